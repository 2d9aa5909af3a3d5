"""Where a long sentence could become two, or a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex

if TYPE_CHECKING:
    from safelint.lexicon.lexicon import Lexicon


class Split(NamedTuple):
    """Where a long sentence could become two, or a list: `at` is the offset of the word that would begin the second.

    `kind` is `clause` (what follows has a subject and a verb), `verb` (it shares the subject), `reason` (a clause with
    "because", "if" and so on), `aside` (a clause that only adds something) or `list` (it names several things).
    """

    at: int
    kind: str


class Parting(NamedTuple):
    """`text[start:end]` of a sentence becomes `words`."""

    start: int
    end: int
    words: str


_CLOSED = regex(
    r"\([^()]{0,400}\)|\u201c[^\u201d]{0,800}\u201d|\"[^\"]{0,800}\"|\u2018[^\u2018\u2019]{0,400}\u2019(?!\w)"
)
_COLON = regex(r":(?<=[^\s\d]:)\s+(?![\"'\u201c\u2018])")
_COMMA = regex(r",\s+")
_NOTHING = "(?!)"
_COST = {"clause": 0.0, "joined": 0.05, "named": 0.1, "verb": 0.15, "aside": 0.2, "reason": 0.25}
_SIDE = 4
"""Words that must stand on each side of a split."""
_ITEMS = 3
"""Things that make a list."""
_LONG_ITEM = 8
"""Words in a thing that stands in a row with others."""
_MOST_SPLIT = 2_000
"""Characters of a sentence in which splits are looked for."""


class Splitter:
    """Finds where sentences could be split, by the small words that the lexicon lists."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._determiners = lexicon.words("splits.determiner")
        items = self._any("splits.joint-of-items")
        self._last_item = re.compile(rf"\s{items}\s")
        self._last_of_row = re.compile(rf"(?:\S+\s+){{0,8}}{items}\s")
        self._joined = re.compile(rf"{items}\s", re.IGNORECASE)

    def _any(self, *names: str) -> str:
        """An expression for one of the words of these lists."""
        words = sorted({word for name in names for word in self._lexicon.words(name)})
        return f"(?:{'|'.join(words)})".replace(" ", r"\s+") if words else _NOTHING

    @cached_property
    def _joint(self) -> re.Pattern[str]:
        """Every place where a sentence could be split; its groups are the kinds of them."""
        one_of = self._any
        pronoun, determiner = one_of("splits.pronoun"), one_of("splits.determiner")
        joint, of_verbs, goes_on = one_of("splits.joint"), one_of("splits.joint-of-verbs"), one_of("splits.goes-on")
        before_condition, condition = one_of("splits.joint-before-condition"), one_of("splits.condition")
        after_semicolon, inner = one_of("splits.joint-after-semicolon"), one_of("splits.inner")
        aside, led_by, time = one_of("splits.aside"), one_of("splits.aside-led-by"), one_of("splits.time")
        reason, only_with = one_of("splits.reason"), one_of("splits.reason-only-with")
        auxiliary, irregular, adverbs = one_of("splits.auxiliary"), one_of("splits.past"), one_of("splits.adverb")
        other_clause = one_of("splits.inner", "splits.relative")
        past, adverb = rf"(?:{irregular}|[a-z]{{3,}}ed)", rf"(?:{adverbs}\s+)?"
        subject = rf"{determiner}(?:\s+(?!{other_clause}\s)[^\s,;]+)"
        return re.compile(
            r"(?=[;,]|(?<!\s)\s)"  # nothing else is worth trying all of these
            rf"(?:(?P<clause>;\s+(?:{after_semicolon}\s+)?)"
            rf"|(?P<joined>,?\s+(?={joint}\s+{adverb}{pronoun}\s)"
            rf"|\s+[–—-]\s+(?={pronoun}\s))"
            rf"|(?P<named>,\s+(?={before_condition}\s+{condition}\s+{pronoun}\s)"
            rf"|,\s+(?={joint}\s+{adverb}{determiner}(?:\s+(?!{inner}\s)\S+){{1,9}}?\s+{auxiliary}\s)"
            rf"|,\s+(?={joint}\s+{subject}{{1,4}}?\s+{past}\s)"
            rf"|\s+(?={of_verbs}\s+{subject}{{1,5}}?\s+{auxiliary}\s))"
            rf"|(?P<verb>,?\s+(?={of_verbs}\s+{goes_on}\s))"
            rf"|(?P<aside>,\s+(?=(?:{led_by}\s+)?{aside}\s))"
            rf"|(?P<reason>,?\s+(?={reason}\s(?!\s*{only_with}\s))"
            rf"|,\s+(?={time}\s)))",
            re.IGNORECASE,
        )

    @cached_property
    def _goes_on(self) -> re.Pattern[str]:
        """What follows the comma at the end of an aside: "Marsh, a teacher, had given"."""
        words = self._any("splits.auxiliary", "splits.pronoun", "splits.past", "splits.after-aside")
        return re.compile(rf"(?:{words}|[a-z]{{3,}}ed)\s", re.IGNORECASE)

    def splits(self, text: str) -> list[Split]:
        """Where a sentence could be split, the best place first.

        A place near the middle is better than one near an end, and one before a whole clause better than one before an
        addition or a condition. Nothing inside brackets or quotation marks is split.
        """
        text = text[:_MOST_SPLIT]
        listed = self._list(text)
        total = len(text.split())
        found: list[tuple[float, int, str]] = []
        closed = [match.span() for match in _CLOSED.finditer(text)]
        before, last, place = 0, 0, 0
        for match in self._joint.finditer(text, 0, listed.at if listed else len(text)):
            at, kind = match.end(), str(match.lastgroup)
            before += len(text[last:at].split())
            last = at
            while place < len(closed) and closed[place][1] <= at:
                place += 1
            if place < len(closed) and closed[place][0] < at:
                continue
            if _is_paired(text, match.start(), at) or (kind == "named" and self._is_pair(text, match.start(), at)):
                continue
            if before >= _SIDE and total - before >= _SIDE:
                found.append((abs(before / total - 0.5) + _COST[kind], at, kind))
        ranked = [Split(at, "clause" if kind in ("joined", "named") else kind) for _, at, kind in sorted(found)]
        if not listed and not ranked:
            listed = self._row(text, closed)
        return [*([listed] if listed else ()), *ranked]

    def begun_anew(self, text: str, at: int) -> Parting | None:
        """How a sentence ends before a split of the kind `clause`, and the next begins; None where one of the two would
        be none: a condition alone, or the one half of "both ... and"."""
        head, tail = text[:at].rstrip(" ,;\n\u2013\u2014-"), text[at:]
        words = head.lower().split()
        first, _, rest = tail.partition(" ")
        if not words or not rest or not text.rstrip().endswith(".") or len(text) > _MOST_SPLIT:
            return None
        of = self._lexicon.words
        opens = of("splits.condition") | of("splits.reason") | of("splits.time") | of("splits.aside")
        if words[0] in opens or not self._pairs.isdisjoint(words) or not any(map(self._is_verb, words)):
            return None
        dropped = len(first) + 1 if first.lower() in self._lexicon.words("splits.left-out") else 0
        begins = tail[dropped:]
        if not begins[:1].isalpha() or begins.split(" ", 1)[0].lower() in self._lexicon.words("splits.joint-of-items"):
            return None
        return Parting(len(head), at + dropped + 1, f". {begins[0].upper()}")

    @cached_property
    def _pairs(self) -> frozenset[str]:
        return frozenset(self._lexicon.words("splits.needs-second"))

    def _is_verb(self, word: str) -> bool:
        small = (self._lexicon.words("splits.auxiliary"), self._lexicon.words("splits.past"))
        return word.endswith("ed") or any(word in words for words in small)

    def _list(self, text: str) -> Split | None:
        """The list that a sentence holds after a colon or between semicolons, as a place to split."""
        for match in _COLON.finditer(text):
            rest = text[match.end() :]
            items = max(rest.count(", "), rest.count("; "))
            if items >= _ITEMS - 2 and self._last_item.search(rest):
                return Split(match.end(), "list")
        first = text.find("; ")
        return Split(first + 2, "list") if text.count("; ") >= _ITEMS - 1 else None

    def _row(self, text: str, closed: Sequence[tuple[int, int]]) -> Split | None:
        """A row of at least three things in running words: two commas, and "and" or "or" before the last thing."""
        commas = [match.end() for match in _COMMA.finditer(text) if not any(a <= match.start() < b for a, b in closed)]
        if len(commas) < _ITEMS - 1 or not self._last_of_row.match(text, commas[-1]):
            return None
        items = [len(text[left:right].split()) for left, right in pairwise(commas)]
        if max(items) > _LONG_ITEM or (max(items) < _ITEMS and len(items) < _ITEMS):
            return None
        if any(self._goes_on.match(text, at) for at in commas) or any(
            self._joined.match(text, at) for at in commas[:-1]
        ):
            return None
        if len(text[: commas[0]].split()) < _SIDE:
            return None
        return Split(commas[0], "list")

    def _is_pair(self, text: str, start: int, end: int) -> bool:
        """Whether the "and" without a comma joins two things, as in "the child and her family may"."""
        words = text[max(start - 60, 0) : start].lower().split()[-3:]
        return "," not in text[start:end] and not self._determiners.isdisjoint(words)


def _is_paired(text: str, start: int, end: int) -> bool:
    """Whether this is a dash with a partner, so that the words between the two are an aside inside the sentence."""
    mark = text[start:end].strip()
    return mark in ("–", "—", "-") and text.count(f" {mark} ") > 1
