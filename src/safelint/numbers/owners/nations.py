"""A nation beside a number narrows the service: "0808 2000 247 (England), 0808 80 10 800 (Wales)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.lazy import regex
from safelint.values.settings import NATIONS

if TYPE_CHECKING:
    from safelint.lexicon.matching import Match
    from safelint.numbers.owners.scene import Scene
    from safelint.values.entries import Helpline
    from safelint.values.report import Number

# The lists of words for each nation in the lexicon, and its id.
_NATIONS = {f"in_{id_.replace('-', '_')}": id_ for id_ in NATIONS}
_BEHIND = 60  # characters from a number to the end of the nations that it is for
_MOST_LEADING = 4  # words from a number to nations: "if you live in"
_MARKS = frozenset("([-\u2013\u2014")
_LEAD = regex(r"\w+|[^\w\s]")
_NUMBER_NEXT = regex(r"\s?[-\u2013\u2014]\s?[(\d]")
_TOKEN = regex(r"\s?(?:\w+|[^\w\s])")
_NEAR = regex(r"[^.;\d\0]{0,40}")


def nations_beside(scene: Scene, place: int, start: int) -> tuple[str, ...]:
    """The nations that a text gives the number at `place` for, in or before its sentence's `start`; () for none."""
    number, matches = scene.numbers[place], scene.view.matches
    after = matches.first("owners.nations", number.end, number.end + _BEHIND)
    if after is not None and _leads_to_nations(scene, number.end, after.start):
        listed = matches.after("owners.nations", after.start) or after  # the longest
        if not _is_for_next(scene, listed.end):
            return _read(scene, listed.start, listed.end)
    begin = max(start, number.start - 80, scene.numbers[place - 1].end if place else 0)
    named = matches.all("owners.nations", begin, number.start)
    named.sort(key=lambda each: (each.start, -each.end))
    before = next((each for each in named if _is_near(scene, each, number)), None)
    if before is None or not scene.contact.filler_or_joint.issuperset(
        scene.view.words_between(before.end, number.start)
    ):
        return ()
    left = before.start
    index = scene.document.block_index(number.start)
    if any(name.start < left < name.end for name in scene.mentions.between(index, left - 80, left)):
        return ()  # "Rape Crisis Scotland": a part of a name
    return _read(scene, before.start, before.end)


def _leads_to_nations(scene: Scene, start: int, end: int) -> bool:
    """Whether what stands between a number and nations says that it is for them: " (in ", " for "."""
    words = _LEAD.findall(scene.text, start, end)
    mark, words = (words[:1], words[1:]) if words and words[0] in _MARKS else ([], words)
    if len(words) > _MOST_LEADING or not scene.words("nation_leads").issuperset(words):
        return False
    return bool(mark) or not scene.words("nation_in").isdisjoint(words[-1:])


def _is_for_next(scene: Scene, end: int) -> bool:
    """Whether the nations that end at `end` belong to the number that follows them: "N, in Wales: M"."""
    if scene.text.startswith("-", end) or _NUMBER_NEXT.match(scene.text, end):
        return True
    following = _TOKEN.match(scene.text, end)
    return following is not None and following.group().strip() in scene.words("next_number")


def _is_near(scene: Scene, nations: Match, number: Number) -> bool:
    """Whether nations stand by themselves, and little between them and the number."""
    apart = "-" not in (scene.text[nations.start - 1 : nations.start], scene.text[nations.end : nations.end + 1])
    return apart and bool(_NEAR.fullmatch(scene.text, nations.end, number.start))


def _read(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    """The nations named in a range, in their order."""
    every = scene.view.matches.all
    found = ((each.start, id_) for name, id_ in _NATIONS.items() for each in every(f"owners.{name}", start, end))
    return tuple(id_ for _, id_ in sorted(found))


def service_for_nations(scene: Scene, named: str, digits: str, nations: tuple[str, ...]) -> str:
    """The service for one of `nations` that has a number, or is a slip from it, and does what the named one does.

    "" where the named service works in none of them; else `named`.
    """
    registry = scene.registry
    entry = registry.by_id[named]
    for owner in registry.owners.get(digits, ()):
        if _is_sister(entry, owner.helpline, nations):
            return owner.helpline.id
    if not registry.knows(digits):
        near = [
            each.id
            for each in registry.helplines
            if _is_sister(entry, each, nations) and registry.one_slip(digits, each.id)
        ]
        if len(near) == 1:
            return near[0]
    return named if "uk" in entry.nations or not set(nations).isdisjoint(entry.nations) else ""


def _is_sister(entry: Helpline, other: Helpline, nations: tuple[str, ...]) -> bool:
    """Whether `other` is a service for one of the nations that shares a subject with `entry`."""
    mine = set(entry.topics[:2])
    return not set(nations).isdisjoint(other.nations) and not mine.isdisjoint(other.topics[:2])
