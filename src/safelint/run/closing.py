"""The report of a run, made of those of its texts: with what is found by comparing them, what they rest on, and what
tells people of their rules and services."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from safelint import config as configuration
from safelint.config import Config
from safelint.run.age import STALE, Facts, registry_use, rested_on, stale
from safelint.run.document import compare
from safelint.run.findings import at_level, cut, distinct, exceeds_limit, in_order
from safelint.text.comments import MARK
from safelint.values.report import DocumentReport, Failure, LeftOut, Report, SetAside
from safelint.version import __version__

if TYPE_CHECKING:
    from safelint.run.checker import Checker
    from safelint.values.finding import Finding


def reported(
    checker: Checker,
    files: Mapping[str, Config],
    documents: list[DocumentReport],
    failures: Sequence[Failure],
    left_out: tuple[LeftOut, ...] = (),
    same: int = 0,
) -> Report:
    """The report of a run over `files`, whose texts are compared where that is asked for."""
    paths = {checker.name(path): path for path in files}
    compared = set()
    if checker.options.flags.across:
        found, failed = compare(checker.checks, documents)
        failures = [*failures, *failed]
        for at, finding in found:
            documents[at] = _with(checker, paths[documents[at].path], documents[at], finding)
            compared.add((documents[at].path, finding.rule, *finding.span))
    checker.lap("comparing texts")
    configs = files.values()
    pinned = next((config for config in configs if config.values.get("today")), Config())
    report = Report(
        version=__version__,
        packs=((checker.pack.name, checker.pack.version), *_shared(configs)),
        today=checker.day(pinned),
        documents=tuple(documents),
        failures=tuple(failures),
        left_out=(*left_out, *(LeftOut(each.path, words) for each in documents for words in each.passed_over)),
        elements={each["id"]: each["label"] for each in checker.pack.elements["element"] if checker.options.detail},
        same=same,
        compared=frozenset(compared),
        files=paths,
    )
    return _completed(checker, report)


def closed(checker: Checker, report: Report) -> Report:
    """The report of a run with `whole`, of which some may be set apart, as of any other run: each text cut to its worst
    findings, with what follows from those and the texts that are left."""
    documents = tuple(
        _cut(checker, report.files[each.path], each) if exceeds_limit(each) else each for each in report.documents
    )
    return _completed(checker, report._replace(documents=documents))


def _cut(checker: Checker, path: str, report: DocumentReport) -> DocumentReport:
    """The report of the file at `path` with its worst findings alone."""
    meta = checker.read_as(path, report.original.content()).meta
    return cut(report, checker.rules.of(checker.located(path), meta))


def _with(checker: Checker, path: str, report: DocumentReport, finding: Finding) -> DocumentReport:
    """The report of the file at `path` with one more finding, which may be silenced."""
    located = checker.located(path)
    finding = at_level(finding, checker.rules.of(located, None).changed)
    reason = None
    if configuration.silences(located.where, located.config) or MARK in report.source().text:
        silencer = checker.silencer(checker.read_as(located.path, report.original.content()), located)
        reason = silencer.silenced_by(finding).reason if silencer else None
    if reason is None:
        return report._replace(findings=tuple(distinct((*report.findings, finding))))
    return report._replace(suppressed=in_order((*report.suppressed, SetAside(finding, reason))))


def _completed(checker: Checker, report: Report) -> Report:
    """The report of a run with all that follows from its documents."""
    documents, facts = report.documents, _facts(checker, report)
    failures = [each for each in report.failures if each.stage != STALE]
    failures += [failure for config, found in facts for failure in stale(found, config)]
    return report._replace(
        failures=tuple(sorted(failures)),
        services=checker.rules.services(documents),
        rules=checker.rules.notes(documents),
        registry=registry_use([found for _, found in facts], checker.pack),
    )


def _facts(checker: Checker, report: Report) -> list[tuple[Config, Facts]]:
    """What the texts of each configuration rest on, by its own data and on its own day."""
    texts: dict[str, list[DocumentReport]] = {}  # by configuration file
    configs: dict[str, Config] = {}
    for document in report.documents:
        config = checker.config(report.files[document.path])
        configs[config.path] = config
        texts.setdefault(config.path, []).append(document)
    return [
        (config, rested_on(texts[path], checker.rules.pack_of(config), checker.day(config)))
        for path, config in configs.items()
    ]


def _shared(configs: Iterable[Config]) -> list[tuple[str, str]]:
    """Name and version of each package that a configuration extends."""
    return sorted({(each.package, each.version) for config in configs for each in config.shared})
