"""A module that stands in for another, until something is asked of it."""

from __future__ import annotations

import sys

import pytest

from safelint.later import Later, standing_in


def test_it_is_imported_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    stand_in = Later("colorsys", known=3)
    with standing_in({"colorsys": stand_in}):
        import colorsys

        assert colorsys is stand_in
        assert colorsys.known == 3
        assert not hasattr(colorsys, "__path__")
    assert "colorsys" not in sys.modules
    assert stand_in.rgb_to_hsv(1, 1, 1) == (0.0, 0.0, 1)
    assert sys.modules["colorsys"] is not stand_in


def test_what_was_there_is_there_again() -> None:
    import json

    with standing_in({"json": Later("json")}):
        assert sys.modules["json"] is not json
        assert sys.modules["json"].loads("1") == 1  # asked for while it stands there
    assert sys.modules["json"] is json


def test_what_was_needed_at_once_is_not_imported_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with standing_in({"colorsys": Later("colorsys")}):
        import colorsys

        assert colorsys.rgb_to_hsv(1, 1, 1) == (0.0, 0.0, 1)
        real = sys.modules["colorsys"]
        assert real is not colorsys
    assert sys.modules["colorsys"] is real
