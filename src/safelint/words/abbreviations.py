"""Letters and words that readers may not know, where a document first uses them and explains them nowhere.

One pattern finds what is set in capitals. What the pack does not know is reported only where nothing but an
abbreviation can be meant: emphasis, names, numbers, codes and words in capitals look much the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex
from safelint.text.leaps import Kinds
from safelint.text.matcher import Matcher
from safelint.values.source import Range
from safelint.words.explanations import Explanations
from safelint.words.guarded import Window
from safelint.words.letters import parts, singular
from safelint.words.usage import holds_word

if TYPE_CHECKING:
    import re

    from safelint.numbers.named import NamedText
    from safelint.text.matcher import Finder
    from safelint.values.entries import Abbreviation, Pack
    from safelint.values.text_kinds import Audience

# A run that begins and ends with a capital, perhaps with the s of a plural; or capitals with a stop after each.
_LETTERS = regex(
    r"[A-Z](?<![\w@#\\.&+'\u2019-].)(?:[A-Za-z]{0,7}[A-Z]s?(?![\w@]|&\w|\.\w|[/\u2019'-]?\d)|\.(?:[A-Z]\.){1,7})"
)
# Where such a run may begin: a capital, after nothing that makes it a part of something else, and one more.
_KINDS = Kinds({"ABCDEFGHIJKLMNOPQRSTUVWXYZ": "A", "abcdefghijklmnopqrstuvwxyz": "a", ".": ".", "@#\\&+'-": "x"})
_BEGUN = regex(r"A(?<![^ ]A)(?:a{0,7}A|\.A)")
_ROMAN = regex(r"[IVXLC]+")
_NAME_BEFORE = regex(r"/$|(?<=[\w,)] )[A-Z][\w'-]+,? $")
_NAME_AFTER = regex(r"/|['\"]?(?:'s)? (?:[A-Z][a-z]|\d|[A-Z]+\d)")
_SOUNDS = regex(r"([^AEIOUY]*)(.*(?<=.)[AEIOUY])([^AEIOUY]*)")
_UNSAYABLE = regex(r"[^AEIOUY]{3}|[AEIOUY]{3}")
_WORD = regex(r"[^\W\d_]{2,}")
_LAST_WORD = regex(r"(?<![\w-])([A-Z][a-z]{1,20}) $")
_LEAST_OF_PLURAL = 4  # letters without the S
_INITIALS = 2  # letters that may as well be those of a person
_NEAR = 300  # characters around letters in which a clue to their meaning counts

_MOST_UNKNOWN = 50  # a text with more letters that the pack does not know is a list of codes
_BODY = frozenset({"paragraph", "item", "definition", "cell", "footnote"})


class Undefined(NamedTuple):
    """Letters or a word at `Document.text[start:end]` that nothing explains; `entry` is what the pack knows of them."""

    start: int
    end: int
    entry: Abbreviation | None


def phrases(entries: Iterable[Abbreviation]) -> Matcher[int]:
    """Every form of the words to explain, with the index of its entry."""
    matcher: Matcher[int] = Matcher()
    for number, entry in enumerate(entries):
        if entry.kind != "letters":
            for form in entry.forms:
                matcher.add(form, number)
    return matcher


class AbbreviationIndex:
    """What the pack knows of letters and of words to explain. `matcher` is what `phrases` gives for its entries."""

    def __init__(self, pack: Pack, matcher: Finder[int]) -> None:
        self._pack = pack
        self._matcher = matcher
        self._lists = pack.letters
        self._words = frozenset(self._lists["words"])
        self._told = frozenset(self._lists["told"])
        self._begins, self._ends = frozenset(self._lists["begins"]), frozenset(self._lists["ends"])
        self._letters: dict[str, Abbreviation] = {}
        self._known: dict[str, frozenset[str]] = {}
        for entry in pack.abbreviations:
            if entry.enabled and entry.kind == "letters":
                self._letters.update((singular(form), entry) for form in entry.forms)

    def find(self, view: NamedText, audience: str) -> list[Undefined]:
        """What is explained nowhere to this audience, at its first use in the body, in order."""
        explanations = Explanations(view)
        readers = view.knowledge.audiences[audience]
        known = self._known_to(readers)
        found = [*self._unexplained_letters(view, explanations, known)]
        if not readers.knows_words:
            found += self._unexplained_words(view, explanations, known)
        return sorted(found, key=lambda each: each.start)

    def _known_to(self, readers: Audience) -> frozenset[str]:
        """The letters that readers know. People in the field and readers of the news know some more."""
        audience = readers.audience
        if audience not in self._known:
            of_some = {"news": self._lists["known_news"], "professional": self._lists["known_professional"]}
            listed = {*self._lists["known"], *of_some.get(audience, ())} - self._letters.keys()
            if readers.knows_partly:
                listed |= {letters for letters, entry in self._letters.items() if entry.known == "partly"}
            self._known[audience] = frozenset(listed)
        return self._known[audience]

    @property
    def all_letters(self) -> frozenset[str]:
        """All letters that stand for something: those to explain, and those in the names of services."""
        return self._names.union(self._letters)

    @cached_property
    def _names(self) -> frozenset[str]:
        """Letters that services and organisations are known by: those that stand in their names.

        Those of an alias need explaining: readers know the service by its name.
        """
        return frozenset(
            singular(word)
            for service in self._pack.helplines
            for name in (service.name, service.operator)
            for word in parts(name)
            if word.isupper() or _is_mixed(word)
        )

    def _unexplained_letters(
        self, view: NamedText, explanations: Explanations, known: frozenset[str]
    ) -> Iterator[Undefined]:
        places: dict[str, list[Range]] = {}
        for match in _runs(view.document.text):
            letters = self._without_plural(singular(match[0]))
            if letters not in known:
                places.setdefault(letters, []).append(match.span())
        unknown = [letters for letters in places if letters not in self._letters and self._may_be_letters(letters)]
        wanted = set(unknown if len(unknown) <= _MOST_UNKNOWN else ())
        for letters, listed in places.items():
            entry = self._letters.get(letters)
            if entry is None and letters not in wanted:
                continue
            first = self._first_use(view, explanations, known, listed, entry)
            if first is None:
                continue
            # Letters that everybody knows are entries for the sake of their form: "N.S.P.C.C.".
            if (entry is not None and entry.known == "yes") or not explanations.of_letters(letters, entry, listed):
                meant = entry if entry is not None and _is_meant(view, entry, first) else None
                if meant is not None or self._may_be_letters(letters):
                    yield Undefined(*first, meant)

    def _unexplained_words(
        self, view: NamedText, explanations: Explanations, known: frozenset[str]
    ) -> Iterator[Undefined]:
        found: dict[str, tuple[Abbreviation, list[Range]]] = {}
        for start, end, number in self._matcher.find(view.fold.text):
            entry = self._pack.abbreviations[number]
            if not entry.enabled:
                continue
            found.setdefault(entry.id, (entry, []))[1].append(view.fold.unfold(start, end))
        for entry, places in found.values():
            first = self._first_use(view, explanations, known, places, entry)
            if first and not any(explanations.of_word(entry, place, self._pack.needs) for place in places):
                yield Undefined(*first, entry)

    def _without_plural(self, letters: str) -> str:
        """The letters of an entry that are set with the S of their plural: "SARCS"."""
        without = letters.removesuffix("S")
        return without if len(without) >= _LEAST_OF_PLURAL and without in self._letters else letters

    def _may_be_letters(self, letters: str) -> bool:
        """Whether letters that the pack does not know may be an abbreviation, and not a word, a name or a numeral."""
        if letters in self._told:
            return True
        if not 3 <= len(letters) <= 7 or "." in letters or _ROMAN.fullmatch(letters):
            return False
        if not letters.isupper():
            is_name = len(letters) > 3 and letters in self._names
            return not is_name and (len(letters) == 3 or _is_mixed(letters))  # DfE, MoJ, CoP
        return letters.lower() not in self._words and not self._is_sayable(letters) and letters not in self._names

    def _is_sayable(self, letters: str) -> bool:
        """Whether letters can be read as a word: such are mostly names (PAPYRUS, CALM) or stressed words."""
        match = _SOUNDS.fullmatch(letters)
        if match is None or len(letters) < 4:
            return False
        begins, between, ends = match.groups()
        return (
            (len(begins) < 3 or begins in self._begins)
            and (len(ends) < 3 or ends in self._ends)
            and not _UNSAYABLE.search(between)
        )

    def _first_use(
        self,
        view: NamedText,
        explanations: Explanations,
        known: frozenset[str],
        places: list[Range],
        entry: Abbreviation | None,
    ) -> Range | None:
        """The first place in the body where the writer uses the letters or the word."""
        for start, end in places:
            block = view.document.block_at(start)
            if block.kind not in _BODY or block.header or block.is_of_site or block.landmark == "header":
                continue
            if view.is_quoted(start, end) or view.is_foreign(start):
                continue
            if self._is_in_capitals(view, known, (start, end)) or _is_in_address_or_name(view, (start, end)):
                continue
            if view.matches.before("letters.keyword", start):
                continue
            before, after = explanations.around((start, end))
            may_be_a_name = entry is None or (end - start == _INITIALS and bool(entry.clues))
            if may_be_a_name and (_NAME_BEFORE.search(before) or _NAME_AFTER.match(after)):
                return None  # part of a name, a reference or a code
            if entry is None and start == block.start and _has_vowel(view.document.text[start:end]):
                continue  # a report whose first word is set in capitals
            if _is_in_name_with_site(view, before, view.document.text[start:end]):
                return None
            return start, end
        return None

    def _is_in_capitals(self, view: NamedText, known: frozenset[str], place: Range) -> bool:
        """Whether a word beside the letters is set in capitals too, or the whole block is."""
        text = view.document.text
        block = view.document.block_at(place[0])
        before = _WORD.findall(text, max(block.start, place[0] - 40), place[0])[-1:]
        after = _WORD.findall(text, place[1], min(block.end, place[1] + 40))[:1]
        return text[block.start : min(block.end, block.start + 400)].isupper() or any(
            word.isupper() and singular(word) not in known and singular(word) not in self._letters
            for word in (*before, *after)
        )


def _runs(text: str) -> Iterator[re.Match[str]]:
    """As `_LETTERS.finditer`, at a tenth of the cost."""
    end = 0
    for begun in _BEGUN.finditer(_KINDS.of(text)):
        match = _LETTERS.match(text, begun.start()) if begun.start() >= end else None
        if match is not None:
            end = match.end()
            yield match


def _is_mixed(letters: str) -> bool:
    """Whether letters have one small one for a short word or the second letter of one: "ViSOR", but not "McADAM"."""
    return sum(map(str.islower, letters)) == 1 and letters[:2] != "Mc"


def _has_vowel(letters: str) -> bool:
    """Whether a long run of letters may be a word: "PARENTS"."""
    return len(letters) > 3 and any(letter in "AEIOUY" for letter in letters)


def _is_in_name_with_site(view: NamedText, before: str, letters: str) -> bool:
    """Whether the letters and the word before them are a name by which an address in the text goes."""
    word = _LAST_WORD.search(before)
    return word is not None and f"{word[1]}{letters}".lower() in view.fold.text


def _is_meant(view: NamedText, entry: Abbreviation, place: Range) -> bool:
    """Whether the letters mean what the pack knows them for, where they have several meanings."""
    text = view.fold.text
    if any(holds_word(text, word) for word in entry.other_meaning):
        return False
    start = view.fold.fold(place[0])
    near = text[max(0, start - _NEAR) : start + _NEAR]
    needed = 2 if place[1] - place[0] == _INITIALS else 1
    return not entry.clues or sum(holds_word(near, word) for word in entry.clues) >= needed


def _is_in_address_or_name(view: NamedText, place: Range) -> bool:
    start, end = place
    if view.is_in_longer_name(start, end):
        return True
    window = Window.around(view, view.fold.fold(start), view.fold.fold(end))
    return view.is_allowed(window.lower, window.inside) or view.knowledge.addresses.hold(window.cased, window.inside)
