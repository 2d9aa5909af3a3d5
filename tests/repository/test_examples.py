"""The examples that weights are learned from, and that the weights are those learned from them."""

import hashlib
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from support import ROOT

EXAMPLES = sorted((ROOT / "tools" / "examples").glob("*.tsv"))
NOTHING = {"none", "elsewhere"}


def lines(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def weights(path: Path) -> dict[str, object]:
    return tomllib.loads((ROOT / "rules" / "uk" / "weights" / f"{path.stem}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_each_line_is_a_meaning_and_a_text(path: Path) -> None:
    wrong = [line for line in lines(path) if len(line) != 2 or not line[1].strip()]
    assert wrong == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_text_stands_twice_with_two_meanings(path: Path) -> None:
    meanings: dict[str, set[str]] = {}
    for meaning, text in lines(path):
        meanings.setdefault(text, set()).add(meaning)
    assert [text for text, found in meanings.items() if len(found) > 1] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_marks_are_whole(path: Path) -> None:
    assert [text for _, text in lines(path) if text.count("[[") != text.count("]]")] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_weights_are_made_of_the_examples_as_they_are(path: Path) -> None:
    made = weights(path)
    assert made["examples"] == hashlib.sha256(path.read_bytes()).hexdigest()[:16], "run tools/make_weights.py"
    counts = Counter(meaning for meaning, _ in lines(path))
    assert {each["id"] for each in made["meaning"]} == counts.keys() - NOTHING
    assert min(counts.values()) >= 60
