"""Runs the command line as `python -m safelint`."""

from safelint.cli import main

main()
