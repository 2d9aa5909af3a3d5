"""Texts for readers in another country, and what shows that a text is none."""

from __future__ import annotations

import pytest

from safelint.nations.abroad import signs_of_abroad
from support import CheckText
from support.number_texts import analyse


def shown(text: str) -> list[str]:
    view = analyse(text)
    return [view.document.text[start:end] for start, end in signs_of_abroad(view)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("If you think of suicide, call 988 at any time.", ["call 988"]),
        ("In danger? Call 000.", ["Call 000"]),
        ("His behavior worried a counselor in Ontario, and behaviors change.", ["behavior", "counselor", "Ontario"]),
    ],
)
def test_lines_places_and_spelling_show_another_country(text: str, words: list[str]) -> None:
    assert shown(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "His behavior worried a teacher in Ontario.",
        "His behavior worried a counselor, and his mom asked for help in the center.",
        "In danger, call 911. Year 8 meets in Ballymena.",
        "Al met her in Texas. Her American mother and a counselor came to court. Call 0113 496 0000.",
        "Room 988 is shut, and 911 people came.",
        "If you think of suicide, call 988. In the UK, ask for Samaritans.",
        "His behavior worried a counselor in Ontario, and his mom asked the NHS for a program.",
        "Call 988 or Childline on 0800 1111.",
    ],
)
def test_few_signs_or_one_of_the_uk_show_none(text: str) -> None:
    assert shown(text) == []


CALLS_ABROAD = "[Ring us](tel:+919820000000)."
SITES_ABROAD = "See [our school](https://www.school.ac.th/) and [its lessons](https://lessons.school.ac.th/)."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (CALLS_ABROAD, ["Ring us"]),
        (SITES_ABROAD, ["our school", "its lessons"]),
        (f"{CALLS_ABROAD} Childline is there for children, and so is 112.", ["Ring us"]),
        ("[020 418 36000](tel:+642041836000)", ["020 418 36000"]),
    ],
)
def test_links_show_another_country(text: str, words: list[str]) -> None:
    assert shown(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "See [a study](https://www.school.ac.th/).",
        f"{SITES_ABROAD} And [this](https://www.school.sch.uk/).",
        f"{CALLS_ABROAD} Or [here](tel:+441632960000).\n\nOur office: 0113 496 0000.",
        f"{CALLS_ABROAD} Ring Childline on 0800 1111.",
        "[One](https://youtu.be/a) and [two](https://bit.ly/b).",
    ],
)
def test_one_site_or_links_to_the_uk_show_none(text: str) -> None:
    assert shown(text) == []


def test_numbers_and_spelling_of_that_country_are_left_alone(check_text: CheckText) -> None:
    text = "# Our school\n\nThe organization is in Bangkok. In danger, call [1300](tel:1300).\n\n"
    told = [
        {each.rule for each in check_text(text + more).findings if each.severity != "suggestion"}
        for more in (SITES_ABROAD, "See our site.")
    ]
    assert told == [set(), {"helpline/invalid-number", "terminology/ize-spellings"}]


def test_a_nation_that_somebody_gave_is_believed(check_text: CheckText) -> None:
    text = "# Suicide\n\nIf you are thinking about suicide, you are not alone. In a crisis, call 988.\n"
    levels = [
        next(each.severity for each in check_text(text, **flags).findings if each.rule == "signposting/missing")
        for flags in ({}, {"nations": ("scotland",)})
    ]
    assert levels == ["suggestion", "error"]
