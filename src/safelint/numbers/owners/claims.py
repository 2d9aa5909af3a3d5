"""Whether a name may be given a number that is not its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.numbers.owners.reasons import Reason
from safelint.numbers.owners.scene import SELF

if TYPE_CHECKING:
    from safelint.numbers.owners.scene import Mention, Scene


def may_have(scene: Scene, name: Mention, digits: str, reason: Reason, at: int) -> bool:
    """Whether a name may be given a number that is not its own for such a reason."""
    if scene.own(name.name, digits):
        return True
    if scene.is_relay(name.name) or (digits in SELF and not scene.has_numbers(name.name)):
        return False
    word = name.name.word
    near = any(scene.registry.one_slip(digits, id_) for id_ in name.name.ids)
    if not near and not scene.registry.knows(digits) and scene.is_other_line(name, at):
        return False
    if not near and _is_claimed(scene, name, at):
        return False
    if name.name.role == "generic":
        return digits in SELF
    if name.branch and reason.as_close_as(Reason.BEFORE) and scene.text.startswith(" Centre", name.end):
        return near or scene.is_anothers(name.name, digits)
    if word == "weak" or (name.name.role == "operator" and not scene.registry.knows(digits)):
        return near  # a body may have more lines than those on record
    if digits in SELF and not reason.as_close_as(Reason.RIGHT_BEFORE):
        return False
    if name.branch or word == "plain":
        return near or (not name.branch and reason.as_close_as(Reason.RIGHT_BEFORE))
    return True


def _is_claimed(scene: Scene, name: Mention, at: int) -> bool:
    from safelint.numbers.owners.unlisted_names import claimed_by_another  # few texts get so far

    return claimed_by_another(scene, name, at)
