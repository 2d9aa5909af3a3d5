"""Finds the digits in a text that are UK phone, short and text numbers, right or wrong.

The finder walks from digit to digit. Digits with what may stand between the groups of a number make a cluster; from
the groups of a cluster the longest known number is taken first, then whatever the numbering plan allows. Everything
that looks like a number but is a date, a sum or a reference is left alone by what stands around it. Nothing crosses
the border of a block.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from safelint.lazy import regex
from safelint.lexicon.folding import NO_WIDTH, SPACES
from safelint.numbers.cue_words import CueWords
from safelint.numbers.find.country_codes import groups_abroad
from safelint.numbers.find.digit_forms import in_other_forms
from safelint.numbers.find.digit_run import DigitRun
from safelint.numbers.find.short_codes import short_ok, text_code_ok
from safelint.numbers.find.surroundings import (
    DigitGroup,
    Surroundings,
    is_sum,
    names_near,
    surroundings_at,
    what_is_said,
)
from safelint.numbers.find.unlisted import DASH, TIMES, has_surplus, unknown_number
from safelint.numbers.plan import NumberingPlan
from safelint.numbers.registry import Registry
from safelint.text.leaps import Kinds
from safelint.values.ranges import Ranges

# Digits and what may stand between two groups of them. Possessive throughout, so it never goes back.
_BETWEEN = rf"[ {SPACES}{NO_WIDTH}{DASH}.()]{{1,6}}+"
_LINE_END = r"[ \t]{0,3}+(?:\r\n?|\n)[ \t]{1,80}+"  # and the next line as far in as HTML is often written
_CLUSTER = regex(rf"[0-9]++(?:(?:{_BETWEEN}|{_LINE_END})[0-9]++)*+")
_GROUP = regex(r"[0-9]+")
_KINDS = Kinds({"0123456789": "0"})
# The mark of the next item of a list: "6-Report", "2. Call".
_ITEM = regex(r"\d{1,2}\s?[-.):]\s?[^\W\d_]")
UNSEEN = regex(f"[{NO_WIDTH}]")
"""What may stand in a number and nobody sees."""


class Candidate(NamedTuple):
    """A number as it was found: `start` and `end` in the text, national digits, the relay prefix before it."""

    start: int
    end: int
    digits: str
    relay: str = ""


class _DigitCluster(NamedTuple):
    """Groups of digits with little between them.

    `parted` tells of each two neighbours whether what stands between them keeps them apart.
    """

    groups: Sequence[DigitGroup]
    parted: Sequence[bool]
    place: Surroundings

    @classmethod
    def of(cls, groups: Sequence[DigitGroup], place: Surroundings) -> _DigitCluster:
        return cls(groups, [_apart(place.text, one.end, other.start) for one, other in pairwise(groups)], place)


def candidates(text: str, registry: Registry, words: CueWords, ends: Sequence[int] = ()) -> Iterator[Candidate]:
    """Every number in `text`, in order, none overlapping another. Linear; without digits next to nothing. No number
    goes on over one of the sorted `ends`."""
    odd = _in_other_forms(text, registry, words)
    found = _in_plain_digits(text, registry, words, odd, ends)
    return iter(sorted([*found, *odd])) if odd else found


def _in_plain_digits(
    text: str, registry: Registry, words: CueWords, odd: Ranges[Candidate], ends: Sequence[int]
) -> Iterator[Candidate]:
    for start, end in _cut(_clusters(text), ends) if ends else _clusters(text):
        if _may_hold_number(text[start:end], registry.plan) and odd.overlapping(start, end) is None:
            yield from _split(
                _DigitCluster.of(list(_groups(text, start, end)), surroundings_at(text, start, words, registry.plan)),
                registry,
            )


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    kinds = _KINDS.of(text)
    start = kinds.find("0")
    while start >= 0:
        end = next(_CLUSTER.finditer(text, start)).end()
        yield start, end
        start = kinds.find("0", end)


def _cut(clusters: Iterable[tuple[int, int]], ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The clusters, each parted where it goes on over one of the sorted `ends`."""
    for start, end in clusters:
        inside = ends[bisect_right(ends, start) : bisect_left(ends, end)]
        yield from pairwise((start, *inside, end))


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


