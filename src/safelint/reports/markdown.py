"""A comment for a pull request: the verdict, then the most harmful findings, each told once; the mild ones folded away.

GitHub takes 65,536 characters a comment; what does not fit is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from safelint.lazy import regex
from safelint.reports import MARKDOWN_HEAD, Format, Style
from safelint.reports._groups import DocumentFinding, documents_of, grouped
from safelint.reports._repeats import told_once
from safelint.reports._since import compared
from safelint.values.finding import ERROR, NEW, SUGGESTION, WARNING
from safelint.values.report import Failure, Report
from safelint.values.report_words import counts, left_out, left_out_in_short, registry, silent, verdict
from safelint.values.wording import counted
from safelint.visible import unhashed, visible

_LIMIT = 60_000
_SHOWN = {ERROR: 50, WARNING: 25, SUGGESTION: 25}  # groups of each level
_FILES = 10  # named beside what they share; where there are more, they stand in a list at the end
_PLACES = 3  # of a group in one document
_GONE = 25  # findings that are gone
_TITLES = {ERROR: "Stop: would mislead or harm a reader", WARNING: "Should be changed", SUGGESTION: "Worth a look"}
_SPECIAL = regex(r"[\\`*_\[\]#|~>]")


def render(report: Report, style: Style) -> str:
    since = compared(report)
    report = told_once(report, shared=2)
    parts = [f"{MARKDOWN_HEAD}{verdict(report, style.fail_on)}", "", _text(counts(report)) + "."]
    if silent(report):
        parts[-1] += f" Not counted: {silent(report)}."
    parts += ["", _text(since) + "."] if since else []
    parts += [f"{_text(registry(report))}."] if registry(report) else []
    parts += ["", *map(_failed, report.failures)] if report.failures else []
    groups, lists = grouped(report), _ShownLists()
    for level in (ERROR, WARNING, SUGGESTION):
        parts += _level(level, [group for group in groups if group[0].finding.severity == level], lists)
    parts += _gone(report)
    parts += [*_left_out(report), *lists.told()]
    return _within_limit(parts)


class _ShownLists:
    """Documents that share something, where there are many of them: each list is told once, after all findings."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}

    def named(self, paths: list[str]) -> str:
        number = self._numbers.setdefault(tuple(paths), len(self._numbers) + 1)
        return f"in {len(paths):,} documents: list {number}"

    def told(self) -> Iterator[str]:
        for paths, number in self._numbers.items():
            yield from _folded(f"List {number}: {counted(len(paths), 'document')}", map(_code, paths))


def _folded(title: str, items: Iterable[str]) -> Iterator[str]:
    yield from ("", f"<details><summary>{title}</summary>", "", *(f"- {each}" for each in items), "", "</details>")


def _failed(failure: Failure) -> str:
    label = "**Not checked:** " if failure.is_of_file else ""
    return f"- {label}{_code(failure.path)}: {_text(failure.reason)}"


def _left_out(report: Report) -> Iterator[str]:
    if report.left_out:
        items = (
            f"{reason}: {left_out_in_short([_code(name) for name in names], _FILES)}"
            for reason, names in left_out(report).items()
        )
        yield from _folded(f"Left out: {len(report.left_out):,}", items)


def _level(level: str, groups: list[list[DocumentFinding]], lists: _ShownLists) -> Iterator[str]:
    if not groups:
        return
    yield ""
    title = f"{_TITLES[level]} ({counted(_count(groups), level)})"
    folded = level == SUGGESTION
    yield f"<details><summary>{title}</summary>" if folded else f"### {title}"
    yield ""
    for group in groups[: _SHOWN[level]]:
        yield from _group(group, lists)
    rest = groups[_SHOWN[level] :]
    if rest:
        paths = documents_of(place for group in rest for place in group)
        named = f"in {', '.join(map(_code, paths))}" if len(paths) <= _FILES else lists.named(paths)
        yield f"- and {counted(_count(rest), 'further finding')} {named}"
    if folded:
        yield ""
        yield "</details>"


def _count(groups: list[list[DocumentFinding]]) -> int:
    return sum(place.finding.times for group in groups for place in group)


def _group(group: list[DocumentFinding], lists: _ShownLists) -> Iterator[str]:
    finding = group[0].finding
    words = f"{_code(finding.text)}: " if finding.text else ""
    message, *more = finding.message.split("\n")
    mark = "**New:** " if finding.since == NEW else ""
    yield f"- {mark}{words}{_text(message)}"
    for line in more:
        yield f"  <br>{_text(line)}"
    yield f"  <br><sub>{_places(group, lists)} · {_code(finding.rule)}</sub>"


def _places(group: list[DocumentFinding], lists: _ShownLists) -> str:
    paths = documents_of(group)
    if len(paths) > _FILES:
        return lists.named(paths)
    return ", ".join(_within(path, [place for place in group if place.document.path == path]) for path in paths)


def _within(path: str, places: list[DocumentFinding]) -> str:
    """A document, and where in it."""
    shown = dict.fromkeys(place.finding.where_in(place.document.source()) for place in places[:_PLACES])
    more = f" and {len(places) - _PLACES} more" if len(places) > _PLACES else ""
    return f"{_code(path)} {', '.join(shown)}{more}"


def _gone(report: Report) -> Iterator[str]:
    """What the earlier report had and this one has not, folded."""
    gone = report.since.gone if report.since is not None else ()
    if not gone:
        return
    yield ""
    yield f"<details><summary>Gone since then ({counted(len(gone), 'finding')})</summary>"
    yield ""
    for each in gone[:_GONE]:
        words = f"{_code(each['text'])}: " if each["text"] else ""
        yield f"- {words}{_text(each['message'])}"
        yield f"  <br><sub>{_code(each['path'])} · {_code(each['rule'])}</sub>"
    if len(gone) > _GONE:
        yield f"- and {len(gone) - _GONE:,} more"
    yield ""
    yield "</details>"


def _within_limit(parts: list[str]) -> str:
    kept, size, is_open = [], 0, False
    for part in parts:
        size += len(part) + 1
        if size > _LIMIT:
            kept += ["", *(["</details>", ""] if is_open else []), "The rest does not fit here: see the full report."]
            break
        is_open = (is_open or part.startswith("<details>")) and part != "</details>"
        kept.append(part)
    return "\n".join(kept) + "\n"


def _text(text: str) -> str:
    """Words of a document as plain words: no markup, no mention of a person, no reference to an issue."""
    plain = visible(" ".join(text.split())).replace("&", "&amp;").replace("<", "&lt;")
    plain = _SPECIAL.sub(lambda match: f"\\{match.group()}", plain)
    return plain.replace("@", "@<!-- -->")


def _code(text: str) -> str:
    """Words of a document as a code span, with more backticks around than are in it."""
    plain = unhashed(visible(" ".join(text.split())))
    longest = max((len(run) for run in regex("`+").findall(plain)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {plain} {fence}" if longest else f"{fence}{plain}{fence}"


FORMAT = Format(name="markdown", render=render)
