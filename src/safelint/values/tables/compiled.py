"""Tables that stand in no file, as they are made where a pack is compiled: by these phrases, words and names are
found."""

from collections.abc import Mapping
from typing import Any, TypedDict

from safelint.values.services import NameRole, NameWord


class FamilyTable(TypedDict):
    """Lists of phrases that are looked for together; see `Compiler.family`."""

    names: tuple[str, ...]
    tries: Mapping[int, bytes]
    unless: Mapping[str, bytes]


class PhraseClassTable(TypedDict):
    """The phrases of a class, by their anchors, and in `rest` those parts that have none."""

    tries: Mapping[int, bytes]
    rest: tuple[tuple[Any, ...], ...]


class WordSetsTable(TypedDict):
    """The sets of words of all phrases: how many there are, and by the first letters of a word those that it is in; see
    `Compiler.sets`."""

    count: int
    by_letters: Mapping[str, bytes]


class NotationTable(TypedDict):
    """What a house needs to add phrases: those of each class as they are written, and the forms of words by their base
    form and the other way round, closed, by the first letters."""

    classes: Mapping[str, tuple[str, ...]]
    forms: Mapping[str, bytes]
    bases: Mapping[str, bytes]


class LexiconTable(TypedDict):
    """The files in `lexicon/`, with the phrases of terms and topics. Words, pairs and expressions are by the whole name
    of their list ("family.list"); an expression comes with whether capitals matter in it."""

    families: Mapping[str, FamilyTable]
    classes: Mapping[str, PhraseClassTable]
    sets: WordSetsTable
    words: Mapping[str, tuple[str, ...]]
    pairs: Mapping[str, Mapping[str, str]]
    expressions: Mapping[str, tuple[str, bool]]
    notation: NotationTable


class PhrasesTable(TypedDict):
    """The phrases of entries, all lists in one (`Kept` of `text/matcher.py`), and the names of the lists that are still
    right after what a house changed. A pack that is not compiled has none."""

    lists: tuple[dict[str, bytes], dict[str, bytes]]
    right: tuple[str, ...]


ScaleTable = tuple[int, tuple[str, ...], tuple[int, ...], dict[str, bytes]]
"""What a text needs to weigh; the meanings, what each weighs before a word is read; and the weights by feature, those
with the same longest word closed together: of the words of a scale a text has one in a hundred."""


SurfaceRow = tuple[tuple[str, ...], str, NameRole, NameWord]
"""The values of a `ServiceName`."""


class WebsitesTable(TypedDict):
    """The ids of services by host; by host each path there with the id of its entry; and by the word before its first
    dot each host with the place where that word begins. See `Websites`."""

    hosts: Mapping[str, tuple[str, ...]]
    pages: Mapping[str, tuple[tuple[str, str], ...]]
    by_word: Mapping[str, tuple[tuple[str, int], ...]]


class DerivedTable(TypedDict):
    """What takes time to find and follows from the entries of services alone: their names and their websites."""

    surfaces: tuple[SurfaceRow, ...]
    websites: WebsitesTable


class LikeTable(TypedDict):
    """The values of `LikeTables` (`words/likeness.py`): by which names the words of a text are like a name."""

    names: tuple[tuple[str, tuple[str, ...], tuple[str, ...], bool], ...]
    weights: Mapping[str, int]
    by_root: Mapping[str, tuple[int, ...]]
    by_letters: Mapping[str, tuple[int, ...]]
    groups: Mapping[str, tuple[int, ...]]
    generic: frozenset[str]


class RightNamesTable(TypedDict):
    """The right names, against which words of a text are held.

    `names` are the values of a `KnownName` (`words/right_names.py`): of the right ones, then of those given up. `also`
    are other ways to write the letters of one, lower case, that are right for somebody; `words` the keys of all words
    that are right somewhere; `endings` those that make another word or form of a word, and no slip. These lead from
    what a text holds to places in `names`: `starts` and `ends` from the first three and the last four letters of a name
    of one word, `before` and `after` from "initial neighbour" and "neighbour initial" to (place, position of the word),
    `split` from the first part of one word to (rest, place), `joined` from all letters of several, `sequences` from the
    stem of the first of several words. `right` are the keys of all that is right as it stands; `small` words that tell
    nothing in a name.
    """

    names: tuple[tuple[str, tuple[str, ...], tuple[str, ...], int], ...]
    also: frozenset[str]
    words: frozenset[str]
    endings: frozenset[str]
    starts: Mapping[str, tuple[int, ...]]
    ends: Mapping[str, tuple[int, ...]]
    before: Mapping[str, tuple[tuple[int, int], ...]]
    after: Mapping[str, tuple[tuple[int, int], ...]]
    split: Mapping[str, tuple[tuple[str, int], ...]]
    joined: Mapping[str, int]
    sequences: Mapping[str, tuple[int, ...]]
    right: frozenset[str]
    small: frozenset[str]
    like: LikeTable
