"""A rule on one screen: its code in a module that registers itself, its messages and its level in the pack."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import safelint.checks
from safelint import readers
from safelint.checks import Check, RuleCheck, find_checks, registered_checks
from safelint.knowledge.loader import load
from safelint.values.errors import SafelintError
from safelint.values.finding import SEVERITIES
from support import ROOT, SOURCE

FOLDER = Path(safelint.checks.__file__).parent
MODULES = sorted(FOLDER.rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
OF_ALL = [
    ast.parse(path.read_text(encoding="utf-8"))
    for path in (SOURCE / "analysis.py", *sorted((SOURCE / "judging").glob("*.py")))
]
RULES = ROOT / "rules" / "uk" / "rules"
CODED = {rule.id: rule for rule in load().rules if not rule.id.startswith("document/")}
FILES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(RULES.glob("*.toml"))}
POLICY = load().policy
OF_FILES = "document"
"""The family of the rules on files, which speak through the run, not through a check."""
SAYERS = {
    path: ast.parse(path.read_text(encoding="utf-8"))
    for path in (SOURCE / "run" / "findings.py", SOURCE / "run" / "silences.py")
}


def module_of(rule: str) -> Path:
    """The module of a rule, which may stand in a folder of what its family judges in turn."""
    family, name = rule.replace("-", "_").split("/")
    return next((FOLDER / family).rglob(f"{name}.py"), FOLDER / family / f"{name}.py")


def family_of(path: Path) -> str:
    return path.relative_to(FOLDER).parts[0]


def texts(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def known_to(rule: str) -> set[str]:
    """Every text that stands in the module of a rule, or in one that rules of its family, or of all, share."""
    own = {module_of(each) for each in CODED}
    shared = (path for path in MODULES if family_of(path) == rule.split("/")[0] and path not in own)
    trees = (TREES[path] for path in (module_of(rule), *shared))
    return {text for tree in (*trees, *OF_ALL) for text in texts(tree)}


def asking(tree: ast.AST) -> Iterator[tuple[ast.expr, set[str], list[ast.expr]]]:
    """Each call that asks for a message: what it names it by, the placeholders that it is given, the mappings of
    others."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            whose = ast.unparse(node.func.value)
            is_page = (whose, node.func.attr) == ("page", "finding")
            if is_page or (node.func.attr == "says" and not whose.endswith("policy")):
                given, more = given_to_page(node) if is_page else given_by_name(node)
                yield node.args[1 if is_page else 0], given, more


def given_by_name(call: ast.Call) -> tuple[set[str], list[ast.expr]]:
    more = [keyword.value for keyword in call.keywords if keyword.arg is None]
    return {keyword.arg for keyword in call.keywords if keyword.arg}, more


def given_to_page(call: ast.Call) -> tuple[set[str], list[ast.expr]]:
    """The same of a call of `Page.finding`, which writes its values out."""
    values = next((keyword.value for keyword in call.keywords if keyword.arg == "values"), ast.Dict([], []))
    assert isinstance(values, ast.Dict), ast.unparse(call)
    more = [value for key, value in zip(values.keys, values.values, strict=True) if key is None]
    return {ast.literal_eval(key) for key in values.keys if key is not None}, more


def options(name: ast.expr) -> list[ast.expr]:
    return [name.body, name.orelse] if isinstance(name, ast.IfExp) else [name]


def calls(tree: ast.AST) -> Iterator[tuple[list[str], set[str]]]:
    """Each message that is asked for by name, with the placeholders that it is given: the names, since one of two may
    be meant, and the placeholders."""
    for name, given, more in asking(tree):
        if not more:
            yield [each.value for each in options(name) if isinstance(each, ast.Constant)], given


