"""The words around numbers: English and Welsh make one list."""

from __future__ import annotations

import tomllib

import pytest

from safelint.analysis import Analysis
from safelint.knowledge import loader
from safelint.knowledge.index import Knowledge
from safelint.readers import plain
from safelint.values.settings import Settings
from support import ROOT

KNOWLEDGE = Knowledge(loader.load("uk", full=True), ())


@pytest.mark.parametrize("name", ["phone", "other", "short_before", "urgent"])
def test_a_list_holds_words_of_both_languages(name: str) -> None:
    words = getattr(KNOWLEDGE.cue_words, name)
    for language in ("en", "cy"):
        lists = tomllib.loads((ROOT / f"rules/uk/lexicon/{language}/numbers.toml").read_text(encoding="utf-8"))
        assert words > set(lists[name]["words"])


def test_words_that_begin_as_one_for_calling_lead_to_a_number() -> None:
    contact = KNOWLEDGE.contact_words
    assert contact.has_verb(["confidential", "phoning"])
    assert contact.has_verb(["ffoniwch"])
    assert contact.has_verb(["on"])
    assert not contact.has_verb(["online", "recall"])


# Texts with a number of nobody's, and whether it is given to the service that they name.
GIVEN = [
    ("Call Childline on 01632 960123.", True),
    ("Call Childline, our children\u2019s services team is on 01632 960123.", False),
    ("Childline supports social workers on 01632 960123.", False),
    ("Call Childline or the local crisis line on 01632 960123.", False),
    ("Call our team, trained by the NSPCC, on 01632 960123.", False),
]


@pytest.mark.parametrize(("text", "given"), GIVEN)
def test_words_between_a_name_and_a_number_decide_whose_it_is(text: str, given: bool) -> None:
    analysis = Analysis(plain.READER.read("x.txt", text.encode()), Settings(today="2026-11-25"), KNOWLEDGE)
    assert [bool(number.attributed_to) for number in analysis.numbers] == [given]
