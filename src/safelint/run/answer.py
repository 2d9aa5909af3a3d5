"""Files checked one after another in this process, each answer without what another process can make again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from safelint import memory
from safelint.run import parcel, wire
from safelint.run.keeper import Keeper
from safelint.run.together import each_of
from safelint.values.report import DocumentReport, Failure

if TYPE_CHECKING:
    from safelint.run.checker import Checker, PendingText
    from safelint.run.errands import Errand

Taken = TypeVar("Taken")

Answer = tuple[int, DocumentReport | None, bytes, tuple[Failure, ...]]
"""Place of the file, its report without the text, what the file held, what failed."""


class TextOrder(NamedTuple):
    """A file to be checked: its path as the system has it, and whether every finding is kept, or only the worst."""

    path: bytes
    whole: bool


def alone(checker: Checker, tasks: Iterable[tuple[int, str]], keeper: Keeper, *, whole: bool) -> Iterator[Answer]:
    """Checks files in this process; `keeper` keeps their texts, `whole` is as in `TextOrder`."""
    memory.settled()

    def finish(task: tuple[int, str], begun: PendingText) -> Answer:
        return task[0], *_answer(checker, begun, whole, lambda made: parcel.light(made, checker.measured, keeper))

    yield from each_of(tasks, lambda task: checker.begun(checker.located(task[1])), finish)


def sendable(checker: Checker, errands: Iterable[Errand]) -> Iterator[tuple[int, bytes]]:
    """The answers on files, each ordered by a `TextOrder`, for another process: see `run.pool`."""
    asked = ((errand.place, wire.decoded(errand.order, TextOrder)) for errand in errands)

    def begin(task: tuple[int, TextOrder]) -> PendingText:
        return checker.begun(checker.located(os.fsdecode(task[1].path)))

    def finish(task: tuple[int, TextOrder], begun: PendingText) -> tuple[int, bytes]:
        found = _answer(checker, begun, task[1].whole, lambda made: parcel.dumped(made, checker.measured))
        return task[0], wire.encoded(found)

    yield from each_of(asked, begin, finish)


def _answer(
    checker: Checker, begun: PendingText, whole: bool, taken: Callable[[DocumentReport], Taken]
) -> tuple[Taken | None, bytes, tuple[Failure, ...]]:
    """What there is to say of a file: what `taken` makes of its report, what the file held, and what went wrong."""
    report, failures = checker.finished(begun, whole=whole)
    if report is None:
        return None, b"", failures
    try:
        return taken(report), report.original.content(), failures
    except ValueError as error:
        reason = f"a value of a check cannot be kept: {error}"
        return None, b"", (*failures, Failure(checker.name(begun.located.path), "check", reason))
