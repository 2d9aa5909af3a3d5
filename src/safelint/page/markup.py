"""The markup of a page with all that belongs into it: texts in each language, licences, style, its own policy."""

from __future__ import annotations

import html
import json
import os
import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from safelint.toml import loads
from safelint.values.errors import SafelintError

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_INTERFACE = os.path.join(_PACKAGE, "page", "interface")

LANGUAGES = ("en", "cy")

DESK = ("texts.js", "engine.js", "editor.js", "findings.js", "panel.js", "files.js", "desk.js", "kept.js")
"""The scripts that every face has, in the order in which each needs only those before it."""

_ONLY = re.compile(r"<!-- only (\w+) -->\n(.*?)(?=<!-- (?:only|all))", re.DOTALL)
_ALL = "<!-- all -->\n"
_TEXT = re.compile(r'( data-t="([\w-]+)"[^>]*>)(?=</)')
_PLACEHOLDER = re.compile(r' data-t-placeholder="([\w-]+)"')

_POLICY = {
    "default-src": "'none'",
    "style-src": "{style}",
    "script-src": "{script} 'wasm-unsafe-eval'",
    "worker-src": "{worker}",
    "connect-src": "{connect}",
    "base-uri": "'none'",
    "form-action": "'none'",
}


def policy(**filled: str) -> str:
    """What a page may reach: `style`, `script`, `worker` and `connect` say from where."""
    return "; ".join(f"{name} {value.format(**filled)}" for name, value in _POLICY.items())


def page(face: str, given: str, style: str, scripts: str) -> bytes:
    """The markup of a face, "page" or "panel", with the English texts in it, so that it can be read before any script
    runs. `given` is its policy."""
    texts = texts_of(LANGUAGES[0])
    made = _ONLY.sub(lambda found: found[2] if found[1] == face else "", read("page.html")).replace(_ALL, "")
    made = _TEXT.sub(partial(_filled, texts), made)
    made = _PLACEHOLDER.sub(lambda found: f'{found[0]} placeholder="{html.escape(texts[found[1]])}"', made)
    for name, held in (("policy", given), ("style", style), ("scripts", scripts)):
        made = made.replace(f"[[{name}]]", held, 1)
    return made.encode()


def _filled(texts: Mapping[str, Any], found: re.Match[str]) -> str:
    return found[1] + html.escape(texts[found[2]], quote=False)


def texts_of(language: str) -> dict[str, Any]:
    """All that is said in a language, by key; some keys hold a table of texts."""
    found: dict[str, Any] = loads(read(f"texts/{language}.toml"))
    return found


def data() -> str:
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
        return read("licences.txt") + file.read()


def read(name: str) -> str:
    """A text of the interface, by its path there."""
    return read_bytes(name).decode()


def read_bytes(name: str) -> bytes:
    with open(os.path.join(_INTERFACE, *name.split("/")), "rb") as file:
        return file.read()
