#!/usr/bin/env bash
# Loads `before` + `rows` and `after` + `rows after` of migration cases with psql: scripts/migrate_cases.sh FILE...
# Says which case does not load, so that a case can be written without building anything.
set -u
status=0
messages=$(mktemp)
section() { awk -v want="--- $2" '/^--- /{on=($0==want);next} on' "$1"; }
for file in "$@"; do
    for side in before after; do
        database=bastion_load_$$
        rows=rows; [ "$side" = after ] && rows="rows after"
        "$BASTION_PSQL" -qX "$BASTION_TEST_POSTGRES" -c "CREATE DATABASE $database TEMPLATE template0" || exit 2
        { section "$file" "$side"; section "$file" "$rows"; } | \
            "$BASTION_PSQL" -qX -v ON_ERROR_STOP=1 -1 "${BASTION_TEST_POSTGRES%/*}/$database" >/dev/null 2>"$messages" \
            || { echo "$file: $side: $(head -n 2 "$messages" | tr '\n' ' ')"; status=1; }
        "$BASTION_PSQL" -qX "$BASTION_TEST_POSTGRES" -c "DROP DATABASE $database"
    done
done
rm -f "$messages"
exit $status
