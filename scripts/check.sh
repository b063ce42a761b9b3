#!/usr/bin/env bash
# What a review would say, without a server: scripts/check.sh
. "$(dirname "$0")/common.sh"

[ ! -d "$TOOLS/node/bin" ] || export PATH=$TOOLS/node/bin:$PATH

step "format"
cargo fmt --all --check || fail "the code is not formatted" "make fmt"
step "lints"
cargo clippy --locked --quiet --workspace --all-targets --features bastion-workspace/servers -- -D warnings
# a workspace build unites the features, which hides what only compiles with all of them
cargo clippy --locked --quiet -p bastion-core -- -D warnings
step "documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --locked --quiet --no-deps -p bastion-core --features full
step "tidiness and generated files"
cargo test --locked --quiet -p bastion-workspace --test it -- tidy generated
if command -v cargo-deny >/dev/null; then
    step "licences, bans and sources"
    cargo deny --log-level error check licenses bans sources
else
    note "cargo-deny is missing: licences, bans and sources were not checked (cargo install cargo-deny --locked)"
fi
if [ -x "$VENV/bin/mypy" ] && [ -d crates/bastion-py/python/bastion ]; then
    step "Python types"
    "$VENV/bin/mypy" --strict --no-error-summary crates/bastion-py/python/bastion
else
    note "no Python environment: types were not checked (make setup)"
fi
if [ -d crates/bastion-node/node_modules ]; then
    step "Node types"
    (cd crates/bastion-node && npx --no-install tsc --noEmit --strict -p .)
else
    note "no Node packages: types were not checked (make setup)"
fi
step "done"
