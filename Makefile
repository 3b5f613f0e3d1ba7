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
	$(GO) test ./cmd/gen -run Golden -update

.PHONY: lint
lint: ## gofmt, vet and staticcheck, generated code included
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); exit 1; }
	$(GO) vet ./...
	$(GO) run $(STATICCHECK) ./...

.PHONY: bench
bench: ## benchmarks of every room
	$(GO) test -run '^$$' -bench . -benchmem ./generator/...
