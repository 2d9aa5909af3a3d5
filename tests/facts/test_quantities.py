"""What a text gives numbers of, and when something is."""

from __future__ import annotations

import pytest

from safelint.facts.moments import Moments
from safelint.facts.quantities import Quantities, Quantity
from support.number_texts import analyse

DAY, WEEK, YEAR = 1440, 10080, 525600


def first(text: str) -> Quantity | None:
    view = analyse(text)
    moments, quantities = Moments(view), Quantities(view)
    found = (moments.at(at) or quantities.at(at) for at in range(len(view.tokens)))
    return next(filter(None, found), None)


@pytest.mark.parametrize(
    ("text", "kind", "value", "noun"),
    [
        ("Police held five men.", "count", 5, "men"),
        ("Police held five very young men.", "count", 5, "men"),
        ("We took 1,200 calls.", "count", 1200, "calls"),
        ("There are twenty-three pupils.", "count", 23, "pupils"),
        ("Three hundred and five people came.", "count", 305, "people"),
        ("Three thousand two hundred people came.", "count", 3200, "people"),
        ("One hundred and five thousand people came.", "count", 105_000, "people"),
        ("A dozen of us came.", "count", 12, "us"),
        ("Both girls are safe.", "count", 2, "girls"),
        ("He was jailed for seven years.", "duration", 7 * YEAR, ""),
        ("It took two and a half years.", "duration", 2.5 * YEAR, ""),
        ("It took one year and two weeks.", "duration", YEAR + 2 * WEEK, ""),
        ("Reply within ten working days.", "duration", 10 * DAY, ""),
        ("The six-week course is free.", "duration", 6 * WEEK, ""),
        ("They wait a fortnight.", "duration", 2 * WEEK, ""),
        ("We raised £14.6k in all.", "money", 14_600, ""),
        ("We raised £1,250.50 in all.", "money", 1250.5, ""),
        ("He lost two hundred thousand pounds.", "money", 200_000, ""),
        ("She is 15 years old.", "age", 15, ""),
        ("A 15-year-old girl is missing.", "age", 15, ""),
        ("Dean Marsh, 41, was jailed.", "age", 41, ""),
        ("My son was nine, then.", "age", 9, ""),
        ("A woman of 84 was robbed.", "age", 84, ""),
        ("At 64, she means to learn.", "age", 64, ""),
        ("A patient of 34 came.", "age", 34, ""),
        ("He's 17, and from Merthyr.", "age", 17, ""),
        ("He is 84 and lives alone.", "age", 84, ""),
        ("She was only eleven when it began.", "age", 11, ""),
        ("The man, now 24, was jailed.", "age", 24, ""),
        ("Last year 412 women came.", "count", 412, "women"),
        ("In Year 10 pupils learn more.", "name", None, ""),
        ("A father of three died.", "count", 3, "children"),
        ("A mum of two boys spoke.", "count", 2, "boys"),
        ("A mother of 29 spoke.", "age", 29, ""),
        ("All 52 of our guests are invited.", "count", 52, "guests"),
        ("Some 12 of our guests are ill.", "count", 12, ""),
        ("Calls are up from 350 to 421 in a year.", "name", None, ""),
        ("Giving rose from £350 to £421.", "name", None, ""),
        ("Jailed for offences against girl, 14", "age", 14, ""),
        ("A dental nurse of 29 spoke.", "age", 29, ""),
        ("For young people aged 11 to 17.", "ages", (11, 17), ""),
        ("Any child between eight and eleven may come.", "ages", (8, 11), ""),
        ("A club for 14-16 year olds.", "ages", (14, 16), ""),
        ("For 9 to 13-year-olds.", "ages", (9, 13), ""),
        ("Children come from 9am.", "time", frozenset((540,)), ""),
        ("The people of 3 to 4 houses came.", "range", None, ""),
        ("Of the members, only 24 came.", "count", 24, ""),
        ("He is 20 metres away.", "count", 20, "metres"),
        ("The eight accused may sit.", "count", 8, "accused"),
        ("One of seven bins is full.", "count", 7, "bins"),
        ("It costs £5 to £9 a head.", "range", None, ""),
        ("Ring our 24-hour line.", "name", None, ""),
        ("A rise of 40 per cent was seen.", "share", 40, ""),
        ("By a third or more.", "share", 100 / 3, ""),
        ("Two thirds of them felt safe.", "share", 200 / 3, ""),
        ("One in five felt safe.", "share", 20, ""),
        ("Doors open at 9.30am for all.", "time", frozenset((570,)), ""),
        ("Come at half past nine.", "time", frozenset((570, 1290)), ""),
        ("Come at ten to four.", "time", frozenset((230, 950)), ""),
        ("Come at seven o'clock.", "time", frozenset((420, 1140)), ""),
        ("He left at seven in the evening.", "time", frozenset((1140,)), ""),
        ("Come at 7 p.m. on the day.", "time", frozenset((1140,)), ""),
        ("It takes half an hour.", "duration", 30, ""),
        ("Be here by noon.", "time", frozenset((720,)), ""),
        ("It is at 19:05 sharp.", "time", frozenset((1145,)), ""),
        ("It is on Tuesdays.", "weekday", 1, ""),
        ("It is on 3 March.", "date", (3, 3), ""),
        ("It is on the 3rd of March.", "date", (3, 3), ""),
        ("It is on March 3rd.", "date", (3, 3), ""),
        ("It begins in October.", "month", 10, ""),
    ],
)
def test_each_is_read_with_its_value(text: str, kind: str, value: object, noun: str) -> None:
    found = first(text)
    assert found is not None
    assert (found.kind, found.noun) == (kind, noun)
    assert found.value == (pytest.approx(value) if isinstance(value, float) else value)


@pytest.mark.parametrize(
    "text",
    [
        "You may march with us.",
        "The Act of 2014 is old.",
        "One man was held.",
        "He can second that.",
        "Ring 0808 now.",
        "Half the hall was empty.",
        "The week was long.",
    ],
)
def test_what_gives_no_number_of_anything_is_left_alone(text: str) -> None:
    assert first(text) is None
