"""The fixing of one text: which of the fixes of its findings can be made, each tried before it is taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from safelint.gate.editable import EditableText
from safelint.gate.edits import Back, applied, disjoint, edits_of, reach, replaced
from safelint.gate.tried_text import read_again
from safelint.lazy import regex
from safelint.text.quotations import quotations
from safelint.values.document import TITLES, Block, Document, InlineKind
from safelint.values.errors import SafelintError
from safelint.values.families import SIGNPOSTING, family
from safelint.values.finding import Edit, Finding
from safelint.values.report import DocumentReport
from safelint.values.rulebook import weighed_rules
from safelint.values.wording import counted

if TYPE_CHECKING:
    from safelint.run.checker import Checker

_MOST_PASSES = 5
_MOST_CHECKS = 60  # of one text: where more of its fixes are bad than that finds out, the rest is left alone
_NO_DIGIT = regex(r"\D")
_NEW = "what then stands there would bring a new finding"
_MORE_THAN_WORDS = "more than the words would change"
_NOT_OURS = "the words are quoted, or are not written as they are read"
_NOT_CHECKED = "the text could not be checked with it"
NOT_AS_IT_WAS = "the text could not be written back as it was"


def told(left: Counter[str]) -> list[str]:
    """How many fixes were left out, and why, in words."""
    return [
        f"{counted(times, 'safe fix was', 'safe fixes were')} left out: {why}" for why, times in sorted(left.items())
    ]


class State(NamedTuple):
    """A text with what there is to say of it."""

    document: Document
    report: DocumentReport


class Fixing:
    """The fixing of one text."""

    def __init__(
        self,
        checker: Checker,
        path: str,
        report: DocumentReport,
        document: Document | None = None,
        changed: Callable[[Sequence[Edit]], Document] | None = None,
    ) -> None:
        """`document` is that of the report, where it is at hand. `changed` gives it with tracked changes, where its
        text is not what the file holds; then fixes are only made all at once (`together`)."""
        self._document = document
        self.changed = changed
        self.checker = checker
        self.path = path
        self.report = report
        knowledge = checker.rules.of(checker.located(path), None).knowledge
        self.elided = knowledge.lexicon.words("languages.elided")
        self.weighed = weighed_rules(knowledge.pack)  # what such a sentence weighs enough for hangs on the others
        self.checks = 0
        self.left: Counter[str] = Counter()  # why fixes were left out, and how many

    def run(self, wanted: Sequence[Finding]) -> tuple[State, int] | None:
        """The text with as many of the fixes of `wanted` as can be made, and their number; None where none can."""
        state, count = self.first, 0
        if state is None:
            self.left[NOT_AS_IT_WAS] += len(wanted)
            return None
        for _ in range(_MOST_PASSES):
            made, later = self._made(state, wanted)
            if not made.taken:
                break
            edits = edits_of(made.taken)
            count += len(made.taken)
            state = made.state
            wanted = [each for finding in later for each in _again(finding, edits, state.report)]
            if not wanted:
                break
        return (state, count) if count else None

    def together(self, wanted: Sequence[Finding]) -> tuple[Finding, ...]:
        """Those of `wanted` whose fixes can be made in the text as it is, all at once."""
        return self._made(self.first, wanted)[0].taken if self.first is not None else ()

    def _made(self, state: State, wanted: Sequence[Finding]) -> tuple[_Made, list[Finding]]:
        """What can be made of `wanted` in one go, and those that overlap with what is tried."""
        trial = _Trial(self, state)
        allowed = [finding for finding in wanted if trial.allows(finding)]
        if len(allowed) < len(wanted):
            self.left[_NOT_OURS] += len(wanted) - len(allowed)
        now, later = disjoint(allowed)
        made = trial.grow(_Made(state), now)
        self.left.update(made.left)
        return made, later

    @cached_property
    def first(self) -> State | None:
        """The state of the text as it is; None where it cannot be written back."""
        document = self._document or self._read(self.report.source().text)
        same = document is not None and document.source.text == self.report.source().text
        return State(document, self.report) if document is not None and same else None

    def _read(self, text: str, edits: Sequence[Edit] = ()) -> Document | None:
        if self.changed is None:
            return read_again(self.checker, self.path, self.report.source(), text)
        try:
            return self.changed(edits)
        except (SafelintError, UnicodeError):
            return None

    def check(self, before: State, edits: Sequence[Edit]) -> State | None:
        """The state of a text with edits; None where it cannot be read or checked, or enough has been tried."""
        self.checks += 1
        text = applied(before.document.source.text, edits)
        document = self._read(text, edits) if self.checks <= _MOST_CHECKS else None
        if document is None or document.source.text != text:
            return None
        report, failures = self.checker.checked(self.checker.located(self.path), document, whole=True)
        return None if report is None or failures else State(document, report)


class _Wrong(NamedTuple):
    """Why fixes cannot be made together, and where in the text before them something new would be found."""

    why: str
    places: Sequence[tuple[int, int]] = ()


class _Made(NamedTuple):
    """The fixes that were taken, the state with all of them, and why each of the others was left."""

    state: State
    taken: tuple[Finding, ...] = ()
    left: tuple[str, ...] = ()


class _Trial:
    """Fixes tried on one state of a text. All offsets are in that state's source, unless a name says otherwise."""

    def __init__(self, fixing: Fixing, state: State) -> None:
        self.fixing = fixing
        self.state = state
        self.editable = EditableText(state.document)
        self.quoted = quotations(state.document, fixing.elided)

    def allows(self, finding: Finding) -> bool:
        """Whether a program may make its fix: all of it lies in plain words, or is the address of a link, and in words
        that nobody said."""
        edits = finding.fix.edits if finding.fix else ()
        return self.editable.takes(edits) and not any(
            self._is_quoted(*words) for words, _ in self.editable.ranges(edits)
        )

    def _is_quoted(self, start: int, end: int) -> bool:
        return self.quoted.overlapping(start, max(end, start + 1)) is not None

    def grow(self, made: _Made, more: Sequence[Finding]) -> _Made:
        """What is `made`, with as many of `more` as can be made beside it."""
        if not more:
            return made
        tried = self._tried(made, more)
        if isinstance(tried, State):
            return made._replace(state=tried, taken=(*made.taken, *more))
        return self._grow_in_parts(made, more, tried)

    def _grow_in_parts(self, made: _Made, more: Sequence[Finding], wrong: _Wrong) -> _Made:
        """As `grow`, where it is known why not all of `more` can be made."""
        if len(more) == 1:
            return made._replace(left=(*made.left, wrong.why))
        first, then = _parted(more, wrong.places)
        grown = self.grow(made, first)
        # With all of the first part the others are what was just tried. But what digits in other groups may bring
        # hangs on what was taken before.
        same = len(grown.taken) == len(made.taken) + len(first) and not any(map(self._regroups, edits_of(more)))
        return self._grow_in_parts(grown, then, wrong) if same else self.grow(grown, then)

    def _tried(self, made: _Made, more: Sequence[Finding]) -> State | _Wrong:
        """The state with `more` beside what is `made`; why not, where it says anything else or brings a new finding."""
        findings = [*made.taken, *more]
        edits = edits_of(findings)
        state = self.fixing.check(self.state, edits)
        if state is None:
            return _Wrong(_NOT_CHECKED)
        to_links = any(map(self.editable.is_of_link, edits))
        tracked = self.fixing.changed is not None
        if _shape(state.document, to_links, tracked) != _shape(self.state.document, to_links, tracked):
            return _Wrong(_MORE_THAN_WORDS)
        moved = sorted((start, end, text) for (start, end), text in self.editable.ranges(edits))
        expected = replaced(self.state.document.text, moved)
        if state.document.text != expected:
            return _Wrong(_MORE_THAN_WORDS)
        # With its digits in groups a number may be known for what it is, and so what is missing beside it: it was
        # missing before.
        regrouped = all(self._regroups(edit) for edit in edits_of(more))
        on_help = filter(_is_on_help, (state if regrouped else made.state).report.findings)
        new = self._brought(state.report, findings, edits, {each.rule for each in on_help})
        if not new:
            return state
        rules = sorted({rule for rule, _, _ in new})
        return _Wrong(f"{_NEW} ({', '.join(rules)})", [(start, end) for _, start, end in new])

    def _regroups(self, edit: Edit) -> bool:
        """Whether an edit sets the same digits in other groups."""
        old = self.state.document.source.text[edit.span.start : edit.span.end]
        digits = _NO_DIGIT.sub("", old)
        return digits == _NO_DIGIT.sub("", edit.text) and not any(map(str.isalpha, old + edit.text)) and digits != ""

    def _brought(
        self, report: DocumentReport, findings: Sequence[Finding], edits: Sequence[Edit], passing: Collection[str]
    ) -> list[tuple[str, int, int]]:
        """What a state with `edits` has more of: the rule, and the start and end in the text before. About the help in
        a whole text the rules of `passing` may find more, and those that weigh sentences anywhere."""
        back = Back(edits)
        before = Counter((each.rule, *back.snapped(each.span)) for each in self.state.report.findings)
        before.subtract((each.rule, *back.snapped(each.span)) for each in findings)
        after = Counter(
            (each.rule, back(each.span.start), back(each.span.end, end=True))
            for each in report.findings
            if each.rule not in self.fixing.weighed and not (_is_on_help(each) and each.rule in passing)
        )
        return [key for key, count in after.items() if count > before[key]]


