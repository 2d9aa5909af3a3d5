"""A baseline: the findings that were there when the gate was switched on, so that only new ones fail it.

The file holds one JSON object a line, sorted, so that two branches can change it and still be merged: first a heading
with the versions of the packs and the rules that were on, then one entry for each finding of each text, with the path
from the baseline's own folder. An entry is known by its fingerprint, which moved, reflowed and renamed text keeps.
The path is a hint:

- a finding is looked for among the entries of its own path first;
- one that is over words may use up an entry of another path, where that text is gone or no longer has the finding;
- one about the whole text may do so only where that text is gone and much of its text stands here: it was renamed.

A finding by a rule that the heading does not name is *newer*: it is no fault of whoever changed the text.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple
from zlib import crc32

from safelint.disk.read import named
from safelint.values.errors import SafelintError
from safelint.values.finding import Finding
from safelint.values.fingerprints import first_fingerprint
from safelint.values.report import DocumentReport, Report, SetAside
from safelint.values.source import Source

_VERSION = 1
_HEADING = "safelint_baseline"
_MOST_BYTES = 200_000_000
_MOST_TIMES = 1_000_000_000
_SHOWN = 60  # characters of the words of an entry
_SKETCH = 8  # hashes of a text
REASON = "in the baseline"
NEWER_REASON = "by a rule that is newer than the baseline"


class BaselineEntry(NamedTuple):
    """So many findings of one text with one fingerprint. `text` is the beginning of the words, for people; `sketch`
    stands in its place for a finding about the whole text: hashes that tell a renamed text."""

    path: str
    rule: str
    fingerprint: str
    times: int
    text: str = ""
    sketch: str = ""


class Baseline(NamedTuple):
    """`packs` maps names to versions; `rules` are the ids of those that were on. Paths are relative to `folder`."""

    folder: str
    packs: Mapping[str, str]
    rules: frozenset[str]
    entries: tuple[BaselineEntry, ...]


class Compared(NamedTuple):
    """A report with what is old apart; entries that nothing needs any more; (path, finding) by rules that are newer."""

    report: Report
    unneeded: list[BaselineEntry]
    newer: list[tuple[str, Finding]]


def read(path: str) -> Baseline:
    """The baseline in a file.

    Raises:
        SafelintError: there is none, or it is damaged or something else; the message names the line.
    """
    try:
        lines = named(path, _MOST_BYTES).decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except OSError as error:
        raise SafelintError(f"{path}: the baseline cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SafelintError(f"{path}: is no baseline: byte {error.start + 1} is no UTF-8") from error
    heading: dict[str, Any] | None = None
    entries: dict[BaselineEntry, int] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        values = _object(path, number, line)
        if heading is None:
            heading = _heading(path, number, values)
        else:
            entry = _entry(path, number, values)
            key = entry._replace(times=0)
            entries[key] = max(entries.get(key, 0), entry.times)  # the same line twice: what a merge may leave
    if heading is None:
        raise SafelintError(f"{path}: is no baseline: it is empty")
    found = tuple(sorted(key._replace(times=count) for key, count in entries.items()))
    return Baseline(os.path.dirname(os.path.abspath(path)), heading["packs"], frozenset(heading["rules"]), found)


def _object(path: str, number: int, line: str) -> dict[str, Any]:
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
        raise SafelintError(f"{path}: line {number}: a merge was left unfinished here; keep the entries of both sides")
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        raise SafelintError(f"{path}: line {number}: is no line of a baseline")
    return values


def _heading(path: str, number: int, values: dict[str, Any]) -> dict[str, Any]:
    version = values.get(_HEADING)
    if version is None:
        raise SafelintError(f"{path}: line {number}: is no baseline: it does not begin with {_HEADING}")
    if version != _VERSION:
        raise SafelintError(f"{path}: line {number}: version {version} of a baseline is not known; known: {_VERSION}")
    packs, rules = values.get("packs"), values.get("rules")
    if not isinstance(packs, dict) or not all(isinstance(each, str) for each in packs.values()):
        raise SafelintError(f"{path}: line {number}: packs must give each pack its version")
    if not isinstance(rules, list) or not all(isinstance(each, str) for each in rules):
        raise SafelintError(f"{path}: line {number}: rules must be a list of ids")
    return values


def _entry(path: str, number: int, values: dict[str, Any]) -> BaselineEntry:
    for key in BaselineEntry._fields:
        value = values.get(key, BaselineEntry._field_defaults.get(key))
        needed = key not in BaselineEntry._field_defaults  # and so not empty
        is_right = type(value) is int and 0 < value < _MOST_TIMES if key == "times" else type(value) is str
        if not is_right or (needed and not value):
            raise SafelintError(f"{path}: line {number}: {key} is missing or wrong")
    unknown = sorted(values.keys() - set(BaselineEntry._fields))
    if unknown:
        raise SafelintError(f"{path}: line {number}: {unknown[0]} is no part of a baseline")
    return BaselineEntry(**values)


def text(baseline: Baseline) -> str:
    """What stands in the file of a baseline."""
    heading = {_HEADING: _VERSION, "packs": dict(baseline.packs), "rules": sorted(baseline.rules)}
    entries = ({key: value for key, value in each._asdict().items() if value} for each in sorted(baseline.entries))
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in (heading, *entries))


def made(
    report: Report, folder: str, rules: Collection[str], old: Baseline | None = None, *, adopt: bool = True
) -> Baseline:
    """The baseline of a report: its findings that are not silenced; without `adopt` only those that were in one.

    `rules` are those that were on. What `old` holds of texts and rules that this run did not check stays.
    """
    entries = [entry for document in report.documents for entry in _entries(document, folder, adopt=adopt)]
    judged = _judge(report, old, rules) if old else None
    kept = [entry for entry in old.entries if not judged(entry)] if old and judged else []
    checked = _paths(report, folder)
    # A rule that is new to texts which this run did not see is still new to them.
    partial = not adopt or any(entry.path not in checked for entry in kept)
    known = old.rules if old and partial else {*rules, *(entry.rule for entry in kept)}
    return Baseline(folder, dict(report.packs), frozenset(known), tuple(sorted({*entries, *kept})))


def _entries(document: DocumentReport, folder: str, *, adopt: bool) -> Iterator[BaselineEntry]:
    path = relative(document.path, folder)
    counts: dict[BaselineEntry, int] = {}
    for finding in (*(document.findings if adopt else ()), *(each.finding for each in document.baselined)):
        words = " ".join(finding.text.split())[:_SHOWN]
        about = "" if finding.text else " ".join(sorted(_sketch(document.source())))
        entry = BaselineEntry(path, finding.rule, first_fingerprint(document.source(), finding), 0, words, about)
        counts[entry] = counts.get(entry, 0) + 1
    return (entry._replace(times=count) for entry, count in counts.items())


def relative(path: str, folder: str) -> str:
    """A path as reports print it, from the baseline's folder, so that it means the same wherever a run begins."""
    if path == "-":
        return path
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:  # another drive
        return path


