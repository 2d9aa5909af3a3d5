"""Runs the command line as `python -m safelint`."""

from safelint.cli import run

run()
