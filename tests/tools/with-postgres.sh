#!/bin/bash
# usage: with-postgres.sh COMMAND…
# Runs COMMAND with MONEV_TEST_POSTGRES set to a throwaway cluster that listens on a socket alone.
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -n 1)
[ -n "$bin" ] || { echo "PostgreSQL is not installed: ./dev setup installs it" >&2; exit 1; }
dir=$(mktemp -d "${TMPDIR:-/tmp}/monev-pg-XXXXXX")
as=()
if [ "$(id -u)" = 0 ]; then chown postgres: "$dir"; as=(runuser -u postgres --); fi # initdb refuses root
cd "$dir"
stop() { "${as[@]}" "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1 || true; rm -rf "$dir"; }
trap stop EXIT
trap 'exit 130' INT TERM
if ! { "${as[@]}" "$bin/initdb" -D "$dir/data" -U app -A trust -E UTF8 --locale=C.UTF-8 --no-sync --no-instructions &&
       "${as[@]}" "$bin/pg_ctl" -D "$dir/data" -w -t 60 -l "$dir/data/log" \
         -o "-c listen_addresses='' -k $dir -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c shared_buffers=64MB -c max_connections=60" start; } >"$dir/out" 2>&1; then
  cat "$dir/out" >&2; exit 1
fi
export MONEV_TEST_POSTGRES="postgresql:///postgres?host=$dir&user=app"
export MONEV_TEST_POSTGRES_DATA="$dir/data" MONEV_TEST_POSTGRES_BIN="$bin"
cd "$OLDPWD"
status=0
"$@" || status=$?
exit $status
