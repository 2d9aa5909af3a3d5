"""A group of commands that imports one when it is asked for it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """`modules` says in which module each command is, which holds it as `COMMAND`."""

    def __init__(self, *arguments: Any, modules: Mapping[str, str], **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        # Where none has the name, click says which has nearly that: it has to know them all.
        for name in (cmd_name,) if cmd_name in self._modules else self._modules:
            if name not in self.commands:
                self.add_command(import_module(self._modules[name]).COMMAND, name)
        return super().get_command(ctx, cmd_name)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, but for the help where no command is named: newer versions hand it on as an error's words."""
        if not args and not ctx.resilient_parsing:
            with suppress(OSError, ValueError):  # nobody reads it
                click.echo(ctx.get_help(), err=True)
            ctx.exit(2)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does; who names a file or a folder in the place of a command is told what checks it."""
        if args and args[0] not in self._modules and "check" in self._modules and os.path.exists(args[0]):
            ctx.fail(f"No such command '{args[0]}'. To check it: safelint check {args[0]}")
        return super().resolve_command(ctx, args)
