"""The browser that several tests drive. SAFELINT_CHROMIUM is its path."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from support.outside import need


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    program = os.environ.get("SAFELINT_CHROMIUM") or shutil.which("chromium") or ""
    need(program, "Chromium, from the package of the system")
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        need(None, "playwright")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield opened
        opened.close()
