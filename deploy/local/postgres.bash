# shellcheck shell=bash
# PostgreSQL servers owned by a script: sourced by tests/run and deploy/local, never run by itself.
# PostgreSQL refuses to run as root, so root hands it to the account of the distribution's package.

# Installs packages of the distribution; says what is missing when nobody allows it to.
install_packages() {
  command -v apt-get >/dev/null || { echo "Install $* first: there is no apt-get here." >&2; return 1; }
  echo "Installing $* ..." >&2
  as_root apt-get update -qq >&2 && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

as_root() {
  if ((EUID == 0)); then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "This account is neither root nor has it sudo, which is needed for: $*" >&2
    return 1
  fi
}

# The folder of the newest installed server's programs; nothing when there is none.
postgres_programs() {
  local initdb
  initdb=$(printf '%s\n' /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)
  [[ -x $initdb ]] || initdb=$(command -v initdb) || return 1
  dirname "$initdb"
}

# Without the server of its own that the package would start at once on port 5432.
install_postgres() {
  local quiet=/etc/postgresql-common/createcluster.d/no-main-cluster.conf outcome
  as_root mkdir -p "${quiet%/*}" && echo 'create_main_cluster = false' | as_root tee "$quiet" >/dev/null || return 1
  install_packages postgresql
  outcome=$?
  as_root rm -f "$quiet"
  return $outcome
}

# Runs a program of PostgreSQL as an account that it accepts.
as_postgres() {
  if ((EUID == 0)); then
    (cd / && runuser -u postgres -- "$@")
  else
    "$@"
  fi
}

# A port of 127.0.0.1 below the range that the system hands out, on which nobody listens.
free_port() {
  local port
  for _ in {1..50}; do
    port=$((20000 + RANDOM % 10000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      return 0
    fi
  done
  return 1
}

# start_postgres FOLDER: makes a database cluster there unless it has one, starts it and prints its port.
# Everybody on this machine may connect (trust), nobody from elsewhere; commits are on disk when they are acknowledged.
start_postgres() {
  local folder=$1 programs port
  programs=$(postgres_programs) || return 1
  if ((EUID == 0)); then chown postgres "$folder"; fi
  chmod 700 "$folder"
  if ! as_postgres test -w "$folder"; then
    echo "The account that runs PostgreSQL cannot reach $folder." >&2
    return 1
  fi
  if [[ ! -f $folder/db/PG_VERSION ]]; then
    as_postgres "$programs/initdb" -D "$folder/db" -U postgres -A trust -E UTF8 --locale=C >"$folder/initdb.log" 2>&1 ||
      { cat "$folder/initdb.log" >&2; return 1; }
  fi
  for _ in 1 2 3; do
    port=$(free_port) || return 1
    if as_postgres "$programs/pg_ctl" -D "$folder/db" -l "$folder/postgres.log" -w -t 60 \
      -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c fsync=on -c max_connections=300" start >/dev/null; then
      echo "$port"
      return 0
    fi
  done
  tail -n 20 "$folder/postgres.log" >&2
  return 1
}

# stop_postgres FOLDER MODE: fast ends it cleanly, immediate is for data that nobody needs any more.
stop_postgres() {
  local programs
  [[ -f $1/db/postmaster.pid ]] || return 0
  programs=$(postgres_programs) || return 1
  as_postgres "$programs/pg_ctl" -D "$1/db" -m "$2" -w -t 60 stop >/dev/null
}
