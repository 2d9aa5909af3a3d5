"""The extension in a real Chromium: its button in the toolbar is pressed, its panel opens beside the tab and reads it.

The press is made by the browser itself (`Extensions.triggerAction`, of the protocol that drives it), so that the panel
may read only what the permission `activeTab` gives for it. SAFELINT_PYODIDE is the package of Pyodide as npm has it,
SAFELINT_AXE the path of axe-core's axe.min.js.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest

from support.outside import need
from support.tabs import CALL, STATE, WATCH, Slow, wanted

WAIT = 60_000  # ms: machines of the tests are slow
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


_Found = TypeVar("_Found")


def awaited(page: Any, look: Callable[[], _Found | None]) -> _Found | None:
    """What `look` finds, which looks again and again: the browser may tell of it later than of the page."""
    for _ in range(100):
        if found := look():
            return found
        page.wait_for_timeout(100)
    return None


class Beside:
    """A tab with the panel beside it."""

    def __init__(self, context: Any, driver: Any, address: str, profile: Path) -> None:
        self.address = address
        self.context = context
        self.page = context.pages[0]
        worker = context.service_workers[0] if context.service_workers else context.wait_for_event("serviceworker")
        self.own = worker.url.rpartition("/extension/")[0] + "/"
        self._protocol = context.browser.new_browser_cdp_session()
        self._driver, self._profile = driver, profile
        self.panel: Any = None
        self.asked: list[str] = []
        self.complaints: list[str] = []

    def go(self, name: str, host: str = "127.0.0.1") -> None:
        self.page.goto(self.address.replace("127.0.0.1", host) + name)

    def heard(self, name: str) -> None:
        """Waits until it is told that the tab asked for a page."""
        awaited(self.page, lambda: any(each.endswith(name) for each in self.asked))

    def press(self) -> None:
        """Presses the button in the toolbar, and waits until all is said."""
        if self.panel:
            self.panel.evaluate("delete document.documentElement.dataset.atRest")
        self._trigger(self.page.url)
        if not self.panel:
            self.panel = self._opened()
        self.settled()

    def press_on(self, page: Any) -> None:
        """Presses the button on another tab, and does not wait for what is said."""
        page.bring_to_front()
        self._trigger(page.url)

    def _trigger(self, address: str) -> None:
        self._protocol.send("Extensions.triggerAction", {"id": self.own.split("/")[2], "targetId": self._tab(address)})

    def _tab(self, address: str) -> str:
        """The tab at an address."""

        def tabs() -> list[dict[str, Any]]:
            told = self._protocol.send("Target.getTargets", {"filter": [{"type": "tab"}]})
            return list(told["targetInfos"])

        def the_only_one() -> str | None:
            found = [str(each["targetId"]) for each in tabs() if each["url"] == address]
            return found[0] if len(found) == 1 else None

        found = awaited(self.page, the_only_one)
        assert found, f"no tab, or more than one, is at {address}: {[each['url'] for each in tabs()]}"
        return found

    def _opened(self) -> Any:
        """The panel, which is no tab, as a second driver sees it, and what is asked of anybody from then on."""
        port = (self._profile / "DevToolsActivePort").read_text(encoding="utf-8").split("\n")[0]

        def panel() -> Any:
            seen = self._driver.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
            context = seen.contexts[0]
            for page in context.pages:
                if page.url == self.own + "panel.html":
                    page.on("console", lambda message: self.complaints.append(message.text))
                    page.on("pageerror", lambda error: self.complaints.append(str(error)))
                    context.on("request", lambda request: self.asked.append(request.url))
                    return page
            seen.close()
            return None

        opened = awaited(self.page, panel)
        assert opened, "no panel opens"
        return opened

    def settled(self) -> None:
        self.panel.locator("html[data-at-rest]").wait_for(timeout=WAIT)

    def says(self, selector: str) -> str:
        return str(self.panel.locator(selector).inner_text())

    def found(self) -> list[tuple[str, str]]:
        """The rules and messages that the panel shows."""
        cards = self.panel.locator(".finding")
        return [
            (cards.nth(at).locator("details code").text_content(), cards.nth(at).locator(".message").text_content())
            for at in range(cards.count())
        ]

    def again(self) -> None:
        self.panel.evaluate("delete document.documentElement.dataset.atRest")
        self.panel.get_by_role("button", name="Check again").click()
        self.settled()

    def choose(self, words: str) -> None:
        self.panel.evaluate("delete document.documentElement.dataset.atRest")
        self.panel.locator("#what").select_option(label=words)
        self.settled()


@pytest.fixture(scope="module")
def shared(
    playwright: Any, chromium: str, extensions: Path, tabs: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Beside]:
    profile, folder = tmp_path_factory.mktemp("profile"), extensions / "chromium"
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=chromium,
        headless=False,  # the old way without a window knows no extensions
        args=[
            "--headless=new",
            "--no-sandbox",
            "--remote-debugging-port=0",
            f"--load-extension={folder}",
            f"--disable-extensions-except={folder}",
            "--enable-unsafe-extension-debugging",
        ],
    )
    yield Beside(context, playwright, tabs, profile)
    context.close()


@pytest.fixture
def beside(shared: Beside) -> Iterator[Beside]:
    shared.asked.clear()
    shared.complaints.clear()
    yield shared
    # A test that fails with a second tab open must not take those after it along.
    for page in shared.context.pages:
        if page is not shared.page:
            page.close()


def unchanged(beside: Beside) -> Iterator[None]:
    """Around what is done to read a tab."""
    beside.page.wait_for_timeout(300)  # for the last that the writer has done
    beside.page.evaluate(WATCH)
    before = beside.page.evaluate(STATE)
    yield
    beside.page.wait_for_timeout(300)
    assert beside.page.evaluate("window.changes") == []
    assert beside.page.evaluate(STATE) == before


untouched = contextmanager(unchanged)


def test_a_published_page_is_judged_as_the_same_page_in_a_file(beside: Beside) -> None:
    beside.go("published.html")
    with untouched(beside):
        beside.press()
    page = "<!doctype html>\n" + beside.page.evaluate("document.documentElement.outerHTML")
    rules = [rule for rule, _ in beside.found()]
    assert beside.found() == wanted(page, "page.html")
    assert {
        "accessibility/page-language",
        "accessibility/heading-order",
        "accessibility/link-text",
        "accessibility/image-alt",
        "accessibility/table-headers",
        "helpline/wrong-organisation",
        "terminology/commit-suicide",
    } <= set(rules)
    assert beside.says("#what option:checked") == "The page: Help after abuse"
    assert "child prostitute" in beside.panel.locator("#text").input_value(), "what a script has written is read, too"
    assert beside.says("#say") == "Do not publish yet"
    assert "NSPCC Helpline" in beside.says("#numbers tbody tr:first-child")
    assert "Missing: what to do in immediate danger" in beside.says("#help")
    assert beside.panel.locator("#help .lines li").count() > 3
    assert "under “Who to call”" in beside.says("#findings")
    assert beside.complaints == []


def test_the_marks_lie_on_the_words_that_people_read(beside: Beside) -> None:
    beside.go("published.html")
    beside.press()
    text = beside.panel.locator("#text").input_value()
    assert "Help after abuse\n" in text
    assert "<p>" not in text
    marks = beside.panel.locator("#marks mark").all_text_contents()
    assert {"committed suicide", "0808 800 5000", "Click here"} <= set(marks)
    card = beside.panel.locator(".finding", has_text="committed suicide")
    card.get_by_role("button", name="Show in the text").click()
    chosen = "(a => a.value.slice(a.selectionStart, a.selectionEnd))(document.getElementById('text'))"
    assert beside.panel.evaluate(chosen) == "committed suicide"


def test_the_field_that_somebody_writes_in_is_read_from_a_plain_form(beside: Beside) -> None:
    beside.go("form.html")
    beside.page.locator("#body").click()
    beside.page.keyboard.type("Now: ")
    with untouched(beside):
        beside.press()
    value = beside.page.locator("#body").input_value()
    assert "Now: " in value
    assert beside.says("#what option:checked") == "The field: Text of the release"
    assert beside.panel.locator("#text").input_value().split() == value.split()
    assert beside.found() == wanted(value, "field.txt")
    assert {"helpline/wrong-organisation", "terminology/commit-suicide"} <= {rule for rule, _ in beside.found()}


def test_another_field_and_the_page_can_be_chosen(beside: Beside) -> None:
    beside.go("form.html")
    beside.page.locator("h1").click()
    with untouched(beside):
        beside.press()
        options = beside.panel.locator("#what option").all_text_contents()
        assert options == [
            "The page: New press release",
            "The field: Text of the release",
            "The field: Source of the page",
        ], "an empty field is none"
        assert beside.says("#what option:checked") == options[0]
        beside.choose(options[2])
    rules = [rule for rule, _ in beside.found()]
    assert "accessibility/heading-order" in rules, "a field with the source of a page is read as such"
    assert beside.found() == wanted(beside.page.locator("#source").input_value(), "field.html")


def test_check_again_reads_the_same_field_anew(beside: Beside) -> None:
    beside.go("form.html")
    beside.page.locator("#body").click()
    beside.press()
    beside.page.locator("#body").fill("Call Childline on 0800 1111.")
    beside.page.locator("h1").click()
    with untouched(beside):
        beside.again()
    assert beside.says("#what option:checked") == "The field: Text of the release"
    assert beside.panel.locator("#text").input_value() == "Call Childline on 0800 1111."
    assert "helpline/wrong-organisation" not in {rule for rule, _ in beside.found()}


def test_check_again_keeps_the_field_where_another_was_filled_in_before_it(beside: Beside) -> None:
    beside.go("form.html")
    beside.page.evaluate(
        "document.forms[0].insertAdjacentHTML('beforeend', '<textarea title=\"Notes\">Call 999.</textarea>')"
    )
    beside.page.locator("h1").click()
    beside.press()
    beside.choose("The field: Notes")
    beside.page.locator("#notes").fill("Call 111.")
    beside.again()
    assert beside.panel.locator("#what option", has_text="Notes").count() == 2
    assert beside.panel.locator("#text").input_value() == "Call 999."
    beside.choose("The field: Source of the page")
    beside.page.locator("#body").fill("")
    beside.page.locator("h1").click()
    beside.again()
    assert beside.says("#what option:checked") == "The field: Source of the page"


def test_half_a_character_in_a_name_is_left_out(beside: Beside) -> None:
    beside.go("form.html")
    name = "N" * 59 + "\N{SLEUTH OR SPY}"
    beside.page.locator("#notes").evaluate("(each, name) => { each.title = name + ' and more'; }", name)
    beside.page.locator("#source").evaluate("(each) => { each.setAttribute('aria-label', 'Half \\ud83d'); }")
    beside.page.locator("#notes").evaluate("(each) => { each.parentElement.replaceWith(each); }")
    beside.page.locator("#notes").fill("Call 999.")
    beside.page.locator("#notes").click()
    beside.press()
    assert beside.says("#what option:checked") == f"The field: {name}"
    assert beside.panel.locator("#text").input_value() == "Call 999."
    beside.choose(beside.panel.locator("#what option", has_text="Half").text_content())
    assert "Who" in beside.panel.locator("#text").input_value()
    assert beside.complaints == []


def test_the_last_press_wins_over_a_page_that_takes_long_to_load(beside: Beside) -> None:
    beside.go("form.html")
    beside.page.locator("h1").click()
    beside.press()
    with Slow() as slow:
        page = beside.context.new_page()
        page.goto(slow.address, wait_until="commit")
        beside.press_on(page)
        page.wait_for_timeout(500)
        assert beside.says("#what option:checked") == "The page: New press release", "it is not there yet"
        beside.page.bring_to_front()
        beside.press()
        slow.go_on.set()
        page.wait_for_load_state()
        page.wait_for_timeout(1000)
        assert beside.says("#what option:checked") == "The page: New press release"
        assert "Text of the release" in beside.panel.locator("#text").input_value()
        beside.press_on(page)
        beside.panel.locator("#what option:checked", has_text="Slow").wait_for(state="attached", timeout=WAIT)


def test_the_report_can_be_kept(beside: Beside) -> None:
    beside.go("published.html")
    beside.press()
    with beside.panel.expect_download() as kept:
        beside.panel.get_by_role("button", name="Get the report").click()
    assert kept.value.suggested_filename == "safelint-report.html"
    report = kept.value.path().read_text(encoding="utf-8")
    assert "committed suicide" in report
    assert "Help after abuse" in report


def test_a_rich_text_is_read_with_its_headings_and_links(beside: Beside) -> None:
    beside.go("editor.html")
    beside.page.locator("#editor p").first.click()
    beside.page.keyboard.press("Home")  # where the click falls depends on the fonts, and a last space is another
    beside.page.keyboard.type("Dear all. ")
    with untouched(beside):
        beside.press()
    assert beside.says("#what option:checked") == "The field: Body"
    markup = beside.page.locator("#editor").inner_html()
    assert "Dear all. " in markup
    assert beside.found() == wanted(markup, "field.html")
    rules = {rule for rule, _ in beside.found()}
    assert {"accessibility/heading-order", "accessibility/link-text", "helpline/wrong-organisation"} <= rules
    assert not {"accessibility/page-language", "accessibility/page-title"} & rules, "a field is no page"


def test_an_editor_in_a_frame_is_read(beside: Beside) -> None:
    beside.go("framed.html")
    inner = beside.page.frame_locator("#written")
    inner.locator("p").first.click()
    beside.page.keyboard.type("Dear all. ")
    with untouched(beside):
        beside.press()
    assert beside.says("#what option:checked") == "The field: Rich text area"
    markup = inner.locator("body").inner_html()
    assert "Dear all. " in markup
    assert beside.found() == wanted(markup, "field.html")
    assert {"accessibility/heading-order", "helpline/wrong-organisation"} <= {rule for rule, _ in beside.found()}


def test_an_editor_of_many_pieces_is_one_text_and_a_field_that_nobody_sees_is_none(beside: Beside) -> None:
    beside.go("framed.html")
    beside.page.frame_locator("#blocks").locator("p").first.click()
    with untouched(beside):
        beside.press()
    assert beside.says("#what option:checked") == "The field: Blocks"
    assert beside.panel.locator("#text").input_value() == f"A title\n{CALL}\nMore."
    options = beside.panel.locator("#what option").all_text_contents()
    assert options == ["The page: Edit in a frame", "The field: Rich text area", "The field: Blocks"]
    beside.choose(options[0])
    assert "were not read: 2." in beside.says("#opened")


@pytest.mark.parametrize(
    ("name", "inner", "body"),
    [
        ("tinymce.html", "iframe", "body"),
        ("ckeditor.html", "", "[contenteditable=true]"),
        ("quill.html", "", "[contenteditable=true]"),
    ],
)
def test_the_editors_that_many_systems_have_are_read(beside: Beside, name: str, inner: str, body: str) -> None:
    need(os.environ.get("SAFELINT_EDITORS"), "SAFELINT_EDITORS, the folder of editors that npm has brought")
    beside.go(name)
    beside.page.wait_for_function("document.title === 'Ready'", timeout=WAIT)
    field = (beside.page.frame_locator(inner) if inner else beside.page).locator(body)
    field.locator("p").first.click()
    beside.page.keyboard.press("Home")
    beside.page.keyboard.type("Dear all. ")
    with untouched(beside):
        beside.press()
    markup = field.inner_html()
    assert "Dear all. A man has been charged" in markup
    assert beside.found() == wanted(markup, "field.html")
    rules = {rule for rule, _ in beside.found()}
    assert {"accessibility/heading-order", "accessibility/link-text", "helpline/wrong-organisation"} <= rules


def test_a_field_of_one_line_is_read_where_it_holds_more_than_a_name(beside: Beside) -> None:
    beside.go("form.html")
    title = beside.page.locator("input[name=title]")
    title.fill("Paedophile jailed for grooming a girl")
    with untouched(beside):
        beside.press()
    assert beside.says("#what option:checked") == "The field: Title"
    assert beside.panel.locator("#text").input_value() == "Paedophile jailed for grooming a girl"
    title.fill("A title")
    beside.page.locator("h1").click()
    beside.again()
    assert beside.panel.locator("#what option", has_text="Title").count() == 0


def test_nothing_is_asked_of_anybody_and_nothing_is_kept(beside: Beside) -> None:
    beside.go("published.html")
    beside.press()
    beside.heard("published.html")
    beside.asked.clear()
    beside.press()
    beside.panel.get_by_role("button", name="Why? Show what was understood").click()
    beside.panel.locator("#told").wait_for(timeout=WAIT)
    beside.panel.keyboard.press("Escape")
    assert beside.asked == []
    others = "performance.getEntriesByType('resource').filter((each) => !each.name.startsWith(location.origin)).length"
    assert beside.panel.evaluate(others) == 0
    for tried in ("fetch('https://example.org/')", f"fetch('{beside.address}')"):
        assert beside.panel.evaluate(f"{tried}.then(() => 'reached', (error) => error.name)") == "TypeError"
    assert beside.panel.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
    assert beside.panel.evaluate("indexedDB.databases().then((all) => all.length)") == 0


def test_no_tab_is_read_before_the_button_is_pressed_on_it(beside: Beside) -> None:
    beside.go("form.html")
    beside.press()
    beside.go("published.html", host="localhost")
    beside.panel.get_by_role("button", name="Check again").click()
    beside.panel.locator("#opened", has_text="press the safelint button in the toolbar").wait_for(timeout=WAIT)
    beside.panel.locator("#say", has_text="No text yet").wait_for(timeout=WAIT)
    beside.settled()
    assert beside.panel.locator("#text").input_value() == ""
    assert not beside.panel.locator("#text").is_editable()
    beside.press()
    assert beside.says("#what option:checked") == "The page: Help after abuse"


def test_what_is_no_page_is_said(beside: Beside) -> None:
    beside.go("plain.txt")
    beside.press()
    beside.panel.locator("#opened", has_text="This tab holds no web page").wait_for(timeout=WAIT)
    assert beside.says("#opened") == "This tab holds no web page, so there is nothing that could be read here."
    assert beside.says("#say") == "No text yet"


def test_words_can_be_copied(beside: Beside) -> None:
    beside.context.grant_permissions(["clipboard-read", "clipboard-write"])
    beside.go("published.html")
    beside.press()
    for button, words in (
        ("Copy: died by suicide", "died by suicide"),
        ("Copy the lines", "\n".join(beside.panel.locator(".lines li").all_inner_texts())),
    ):
        beside.panel.get_by_role("button", name=button).click()
        beside.panel.locator("#opened", has_text="copied").wait_for(timeout=WAIT)
        assert beside.panel.evaluate("navigator.clipboard.readText()").strip() == words


@pytest.mark.parametrize("language", ["English", "Cymraeg"])
@pytest.mark.parametrize("looks", ["light", "dark", "forced colours"])
@pytest.mark.parametrize("width", [320, 400])
def test_axe_finds_nothing(beside: Beside, looks: str, width: int, language: str) -> None:
    axe = os.environ.get("SAFELINT_AXE", "")
    need(os.path.isfile(axe), "SAFELINT_AXE, the path of axe-core's axe.min.js")
    beside.go("published.html")
    beside.press()
    panel = beside.panel
    panel.set_viewport_size({"width": width, "height": 800})
    panel.emulate_media(
        color_scheme="dark" if looks == "dark" else "light", forced_colors="active" if "forced" in looks else "none"
    )
    panel.get_by_role("button", name=language, exact=True).click()
    beside.settled()
    panel.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    panel.evaluate(Path(axe).read_text(encoding="utf-8"))  # by the driver, whom no policy holds
    result = panel.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
    assert [(each["id"], each["nodes"][0]["html"]) for each in result["violations"]] == []
    assert len(result["passes"]) > 15
    assert panel.evaluate("document.documentElement.scrollWidth") <= width
    panel.get_by_role("button", name="English", exact=True).click()
    beside.settled()
