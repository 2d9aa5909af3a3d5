"""One fact, as a person says it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from safelint.upkeep import facts
from safelint.upkeep.draft import PackDraft
from safelint.values.errors import SafelintError
from support import ROOT, TODAY

DRAFT = PackDraft(str(ROOT / "rules" / "uk"))
PLAN, TOPICS = DRAFT.plan, DRAFT.topic_names


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("textphone", "textphone"),
        ("Textphone (minicom)", "textphone"),
        ("text relay", "textphone"),
        ("Text  phone", "textphone"),
        ("text message", "sms"),
        ("texts", "sms"),
        ("phone, free", "phone"),
        ("chat", "webchat"),
        ("e-mail", "email"),
    ],
)
def test_a_kind_is_told_by_the_longest_word_that_begins_the_answer(said: str, meant: str) -> None:
    assert facts.kind(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2026-11-25", "2026-11-25"),
        ("3/2/2026", "2026-02-03"),
        ("25 November 2026", "2026-11-25"),
        ("1st May 2026", "2026-05-01"),
    ],
)
def test_a_day_may_be_said_in_several_ways(said: str, meant: str) -> None:
    assert facts.day(said, TODAY) == meant


def test_lists_are_read_as_people_write_them() -> None:
    assert facts.nations("England, Northern Ireland") == ["england", "northern-ireland"]
    assert facts.nations("England\nWales\nScotland\nNorthern Ireland") == ["uk"]
    assert facts.topics("Mental health, suicide", TOPICS) == ["mental-health", "suicide"]
    assert facts.topics("Child protection, neglect, women", TOPICS) == ["child-abuse-general", "women"]
    assert facts.audiences("perpetrators (people worried about their own behaviour)", DRAFT.audiences) == [
        "perpetrators"
    ]
    assert facts.new_id("Children's Line", {"childrens-line"}) == "childrens-line-2"


@pytest.mark.parametrize(
    ("check", "problem"),
    [
        (lambda: facts.number("0808 12", "phone", PLAN), '"0808 12" cannot be a number in the UK'),
        (lambda: facts.number("0345 123 45678", "phone", PLAN), "cannot be a number in the UK"),
        (lambda: facts.number("0845 157 000", "phone", PLAN), "has 10 digits, and a number that begins like it has 11"),
        (lambda: facts.number("08088005000", "phone", PLAN), "group the digits as the operator prints them"),
        (lambda: facts.number("8525", "sms", PLAN), "is no number to text: a short one has 5 digits"),
        (lambda: facts.day("2026-11-26", TODAY), "2026-11-26 is in the future (today is 2026-11-25)"),
        (lambda: facts.day("31 February 2026", TODAY), "must be a date"),
        (lambda: facts.since("2027", TODAY), "2027 is in the future"),
        (lambda: facts.address("http://a.org"), "write the address with https://"),
        (lambda: facts.address("a.org"), "must be a web address"),
        (lambda: facts.nations("Englnd"), '"englnd" is no nation; nearest known: england'),
        (lambda: facts.nations("uk, wales"), '"uk" stands for all nations'),
        (lambda: facts.nations("uk, England, Wales, Scotland, Northern Ireland"), '"uk" stands for all nations'),
        (lambda: facts.nations("England, Wales, Scotland, Northern Ireland, France"), '"france" is no nation'),
        (lambda: facts.topics("suicid", TOPICS), '"suicid" is no topic; nearest known: suicide'),
        (lambda: facts.kind("fax"), '"fax" is none of phone'),
        (lambda: facts.hours("Hours vary"), '"Hours vary": say the days and the times, as in'),
        (lambda: facts.hours("Monday to Friday, 900-1700"), "say the days and the times, as in"),
        (lambda: facts.cost("free of charge"), '"free of charge" is no cost'),
        (lambda: facts.mailbox("help.org"), "is no e-mail address"),
    ],
)
def test_what_cannot_be_is_refused_at_once(check: Callable[[], object], problem: str) -> None:
    with pytest.raises(SafelintError) as refused:
        check()
    assert problem in str(refused.value)
