"""The extension in a real Chromium: its button in the toolbar is pressed, its panel opens beside the tab and reads it.

The press is made by the browser itself (`Extensions.triggerAction`, of the protocol that drives it), so that the panel
may read only what the permission `activeTab` gives for it. SAFELINT_PYODIDE is the package of Pyodide as npm has it,
SAFELINT_AXE the path of axe-core's axe.min.js.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from safelint import Linter
from safelint.page import extension, runtime
from safelint.page.serve import PageServer
from support.outside import need

WAIT = 60_000  # ms: machines of the tests are slow
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

FAULTY = "A man has been charged with child sexual abuse. \N{SLEUTH OR SPY} She committed suicide in March."
CALL = "Call Childline on 0808 800 5000."

FORM = f"""<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>New press release</title></head>
<body>
<h1>New press release</h1>
<form>
<p><label>Title <input name="title" value="A title"></label></p>
<p><label for="body">Text of the release</label> <textarea id="body" rows="9">{FAULTY}

{CALL}
</textarea></p>
<p><label>Source of the page <textarea id="source">&lt;h1&gt;Help&lt;/h1&gt;&lt;h3&gt;Who&lt;/h3&gt;&lt;p&gt;{CALL}&lt;/p&gt;</textarea></label></p>
<p><label>Notes <textarea id="notes"></textarea></label> <button>Save</button></p>
</form>
</body>
</html>
"""
RICH = f"""<h1>Help for children</h1><h3>Who to call</h3><p>{FAULTY}</p>
<p>{CALL} <a href="https://www.childline.org.uk/">Click here</a>.</p>"""
EDITOR = f"""<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>Edit page</title></head>
<body>
<h1>Edit page</h1>
<div id="editor" contenteditable="true" role="textbox" aria-multiline="true" aria-label="Body">{RICH}</div>
</body>
</html>
"""
FRAMED = f"""<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>Edit in a frame</title></head>
<body>
<h1>Edit in a frame</h1>
<textarea id="kept" style="display: none">An old text.</textarea>
<iframe id="written" title="Rich text area" width="600" height="300"></iframe>
<iframe id="blocks" title="Blocks" width="600" height="300" srcdoc='<!doctype html><html lang="en-GB"><body>
<h1 contenteditable="true">A title</h1><p contenteditable="true">{CALL}</p><p contenteditable="true">More.</p></body></html>'></iframe>
<script>
const inner = document.getElementById("written").contentDocument;
inner.open();
inner.write('<!doctype html><html lang="en-GB"><head><title></title></head><body contenteditable="true"></body></html>');
inner.close();
inner.body.innerHTML = {RICH.replace(chr(10), " ")!r};
</script>
</body>
</html>
"""
PUBLISHED = f"""<!doctype html>
<html>
<head><meta charset="utf-8"><title>Help after abuse</title></head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/help">Get help now</a></li></ul></nav>
<main>
<h1>Help after   abuse</h1>
<p>{FAULTY}</p>
<h3>Who to call</h3>
<p>{CALL} <a href="/more">Click here</a>.</p>
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">
<table><tr><td>Service</td><td>Number</td></tr><tr><td>Samaritans</td><td>116 123</td></tr></table>
</main>
<footer><p>A council of ours, 2026</p></footer>
<script>document.querySelector("main").append(Object.assign(document.createElement("p"), {{textContent: "Made by a script: she was a child prostitute."}}))</script>
</body>
</html>
"""
SITE = {
    "form.html": FORM,
    "editor.html": EDITOR,
    "framed.html": FRAMED,
    "published.html": PUBLISHED,
    "plain.txt": "Call 999.\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extension in a folder, as `safelint page --extension` writes it."""
    package = os.environ.get("SAFELINT_PYODIDE", "")
    need(os.path.exists(package), "SAFELINT_PYODIDE, the package of Pyodide as npm has it")
    out = tmp_path_factory.mktemp("extension")
    for name, data in extension.built(runtime.read(package)).items():
        path = out / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(data)
    return out


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    with PageServer({name: text.encode() for name, text in SITE.items()}) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.address
        server.shutdown()
        thread.join()


