"""Every number of the registry: right beside the name of its service, and told where a digit of it is wrong."""

from __future__ import annotations

from bisect import bisect
from itertools import count

import pytest

from safelint.values.entries import Channel, Helpline
from safelint.values.finding import Finding
from support.number_texts import CHECK, PACK, REGISTRY, RULES, analyse

OTHER = "warning helpline/other-nation"  # no list of all services is for one nation
FORMS = ("Call {name} on {number}.", "{number} ({name})")
CALLED = [
    (service, channel)
    for service in PACK.helplines
    if service.status == "active"
    for channel in service.channels
    if channel.kind == "phone"
]
LONG = [(service, channel) for service, channel in CALLED if len(channel.digits) > 6]
_OF_CHANNELS = {channel.digits for service in PACK.helplines for channel in service.channels}
KNOWN = _OF_CHANNELS | {retired.digits for service in PACK.helplines for retired in service.retired}


def damaged(number: str) -> str:
    """The number with its last digit but one raised until nobody in the registry has the result."""
    at = [place for place, each in enumerate(number) if each.isdigit()][-2]
    wrong = (f"{number[:at]}{(int(number[at]) + add) % 10}{number[at + 1 :]}" for add in count(1))
    return next(each for each in wrong if REGISTRY.plan.national(each) not in KNOWN)


def found(lines: list[str]) -> list[list[Finding]]:
    """The findings about digits in each of the lines, which are read as paragraphs of one text."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 2)
    by_line: list[list[Finding]] = [[] for _ in lines]
    for finding in CHECK.run(analyse("\n\n".join(lines)), RULES):
        by_line[bisect(starts, finding.span[0]) - 1].append(finding)
    return by_line


def written(form: str, service: Helpline, number: str) -> str:
    return form.format(name=service.name, number=number)


def test_there_are_many() -> None:
    assert len(LONG) > 350


@pytest.mark.parametrize("form", FORMS)
def test_a_right_number_is_left_alone(form: str) -> None:
    lines = [written(form, service, channel.number) for service, channel in CALLED]
    wrong = {
        line: [
            f"{each.severity} {each.rule}" for each in findings if each.severity != "suggestion" and each.rule != OTHER
        ]
        for line, findings in zip(lines, found(lines), strict=True)
    }
    assert {line: findings for line, findings in wrong.items() if set(findings) - {OTHER}} == {}


@pytest.mark.parametrize("form", FORMS)
def test_a_wrong_digit_is_told(form: str) -> None:
    lines = [written(form, service, damaged(channel.number)) for service, channel in LONG]
    assert [line for line, findings in zip(lines, found(lines), strict=True) if not _tells(findings)] == []


CODES = [
    (service, channel)
    for service in PACK.helplines
    if service.status == "active"
    for channel in service.channels
    if channel.kind == "sms" and len(channel.digits) == 5
]
SLIPS = {
    "first two swapped": lambda number, at: number[: at[0]] + number[at[1]] + number[at[0]] + number[at[1] + 1 :],
    "last two swapped": lambda number, at: number[: at[-2]] + number[at[-1]] + number[at[-2]] + number[at[-1] + 1 :],
    "second left out": lambda number, at: number[: at[1]] + number[at[1] + 1 :],
    "last doubled": lambda number, at: number + number[at[-1]],
    "last put first": lambda number, at: number[at[-1]] + number[: at[-1]],
}


def slipped(slip: str, number: str) -> str:
    """The number with a slip, "" where that makes one that somebody has, or the same."""
    wrong = SLIPS[slip](number, [place for place, each in enumerate(number) if each.isdigit()])
    return "" if REGISTRY.plan.national(wrong) in KNOWN else wrong


@pytest.mark.parametrize("form", ["Text {name} on {number}.", "{name}: {number}", "{number} ({name})"])
@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_of_a_number_to_text_is_told(slip: str, form: str) -> None:
    wrong = [(service, slipped(slip, channel.number)) for service, channel in CODES]
    lines = [written(form, service, number) for service, number in wrong if number]
    assert lines
    assert [line for line, findings in zip(lines, found(lines), strict=True) if not _tells(findings)] == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("slip", ["first two swapped", "last two swapped", "second left out", "last doubled"])
def test_a_slip_of_a_free_number_is_told(slip: str, form: str) -> None:
    free = [(service, channel) for service, channel in LONG if channel.digits.startswith("080")]
    wrong = [(service, slipped(slip, channel.number)) for service, channel in free]
    lines = [written(form, service, number) for service, number in wrong if number]
    assert len(lines) > 100
    assert [line for line, findings in zip(lines, found(lines), strict=True) if not _tells_loudly(findings)] == []


def _tells_loudly(findings: list[Finding]) -> bool:
    return any(each.severity != "suggestion" for each in findings)


def _tells(findings: list[Finding]) -> bool:
    return any(each.rule == "helpline/mistyped-number" and each.severity != "suggestion" for each in findings)


def test_a_number_is_damaged_to_one_of_nobody() -> None:
    safeline: Channel = next(channel for service, channel in LONG if service.id == "safeline-young-people")
    assert damaged(safeline.number) == "0808 800 5017"
