"""Finds the digits in a text that are UK phone, short and text numbers, right or wrong.

The finder walks from digit to digit. Digits with what may stand between the groups of a number make a cluster; from
the groups of a cluster the longest known number is taken first, then whatever the numbering plan allows. Everything
that looks like a number but is a date, a sum or a reference is left alone by what stands around it. Nothing crosses
the border of a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from safelint.lazy import regex
from safelint.numbers.cue_words import CueWords
from safelint.numbers.find.country_codes import groups_abroad
from safelint.numbers.find.digit_forms import in_other_forms
from safelint.numbers.find.plan import RELAY, SHORT, SHORT_SLIPS, possible
from safelint.numbers.find.short_codes import short_ok, text_code_ok
from safelint.numbers.find.surroundings import (
    DigitGroup,
    Surroundings,
    is_count,
    is_sum,
    names_near,
    says_other,
    says_phone,
    stands_free,
    surroundings_at,
)
from safelint.numbers.find.unlisted import DASH, TIMES, is_surplus, unknown_number
from safelint.numbers.registry import Registry
from safelint.text.leaps import Kinds
from safelint.values.ranges import Ranges

_BLANK = " \t\u00a0\u2000-\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
# Digits and what may stand between two groups of them. Possessive throughout, so it never goes back.
_BETWEEN = rf"[{_BLANK}{_INVISIBLE}{DASH}.()\n\r]{{1,6}}+"
_LINE_END = r"[ \t]{0,3}+(?:\r\n?|\n)[ \t]{1,80}+"  # and the next line as far in as HTML is often written
_CLUSTER = regex(rf"[0-9]++(?:(?:{_BETWEEN}|{_LINE_END})[0-9]++)*+")
_GROUP = regex(r"[0-9]+")
_KINDS = Kinds({"0123456789": "0"})
# The mark of the next item of a list: "6-Report", "2. Call".
_ITEM = regex(r"\d{1,2}\s?[-.):]\s?[^\W\d_]")
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


class Candidate(NamedTuple):
    """A number as it was found: `start` and `end` in the text, national digits, the relay prefix before it."""

    start: int
    end: int
    digits: str
    relay: str = ""


def candidates(text: str, registry: Registry, words: CueWords) -> Iterator[Candidate]:
    """Every number in `text`, in order, none overlapping another. Linear; without digits next to nothing."""
    odd = _in_other_forms(text, registry)
    found = _in_plain_digits(text, registry, words, odd)
    return iter(sorted([*found, *odd])) if odd else found


def _in_plain_digits(text: str, registry: Registry, words: CueWords, odd: Ranges[Candidate]) -> Iterator[Candidate]:
    for start, end in _clusters(text):
        if _may_hold_number(text[start:end]) and odd.overlapping(start, end) is None:
            groups = list(_groups(text, start, end))
            yield from _split(groups, surroundings_at(text, start, words), registry)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    kinds = _KINDS.of(text)
    start = kinds.find("0")
    while start >= 0:
        end = next(_CLUSTER.finditer(text, start)).end()
        yield start, end
        start = kinds.find("0", end)


def _groups(text: str, start: int, end: int) -> Iterator[DigitGroup]:
    """The groups of digits of a cluster; the prefix for calls from abroad and the UK's code after it make one."""
    prefix: DigitGroup | None = None
    for match in _GROUP.finditer(text, start, end):
        group = DigitGroup(*match.span(), match.group())
        if prefix is not None:
            if group.digits.startswith("44"):
                group = DigitGroup(prefix.start, group.end, "00" + group.digits)
            else:
                yield prefix
        prefix = group if group.digits == "00" else None
        if prefix is None:
            yield group
    if prefix is not None:
        yield prefix