# What a page is like, with all its frames: nothing of it may differ after it was read.
STATE = """() => {
  const found = [];
  const tell = (root) => {
    found.push(root.documentElement.outerHTML, root.activeElement?.id, root.designMode);
    const chosen = root.getSelection();
    found.push(chosen.anchorNode?.nodeName, chosen.anchorOffset, chosen.focusOffset);
    for (const each of root.querySelectorAll("input, textarea")) found.push([each.value, each.selectionStart, each.selectionEnd]);
    for (const each of root.querySelectorAll("iframe")) tell(each.contentDocument);
  };
  tell(document);
  return JSON.stringify([found, Object.keys(window).sort(), scrollX, scrollY, document.adoptedStyleSheets.length]);
}"""
WATCH = """() => {
  window.changes = 0;
  const watch = (root) => {
    new MutationObserver((seen) => { window.changes += seen.length; }).observe(root,
      {subtree: true, childList: true, attributes: true, characterData: true});
    for (const type of ["input", "change", "focusin", "focusout", "selectionchange"])
      root.addEventListener(type, () => { window.changes++; }, true);
    for (const each of root.querySelectorAll("iframe")) watch(each.contentDocument);
  };
  watch(document);
}"""


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

    def press(self) -> None:
        """Presses the button in the toolbar, and waits until all is said."""
        if self.panel:
            self.panel.evaluate("delete document.documentElement.dataset.atRest")
        tabs = self._protocol.send("Target.getTargets", {"filter": [{"type": "tab"}]})["targetInfos"]
        (tab,) = (each for each in tabs if each["url"] == self.page.url)
        self._protocol.send("Extensions.triggerAction", {"id": self.own.split("/")[2], "targetId": tab["targetId"]})
        if not self.panel:
            self.panel = self._opened()
        self.settled()

    def _opened(self) -> Any:
        """The panel, which is no tab, as a second driver sees it, and what is asked of anybody from then on."""
        port = (self._profile / "DevToolsActivePort").read_text(encoding="utf-8").split("\n")[0]
        for _ in range(100):
            seen = self._driver.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
            context = seen.contexts[0]
            for page in context.pages:
                if page.url == self.own + "panel.html":
                    page.on("console", lambda message: self.complaints.append(message.text))
                    page.on("pageerror", lambda error: self.complaints.append(str(error)))
                    context.on("request", lambda request: self.asked.append(request.url))
                    return page
            seen.close()
            self.page.wait_for_timeout(100)
        raise AssertionError("no panel opens")

    def settled(self) -> None:
        self.panel.wait_for_selector("html[data-at-rest]", timeout=WAIT)

    def says(self, selector: str) -> str:
        return str(self.panel.locator(selector).inner_text())

    def found(self) -> list[tuple[str, str]]:
        """The rules and messages that the panel shows."""
        cards = self.panel.locator(".finding")
        return [
            (cards.nth(at).locator("details code").text_content(), cards.nth(at).locator(".message").text_content())
            for at in range(cards.count())
        ]

    def choose(self, words: str) -> None:
        self.panel.evaluate("delete document.documentElement.dataset.atRest")
        self.panel.locator("#what").select_option(label=words)
        self.settled()


@pytest.fixture(scope="module")
def shared(
    playwright: Any, chromium: str, built: Path, served: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Beside]:
    profile, folder = tmp_path_factory.mktemp("profile"), built / "chromium"
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
    yield Beside(context, playwright, served, profile)
    context.close()


@pytest.fixture
def beside(shared: Beside) -> Beside:
    shared.asked.clear()
    shared.complaints.clear()
    return shared


def wanted(text: str, name: str) -> list[tuple[str, str]]:
    return [(each.rule, each.message) for each in Linter().lint_text(text, name).documents[0].findings]


def test_try(beside: Beside) -> None:
    beside.go("published.html")
    beside.press()
    print(beside.says("body"))
    beside.panel.screenshot(path="/root/ext-try/a.png", full_page=True)
    print(beside.asked, beside.complaints)
    assert 0
