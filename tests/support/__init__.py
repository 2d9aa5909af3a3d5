"""What tests share. Where things are, and the day that is today."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from safelint.values.report import DocumentReport

TESTS = Path(__file__).resolve().parent.parent
DATA = TESTS / "data"
ROOT = TESTS.parent
SOURCE = ROOT / "src" / "safelint"

TODAY = "2026-11-25"
CheckText = Callable[..., DocumentReport]
"""What the fixture `check_text` is: see conftest.py."""
