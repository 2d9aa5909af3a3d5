"""The HTML report in a real browser: accessible by axe-core, whole without scripts or requests, sorted, searched and
filtered by keyboard, on a telephone and on paper.

SAFELINT_AXE is the path of axe-core's axe.min.js.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from safelint.gate import run
from safelint.reports import Style, find_format
from safelint.run.engine import Engine
from safelint.values.asked import Asked
from support import DATA, ROOT
from support.outside import need
from support.reports import sample

HOSTILE = """# <script>document.title = 'taken'</script>

<img src=x onerror="document.title='taken'"> She committed suicide. &lt;script&gt;1&lt;/script&gt;
[x](javascript:alert(1))
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Reports on disk: of our examples, of the sample, of a hostile text, of a large run."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "hostile.md").write_text(HOSTILE, encoding="utf-8")
    repeated = " ".join(f"In case {place} she committed suicide." for place in range(50))
    (folder / "odd.md").write_text(f"{'x' * 3000}\n\n{repeated}\n\n<!-- a -->\n", encoding="utf-8")
    large = folder / "large"
    large.mkdir()
    texts = [path.read_text(encoding="utf-8") for path in sorted((DATA / "correct").glob("*.md"))]
    for place in range(200):
        text = (
            texts[place % len(texts)] + f"\n\nShe committed suicide in case {place}. Call Childline on 0808 800 5000.\n"
        )
        (large / f"page-{place:03}.md").write_text(text, encoding="utf-8")
    before = os.getcwd()
    os.chdir(ROOT)
    try:
        examples = Engine(detail=True).run(["examples"])
        last = folder / "last.json"
        last.write_text(find_format("json").render(examples, Style()), encoding="utf-8")
        reports = {
            "examples": examples,
            "clean": Engine(detail=True).run(["examples/correct.md"]),
            "compared": run(Engine(detail=True), ["examples", "README.md"], Asked(since=str(last))).report,
            "sample": sample(),
            "hostile": Engine(detail=True).run([str(folder / "hostile.md")]),
            "odd": Engine(detail=True).run([str(folder / "odd.md"), "missing.md"]),
            "large": Engine(detail=True).run([str(large)]),
        }
    finally:
        os.chdir(before)
    found = {}
    for name, report in reports.items():
        found[name] = folder / f"{name}.html"
        found[name].write_text(find_format("html").render(report, Style()), encoding="utf-8")
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", ["examples", "clean", "compared", "sample", "hostile", "odd"])
def test_axe_finds_nothing(browser: Any, pages: dict[str, Path], name: str, width: int, scheme: str) -> None:
    axe = os.environ.get("SAFELINT_AXE", "")
    need(os.path.isfile(axe), "SAFELINT_AXE, the path of axe-core's axe.min.js")
    # axe is a script: only for it is the page's own policy put aside.
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(pages[name].as_uri())
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    # What is not on the screen has no true place until it is scrolled to; axe measures all at once.
    page.add_style_tag(content=".document{content-visibility:visible!important}")
    page.add_script_tag(path=axe)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    result = page.evaluate("tags => axe.run(document, {runOnly: tags})", tags)
    assert [(each["id"], each["nodes"][0]["html"]) for each in result["violations"]] == []
    assert len(result["passes"]) > 15
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_no_request_no_script_and_no_hostile_markup(browser: Any, pages: dict[str, Path]) -> None:
    page = browser.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(pages["hostile"].as_uri())
    assert asked == [pages["hostile"].as_uri()]
    assert complaints == []
    assert page.title().startswith("Do not publish yet")
    assert page.evaluate("document.querySelectorAll('script, img, iframe, object').length") == 0
    assert page.locator("mark.f-terminology").inner_text() == "committed suicide"
    page.close()


def test_findings_are_filtered_by_keyboard(browser: Any, pages: dict[str, Path]) -> None:
    context = browser.new_context(java_script_enabled=True)
    page = context.new_page()
    page.goto(pages["examples"].as_uri())
    errors = page.locator(".note.error")
    before = errors.count()
    assert before > 2
    assert all(errors.nth(place).is_visible() for place in range(before))
    box = page.get_by_label("Errors", exact=True)
    box.focus()
    page.keyboard.press("Space")
    assert not any(errors.nth(place).is_visible() for place in range(before))
    page.keyboard.press("Space")
    page.get_by_label("Helpline numbers").focus()
    page.keyboard.press("Space")
    assert not page.locator(".note.f-helpline").first.is_visible()
    assert page.locator(".note.f-terminology").first.is_visible()
    context.close()


