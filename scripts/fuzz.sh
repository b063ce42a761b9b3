#!/usr/bin/env bash
# Fuzzes every target (or the ones named) for BASTION_FUZZ_SECONDS seconds each: scripts/fuzz.sh [target...]
#
# Coverage instrumentation is part of stable rustc; the core forbids `unsafe`, so no sanitizer and no nightly is needed.
# What is found is kept in fuzz/artifacts/<target>/; run one again with: scripts/fuzz.sh --reproduce <target> <file>
. "$(dirname "$0")/common.sh"

command -v c++ >/dev/null || fail "no C++ compiler for libFuzzer" "install one: apt-get install g++"
seconds=${BASTION_FUZZ_SECONDS:-60}
host=$(rustc -vV | sed -n 's/^host: //p')
manifest=$ROOT/fuzz/Cargo.toml
instrumented="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table
    -Cllvm-args=-sanitizer-coverage-trace-compares --cfg=fuzzing -Ccodegen-units=1"

step "build the fuzz targets"
# --target keeps the flags away from build scripts and procedural macros
RUSTFLAGS=$(echo $instrumented) cargo build --quiet --release --manifest-path "$manifest" --target "$host" \
    || fail "the fuzz targets do not build" "see the compiler's message above"
binaries=$ROOT/fuzz/target/$host/release

if [ "${1:-}" = --reproduce ]; then
    exec "$binaries/$2" "$3"
fi
[ $# -gt 0 ] || set -- $(sed -n 's|^path = "fuzz_targets/\(.*\)\.rs"|\1|p' "$manifest")
for target in "$@"; do
    corpus=$ROOT/fuzz/corpus/$target
    artifacts=$ROOT/fuzz/artifacts/$target
    mkdir -p "$corpus" "$artifacts" "$ROOT/fuzz/seeds/$target"
    step "fuzz $target for $seconds s"
    "$binaries/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=16384 -print_final_stats=1 \
        -artifact_prefix="$artifacts/" "$corpus" "$ROOT/fuzz/seeds/$target" >"$LOGS/fuzz-$target.log" 2>&1 || {
        tail -n 30 "$LOGS/fuzz-$target.log"
        fail "$target broke" "the input is in fuzz/artifacts/$target; scripts/fuzz.sh --reproduce $target <file>"
    }
    grep -E 'stat::number_of_executed_units|stat::new_units_added' "$LOGS/fuzz-$target.log"
done
