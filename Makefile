# make demo    set up, ingest the packaged samples, show what came out
# make test    set up, run every test
# make lint    style, types, import contracts          make bench   measure (README, “Figures”)
# make quality  score the parsers on ../shared/benchmark, when it is there, and the telling of repeats on invented texts
# make reliability  the long proofs of docs/reliability.md: fifty kills and more (half an hour on two cores)
# make fuzz    every reader and parser under a coverage-guided fuzzer, some two million inputs (an hour or two)
# make docs    make the generated documents anew     make interop  read our files with PySpark, ConvoKit, TEI
# make prism   run whole jobs on Beam's portable runner, built with Go       make flink   on Flink, fetched with Maven
# make dataflow-check   build the graph Dataflow would be given, offline, and look into it
# make lock    choose the versions of all libraries    make clean   remove what these made
#
# Everything happens in .venv in this folder. Needed: make, Python 3.11 or newer, a package registry.

# The first that is new enough and can make virtual environments; name another with make PYTHON=… demo
CANDIDATES := python3 python3.13 python3.12 python3.11 python
NEW_ENOUGH := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in $(CANDIDATES); do $$p -c '$(NEW_ENOUGH)' 2>/dev/null && { echo $$p; break; }; done)

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test lint docs interop bench quality reliability audit fuzz prism flink dataflow-check lock clean

demo: $(READY)
	$(BIN)/btl demo

test: $(READY)
	$(BIN)/python -m pytest -n auto

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Known vulnerabilities of what is locked. The list of them is on the network: where that cannot be reached this is said
# loudly and nothing fails; a vulnerability that is found does.
audit: $(READY)
	@$(BIN)/python -m tests.audit requirements.lock

reliability: $(READY)
	$(BIN)/python -m pytest -n auto -m reliability --durations=5

docs: $(READY)
	$(BIN)/python -m docs.refresh

# Hundreds of megabytes, so in an environment of its own; ConvoKit without the models it would bring along.
interop: $(READY)
	@test -d .venv-interop || $(PYTHON) -m venv .venv-interop
	.venv-interop/bin/python -m pip --disable-pip-version-check --quiet install --requirement tests/interop/requirements.txt
	.venv-interop/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --requirement tests/interop/no-deps.txt
	INTEROP_PYTHON=$(CURDIR)/.venv-interop/bin/python $(BIN)/python -m pytest -n 0 -rs tests/interop

bench: $(READY)
	$(BIN)/python benchmarks/throughput.py

# atheris has wheels for some Pythons and systems only, so nothing else needs it.
fuzz: $(READY)
	$(PIP) install 'atheris==3.0.0'
	$(BIN)/python -m tests.fuzz --folder fuzzing

quality: $(READY)
	$(BIN)/python benchmarks/quality.py
	$(BIN)/python benchmarks/repeats/quality.py --seeds 7,1,2
	$(BIN)/python benchmarks/repeats/quality.py --size 8000 --seeds 1,2,3,4,5 --docstrings

# Engines are fetched once, into the user's cache; `make test` uses what is there and fetches nothing.
prism flink: $(READY)
	BELOWTHELINE_FETCH=1 $(BIN)/python -m pytest tests/engines/test_$@.py -rs --durations=0

dataflow-check: $(READY)
	$(BIN)/python -m tests.dataflow.graph
	$(BIN)/python -m pytest tests/dataflow tests/pipelines/test_flex.py -rs

# Rebuilt whole when the lock changes. .ready is touched last, so an interrupted set-up starts again.
$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "no Python 3.11 or newer with venv found; name one: make PYTHON=/path/to/python3 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "setting up $(VENV) with $(PYTHON) (once; a minute or two)"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# For every platform and Python at once; the build backend is locked with the rest, so set-up downloads nothing else.
lock:
	printf 'hatchling>=1.27\neditables\n' | uv pip compile - pyproject.toml --group dev --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" --quiet \
		--output-file requirements.lock

clean:
	rm -rf $(VENV) .venv-interop demo-corpus build dist .mypy_cache .ruff_cache .import_linter_cache .pytest_cache .hypothesis
	find src tests pipelines benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
