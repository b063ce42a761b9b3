#!/usr/bin/env bash
# A throwaway MariaDB server for the tests, never the system's: scripts/mariadb.sh start|stop|env
#
#   start   makes and starts it; prints what `env` prints
#   env     prints the variables of the running server, to be evaluated by a shell
#   stop    stops it and removes its folder
#
# It listens on a free port of 127.0.0.1 and on a private socket, with and without TLS, and lets `root` in without a
# password. `bastion_password` needs the password `correct horse`; `bastion_reader` may see what is granted to it.
. "$(dirname "$0")/common.sh"

STATE=$TOOLS/mariadb
RUN=()
if [ "$(id -u)" = 0 ]; then
    DB_USER=nobody
    ! id mysql >/dev/null 2>&1 || DB_USER=mysql
    RUN=(setpriv "--reuid=$DB_USER" "--regid=$(id -gn "$DB_USER")" --clear-groups env HOME=/)
fi

find_server() {
    local name
    for name in mariadbd mysqld; do
        PATH=$PATH:/usr/sbin:/usr/libexec command -v "$name" && return
    done
    return 1
}

start_server() {
    local folder port server log=$LOGS/mariadb.log
    server=$(find_server) || fail "no MariaDB server was found" "run make setup, which installs the package mariadb-server"
    folder=$(mktemp -d -t bastion-mariadb.XXXXXX)
    port=$(free_port)
    make_certificates "$folder"
    [ "${#RUN[@]}" = 0 ] || chown -R "$DB_USER" "$folder"
    (cd "$folder" && "${RUN[@]}" mariadb-install-db --no-defaults --datadir="$folder/data" --skip-test-db \
        --auth-root-authentication-method=normal) >"$log" 2>&1 || fail "the server's folder cannot be made" "see $log"
    # not durable on purpose, and loud about nothing
    cat >"$folder/my.cnf" <<END
[mariadbd]
datadir = $folder/data
socket = $folder/socket
port = $port
bind-address = 127.0.0.1
pid-file = $folder/pid
tmpdir = $folder
innodb_flush_log_at_trx_commit = 0
innodb_doublewrite = 0
innodb_buffer_pool_size = 64M
event_scheduler = OFF
skip-log-bin
character-set-server = utf8mb4
collation-server = utf8mb4_general_ci
ssl-ca = $folder/ca.crt
ssl-cert = $folder/server.crt
ssl-key = $folder/server.key
performance_schema = ON
END
    (cd "$folder" && exec setsid "${RUN[@]}" "$server" --defaults-file="$folder/my.cnf") >>"$log" 2>&1 </dev/null &
    disown
    echo "$folder $port" >"$STATE/server"
    local waited=0
    until mariadb --no-defaults -u root -S "$folder/socket" -e "SELECT 1" >/dev/null 2>&1; do
        waited=$((waited + 1))
        [ "$waited" -lt 300 ] || { tail -n 20 "$log" >&2; fail "the server does not start" "its log stands above"; }
        sleep 0.2
    done
    mariadb --no-defaults -u root -S "$folder/socket" -e "
        CREATE USER 'bastion_password'@'127.0.0.1' IDENTIFIED BY 'correct horse';
        CREATE USER 'bastion_reader'@'127.0.0.1'" \
        || fail "the server does not answer" "see $log"
    note "MariaDB $("$server" --version | sed 's/.*Ver \([0-9.]*\).*/\1/') on port $port"
}

print_environment() {
    [ -s "$STATE/server" ] || fail "no throwaway server is running" "scripts/mariadb.sh start"
    local folder port
    read -r folder port <"$STATE/server"
    echo "export BASTION_TEST_MARIADB=mysql://root@127.0.0.1:$port"
    echo "export BASTION_TEST_MARIADB_SOCKET=$folder/socket"
    echo "export BASTION_TEST_MARIADB_CA=$folder/ca.crt"
}

stop_server() {
    [ -s "$STATE/server" ] || return 0
    local folder port pid
    read -r folder port <"$STATE/server"
    if pid=$(cat "$folder/pid" 2>/dev/null); then
        kill -KILL "$pid" 2>/dev/null || true
    fi
    rm -rf "$folder"
    rm -f "$STATE/server"
}

mkdir -p "$STATE"
case ${1:-} in
    start)
        stop_server
        trap '[ $? = 0 ] || stop_server' EXIT
        start_server
        print_environment
        ;;
    env) print_environment ;;
    stop) stop_server ;;
    *) fail "what to do with the server was not said" "scripts/mariadb.sh start|stop|env" ;;
esac
