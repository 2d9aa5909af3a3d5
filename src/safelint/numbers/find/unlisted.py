"""Digits that the registry does not know: numbers by the lengths of the plan; what breaks it but is offered as one."""

from __future__ import annotations

import re

from safelint.lazy import regex
from safelint.numbers.find.plan import RELAY, SHORT, SHORT_SLIPS, is_valid, possible
from safelint.numbers.find.short_codes import asks_for_word, is_dialled, short_ok, text_code_ok
from safelint.numbers.find.surroundings import (
    DigitGroup,
    Surroundings,
    fills_line,
    is_count,
    is_labelled,
    names_near,
    says_other,
    says_phone,
    stands_free,
    what_is_said,
)
from safelint.numbers.registry import Registry

DASH = "\u2010-\u2015\u2212\\-"
TIMES = regex(rf"(?:[01]\d|2[0-4])[0-5]\d\s?[{DASH}]\s?(?:[01]\d|2[0-4])[0-5]\d")
_DOTTED_DATE = regex(rf"[0-3]?\d[.{DASH}][01]?\d[.{DASH}](?:19|20)?\d\d(?!\d)")
_ISO_DATE = regex(rf"(?:19|20)\d\d[{DASH}][01]\d[{DASH}][0-3]\d")
_SORT_CODE = regex(rf"\d\d[{DASH}]\d\d[{DASH}]\d\d(?!\d)")
_QUAD = regex(r"\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?!\d)")
_MOST_ITEMS = 30  # of a list whose lines have run into one another
_SURPLUS_END = regex(r"\s{0,3}(?:$|\n)|[.,;)](?!\d)|\s?[\u2022|]")
_OFFERED = regex(r"(?:\b(?:on|is)|[:(\u2013\u2014]|\s-)\s?$")
_NATIONAL = ("300", "303", "330", "333", "343", "344", "345", "370", "800", "808")
"""What numbers for the whole country begin with, without the 0."""


def unknown_number(
    lengths: list[tuple[int, str]],
    groups: list[DigitGroup],
    at: int,
    place: Surroundings,
    registry: Registry,
    sure: bool,
) -> tuple[int, str] | None:
    """A number that the registry does not know, by the plan's lengths; failing that, one that breaks the plan."""
    first = groups[at]
    if not lengths:
        return None
    if not lengths[0][1].startswith("0") and not sure:
        return _lost_zero(lengths, groups, at, place, registry) or _short_unknown(groups, at, place, registry)
    start = first.start
    if len(first.digits) < 2 and not sure:
        return None
    shape = place.text[start : groups[lengths[-1][0]].end]
    if any(pattern.match(shape) for pattern in (TIMES, _DOTTED_DATE, _ISO_DATE, _SORT_CODE, _QUAD)):
        if not (TIMES.match(shape) and len(lengths[-1][1]) > 8 and not re.search(r"\d\d\s?-\s?\d\d", shape)):
            return None
    usable = [(last, digits) for last, digits in lengths if not _glued_tail(groups, last, place)]
    cue = what_is_said(place, start)
    for size in (11, 10):
        for last, digits in usable:
            if len(digits) == size and possible(digits, registry.numbers) != "invalid":
                if size == 10 and (any(len(more) == 11 for _, more in usable) or is_surplus(groups, last + 1, place)):
                    continue
                if _goes_on(groups, last, place) or not stands_free(groups, at, last, place):
                    return None
                if cue == "other" and not sure and not says_phone(place, start, groups[last].end):
                    return None
                if cue != "phone" and is_labelled(place, start) and not is_valid(digits, registry.numbers):
                    return None
                if last == at and cue != "phone" and not sure and not _plausible(digits):
                    return None
                return last, digits
    return _broken(usable, groups, at, place, cue, sure) or _near_known(usable, groups, at, place, cue, registry)


def _near_known(
    usable: list[tuple[int, str]], groups: list[DigitGroup], at: int, place: Surroundings, cue: str, registry: Registry
) -> tuple[int, str] | None:
    """Groups of digits that break the plan and are a slip away from the number of just one service."""
    if cue == "other" or is_labelled(place, groups[at].start):
        return None
    for last, digits in reversed(usable):
        if (
            last > at
            and 8 <= len(digits) <= 12
            and stands_free(groups, at, last, place)
            and registry.nearest(digits)[0]
        ):
            return (last, digits) if not is_count(place, groups[at].start, groups[last].end) else None
    return None


def _plausible(digits: str) -> bool:
    return digits[:2] in ("01", "02", "03", "07", "08")


def _glued_tail(groups: list[DigitGroup], last: int, place: Surroundings) -> bool:
    """ "9am", "24hrs", "1st" after a number: its last digits belong to the word."""
    after = place.after(groups[last].end, 6)
    return bool(after) and (
        (after[0].isalpha() and len(groups[last].digits) < 4) or bool(re.match(r"(?::\d\d|/7|\.\d\d ?[ap]m)", after))
    )


def _goes_on(groups: list[DigitGroup], last: int, place: Surroundings) -> bool:
    """Whether more digits follow that do not begin a number or the hours: then this is a longer reference."""
    if last + 1 >= len(groups):
        return False
    following = groups[last + 1]
    between = place.text[groups[last].end : following.start]
    if between in ("-", "."):
        return True
    if (
        following.digits[0] == "0"
        or following.digits in SHORT
        or following.digits in RELAY
        or "\n" in between
        or "(" in between
    ):
        return False
    return between in (" ", "\u00a0") and len(following.digits) in (4, 5) and following.digits[:2] not in ("19", "20")


