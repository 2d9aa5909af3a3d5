"""The commands that there are: a module each, imported when it is run."""

from __future__ import annotations

import os

import click

from safelint.cli.groups import LazyGroup
from safelint.values.errors import SafelintError
from safelint.version import __version__

COMMANDS = (
    "annotate",
    "audit",
    "cache",
    "check",
    "config",
    "explain",
    "footer",
    "helplines",
    "init",
    "lsp",
    "page",
    "registry",
    "rules",
    "why",
)
"""Each is the name of a module beside this one, which holds the command as `COMMAND`."""


@click.group(
    cls=LazyGroup,
    modules={name: f"safelint.cli.{name}" for name in COMMANDS},
    context_settings={"max_content_width": 100, "help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="safelint")
def cli() -> None:
    """Checks safeguarding texts before the public reads them. Works offline, always."""
    try:
        os.getcwd()
    except OSError as error:
        raise SafelintError("the folder that this was started in is gone; change to one that is there") from error
