"""The extension for browsers: the desk of the page in a panel beside a tab, with the program in files of its own.

Everything that differs between browsers stands in `interface/extension/manifest.toml`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from safelint.page import archives, markup, program
from safelint.toml import loads
from safelint.version import __version__

BROWSERS = ("chromium", "firefox")

_OWN = ("background.js", "look.js", "main.js", "program.js")
_ICONS = (16, 32, 48, 128)
_SCRIPTS = (".js", ".mjs")


def built(runtime: Mapping[str, bytes], house: bytes = b"") -> dict[str, bytes]:
    """Every file of the extension by its path, from those of Pyodide: for each browser a folder of its name, to load as
    it is, and the same packed, to give to a store.

    `house` is a configuration that counts for every text.
    """
    shared = dict(_shared(runtime, house))
    made: dict[str, bytes] = {}
    for browser in BROWSERS:
        files = {"manifest.json": _json(_manifest(browser)), **shared}
        made |= {f"{browser}/{name}": data for name, data in files.items()}
        made[f"safelint-{browser}.zip"] = archives.deflated(dict(sorted(files.items())))
    return made


def _shared(runtime: Mapping[str, bytes], house: bytes) -> Iterator[tuple[str, bytes]]:
    script = f'{markup.data()}<script type="module" src="extension/main.js"></script>'
    yield "panel.html", markup.page("panel", _policy(), '<link rel="stylesheet" href="page.css">', script)
    for name in ("page.css", *markup.DESK, *(f"extension/{each}" for each in _OWN)):
        yield name, markup.read(name).encode()
    for size in _ICONS:
        yield f"extension/icons/{size}.png", markup.read_bytes(f"extension/icons/{size}.png")
    yield "licences.txt", markup.licences().encode()
    for language in markup.LANGUAGES:
        texts: Mapping[str, str] = markup.texts_of(language)["extension"]
        yield f"_locales/{language}/messages.json", _json({key: {"message": text} for key, text in texts.items()})
    files = program.files(runtime, markup.read("worker.js").encode(), house)
    for name, data in files.items():
        yield f"program/{name}", data
    # What is run as a script is not handed to the worker: it has its place.
    names = [name for name in files if not name.endswith(_SCRIPTS)]
    yield "program/files.json", _json({"version": program.digest(b"".join(files.values())), "names": names})


def _manifest(browser: str) -> dict[str, Any]:
    given: dict[str, Any] = loads(markup.read("extension/manifest.toml"))
    policy = {"content_security_policy": {"extension_pages": _policy()}}
    return {**given["all"], **given[browser], "version": __version__, **policy}


def _policy() -> str:
    return markup.policy(style="'self'", script="'self'", worker="'self'", connect="'self'")


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
