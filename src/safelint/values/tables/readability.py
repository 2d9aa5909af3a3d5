"""Tables of readability.toml: limits for each audience, and hard words."""

from collections.abc import Mapping
from typing import Literal, TypedDict

from safelint.values.settings import AudienceName, ChosenKind
from safelint.values.tables.graded import GradedTable
from safelint.values.tables.release import SourceRow


class ReadersRow(TypedDict):
    """What follows from an audience, beside limits: the values of an `Audience`."""

    audience: AudienceName
    asked_as: ChosenKind | Literal[""]
    of_courts: bool
    by_others: bool
    young: bool
    knows_partly: bool
    knows_words: bool


class LimitsRow(TypedDict):
    """What a text for an audience should keep to. A word of a grade is hard from so many syllables on, never where that
    is 0; `also_hard` names lists of easy-words.toml. `sentence_leeway` and `passive_share` are per cent."""

    grade_target: float
    grade_warn: float
    grade_error: float
    sentence_warn: int
    sentence_leeway: int
    sentence_error: int
    paragraph_sentences: int
    passive_share: int
    passive_voice: bool
    hard_words: bool
    graded_everyday: int
    graded_common: int
    graded_other: int
    also_hard: tuple[str, ...]
    why: str


class MinimumTable(TypedDict):
    """How much prose a score needs, and below how many words it is only a hint."""

    words: int
    sentences: int
    indicative_words: int
    smog_sentences: int


class ReadingAgeTable(TypedDict):
    """What to `add` to a grade for the reading age, and the same in words."""

    add: float
    rule: str


class HardWordRow(TypedDict):
    """A word or a phrase for which a plainer one exists, with its other forms and what to write, the best first."""

    word: str
    forms: tuple[str, ...]
    kind: Literal["official", "police", "jargon"]
    prefer: tuple[str, ...]


class ReadabilityTable(TypedDict, total=False):
    """readability.toml, its `limits` by audience, with the `graded` words; without keys where a pack has no such file.

    `not_hard` are long words that are not counted as hard. Of the words of the passive, `passive_excused` hide nobody,
    and `passive_excused_news` do not in news and records.
    """

    recorded: str
    sources: tuple[SourceRow, ...]
    readers: tuple[ReadersRow, ...]
    limits: Mapping[AudienceName, LimitsRow]
    minimum_text: MinimumTable
    reading_age: ReadingAgeTable
    not_hard: tuple[str, ...]
    passive_irregular: tuple[str, ...]
    passive_excused: tuple[str, ...]
    passive_excused_news: tuple[str, ...]
    hard_word: tuple[HardWordRow, ...]
    graded: GradedTable
