"""Where a long sentence could become two, or a list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex
from safelint.reading.joints import Joint, Joints, SentenceWord, ends_as_past, words_of

if TYPE_CHECKING:
    from safelint.lexicon.lexicon import Lexicon


class Split(NamedTuple):
    """Where a long sentence could become two, or a list: `at` is the offset of the word that would begin the second.

    `kind` is `clause` (what follows has a subject and a verb), `verb` (it shares the subject), `reason` (a clause with
    "because", "although" and so on), `aside` (a clause that only adds something) or `list` (it names several things).
    A clause with a condition or a time says nothing by itself: it begins none.
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
_COST = {"clause": 0.0, "joined": 0.05, "named": 0.1, "verb": 0.15, "aside": 0.2, "reason": 0.25}
_SIDE = 4
"""Words that must stand on each side of a split."""
_ITEMS = 3
"""Things that make a list."""
_LONG_ITEM = 8
"""Words in a thing that stands in a row with others."""
_MOST_SPLIT = 2_000
"""Characters of a sentence in which splits are looked for."""
_OPENING = ("splits.condition", "splits.reason", "splits.time", "splits.aside")
_VERBS = ("splits.auxiliary", "splits.past")
_AFTER_ASIDE = ("splits.pronoun", "splits.after-aside")


class Splitter:
    """Finds where sentences could be split, by the small words that the lexicon lists."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._joints = Joints(lexicon)

    def splits(self, text: str) -> list[Split]:
        """Where a sentence could be split, the best place first.

        A place near the middle is better than one near an end, and one before a whole clause better than one before an
        addition or a condition. Nothing inside brackets or quotation marks is split.
        """
        text = text[:_MOST_SPLIT]
        words, listed = words_of(text), self._list(text)
        closed = [match.span() for match in _CLOSED.finditer(text)]
        last = listed.at if listed else len(text)
        found: list[tuple[float, int, str]] = []
        for joint in self._joints.of(words):
            at = words[joint.at].start
            if at > last:
                break
            if min(joint.at, len(words) - joint.at) < _SIDE or any(start < at < end for start, end in closed):
                continue
            if not _is_paired(text, joint.start, at) and not self._is_pair(text, words, joint):
                found.append((abs(joint.at / len(words) - 0.5) + _COST[joint.kind], at, joint.kind))
        ranked = [Split(at, "clause" if kind in ("joined", "named") else kind) for _, at, kind in sorted(found)]
        if not listed and not ranked:
            listed = self._row(words, closed)
        return [*([listed] if listed else ()), *ranked]

    def begun_anew(self, text: str, at: int) -> Parting | None:
        """How a sentence ends before a split of the kind `clause`, and the next begins; None where one of the two would
        be none: a condition alone, or the one half of "both ... and"."""
        head, tail = text[:at].rstrip(" ,;\n\u2013\u2014-"), text[at:]
        words = head.lower().split()
        first, _, rest = tail.partition(" ")
        if not words or not rest or not text.rstrip().endswith(".") or len(text) > _MOST_SPLIT:
            return None
        needs_second = self._lexicon.words("splits.needs-second")
        if self._is_in(words[0], _OPENING) or not needs_second.isdisjoint(words) or not any(map(self._is_verb, words)):
            return None
        dropped = len(first) + 1 if first.lower() in self._lexicon.words("splits.left-out") else 0
        begins = tail[dropped:]
        if not begins[:1].isalpha() or begins.split(" ", 1)[0].lower() in self._lexicon.words("splits.joint-of-items"):
            return None
        return Parting(len(head), at + dropped + 1, f". {begins[0].upper()}")

    def _is_verb(self, word: str) -> bool:
        return ends_as_past(word, self._lexicon) or self._is_in(word, _VERBS)

    def _is_in(self, word: str, names: Sequence[str]) -> bool:
        return any(word in self._lexicon.words(name) for name in names)

    def _list(self, text: str) -> Split | None:
        """The list that a sentence holds after a colon or between semicolons, as a place to split."""
        joins = self._lexicon.words("splits.joint-of-items")
        for match in _COLON.finditer(text):
            rest = text[match.end() :]
            items = max(rest.count(", "), rest.count("; "))
            if items >= _ITEMS - 2 and not joins.isdisjoint(rest.split()[1:-1]):
                return Split(match.end(), "list")
        first = text.find("; ")
        return Split(first + 2, "list") if text.count("; ") >= _ITEMS - 1 else None

    def _row(self, words: Sequence[SentenceWord], closed: Sequence[tuple[int, int]]) -> Split | None:
        """A row of at least three things in running words: two commas, and "and" or "or" before the last thing."""
        joins = self._lexicon.words("splits.joint-of-items")
        texts = [word.text for word in words]
        things = [
            at
            for at, (before, word) in enumerate(pairwise(words), 1)
            if before.text.endswith(",") and not any(start < before.end <= end for start, end in closed)
        ]
        if len(things) < _ITEMS - 1 or things[0] < _SIDE:
            return None
        if joins.isdisjoint(texts[things[-1] : things[-1] + _LONG_ITEM + 1][: len(texts) - things[-1] - 1]):
            return None
        sizes = [right - left for left, right in pairwise(things)]
        if max(sizes) > _LONG_ITEM or (max(sizes) < _ITEMS and len(sizes) < _ITEMS):
            return None
        if any(self._goes_on(texts[at]) for at in things) or not joins.isdisjoint(texts[at] for at in things[:-1]):
            return None
        return Split(words[things[0]].start, "list")

    def _goes_on(self, word: str) -> bool:
        """Whether this follows the comma at the end of an aside: "Marsh, a teacher, had given"."""
        return self._is_verb(word) or self._is_in(word, _AFTER_ASIDE)

    def _is_pair(self, text: str, words: Sequence[SentenceWord], joint: Joint) -> bool:
        """Whether the "and" without a comma joins two things, as in "the child and her family may"."""
        if joint.kind != "named" or text[joint.start] == ",":
            return False
        determiners = self._lexicon.words("splits.determiner")
        return not determiners.isdisjoint(word.text for word in words[max(joint.at - 3, 0) : joint.at])


def _is_paired(text: str, start: int, end: int) -> bool:
    """Whether this is a dash with a partner, so that the words between the two are an aside inside the sentence."""
    mark = text[start:end].strip()
    return mark in ("–", "—", "-") and text.count(f" {mark} ") > 1
