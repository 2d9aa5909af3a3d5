"""Finds terms to avoid and names misspelt, and knows what excuses them.

A form is found in the one pass of the matcher. A pattern runs only on a sentence that holds all the fixed words it
needs. Whatever is found is then held against its excuses, the cheapest first.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from safelint.lazy import regex
from safelint.text.matcher import Matcher
from safelint.text.normal import normalised
from safelint.values.document import BREAK
from safelint.values.entries import Needs
from safelint.words.addresses import addresses_at, is_in_address
from safelint.words.mentions import is_denied, is_insult, is_mention
from safelint.words.titles import is_anothers
from safelint.words.usage import Usage
from safelint.words.wordlists import WordLists

if TYPE_CHECKING:
    from safelint.numbers.named import NamedText
    from safelint.text.matcher import Finder
    from safelint.values.entries import Term

LONGEST_NAME = 120  # characters of a service's name
_LONGEST_TITLE = 100  # characters from a term to the end of the title of a page
_LINE_BREAK = regex(rf"[\r\n{BREAK}]")
_LINE_ENDS = regex(rf"[^\S\r\n]*(?:[\r\n{BREAK}]|\Z)")
_LONGEST_SENTENCE = 1_500  # a pattern sees at most this much of a sentence, a third at least on either side


class Guarded:
    """A pattern that is compiled when a text first holds the words that it needs."""

    def __init__(self, pattern: str, needed: Needs, *, ignore_case: bool) -> None:
        self.pattern = pattern
        self._needed = needed
        self._flags = re.IGNORECASE if ignore_case else 0
        self._text = ""  # what `spans` was last asked about: one sentence may hold many terms
        self._found: list[tuple[int, int]] = []

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(normalised(self.pattern), self._flags)

    @cached_property
    def _tests(self) -> list[Iterable[str]]:
        """The sets of words to look for, in order: the first that a pattern needs, which most of those who ask have
        found already, comes last; a long one comes after a short one without which it cannot be there."""
        return [each for words in (*self._needed[1:], *self._needed[:1]) for each in (*_stems(words), words)]

    def spans(self, cased: str, lower: str) -> list[tuple[int, int]]:
        """Where the pattern matches in `cased`, whose lower-case form is `lower`."""
        if cased != self._text:
            self._text, self._found = cased, []
            if self._may_match(lower):
                found = (match.span() for match in self._compiled.finditer(cased))
                self._found = [(start, end) for start, end in found if end > start]
        return self._found

    def _may_match(self, lower: str) -> bool:
        """Whether a text holds a word of each set that the pattern needs. Asked most often of all: no generators."""
        for words in self._tests:
            for word in words:
                if word in lower:
                    break
            else:
                return False
        return True


_MANY = 8  # words of a set from which on it is worth while to look for their stems first


def _stems(words: Sequence[str]) -> tuple[set[str], ...]:
    """The longest word of each of many phrases, where they share it: "abuser" of "the abuser is ", "a abuser was "."""
    if len(words) <= _MANY:
        return ()
    stems = {max(phrase.split(), key=len) for phrase in words}
    return (stems,) if 2 * len(stems) < len(words) else ()


class TermFound(NamedTuple):
    """A term at `Document.text[start:end]`, not excused; `words` are the words there, folded, with their capitals.

    `quoted` is true where it stands in a quotation.
    """

    term: Term
    start: int
    end: int
    quoted: bool
    words: str


_Key = tuple[int, str, int]
"""The term's index, the form with its capitals where they count, the index of its pattern or -1 for a form."""


def phrases(terms: Sequence[Term], needed: Mapping[str, Needs]) -> Matcher[_Key]:
    """The forms of all terms, and the words that call for their patterns."""
    matcher: Matcher[_Key] = Matcher()
    for number, term in enumerate(terms):
        forms = () if term.patterns_only else term.avoid
        for form in (*forms, *(term.too_broad_alone if term.context else ())):
            matcher.add(form, (number, form if term.case_sensitive else "", -1))
        for place, text in enumerate(term.patterns):
            for word in needed[text][0]:
                matcher.add(word, (number, "", place), whole=False)
    return matcher


