"""A group of commands that imports one when it is asked for it."""

from __future__ import annotations

from collections.abc import Mapping
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
