#!/usr/bin/env bash
# Every test of every language: scripts/test.sh [part...]     (parts: see PARTS)
#
# Cold, on two cores: the downloads run beside the Rust build, and the Rust build is shared: Python's and Node's
# packages are made with the same profile and features, so the core is compiled once.
. "$(dirname "$0")/common.sh"

# ---------------------------------------------------------------------------------------------------------------
# The parts, in order. A part is on when its line here is.
PARTS=(
    rust     # unit, integration and server tests; then the examples in the core's documentation
    python   # the wheel, pytest, mypy --strict, stubtest
    node     # the addon, node --test, tsc --strict
    examples # one per language and the notebook
    wasm     # the core without features, checked for wasm32-unknown-unknown
    run      # the demonstration of `make run`
)
# ---------------------------------------------------------------------------------------------------------------
[ $# = 0 ] || PARTS=("$@")

summary=()
downloads=

wanted() {
    case " ${PARTS[*]} " in *" $1 "*) true ;; *) false ;; esac
}

# require <path> <part>: a part whose files are missing fails; nothing is skipped silently
require() {
    [ -e "$ROOT/$1" ] || fail "the part \`$2\` has no $1" "add it, or take the part out of PARTS in scripts/test.sh"
}

finish() {
    local status=$?
    [ -z "$downloads" ] || kill "$downloads" 2>/dev/null || true
    scripts/postgres.sh stop
    scripts/mariadb.sh stop
    exit $status
}
trap finish EXIT
trap 'exit 130' INT TERM

# --- setup and build ------------------------------------------------------------------------------------------

scripts/setup.sh system
wasm_installed() { [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]; }
[ -x "$TOOLS/node/bin/node" ] && export PATH=$TOOLS/node/bin:$PATH

parts_to_download=(python schema tpc)
if wanted node; then
    require crates/bastion-node/package-lock.json node
    parts_to_download+=(node browser)
fi
step "download Python and Node packages, beside the build (.tools/log/downloads.log)"
scripts/setup.sh "${parts_to_download[@]}" >"$LOGS/downloads.log" 2>&1 &
downloads=$!

step "build"
cargo build --locked --workspace --all-targets --features bastion-workspace/servers \
    || fail "the workspace does not build" "see the compiler's message above"

wait "$downloads" || {
    downloads=
    cat "$LOGS/downloads.log" >&2
    fail "the setup of the other languages failed" "its last lines stand above; make setup tries again"
}
downloads=
[ -x "$TOOLS/node/bin/node" ] && export PATH=$TOOLS/node/bin:$PATH

step "start throwaway database servers"
scripts/postgres.sh start >/dev/null
eval "$(scripts/postgres.sh env)"
scripts/mariadb.sh start >/dev/null
eval "$(scripts/mariadb.sh env)"
export BASTION_BIN=$ROOT/target/debug/bastion
export BASTION_PYTHON=$VENV/bin/python
export VIRTUAL_ENV=$VENV
export PATH=$VENV/bin:$PATH
unset CONDA_PREFIX PYTHONHOME PYTHONPATH

# --- the parts ------------------------------------------------------------------------------------------------

test_rust() {
    step "Rust: tests"
    local flags=(--locked --workspace --features bastion-workspace/servers)
    if command -v cargo-nextest >/dev/null; then
        cargo nextest run "${flags[@]}" 2>&1 | tee "$LOGS/rust.log"
        summary+=("Rust: $(sed 's/\x1b\[[0-9;]*m//g' "$LOGS/rust.log" | grep -E 'tests? run:' | tail -n 1 | sed 's/^ *//')")
    else
        # the whole run has the limit that nextest gives each test
        timeout 1200 cargo test "${flags[@]}" --no-fail-fast 2>&1 | tee "$LOGS/rust.log"
        summary+=("Rust: $(counted_by_libtest "$LOGS/rust.log")")
    fi
    step "Rust: examples in the documentation"
    cargo test --locked --doc -p bastion-core --features full 2>&1 | tee "$LOGS/doc.log"
    summary+=("Rust documentation: $(counted_by_libtest "$LOGS/doc.log")")
}

