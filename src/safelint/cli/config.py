"""`safelint config`: the settings of a file."""

from __future__ import annotations

import click

from safelint.cli.options import CONFIG, files
from safelint.cli.output import naming_file, print_text


@click.command()
@click.argument("file", shell_complete=files)
@CONFIG
def config(file: str, config_path: str) -> None:
    """Which settings apply to FILE, and where each comes from."""
    from safelint.explain import settings

    with naming_file(file):
        text = settings(file, config_path)
    print_text(text)


COMMAND = config
