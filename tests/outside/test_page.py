"""The page for writers in a real browser: the engine in it, what it asks of anybody, its keyboard, its looks.

SAFELINT_PYODIDE and SAFELINT_PDFIUM are the packages of Pyodide and PDFium as npm has them, SAFELINT_AXE the path of
axe-core's axe.min.js.
"""

from __future__ import annotations

import os
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from safelint import Linter, readers
from safelint.annotate import annotated
from safelint.config import Flags
from safelint.page import markup, npm, site
from safelint.page.serve import PageServer
from safelint.run.engine import Engine
from support import DATA, ROOT
from support.outside import need
from support.pdf import line, lines, pdf, tagged
from support.word import paragraph, run, word

FAULTY = """A man has been charged with child sexual abuse. \N{SLEUTH OR SPY} She committed suicide in March.

He had kept child pornography, police said, and the notwithstanding circumstances of the investigation that the officers
of the force had undertaken in the preceding months were, in the opinion of those who were responsible for it, such that
nobody could have known.

Call Childline on 0808 800 5000.
"""
KINDS: Any = markup.texts_of("en")["kinds"]
WAIT = 60_000  # ms: machines of the tests are slow
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page in a folder, as `safelint page --out` writes it."""
    given = []
    for name, wanted in (("SAFELINT_PYODIDE", npm.pyodide()), ("SAFELINT_PDFIUM", npm.pdfium())):
        path = os.environ.get(name, "")
        need(os.path.exists(path), f"{name}, the package of {wanted.name} as npm has it")
        given.append(npm.read(path, wanted))
    out = tmp_path_factory.mktemp("page")
    for name, data in site.built(given[0], given[1]).items():
        path = out / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    return out


@pytest.fixture(scope="module")
def served(built: Path) -> Iterator[str]:
    files = {each.name: each.read_bytes() for each in (built / site.FOLDER).iterdir()}
    with PageServer(files) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.address
        server.shutdown()
        thread.join()


class Visit:
    """A page that is ready, with all that it asked of anybody and all that the browser complained of."""

    def __init__(self, context: Any, address: str) -> None:
        self.context = context
        self.page = context.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(address)
        self.page.wait_for_selector("html[data-ready]", timeout=WAIT)

    def write(self, text: str) -> None:
        self.page.locator("#text").fill(text)
        self.settled()

    def open(self, path: Path, words: str = "is open") -> None:
        self.page.locator("#file").set_input_files(path)
        self.page.locator("#opened", has_text=f"{path.stem}").and_(self.page.get_by_text(words)).wait_for(timeout=WAIT)
        self.settled()

    def settled(self) -> None:
        """Waits until all that the page has to ask of the engine is answered."""
        self.page.wait_for_selector("html[data-at-rest]", timeout=WAIT)

    def says(self, selector: str) -> str:
        return str(self.page.locator(selector).inner_text())

    @property
    def text(self) -> str:
        return str(self.page.locator("#text").input_value())


@pytest.fixture(scope="module")
def shared(browser: Any, built: Path) -> Iterator[Visit]:
    """One visit for tests that leave nothing behind but another text."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    yield Visit(context, (built / site.ONE_FILE).as_uri())
    context.close()


@pytest.fixture
def visit(shared: Visit) -> Visit:
    shared.page.get_by_role("button", name="Clear").click()
    shared.settled()
    shared.asked.clear()
    shared.complaints.clear()
    return shared


def test_what_is_typed_is_checked_and_marked(visit: Visit) -> None:
    visit.write(FAULTY)
    assert visit.says("#say") == "Do not publish yet"
    marked = visit.page.locator("#marks mark").all_text_contents()
    assert {"committed suicide", "child pornography", "0808 800 5000"} <= set(marked)
    card = visit.page.locator(".finding", has_text="0808 800 5000 is the NSPCC Helpline, not Childline.")
    assert card.count() == 1
    card.locator("summary").click()
    assert card.locator("a[href^='https://www.nspcc.org.uk/']").count() == 1
    assert "NSPCC Helpline" in visit.says("#numbers tbody tr")
    assert visit.complaints == []


