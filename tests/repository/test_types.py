"""Types are checked of all Python of this repository but its tests."""

from __future__ import annotations

import tomllib

from support import ROOT


def test_every_folder_of_python_is_checked_for_types() -> None:
    checked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]["files"]
    holding = {path.parent.name for path in ROOT.glob("[!.]*/*.py")}
    assert set(checked) == holding - {"tests"} | {"src"}