class TermIndex:
    """All terms of a run, ready to be looked for.

    Args:
        terms: the entries that `matcher` was made of.
        matcher: what `phrases` gives for them.
        on: ids of the terms that are switched on.
        contexts: name -> pattern, for `context` and `not_context`.
        needed: pattern -> what it needs, for every pattern in `terms` and `exception_sets`.
        exception_sets: name -> table with `patterns` that silence a hit which they overlap, and `ignore_case`.
    """

    def __init__(
        self,
        terms: Sequence[Term],
        matcher: Finder[_Key],
        on: Container[str],
        contexts: Mapping[str, str],
        needed: Mapping[str, Needs],
        exception_sets: Mapping[str, Mapping[str, Any]],
    ) -> None:
        self.terms = terms
        self._on = [term.id in on for term in terms]
        self._needed = needed
        self._contexts = {name: Guarded(text, (), ignore_case=True) for name, text in contexts.items()}
        self._sets = {
            name: [Guarded(text, needed[text], ignore_case=found["ignore_case"]) for text in found["patterns"]]
            for name, found in exception_sets.items()
            if name not in _OWN_SETS
        }
        self._patterns: dict[tuple[int, int], Guarded] = {}
        self._exceptions: dict[int, list[Guarded]] = {}
        self._matcher = matcher

    def _pattern(self, number: int, place: int) -> Guarded:
        found = self._patterns.get((number, place))
        if found is None:
            term = self.terms[number]
            text = term.patterns[place]
            found = Guarded(text, self._needed[text], ignore_case=not term.case_sensitive)
            self._patterns[number, place] = found
        return found

    def find(self, view: NamedText, nations: Collection[str] = ()) -> list[TermFound]:
        """Every term that nothing excuses, in order; of two that overlap the more severe, then the longer. Those for
        other nations than `nations`, if the text is for some, are left out."""
        found: list[TermFound] = []
        seen: set[tuple[int, int, int]] = set()
        judged: set[tuple[int, int, int]] = set()
        lists = WordLists(view)
        excused: list[tuple[int, int]] = []
        windows = _Windows(view)
        for hit_start, hit_end, key in self._matcher.find(view.fold.text):
            number = key[0]
            if not self._on[number] or not _is_for(self.terms[number], nations):
                continue
            for start, end in self._places(windows, hit_start, hit_end, key, seen):
                if (number, start, end) in judged:  # found in another part of a long sentence
                    continue
                judged.add((number, start, end))
                one = self._judged(view, lists, number, start, end, excused)
                if one is not None:
                    found.append(one)
        return _without_overlaps(_outside(found, excused))

    def _places(
        self, windows: _Windows, start: int, end: int, key: _Key, seen: set[tuple[int, int, int]]
    ) -> Sequence[tuple[int, int]]:
        """The ranges of the folded text that a hit stands for: itself, or what its pattern matches around it."""
        number, cased, pattern = key
        if pattern < 0:
            fold = windows.view.fold
            if fold.text.endswith("non-", 0, start):  # the contrary
                return ()
            return ((start, end),) if not cased or _same_case(fold.cased[start:end], cased) else ()
        left = windows.go_to(start)
        if (left, number, pattern) in seen:
            return ()
        seen.add((left, number, pattern))
        found = self._pattern(number, pattern).spans(windows.cased, windows.lower)
        return [(left + a, left + b) for a, b in found]

    def _judged(
        self, view: NamedText, lists: WordLists, number: int, start: int, end: int, excused: list[tuple[int, int]]
    ) -> TermFound | None:
        """The term found, or nothing. The range of one that is part of a name or only spoken of goes to `excused`."""
        term = self.terms[number]
        left, right = window(view, start)
        cased, lower = view.fold.cased[left:right], view.fold.text[left:right]
        inside = (start - left, end - left)
        origin = view.fold.unfold(start, end)
        if view.is_foreign(origin[0]) or (term.case_sensitive and _is_capitals(cased, inside)):
            return None
        if term.context and not any(self._contexts[term.context].spans(cased, lower)):
            return None
        if term.not_context and any(self._contexts[term.not_context].spans(cased, lower)):
            return None
        if (
            view.is_allowed(lower, inside)
            or self._excepted(term, number, cased, lower, inside)
            or self._named(view, term, origin)
            or (term.kind == "term" and _in_page_title(view, origin))
        ):
            excused.append(origin)
            return None
        usage = Usage(view, *origin)
        if term.kind == "name" and (usage.led_by("excuses.formerly") or is_anothers(view, term.prefer, origin)):
            return None
        if (
            (term.theme in _DENIABLE and is_denied(usage, blame=term.theme in _BLAMING))
            or (term.theme in _INSULTING and is_insult(usage))
            or (term.kind == "term" and is_mention(lists, usage))
        ):
            excused.append(origin)
            return None
        quoted = view.is_quoted(origin[0], origin[0] + 1)  # a pattern may reach beyond the closing mark
        if quoted and "direct-quotation" in term.exception_sets:
            return None if not view.reports_quotations else TermFound(term, *origin, True, cased[slice(*inside)])
        return TermFound(term, *origin, quoted, cased[slice(*inside)])

    def _excepted(self, term: Term, number: int, cased: str, lower: str, inside: tuple[int, int]) -> bool:
        own = self._exceptions.get(number)
        if own is None:
            own = [Guarded(text, self._needed[text], ignore_case=False) for text in term.exception_patterns]
            self._exceptions[number] = own
        if any_overlap(own, cased, lower, inside):
            return True
        if cased[:1].isupper() and any_overlap(own, cased[0].lower() + cased[1:], lower, inside):  # a sentence begins
            return True
        names = set(term.exception_sets) - _OWN_SETS
        if term.kind == "term":
            names |= _ALWAYS
        if any(any_overlap(self._sets.get(name, ()), cased, lower, inside) for name in sorted(names)):
            return True
        return is_in_address(cased, inside)

    @staticmethod
    def _named(view: NamedText, term: Term, origin: tuple[int, int]) -> bool:
        """Whether the words are part of a service's name ("Revenge Porn Helpline"): nobody may reword a name."""
        name = view.name_over(*origin) if term.kind == "term" else None
        return name is not None and name.end - name.start > origin[1] - origin[0]


