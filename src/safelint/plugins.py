"""The shapes of what can be added to safelint by dropping a file into a package, and how such files are found.

A reader turns bytes into a `Document`. Its module holds one value, `READER = Reader(name, suffixes, read)`, and is its
own registration.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from safelint.model import Document, SafelintError


class Unreadable(Exception):
    """A file that cannot be checked. The message is the reason, in plain English, for the person who named it."""


class Reader(NamedTuple):
    """A format that can be read.

    `name` is what reports call the format; `suffixes` are lower case, with the dot. `read` takes the path, as given,
    and the file's bytes; it raises `Unreadable`, or `SafelintError` where the document's own settings are wrong.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[str, bytes], Document]


def modules(folder: str) -> tuple[str, ...]:
    """The names of the modules in the package at `folder`, sorted; those that begin with an underscore left out."""
    names = (entry.removesuffix(".py") for entry in os.listdir(folder) if entry.endswith(".py"))
    return tuple(sorted(name for name in names if not name.startswith("_")))


def find_reader(module: str) -> Reader | None:
    """The reader that `module` (its full name) registers, or None where it registers none.

    Raises `SafelintError` where its `READER` is something else.
    """
    found = getattr(import_module(module), "READER", None)
    if found is not None and not isinstance(found, Reader):
        raise SafelintError(f"{module}: READER is not a Reader")
    return found
