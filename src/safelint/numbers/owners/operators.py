"""An operator's name beside the number of a line for children: which of its lines does a text mean?

"NSPCC: 0800 1111" gives adults the children's line. The name of an operator may well stand for all that it runs, so
that is said only where the words are those of the operator's own helpline, or adults are to call, or the children's
line stands beside it with its number, and nothing in the text is for children.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from safelint.numbers.owners.gap import REACH
from safelint.values.report import Number

if TYPE_CHECKING:
    from safelint.numbers.owners.mentions import Mention
    from safelint.numbers.owners.scene import Scene

_NEAR = 2 * REACH
_BLOCKS_TO_HEADING = 20


def service_meant_by_operator(scene: Scene, name: Mention, id_: str, number: Number) -> str:
    """The entry that bears the name as its own where the text gives it the number of a children's line `id_`."""
    registry = scene.registry
    bearer, line = registry.by_id[name.name.ids[0]], registry.by_id.get(id_)
    if line is None or line.audience != ("children",) or "adults" not in bearer.audience:
        return id_
    said = scene.text[name.start : name.end].lower()
    if said not in {each.lower() for each in (bearer.name, *bearer.aliases)} or name.end > number.start:
        return id_
    if scene.for_children or not _only_calls(scene, name, number):
        return id_
    if _stands_beside(scene, id_, number) or _adults_call(scene, number):
        return bearer.id
    return bearer.id if not _is_meant(scene, id_, number) and _speaks_of_its_own(scene, name, number) else id_


def _only_calls(scene: Scene, name: Mention, number: Number) -> bool:
    """Whether nothing but words of getting in touch stands between a name and a number, and none of children."""
    words = scene.view.words_between(name.end, number.start)
    return not scene.says("childrens", name.end, number.start) and scene.contact.filler.issuperset(words)


def _stands_beside(scene: Scene, id_: str, number: Number) -> bool:
    """Whether the same sentence gives the children's line its number too: "Childline on N, or the NSPCC on N"."""
    start, end = _clause(scene, number.start)
    for hit in scene.mentions.hits[bisect_left(scene.mentions.starts, start) : bisect_left(scene.mentions.starts, end)]:
        place = bisect_left(scene.number_starts, hit.end)
        given = scene.numbers[place] if place < len(scene.numbers) else number
        if hit.value.ids[0] == id_ and given != number and given.start < end and scene.has(id_, given.digits):
            return True
    return False


def _adults_call(scene: Scene, number: Number) -> bool:
    """Whether the sentence, or a question before it, says that adults are to call, and neither that children are."""
    start, end = _clause(scene, number.start)
    before = scene.clause(max(start - 2, 0))
    if scene.text[before[0] : before[1]].rstrip().endswith("?"):
        start = min(start, before[0])
    return scene.says("adults_call", start, number.start) and not scene.says("to_children", start, end)


def _is_meant(scene: Scene, id_: str, number: Number) -> bool:
    """Whether the children's line is named near the number, with no number of its own: "N. Ask for Childline"."""
    left = bisect_left(scene.mentions.starts, number.start - _NEAR)
    right = bisect_right(scene.mentions.starts, number.end + _NEAR)
    here = _clause(scene, number.start)
    starts = (hit.start for hit in scene.mentions.hits[left:right] if hit.value.ids[0] == id_)
    return any((clause := _clause(scene, start)) == here or not _holds(scene, clause) for start in starts)


def _clause(scene: Scene, at: int) -> tuple[int, int]:
    """Where the row of a table, or else the sentence, begins and ends in which `at` stands."""
    index = scene.document.block_index(at)
    block = scene.document.blocks[index]
    if block.kind == "cell" and block.group >= 0:
        cells = [scene.document.blocks[each] for each in sorted((*scene.cells.row(index), index))]
        return cells[0].start, cells[-1].end
    return scene.clause(at)


def _holds(scene: Scene, clause: tuple[int, int]) -> bool:
    place = bisect_left(scene.number_starts, clause[0])
    return place < len(scene.numbers) and scene.numbers[place].start < clause[1]


def _speaks_of_its_own(scene: Scene, name: Mention, number: Number) -> bool:
    """Whether a name and a number read "X helpline on N", or "X: N" as a line of a list, and not to children."""
    words = scene.view.words_between(name.end, number.start)
    if not scene.words("helpline").isdisjoint(words):
        return True
    index = scene.document.block_index(name.start)
    start, end = scene.clause_of(number)
    before = scene.text[start : name.start].strip(" \t\n*-\u2022\u2013(").lower()
    label = before in ("", *scene.words("articles"))
    if not label or words or scene.says("to_children", max(0, start - 300), max(end, number.end + 100)):
        return False
    heading = scene.document.heading_above(index, _BLOCKS_TO_HEADING)
    if heading is None or not scene.says("childrens", heading.start, heading.end):
        return True
    return scene.says("about_children", heading.start, heading.end)


def is_marked_for_children(scene: Scene, number: Number) -> bool:
    """Whether words after the number say that it is for children, and so not the named service's: "N (children)"."""
    return scene.view.matches.after("owners.marked_for_children", number.end) is not None