def _in_page_title(view: NamedText, origin: tuple[int, int]) -> bool:
    """Whether the words stand in the title of a service's page, as lists of links show it: "Words | Name"."""
    text = view.document.text
    bar = text.find(" | ", origin[1], origin[1] + _LONGEST_TITLE)
    if bar < 0 or _LINE_BREAK.search(text, origin[1], bar):
        return False
    return any(
        name.start == bar + 3 and _LINE_ENDS.match(text, name.end) is not None
        for name in view.names_near(bar, bar + 3 + LONGEST_NAME)
    )


# Themes whose words a text may deny, and so reject; and those of them that lay blame, whose weight it may deny.
_DENIABLE = frozenset(
    "victim-blaming euphemism domestic-abuse sexual-violence child-exploitation suicide-self-harm".split()
)
_BLAMING = _DENIABLE - {"suicide-self-harm"}
_INSULTING = frozenset(("mental-health-and-disability", "perpetrators"))
_OWN_SETS = frozenset({"direct-quotation", "url-email-hashtag", "document-title"})
_ALWAYS = frozenset({"statutory-offence", "law-title", "organisation-name"})


def window(view: NamedText, offset: int) -> tuple[int, int]:
    """The sentence around a folded offset, in folded offsets, cut to a bounded length."""
    return _cut(*view.folded_sentence(offset), offset)


