# Every task is also a plain command: what stands behind the name.

.PHONY: install test lint format types contracts site bench fuzz check

install:
	python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]'

test:
	.venv/bin/pytest -n 2

lint:
	.venv/bin/ruff check . && .venv/bin/ruff format --check .

format:
	.venv/bin/ruff format . && .venv/bin/ruff check --fix .

types:
	.venv/bin/mypy

contracts:
	.venv/bin/lint-imports

site:
	.venv/bin/pip install -q -e '.[docs]' && .venv/bin/mkdocs build --strict

bench:
	.venv/bin/python benchmarks/run.py && .venv/bin/python benchmarks/finder.py

fuzz:
	.venv/bin/python fuzz/fuzz.py --seconds 600

check:
	bash .ci/run
