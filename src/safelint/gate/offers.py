"""The choices of a whole report, tried by as many processes as pay, or known from an earlier run."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from safelint.gate.choices import holding
from safelint.gate.missing_help import RULES
from safelint.memory import between_texts
from safelint.run import parcel, wire
from safelint.run.batch import made
from safelint.run.cache import Store
from safelint.run.document import failure
from safelint.run.errands import portions
from safelint.run.keeper import Keeper
from safelint.values.finding import Choice
from safelint.values.offered import offered
from safelint.values.report import DocumentReport, Failure, InHand, Report

if TYPE_CHECKING:
    from safelint.run.checker import Checker
    from safelint.run.engine import Engine
    from safelint.run.errands import Errand

_CHECKS = 2
"""How often a text could be checked while its choices are tried."""
_WORTH = 150_000  # bytes that are checked: what is tried is then worth the result cache, and other processes
_TRYING = "trying what could be chosen"
_AT_ONCE = 4_000_000  # bytes of texts: of so many is in memory what processes are given


def with_tried_choices(engine: Engine, report: Report) -> Report:
    """The report of a run of the engine with the choices that are `offered`. Where they could not be tried, a failure
    says why."""
    documents, failures = list(report.documents), list(report.failures)
    wanted = [place for place, each in enumerate(documents) if _has_any(each)]
    trials = _Trials(engine, report.files, sum(len(documents[place].original.content()) for place in wanted) * _CHECKS)
    for places in portions(((place, len(documents[place].original.content())) for place in wanted), _AT_ONCE):
        for place, tried in zip(places, trials.good([documents[place] for place in places]), strict=True):
            documents[place] = _with_choices(documents[place], tried.good)
            failures += tried.failures
    trials.save()
    engine.checker.lap(_TRYING)
    return report._replace(documents=tuple(documents), failures=tuple(failures))


def _has_any(document: DocumentReport) -> bool:
    return any(each.choices or each.rule in RULES for each in document.findings)


class TrialOrder(NamedTuple):
    """A text whose choices are to be tried: its path as the system has it, what its file holds, and its report."""

    path: bytes
    content: bytes
    report: bytes


class TriedChoices(NamedTuple):
    """The good choices of each finding of a text, none where they could not be tried, and why they could not."""

    good: list[list[Choice]]
    failures: tuple[Failure, ...] = ()


def work(checker: Checker, errands: Iterable[Errand]) -> Iterator[tuple[int, bytes]]:
    """The `TriedChoices` of some texts: see `run.pool`."""
    for place, data in errands:
        order = wire.decoded(data, TrialOrder)
        report = parcel.loaded(order.report, order.content, checker.measured, Keeper())
        yield place, wire.encoded(_tried(checker, os.fsdecode(order.path), report))
        between_texts()  # trials leave as much as checks


def _tried(checker: Checker, path: str, report: DocumentReport) -> TriedChoices:
    try:
        good = holding(checker, path, report, report.findings)
    except Exception as error:  # the text was checked, and its findings are told
        return TriedChoices([[] for _ in report.findings], (failure(report.path, _TRYING, error),))
    return TriedChoices([good.get(finding, []) for finding in report.findings])


class _Trials:
    """Tries the choices of texts; `files` are as in the report, `size` is that of all in bytes, times how often each is
    checked."""

    def __init__(self, engine: Engine, files: Mapping[str, str], size: int) -> None:
        self._engine = engine
        self._files = files
        self._size = size
        self._jobs = engine.jobs if size >= _WORTH else 1
        self._kept = Store(engine.checker) if engine.cache and size >= _WORTH else None

    def save(self) -> None:
        """Keeps what was tried."""
        if self._kept is not None:
            self._kept.save()

    def good(self, documents: Sequence[DocumentReport]) -> list[TriedChoices]:
        """What was tried of each document, by an earlier run where that is known."""
        paths = [self._files[each.path] for each in documents]
        orders = [self._order(path, each) for path, each in zip(paths, documents, strict=True)]
        keys = [self._key(path, order) for path, order in zip(paths, orders, strict=True)]
        found = [self._known(key, len(each.findings)) for key, each in zip(keys, documents, strict=True)]
        left = [place for place, each in enumerate(found) if each is None]
        asked = [orders[place] for place in left]
        for place, each in zip(left, made(self._engine.checker, work, asked, self._size, self._jobs), strict=True):
            if each is not None:
                found[place] = tried = wire.decoded(each, TriedChoices)
                if self._kept is not None and keys[place] and not tried.failures:
                    self._kept.put(keys[place], each)
        return [each or _untried(document) for each, document in zip(found, documents, strict=True)]

    def _order(self, path: str, document: DocumentReport) -> bytes:
        """A `TrialOrder` as it travels."""
        source = document.source()
        short = document._replace(original=InHand(source), detail=None, measured={}, suppressed=())
        report = parcel.dumped(short, self._engine.checker.measured)
        return wire.encoded(TrialOrder(os.fsencode(path), source.content, report))

    def _key(self, path: str, order: bytes) -> bytes:
        """By what the choices of a text are kept; b"" where they are not, as of standard input."""
        if self._kept is None or path == "-":
            return b""
        return self._kept.key("choices", path, self._engine.checker.config(path), order)

    def _known(self, key: bytes, count: int) -> TriedChoices | None:
        data = self._kept.get(key) if self._kept is not None and key else None
        if data is not None:
            with suppress(ValueError):  # damaged: it costs time and nothing else
                tried = wire.decoded(data, TriedChoices)
                return tried if len(tried.good) == count else None
        return None


def _untried(document: DocumentReport) -> TriedChoices:
    """What there is of a text that ended its process."""
    from safelint.run.pool import ENDED

    return TriedChoices(
        [[] for _ in document.findings], (Failure(document.path, "check", f"{_TRYING} failed: {ENDED}"),)
    )


def _with_choices(document: DocumentReport, good: Sequence[list[Choice]]) -> DocumentReport:
    pairs = zip(document.findings, good, strict=True)
    return document._replace(findings=tuple(each._replace(choices=offered(each, kept)) for each, kept in pairs))
