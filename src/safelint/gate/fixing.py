"""The fixing of one text: which of the fixes of its findings can be made, each tried before it is taken."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from safelint.gate.edits import Back, applied, disjoint, edits_of, reach, replaced
from safelint.gate.hidden import hidden_sentences
from safelint.lazy import regex
from safelint.text.prose import sentences
from safelint.text.quotations import quotations
from safelint.values.document import Document, Segment
from safelint.values.errors import SafelintError
from safelint.values.finding import Edit, Finding
from safelint.values.report import DocumentReport
from safelint.values.source import Span
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
        self.prose = knowledge.prose
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

    def possible(self, wanted: Sequence[Finding]) -> list[Finding]:
        """Those of `wanted` whose fix can be made in the text as it is, each without the others: by a person, who may
        put the house's own quotations into other words."""
        if self.first is None:
            return []
        trial = _Trial(self, self.first)
        found: list[Finding] = []
        now, later = trial.apart([finding for finding in wanted if trial.can_edit(finding)])
        while now:
            made = trial.grow(_Made(self.first), now)
            self.left.update(made.left)
            found += made.taken
            now, later = trial.apart(later)
        return found

    @cached_property
    def first(self) -> State | None:
        """The state of the text as it is; None where it cannot be written back."""
        document = self._document or self._read(self.report.source().text)
        same = document is not None and document.source.text == self.report.source().text
        return State(document, self.report) if document is not None and same else None

    def _read(self, text: str, edits: Sequence[Edit] = ()) -> Document | None:
        try:
            if self.changed is not None:
                return self.changed(edits)
            return self.checker.read_as(self.path, self.report.source().encoded(text))
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
        document = state.document
        self.segments = sorted((each for each in document.segments if each.exact), key=lambda each: each.start)
        self.starts = [each.start for each in self.segments]
        links = (document.target_span(each) for each in document.inlines if each.kind == "link")
        self.targets = frozenset(span for span in links if span is not None)
        self.quoted = quotations(document, fixing.elided)

    def allows(self, finding: Finding) -> bool:
        """Whether a program may make its fix: all of it lies where `can_edit` says, and in words that nobody said."""
        return self.can_edit(finding) and not any(map(self._is_quoted, self._ranges(finding)))

    def can_edit(self, finding: Finding) -> bool:
        """Whether all of its fix lies in plain words, or is the address of a link."""
        edits = finding.fix.edits if finding.fix else ()
        return all(self._offset(edit) is not None or edit.span in self.targets for edit in edits)

    def _is_quoted(self, words: tuple[int, int]) -> bool:
        start, end = words
        return self.quoted.overlapping(start, max(end, start + 1)) is not None

    def apart(self, findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
        """Those to try together, and the others: no two that change one sentence, as what it says is judged as a whole,
        and no two answers to one finding."""
        now, later = disjoint(findings)
        together: list[Finding] = []
        changed, answered = set[int](), set[tuple[str, Span]]()
        for finding in now:
            places = {bisect_right(self.sentence_starts, at) for at, _ in self._ranges(finding)}
            if changed.isdisjoint(places) and (finding.rule, finding.span) not in answered:
                together.append(finding)
                changed |= places
                answered.add((finding.rule, finding.span))
            else:
                later.append(finding)
        return together, later

    @cached_property
    def sentence_starts(self) -> list[int]:
        return [each.start for each in sentences(self.state.document, self.fixing.prose)]

    def _ranges(self, finding: Finding) -> Iterator[tuple[int, int]]:
        """Where in the document's text its fix changes words."""
        if finding.fix is None:
            return
        for edit in finding.fix.edits:
            at = self._offset(edit)
            if at is not None:
                yield at, at + edit.span.end - edit.span.start

    def _offset(self, edit: Edit) -> int | None:
        """Where the words stand in the document's text; None where they do not stand there as they are."""
        start, end = edit.span
        index = bisect_right(self.starts, start) - 1
        if index < 0:
            return None
        segment: Segment = self.segments[index]
        at = segment.offset + start - segment.start
        document = self.state.document
        same = document.text[at : at + end - start] == document.source.text[start:end]
        return at if start < segment.end and same else None

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
        to_links = any(edit.span in self.targets for edit in edits)
        tracked = self.fixing.changed is not None
        if _shape(state.document, to_links, tracked) != _shape(self.state.document, to_links, tracked):
            return _Wrong(_MORE_THAN_WORDS)
        in_text = [(edit, self._offset(edit)) for edit in edits]
        moved = sorted((at, edit) for edit, at in in_text if at is not None)
        expected = replaced(
            self.state.document.text, [(at, at + edit.span.end - edit.span.start, edit.text) for at, edit in moved]
        )
        if state.document.text != expected:
            return _Wrong(_MORE_THAN_WORDS)
        # With its digits in groups a number may be known for what it is, and so what is missing beside it: it was
        # missing before.
        regrouped = all(self._regroups(edit) for edit in edits_of(more))
        on_help = filter(_is_on_help, (state if regrouped else made.state).report.findings)
        new = self._brought(state.report, findings, edits, {each.rule for each in on_help})
        hidden = self._hidden(edits) if new else set()
        new = [each for each in new if each not in hidden]
        if not new:
            return state
        rules = sorted({rule for rule, _, _ in new})
        return _Wrong(f"{_NEW} ({', '.join(rules)})", [(start, end) for _, start, end in new])

    def _regroups(self, edit: Edit) -> bool:
        """Whether an edit sets the same digits in other groups."""
        old = self.state.document.source.text[edit.span.start : edit.span.end]
        digits = _NO_DIGIT.sub("", old)
        return digits == _NO_DIGIT.sub("", edit.text) and not any(map(str.isalpha, old + edit.text)) and digits != ""

    def _hidden(self, edits: Sequence[Edit]) -> set[tuple[str, int, int]]:
        """Sentences in which something is changed and that their weight found before, too, under a finding that an edit
        takes away; as `_brought` gives what is new."""
        back = Back(edits)
        return {
            (rule, *back.snapped(span))
            for rule, span in self.hidden
            if any(edit.span.start < span.end and span.start < edit.span.end for edit in edits)
        }

    @cached_property
    def hidden(self) -> list[tuple[str, Span]]:
        return hidden_sentences(self.fixing.checker, self.fixing.path, self.state.document)

    def _brought(
        self, report: DocumentReport, findings: Sequence[Finding], edits: Sequence[Edit], passing: Collection[str]
    ) -> list[tuple[str, int, int]]:
        """What a state with `edits` has more of: the rule, and the start and end in the text before. About the help in
        a whole text the rules of `passing` may find more."""
        back = Back(edits)
        before = Counter((each.rule, *back.snapped(each.span)) for each in self.state.report.findings)
        before.subtract((each.rule, *back.snapped(each.span)) for each in findings)
        after = Counter(
            (each.rule, back(each.span.start), back(each.span.end, end=True))
            for each in report.findings
            if not (_is_on_help(each) and each.rule in passing)
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
    return not finding.text and finding.rule.startswith("signposting/")


def _again(finding: Finding, edits: Sequence[Edit], report: DocumentReport) -> Iterator[Finding]:
    """The findings of the same rule that stand, after `edits`, where this one stood."""
    back = Back(edits)
    start, end = reach(finding)
    for each in report.findings:
        if each.rule == finding.rule and each.fix is not None:
            if back(each.span.start) < end and start < back(each.span.end, end=True):
                yield each


def _shape(document: Document, to_links: bool, tracked: bool) -> tuple[list[str], list[tuple[str, str]]]:
    """What of a document no fix may change; the addresses of its links where none changes those. What is `tracked` may
    take a part of a look away with its words."""
    inlines = [
        (each.kind, "" if to_links and each.kind == "link" else each.target)
        for each in document.inlines
        if each.target or not tracked
    ]
    return [block.kind for block in document.blocks], inlines
