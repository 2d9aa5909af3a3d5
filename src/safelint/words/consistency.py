"""Groups of names for one thing, and which of them a document uses.

A form is found in one pass of a matcher. Only where a group has two of its variants in a text (or the whole run is
compared) is a use held against what excuses it: quotations, names, titles, addresses, words that are only spoken of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex
from safelint.text.matcher import Matcher
from safelint.values.document import BREAK
from safelint.values.entries import Needs
from safelint.words.guarded import GuardedSets, Window, bounds
from safelint.words.letters import Initials
from safelint.words.mentions import is_mention
from safelint.words.usage import Usage, is_all

if TYPE_CHECKING:
    from safelint.numbers.named import NamedText
    from safelint.text.matcher import Finder
    from safelint.values.entries import Group

# What stands between two names that are both given on purpose: "helpline or hotline", "parents/carers (parents and
# guardians)", "adults at risk (once called vulnerable adults)", "financial abuse is a form of economic abuse".
_MARKS_BETWEEN = regex(r",? ?[/&]? ?\(?['\"]?")
_STOP = regex(rf"[.;:!?\u2013\u2014{BREAK}]")
_MOST_BETWEEN = 40  # characters
_REACH = 100  # characters around a fixed word in which its pattern may match
_MOST_JUDGED = 100  # hits of one variant in one document; the rest are taken to be as the others


class VariantUse(NamedTuple):
    """How a document uses a variant: its first place in `Document.text`, the words there, how often it stands."""

    variant: str
    start: int
    end: int
    text: str
    times: int


_Key = tuple[int, int, str, int]
"""The group's index, the variant's, the form where its capitals count, the index of the pattern or -1 for a form."""


class _VariantHit(NamedTuple):
    """A form in `Fold.text[start:end]`."""

    start: int
    end: int
    group: int
    variant: int


def phrases(groups: Sequence[Group], needed: Mapping[str, Needs]) -> Matcher[_Key]:
    """The forms of all groups, and the words that call for their patterns."""
    matcher: Matcher[_Key] = Matcher()
    for number, group in enumerate(groups):
        for place, variant in enumerate(group.variants):
            for form in variant.forms:
                cased = form if group.case_sensitive or (form.isupper() and form.isalpha()) else ""
                matcher.add(form, (number, place, cased, -1))
            for at, text in enumerate(variant.patterns):
                for word in needed[text][0]:
                    matcher.add(word, (number, place, "", at), whole=False)
    return matcher


class GroupIndex:
    """All groups, ready to be looked for.

    Args:
        groups: the entries that `matcher` was made of.
        matcher: what `phrases` gives for them.
        guards: the patterns of `groups`, and the sets of patterns that excuse a use which they overlap.
    """

    def __init__(self, groups: Sequence[Group], matcher: Finder[_Key], guards: GuardedSets) -> None:
        self.groups = groups
        self._guards = guards
        self._matcher = matcher

    def uses(self, view: NamedText, *, least: int = 2) -> list[tuple[Group, list[VariantUse]]]:
        """Each group of which the document uses at least `least` variants; the uses in the order of their places."""
        by_group: dict[int, list[_VariantHit]] = {}
        for hit in _longest(self._hits(view)):
            by_group.setdefault(hit.group, []).append(hit)
        found = []
        for number, hits in sorted(by_group.items()):
            if len({hit.variant for hit in hits}) < least:
                continue
            counted = list(self._unexcused(view, _merged(view, hits)))
            uses = self._uses_of(view, self.groups[number], counted)
            if len(uses) >= least:
                found.append((self.groups[number], uses))
        return found

    def _hits(self, view: NamedText) -> Iterator[_VariantHit]:
        fold = view.fold
        for start, end, (number, variant, cased, pattern) in self._matcher.find(fold.text):
            if not self.groups[number].enabled:
                continue
            if pattern < 0:
                words = fold.cased[start:end]
                # A word in capitals may be a word to text, and a heading in capitals is no choice of a name.
                if words == cased if cased else not words.isupper():
                    yield _VariantHit(start, end, number, variant)
                continue
            left, right = bounds(view, start)
            left, right = max(left, start - _REACH), min(right, end + _REACH)
            group = self.groups[number]
            text = group.variants[variant].patterns[pattern]
            guarded = self._guards.pattern(text, ignore_case=not group.case_sensitive)
            for a, b in guarded.spans(fold.cased[left:right], fold.text[left:right]):
                if left + a < end and start < left + b:
                    yield _VariantHit(left + a, left + b, number, variant)

    @staticmethod
    def _uses_of(view: NamedText, group: Group, hits: Sequence[_VariantHit]) -> list[VariantUse]:
        first: dict[int, _VariantHit] = {}
        counts: dict[int, int] = {}
        for hit in hits:
            first.setdefault(hit.variant, hit)
            counts[hit.variant] = counts.get(hit.variant, 0) + 1
        uses = []
        for variant, hit in first.items():
            start, end = view.fold.unfold(hit.start, hit.end)
            words = view.fold.cased[hit.start : hit.end]
            uses.append(VariantUse(group.variants[variant].name, start, end, words, counts[variant]))
        return uses

    def _unexcused(self, view: NamedText, hits: Iterable[_VariantHit]) -> Iterator[_VariantHit]:
        judged: dict[int, int] = {}
        used: set[int] = set()
        for hit in hits:
            judged[hit.variant] = judged.get(hit.variant, 0) + 1
            if judged[hit.variant] > _MOST_JUDGED:
                if hit.variant in used:
                    yield hit
            elif not self._excused(view, hit):
                used.add(hit.variant)
                yield hit

    def _excused(self, view: NamedText, hit: _VariantHit) -> bool:
        """Whether the words are no use of the writer's own: quoted, part of a name or an address, or spoken of."""
        start, end = view.fold.unfold(hit.start, hit.end)
        block = view.document.block_at(start)
        if not (block.is_text or block.kind == "title") or block.is_of_site or block.landmark == "header":
            return True
        if view.is_quoted(start, end) or view.is_foreign(start):
            return True
        if view.is_in_longer_name(start, end):
            return True
        window, group = Window.around(view, hit.start, hit.end), self.groups[hit.group]
        return (
            view.is_allowed(window.lower, window.inside)
            or self._guards.excuse(group.exception_patterns, window)
            or self._guards.sets_excuse(group.exception_sets, window)
            or view.knowledge.addresses.hold(window.cased, window.inside)
            or is_mention(Usage(view, start, end))
        )


