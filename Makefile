# Two commands matter: `make practice` tries Stile out, `make test` tests it. Both set up what they need.

VENV   := .venv
PYTHON := $(VENV)/bin/python
RUN    := $(VENV)/.stile
TEST   := $(VENV)/.test
BUNDLE := $(VENV)/.bundle

EPOCH := $(shell git log -1 --format=%ct 2>/dev/null || stat --format=%Y pyproject.toml)
WORKERS ?= --numprocesses 2 --dist loadgroup

.PHONY: practice test test-ci test-night bench lint bundle deb constraints clean window-packages test-packages bundle-packages ci-packages

practice: window-packages $(RUN)   ## a practice pool with people in it, and Stile on it
	@$(VENV)/bin/stile practice

test: test-packages $(TEST)        ## everything fast; ARGS="tests/core -x" to choose
	@.ci/session $(PYTHON) -m pytest $(WORKERS) $(ARGS)

test-ci: ci-packages $(TEST) $(BUNDLE)   ## other people's clients and servers, the bundle
	@.ci/session $(PYTHON) -m pytest -m ci $(WORKERS) $(ARGS)

test-night: ci-packages $(TEST) $(BUNDLE)
	@.ci/session $(PYTHON) -m pytest -m night --timeout=0 $(ARGS)

bench: test-packages $(TEST)                  ## measured ratios; a bound fails only if its whole interval is beyond it
	@.ci/session $(PYTHON) -m tests.bench $(ARGS)

lint: $(TEST)
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy

bundle: bundle-packages $(BUNDLE)  ## dist/stile: a program that needs no Python; the same commit gives the same
	@PYTHONHASHSEED=1 SOURCE_DATE_EPOCH=$(EPOCH) $(PYTHON) -m PyInstaller --noconfirm --log-level WARN build.spec

deb: $(BUNDLE)                     ## dist/stile_*.deb of dist/stile, for Debian and Ubuntu
	@PYTHON=$(PYTHON) SOURCE_DATE_EPOCH=$(EPOCH) .ci/deb

constraints:                       ## renew the libraries of tests and bundle
	@.ci/constrain

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

window-packages:
	@.ci/packages window

test-packages:
	@.ci/packages window test

# A bundle needs neither what tests need nor other people's clients.
bundle-packages:
	@.ci/packages window bundle

ci-packages:
	@.ci/packages window test bundle checkers peers

$(PYTHON):
	@.ci/packages python
	@.ci/venv $(VENV)

$(RUN): $(PYTHON) pyproject.toml
	@$(PYTHON) -m pip install --quiet --editable .
	@touch $@

# Tests and bundle run on the very libraries that .ci/constraints.txt names, by hash.
$(TEST): $(PYTHON) pyproject.toml .ci/constraints.txt
	@$(PYTHON) -m pip install --quiet --require-hashes --requirement .ci/constraints.txt
	@$(PYTHON) -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@ $(RUN)

# The libraries of the bundle alone, of the same file's versions; where those of the tests are, these are among them.
$(BUNDLE): $(PYTHON) pyproject.toml .ci/bundle-constraints.txt
	@$(PYTHON) -m pip install --quiet --require-hashes --requirement .ci/bundle-constraints.txt
	@$(PYTHON) -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@ $(RUN)