def is_surplus(groups: list[DigitGroup], at: int, place: Surroundings) -> bool:
    """Whether a short group after a whole number ends the clause: digits too many, neither hours nor a number."""
    if at >= len(groups):
        return False
    group, text = groups[at], place.text
    between = text[groups[at - 1].end : group.start]
    digits = group.digits
    if between not in (" ", "\u00a0", "\u2009", "\u202f", "-") or len(digits) > 3 or digits in SHORT - {"116"}:
        return False
    after = place.after(group.end, 4)
    if len(digits) < 3 and re.match(r"[.)]\s*[A-Z\u2018\u201c(]?", after) and after[1:].strip():
        # Else it is the number of the next item of a list, run on.
        return len(digits) == 2 and (digits[0] == "0" or int(digits) > _MOST_ITEMS)
    return bool(_SURPLUS_END.match(after))


def _broken(
    usable: list[tuple[int, str]], groups: list[DigitGroup], at: int, place: Surroundings, cue: str, sure: bool
) -> tuple[int, str] | None:
    """Digits that are offered as a number and cannot be one: only where a word says so, or the form does."""
    if not usable:
        return None
    last, digits = usable[-1]
    if len(digits) > 11 and len(usable) > 1:
        shorter = [(each, found) for each, found in usable if len(found) <= 12 and len(found) >= 9]
        if shorter and (last + 1 < len(groups) or groups[shorter[-1][0]] is not groups[last]):
            tail = place.text[groups[shorter[-1][0]].end : groups[last].end]
            if re.match(r"[\s(]", tail) and len(digits) - len(shorter[-1][1]) <= 4 and len(shorter[-1][1]) in (10, 12):
                last, digits = shorter[-1]
    size = len(digits)
    if not 7 <= size <= 13 or not stands_free(groups, at, last, place):
        return None
    start, end = groups[at].start, groups[last].end
    grouped = last > at and len(groups[at].digits) in (3, 4, 5)
    freephone = digits[:4] in ("0800", "0808", "0300", "0345", "0303", "0333", "0344")
    if cue == "other" or (cue != "phone" and not freephone and is_labelled(place, start)):
        return None
    if sure or cue == "phone" or says_phone(place, start, end):
        return (last, digits) if size >= 8 or freephone else None
    if freephone and grouped and size == 7 and not _OFFERED.search(place.before(start)):
        return None
    if freephone and grouped and size in (7, 8, 9, 10, 12) and not is_count(place, start, end):
        return last, digits
    grouped = grouped or (last > at and digits.startswith("07"))
    if grouped and size in (10, 12) and digits[1] in "1237" and fills_line(place, start, end):
        return last, digits
    return None


def _is_offered(groups: list[DigitGroup], at: int, last: int, place: Surroundings) -> bool:
    """Whether digits without their 0 are plainly a number: a word says so, or they follow a mark and fill the line."""
    start, end = groups[at].start, groups[last].end
    if not stands_free(groups, at, last, place) or says_other(place, start) or is_labelled(place, start):
        return False
    return what_is_said(place, start) == "phone" or (fills_line(place, start, end) and len(groups[at].digits) in (3, 4))


def _lost_zero(
    lengths: list[tuple[int, str]], groups: list[DigitGroup], at: int, place: Surroundings, registry: Registry
) -> tuple[int, str] | None:
    """ "808 800 5000" and "116 1234": a known number that lost its 0, a short code with a slip."""
    for last, digits in reversed(lengths):
        if last > at and len(digits) >= 7 and "0" + digits in registry.owners and stands_free(groups, at, last, place):
            if not says_other(place, groups[at].start):
                return last, digits
        if last > at and len(digits) == 10 and digits.startswith(_NATIONAL) and _is_offered(groups, at, last, place):
            return last, digits
        if digits in registry.owners:
            continue
        if last > at and digits.startswith("11") and groups[at].digits != "116" and registry.nearest(digits)[0]:
            start, end = groups[at].start, groups[last].end
            if names_near(place, start, end, registry) and not is_count(place, start, end):
                return (last, digits) if stands_free(groups, at, last, place) else None
        if last > at and digits.startswith("116") and len(digits) in (5, 6, 7) and groups[at].digits == "116":
            if what_is_said(place, groups[at].start) == "phone" or names_near(
                place, groups[at].start, groups[last].end, registry
            ):
                return (last, digits) if stands_free(groups, at, last, place) else None
    return None


def _short_unknown(
    groups: list[DigitGroup], at: int, place: Surroundings, registry: Registry
) -> tuple[int, str] | None:
    """Short codes that no entry has: 118 services and text codes with their keyword."""
    group = groups[at]
    digits = group.digits
    if (
        digits == "118"
        and at + 1 < len(groups)
        and len(groups[at + 1].digits) == 3
        and says_phone(place, group.start, groups[at + 1].end)
    ):
        return at + 1, digits + groups[at + 1].digits
    if not stands_free(groups, at, at, place):
        return None
    if (
        len(digits) == 6
        and digits.startswith(("118", "116"))
        and says_phone(place, group.start, group.end)
        and not is_count(place, group.start, group.end)
    ):
        return at, digits
    if digits in SHORT and len(digits) < 6 and short_ok(digits, group.start, group.end, place):
        return at, digits
    if digits in SHORT_SLIPS and is_dialled(place, group.start, group.end):
        return at, digits
    if len(digits) in (4, 6) and digits[0] == "8" and asks_for_word(place, group.start):
        return at, digits
    if (digits == "7726" or (len(digits) == 5 and digits[0] in "678")) and text_code_ok(
        digits, group.start, group.end, place, registry
    ):
        return at, digits
    return None
