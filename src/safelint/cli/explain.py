"""`safelint explain`: all that is known of a rule."""

from __future__ import annotations

import click

from safelint.cli.options import CONFIG, names
from safelint.cli.output import print_text


@click.command()
@click.argument("rule", shell_complete=names("rules"))
@click.option("--phrases", is_flag=True, help="Also the phrases that it looks for, as rule packs write them.")
@CONFIG
def explain(rule: str, phrases: bool, config_path: str) -> None:
    """What a rule asks, why, its sources, and examples."""
    from safelint.explain import explained

    print_text(explained(rule, config_path, phrases=phrases))


COMMAND = explain
