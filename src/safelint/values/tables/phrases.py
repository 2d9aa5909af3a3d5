"""Tables that phrases and words are found by, as they are made where a pack is compiled: those of the lexicon, of the
phrases of entries, and of what words weigh."""

from collections.abc import Mapping
from typing import Any, TypedDict


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


class MeaningRow(TypedDict):
    """What a passage weighs for a meaning before its words are looked at, and by a weight the words that have it."""

    id: str
    base: int
    weights: Mapping[str, tuple[str, ...]]


class WeightsFile(TypedDict):
    """A file of weights: what a passage must weigh for one of the meanings to be found in it. `examples` changes with
    every change of the examples that they were learned from."""

    examples: str
    needs: int
    meaning: tuple[MeaningRow, ...]
