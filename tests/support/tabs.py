"""Pages as stand in the tabs of a browser, with faults: a form, editors of rich texts, a page that is published."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from types import TracebackType

from safelint import Linter

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
<p><label>Source of the page
<textarea id="source">&lt;h1&gt;Help&lt;/h1&gt;&lt;h3&gt;Who&lt;/h3&gt;&lt;p&gt;{CALL}&lt;/p&gt;</textarea></label></p>
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
<h1 contenteditable="true">A title</h1><p contenteditable="true">{CALL}</p>
<p contenteditable="true">More.</p></body></html>'></iframe>
<script>
const inner = document.getElementById("written").contentDocument;
inner.open();
inner.write('<!doctype html><html lang="en-GB"><head><title></title></head><body contenteditable="true"></body>');
inner.close();
inner.body.innerHTML = {RICH.replace(chr(10), " ")!r};
</script>
</body>
</html>
"""
_LIBRARY = """<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>Edit</title>
{head}</head>
<body>
<h1>Edit</h1>
{body}
<script>
{script}
</script>
</body>
</html>
"""
_READY = '() => { document.title = "Ready"; }'
_CKEDITOR = (
    "const { ClassicEditor, Essentials, Paragraph, Heading, Link, List } = CKEDITOR;\n"
    "const options = [1, 2, 3].map((n) => ({ model: `heading${n}`, view: `h${n}`, title: `${n}` }));\n"
    'options.push({ model: "paragraph", title: "0" });\n'
    'ClassicEditor.create(document.getElementById("body"), {\n'
    '  licenseKey: "GPL", plugins: [Essentials, Paragraph, Heading, Link, List],\n'
    '  heading: { options }, toolbar: ["heading", "link"],\n'
    f"}}).then({_READY});"
)
LIBRARIES = {
    "tinymce.html": _LIBRARY.format(
        head='<script src="/tinymce/tinymce.min.js"></script>\n',
        body=f'<form><label>Text <textarea id="body">{RICH}</textarea></label></form>',
        script='tinymce.init({ selector: "#body", promotion: false, branding: false, plugins: "link lists" })'
        f".then({_READY});",
    ),
    "ckeditor.html": _LIBRARY.format(
        head='<script src="/ckeditor5/dist/browser/ckeditor5.umd.js"></script>\n',
        body=f'<div id="body">{RICH}</div>',
        script=_CKEDITOR,
    ),
    "quill.html": _LIBRARY.format(
        head='<script src="/quill/dist/quill.js"></script>\n',
        body=f'<div id="body">{RICH}</div>',
        script=f'new Quill("#body");\n({_READY})();',
    ),
}
"""Pages with editors of rich text that many systems have; their scripts are those of the packages of npm."""

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
<script>
const last = document.createElement("p");
last.textContent = "Made by a script: she was a child prostitute.";
document.querySelector("main").append(last);
</script>
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

# What a page is like, with all its frames: nothing of it may differ after it was read.
STATE = """() => {
  const found = [];
  const tell = (root) => {
    found.push(root.documentElement.outerHTML, root.activeElement?.id, root.designMode);
    const chosen = root.getSelection();
    found.push(chosen.anchorNode?.nodeName, chosen.anchorOffset, chosen.focusOffset);
    for (const each of root.querySelectorAll("input, textarea"))
      found.push([each.value, each.selectionStart, each.selectionEnd]);
    for (const each of root.querySelectorAll("iframe")) tell(each.contentDocument);
  };
  tell(document);
  return JSON.stringify([found, Object.keys(window).sort(), scrollX, scrollY, document.adoptedStyleSheets.length]);
}"""
WATCH = """() => {
  window.changes = [];
  const watch = (root) => {
    new MutationObserver((seen) => { window.changes.push(...seen.map((each) => each.type)); }).observe(root,
      {subtree: true, childList: true, attributes: true, characterData: true});
    for (const type of ["input", "change", "focusin", "focusout", "selectionchange"])
      root.addEventListener(type, () => { window.changes.push(type); }, true);
    for (const each of root.querySelectorAll("iframe")) watch(each.contentDocument);
  };
  watch(document);
}"""


def wanted(text: str, name: str) -> list[tuple[str, str]]:
    """The rules and messages that the command line has for a text."""
    return [(each.rule, each.message) for each in Linter().lint_text(text, name).documents[0].findings]


class Slow:
    """A page of which the end comes when `go_on` is set."""

    def __init__(self) -> None:
        go_on = self.go_on = Event()

        class Request(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(b"<!doctype html><title>Slow</title><p>Call 999.</p>\n")
                go_on.wait()
                self.wfile.write(b"<p>The end.</p>\n")

            def log_message(self, *_: object) -> None:
                """Nobody reads a log of it."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Request)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}/"

    def __enter__(self) -> Slow:
        Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.go_on.set()
        self._server.shutdown()
        self._server.server_close()
