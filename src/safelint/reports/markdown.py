"""A comment for a pull request: the verdict, then the most harmful findings, each told once; the mild ones folded away.

GitHub takes 65,536 characters a comment; what does not fit is counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from safelint.lazy import regex
from safelint.model import ERROR, SUGGESTION, WARNING, Report
from safelint.plugins import Format, Style
from safelint.reports._common import (
    MARKDOWN_HEAD,
    Place,
    counted,
    counts,
    documents_of,
    grouped,
    silent,
    unhashed,
    verdict,
    visible,
    where,
)  # fmt: skip
from safelint.reports._repeats import told_once

_LIMIT = 60_000
_SHOWN = {ERROR: 50, WARNING: 25, SUGGESTION: 25}  # groups of each level
_FILES = 3  # named of a group
_TITLES = {ERROR: "Stop: would mislead or harm a reader", WARNING: "Should be changed", SUGGESTION: "Worth a look"}
_SPECIAL = regex(r"[\\`*_\[\]#|~>]")


def render(report: Report, style: Style) -> str:
    report = told_once(report, shared=2)
    parts = [f"{MARKDOWN_HEAD}{verdict(report, style.fail_on)}", "", _text(counts(report)) + "."]
    if silent(report):
        parts[-1] += f" Not counted: {silent(report)}."
    parts += [""] if report.failures else []
    parts += [f"- **Not checked:** {_code(each.path)}: {_text(each.reason)}" for each in report.failures]
    groups = grouped(report)
    for level in (ERROR, WARNING, SUGGESTION):
        parts += _level(level, [group for group in groups if group[0].finding.severity == level])
    return _within_limit(parts)


def _level(level: str, groups: list[list[Place]]) -> Iterator[str]:
    if not groups:
        return
    yield ""
    total = sum(len(group) for group in groups)
    title = f"{_TITLES[level]} ({counted(total, level)})"
    folded = level == SUGGESTION
    yield f"<details><summary>{title}</summary>" if folded else f"### {title}"
    yield ""
    for group in groups[: _SHOWN[level]]:
        yield from _group(group)
    if len(groups) > _SHOWN[level]:
        yield f"- and {counted(len(groups) - _SHOWN[level], 'further finding')}"
    if folded:
        yield ""
        yield "</details>"


def _group(group: list[Place]) -> Iterator[str]:
    finding = group[0].finding
    words = f"{_code(finding.text)}: " if finding.text else ""
    message, *more = finding.message.split("\n")
    yield f"- {words}{_text(message)}"
    for line in more:
        yield f"  <br>{_text(line)}"
    yield f"  <br><sub>{_places(group)} · {_code(finding.rule)}</sub>"


def _places(group: list[Place]) -> str:
    paths = documents_of(group)
    if len(paths) > _FILES:
        first = f"{_code(paths[0])} {where(group[0].document.source, group[0].finding)}"
        return f"in {len(paths):,} documents, first in {first}"
    shown = [f"{_code(place.document.source.path)} {where(place.document.source, place.finding)}" for place in group]
    rest = f" and {len(shown) - 2 * _FILES} more" if len(shown) > 2 * _FILES else ""
    return ", ".join(shown[: 2 * _FILES]) + rest


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
