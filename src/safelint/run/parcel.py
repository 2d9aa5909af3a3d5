"""A document's report as it is kept and as it travels, between processes and into the result cache.

The bytes of the file travel by themselves: whoever restores a report has them. A text that is not in them, because its
reader made it, goes with the report.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from safelint.run import wire
from safelint.run.keeper import Keeper, KeptText, Origin, origin_of
from safelint.values.report import DocumentReport, Original

Types = Callable[[], Mapping[str, Any]]
"""Gives the type of what each kind of check measures. Only asked where something was measured: it loads the checks."""


def light(report: DocumentReport, types: Types, keeper: Keeper) -> DocumentReport:
    """The report without what a text in memory takes. Raises ValueError as `dumped`."""
    original = keeper.keep(origin_of(report.original), report.original.content())
    measured = _restored(report.measured, types)
    return report._replace(original=original, findings=keeper.shared(report.findings), measured=measured)


def dumped(report: DocumentReport, types: Types) -> bytes:
    """The report without the bytes of its file. Raises ValueError where a check has measured what cannot travel."""
    _restored(report.measured, types)
    return wire.encoded(report, _instead)


def loaded(data: bytes, content: bytes, types: Types, keeper: Keeper) -> DocumentReport:
    """The report of a file that holds `content`. Raises ValueError where `data` is not what `dumped` gives."""

    def made(kind: type, value: Any) -> KeptText:
        if kind is not Original:
            raise ValueError(f"{kind.__name__} is nothing that a report holds")
        return keeper.keep(wire.converted(value, Origin), content)

    report = wire.decoded(data, DocumentReport, made)
    measured = {kind: wire.converted(value, types()[kind]) for kind, value in report.measured.items()}
    return report._replace(findings=keeper.shared(report.findings), measured=measured)


def _instead(value: Any) -> Origin:
    if isinstance(value, Original):
        return origin_of(value)
    raise ValueError(f"{type(value).__name__} is no value")


def _restored(measured: Mapping[str, Any], types: Types) -> Mapping[str, Any]:
    """What checks have measured, as it is after it has travelled. Raises ValueError where that is not the same: what is
    refused must not depend on whether anything travels."""
    found = {kind: wire.decoded(wire.encoded(value), types()[kind]) for kind, value in measured.items()}
    for kind, value in found.items():
        if value != measured[kind]:
            raise ValueError(f"what the check for {kind} measures is not of the type that it names")
    return found
