"""The files in `lexicon/` of a pack."""

from __future__ import annotations

from typing import Any

import pytest

from safelint.lexicon.folding import fold
from safelint.lexicon.lexicon import Lexicon
from safelint.lexicon.tokens import Tokens
from safelint.packs.lexicon import LISTS, compiled
from safelint.packs.schema import Place
from safelint.values.errors import SafelintError

EMPTY = {
    "says": "",
    "phrases": (),
    "unless": (),
    "words": (),
    "pairs": {},
    "expression": "",
    "cased": False,
    "exact": True,
    "reason": "",
}


def lists(**given: dict[str, Any]) -> dict[str, Any]:
    return {name: {**EMPTY, **values} for name, values in given.items()}


def test_files_of_one_name_are_one_family() -> None:
    lexicon = Lexicon(
        compiled(
            "uk",
            {
                "lexicon/en/kinds.toml": lists(appeal={"phrases": ("have you seen",), "words": ("seen",)}),
                "lexicon/cy/kinds.toml": lists(appeal={"phrases": ("a welsoch",), "words": ("gweld",)}),
            },
        )
    )
    matches = lexicon.matches(Tokens(fold("Have you seen it? A welsoch chi?")))
    assert matches.all("kinds.appeal") == [(0, 13), (18, 27)]
    assert lexicon.words("kinds.appeal") == {"seen", "gweld"}


def test_pairs_of_two_files_are_one_list_in_which_no_word_stands_twice() -> None:
    english, welsh = lists(values={"pairs": {"one": "1"}}), lists(values={"pairs": {"dau": "2"}})
    files = {"lexicon/en/counts.toml": english, "lexicon/cy/counts.toml": welsh}
    assert Lexicon(compiled("uk", files)).pairs("counts.values") == {"one": "1", "dau": "2"}
    files["lexicon/cy/counts.toml"] = lists(values={"pairs": {"one": "2"}})
    with pytest.raises(SafelintError) as refusal:
        compiled("uk", files)
    told = 'uk/lexicon/cy/counts.toml: values: pairs: "one" stands in the other file that has this list, too'
    assert str(refusal.value) == told


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        (["one 1"], "pairs: must be a table, not a list"),
        ({"one": 1}, "pairs.one: must be a text in quotation marks, not 1"),
        ({"one": " "}, "pairs.one: must not be empty"),
    ],
)
def test_a_pair_is_a_word_and_what_stands_beside_it(pairs: object, told: str) -> None:
    with pytest.raises(SafelintError) as refusal:
        LISTS.read({"values": {"pairs": pairs}}, Place("uk/lexicon/en/counts.toml"))
    assert str(refusal.value) == f"uk/lexicon/en/counts.toml: values.{told}"


def test_an_expression_minds_capitals_only_where_it_says_so() -> None:
    file = lists(
        one={"expression": "ab", "reason": "a test"}, two={"expression": "ab", "reason": "a test", "cased": True}
    )
    lexicon = Lexicon(compiled("uk", {"lexicon/en/a.toml": file}))
    assert lexicon.expression("a.one").search("AB")
    assert not lexicon.expression("a.two").search("AB")


def test_a_list_that_a_pack_does_not_have_finds_nothing() -> None:
    lexicon = Lexicon(compiled("uk", {}))
    assert lexicon.words("kinds.appeal") == frozenset()
    assert not lexicon.expression("kinds.appeal").search("have you seen")
    assert lexicon.matches(Tokens(fold("have you seen"))).all("kinds.appeal") == []


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({}, "needs phrases, words, pairs or an expression"),
        ({"words": ("a",), "unless": ("b",)}, "belongs to phrases"),
        ({"expression": "a"}, "has a reason"),
        ({"words": ("a",), "reason": "none"}, "has a reason"),
        ({"phrases": ("told (",)}, r'list: "told \(": column 7'),
        ({"phrases": ("@nobody told",)}, "there is no class @nobody"),
    ],
)
def test_a_wrong_list_is_told_with_its_place(values: dict[str, Any], says: str) -> None:
    with pytest.raises(SafelintError, match=says) as raised:
        compiled("uk", {"lexicon/en/a.toml": lists(list=values)})
    assert str(raised.value).startswith("uk/lexicon/en/a.toml: ")


def test_a_wrong_class_is_told() -> None:
    with pytest.raises(SafelintError, match=r"uk/lexicon/classes.toml: @one: "):
        compiled("uk", {"lexicon/classes.toml": {"one": ("a (",)}})
