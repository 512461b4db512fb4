#!/bin/sh
# Opens a team file in the window, or says how to see it without one: run.sh PROGRAM FILE
set -eu

if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
	echo "There is no display to open a window on; the same in this terminal: $1 show today $2"
	exit 0
fi
exec "$1" "$2"
