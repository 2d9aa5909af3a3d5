"""`safelint why`: what was understood of a text."""

from __future__ import annotations

from typing import Any

import click

from safelint.cli.options import STDIN_NAME, UNDERSTANDING, files, flags, form_option, with_options
from safelint.cli.output import naming_file, print_text


@click.command()
@with_options(*UNDERSTANDING, STDIN_NAME)  # as for `check`, so that it is told what that understands
@click.argument("file", shell_complete=files)
@form_option("For a person or a program.")
def why(file: str, form: str, config_path: str, stdin_filename: str, **understood: Any) -> None:
    """What was understood of FILE, and by which words; - reads standard input."""
    from safelint.why import told

    with naming_file(file):
        text = told(file, form, flags(**understood), config_path, stdin_filename)
    print_text(text, machine=form == "json")


COMMAND = why
