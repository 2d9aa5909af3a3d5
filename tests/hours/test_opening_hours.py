"""Hours as texts and the registry give them, read into a schedule and compared."""

from __future__ import annotations

import pytest

from safelint.hours.opening_hours import OpeningHours, is_clear, on_record
from safelint.hours.schedule import Opening, Schedule, Span, first_wrong
from safelint.lexicon.folding import fold
from safelint.lexicon.tokens import Tokens
from support.number_texts import KNOWLEDGE, PACK

LEXICON = KNOWLEDGE.lexicon


def read(text: str) -> list[Opening]:
    return OpeningHours(LEXICON, LEXICON.matches(Tokens(fold(text))), text).read(0, len(text))


def schedule(text: str) -> Schedule:
    known = on_record(LEXICON, text)
    assert known is not None
    return known


def week(days: str, *spans: Span) -> dict[int, tuple[Span, ...]]:
    return {int(day): spans for day in days}


NINE_TO_FIVE = (540, 1020)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("24 hours a day, 7 days a week", week("0123456", (0, 1440))),
        ("Monday to Friday, 9am to 5pm", week("01234", NINE_TO_FIVE)),
        ("9am – 5pm Mon – Fri", week("01234", NINE_TO_FIVE)),
        ("Mon-Fri 9-5", week("01234", NINE_TO_FIVE)),
        ("Weekdays: 09.00 - 17.00", week("01234", NINE_TO_FIVE)),
        ("weekdays from nine to five", week("01234", NINE_TO_FIVE)),
        ("between 9 a.m. and 5 p.m. on weekdays", week("01234", NINE_TO_FIVE)),
        ("Monday to Friday\n9am to 5pm", week("01234", NINE_TO_FIVE)),
        ("9am to 5pm every day except Sunday", week("012345", NINE_TO_FIVE)),
        ("10am to 4pm and 7pm to 10pm, every day", week("0123456", (600, 960), (1140, 1320))),
        ("Tuesdays and Thursdays, noon to 4pm", week("13", (720, 960))),
        ("Saturday to Monday, 5pm to midnight", week("560", (1020, 1440))),
        ("9am to 5pm on weekdays, 10am to 2pm on Saturdays", week("01234", NINE_TO_FIVE) | week("5", (600, 840))),
        (
            "Monday to Friday, 9am to 5pm and 10am to 2pm on Saturdays",
            week("01234", NINE_TO_FIVE) | week("5", (600, 840)),
        ),
        ("5pm to 12 every day", week("0123456", (1020, 1440))),
        ("9am to 12 on weekdays", week("01234", (540, 720))),
        ("12 to 2pm on Sundays", week("6", (720, 840))),
        ("Monday 9am to Friday midnight", week("0", (540, 1440)) | week("1234", (0, 1440))),
        ("Friday 6pm to Monday 6am", week("4", (1080, 1440)) | week("56", (0, 1440)) | week("0", (0, 360))),
        ("all weekend", week("56", (0, 1440))),
        ("6pm Friday until Monday 6am", week("4", (1080, 1440)) | week("56", (0, 1440)) | week("0", (0, 360))),
        ("5pm to 9am on weekdays; 24 hours at weekends", week("01234", (1020, 1980)) | week("56", (0, 1440))),
        ("Monday to Saturday", week("012345")),
        ("24/7", week("0123456", (0, 1440))),
        ("All day, every day", week("0123456", (0, 1440))),
        ("24 hours", week("0123456", (0, 1440))),
        ("24 hours; closed on Sundays", week("012345", (0, 1440))),
        ("Mon-Fri 0900-1700", week("01234", NINE_TO_FIVE)),
        ("0900 to 1700hrs, weekdays", week("01234", NINE_TO_FIVE)),
        ("0900hrs – 1700 hours Monday to Friday", week("01234", NINE_TO_FIVE)),
        ("between 0900 and 1700 on weekdays", week("01234", NINE_TO_FIVE)),
        ("0900-1700 on weekdays and 1000-1400 on Saturdays", week("01234", NINE_TO_FIVE) | week("5", (600, 840))),
        ("every night, 2200-0600", week("0123456", (1320, 1800))),
        ("daily 0000-2400", week("0123456", (0, 1440))),
        ("1900-2000 hrs on Mondays", week("0", (1140, 1200))),
        ("Friday 1800 hrs to Monday 0600 hrs", week("4", (1080, 1440)) | week("56", (0, 1440)) | week("0", (0, 360))),
    ],
)
def test_hours_are_read(text: str, wanted: dict[int, tuple[Span, ...]]) -> None:
    assert schedule(text).week == wanted


def test_times_without_days_are_those_of_a_day() -> None:
    assert schedule("10am to 3pm") == Schedule({}, ((600, 900),))


