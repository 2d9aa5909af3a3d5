"""What stands around digits speaks for a phone number or against one: words, marks, what is counted.

Words are read as words, not by one great pattern: a set is ready at once, a pattern must be built. At most `LOOK`
characters on either side are looked at, so that the work stays linear.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from safelint.lazy import regex
from safelint.numbers.cue_words import CueWords
from safelint.numbers.find.plan import SHORT
from safelint.numbers.registry import Registry

LOOK = 40
"""How many characters around a number can speak for or against it."""
# What stands around digits is read as words, not by one great pattern: a set is ready at once, a pattern must be built.
TOKEN = regex(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*|\d+|[^\w\s]")
_REFERENCE_BEFORE = regex(r"\b[A-Z]{1,6}\d{0,4}[-/]$")
_URL_BEFORE = regex(r"(?:://|www\.|@|[A-Za-z]/|[?&=#%])\S*$")


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


def surroundings_at(text: str, at: int, words: CueWords) -> Surroundings:
    start = text.rfind("\0", max(0, at - 400), at) + 1
    end = text.find("\0", at, at + 400)
    return Surroundings(text, start or max(0, at - 400), end if end >= 0 else min(len(text), at + 400), words)


def is_sum(place: Surroundings, end: int) -> bool:
    """Whether the digits are a sum or a count: "0800 1111 calls were made"."""
    after = place.after(end)
    first = after[1:].partition(" ")[0]
    return (first in place.words.tallied or first.isdigit()) and bool(place.words.pattern("tally").match(after))


def stands_free(groups: Sequence[DigitGroup], first: int, last: int, place: Surroundings) -> bool:
    """Whether the digits stand alone: no letter, sum, decimal or address runs on at either side."""
    left, right = groups[first].start, groups[last].end
    text = place.text
    if len(groups[first].digits) == 1 and last > first and text[groups[first].end] in ".-":
        return False
    before, after = place.before(left, 24), place.after(right, 24)
    edge, follows = before[-1:], after[:1]
    if edge.isalpha():
        word = (TOKEN.findall(before) or [""])[-1].lower()
        glued = word == "nhs" and groups[first].digits == "111"
        if word not in place.words.phone and word not in place.words.run_on and not glued:
            return False
    if follows.isalpha() and last == first and len(groups[last].digits) < 7:
        return False
    if first and text[groups[first - 1].end : left] in (".", "-"):
        if not (len(groups[first].digits) >= 3 and groups[first - 1].digits in SHORT):
            return False
    if edge in ("-", "/") and " " not in text[left:right] and _REFERENCE_BEFORE.search(before):
        return False
    if follows == "," and after[1:4].isdigit() and not after[4:5].isdigit():
        return False
    if edge == "," and before[-2:-1].isdigit():
        return False
    if edge and not edge.isspace() and edge != "(" and _URL_BEFORE.search(before):
        return False
    return not ((follows and follows in "@_=%") or (edge and edge in "_\u00a3$\u20ac"))


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
    at_once, links = True, 0
    words, cues = place.words_before(start), place.words
    if place.text[start - 1 : start].isdigit():
        return ""
    for at, word in enumerate(words):
        if word.isdigit() and len(word) > 2:
            break
        following = words[at + 1] if at + 1 < len(words) else ""
        if word in cues.number_or_code and at_once and following in cues.other:
            return "other"
        if word in cues.number_alone or word in cues.phone:
            return "phone"
        if word in cues.phone_letters and at and words[at - 1] == ":":
            return "phone"
        if word in cues.centre and at_once and following in cues.centres:
            return "other"
        if word in cues.other and at_once and (word not in cues.bodies or _is_reference(place, start, words[:at])):
            return "other"
        links += word not in cues.links or word.isalpha()
        if word == "on" and not at and following not in cues.number:  # "call the company on N": no reference
            at_once = False
        at_once = at_once and (word in cues.links or (len(word) < 5 and word.isalpha() and not at)) and links < 4
    return ""


def is_labelled(place: Surroundings, start: int) -> bool:
    """Whether the digits stand right after a word for another number: "Patient 0123", "Order no: 0123"."""
    words = (word for word in place.words_before(start) if word not in place.words.links)
    word = next(words, "")
    return word in place.words.other and word not in place.words.measures


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
