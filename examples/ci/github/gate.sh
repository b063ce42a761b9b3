#!/usr/bin/env bash
# Annotations, step summary, SARIF and one comment from one comparison. Needs bastion, and gh for the comment.
set -euo pipefail

marker='<!-- bastion:comparison -->'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
artifact=()
[ -z "${BASTION_ARTIFACT:-}" ] || artifact=(--artifact "$BASTION_ARTIFACT")

compare() { bastion diff "$BASTION_OLD" "$BASTION_NEW" "${artifact[@]}" "$@"; }

# both sources are read once: the rest works on files
bastion snapshot "$BASTION_OLD" --output "$work/old.json" --format json
bastion snapshot "$BASTION_NEW" --output "$work/new.json" --format json
BASTION_OLD=$work/old.json BASTION_NEW=$work/new.json

compare --fail-on never --format github
compare --fail-on never --format sarif >"$BASTION_SARIF"
compare --fail-on never --format comment >"$work/comment.md"
[ -z "${GITHUB_STEP_SUMMARY:-}" ] || cat "$work/comment.md" >>"$GITHUB_STEP_SUMMARY"

if [ "${BASTION_COMMENT:-true}" = true ] && [ -n "${BASTION_PULL_REQUEST:-}" ]; then
    comments=repos/$GITHUB_REPOSITORY/issues
    found=$(gh api --paginate "$comments/$BASTION_PULL_REQUEST/comments" \
        --jq ".[] | select(.body | startswith(\"$marker\")) | .id" | head -n 1)
    if [ -n "$found" ]; then
        gh api --method PATCH "$comments/comments/$found" --field body=@"$work/comment.md" >/dev/null
    else
        gh api --method POST "$comments/$BASTION_PULL_REQUEST/comments" --field body=@"$work/comment.md" >/dev/null
    fi
fi

compare --fail-on "${BASTION_FAIL_ON:-error}" --format text
