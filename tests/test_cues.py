"""A cue is searched for only where a text holds one of its words; so every text that its pattern matches must."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest

from safelint.text.cues import Cue, words_of
from safelint.text.patterns import parser
from safelint.text.runaway import op
from safelint.words import former

CUES = {name: cue for module in (former,) for name, cue in vars(module).items() if isinstance(cue, Cue)}
LETTERS = "abc xyz,;-"


def sample(tree: Any, chance: random.Random) -> str:
    """A text that a pattern may match: what stands in its tree, each choice by chance."""
    return "".join(piece(code, argument, chance) for code, argument in tree)


def piece(code: Any, argument: Any, chance: random.Random) -> str:
    if code is op.LITERAL:
        return chr(argument)
    if code is op.IN:
        code, argument = chance.choice(argument)
        return chr(argument) if code is op.LITERAL else chance.choice(LETTERS)
    if code is op.BRANCH:
        return sample(chance.choice(argument[1]), chance)
    if code is op.SUBPATTERN:
        return sample(argument[-1], chance)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT):
        least, most, body = argument
        return "".join(sample(body, chance) for _ in range(chance.randint(least, min(most, least + 2))))
    return sample(argument[1], chance) if code is op.ASSERT else ""


def test_there_are_cues() -> None:
    assert len(CUES) > 2


@pytest.mark.parametrize("name", CUES)
def test_whatever_matches_a_cue_holds_one_of_its_words(name: str) -> None:
    cue, chance = CUES[name], random.Random(name)
    tree = parser.parse(cue.pattern.pattern, re.IGNORECASE)
    matched = 0
    for _ in range(3_000):
        text = sample(tree, chance)
        if cue.pattern.search(text):
            matched += 1
            assert cue.search(text, words_of(text)), text
    assert matched > 300


def test_a_text_without_the_words_is_not_searched() -> None:
    cue = Cue("one two", "one|two")
    assert cue.search("Three, fourOne", words_of("Three, fourOne")) is None
    assert cue.search("Three, One's", words_of("Three, One's"))
