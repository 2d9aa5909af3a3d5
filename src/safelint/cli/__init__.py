"""The command line: parse, call, write, exit. No decisions."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress

import click

from safelint import memory
from safelint.cli.commands import cli
from safelint.cli.output import ReaderGoneError, give_up_streams, say, say_error, say_wrong_use
from safelint.values.errors import SafelintError, Unreadable, UnwrittenError


def run() -> None:
    """What the command `safelint` calls: `main`, without the search for garbage, which would cost a fifth of the time
    that one file takes."""
    with memory.quiet(ours=True):
        main()


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs safelint and exits with the status that the contract promises."""
    status = _status(arguments)
    give_up_streams()
    sys.exit(status)


def _status(arguments: Sequence[str] | None) -> int:
    try:
        status = cli.main(
            args=None if arguments is None else list(arguments), prog_name="safelint", standalone_mode=False
        )
    except click.ClickException as error:
        with suppress(OSError, ValueError):
            say_wrong_use(error)
        return 2
    except SafelintError as error:
        say_error(error)
        return 3 if isinstance(error, (Unreadable, UnwrittenError)) else 2
    except (click.Abort, KeyboardInterrupt):
        say("interrupted")
        return 130
    except ReaderGoneError:
        return 141
    except Exception as error:
        from safelint.cli.fault import told

        say(told(error))
        return 3
    return status if isinstance(status, int) else 0