def _may_hold_number(cluster: str) -> bool:
    """A cheap look: most clusters are years, sums and days, and end here."""
    size = len(cluster)
    if size < 6:
        return (
            (size == 5 and cluster[0] in "678")  # as all codes for texts
            or (size >= 4 and cluster[0] == "8")
            or cluster in SHORT
            or cluster in SHORT_SLIPS
            or cluster == "7726"
        )
    if size > 400:
        cluster = cluster[:400]
    if "0" in cluster or "44" in cluster or cluster.startswith("11") or (size == 6 and cluster[0] == "8"):
        return True
    return any(code in cluster for code in ("999", "101", "111", "112", "116", "118", "119", "105", "159")) or any(
        len(each) == 5 and each[0] in "678" for each in re.split(r"\D+", cluster)
    )


def _split(groups: list[DigitGroup], place: Surroundings, registry: Registry) -> Iterator[Candidate]:
    at, relay, clean = 0, "", True
    parted = [_apart(place.text, one.end, other.start) for one, other in pairwise(groups)]  # looked at again and again
    while at < len(groups):
        if groups[at].digits in RELAY and at + 1 < len(groups):
            relay = groups[at].digits
            at += 1
            clean = True
            continue
        taken, candidate = _take(groups, at, place, registry, relay, clean, parted)
        if candidate:
            yield candidate
        clean = candidate is not None
        relay = ""
        at += taken


def _take(
    groups: list[DigitGroup],
    at: int,
    place: Surroundings,
    registry: Registry,
    relay: str,
    clean: bool,
    parted: Sequence[bool],
) -> tuple[int, Candidate | None]:
    """How many groups from `at` make one thing, and the number that they are, if they are one.

    `parted` tells of each two neighbours whether what stands between them keeps them apart.
    """
    abroad = groups_abroad(groups, at, place, registry)
    if abroad:
        return abroad, None
    first, text = groups[at], place.text
    start, offset, trunk = _after_country_code(groups, at, place)
    lengths = _lengths(groups, at, offset, trunk, parted)
    known = (each for each in lengths if registry.knows(each[1]) and _may_be_known(each, at))
    best = max(known, default=None)
    if relay and first.digits in SHORT:
        return 1, _candidate(place, groups, start, (at, first.digits), relay)
    if best and len(best[1]) > 5 and stands_free(groups, at, best[0], place) and is_sum(place, groups[best[0]].end):
        return len(groups) - at, None
    if best and stands_free(groups, at, best[0], place) and _known_ok(best[1], groups, at, best[0], place, registry):
        more = best[0] + 1
        if len(best[1]) > 5 and is_surplus(groups, more, place):
            best = (more, best[1] + groups[more].digits)
        return best[0] - at + 1, _candidate(place, groups, start, best, relay)
    if best and best[0] > at and len(best[1]) > 6:
        return best[0] - at + 1, None
    if not clean and not (len(lengths) > 0 and _blank_before(text, groups, at)):
        return 1, None
    found = unknown_number(lengths, groups, at, place, registry, bool(trunk) or bool(relay))
    if found and not clean and len(found[1]) not in (10, 11):
        return 1, None
    if found:
        return found[0] - at + 1, _candidate(place, groups, start, found, relay)
    return 1, None


def _after_country_code(groups: list[DigitGroup], at: int, place: Surroundings) -> tuple[int, int, str]:
    """Where the number at `at` begins, how many digits the UK's code has there, and the 0 that it stands for."""
    first = groups[at]
    sign = place.text[max(place.start, first.start - 2) : first.start]
    if sign.endswith("+") or first.digits.startswith(("0044", "44")):
        code = 4 if first.digits.startswith("0044") else 2
        if sign.endswith("+") or code == 4 or _reads_44(groups, at):
            return first.start - 1 if sign.endswith("+") else first.start, code, "0"
    return first.start, 0, ""


def _lengths(
    groups: list[DigitGroup], at: int, offset: int, trunk: str, parted: Sequence[bool]
) -> list[tuple[int, str]]:
    """The digits of the groups from `at` to each that may still belong to them, with the place of that."""
    joined, found = groups[at].digits[offset:], []
    for last in range(at, min(len(groups), at + 9)):
        if last > at:
            if parted[last - 1]:
                break
            joined += groups[last].digits
        if len(joined) > 14:
            break
        if joined:
            found.append((last, trunk + joined.lstrip("0") if trunk else joined))
    return found


