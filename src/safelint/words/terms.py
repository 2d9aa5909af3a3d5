"""Finds terms to avoid and names misspelt, and knows what excuses them.

Terms are phrases, found by the words of their anchors; names and spellings are forms with their capitals, found in the
one pass of the matcher. A pattern runs only on a sentence that holds all the fixed words it needs. Whatever is found is
then held against its excuses, the cheapest first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex
from safelint.lexicon.folding import fold
from safelint.values.document import BREAK
from safelint.values.finding import SEVERITIES
from safelint.values.ranges import Ranges, outermost
from safelint.words.contexts import NEAR, Contexts
from safelint.words.guarded import GuardedSets, Window, cut
from safelint.words.mentions import (
    is_denied,
    is_insult,
    is_judged,
    is_mention,
    is_named_with_its_like,
    is_plea,
    is_set_right,
)
from safelint.words.speakers import Speakers, Who
from safelint.words.titles import is_anothers, is_in_path, is_motto, is_owner
from safelint.words.usage import Usage
from safelint.words.weighed import MAY_BE_A_PART, SentenceFound, WeighedSentences

if TYPE_CHECKING:
    from safelint.numbers.named import NamedText
    from safelint.text.matcher import Finder
    from safelint.values.entries import Term
    from safelint.words.term_phrases import TermKey

FAMILY, OF_HOUSE = "terms", "house-terms"
"""The families of the lexicon that hold the phrases of terms, those of a pack and those that a house has added."""

_CARELESS = 3  # entries on how people are spoken of that are found in the text of a careless author
_BLAME = "blame"  # what excuses words that lay blame
_WRONG_DONE = "contexts.wrong-done"
_PLEADED = "pleaded"  # what excuses words that are said in court for whoever is accused
LONGEST_NAME = 120  # characters of a service's name
_LONGEST_TITLE = 100  # characters from a term to the end of the title of a page
_LINE_BREAK = regex(rf"[\r\n{BREAK}]")
_LINE_ENDS = regex(rf"[^\S\r\n]*(?:[\r\n{BREAK}]|\Z)")


class TermFound(NamedTuple):
    """A term at `Document.text[start:end]`, not excused; `words` are the words there, folded, with their capitals.

    `who` speaks where it stands in a quotation; None elsewhere. `sentence` is what weighs enough, of a term that looks
    for such sentences. With `from_afar` its context does not stand around it, but elsewhere in the text.
    """

    term: Term
    start: int
    end: int
    who: Who | None
    words: str
    sentence: SentenceFound | None = None
    from_afar: bool = False


class About(NamedTuple):
    """What of a text as a whole tells which terms count in it: the nations that it is for, none being all, the subjects
    that it is on, and whether it is for readers in another country; the last two are found when a term first asks."""

    nations: Sequence[str]
    subjects: Callable[[], frozenset[str]]
    is_for_readers_abroad: Callable[[], bool]


class TermIndex:
    """All terms of a run, ready to be looked for.

    Args:
        terms: the entries that `matcher` was made of.
        matcher: what `phrases` gives for them.
        on: ids of the terms that are switched on.
        contexts: name -> pattern, for `context` and `not_context`.
        guards: the patterns of `terms`, and the sets of patterns that silence a hit which they overlap.
    """

    def __init__(
        self,
        terms: Sequence[Term],
        matcher: Finder[TermKey],
        on: Container[str],
        contexts: Mapping[str, str],
        guards: GuardedSets,
    ) -> None:
        self.terms = terms
        self._on = [term.id in on for term in terms]
        self._numbers = {term.id: number for number, term in enumerate(terms)}
        self._weighed = [number for number, term in enumerate(terms) if term.weighed and self._on[number]]
        self._pleaded = {term.weighed for term in terms if term.weighed and _PLEADED in term.excused}
        self._guards = guards
        self._contexts = Contexts(contexts)
        self._matcher = matcher

    def find(self, view: NamedText, about: About) -> list[TermFound]:
        """As `every`; of two that overlap the one whose context is near, the more severe, then the longer."""
        return _without_overlaps(self.every(view, about))

    def every(self, view: NamedText, about: About) -> list[TermFound]:
        """Every term that counts in a text and that nothing excuses, in order, those too that overlap."""
        excused: list[tuple[int, int]] = []
        listed = dict.fromkeys((*self._in_phrases(view), *self._in_forms(view)))

        def judged(number: int, start: int, end: int, excused: list[tuple[int, int]]) -> Iterator[TermFound]:
            one = self._judged(view, about, number, start, end, excused)
            if one is not None and _counts(one.term, view, about):
                yield one

        found = [one for hit in listed for one in judged(*hit, excused)]
        words = {one.term.id for one in _outside(found, excused) if one.term.of_people and not one.from_afar}
        weighed = WeighedSentences(view, is_careless=len(words) >= _CARELESS, pleaded=self._pleaded)
        for number, sentence in self._in_sentences(weighed):
            start, end = view.fold.fold(sentence.start), view.fold.fold_end(sentence.end)
            # What excuses a whole sentence says nothing of a word in it.
            found += [one._replace(sentence=sentence) for one in judged(number, start, end, [])]
        return _outside(found, excused)

    def _in_phrases(self, view: NamedText) -> Iterator[tuple[int, int, int]]:
        """Terms whose phrases match, each with its number and its range of the folded text."""
        fold = view.fold
        for family in (FAMILY, OF_HOUSE):
            for id_, match in view.matches.every(family):
                number = self._numbers.get(id_)
                if number is None or not self._on[number]:
                    continue
                start, end = fold.fold(match.start), fold.fold_end(match.end)
                if not _is_the_contrary(view, start):
                    yield number, start, end

    def _in_sentences(self, weighed: WeighedSentences) -> Iterator[tuple[int, SentenceFound]]:
        """The sentences that entries look for by weight, each with the number of its term."""
        return ((number, each) for number in self._weighed for each in weighed.found(self.terms[number]))

    def _in_forms(self, view: NamedText) -> Iterator[tuple[int, int, int]]:
        """The same for forms with their capitals and for patterns."""
        seen: set[tuple[int, int, int]] = set()
        windows = _Windows(view)
        for start, end, key in self._matcher.find(view.fold.text):
            if self._on[key[0]]:
                for place in self._places(windows, start, end, key, seen):
                    yield key[0], *place

    def _places(
        self, windows: _Windows, start: int, end: int, key: TermKey, seen: set[tuple[int, int, int]]
    ) -> Sequence[tuple[int, int]]:
        """The ranges of the folded text that a hit stands for: itself, or what its pattern matches around it."""
        number, cased, pattern = key
        if pattern < 0:
            folded = windows.view.fold
            if _is_the_contrary(windows.view, start):
                return ()
            return ((start, end),) if not cased or folded.cased[start:end] == fold(cased).cased else ()
        left = windows.go_to(start)
        if (left, number, pattern) in seen:
            return ()
        seen.add((left, number, pattern))
        term = self.terms[number]
        guarded = self._guards.pattern(term.patterns[pattern], ignore_case=not term.case_sensitive)
        return [(left + a, left + b) for a, b in guarded.spans(windows.cased, windows.lower)]

    def _judged(
        self,
        view: NamedText,
        about: About,
        number: int,
        start: int,
        end: int,
        excused: list[tuple[int, int]],
    ) -> TermFound | None:
        """The term found, or nothing. The range of one that is part of a name or only spoken of goes to `excused`."""
        term = self.terms[number]
        window = Window.around(view, start, end)
        origin = view.fold.unfold(start, end)
        if view.is_foreign(origin[0]) or (term.case_sensitive and _is_capitals(window)):
            return None
        contexts = self._contexts
        needs_context = term.context and not term.weighed
        from_afar = bool(needs_context) and not contexts.holds(view, term.context, term.context_in, start)
        if from_afar and not self._is_from_afar(view, about, term):
            return None
        barred_in = term.not_context_in or (term.context_in,)
        if term.not_context and any(contexts.holds(view, term.not_context, each, start) for each in barred_in):
            return None
        if (
            view.is_allowed(window.lower, window.inside)
            or self._excepted(view, term, window)
            or self._named(view, term, origin)
            or (term.kind == "term" and _in_page_title(view, origin))
        ):
            excused.append(origin)
            return None
        usage = Usage(view, *origin)
        if _PLEADED in term.excused and is_plea(view, *view.sentence_around(origin[0])):
            return None
        if term.kind == "name" and _is_no_slip(view, term, usage):
            return None
        if (
            ("denied" in term.excused and is_denied(usage, blame=_BLAME in term.excused))
            or ("insult" in term.excused and is_insult(usage))
            or (term.kind == "term" and (is_mention(usage) or is_named_with_its_like(usage, term.prefer)))
            or (term.kind == "spelling" and (is_judged(usage) or is_in_path(usage)))
            or is_owner(usage)
        ):
            excused.append(origin)
            return None
        # A hit may reach beyond the closing mark, or begin before the opening one: the marriage was "stormy".
        who = _who_says(view, origin[0]) or (None if term.weighed else _who_says(view, origin[1] - 1))
        if not _is_voice_of(term, who) or (_is_exempt(term, who) and not view.reports_quotations):
            return None
        return TermFound(term, *origin, who, view.fold.cased[start:end], from_afar=from_afar)

    def _is_from_afar(self, view: NamedText, about: About, term: Term) -> bool:
        """Whether the context that does not stand around a term counts all the same: in a text on abuse or another
        such subject it may stand anywhere. Who writes of a "volatile relationship" there need not speak of violence
        again."""
        if term.context_in not in NEAR or not self._contexts.holds(view, term.context, "document", 0):
            return False
        return bool(about.subjects())

    def _excepted(self, view: NamedText, term: Term, window: Window) -> bool:
        """Whether the words are part of what the entry excepts, or of a law, an offence or an address, none of which
        excuses a whole sentence that it stands in."""
        guards, own, cased = self._guards, term.exception_patterns, window.cased
        if term.weighed:
            return guards.sets_excuse(term.exception_sets, window)
        if guards.excuse(own, window):
            return True
        if cased[:1].isupper() and guards.excuse(own, window._replace(cased=cased[0].lower() + cased[1:])):
            return True  # where a sentence begins
        names = _ALWAYS.union(term.exception_sets) if term.kind == "term" else term.exception_sets
        return guards.sets_excuse(sorted(names), window) or view.knowledge.addresses.hold(cased, window.inside)

    @staticmethod
    def _named(view: NamedText, term: Term, origin: tuple[int, int]) -> bool:
        """Whether the words are part of a service's name ("Revenge Porn Helpline"): nobody may reword a name."""
        return term.kind == "term" and view.is_in_longer_name(*origin)