def test_the_layer_of_marks_holds_the_words_of_the_text_and_lies_just_below_them(visit: Visit) -> None:
    visit.write(FAULTY + "word " * 900)
    page = visit.page
    assert page.locator("#marks").text_content() == visit.text + "\n"
    for at in ("0", "area.scrollHeight"):
        same = page.evaluate(
            f"() => {{ const area = document.getElementById('text'), layer = document.getElementById('marks');"
            f" area.scrollTop = {at}; return new Promise(done => setTimeout(() =>"
            " done([area.scrollTop - layer.scrollTop, area.clientWidth - layer.clientWidth,"
            " area.scrollHeight - layer.scrollHeight]), 100)) }"
        )
        assert [abs(each) <= 1 for each in same[:2]] == [True, True]
        assert abs(same[2]) <= 30, "the lines break at other words"


def test_one_click_writes_a_choice_and_one_takes_it_back(visit: Visit) -> None:
    visit.write(FAULTY)
    page = visit.page
    page.get_by_role("button", name="Write “0800 1111”, the number of Childline").click()
    assert visit.text == FAULTY.replace("0808 800 5000", "0800 1111")
    assert page.evaluate("document.activeElement.id") == "undo"
    visit.settled()
    assert page.locator("#marks mark", has_text="0800 1111").count() == 0
    page.get_by_role("button", name="Undo").click()
    assert visit.text == FAULTY
    visit.settled()
    page.get_by_role("button", name="Write “died by suicide”").click()
    page.locator("#text").focus()
    page.keyboard.press("Control+z")
    assert visit.text == FAULTY, "the browser's own undo knows it, too"
    visit.settled()


def test_the_page_stays_where_it_is_when_a_choice_far_down_is_taken(visit: Visit) -> None:
    page = visit.page
    visit.write("\n\n".join(f"She committed suicide in case {place}." for place in range(12)))
    card = page.locator(".finding").nth(8)
    line = int(card.locator("h3 .where").inner_text().removeprefix("line "))
    button = card.get_by_role("button", name="Write “died by suicide”")
    button.scroll_into_view_if_needed()
    assert page.evaluate("scrollY") > 200
    above = page.locator(".finding").nth(7)
    before = above.bounding_box()["y"]
    button.click()
    assert abs(above.bounding_box()["y"] - before) < 5
    assert page.evaluate("document.activeElement.id") == "undo"
    assert page.evaluate(
        "(box => box.top >= 0 && box.bottom <= innerHeight)(document.activeElement.getBoundingClientRect())"
    )
    assert visit.text.count("died by suicide") == 1
    assert "died by suicide" in visit.text.splitlines()[line - 1]
    visit.settled()


def test_the_lines_of_help_that_are_missing_are_put_in(visit: Visit) -> None:
    text = (
        "Press release\n\n" + "A man of 45 was jailed for the sexual abuse of a child, the court heard today.\n\n" * 3
    )
    visit.write(text)
    assert visit.page.locator(".checklist .no").count() >= 1
    lines = visit.page.locator(".lines li").all_inner_texts()
    assert lines
    visit.page.get_by_role("button", name="Put them in").click()
    visit.settled()
    assert all(line in visit.text for line in lines)
    assert visit.page.locator(".finding", has_text="whole text").count() == 0


def test_by_keyboard_alone(visit: Visit) -> None:
    page = visit.page
    page.locator("#text").focus()
    page.keyboard.insert_text(FAULTY)
    visit.settled()
    page.keyboard.press("Control+Home")
    seen = []
    for _ in range(3):
        page.keyboard.press("F8")
        seen.append(page.evaluate("(a => a.value.slice(a.selectionStart, a.selectionEnd))(document.activeElement)"))
    assert seen[0] == "committed suicide"
    assert len(set(seen)) == 3
    page.keyboard.press("Shift+F8")
    page.keyboard.press("Shift+F8")
    assert page.locator("#live").inner_text().startswith("1 of ")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Go to the finding"
    page.keyboard.press("Enter")
    assert "committed suicide" in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Write “died by suicide”"
    page.keyboard.press("Enter")
    assert "She died by suicide in March" in visit.text
    assert page.evaluate("document.activeElement.id") == "undo"
    page.keyboard.press("Enter")
    assert visit.text == FAULTY
    visit.settled()


