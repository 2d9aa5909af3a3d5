"""For tests in outside/, which need something from elsewhere. `.ci/run` brings it and sets SAFELINT_OUTSIDE, so that
nothing is skipped there."""

from __future__ import annotations

import os

import pytest


def need(found: object, what: str) -> None:
    """Skips the test where `what` is not there; fails it where all must be there."""
    if not found:
        if os.environ.get("SAFELINT_OUTSIDE"):
            pytest.fail(f"not found: {what}")
        pytest.skip(f"needs {what}")
