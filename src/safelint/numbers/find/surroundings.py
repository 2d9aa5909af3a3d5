"""What stands around digits speaks for a phone number or against one: words, marks, what is counted.

Words are read as words, not by one great pattern: a set is ready at once, a pattern must be built. At most `LOOK`
characters on either side are looked at, so that the work stays linear.
"""

from __future__ import annotations

import re
from itertools import dropwhile
from typing import NamedTuple

from safelint.lazy import regex
from safelint.numbers.cue_words import CueWords
from safelint.numbers.plan import NumberingPlan
from safelint.numbers.registry import Registry

LOOK = 40
"""How many characters around a number can speak for or against it."""
TOKEN = regex(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*|\d+|[^\w\s]")
_MOST_PASSED = 3
"""Words that may stand between digits and one that tells at once what they are; marks that link are not counted."""


class DigitGroup(NamedTuple):
    start: int
    end: int
    digits: str


class Surroundings(NamedTuple):
    """The text of one block around a candidate, and the words that tell something there."""

    text: str
    start: int
    end: int
    words: CueWords
    plan: NumberingPlan

    def before(self, at: int, size: int = LOOK) -> str:
        return self.text[max(self.start, at - size) : at]

    def after(self, at: int, size: int = LOOK) -> str:
        return self.text[at : min(self.end, at + size)]

    def words_before(self, at: int, size: int = LOOK) -> list[str]:
        """The words and marks before `at` in lower case, the nearest first."""
        return words_of(self.before(at, size))[::-1]

    def words_after(self, at: int, size: int = LOOK) -> list[str]:
        return words_of(self.after(at, size))


def words_of(text: str) -> list[str]:
    """The words and marks of a text in lower case."""
    return TOKEN.findall(text.lower())


def surroundings_at(text: str, at: int, words: CueWords, plan: NumberingPlan) -> Surroundings:
    start = text.rfind("\0", max(0, at - 400), at) + 1
    end = text.find("\0", at, at + 400)
    return Surroundings(text, start or max(0, at - 400), end if end >= 0 else min(len(text), at + 400), words, plan)


def is_sum(place: Surroundings, end: int) -> bool:
    """Whether the digits are a sum or a count: "0800 1111 calls were made"."""
    after = place.after(end)
    first = after[1:].partition(" ")[0]
    return (first in place.words.tallied or first.isdigit()) and bool(place.words.pattern("tally").match(after))


def names_near(place: Surroundings, start: int, end: int, registry: Registry) -> bool:
    around = (place.before(start, 60) + place.after(end, 60)).lower()
    return any(word in around for word in registry.naming.get("listening", ()))


def is_count(place: Surroundings, start: int, end: int) -> bool:
    """Whether digits count something: "about 116 000 people"."""
    after = place.after(end, 24)
    if after[:1] in (",", ".") and after[1:2].isdigit():
        return True
    follows = place.words_after(end, 24)[:1]
    before = place.words_before(start, 16)[:1]
    if place.words.pattern("uses").match(after):
        return not before or before[0] not in place.words.before_called
    return bool(place.words.counted.intersection(follows)) or bool(place.words.quantity.intersection(before))


def what_is_said(place: Surroundings, start: int) -> str:
    """What the nearest telling word before a number speaks for: "phone", "other" or ""."""
    if place.text[start - 1 : start].isdigit():
        return ""
    cues = place.words
    words = _back_to_number(_before_example(place.words_before(start), cues))
    at_once = _count_at_once(words, cues)
    for at, word in enumerate(words):
        if at < at_once and _tells_other(place, start, words, at):
            return "other"
        if word in cues.phone or word in cues.number_alone:
            return "phone"
        if at and word in cues.phone_letters and words[at - 1] == ":":
            return "phone"
    return ""


def _tells_other(place: Surroundings, start: int, words: list[str], at: int) -> bool:
    """Whether one of the words before digits, the nearest first, says that they are another number: by itself, or by
    the word before it."""
    cues, word, before = place.words, words[at], words[at + 1 : at + 2]
    if word in cues.number_or_code and not cues.other.isdisjoint(before):
        return True
    if word in cues.centre and not cues.centres.isdisjoint(before):
        return True
    return word in cues.other and (word not in cues.bodies or _is_reference(place, start, words[:at]))


def _before_example(words: list[str], cues: CueWords) -> list[str]:
    """The words before digits, the nearest first, without those that lead to them as an example: ", such as"."""
    kept = list(dropwhile(cues.examples.__contains__, words))
    return kept[1:] if len(kept) < len(words) and kept[:1] == [","] else kept


def _back_to_number(words: list[str]) -> list[str]:
    """The words before digits, the nearest first, as far as no other number stands before them."""
    numbers = (at for at, word in enumerate(words) if word.isdigit() and len(word) > 2)
    return words[: next(numbers, len(words))]


def _count_at_once(words: list[str], cues: CueWords) -> int:
    """How many of the words before digits, the nearest first, stand at once before them: behind the last of these there
    are only links, of which few are words, and one short word."""
    if words[:1] == ["on"] and cues.number.isdisjoint(words[1:2]):  # "call the company on N": no reference
        return 1
    passed = 0
    for at, word in enumerate(words):
        passed += word not in cues.links or word.isalpha()
        is_short = at == 0 and len(word) < 5 and word.isalpha()
        if passed > _MOST_PASSED or not (word in cues.links or is_short):
            return at + 1
    return len(words)


def is_labelled(place: Surroundings, start: int) -> bool:
    """Whether the digits stand right after a word for another number: "Patient 0123", "Order no: 0123"."""
    words = (word for word in place.words_before(start) if word not in place.words.links)
    word = next(words, "")
    return word in place.words.other and word not in place.words.measures


def is_other(place: Surroundings, start: int) -> bool:
    """Whether words before digits say that they are another number than one to call."""
    return what_is_said(place, start) == "other" or is_labelled(place, start)


def _is_reference(place: Surroundings, start: int, between: list[str]) -> bool:
    """Whether digits after a word such as "NHS" are its reference: a word says so, or they stand in one row."""
    return not place.words.number.isdisjoint(between) or place.text[start : start + 9].isdigit()


def phone_follows(place: Surroundings, end: int) -> bool:
    """Whether a word right behind digits says that they are a number to call."""
    words = place.words_after(end, 24)
    follows = words[1:2] if words[:1] == ["("] else words[:1]
    return bool(place.words.phone_after.intersection(follows))


def fills_line(place: Surroundings, start: int, end: int) -> bool:
    """Whether the digits fill a cell or a line, or follow a name and a separator."""
    before = place.before(start)
    return bool(re.search(r"(?:^|\n|[:,\u2013\u2014|]\s?|\s-\s)$", before)) and bool(
        re.match(r"\s*(?:$|\n|[.,;()])", place.after(end))
    )
