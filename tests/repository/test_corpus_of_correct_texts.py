"""The corpus of correct texts is what it says: enough texts of every format, each with settings and a sane length."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from safelint.values.settings import AUDIENCES, KINDS, NATIONS
from support import DATA

TEXTS = sorted(path for path in (DATA / "correct").iterdir() if path.suffix in {".md", ".html", ".txt"})


def settings(path: Path) -> tuple[dict[str, Any], str]:
    """The front matter of a Markdown text and the text below it."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(front), body


def test_there_are_enough_texts_of_each_format() -> None:
    assert len(TEXTS) >= 60
    formats = Counter(path.suffix for path in TEXTS)
    assert min(formats[".html"], formats[".txt"]) >= 8


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_the_text_is_150_to_500_words_long(path: Path) -> None:
    body = settings(path)[1] if path.suffix == ".md" else path.read_text(encoding="utf-8")
    assert 150 <= len(re.findall(r"\w+", re.sub(r"<[^>]+>|\]\([^)]*\)", " ", body))) <= 500


@pytest.mark.parametrize("path", [path for path in TEXTS if path.suffix == ".md"], ids=lambda path: path.name)
def test_the_front_matter_names_audience_kind_and_nation_as_the_contract_does(path: Path) -> None:
    front, _ = settings(path)
    chosen = front["safelint"]
    nations = chosen.get("nation", [])
    assert front["title"]
    assert front["description"].endswith(".")
    assert chosen["audience"] in AUDIENCES
    assert chosen["kind"] in KINDS
    assert set([nations] if isinstance(nations, str) else nations) <= set(NATIONS)


@pytest.mark.parametrize("path", [path for path in TEXTS if path.suffix == ".html"], ids=lambda path: path.name)
def test_the_page_is_whole(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert '<html lang="en-GB">' in text
    assert text.count("<h1>") == 1
    assert text.count("<title>") == text.count('<meta name="description"') == 1
