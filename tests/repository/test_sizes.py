"""No room too large: nobody reads more than a few screens before knowing what a module, a class or a function does."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from support import SOURCE

MOST_LINES = {"module": 400, "class": 200, "function": 60}

# What is still larger, with its lines. Such a number may only fall; an entry that is no longer needed goes.
LARGER: dict[str, int] = {
    "checks/_numbers.py": 465,
    "engine.py": 855,
    "engine.py:Engine": 598,
    "help/held.py:Held": 227,
    "help/kinds.py": 614,
    "help/tables.py:Tables": 287,
    "help/ties.py:Ties": 216,
    "help/topics.py": 519,
    "keys.py:kinds": 92,
    "numbers/registry.py": 498,
    "numbers/registry.py:Registry": 386,
    "numbers/scene.py:Scene": 218,
    "packs/packfiles.py": 1194,
    "packs/packfiles.py:build": 78,
    "readers/markdown.py": 414,
    "readers/markdown.py:_Walker": 239,
    "why.py:Why": 240,
    "words/former.py": 470,
    "words/mentions.py": 604,
    "words/terms.py": 408,
}
# Names that still mean more than one thing, with how many classes have them.
NAMED_ALIKE: dict[str, int] = {
    "Element": 2,
    "Finder": 2,
    "Group": 2,
    "Lists": 2,
    "Passage": 2,
    "Place": 3,
    "Text": 2,
    "Tie": 2,
    "_Hit": 2,
    "_Lists": 3,
    "_Places": 2,
}


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
    larger = {name: lines for kind, name, lines in rooms() if lines > MOST_LINES[kind]}
    assert larger == LARGER


def test_one_class_name_means_one_thing() -> None:
    named: dict[str, int] = {}
    for kind, name, _ in rooms():
        if kind == "class":
            own = name.rpartition(":")[2].rpartition(".")[2]
            named[own] = named.get(own, 0) + 1
    assert {name: times for name, times in named.items() if times > 1} == NAMED_ALIKE
