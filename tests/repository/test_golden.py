"""What two commits are compared over (tools/golden.py) holds all that it names."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from support import DATA
from support.tools import tool

SOURCES = ("terms", "topics", "numbers")


def test_the_texts_are_those_of_every_source(tmp_path: Path) -> None:
    tool("golden").freeze(tmp_path)
    whole = "".join(path.read_text("utf-8") for path in tmp_path.glob("texts/*/*.md"))
    known = {
        "terms": "The [[date rape drug]] was found in his car.",
        "topics": "The striker was bullied by a bigger defender all afternoon",
        "numbers": "A man aged {{45}} has been jailed for {{12}} years",
    }
    assert [name for name in SOURCES if known[name] not in whole] == []
    assert len(list(tmp_path.glob("texts/corpus/*"))) == tool("golden").PAGES


@pytest.mark.parametrize("gone", SOURCES)
def test_a_source_that_gives_nothing_is_no_source(tmp_path: Path, gone: str) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "a.toml").write_text('bad = ["Words."]\n', encoding="utf-8")
    for name in SOURCES:
        shutil.copytree(DATA / name, tmp_path / "tests" / "data" / name)
    assert list(tool("golden").examples(tmp_path))
    shutil.rmtree(tmp_path / "tests" / "data" / gone)
    with pytest.raises(LookupError, match=gone):
        list(tool("golden").examples(tmp_path))
    (tmp_path / "tests" / "data" / gone).mkdir()
    (tmp_path / "tests" / "data" / gone / "empty.toml").write_text("[x]\n", encoding="utf-8")
    with pytest.raises(LookupError, match=gone):
        list(tool("golden").examples(tmp_path))
