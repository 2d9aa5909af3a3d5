"""Files checked one after another in this process, each answer without what another process can make again."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from safelint.run import parcel, wire
from safelint.run.leftovers import COLLECT_EVERY, clear_away
from safelint.values.errors import Unreadable
from safelint.values.report import DocumentReport, Failure

if TYPE_CHECKING:
    from safelint.run.checker import Checker

Taken = TypeVar("Taken")

Answer = tuple[int, DocumentReport | None, bytes, list[Failure]]
"""Place of the file, its report without the text, what the file held, what failed."""


def alone(checker: Checker, tasks: Iterator[tuple[int, str]]) -> Iterator[Answer]:
    """Checks files in this process."""
    if not gc.isenabled():
        gc.freeze()  # what is there now stays: it need not be looked at with what each text leaves
    for count, (place, path) in enumerate(tasks, 1):
        yield place, *answer(checker, path, lambda made: parcel.light(made, checker.measured))
        if count % COLLECT_EVERY == 0:
            clear_away()


def answer(
    checker: Checker, path: str, taken: Callable[[DocumentReport], Taken]
) -> tuple[Taken | None, bytes, list[Failure]]:
    """Checks one file: what `taken` makes of its report, what the file held, and what went wrong."""
    config = checker.config(path)
    try:
        content = checker.data(path, config)
    except Unreadable as error:
        return None, b"", [Failure(checker.name(path), "read", str(error))]
    report, failures = checker.checked(path, config, content)
    if report is None:
        return None, b"", failures
    try:
        return taken(report), content, failures
    except ValueError as error:
        failures.append(Failure(checker.name(path), "check", f"a value of a check cannot be kept: {error}"))
        return None, b"", failures


def sendable(checker: Checker, order: bytes) -> bytes:
    """As `answer`, of the path as the system has it, for another process."""
    found = answer(checker, os.fsdecode(order), lambda made: parcel.dumped(made, checker.measured))
    return wire.encoded(found)
