"""A lazy pattern is a pattern, compiled once, not before it is used, and the same if an earlier run compiled it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from safelint import lazy, store
from safelint.lazy import compiled, regex


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of its own, and a process that has compiled nothing."""
    monkeypatch.setenv("SAFELINT_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(lazy, "_kept", None)
    monkeypatch.setattr(lazy, "_made", {})
    return


def next_run(monkeypatch: pytest.MonkeyPatch) -> None:
    lazy.keep()
    monkeypatch.setattr(lazy, "_kept", None)
    monkeypatch.setattr(lazy, "_made", {})


def test_it_behaves_as_the_pattern() -> None:
    pattern = regex(r"(\d+) (?P<unit>ml)", re.IGNORECASE)
    assert [match["unit"] for match in pattern.finditer("3 ml, 4 ML")] == ["ml", "ML"]
    assert pattern.sub("x", "3 ml") == "x"
    assert pattern.pattern == r"(\d+) (?P<unit>ml)"
    assert pattern.groups == 2


def test_it_is_compiled_at_first_use(fresh: None) -> None:
    pattern = regex("a+")
    assert lazy._made == {}
    assert pattern.search("caab")
    assert pattern.match("a")
    assert pattern.search("b") is None
    assert list(lazy._made) == [("a+", 0)]


@pytest.mark.parametrize(
    ("pattern", "flags", "text"),
    [
        (r"(\d+)\s(?P<unit>ml|g)(?P<more>\.?)", re.IGNORECASE, "3 ML. 4 g 5 kg"),
        (r"(?i:caf\u00e9)|[^\W\d_]{3,9}+|(?<=x)y(?!z)", 0, "CAF\u00c9 word xy xyz"),
        (r"^\s*#.*$ # a remark", re.MULTILINE | re.VERBOSE, "a\n # b\nc"),
        (r"\b(?:\w+ ){1,3}(?P<last>\w+)(?P=last)?", re.ASCII, "one two threethree"),
    ],
)
def test_what_an_earlier_run_compiled_is_the_same(
    fresh: None, monkeypatch: pytest.MonkeyPatch, pattern: str, flags: int, text: str
) -> None:
    expected = re.compile(pattern, flags)
    compiled(pattern, flags)
    next_run(monkeypatch)
    monkeypatch.setattr(lazy, "_parts", lambda *_: pytest.fail("compiled again"))
    again = compiled(pattern, flags)
    assert [match.groups() for match in again.finditer(text)] == [match.groups() for match in expected.finditer(text)]
    assert (again.flags, again.groups, again.groupindex, again.pattern) == (
        expected.flags, expected.groups, expected.groupindex, pattern,
    )  # fmt: skip
    assert lazy._made == {}


def test_every_expression_of_ours_survives(fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from safelint.compiler import load

    patterns = [pattern for term in load().terms for pattern in term.patterns][:200]
    made = [compiled(pattern) for pattern in patterns]
    next_run(monkeypatch)
    assert len(set(patterns)) > 100
    text = "She was lured into a life of prostitution, a victim of her own lifestyle choice, and failed to disclose it."
    for pattern, before in zip(patterns, made, strict=True):
        assert [match.span() for match in compiled(pattern).finditer(text)] == [
            match.span() for match in before.finditer(text)
        ]


def test_a_wrong_expression_is_refused_as_ever(fresh: None) -> None:
    with pytest.raises(re.error, match="unterminated"):
        compiled("(a")


def test_an_interpreter_that_works_in_another_way(fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lazy, "_parts", lambda *_: 1 / 0)
    assert compiled("a+").search("aa")
    assert lazy._made == {}


def test_what_is_kept_is_bounded_and_may_be_damaged(fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled("a+")
    next_run(monkeypatch)
    store.put("patterns.bin", lazy._key(), [1, 2])
    assert compiled("a+").search("a")
    next_run(monkeypatch)
    store.put("patterns.bin", lazy._key(), {("a+", 0): (0, b"xxxx", 0, {}, (None,))})
    assert compiled("a+").search("a")
    monkeypatch.setattr(lazy, "_MOST", 1)
    compiled("b+")
    next_run(monkeypatch)
    compiled("b+")
    assert lazy._kept is not None
    assert len(lazy._kept) <= 2


_RUN = """
import os, sys
from safelint import cli
sys.argv = ["safelint", "check", "--format", "csv", sys.argv[1]]
def told(status):
    from safelint import lazy
    sys.stderr.write(f"compiled {len(lazy._made)}")
    sys.stderr.flush()
    left(status)
left, os._exit = os._exit, told
cli.run()
"""


def test_the_command_compiles_nothing_twice(tmp_path: Path) -> None:
    text = tmp_path / "page.md"
    text.write_text("# Domestic abuse\n\nCall Refuge on 0808 2000 247. In danger, call 999.\n", encoding="utf-8")
    environment = {**os.environ, "SAFELINT_CACHE_DIR": str(tmp_path / "cache")}

    def compiled_by_a_run() -> int:
        command = [sys.executable, "-c", _RUN, str(text)]
        told = subprocess.run(command, capture_output=True, text=True, env=environment, check=False).stderr
        return int(told.removeprefix("compiled "))

    assert compiled_by_a_run() > 10
    assert compiled_by_a_run() == 0
