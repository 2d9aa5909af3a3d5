"""Reports: each module writes a closed report in one format.

A module dropped into this package with `FORMAT = Format(name, render)` is its own registration.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from safelint.plugins import modules, registered
from safelint.values.errors import SafelintError
from safelint.values.report import Report


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
