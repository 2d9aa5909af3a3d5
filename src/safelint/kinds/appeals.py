"""Appeals for witnesses and for information: what is asked, and the number to quote."""

from __future__ import annotations

from safelint.kinds.shape import Evidence, Shape, both


def appeal(shape: Shape) -> Evidence | None:
    # A report of a charge or a sentence may ask for witnesses too, and is still a report.
    if shape.holds("kinds.court_result", shape.head):
        return None
    return both(shape.says("kinds.appeal"), shape.says("kinds.appeal_reference"))
