"""A list of names and a list of numbers in one sentence: "A and B: N and M", "N and M are A and B respectively".

Lists as long as each other are paired in order. "Respectively" says so; without it a pair that is right shows that the
order is meant. Where the lists differ in length, or only another order is right, nothing is certain, and where much
stands between them, a number that none of the names has is nobody's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from safelint.numbers.owners.gap import REACH, gap
from safelint.numbers.owners.mentions import Mention
from safelint.numbers.owners.reasons import Reason, is_as_close
from safelint.numbers.owners.scene import OwnerTie, Scene
from safelint.values.report import Number

_MOST = 8  # numbers of a list in a sentence; the longest list of ours has 3
_APART = 24  # characters between two of them; "N and N", in sentences about two services, needs 5


class _ListPair(NamedTuple):
    """The numbers of a list, the names whose list stands beside it, and what is between that ties the two."""

    numbers: Sequence[Number]
    names: Sequence[Mention]
    reason: Reason | None


def ties_in_lists(scene: Scene, place: int, names: Sequence[Mention], start: int, end: int) -> list[OwnerTie] | None:
    """The ties, one or none, of a number in a list with a list of names beside it; None where there are no such lists.

    The sentence reaches from `start` to `end` and holds `names`."""
    lists = _lists(scene, place, names, start, end)
    if lists is None:
        return None
    number = scene.numbers[place]
    pairs = _in_order(scene, lists)
    if pairs is None:
        return _out_of_order(scene, lists, number, lists.names[-1])
    name = pairs[lists.numbers.index(number)]
    if _is_said(scene, number, end):
        return [OwnerTie(name, Reason.IN_ORDER)]
    digits = [each.digits for each in lists.numbers]
    right = [scene.own(name.name, each) for name, each in zip(pairs, digits, strict=True)]
    moved = any(not own and _owner(scene, lists.names, each) for own, each in zip(right, digits, strict=True))
    if any(right) and not moved and (scene.own(name.name, number.digits) or _stand_close(lists)):
        return [OwnerTie(name, Reason.IN_ORDER)]
    return [OwnerTie(name, Reason.IN_DOUBTFUL_ORDER)] if moved else _out_of_order(scene, lists, number, name)


def _is_said(scene: Scene, number: Number, end: int) -> bool:
    """Whether the sentence, which ends at `end`, says that the lists are in order."""
    following = scene.view.words_between(number.end, min(end, number.end + REACH))
    return not scene.words("in_order").isdisjoint(following)


def _lists(scene: Scene, place: int, names: Sequence[Mention], start: int, end: int) -> _ListPair | None:
    first, last = _run(scene, place, start, end)
    numbers = scene.numbers[first : last + 1]
    if len({number.digits for number in numbers}) < 2 or any(number.keyword for number in numbers):
        return None
    names = [name for name in names if name.name.word != "weak" or any(scene.own(name.name, n.digits) for n in numbers)]
    since = max(start, scene.numbers[first - 1].end if first else 0)
    before = [name for name in names if name.start >= since and name.end <= numbers[0].start + 1]
    after = [name for name in names if name.start >= numbers[-1].end]
    listed, others = (before, after) if before else (after, [])
    if len(listed) < 2 or any(name.name.role == "generic" for name in listed):
        return None
    if any(_owner(scene, others, number.digits) for number in numbers):  # each has a name of its own behind it
        return None
    left, right = (listed[-1].end, numbers[0].start) if before else (numbers[-1].end, listed[0].start)
    found = _ListPair(numbers, listed, gap(scene, left, right))
    follows = last + 1 < len(scene.numbers) and scene.numbers[last + 1].start < end
    if not before and (follows or not (_stand_close(found) or _is_said(scene, numbers[-1], end))):
        return None
    return found


def _stand_close(lists: _ListPair) -> bool:
    """Whether next to nothing stands between the two lists."""
    return is_as_close(lists.reason, Reason.RIGHT_BEFORE)


def _run(scene: Scene, place: int, start: int, end: int) -> tuple[int, int]:
    """The first and the last of the numbers about one that only commas and such words as "and" part."""
    first = last = place
    while first and last - first < _MOST and scene.numbers[first - 1].start >= start and _joined(scene, first - 1):
        first -= 1
    while last + 1 < len(scene.numbers) and last - first < _MOST and _joined(scene, last):
        if scene.numbers[last + 1].start >= end:
            break
        last += 1
    return first, last


def _joined(scene: Scene, place: int) -> bool:
    one, other = scene.numbers[place : place + 2]
    between = scene.view.words_between(one.end, other.start)
    return other.start - one.end <= _APART and all(
        word in scene.contact.joint or word in scene.contact.verbs for word in between
    )


def _in_order(scene: Scene, lists: _ListPair) -> Sequence[Mention] | None:
    """The name of each number where the lists are as long as each other; a body and a line that it runs may be one."""
    groups: list[list[Mention]] = []
    for name in lists.names:
        if groups and _is_kin(scene, groups[-1][-1], name):
            groups[-1].append(name)
        else:
            groups.append([name])
    if len(groups) == len(lists.numbers):
        return [_speaks_for(scene, *pair) for pair in zip(groups, lists.numbers, strict=True)]
    return lists.names if len(lists.names) == len(lists.numbers) else None


def _is_kin(scene: Scene, one: Mention, other: Mention) -> bool:
    return scene.registry.related(one.name.ids[0], other.name.ids[0])


def _speaks_for(scene: Scene, names: Sequence[Mention], number: Number) -> Mention:
    """Of the names of a body and of its line the one whose number it is, else that of the line."""
    lines = [name for name in names if name.name.role in ("name", "alias")]
    return _owner(scene, names, number.digits) or (lines or names)[-1]


def _owner(scene: Scene, names: Sequence[Mention], digits: str) -> Mention | None:
    return next((name for name in names if scene.own(name.name, digits)), None)


def _out_of_order(scene: Scene, lists: _ListPair, number: Number, name: Mention) -> list[OwnerTie]:
    """The tie of a number whose place in its list shows nothing: that of its owner, or of the service whose number it
    nearly is, else a doubtful one to `name` where next to nothing stands between the lists."""
    owner = _owner(scene, lists.names, number.digits)
    if owner is not None:
        return [OwnerTie(owner, Reason.OWN_IN_LIST)]
    near = next((each for each in lists.names if scene.nearly_own(each.name, number.digits)), None)
    if near is not None:
        return [OwnerTie(near, Reason.SLIP_IN_LIST)]
    return [OwnerTie(name, Reason.IN_DOUBTFUL_ORDER)] if _stand_close(lists) else []
