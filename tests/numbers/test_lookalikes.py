"""A number that only looks like one is read as a reader reads it, and the message says what is wrong."""

from __future__ import annotations

import pytest

from support import CheckText

DIGITS = "is not written in the digits 0 to 9"
RIGHT = "Childline prints it as 0800 1111."


def letters(what: str) -> str:
    return f"is written with a letter in the place of a digit ({what})"


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("O800 1111", letters("O for 0")),
        ("08oo 1111", letters("o for 0")),
        ("0800 11l1", letters("l for 1")),
        ("0800 IIII", letters("I for 1")),
        ("O8OO llll", letters("O for 0 and l for 1")),
        ("\uff10\uff18\uff10\uff10 \uff11\uff11\uff11\uff11", DIGITS),
        ("0\uff1800 1111", DIGITS),
        ("\u0660\u0668\u0660\u0660 \u0661\u0661\u0661\u0661", DIGITS),
        ("\u0966\u096e\u0966\u0966 \u0967\u0967\u0967\u0967", DIGITS),
        ("\U0001d7ce\U0001d7d6\U0001d7ce\U0001d7ce \U0001d7cf\U0001d7cf\U0001d7cf\U0001d7cf", DIGITS),
        ("\u24ea\u2467\u24ea\u24ea \u2460\u2460\u2460\u2460", DIGITS),
        ("0\ufe0f\u20e38\ufe0f\u20e30\ufe0f\u20e30\ufe0f\u20e3 " + "1\ufe0f\u20e3" * 4, DIGITS),
    ],
)
def test_what_only_looks_like_digits_is_called_out(check_text: CheckText, written: str, wrong: str) -> None:
    report = check_text(f"You can call Childline on {written} at any time.\n", "text")
    assert [(number.digits, number.text) for number, _ in report.numbers] == [("08001111", written)]
    found = [finding for finding in report.findings if finding.rule == "helpline/number-format"]
    assert [(each.severity, each.text) for each in found] == [("warning", written)]
    assert wrong in found[0].message
    assert found[0].message.endswith(RIGHT)
    assert found[0].fix is not None
    assert found[0].fix.replacement == "0800 1111"


def test_so_is_it_between_underscores(check_text: CheckText) -> None:
    report = check_text("You can call Childline on _O800 1111_ at any time.\n", "text")
    assert [(number.digits, number.text) for number, _ in report.numbers] == [("08001111", "O800 1111")]


def test_so_is_it_in_a_number_of_nobody_known(check_text: CheckText) -> None:
    report = check_text("Call the town hall on 020 7641 4OOO.\n", "text")
    assert [(each.rule, each.message) for each in report.findings if each.rule.startswith("helpline/")] == [
        (
            "helpline/number-format",
            f"020 7641 4OOO {letters('O for 0')}, so a phone cannot dial it. Write it in digits: 02076414000.",
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Call Childline on 0800 1111\u00b9.",
        "On October 10 the oil in IIII was 0 lo.",
        "Model O8OO is out of stock.",
        "\u2460 Call. \u2461 Tell. \u2462 Wait.",
    ],
)
def test_what_is_no_number_is_left_alone(check_text: CheckText, text: str) -> None:
    report = check_text(text, "text")
    assert [each for each in report.findings if each.rule == "helpline/number-format"] == []
