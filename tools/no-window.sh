#!/bin/sh
# Lists the packages that need the toolkit neither in their code nor in their tests: the ones that can be tested under
# the race detector in reasonable time.
set -eu

CGO_ENABLED=0 "${GO:-go}" list -test -tags test -f '{{.ImportPath}} {{join .Deps " "}}' ./... | awk '
	$2 ~ /^\[/ { next } # a package as built for a test; the test itself lists the same
	{ sub(/[.]test$/, "", $1); seen[$1] = 1 }
	/ fyne\.io\// { window[$1] = 1 }
	END { for (p in seen) if (!(p in window)) print p }' | sort
