# A private PostgreSQL for one test run: on loopback, in a temporary directory, gone afterwards.
# Sourced by ./test. Offers postgres_binaries, postgres_start and postgres_stop.

# The newest server that is installed: Debian's place first, then the PATH.
postgres_binaries() {
    local initdb
    initdb=$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1)
    [[ -n $initdb ]] || initdb=$(command -v initdb) || return 1
    dirname "$initdb"
}

# PostgreSQL refuses to run as root; root therefore acts as the user that the package made.
as_postgres() {
    if [[ $EUID == 0 ]]; then
        setpriv --reuid=postgres --regid=postgres --init-groups "$@"
    else
        "$@"
    fi
}

free_port() {
    local port
    while true; do
        port=$((20000 + RANDOM % 20000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
}

# Starts the server below directory $1 and exports its connection string.
postgres_start() {
    local bin port attempt
    bin=$(postgres_binaries)
    postgres_home=$1
    mkdir -p "$postgres_home"
    [[ $EUID != 0 ]] || chown postgres: "$postgres_home"

    as_postgres "$bin/initdb" -D "$postgres_home/data" -U caseflow -A trust -E UTF8 \
        --locale=C.UTF-8 --no-sync >"$postgres_home.log" 2>&1 || return 1

    # Somebody may take the port between looking and starting: look again.
    for attempt in 1 2 3 4 5; do
        port=$(free_port)
        # fsync=off: nothing in this database has to survive the machine.
        if as_postgres "$bin/pg_ctl" -D "$postgres_home/data" -w -l "$postgres_home/server.log" \
            -o "-c listen_addresses=127.0.0.1 -p $port -c unix_socket_directories=$postgres_home" \
            -o "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200" \
            start >>"$postgres_home.log" 2>&1 </dev/null
        then
            export CASEFLOW_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=caseflow;Database=postgres"
            return 0
        fi
    done
    return 1
}

postgres_stop() {
    [[ -n ${postgres_home:-} && -f $postgres_home/data/postmaster.pid ]] || return 0
    as_postgres "$(postgres_binaries)/pg_ctl" -D "$postgres_home/data" -m immediate -w stop >/dev/null 2>&1 || true
}
