"""A phrase is short enough that a reader can say what it finds."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from safelint.knowledge.sources import rules_folder

RULES = Path(rules_folder()) / "uk"
LONGEST = 160
"""In characters: a line of a screen and a half. What is longer is a set of words, which becomes a class with a name."""

TOO_LONG = {
    "lexicon/classes.toml": 4,
    "lexicon/en/claims.toml": 2,
    "lexicon/en/excuses.toml": 19,
    "lexicon/en/hours.toml": 1,
    "lexicon/en/kinds.toml": 4,
    "lexicon/en/owners.toml": 1,
    "lexicon/en/pairs.toml": 2,
    "lexicon/en/roles.toml": 1,
    "lexicon/en/speakers.toml": 3,
    "lexicon/en/wording.toml": 1,
    "terms/blame-and-excuses.toml": 39,
    "terms/victim-blaming.toml": 8,
}
"""How many longer ones are left in files that are still to be done. These only get fewer."""


def phrases(value: Any, key: str = "") -> Iterator[str]:
    """Every phrase in a table of a file."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from phrases(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from phrases(each, key)
    elif isinstance(value, str) and key in ("phrases", "unless"):
        yield value


def tables(path: Path) -> Any:
    """The tables of a file of rules; classes, which are lists of phrases, as one table."""
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    return {"phrases": [each for every in read.values() for each in every]} if path.name == "classes.toml" else read


def found_in_phrases(search: Callable[[str], re.Match[str] | None]) -> list[str]:
    """The phrases in which something is found, each with its file."""
    every = ((path.name, phrase) for path in RULES.rglob("*.toml") for phrase in phrases(tables(path)))
    return [f"{name}: {phrase}" for name, phrase in every if search(phrase)]


def test_no_phrase_is_longer_than_a_reader_can_carry() -> None:
    found: Counter[str] = Counter()
    for path in RULES.rglob("*.toml"):
        name = path.relative_to(RULES).as_posix()
        found[name] = sum(len(each) > LONGEST for each in phrases(tables(path)))
    assert {name: count for name, count in found.items() if count > TOO_LONG.get(name, 0)} == {}
    assert [name for name in TOO_LONG if not found[name]] == []


def test_who_is_named_twice_stands_in_brackets() -> None:
    """ "you are|you're" is "you" and then one of two words; what is meant is "[you are]|you're"."""
    slip = re.compile(r"\b(\w+) \w+\|\1'(?:re|m|ve|ll|d)\b|\b(\w+)'(?:re|m|ve|ll|d)\|\2 \w")
    assert found_in_phrases(lambda phrase: slip.search(re.sub(r"\[[^\[\]]*\]", "", phrase))) == []


def test_no_ending_stands_without_its_word() -> None:
    """ "didn't" and "he'll" are one word each in a text, so "n't" and "'ll" of a phrase would never be found."""
    ending = re.compile(r"(?<![\w'’])(?:n['’]t|['’](?:t|d|m|ll|re|ve))\b")
    assert found_in_phrases(ending.search) == []
