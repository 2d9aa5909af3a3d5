"""`safelint footer`: a footer to paste."""

from __future__ import annotations

from typing import Any

import click

from safelint.cli.options import CONFIG, name_option
from safelint.cli.output import print_text, say


@click.command()
@name_option("--topic", "topics", "What the text is about; may be repeated.", target="topics", multiple=True)
@name_option("--nation", "nations", "Where its readers are; may be repeated.", target="nations", multiple=True)
@name_option("--kind", "kinds", "What kind of text it stands under (default: service-page).")
@name_option("--audience", "audiences", "Who reads the text (default: public).")
@name_option("--language", "languages", "en (default) or cy, for Welsh.", default="en")
@name_option("--format", "forms", "markdown (default), html or text.", default="markdown", target="form")
@CONFIG
def footer(config_path: str, **asked: Any) -> None:
    """A signposting footer to paste: every number from the registry."""
    from safelint.footer import printed

    text, without_room = printed(config_path=config_path, **asked)
    print_text(text)
    if without_room:
        say(f"a post has room for the help of one topic; left out: {', '.join(without_room)}")


COMMAND = footer
