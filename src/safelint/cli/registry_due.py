"""`safelint registry due`: what is to be read again, by week."""

from __future__ import annotations

import click

from safelint.cli.keeping import PACK, TODAY, the_day
from safelint.cli.options import form_option
from safelint.cli.output import print_text


@click.command()
@click.option("--weeks", type=click.IntRange(0, 520), default=4, help="How many weeks after this one (default: 4).")
@TODAY
@form_option()
@PACK
def due(weeks: int, today: str, form: str, pack: str) -> None:
    """Says which entries are due for review: by week, those where a mistake harms most first."""
    from safelint.jsontext import as_json
    from safelint.knowledge.loader import load
    from safelint.upkeep.reviews import as_tables, listed, reviews

    day = the_day(today)
    found = reviews(load(folder=pack), day, weeks)
    print_text(as_json(as_tables(found)) if form == "json" else listed(found, day), machine=form == "json")


COMMAND = due
