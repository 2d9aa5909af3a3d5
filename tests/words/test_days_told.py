"""Days that cannot be so."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from safelint.analysis import Analysis
from safelint.knowledge.sources import rules_folder
from safelint.readers import read
from safelint.values.settings import Settings
from safelint.words.days_told import WEEKDAY_LISTS, DayTold, wrong_days
from safelint.words.issued import MONTH_LISTS
from support import CheckText
from support.signposting import knowledge

TODAY = "2026-11-30"


def found(text: str, today: str = TODAY) -> list[DayTold]:
    settings = Settings(today=today)
    return wrong_days(Analysis(read("text.md", text.encode(), "markdown"), settings, knowledge()))


def words(text: str) -> list[str]:
    return [text[told.start : told.end] for told in found(text)]


@pytest.mark.parametrize(
    ("day", "right"),
    [
        ("Monday 4 February 2026", date(2026, 2, 4)),
        ("Mon, 4th Feb 2026", date(2026, 2, 4)),
        ("Sunday the 19th of March, 2022", date(2022, 3, 19)),
        ("Friday, March 19 2026", date(2026, 3, 19)),
        ("Thursday 29 February 2028", date(2028, 2, 29)),
    ],
)
def test_a_weekday_of_another_date_is_found(day: str, right: date) -> None:
    text = f"Come on {day}."
    [told] = found(text)
    assert text[told.start : told.end] == day
    assert told.may_be == (right,)


def test_a_weekday_is_found_by_the_month_of_the_issue() -> None:
    [told] = found("# The Pump, April 2026\n\nNews\n\nThe meeting is on Thursday 15 April.")
    assert (told.may_be, told.has_year) == ((date(2026, 4, 15),), False)


@pytest.mark.parametrize(
    "text",
    [
        "# The Pump, April 2026\n\nThe meeting is on Wednesday 15 April.",
        "# The Pump, April 2026\n\nThe meeting is on Thursday 14 May.",
        "# The Pump, April 2026\n\nThe Pump, April 2025\n\nThe meeting is on Thursday 15 April.",
        "# Minutes of April 2026\n\nThe meeting is on Thursday 15 April.",
        "# Annual report, year to April 2026\n\nThe meeting is on Thursday 15 April.",
        "# News\n\nThe law changed, April 2026.\n\nThe meeting is on Thursday 15 April.",
        "# He was born in April 1987\n\nThe meeting is on Thursday 15 April.",
        "# News\n\nOne.\n\nTwo.\n\nThree: April 2026.\n\nThe meeting is on Thursday 15 April.",
    ],
)
def test_no_year_is_taken_from_another_month_or_from_far_down(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Come on 31 June.",
        "Send it by the 31st of April, please.",
        "Come along: Friday 31 June.",
        "The drop-in: 29 February 2026.",
        "It lasts from 30 February until May.",
    ],
)
def test_a_day_that_no_month_has_is_found(text: str) -> None:
    assert [told.may_be for told in found(text)] == [()]


def test_a_day_that_no_month_has_is_shown_with_what_stands_beside_it() -> None:
    assert words("Come on Friday 31 June.") == ["Friday 31 June"]
    assert words("Come on 30 February 2026.") == ["30 February 2026"]


@pytest.mark.parametrize(
    "text",
    [
        "We had 30 February referrals and 31 June referrals.",
        "We help from 30 February referrals.",
        "We live on 31 June Street.",
        "Version 31 June Smith wrote it.",
        "Police were called at 10.31 April 5.",
        "Police were called on 10/31 April.",
        "Ask for the book 31 June by Ann Lee.",
        "It took 31 April showers.",
        "The date “31 June” does not exist.",
    ],
)
def test_digits_and_a_month_that_are_no_date_are_left_alone(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Judge Smith said: “He met her on 31 June.”",
        "The mother told the court: “It was Monday 4 February 2026.”",
        "Published 4 February 2026. A mother said: “It was on Monday 9 May.”",
    ],
)
def test_what_is_quoted_is_left_alone(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Police\n\nMonday 23 November 2026\n\nIt was on Tuesday 18 November.", date(2026, 11, 18)),
        ("10 November 2026\n\nDear parents\n\nThe talk is on Thursday 6 January.", date(2027, 1, 6)),
        ("# News for staff: December 2026\n\nThe lunch is on Friday 12 November.", date(2026, 11, 12)),
    ],
)
def test_a_weekday_is_found_by_the_date_at_the_top(text: str, day: date) -> None:
    assert [each.may_be for each in found(text)] == [(day,)]


def test_weekdays_without_a_year_must_be_of_one_year() -> None:
    text = "The talk is on Monday 7 December. The lunch is on Thursday 11 December."
    [told] = found(text)
    assert (text[told.start : told.end], told.may_be) == ("Thursday 11 December", ())
    assert told.beside is not None
    assert text[slice(*told.beside)] == "Monday 7 December"
    assert words("Come on Monday 7, Tuesday 9 or Wednesday 16 December.") == []  # the first two are not read whole
    assert words("Monday 7 December. Friday 10 December. Monday 14 December.") == ["Friday 10 December"]
    assert words("Friday 10 December. Monday 7 December. Monday 14 December.") == ["Friday 10 December"]


@pytest.mark.parametrize(
    "text",
    [
        "The talk is on Monday 7 December, the lunch on Friday 11 December.",
        "The talk is on Monday 28 December, the next on Monday 4 January.",  # of the year after
        "It was on Monday 5 January. He was sentenced on Friday 20 November.",  # of one year
        "It was on Monday 7 December 2015. The lunch is on Thursday 11 December.",
        "On Monday 7 December, in 2015, it began. The lunch is on Thursday 11 December.",
        "The talk is on Monday 7 December. The fair is on Sunday 5 June.",  # too far apart to be of one year
        "Monday 7 December, Thursday 11 December, Monday 14 December, Sunday 15 December, Monday 20 December.",
    ],
)
def test_weekdays_that_may_be_of_their_years_are_left_alone(text: str) -> None:
    assert words(text) == []


def test_without_a_year_the_weekday_must_be_that_of_no_year_near() -> None:
    [told] = found("Published 4 February 2026. Come on Monday 9 May.")
    assert [day.year for day in told.may_be] == [2025, 2026, 2027]
    assert not told.has_year
    for right in ("Friday", "Saturday", "Sunday"):  # of 2025, 2026, 2027
        assert words(f"Published 4 February 2026. Come on {right} 9 May.") == []
    assert words("Published 4 February 2026, since 4 February 2020. Come on Monday 9 May.") == []
    assert words("Come on Monday 9 May.") == []


def test_without_a_year_nothing_is_told_where_the_dates_are_old_or_nobody_knows_today() -> None:
    text = "Last updated: 3 May 2022. Our next drop-in is on Tuesday 9 January."
    assert len(found(text, "2022-06-01")) == 1
    assert found(text) == found(text, "") == []
    assert found("Updated 3 May 2025. Come on Wednesday 5 January.")  # of no year from 2024 to 2027
    assert found("Updated 3 May 2025. Come on Monday 5 January.") == []  # of 2026, the year of today
    assert found("Born on 15 May 1885. Updated 3 May 2026. Come on Monday 9 May.") == []


def test_of_a_leap_day_without_a_year_no_weekday_is_told() -> None:
    assert found("On Friday 29 February we met. Also 3 March 2026.") == []
    [told] = found("On Friday 29 February 2028 we meet.")
    assert told.has_year


@pytest.mark.parametrize(
    "behind",
    [
        " 1900-2100.",
        " 2000 hours.",
        " 2030 to 2200.",
        ", 2000 people came.",
        " 1900–2100.",
        " 1930hrs.",
        " 2030 2100.",
        " 26.",
        " ’26.",
        " 19:30.",
        " 1885.",
    ],
)
def test_digits_behind_a_day_that_are_no_year_leave_its_weekday_alone(behind: str) -> None:
    assert words(f"Published 4 February 2026. Come on Monday 9 May{behind}") == []


def test_thousands_are_no_day() -> None:
    assert words("It was 3 May 2026. On Monday, May 20,000 people came.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Come on Wednesday 4 February 2026.",
        "Come on Mon 2 to Wed 4 February 2026.",
        "Come on 29 February 2028, and on 29 February.",
        "Born on Sunday, 5 May 1935.",
        "On Monday 45 May 2026 came.",
        "We open on Mondays, 4 February 2026 apart.",
        "Two may march; of the 30 may came.",
    ],
)
def test_other_days_are_left_alone(text: str) -> None:
    assert words(text) == []


def test_each_word_for_a_weekday_or_a_month_tells_which_it_is() -> None:
    classes = tomllib.loads((Path(rules_folder()) / "uk" / "lexicon" / "classes.toml").read_text(encoding="utf-8"))
    for named, short, lists in (("weekday", "a-weekday", WEEKDAY_LISTS), ("month", "a-month", MONTH_LISTS)):
        words = "|".join((*classes[named], *classes[short][1:])).lower().split("|")
        known = [word for name in lists for word in knowledge().lexicon.words(name)]
        assert sorted(words) == sorted(known)


def test_a_writer_is_told_on_which_weekday_the_date_is(check_text: CheckText) -> None:
    [finding] = [each for each in check_text("Come on Monday 4 March 2026.").findings if each.text.startswith("Monday")]
    assert "4 March 2026 is a Wednesday." in finding.message


def test_a_writer_is_told_which_two_days_are_at_odds(check_text: CheckText) -> None:
    findings = check_text("The talk is on Monday 7 December. The lunch is on Thursday 11 December.").findings
    [finding] = [each for each in findings if each.text == "Thursday 11 December"]
    assert "“Monday 7 December” elsewhere cannot both be right" in finding.message
    assert [related.span.start for related in finding.related] == [len("The talk is on ")]


@pytest.mark.parametrize("time", ["10am to 4pm", "7.30pm", "- 7pm", "\n7pm to 9pm", "at 7.30pm"])
def test_a_time_behind_the_year_hides_no_wrong_weekday(time: str) -> None:
    assert words(f"The meeting is on Tuesday 5 May 2025 {time}.") == ["Tuesday 5 May 2025"]


@pytest.mark.parametrize("time", [", 6pm", ", 2.30pm", " 10 a.m."])
def test_a_time_of_day_behind_a_date_is_no_year(time: str) -> None:
    assert words(f"Supper: Thursday 5 June{time}. Chess: Thursday 11 June{time}.") == ["Thursday 11 June"]


@pytest.mark.parametrize("year", [" 26", ", '26", "/26"])
def test_digits_that_may_be_a_year_are_no_time_of_day(year: str) -> None:
    assert words(f"Supper was on Thursday 5 June{year}. Chess is on Thursday 11 June{year}.") == []
