"""What each part of a run costs: seconds of processor time, of all processes together."""

from __future__ import annotations

from contextlib import suppress
from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from safelint.analysis import Analysis

# What checks share: measured before them, so that the first one that asks does not seem to pay for all.
_SHARED = (
    ("fold", "letters made even"),
    ("sentences", "sentences"),
    ("quotations", "quotations"),
    ("foreign", "languages"),
    ("names", "names of services"),
    ("numbers", "numbers and whose they are"),
    ("kind", "kind of text"),
    ("assessment", "topics and help"),
    ("terms", "terms to avoid"),
    ("former_names", "former names"),
    ("scores", "scores"),
)


class Timings:
    """`spent` holds the seconds of each part. The clock runs from one `lap` to the next."""

    def __init__(self, begun: float | None = None) -> None:
        self.spent: dict[str, float] = {}
        self._last = process_time() if begun is None else begun

    def lap(self, part: str) -> None:
        """What was spent since the last lap was spent on `part`."""
        now = process_time()
        self.spent[part] = self.spent.get(part, 0.0) + now - self._last
        self._last = now

    def add(self, spent: dict[str, float]) -> None:
        """Adds what another process has spent."""
        for part, seconds in spent.items():
            self.spent[part] = self.spent.get(part, 0.0) + seconds

    def taken(self) -> dict[str, float]:
        """What was spent until now; the count begins anew."""
        taken, self.spent = self.spent, {}
        return taken

    def measure(self, analysis: Analysis) -> None:
        """Measures what checks share. Whatever goes wrong will go wrong again where it is dealt with."""
        for name, part in _SHARED:
            with suppress(Exception):
                getattr(analysis, name)
            self.lap(f"measuring: {part}")

    def told(self) -> str:
        """A table for people, the dearest part first."""
        total = sum(self.spent.values())
        parts = sorted(self.spent.items(), key=lambda each: (-each[1], each[0]))
        lines = [f"{seconds * 1000:10.1f} ms {seconds / (total or 1):6.1%}  {part}" for part, seconds in parts]
        return "\n".join([*lines, f"{total * 1000:10.1f} ms {1:6.0%}  in all, in every process"])
