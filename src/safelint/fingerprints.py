"""A name for each finding that survives moved lines, reflowed paragraphs and renamed files."""

from __future__ import annotations

from collections import Counter

from safelint.model import Finding, Source

_AROUND = 40  # characters on each side


def fingerprints(source: Source, findings: tuple[Finding, ...]) -> list[str]:
    """One for each finding, in order: a digest of the rule, the words, the words around, and which occurrence it is."""
    from hashlib import sha256

    seen: Counter[str] = Counter()
    result = []
    for finding in findings:
        key = "\0".join((finding.rule, _plain(finding.text), *_around(source, finding)))
        digest = sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()
        seen[key] += 1
        result.append(digest[:16])
    return result


def _around(source: Source, finding: Finding) -> tuple[str, str]:
    """The words before and after, of the same paragraph; nothing for a finding about the whole document."""
    if not finding.text:
        return "", ""
    start, end = finding.span
    before = source.text[max(0, start - _AROUND) : start].replace("\r\n", "\n").rpartition("\n\n")[2]
    after = source.text[end : end + _AROUND].replace("\r\n", "\n").partition("\n\n")[0]
    return _plain(before)[-_AROUND // 2 :], _plain(after)[: _AROUND // 2]


def _plain(text: str) -> str:
    return " ".join(text.split()).lower()
