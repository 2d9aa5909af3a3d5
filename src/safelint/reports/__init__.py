"""Reports: each module writes a closed report in one format.

A module dropped into this package with `FORMAT = Format(name, render)` is its own registration.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from safelint.plugins import modules, registered
from safelint.values.errors import SafelintError
from safelint.values.report import Report

MARKDOWN_HEAD = "## safelint: "
"""How a report in Markdown begins, so that it is told from a text."""


class Style(NamedTuple):
    """How a person wants a report: `colour` on a terminal only, `quiet` for the findings alone, `width` in columns."""

    colour: bool = False
    quiet: bool = False
    fail_on: str = "error"
    width: int = 100


class Format(NamedTuple):
    """A way to write a report. `machine` formats are UTF-8 whatever the console says; `detail` asks for texts,
    `choices` for what can be written instead, each tried."""

    name: str
    render: Callable[[Report, Style], str]
    machine: bool = True
    detail: bool = False
    choices: bool = False


def format_names() -> tuple[str, ...]:
    """The formats that there are: a module each in this package."""
    return modules(__path__[0])


def find_format(name: str) -> Format:
    """The format called `name`, which must be one of `format_names()`.

    Raises `SafelintError` where its module registers none.
    """
    found: Format | None = registered(f"{__name__}.{name}", "FORMAT", Format)
    if found is None:
        raise SafelintError(f"{__name__}.{name} registers no format")
    return found


def begins_report(head: bytes) -> bool:
    """Whether a file that begins so is one of our reports: of its first line all must fit, as people write too."""
    from safelint.html_pages.head import HTML_HEAD
    from safelint.values.report_words import VERDICTS

    line = head.partition(b"\n")[0].decode("utf-8", "replace")
    said = line.removeprefix(MARKDOWN_HEAD).split("; ") if line.startswith(MARKDOWN_HEAD) else [line]
    return head.startswith(HTML_HEAD.encode()) or set(VERDICTS.values()).issuperset(said)
