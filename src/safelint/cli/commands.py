"""The commands that there are: a module each, imported when it is run."""

from __future__ import annotations

import os
from importlib import import_module

import click

from safelint.values.errors import SafelintError
from safelint.version import __version__

COMMANDS = ("cache", "check", "config", "explain", "footer", "helplines", "init", "rules", "why")
"""Each is the name of a module beside this one, which holds the command as `COMMAND`."""


class _Commands(click.Group):
    """A group that imports a command when it is asked for it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        # Where none has the name, click says which has nearly that: it has to know them all.
        for name in (cmd_name,) if cmd_name in COMMANDS else COMMANDS:
            if name not in self.commands:
                self.add_command(import_module(f"safelint.cli.{name}").COMMAND, name)
        return super().get_command(ctx, cmd_name)


@click.group(cls=_Commands, context_settings={"max_content_width": 100, "help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="safelint")
def cli() -> None:
    """Checks safeguarding texts before the public reads them. Works offline, always."""
    try:
        os.getcwd()
    except OSError as error:
        raise SafelintError("the folder that this was started in is gone; change to one that is there") from error
