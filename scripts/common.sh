# Sourced by every script here: the folders, and one voice for what goes on.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
TOOLS=$ROOT/.tools
VENV=$TOOLS/venv
LOGS=$TOOLS/log
mkdir -p "$LOGS"
cd "$ROOT"
export CARGO_TERM_COLOR=${CARGO_TERM_COLOR:-auto}

# step <what>: one line when something begins, with the seconds since the script began
step() {
    printf '==> [%4d s] %s\n' "$SECONDS" "$*" >&2
}

# note <what>: one line of detail
note() {
    printf '    %s\n' "$*" >&2
}

# fail <what happened> <what to do>: ends the script
fail() {
    printf 'error: %s\nhint: %s\n' "$1" "$2" >&2
    exit 1
}

# stamped <name> <file...>: true when `stamp` was called for these very contents of the files
stamped() {
    [ "$(cat "$TOOLS/stamp.$1" 2>/dev/null)" = "$(stamp_of "${@:2}")" ]
}

# stamp <name> <file...>: remembers that the work which depends on the files is done
stamp() {
    stamp_of "${@:2}" >"$TOOLS/stamp.$1"
}

# the place is part of it: a virtual environment does not survive a move
stamp_of() {
    { pwd; cat "$@"; } | sha256sum | cut -d' ' -f1
}
