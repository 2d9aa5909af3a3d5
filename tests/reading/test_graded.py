"""Words by their grade: which form a word is led back to, and which words are hard for whom."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from safelint.knowledge.loader import load
from safelint.reading.graded import GradedWords, Limit

READABILITY = load().readability
GRADED = GradedWords(READABILITY["graded"])
RULES = Path(__file__).parents[2] / "rules" / "uk"


def limit(audience: str) -> Limit:
    row = READABILITY["limits"][audience]
    return Limit(row["graded_everyday"], row["graded_common"], row["graded_other"], row["also_hard"])


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("stopped", "stop"),
        ("hoping", "hope"),
        ("carefully", "care"),
        ("puppies", "puppy"),
        ("liaising", "liaise"),
        ("wolves", "wolf"),
        ("zorbing", ""),
    ],
)
def test_a_word_is_led_back_to_its_base(word: str, base: str) -> None:
    assert GRADED.base(word) == base


@pytest.mark.parametrize(
    ("word", "children", "young_people"),
    [
        ("unkindly", False, False),
        ("playtime", False, False),
        ("grown-up", False, False),
        ("multi-agency", True, True),
        ("representative", True, False),  # everyday, but long
        ("allocated", True, True),
        ("philosophy", True, False),
        ("lugubrious", True, True),
        ("smirk", False, False),  # rare, but short
        ("smirking", False, False),  # its base is
    ],
)
def test_a_word_is_judged_by_its_grade_and_its_syllables(word: str, children: bool, young_people: bool) -> None:
    found = [bool(GRADED.hard([word], limit(audience))) for audience in ("children", "young-people")]
    assert found == [children, young_people]


def test_no_grade_judges_the_public() -> None:
    assert GRADED.hard(["lugubrious", "liaise"], limit("public")) == {}


def test_each_hard_word_is_found_by_its_own_entry() -> None:
    by_hand = tomllib.loads((RULES / "easy-words.toml").read_text("utf-8"))
    for words in by_hand["hard"].values():
        assert GRADED.hard(words, limit("children")) == words


def test_what_is_easier_is_not_hard_itself() -> None:
    by_hand = tomllib.loads((RULES / "easy-words.toml").read_text("utf-8"))
    for audience, words in by_hand["hard"].items():
        easier = {word for each in words.values() for word in each.replace(",", " ").split()}
        assert GRADED.hard(easier, limit(audience)) == {}


def test_accepted_words_are_never_hard() -> None:
    by_hand = tomllib.loads((RULES / "easy-words.toml").read_text("utf-8"))
    accepted = [word for each in by_hand["accepted"] for word in each["words"]]
    assert GRADED.hard(accepted, limit("children")) == {}
    assert len(accepted) == len(set(accepted))
