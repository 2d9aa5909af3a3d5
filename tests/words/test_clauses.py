"""Parts of sentences found by signs that add up: whom they tell of, what they reach, and what is left alone."""

from __future__ import annotations

import re
import tomllib

import pytest

from safelint.analysis import Analysis
from safelint.knowledge.index import Knowledge
from safelint.knowledge.loader import load
from safelint.readers import read
from safelint.values.settings import Settings
from safelint.words.clauses import Clauses
from safelint.words.roles import Roles
from support import DATA

PACK = load()
KNOWLEDGE = Knowledge(PACK, PACK.terms)
OF_SIGNS = {term.id: term for term in PACK.terms if term.signs}
PASSAGES = tomllib.loads((DATA / "terms" / "blame.toml").read_text(encoding="utf-8"))
_MARK = re.compile(r"\[\[(.*?)\]\]")


def analysed(text: str) -> Analysis:
    return Analysis(read("text.md", text.encode(), "markdown"), Settings(), KNOWLEDGE)


def found(text: str) -> list[str]:
    """The words that entries with signs flag."""
    return [text[each.start : each.end] for each in analysed(text).terms if each.term.id in OF_SIGNS]


@pytest.mark.parametrize("passage", PASSAGES["told"])
def test_blame_in_free_words_is_told(passage: str) -> None:
    marked = _MARK.search(passage)
    assert marked
    text = _MARK.sub(r"\1", passage)
    parts = [text[each.start : each.end] for each in analysed(text).terms]  # one that lays blame goes before a part
    assert any(words in marked[1] or marked[1] in words for words in parts)


@pytest.mark.parametrize("passage", PASSAGES["missed"])
def test_what_is_missed_is_on_record(passage: str) -> None:
    marked = _MARK.search(passage)
    assert marked
    assert not any(words in marked[1] or marked[1] in words for words in found(_MARK.sub(r"\1", passage)))


@pytest.mark.parametrize("passage", PASSAGES["right"])
def test_right_passages_are_left_alone(passage: str) -> None:
    assert found(passage) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A woman was robbed. She had ignored a sign.", ["had ignored a sign."]),
        ("A woman was robbed. She had never once locked the door.", ["had never once locked the door."]),
        ("A woman was robbed by a man. He had ignored a sign.", []),
        ("A woman was robbed. She, 24, had ignored a sign.", ["had ignored a sign."]),
        ("She had ignored a sign.", []),
        ("A woman was robbed. Rain fell. It was cold. Shops shut. She had ignored a sign.", []),
        (
            "A woman was robbed. She had ignored a sign and a guard shouted.",
            ["had ignored a sign and a guard shouted."],
        ),
        ("A boy was bitten by a dog. His mother had ignored a sign.", ["had ignored a sign."]),
        ("A woman was robbed. Her attacker said: “She had ignored a sign.”", []),
    ],
)
def test_what_a_part_reaches(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_each_list_counts_once_and_tells_its_words() -> None:
    text = "A woman was robbed. She had ignored a sign, was drunk and alone, and in a bar."
    analysis = analysed(text)
    (part,) = Clauses(analysis, Roles(analysis)).found(OF_SIGNS["what-victim-did"])
    names = [sign.name for sign in part.signs]
    assert sorted(set(names)) == sorted(names)
    assert {"before", "risk"} <= set(names)
    assert [text[slice(*sign.words)] for sign in part.signs if sign.name == "before"] == ["had ignored"]


def test_a_part_gives_way_to_a_warning_in_it() -> None:
    analysis = analysed("A woman was robbed. She had ignored a sign about junkies.")
    assert [each.term.id for each in analysis.terms if each.term.id in OF_SIGNS] == []
    assert [each.term.severity for each in analysis.terms] == ["warning"]