def test_what_says_the_same_has_one_note_that_every_number_leads_to(browser: Any, pages: dict[str, Path]) -> None:
    page = browser.new_page()
    page.goto(pages["odd"].as_uri())
    note = page.locator(".note.r-terminology-commit-suicide")
    assert note.count() == 1
    assert "and 49 more like it" in note.inner_text()
    links = page.locator("a.ref.r-terminology-commit-suicide")
    assert links.count() == 50
    links.nth(30).click()
    assert note.evaluate("note => note.matches(':has(:target)')")
    page.close()


def test_the_overview_leads_to_each_fault_that_stops_publication(browser: Any, pages: dict[str, Path]) -> None:
    page = browser.new_page()
    page.goto(pages["examples"].as_uri())
    links = page.locator(".stops a")
    assert links.count() == page.locator(".note.error").count() > 2
    for place in range(links.count()):
        links.nth(place).click()
        assert page.locator(":target").get_attribute("class").split()[:2] == ["note", "finding"]
    every = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].filter(a => !document.getElementById(a.hash.slice(1))).length"
    )
    assert every == 0
    page.close()


def test_a_link_opens_the_document_that_it_leads_into(browser: Any, pages: dict[str, Path]) -> None:
    page = browser.new_page()
    page.goto(pages["large"].as_uri())
    note = page.locator("article .note.error").first
    assert not note.is_visible()
    page.locator(".stops a").first.click()
    page.locator(":target").wait_for(state="visible", timeout=10_000)
    assert note.is_visible()
    page.close()


def shown(page: Any, selector: str) -> list[str]:
    """The words of what is seen of the elements, or would be if it were scrolled to."""
    found = page.locator(selector)
    return [found.nth(at).text_content() for at in range(found.count()) if found.nth(at).is_visible()]