def _cut(start: int, end: int, offset: int) -> tuple[int, int]:
    if end - start > _LONGEST_SENTENCE:  # the same part for all that stands in a third of it
        third = _LONGEST_SENTENCE // 3
        start += max((offset - start) // third - 1, 0) * third
        end = min(end, start + _LONGEST_SENTENCE)
    return start, end


class _Windows:
    """The windows of a document, one after another: as hits come in order, many have the window of the last.

    `cased` and `lower` are the words of the window gone to, with and without their capitals.
    """

    def __init__(self, view: NamedText) -> None:
        self.view = view
        self.cased = self.lower = ""
        self._start = self._end = 0
        self._whole = False  # whether all that stands in the range has this window

    def go_to(self, offset: int) -> int:
        """The start of the window around a folded offset."""
        if not (self._whole and self._start <= offset < self._end):
            view, fold = self.view, self.view.fold
            sentence = view.sentence_at(fold.origin(offset))
            if sentence is not None:
                whole = fold.fold(sentence.start), fold.fold(sentence.end)
            else:
                whole = view.folded_sentence(offset)
            self._start, self._end = start, end = _cut(*whole, offset)
            self._whole = sentence is not None and (start, end) == whole
            self.cased, self.lower = fold.cased[start:end], fold.text[start:end]
        return self._start


def overlaps(ranges: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the ranges, sorted and disjoint, overlaps this one."""
    place = bisect_left(ranges, end, key=lambda each: each[0]) - 1
    return place >= 0 and ranges[place][1] > start


def is_excused(view: NamedText, origin: tuple[int, int], cased: str, inside: tuple[int, int]) -> bool:
    """Whether a name, `cased[inside]` of a folded sentence, is in another language, part of an address, or allowed."""
    return (
        view.is_foreign(origin[0])
        or view.is_allowed(cased.lower(), inside)
        or any(not (inside[0] <= start and end <= inside[1]) for start, end in addresses_at(cased, inside))
    )


def _is_for(term: Term, nations: Collection[str]) -> bool:
    """Whether a term is one for a text that is for these nations; none are all."""
    return not term.nations or not nations or not set(term.nations).isdisjoint(nations)


def _same_case(found: str, form: str) -> bool:
    return found == form.translate(_STRAIGHT)


_STRAIGHT = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2013": "\u2013"})


def _is_capitals(sentence: str, inside: tuple[int, int]) -> bool:
    """Whether the words around those found are set in capitals, so that theirs say nothing."""
    around = sentence[max(0, inside[0] - 100) : inside[0]] + sentence[inside[1] : inside[1] + 100]
    letters = [char for char in around if char.isalpha()]
    return len(letters) > 7 and sum(map(str.isupper, letters)) > 0.7 * len(letters)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def any_overlap(guards: Iterable[Guarded], cased: str, lower: str, inside: tuple[int, int]) -> bool:
    return any(_overlap(span, inside) for guard in guards for span in guard.spans(cased, lower))


_RANK = {"error": 0, "warning": 1, "suggestion": 2}


def _outside(found: list[TermFound], excused: Iterable[tuple[int, int]]) -> list[TermFound]:
    """What is no part of an excused term: where "child prostitute" is excused, so is the second word of it."""
    reach: list[tuple[int, int]] = []  # excused ranges none of which holds another, so that ends rise with starts
    for start, end in sorted(set(excused), key=lambda each: (each[0], -each[1])):
        if not reach or end > reach[-1][1]:
            reach.append((start, end))
    kept = []
    for one in found:
        place = bisect_right(reach, one.start, key=lambda each: each[0]) - 1
        if place < 0 or one.end > reach[place][1] or (one.start, one.end) == reach[place]:
            kept.append(one)
    return kept


def _without_overlaps(found: list[TermFound]) -> list[TermFound]:
    kept: list[TermFound] = []  # disjoint, in order
    for one in sorted(found, key=lambda each: (_RANK[each.term.severity], each.start - each.end, each.start)):
        place = bisect_left(kept, one.start, key=lambda each: each.start)
        free_before = place == 0 or kept[place - 1].end <= one.start
        if free_before and (place == len(kept) or one.end <= kept[place].start):
            kept.insert(place, one)
    return kept
