"""Wording that keeps readers out: sentences that hide who acts, and words that have a plainer one.

Both are worth a look, never more, so both would rather miss one than be wrong. They read the words that `counts`
counted; a document's first sentences tell enough.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from safelint.lazy import regex
from safelint.reading.counts import Prose
from safelint.text.prose import WORD, Sentence

MOST = 2_000
"""Sentences that are looked at."""

_BE = "is|are|was|were|be|been|being|gets?|got|getting"
_ADVERBS = "not|never|also|always|often|now|then|still|already|just|soon|later|ever|all|both|only|well|[^ ]*ly"
_AGENT = 8  # words after the participle in which "by" names the doer
# In words with a space on each side: a form of "be", and what could be a participle after at most two adverbs.
_PASSIVE = regex(rf" ({_BE})(?=((?: (?:{_ADVERBS})(?= )){{0,2}}+) ([^ ]+) )")
_FOLLOWING = regex(rf"(?: (?!\. )[^ ]+){{0,{_AGENT}}}")
_END = " . "  # stands between two sentences
# What may follow the participle of a passive. Before any other word it could be an adjective: "are limited funds".
_AFTER = frozenset(
    """
    a about across after again against ago all along already also among an and any anyone around as at away back
    because before behind being below between both but down during each either every everyone except first for
    forward from he her here him his how however if immediately in inside instead into it its just last later like
    me more my near next no not now of off on once one only onto or our out outside over past right she since so
    some soon than that the their them then there they this those through throughout to today together tomorrow too
    towards under unless until up upon us using very via we well what when where whether which while who whose why
    with within without yesterday yet you your
    """.split()
)
_PARTICLES = frozenset(("away", "back", "down", "off", "out", "over", "up"))  # "was carried out"


class Passive(NamedTuple):
    """A sentence that hides who acts: its place in the prose, and the words that show it, in lower case."""

    place: int
    words: tuple[str, ...]


class HardWord(NamedTuple):
    """A word or phrase of the list as it stands in the prose: `form` in lower case, `prefer` what to write instead."""

    place: int
    form: str
    prefer: tuple[str, ...]


def passives(prose: Prose, irregular: Collection[str], excused: Collection[str]) -> list[Passive]:
    """The sentences with a form of "be" or "get" and a participle and no "by", one passive each.

    `irregular` holds participles that do not end in "-ed"; `excused` those that hide nobody ("was born", "is worried").
    """
    lines = prose.lines[:MOST]
    text = f" {_END.join(lines)}{_END}"
    found: list[Passive] = []
    starts: list[int] = []
    for match in _PASSIVE.finditer(text):
        participle = match[3]
        if participle in excused or not (
            participle in irregular or (len(participle) > 4 and participle.endswith("ed"))
        ):
            continue
        following = _FOLLOWING.match(text, match.end(3))[0].split()  # type: ignore[index]
        if text.endswith(" there", 0, match.start()) or not _is_passive_before(following):
            continue
        starts = starts or list(accumulate((len(line) + len(_END) for line in lines), initial=0))
        place = bisect_right(starts, match.start()) - 1
        if not found or found[-1].place != place:
            particle = following[:1] if following and following[0] in _PARTICLES else []
            found.append(Passive(place, (match[1], *match[2].split(), participle, *particle)))
    return found


def _is_passive_before(following: Sequence[str]) -> bool:
    """Whether a participle before these words is that of a passive that hides who acts."""
    if "by" in following:
        return False
    return not following or following[0] in _AFTER or following[0].endswith("ly")


def hard_words(prose: Prose, listed: Sequence[Mapping[str, Any]]) -> Iterator[HardWord]:
    """Every use of the listed words and phrases, by entry; `listed` has `word`, `forms` and `prefer` in each entry."""
    forms = _by_word(listed)
    for word in prose.uses.keys() & forms.keys():
        for form, prefer in forms[word]:
            spaced = f" {form} "
            for place, line in enumerate(prose.lines[:MOST]):
                if form in line and spaced in f" {line} ":
                    yield HardWord(place, form, prefer)


_Forms = dict[str, list[tuple[str, tuple[str, ...]]]]
_indexes: list[tuple[Sequence[Mapping[str, Any]], _Forms]] = []


def _by_word(listed: Sequence[Mapping[str, Any]]) -> _Forms:
    """Forms and their plainer words, by the longest word of the form, which is the rarest; made once for a run."""
    if not _indexes or _indexes[0][0] is not listed:
        forms: _Forms = {}
        for entry in listed:
            for form in (entry["word"], *entry["forms"]):
                forms.setdefault(max(form.split(" "), key=len), []).append((form, tuple(entry["prefer"])))
        _indexes[:] = [(listed, forms)]
    return _indexes[0][1]


def locate(text: str, sentence: Sentence, words: Sequence[str]) -> tuple[int, int] | None:
    """The range of `text` in which `words` (lower case) stand in a row in the sentence; None where they do not."""
    starts: list[int] = []
    for match in WORD.finditer(text, sentence.start, sentence.end):
        starts.append(match.start())
        if match[0].lower() != words[len(starts) - 1]:
            starts = [match.start()] if match[0].lower() == words[0] else []
        if len(starts) == len(words):
            return starts[0], match.end()
    return None
