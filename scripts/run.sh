#!/usr/bin/env bash
# The demonstration, on nothing but this machine: a small bank's database in two versions (SQLite, no server), snapshot,
# drift, decision, proof and its verification. Leaves bastion-demo/ with the evidence pack.
. "$(dirname "$0")/common.sh"

command -v cargo >/dev/null || fail "\`cargo\` is missing" "install Rust from https://rustup.rs"
command -v cc >/dev/null || scripts/setup.sh system
step "build the \`bastion\` binary (the first time takes a few minutes)"
cargo build --locked --quiet -p bastion-server --bin bastion -p bastion-workspace --example bank \
    || fail "the binary does not build" "see the compiler's message above"
BASTION_BIN=$ROOT/target/debug/bastion exec "$ROOT/target/debug/examples/bank" "$@"
