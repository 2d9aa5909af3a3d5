"""Whose number is it? Ties each number in a document to the service that the text gives it to.

Structure decides: words that stand between a name and a number in one sentence, the row of a table, the item of a
list, the heading or the line above. Each way to tie has a strength; a name that owns the number needs less of it than
one that does not, so that a right number is never blamed on a neighbour's name. Where two readings are as good, there
is none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING

from safelint.numbers.owners.claims import may_have
from safelint.numbers.owners.gap import CLOSE, REACH, TIGHT
from safelint.numbers.owners.layout import by_layout, in_row, named_far
from safelint.numbers.owners.nations import narrowed, nations_beside
from safelint.numbers.owners.scene import SELF, Scene, Tie
from safelint.numbers.owners.sentence import in_sentence, misspelt
from safelint.values.report import Number

if TYPE_CHECKING:
    from safelint.numbers.named import NamedText


def attributed(view: NamedText, numbers: Iterable[Number]) -> tuple[Number, ...]:
    """The numbers of a document, sorted, with `attributed_to`, the words that say so and whether that is `clear`."""
    found = tuple(numbers)
    if not found:
        return ()
    scene = Scene(view, found)
    return tuple(settle(scene, place) for place in range(len(found)))


def settle(scene: Scene, place: int) -> Number:
    number = scene.numbers[place]
    tie = scene.ties[place] = _tie(scene, place)
    asked = scene.registry.by_keyword(number.digits, number.keyword) if number.keyword else ""
    id_ = _meant(scene, place, tie, asked) if tie is not None else ""
    if tie is not None and id_:
        clear = tie.strength >= CLOSE and tie.name.name.role != "generic" and not tie.name.branch
        return number._replace(
            service=scene.registry.service(number.digits, id_),
            attributed_to=id_,
            name_start=tie.name.start,
            name_end=tie.name.end,
            clear=clear,
        )
    own = SELF.get(number.digits, asked)
    if own in scene.registry.by_id:
        return number._replace(service=own, attributed_to=own, name_start=number.start, name_end=number.start)
    return number


def _meant(scene: Scene, place: int, tie: Tie, asked: str) -> str:
    """The entry that a tie gives a number to, or "". `asked` is the entry whose word to text stands before it."""
    number, registry = scene.numbers[place], scene.registry
    id_ = _followed(scene, scene.meant(tie.name.name, number.digits), number)
    if not id_:
        return ""
    if scene.has(id_, number.digits):
        if id_ == tie.name.name.ids[0]:
            return id_
        from safelint.numbers.owners.operators import childs_line_as_operators

        return childs_line_as_operators(scene, tie.name, id_, number)
    if asked:  # the word to text says whose the code is
        return ""
    if any(owner.helpline.audience == ("children",) for owner in registry.owners.get(number.digits, ())):
        from safelint.numbers.owners.operators import is_marked_for_children

        if is_marked_for_children(scene, number):
            return ""
    start, _ = scene.sentence(scene.document.block_index(number.start), number)
    nations = nations_beside(scene, place, start)
    return narrowed(scene, id_, number.digits, nations) if nations else id_


def _followed(scene: Scene, id_: str, number: Number) -> str:
    """The successor of a service whose name was given up, where the text names it too and it has the number."""
    entry = scene.registry.by_id.get(id_)
    if entry is None or entry.status == "active" or not scene.registry.owns(entry.replaced_by, number.digits):
        return id_
    left = bisect_left(scene.hit_starts, number.start - 2 * REACH)
    right = bisect_right(scene.hit_starts, number.end + REACH)
    hits = (hit for hit in scene.hits[left:right] if hit.value.ids[0] == entry.replaced_by)
    named = any((name := scene.name_at(hit.start)) is not None and not name.branch for hit in hits)
    return entry.replaced_by if named else id_


def _tie(scene: Scene, place: int) -> Tie | None:
    number = scene.numbers[place]
    index = scene.document.block_index(number.start)
    start, end = scene.sentence(index, number)
    ties = [
        tie
        for tie in in_sentence(scene, place, index, start, end)
        if may_have(scene, tie.name, number.digits, tie.strength, number.start)
    ]
    best = _choose(scene, ties, number)
    if best is not None and (best.strength >= CLOSE or scene.own(best.name.name, number.digits)):
        return best
    row = in_row(scene, number, index)
    if row is not None and may_have(scene, row.name, number.digits, row.strength, number.start):
        return row
    if best is None and number.digits not in SELF:
        best = misspelt(scene, number, start)
    if best is not None:
        return best
    around = by_layout(scene, place, index, start)
    if around is not None and may_have(scene, around.name, number.digits, around.strength, number.start):
        if scene.own(around.name.name, number.digits) or number.digits not in SELF:
            return around
    return named_far(scene, number) if number.digits not in SELF and scene.registry.knows(number.digits) else None


def _choose(scene: Scene, ties: list[Tie], number: Number) -> Tie | None:
    if not ties:
        return None
    best = max(ties, key=lambda tie: tie.strength)
    owners = [tie for tie in ties if scene.own(tie.name.name, number.digits)]
    if not owners:
        rivals = [tie for tie in ties if tie.strength == best.strength and tie.name.name.ids != best.name.name.ids]
        return None if rivals and best.strength < TIGHT else best
    owner = max(owners, key=lambda tie: tie.strength)
    if best.strength >= TIGHT and owner.strength < CLOSE:
        return best
    return owner
