"""The report for people who sign off: what was checked and how, fixes to copy, sorting and finding. How it looks and
works in a browser is asked in outside/test_browser.py."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from safelint.cli import main
from safelint.reports import Style, find_format
from safelint.values.finding import SUGGESTION, Choice, Edit
from safelint.values.report import InHand, Report, Since
from safelint.values.source import Source
from support import TODAY
from support.reports import finding, sample

pytestmark = pytest.mark.slow

Page = Callable[..., str]
CALL = "Call Childline on 08001111 today.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def page(folder: Path, capsys: pytest.CaptureFixture[str]) -> Page:
    def page(*arguments: str) -> str:
        with pytest.raises(SystemExit) as stopped:
            main(["check", "--today", TODAY, "--format", "html", *arguments])
        assert stopped.value.code in (0, 1), capsys.readouterr().err
        return capsys.readouterr().out

    return page


def git(*words: str) -> str:
    names = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    return subprocess.run(["git", *names, *words], capture_output=True, text=True, check=True).stdout.strip()


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def signed(html: str) -> str:
    return html[html.index('<section class="signoff"') :]


# What was checked.


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf# A\r\n\r\nAll well.\r\n", b"Caf\xe9.\n", "Nein.\n".encode("utf-16")])
def test_the_digest_is_that_of_the_file(page: Page, folder: Path, data: bytes) -> None:
    (folder / "a.md").write_bytes(data)
    assert f"<code>{sha256(data).hexdigest()}</code>" in signed(page("a.md"))


def test_the_digest_is_that_of_the_fixed_file(page: Page, folder: Path) -> None:
    (folder / "a.md").write_text(CALL, encoding="utf-8")
    html = page("--fix", "a.md")
    data = (folder / "a.md").read_bytes()
    assert b"0800 1111" in data
    assert sha256(data).hexdigest() in html


def test_the_block_is_the_same_from_processes_and_from_the_cache(page: Page, folder: Path) -> None:
    (folder / "safelint.toml").write_text('nation = "wales"\n', encoding="utf-8")
    for number in range(30):
        (folder / f"{number:02}.md").write_text(f"# Page {number}\n\n" + "All is well here. " * 400, encoding="utf-8")
    alone = signed(page("--no-cache", "--jobs", "1", "."))
    assert alone.count("<bdi>") == 30
    assert signed(page("--no-cache", "--jobs", "2", ".")) == alone
    assert [signed(page(".")) for _ in range(2)] == [alone, alone]


def test_the_settings_are_told_with_where_they_come_from(page: Page, folder: Path) -> None:
    (folder / "safelint.toml").write_text(
        'nation = ["wales", "scotland"]\nfail-on = "warning"\nignore = ["document"]\n'
        '[rules]\n"readability/long-sentence" = "off"\n[readability]\nsentence-words = 30\nstrict = true\n'
        '[helplines]\noff = ["childline"]\n',
        encoding="utf-8",
    )
    (folder / "a.md").write_text("---\nsafelint:\n  audience: children\n---\n# A\n\nAll well.\n", encoding="utf-8")
    said = words(signed(page("--kind", "letter", "--select", "helpline", "a.md")))
    for each in (
        "Publication stops at warnings",
        "Audience children under 12 (front matter)",
        "Kind of text letter (command line)",
        "Nation wales, scotland (safelint.toml)",
        "Subject as the text shows (default)",
        "readability.sentence-words 30 (safelint.toml)",
        "readability.strict on (safelint.toml)",
        "helplines.off childline (safelint.toml)",
        "readability/long-sentence off (safelint.toml)",
        "Not these rules document (safelint.toml)",
        "Only these rules helpline (command line)",
        "Made with safelint ",
        "Rule packs uk ",
        "Day of the check 25 November 2026",
    ):
        assert each in said


def test_texts_with_other_settings_are_told_apart(page: Page, folder: Path) -> None:
    (folder / "safelint.toml").write_text('[[overrides]]\nfiles = ["news/*"]\naudience = "news"\n', encoding="utf-8")
    (folder / "news").mkdir()
    for name in ("a.md", "b.md", "news/c.md"):
        (folder / name).write_text("# A\n\nAll well.\n", encoding="utf-8")
    said = words(signed(page(".")))
    assert "Settings 1, of 2 texts Audience as the text shows, else public (default)" in said
    assert "Settings 2, of 1 text Audience news readers (safelint.toml, overrides 1)" in said
    assert re.search(r"news/c\.md [0-9a-f]{64} 2", said)


def test_the_commit_is_told_with_changed_alone_and_only_of_what_it_holds(page: Page, folder: Path) -> None:
    git("init", "-q", "-b", "main")
    for name in ("a", "b"):
        (folder / f"{name}.md").write_text("# A\n\nAll well.\n", encoding="utf-8")
    git("add", "-A")
    git("commit", "-qm", "one")
    (folder / "a.md").write_text("# A\n\nAll is well.\n", encoding="utf-8")
    (folder / "b.md").write_text("# B\n\nAll well.\n", encoding="utf-8")
    git("commit", "-qam", "two")
    (folder / "b.md").write_text("# B\n\nAll is well.\n", encoding="utf-8")
    (folder / "c.md").write_text("# C\n\nNew.\n", encoding="utf-8")
    commit = git("rev-parse", "HEAD")
    assert commit not in page(".")
    said = words(signed(page("--changed", "HEAD~1", ".")))
    assert "Only lines that differ from HEAD~1" in said
    assert re.findall(rf"(\w)\.md [0-9a-f]{{64}} (not as in )?{commit}", said) == [
        ("a", ""),
        ("b", "not as in "),
        ("c", "not as in "),
    ]


def test_what_is_typed_can_be_sent_nowhere(page: Page, folder: Path) -> None:
    (folder / "a.md").write_text("All well.\n", encoding="utf-8")
    html = page("a.md")
    assert "form-action 'none'" in html
    assert "script" not in html.lower()
    block = signed(html)
    assert [re.findall(rf"<{tag}\b", block) for tag in ("form", "button")] == [[], []]
    assert re.findall(r'<input id="([\w-]+)"', block) == ["sign-name", "sign-date"]
    assert re.findall(r'type="radio" name="decision"', block) == ['type="radio" name="decision"'] * 3


# Fixes.


def lines_of(html: str) -> list[tuple[str, str, str]]:
    """(what is said, the line before, the line after) of each fix."""
    return [
        tuple(unescape(re.sub(r"<[^>]+>", "", part)) for part in found)  # type: ignore[misc]
        for found in re.findall(
            r'<div class="fix"><p class="label">.*?</p><p class="line"><code dir="auto">(.*?)</code></p>'
            r'<p class="label">(.*?)</p><p class="line[^"]*"><code dir="auto">(.*?)</code></p></div>',
            html,
            re.DOTALL,
        )
    ]


def test_a_safe_fix_shows_its_line_before_and_after(page: Page, folder: Path) -> None:
    (folder / "a.md").write_text(f"# A\n\n{CALL}", encoding="utf-8")
    html = page("--select", "helpline", "a.md")
    assert lines_of(html) == [
        (CALL.strip(), "After, to copy (a click marks the line)", "Call Childline on 0800 1111 today.")
    ]
    assert '<p class="label">Line 3, before</p>' in html
    assert "<del>08001111</del>" in html
    assert "<ins>0800 1111</ins>" in html


def fixed(line: str, *edits: tuple[str, str], safe: bool = True) -> Report:
    """A report of one line with a finding for each (words, what to write)."""
    report = sample()
    letter = next(each for each in report.documents if each.path.startswith("letters"))
    source = Source("a.md", "markdown", f"First.\r\n{line}\r\nLast.\r\n")
    found = []
    for number, (old, new) in enumerate(edits):
        each = finding(source, old, f"terminology/t{number}", SUGGESTION, f"Write {new}.")
        found.append(each._replace(choices=(Choice((Edit(each.span, new),), safe=safe),)))
    original = InHand(source, letter.original.document())
    document = letter._replace(original=original, findings=tuple(found), numbers=(), suppressed=(), block=None)
    return report._replace(documents=(document,), failures=())


def render(report: Report) -> str:
    return find_format("html").render(report, Style())


def test_a_line_to_copy_has_all_its_fixes() -> None:
    html = render(fixed("The Saftey of childs <b> matters.", ("Saftey", "Safety"), ("childs", "children")))
    assert [after for _, _, after in lines_of(html)] == ["The Safety of children <b> matters."] * 2


def test_of_fixes_that_overlap_the_first_is_made() -> None:
    html = render(fixed("Call the police man now.", ("police man", "officer"), ("man now", "man today")))
    assert {after for _, _, after in lines_of(html)} == {"Call the officer now."}


def test_no_line_is_offered_to_copy_that_is_not_shown_as_it_is() -> None:
    html = render(fixed("The Saftey\u202e of all.", ("Saftey", "Safety")))
    assert lines_of(html)[0][1] == "After, with what cannot be seen written out"
    assert 'class="line copy"' not in html
    html = render(fixed(f"{'word ' * 150}Saftey{' word' * 150}", ("Saftey", "Safety")))
    ((before, said, after),) = lines_of(html)
    assert said == "After, in part"
    assert len(before) < 200
    assert "Safety" in after


def test_what_is_no_safe_fix_has_no_line_to_copy() -> None:
    html = render(fixed("The Saftey of all.", ("Saftey", "Safety"), safe=False))
    assert lines_of(html) == []
    assert "<p>Write “Safety”</p>" in html


# Order, and beside an earlier report.


def test_documents_stand_in_three_orders(page: Page, folder: Path) -> None:
    long = "The investigation of institutional responsibilities necessitated considerable documentation. " * 20
    (folder / "b.md").write_text(f"# B\n\n{long}\n", encoding="utf-8")
    (folder / "a.md").write_text(
        "# A\n\nHe was well. She was well. All was well. " + "We saw it. " * 60, encoding="utf-8"
    )
    (folder / "c.md").write_text("# C\n\nHe had child pornography.\n", encoding="utf-8")
    html = page("--select", "terminology", ".")
    orders = {
        name: re.findall(
            r'href="#d\d"><bdi>(\w)\.md</bdi>', html.split(f'<div class="order in-{name}">')[1].split("</table>")[0]
        )
        for name in ("errors", "name", "grade")
    }
    assert orders == {"errors": ["c", "a", "b"], "name": ["a", "b", "c"], "grade": ["b", "a", "c"]}


def test_a_line_with_a_wrong_number_has_no_tick(page: Page, folder: Path) -> None:
    (folder / "a.md").write_text(
        "# Help for you\n\nShe was afraid of her husband. If he hits you, you can get help.\n\n"
        "Call the National Domestic Abuse Helpline on 0808 2000 274.\n",
        encoding="utf-8",
    )
    assert "\u2715 Wrong number: one way to get help" in words(page("a.md"))


def test_one_document_needs_no_order_and_no_list_of_texts() -> None:
    html = render(fixed("The Saftey of all.", ("Saftey", "Safety")))
    assert 'name="order"' not in html
    assert 'id="only-text"' not in html


def test_the_comparison_says_what_is_new_and_what_is_gone() -> None:
    report = sample()
    documents = tuple(
        each._replace(
            findings=tuple(hit._replace(since="new" if place else "same") for place, hit in enumerate(each.findings))
        )
        for each in report.documents
    )
    gone = {
        "path": "<b>.md", "rule": "helpline/x", "severity": "error", "message": "Was <i>wrong</i>.", "text": "x",
        "line": 3, "start": 9, "place": None,
    }  # fmt: skip
    since = Since("last.json", "2026-10-01", (("uk", "2026.10"),), (gone,), 2)
    html = render(report._replace(documents=documents, since=since))
    said = words(html)
    assert (
        "Compared with last.json of 1 October 2026: 3 new, 1 gone, 2 the same; 2 earlier findings not looked at" in said
    )
    assert "The earlier report was made with other rules (uk 2026.10)" in said
    assert "&lt;b&gt;.md</bdi>, line 3: Was &lt;i&gt;wrong&lt;/i&gt;." in html
    assert len(re.findall(r'<p class="head">(?:(?!</p>).)*new-mark', html)) == 2  # of the text at hand
    assert '<input type="checkbox" id="n-new"' in html
    assert "other rules" not in render(report._replace(since=since._replace(packs=report.packs)))
    assert "n-new" not in render(report)


def test_a_list_of_very_many_is_cut_and_says_so() -> None:
    report = sample()
    letter = next(each for each in report.documents if each.path.startswith("letters"))
    sources = (Source(f"{number:04}.md", "markdown", letter.source().text) for number in range(1_200))
    document = letter.original.document()
    many = tuple(letter._replace(original=InHand(source, document)) for source in sources)
    html = render(report._replace(documents=many))
    assert html.count('<option id="t-') == 300
    assert "<option disabled>and 900 more, not listed here</option>" in html
    assert 'name="order"' not in html
