"""What the page asks of the engine, without a browser."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from safelint import readers
from safelint.page.units import Units
from safelint.page.workbench import Workbench
from safelint.values.source import Span
from support.word import paragraph, run, word

WRONG = "A man has been charged with child sexual abuse. \N{SLEUTH OR SPY} Call Childline on 0808 800 5000.\n"


@pytest.fixture(scope="module")
def one() -> Workbench:
    return Workbench()


@pytest.fixture
def bench(one: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    """In a folder of its own, as in the browser."""
    monkeypatch.chdir(tmp_path)
    return one


def ask(text: str | None, name: str = "text.txt", **chosen: Any) -> str:
    return json.dumps({"name": name, "text": text, "audience": "", "kind": "", "nations": [], "topics": [], **chosen})


def checked(bench: Workbench, text: str | None, name: str = "text.txt", **chosen: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(bench.check(ask(text, name, **chosen)))
    return found


def at(text: str, place: dict[str, Any]) -> str:
    """The words at a place, which counts in units of UTF-16."""
    return text.encode("utf-16-le")[2 * place["start"] : 2 * place["end"]].decode("utf-16-le")


def test_places_are_counted_as_scripts_count_them() -> None:
    units = Units("a\N{SLEUTH OR SPY}b\N{SLEUTH OR SPY}c")
    assert [units.at(each) for each in range(6)] == [0, 1, 3, 4, 6, 7]
    assert units.span(Span(1, 3)) == {"start": 1, "end": 4}
    assert Units("").at(0) == 0
    assert Units("plain").at(5) == 5


def test_a_text_is_checked_with_all_that_the_page_shows(bench: Workbench) -> None:
    found = checked(bench, WRONG)
    assert found["verdict"] == "stop"
    (finding,) = [each for each in found["findings"] if each["severity"] == "error"]
    assert finding["rule"] == "helpline/wrong-organisation"
    assert at(WRONG, finding) == finding["text"] == "0808 800 5000"
    assert at(WRONG, finding["related"][0]) == "Childline"
    assert finding["sources"]
    assert found["rules"][finding["rule"]]["why"]
    (number,) = found["numbers"]
    assert (number["service"], number["given"], at(WRONG, number)) == ("NSPCC Helpline", "Childline", "0808 800 5000")
    assert "child-sexual-abuse" in found["understood"]["topics"]


def test_choices_are_those_that_bring_nothing_new(bench: Workbench) -> None:
    found = checked(bench, WRONG)
    (finding,) = [each for each in found["findings"] if each["severity"] == "error"]
    first, *_ = json.loads(bench.choices(finding["at"]))
    assert [at(WRONG, each) for each in first["edits"]] == ["0808 800 5000"]
    fixed = WRONG.replace("0808 800 5000", first["edits"][0]["text"])
    assert checked(bench, fixed)["verdict"] == "pass"


def test_verdicts(bench: Workbench) -> None:
    assert checked(bench, " \n")["verdict"] == "nothing"
    assert checked(bench, "Call 999.\n")["verdict"] == "pass"


def test_options_count(bench: Workbench) -> None:
    found = checked(bench, WRONG, kind="letter", audience="children", nations=["wales"], topics=["suicide"])
    assert found["understood"] == {
        "kind": "letter",
        "audience": "children",
        "nations": ["wales"],
        "topics": ["suicide"],
    }
    assert checked(bench, WRONG)["understood"]["kind"] != "letter"


def test_the_lines_of_help_that_are_missing_go_where_they_help(bench: Workbench) -> None:
    text = "Press release\n\n" + "A man of 45 was jailed for the sexual abuse of a child, the court heard.\n\n" * 3
    found = checked(bench, text)
    assert any(each["rule"].startswith("signposting/") for each in found["findings"])
    missing = json.loads(bench.missing_help())
    start, end = missing["insert"]["start"], missing["insert"]["end"]
    again = checked(bench, text[:start] + missing["insert"]["text"] + text[end:])
    assert not any(each["rule"] == "signposting/missing" for each in again["findings"])
    assert all(line in missing["insert"]["text"] for line in missing["lines"].splitlines())
    checked(bench, "Call 999.\n")
    assert json.loads(bench.missing_help()) == {"lines": "", "language": "en", "insert": None}


def test_hard_sentences_come_first(bench: Workbench) -> None:
    hard = (
        "Notwithstanding the complicated considerations that administrators communicated, participation is voluntary."
    )
    text = f"We are here. You can call us. {hard} We will help you. It is free to call.\n"
    checked(bench, text)
    first, *rest = json.loads(bench.hardest())
    assert first["text"] == at(text, first) == hard
    assert all(each["fall"] <= first["fall"] for each in rest)


def test_a_word_file_is_read_and_marked(bench: Workbench) -> None:
    data = word(paragraph(run("Call Childline on 0808 800 5000.")))
    opened = json.loads(bench.open("C:\\drafts\\draft.docx", data))
    assert opened["name"] == "draft.docx"
    assert "0808 800 5000" in opened["text"]
    assert (opened["editable"], opened["annotated"]) == (False, True)
    (finding,) = checked(bench, None, "draft.docx")["findings"]
    assert finding["where"] == "paragraph 1"
    with zipfile.ZipFile(BytesIO(bench.marked(fixing=False))) as archive:
        assert "not Childline" in archive.read("word/comments.xml").decode()


def test_a_page_that_declares_another_encoding_is_read_as_it_is_written(bench: Workbench) -> None:
    page = '<!doctype html><html lang="en"><meta charset="windows-1252"><title>Help’s here</title><p>Call 999.</p>'
    opened = json.loads(bench.open("a.html", page.encode("cp1252")))
    assert opened["text"] == page
    found = checked(bench, opened["text"] + "<p>Don’t call Childline on 0808 800 5000.</p>", "a.html")
    assert "0808 800 5000" in [each["text"] for each in found["findings"]]


def test_what_cannot_be_read_here_is_said(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("safelint.page.workbench.find_spec", lambda _: None)
    assert json.loads(bench.open("a.pdf", b"%PDF")) == {"problem": ""}
    assert json.loads(bench.open("a.xyz", b"?")) == {"problem": ""}
    assert "larger than" in json.loads(bench.open("a.txt", b"a" * 60_000_000))["problem"]
    assert "save it as .docx" in json.loads(bench.open("a.doc", b"?"))["problem"]
    assert json.loads(bench.open("a.docx", b"PK\x03\x04"))["problem"]
    here = json.loads(bench.names())["suffixes"]
    assert ".docx" in here
    assert ".pdf" not in here
    assert ".md" in here
    assert set(here) < set(readers.suffixes())


def test_markdown_is_read_where_pyromark_is_not(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("safelint.readers.markdown.find_spec", lambda _: None)
    text = "# Help\n\n[Click here](https://example.org/) or call Childline on 0808 800 5000.\n"
    opened = json.loads(bench.open("a.md", text.encode()))
    assert (opened["name"], opened["editable"]) == ("a.md", True)
    found = checked(bench, None, "a.md")["findings"]
    assert {each["rule"] for each in found} >= {"accessibility/link-text", "helpline/wrong-organisation"}
    (number,) = (each for each in found if each["rule"] == "helpline/wrong-organisation")
    assert text[number["start"] : number["end"]] == "0808 800 5000"


def test_why_the_rule_and_the_report(bench: Workbench) -> None:
    checked(bench, WRONG)
    assert "was given to Childline" in " ".join(bench.why().split())
    assert "Print the number of the service" in bench.explain("helpline/wrong-organisation")
    assert "Do not publish yet" in bench.report()
    assert "Write “0800 1111”" in bench.report()


def test_no_package_is_needed_that_a_browser_has_not() -> None:
    """Asked of another process: here they are loaded already."""
    program = f"""
import sys
for name in ("msgspec", "pyromark", "pypdfium2", "pypdf", "textstat", "pygls", "pyarrow"):
    sys.modules[name] = None
from safelint.page.workbench import Workbench
bench = Workbench()
bench.warm()
bench.open("a.md", b"# Help\\n\\n[Call](https://example.org) **999**.\\n")
bench.check({ask(WRONG)!r})
bench.choices(0)
bench.missing_help()
bench.why()
bench.hardest()
bench.report()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 0
