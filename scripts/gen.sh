#!/usr/bin/env bash
# Writes the generated files again: schemas/, the models and stubs of Python and Node. Commit what changes.
. "$(dirname "$0")/common.sh"

UPDATE=1 cargo test --locked --quiet -p bastion-workspace --test it -- generated \
    || fail "a generated file could not be written" "see the test's message above"
git --no-pager diff --stat 2>/dev/null || true
