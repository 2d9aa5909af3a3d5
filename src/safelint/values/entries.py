"""What the files of a rule pack hold, as frozen values: all that safelint knows of words, services and limits.

Kinds of entries repeat the fields that they have in common: a named tuple inherits none, and a value of its own for
these would be written out at every use of one.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from safelint.values.finding import Severity
from safelint.values.references import Reference
from safelint.values.services import ChannelKind, Cost, Purpose, Status
from safelint.values.settings import Confidence
from safelint.values.text_kinds import TextKind

if TYPE_CHECKING:
    from safelint.values.tables.abbreviations import LettersTable
    from safelint.values.tables.accessibility import AccessibilityTable
    from safelint.values.tables.compiled import LexiconTable, PhrasesTable, RightNamesTable, ScaleTable
    from safelint.values.tables.contexts import ExceptionSetRow
    from safelint.values.tables.disagreements import DisagreementsTable
    from safelint.values.tables.elements import ElementsTable
    from safelint.values.tables.laws import BodiesTable, LawsTable
    from safelint.values.tables.nation_names import NationNamesTable
    from safelint.values.tables.numbers import NumbersTable
    from safelint.values.tables.policy import PolicyTable
    from safelint.values.tables.readability import ReadabilityTable
    from safelint.values.tables.registry import RegistryTable, ReviewTable
    from safelint.values.tables.release import ReleaseTable
    from safelint.values.tables.sentences import SentencesTable
    from safelint.values.tables.terms import NearNamesTable
    from safelint.values.tables.topics import ActsTable

HEAD = "pack.toml"
"""The file that makes a folder a pack, and says which release it is."""

Needs = tuple[tuple[str, ...], ...]
"""Sets of lower-case words: a text that a pattern matches holds a word of each set."""


class Channel(NamedTuple):
    """One way to reach a service.

    `number` is grouped as the operator prints it; `digits` are the same as national digits ("08088005000", "999"),
    without a relay prefix, which `relay` tells of. `keywords` are the words to text. No advice names an `office`.
    `nations` and `audience` are whom it serves, `ages` how old they are in words ("under 19"), or "". `confidence` is
    how well the number is known, `hours_confidence` how well its hours are. `verified` is the day on which a person
    last read it on the page of its operator, or "".
    """

    kind: ChannelKind
    number: str = ""
    digits: str = ""
    relay: bool = False
    keywords: tuple[str, ...] = ()
    address: str = ""
    hours: str = ""
    cost: Cost | Literal[""] = ""
    notes: str = ""
    nations: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    ages: str = ""
    confidence: Confidence | Literal[""] = ""
    hours_confidence: Confidence | Literal[""] = ""
    verified: str = ""
    purpose: Purpose = "help"


class RetiredNumber(NamedTuple):
    """A number that its operator has given up. `replaced_by` is the number to print today, as printed, or "".

    `whose` is set where texts print it for a service, but it was the number of somebody else: who that was.
    `confidence` is high where the operator, an official page or two independent ones do,
    medium where one other does, low where none does.
    """

    number: str
    digits: str
    until: str = ""
    replaced_by: str = ""
    notes: str = ""
    whose: str = ""
    confidence: Confidence | Literal[""] = ""


class Helpline(NamedTuple):
    """A service in the registry. A fact, not a rule: the helpline and signposting rules read it.

    Its `confidence`, `nations`, `audience` and `ages` are those of each channel that has no own. `nations` holds names
    of `NATIONS` or "uk"; `area` is the part of them that a local service is for ("Belfast"), or "": advice names none
    that has one. `replaced_by` is the id of the entry that took over, `sisters` are those that do the same in other
    nations, where topics do not tell. `page` is where the operator says how to reach the service, for people to look it
    up; `website` its site. Days are of ISO 8601: `recorded` is when the entry was written down, `verified` when a
    person last read all of it on its operator's page ("": nobody has yet).
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    spoken: str
    operator: str
    nations: tuple[str, ...]
    area: str
    topics: tuple[str, ...]
    audience: tuple[str, ...]
    public_line: bool
    channels: tuple[Channel, ...]
    ages: str
    website: str
    page: str
    status: Status
    status_date: str
    replaced_by: str
    sisters: tuple[str, ...]
    retired: tuple[RetiredNumber, ...]
    notes: str
    sources: tuple[Reference, ...]
    confidence: Confidence
    recorded: str
    verified: str

    @property
    def is_active(self) -> bool:
        """Whether it is there today, under this name."""
        return self.status == "active"

    def sources_of(self, fact: str) -> tuple[Reference, ...]:
        """The pages that show a fact: national digits, an address, or a word such as "hours"; the best first."""
        return tuple([source for source in self.sources if fact in source.shows])

    def is_confirmed(self, fact: str) -> bool:
        """Whether a page shows a fact that may be trusted with it."""
        return any(page.is_trusted for page in self.sources_of(fact))


