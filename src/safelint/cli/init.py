"""`safelint init`: a first configuration."""

from __future__ import annotations

import click

from safelint.cli.options import files
from safelint.cli.output import print_text


@click.command()
@click.argument("folder", default=".", shell_complete=files)
def init(folder: str) -> None:
    """Writes a commented safelint.toml, and shows the lines for a hook and for CI."""
    from safelint import readers
    from safelint.starter import started

    print_text(started(folder, sorted(readers.suffixes())))


COMMAND = init
