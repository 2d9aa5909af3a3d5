"""What is held each week and is told on other days where a text comes back to it."""

from __future__ import annotations

import pytest

from safelint.facts.weekly import on_other_days
from support import CheckText
from support.number_texts import analyse


def found(text: str) -> list[tuple[str, str]]:
    view = analyse(text)
    told = view.document.text
    return [(told[slice(*each.first)], told[slice(*each.second)]) for each in on_other_days(view)]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Our café is open on Mondays, from noon. It is free. The Friday café also has cake.", "Mondays", "Friday"),
        ("- A choir, on Mondays at 6pm\n- Help\n\nOur Friday evening choir is free.", "Mondays", "Friday"),
        ("Our nurse, Mr Roe, is here on Mondays and Fridays, and sees you on his Monday and Tuesday mornings.",
         "Mondays and Fridays", "Monday and Tuesday"),
        ("Our adviser, Jo, is in the Town Hall on Mondays. There is tea.\n\nJo is in the Town Hall every Friday.",
         "Mondays", "Friday"),
        ("The clinic runs every Monday and Friday. The clinic is open every Tuesday from noon.",
         "Monday and Friday", "Tuesday"),
        ("The pantry is open Monday to Wednesday.\n\n## Come and see us\n\nOur Saturday pantry is busy.",
         "Monday to Wednesday", "Saturday"),
        ("Come to our Monday choir. It is free. The choir is on Fridays at noon.", "Monday", "Fridays"),
    ],
)  # fmt: skip
def test_a_thing_on_other_days_is_found(text: str, first: str, second: str) -> None:
    assert found(text) == [(first, second)]


@pytest.mark.parametrize(
    "text",
    [
        "We are open Monday to Friday, 8am to 6pm. We are also open on Tuesdays until 8pm, and on Saturdays.",
        "A group meets on Mondays, and a group meets on Fridays. Our Tuesday group is full.",
        "We have two groups. The group on Mondays is full. Our Tuesday group is not.",
        "The café on Mondays is for all. Our Friday café for dads has toys.",
        "Our men's group is on Mondays. The women's group is on Fridays.",
        "Come to the café on Mondays. The café is also open on Fridays. Our Friday café has cake.",
        "Come to the café on Mondays. The café is now open on Fridays.",
        "The café on Mondays has been moved. Our Friday café has cake.",
        "The café is open on Mondays. The café is open on Mondays and Fridays.",
        "The café is open on Mondays and Fridays. Our Friday café has cake.",
        "The café is open on Mondays. The choir sings on Fridays. Our Friday café has cake.",
        "The café is open on every first Monday. The café is open on Fridays.",
        "The café is open on Mondays in term time. The café is open on Fridays in the holidays.",
        "The café is open on Mondays from May. The café is open on Fridays.",
        "The café is open on Mondays. The café is shut on Fridays.",
        "The choir meets on Mondays. The next choir is on Friday 5 June.",
        "The choir meets on Mondays. Ring us about the choir before Friday.",
        "The choir meets on Mondays. For the choir, you can ring us on Fridays.",
        "The choir meets on Mondays. Another choir meets on Fridays. The Friday choir is free.",
        "## York\n\nThe café is open on Mondays.\n\n## Leeds\n\nThe café is open on Fridays.",
        "- Café: Mondays\n- Choir: Tuesdays\n- The café: Fridays",
        "Our adviser, Jo, is in the Town Hall on Mondays. Jo is in the library every Friday.",
        "Our adviser, Jo, is in the Town Hall on Mondays. Ask for Jo. Jo is away on Fridays.",
        "Our adviser, Jo, is here on Mondays. Our nurse, Flo, is here on Fridays.",
        "Swimming is here on Mondays. Swimming is here on Fridays.",
        "Our nurse, Mr Roe, is here on Mondays and Fridays.\n\nAnn came with her Monday and Tuesday lunches.",
    ],
)
def test_days_that_may_be_right_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_writer_is_told_of_both_days_once(check_text: CheckText) -> None:
    text = "Our family group meets on Tuesdays. There is soup.\n\nBring a friend with you. The Wednesday group is free."
    [finding] = [each for each in check_text(text).findings if each.rule == "terminology/inconsistent"]
    assert (finding.text, finding.severity) == ("Wednesday", "suggestion")
    assert "Tuesdays" in finding.message