def test_every_control_is_reached_by_tab_and_none_holds_it(visit: Visit) -> None:
    visit.write(FAULTY)
    page = visit.page
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    wanted = page.evaluate(
        "[...document.querySelectorAll('button, a, select, input, textarea, summary')].filter(e => e.checkVisibility())"
        ".length"
    )
    page.evaluate("() => { document.activeElement.blur(); window.reached = new Set(); }")
    for _ in range(wanted + 10):
        page.keyboard.press("Tab")
        page.evaluate("() => { window.reached.add(document.activeElement); }")
    missed = page.evaluate(
        "[...document.querySelectorAll('button, a, select, input, textarea, summary')]"
        ".filter(e => e.checkVisibility() && !window.reached.has(e)).map(e => e.outerHTML)"
    )
    assert missed == []
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = false")


def test_a_screen_reader_is_told_only_when_nobody_types(visit: Visit) -> None:
    page = visit.page
    visit.write("Call 999.\n")
    page.wait_for_timeout(2500)
    page.evaluate(
        "() => { window.told = []; const live = document.getElementById('live');"
        " new MutationObserver(() => window.told.push(live.textContent)).observe(live, {childList: true}); }"
    )
    page.locator("#text").focus()
    for letter in "She committed suicide. He had child pornography.":
        page.keyboard.insert_text(letter)
        page.wait_for_timeout(40)
    assert page.evaluate("window.told") == []
    visit.settled()
    page.wait_for_timeout(3500)
    assert page.evaluate("window.told") == ["Do not publish yet. 2 errors, 0 warnings, 0 suggestions."]


def test_the_cursor_and_the_focus_stay_where_they_are_while_findings_come(visit: Visit) -> None:
    visit.write(FAULTY)
    page = visit.page
    summary = page.locator(".finding summary").nth(1)
    summary.focus()
    page.keyboard.press("Enter")
    held = summary.evaluate_handle("each => each")
    page.evaluate("document.getElementById('options').dispatchEvent(new Event('change'))")
    visit.settled()
    assert page.evaluate("each => document.activeElement === each && each.parentElement.open", held)


def test_options_in_words_count(visit: Visit) -> None:
    visit.write("Cysylltwch. " + FAULTY)
    page = visit.page
    page.locator("details.about > summary").click()
    page.get_by_label("What it is").select_option("a letter")
    page.get_by_label("Scotland").check()
    page.get_by_label("suicide", exact=False).first.check()
    visit.settled()
    said = visit.says("#understood")
    assert "a letter" in said
    assert "Scotland" in said
    page.get_by_label("What it is").select_option("Work it out")
    page.get_by_label("Scotland").uncheck()
    page.get_by_label("suicide", exact=False).first.uncheck()
    page.locator("details.about > summary").click()
    visit.settled()


def test_what_was_understood_and_the_rule_are_a_click_away(visit: Visit) -> None:
    visit.write(FAULTY)
    page = visit.page
    page.get_by_role("button", name="Why? Show what was understood").click()
    page.locator("#told").wait_for(timeout=WAIT)
    assert "was given to Childline" in " ".join(visit.says("#told-text").split())
    page.keyboard.press("Escape")
    page.locator(".finding summary").first.click()
    page.locator(".finding").first.get_by_role("button", name="All about this rule").click()
    page.locator("#told").wait_for(timeout=WAIT)
    assert "A text without it" in visit.says("#told-text")
    page.get_by_role("button", name="Close").click()
    assert not page.locator("dialog").is_visible()


def test_the_report_is_the_real_one(visit: Visit, tmp_path: Path) -> None:
    visit.write(FAULTY)
    with visit.page.expect_download(timeout=WAIT) as download:
        visit.page.get_by_role("button", name="Get the report").click()
    path = tmp_path / "report.html"
    download.value.save_as(path)
    report = path.read_text(encoding="utf-8")
    assert report.startswith("<!doctype html>")
    assert "Do not publish yet" in report
    assert "Sign-off" in report


