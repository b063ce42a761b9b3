#!/usr/bin/env bash
# The figures of the README, each beside a named peer in the same run: scripts/bench.sh [bench...]
. "$(dirname "$0")/common.sh"

scripts/setup.sh system python peers tpc
trap 'scripts/postgres.sh stop; scripts/mariadb.sh stop' EXIT
scripts/postgres.sh start >/dev/null
eval "$(scripts/postgres.sh env)"
export BASTION_PYTHON=$VENV/bin/python

[ $# -gt 0 ] || set -- $(sed -n '/^\[\[bench\]\]/,/^$/s/^name = "\(.*\)"/\1/p' Cargo.toml)
[ $# -gt 0 ] || fail "there is no bench" "declare one in the root Cargo.toml"
for bench in "$@"; do
    step "bench: $bench"
    if [ "$bench" = guard ]; then
        scripts/setup.sh guards
        scripts/mariadb.sh start >/dev/null
        eval "$(scripts/mariadb.sh env)"
        export BASTION_GUARD_PYTHON=$TOOLS/guards/bin/python
    fi
    features=servers
    [ "$bench" != policy ] || features=servers,peers
    cargo bench --locked --quiet --features "$features" --bench "$bench"
done
