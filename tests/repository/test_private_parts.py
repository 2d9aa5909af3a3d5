"""No module reaches into the private parts of Python or of another package, runs a text as code, or swaps modules."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from support import SOURCE

pytestmark = pytest.mark.slow

MODULES = sorted(SOURCE.rglob("*.py"))

OURS = ("safelint", "__future__")
DOCUMENTED = {"os._exit"}
"""What has a name like a private part and is none: its documentation tells what it is for."""

OF_NAMED_TUPLES = {"_asdict", "_fields", "_make", "_replace"}
"""So are these, which named tuples have."""

EXCEPTIONS = {
    (
        "reading/textstat.py",
        "sys.modules",
    ): "textstat would download a dictionary; what it imports for it is stood in for",
}
"""Each with its reason. The list may only shrink."""


def tricks(tree: ast.Module) -> Iterator[str]:
    """What a module uses that is not its own to use, as it is written there."""
    outside: set[str] = set()  # the names of what is imported from elsewhere
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            outside |= {(each.asname or each.name).partition(".")[0] for each in node.names}
            yield from (each.name for each in node.names if any(map(is_private, each.name.split("."))))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] not in (
            "safelint",
            "__future__",
        ):
            outside |= {each.asname or each.name for each in node.names}
            names = [f"{node.module}.{each.name}" for each in node.names]
            yield from (name for name in names if any(map(is_private, name.split("."))))
    # To ask which modules there are is no trick; to put one in the place of another is.
    asked = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "values"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in ("eval", "exec"):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in outside:
            swaps = (node.value.id, node.attr) == ("sys", "modules") and id(node) not in asked
            if is_private(node.attr) or swaps:
                yield f"{node.value.id}.{node.attr}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "getattr":
            name = node.args[1]
            if isinstance(name, ast.Constant) and is_private(str(name.value)):
                yield f"getattr {name.value}"
        elif isinstance(node, ast.ClassDef):
            yield from inherited(node, outside)


def inherited(made: ast.ClassDef, outside: set[str]) -> Iterator[str]:
    """The private parts that a class has from another package: what it uses of itself and does not define."""
    foreign = [base for base in map(ast.unparse, made.bases) if base.partition(".")[0].partition("[")[0] in outside]
    if not foreign:
        return
    mine = [
        node
        for node in ast.walk(made)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
    ]
    own = {node.attr for node in mine if isinstance(node.ctx, ast.Store)}
    for node in made.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            own.add(node.name)
        elif isinstance(node, ast.Assign) or (isinstance(node, ast.AnnAssign) and node.value is not None):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            own |= {target.id for target in targets if isinstance(target, ast.Name)}
    used = {node.attr for node in mine if is_private(node.attr)}
    yield from (f"{foreign[0]}: self.{name}" for name in sorted(used - own - OF_NAMED_TUPLES))


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("__")


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("import re._parser", ["re._parser"]),
        ("from re import _parser", ["re._parser"]),
        ("from _sre import compile", ["_sre.compile"]),
        ("import re\nre._parser.parse('')", ["re._parser"]),
        ("import re\ngetattr(re, '_parser')", ["getattr _parser"]),
        ("eval('1')", ["eval"]),
        ("import sys\nsys.modules['x'] = None", ["sys.modules"]),
        ("import sys\nlist(sys.modules.values())", []),
        ("from x import Y\nclass A(Y):\n    _b: int\n    def c(self): self._b", ["Y: self._b"]),
        (
            "import x\nclass A(x.Y):\n    _b = 1\n    def c(self): self._b, self._c(), self._d",
            ["x.Y: self._c", "x.Y: self._d"],
        ),
        ("from x import Y\nclass A(Y):\n    def _b(self): self._c = self._b()\n    def d(self): self._c", []),
        ("from safelint.a import Y\nclass A(Y):\n    def b(self): self._c", []),
        ("from safelint.reports._notes import said\nimport re\nre.compile('')\nvalue._replace(a=1)", []),
    ],
)
def test_a_trick_is_seen(code: str, found: list[str]) -> None:
    assert list(tricks(ast.parse(code))) == found


def test_no_module_plays_a_trick() -> None:
    found = {
        (path.relative_to(SOURCE).as_posix(), trick)
        for path in MODULES
        for trick in tricks(ast.parse(path.read_text(encoding="utf-8")))
        if trick not in DOCUMENTED
    }
    assert found == set(EXCEPTIONS)
