"""The texts from which `make_disagreements.py` learns which values of a text disagree.

A line of `examples/disagreements.jsonl` is a text; where it says things in two ways, `pairs` has for each the words of
both places. The correct texts of `tests/data/correct` are examples, too. Long pages have many numbers of which none is
wrong: so that few are told of by chance, texts on other matters (`subjects.tsv`) are put together to pages.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "tools" / "examples" / "disagreements.jsonl"
CORRECT = ROOT / "tests" / "data" / "correct"
PAGES = ROOT / "tools" / "examples" / "subjects.tsv"
_NUMBER_OF_PAGES, _TEXTS_OF_A_PAGE = 700, (2, 3, 4, 6, 8, 12, 18, 25)
_WITH_HEADINGS = 0.3  # of the pages put together
_SHORTEST = 200  # characters of a text that stands in a page


class Example(NamedTuple):
    """A text, and of each thing that it says in two ways the words of both places."""

    text: str
    pairs: Sequence[Sequence[str]] = ()


def digest() -> str:
    """What changes with every change of what is learned from."""
    found = hashlib.sha256()
    for path in (EXAMPLES, PAGES, *_correct()):
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:16]


def examples() -> Iterator[Example]:
    for line in EXAMPLES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Example(row["text"], row.get("pairs", ()))
    for path in _correct():
        yield Example(path.read_text(encoding="utf-8"))
    yield from map(Example, _pages())


def _correct() -> list[Path]:
    return sorted((*CORRECT.rglob("*.md"), *CORRECT.rglob("*.txt")))


def _pages() -> Iterator[str]:
    texts = [line.partition("\t")[2] for line in PAGES.read_text(encoding="utf-8").splitlines()]
    texts = [text for text in texts if len(text) > _SHORTEST]
    chance = random.Random(0)
    for _ in range(_NUMBER_OF_PAGES):
        chosen, parted = chance.sample(texts, chance.choice(_TEXTS_OF_A_PAGE)), chance.random() < _WITH_HEADINGS
        yield "\n\n".join(f"## Part\n\n{text}" if parted else text for text in chosen)
