# What people and machines do with the project. 'make' alone lists it.

GO     ?= go
SAMPLE ?= bin/sample.db

export CGO_ENABLED = 0

.PHONY: help build sample test lint neo4j bench

help: ## list the targets
	@grep -E '^[a-z0-9]+:.*##' Makefile | sed 's/:.*##/\t/'

build: ## build bin/tenure
	$(GO) build -o bin/tenure ./cmd/tenure

sample: build ## read the sample articles into a graph and ask it a question
	rm -f $(SAMPLE) $(SAMPLE)-wal $(SAMPLE)-shm
	bin/tenure run --db $(SAMPLE) corpus/sample
	@echo
	bin/tenure who leader "Wrenbridge Borough Council" --on 2019-06-01 --db $(SAMPLE)

test: ## run all tests; those of the Neo4j store start a real server where Java and Maven are
	$(GO) test ./...

lint: ## check the form of the code: gofmt, vet, staticcheck, go.mod
	@files=$$(gofmt -l .); test -z "$$files" || { echo "not formatted (gofmt -w .):"; echo "$$files"; exit 1; }
	$(GO) vet ./...
	$(GO) tool -modfile=.ci/tools.mod staticcheck ./...
	$(GO) mod tidy -diff

neo4j: ## run a Neo4j on this machine until Ctrl-C
	$(GO) run ./graph/neo4j/server/cmd start

bench: ## run the benchmarks
	$(GO) test -run '^$$' -bench . -benchmem ./...
