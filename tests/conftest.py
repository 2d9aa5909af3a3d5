"""What tests share: a cache of their own, no colour, no CI, and ways to check a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from safelint.config import Flags
from safelint.readers import read
from safelint.run.engine import Engine
from safelint.values.report import DocumentReport
from support import TODAY, CheckText
from support.checking import check_document


@pytest.fixture(autouse=True, scope="session")
def _surroundings(tmp_path_factory: pytest.TempPathFactory) -> None:
    import os

    os.environ["SAFELINT_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
    for name in ("CI", "NO_COLOR", "GITHUB_ACTIONS"):
        os.environ.pop(name, None)


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine(Flags(today=TODAY))


@pytest.fixture
def check_text(engine: Engine, tmp_path: Path) -> CheckText:
    """Checks a text: `check_text(text, form="markdown", **flags)`; fails the test where a check raised."""

    def check(text: str, form: str = "markdown", **flags: object) -> DocumentReport:
        used = engine
        if flags:
            used = Engine(Flags(today=TODAY, **flags))  # type: ignore[arg-type]
        document = read(f"text.{form}", text.encode(), form)
        return check_document(used.checker, document, str(tmp_path / "text"))

    return check