def _longest(hits: Iterable[_VariantHit]) -> list[_VariantHit]:
    """In order, without those that lie inside a longer one: a word of a longer form is no form of its own."""
    kept: list[_VariantHit] = []
    for hit in sorted(hits, key=lambda each: (each.start, -each.end)):
        if not kept or hit.end > kept[-1].end:
            kept.append(hit)
    return kept


def _merged(view: NamedText, hits: Sequence[_VariantHit]) -> list[_VariantHit]:
    """The hits without two variants named side by side, which is no slip. Letters that the text itself gives for a full
    form ("the Crown Prosecution Service (CPS)") become hits of that form."""
    text = view.fold.cased
    initials = Initials(view.knowledge.lexicon.words("letters.small"))
    same: dict[int, int] = {}
    paired: set[_VariantHit] = set()
    for one, other in pairwise(hits):
        if one.variant == other.variant or other.start - one.end > _MOST_BETWEEN:
            continue
        if _are_paired(view, one.end, other.start):
            paired |= {one, other}
            if initials.fit(text[other.start : other.end], text[one.start : one.end]):
                same[other.variant] = one.variant
            elif initials.fit(text[one.start : one.end], text[other.start : other.end]):
                same[one.variant] = other.variant
    return [hit._replace(variant=same.get(hit.variant, hit.variant)) for hit in hits if hit not in paired]


def _are_paired(view: NamedText, start: int, end: int) -> bool:
    """Whether what stands between two names, in folded offsets, says that both are given on purpose."""
    text = view.fold.text
    if _MARKS_BETWEEN.fullmatch(text, start, end):
        return True
    left, right = view.fold.unfold(start, end)
    return _STOP.search(text, start, end) is None and is_all(view, "pairs.paired", left, right)
