"""A cue is searched for only where a text holds one of its words; so every text that its pattern matches must."""

from __future__ import annotations

import random

import pytest

from expression_sample import sample
from safelint.text.cues import Cue, words_of
from safelint.text.expressions import parse
from safelint.words import former, mentions

CUES = {name: cue for module in (former, mentions) for name, cue in vars(module).items() if isinstance(cue, Cue)}


def test_there_are_cues() -> None:
    assert len(CUES) > 15


@pytest.mark.parametrize("name", CUES)
def test_whatever_matches_a_cue_holds_one_of_its_words(name: str) -> None:
    cue, chance = CUES[name], random.Random(name)
    row = parse(cue.pattern.pattern)
    matched = 0
    for _ in range(3_000):
        text = sample(row, chance)
        if cue.pattern.search(text):
            matched += 1
            assert cue.search(text, words_of(text)), text
    assert matched > 300


def test_a_text_without_the_words_is_not_searched() -> None:
    cue = Cue("one two", "one|two")
    assert cue.search("Three, fourOne", words_of("Three, fourOne")) is None
    assert cue.search("Three, One's", words_of("Three, One's"))
