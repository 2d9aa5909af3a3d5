"""Lists typed as lines of one paragraph: each line is a sentence of its own."""

from __future__ import annotations

import pytest

from safelint import Linter

LONG = "readability/long-sentence"
THINGS = (
    "a phone that you did not buy",
    "taxis and train tickets in a pocket",
    "new names in the messages",
    "money or clothes that nobody gave",
    "days when nobody knows where they are",
)


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


def long_ones(linter: Linter, text: str, name: str) -> int:
    return sum(each.rule == LONG for each in linter.lint_text(text, name).documents[0].findings)


ABOVE = "Gangs look for young people who have nobody to talk to, and give them what they want at first.\n\n"


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("mark", ["• ", "– ", "👉 ", "✔️ ", ""])
def test_a_list_below_a_colon_is_no_sentence(linter: Linter, name: str, mark: str) -> None:
    text = f"{ABOVE}You might notice:\n" + "".join(f"{mark}{each}\n" for each in THINGS)
    assert long_ones(linter, text, name) == 0


def test_signs_of_several_kinds_make_one_list(linter: Linter) -> None:
    text = "On a visit, think about\n" + "".join(
        f"{sign} {each}\n" for sign, each in zip("👉✅➡📱👀", THINGS, strict=True)
    )
    assert long_ones(linter, text, "a.txt") == 0


def test_what_an_earlier_paragraph_refuses_refuses_no_list_of_another(linter: Linter) -> None:
    text = f"{ABOVE.strip()} You do not have to wait.\n\nKnow the signs:\n" + "".join(f"{each}\n" for each in THINGS)
    assert long_ones(linter, text, "a.txt") == 0


@pytest.mark.parametrize(
    "text",
    [
        "What we never say:\nWe would never tell a person that\nthey committed suicide or that\nthey are a junkie.\n",
        f'{ABOVE}So please do not use:\nthe words "commit suicide", or\njunkie, or addict.\n',
    ],
)
def test_what_a_text_refuses_stays_with_its_no(linter: Linter, text: str) -> None:
    found = [each.rule for each in linter.lint_text(text, "a.md").documents[0].findings]
    assert not any(rule.startswith("terminology/") for rule in found)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_two_lines_with_the_same_mark_make_a_list(linter: Linter, name: str) -> None:
    text = "On a visit, think about\n" + "".join(f"– {each}\n" for each in THINGS)
    assert long_ones(linter, text, name) == 0


def test_lettered_lines_make_a_list(linter: Linter) -> None:
    text = "We agreed\n" + "".join(f"({letter}) {each};\n" for letter, each in zip("abcde", THINGS, strict=True))
    assert long_ones(linter, text, "a.md") == 0


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_lines_that_were_filled_stay_a_sentence(linter: Linter, name: str) -> None:
    text = (
        "This is what we have seen in the last weeks at the gate of the school:\n"
        "a car that waits with two men in it who ask the boys of the lower years to\n"
        "carry a bag to the station for them and who give them a telephone that only\n"
        "one of them may ring, at night and at times when nobody else is at home.\n"
    )
    assert long_ones(linter, text, name) == 1
