"""Any text can be read for its facts, wherever it ends."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

import pytest

from safelint.knowledge.sources import rules_folder
from support.checking import family
from support.number_texts import PACK, analyse

LISTS = tomllib.loads((Path(rules_folder()) / "uk" / "lexicon" / "en" / "facts.toml").read_text(encoding="utf-8"))
WORDS = sorted({word for each in LISTS.values() for word in (*each.get("words", ()), *each.get("pairs", ()))})
OTHERS = (*",.:;()-£%\n", "May", "June", "Monday", "2024", "1,5bn", "£1,20k", "1,200", "5.2m", "9.30pm", "40", "Bath")
CHECK = family("consistency")
RULES = {rule.id: rule for rule in PACK.rules if rule.kind == "consistency"}


def read(text: str) -> None:
    list(CHECK.run(analyse(text, "text"), RULES))


@pytest.mark.parametrize(
    "text",
    [
        "Where our money comes from",
        "Tell us about the time between",
        "We run four clinics: Bath, Wells and Frome",
        "We run four clinics (Bath, Wells and Frome",
        "Our income rose to £1,5bn.",
        "Three men were jailed for fraud. The court heard evidence for a week. The judge sentenced all four men",
        "Dean Marsh took £23,000 from her over a year. He was a carer. She lost the whole of the £28,000",
        "Dean Marsh, 43, of Leeds, was jailed on Monday. The court heard a lot. Mr Marsh is 41",
        "The girl was 14 when they met. He was her coach. Jurors heard that at 15",
    ],
)
def test_a_text_may_end_anywhere(text: str) -> None:
    read(text)


@pytest.mark.parametrize("seed", range(8))
def test_words_in_any_order_are_read(seed: int) -> None:
    chosen = random.Random(seed)
    for _ in range(12):
        words = (chosen.choice(chosen.choice((WORDS, OTHERS))) for _ in range(40))
        read(" ".join(word.title() if chosen.random() < 0.2 else word for word in words))
