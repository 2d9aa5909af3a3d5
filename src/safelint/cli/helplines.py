"""`safelint helplines`: the services of the registry."""

from __future__ import annotations

import click

from safelint.cli.options import CONFIG, NationChoice, form_option, name_option, today_option
from safelint.cli.output import print_text


@click.command()
@click.argument("query", nargs=-1)
@click.option("--nation", type=NationChoice(), help="Only services for this nation.")
@name_option("--topic", "topics", "Only services on this topic.")
@click.option("--due", is_flag=True, help="Only entries that are due for review.")
@today_option("The date by which entries are due (ISO 8601).")
@form_option("openreferral: a page of services as Open Referral UK has them.", "openreferral")
@CONFIG
def helplines(
    query: tuple[str, ...], nation: str | None, topic: str, due: bool, today: str, form: str, config_path: str
) -> None:
    """Looks a service up by number, name or topic."""
    from safelint.directory import looked_up

    words = " ".join(query)
    found = looked_up(words, nation=nation or "", topic=topic, due=due, today=today, form=form, config_path=config_path)
    print_text(found, machine=form != "terminal")


COMMAND = helplines
