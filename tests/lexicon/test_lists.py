"""The files in `lexicon/` of a pack."""

from __future__ import annotations

from typing import Any

import pytest

from safelint.lexicon.folding import fold
from safelint.lexicon.lexicon import Lexicon
from safelint.lexicon.tokens import Tokens
from safelint.packs.lexicon import compiled
from safelint.values.errors import SafelintError

EMPTY = {
    "says": "",
    "phrases": (),
    "unless": (),
    "words": (),
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
        ({}, "needs phrases, words or an expression"),
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
