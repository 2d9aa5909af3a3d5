"""The values that the whole of safelint passes around. All are frozen; nothing here reads or writes a file.

Positions. There is one truth for position: a half-open range of code points in `Source.text`. Lines and columns are
derived from it. Checks do not see the source: they see `Document.text`, what a person reads, and
`Document.span` carries a range of it back to the source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple

ERROR, WARNING, SUGGESTION = "error", "warning", "suggestion"
SEVERITIES = (ERROR, WARNING, SUGGESTION)
"""From the worst to the mildest."""

NEW, SAME = "new", "same"
"""What a finding is beside those of an earlier report."""

CONFIDENCES = ("high", "medium", "low")
AUDIENCES = ("public", "news", "children", "young-people", "professional", "easy-read")
KINDS = ("press-release", "news", "service-page", "witness-appeal", "letter", "policy", "social-post", "record")
NATIONS = ("england", "wales", "scotland", "northern-ireland")

NOTHING = "Nothing was checked"
"""How every report says that a run found no text."""

BREAK = "\0"
"""Stands between two blocks in `Document.text`. It is no white space and no word, so nothing matches across it."""

LEFT_OUT = "\ufffc"
"""Stands in `Document.text` for something inside a paragraph that is not prose: code, an image, a template tag."""


Needs = tuple[tuple[str, ...], ...]
"""Sets of lower-case words: a text that a pattern matches holds a word of each set."""


class SafelintError(Exception):
    """Wrong use: bad configuration, bad rule pack, unknown rule. The message is for the person at the keyboard."""


class UnwrittenError(SafelintError):
    """What was asked for could not be written."""


class Span(NamedTuple):
    """A half-open range of code points in `Source.text`."""

    start: int
    end: int


class Position(NamedTuple):
    """A place as editors count it: both start at 1; the column counts code points."""

    line: int
    column: int


_LINE_END = re.compile(r"\r\n|\r|\n")


class Source:
    """A text as it was read, with every character in its place. A byte order mark is not part of `text`."""

    def __init__(
        self, path: str, media: str, text: str, *, encoding: str = "utf-8", bom: bool = False, editable: bool = True
    ) -> None:
        self.path = path
        self.media = media
        self.text = text
        self.encoding = encoding
        self.bom = bom
        self.editable = editable

    def encoded(self, text: str) -> bytes:
        """`text` as the bytes of the file that this was read from. Raises UnicodeError."""
        return ("\ufeff" + text if self.bom else text).encode(self.encoding)

    @cached_property
    def _line_starts(self) -> list[int]:
        if "\r" in self.text:
            return [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        lengths = [len(line) + 1 for line in self.text.split("\n")]
        lengths.pop()
        return list(accumulate(lengths, initial=0))

    def position(self, offset: int) -> Position:
        """Line and column of `offset`. LF, CRLF and CR each end a line."""
        starts = self._line_starts
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def line(self, number: int) -> Span:
        """The span of line `number` (from 1) without its line end."""
        starts, text = self._line_starts, self.text
        start = starts[number - 1]
        end = starts[number] if number < len(starts) else len(text)
        while end > start and text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)


class Block(NamedTuple):
    """One heading, paragraph, list item, table cell and so on: a range of `Document.text` that is read as a unit.

    `kind` is one of `BLOCK_KINDS`. `level` is the heading's level or the depth of the list. `group` numbers the list or
    table that the block belongs to (-1: none), `row` the item or table row in it, `column` the cell. `header` is true
    for a header cell, `quoted` inside a block quotation. `language` is the BCP 47 tag in force where it is not the
    document's own, else "". `landmark` is `nav`, `header`, `footer` or `aside` where the block stands in one.
    """

    kind: str
    start: int
    end: int
    level: int = 0
    group: int = -1
    row: int = -1
    column: int = -1
    header: bool = False
    quoted: bool = False
    language: str = ""
    landmark: str = ""


BLOCK_KINDS = (
    "title",  # the page's <title>, or `title` in front matter
    "description",  # <meta name=description>, or `description` in front matter
    "heading",
    "paragraph",
    "item",  # a list item; each further paragraph of it is a block of its own with the same group and row
    "term",  # <dt>, and its definition
    "definition",
    "cell",
    "caption",
    "footnote",
    "alt",  # alternative text of an image
    "tooltip",  # the title attribute of a link or an image
    "label",  # words on a button or form control
)


class Inline(NamedTuple):
    """Something inside a block: `text[start:end]` of the document; `span` is the whole element in the source.

    `kind` is `link`, `image`, `strong`, `emphasis`, `strike`, `quote` (the element <q>), `cite` (the title of
    a work) or `passage` (an element that only says in which language its words are). `target` is the address of a
    link or image, entities decoded. `attrs` holds what accessibility rules ask for, lower case: `alt` (absent when
    missing), `title`, `target`, `rel`, `lang`, `role`, `aria-label`, `aria-labelledby`, `tabindex`. An image has the
    range of its `LEFT_OUT` mark. A link round several blocks is one inline in each, all with the same `span.start`.
    """

    kind: str
    start: int
    end: int
    span: Span
    target: str = ""
    attrs: Mapping[str, str] = {}


class Element(NamedTuple):
    """A tag that accessibility rules judge and that no block and no inline stands for.

    `name` is `html`, `head`, `title`, `table`, `input` (an image as a button), `area`, `object`, `a` (a link inside a
    drawing) or that of any element with the role of an image or a link. `span` is the start tag in the source; what
    stands in the element begins at `offset` in `Document.text`. `group` is that of a table's cells, else -1. `attrs`
    are as in `Inline`, with those that tell what an object or a table is for; a table in or round another has `nested`.
    """

    name: str
    span: Span
    offset: int
    group: int = -1
    attrs: Mapping[str, str] = {}


class Segment(NamedTuple):
    """`Document.text` from `offset` to the next segment comes from `Source.text[start:end]`.

    An exact segment holds the source's own characters; an inexact one (an entity, a left-out piece) stands for them.
    """

    offset: int
    start: int
    end: int
    exact: bool


class Meta(NamedTuple):
    """What a document says of itself. `whole_page` is true for HTML with an <html>, <head> or <body> of its own."""

    title: str = ""
    language: str = ""
    audience: str = ""
    kind: str = ""
    nations: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    whole_page: bool = False


class Document:
    """What a reader makes of a source: blocks of prose, each character of which knows where it came from.

    `text` is every block's text with `BREAK` between two blocks. White space inside a block is the source's own where
    the source has white space there, so a finding's words are the source's words; a line that a tag ends, and a gap
    that only a style makes between two elements, stand for the tags there. Segments are sorted by `offset` and tile
    every block; `comments` holds the spans of comments (for suppressions), `elements` some tags, in order.
    """

    def __init__(
        self,
        source: Source,
        text: str,
        segments: Sequence[Segment],
        blocks: Sequence[Block],
        inlines: Sequence[Inline] = (),
        comments: Sequence[Span] = (),
        meta: Meta = Meta(),
        elements: Sequence[Element] = (),
    ) -> None:
        self.source = source
        self.text = text
        self.segments = segments
        self.blocks = blocks
        self.inlines = inlines
        self.comments = comments
        self.meta = meta
        self.elements = elements
        self._offsets = [segment.offset for segment in segments]
        self._block_starts = [block.start for block in blocks]

    def span(self, start: int, end: int) -> Span:
        """The source span of `text[start:end]`, a range inside one block and not empty unless the block is."""
        if not self.segments:
            return Span(0, 0)
        offsets, last = self._offsets, max(end - 1, start)
        place = max(bisect_right(offsets, start) - 1, 0)
        offset, a, b, is_exact = self.segments[place]
        left = a + start - offset if is_exact else a
        if place + 1 < len(offsets) and offsets[place + 1] <= last:
            offset, a, b, is_exact = self.segments[bisect_right(offsets, last) - 1]
        right = a + end - offset if is_exact else b
        return Span(left, max(left, right))

    def exact(self, start: int, end: int) -> bool:
        """Whether the source holds `text[start:end]` character for character, so that it can be replaced there."""
        left, right = self.span(start, end)
        return right - left == end - start and self.source.text[left:right] == self.text[start:end]

    def block_at(self, offset: int) -> Block:
        """The block that holds `text[offset]`; `offset` must lie inside one."""
        return self.blocks[max(bisect_right(self._block_starts, offset) - 1, 0)]

    def block_index(self, offset: int) -> int:
        return max(bisect_right(self._block_starts, offset) - 1, 0)


class Edit(NamedTuple):
    span: Span
    text: str


class Fix(NamedTuple):
    """A change that can be made without a person: `safe` where grammar and meaning cannot break."""

    edits: tuple[Edit, ...]
    safe: bool = True

    @property
    def replacement(self) -> str:
        return self.edits[0].text


class Related(NamedTuple):
    """Another place that a finding speaks of."""

    message: str
    span: Span


class Finding(NamedTuple):
    """One thing that somebody should look at. `text` is what a reader sees; empty for one about the whole document.

    `entries` are ids of the registry entries that it rests on or names. `times` is how many findings it stands for,
    where a report tells the same of one text once.
    `since` is `NEW` or `SAME` where the run is compared with an earlier one, else "".
    """

    rule: str
    severity: str
    confidence: str
    message: str
    span: Span
    text: str = ""
    place: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    sources: tuple[str, ...] = ()
    standard: str | None = None
    entries: tuple[str, ...] = ()
    times: int = 1
    since: str = ""


class Number(NamedTuple):
    """A phone, short or text number found in a document, right or wrong.

    `start` and `end` are a range of `Document.text`; `text` those characters. `digits` are the national digits without
    a relay prefix ("+44 808 ..." gives "0808..."); `kind` is `phone`, `short`, `sms` or `textphone`. `relay` is "18001"
    or "18002" where such a prefix stands before it, `keyword` the word to text. `service` is the id of the registry
    entry that the number belongs to, `attributed_to` the one that the text gives it to, each "" where there is none.
    `name_start` and `name_end` are the range of the words that tie it to that service (equal where there are none).
    `clear` is true only where one reading of the text is possible. `linked` is true where `text` is the words of a link
    that dials the number, so that the digits are not shown.
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


