# Milepost: `make run` opens it with the sample team, `make test` tests it. `make help` lists the rest.
# The first build compiles the graphics library and takes some minutes; later ones take a second.

comma := ,
GO ?= go
GO_ENV := $(shell $(GO) env GOOS GOFLAGS 2>/dev/null)
OS := $(firstword $(GO_ENV))
EXE := $(if $(filter windows,$(OS)),.exe)
PROGRAM := build/milepost$(EXE)
SAMPLE := build/sample.milepost

# One set of tags for every build and one for every test, so that nothing is compiled twice.
BUILD_TAGS := $(if $(filter linux,$(OS)),x11$(comma)migrated_fynedo$(comma)no_animations,migrated_fynedo$(comma)no_animations)
TEST_TAGS := test,migrated_fynedo,no_animations

# Stamping the revision into the program fails in checkouts that belong to somebody else.
export GOFLAGS := -buildvcs=false $(filter-out -buildvcs%,$(wordlist 2,$(words $(GO_ENV)),$(GO_ENV)))

GOFUMPT := mvdan.cc/gofumpt@v0.12.0
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2

ifdef MILEPOST_REALDATA
override MILEPOST_REALDATA := $(abspath $(MILEPOST_REALDATA))
export MILEPOST_REALDATA
endif

.PHONY: help
help: ## list what make can do
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

.PHONY: run
run: deps-build $(PROGRAM) $(SAMPLE) ## open Milepost with the sample team
	@tools/run.sh $(PROGRAM) $(SAMPLE)

.PHONY: build
build: deps-build $(PROGRAM) ## build the program into build/

.PHONY: $(PROGRAM)
$(PROGRAM): | deps-build
	@$(GO) build -tags $(BUILD_TAGS) -o $@ ./cmd/milepost

# Made once; what somebody wrote into it since is theirs.
$(SAMPLE): | $(PROGRAM)
	@$(PROGRAM) sample $@

.PHONY: test
test: deps ## run every test, the built program in a real window included
	@mkdir -p build
	CGO_ENABLED=0 $(GO) test -timeout 30m -tags $(TEST_TAGS) -coverprofile=build/cover.out ./...
	@CGO_ENABLED=0 $(GO) tool cover -func=build/cover.out | awk '/^total:/ {print "coverage: " $$3 " of statements"}'
	@$(MAKE) --no-print-directory e2e

.PHONY: e2e
e2e: deps $(PROGRAM) ## run only the tests of the built program in a real window
ifeq ($(OS),linux)
	CGO_ENABLED=0 MILEPOST_PROGRAM=$(abspath $(PROGRAM)) $(GO) test -tags $(TEST_TAGS),e2e -count=1 ./e2e/...
else
	@echo "The tests in a real window need Xvfb and run on Linux only: skipped."
endif

.PHONY: race
# The database is SQLite in C, translated: watching each of its reads and writes takes ten times as long and finds what is not
# ours. So it is compiled without the detector; its locks are Go's and are seen. Tests that only repeat themselves do so less
# often (-short).
race: deps ## run the tests of everything without a window under the race detector
	$(GO) test -race -short -gcflags='modernc.org/...=-race=false' -timeout 30m -tags $(TEST_TAGS) $$(tools/no-window.sh)

.PHONY: torture
# Which tests these are stands in CONTRIBUTING.md; each prints its seed, and SEED=1 plays that again.
torture: deps ## kill, cut, fill and spoil team files for an hour or so
	CGO_ENABLED=0 MILEPOST_TORTURE=1 $(GO) test -timeout 6h -count=1 -v -tags $(TEST_TAGS) ./storage \
		-run 'Kill|Crash|AtOnce|Files|MainFile|Author|Game|Random|Disk|GoesAway|Rights|OnTheDisk'

.PHONY: lint
lint: deps-build ## check formatting and look for mistakes
	tools/lint.sh $(GOFUMPT) $(STATICCHECK) $(TEST_TAGS) $(BUILD_TAGS)

.PHONY: fmt
fmt: ## format every source file
	CGO_ENABLED=0 $(GO) run $(GOFUMPT) -w .

.PHONY: bench
bench: deps $(PROGRAM) bench-file ## measure files with NOTES=1000,50000 notes against C, lists of deals against sqlite3, and the window against a bare one
	@CGO_ENABLED=0 $(GO) run ./tools/bench/deals -program $(PROGRAM)
	@$(GO) build -tags $(BUILD_TAGS) -o build/label ./tools/bench/label
	@CGO_ENABLED=0 $(GO) run ./tools/bench -program $(PROGRAM) -label build/label \
		-big build/bench/bench-200-$(lastword $(subst $(comma), ,$(NOTES))).milepost
	@CGO_ENABLED=0 $(GO) test -tags test -run xxx -bench MoveOfADate -benchtime 5x ./storage # a date that 1,000 careers hang on
	@CGO_ENABLED=0 $(GO) test -tags test -run xxx -bench RatingsWorkbook -benchtime 2x ./exchange # 61,530 ratings of a workbook, against the library merely reading it
	@CGO_ENABLED=0 $(GO) test -tags $(TEST_TAGS) -run xxx -bench WeaveFrame -benchtime 5x ./ui/milestones # the weave of 8 and 200 reps, against bare lines
	@CGO_ENABLED=0 $(GO) test -tags $(TEST_TAGS) -run xxx -bench HeatMap -benchtime 20x ./ui/matrix # the heat map of 12 × 15 and 2,000 × 60, a scroll step against the toolkit's bare table

# The files are made once and kept: one with a million notes takes some minutes and 2 GB, and three copies while it is
# written to.
.PHONY: bench-file
bench-file: deps-build
	@mkdir -p build/bench
	@cd bench && CGO_ENABLED=1 $(GO) run -tags sqlite_fts5 . -dir ../build/bench -notes $(NOTES)

NOTES ?= 50000

# What is not ours is installed into build/judge, in exact versions.
.PHONY: judge
judge: ## let programs that are not ours read what Milepost writes: ical.js its calendars
	@tools/deps.sh build judge
	@mkdir -p build/judge && cp tools/judge/* build/judge/
	@cd build/judge && npm ci --silent --no-audit --no-fund
	CGO_ENABLED=0 MILEPOST_JUDGE=$(abspath build/judge) $(GO) test -count=1 -v -tags $(TEST_TAGS),judge -run Judge ./cmd/milepost

.PHONY: screens
screens: deps $(PROGRAM) ## draw every page with the sample team, light and dark, into docs/screens
	@CGO_ENABLED=0 $(GO) run ./tools/screens -program $(PROGRAM) -out docs/screens

.PHONY: windows
windows: ## build the program for Windows
	@tools/deps.sh build windows
	CGO_ENABLED=1 GOOS=windows GOARCH=amd64 CC=x86_64-w64-mingw32-gcc \
		$(GO) build -tags migrated_fynedo,no_animations -ldflags "-s -w -H=windowsgui" -o build/milepost.exe ./cmd/milepost

.PHONY: deps
deps: ## install what is missing to build and test, after one question
	@tools/deps.sh build test

.PHONY: deps-build
deps-build:
	@tools/deps.sh build

.PHONY: clean
clean: ## remove what was built; the sample team stays
	rm -rf $(PROGRAM) build/milepost.exe build/label build/cover.out build/bench build/judge