def _is_no_slip(view: NamedText, term: Term, usage: Usage) -> bool:
    """Whether what looks like a name written wrong is a former one, somebody else's, a motto, in a path, or told to be
    wrong."""
    origin = usage.start, usage.end
    if usage.led_by("excuses.formerly") or is_anothers(view, term.prefer, origin) or is_in_path(usage):
        return True
    joined = all(" " not in name for name in term.prefer)  # "SafeLives": apart, its words mean what they say
    return (joined and " " in usage.words and is_motto(usage)) or is_set_right(usage, term.prefer)


def _who_says(view: NamedText, offset: int) -> Who | None:
    """Who speaks at an offset, None being the text itself."""
    return view.view(Speakers).who(offset) if view.is_quoted(offset, offset + 1) else None


def _is_voice_of(term: Term, who: Who | None) -> bool:
    """Whether a term counts where `who` speaks, None being the text itself."""
    if term.speaker == "others":
        return who is Who.OTHERS
    return term.speaker == "anyone" or who in (None, Who.HOUSE)


def _is_exempt(term: Term, who: Who | None) -> bool:
    """Whether words that others say are left to them."""
    return who not in (None, Who.HOUSE) and term.speaker != "others" and "direct-quotation" in term.exception_sets


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


_ALWAYS = frozenset({"statutory-offence", "law-title", "organisation-name"})


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
            self._start, self._end = start, end = cut(*whole, offset)
            self._whole = sentence is not None and (start, end) == whole
            self.cased, self.lower = fold.cased[start:end], fold.text[start:end]
        return self._start


