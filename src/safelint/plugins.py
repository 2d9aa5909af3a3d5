"""The shapes of what can be added to safelint by dropping a file into a package, and how such files are found.

A reader turns bytes into a `Document`. Its module holds one value, `READER = Reader(name, suffixes, read)`, and is its
own registration; so are `CHECK = RuleCheck(rule, run)` in a folder of checks/ and `FORMAT = Format(name, render)` in
reports/.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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


class RuleCheck(NamedTuple):
    """How one rule judges a document: `rule` is its id, `run` is called where it is on."""

    rule: str
    run: Callable[[Analysis, Rule], Iterable[Finding]]


class Check(NamedTuple):
    """A way to judge a document by several rules at once: all the enabled ones whose `kind` it names, by id.

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
    """A check for each kind of rule, in the order of the kinds, of what the folders of `safelint.checks` register.

    The order tells: of two findings on the same words that are equally loud, a report shows the first.
    """
    by_kind: dict[str, list[Check]] = {}
    for check in map(_by_several, registered()):
        by_kind.setdefault(check.kind, []).append(check)
    return [_joined(kind, checks) for kind, checks in sorted(by_kind.items())]


def registered() -> Iterator[Check | RuleCheck]:
    """What each module in a folder of `safelint.checks` registers as its `CHECK`, by folder and name.

    A module without one holds what others share. Raises `SafelintError` where a `CHECK` is something else.
    """
    folder = _folder("checks")
    for family in sorted(name for name in os.listdir(folder) if name[:1] not in "._" and "." not in name):
        for name in modules(os.path.join(folder, family)):
            check = getattr(import_module(f"safelint.checks.{family}.{name}"), "CHECK", None)
            if isinstance(check, Check | RuleCheck):
                yield check
            elif check is not None:
                raise SafelintError(f"safelint.checks.{family}.{name}: CHECK is neither a Check nor a RuleCheck")


def _by_several(check: Check | RuleCheck) -> Check:
    if isinstance(check, Check):
        return check
    name, run = check

    def run_one(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterable[Finding]:
        return run(analysis, rules[name]) if name in rules else ()

    return Check(name.partition("/")[0], run_one)


def _joined(kind: str, checks: Sequence[Check]) -> Check:
    if len(checks) == 1:
        return checks[0]

    def run_all(analysis: Analysis, rules: Mapping[str, Rule]) -> Iterator[Finding]:
        for check in checks:
            yield from check.run(analysis, rules)

    return Check(kind, run_all)


def format_names() -> tuple[str, ...]:
    """The formats that there are: a module each in `safelint.reports`."""
    return modules(_folder("reports"))


def find_format(name: str) -> Format:
    """The format called `name`, which must be one of `format_names()`."""
    found: Format = import_module(f"safelint.reports.{name}").FORMAT
    return found


def _folder(package: str) -> str:
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), package)
