"""Entries in a TOML file: found, written as the house writes them, and put back without another change."""

from __future__ import annotations

import tomllib

import pytest

from safelint.upkeep.blocks import added, blocks, rendered, replaced
from safelint.upkeep.draft import ORDER
from safelint.values.errors import SafelintError
from support import ROOT

FILES = sorted((ROOT / "rules" / "uk" / "helplines").glob("*.toml"))
TWO = '# Head.\n\n[[one]]\nid = "a"\n[[one.more]]\nx = 1\n\n# Of b.\n[[one]]\nid = "b"\n\n\n[other]\ny = 2\n'
KEYS = {"": ("id",)}


def test_what_is_written_is_read_again_the_same() -> None:
    entries = same = 0
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        for each in blocks(text, "helpline", path.name):
            new = rendered("helpline", each.values, ORDER)
            left = {key: value for key, value in each.values.items() if value not in ("", [])}
            assert tomllib.loads(new)["helpline"] == [left]
            entries += 1
            same += new == text[each.start : each.end]
    assert entries > 200
    assert same > 0.9 * entries  # the house's own way, to the byte


def test_a_block_ends_before_what_stands_above_the_next() -> None:
    found = blocks(TWO, "one", "a.toml")
    assert [TWO[each.start : each.end] for each in found] == [
        '[[one]]\nid = "a"\n[[one.more]]\nx = 1',
        '[[one]]\nid = "b"',
    ]


def test_nothing_else_changes() -> None:
    first, second = blocks(TWO, "one", "a.toml")
    assert replaced(TWO, second, "[[one]]\nid = 'c'", "a.toml") == TWO.replace('id = "b"', "id = 'c'")
    assert replaced(TWO, first, "", "a.toml") == TWO.replace('[[one]]\nid = "a"\n[[one.more]]\nx = 1\n\n', "")
    assert added(TWO, first, "[[one]]\nid = 'c'") == TWO.replace("x = 1\n", "x = 1\n\n[[one]]\nid = 'c'\n")


def test_line_ends_of_the_file_are_kept() -> None:
    text = TWO.replace("\n", "\r\n")
    first, _ = blocks(text, "one", "a.toml")
    new = replaced(text, first, rendered("one", {"id": "c"}, KEYS), "a.toml")
    assert new == text.replace('id = "a"\r\n[[one.more]]\r\nx = 1', 'id = "c"')
    assert "\n" not in added(new, None, "[[one]]\nid = 'd'").replace("\r\n", "")


@pytest.mark.parametrize(
    ("values", "key"),
    [({"id": "a", "colour": "red"}, "colour"), ({"id": "a", "channel": [{"kind": "phone", "tint": "red"}]}, "tint")],
)
def test_no_key_is_lost(values: dict[str, object], key: str) -> None:
    with pytest.raises(SafelintError, match=f"^{key}: has no place in "):
        rendered("helpline", values, ORDER)


def test_a_text_stands_as_it_was_said() -> None:
    said = 'A "quoted" \\ word,\nanother\tline \u2019 \x07'
    assert tomllib.loads(rendered("one", {"id": said}, KEYS)) == {"one": [{"id": said}]}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('one = [{ id = "a" }]\n', "a.toml: the entries of one must each be written as [[one]]"),
        ("[[one]\n", "a.toml: not valid TOML"),
    ],
)
def test_what_cannot_be_put_back_is_refused(text: str, problem: str) -> None:
    with pytest.raises(SafelintError, match=r"a\.toml") as refused:
        blocks(text, "one", "a.toml")
    assert str(refused.value).startswith(problem)


def test_a_comment_is_not_lost() -> None:
    text = '[[one]]\n# why\nid = "a"\n'
    with pytest.raises(SafelintError, match="a comment stands in the entry"):
        replaced(text, blocks(text, "one", "a.toml")[0], "[[one]]", "a.toml")
