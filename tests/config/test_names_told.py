"""What is said of a name in a configuration that is wrong: the file, the name, and where it belongs or what is near."""

from __future__ import annotations

from pathlib import Path

import pytest

from safelint.config import Flags
from safelint.run.engine import Engine
from safelint.values.errors import SafelintError


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('exclude = ["x"]\n', r"safelint\.toml: exclude: unknown key; it belongs under \[files\]$"),
        (
            '[rules]\n"terminology/comit-suicide" = "off"\n',
            r"safelint\.toml: .*comit-suicide; nearest known: terminology/commit-suicide$",
        ),
        ('[rules]\n"terminology/qqqqq" = "off"\n', r"safelint\.toml: .* called terminology/qqqqq$"),
    ],
)
def test_a_wrong_name_is_told_with_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "safelint.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "a.md").write_text("Hello.\n", encoding="utf-8")
    with pytest.raises(SafelintError, match=said):
        Engine(Flags()).run(["a.md"])
