"""`extends`: the house data of installed packages, without any code of theirs."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from safelint.cli import main
from safelint.config import Flags, extended, load
from safelint.knowledge import loader
from safelint.run.engine import Engine
from safelint.values.errors import SafelintError
from support.packages import installed
from support.schema import schema_says

ENTRY = "safelint.house: words = acme_data"
TERM = """
[[term]]
id = "acme-customer"
severity = "warning"
avoid = ["safeguarding customer"]
prefer = ["person we support"]
message = "Say person we support."
bad = ["A [[safeguarding customer]] rang."]
good = ["A person rang."]
"""
LINE = """
[[helpline]]
id = "acme-line"
name = "Acme Duty Line"
nations = ["england"]
topics = ["child-protection"]
[[helpline.channel]]
kind = "phone"
number = "0161 496 0000"
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place that Python imports from; the current folder is another, with a configuration that asks for "acme"."""
    place = tmp_path / "site"
    place.mkdir()
    monkeypatch.syspath_prepend(str(place))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    asks("Acme.Data")
    return place


def asks(*names: str) -> None:
    listed = ", ".join(f'"{name}"' for name in names)
    Path("safelint.toml").write_text(f"extends = [{listed}]\n", encoding="utf-8")


def acme(site: Path, *, extends: str = "", code: str | None = None, **files: str) -> None:
    """Installs the package "acme-data", which may ask for another."""
    texts = {f"words/{name}.toml": text for name, text in (files or {"terms": TERM, "lines": LINE}).items()}
    first = next(iter(texts))
    texts[first] = f"extends = [{extends}]\n{texts[first]}" if extends else texts[first]
    installed(site, "acme-data", "1.2", ENTRY, texts, code=code)


def refusal() -> str:
    with pytest.raises(SafelintError) as refused:
        extended(loader.load(), load("safelint.toml"))
    return str(refused.value)


def test_the_data_of_a_package_count_as_the_houses_own(site: Path) -> None:
    acme(site)
    own = TERM.replace("acme-customer", "own-client").replace("safeguarding customer", "safeguarding client")
    with Path("safelint.toml").open("a", encoding="utf-8") as file:
        file.write(own)
    assert schema_says(Path("safelint.toml").read_text(encoding="utf-8")) == []
    pack = extended(loader.load(), load("safelint.toml"))
    assert [each.id for each in pack.terms[-2:]] == ["acme-customer", "own-client"]
    assert pack.helplines[-1].id == "acme-line"
    Path("a.md").write_text("A safeguarding customer and a safeguarding client rang.\n", encoding="utf-8")
    report = Engine().run(["a.md"])
    assert [each.rule for each in report.documents[0].findings] == [
        "terminology/acme-customer",
        "terminology/own-client",
    ]
    assert report.packs[1:] == (("acme-data", "1.2"),)


def test_reports_and_config_say_what_was_used(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    acme(site)
    Path("a.md").write_text("Words.\n", encoding="utf-8")
    for words in (["config", "a.md"], ["check", "--format", "json", "a.md"]):
        with pytest.raises(SystemExit) as done:
            main(words)
        assert not done.value.code
        if words[0] == "config":
            shown = capsys.readouterr().out
            assert "extends:   acme-data 1.2  (safelint.toml)" in shown
            assert f"term:      acme-customer  ({site / 'acme_data' / 'words' / 'terms.toml'})" in shown
    assert json.loads(capsys.readouterr().out)["packs"][1:] == [{"name": "acme-data", "version": "1.2"}]


def test_a_package_may_rest_on_another(site: Path) -> None:
    beta = TERM.replace("acme-customer", "beta-client").replace("safeguarding customer", "safeguarding client")
    acme(site, extends='"beta"', terms=TERM)
    installed(site, "beta", "3", "safelint.house: any = beta", {"any/terms.toml": beta})
    asks("acme-data", "beta")
    config = load("safelint.toml")
    assert [each.package for each in config.shared] == ["beta", "acme-data"]
    assert [each.id for each in extended(loader.load(), config).terms[-2:]] == ["beta-client", "acme-customer"]


def test_no_code_of_a_package_is_run(site: Path, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    acme(site, code=f"open({str(canary)!r}, 'w')")
    assert load("safelint.toml").shared
    assert not canary.exists()


def test_an_untrusted_run_loads_none(site: Path) -> None:
    Path("a.md").write_text("A safeguarding customer rang.\n", encoding="utf-8")
    report = Engine(Flags(untrusted=True)).run(["a.md"])  # the package is not even installed
    assert len(report.packs) == 1
    acme(site)
    assert len(Engine(Flags(untrusted=True)).run(["a.md"]).packs) == 1
    assert len(Engine().run(["a.md"]).packs) == 2


def test_a_package_that_is_not_there_is_said(site: Path) -> None:
    assert refusal() == "safelint.toml: extends: no package acme-data is installed where safelint runs"
    installed(site, "acme-date", "1", ENTRY, {"words/terms.toml": TERM})
    assert refusal() == (
        "safelint.toml: extends: no package acme-data is installed where safelint runs; nearest known: acme-date"
    )


def test_one_that_brings_no_data_is_said(site: Path) -> None:
    asks("click")
    assert refusal() == (
        "safelint.toml: extends: the package click brings no data of a house: it has no entry point in the group "
        "safelint.house"
    )


def test_a_package_in_the_current_folder_is_not_there(site: Path) -> None:
    acme(Path.cwd())
    assert "no package acme-data is installed" in refusal()


def test_of_a_package_in_two_places_the_first_counts(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acme(site, terms=TERM)
    (tmp_path / "more").mkdir()
    acme(tmp_path / "more", terms=TERM)
    monkeypatch.setattr("sys.path", [*sys.path, str(tmp_path / "more")])
    assert [each.file for each in load("safelint.toml").shared] == [str(site / "acme_data" / "words" / "terms.toml")]


def test_a_circle_is_said(site: Path) -> None:
    acme(site, extends='"beta"', terms=TERM)
    again = {"any/terms.toml": 'extends = ["acme_data"]\n'}
    told = installed(site, "beta", "3", "safelint.house: any = beta", again)
    path = told.parent / "beta" / "any" / "terms.toml"
    assert refusal() == f"{path}: extends: goes in a circle: acme-data -> beta -> acme-data"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[terms]]\nid = "x"\n', "terms: unknown key; nearest known: term"),
        ("select = []\n", "select: unknown key"),
        ("extends = 1\n", "extends: must be a list in square brackets, not 1"),
        ("[[term]\n", "is not valid TOML: "),
        (TERM.replace('"warning"', '"fatal"'), 'term "acme-customer": severity: "fatal" is not one of '),
        (TERM.replace("A person", "A safeguarding customer"), 'term "acme-customer": good 1: a good example, but the'),
        (TERM + TERM, 'term "acme-customer": id: "acme-customer" stands twice'),
        ("#" * 1_000_001, "cannot be read: holds more than 1,000,000 bytes"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_package_is_said_with_its_file(site: Path, text: str, said: str) -> None:
    acme(site, terms=text)
    path = site / "acme_data" / "words" / "terms.toml"
    assert re.match(rf"{re.escape(str(path))}: {re.escape(said)}", refusal().replace(f"{Path.cwd()}/", "")), refusal()


@pytest.mark.parametrize("count", [0, 51])
def test_a_package_has_some_files_and_not_too_many(site: Path, count: int) -> None:
    files = {f"words/{number}.toml": "" for number in range(count)} or {"words/README.md": ""}
    installed(site, "acme-data", "1", ENTRY, files)
    assert refusal() == f"{site / 'acme_data' / 'words'}: must hold 1 to 50 TOML files, not {count}"


def test_a_result_from_before_is_not_used_when_a_package_changes(site: Path) -> None:
    acme(site, terms=TERM)
    before = load("safelint.toml")
    path = site / "acme_data" / "words" / "terms.toml"
    path.write_text(TERM.replace("acme-customer", "acme-client"), encoding="utf-8")
    assert repr(load("safelint.toml")) != repr(before)  # the key of the result cache
