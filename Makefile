# The whole command list; each line is one script that can be read and run by itself.
.PHONY: run test check bench gen fmt setup fuzz

run: ## the demonstration: two versions of a small bank, from snapshot to verified proof
	@scripts/run.sh

test: ## every test of every language, on servers of its own
	@scripts/test.sh

check: ## what a review would say: format, lints, documentation, types, generated files, licences
	@scripts/check.sh

bench: ## the figures of the README, as ratios against named peers
	@scripts/bench.sh

gen: ## writes schemas, models and stubs again
	@scripts/gen.sh

fmt: ## formats the Rust code
	@cargo fmt --all

setup: ## installs what the tests need
	@scripts/setup.sh

fuzz: ## each fuzz target for a minute
	@scripts/fuzz.sh
