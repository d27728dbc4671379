#!/bin/bash
# usage: with-program.sh PROGRAM SCRIPT MONEVCTL
# A private display, session bus and accessibility bus; starts PROGRAM on a database that does not
# exist yet and runs SCRIPT, which uses it as a person would. Prints TAP.
set -eu
program=$1 script=$2 ctl=$3
here=$(cd "$(dirname "$0")" && pwd)
home=$(mktemp -d "${TMPDIR:-/tmp}/monev-e2e-XXXXXX")
trap 'rm -rf "$home"' EXIT
mkdir -p "$home/config/gtk-4.0" "$home/data" "$home/cache" "$home/runtime"
chmod 700 "$home/runtime"
cp "$here/../ui/gtk-settings.ini" "$home/config/gtk-4.0/settings.ini"
export GSK_RENDERER=cairo GDK_DEBUG=gl-disable GDK_BACKEND=x11 GSETTINGS_BACKEND=memory LANG=C.UTF-8 LC_ALL=C.UTF-8
export XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data XDG_CACHE_HOME=$home/cache XDG_RUNTIME_DIR=$home/runtime
export MONEV_E2E_CTL=$ctl MONEV_E2E_HOME=$home MONEV_E2E_DB="sqlite:$home/data/monev.db" MONEV_E2E_PROGRAM=$program
export PYTHONPATH=$here PYTHONDONTWRITEBYTECODE=1
unset NO_AT_BRIDGE GTK_A11Y DISPLAY WAYLAND_DISPLAY
timeout 240 xvfb-run -a -s '-screen 0 1280x800x24 -nolisten tcp' dbus-run-session -- bash -c '
  /usr/libexec/at-spi-bus-launcher --launch-immediately >/dev/null 2>&1 &
  xcompmgr >/dev/null 2>&1 &
  /usr/bin/python3 "$0"; status=$?
  kill %1 %2 2>/dev/null
  wait 2>/dev/null
  exit $status' "$script"
