"""Beside an earlier report: which findings are new, which are the same, and which are gone.

A finding is known by the path of its text and its fingerprint, which moved and reflowed text keeps. Of several with the
same words in the same surroundings the first are the same and the rest new. A text that is gone may stand here under
another name: it is known again by its measures, or where half of what is found over its words is found here.

What the earlier report had silenced or in the baseline is not new where it counts now; what is silenced or in the
baseline now is not gone. Of a text or a rule that this run did not look at, nothing is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from safelint.gate.baseline import relative
from safelint.gate.earlier import Earlier, EarlierText, measured
from safelint.values.finding import NEW, SAME, Finding
from safelint.values.fingerprints import every_fingerprint, fingerprints, first_fingerprint
from safelint.values.report import DocumentReport, Report, SetAside, Since
from safelint.values.source import Source

_COMMON = 20  # texts from which on what they share tells none of them
_HERE = "."


class _Unmatched:
    """What is left of a text of the earlier report, once findings of this run have been matched with its own."""

    def __init__(self, text: EarlierText) -> None:
        self.text = text
        # Findings that counted have the first places, so that they are used up first.
        self._places: dict[str, list[int]] = {}
        for place, each in enumerate((*(finding["fingerprint"] for finding in text.findings), *text.silent)):
            self._places.setdefault(each, []).append(place)
        self._waiting: dict[str, list[int]] = {}  # of all occurrences, by the fingerprint of the first
        self._taken: set[int] = set()

    def take(self, source: Source, finding: Finding) -> bool:
        """Whether a finding was in the earlier text, which then has one less of it."""
        first = first_fingerprint(source, finding)
        if first not in self._waiting:
            found: list[int] = []
            for each in every_fingerprint(source, finding):
                if each not in self._places:
                    break
                found += self._places[each]
            self._waiting[first] = sorted(found, reverse=True)
        if not self._waiting[first]:
            return False
        self._taken.add(self._waiting[first].pop())
        return True

    def left(self) -> list[Mapping[str, Any]]:
        """The findings that counted and that nothing was matched with."""
        return [finding for place, finding in enumerate(self.text.findings) if place not in self._taken]


class Comparison:
    """Compares what a run finds with an earlier report. `is_gone` tells of the path of a text whether no file is
    there."""

    def __init__(self, earlier: Earlier, is_gone: Callable[[str], bool]) -> None:
        self.earlier = earlier
        self.is_gone = is_gone
        self._before: dict[str, _Unmatched] = {}  # by the path of a text of this run
        self._away: set[str] = set()  # names of texts that are in no run any more

    def marked(self, report: Report) -> Report:
        """The report with each finding marked. It must be whole: nothing that is old, the same or mild set apart."""
        self._before = self._pairs(report)
        return report._replace(documents=tuple(map(self._marked, report.documents)))

    def _marked(self, document: DocumentReport) -> DocumentReport:
        source, before = document.source(), self._before.get(document.path)

        def mark(finding: Finding) -> Finding:
            if finding.since:
                return finding
            return finding._replace(since=SAME if before is not None and before.take(source, finding) else NEW)

        return document._replace(
            findings=tuple(map(mark, document.findings)),
            suppressed=tuple(SetAside(mark(finding), reason) for finding, reason in document.suppressed),
        )

    def closed(self, report: Report, rules: Collection[str]) -> Report:
        """What `marked` gave, cut as it is to be shown: marks what was added since, and says what is gone. `rules` are
        those that were on."""
        documents = tuple(map(self._marked, report.documents))
        gone, unseen = self._gone(frozenset(rules))
        since = Since(self.earlier.path, self.earlier.today, self.earlier.packs, tuple(gone), unseen)
        return report._replace(documents=documents, since=since)

    def _gone(self, rules: Collection[str]) -> tuple[list[Mapping[str, Any]], int]:
        """The findings that are gone, in the order of a report; how many of the others nobody has looked at."""
        gone: list[Mapping[str, Any]] = []
        unseen = 0
        before = {each.text.path: each for each in self._before.values()}
        for name, text in self.earlier.texts.items():
            if text.path in before:
                left = before[text.path].left()
                known = [finding for finding in left if finding["rule"] in rules]
            else:
                left = list(text.findings)
                known = left if name in self._away else []
            gone += known
            unseen += len(left) - len(known)
        return sorted(gone, key=lambda each: (each["path"], each["start"], each["rule"])), unseen

    def _pairs(self, report: Report) -> dict[str, _Unmatched]:
        """The texts of this run that were in the earlier report, under their own name or another."""
        texts = self.earlier.texts
        names = {document.path: relative(document.path, _HERE) for document in report.documents}
        before = {path: _Unmatched(texts[name]) for path, name in names.items() if name in texts}
        here = {*names.values(), *(relative(failure.path, _HERE) for failure in report.failures)}
        self._away = {name for name in texts if name not in here and self.is_gone(name)}
        renamed = _Renamed([text for name, text in texts.items() if name in self._away])
        if not self._away:
            return before
        for document in report.documents:
            text = None if document.path in before else renamed.take(document)
            if text is not None:
                before[document.path] = _Unmatched(text)
        return before


class _Renamed:
    """Texts that are gone, to be known again under another name; each once."""

    def __init__(self, texts: Sequence[EarlierText]) -> None:
        self.texts = texts
        self.taken: set[int] = set()
        self.by_measures: dict[tuple[Any, ...], list[int]] = {}  # the first last
        self.by_print: dict[str, list[int]] = {}
        self.prints: list[int] = []  # how many each text has
        for place in range(len(self.texts) - 1, -1, -1):
            self.by_measures.setdefault(self.texts[place].measured, []).append(place)
        for place, text in enumerate(self.texts):
            found = {each["fingerprint"] for each in text.findings if each["text"]}
            self.prints.append(len(found))
            for each in found:
                self.by_print.setdefault(each, []).append(place)

    def take(self, document: DocumentReport) -> EarlierText | None:
        """The text that this one is under another name."""
        place = self._same(document)
        if place < 0:
            place = self._alike(document)
        if place < 0:
            return None
        self.taken.add(place)
        return self.texts[place]

    def _same(self, document: DocumentReport) -> int:
        scores = {**document.scores._asdict(), "score_status": document.scores.status}
        numbers = [number.digits for number, _ in document.numbers_in_order()]
        measures = measured(scores, numbers)
        waiting = self.by_measures.get(measures, []) if measures else []
        while waiting and waiting[-1] in self.taken:
            waiting.pop()
        return waiting[-1] if waiting else -1

    def _alike(self, document: DocumentReport) -> int:
        findings = tuple(finding for finding in document.findings if finding.text)
        found = set(fingerprints(document.source(), findings))
        shared: dict[int, int] = {}
        for each in found:
            places = self.by_print.get(each, [])
            if len(places) > _COMMON:
                continue
            for place in places:
                if place not in self.taken:
                    shared[place] = shared.get(place, 0) + 1
        best = min(shared, key=lambda place: (-shared[place], place), default=-1)
        if best < 0 or 2 * shared[best] < min(self.prints[best], len(found)):
            return -1
        return best