def test_a_word_file_is_read_and_given_back_with_comments(visit: Visit, tmp_path: Path) -> None:
    draft = tmp_path / "draft.docx"
    lines = (paragraph(run("Call Childline on 0808 800 5000.")), paragraph(run("She committed suicide.")))
    draft.write_bytes(word(*lines))
    page = visit.page
    visit.open(draft)
    assert "0808 800 5000" in visit.text
    assert not page.locator("#text").is_editable()
    assert "cannot be changed here" in visit.says("#opened")
    assert page.locator("button.use").count() == 0
    assert "Childline is 0800 1111" in visit.says("#findings")
    with page.expect_download(timeout=WAIT) as download:
        page.get_by_role("button", name="Get a copy with comments").click()
    assert download.value.suggested_filename == "draft.checked.docx"
    copy = tmp_path / "copy.docx"
    download.value.save_as(copy)
    with zipfile.ZipFile(copy) as archive:
        assert "NSPCC Helpline, not Childline" in archive.read("word/comments.xml").decode()
    page.get_by_role("button", name="Write in it here, as plain text").click()
    visit.settled()
    assert page.locator("#text").is_editable()
    assert page.locator("button.use").count() > 0


NOTES = [
    "Call Childline on 0808 800 5000.",
    "She committed suicide in March, the inquest heard, and we set out",
    "below what was done for her, as far as anybody can know that.",
]
LINKED = "<</Type /Annot /Subtype /Link /Rect [70 770 200 800] /A <</S /URI /URI (https://www.childline.org.uk/)>>>>"


def test_a_pdf_is_read_as_on_the_command_line_and_given_back_with_notes(visit: Visit, tmp_path: Path) -> None:
    """Structure, words in two looks, links, a picture of a page, and notes on the words."""
    page = visit.page
    marked = tagged(line("Help", size=20), 0, "H1") + "\n" + tagged(lines(*NOTES, y=700), 1)
    bold = line("Call", 72) + "\n" + line("999", 100, font="F2") + "\n" + line("now.", 130)
    for name, data in {
        "plain.pdf": pdf(lines(*NOTES), lines("A second page."), annotations=LINKED),
        "bold.pdf": pdf(bold),
        "tagged.pdf": pdf(marked, tree="<</S /H1 /Pg 10 0 R /K 0>> <</S /P /Pg 10 0 R /K 1>>"),
    }.items():
        path = tmp_path / name
        path.write_bytes(data)
        visit.open(path)
        document = readers.read(str(path), data, "pdf")
        assert visit.text == document.source.text
        assert not page.locator("#text").is_editable()
        assert not page.locator("#fixing-label").is_visible()
        wanted = [each.message for each in Engine().run_text(str(path), data).documents[0].findings]
        assert page.locator(".finding .message").all_text_contents() == wanted
    visit.open(tmp_path / "plain.pdf")
    with page.expect_download(timeout=WAIT) as download:
        page.get_by_role("button", name="Get a copy with comments").click()
    assert download.value.suggested_filename == "plain.checked.pdf"
    download.value.save_as(tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes() == annotated(str(tmp_path / "plain.pdf"), Flags()).data
    assert visit.complaints == []


def test_what_reads_pdf_comes_when_a_pdf_does_and_stays(browser: Any, served: str, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(lines(*NOTES)))
    context = browser.new_context()
    visit = Visit(context, served)
    visit.write(FAULTY)
    visit.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    visit.page.wait_for_timeout(500)  # it takes the page over
    assert not [each for each in visit.asked if "/pdf-" in each]
    visit.open(path)
    assert len([each for each in visit.asked if "/pdf-" in each]) == 1
    context.set_offline(True)
    visit.page.reload()
    visit.page.wait_for_selector("html[data-ready]", timeout=WAIT)
    visit.open(path)
    assert "committed suicide" in visit.text
    assert visit.complaints == []
    context.close()


def test_a_part_that_cannot_be_fetched_is_said(browser: Any, served: str, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(lines(*NOTES)))
    context = browser.new_context(service_workers="block")
    context.route("**/pdf-*.bin", lambda route: route.abort())
    visit = Visit(context, served)
    visit.open(path, "cannot be read now")
    assert visit.text == ""
    context.unroute("**/pdf-*.bin")
    visit.open(path)
    assert "committed suicide" in visit.text
    context.close()


def test_a_file_that_takes_too_long_ends_nothing_but_its_own_reading(browser: Any, built: Path, tmp_path: Path) -> None:
    """The Word file on the desk stays, as the new engine gets it again; what is dropped meanwhile opens after it."""
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf(*[lines(*NOTES * 15)] * 900))
    draft, later = tmp_path / "draft.docx", tmp_path / "later.txt"
    draft.write_bytes(word(paragraph(run("She committed suicide."))))
    later.write_text("Call Childline on 0808 800 5000.", encoding="utf-8")
    context = browser.new_context(accept_downloads=True)
    context.clock.install()
    visit = Visit(context, (built / site.ONE_FILE).as_uri())
    visit.open(draft)
    page = visit.page

    def slow() -> None:
        page.locator("#file").set_input_files(path)
        page.get_by_text("is being read").wait_for(timeout=WAIT)
        page.wait_for_timeout(500)
        context.clock.fast_forward(75_000)
        page.get_by_text("takes longer to be read").wait_for(timeout=WAIT)
        page.wait_for_selector("html:not([data-ready])", timeout=WAIT)

    slow()
    page.wait_for_selector("html[data-ready][data-at-rest]", timeout=WAIT)
    assert visit.says("#say") == "Do not publish yet"
    page.get_by_role("button", name="Why? Show what was understood").click()
    page.locator("#told").wait_for(timeout=WAIT)
    page.keyboard.press("Escape")
    with page.expect_download(timeout=WAIT):
        page.get_by_role("button", name="Get a copy with comments").click()
    slow()
    page.locator("#file").set_input_files(later)
    page.get_by_text("later.txt is open").wait_for(timeout=WAIT)
    assert visit.text.startswith("Call Childline")
    assert visit.complaints == []
    context.close()


