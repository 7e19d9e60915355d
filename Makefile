# Requires Python 3.11 or newer, git and make. Everything else is installed into .venv.
PYTHON ?= $(firstword $(foreach name,python3.11 python3 python,$(shell command -v $(name) 2>/dev/null)))
BIN := .venv/bin
# A file of tests is run by one worker, in the order of the list: what a file sets up is set up once.
PYTEST := $(BIN)/pytest -q --numprocesses auto --dist loadfile --no-loadscope-reorder
# The tests start mdlint some hundred times, which takes three times as long without its compiled modules.
unexport PYTHONDONTWRITEBYTECODE
# The Python files that are not as on main, each ended by NUL; the whole folder if git can't tell.
main := $$(git merge-base HEAD main || git merge-base HEAD origin/main || git rev-parse HEAD)
changed := (git diff -z --relative --name-only --diff-filter=d $(main) -- '*.py' && \
	git ls-files -z --others --exclude-standard -- '*.py') 2>/dev/null || printf '.\0'

.PHONY: check test quick lint docs bench ratios clean

check: .venv/run  ## set up, and check the pages in fixtures/docs
	$(BIN)/mdlint check fixtures/docs

test: .venv/dev  ## set up, and run the tests
	$(PYTEST)

quick: .venv/dev  ## while you work: the fast tests, and ruff on the files that changed
	@($(changed)) | xargs -0 -r $(BIN)/ruff check
	@($(changed)) | xargs -0 -r $(BIN)/ruff format --check
	$(PYTEST) -m 'not slow' --hypothesis-profile quick

lint: .venv/dev  ## run what CI runs besides the tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python scripts/generate_docs.py --check
	$(BIN)/python scripts/resolve_builtins.py --check
	$(BIN)/pytest -q tests/test_imports.py

docs: .venv/dev  ## regenerate the generated pages
	$(BIN)/python scripts/resolve_builtins.py
	$(BIN)/python scripts/generate_docs.py
	$(BIN)/python scripts/fill_examples.py

bench: .venv/dev  ## measure, and write docs/benchmarks.md (see benchmarks/README.md)
	$(BIN)/python benchmarks/bench.py $(BENCH)

ratios: .venv/dev  ## fail if mdlint became slower, compared with a parser in the same process
	$(BIN)/python benchmarks/ratios.py

clean:
	rm -rf .venv

.venv/pip:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	touch $@

.venv/run: .venv/pip pyproject.toml
	$(BIN)/pip install --quiet --editable .
	touch $@

.venv/dev: .venv/pip pyproject.toml
	$(BIN)/pip install --quiet --editable . --group dev
	touch $@ .venv/run
