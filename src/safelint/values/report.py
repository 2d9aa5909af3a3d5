"""What a run found: the verdict, and all that a report tells, comes from here alone."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from safelint.values.document import Document
from safelint.values.finding import ERROR, SUGGESTION, WARNING, Finding, Severity, failing, hidden, stopping
from safelint.values.judgement import Judgement, judged
from safelint.values.settings import AudienceName, Confidence, KindName, Nation, NationsFrom
from safelint.values.source import Source, Span

NOTHING = "Nothing was checked"
"""How every report says that a run found no text."""


class Number(NamedTuple):
    """A phone, short or text number found in a document, right or wrong.

    `start` and `end` are a range of `Document.text`; `text` those characters. `digits` are the national digits without
    a relay prefix ("+44 808 ..." gives "0808..."); `kind` is `phone`, `short`, `sms` or `textphone`. `relay` is "18001"
    or "18002" where such a prefix stands before it, `keyword` the word to text. `service` is the id of the registry
    entry that the number belongs to, `attributed_to` the one that the text gives it to, each "" where there is none.
    `name_start` and `name_end` are the range of the words that tie it to that service (equal where there are none).
    `clear` is true only where one reading of the text is possible. `linked` is true where `text` is the words of a link
    that dials the number, so that the digits are not shown. `withdrawn` is true in a report where it was a service's
    and is none's now.
    """

    start: int
    end: int
    text: str
    digits: str
    kind: str
    relay: str = ""
    keyword: str = ""
    service: str = ""
    attributed_to: str = ""
    name_start: int = 0
    name_end: int = 0
    clear: bool = False
    linked: bool = False
    withdrawn: bool = False

    @property
    def meant(self) -> str:
        """The service that readers are told to expect: the one that the text gives the number to, which another may
        answer; else the one that answers."""
        return self.attributed_to or self.service


class PlacedNumber(NamedTuple):
    """A number with its place in the source."""

    number: Number
    span: Span

    def as_dict(self, source: Source) -> dict[str, Any]:
        """As JSON has it."""
        number, span = self
        line, column = source.position(span.start)
        return {
            "text": number.text,
            "number": number.digits,
            "kind": number.kind,
            "service": number.service or None,
            "attributed_to": number.attributed_to or None,
            "line": line,
            "column": column,
            "start": span.start,
            "end": span.end,
        }


ScoreStatus = Literal["none", "indicative", "normal"]

Stage = Literal["find", "read", "check", "empty", "registry"]


class Scores(NamedTuple):
    """Readability of a document's prose. The scores are None where `status` is "none" (too short to score); the average
    length of its sentences is known of every text that has some.

    The last three are of the quotations, which count in none of the others; their grade is None where they are short.
    """

    words: int
    sentences: int
    status: ScoreStatus
    flesch_kincaid_grade: float | None = None
    flesch_reading_ease: float | None = None
    smog_index: float | None = None
    gunning_fog: float | None = None
    coleman_liau_index: float | None = None
    automated_readability_index: float | None = None
    reading_age: int | None = None
    average_sentence_words: float | None = None
    quoted_words: int = 0
    quoted_sentences: int = 0
    quoted_flesch_kincaid_grade: float | None = None


class Signposting(NamedTuple):
    """The help that a text gives: ids of elements present and missing; `block` is the range of `Document.text`. Of
    those present `misnumbered` name a line, but with a number that it does not have."""

    present: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    block: tuple[int, int] | None = None
    misnumbered: tuple[str, ...] = ()


class Failure(NamedTuple):
    """Why a run is not whole. `stage` is `find`, `read` or `check` for a file that could not be checked; `empty` where
    nothing was found to check, `registry` where the configuration asks for facts that are not past their review."""

    path: str
    stage: Stage
    reason: str

    @property
    def is_of_file(self) -> bool:
        return self.stage in ("find", "read", "check")


class LeftOut(NamedTuple):
    """A file that a folder holds and that was not checked, or a folder (its path ends in "/"), and why; or a text of
    which some words were not, and which."""

    path: str
    reason: str


class RegistryUse(NamedTuple):
    """How current the registry is: the newest day (ISO 8601, "" where nothing says) on which its facts were confirmed,
    how many entries a run rested on, and how many of those are past their review date."""

    last_confirmed: str = ""
    used: int = 0
    overdue: int = 0


class Totals(NamedTuple):
    """The counts of a run, which every report gives; `unreadable` are files that could not be checked."""

    documents: int
    unreadable: int
    errors: int
    warnings: int
    suggestions: int
    suppressed: int
    baselined: int


class Original(ABC):
    """The text that a report is about. Where a run has many, each is put together anew when it is asked for, so whoever
    goes from text to text asks each time and keeps none."""

    path: str

    @abstractmethod
    def content(self) -> bytes:
        """What its file held."""

    @abstractmethod
    def source(self) -> Source:
        """The text as it was read."""

    @abstractmethod
    def document(self) -> Document | None:
        """What was read of it; None where no report shows it."""


class InHand(Original):
    """The only text of a run, or one of a few."""

    def __init__(self, source: Source, document: Document | None = None) -> None:
        self.path = source.path
        self._source = source
        self._document = document

    def content(self) -> bytes:
        return self._source.content

    def source(self) -> Source:
        return self._source

    def document(self) -> Document | None:
        return self._document


class Detail(NamedTuple):
    """What a report for readers shows of a document beside its findings and its text.

    `sentences` holds the start in `Document.text` and the words of each scored sentence; the limits are those of the
    audience: the grade to aim for, the highest grade and the most words in a sentence. `digest` is the SHA-256 of the
    bytes of the file, in hexadecimal digits; `settings` are what applied to it: name, value and where it comes from.
    """

    sentences: tuple[tuple[int, int], ...]
    grade_target: float
    grade_limit: float
    sentence_limit: int
    digest: str = ""
    settings: tuple[tuple[str, str, str], ...] = ()


class SetAside(NamedTuple):
    """A finding that does not count, and why."""

    finding: Finding
    reason: str


class DocumentReport(NamedTuple):
    """What there is to say of one document. `topics` are ids; `nations` and
    `nations_from` are as in `Settings`; `entries` are ids of the registry entries that it rests on beside those of its
    findings.

    `passed_over` says which words of it were left out, as quoted or as code.
    `detail` is there only where a report asks for it. `measured` is for the closing steps of a run: the value of each
    kind of check that has one.
    """

    original: Original
    language: str
    audience: AudienceName
    kind: KindName
    topics: tuple[str, ...]
    scores: Scores
    numbers: tuple[PlacedNumber, ...]
    signposting: Signposting
    block: Span | None
    findings: tuple[Finding, ...]
    suppressed: tuple[SetAside, ...] = ()
    baselined: tuple[SetAside, ...] = ()
    detail: Detail | None = None
    measured: Mapping[str, Any] = {}
    nations: tuple[Nation, ...] = ()
    nations_from: NationsFrom = "none"
    entries: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        return self.original.path

    def source(self) -> Source:
        """The text as it was read, as `original` gives it."""
        return self.original.source()

    @property
    def rests_on(self) -> frozenset[str]:
        """The ids of all registry entries that the results rest on."""
        return frozenset(self.entries).union(*(finding.entries for finding in self.findings))

    def every_finding(self) -> Iterator[Finding]:
        """Those too that do not count, as they are silenced or in a baseline."""
        yield from self.findings
        yield from (each.finding for each in (*self.suppressed, *self.baselined))

    def numbers_in_order(self) -> list[PlacedNumber]:
        """The numbers as they stand in the source; `numbers` has them as they are read."""
        return sorted(self.numbers, key=lambda each: each.span)

    def hidden_spans(self) -> tuple[Span, ...]:
        """Where words stand that the report of a document may not repeat, told or not."""
        return hidden(self.every_finding())

    def count(self, severity: Severity) -> int:
        """How many findings of a severity there are, those too that one stands for."""
        return sum([finding.times for finding in self.findings if finding.severity == severity])


class RuleNote(NamedTuple):
    """What a report says of a rule. `why` is empty unless the run was asked for reasons. `page` is where the
    documentation tells of it, relative to its start, or ""."""

    id: str
    title: str
    severity: Severity
    advice: str
    why: str = ""
    standard: str = ""
    sources: tuple[str, ...] = ()
    confidence: Confidence = "high"
    page: str = ""


class Since(NamedTuple):
    """The earlier report that a run is compared with: its path as given, the day that it was made for, (name, version)
    of the packs behind it.

    `gone` are its findings that are no longer there, as its JSON has them but each with the `path` of its text;
    `unseen` is how many of its findings stand in texts, or belong to rules, that this run did not look at.
    """

    path: str
    today: str
    packs: tuple[tuple[str, str], ...]
    gone: tuple[Mapping[str, Any], ...] = ()
    unseen: int = 0


class Commit(NamedTuple):
    """The commit that is checked out where a text lies, "" where there is none; whether it has the text as it is."""

    name: str
    has_it: bool


FoundAt = tuple[str, str, int, int]
"""A finding by the path of its text, its rule, its start and its end."""


class Report(NamedTuple):
    """A closed run: everything that was named is in `documents` or in `failures`. The verdict comes from here alone.

    `packs` holds (name, version); `services` the printed name of each registry id that a number belongs to or is given
    to; `left_out` what folders hold that was not checked, by path; `rules` the rules that found something, by id;
    `elements`, where a report asks for detail, the words for what signposting holds, by id. `same` counts the texts
    that were left alone because they are as in the revision that the run compares with. With
    `--changed`, `revision` is the one that was named, and `commits` are those of the texts, by path,
    where a report asks for detail. `since` is what the run was compared with. `compared` is what was found by comparing
    the texts with each other. `files` are those of the run, as the system has them, by their path in the report.
    `remarks` are for the person who runs it, on how they were found.
    """

    version: str
    packs: tuple[tuple[str, str], ...]
    today: str
    documents: tuple[DocumentReport, ...]
    failures: tuple[Failure, ...]
    services: Mapping[str, str] = {}
    left_out: tuple[LeftOut, ...] = ()
    rules: Mapping[str, RuleNote] = {}
    elements: Mapping[str, str] = {}
    registry: RegistryUse = RegistryUse()
    same: int = 0
    revision: str = ""
    commits: Mapping[str, Commit] = {}
    since: Since | None = None
    compared: frozenset[FoundAt] = frozenset()
    files: Mapping[str, str] = {}
    remarks: tuple[str, ...] = ()

    def count(self, severity: Severity) -> int:
        return sum(document.count(severity) for document in self.documents)

    @property
    def totals(self) -> Totals:
        return Totals(
            documents=len(self.documents),
            unreadable=len(self._failed - self._checked),
            errors=self.count(ERROR),
            warnings=self.count(WARNING),
            suggestions=self.count(SUGGESTION),
            suppressed=sum(len(document.suppressed) for document in self.documents),
            baselined=sum(len(document.baselined) for document in self.documents),
        )

    @property
    def in_part(self) -> int:
        """How many texts were checked but for what could not be."""
        return len(self._failed & self._checked)

    @property
    def _failed(self) -> set[str]:
        return {failure.path for failure in self.failures if failure.is_of_file}

    @property
    def _checked(self) -> set[str]:
        return {document.path for document in self.documents}

    def status(self, fail_on: str) -> int:
        """The exit status: 3 where the run is not whole, 1 for findings at or above `fail_on`, else 0."""
        return 3 if self.failures else int(self._has(failing(fail_on)))

    def judged(self, fail_on: str) -> tuple[Judgement, ...]:
        """What the run means for publication, the gravest first."""
        unread = sum(failure.is_of_file for failure in self.failures)
        late = unread < len(self.failures)
        stops, warns = self._has(stopping(fail_on)), self._has((WARNING,))
        return judged(len(self.documents), stops=stops, unread=unread > 0, late=late, warns=warns)

    def _has(self, severities: tuple[Severity, ...]) -> bool:
        return any(map(self.count, severities))
