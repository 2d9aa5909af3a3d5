"""The extension in a real Firefox: its button in the toolbar is pressed, its sidebar opens and reads the tab.

And what Mozilla's own linter says of it: SAFELINT_ADDONS_LINTER is its path.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support.marionette import Firefox
from support.outside import need
from support.tabs import STATE, WATCH, wanted

WAIT = 60  # seconds
BUTTON = "#safelint_safelint_invalid-BAP"
SIDEBAR = "document.getElementById('sidebar').contentDocument.querySelector('browser')"


class Beside:
    """A tab with the sidebar beside it."""

    def __init__(self, firefox: Firefox, address: str) -> None:
        self.firefox = firefox
        self.address = address
        self.opened = False

    def go(self, name: str) -> None:
        self.firefox.ask("WebDriver:Navigate", url=self.address + name)

    def press(self) -> None:
        if self.opened:
            self.panel("delete document.documentElement.dataset.atRest")
        self.firefox.chrome(True)
        self.firefox.click(BUTTON)
        self.firefox.chrome(False)
        until = time.monotonic() + WAIT
        while not self._settled():
            assert time.monotonic() < until, self.panel("document.body.innerText")
            time.sleep(0.1)

    def _settled(self) -> bool:
        if not self.opened:
            self.firefox.chrome(True)
            self.opened = bool(self.firefox.run(f"() => {SIDEBAR}?.currentURI?.spec?.endsWith('/panel.html') ?? false"))
            self.firefox.chrome(False)
        return self.opened and bool(self.panel("document.documentElement?.dataset.atRest === ''"))

    def panel(self, expression: str) -> Any:
        return self.firefox.beside(SIDEBAR, expression)

    def found(self) -> list[tuple[str, str]]:
        rule = "each.querySelector('details code').textContent"
        message = "each.querySelector('.message').textContent"
        cards = self.panel(
            f"JSON.stringify([...document.querySelectorAll('.finding')].map((each) => [{rule}, {message}]))"
        )
        return [(rule, message) for rule, message in json.loads(cards)]

    @property
    def chosen(self) -> str:
        return str(self.panel("document.getElementById('what').selectedOptions[0].textContent"))


@pytest.fixture(scope="module")
def beside(extensions: Path, tabs: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Beside]:
    program = os.environ.get("SAFELINT_FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox") or ""
    need(program, "Firefox, from the package of the system")
    with Firefox(program, tmp_path_factory.mktemp("firefox")) as firefox:
        # As it is for somebody who tries it: a release of Firefox keeps only what Mozilla has signed.
        firefox.ask("Addon:Install", path=str(extensions / "safelint-firefox.zip"), temporary=True)
        yield Beside(firefox, tabs)


def test_a_published_page_is_judged_and_left_as_it_is(beside: Beside) -> None:
    beside.go("published.html")
    beside.firefox.run(WATCH)
    before = beside.firefox.run(STATE)
    beside.press()
    assert beside.firefox.run("() => window.changes") == []
    assert beside.firefox.run(STATE) == before
    page = "<!doctype html>\n" + beside.firefox.run("() => document.documentElement.outerHTML")
    assert beside.chosen == "The page: Help after abuse"
    assert beside.found() == wanted(page, "page.html")
    assert len(beside.found()) > 6


def test_an_editor_in_a_frame_is_read_and_left_as_it_is(beside: Beside) -> None:
    beside.go("framed.html")
    beside.firefox.into("#written")
    beside.firefox.click("p")
    beside.firefox.type("body", "Dear all. ")
    beside.firefox.into(None)
    beside.firefox.run(WATCH)
    before = beside.firefox.run(STATE)
    beside.press()
    assert beside.firefox.run("() => window.changes") == []
    assert beside.firefox.run(STATE) == before
    assert beside.chosen == "The field: Rich text area"
    markup = beside.firefox.run("() => document.getElementById('written').contentDocument.body.innerHTML")
    assert "Dear all. " in markup.replace("&nbsp;", " ")
    assert beside.found() == wanted(markup, "field.html")


def test_a_field_of_a_form_is_read(beside: Beside) -> None:
    beside.go("form.html")
    beside.firefox.click("#body")
    beside.press()
    assert beside.chosen == "The field: Text of the release"
    assert beside.found() == wanted(str(beside.firefox.run("() => document.getElementById('body').value")), "field.txt")


def test_nothing_can_be_reached_and_nothing_is_kept(beside: Beside) -> None:
    beside.go("published.html")
    beside.press()
    tried = f"fetch('{beside.address}').then(() => 'reached', (error) => error.name)"
    assert beside.panel(tried) == "TypeError"
    others = "performance.getEntriesByType('resource').filter((each) => !each.name.startsWith(location.origin)).length"
    assert beside.panel(others) == 0
    assert beside.panel("localStorage.length + sessionStorage.length + document.cookie.length") == 0


def test_the_linter_of_its_makers_finds_no_error(extensions: Path) -> None:
    linter = os.environ.get("SAFELINT_ADDONS_LINTER") or shutil.which("addons-linter") or ""
    need(linter, "SAFELINT_ADDONS_LINTER, the path of addons-linter from npm")
    words = [linter, "--output", "json", "--self-hosted", str(extensions / "safelint-firefox.zip")]
    said = json.loads(subprocess.run(words, capture_output=True, text=True, check=False).stdout)
    assert said["errors"] == []
    assert said["notices"] == []
    # Pyodide brings pieces that the policy of the extension does not let run; the other browser's panel is asked for
    # only where it is.
    ours = [(each["code"], each["message"]) for each in said["warnings"] if not each["file"].startswith("program/")]
    assert ours == [("UNSUPPORTED_API", "sidePanel.open is not supported")]
