"""Tables that say how much is too much, and how loudly that is told: policy.toml, readability.toml with the graded
words, accessibility.toml, disagreements.toml."""

from collections.abc import Mapping
from typing import Literal, TypedDict

from safelint.values.finding import Severity
from safelint.values.settings import AudienceName, ChosenKind, Confidence
from safelint.values.tables.release import SourceRow


class MostByConfidence(TypedDict):
    """How loud what rests on a fact may be at most, by how well the fact is known."""

    high: Severity
    medium: Severity
    low: Severity


class EvidenceRow(TypedDict):
    """How loud a finding is on some evidence, and why; without a `confidence` it has that of its rule."""

    severity: Severity
    confidence: Confidence | Literal[""]
    why: str


class LoweredRow(TypedDict):
    """A reason for which a finding is milder: at `most` so loud, if that is not "", and by so many `steps`.

    It holds `always`, or for these `audiences` and for kinds of text that name it. `says` is a sentence that the
    message of such a finding goes on with, or "".
    """

    always: bool
    audiences: tuple[AudienceName, ...]
    most: Severity | Literal[""]
    steps: int
    why: str
    says: str


class PolicyTable(TypedDict):
    """policy.toml. `facts` has for some rules, by their ids, what stands in place of `confidence`; `evidence` has by
    rule the level of each evidence; `lowered` has each reason by its name."""

    confidence: MostByConfidence
    facts: Mapping[str, MostByConfidence]
    evidence: Mapping[str, Mapping[str, EvidenceRow]]
    lowered: Mapping[str, LoweredRow]


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


class GradedTable(TypedDict, total=False):
    """graded-words.toml and easy-words.toml in one; without keys where a pack has not both.

    The words of a grade, and those `accepted` as never hard, are one text each, parted by spaces. `hard` has lists of
    hard words by name, each word with what is easier, or "". `endings` has what stands in the base of a word in place
    of an ending, `beginnings` what makes a word no harder.
    """

    everyday: str
    common: str
    accepted: str
    hard: Mapping[str, Mapping[str, str]]
    endings: Mapping[str, tuple[str, ...]]
    beginnings: tuple[str, ...]


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


class FileTypeRow(TypedDict):
    """A type of file that a link may lead to: its suffixes, what to call it, and words any of which tells it."""

    suffixes: tuple[str, ...]
    name: str
    said_as: tuple[str, ...]


class AccessibilityTable(TypedDict):
    """accessibility.toml: the words and figures of the rules on links, images, titles, capitals and quick exits. What
    each list is for is said in `packs/accessibility.py`; most are in lower case."""

    recorded: str
    vague_links: tuple[str, ...]
    shorteners: tuple[str, ...]
    vague_alts: tuple[str, ...]
    alt_openings: tuple[str, ...]
    alt_credits: tuple[str, ...]
    camera_names: tuple[str, ...]
    image_suffixes: tuple[str, ...]
    media_suffixes: tuple[str, ...]
    unseen_images: tuple[str, ...]
    alt_long: int
    alt_too_long: int
    tag_places: tuple[str, ...]
    files: tuple[FileTypeRow, ...]
    new_tab: tuple[str, ...]
    new_tab_for_all: tuple[str, ...]
    empty_titles: tuple[str, ...]
    not_headings: tuple[str, ...]
    markers: tuple[str, ...]
    initialisms: tuple[str, ...]
    exit_words: tuple[str, ...]
    exit_topics: tuple[str, ...]
    exit_advised: tuple[str, ...]
    languages: tuple[str, ...]
    languages_longer: tuple[str, ...]


ValueKind = Literal["count", "duration", "money", "age", "ages", "share", "time", "weekday", "date", "month"]
"""What a value of a text is: an amount (`facts/quantities.py`) or a moment (`facts/moments.py`)."""


class PairScaleRow(TypedDict):
    """What pairs of values of some kinds weigh, in tenths of a logarithm: before their signs are looked at (`base`),
    by each sign (`weights`), and how much one of both values must weigh to be wrong (`needs`)."""

    kinds: tuple[ValueKind, ...]
    base: int
    needs: int
    weights: Mapping[str, int]


class DisagreementsTable(TypedDict):
    """disagreements.toml: the scales, each kind of values in one of them. `examples` changes with every change of the
    examples that they were learned from."""

    examples: str
    scale: tuple[PairScaleRow, ...]