def is_excused(view: NamedText, origin: tuple[int, int], window: Window) -> bool:
    """Whether a name, what is judged in a window, is in another language, part of an address, or allowed."""
    addresses, (first, last) = view.knowledge.addresses, window.inside
    return (
        view.is_foreign(origin[0])
        or view.is_allowed(window.lower, window.inside)
        or any(not (first <= start and end <= last) for start, end in addresses.over(window.cased, window.inside))
    )


def _counts(term: Term, view: NamedText, about: About) -> bool:
    """Whether a term counts in a text for these nations that is on these subjects: no spelling in one for readers
    abroad. In a longer text that is on no subject sentences are heavy by chance."""
    on = about.subjects
    if term.kind == "spelling" and about.is_for_readers_abroad():
        return False
    if term.nations and about.nations and set(term.nations).isdisjoint(about.nations):
        return False
    if term.weighed and len(view.tokens) >= MAY_BE_A_PART and not on():
        return False
    if term.needs_wrong_on and not on().isdisjoint(term.needs_wrong_on) and not view.matches.holds(_WRONG_DONE):
        return False
    return not term.topics or not on().isdisjoint(term.topics)


def _is_the_contrary(view: NamedText, start: int) -> bool:
    """Whether a word that turns a term into its contrary stands before it, with a hyphen: "non-"."""
    text = view.fold.text
    if text[start - 1 : start] != "-":
        return False
    return any(text.endswith(f"{word}-", 0, start) for word in view.knowledge.lexicon.words("excuses.contrary"))


