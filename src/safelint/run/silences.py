"""Comments that silence findings, and silences of the configuration.

    <!-- safelint-disable-next-line RULE [RULE ...] -- reason -->
    <!-- safelint-disable RULE -- reason --> ... <!-- safelint-enable RULE -->
    <!-- safelint-disable-file RULE -- reason -->

The *next line* is the first line after the comment on which a reader sees something, so that comments may be stacked
and a table's rule or a tag may lie between. A comment that begins a line which goes on with text means that very line
(in a list item or a cell there is no other place for it); one that follows text on its line means the line after.
There, a finding is silenced that touches the line. A region and the whole file go by where a finding starts; a finding
about the whole text starts at its title.

A rule that is an error by default is silenced only with a reason. A comment with a name that is no rule's silences
nothing, and neither does one whose words are not written as above.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex
from safelint.text.comments import MARK, Comment, comments, near_comments
from safelint.text.passages import OF_PASSAGES, RESET, SET
from safelint.values.document import Document
from safelint.values.families import family
from safelint.values.finding import ERROR, WARNING, Finding
from safelint.values.source import Span

if TYPE_CHECKING:
    from safelint.values.entries import Rule

UNUSED = "document/unused-suppression"
_NEXT, _DISABLE, _ENABLE, _FILE = "disable-next-line", "disable", "enable", "disable-file"
_MOST_TOLD = 20  # names of one comment that are no rules
_MOST_GUESSES = 20  # each at the nearest of hundreds of rules takes some milliseconds
_WORDS = (_NEXT, _DISABLE, _ENABLE, _FILE, *OF_PASSAGES)
_OWN_LINE = f"{_DISABLE}-line"
_SPELT = {
    **{word: word for word in (_NEXT, _DISABLE, _ENABLE, _FILE, RESET)},
    f"{SET}-audience": f"{SET} audience=…",
    f"{SET}-kind": f"{SET} kind=…",
    _OWN_LINE: _NEXT,
}
"""What is meant by what stands in its place, in small letters with hyphens."""
_LONGEST_SPELT = 3  # words, as in "disable next line"
_HYPHEN = "-"
_SEEN = regex(r"\S")


class Silence(NamedTuple):
    """A silence of the configuration: a rule or family, why, and the words that it is for ("": any)."""

    rule: str
    reason: str
    text: str


class Complaint(NamedTuple):
    """What is wrong with a comment: a message of its rule by name, and what fills it."""

    span: Span
    message: str
    values: Mapping[str, str]


def _nearest(name: str, known: Iterable[str]) -> str:
    from safelint.nearest import nearest

    return nearest(name, known)


def _names_of(rule: str) -> tuple[str, str]:
    return rule, family(rule)


class Use:
    """One name in one comment. It is equal to no other, though another comment may name the same."""

    def __init__(self, comment: Comment, name: str) -> None:
        self.comment = comment
        self.name = name


class SilencedBy(NamedTuple):
    """Why a finding is silenced: the reason, "" where none is given, None where it is not; by which `use`, None for the
    configuration; and which, `lacking` a reason, would have silenced an error."""

    reason: str | None
    use: Use | None = None
    lacking: tuple[Use, ...] = ()


class _Places:
    """Where in its source readers see something of a document."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def _seen(self) -> list[Span]:
        """The ranges of the source of which readers see something, sorted and disjoint."""
        found: list[Span] = []
        for segment in sorted(self.document.segments, key=lambda each: each.start):
            if found and segment.start <= found[-1].end:
                found[-1] = Span(found[-1].start, max(found[-1].end, segment.end))
            else:
                found.append(Span(segment.start, segment.end))
        return found

    def next_line(self, comment: Span) -> Span | None:
        """The line that a comment before it means (see the top of this module); None where there is none."""
        source = self.document.source
        own = source.line(source.position(comment.start).line)
        last = source.line(source.position(comment.end).line)
        leads = self._first_seen(own.start, comment.start) is None
        if leads and self._first_seen(comment.end, last.end) is not None:
            return Span(comment.end, last.end)
        first = self._first_seen(last.end, len(source.text))
        return None if first is None else source.line(source.position(first).line)

    def _first_seen(self, start: int, end: int) -> int | None:
        """The offset of the first character between `start` and `end` that a reader sees; None where there is none."""
        text = self.document.source.text
        first = max(bisect_right(self._seen, (start, len(text))) - 1, 0)
        for index in range(first, len(self._seen)):
            left, right = self._seen[index]
            if left >= end:
                return None
            found = _SEEN.search(text, max(left, start), max(min(right, end), start))
            if found:
                return found.start()
        return None


