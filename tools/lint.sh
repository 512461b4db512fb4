#!/bin/sh
# Checks formatting and looks for mistakes, with and without cgo: lint.sh GOFUMPT STATICCHECK TEST_TAGS BUILD_TAGS
# It goes through all checks before it fails.
set -u

go=${GO:-go}
status=0
unformatted=$(CGO_ENABLED=0 "$go" run "$1" -l .) || status=1
if [ -n "$unformatted" ]; then
	printf 'not formatted (make fmt does it):\n%s\n' "$unformatted" >&2
	status=1
fi
CGO_ENABLED=0 "$go" vet -tags "$3,e2e" ./... || status=1
"$go" vet -tags "$4" ./cmd/... ./tools/... || status=1
CGO_ENABLED=0 "$go" run "$2" -tags "$3,e2e" ./... || status=1
# The benchmark is a module of its own: SQLite in C is no part of the program.
(cd bench && CGO_ENABLED=1 "$go" vet -tags sqlite_fts5 ./...) || status=1
exit $status
