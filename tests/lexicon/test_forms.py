"""The forms of words: of the table of the pack, else by plain rules."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from safelint.knowledge import sources
from safelint.lexicon.forms import WordForms, regular
from support.tools import tool


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("abuse", "abuses abused abusing"),
        ("bully", "bullies bullied bullying"),
        ("stay", "stays stayed staying"),
        ("grab", "grabs grabbed grabbing"),
        ("witness", "witnesses witnessed witnessing"),
        ("groom", "grooms groomed grooming"),
        ("offer", "offers offered offering"),
        ("admit", "admits admitted admitting admited admiting"),
        ("cancel", "cancels cancelled cancelling canceled canceling"),
        ("acquit", "acquits acquitted acquitting acquited acquiting"),
        ("con", "cons conned conning"),
        ("agree", "agrees agreed agreeing"),
        ("die", "dies died dying"),
    ],
)
def test_regular_words(word: str, forms: str) -> None:
    assert regular(word) == tuple(forms.split())


def test_the_table_outweighs_the_rules() -> None:
    forms = WordForms({"child": "children"}, guess=True)
    assert forms.of("child") == ("children",)
    assert forms.of("children") == ()  # a form is no base form
    assert forms.of("street") == ("streets", "streeted", "streeting")


def test_a_pack_guesses_nothing() -> None:
    assert WordForms({"child": "children"}).of("street") == ()


def test_the_table_is_made_of_the_words_that_phrases_have_today() -> None:
    """A word without a row stands for itself alone, so its other forms would be missed without a word."""
    made = (Path(sources.rules_folder()) / "uk" / "lexicon" / "forms.toml").read_text("utf-8")
    maker = tool("make_forms")
    assert maker.made_of(maker.base_words(maker.phrases())) in made, "run tools/make_forms.py"


def test_what_is_put_right_by_hand_has_a_reason_to_stand_there() -> None:
    """Nothing stands in the table made by hand that the other one says too."""
    folder = Path(sources.rules_folder()) / "uk" / "lexicon"
    made, by_hand = (tomllib.loads((folder / name).read_text("utf-8")) for name in ("forms.toml", "forms-by-hand.toml"))
    assert not [word for word, forms in by_hand.items() if set(made.get(word, "").split()) == set(forms.split())]


def test_only_forms_that_people_write_are_in_the_tables() -> None:
    folder = Path(sources.rules_folder()) / "uk" / "lexicon"
    made, by_hand = (tomllib.loads((folder / name).read_text("utf-8")) for name in ("forms.toml", "forms-by-hand.toml"))
    said = {form for forms in ({**made, **by_hand}).values() for form in forms.split()}
    assert {"selves", "suicides", "doubles", "siblings", "headbutted", "radicalised", "blokes"} <= said
    assert said.isdisjoint({"naturals", "reales", "weeklies", "monthlies", "weaning", "paled", "weired"})
