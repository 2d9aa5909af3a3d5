"""The choices of a whole report, tried by as many processes as pay, or known from an earlier run."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.gate.choices import holding
from safelint.gate.missing_help import RULES
from safelint.run import parcel, wire
from safelint.run.batch import made
from safelint.run.cache import Store
from safelint.run.together import clear_away
from safelint.values.finding import Choice, Finding
from safelint.values.report import DocumentReport, Report

if TYPE_CHECKING:
    from safelint.run.checker import Checker
    from safelint.run.engine import Engine
    from safelint.run.errands import Errand, Made

_CHECKS = 6
"""How often a text is checked to try its choices, or what takes as long."""
_WORTH_KEEPING = 150_000  # bytes that are checked: what is tried is worth the result cache


def offered(engine: Engine, report: Report) -> Report:
    """The report of the engine's last run with the choices that bring no new finding.

    Safe ones stay: whoever makes them tries them again.
    """
    wanted = [each for each in report.documents if any(each.choices or each.rule in RULES for each in each.findings)]
    orders = [_order(engine, document) for document in wanted]
    size = sum(len(document.source.content) for document in wanted) * _CHECKS
    kept = Store(engine) if engine.cache and size >= _WORTH_KEEPING else None
    tried = {
        document.source.path: document._replace(findings=_with_choices(document.findings, choices))
        for document, choices in zip(wanted, _made(engine, orders, kept, size), strict=True)
    }
    return report._replace(documents=tuple(tried.get(each.source.path, each) for each in report.documents))


class TrialOrder(NamedTuple):
    """A text whose choices are to be tried: its path as the system has it, what its file holds, and its report."""

    path: bytes
    content: bytes
    report: bytes


def work(checker: Checker, errands: Iterable[Errand]) -> Iterator[Made]:
    """The choices of each finding of some texts that bring no new finding: see `run.pool`."""
    for place, data in errands:
        order = wire.decoded(data, TrialOrder)
        report = parcel.loaded(order.report, order.content, checker.measured)
        good = holding(checker, os.fsdecode(order.path), report, report.findings)
        yield place, wire.encoded([good.get(finding, []) for finding in report.findings])
        clear_away()  # each trial is a whole check


def _order(engine: Engine, document: DocumentReport) -> TrialOrder:
    path = engine.files.get(document.source.path, document.source.path)
    report = parcel.dumped(document._replace(detail=None, measured={}, suppressed=()), engine.measured)
    return TrialOrder(os.fsencode(path), document.source.content, report)


def _made(engine: Engine, orders: Sequence[TrialOrder], kept: Store | None, size: int) -> list[list[list[Choice]]]:
    """For each order the choices of each finding, by an earlier run where `kept` has them. A text that ends its process
    has none."""
    data = [wire.encoded(order) for order in orders]
    keys = [_key(engine, kept, order, each) for order, each in zip(orders, data, strict=True)]
    found = [kept.get(key) if kept is not None else None for key in keys]
    left = [place for place, each in enumerate(found) if each is None]
    for place, each in zip(left, made(engine, work, [data[at] for at in left], size, engine.jobs), strict=True):
        found[place] = each
        if kept is not None and each is not None:
            kept.put(keys[place], each)
    if kept is not None:
        kept.save()
    return [wire.decoded(each, list[list[Choice]]) if each is not None else [] for each in found]


def _key(engine: Engine, kept: Store | None, order: TrialOrder, data: bytes) -> bytes:
    path = os.fsdecode(order.path)
    return kept.key(path, engine.config(path), data) if kept is not None else b""


def _with_choices(findings: Sequence[Finding], good: Sequence[list[Choice]]) -> tuple[Finding, ...]:
    found = []
    for finding, good_ones in zip(findings, good or [[]] * len(findings), strict=True):
        safe = [choice for choice in finding.choices if choice.safe and choice not in good_ones]
        found.append(finding._replace(choices=(*safe, *good_ones)))
    return tuple(found)
