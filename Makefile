# The commands that people run are the commands that CI runs.
PYTHON ?= python3
SERVE ?= 1
BIN := .venv/bin
# A process a core, each with its stores; a file's tests stay together.
PYTEST := $(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
NOT_HERE := not neo4j and not browser and not soak and not docker and not bundle

export UV_PYTHON_DOWNLOADS := never

.PHONY: demo test coverage test-neo4j test-web test-docker test-bundle check soak bundle lock setup page screenshots

demo: .venv/.installed page ## read the sample documents, answer three questions, serve page and API
	@KECHUANG_DATA=$${KECHUANG_DATA:-./.data} $(BIN)/kechuang demo $(if $(filter 0,$(SERVE)),--no-serve)

test: .venv/.installed ## every test that needs nothing but the package registries
	@$(PYTEST) -m "$(NOT_HERE)"
	@echo "left out here: a real Neo4j server (make test-neo4j)"
	@echo "left out here: a real browser (make test-web)"
	@echo "left out here: a Docker daemon (make test-docker)"
	@echo "left out here: the archive for a machine without network (make test-bundle)"
	@echo "left out here: the long doses (make soak)"

coverage: .venv/.installed ## the lines that `make test` never runs; counting them takes as long again
	@$(PYTEST) -m "$(NOT_HERE)" --cov --cov-report=term:skip-covered

test-neo4j: .venv/.installed ## the tests that need a real Neo4j server
	@$(PYTEST) -m "neo4j and not soak and not bundle"

test-web: .venv/.installed page ## the tests that need a real browser
	@$(BIN)/pytest -m "browser and not soak" tests/web

page: .venv/.installed ## build the page where its sources have changed; without npm's registry the API works all the same
	@$(BIN)/python hatch_build.py

screenshots: .venv/.installed page ## take the pictures of the READMEs anew, from the sample documents
	@$(BIN)/python -m tests.web.pictures

test-docker: .venv/.installed ## build the image and run it, with the Docker daemon that answers
	@$(BIN)/pytest -m "docker and not soak"

test-bundle: .venv/.installed ## make the archive for a machine without network and install it without one
	@$(BIN)/pytest -m "bundle and not soak"

bundle: .venv/.installed ## one archive for a machine without network
	@$(BIN)/python -m deploy.bundle

check: .venv/.installed ## style, types, import order, drift of generated files
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/kechuang ontology check

soak: .venv/.installed ## the long doses of what the other targets run in small
	@$(BIN)/pytest -m soak
	@$(BIN)/pytest --hypothesis-profile=explore -m "hypothesis and not soak and not neo4j and not browser"

lock: ## work the two lock files out again from pyproject.toml
	@uv pip compile pyproject.toml --group build --generate-hashes --universal -q \
		-o requirements.lock --custom-compile-command "make lock"
	@uv pip compile pyproject.toml --group build --all-extras -c requirements.lock --generate-hashes --universal -q \
		-o requirements-all.lock --custom-compile-command "make lock"

setup: .venv/.installed ## install everything into .venv, with hashes

.venv/.installed: requirements.lock requirements-all.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name one: make PYTHON=python3.12 …"; exit 2; }
	@if command -v uv >/dev/null; then \
		{ test -x $(BIN)/python || uv venv -q --python $(PYTHON) .venv; } && \
		uv pip install -q --python $(BIN)/python --no-deps --require-hashes -r requirements-all.lock && \
		uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .; \
	else \
		{ test -x $(BIN)/pip || $(PYTHON) -m venv .venv; } && \
		$(BIN)/pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements-all.lock && \
		$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .; \
	fi
	@touch $@
