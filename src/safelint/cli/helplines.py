"""`safelint helplines`: the services of the registry."""

from __future__ import annotations

import click

from safelint.cli.options import CONFIG, NameChoice, form_option, name_option, today_option
from safelint.cli.output import print_text
from safelint.values.settings import NATIONS


@click.command()
@click.argument("query", nargs=-1)
@click.option("--nation", type=NameChoice(NATIONS), help="Only services for this nation.")
@name_option("--topic", "topics", "Only services on this topic.")
@click.option("--due", is_flag=True, help="Only entries that are due for review.")
@today_option("The date by which entries are due (ISO 8601).")
@form_option("openreferral: a page of services as Open Referral UK has them.", "openreferral")
@CONFIG
def helplines(
    query: tuple[str, ...], nation: str | None, topic: str, due: bool, today: str, form: str, config_path: str
) -> None:
    """Looks a service up by number, name or topic."""
    from safelint.explain import looked_up

    text = looked_up(" ".join(query), nation or "", topic, due, today, form, config_path)
    print_text(text, machine=form != "terminal")


COMMAND = helplines
