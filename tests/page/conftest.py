from __future__ import annotations

from hashlib import sha256

import pytest

from safelint.page import runtime
from support.pyodide import FILES


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> runtime.Release:
    """A small package stands for Pyodide."""
    digests = {name: sha256(data).hexdigest() for name, data in FILES.items()}
    wanted = runtime.release()._replace(files=digests)
    monkeypatch.setattr(runtime, "release", lambda: wanted)
    return wanted
