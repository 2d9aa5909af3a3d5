"""`safelint config`: the settings of a file."""

from __future__ import annotations

import click

from safelint.cli.options import CONFIG, files
from safelint.cli.output import print_text, say


@click.command()
@click.argument("file", shell_complete=files)
@CONFIG
@click.pass_context
def config(context: click.Context, file: str, config_path: str) -> None:
    """Which settings apply to FILE, and where each comes from."""
    from safelint.explain import settings
    from safelint.values.errors import Unreadable

    try:
        text = settings(file, config_path)
    except Unreadable as error:
        say(f"{file}: {error}")
        context.exit(3)
    print_text(text)


COMMAND = config
