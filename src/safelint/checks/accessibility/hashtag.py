"""Tags of several words that no capitals tell apart, so that a screen reader says them as one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from safelint.checks.accessibility.page import NOT_READ, Page, page_check
from safelint.lazy import regex
from safelint.reading.graded import GradedWords

if TYPE_CHECKING:
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_TAG = regex(r"(?<![\w#&/])#(?=\w*[^\W\d_])([^\W_]{5,60})(?![\w-])")
_TOLD_APART = regex(r"[^\W\d_A-ZÀ-Þ][A-ZÀ-Þ]")
_LONGEST_WORD = 16  # letters
_ONE_WORD = 17  # letters; what is longer is hardly one word, whether the words are known or not
_ALONE = frozenset("ai")


def run(page: Page, rule: Rule) -> Iterator[Finding]:
    if "#" not in page.text:
        return
    words: GradedWords | None = None
    seen: set[str] = set()
    for match in _TAG.finditer(page.text):
        tag = match[1].lower()
        if tag in seen or _TOLD_APART.search(match[1]) or page.document.block_at(match.start()).kind in NOT_READ:
            continue
        seen.add(tag)
        words = words or GradedWords(page.analysis.knowledge.pack.readability["graded"])
        parts = _parts(tag, words)
        name = _name(page, tag, parts)
        if name:
            written = "#" + "".join(map(str.capitalize, parts))
            finding = page.finding(rule, name, match.span(), tag=match[0], written=written)
            choice = page.analysis.choice(*match.span(), written) if parts else None
            yield finding._replace(choices=(choice,)) if choice else finding


def _name(page: Page, tag: str, parts: tuple[str, ...]) -> str:
    """What is to be said of a tag, "" where it is one word."""
    lists = page.lists
    if tag in lists["tags_of_one_word"]:
        return ""
    if not parts:
        return "long" if len(tag) > _ONE_WORD else ""
    if len(parts) == 2:
        return "two-words" if parts[0] in lists["tag_openings"] or parts[1] in lists["tag_endings"] else ""
    return "several-words" if len(parts) > 2 else ""


def _parts(tag: str, words: GradedWords) -> tuple[str, ...]:
    """The fewest known words of which a tag is made, long ones first; none where it is made of others too."""
    best: list[tuple[str, ...] | None] = [()] + [None] * len(tag)
    for start in range(len(tag)):
        begun = best[start]
        if begun is None:
            continue
        for end in range(start + 1, min(start + _LONGEST_WORD, len(tag)) + 1):
            if _is_word(tag[start:end], words):
                split, other = (*begun, tag[start:end]), best[end]
                if other is None or _cost(split) < _cost(other):
                    best[end] = split
    return best[-1] or ()


def _cost(split: tuple[str, ...]) -> tuple[int, int]:
    return len(split), -sum(len(word) ** 2 for word in split)


def _is_word(part: str, words: GradedWords) -> bool:
    if part.isdecimal():
        return True
    return part in _ALONE if len(part) == 1 else bool(words.base(part))


CHECK = page_check("accessibility/hashtag", run, plain=True)