def calls_by_a_name_in_hand(tree: ast.AST) -> Iterator[set[str] | None]:
    """What each call gives that `calls` cannot read whole, as the name of its message stands in a variable or a table;
    None for one that hands on what it was given."""
    tables = {
        target.id: {key.value for key in node.value.keys if isinstance(key, ast.Constant)}
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for name, given, more in asking(tree):
        if all(isinstance(each, ast.Constant) for each in options(name)) and not more:
            continue
        known = [tables.get(each.id) if isinstance(each, ast.Name) else None for each in more]
        yield None if None in known else given.union(*filter(None, known))


def is_known(name: str, known: set[str]) -> bool:
    """Whether a check asks for a message: by its name, or by the plain name of one that is for files of Word and the
    like, or for one format."""
    plain, _, form = name.rpartition("-in-")
    return name in known or (form in ("file", *readers.formats()) and plain in known)


def placeholders(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name is not None}


def test_every_rule_has_a_module_of_its_name() -> None:
    assert [rule for rule in CODED if not module_of(rule).is_file()] == []


def test_every_registered_rule_stands_in_the_pack_and_in_the_module_of_its_name() -> None:
    found = list(registered_checks())
    names = [check.rule for check in found if isinstance(check, RuleCheck)]
    assert set(names) <= set(CODED)
    for name in names:
        assert name in known_to(name)
    kinds = {check.kind for check in found if isinstance(check, Check)} | {name.split("/")[0] for name in names}
    assert kinds == {check.kind for check in find_checks()} == {rule.kind for rule in CODED.values()}


def test_two_checks_of_a_kind_that_compare_documents_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    one = next(check for check in find_checks() if check.measure)
    other = one._replace(kind="other")
    monkeypatch.setattr(safelint.checks, "registered_checks", lambda: iter((one, other, one._replace(measure=None))))
    assert len(find_checks()) == 3
    monkeypatch.setattr(safelint.checks, "registered_checks", lambda: iter((one, other, one)))
    with pytest.raises(SafelintError, match=f"two checks of the kind {one.kind} compare documents"):
        find_checks()


def test_every_message_of_the_pack_is_used() -> None:
    unused = []
    for family, file in FILES.items():
        if family == OF_FILES:
            continue
        shared = set().union(*(texts(tree) for path, tree in TREES.items() if family_of(path) == family))
        unused += [f"{family}: {name}" for name in file.get("messages", {}) if name not in shared]
        for rule in file["rule"]:
            assert rule.get("messages") or file.get("messages"), rule["id"]
            known = known_to(rule["id"])
            unused += [f"{rule['id']}: {name}" for name in rule.get("messages", {}) if not is_known(name, known)]
    assert unused == []


def test_every_message_of_the_rules_on_files_is_used_by_the_run() -> None:
    named = {name for rule in FILES[OF_FILES]["rule"] for name in rule.get("messages", {})}
    assert named
    assert named - {text for tree in SAYERS.values() for text in texts(tree)} == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_every_message_used_is_in_the_pack_and_is_given_its_placeholders(path: Path) -> None:
    rules = [rule for name, rule in CODED.items() if module_of(name) == path]
    rules = rules or [rule for name, rule in CODED.items() if name.startswith(f"{family_of(path)}/")]
    for names, given in calls(TREES[path]):
        for name in names:
            messages = [rule.messages[name] for rule in rules if name in rule.messages]
            assert messages, f"{name} is no message"
            assert set().union(*map(placeholders, messages)) <= given, name
        if names:
            wanted = [placeholders(rule.messages[name]) for rule in rules for name in names if name in rule.messages]
            assert given == set().union(*wanted), names


@pytest.mark.parametrize("rule", CODED)
def test_every_message_asked_for_by_a_name_in_hand_is_given_its_placeholders(rule: str) -> None:
    """A message of a rule that no call names is said by one that has its name in hand, in the module that names it, or
    else in one that the family shares: one of these gives all that the message needs."""
    family = rule.split("/")[0]
    others = {module_of(each) for each in CODED} - {module_of(rule)}
    trees = [TREES[path] for path in MODULES if family_of(path) == family and path not in others]
    plainly = {name for tree in trees for names, _ in calls(tree) for name in names}
    in_family = [given for tree in trees for given in calls_by_a_name_in_hand(tree)]
    shared = FILES[family].get("messages", {})
    for name, message in CODED[rule].messages.items():
        if name not in shared and not is_known(name, plainly):
            naming = [each for tree in trees if name in texts(tree) for each in calls_by_a_name_in_hand(tree)]
            assert any(given is None or placeholders(message) <= given for given in naming or in_family), name


def test_placeholders_are_plain_names() -> None:
    for rule in CODED.values():
        for message in rule.messages.values():
            for _, name, form, conversion in Formatter().parse(message):
                assert name is None or (re.fullmatch("[a-z_]+", name) and not form and not conversion), message


def test_no_sentence_of_a_finding_stands_in_the_code() -> None:
    """Sentences, told by a capital and a stop, but for docstrings."""
    found = []
    for path, tree in {**TREES, **SAYERS}.items():
        docstrings = {
            ast.get_docstring(node, clean=False)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        }
        documented = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in documented:
                if node.value not in docstrings and re.search(r"[A-Za-z’']+ [^\\|]*[a-z]{2}[.:?](?: |$)", node.value):
                    found.append(f"{path.name}: {node.value}")
    assert found == []


def test_no_words_of_a_finding_stand_in_the_code() -> None:
    """Words in a row, or after a blank, in a text that a check is put together of; those that join others aside."""
    joining, of_files = {" or ", " and ", " for "}, {"house style", "embedded file", "microsoft word - "}
    found = []
    for path, tree in TREES.items():
        documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented:
                if re.search(r"^[^\\]*(?:[a-z]+ [a-z]+|^ [a-z]{2,})", node.value) and path.parent != FOLDER:
                    found.append((path.name, node.value))
    assert [each for each in found if each[1] not in joining | of_files] == []


def test_no_check_sets_a_severity_by_itself() -> None:
    found = []
    for path, tree in TREES.items():
        found += [f"{path.name}: {text}" for text in texts(tree) if text in SEVERITIES]
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for name in node.names}
        found += [f"{path.name}: {name}" for name in (names | imported) & {"ERROR", "WARNING", "SUGGESTION"}]
    assert found == []


