"""Numbers of things beside which more or fewer are named."""

from __future__ import annotations

import pytest

from safelint.facts.listed import wrong_lists
from support import CheckText
from support.number_texts import sums_of


def found(text: str) -> list[tuple[str, int]]:
    return sums_of(text, wrong_lists)


@pytest.mark.parametrize(
    ("text", "told", "right"),
    [
        ("Nurses work in our four clinics: in Bath, Wells and Frome.", "four clinics", 3),
        ("Drop in at our five hubs (Bath, Wells, Frome and Street).", "five hubs", 4),
        ("We run four clinics: Bath, Wells and Frome", "four clinics", 3),
        ("We run three clinics: Bath, Wells, Frome, Street and Yeovil.", "three clinics", 5),
        ("We asked two councils: Leeds, York, and Hull.", "two councils", 3),
        ("We asked three women: Ann, Bea, Cat, Dee and Eve.", "three women", 5),
        ("Our three advisers, Ann and Bea, will call you.", "three advisers", 2),
        ("All four volunteers, Ann, Bea Roe and Cat, have left.", "four volunteers", 3),
        ("There are four rules: stop, think and act.", "four rules", 3),
        ("There are four dates to choose from: 8 October, 22 October and 5 November.", "four dates", 3),
        ("You can join us on two evenings this term: Monday 3 and Tuesday 11 March, or 4 May.", "two evenings", 3),
        ("We are open four days a week (Mondays, Tuesdays and Fridays).", "four days", 3),
        ("The three mornings: 8 and 15 October 2025.", "three mornings", 2),
        (
            "Book one of our five free sessions: Monday, 4 May, Monday, 11 May, or Monday, 18 May.",
            "five free sessions",
            3,
        ),
        ("We hold four workshops in spring: on 4 March, 9 April and 2 May.", "four workshops", 3),
        ("The 4 partners named: we met four charities: Mind, Shelter and St John's.", "four charities", 3),
    ],
)
def test_a_number_beside_another_number_of_names_is_found(text: str, told: str, right: int) -> None:
    assert found(text) == [(told, right)]


@pytest.mark.parametrize(
    "text",
    [
        "Nurses work in our three clinics: in Bath, Wells and Frome.",
        "We cover three counties: Durham, Cumbria, Tyne and Wear.",  # the last two may be one
        "We have three teams: North, South and East and West.",
        "We went to two towns: there, a school, a mosque, a shop and a park.",
        "We have three sites (open on Monday, Tuesday and Friday).",
        "We asked three women: Ann, 41, Bea, 42, Cat, 43, Dee, 44 and Eve, 45.",
        "Our two advisers, Ann and Bea, will call you.",
        "The three sisters, Ann and Bea Roe, and Cat Lee, spoke.",
        "Three officers, Ann and Bea, will call you.",
        "The three women, Ann, 41, and Bea, 42, spoke.",
        "Our three advisers, Ann and her team, will call you.",
        "Our three advisers, Ann and Bea among them, will call you.",
        "Our three boroughs, Kensington and Chelsea, will pay.",
        "The other four schools: Bath, Wells and Frome.",
        "We visited four schools (including Bath, Wells and Frome).",
        "We fund 20 charities (Mind, Shelter and Refuge).",  # examples
        "Call our four offices: Leeds and York.",  # two that may have one name
        "There are three dates to choose from: 8 October, 22 October and 5 November.",
        "There are five dates to choose from: 8 October at 10am, 22 October and 5 November.",
        "There are four dates: 8 October to 5 November.",
        "There are four dates: 8 October, 22 October and more to come.",
        "There are three days: Saturday 8, Sunday 9 and Monday 10 May.",
        "There are nine dates this term (such as 8 October and 5 November).",
        "There are ten dates this term (8 October and 5 November).",  # examples
        "We are open six days a week (Monday to Saturday).",
        "We are open seven days a week (closed on 25 and 26 December).",
        "We run four sessions a week: Mondays and Tuesdays.",  # two a day
        "We run three sessions a week: Mondays and Tuesdays.",
        "We run four sessions: 8 October and 5 November.",
        "Ask at least four days before: 8 October, 22 October and 5 November.",
        "Ask four days before the talk that you choose: 8 October, 22 October and 5 November.",
        "Ask within two days: 8 October, 22 October and 5 November.",
        "The other two dates: 8 October, 22 October and 5 November.",
        "The first two dates: 8 October, 22 October and 5 November.",
        "There are four dates: 8 October.",
        "There are four partners: the police, the council and the NHS.",
    ],
)
def test_a_list_that_may_be_right_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_writer_is_told_how_many_are_named(check_text: CheckText) -> None:
    text = "Nurses work in our four clinics: in Bath, Wells and Frome."
    [finding] = [each for each in check_text(text).findings if each.rule == "terminology/inconsistent"]
    assert (finding.text, finding.severity) == ("four clinics", "warning")
    assert "3 are named" in finding.message
