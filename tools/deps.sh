#!/bin/sh
# Finds out what this machine lacks to build (deps.sh build) or also to test (deps.sh build test) Milepost, says so,
# and installs it after one question. The answer is taken as yes when root asks, or with YES=1 or CI set.
# Only Debian and its relatives are installed for; elsewhere it says what is needed.
set -eu

build="gcc libc6-dev pkg-config libgl1-mesa-dev libgl1-mesa-dri libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev"
test="xvfb openbox xdotool poppler-utils qpdf"
judge="nodejs npm"
windows="gcc-mingw-w64-x86-64"

say() { printf '%s\n' "$*" >&2; }

need_go() {
	if ! command -v "${GO:-go}" >/dev/null; then
		say "Milepost needs Go 1.26 or newer: install it from https://go.dev/dl/ and put its bin folder on the PATH."
		exit 1
	fi
}

# other_system names what is missing where we do not know the packages.
other_system() {
	case "$(uname -s)" in
	Darwin) compiler="the Xcode command line tools (xcode-select --install)" ;;
	MINGW* | MSYS* | CYGWIN*) compiler="a C compiler (MSYS2: pacman -S mingw-w64-x86_64-gcc)" ;;
	*) compiler="a C compiler, pkg-config and the headers of OpenGL, Xcursor, Xrandr, Xinerama, Xi and Xxf86vm" ;;
	esac
	if ! command -v "${CC:-gcc}" >/dev/null && ! command -v clang >/dev/null; then
		say "Milepost's window needs $compiler; install that and try again."
		exit 1
	fi
	case " $* " in *" test "*)
		missing=""
		for tool in Xvfb openbox xdotool pdftotext qpdf; do
			command -v "$tool" >/dev/null || missing="$missing $tool"
		done
		if [ -n "$missing" ] && [ "$(uname -s)" = Linux ]; then
			say "The tests also need:$missing; install them with your system's package manager and try again."
			exit 1
		fi
		;;
	esac
	case " $* " in *" judge "*)
		if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
			say "The judge also needs Node and npm; install them with your system's package manager and try again."
			exit 1
		fi
		;;
	esac
	exit 0
}

# agreed asks once, unless the answer is known.
agreed() {
	if [ "$(id -u)" = 0 ] || [ "${YES:-}" = 1 ] || [ -n "${CI:-}" ]; then
		return 0
	fi
	if [ ! -t 0 ]; then
		return 1
	fi
	printf 'Install now? [Y/n] ' >&2
	read -r answer
	case "$answer" in "" | [Yy]*) return 0 ;; *) return 1 ;; esac
}

need_go
if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
	other_system "$@"
fi

wanted=""
for group in "$@"; do
	case "$group" in
	build) wanted="$wanted $build" ;;
	test) wanted="$wanted $test" ;;
	windows) wanted="$wanted $windows" ;;
	judge)
		if ! command -v node >/dev/null || ! command -v npm >/dev/null; then wanted="$wanted $judge"; fi
		;;
	*)
		say "usage: deps.sh [build] [test] [windows] [judge]"
		exit 2
		;;
	esac
done
# Modules are fetched over HTTPS, which needs certificates of some kind; a machine that has its own is left alone.
if [ ! -e /etc/ssl/certs/ca-certificates.crt ] && [ -z "${SSL_CERT_FILE:-}${SSL_CERT_DIR:-}" ]; then
	wanted="$wanted ca-certificates"
fi

# shellcheck disable=SC2086 # a list of package names
have=" $(dpkg-query -W -f='${db:Status-Status}=${Package} ' $wanted 2>/dev/null || true) "
missing=""
for package in $wanted; do
	case "$have" in *" installed=$package "*) ;; *) missing="$missing $package" ;; esac
done
if [ -z "$missing" ]; then
	exit 0
fi

say "Missing on this machine:$missing"
sudo=""
if [ "$(id -u)" != 0 ]; then
	sudo="sudo"
	if ! command -v sudo >/dev/null; then
		say "Install it as root with: apt-get install$missing"
		exit 1
	fi
fi
if ! agreed; then
	say "Install it with: ${sudo:+$sudo }apt-get install$missing"
	exit 1
fi
$sudo apt-get update -q || say "The list of packages could not be refreshed; going on with the one at hand."
# shellcheck disable=SC2086
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
