"""`safelint lsp`: a language server on standard input and output."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import click

from safelint import memory
from safelint.cli.options import UNDERSTANDING, flags, with_options
from safelint.values.errors import SafelintError


@click.command()
@with_options(*UNDERSTANDING)
@click.option("--stdio", is_flag=True, help="What many editors add; it is always so.")
def lsp(config_path: str, stdio: bool, **understood: Any) -> None:
    """A language server for editors, on standard input and output."""
    if find_spec("pygls") is None:
        raise SafelintError('the language server needs more: install safelint with its extra "lsp"')
    from safelint.cli.fault import told
    from safelint.lsp.features import made

    with memory.searching():  # a server goes on for days
        made(flags(**understood), config_path, told).start_io()


COMMAND = lsp