def _paths(report: Report, folder: str) -> set[str]:
    return {relative(document.path, folder) for document in report.documents}


def _judge(report: Report, baseline: Baseline, rules: Collection[str]) -> Callable[[BaselineEntry], bool]:
    """Tells whether this run can say of an entry that it is no longer needed."""
    checked = _paths(report, baseline.folder)
    failed = {relative(failure.path, baseline.folder) for failure in report.failures}

    def judged(entry: BaselineEntry) -> bool:
        if entry.path in failed:
            return False
        return entry.rule in rules if entry.path in checked else is_gone(entry.path, baseline.folder)

    return judged


def is_gone(path: str, folder: str) -> bool:
    """Whether there is no such file. One on another machine is never asked for: that would reach a network."""
    if path == "-" or path.startswith(("//", "\\\\")):
        return False
    return not os.path.exists(os.path.join(folder, path))


def compared(report: Report, baseline: Baseline, rules: Collection[str], *, allow_newer: bool = False) -> Compared:
    """Sets the findings apart that are in the baseline; with `allow_newer` also those by rules that it does not know.

    `rules` are those that were on: of another nobody can say that its entries are no longer needed.
    """
    stock = _Stock(baseline, _paths(report, baseline.folder))
    waiting = [_Waiting(document, relative(document.path, baseline.folder)) for document in report.documents]
    for take in (stock.own, stock.moved):
        for each in waiting:
            each.take(take)
    newer = [
        (each.document.path, finding)
        for each in waiting
        for finding, old in zip(each.document.findings, each.old, strict=True)
        if not old and finding.rule not in baseline.rules
    ]
    passing = frozenset(rules) - baseline.rules if allow_newer else frozenset()
    documents = tuple(each.parted(passing) for each in waiting)
    unneeded = list(filter(_judge(report, baseline, rules), stock.left()))
    return Compared(report._replace(documents=documents), unneeded, newer)