# counted_by_libtest <log>: the sum of its `test result` lines
counted_by_libtest() {
    awk '/^test result:/ { for (i = 1; i < NF; i++) { if ($(i+1) == "passed;") p += $i; if ($(i+1) == "failed;") f += $i } }
        END { printf "%d passed, %d failed", p, f }' "$1"
}

test_python() {
    require crates/bastion-py/pyproject.toml python
    require tests/python python
    step "Python: build the package into the environment"
    (cd crates/bastion-py && maturin develop --locked --quiet) || fail "the Python package does not build" "see the message above"
    step "Python: tests"
    python -m pytest -q --color=no crates/bastion-py/tests tests/python 2>&1 | tee "$LOGS/python.log"
    summary+=("Python: $(tail -n 1 "$LOGS/python.log")")
    step "Python: types"
    mypy --strict --no-error-summary crates/bastion-py/python/bastion
    # the stubs say what the built module really has
    (cd "$TOOLS" && python -m mypy.stubtest bastion --ignore-missing-stub --concise)
    summary+=("Python types: mypy --strict and stubtest clean")
}

test_node() {
    step "Node: build the addon"
    # the development profile of the workspace, as built above
    (cd crates/bastion-node && npm run --silent build) || fail "the Node addon does not build" "see the message above"
    step "Node: tests"
    (cd crates/bastion-node && npm test --silent) 2>&1 | tee "$LOGS/node.log"
    summary+=("Node: $(awk '/^(#|ℹ) (pass|fail) / { printf "%s%s %sed", s, $3, $2; s = ", " }' "$LOGS/node.log")")
    if grep -q 'no Chromium on this machine' "$LOGS/node.log"; then
        summary+=("Node in a browser: NOT CHECKED, there is no Chromium")
    else
        summary+=("Node in a browser: Chromium answers as Node does")
    fi
    step "Node: types"
    (cd crates/bastion-node && npx --no-install tsc --noEmit --strict -p .)
    summary+=("Node types: tsc --strict clean")
}

test_examples() {
    local count=0 example name
    for example in examples/*.rs examples/*.py examples/*.mjs examples/*.ipynb; do
        [ -e "$example" ] || fail "there is no $example" "every language has an example that runs"
        step "example: $example"
        name=$(basename "$example")
        case $example in
            *.rs) cargo run --locked --quiet --example "${name%.rs}" ;;
            *.py) python "$example" ;;
            *.mjs) node "$example" ;;
            *.ipynb) python scripts/notebook.py "$example" ;;
        esac >"$LOGS/example-$name.log" 2>&1 || {
            cat "$LOGS/example-$name.log" >&2
            fail "$example failed" "its output stands above"
        }
        count=$((count + 1))
    done
    summary+=("Examples: $count passed, 0 failed")
}

test_wasm() {
    if wasm_installed; then
        step "the core for wasm32-unknown-unknown"
        cargo check --locked --quiet -p bastion-core --target wasm32-unknown-unknown
        summary+=("WebAssembly: the core compiles")
    else
        note "wasm32-unknown-unknown is not installed and could not be: not checked"
        summary+=("WebAssembly: NOT CHECKED, the target could not be installed")
    fi
}

test_run() {
    step "the demonstration"
    scripts/run.sh >"$LOGS/run.log" 2>&1 || {
        cat "$LOGS/run.log" >&2
        fail "make run failed" "its output stands above"
    }
    summary+=("make run: passed")
}

for part in "${PARTS[@]}"; do
    declare -F "test_$part" >/dev/null || fail "there is no part \`$part\`" "see PARTS in scripts/test.sh"
    "test_$part"
done

step "done"
printf '%s\n' "${summary[@]}"
echo "all parts passed: ${PARTS[*]}"