def test_what_is_written_while_a_pdf_is_read_stays(browser: Any, built: Path, tmp_path: Path) -> None:
    slow, next_one = tmp_path / "slow.pdf", tmp_path / "next.pdf"
    slow.write_bytes(pdf(*[lines(*NOTES * 15)] * 200))
    next_one.write_bytes(pdf(lines(*NOTES)))
    context = browser.new_context()
    visit = Visit(context, (built / site.ONE_FILE).as_uri())
    visit.page.locator("#file").set_input_files(slow)
    visit.page.get_by_text("is being read").wait_for(timeout=WAIT)
    visit.page.locator("#text").fill("My own words.")
    visit.page.get_by_text("your text stays").wait_for(timeout=WAIT)
    assert visit.text == "My own words."
    visit.page.locator("#file").set_input_files(slow)
    visit.page.locator("#file").set_input_files(next_one)
    visit.page.get_by_text("next.pdf is open").wait_for(timeout=WAIT)
    visit.settled()
    assert visit.text.count("Call Childline") == 1
    assert visit.complaints == []
    context.close()


def test_what_cannot_be_read_is_said(visit: Visit, tmp_path: Path) -> None:
    for name, data, words in (
        ("a.xls", b"PK", "cannot be read:"),
        ("a.pdf", b"%PDF-1.7", "cannot be read: it is damaged or cut off"),
        ("a.docx", b"PK\x03\x04", "cannot be read:"),
    ):
        (tmp_path / name).write_bytes(data)
        visit.open(tmp_path / name, words)


def test_files_are_read_as_on_the_command_line(visit: Visit, tmp_path: Path) -> None:
    """The same rules at the same words, in every format that the page reads."""
    linter = Linter()
    page = "---\nsafelint:\n  audience: children\n  kind: letter\n---\n<p>Call Childline on 0808 800 5000.</p>\n"
    (tmp_path / "front-matter.html").write_text(page, encoding="utf-8")
    paths = [tmp_path / "front-matter.html", ROOT / "examples" / "web-page.html", ROOT / "examples" / "statement.txt"]
    paths += [ROOT / "examples" / "press-release.md", DATA / "samples" / "guidance.md"]
    paths += [path for form in ("html", "txt", "md") for path in sorted((DATA / "correct").glob(f"*.{form}"))[:3]]
    for path in paths:
        text = path.read_text(encoding="utf-8")
        report = linter.lint_text(text, path.name).documents[0]
        visit.open(path)
        wanted = [(each.rule, each.message) for each in report.findings]
        cards = visit.page.locator(".finding")
        rules = [cards.nth(at).locator("details code").text_content() for at in range(cards.count())]
        said = [cards.nth(at).locator(".message").text_content() for at in range(cards.count())]
        assert list(zip(rules, said, strict=True)) == wanted, path.name
        assert KINDS[report.kind] in visit.says("#understood"), path.name
        scores = report.scores
        if scores.flesch_kincaid_grade is not None:
            assert f"Reading grade {scores.flesch_kincaid_grade:.1f}" in visit.says("#reading"), path.name


