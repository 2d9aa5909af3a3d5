"""Whether a way to help is seen where a text offers one, and none where the same text offers none."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest

from safelint.analysis import Analysis
from safelint.readers import read
from safelint.values.settings import Settings
from support import DATA
from support.number_texts import KNOWLEDGE

TEXTS: list[dict[str, Any]] = [
    text
    for path in sorted((DATA / "signposting" / "offered").glob("*.toml"))
    for text in tomllib.loads(path.read_text(encoding="utf-8"))["text"]
]
_HELP = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
PARAMETERS = pytest.mark.parametrize("text", TEXTS, ids=lambda text: text["name"])


def seen(text: str, topic: str) -> bool:
    analysis = Analysis(read("a.md", text.strip().encode(), "markdown"), Settings(topics=(topic,)), KNOWLEDGE)
    return analysis.assessment.any_route


@PARAMETERS
def test_what_is_offered_is_seen(text: dict[str, Any]) -> None:
    assert seen(_HELP.sub(r"\1", text["text"]), text["topic"])


@PARAMETERS
def test_where_nothing_is_offered_nothing_is_seen(text: dict[str, Any]) -> None:
    assert not seen(_HELP.sub("", text["text"]), text["topic"])
