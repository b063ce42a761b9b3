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

# a port nobody listens on
free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# make_certificates <folder>: ca.crt, and server.crt and server.key for localhost, all two days valid
make_certificates() {
    local folder=$1
    (
        cd "$folder"
        openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout ca.key -out ca.crt -subj "/CN=Bastion test authority" \
            -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign
        openssl req -newkey rsa:2048 -nodes -keyout server.key -out server.csr -subj /CN=localhost
        printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\nbasicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n' >server.ext
        openssl x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile server.ext -out server.crt
        chmod 600 server.key ca.key
    ) >>"$LOGS/openssl.log" 2>&1 || fail "the certificates cannot be made" "see .tools/log/openssl.log"
}
