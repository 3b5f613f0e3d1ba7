# The commands of daily work. "make" alone explains them.
.DEFAULT_GOAL := help
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c

GO ?= go
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: help
help: ## explain the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: generate
generate: ## write generated/ from the embedded specifications
	$(GO) run ./cmd/gen generate

.PHONY: test
test: ## run all tests of the module
	$(GO) test ./...

.PHONY: check
check: ## prove that generated/ is fresh
	$(GO) run ./cmd/gen check

.PHONY: golden
golden: ## rewrite the expected output of the cases in golden/
	$(GO) test ./cmd/gen -run "Golden|DownstreamModule" -update

.PHONY: lint
lint: ## gofmt, vet and staticcheck, generated code included
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); exit 1; }
	$(GO) vet ./...
	$(GO) run $(STATICCHECK) ./...

PEERS := generator/gogen/peers
PEERS_IMPORT := github.com/seed184db40a/armgen/$(PEERS)/generated
PEER_README := containerregistry/resource-manager/readme.md
PEER_SPEC := containerregistry/resource-manager/Microsoft.ContainerRegistry/stable/2021-09-01/containerregistry.json
PEER_SPECS ?= $(firstword $(wildcard ../shared/specs/specification) embedded)

.PHONY: bench-peers
bench-peers: ## compare generated code with the official armcontainerregistry
	$(GO) run ./cmd/gen generate -q --specs $(PEER_SPECS) --spec $(PEER_SPEC) --out $(PEERS)/generated \
		--import $(PEERS_IMPORT)
	@if test -f $(PEER_SPECS)/$(PEER_README); then set -x; \
	$(GO) run ./cmd/gen generate -q --specs $(PEER_SPECS) --readme $(PEER_README) --tag package-2023-07 \
		--out $(PEERS)/generated/samefiles --import $(PEERS_IMPORT)/samefiles; fi
	cd $(PEERS) && $(GO) run .

.PHONY: bench
bench: ## benchmarks of every room
	$(GO) test -run '^$$' -bench . -benchmem ./generator/...

NPM_FOLDER := $(CURDIR)/.tmp/conformance
TESTSERVER := @microsoft.azure/autorest.testserver

.PHONY: conformance
conformance: ## run generated clients against autorest.testserver (npm, Node 18 or newer)
	@if ! command -v npm >/dev/null || ! command -v node >/dev/null; then \
		echo "SKIP: conformance needs npm and node"; exit 0; fi; \
	mkdir -p $(NPM_FOLDER); \
	test -d $(NPM_FOLDER)/node_modules/$(TESTSERVER) || \
		npm install --silent --no-audit --no-fund --no-save --prefix $(NPM_FOLDER) $(TESTSERVER)@3.3.51 || \
		{ echo "SKIP: conformance cannot install $(TESTSERVER)"; exit 0; }; \
	$(GO) build -o .tmp/gen ./cmd/gen; \
	cd generator/conformance; \
	$(GO) run ./prepare -gen ../../.tmp/gen -specs $(NPM_FOLDER)/node_modules/$(TESTSERVER)/swagger; \
	CONFORMANCE_NPM=$(NPM_FOLDER) $(GO) test -tags conformance -count=1 -v . | { grep -v -E '^ *(=== |--- PASS)' || true; }

DOCUSAURUS_FOLDER := $(CURDIR)/.tmp/docusaurus
DOCUSAURUS := @docusaurus/core@3.10.2 @docusaurus/preset-classic@3.10.2 @docusaurus/theme-mermaid@3.10.2 @mermaid-js/layout-elk react@19.2.0 react-dom@19.2.0

.PHONY: site-test
site-test: ## look at the pages' site with a headless Chromium; what is not here is skipped
	cd generator/docgen/browser && $(GO) test -count=1 .

.PHONY: docusaurus
docusaurus: ## build the pages with a Docusaurus site from npm; takes some minutes
	@mkdir -p $(DOCUSAURUS_FOLDER)
	test -d $(DOCUSAURUS_FOLDER)/node_modules/@docusaurus/core || \
		npm install --silent --no-audit --no-fund --no-save --prefix $(DOCUSAURUS_FOLDER) $(DOCUSAURUS)
	cd generator/docgen/browser && DOCUSAURUS_NPM=$(DOCUSAURUS_FOLDER) $(GO) test -count=1 -run Docusaurus -timeout 20m .

.PHONY: corpus
corpus: ## generate, build, vet and round-trip every readme.md under SPECS=DIR
	$(GO) run ./golden/corpus $(CORPUSFLAGS) $(SPECS)

GOVULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.9.0

.PHONY: vuln
vuln: ## known weaknesses of the dependencies (needs vuln.go.dev)
	$(GO) run $(GOVULNCHECK) ./...

COVER := .tmp/cover.out
# These repeat what other tests cover, thousands of times.
COVER_SKIP := TestNoInjection|TestBounds|TestAliasBombs|TestDeterminism|TestKilledRuns|TestNothingOutside

.PHONY: cover
cover: ## share of the statements of generator/ that the module's tests reach
	@mkdir -p $(dir $(COVER))
	$(GO) test -timeout 30m -skip '$(COVER_SKIP)' -coverpkg=./generator/... -coverprofile=$(COVER) ./cmd/... ./generator/... >/dev/null
	@$(GO) tool cover -func=$(COVER) | tail -1

.PHONY: mutate
mutate: ## turns conditions in FILES into their opposites, one at a time, and lists those that no test misses
	ulimit -v 4000000; $(GO) run ./golden/mutate $(MUTATEFLAGS) $(FILES)

.PHONY: vet-systems
vet-systems: ## vet for Windows and macOS too; minutes when their standard libraries are not built yet
	GOOS=windows $(GO) vet ./...
	GOOS=darwin GOARCH=arm64 $(GO) vet ./...