def set_apart(
    report: Report, old: Mapping[str, Baseline], rules: Collection[str], *, allow_newer: bool = False
) -> Iterator[tuple[str, Compared]]:
    """What comes of comparing with each of several baselines, by name, one after another: the last has the report with
    what any of them holds apart. A finding by a rule that none of them knows is newer; with `allow_newer` it passes,
    once each has set its own apart."""
    known = frozenset(rule for each in old.values() for rule in each.rules)
    for left, (name, baseline) in zip(reversed(range(len(old))), old.items(), strict=True):
        found = compared(report, baseline._replace(rules=known), rules, allow_newer=allow_newer and not left)
        report = found.report
        yield name, found


class _Waiting:
    """A text whose findings look for their entries."""

    def __init__(self, document: DocumentReport, path: str) -> None:
        self.document = document
        self.path = path
        self.old = [False] * len(document.findings)
        self.prints = [first_fingerprint(document.source(), finding) for finding in document.findings]

    @cached_property
    def sketch(self) -> frozenset[str]:
        return _sketch(self.document.source())

    def take(self, take: Callable[[_Waiting, str, Finding], bool]) -> None:
        for index, finding in enumerate(self.document.findings):
            self.old[index] = self.old[index] or take(self, self.prints[index], finding)

    def parted(self, passing: Collection[str]) -> DocumentReport:
        shown: list[Finding] = []
        baselined = list(self.document.baselined)
        for finding, old in zip(self.document.findings, self.old, strict=True):
            if old or finding.rule in passing:
                baselined.append(SetAside(finding, REASON if old else NEWER_REASON))
            else:
                shown.append(finding)
        return self.document._replace(findings=tuple(shown), baselined=tuple(baselined))


class _Stock:
    """What is left of each entry."""

    def __init__(self, baseline: Baseline, checked: Collection[str]) -> None:
        self.entries = baseline.entries
        self.counts = [entry.times for entry in baseline.entries]
        self.sketches = [frozenset(entry.sketch.split()) for entry in baseline.entries]
        self.own_entry: dict[tuple[str, str], int] = {}
        self.movable: dict[str, list[int]] = {}  # by fingerprint, the first entry last
        gone: dict[str, bool] = {}
        for index, entry in enumerate(baseline.entries):
            self.own_entry[entry.path, entry.fingerprint] = index
            if entry.path not in gone:
                gone[entry.path] = entry.path not in checked and is_gone(entry.path, baseline.folder)
            if gone[entry.path] or (entry.path in checked and not entry.sketch):
                self.movable.setdefault(entry.fingerprint, []).append(index)
        for indices in self.movable.values():
            indices.reverse()

    def own(self, text: _Waiting, fingerprint: str, finding: Finding) -> bool:
        return self._take(self.own_entry.get((text.path, fingerprint), -1))

    def moved(self, text: _Waiting, fingerprint: str, finding: Finding) -> bool:
        left = self.movable.get(fingerprint, [])
        while left and not self.counts[left[-1]]:
            left.pop()
        if finding.text:
            return self._take(left[-1] if left else -1)
        best = self._most_alike(left, text.sketch)
        return self._take(best) if best >= 0 and _alike(self.sketches[best], text.sketch) else False

    def _most_alike(self, left: Sequence[int], sketch: frozenset[str]) -> int:
        """The first of the entries that share most with a text, -1 where none shares anything."""
        best, most = -1, 0
        for each in reversed(left):
            shared = len(self.sketches[each] & sketch) if self.counts[each] else 0
            if shared > most:
                best, most = each, shared
                if most == len(sketch):
                    break
        return best

    def _take(self, index: int) -> bool:
        if index < 0 or not self.counts[index]:
            return False
        self.counts[index] -= 1
        return True

    def left(self) -> Iterator[BaselineEntry]:
        for entry, count in zip(self.entries, self.counts, strict=True):
            if count:
                yield entry._replace(times=count)


def _sketch(source: Source) -> frozenset[str]:
    """The smallest hashes of the sentences of a text: two texts share as many as they share of their sentences."""
    sentences = re.split(r"[.!?:]\s|\n\s*\n", source.text.replace("\r\n", "\n").lower())
    hashes = {crc32(" ".join(each.split()).encode("utf-8", "surrogatepass")) for each in sentences if each.strip()}
    return frozenset(f"{each:08x}" for each in sorted(hashes)[:_SKETCH])


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether at least half of the hashes of the shorter sketch are in the other."""
    return 2 * len(one & other) >= max(min(len(one), len(other)), 1)
