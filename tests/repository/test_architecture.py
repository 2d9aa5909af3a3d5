"""What the page on the architecture names is there, and it names one thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from support import ROOT, SOURCE

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
_MARKED = re.compile(r"`([\w*./]+)`")
_MODULE = re.compile(r"`([\w*/]+\.py)`")


def named_by(name: str, paths: Sequence[Path]) -> list[str]:
    """The modules of `paths` that a name may mean, which begins at the package, at its root or at any folder in it; one
    with a star may mean many and is asked for one."""
    found = [path.relative_to(SOURCE).as_posix() for path in paths if path.match(name)]
    return [name] if (SOURCE / name).is_file() or (ROOT / name).is_file() else found[:1] if "*" in name else found


def test_each_folder_and_module_of_the_package_has_a_row() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| `")]
    named = {name for row in rows for name in _MARKED.findall(row)}
    folders = {f"{path.parent.name}/" for path in SOURCE.glob("*/__init__.py")}
    modules = {path.name for path in SOURCE.glob("*.py") if not path.name.startswith("__")}
    assert sorted((folders | modules) - named) == []


def test_each_module_that_is_named_is_one() -> None:
    paths = list(SOURCE.rglob("*.py"))
    names = set(_MODULE.findall(PAGE))
    assert len(names) > 50
    assert {name: found for name in sorted(names) if len(found := named_by(name, paths)) != 1} == {}
