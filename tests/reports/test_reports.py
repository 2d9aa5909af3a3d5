"""Whole documents in, whole reports out: the examples against what is expected of them, kept in `golden/`.

To renew after a change that is meant: `SAFELINT_RENEW=1 pytest tests/reports/test_reports.py`, then read the diff.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safelint.jsontext import as_json
from safelint.reports import Style, find_format, format_names
from safelint.reports.json import as_dict
from safelint.run.engine import Engine
from safelint.values.report import Report
from safelint.visible import _wrapped_by_words, visible, wrapped
from support import DATA, ROOT

GOLDEN = DATA / "golden"


@pytest.fixture
def report(monkeypatch: pytest.MonkeyPatch) -> Report:
    monkeypatch.chdir(ROOT)
    return Engine().run(["examples", "missing.md"])


def test_the_json_report_is_as_expected(report: Report) -> None:
    made = as_dict(report._replace(version="0.0.0"))
    path = GOLDEN / "examples.json"
    if os.environ.get("SAFELINT_RENEW"):
        path.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert json.loads(json.dumps(made)) == json.loads(path.read_text(encoding="utf-8"))


def test_every_place_in_the_json_report_gives_its_text(report: Report) -> None:
    places = 0
    for document in as_dict(report)["documents"]:
        source = (ROOT / document["path"]).read_text(encoding="utf-8")
        lines = source.split("\n")
        for item in (*document["findings"], *document["numbers"]):
            if not item["text"]:
                continue
            places += 1
            assert source[item["start"] : item["end"]] == item["text"]
            assert lines[item["line"] - 1][item["column"] - 1 :].startswith(item["text"].split("\n")[0])
    assert places > 20


def test_json_tells_which_line_stands_there_with_a_wrong_number(tmp_path: Path) -> None:
    text = "# Help\n\nShe was afraid of her husband. If he hits you, get help.\n\nRefuge: 0808 2000 274\n"
    (tmp_path / "page.md").write_text(text)
    (document,) = as_dict(Engine().run([str(tmp_path / "page.md")]))["documents"]
    help_given = document["signposting"]
    assert "any_one_route" in help_given["present"]
    assert help_given["misnumbered"] == help_given["present"]


def test_every_finding_has_a_fingerprint_of_its_own_that_a_moved_line_keeps(report: Report, tmp_path: Path) -> None:
    text = (ROOT / "examples" / "press-release.md").read_text(encoding="utf-8")
    moved = tmp_path / "moved.md"
    moved.write_text(text.replace("\n\n", "\n\n\n\n"), encoding="utf-8")
    now = as_dict(Engine().run([str(moved)]))["documents"][0]["findings"]
    before = next(each for each in as_dict(report)["documents"] if "press-release" in each["path"])["findings"]
    prints = [each["fingerprint"] for each in before]
    assert len(set(prints)) == len(prints) > 2
    assert [each["fingerprint"] for each in now] == prints


def test_colour_is_only_added(report: Report) -> None:
    import re

    form = find_format("terminal")
    coloured = form.render(report, Style(colour=True))
    assert "\x1b[1;31m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == form.render(report, Style())


def test_formats_are_found_by_their_files() -> None:
    assert {"terminal", "json"} <= set(format_names())


def test_what_could_fool_a_terminal_is_written_out() -> None:
    assert visible("a\x1b[2Jb\u202ec\u200e\x07") == "a<U+001B>[2Jb<U+202E>c<U+200E><U+0007>"


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(-1e12, 1e12).map(lambda number: round(number, 3))  # as scores are
    | st.text('a/"\\\n\t\b\u201c\ud800'),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text("ab\u201c", max_size=2), values, max_size=3),
    max_leaves=30,
)


@given(JSON)
def test_json_is_written_as_by_the_standard_module(value: object) -> None:
    expected = json.dumps(value, ensure_ascii=False, indent=2).replace("\ud800", "\\ud800") + "\n"
    assert as_json(value) == expected
    assert as_json(_lazy(value)) == expected


def _lazy(value: Any) -> Any:
    """The same with each list an iterator that a value of a key or an item of another may be."""
    if isinstance(value, dict):
        return {key: _lazy(each) if isinstance(each, list) else each for key, each in value.items()}
    return map(_lazy, value) if isinstance(value, list) else value


def test_long_messages_are_wrapped() -> None:
    lines = list(wrapped("word " * 60, "    "))
    assert len(lines) == 4
    assert max(map(len, lines)) <= 100


@given(
    words=st.lists(st.sampled_from(["a", "word", "x" * 40, "", "\t", "\u00a0", "caf\u00e9"]), max_size=30),
    indent=st.sampled_from(["", "    ", "      "]),
    width=st.integers(10, 100),
)
def test_long_messages_are_wrapped_the_same_whatever_way_is_quicker(words: list[str], indent: str, width: int) -> None:
    text = " ".join(words)
    assert wrapped(text, indent, width) == _wrapped_by_words(text, indent, width)
