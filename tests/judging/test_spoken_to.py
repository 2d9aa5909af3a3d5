"""Whom a text speaks to: by what lists have, and by all the words of its opening together."""

from __future__ import annotations

from pathlib import Path

import pytest

from safelint import Linter
from safelint.cli import main
from safelint.judging.readers import spoken_to_affected
from support.number_texts import analyse

AT_HOME = """# When your son comes home with things

You found the trainers first. Then the second phone, under the bed, and forty pounds that he says he won at pool. He
goes out when it rings, whatever the hour, and last week he was in a town where he knows nobody.

Somebody is using him to carry drugs. He may think that they are his friends. You cannot fix it by shouting, and you
have not failed him. Tell him that you would rather know.
"""
AT_NIGHT = """# The nights

You lie there and you count what he has said today. You have started to hide the post. Your mother has stopped asking,
and you know why. Some call it domestic abuse; you have no word for it. Maybe you tell yourself that everybody's husband
counts the money and reads the messages. You are allowed to want to sleep.
"""
IN_A_POST = """# 1 of 2

Has someone posted a private video of you, or said they will? Sharing an intimate image without consent is a crime, and
they did it. You do not have to pay. Keep what they wrote, with the dates.
"""
AT_WORK = """# Domestic abuse: what we can do at work

This page is for anyone who is living with abuse. We can move your desk, change your hours and screen your calls. You
can take ten days of paid leave a year for court or for a move, and nobody else will know the reason.
"""
FOR_STAFF = """# For staff of the surgery

You will see domestic abuse in this job, and you may see it on your first day. A woman may come in with her husband and
say nothing. When you book her next appointment, you should offer her one alone. Record what you see in the notes, and
tell the practice manager before you leave your shift. You can ask for the training to be repeated at your appraisal.
"""
FOR_DONORS = """# What your gift does

Domestic abuse costs lives. When you give ten pounds a month, you pay for an hour of our time with a family that has had
to leave home. You can give by direct debit, and you will hear from us twice a year. If you pay tax, you can let us
claim a quarter more, and it costs you nothing. Thank you: your gift keeps our doors open through the winter.
"""
A_STORY = """# The house on the corner

Domestic abuse was what nobody on the road called it. We heard the plates. We turned the television up, all of us, from
number two to number nineteen. She went in March, in a taxi, with the boy in his school coat. He sold the house within
the year, and the people who have it now have put in a new kitchen.
"""


def loud(text: str, name: str = "page.md") -> list[str]:
    (document,) = Linter().lint_text(text, name).documents
    return [str(each.severity) for each in document.findings if each.rule == "signposting/missing"]


@pytest.mark.parametrize("text", [AT_HOME, AT_NIGHT, IN_A_POST, AT_WORK])
def test_a_leaflet_that_speaks_to_those_affected_in_words_of_its_own_is_stopped(text: str) -> None:
    assert loud(text) == ["error"]


@pytest.mark.parametrize("text", [FOR_STAFF, FOR_DONORS, A_STORY])
def test_what_speaks_to_others_about_the_same_does_not_speak_to_them(text: str) -> None:
    assert spoken_to_affected(analyse(text)) == ((), False)


@pytest.mark.parametrize(
    "text",
    [
        "If you see somebody being harassed on the tube, ask them to join you. Domestic abuse is a crime.",
        "You might be worried about saying the wrong thing about domestic abuse.",
    ],
)
def test_what_is_said_to_those_who_may_see_it_does_not_speak_to_them(text: str) -> None:
    assert spoken_to_affected(analyse(f"# Domestic abuse\n\n{text}\n")).words == ()


def test_no_error_rests_on_terms_and_the_weight_of_an_opening_of_a_longer_text() -> None:
    weeks = "The weeks go by, and the post comes, and the milk. " * 12
    assert loud(AT_HOME) == ["error"]
    assert loud(f"{AT_HOME}\nSome call it county lines.\n\n{weeks}\n") == ["warning"]
    menu = "".join(f'<li><a href="/{place}">Bin days</a></li>' for place in range(9))
    main = AT_HOME.partition("\n\n")[2].replace("\n\n", "</p><p>")
    page = f"<nav><ul>{menu}</ul></nav><main><h1>When your son comes home with things</h1><p>{main}</p></main>"
    assert loud(page, "page.html") == ["error"]
    assert loud(f"{AT_HOME}\nThey made a boy of 15 sell heroin.\n\n{weeks}\n") == ["error"]


def test_what_is_said_to_bystanders_takes_nothing_from_what_is_said_to_those_affected() -> None:
    text = "If your partner hits you, or you see someone being hit, it is domestic abuse and you are not to blame."
    assert spoken_to_affected(analyse(f"# Domestic abuse\n\n{text}\n")).words


def test_a_passage_is_too_short_to_tell_whom_it_speaks_to() -> None:
    passage = "You lie there and you count what he has said today. Some call it domestic abuse, and you do not."
    assert loud(passage) == ["warning"]
    assert loud(AT_NIGHT.split("\n\n", 1)[1]) == ["error"]


def test_what_a_list_has_is_shown_before_what_is_weighed() -> None:
    text = "# Domestic abuse\n\nDomestic abuse is a crime. It is not your fault.\n"
    seen = analyse(text)
    found = spoken_to_affected(seen)
    assert not found.by_weight
    assert [seen.document.text[start:end] for start, end in found.words] == ["not your fault"]
    assert spoken_to_affected(analyse(AT_HOME)).by_weight


def test_why_tells_by_which_words_it_speaks_to_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.md"
    for text, told in (
        (AT_HOME, "Speaks to people whom that touches because it says in its opening, among other words,"),
        (FOR_STAFF, ""),
    ):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(SystemExit):
            main(["why", str(path)])
        said = " ".join(capsys.readouterr().out.split())
        assert told in said
        assert ("Speaks to people" in said) is bool(told)
