# Every target makes .venv by itself. Another Python: make run PYTHON=python3.13. More options: make run ARGS="--lang zh_CN"
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: run test lint language bench

run: .venv/runtime
	@$(BIN)/qadtui --demo $(ARGS)

test: .venv/development
	$(BIN)/pytest -n logical --dist worksteal $(ARGS)

lint: .venv/development
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# The translations, with the texts that have come since; it lists those still to be translated.
language: .venv/development
	$(BIN)/python -m tests.language

bench: .venv/development
	$(BIN)/python -m tests.bench $(ARGS)

# The stamps: installed once, and again when pyproject.toml changes. What tests need holds what a run needs.
.venv/runtime: pyproject.toml $(BIN)/python
	$(call install,.)

.venv/development: pyproject.toml $(BIN)/python
	$(call install,.[test])
	@touch .venv/runtime

# A Python that is missing, or has gone with an upgrade of the system, makes its stamps stale; `install` replaces it.
$(BIN)/python: ;

define install
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "qadtui needs Python 3.11 or newer: make PYTHON=python3.11 $(MAKECMDGOALS)")'
@$(BIN)/python -c 'import pip, sys; sys.exit(sys.prefix == sys.base_prefix)' 2>/dev/null || $(PYTHON) -m venv --clear .venv
@echo "Installing what is needed into .venv ..."
@$(PIP) install --editable '$(1)'
@$(BIN)/python -m compileall -q qadtui
@touch $@
endef
