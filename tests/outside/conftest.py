"""The browser that several tests drive, and what drives it. SAFELINT_CHROMIUM is its path."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from support.outside import need


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