def test_every_reason_of_the_policy_is_asked_for() -> None:
    by_data = [term.lowered for term in load().terms] + [[row["lowered"]] for row in load().elements["subject"]]
    asked = set().union(*map(texts, (*OF_ALL, *TREES.values())), *by_data)
    assert [name for name in POLICY["lowered"] if name not in asked] == []
    unknown = [
        f"{rule}: {name}"
        for rule, row in POLICY["evidence"].items()
        for name in row
        if not is_known(name, known_to(rule))
    ]
    assert unknown == []


def evidence(tree: ast.AST) -> Iterator[str]:
    """The evidence that is named where a level is asked for, and as the reason of a finding of a page."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            asked = node.args[1:2] if node.func.attr == "level" else []
            asked += [keyword.value for keyword in node.keywords if keyword.arg == "because"]
            for each in asked:
                options = [each.body, each.orelse] if isinstance(each, ast.IfExp) else [each]
                yield from (option.value for option in options if isinstance(option, ast.Constant) and option.value)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_every_piece_of_evidence_that_a_check_names_is_known(path: Path) -> None:
    rules = [rule for rule in CODED.values() if module_of(rule.id) == path]
    rules = rules or [rule for rule in CODED.values() if rule.id.split("/")[0] == family_of(path)]
    known = {name for rule in rules for name in (*POLICY["evidence"].get(rule.id, ()), *rule.messages)}
    assert set(evidence(TREES[path])) <= known


def test_every_piece_of_evidence_is_of_a_rule_of_the_pack() -> None:
    assert set(POLICY["evidence"]) <= set(CODED)