class Scores(NamedTuple):
    """Readability of a document's prose. The scores are None where `status` is "none" (too short to score).

    The last three are of the quotations, which count in none of the others; their grade is None where they are short.
    """

    words: int
    sentences: int
    status: str  # none, indicative or normal
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
    """The help that a text gives: ids of elements present and missing; `block` is the range of `Document.text`."""

    present: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    block: tuple[int, int] | None = None


class Failure(NamedTuple):
    """Why a run is not whole. `stage` is `find`, `read` or `check` for a file that could not be checked; `empty` where
    nothing was found to check, `registry` where the configuration asks for facts that are not past their review."""

    path: str
    stage: str
    reason: str

    @property
    def is_of_file(self) -> bool:
        return self.stage in ("find", "read", "check")


class LeftOut(NamedTuple):
    """A file that a folder holds and that was not checked, or a folder (its path ends in "/"), and why."""

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


class Reference(NamedTuple):
    """Where a fact comes from: an address, what it says in our own words, the page's own date where it shows one.

    One that is not to `cite` was read, but is no authority: `explain` lists it, and no finding shows it.
    """

    url: str
    says: str = ""
    date: str = ""
    cite: bool = True


def cited(sources: Iterable[Reference]) -> tuple[str, ...]:
    """The addresses that a finding shows, the best first."""
    return tuple([source.url for source in sources if source.cite])


