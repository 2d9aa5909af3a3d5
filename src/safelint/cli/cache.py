"""`safelint cache`: the result cache."""

from __future__ import annotations

import click

from safelint.cli.output import write_out


@click.command()
@click.argument("action", type=click.Choice(("info", "clear")))
def cache(action: str) -> None:
    """Says how much the result cache holds, or empties it."""
    from safelint.run.cache import clear, info

    write_out(info() if action == "info" else clear())


COMMAND = cache
