"""Where a long sentence could become two, or a list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from re import IGNORECASE
from typing import NamedTuple

from safelint.lazy import regex


class Split(NamedTuple):
    """Where a long sentence could become two, or a list: `at` is the offset of the word that would begin the second.

    `kind` is `clause` (what follows has a subject and a verb), `verb` (it shares the subject), `reason` (a clause with
    "because", "if" and so on), `aside` (a clause that only adds something) or `list` (it names several things).
    """

    at: int
    kind: str


_PRONOUN = "he|she|it|they|we|you|i|this|there|nobody|no\\s+one|everyone|everybody|anyone"
_DETERMINER = "the|a|an|any|every|each|no|his|her|its|their|our|your|my|these|those|that"
_ADVERB = r"(?:then|also|sometimes|often|now|later|still|today)\s+"
_AUXILIARY = "is|are|was|were|has|have|had|will|would|can|cannot|could|may|might|must|should|does|do|did"
_PAST = "said|told|went|took|gave|came|began|[a-z]{3,}ed"
_SHARED = (
    "then|also|is|are|was|were|has|have|had|will|would|can|cannot|may|must|should|did|found|said|told|took|went|gave|"
    "saw|began|admitted|pleaded"
)
_INNER = "and|so|because|if|unless|before|after|until|when|while"
_JOINT = regex(
    r"(?=[;,]|(?<!\s)\s)"  # nothing else is worth trying all of these
    r"(?:(?P<clause>;\s+(?:(?:and|but|or)\s+)?)"
    rf"|(?P<joined>,?\s+(?=(?:and|but|so|yet)\s+(?:{_ADVERB})?(?:{_PRONOUN})\s)"
    rf"|\s+[–—-]\s+(?=(?:{_PRONOUN})\s))"
    rf"|(?P<named>,\s+(?=(?:and|but|so)\s+(?:when|if|while|after|before|because|although)\s+(?:{_PRONOUN})\s)"
    rf"|,\s+(?=(?:and|but|so|yet)\s+(?:{_ADVERB})?(?:{_DETERMINER})(?:\s+(?!(?:{_INNER})\s)\S+){{1,9}}?"
    rf"\s+(?:{_AUXILIARY})\s)"
    rf"|,\s+(?=(?:and|but|so|yet)\s+(?:{_DETERMINER})(?:\s+(?!(?:{_INNER}|that|who|which)\s)[^\s,;]+){{1,4}}?"
    rf"\s+(?:{_PAST})\s)"
    rf"|\s+(?=(?:and|but)\s+(?:{_DETERMINER})(?:\s+(?!(?:{_INNER}|that|who|which)\s)[^\s,;]+){{1,5}}?"
    rf"\s+(?:{_AUXILIARY})\s))"
    rf"|(?P<verb>,?\s+(?=(?:and|but)\s+(?:{_SHARED})\s))"
    r"|(?P<aside>,\s+(?=(?:(?:of|in|for|to|with|from|by)\s+)?(?:which|whom|where|who|whose)\s))"
    r"|(?P<reason>,?\s+(?=(?:because(?!\s+of\s)|although|though|whereas|unless|so\s+that|even\s+if|even\s+though)\s)"
    r"|,\s+(?=(?:when|while|if|until|after|before|since)\s)))",
    IGNORECASE,
)
_CLOSED = regex(
    r"\([^()]{0,400}\)|\u201c[^\u201d]{0,800}\u201d|\"[^\"]{0,800}\"|\u2018[^\u2018\u2019]{0,400}\u2019(?!\w)"
)
_COLON = regex(r":(?<=[^\s\d]:)\s+(?![\"'\u201c\u2018])")
_LAST_ITEM = regex(r"\s(?:and|or)\s")
_LAST_OF_ROW = regex(r"(?:\S+\s+){0,8}(?:and|or)\s")
_COMMA = regex(r",\s+")
# What follows the comma at the end of an aside: "Marsh, a teacher, had given".
_GOES_ON = regex(
    rf"(?:{_AUXILIARY}|{_PRONOUN}|{_PAST}|who|which|where|because|but|having|please|namely|particularly"
    r"|especially|however)\s",
    IGNORECASE,
)
_COST = {"clause": 0.0, "joined": 0.05, "named": 0.1, "verb": 0.15, "aside": 0.2, "reason": 0.25}
_SIDE = 4
"""Words that must stand on each side of a split."""
_JOINED = regex(r"(?:and|or)\s")
_ITEMS = 3
"""Things that make a list."""
_LONG_ITEM = 8
"""Words in a thing that stands in a row with others."""
_MOST_SPLIT = 2_000
"""Characters of a sentence in which splits are looked for."""


def splits(text: str) -> list[Split]:
    """Where a sentence could be split, the best place first.

    A place near the middle is better than one near an end, and one before a whole clause better than one before an
    addition or a condition. Nothing inside brackets or quotation marks is split.
    """
    text = text[:_MOST_SPLIT]
    listed = _list(text)
    total = len(text.split())
    found: list[tuple[float, int, str]] = []
    closed = [match.span() for match in _CLOSED.finditer(text)]
    before, last, place = 0, 0, 0
    for match in _JOINT.finditer(text, 0, listed.at if listed else len(text)):
        at, kind = match.end(), str(match.lastgroup)
        before += len(text[last:at].split())
        last = at
        while place < len(closed) and closed[place][1] <= at:
            place += 1
        if place < len(closed) and closed[place][0] < at:
            continue
        if _is_paired(text, match.start(), at) or (kind == "named" and _is_pair(text, match.start(), at)):
            continue
        if before >= _SIDE and total - before >= _SIDE:
            found.append((abs(before / total - 0.5) + _COST[kind], at, kind))
    ranked = [Split(at, "clause" if kind in ("joined", "named") else kind) for _, at, kind in sorted(found)]
    if not listed and not ranked:
        listed = _row(text, closed)
    return [*([listed] if listed else ()), *ranked]


def _list(text: str) -> Split | None:
    """The list that a sentence holds after a colon or between semicolons, as a place to split."""
    for match in _COLON.finditer(text):
        rest = text[match.end() :]
        items = max(rest.count(", "), rest.count("; "))
        if items >= _ITEMS - 2 and _LAST_ITEM.search(rest):
            return Split(match.end(), "list")
    first = text.find("; ")
    return Split(first + 2, "list") if text.count("; ") >= _ITEMS - 1 else None


def _row(text: str, closed: Sequence[tuple[int, int]]) -> Split | None:
    """A row of at least three things in running words: two commas, and "and" or "or" before the last thing."""
    commas = [match.end() for match in _COMMA.finditer(text) if not any(a <= match.start() < b for a, b in closed)]
    if len(commas) < _ITEMS - 1 or not _LAST_OF_ROW.match(text, commas[-1]):
        return None
    items = [len(text[left:right].split()) for left, right in pairwise(commas)]
    if max(items) > _LONG_ITEM or (max(items) < _ITEMS and len(items) < _ITEMS):
        return None
    if any(_GOES_ON.match(text, at) for at in commas) or any(_JOINED.match(text, at) for at in commas[:-1]):
        return None
    if len(text[: commas[0]].split()) < _SIDE:
        return None
    return Split(commas[0], "list")


def _is_pair(text: str, start: int, end: int) -> bool:
    """Whether the "and" without a comma joins two things, as in "the child and her family may"."""
    words = text[max(start - 60, 0) : start].lower().split()[-3:]
    return "," not in text[start:end] and not set(_DETERMINER.split("|")).isdisjoint(words)


def _is_paired(text: str, start: int, end: int) -> bool:
    """Whether this is a dash with a partner, so that the words between the two are an aside inside the sentence."""
    mark = text[start:end].strip()
    return mark in ("–", "—", "-") and text.count(f" {mark} ") > 1