class Rule(NamedTuple):
    """A rule that code checks. `standard` is the criterion it rests on, or "". Examples are small Markdown texts.
    `advice` says in general what to do, `messages` what its findings print, by name and with placeholders. `theme` is
    that of the term to avoid that the rule is made of, else "". `number` is "wrong" or "old" where a finding tells that
    the number at which it stands is so."""

    id: str
    kind: str
    title: str
    severity: Severity
    confidence: Confidence
    advice: str
    messages: Mapping[str, str]
    why: str
    sources: tuple[Reference, ...]
    standard: str
    recorded: str
    enabled: bool
    sourced: bool
    bad: tuple[str, ...]
    good: tuple[str, ...]
    theme: str = ""
    number: str = ""

    def says(self, name: str, /, **values: object) -> str:
        """The message called `name`, with `values` for its placeholders; KeyError where one is not there."""
        return self.messages[name].format_map(values)


class Term(NamedTuple):
    """Words to avoid. `kind` is `term`, `name` or `spelling`; `theme` the file that it stands in.

    `phrases` are written in the phrase language, and words in them stand for their forms; what stands in one of
    `unless` is not found. `avoid` holds words as they stand; with `patterns_only` they only illustrate `patterns`.
    Those in `too_broad_alone` count only with the context or through a pattern.

    `context` and `not_context` name lists of the lexicon or patterns of `Pack.contexts` that must, or must not, match
    within `context_in` of it (`words/contexts.py`), the latter in `not_context_in` if given; in a text on a subject
    the former may stand anywhere in place of near it. `speaker` is who says it: `anyone`, the `house`, or `others`
    whom it quotes. With `topics` it counts only in a text on one; in a text on one of `needs_wrong_on` only where that
    tells of somebody's wrong. `in_heading` and `in_opening` are its severities there, "" for that of elsewhere.
    `lowered` names reasons of the policy for a milder finding; `excused` says what else excuses it.

    With `of_people` it is on how a text speaks of people. With `weighed` it finds sentences, see `words/weighed.py`.

    `prefer` is what to write for any form that `instead` does not name, and `instead` what to write for those that need
    words of their own, "…" in them for the other words found; either may end in a remark in brackets. With `leave_out`
    the whole sentence can go. `advice` is the message for all forms together. `fix` is false where a person must read
    the sentence first; of one that is `masked` no report repeats the words. No `nations` means all.
    """

    id: str
    theme: str
    kind: str
    severity: Severity
    confidence: Confidence
    enabled: bool
    sourced: bool
    case_sensitive: bool
    context: str
    not_context: str
    context_in: str
    not_context_in: tuple[str, ...]
    speaker: Literal["anyone", "house", "others"]
    weighed: str
    of_people: bool
    topics: tuple[str, ...]
    needs_wrong_on: tuple[str, ...]
    in_heading: Severity | Literal[""]
    in_opening: Severity | Literal[""]
    lowered: tuple[str, ...]
    excused: tuple[str, ...]
    phrases: tuple[str, ...]
    unless: tuple[str, ...]
    avoid: tuple[str, ...]
    too_broad_alone: tuple[str, ...]
    patterns_only: bool
    patterns: tuple[str, ...]
    prefer: tuple[str, ...]
    instead: Mapping[str, tuple[str, ...]]
    leave_out: bool
    fix: bool
    masked: bool
    message: str
    why: str
    exceptions: tuple[str, ...]
    exception_sets: tuple[str, ...]
    exception_patterns: tuple[str, ...]
    nations: tuple[str, ...]
    sources: tuple[Reference, ...]
    recorded: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    advice: str = ""


class Variant(NamedTuple):
    """One of the names that a group has for one thing, the forms in which it is met, and patterns for further ones."""

    name: str
    forms: tuple[str, ...]
    patterns: tuple[str, ...] = ()


class Group(NamedTuple):
    """Several names for one thing, of which a text should use one. `prefer` is the name of a variant, or ""."""

    id: str
    concept: str
    severity: Severity
    confidence: Confidence
    enabled: bool
    sourced: bool
    case_sensitive: bool
    variants: tuple[Variant, ...]
    prefer: str
    message: str
    why: str
    exceptions: tuple[str, ...]
    exception_sets: tuple[str, ...]
    exception_patterns: tuple[str, ...]
    sources: tuple[Reference, ...]
    recorded: str
    bad: tuple[str, ...]
    good: tuple[str, ...]