def _may_hold_number(cluster: str, plan: NumberingPlan) -> bool:
    """A cheap look: most clusters are years, sums and days, and end here."""
    size = len(cluster)
    if size < 6:
        return (
            plan.is_text_code(cluster)
            or (size >= 4 and cluster[0] == "8")
            or cluster in plan.short
            or cluster in plan.slips
            or cluster in plan.texted
        )
    if size > 400:
        cluster = cluster[:400]
    if "0" in cluster or "44" in cluster or cluster.startswith("11") or (size == 6 and cluster[0] == "8"):
        return True
    return any(code in cluster for code in plan.openings) or any(map(plan.is_text_code, re.split(r"\D+", cluster)))


def _split(cluster: _DigitCluster, registry: Registry) -> Iterator[Candidate]:
    groups = cluster.groups
    at, relay, clean = 0, "", True
    while at < len(groups):
        if groups[at].digits in registry.plan.relay and at + 1 < len(groups):
            relay = groups[at].digits
            at += 1
            clean = True
            continue
        taken, number = _take(cluster, at, relay, clean, registry)
        if number:
            yield _candidate(number, relay)
        clean = number is not None
        relay = ""
        at += taken


def _take(cluster: _DigitCluster, at: int, relay: str, clean: bool, registry: Registry) -> tuple[int, DigitRun | None]:
    """How many groups from `at` make one thing, and the number that they are, if they are one.

    `clean` is true where no digits that are no number stand right before them.
    """
    groups, place = cluster.groups, cluster.place
    abroad = groups_abroad(groups, at, place, registry)
    if abroad:
        return abroad, None
    if relay and groups[at].digits in registry.plan.short:
        return 1, DigitRun(groups, at, at, groups[at].digits, place)
    code = _country_code(groups, at, place)
    runs = _runs(cluster, at, code)
    known = next((run for run in reversed(runs) if registry.knows(run.digits) and _may_be_known(run)), None)
    if known is not None:
        if _is_sum(known):
            return len(groups) - at, None
        if known.stands_free and _known_ok(known, registry):
            known = known.with_next() if known.size > 5 and has_surplus(known) else known
            return known.last - at + 1, known
        if known.has_several and known.size > 6:
            return known.last - at + 1, None
    found = _unlisted(runs, code > 0 or relay != "", clean, registry)
    return (found.last - at + 1, found) if found is not None else (1, None)


def _unlisted(runs: list[DigitRun], sure: bool, clean: bool, registry: Registry) -> DigitRun | None:
    """A number that the registry does not know; behind digits that are none, only a whole one that stands apart."""
    if not runs or not (clean or _blank_before(runs[0])):
        return None
    found = unknown_number(runs, registry, sure)
    return found if found is not None and (clean or found.size in (10, 11)) else None


def _country_code(groups: Sequence[DigitGroup], at: int, place: Surroundings) -> int:
    """How many digits the UK's code has before the number at `at`; 0 where it does not stand there."""
    if groups[at].digits.startswith("0044"):
        return 4
    return 2 if _has_plus(place, groups[at].start) or _reads_44(groups, at) else 0


def _has_plus(place: Surroundings, start: int) -> bool:
    return place.before(start, 1) == "+"


def _runs(cluster: _DigitCluster, at: int, code: int) -> list[DigitRun]:
    """The groups from `at` to each that may still belong to them, without the `code` of the country."""
    joined, found = cluster.groups[at].digits[code:], []
    for last in range(at, min(len(cluster.groups), at + 9)):
        if last > at:
            if cluster.parted[last - 1]:
                break
            joined += cluster.groups[last].digits
        if len(joined) > 14:
            break
        if joined:
            digits = "0" + joined.lstrip("0") if code else joined
            found.append(DigitRun(cluster.groups, at, last, digits, cluster.place))
    return found


