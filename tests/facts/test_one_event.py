"""Signs that two weekdays are of one event."""

from __future__ import annotations

import pytest

from support import CheckText
from support.number_texts import sure_signs


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        (
            "We hold a drop-in on the first Monday of each month. Come to the next drop-in: every first Thursday.",
            "of-the-month",
        ),
        (
            "The clinic is here every second Tuesday. This clinic is held on the second Friday of the month.",
            "of-the-month",
        ),
        (
            "There is a workshop on Tuesday 11 November. After Wednesday's workshop we will write to you.",
            "of-the-event",
        ),
        ("The workshop is on Tuesday. Thank you for coming. See you at Wednesday's workshop.", "of-the-event"),
        (
            "Sixty officers took part in the operation on Tuesday 21 October. Wednesday's operation was large.",
            "of-the-event",
        ),
        (
            "The open day will take place on Saturday. Bring a friend to Sunday's open day. Sunday's open day is free.",
            "of-the-event",
        ),
    ],
)
def test_two_days_of_one_event_are_found(text: str, sign: str) -> None:
    assert sure_signs(text) == {sign}


@pytest.mark.parametrize(
    "text",
    [
        "We hold a drop-in on the first Monday of each month. Our choir meets every first Thursday.",
        "We hold a drop-in on the first Monday of each month. There is a drop-in in York every first Thursday.",
        "We hold a drop-in on the first Monday of each month. The next drop-in is every second Thursday.",
        "We hold a drop-in on the first Monday of May. The next drop-in is every first Thursday.",
        "We hold a drop-in on the first Monday of each month. The next drop-in is on the first Thursday in May.",
        "Drop-in: first Monday of each month. Choir: every first Friday. The next drop-in: every first Thursday.",
    ],
)
def test_days_of_the_month_of_two_events_show_none(text: str) -> None:
    assert sure_signs(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "There is a workshop on Tuesday 11 November. After Wednesday's assembly we will write to you.",
        "There is a workshop on Tuesday 11 May. A workshop is on Wednesday 12 May. Come to Wednesday's workshop.",
        "There is a workshop on Tuesday. The workshop is on Wednesday, too. Come to Wednesday's workshop.",
        "The workshops are on Tuesday. There is a workshop on Tuesday. Come to Wednesday's workshop.",
        "There is a workshop on Tuesday 4 May. There is another workshop in York. Come to Wednesday's workshop.",
        "Send your slip for the workshop on Tuesday 4 May. Come to Wednesday's workshop.",
        "Send your slip for the workshop by Tuesday 4 May. Come to Wednesday's workshop.",
        "Places at the workshop are given out on Tuesday 4 May. Come to Wednesday's workshop.",
        "The workshop was planned by us all on Tuesday. Come to Wednesday's workshop.",
        "We met to plan the workshop on Tuesday. Come to Wednesday's workshop.",
        "The workshop, which we announced on Tuesday 4 May, is full. Come to Wednesday's workshop.",
        "The workshop on Tuesday 4 May has been postponed. Come to Wednesday's workshop.",
        "Come to Wednesday's workshop. There is a workshop on Tuesday 4 May.",
        "The hearing is on Tuesday 4 May. At Wednesday's hearing the judge spoke.",  # which may last for days
    ],
)
def test_a_day_that_may_be_of_another_event_shows_none(text: str) -> None:
    assert sure_signs(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "We hold a cookery evening on Monday 9 March, in the hall. If you can't join us on Tuesday evening, ring us.",
        "Our walk and talk is on 9 May. There will be soup. See you on 10 May for the walk and talk.",
        "The walk is on Saturday 18 April. Tell your friends. We hope to see you on Sunday 19 April for the walk.",
    ],
)
def test_a_day_on_which_to_come_to_an_event_of_another_day_is_found(text: str) -> None:
    assert sure_signs(text) == {"to-come-on"}


@pytest.mark.parametrize(
    "text",
    [
        "The walk is on Saturday 18 April. See you on 9 May for the fair.",
        "The walk is on 18 April. See you on 19 April for the soup.",
        "The walk is on 18 April. See you on 19 April.",
        "The walk is on 18 April. The talk is on 19 April. The walk is free. See you on 20 April for the talks.",
        "The walk is on 18 April. If it rains, the walk is on 25 April. See you on 19 April for the walk.",
        "The walks are in spring. The walk is on 18 April. See you on 19 April for the walk.",
        "There is a workshop on Tuesday 24 March. If you can come on Wednesday to help us clear up, ring us.",
        "There is a workshop on Tuesday 24 March. See you on Wednesday for the choir.",
        "There is a workshop on Tuesday 24 March. We shut on Friday. If you cannot come on Wednesday, ring us.",
        "There is a workshop on Tuesday. If you cannot come on Wednesday, ring us.",
        "The workshop on Tuesday 24 March was cancelled. If you cannot come on Wednesday, ring us.",
        "There is a workshop on Tuesday 24 March.\n\nThe office is open.\n\nIf you cannot come on Wednesday, ring us.",
    ],
)
def test_a_day_on_which_to_come_that_may_be_right_shows_none(text: str) -> None:
    assert sure_signs(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Skye was last seen on Saturday. Has anyone seen her since Friday evening?",
        "Who has seen Skye since Friday? She was last seen at home on Saturday.",
    ],
)
def test_a_day_since_when_nobody_saw_somebody_is_found(text: str) -> None:
    assert sure_signs(text) == {"last-seen"}


@pytest.mark.parametrize(
    "text",
    [
        "Skye was last seen on Saturday. Call us on Friday.",
        "Skye was last seen on Saturday, and Ann was last seen on Monday. Has anyone seen Skye since Sunday?",
        "Skye went out on Friday. Has anyone seen her since Saturday?",
    ],
)
def test_days_of_two_people_show_none(text: str) -> None:
    assert sure_signs(text) == set()


def test_a_writer_is_told_of_both_days(check_text: CheckText) -> None:
    text = "There is a workshop for parents on Tuesday 11 November. We will write to you after Wednesday's workshop."
    [finding] = [each for each in check_text(text).findings if each.rule == "terminology/inconsistent"]
    assert finding.text == "Wednesday"
    assert "Tuesday" in finding.message
