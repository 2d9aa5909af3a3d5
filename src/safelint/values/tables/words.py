"""Tables of words and names: letters.toml, laws.toml, bodies.toml, nation-names.toml, near-names.toml, sentences.toml
and the sets of exceptions of contexts.toml."""

from collections.abc import Mapping
from typing import TypedDict

from safelint.values.settings import Nation


class LettersTable(TypedDict):
    """letters.toml: letters that need no explaining (`known`, for news readers and people in the field `known_news` and
    `known_professional`, too) or do (`told`); consonants in capitals with which a word may begin or end; and words, in
    small letters, that writers set in capitals."""

    known: tuple[str, ...]
    told: tuple[str, ...]
    known_news: tuple[str, ...]
    known_professional: tuple[str, ...]
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    words: tuple[str, ...]


class LawRow(TypedDict):
    """The laws of one title: the years of those of the United Kingdom and of other countries, and the page of the
    newest, or ""."""

    title: str
    years: tuple[int, ...]
    elsewhere: tuple[int, ...]
    url: str


class LawsTable(TypedDict):
    """laws.toml. Of years before `first_year` and after `last_year` not every law is listed."""

    recorded: str
    first_year: int
    last_year: int
    law: tuple[LawRow, ...]


class BodyRow(TypedDict):
    """A body as it writes its name, and `also` right ways to write it."""

    name: str
    also: tuple[str, ...]
    url: str


class BodiesTable(TypedDict):
    """bodies.toml: bodies that no other file names."""

    recorded: str
    body: tuple[BodyRow, ...]


InsteadOfBody = TypedDict("InsteadOfBody", {"england": str, "wales": str, "scotland": str, "northern-ireland": str})
"""What each nation has in place of a body or a law of others, "" where nothing."""


class NationBodyRow(TypedDict):
    """A body or a law of some nations alone: the forms of its name, what it does there, and what others have instead.
    One that is `certain` is hardly meant in a text for another nation; in a sentence with one of `unless` it may be."""

    forms: tuple[str, ...]
    certain: bool
    nations: tuple[Nation, ...]
    does: str
    unless: tuple[str, ...]
    instead: InsteadOfBody
    url: str


class NationNamesTable(TypedDict):
    """nation-names.toml."""

    recorded: str
    body: tuple[NationBodyRow, ...]


class LikeTable(TypedDict):
    """The values of `LikeTables` (`words/likeness.py`): by which names the words of a text are like a name."""

    names: tuple[tuple[str, tuple[str, ...], tuple[str, ...], bool], ...]
    weights: Mapping[str, int]
    by_root: Mapping[str, tuple[int, ...]]
    by_letters: Mapping[str, tuple[int, ...]]
    groups: Mapping[str, tuple[int, ...]]
    generic: frozenset[str]


class NearNamesTable(TypedDict, total=False):
    """near-names.toml; without keys where a pack has no such file. What each list is for `packs/terms.py` says."""

    recorded: str
    ordinary: tuple[str, ...]
    alike: tuple[str, ...]
    generic: tuple[str, ...]


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


class SentencesTable(TypedDict):
    """sentences.toml: words by which the end of a sentence is told from what only looks like it. What each list is for
    is said in `packs/sentences.py`."""

    titles: tuple[str, ...]
    before_numbers: tuple[str, ...]
    continuing: tuple[str, ...]
    may_end: tuple[str, ...]
    also_words: tuple[str, ...]
    saints: tuple[str, ...]
    times: tuple[str, ...]
    before_times: tuple[str, ...]
    after_times: tuple[str, ...]
    lettered: tuple[str, ...]
    starters: tuple[str, ...]
    refusing: tuple[str, ...]
    small_names: tuple[str, ...]
    marked_names: tuple[str, ...]
    after_marked_names: tuple[str, ...]
    run_on: tuple[str, ...]


class ExceptionSet(TypedDict):
    """A set of patterns that excuse hits: what they are of, in words; whether capitals are ignored; and whether words
    in a match do not show what a text is about."""

    says: str
    ignore_case: bool
    shows_no_topic: bool
    patterns: tuple[str, ...]
