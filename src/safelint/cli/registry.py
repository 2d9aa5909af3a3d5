"""`safelint registry`: keeping the services of the registry right."""

from __future__ import annotations

import click

from safelint.cli.groups import LazyGroup

COMMANDS = ("new", "edit", "import", "due")


@click.group(cls=LazyGroup, modules={name: f"safelint.cli.registry_{name}" for name in COMMANDS})
def registry() -> None:
    """Keeps the registry: adds and changes facts, reads a form, says what is due for review."""


COMMAND = registry
