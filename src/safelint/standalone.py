"""Where the program begins that holds its own Python, which `tools/make_program.py` builds.

Beside the command line it knows two things: to be a process that another of its kind has started, and files or folders
that somebody dropped on it, whose report it opens in the browser.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

from safelint import child, cli
from safelint.cli.output import say

_WAITS = "Press Enter to close this window."
_NOT_CHECKED = 2
"""From this status on there is no report of all that was dropped, so what was said must be read in the window."""


def main(arguments: Sequence[str]) -> None:
    """Runs what it is asked for, and exits as `safelint.cli.main` does."""
    child.give_back_libraries()
    if arguments[:1] == [child.MARK]:
        import_module(arguments[1]).main(*arguments[2:])
    elif is_dropped(arguments):
        _open_report(arguments)
    else:
        cli.run()


def is_dropped(arguments: Sequence[str]) -> bool:
    """Whether these are files and folders that were dropped on the program: a desktop gives them with their whole
    path."""
    return bool(arguments) and all(os.path.isabs(each) and os.path.exists(each) for each in arguments)


def _open_report(paths: Sequence[str]) -> None:
    try:
        cli.main(["check", "--open", "--quiet", "--", *paths])
    except SystemExit as ended:
        if isinstance(ended.code, int) and ended.code >= _NOT_CHECKED and sys.stdin is not None and sys.stdin.isatty():
            say(_WAITS)
            with suppress(EOFError, KeyboardInterrupt, OSError):
                sys.stdin.readline()
        raise


if __name__ == "__main__":
    main(sys.argv[1:])
