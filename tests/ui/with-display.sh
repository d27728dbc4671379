#!/bin/bash
# usage: with-display.sh COMMAND…   runs COMMAND on a private display, session bus and configuration folder
set -e
here=$(cd "$(dirname "$0")" && pwd)
config=$(mktemp -d "${TMPDIR:-/tmp}/monev-ui-XXXXXX")
trap 'rm -rf "$config"' EXIT
mkdir -p "$config/gtk-4.0"
cp "$here/gtk-settings.ini" "$config/gtk-4.0/settings.ini"
export XDG_CONFIG_HOME=$config XDG_CACHE_HOME=$config/cache
export GSK_RENDERER=cairo GDK_DEBUG=gl-disable GDK_BACKEND=x11 GSETTINGS_BACKEND=memory
export GTK_A11Y=${GTK_A11Y:-test} NO_AT_BRIDGE=1 LANG=C.UTF-8
# Popovers get black corners without a compositor.
xvfb-run -a -s "-screen 0 1400x1000x24 -dpi 96 -nolisten tcp" dbus-run-session -- bash -c '
  xcompmgr >/dev/null 2>&1 & compositor=$!
  status=0
  "$@" || status=$?
  kill $compositor 2>/dev/null || true
  exit $status' x "$@"
