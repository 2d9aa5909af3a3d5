"""Digits that the registry does not know: numbers by the lengths of the plan; what breaks it but is offered as one."""

from __future__ import annotations

import re

from safelint.lazy import regex
from safelint.numbers.find.digit_run import DigitRun
from safelint.numbers.find.short_codes import asks_for_word, is_dialled, short_ok, text_code_ok
from safelint.numbers.find.surroundings import fills_line, names_near
from safelint.numbers.registry import Registry

DASH = "\u2010-\u2015\u2212\\-"
TIMES = regex(rf"(?:[01]\d|2[0-4])[0-5]\d\s?[{DASH}]\s?(?:[01]\d|2[0-4])[0-5]\d")
_DOTTED_DATE = regex(rf"[0-3]?\d[.{DASH}][01]?\d[.{DASH}](?:19|20)?\d\d(?!\d)")
_ISO_DATE = regex(rf"(?:19|20)\d\d[{DASH}][01]\d[{DASH}][0-3]\d")
_SORT_CODE = regex(rf"\d\d[{DASH}]\d\d[{DASH}]\d\d(?!\d)")
_QUAD = regex(r"\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?!\d)")
_TAIL = regex(r":\d\d|/7|\.\d\d ?[ap]m")
_MOST_ITEMS = 30  # of a list whose lines have run into one another
_SURPLUS_END = regex(r"\s{0,3}(?:$|\n)|[.,;)](?!\d)|\s?[\u2022|]")
_OFFERED = regex(r"(?:\b(?:on|is)|[:(\u2013\u2014]|\s-)\s?$")


def unknown_number(runs: list[DigitRun], registry: Registry, sure: bool) -> DigitRun | None:
    """A number that the registry does not know, by the plan's lengths; failing that, one that breaks the plan.

    `runs` are the groups of digits up to each that may end the number, one at least; `sure` is true where a prefix
    says that it is one.
    """
    shortest = runs[0]
    if not shortest.digits.startswith("0") and not sure:
        return _lost_zero(runs, registry) or _short_unknown(shortest, registry)
    if (len(shortest.opening) < 2 and not sure) or _is_date_or_code(runs[-1]):
        return None
    usable = [run for run in runs if not _has_glued_tail(run)]
    whole = _whole(usable, registry)
    if whole is not None:
        return None if _is_refused(whole, registry, sure) else whole
    return _broken(usable, sure) or _near_known(usable, registry)


def _is_date_or_code(longest: DigitRun) -> bool:
    """Whether digits have the form of a date, of times, of a sort code or of an address on the internet."""
    written = longest.written
    if TIMES.match(written) and longest.size > 8 and not re.search(r"\d\d\s?-\s?\d\d", written):
        return False
    return any(pattern.match(written) for pattern in (TIMES, _DOTTED_DATE, _ISO_DATE, _SORT_CODE, _QUAD))


def _whole(usable: list[DigitRun], registry: Registry) -> DigitRun | None:
    """The digits that the plan allows: eleven, else ten where no more belong to them."""
    longer = [run for run in usable if run.size == 11]
    shorter = [run for run in usable if run.size == 10 and not longer and not has_surplus(run)]
    return next((run for run in longer + shorter if registry.plan.possible(run.digits) != "invalid"), None)


def _is_refused(run: DigitRun, registry: Registry, sure: bool) -> bool:
    """Whether what stands around digits that the plan allows says that they are something else."""
    if _goes_on(run) or not run.stands_free:
        return True
    if run.said == "phone":
        return False
    if run.said == "other" and not sure and not run.says_phone:
        return True
    if run.is_labelled and not registry.plan.is_valid(run.digits):
        return True
    return not (run.has_several or sure or run.digits.startswith(registry.plan.common))


def _near_known(usable: list[DigitRun], registry: Registry) -> DigitRun | None:
    """Groups of digits that break the plan and are a slip away from the number of just one service."""
    if not usable or usable[0].is_other:
        return None
    for run in reversed(usable):
        if run.has_several and 8 <= run.size <= 12 and run.stands_free and registry.nearest(run.digits)[0]:
            return None if run.is_count else run
    return None


def _has_glued_tail(run: DigitRun) -> bool:
    """ "9am", "24hrs", "1st" after a number: its last digits belong to the word."""
    after = run.place.after(run.end, 6)
    if after[:1].isalpha() and len(run.groups[run.last].digits) < 4:
        return True
    return _TAIL.match(after) is not None


def _goes_on(run: DigitRun) -> bool:
    """Whether more digits follow that do not begin a number or the hours: then this is a longer reference."""
    following = run.next_group
    if following is None:
        return False
    between, digits, plan = run.place.text[run.end : following.start], following.digits, run.place.plan
    if between in ("-", "."):
        return True
    if digits[0] == "0" or digits in plan.short or digits in plan.relay:
        return False
    return between in (" ", "\u00a0") and len(digits) in (4, 5) and digits[:2] not in ("19", "20")


def has_surplus(run: DigitRun) -> bool:
    """Whether a short group after a whole number ends the clause: digits too many, neither hours nor a number."""
    group = run.next_group
    if group is None:
        return False
    between, digits = run.place.text[run.end : group.start], group.digits
    if between not in (" ", "\u00a0", "\u2009", "\u202f", "-") or len(digits) > 3 or digits in run.place.plan.short:
        return False
    after = run.place.after(group.end, 4)
    if len(digits) < 3 and re.match(r"[.)]\s*[A-Z\u2018\u201c(]?", after) and after[1:].strip():
        # Else it is the number of the next item of a list, run on.
        return len(digits) == 2 and (digits[0] == "0" or int(digits) > _MOST_ITEMS)
    return bool(_SURPLUS_END.match(after))


