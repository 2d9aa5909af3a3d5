"""A nation beside a number narrows the service: "0808 2000 247 (England), 0808 80 10 800 (Wales)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.lazy import regex
from safelint.numbers.contact_words import FILLER, JOINT, WORD

if TYPE_CHECKING:
    from safelint.numbers.owners.scene import Scene
    from safelint.values.entries import Helpline

_NAMES = {
    "england": "england", "lloegr": "england", "wales": "wales", "cymru": "wales", "nghymru": "wales",
    "gymru": "wales", "scotland": "scotland", "alban": "scotland", "northern ireland": "northern-ireland",
    "n ireland": "northern-ireland", "n. ireland": "northern-ireland", "ni": "northern-ireland",
    "gogledd iwerddon": "northern-ireland",
}  # fmt: skip
_NATION = (
    r"(?:England|Lloegr|Wales|Cymru|Nghymru|Gymru|Scotland|(?:yr )?Alban|Northern Ireland|N\.? Ireland|NI|"
    r"Gogledd Iwerddon)"
)
_LISTED = rf"{_NATION}(?:(?:,| and| &|/|,? or| a| ac) {_NATION}){{0,3}}"
_AFTER = regex(
    rf"\s?(?:[(\[]|[-\u2013\u2014]\s|(?:if you (?:are|live) )?(?=(?:in|for|yn|yng)\s))\s?"
    rf"(?:(?:in|for|yn|yng|within|across) )?({_LISTED})(?![\w-])(?!\s?(?:[:=]|on\b|call\b|[-\u2013\u2014]\s?[(\d]))"
)
_BEFORE = regex(rf"(?<![\w-])({_LISTED})(?![\w-])([^.;\d\0]{{0,40}})$")
_EACH = regex(_NATION)


def nations_beside(scene: Scene, place: int, start: int) -> tuple[str, ...]:
    """The nations that a text gives the number at `place` for, in or before its sentence's `start`; () for none."""
    number, text = scene.numbers[place], scene.text
    block = scene.document.block_at(number.start)
    after = _AFTER.match(text, number.end, min(block.end, number.end + 60))
    if after is not None:
        return _read(after.group(1))
    begin = max(start, number.start - 80, scene.numbers[place - 1].end if place else 0)
    before = _BEFORE.search(text[begin : number.start])
    if before is None or not all(
        word.lower() in FILLER or word.lower() in JOINT for word in WORD.findall(before.group(2))
    ):
        return ()
    left = begin + before.start(1)
    index = scene.document.block_index(number.start)
    if any(name.start < left < name.end for name in scene.mentions.between(index, left - 80, left)):
        return ()  # "Rape Crisis Scotland": a part of a name
    return _read(before.group(1))


def _read(words: str) -> tuple[str, ...]:
    return tuple(_NAMES[each.lower().removeprefix("yr ")] for each in _EACH.findall(words))


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
