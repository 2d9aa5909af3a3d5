"""The page as it is given out: one file that opens from the disk, and the same as a folder for any host.

Both are made of the same files in `interface/`: markup, style, scripts and texts. The one file holds all inside, so
that its policy lets it reach nothing; the folder's lets it reach its own origin.
"""

from __future__ import annotations

import base64
import html
import json
import os
import re
from collections.abc import Mapping
from functools import partial
from hashlib import sha256

from safelint.page import program
from safelint.toml import loads
from safelint.values.errors import SafelintError

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_INTERFACE = os.path.join(_PACKAGE, "page", "interface")
_SCRIPTS = (
    "texts.js", "engine.js", "editor.js", "findings.js", "panel.js", "files.js", "desk.js", "program.js", "main.js"
)
"""In the order in which each needs only those before it."""

ONE_FILE = "safelint.html"
FOLDER = "site"
LANGUAGES = ("en", "cy")

_IMPORT = re.compile(r"^import .*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const)\b)", re.MULTILINE)
_COMMENT = re.compile(r"^ *(?://[^\n]*|/\*\*.*?\*/) *\n", re.MULTILINE | re.DOTALL)
_TEXT = re.compile(r'( data-t="([\w-]+)"[^>]*>)(?=</)')
_PLACEHOLDER = re.compile(r' data-t-placeholder="([\w-]+)"')

_POLICY = {
    "default-src": "'none'",
    "style-src": "{style}",
    "script-src": "{script} blob: 'wasm-unsafe-eval'",
    "worker-src": "{worker}",
    "connect-src": "{connect}",
    "base-uri": "'none'",
    "form-action": "'none'",
}


def built(runtime: Mapping[str, bytes], house: bytes = b"") -> dict[str, bytes]:
    """Every file of the page by its path, from those of Pyodide.

    `house` is a configuration that counts for every text.
    """
    packed = program.packed(runtime, _read("worker.js").encode(), house)
    return {ONE_FILE: _one_file(packed), **{f"{FOLDER}/{name}": data for name, data in _folder(packed).items()}}


def _one_file(packed: bytes) -> bytes:
    style, script = _read("page.css"), joined()
    policy = _policy(style=_digest(style), script=_digest(script), worker="blob:", connect="'none'")
    data = base64.b64encode(packed).decode()
    held = f'<script type="application/octet-stream" id="program">{data}</script>\n'
    return _page(policy, f"<style>{style}</style>", f'{held}{_data()}<script type="module">{script}</script>')


def _folder(packed: bytes) -> dict[str, bytes]:
    script = joined().encode()
    style = _read("page.css").encode()
    policy = _policy(style="'self'", script="'self'", worker="'self' blob:", connect="'self'")
    linked = '<link rel="stylesheet" href="page.css">'
    page = _page(policy, linked, f'{_data()}<script type="module" src="page.js"></script>')
    version = sha256(b"".join((page, script, style, packed))).hexdigest()[:16]
    return {
        "index.html": page,
        "licences.txt": licences().encode(),
        "page.css": style,
        "page.js": script,
        "program.bin": packed,
        "sw.js": _read("sw.js").replace("[[version]]", version).encode(),
    }


def _policy(**filled: str) -> str:
    return "; ".join(f"{name} {value.format(**filled)}" for name, value in _POLICY.items())


def _digest(held: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(held.encode()).digest()).decode()}'"


def _page(policy: str, style: str, scripts: str) -> bytes:
    """The markup with the English texts in it, so that it can be read before any script runs."""
    texts = texts_of(LANGUAGES[0])
    page = _TEXT.sub(partial(_filled, texts), _read("page.html"))
    page = _PLACEHOLDER.sub(lambda found: f'{found[0]} placeholder="{html.escape(texts[found[1]])}"', page)
    for name, held in (("policy", policy), ("style", style), ("scripts", scripts)):
        page = page.replace(f"[[{name}]]", held, 1)
    return page.encode()


def _filled(texts: Mapping[str, str], found: re.Match[str]) -> str:
    return found[1] + html.escape(texts[found[2]], quote=False)


def texts_of(language: str) -> dict[str, str]:
    """All that the page says in a language, by key."""
    found: dict[str, str] = loads(_read(f"texts/{language}.toml"))
    return found


def _data() -> str:
    """The texts and the licences as data for the scripts. No `<` can end them early."""
    texts = json.dumps({each: texts_of(each) for each in LANGUAGES}, ensure_ascii=False).replace("<", "\\u003c")
    notices = licences().replace("<", "(").replace(">", ")")
    return (
        f'<script type="application/json" id="texts">{texts}</script>\n'
        f'<script type="text/plain" id="notices">{notices}</script>\n'
    )


def licences() -> str:
    """What the licences of all that is in the page ask to be said."""
    places = (_PACKAGE, os.path.dirname(os.path.dirname(_PACKAGE)))  # installed, else in the repository
    path = next(filter(os.path.isfile, (os.path.join(place, "NOTICE") for place in places)), "")
    if not path:
        raise SafelintError("the file NOTICE is missing from this installation of safelint; install it again")
    with open(path, encoding="utf-8") as file:
        return _read("licences.txt") + file.read()


def joined() -> str:
    """The scripts as one: a page that is opened from the disk can load no other."""
    scripts = (_IMPORT.sub("", _EXPORT.sub("", _read(name))) for name in _SCRIPTS)
    return _COMMENT.sub("", "".join(scripts))


def _read(name: str) -> str:
    with open(os.path.join(_INTERFACE, name), encoding="utf-8") as file:
        return file.read()
