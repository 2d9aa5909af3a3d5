"""What is written to standard output and standard error, and what is done where nobody reads it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import click

from safelint.values.errors import Unreadable, UnwrittenError

_PIECE = 1_000_000
_NARROWEST, _WIDEST = 50, 100


class ReaderGoneError(Exception):
    """Whoever read standard output has closed it; what was found is lost."""


def say(*lines: str) -> None:
    """Remarks for people, on standard error, a line each but for what they show below it."""
    from safelint.visible import harmless

    for line in lines:
        with suppress(OSError, ValueError):  # nobody reads it
            click.echo(f"safelint: {harmless(line)}", err=True)


def say_error(error: Exception) -> None:
    """What is wrong. Words of a configuration, names and what git says may stand in it, which may come from anybody."""
    from safelint.visible import oneline

    say(*(oneline(str(each)) for each in error.args))


@contextmanager
def naming_file(file: str) -> Iterator[None]:
    """Puts the name of a file before the reason why it cannot be checked."""
    try:
        yield
    except Unreadable as error:
        raise Unreadable(f"{file}: {error}") from error


def say_wrong_use(error: click.ClickException) -> None:
    """What click says of a wrong command line. A name of a file may stand in it that is none of an option; where
    something is missing, nothing that was typed does, and the words have lines.

    Raises OSError or ValueError where it cannot be written.
    """
    from io import StringIO

    from safelint.visible import oneline

    said, words = StringIO(), error.format_message()
    error.show(said)
    shown = words if isinstance(error, click.MissingParameter) else oneline(words)
    click.echo(said.getvalue().replace(words, shown), err=True, nl=False)


def print_text(text: str, *, machine: bool = False) -> None:
    """What a command prints. House data may stand in it. Raises as `write_out`."""
    from safelint.visible import harmless

    write_out(text if machine else harmless(text), machine=machine)


def write_out(text: str | bytes, *, machine: bool = False) -> None:
    """Bytes as they are; machine formats as UTF-8; text for people in the console's encoding, with "?" for what that
    cannot show.

    Raises:
        ReaderGoneError: nobody reads it.
        UnwrittenError: it cannot be written, as on a full disk.
    """
    if sys.stdout is None:
        raise ReaderGoneError
    try:
        if machine:
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") if isinstance(text, str) else text)
            sys.stdout.buffer.flush()
        else:
            encoding = sys.stdout.encoding or "utf-8"
            words = text if isinstance(text, str) else text.decode(encoding)
            for at in range(0, len(words), _PIECE):  # to encode millions of characters at once takes twice their memory
                piece = words[at : at + _PIECE]
                try:
                    sys.stdout.write(piece)
                except UnicodeEncodeError:  # nothing of it is written yet
                    sys.stdout.write(piece.encode(encoding, "replace").decode(encoding))
            sys.stdout.flush()
    except BrokenPipeError as error:
        raise ReaderGoneError from error
    except OSError as error:
        raise UnwrittenError(f"the report cannot be written to standard output: {error.strerror}") from error


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def width() -> int:
    """Columns of the terminal, as far as they make good lines; elsewhere the most that do."""
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError, AttributeError):  # no terminal
        columns = _WIDEST
    return min(max(columns, _NARROWEST), _WIDEST)


def give_up_streams() -> None:
    """Turns away what still waits to be written where it cannot be: the interpreter would try again as it ends, and
    exit with a status of its own (see "Note on SIGPIPE" at https://docs.python.org/3/library/signal.html)."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):  # whoever read it has gone, or it was closed
            with suppress(OSError, ValueError, AttributeError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
