"""The shapes of what can be added to safelint by dropping a file into a package, and how such files are found.

A reader turns bytes into a `Document`. Its module holds one value, `READER = Reader(name, suffixes, read)`, and is its
own registration; so are `CHECK = Check(kind, run)` in checks/ and `FORMAT = Format(name, render)` in reports/.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint.values.document import Document
from safelint.values.errors import SafelintError
from safelint.values.finding import Finding
from safelint.values.report import Report

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.entries import Rule


class Unreadable(Exception):  # noqa: N818 - it says what the file is
    """A file that cannot be checked. The message is the reason, in plain English, for the person who named it."""


class Reader(NamedTuple):
    """A format that can be read.

    `name` is what reports call the format; `suffixes` are lower case, with the dot. `read` takes the path, as given,
    and the file's bytes; it raises `Unreadable`, or `SafelintError` where the document's own settings are wrong. The
    text of the source may be anything that people read in the file: where it is not the file decoded, it is kept, and
    never written back.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[str, bytes], Document]


def modules(folder: str) -> tuple[str, ...]:
    """The names of the modules in the package at `folder`, sorted; those that begin with an underscore left out."""
    entries = os.listdir(folder)
    names = (entry.removesuffix(".py") for entry in entries if entry.endswith(".py"))
    return tuple(sorted(name for name in names if not name.startswith("_")))


def find_reader(module: str) -> Reader | None:
    """The reader that `module` (its full name) registers, or None where it registers none.

    Raises `SafelintError` where its `READER` is something else.
    """
    found = getattr(import_module(module), "READER", None)
    if found is not None and not isinstance(found, Reader):
        raise SafelintError(f"{module}: READER is not a Reader")
    return found


class Check(NamedTuple):
    """A way to judge a document. It runs all the enabled rules whose `kind` it names, by id.

    One that can compare documents also has `measure` and `close`. With `--across`, `measure` takes the place of `run`
    and gives a small value, or None. So that it can pass between processes, it is made of named tuples, tuples,
    mappings and the like, and `measured` is its type. `close` is given (path, value) of each document that has one, in
    the order of the report, and yields findings with the index of the document that each belongs to.
    """

    kind: str
    run: Callable[[Analysis, Mapping[str, Rule]], Iterable[Finding]]
    measure: Callable[[Analysis, Mapping[str, Rule]], Any] | None = None
    close: Callable[[Sequence[tuple[str, Any]]], Iterable[tuple[int, Finding]]] | None = None
    measured: Any = None


class Format(NamedTuple):
    """A way to write a report. `machine` formats are UTF-8 whatever the console says; `detail` asks for texts."""

    name: str
    render: Callable[[Report, Style], str]
    machine: bool = True
    detail: bool = False


class Style(NamedTuple):
    """How a person wants a report: `colour` on a terminal only, `quiet` for the findings alone, `width` in columns."""

    colour: bool = False
    quiet: bool = False
    fail_on: str = "error"
    width: int = 100


def find_checks() -> list[Check]:
    """Every check in the package `safelint.checks`."""
    return [import_module(f"safelint.checks.{name}").CHECK for name in modules(_folder("checks"))]


def format_names() -> tuple[str, ...]:
    """The formats that there are: a module each in `safelint.reports`."""
    return modules(_folder("reports"))


def find_format(name: str) -> Format:
    """The format called `name`, which must be one of `format_names()`."""
    found: Format = import_module(f"safelint.reports.{name}").FORMAT
    return found


def _folder(package: str) -> str:
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), package)
