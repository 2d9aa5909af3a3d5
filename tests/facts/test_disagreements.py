"""Two values that a text tells of one thing."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from safelint.facts.disagreements import PairScales, disagreements
from safelint.facts.pairs import pairs
from safelint.knowledge.sources import rules_folder
from support.number_texts import analyse
from support.tools import tool

SCALES = tomllib.loads((Path(rules_folder()) / "uk" / "disagreements.toml").read_text(encoding="utf-8"))
REST = "Tea will be served. Please bring a friend with you."


def told(text: str) -> list[tuple[str, str]]:
    view = analyse(text)
    found = disagreements(view, view.knowledge.pair_scales)
    return [
        tuple(view.document.text[slice(*view.tokens.span(of.first, of.end))] for of in each.pair[:2])  # type: ignore[misc]
        for each in found
    ]


def signs(text: str) -> list[frozenset[str]]:
    view = analyse(text)
    return [pair.signs for pair in pairs(view)]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (f"Four men were held in Exham. {REST} All five men have been bailed.", "Four men", "five men"),
        (
            f"We sent three letters to the council. {REST} These four letters were never answered.",
            "three letters",
            "four letters",
        ),
        (
            f"The course lasts six weeks. {REST} In the eight weeks of the course you meet others.",
            "six weeks",
            "eight weeks",
        ),
        (f"Our appeal raised £4,200. {REST} The whole £2,400 goes to new beds.", "£4,200", "£2,400"),
        (f"Dean Marsh, 41, was jailed.\n\n{REST}\n\nMarsh, 42, must sign the register.", "41", "42"),
        (f"Ann, a mother of five, has died. {REST}\n\n{REST}\n\nHer four kids are safe.", "five", "four kids"),
        (
            f"Each talk lasts 20 minutes. {REST}\n\n{REST}\n\nThe half an hour of a talk is yours.",
            "20 minutes",
            "half an hour",
        ),
        (
            f"Last year 412 women came to us. {REST}\n\n{REST} {REST}\n\n"
            "With those who came up from 350 to 421 women in a year, we need rooms.",
            "412 women",
            "421 women",
        ),
        (f"A boy, 14, was hurt. {REST}\n\n{REST}\n\nThe 15-year-old is at home.", "14", "15-year-old"),
        (
            f"Two women gave evidence.\n\n{REST}\n\n{REST}\n\nThe three women were heard.\n\n{REST}",
            "Two women",
            "three women",
        ),
        (f"We are for children aged 11 to 18. {REST} {REST} All aged 13 to 18 can join.", "11 to 18", "13 to 18"),
        (f"The group meets on Tuesdays.\n\n{REST} The Wednesday group is free.", "Tuesdays", "Wednesday"),
        (f"The doors open at 6.30pm.\n\n{REST} The doors open at 7pm.", "6.30pm", "7pm"),
    ],
)
def test_what_cannot_be_true_twice_is_told(text: str, first: str, second: str) -> None:
    assert told(text) == [(first, second)]


def test_what_is_told_as_known_may_be_more_than_there_were() -> None:
    [found] = signs("Four men came forward. The five men were heard.")
    assert {"known-by-its-noun", "known-as-more"} <= found
    [found] = signs("Five men came forward. The four men were heard.")
    assert "known-as-more" not in found


def test_one_name_beside_two_ages_is_a_sign_but_where_one_is_of_now() -> None:
    [found] = signs("Rosa, 17, was hurt. She told us. Rosa, 18, is well.")
    assert "same-name" in found
    [found] = signs("Rosa, 17, was hurt. She told us. Rosa, now 18, is well.")
    assert found & {"same-name", "same-name-now"} == {"same-name-now"}


@pytest.mark.parametrize(
    "text",
    [
        f"Four men were held in Exham. {REST} All four men have been bailed.",
        f"The course lasts six weeks. {REST} In the six weeks of the course you meet others.",
        f"He was jailed for seven years and eight months. {REST} The eight years in prison are a beginning.",
        f"Doors open at 6.30pm. {REST} The doors open at half past six.",
        "Dean Marsh, 41, was jailed. Lee Poole, 38, was not.",
        f"Rosa, 15, was groomed online. {REST}\n\nRosa, now 24, speaks in schools.",
        f"Three boys were chased by four men. {REST} The four men ran off.",
        "- Choir: Mondays\n- Bingo: Fridays\n",
        "Police took 42 reports in March and 51 reports in May.",
        f"The course can take four to six weeks. {REST} In the four weeks of the course you meet others.",
        f"The course takes 10-12 weeks. {REST} In the 10 weeks of the course you meet others.",
        f"Year 10 pupils will visit us. {REST} All 11 pupils who visit us need a coat.",
        f"Ring 0800 1111 at any time. {REST} All 16 people who ring us are heard.",
        f"Our fees are £62 to £75. {REST} The £68 is due now.",
        f"Each talk lasts 25 minutes. {REST}\n\n{REST}\n\nThe half an hour of a talk is yours.",
        f"Ann is a mother of five. {REST}\n\n{REST}\n\nThe five children are safe.",
        f"Juniors are children aged 8 to 11.\n\n{REST}\n\n{REST}\n\nSeniors are aged 12 to 16.",
        f"Ring our 24-hour line. {REST} All two days of the fair are free.",
        f"Published 8 August 2026\n\nHe was seen on 5 August. {REST}",
    ],
)
def test_what_may_be_true_of_two_things_or_is_said_twice_rightly_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_signs_are_what_people_go_by() -> None:
    [found] = signs(f"Four men were held in Exham.\n\n{REST}\n\nAll five men from Exham have been bailed.")
    wanted = {"count", "same-noun", "told-as-known", "told-as-all", "near-in-size", "word-of-their-own", "at-the-end"}
    assert wanted <= found
    assert not {"far-apart", "next-sentence", "first-again-before", "under-another-heading"} & found


def test_a_second_value_is_compared_where_it_is_new() -> None:
    text = f"Four men were held. Five men ran away. {REST} The five men were found."
    assert len(signs(text)) == 1


def test_no_pair_is_made_across_what_is_counted() -> None:
    assert signs(f"Four men were held. {REST} The five cars were found.") == []
    assert len(signs(f"Four men were held. {REST} The five teenagers were found.")) == 1


def test_a_value_is_new_where_it_counted_other_things_before() -> None:
    assert len(signs(f"Four men and five cars were found. {REST} The five men were held.")) == 1


def test_a_word_of_both_sentences_that_a_third_has_too_says_nothing() -> None:
    both = f"Four men sat in the boat. {REST} Of the boat the five men were glad."
    assert "word-of-their-own" in signs(both)[0]
    assert "word-of-their-own" not in signs(f"{both} The boat was blue, and men like it.")[0]


def test_the_first_word_of_a_sentence_is_no_name_beside_an_age() -> None:
    [found] = signs(f"Man jailed for attack on girl, 14\n\nA court heard him. {REST} The 15-year-old is safe.")
    assert "another-name" not in found
    [found] = signs(f"Dean Marsh, 41, was jailed. {REST} Lee Poole, 42, was not.")
    assert "another-name" in found


def test_many_values_before_and_many_moments_speak_against_each() -> None:
    men = signs(" ".join(f"There were {number} men." for number in range(2, 10)))
    assert [sum("many-before" in each for each in men), len(men)] == [13, 28]
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    assert all("many-moments" in each for each in signs("\n\n".join(f"He rang on {day}." for day in days)))


def test_a_scale_says_by_how_much_a_pair_weighs_more_than_it_needs_to() -> None:
    view = analyse(f"Four men were held. {REST} All five men have been bailed.")
    [pair] = pairs(view)
    scale = {"kinds": ["count"], "base": -3, "needs": 2, "weights": {"told-as-known": 9, "count": -1, "same-noun": 4}}
    found = PairScales([scale]).weighed(pair)
    assert (found.over, found.telling) == (-3 + 9 - 1 + 4 - 2, ("told-as-known", "same-noun"))


def test_of_a_table_with_very_many_values_none_is_a_pair() -> None:
    text = " ".join(f"There were {number} men." for number in range(2, 80))
    assert signs(text) == []


def test_weights_are_those_of_the_examples() -> None:
    assert SCALES["examples"] == tool("disagreement_texts").digest(), "run tools/make_disagreements.py"