def _is_capitals(window: Window) -> bool:
    """Whether the words around those found are set in capitals, so that theirs say nothing."""
    first, last = window.inside
    around = window.cased[max(0, first - 100) : first] + window.cased[last : last + 100]
    letters = [char for char in around if char.isalpha()]
    capitals = sum(map(str.isupper, letters))
    return capitals > 0.7 * len(letters) if len(letters) > 7 else capitals == len(letters) > 3


def _outside(found: list[TermFound], excused: Iterable[tuple[int, int]]) -> list[TermFound]:
    """What is no part of an excused term: where "child prostitute" is excused, so is the second word of it."""
    reach = outermost(excused)
    return [one for one in found if reach.holding(one.start, one.end) in (None, (one.start, one.end))]


def _without_overlaps(found: list[TermFound]) -> list[TermFound]:
    """Of those that overlap, a name, which says how all of it is written; else the graver, else the longer one. A
    sentence found by the weight of its words hides no word, and gives way only to one that lays blame: a slur in it
    says nothing of the blame."""
    words = _apart([each for each in found if not each.term.weighed])
    blaming = [each for each in words if _BLAME in each.term.excused]
    by_weight = _apart_from(blaming, [each for each in found if each.term.weighed])
    return sorted((*words, *by_weight), key=lambda each: (each.start, each.end))


def _apart_from(taken: Iterable[TermFound], found: list[TermFound]) -> list[TermFound]:
    """Those of `found` that overlap none of `taken`, which are in order, nor each other."""
    ranges = Ranges((each.start, each.end) for each in taken)
    return [each for each in _apart(found) if ranges.overlapping(each.start, each.end) is None]


def _apart(found: list[TermFound]) -> list[TermFound]:
    kept: list[TermFound] = []  # disjoint, in order

    def rank(each: TermFound) -> tuple[bool, bool, int, int, int]:
        grave = SEVERITIES.index(each.term.severity)
        return each.term.kind != "name", each.from_afar, grave, each.start - each.end, each.start

    for one in sorted(found, key=rank):
        place = bisect_left(kept, one.start, key=lambda each: each.start)
        free_before = place == 0 or kept[place - 1].end <= one.start
        if free_before and (place == len(kept) or one.end <= kept[place].start):
            kept.insert(place, one)
    return kept