def test_documents_are_put_in_another_order_by_keyboard(browser: Any, pages: dict[str, Path]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(pages["examples"].as_uri())
    assert shown(page, ".documents caption") == ["Documents, most errors first"]
    assert shown(page, ".documents tbody th")[0] == "examples/press-release.md"
    page.get_by_role("radio", name="Most errors first").focus()
    page.keyboard.press("ArrowDown")
    assert shown(page, ".documents caption") == ["Documents, by name"]
    assert shown(page, ".documents tbody th") == sorted(shown(page, ".documents tbody th"))
    page.keyboard.press("ArrowDown")
    grades = [float(each.split()[0]) for each in shown(page, ".documents td:nth-child(5)") if each[0].isdigit()]
    assert grades == sorted(grades, reverse=True)
    context.close()


def test_texts_faults_and_numbers_are_found_without_a_script(browser: Any, pages: dict[str, Path]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(pages["examples"].as_uri())
    every = shown(page, ".document h3")
    assert len(every) == 4
    assert not page.locator(".partial").is_visible()
    page.get_by_label("Only this text").focus()
    page.keyboard.type("examples/web")  # a list finds its entry by the letters that are typed
    assert shown(page, ".document h3") == ["examples/web-page.html"]
    assert page.locator(".partial").is_visible()
    page.get_by_label("Only this text").select_option("All texts")
    assert shown(page, ".document h3") == every
    page.get_by_label("Only this fault").select_option("child pornography")
    assert shown(page, ".document h3") == ["examples/press-release.md"]
    assert len(shown(page, ".note")) == 1
    assert shown(page, ".text .ref")[0].endswith("3")
    page.get_by_label("Only this fault").select_option("All faults")
    page.get_by_label("Only texts with this number").select_option("0808 802 4040, Respect Phoneline")
    assert shown(page, ".document h3") == ["examples/web-page.html"]
    page.locator(".documents a", has_text="correct.md").first.click()  # a link shows what the lists hide
    assert shown(page, ".document h3") == ["examples/correct.md", "examples/web-page.html"]
    context.close()


def test_what_is_new_is_marked_and_shown_alone(browser: Any, pages: dict[str, Path]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(pages["compared"].as_uri())
    assert "Compared with" in page.locator("header").inner_text()
    new, same = len(shown(page, ".note.n-new")), len(shown(page, ".note.n-same"))
    assert new == len(shown(page, ".note .new-mark")) > 0
    assert same > 0
    page.get_by_label("The same", exact=True).uncheck()
    assert (len(shown(page, ".note.n-new")), len(shown(page, ".note.n-same"))) == (new, 0)
    context.close()


def test_counts_are_on_the_screen_of_a_telephone(browser: Any, pages: dict[str, Path]) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    for name in ("examples", "sample", "large"):
        page.goto(pages[name].as_uri())
        cells = page.locator(
            ".counts tbody th, .counts thead th:nth-child(-n+4), .counts td:nth-child(2), .counts td:nth-child(3),"
            " .counts td:nth-child(4)"
        )
        boxes = [cells.nth(at).bounding_box() for at in range(min(cells.count(), 60)) if cells.nth(at).is_visible()]
        assert len(boxes) > 12
        assert all(box["x"] >= 0 and box["width"] > 30 and box["x"] + box["width"] <= 360 for box in boxes), name
        heads = page.locator(".documents thead th").filter(visible=True)
        assert heads.all_inner_texts() == ["Document", "Errors", "Warnings", "Suggestions"]
        lines = heads.evaluate_all("heads => heads.map(head => head.getClientRects().length && head.offsetHeight)")
        assert max(lines) < 40, "a heading is broken"
    context.close()


def test_a_click_marks_the_whole_line_to_copy(browser: Any, pages: dict[str, Path]) -> None:
    page = browser.new_page()
    page.goto(pages["examples"].as_uri())
    line = page.locator(".copy code", has_text="0808 801 0327")
    line.click()
    source = (ROOT / "examples" / "web-page.html").read_text(encoding="utf-8")
    wanted = next(each for each in source.split("\n") if ">08088010327<" in each).replace(
        ">08088010327", ">0808 801 0327"
    )
    assert page.evaluate("getSelection().toString()").strip() == wanted.strip()
    page.close()


def pages_of(page: Any) -> int:
    """How many sheets of paper a page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def test_a_clean_text_fits_one_sheet_with_the_block_to_sign(browser: Any, pages: dict[str, Path]) -> None:
    page = browser.new_page()
    page.goto(pages["clean"].as_uri())
    assert pages_of(page) == 1
    page.emulate_media(media="print")
    for words in ("Sign-off", "Name", "Date", "Decision", "SHA-256", "0808 800 5000", "Help that the text points to"):
        assert words in page.locator("body").inner_text()
    assert page.locator(".fields input").first.is_visible()
    page.close()


def test_paper_has_every_word_of_a_text_with_findings_and_no_text_without(browser: Any, pages: dict[str, Path]) -> None:
    page = browser.new_page()
    page.goto(pages["examples"].as_uri())
    page.emulate_media(media="print")
    for hidden in ("form.filters", "form.sorts", ".ways"):
        assert not page.locator(hidden).is_visible()
    assert "Who says so:" in page.locator("body").inner_text()
    assert shown(page, ".document h3") == [
        f"examples/{name}" for name in ("correct.md", "press-release.md", "statement.txt", "web-page.html")
    ]
    assert [page.locator(f"#d{number} .text").is_visible() for number in (1, 2, 3, 4)] == [False, True, True, True]
    assert "The text is not printed here" in page.locator("#d1").inner_text()
    assert "The text is not printed here" not in page.locator("#d2").inner_text()
    page.close()


def test_what_is_typed_is_printed_and_kept_nowhere(browser: Any, pages: dict[str, Path]) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.goto(pages["clean"].as_uri())
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("Name").fill("Ama Example")
    page.get_by_label("Date").fill("25 November 2026")
    page.keyboard.press("Enter")
    page.get_by_label("Publish", exact=True).check()
    assert pages_of(page) == 1
    page.emulate_media(media="print")
    assert page.get_by_label("Name").input_value() == "Ama Example"
    assert asked == []
    assert context.storage_state() == {"cookies": [], "origins": []}
    page.goto(pages["clean"].as_uri())
    assert page.get_by_label("Name").input_value() == ""
    context.close()


def test_a_large_report_is_small_enough_to_open(browser: Any, pages: dict[str, Path]) -> None:
    assert pages["large"].stat().st_size < 10_000_000
    page = browser.new_page()
    page.goto(pages["large"].as_uri())
    assert page.locator("article").count() == 200
    assert "In 200 documents" in page.locator("main").inner_text()
    page.close()
