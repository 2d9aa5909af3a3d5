"""How far the reading of sources is."""

from __future__ import annotations

from collections import Counter


class Intake:
    """How far the reading is: `done` bytes of `total`, and what was passed over, by the reason. Of a page not more than
    `limit` bytes are read; `too_large` says so."""

    def __init__(self) -> None:
        self.total = 0
        self.limit = 0
        self.too_large = ""
        self.before = 0  # bytes of the sources that are behind
        self.here = 0  # bytes of the one that is read
        self.reasons: Counter[str] = Counter()

    @property
    def done(self) -> int:
        return min(self.before + self.here, self.total)

    def at(self, place: int) -> None:
        self.here = max(self.here, place)

    def over(self, reason: str) -> None:
        self.reasons[reason] += 1
