"""Names that the registry does not know, where they have the better claim to a number than a known name beside them.

"Talk to Childline or ring the Anchor Line on N", "N (Anchor Line)", "Anchor Line N, Childline M". A number that is
neither the known service's own nor a slip from it is then not given to it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from safelint.lazy import regex
from safelint.numbers.owners.gap import REACH, is_local
from safelint.text.view import WORD

if TYPE_CHECKING:
    from safelint.numbers.owners.mentions import Mention
    from safelint.numbers.owners.scene import Scene
    from safelint.values.report import Number

_CAPITALISED = regex(r"(?<![\w'\u2019])(?:[A-Z][\w'\u2019]{1,24}(?:[ \u00a0-](?:of |the |for )?(?=[A-Z]))?){1,6}")
_BLOCKS_ABOVE = 4  # between a name and its number: a name, then a label of its own, then the number ask for 2
_MOST_BESIDE = 4  # words of "local crisis" in "or the local crisis line"
_TOKEN = regex(r"[^\W_]+|[^\w\s]")
# What is said of a name in brackets after it: "(Great Britain)".
_OF_NAME = regex(r"\s?\([^()]{0,60}\)")
# A name that is a part of a longer word: "the Childline-trained team on N".
_HYPHENED = regex(r"-[a-z]")
_IN_BRACKETS = regex(r"\s?[(\[](?:[Tt]he )?([A-Z][\w'\u2019 &-]{1,60})[)\]]")


def claimed_by_another(scene: Scene, name: Mention, at: int) -> bool:
    """Whether the number at `at`, which is not the named service's, is rather somebody's whom the registry lacks."""
    place = bisect_left(scene.number_starts, at)
    number = scene.numbers[place]
    first, last = sorted((name.start, at))
    if number.keyword or last - first > 4 * REACH:
        return False
    if scene.text.find("\0", first, last) >= 0:
        return name.start < at and not scene.registry.knows(number.digits) and _is_parted(scene, name, at)
    if name.start >= number.end:
        return _labels(scene, place)
    if _is_labelled_after(scene, number.end) or _is_taken(scene, name, place):
        return True
    left, _ = _sentence_of(scene, name)
    here, _ = _sentence_of(scene, name, at)
    apart = scene.view.matches.before("owners.set_apart", name.start)
    if (apart is not None and apart.start >= left) or _HYPHENED.match(scene.text, name.end):
        return True
    if _is_somebody_beside(scene, name.end, at):
        return True
    ends = [end for _, end in _strangers(scene, max(left, name.start - REACH), name.start)]
    if ends and (left != here or any(_is_joint(scene, end, name.start) for end in ends)):
        return True
    aside = _OF_NAME.match(scene.text, name.end, at)
    return any(start > name.end + 1 for start, _ in _strangers(scene, aside.end() if aside else name.end, at))


def is_somebody_elses(scene: Scene, number: Number) -> bool:
    """Whether a number that is given to nobody known may be that of a body, a team or a house that the registry lacks:
    one is named in its clause or above it, or the text speaks of itself."""
    start, end = scene.clause_of(number)
    index = scene.document.block_index(start)
    block = scene.document.blocks[index]
    above = scene.document.blocks[max(0, index - _BLOCKS_ABOVE)].start
    if scene.says("house", block.start, block.end) or scene.says("other_line", start, end):
        return True
    if is_local(scene, start, end):
        return True
    first = max(above, number.start - 4 * REACH)
    if any(name.start in scene.view.parts for name in scene.view.names_near(first, end)):
        return True
    return any(True for _ in _strangers(scene, first, end))


def _is_somebody_beside(scene: Scene, start: int, end: int) -> bool:
    """Whether somebody of no name stands between a name and a number: "or the local crisis line on"."""
    words = _TOKEN.findall(scene.text[start:end])
    articles, ends = scene.words("beside_articles"), scene.words("beside_ends")
    for at, (joint, article) in enumerate(pairwise(words)):
        if joint in scene.contact.joint and article in articles:
            named = takewhile(str.islower, words[at + 2 : at + 3 + _MOST_BESIDE])
            if not ends.isdisjoint(list(named)[1:]):
                return True
    return False


def _is_joint(scene: Scene, start: int, end: int) -> bool:
    """Whether what stands between two names joins them."""
    words = _TOKEN.findall(scene.text[start:end])
    return bool(words) and scene.words("name_joins").issuperset(words)


def _is_no_name(scene: Scene, word: str) -> bool:
    """Whether a word with a capital is no name of anybody, and so neither begins one nor is one."""
    plain = word.lower().replace("\u2019", "'")
    return plain in scene.contact.filler or plain in scene.words("no_name")


def _is_parted(scene: Scene, name: Mention, at: int) -> bool:
    """Whether a stranger stands in the row or the heading with a name, or in what lies between it and the number."""
    blocks, index = scene.document.blocks, scene.document.block_index(name.start)
    first = index
    if blocks[index].kind == "cell":
        first = min((index, *scene.cells.row(index)))
    elif index and blocks[index - 1].kind == "heading" != blocks[index].kind:
        first = index - 1
    return next(_strangers(scene, max(blocks[first].start, name.start - REACH), at), None) is not None


def _sentence_of(scene: Scene, name: Mention, at: int = -1) -> tuple[int, int]:
    """The sentence in which a name, or what stands at `at` in its block, stands."""
    return scene.clause(max(at, name.start))


def _strangers(scene: Scene, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where capitalised names that no entry has begin and end in a range of the text."""
    for match in _CAPITALISED.finditer(scene.text, start, end):
        words = list(WORD.finditer(scene.text, match.start(), match.end()))
        while words and _is_no_name(scene, words[0].group()):
            words.pop(0)
        if (
            not words
            or words[-1].group().lower() in scene.words("of_headings")
            or _is_known(scene, words[0].start(), match.end())
        ):
            continue
        before = scene.view.words_between(max(start, words[0].start() - 40), words[0].start())
        last = before[-1] if before else ""
        if last in scene.words("of_places"):
            continue
        if (
            len(words) > 1
            or last in scene.words("articles")
            or last in scene.contact.joint
            or (last and scene.contact.has_verb((last,)))
        ):
            yield words[0].start(), words[-1].end()


