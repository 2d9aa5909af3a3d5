"""`safelint rules`: the list of rules."""

from __future__ import annotations

import click

from safelint.cli.options import CONFIG, form_option
from safelint.cli.output import print_text


@click.command()
@form_option()
@CONFIG
def rules(form: str, config_path: str) -> None:
    """Every rule, its severity, and whether it is on."""
    from safelint.explain import listed

    print_text(listed(form, config_path), machine=form == "json")


COMMAND = rules
