"""The choices of a whole report, tried by as many processes as pay, or known from an earlier run."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from safelint.gate.choices import holding
from safelint.gate.missing_help import RULES
from safelint.run import parcel, wire
from safelint.run.batch import made
from safelint.run.cache import Store
from safelint.run.errands import portions
from safelint.run.keeper import Keeper
from safelint.run.together import clear_away
from safelint.values.finding import Choice
from safelint.values.report import DocumentReport, InHand, Report

if TYPE_CHECKING:
    from safelint.run.checker import Checker
    from safelint.run.engine import Engine
    from safelint.run.errands import Errand

_CHECKS = 2
"""How often a text could be checked while its choices are tried."""
_WORTH = 150_000  # bytes that are checked: what is tried is then worth the result cache, and other processes
_AT_ONCE = 4_000_000  # bytes of texts: of so many is in memory what processes are given


def with_tried_choices(engine: Engine, report: Report) -> Report:
    """The report of a run of the engine with the choices that bring no new finding.

    Safe ones stay: whoever makes them tries them again.
    """
    documents = list(report.documents)
    wanted = [place for place, each in enumerate(documents) if _has_any(each)]
    trials = _Trials(engine, report.files, sum(len(documents[place].original.content()) for place in wanted) * _CHECKS)
    for places in portions(((place, len(documents[place].original.content())) for place in wanted), _AT_ONCE):
        for place, choices in zip(places, trials.good([documents[place] for place in places]), strict=True):
            documents[place] = _with_choices(documents[place], choices)
    trials.save()
    return report._replace(documents=tuple(documents))


def _has_any(document: DocumentReport) -> bool:
    return any(each.choices or each.rule in RULES for each in document.findings)


class TrialOrder(NamedTuple):
    """A text whose choices are to be tried: its path as the system has it, what its file holds, and its report."""

    path: bytes
    content: bytes
    report: bytes


def work(checker: Checker, errands: Iterable[Errand]) -> Iterator[tuple[int, bytes]]:
    """The choices of each finding of some texts that bring no new finding: see `run.pool`."""
    for place, data in errands:
        order = wire.decoded(data, TrialOrder)
        report = parcel.loaded(order.report, order.content, checker.measured, Keeper())
        good = holding(checker, os.fsdecode(order.path), report, report.findings)
        yield place, wire.encoded([good.get(finding, []) for finding in report.findings])
        clear_away()  # trials leave as much as checks


class _Trials:
    """Tries the choices of texts; `files` are as in the report, `size` is that of all in bytes, times how often each is
    checked."""

    def __init__(self, engine: Engine, files: Mapping[str, str], size: int) -> None:
        self._engine = engine
        self._files = files
        self._size = size
        self._jobs = engine.jobs if size >= _WORTH else 1
        self._kept = Store(engine) if engine.cache and size >= _WORTH else None

    def save(self) -> None:
        """Keeps what was tried."""
        if self._kept is not None:
            self._kept.save()

    def good(self, documents: Sequence[DocumentReport]) -> list[list[list[Choice]]]:
        """For each document the good choices of each finding, by an earlier run where they are known."""
        paths = [self._files[each.path] for each in documents]
        orders = [self._order(path, each) for path, each in zip(paths, documents, strict=True)]
        keys = [self._key(path, order) for path, order in zip(paths, orders, strict=True)]
        found = [self._known(key, len(each.findings)) for key, each in zip(keys, documents, strict=True)]
        left = [place for place, each in enumerate(found) if each is None]
        asked = [orders[place] for place in left]
        for place, each in zip(left, made(self._engine, work, asked, self._size, self._jobs), strict=True):
            if each is not None:
                found[place] = wire.decoded(each, list[list[Choice]])
                if self._kept is not None and keys[place]:
                    self._kept.put(keys[place], each)
        # A text that ended its process has none.
        return [each or [[]] * len(document.findings) for each, document in zip(found, documents, strict=True)]

    def _order(self, path: str, document: DocumentReport) -> bytes:
        """A `TrialOrder` as it travels."""
        source = document.source()
        short = document._replace(original=InHand(source), detail=None, measured={}, suppressed=())
        report = parcel.dumped(short, self._engine.measured)
        return wire.encoded(TrialOrder(os.fsencode(path), source.content, report))

    def _key(self, path: str, order: bytes) -> bytes:
        """By what the choices of a text are kept; b"" where they are not, as of standard input."""
        if self._kept is None or path == "-":
            return b""
        return self._kept.key("choices", path, self._engine.config(path), order)

    def _known(self, key: bytes, count: int) -> list[list[Choice]] | None:
        data = self._kept.get(key) if self._kept is not None and key else None
        if data is not None:
            with suppress(ValueError):  # damaged: it costs time and nothing else
                choices = wire.decoded(data, list[list[Choice]])
                return choices if len(choices) == count else None
        return None


def _with_choices(document: DocumentReport, good: Sequence[list[Choice]]) -> DocumentReport:
    found = []
    for finding, good_ones in zip(document.findings, good, strict=True):
        safe = [choice for choice in finding.choices if choice.safe and choice not in good_ones]
        found.append(finding._replace(choices=(*safe, *good_ones)))
    return document._replace(findings=tuple(found))
