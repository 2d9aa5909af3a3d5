from __future__ import annotations

from hashlib import sha256

import pytest

from safelint.page import npm
from support.pyodide import FILES, PDFIUM


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> npm.Release:
    """A small package stands for Pyodide."""
    return _stands(monkeypatch, "pyodide", FILES)


@pytest.fixture
def known_pdfium(monkeypatch: pytest.MonkeyPatch) -> npm.Release:
    """A small package stands for PDFium."""
    return _stands(monkeypatch, "pdfium", PDFIUM)


def _stands(monkeypatch: pytest.MonkeyPatch, name: str, files: dict[str, bytes]) -> npm.Release:
    digests = {each: sha256(data).hexdigest() for each, data in files.items()}
    wanted: npm.Release = getattr(npm, name)()._replace(files=digests)
    monkeypatch.setattr(npm, name, lambda: wanted)
    return wanted