def _may_be_known(run: DigitRun) -> bool:
    """Whether digits may be a known number: a short one stands in one group, but for 116 000."""
    plan = run.place.plan
    short = run.digits in plan.short and not run.digits.startswith(plan.harmonised)
    return run.size > 6 or not short or not run.has_several


def _reads_44(groups: Sequence[DigitGroup], at: int) -> bool:
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
    plain = UNSEEN.sub("", between)
    return plain.startswith(".") and len(plain) > 1 and plain[1:].isspace()


def _blank_before(run: DigitRun) -> bool:
    """Whether nothing but white space or brackets parts digits from those before them."""
    if run.first == 0 or len(run.opening) < 3:
        return False
    between = run.place.text[run.groups[run.first - 1].end : run.start]
    return between.strip(" \u00a0\n\r\t)(\u2013\u2014-") == "" and between[-1] not in "\u2013\u2014-"


def _candidate(number: DigitRun, relay: str) -> Candidate:
    """Takes a plus in, and an opening bracket where its partner stands inside the number."""
    place, end = number.place, number.end
    start = number.start - _has_plus(place, number.start)
    inside = place.text[start:end]
    if inside.count(")") > inside.count("(") and start > place.start and place.text[start - 1] == "(":
        start -= 1
    return Candidate(start, end, number.digits, relay)


def _is_sum(run: DigitRun) -> bool:
    """Whether what would be a known number is a sum or a count."""
    return run.size > 5 and run.stands_free and is_sum(run.place, run.end)


def _known_ok(run: DigitRun, registry: Registry) -> bool:
    """Whether the digits of a known number are that number here."""
    if run.digits in registry.plan.short and run.size < 6:
        return short_ok(run)
    if run.digits in registry.plan.relay:
        return False
    if run.size == 6 and run.digits.startswith(registry.plan.harmonised):
        against = run.is_count or run.said == "other"
        return not against and (
            run.says_phone or run.has_several or names_near(run.place, run.start, run.end, registry)
        )
    if run.size <= 5:
        return text_code_ok(run, registry)
    if _looks_like_times(run):
        return run.digits in registry.plan.eight_digits and not _speaks_of_hours(run)
    return not _is_reference(run) if run.has_several else run.said != "other"


def _looks_like_times(run: DigitRun) -> bool:
    """Whether digits could be hours, as "0800-1111", and no word says that they are a number to call."""
    written = run.written
    return (
        run.size == 8
        and not written.replace(" ", "").isdigit()
        and TIMES.fullmatch(written) is not None
        and not run.says_phone
    )


def _speaks_of_hours(run: DigitRun) -> bool:
    around = run.place.words_before(run.start) + run.place.words_after(run.end, 16)
    return not run.place.words.hours.isdisjoint(around)


def _is_reference(run: DigitRun) -> bool:
    """Whether the word before digits says that they are a reference, and none that they are a number to call."""
    cues, words = run.place.words, run.place.words_before(run.start)
    said = next((word for word in words if word.isalpha()), "")
    if said not in cues.reference or not cues.phone.isdisjoint(words):
        return False
    return cues.pattern("referenced").search(run.place.before(run.start)) is not None


def _in_other_forms(text: str, registry: Registry, words: CueWords) -> Ranges[Candidate]:
    found: list[Candidate] = []
    for start, end, digits in sorted(in_other_forms(text)):
        if found and start < found[-1].end:
            continue
        with_digit = any(map(str.isdecimal, text[start:end]))  # "ol ol ol" is no number
        whole = with_digit and len(digits) in (10, 11) and registry.plan.possible(digits) != "invalid"
        if (registry.knows(digits) or whole) and (
            what_is_said(surroundings_at(text, start, words, registry.plan), start) != "other"
        ):
            found.append(Candidate(start, end, digits))
    return Ranges(found)
