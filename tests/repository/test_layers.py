"""Each third-party package has its modules, and start-up imports only what it needs."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from safelint.cli.commands import COMMANDS
from support import SOURCE

pytestmark = pytest.mark.slow

HOMES = {
    "click": {f"cli/{path.name}" for path in (SOURCE / "cli").glob("*.py")}
    - {f"cli/{name}.py" for name in ("complete", "fault", "progress", "targets")},
    "textstat": {"reading/textstat.py"},
    "phonenumbers": {"numbers/ranges.py"},
    "pyromark": {"readers/markdown/pyromark.py"},
    "markdown_it": {
        f"readers/markdown/{name}.py" for name in ("definitions", "footnotes", "markdown_it", "placed", "rules")
    },
    "yaml": {"readers/prose/frontmatter.py"},
    "pypdf": {"readers/pdf/pypdf.py"},
    "pypdfium2": {"readers/pdf/pdfium_native.py"},
    "safelint_pdfium": {"readers/pdf/pdfium_browser.py"},
    "msgspec": {"jsontext.py", "run/wire.py"},
    "pyarrow": {f"audit/{name}.py" for name in ("comparison", "schema", "sources/opened", "sources/records")}
    | {"audit/tables.py"},
    "fastwarc": {"audit/sources/warc.py"},
    "duckdb": {"audit/queries.py"},
    "ray": {"audit/cluster.py"},
    "pygls": {"lsp/server.py"},
    "lsprotocol": {f"lsp/{name}.py" for name in ("actions", "features", "server", "shown")},
}
# Measured to cost start-up time. What click itself brings is not counted.
NEVER_AT_START = {"json", "importlib.metadata", "asyncio", "concurrent", "logging", "dataclasses", "hashlib", "tomllib"}


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add((node.module or "").split(".")[0])
    return found


def test_each_package_has_its_home() -> None:
    homes: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        for name in imports(path) - set(sys.stdlib_module_names) - {"safelint"}:
            homes.setdefault(name, set()).add(path.relative_to(SOURCE).as_posix())
    assert homes == HOMES


REGISTERED = {"readers": "READER", "checks": "CHECK", "reports": "FORMAT"}
"""What a module holds that is dropped into one of these folders."""


@pytest.mark.parametrize(("folder", "name"), REGISTERED.items())
def test_what_is_dropped_in_knows_nothing_of_its_like(folder: str, name: str) -> None:
    """A reader no other reader, a check no other check, a form of the report no other form."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in (SOURCE / folder).rglob("*.py")}
    likes = {
        "safelint." + ".".join(path.relative_to(SOURCE).with_suffix("").parts): tree
        for path, tree in trees.items()
        if any(isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name for node in tree.body)
    }
    assert len(likes) > 2
    for module, tree in likes.items():
        imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        known = {node.module for node in imports} | {
            f"{node.module}.{each.name}" for node in imports for each in node.names
        }
        assert not known & set(likes) - {module}, module


def test_no_circle_is_left() -> None:
    """Of modules, those inside a folder too, which the contract on layers does not look at."""
    spec = importlib.util.spec_from_file_location("count_arrows", SOURCE.parent.parent / "tools" / "count_arrows.py")
    assert spec is not None
    assert spec.loader is not None
    counting = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(counting)
    graph = counting.arrows()
    assert counting.circles(graph) == []
    assert counting.circles(counting.folded(graph)) == []


def loaded(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines()[-1].split())


def test_a_program_that_imports_safelint_loads_nothing_but_its_version() -> None:
    modules = loaded("import safelint")
    assert {name for name in modules if name.startswith("safelint.")} == {"safelint.version"}


def test_the_version_needs_no_engine() -> None:
    modules = loaded("import safelint.cli")
    needed = {
        "safelint.cli",
        "safelint.cli.commands",
        "safelint.cli.groups",
        "safelint.cli.output",
        "safelint.memory",
        "safelint.values",
        "safelint.values.errors",
        "safelint.version",
    }
    assert {name for name in modules if name.startswith("safelint.")} == needed


def test_no_command_loads_another() -> None:
    for name in COMMANDS:
        modules = loaded(
            f"from click import Context\nfrom safelint.cli import cli\ncli.get_command(Context(cli), {name!r})"
        )
        assert {each for each in COMMANDS if f"safelint.cli.{each}" in modules} == {name}


def test_a_check_of_known_numbers_loads_no_phonenumbers_and_no_cost(tmp_path: Path) -> None:
    text = "Call Childline on 0800 1111 or the NSPCC Helpline on 0808 800 5000.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    check = f"from safelint.run.engine import Engine\nEngine().run([{str(tmp_path / 'a.txt')!r}])"
    before = loaded("import click")
    loaded(check)  # compiles the packs if need be
    modules = loaded(f"import click\n{check}") - before
    assert "phonenumbers" not in modules
    assert "textstat" not in modules
    assert "yaml" not in modules
    assert "msgspec" not in modules
    assert not modules & NEVER_AT_START


_WRITES = {
    "mkdir",
    "makedirs",
    "rename",
    "replace",
    "unlink",
    "remove",
    "rmdir",
    "symlink",
    "link",
    "chmod",
    "truncate",
}


def writes(path: Path) -> list[str]:
    """Where a module writes to the disk by itself: each call, by its line."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id == "open":
            mode = node.args[1] if len(node.args) > 1 else None
            reads = mode is None or (isinstance(mode, ast.Constant) and set(mode.value) <= set("rb"))
        elif isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
            reads = node.func.value.id != "os" or node.func.attr not in _WRITES
        else:
            reads = not (
                isinstance(node.func, ast.Attribute) and node.func.attr in ("write_text", "write_bytes", "touch")
            )
        if not reads:
            found.append(f"{path.relative_to(SOURCE).as_posix()}:{node.lineno}")
    return found


def test_only_the_disk_writes() -> None:
    found = [each for path in SOURCE.rglob("*.py") for each in writes(path)]
    assert {each.partition("/")[0] for each in found} == {"disk"}, found


def test_no_module_stands_in_for_another_but_while_textstat_loads() -> None:
    """That is, nobody else changes `sys.modules`."""
    changes = {"update", "pop", "setdefault", "popitem", "clear"}
    changed_by = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_set = isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load)
            is_method = isinstance(node, ast.Attribute) and node.attr in changes
            if (is_set or is_method) and ast.unparse(node.value) == "sys.modules":  # type: ignore[attr-defined]
                changed_by.add(path.relative_to(SOURCE).as_posix())
    assert changed_by == {"reading/textstat.py"}
