"""Appeals for witnesses and for information: what is asked, and how somebody is described or what to quote."""

from __future__ import annotations

from safelint.kinds.shape import Shape
from safelint.kinds.signs import CLEAR, ENOUGH, FORM, KindReason, Signs, sign

_TOGETHER = 1_500  # characters between what is asked and what to quote


def appeal(shape: Shape) -> Signs:
    asked = shape.says("kinds.appeal")
    given = shape.says("kinds.appeal_reference")
    if asked and given and abs(asked[0] - given[0]) > _TOGETHER:
        given = None
    described = shape.at("kinds.described", shape.head)
    if not asked or not (given or described):
        return
    yield from sign(KindReason.APPEAL, FORM if given else ENOUGH, asked, given)
    yield from sign(KindReason.DESCRIBED, CLEAR, described)
    # A report of a charge or a sentence may ask for witnesses too, and is still a report.
    yield from sign(KindReason.CASE_IN_COURT, -2 * FORM, shape.at("kinds.court_result", shape.head))
