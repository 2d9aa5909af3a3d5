"""A name for each finding that survives moved lines, reflowed paragraphs and renamed files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import count

from safelint.lazy import regex
from safelint.values.finding import Finding
from safelint.values.source import Source

_AROUND = 20  # characters on each side, once white space is made single
_REACH = 4 * _AROUND  # how far they are looked for
# Where a paragraph, an item or a cell ends, so that its neighbours may change: a blank line, a mark of Markdown that
# begins a line or parts two cells, a comment, a tag that is no part of a sentence.
_EDGE = regex(
    r"\n[ \t]*(?=\n)|\n[ \t]*(?:[-*+]|\d{1,9}[.)]|\#{1,6})[ \t]|\||<!--|-->|"
    r"</?(?:address|article|aside|blockquote|body|br|caption|dd|div|dl|dt|footer|h[1-6]|header|hr|li|main|nav|ol|p|"
    r"section|t[dhr]|table|tbody|thead|title|ul)\b[^<>]{0,200}>",
    re.IGNORECASE,
)
_QUOTE_MARK = regex(r"\n[ \t]*>[ \t]?")


def fingerprints(source: Source, findings: tuple[Finding, ...]) -> list[str]:
    """One for each finding, in order: a digest of the rule, the words, the words around, and which occurrence it is."""
    seen: Counter[str] = Counter()
    result = []
    for finding in findings:
        key = _key(source, finding)
        result.append(_digest(key, seen[key]))
        seen[key] += 1
    return result


def first_fingerprint(source: Source, finding: Finding) -> str:
    """As `fingerprints`, but the same for every occurrence."""
    return _digest(_key(source, finding), 0)


def every_fingerprint(source: Source, finding: Finding) -> Iterator[str]:
    """As `first_fingerprint`, then that of the second occurrence, of the third and so on, without end."""
    key = _key(source, finding)
    return (_digest(key, occurrence) for occurrence in count())


def _key(source: Source, finding: Finding) -> str:
    return "\0".join((finding.rule, _plain(finding.text), *_around(source, finding)))


def _digest(key: str, occurrence: int) -> str:
    from hashlib import sha256

    return sha256(f"{key}\0{occurrence}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _around(source: Source, finding: Finding) -> tuple[str, str]:
    """The words before and after, of the same paragraph; nothing for a finding about the whole document."""
    if not finding.text:
        return "", ""
    start, end = finding.span
    before = source.text[max(0, start - _REACH) : start]
    if start <= _REACH:
        before = "\n" + before  # the text begins here, as a line does
    before = _EDGE.split(_evened(before))[-1]
    after = _EDGE.split(_evened(source.text[end : end + _REACH]), maxsplit=1)[0]
    return _plain(before)[-_AROUND:], _plain(after)[:_AROUND]


def _evened(text: str) -> str:
    """With one kind of line end and without the marks that begin each line of a block quotation."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _QUOTE_MARK.sub("\n", text) if ">" in text else text


def _plain(text: str) -> str:
    return " ".join(text.split()).lower()