def _may_be_known(found: tuple[int, str], at: int) -> bool:
    """Whether digits that end at a group may be a known number: a short one stands in one group, but for 116 000."""
    last, digits = found
    return len(digits) > 6 or digits not in SHORT or last == at or digits.startswith("116")


def _reads_44(groups: list[DigitGroup], at: int) -> bool:
    """ "44 20 7946 0958" and "44 (0)20 ...": a country code that has lost its plus."""
    if groups[at].digits == "44" and at + 1 < len(groups):
        rest = "".join(group.digits for group in groups[at + 1 : at + 6])
        return groups[at + 1].digits.startswith("0") or len(rest) == 10
    return len(groups[at].digits) == 12 and groups[at].digits.startswith("44") and groups[at].digits[2] in "12378"


def _apart(text: str, left: int, right: int) -> bool:
    """Whether what stands between two groups keeps them apart: two line ends, a tab in a line, a bracket, a full stop
    and space."""
    between = text[left:right]
    if len(between) == 1 and between not in "\n\t":
        return False
    if between == "\t" or ("\n" in between and _ITEM.match(text, right)):
        return True
    if between.count("\n") > 1 or ("(" in between and between.strip("( \xa0").strip() != ""):
        return True
    plain = between.strip(_UNSEEN)
    return plain.startswith(".") and len(plain) > 1 and plain[1:].isspace()


def _blank_before(text: str, groups: list[DigitGroup], at: int) -> bool:
    return (
        at > 0
        and text[groups[at - 1].end : groups[at].start].strip(" \u00a0\n\r\t)(\u2013\u2014-") == ""
        and text[groups[at].start - 1] not in "\u2013\u2014-"
        and len(groups[at].digits) > 2
    )


def _candidate(
    place: Surroundings, groups: list[DigitGroup], start: int, found: tuple[int, str], relay: str
) -> Candidate:
    """Takes an opening bracket in where its partner stands inside the number."""
    last, digits = found
    end = groups[last].end
    inside = place.text[start:end]
    if inside.count(")") > inside.count("(") and start > place.start and place.text[start - 1] == "(":
        start -= 1
    return Candidate(start, end, digits, relay)


def _known_ok(
    digits: str, groups: list[DigitGroup], first: int, last: int, place: Surroundings, registry: Registry
) -> bool:
    start, end = groups[first].start, groups[last].end
    if digits in SHORT and len(digits) < 6:
        return short_ok(digits, start, end, place)
    if digits in ("18001", "18002"):
        return False
    if len(digits) == 6 and digits.startswith("116"):
        if is_count(place, start, end) or says_other(place, start):
            return False
        return says_phone(place, start, end) or first != last or names_near(place, start, end, registry)
    if len(digits) <= 5:
        return text_code_ok(digits, start, end, place, registry)
    shape = place.text[start:end]
    if (
        len(digits) == 8
        and not shape.replace(" ", "").isdigit()
        and TIMES.fullmatch(shape)
        and not says_phone(place, start, end)
    ):
        around = set(place.words_before(start) + place.words_after(end, 16))
        return digits == "08001111" and place.words.hours.isdisjoint(around)
    if last == first:
        return not says_other(place, start)
    words = place.words_before(start)
    said = next((word for word in words if word.isalpha()), "")
    if said not in place.words.reference or not place.words.phone.isdisjoint(words):
        return True
    return not place.words.pattern("referenced").search(place.before(start))


def _in_other_forms(text: str, registry: Registry) -> Ranges[Candidate]:
    found: list[Candidate] = []
    for start, end, digits in sorted(in_other_forms(text)):
        if found and start < found[-1].end:
            continue
        with_digit = any(map(str.isdecimal, text[start:end]))  # "ol ol ol" is no number
        if registry.knows(digits) or (
            with_digit and len(digits) in (10, 11) and possible(digits, registry.numbers) != "invalid"
        ):
            found.append(Candidate(start, end, digits))
    return Ranges(found)