class Channel(NamedTuple):
    """One way to reach a service.

    `kind` is `phone`, `sms`, `textphone`, `whatsapp`, `webchat`, `email`, `bsl` or `keypress`. `number` is grouped as
    the operator prints it; `digits` are the same as national digits ("08088005000", "999"), without a relay prefix,
    which `relay` tells of. `keywords` are the words to text. `cost` is `free`, `standard` (as a call to an 01 or 02
    number), `varies` or "". `other_groupings` are other ways to print the same digits that readers meet.
    """

    kind: str
    number: str = ""
    digits: str = ""
    relay: bool = False
    keywords: tuple[str, ...] = ()
    address: str = ""
    hours: str = ""
    cost: str = ""
    notes: str = ""
    other_groupings: tuple[str, ...] = ()


class RetiredNumber(NamedTuple):
    """A number that its operator has given up. `replaced_by` is the number to print today, as printed, or "".

    `whose` is set where texts print it for a service, but it was the number of somebody else: who that was.
    """

    number: str
    digits: str
    until: str = ""
    replaced_by: str = ""
    notes: str = ""
    whose: str = ""


class Helpline(NamedTuple):
    """A service in the registry. A fact, not a rule: the helpline and signposting rules read it.

    `nations` holds names of `NATIONS` or "uk". `status` is `active`, `closed`, `renamed` or `merged`; `replaced_by` the
    id of the entry that took over. `hours_checked` is true only where an operator's page confirmed the hours.
    `checked` is the day (ISO 8601) on which the entry was last checked against its sources.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    operator: str
    nations: tuple[str, ...]
    topics: tuple[str, ...]
    audience: tuple[str, ...]
    public_line: bool
    channels: tuple[Channel, ...]
    website: str
    status: str
    status_date: str
    replaced_by: str
    hours_checked: bool
    retired: tuple[RetiredNumber, ...]
    misuse: tuple[str, ...]
    notes: str
    sources: tuple[Reference, ...]
    confidence: str
    checked: str


class Settings(NamedTuple):
    """What applies to one document: flags, configuration, overrides and front matter, already resolved.

    `kind` is a name of `KINDS` or "" where it is to be detected; so are empty `topics`. Empty `nations` means all.
    `audience_given` is false where the audience is only the default, so that the kind may bring its own limits.
    `nations_from` tells who said the nations: `given` (flags or configuration), `front-matter`, or `none`.
    `today` is an ISO 8601 date. `options` are the tables of the configuration that checks read, by section.
    """

    audience: str = "public"
    audience_given: bool = False
    kind: str = ""
    nations: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    today: str = ""
    nations_from: str = "none"
    options: Mapping[str, Mapping[str, Any]] = {}


class Detail(NamedTuple):
    """What a report for readers shows of a document beside its findings.

    `sentences` holds the start in `Document.text` and the words of each scored sentence; the limits are those of the
    audience: the grade to aim for, the highest grade and the most words in a sentence. `digest` is the SHA-256 of the
    bytes of the file, in hexadecimal digits; `settings` are what applied to it: name, value and where it comes from.
    """

    document: Document
    sentences: tuple[tuple[int, int], ...]
    grade_target: float
    grade_limit: float
    sentence_limit: int
    digest: str = ""
    settings: tuple[tuple[str, str, str], ...] = ()


class DocumentReport(NamedTuple):
    """What there is to say of one document. `topics` are ids; `numbers` carry their place in the source; `nations` and
    `nations_from` are as in `Settings`; `entries` are ids of the registry entries that its results rest on.

    `detail` is there only where a report asks for it. `measured` is for the closing steps of a run: the value of each
    kind of check that has one.
    """

    source: Source
    language: str
    audience: str
    kind: str
    topics: tuple[str, ...]
    scores: Scores
    numbers: tuple[tuple[Number, Span], ...]
    signposting: Signposting
    block: Span | None
    findings: tuple[Finding, ...]
    suppressed: tuple[tuple[Finding, str], ...] = ()
    baselined: tuple[tuple[Finding, str], ...] = ()
    detail: Detail | None = None
    measured: Mapping[str, Any] = {}
    nations: tuple[str, ...] = ()
    nations_from: str = "none"
    entries: tuple[str, ...] = ()

    def count(self, severity: str) -> int:
        """How many findings of a severity there are, those too that one stands for."""
        return sum([finding.times for finding in self.findings if finding.severity == severity])


class RuleNote(NamedTuple):
    """What a report says of a rule. `why` is empty unless the run was asked for reasons. `page` is where the
    documentation tells of it, relative to its start, or ""."""

    id: str
    title: str
    severity: str
    advice: str
    why: str = ""
    standard: str = ""
    sources: tuple[str, ...] = ()
    confidence: str = "high"
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


class Report(NamedTuple):
    """A closed run: everything that was named is in `documents` or in `failures`. The verdict comes from here alone.

    `packs` holds (name, version); `services` the printed name of each registry id that a number belongs to or is given
    to; `left_out` what folders hold that was not checked, by path; `rules` the rules that found something, by id;
    `elements`, where a report asks for detail, the words for what signposting holds, by id. `same` counts the texts
    that were left alone because they are as in the revision that the run compares with. With
    `--changed`, `revision` is the one that was named, and `commits` are those of the texts, by path,
    where a report asks for detail. `since` is what the run was compared with.
    """

    version: str
    packs: tuple[tuple[str, str], ...]
    today: str
    documents: tuple[DocumentReport, ...]
    failures: tuple[Failure, ...]
    services: Mapping[str, str]
    left_out: tuple[LeftOut, ...] = ()
    rules: Mapping[str, RuleNote] = {}
    elements: Mapping[str, str] = {}
    registry: RegistryUse = RegistryUse()
    same: int = 0
    revision: str = ""
    commits: Mapping[str, Commit] = {}
    since: Since | None = None

    def count(self, severity: str) -> int:
        return sum(document.count(severity) for document in self.documents)

    @property
    def totals(self) -> Totals:
        return Totals(
            documents=len(self.documents),
            unreadable=sum(failure.is_of_file for failure in self.failures),
            errors=self.count(ERROR),
            warnings=self.count(WARNING),
            suggestions=self.count(SUGGESTION),
            suppressed=sum(len(document.suppressed) for document in self.documents),
            baselined=sum(len(document.baselined) for document in self.documents),
        )

    def status(self, fail_on: str) -> int:
        """The exit status: 3 where the run is not whole, 1 for findings at or above `fail_on`, else 0."""
        if self.failures:
            return 3
        if fail_on == "never":
            return 0
        return int(any(self.count(severity) for severity in SEVERITIES[: SEVERITIES.index(fail_on) + 1]))