def test_hostile_words_stay_words(visit: Visit) -> None:
    visit.write("<img src=x onerror=alert(1)> <script>document.title='taken'</script> She committed suicide.\n")
    page = visit.page
    assert page.title() == "Check a safeguarding text"
    assert page.evaluate("document.querySelectorAll('main img, main script').length") == 0
    assert visit.complaints == []


def test_nothing_is_asked_of_anybody_and_nothing_is_stored(visit: Visit) -> None:
    visit.write(FAULTY)
    page = visit.page
    page.get_by_role("button", name="Why? Show what was understood").click()
    page.locator("#told").wait_for(timeout=WAIT)
    page.keyboard.press("Escape")
    assert [each for each in visit.asked if not each.startswith("blob:")] == []
    assert page.evaluate("fetch('https://example.org/').then(() => 'reached', error => error.name)") == "TypeError"
    assert any("Content Security Policy" in each for each in visit.complaints)
    state = visit.context.storage_state()
    assert state == {"cookies": [], "origins": []}


def test_the_one_file_asks_only_for_itself(browser: Any, built: Path) -> None:
    context = browser.new_context(offline=True)
    address = (built / site.ONE_FILE).as_uri()
    visit = Visit(context, address)
    visit.write(FAULTY)
    assert [each for each in visit.asked if not each.startswith("blob:")] == [address]
    assert visit.complaints == []
    ready = int(visit.page.evaluate("document.documentElement.dataset.ready"))
    print(f"one file: {(built / site.ONE_FILE).stat().st_size:,} bytes, ready after {ready} ms")
    context.close()


def test_the_folder_asks_only_its_own_host_and_works_offline_after_the_first_visit(browser: Any, served: str) -> None:
    context = browser.new_context()
    visit = Visit(context, served)
    visit.write(FAULTY)
    assert all(each.startswith((served, f"blob:{served}")) for each in visit.asked)
    assert visit.complaints == []
    visit.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    kept = visit.page.evaluate(
        "(async () => { const found = []; for (const name of await caches.keys()) if (name.startsWith('safelint '))"
        " for (const each of await (await caches.open(name)).keys()) found.push(new URL(each.url).pathname);"
        " return found; })()"
    )
    assert [each.partition("-")[0] for each in sorted(kept)] == ["/", "/page.css", "/page.js", "/program"]
    assert context.storage_state()["origins"] == []
    context.set_offline(True)
    visit.page.reload()
    visit.page.wait_for_selector("html[data-ready]", timeout=WAIT)
    visit.write(FAULTY)
    assert visit.says("#say") == "Do not publish yet"
    context.close()


def test_the_next_visit_finds_the_program_compiled(browser: Any, served: str) -> None:
    context = browser.new_context()
    visit = Visit(context, served)
    place = "caches.open('safelint-compiled')"
    until = time.monotonic() + WAIT / 1000
    whole = f"(async () => (await (await {place}).keys()).some(each => each.url.endsWith('.bin')))()"
    while not visit.page.evaluate(whole):
        assert time.monotonic() < until, "nothing was kept"
        visit.page.wait_for_timeout(500)
    visit.asked.clear()
    visit.page.reload()
    visit.page.wait_for_selector("html[data-ready]", timeout=WAIT)
    assert not [each for each in visit.asked if "/program-" in each]
    visit.write(FAULTY)
    assert visit.says("#say") == "Do not publish yet"
    print(f"compiled: ready after {visit.page.evaluate('document.documentElement.dataset.ready')} ms")
    visit.page.evaluate(
        f"(async () => {{ const kept = await {place}; const [one] = await kept.keys();"
        " const data = await (await kept.match(one)).blob();"
        " await kept.put(one, new Response(data.slice(0, data.size / 2))); })()"
    )
    visit.page.reload()
    visit.page.wait_for_selector("html[data-ready]", timeout=WAIT)
    assert [each for each in visit.asked if "/program-" in each]
    visit.write(FAULTY)
    assert visit.says("#say") == "Do not publish yet"
    context.close()


