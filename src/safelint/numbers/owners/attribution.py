"""Whose number is it? Ties each number in a document to the service that the text gives it to.

Structure decides: words that stand between a name and a number in one sentence, the row of a table, the item of a
list, the heading or the line above. Each tie has a reason, and reasons have an order; a name that owns the number needs
a less close one than one that does not, so that a right number is never blamed on a neighbour's name. Where two
readings are as good, there is none. What lost stays, with its own reason and that of the loss.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from safelint.numbers.owners.claims import may_have
from safelint.numbers.owners.gap import REACH
from safelint.numbers.owners.layout import tie_by_layout, tie_from_afar, tie_in_row
from safelint.numbers.owners.nations import nations_beside, service_for_nations
from safelint.numbers.owners.reasons import Loss, Reason
from safelint.numbers.owners.same_sentence import misspelt_name, ties_in_sentence
from safelint.numbers.owners.scene import OwnerTie, Scene
from safelint.values.report import Number


class Rival(NamedTuple):
    """A name that a number was not given to: the range of the name, the entry that it means beside the number ("" where
    it means none), what ties the two, and why that was not enough."""

    start: int
    end: int
    service: str
    reason: Reason
    loss: Loss


class Attribution(NamedTuple):
    """A number with its `attributed_to`, the reason for that (None where it is given to none) and what lost."""

    number: Number
    reason: Reason | None
    rivals: tuple[Rival, ...] = ()


class _Chosen(NamedTuple):
    """The tie that counts, and those that do not, the closest first."""

    tie: OwnerTie | None
    lost: Sequence[tuple[OwnerTie, Loss]]


def attribute(scene: Scene) -> tuple[Attribution, ...]:
    """The numbers of a document, sorted, with `attributed_to`, the words that say so and whether that is `clear`."""
    return tuple(_settle(scene, place) for place in range(len(scene.numbers)))


def _settle(scene: Scene, place: int) -> Attribution:
    number = scene.numbers[place]
    tie, lost = _choice(scene, place)
    scene.ties[place] = tie
    asked = scene.registry.by_keyword(number.digits, number.keyword) if number.keyword else ""
    id_ = _meant(scene, place, tie, asked) if tie is not None else ""
    if tie is not None and id_:
        sure = tie.reason.as_close_as(Reason.BEFORE)
        given = number._replace(
            service=scene.registry.service(number.digits, id_),
            attributed_to=id_,
            name_start=tie.name.start,
            name_end=tie.name.end,
            clear=sure and tie.name.name.role != "generic" and not tie.name.branch,
        )
        return Attribution(given, tie.reason, _rivals(scene, number, lost, id_))
    if tie is not None:
        several = not scene.meant(tie.name.name, number.digits)
        lost = [(tie, Loss.SEVERAL if several else Loss.SAID), *lost]
    own = scene.registry.plan.named.get(number.digits, asked)
    rivals = _rivals(scene, number, lost, own) if lost else ()
    if own in scene.registry.by_id:
        given = number._replace(service=own, attributed_to=own, name_start=number.start, name_end=number.start)
        return Attribution(given, Reason.SELF if scene.is_name(number.digits) else Reason.KEYWORD, rivals)
    return Attribution(number, None, rivals)


def _rivals(scene: Scene, number: Number, lost: Sequence[tuple[OwnerTie, Loss]], given: str) -> tuple[Rival, ...]:
    """What lost, without names of the service that the number is given to."""
    found: dict[tuple[str, ...], Rival] = {}
    for (name, reason), loss in lost:
        id_ = scene.meant(name.name, number.digits)
        if id_ != given or not id_:
            found.setdefault((id_,) if id_ else name.name.ids, Rival(name.start, name.end, id_, reason, loss))
    return tuple(found.values())


def _meant(scene: Scene, place: int, tie: OwnerTie, asked: str) -> str:
    """The entry that a tie gives a number to, or "". `asked` is the entry whose word to text stands before it."""
    number, registry = scene.numbers[place], scene.registry
    id_ = _followed(scene, scene.meant(tie.name.name, number.digits), number)
    if not id_:
        return ""
    if scene.has(id_, number.digits):
        if id_ == tie.name.name.ids[0]:
            return id_
        from safelint.numbers.owners.operators import service_meant_by_operator

        return service_meant_by_operator(scene, tie.name, id_, number)
    if asked:  # the word to text says whose the code is
        return ""
    if any(owner.helpline.audience == ("children",) for owner in registry.owners.get(number.digits, ())):
        from safelint.numbers.owners.operators import is_marked_for_children

        if is_marked_for_children(scene, number):
            return ""
    start, _ = scene.clause_of(number)
    nations = nations_beside(scene, place, start)
    return service_for_nations(scene, id_, number.digits, nations) if nations else id_


def _followed(scene: Scene, id_: str, number: Number) -> str:
    """The successor of a service whose name was given up, where the text names it too and it has the number."""
    entry = scene.registry.by_id.get(id_)
    if entry is None or entry.is_active or not scene.registry.owns(entry.replaced_by, number.digits):
        return id_
    left = bisect_left(scene.mentions.starts, number.start - 2 * REACH)
    right = bisect_right(scene.mentions.starts, number.end + REACH)
    hits = (hit for hit in scene.mentions.hits[left:right] if hit.value.ids[0] == entry.replaced_by)
    named = any((name := scene.mentions.at(hit.start)) is not None and not name.branch for hit in hits)
    return entry.replaced_by if named else id_


def _choice(scene: Scene, place: int) -> _Chosen:
    number = scene.numbers[place]
    index = scene.document.block_index(number.start)
    start, end = scene.clause_of(number)
    ties: list[OwnerTie] = []
    lost: list[tuple[OwnerTie, Loss]] = []

    def counts(tie: OwnerTie) -> bool:
        """Whether the name may have the number; if not, it has lost."""
        if may_have(scene, tie.name, number.digits, tie.reason, number.start):
            return True
        lost.append((tie, Loss.UNSURE))
        return False

    ties = [tie for tie in ties_in_sentence(scene, place, index, start, end) if counts(tie)]
    best = _closest(scene, ties, number)
    if best is not None and (best.reason.as_close_as(Reason.BEFORE) or scene.own(best.name.name, number.digits)):
        return _Chosen(best, (*_losers(scene, ties, best, number), *lost))
    row = tie_in_row(scene, number, index)
    if row is not None and counts(row):
        return _Chosen(row, (*_losers(scene, ties, row, number), *lost))
    if best is None and not scene.is_name(number.digits):
        best = misspelt_name(scene, number, start)
    if best is not None:
        return _Chosen(best, (*_losers(scene, ties, best, number), *lost))
    around = tie_by_layout(scene, place, index, start)
    if around is not None and counts(around):
        if scene.own(around.name.name, number.digits) or not scene.is_name(number.digits):
            return _Chosen(around, (*_losers(scene, ties, around, number), *lost))
        lost.append((around, Loss.UNSURE))
    far = (
        tie_from_afar(scene, number)
        if not scene.is_name(number.digits) and scene.registry.knows(number.digits)
        else None
    )
    return _Chosen(far, (*_losers(scene, ties, far, number), *lost))


def _losers(
    scene: Scene, ties: Sequence[OwnerTie], best: OwnerTie | None, number: Number
) -> list[tuple[OwnerTie, Loss]]:
    """The ties beside the best one, the closest first, and why each is not it."""
    others = sorted((tie for tie in ties if tie != best), key=lambda tie: tie.reason.rank)
    if best is None:
        return [(tie, Loss.ALIKE) for tie in others]
    owned = scene.own(best.name.name, number.digits)
    return [
        (tie, Loss.ANOTHERS if owned and not scene.own(tie.name.name, number.digits) else Loss.LOOSER) for tie in others
    ]


def _closest(scene: Scene, ties: Sequence[OwnerTie], number: Number) -> OwnerTie | None:
    """The tie that counts of those in a sentence: the closest, unless the number's owner is tied too."""
    if not ties:
        return None
    best = min(ties, key=lambda tie: tie.reason.rank)
    at_once = best.reason.as_close_as(Reason.RIGHT_BEFORE)
    owners = [tie for tie in ties if scene.own(tie.name.name, number.digits)]
    if not owners:
        ids, rank = best.name.name.ids, best.reason.rank
        alike = any(tie.reason.rank == rank and tie.name.name.ids != ids for tie in ties)
        return None if alike and not at_once else best
    owner = min(owners, key=lambda tie: tie.reason.rank)
    return best if at_once and not owner.reason.as_close_as(Reason.BEFORE) else owner
