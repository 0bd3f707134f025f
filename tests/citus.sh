#!/bin/sh
# Runs every test of the library that is marked for PostgreSQL on distributed tables, on the coordinator that ADFLUX_TEST_POSTGRES names.
# The user must be allowed to create databases and extensions; databases are made for the tests and dropped after them.
set -eu

say() {
    echo "tests/citus.sh: $1" >&2
    exit 2
}

[ -n "${ADFLUX_TEST_POSTGRES:-}" ] \
    || say "set ADFLUX_TEST_POSTGRES to the connection string of a Citus coordinator, as Host=...;Port=...;Username=...;Password=...;Database=postgres"
command -v psql > /dev/null || say "psql is needed to look at the server (Debian: apt-get install postgresql-client)"

part() { printf '%s' "$ADFLUX_TEST_POSTGRES" | tr ';' '\n' | sed -n "s/^ *$1 *= *//Ip" | head -n 1; }

PGHOST=$(part Host) PGPORT=$(part Port) PGUSER=$(part Username) PGPASSWORD=$(part Password) PGDATABASE=$(part Database)
export PGHOST PGPORT="${PGPORT:-5432}" PGUSER PGPASSWORD PGDATABASE="${PGDATABASE:-postgres}"

loaded=$(psql -XAtc "SELECT current_setting('shared_preload_libraries') ~ 'citus'" 2>&1) || say "the server cannot be asked: $loaded"
[ "$loaded" = t ] || say "the server that ADFLUX_TEST_POSTGRES names is no Citus coordinator: citus is not in its shared_preload_libraries"

cd "$(dirname "$0")/.."
ADFLUX_TEST_CITUS=1 exec dotnet run --project tests/AdFlux.Data.Tests -- -trait Provider=PostgreSQL "$@"