def _is_known(scene: Scene, start: int, end: int) -> bool:
    place = bisect_left(scene.mentions.starts, end)
    return any(hit.end > start for hit in scene.mentions.hits[max(0, place - 3) : place])


def _labels(scene: Scene, place: int) -> bool:
    """Whether another name stands right before a number whose known name follows: "Anchor Line N Childline M"."""
    number = scene.numbers[place]
    begin, _ = scene.clause_of(number)
    begin = max(begin, number.start - REACH, scene.numbers[place - 1].end if place else 0)
    for _, end in _strangers(scene, begin, number.start):
        between = scene.view.words_between(end, number.start)
        if scene.contact.filler.issuperset(between):
            return scene.text[number.end : number.end + 2].strip() not in ("(", "[")
    return False


def _is_labelled_after(scene: Scene, end: int) -> bool:
    """Whether a stranger follows at once, in brackets or after "for": "N (Anchor Line)", "N for the Anchor Line"."""
    bracket = _IN_BRACKETS.match(scene.text, end)
    if bracket is not None:
        words = WORD.findall(bracket[1])
        return (
            not _is_known(scene, bracket.start(1), bracket.end(1)) and bool(words) and not _is_no_name(scene, words[0])
        )
    found = scene.view.matches.after("owners.for_somebody", end)
    if found is None:
        return False
    return any(start < found.end for start, _ in _strangers(scene, end, min(end + 80, len(scene.text))))


def _is_taken(scene: Scene, name: Mention, place: int) -> bool:
    """Whether the name stands after the number before and says whose that is: "N (Childline), M"."""
    tie = scene.ties.get(place - 1) if place else None
    return tie is not None and tie.name.start == name.start >= scene.numbers[place - 1].end
