"""A house's own entries are held to their examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from safelint import config as configuration
from safelint.knowledge.loader import load
from safelint.values.errors import SafelintError

ENTRY = """
[[term]]
id = "clients"
severity = "warning"
avoid = ["client", "clients"]
prefer = ["person we support"]
message = "Say person we support."
"""


def extended(folder: Path, examples: str) -> int:
    (folder / "safelint.toml").write_text(ENTRY + examples, encoding="utf-8")
    config = configuration.load(str(folder / "safelint.toml"))
    return len(configuration.extended(load(), config).terms) - len(load().terms)


def test_an_entry_whose_examples_hold_is_taken(tmp_path: Path) -> None:
    assert extended(tmp_path, 'bad = ["Our [[clients]] like it."]\ngood = ["People like it."]\n') == 1
    assert extended(tmp_path, "") == 1


@pytest.mark.parametrize(
    ("examples", "message"),
    [
        (
            'good = ["People like it.", "The clients of the bank."]\n',
            'safelint.toml: term "clients": good 2: a good example, but the entry flags "clients" in it',
        ),
        (
            'bad = ["They like it."]\n',
            'safelint.toml: term "clients": bad 1: a bad example, but the entry flags nothing in it',
        ),
    ],
)
def test_an_entry_whose_examples_do_not_hold_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, examples: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SafelintError) as refusal:
        extended(tmp_path, examples)
    assert str(refusal.value) == message
