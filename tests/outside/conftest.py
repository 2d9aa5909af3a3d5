"""The browsers that several tests drive, what drives them, and the extension that is tried in them.

SAFELINT_CHROMIUM and SAFELINT_FIREFOX are their paths, SAFELINT_PYODIDE the package of Pyodide as npm has it,
SAFELINT_EDITORS the folder into which npm has put editors of rich text.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from safelint.page import extension, npm
from safelint.page.serve import PageServer
from support.outside import need
from support.tabs import LIBRARIES, SITE


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the program."""
    program = os.environ.get("SAFELINT_CHROMIUM") or shutil.which("chromium") or ""
    need(program, "Chromium, from the package of the system")
    return program


@pytest.fixture(scope="session")
def playwright() -> Iterator[Any]:
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        need(None, "playwright")
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Any, chromium: str) -> Iterator[Any]:
    opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def extensions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extension in a folder, as `safelint page --extension` writes it."""
    package = os.environ.get("SAFELINT_PYODIDE", "")
    need(os.path.exists(package), "SAFELINT_PYODIDE, the package of Pyodide as npm has it")
    out = tmp_path_factory.mktemp("extension")
    for name, data in extension.built(npm.read(package, npm.pyodide())).items():
        path = out / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(data)
    return out


@pytest.fixture(scope="session")
def tabs() -> Iterator[str]:
    pages = {name: text.encode() for name, text in (SITE | LIBRARIES).items()}
    with PageServer(pages | _libraries()) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.address
        server.shutdown()
        thread.join()


def _libraries() -> dict[str, bytes]:
    """The scripts and styles of editors of rich text, by their addresses."""
    folder = Path(os.environ.get("SAFELINT_EDITORS", ""))
    found = (path for name in ("tinymce", "ckeditor5", "quill") for path in (folder / name).rglob("*.*s"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found if path.suffix in (".js", ".css")}
