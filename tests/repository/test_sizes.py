"""No room too large: nobody reads more than a few screens before knowing what a module, a class or a function does."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator

from support import SOURCE

MOST_LINES = {"module": 400, "class": 200, "function": 60}


def rooms() -> Iterator[tuple[str, str, int]]:
    """Each module, class and function: its kind, its name and its lines."""
    for path in sorted(SOURCE.rglob("*.py")):
        module, text = path.relative_to(SOURCE).as_posix(), path.read_text(encoding="utf-8")
        yield "module", module, len(text.splitlines())
        yield from inside(ast.parse(text), module + ":")


def inside(node: ast.AST, name: str) -> Iterator[tuple[str, str, int]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            assert child.end_lineno is not None
            kind = "class" if isinstance(child, ast.ClassDef) else "function"
            yield kind, name + child.name, child.end_lineno - child.lineno + 1
            yield from inside(child, f"{name}{child.name}.")
        else:
            yield from inside(child, name)


def test_no_room_is_too_large() -> None:
    assert {name: lines for kind, name, lines in rooms() if lines > MOST_LINES[kind]} == {}


def test_one_class_name_means_one_thing() -> None:
    """With or without an underscore before it."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for kind, name, _ in rooms():
        if kind == "class":
            places[name.rpartition(":")[2].rpartition(".")[2].lstrip("_")].append(name)
    assert len(places) > 100
    assert not {name: where for name, where in places.items() if len(where) > 1}