class Abbreviation(NamedTuple):
    """Letters (`kind` "letters") or a word (`kind` "word") to explain where it is first used.

    `expansions` has the full form to suggest first; it is empty for a word. `known` is `yes`, `partly` or `no`: may a
    general reader be expected to know it? Letters with several meanings have this one only where one of `clues` stands
    near (two of them, for two letters) and none of `other_meaning` in the text.
    """

    id: str
    kind: str
    severity: Severity
    confidence: Confidence
    enabled: bool
    sourced: bool
    case_sensitive: bool
    forms: tuple[str, ...]
    expansions: tuple[str, ...]
    known: str
    prefer: tuple[str, ...]
    message: str
    why: str
    exceptions: tuple[str, ...]
    exception_sets: tuple[str, ...]
    exception_patterns: tuple[str, ...]
    clues: tuple[str, ...]
    other_meaning: tuple[str, ...]
    notes: str
    sources: tuple[Reference, ...]
    recorded: str
    bad: tuple[str, ...]
    good: tuple[str, ...]


class FormerName(NamedTuple):
    """A name that its owner has given up, in every form met. `present` are the names today, one of which is meant.

    `registry` is the id of a helpline or "". `kind` is helpline, charity, government, police, body, role, scheme, order
    or law; `change` renamed, merged, replaced or closed; `since` a year or a month. `still_right` tells when the name
    is right besides in what tells of its time, or is "". `ambiguous`: the words alone do not show that the old name is
    meant: one of `clues`, lower case, must stand near, or, with `nation_clue`, the text must be for the entry's
    nations, since others use the name. `lives_on`: some elsewhere bear it, so that a text that is for other nations may
    mean them.
    """

    id: str
    former: tuple[str, ...]
    present: tuple[str, ...]
    registry: str
    kind: str
    nations: tuple[str, ...]
    change: str
    since: str
    still_right: str
    ambiguous: bool
    clues: tuple[str, ...]
    nation_clue: bool
    lives_on: bool
    confidence: Confidence
    notes: str
    sources: tuple[Reference, ...]
    recorded: str


class Topic(NamedTuple):
    """A subject, the words that show it, and what its signposting holds.

    An element is the id of one in `elements.toml`, or a tuple of ids any of which will do. `services` maps an element,
    a nation or another role to ids of helplines; `called` are common words for it.
    """

    id: str
    strong: tuple[str, ...]
    medium: tuple[str, ...]
    weak: tuple[str, ...]
    never_alone: tuple[str, ...]
    exclude: tuple[str, ...]
    minimum: tuple[str | tuple[str, ...], ...]
    core: tuple[str | tuple[str, ...], ...]
    full: tuple[str | tuple[str, ...], ...]
    best: tuple[str | tuple[str, ...], ...]
    services: Mapping[str, tuple[str, ...]]
    notes: tuple[str, ...]
    called: tuple[str, ...] = ()


class Pack(NamedTuple):
    """Everything that the files of one pack hold: entries, patterns, and tables.

    `contexts` maps a name to a pattern (case ignored), `needs` a pattern of a term to the words that it needs (see
    `patterns.needs`), `exception_sets` and `weights` what a set or a scale of that name holds. `right_names` are there
    as soon as a pack is compiled. What stands in a table is said where it is defined, in `values/tables`, which no run
    imports: their names are quoted here.
    """

    name: str
    version: str
    recorded: str
    rules: tuple[Rule, ...]
    terms: tuple[Term, ...]
    names: tuple[Term, ...]
    former_names: tuple[FormerName, ...]
    groups: tuple[Group, ...]
    abbreviations: tuple[Abbreviation, ...]
    contexts: Mapping[str, str]
    needs: Mapping[str, Needs]
    exception_sets: Mapping[str, "ExceptionSetRow"]
    helplines: tuple[Helpline, ...]
    registry: "RegistryTable"
    numbers: "NumbersTable"
    near_names: "NearNamesTable"
    right_names: "RightNamesTable | None"
    phrases: "PhrasesTable"
    topics: tuple[Topic, ...]
    kinds: tuple[TextKind, ...]
    elements: "ElementsTable"
    readability: "ReadabilityTable"
    lexicon: "LexiconTable"
    release: "ReleaseTable"
    weights: Mapping[str, "ScaleTable"]
    policy: "PolicyTable"
    acts: "ActsTable"
    sentences: "SentencesTable"
    accessibility: "AccessibilityTable"
    letters: "LettersTable"
    laws: "LawsTable"
    bodies: "BodiesTable"
    nation_names: "NationNamesTable"
    disagreements: "DisagreementsTable"

    def lists_of(self, family: str) -> tuple[str, ...]:
        """The names of the lists of a family of the lexicon; none where the pack has no such family."""
        found = self.lexicon["families"].get(family)
        return found["names"] if found is not None else ()

    @property
    def review(self) -> "ReviewTable":
        """After how many months the entries of helplines are due for review."""
        return self.registry["review"]
