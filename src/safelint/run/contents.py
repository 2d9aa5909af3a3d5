"""What files hold: their bytes within a limit, their sizes, whether they are reports of an earlier run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from safelint.disk.read import NotAFileError, TooLargeError, contents, may_be_opened
from safelint.values.errors import Unreadable

MEGABYTE = 1_000_000
_HEAD = 200  # bytes by which a report is known
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # what became a pipe meanwhile is not waited for


def content(path: str, limit: int, advice: str = "", read: Callable[[str, int], bytes] = contents) -> bytes:
    """At most `limit` bytes; `advice` is for who has a larger file.

    Raises:
        Unreadable: the file cannot be read, is no regular file, or is larger.
    """
    too_large = larger(limit, advice)
    try:
        if path == "-":
            if sys.stdin is None:
                raise Unreadable("standard input is closed")
            data = sys.stdin.buffer.read(limit + 1)
        else:
            return read(path, limit)
    except TooLargeError as error:
        raise Unreadable(too_large) from error
    except NotAFileError as error:
        raise Unreadable("is not a file") from error
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror or error}") from error
    if len(data) > limit:
        raise Unreadable(too_large)
    return data


def larger(limit: int, advice: str = "") -> str:
    """Why what has more than `limit` bytes is not read."""
    return f"is larger than {limit / MEGABYTE:g} MB{advice}"


def size(path: str) -> int:
    """In bytes; 0 where nobody can tell."""
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def is_report(path: str) -> bool:
    """Whether a file that a folder holds is a report of an earlier run: no text to be checked."""
    if not may_be_opened(path):  # to open a pipe lets go whoever waits to write to it
        return False
    try:
        handle = os.open(path, os.O_RDONLY | _AT_ONCE)
    except OSError:
        return False
    try:
        head = os.read(handle, _HEAD)
    except OSError:
        return False
    finally:
        os.close(handle)
    if b"safelint" not in head:
        return False
    from safelint.reports import begins_report

    return begins_report(head)