@pytest.mark.parametrize(
    "text",
    [
        *("", "Hours vary", "5 to 10 volunteers", "since 9 May", "Check the site"),
        *(
            "from 1000 to 1500 calls",
            "between 2019 and 2023",
            "2019-2020.",
            "from 0300 numbers",
            "1200 hours of training",
        ),
        *("0970 to 1780", "2500-2600"),
    ],
)
def test_what_gives_no_hours_is_not_compared(text: str) -> None:
    assert on_record(LEXICON, text) is None


def test_all_hours_on_record_are_understood() -> None:
    every = {channel.hours for entry in PACK.helplines for channel in entry.channels if channel.hours}
    assert {hours for hours in every if not is_clear(LEXICON, hours)} == set()


@pytest.mark.parametrize(
    ("hours", "clear"),
    [
        ("24/7", True),
        ("24 hours a day", True),
        ("We're open from 9am to 5pm on weekdays, and from 10am to 2pm on Saturdays", True),
        ("Monday to Friday, 0900-1700 hours", True),
        ("Monday to Friday 900-1700", False),
        ("Monday to Friday, 9am to 5pm; answerphone at other times", False),
        ("Monday to Friday, office hours", False),
        ("9am to 5pm on school days", False),
    ],
)
def test_hours_on_record_say_nothing_that_is_not_read(hours: str, clear: bool) -> None:
    assert is_clear(LEXICON, hours) == clear


@pytest.mark.parametrize(
    ("said", "known", "wrong"),
    [
        ("until 10pm", "24 hours a day, 7 days a week", "until 10pm"),
        ("from midnight to midnight", "24 hours a day, 7 days a week", ""),
        ("closed on bank holidays", "24 hours a day, 7 days a week", "closed on bank holidays"),
        ("closed on bank holidays", "Monday to Friday, 9am to 5pm", ""),
        ("not open at night", "24 hours a day, 7 days a week", "not open at night"),
        ("not open at night", "9am to 5pm, every day", ""),
        ("24/7", "Monday to Friday, 9am to 5pm", "24/7"),
        ("not 24/7", "Monday to Friday, 9am to 5pm", ""),
        ("open weekdays only", "24/7", "weekdays only"),
        ("24 hours a day", "24/7", ""),
        ("Mon-Fri 0900-1700", "Monday to Friday, 9am to 5pm", ""),
        ("Mon-Fri 0900-2000", "Monday to Friday, 9am to 5pm", "Mon-Fri 0900-2000"),
        ("until 1800 hrs", "Monday to Friday, 9am to 5pm", "until 1800 hrs"),
        ("24 hours at weekends", "5pm to 9am on weekdays; 24 hours at weekends", ""),
        ("24 hours", "5pm to 9am on weekdays; 24 hours at weekends", "24 hours"),
        ("at weekends", "Monday to Friday, 9am to 5pm", "weekends"),
        ("9am to 5pm", "Monday to Friday, 9am to 5pm", ""),
        ("9am to 6pm", "Monday to Friday, 9am to 5pm", "9am to 6pm"),
        ("until 4pm on Fridays", "Monday to Thursday, 9am to 5pm; Friday, 9am to 4pm", ""),
        ("until 5pm on Fridays", "Monday to Thursday, 9am to 5pm; Friday, 9am to 4pm", "until 5pm on Fridays"),
        ("opens at 9am and closes at 5pm", "Monday to Friday, 9am to 5pm", ""),
        ("9am to 1pm and 2pm to 5pm", "Monday to Friday, 9am to 5pm", ""),
        ("10am to 10pm", "10am to 4pm and 7pm to 10pm, every day", ""),
        ("weekdays only", "9am to 5pm, every day", "weekdays only"),
        ("weekdays, 9am to 5pm", "9am to 5pm, every day", "weekdays, 9am to 5pm"),
        ("weekdays, 9am to 8pm", "Monday to Friday, 9am to 8pm; weekends, 11am to 4pm", ""),
        (
            "weekdays only, 9am to 8pm",
            "Monday to Friday, 9am to 8pm; weekends, 11am to 4pm",
            "weekdays only, 9am to 8pm",
        ),
        ("weekdays, 6pm to 2am", "Monday to Thursday, 6pm to 2am; Friday 6pm to Monday 6am", ""),
        ("Saturdays, 9am to 5pm", "Monday to Saturday", ""),
        ("Sundays, 9am to 5pm", "Monday to Saturday", "Sundays, 9am to 5pm"),
        ("every day, 10am to 3pm", "10am to 3pm", ""),
        ("every day, 10am to 4pm", "10am to 3pm", "every day, 10am to 4pm"),
    ],
)
def test_what_a_text_says_is_compared(said: str, known: str, wrong: str) -> None:
    found = first_wrong(read(said), schedule(known))
    assert (said[found.start : found.end] if found else "") == wrong
