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


def test_a_line_with_a_wrong_number_is_not_told_as_help_that_is_there(bench: Workbench) -> None:
    text = (
        "# Help for you\n\nShe was afraid of her husband. If he hits you, you can get help.\n\n"
        "Call the National Domestic Abuse Helpline on {}.\n"
    )
    label = "one way to get help"
    right, wrong = (
        checked(bench, text.format(number), "text.md")["help"] for number in ("0808 2000 247", "0808 2000 274")
    )
    assert (label in right["present"], label in right["misnumbered"]) == (True, False)
    assert (label in wrong["present"], label in wrong["misnumbered"]) == (False, True)


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


def test_a_file_is_read_once_whatever_is_asked_of_it(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.open("draft.docx", word(paragraph(run("Call Childline on 0808 800 5000."))))
    monkeypatch.setattr("safelint.readers.read", None)
    (finding,) = checked(bench, None, "draft.docx")["findings"]
    assert finding["rule"] == "helpline/wrong-organisation"
    assert "was given to Childline" in " ".join(bench.why().split())
    bench.hardest()
    bench.missing_help()
    assert "Do not publish yet" in bench.report()


def test_what_holds_more_numbers_than_any_text_is_not_checked(bench: Workbench) -> None:
    page = "<p>" + "01632 960123 " * 30_000 + "</p>"
    looked = json.loads(bench.open("page.html", page.encode(), True))
    assert "numbers" in json.loads(bench.check(ask(None, looked["name"])))["problem"]


def test_a_page_that_declares_another_encoding_is_read_as_it_is_written(bench: Workbench) -> None:
    page = '<!doctype html><html lang="en"><meta charset="windows-1252"><title>Help’s here</title><p>Call 999.</p>'
    opened = json.loads(bench.open("a.html", page.encode("cp1252")))
    assert opened["text"] == page
    found = checked(bench, opened["text"] + "<p>Don’t call Childline on 0808 800 5000.</p>", "a.html")
    assert "0808 800 5000" in [each["text"] for each in found["findings"]]


def test_what_cannot_be_read_here_is_said(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("safelint.readers.pdf.process.can_read", lambda: False)
    assert json.loads(bench.open("a.pdf", b"%PDF")) == {"problem": ""}
    assert json.loads(bench.open("a.xyz", b"?")) == {"problem": ""}
    assert "larger than" in json.loads(bench.open("a.txt", b"a" * 60_000_000))["problem"]
    assert "save it as .docx" in json.loads(bench.open("a.doc", b"?"))["problem"]
    assert json.loads(bench.open("a.docx", b"PK\x03\x04"))["problem"]
    here = json.loads(bench.names())["suffixes"]
    assert ".docx" in here
    assert ".pdf" not in here
    assert ".pdf" in json.loads(bench.names(True))["suffixes"]
    assert ".md" in here
    assert set(here) < set(readers.suffixes())


def test_a_suffix_that_the_house_gives_to_a_format_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("safelint.toml").write_text('[files]\nsuffixes = {".wrd" = "docx"}\n', encoding="utf-8")
    house = Workbench()
    assert ".wrd" in json.loads(house.names())["suffixes"]
    opened = json.loads(house.open("a.wrd", word(paragraph(run("Call Childline.")))))
    assert (opened["text"], opened["annotated"], opened["fixable"]) == ("Call Childline.\n", True, True)


def test_the_house_says_how_large_a_text_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("safelint.toml").write_text("[files]\nmax-megabytes = 0.001\n", encoding="utf-8")
    house = Workbench()
    assert "larger than 0.001 MB" in json.loads(house.open("a.txt", b"Words. " * 200))["problem"]
    assert json.loads(house.open("a.txt", b"Words. " * 100))["editable"]


def test_markdown_is_read_where_pyromark_is_not(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("safelint.readers.markdown.reader.find_spec", lambda _: None)
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


def test_no_package_is_needed_that_a_browser_has_not(tmp_path: Path) -> None:
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
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.stderr == ""
    assert done.returncode == 0


PAGE = """<!doctype html>
<html lang="en-GB"><head><title>Help &amp; advice</title></head>
<body><nav><a href="/">Home</a></nav>
<main><h1>Help for
   children</h1>
<p>\N{SLEUTH OR SPY} She   committed
   suicide &amp; he went. Call <b>Child</b>line on <a href="tel:08088005000">0808 800&nbsp;5000</a>.</p>
<img src="a.jpg">
<table><tr><td>Service<td>Number<tr><td>Samaritans<td>116 123</table></main></body></html>
"""


def looked(bench: Workbench, page: str, name: str = "page.html") -> tuple[str, dict[str, Any]]:
    shown = json.loads(bench.open(name, page.encode(), True))
    assert shown["editable"] is False
    return shown["text"], checked(bench, None, shown["name"])


def test_what_somebody_looks_at_is_shown_as_people_see_it(bench: Workbench) -> None:
    text, found = looked(bench, PAGE)
    assert text.split("\n") == [
        "Help & advice",
        "Home",
        "Help for children",
        "\N{SLEUTH OR SPY} She committed suicide & he went. Call Childline on 0808 800 5000.",
        "\N{HORIZONTAL ELLIPSIS}",
        "Service",
        "Number",
        "Samaritans",
        "116 123",
    ]
    marked = {each["rule"]: at(text, each) for each in found["findings"]}
    assert marked["terminology/commit-suicide"] == "committed suicide"
    assert marked["helpline/wrong-organisation"] == "0808 800 5000"
    assert marked["accessibility/image-alt"] == "\N{HORIZONTAL ELLIPSIS}"
    assert marked["accessibility/table-headers"] == "", "a tag is seen by nobody"
    assert [at(text, each) for each in found["numbers"]] == ["0808 800 5000", "116 123"]
    related = next(each for each in found["findings"] if each["rule"] == "helpline/wrong-organisation")["related"]
    assert [at(text, each) for each in related] == ["Childline"]


def test_what_somebody_looks_at_is_judged_as_the_file_is(bench: Workbench) -> None:
    _, seen = looked(bench, PAGE)
    found = checked(bench, PAGE, "page.html")
    for finding in (*seen["findings"], *found["findings"]):
        assert finding.pop("where")
        for key in ("start", "end", "related", "choices"):
            del finding[key]
    assert seen["findings"] == found["findings"]
    assert seen["verdict"] == found["verdict"]
    assert seen["editable"] is False
    assert found["editable"] is True


def test_places_of_what_somebody_looks_at_are_told_by_its_headings(bench: Workbench) -> None:
    _, found = looked(bench, PAGE)
    places = {each["rule"]: each["where"] for each in found["findings"]}
    assert places["terminology/commit-suicide"] == "under “Help for children”"
    long = "Word " * 30
    for page, where in (
        ("<p>One.</p><p>She committed suicide.</p>", "paragraph 2"),
        (f"<h2>{long}</h2><p>She committed suicide.</p>", f"under “{' '.join(['Word'] * 12)}…”"),
    ):
        _, found = looked(bench, page)
        assert [e["where"] for e in found["findings"] if e["rule"] == "terminology/commit-suicide"] == [where]


def test_what_can_wait_is_told_of_what_somebody_looks_at(bench: Workbench) -> None:
    page = f"<h1>News</h1><p>{' '.join(['A man of 45 was jailed for the sexual abuse of a child.'] * 12)}</p>"
    text, found = looked(bench, page)
    assert found["reading"]["grade"] is not None
    missing = json.loads(bench.missing_help())
    assert "Childline on 0800 1111" in missing["lines"]
    for each in json.loads(bench.hardest()):
        assert at(text, each) == each["text"]
        assert each["where"] == "under “News”"
    _, found = looked(bench, PAGE)
    finding = next(each for each in found["findings"] if each["rule"] == "terminology/commit-suicide")
    choices = json.loads(bench.choices(finding["at"]))
    assert choices[0]["edits"] == [{"text": "died by suicide", "start": finding["start"], "end": finding["end"]}]


def test_a_plain_text_and_an_empty_page_can_be_looked_at(bench: Workbench) -> None:
    text, found = looked(bench, WRONG, "field.txt")
    assert text == WRONG.strip()
    assert [at(text, each) for each in found["numbers"]] == ["0808 800 5000"]
    text, found = looked(bench, "", "page.html")
    assert (text, found["verdict"]) == ("", "nothing")


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("field.txt", "%PDF- is how a PDF begins. She committed suicide."),
        ("page.html", '<meta charset="iso-2022-jp"><p>\x1b$B is an escape \N{EN DASH} she committed suicide.</p>'),
    ],
)
def test_what_is_looked_at_is_never_taken_for_another_format(bench: Workbench, name: str, page: str) -> None:
    text, found = looked(bench, page, name)
    assert text in page
    marked = {each["rule"]: at(text, each) for each in found["findings"]}
    assert marked["terminology/commit-suicide"] == "committed suicide"


def test_why_something_cannot_be_looked_at_is_said(bench: Workbench) -> None:
    page = "---\nsafelint:\n  kind: nonsense\n---\n<p>One.</p>\n"
    assert "nonsense" in json.loads(bench.open("page.html", page.encode(), True))["problem"]


def test_a_text_that_is_typed_after_it_has_its_own_places(bench: Workbench) -> None:
    looked(bench, PAGE)
    found = checked(bench, WRONG)
    assert [at(WRONG, each) for each in found["numbers"]] == ["0808 800 5000"]
    assert found["numbers"][0]["where"] == "line 1"