def _broken(usable: list[DigitRun], sure: bool) -> DigitRun | None:
    """Digits that are offered as a number and cannot be one: only where a word says so, or the form does."""
    if not usable:
        return None
    run = _without_tail(usable)
    if not 7 <= run.size <= 13 or not run.stands_free or run.said == "other":
        return None
    well_known = run.digits.startswith(run.place.plan.well_known)
    if run.said != "phone" and not well_known and run.is_labelled:
        return None
    offered = (run.size >= 8 or well_known) if sure or run.says_phone else _is_grouped_as_number(run, well_known)
    return run if offered else None


def _without_tail(usable: list[DigitRun]) -> DigitRun:
    """The longest of `usable`; where it is too long for a number, the one before a tail that stands apart."""
    longest = usable[-1]
    shorter = [run for run in usable if 9 <= run.size <= 12]
    if longest.size < 12 or not shorter or shorter[-1].size not in (10, 12):
        return longest
    tail = longest.place.text[shorter[-1].end : longest.end]
    return shorter[-1] if re.match(r"[\s(]", tail) and longest.size - shorter[-1].size <= 4 else longest


def _is_grouped_as_number(run: DigitRun, well_known: bool) -> bool:
    """Whether digits stand in groups as a number does; others than `well_known` ones must fill their line, or stand
    right after "on" or a colon."""
    grouped = run.has_several and len(run.opening) in (3, 4, 5)
    offered = _OFFERED.search(run.place.before(run.start)) is not None and not run.is_count
    if well_known and grouped:
        if run.size == 7:
            return offered
        if run.size in (8, 9, 10, 12) and not run.is_count:
            return True
    grouped = grouped or (run.has_several and run.place.plan.is_mobile(run.digits))
    plausible = run.size in (10, 12) and run.digits[1] in "1237"
    return grouped and plausible and (offered or fills_line(run.place, run.start, run.end))


def _lost_zero(runs: list[DigitRun], registry: Registry) -> DigitRun | None:
    """ "808 800 5000" and "116 1234": a known number that lost its 0, a short code with a slip."""
    for run in reversed(runs):
        if not run.has_several:
            continue
        if _lacks_zero(run, registry):
            return run
        if run.digits not in registry.owners and _is_slip_of_short(run, registry):
            return run if run.stands_free else None
    return None


def _lacks_zero(run: DigitRun, registry: Registry) -> bool:
    """Whether a 0 makes digits a known number, or one for the whole country that is plainly offered."""
    if run.size >= 7 and "0" + run.digits in registry.owners and run.stands_free and run.said != "other":
        return True
    return run.size == 10 and f"0{run.digits}".startswith(registry.plan.countrywide) and _is_offered(run)


def _is_offered(run: DigitRun) -> bool:
    """Whether digits without their 0 are plainly a number: a word says so, or they follow a mark and fill the line."""
    if not run.stands_free or run.is_other:
        return False
    return run.said == "phone" or (fills_line(run.place, run.start, run.end) and len(run.opening) in (3, 4))


def _is_slip_of_short(run: DigitRun, registry: Registry) -> bool:
    """Whether digits are a slip of a harmonised number, as 116 123, by words for help around them."""
    if run.opening in registry.plan.harmonised:
        return run.size in (5, 6, 7) and (run.said == "phone" or _is_near_name(run, registry))
    return (
        run.digits.startswith("11")
        and bool(registry.nearest(run.digits)[0])
        and _is_near_name(run, registry)
        and not run.is_count
    )


def _is_near_name(run: DigitRun, registry: Registry) -> bool:
    return names_near(run.place, run.start, run.end, registry)


def _short_unknown(run: DigitRun, registry: Registry) -> DigitRun | None:
    """Short codes that no entry has: 118 services and text codes with their keyword."""
    if run.digits in registry.plan.enquiries and run.next_group is not None and len(run.next_group.digits) == 3:
        enquiries = run.with_next()
        if enquiries.says_phone:
            return enquiries
    offered = _is_six_digits_to_call(run) or _is_short_number(run) or _is_text_code(run, registry)
    return run if offered and run.stands_free else None


def _is_six_digits_to_call(run: DigitRun) -> bool:
    plan = run.place.plan
    begins = run.digits.startswith((*plan.harmonised, *plan.enquiries))
    return run.size == 6 and begins and run.says_phone and not run.is_count


def _is_short_number(run: DigitRun) -> bool:
    """Whether digits are a short number of the plan, or a slip of one that is offered."""
    if run.digits in run.place.plan.short and run.size < 6 and short_ok(run):
        return True
    return run.digits in run.place.plan.slips and is_dialled(run)


def _is_text_code(run: DigitRun, registry: Registry) -> bool:
    """Whether digits are offered as a number to text."""
    if run.size in (4, 6) and run.digits[0] == "8" and asks_for_word(run):
        return True
    known_form = run.digits in registry.plan.texted or registry.plan.is_text_code(run.digits)
    return known_form and text_code_ok(run, registry)