@pytest.fixture(scope="module")
def open_to_scripts(browser: Any, built: Path) -> Iterator[Visit]:
    """A visit in which axe, a script from outside, may run."""
    context = browser.new_context(bypass_csp=True)
    visit = Visit(context, (built / site.ONE_FILE).as_uri())
    axe = os.environ.get("SAFELINT_AXE", "")
    need(os.path.isfile(axe), "SAFELINT_AXE, the path of axe-core's axe.min.js")
    visit.page.add_script_tag(path=axe)
    visit.write(FAULTY)
    yield visit
    context.close()


@pytest.mark.parametrize("language", ["English", "Cymraeg"])
@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("looks", ["light", "dark", "forced colours"])
def test_axe_finds_nothing(open_to_scripts: Visit, looks: str, width: int, language: str) -> None:
    page = open_to_scripts.page
    page.set_viewport_size({"width": width, "height": 256 if width == 320 else 900})
    page.emulate_media(
        color_scheme="dark" if looks == "dark" else "light", forced_colors="active" if "forced" in looks else "none"
    )
    page.get_by_role("button", name=language).click()
    open_to_scripts.settled()
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    for opening in (False, True):
        if opening:
            page.locator("#why").click()
            page.locator("#told").wait_for(timeout=WAIT)
        result = page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
        assert [(each["id"], each["nodes"][0]["html"]) for each in result["violations"]] == []
        assert len(result["passes"]) > 15
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("#told-close").click()


def test_marks_are_seen_in_forced_colours(open_to_scripts: Visit) -> None:
    page = open_to_scripts.page
    page.emulate_media(forced_colors="active")
    line = page.locator("#marks mark").first.evaluate("each => getComputedStyle(each).textDecorationLine")
    assert line == "underline"
    behind = page.locator("#text").evaluate("each => getComputedStyle(each).backgroundColor")
    assert behind.endswith(", 0)"), "the marks lie below it"
    page.emulate_media(forced_colors="none")


def test_the_page_speaks_welsh_and_says_that_nobody_has_proofread_it(open_to_scripts: Visit) -> None:
    page = open_to_scripts.page
    page.get_by_role("button", name="Cymraeg").click()
    assert page.evaluate("document.documentElement.lang") == "cy"
    assert page.locator("h1").inner_text() == "Gwirio testun diogelu"
    assert "iaith gyntaf" in page.locator("header .note").first.inner_text()
    open_to_scripts.settled()
    assert open_to_scripts.says("#say") == "Peidiwch â chyhoeddi eto"
    assert page.locator(".message").first.get_attribute("lang") == "en-GB"
    page.get_by_role("button", name="English").click()
    open_to_scripts.settled()


def test_what_it_takes(visit: Visit) -> None:
    """From the last key to the findings, with the pause: printed, and held to what a loaded machine can do."""
    text = "".join(each.read_text(encoding="utf-8") for each in sorted((DATA / "correct").glob("*.txt")))
    for size, most in ((5_000, 1500), (20_000, 3000)):
        visit.write(text[:size])
        took = sorted(
            visit.page.evaluate(
                "() => new Promise(done => { const area = document.getElementById('text'), start = performance.now();"
                " const seen = new MutationObserver(() => { seen.disconnect(); done(performance.now() - start); });"
                " seen.observe(document.getElementById('numbers'), {childList: true}); area.focus();"
                " area.setSelectionRange(0, 0); document.execCommand('insertText', false, 'A '); })"
            )
            for _ in range(5)
        )
        print(f"{size:,} characters: {took[0]:.0f} to {took[-1]:.0f} ms")
        assert took[0] < most
