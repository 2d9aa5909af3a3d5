"""How far the reading of sources is."""

from __future__ import annotations

from collections import Counter


class Intake:
    """How far the reading of all sources is: `done` bytes of `total`, and what was passed over, by the reason."""

    def __init__(self) -> None:
        self.total = 0
        self.done = 0
        self.reasons: Counter[str] = Counter()

    def add(self, size: int) -> None:
        """So many bytes more are done. A file may have grown since it was counted."""
        self.done = min(self.done + size, self.total)

    def over(self, reason: str) -> None:
        self.reasons[reason] += 1


class SourceIntake:
    """How far the reading of one source of `size` bytes is. Of a page not more than `limit` bytes are read; `too_large`
    says so."""

    def __init__(self, intake: Intake, size: int, limit: int, too_large: str) -> None:
        self.size = size
        self.limit = limit
        self.too_large = too_large
        self._intake = intake
        self._done = 0

    def at(self, place: int, whole: int) -> None:
        """Of what the reader counts, such as rows, `place` of `whole` are read."""
        done = self.size * min(place, whole) // max(whole, 1)
        if done > self._done:
            self._intake.add(done - self._done)
            self._done = done

    def over(self, reason: str) -> None:
        self._intake.over(reason)
