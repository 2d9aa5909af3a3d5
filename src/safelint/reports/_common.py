"""What several reports share: order by harm to readers, the same fault over many documents, what to call things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter
from typing import NamedTuple

from safelint.values.finding import ERROR, SEVERITIES, SUGGESTION, WARNING, Finding, hidden
from safelint.values.report import NOTHING, DocumentReport, Judgement, Report, Scores
from safelint.values.source import Source, Span
from safelint.values.wording import counted

FAMILIES = {
    "helpline": "Helpline numbers",
    "signposting": "Signposting",
    "terminology": "Terminology",
    "accessibility": "Accessibility",
    "readability": "Readability",
    "document": "The document itself",
}
"""Families of rules with their titles, those whose faults harm readers most first."""

_VERDICTS = {
    Judgement.STOP: "do not publish yet",
    Judgement.UNSURE: "not everything could be checked",
    Judgement.OLD: "facts are past their date of review",
    Judgement.CLEAR: "nothing to stop publication",
    Judgement.NOTHING: NOTHING.lower(),
}

HTML_HEAD = (
    '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<meta name="generator" content="safelint">\n'
)
MARKDOWN_HEAD = "## safelint: "
"""How the reports begin that have the suffix of a text, so that they are told from texts."""

_SHORT = 60  # characters of a document that a message may begin with

UNREADABLE, LEFT_OUT, REGISTRY = "document/unreadable", "document/left-out", "document/registry"
"""Under these names formats that have no place for it tell of what was not checked, and how current the facts are."""

_ORDER = {family: place for place, family in enumerate(FAMILIES)}

MANY = 10
"""From so many documents on, what they share is told once, and those without a finding are only counted."""


def as_json(value: object) -> str:
    """`value` as JSON for a person too: what `visible` writes out is escaped, so that a program reads it unchanged."""
    from safelint.reports._json import written

    return written(value)


def is_report(head: bytes) -> bool:
    """Whether a file that begins so is one of our reports: of its first line all must fit, as people write too."""
    line = head.partition(b"\n")[0].decode("utf-8", "replace")
    said = line.removeprefix(MARKDOWN_HEAD).split("; ") if line.startswith(MARKDOWN_HEAD) else [line]
    return head.startswith(HTML_HEAD.encode()) or set(_VERDICTS.values()).issuperset(said)


def family(rule: str) -> str:
    return rule.partition("/")[0]


def harm(finding: Finding) -> tuple[int, int, str]:
    """A key that sorts findings by what they do to a reader: the severest first, of these wrong numbers first."""
    return SEVERITIES.index(finding.severity), _ORDER.get(family(finding.rule), len(_ORDER)), finding.rule


_Key = tuple[str, str, str, str, str]


class DocumentFinding(NamedTuple):
    """A finding with the document that it stands in."""

    document: DocumentReport
    finding: Finding

    @property
    def line(self) -> int:
        return self.document.source().position(self.finding.span.start).line


def places(report: Report) -> Iterator[DocumentFinding]:
    """Every finding that counts, in the order of documents and text."""
    return (DocumentFinding(document, finding) for document in report.documents for finding in document.findings)


_same: Callable[[Finding], _Key] = itemgetter(
    *map(Finding._fields.index, ("rule", "severity", "message", "text", "since"))
)
"""What findings have in common that say the same of the same words, and are all new or all not."""


def grouped(report: Report) -> list[list[DocumentFinding]]:
    """The findings, those that say the same of the same words together; the most harmful and commonest first."""
    groups: dict[_Key, list[DocumentFinding]] = {}
    for place in places(report):
        groups.setdefault(_same(place.finding), []).append(place)
    return _in_order(groups)


def _in_order(groups: Mapping[_Key, list[DocumentFinding]]) -> list[list[DocumentFinding]]:
    return sorted(groups.values(), key=lambda group: (harm(group[0].finding), -len(group)))


def documents_of(group: Iterable[DocumentFinding]) -> list[str]:
    """The paths of the documents in a group, each once, in order."""
    return list(dict.fromkeys(place.document.path for place in group))


def by_documents(groups: Iterable[list[DocumentFinding]]) -> dict[tuple[str, ...], list[list[DocumentFinding]]]:
    """The groups by the documents that they stand in, so that these are named once."""
    found: dict[tuple[str, ...], list[list[DocumentFinding]]] = {}
    for group in groups:
        found.setdefault(tuple(documents_of(group)), []).append(group)
    return found


def widespread(report: Report, least: int = MANY) -> list[list[DocumentFinding]]:
    """The groups that stand in at least so many documents."""
    if len(report.documents) < least:
        return []
    counts: Counter[_Key] = Counter()  # of documents
    for document in report.documents:
        counts.update(set(map(_same, document.findings)))
    common = {key for key, count in counts.items() if count >= least}
    groups: dict[_Key, list[DocumentFinding]] = {}
    if not common:
        return []
    for document in report.documents:
        for finding in document.findings:
            key = _same(finding)
            if key in common:
                groups.setdefault(key, []).append(DocumentFinding(document, finding))
    return _in_order(groups)


def hidden_in(document: DocumentReport) -> tuple[Span, ...]:
    """Where words stand that the report of a document may not repeat, told or not."""
    silent = (finding for finding, _ in (*document.suppressed, *document.baselined))
    return hidden((*document.findings, *silent))


def where(source: Source, finding: Finding) -> str:
    """The place in words: a line, or the whole text."""
    return source.where(finding.span.start) if finding.text else "whole text"


def from_root(path: str) -> str:
    """A path as GitLab and GitHub know it, which match it by its characters: without the "./" that a person typed."""
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    return path


def said(finding: Finding) -> str:
    """The message for where the text is not at hand: short words that it does not name stand before it."""
    words = " ".join(finding.text.split())
    if not words or len(words) > _SHORT or words in finding.message:
        return finding.message
    return f"\u201c{words}\u201d: {finding.message}"


def verdict(report: Report, fail_on: str) -> str:
    """What the run means for publication, in words."""
    return "; ".join(map(_VERDICTS.__getitem__, report.judged(fail_on)))


def counts(report: Report) -> str:
    """ "3 texts checked: 1 error, 0 warnings, 2 suggestions", or that nothing was checked."""
    totals = report.totals
    levels = ((totals.errors, ERROR), (totals.warnings, WARNING), (totals.suggestions, SUGGESTION))
    said = f"{counted(totals.documents, 'text')} checked: {', '.join(counted(*level) for level in levels)}"
    if not totals.documents:
        same = f"{counted(report.same, 'text is', 'texts are')} as in the revision"
        said = f"{NOTHING}: {same}" if report.same else NOTHING
    return said + (f"; {counted(totals.unreadable, 'file')} could not be checked" if totals.unreadable else "")


def silent(report: Report) -> str:
    """What was found and does not count, in one line, or ""."""
    totals = report.totals
    parts = [f"{totals.suppressed} silenced"] if totals.suppressed else []
    parts += [f"{totals.baselined} known from the baseline"] if totals.baselined else []
    return ", ".join(parts)


def registry(report: Report) -> str:
    """How current the facts are that the run rested on, in one line; "" where no registry is known."""
    use = report.registry
    if not use.last_confirmed:
        return ""
    packs = ", ".join(f"{name} {version}" for name, version in report.packs)
    used = f"{counted(use.used, 'entry', 'entries')} used" if use.used else "no entry used"
    one = "it is" if use.used == 1 else f"{use.overdue:,} of them"
    late = f", {one} past the date of review" if use.overdue else ""
    late = late or (", none past its date of review" if use.used else "")
    return f"Registry {packs}, as of {use.last_confirmed}: {used}{late}"


def left_out(report: Report) -> dict[str, list[str]]:
    """By reason, the paths of what folders hold and was not checked."""
    found: dict[str, list[str]] = {}
    for path, reason in report.left_out:
        found.setdefault(reason, []).append(path)
    return found


def left_out_in_short(names: list[str], most: int) -> str:
    """ "a.docx, b.docx and 7 more", of names at most so many."""
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def unscored(scores: Scores) -> str:
    """Why there is no reading grade, and what is known without one."""
    size = f"{counted(scores.sentences, 'sentence')} and {counted(scores.words, 'word')}"
    average = scores.average_sentence_words
    length = f", about {counted(round(average), 'word')} a sentence" if average is not None else ""
    return f"the text is too short to score ({size} of running text{length})"


def reading(document: DocumentReport) -> str:
    """The reading grade in words, or why there is none."""
    scores: Scores = document.scores
    if scores.flesch_kincaid_grade is None:
        return f"Reading grade: none, {unscored(scores)}"
    grade, about = (
        round(scores.flesch_kincaid_grade),
        "" if scores.status == "normal" else ", only a rough guide under 300 words",
    )
    return f"Reading grade: {grade}, reading age about {scores.reading_age} ({counted(scores.words, 'word')}{about})"