def _parted(
    findings: Sequence[Finding], places: Sequence[tuple[int, int]]
) -> tuple[Sequence[Finding], Sequence[Finding]]:
    """Findings to try in two parts: those away from `places`, then those that change words there; else two halves."""
    there: list[Finding] = []
    away: list[Finding] = []
    for finding in findings:
        first, last = reach(finding)
        (there if any(start <= last and first <= end for start, end in places) else away).append(finding)
    half = len(findings) // 2
    return (away, there) if away and there else (findings[:half], findings[half:])


def _is_on_help(finding: Finding) -> bool:
    """Whether a finding is about the help that a whole text names."""
    return not finding.text and family(finding.rule) == SIGNPOSTING


def _again(finding: Finding, edits: Sequence[Edit], report: DocumentReport) -> Iterator[Finding]:
    """The findings of the same rule that stand, after `edits`, where this one stood."""
    back = Back(edits)
    start, end = reach(finding)
    for each in report.findings:
        if each.rule == finding.rule and each.fix is not None:
            if back(each.span.start) < end and start < back(each.span.end, end=True):
                yield each


def _shape(document: Document, to_links: bool, tracked: bool) -> tuple[list[str], list[tuple[InlineKind, str]]]:
    """What of a document no fix may change; the addresses of its links where none changes those. What is `tracked` may
    take a part of a look away with its words."""
    inlines = [
        (each.kind, "" if to_links and each.kind == "link" else each.target)
        for each in document.inlines
        if each.target or not tracked
    ]
    return [_kind(document, block) for block in document.blocks], inlines


def _kind(document: Document, block: Block) -> str:
    """The kind of a block; a title in reStructuredText is another where it is longer than the line under it, since the
    programs that read it warn of that."""
    source = document.source
    if source.media != "restructuredtext" or block.kind not in TITLES:
        return block.kind
    number = source.position(document.span(block.start, block.end).end - 1).line
    title, under = (source.text[slice(*source.line(each))].rstrip() for each in (number, number + 1))
    return block.kind if len(title) <= len(under) else f"longer {block.kind}"