class Silencer:
    """What silences findings of one document: its comments, and `silences` of the configuration.

    `rules` are all that there are, by id.
    """

    def __init__(self, document: Document, silences: Sequence[Silence], rules: Mapping[str, Rule]) -> None:
        self.silences = silences
        self.rules = rules
        self.families = set(map(family, rules))
        self.problems: list[Complaint] = []
        self.unknown: dict[str, str] = {}  # by a name that is no rule's: which is nearest, in words
        self.uses: list[Use] = []
        self.whole: dict[str, Use] = {}
        self.lines: dict[str, dict[int, tuple[int, Use]]] = {}  # by name: the end of a line, its start
        self.switches: dict[str, list[tuple[int, Use | None]]] = {}  # by name, "" for all: from where; None: enabled
        self._places = _Places(document)
        for comment in comments(document):
            self._take(comment)
        for comment in near_comments(document):
            self._tell_meant(comment, _spelt(comment))
        del self._places  # of no use any more, and large
        self.ends = {name: sorted(lines) for name, lines in self.lines.items()}

    def _take(self, comment: Comment) -> None:
        span, word, names, _ = comment
        spelt = _spelt(comment)
        if word not in OF_PASSAGES and _SPELT.get(spelt, word) != word:
            self._tell_meant(comment, spelt)
        elif word not in _WORDS:
            nearest = _nearest(MARK + word, [MARK + known for known in _WORDS])
            self._complain(span, "no-such-comment", name=MARK + word, nearest=nearest)
        elif not names and word in (_NEXT, _DISABLE, _FILE):
            self._complain(span, "names-nothing")
        elif _HYPHEN in names and word not in OF_PASSAGES:
            said = " ".join((MARK + word, *names[: names.index(_HYPHEN)]))
            self._complain(span, "one-hyphen", comment=said)
        elif word == _ENABLE:
            self._enable(comment)
        elif word not in OF_PASSAGES:
            self._silence(comment)

    def _tell_meant(self, comment: Comment, spelt: str) -> None:
        if spelt:
            message = "for-the-line-above" if spelt == _OWN_LINE else "otherwise-spelt"
            self._complain(comment.span, message, comment=MARK + _SPELT[spelt])

    def _complain(self, span: Span, message: str, **values: str) -> None:
        self.problems.append(Complaint(span, message, values))

    def _known(self, comment: Comment) -> list[str]:
        """The names of rules and families in a comment; of the first others it is said that they are none."""
        known: list[str] = []
        unknown: list[str] = []
        for name in comment.names:
            if name in self.rules or name in self.families:
                known.append(name)
            else:
                unknown.append(name)
        for name in unknown[:_MOST_TOLD]:
            self._complain(comment.span, "no-such-rule", name=name, nearest=self._nearest_rule(name))
        if left := len(unknown[_MOST_TOLD:]):
            self._complain(comment.span, "one-more-name" if left == 1 else "more-names", count=f"{left:,}")
        return known

    def _nearest_rule(self, name: str) -> str:
        if name not in self.unknown:
            known = (*self.rules, *self.families) if len(self.unknown) < _MOST_GUESSES else ()
            self.unknown[name] = _nearest(name, known)
        return self.unknown[name]

    def _silence(self, comment: Comment) -> None:
        names = self._known(comment)
        if len(names) < len(comment.names):
            if names:
                self._complain(comment.span, "silences-nothing")
            return
        line = self._places.next_line(comment.span) if comment.word == _NEXT else None
        for name in names:
            use = Use(comment, name)
            self.uses.append(use)
            if comment.word == _DISABLE:
                self.switches.setdefault(name, []).append((comment.span.end, use))
            elif comment.word == _FILE:
                self.whole[name] = _better(self.whole.get(name), use)
            elif line is not None:
                lines = self.lines.setdefault(name, {})
                start, other = lines.get(line.end, (line.start, None))
                lines[line.end] = (min(start, line.start), _better(other, use))

    def _enable(self, comment: Comment) -> None:
        end = comment.span.end
        if not comment.names:
            self.switches.setdefault("", []).append((end, None))
        for name in self._known(comment):
            below = any(family(known) == name for known in self.switches)
            if not below and not self.switches.keys() & set(_names_of(name)):
                self._complain(comment.span, "nothing-to-enable", name=name)
            self.switches.setdefault(name, []).append((end, None))

    def silenced_by(self, finding: Finding) -> SilencedBy:
        """Why it is silenced, or not. The narrowest comment wins."""
        lacking: list[Use] = []
        for use in self._covering(finding):
            if use.comment.reason or not self._is_error(finding.rule):
                return SilencedBy(use.comment.reason, use, tuple(lacking))
            lacking.append(use)
        return SilencedBy(self._of_configuration(finding), None, tuple(lacking))

    def _of_configuration(self, finding: Finding) -> str | None:
        for silence in self.silences:
            if silence.rule in _names_of(finding.rule) and silence.text.split() in ([], finding.text.split()):
                return silence.reason
        return None

    def _is_error(self, rule: str) -> bool:
        return rule in self.rules and self.rules[rule].severity == ERROR

    def _covering(self, finding: Finding) -> Iterator[Use]:
        start, end = finding.span
        names = _names_of(finding.rule)
        for name in names:
            ends = self.ends.get(name, ())
            for index in range(bisect_right(ends, start), len(ends)):
                first, use = self.lines[name][ends[index]]
                if first > max(start, end - 1):
                    break
                yield use
        last: tuple[int, Use | None] = (-1, None)
        for name in (*names, ""):
            switches = self.switches.get(name, ())
            index = bisect_right(switches, start, key=lambda each: each[0]) - 1
            if index >= 0 and switches[index][0] > last[0]:
                last = switches[index]
        if last[1] is not None:
            yield last[1]
        for name in names:
            if name in self.whole:
                yield self.whole[name]

    def complaints(
        self, shown: Iterable[Finding], ran: Collection[str], used: Collection[Use], lacking: Mapping[Use, str]
    ) -> Iterator[Complaint]:
        """Comments that are wrong, that lack a reason, or that silence nothing, unless another comment silences that.

        `shown` are the findings that nothing silences; `ran` the rules that have been asked: of another nobody can say
        that its silence is unused. `used` are those that have silenced any, `lacking` those that would have but for a
        reason, each with the rule of an error.
        """
        for each in self._complaints(shown, ran, used, lacking):
            if self.silenced_by(Finding(UNUSED, WARNING, "high", "", each.span, MARK)).reason is None:
                yield each

    def _complaints(
        self, shown: Iterable[Finding], ran: Collection[str], used: Collection[Use], lacking: Mapping[Use, str]
    ) -> Iterator[Complaint]:
        yield from self.problems
        whole = {name for finding in shown if not finding.text for name in _names_of(finding.rule)}
        for use in self.uses:
            error = use.name if self._is_error(use.name) else lacking.get(use, "")
            if error and not use.comment.reason:
                values = {"rule": error, "comment": f"{MARK}{use.comment.word} {use.name}"}
                yield Complaint(use.comment.span, "needs-reason", values)
            elif use not in used and use.name not in _names_of(UNUSED) and self._ran(use.name, ran):
                yield _unused(use, whole)

    def _ran(self, name: str, ran: Collection[str]) -> bool:
        """Whether all ran that the name stands for, as far as it is on by default."""
        if name in self.rules:
            return name in ran
        return all(rule.id in ran or not rule.enabled for rule in self.rules.values() if family(rule.id) == name)


def _spelt(comment: Comment) -> str:
    """Which of the words that stand for another a comment spells, however it is written; "" where it spells none."""
    words = [each.partition("=")[0] for each in (comment.word, *comment.names[: _LONGEST_SPELT - 1])]
    for count in range(len(words), 0, -1):
        if (spelt := "-".join(words[:count]).lower().replace("_", "-")) in _SPELT:
            return spelt
    return ""


def _better(one: Use | None, other: Use) -> Use:
    """Of two comments that say the same of one place: the first, unless only the other gives a reason."""
    return one if one is not None and (one.comment.reason or not other.comment.reason) else other


def _unused(use: Use, whole: Collection[str]) -> Complaint:
    if use.name in whole:
        values = {"name": use.name, "comment": f"{MARK}{_FILE} {use.name}"}
        return Complaint(use.comment.span, "of-whole-text", values)
    nothing = {_NEXT: "nothing-on-next-line", _FILE: "nothing-in-text"}.get(use.comment.word, "nothing-in-passage")
    return Complaint(use.comment.span, nothing, {"name": use.name})
