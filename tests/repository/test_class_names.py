"""One class name means one thing in the whole of the package, with or without an underscore before it."""

from __future__ import annotations

import ast
from collections import defaultdict

from support import SOURCE

TWICE = {"Group", "Lists", "Name", "Passage", "Place"}
"""Names that still stand for two things. The list may only shrink."""


def test_no_class_name_means_two_things() -> None:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[node.name.lstrip("_")].append(path.relative_to(SOURCE).as_posix())
    assert len(places) > 100
    assert not {name: where for name, where in places.items() if len(where) > 1 and name not in TWICE}
