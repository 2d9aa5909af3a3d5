"""Whether a wording reads well where it would stand, by what stands around it and by what it replaces: a noun after
"a", a verb after "he", a description behind its noun. Where that cannot be told, it is not offered."""

from __future__ import annotations

from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from safelint.lazy import regex
from safelint.words.inflection import capital_kept
from safelint.words.wording_shapes import WordingShape, WordingShapes

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from safelint.lexicon.lexicon import Lexicon
    from safelint.words.inflection import Inflection

_ARTICLE = regex(r"\b([Aa][nN]?|[Tt]he) \Z")
_DEFINITE = "the"
_LONGEST_ARTICLE = 4  # characters, with the space after it
_WORD_BEFORE = regex(r"([\w'\u2019-]+) \Z")
_WORD_AFTER = regex(r" ([\w'\u2019-]+)")
_LONGEST = 40  # characters of a word beside the place
_LONG = 3  # words of a verb with its object
_APOSTROPHES = ("'", "\u2019")


class Slot(Enum):
    """What belongs into a place, by the word before it."""

    NOUN = "after 'a', 'her', 'of': a noun, or what describes the noun that follows"
    PREDICATE = "after a form of 'be': what somebody is"
    VERB = "after 'he', 'who', 'to', 'will', 'has': a verb"
    START = "where a sentence or a clause begins"
    ANY = "after any other word"


class Fitted(NamedTuple):
    """What to write, and how many characters behind what was found, and before it, go with it."""

    words: str
    taken: int = 0
    before: int = 0


class _Exchange(NamedTuple):
    """Words that were found and those to write instead, in lower case, each with their shape; the words on either side,
    "" where there is none, and what belongs there."""

    old: Sequence[str]
    was: WordingShape
    now: Sequence[str]
    shape: WordingShape
    left: str
    right: str
    slot: Slot


_VERBAL = (WordingShape.FINITE, WordingShape.VERB)
_BEHIND = (WordingShape.BEHIND, WordingShape.RELATIVE)
_AFTER_BE = (WordingShape.VERB, WordingShape.DOING, WordingShape.BEHIND, WordingShape.NAMED)


class Participles:
    """Knows where a verb stands as a participle."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.words
        self._participles = lexicon.pairs("rewording.participle")

    def after_have(self, before: Sequence[str], new: str) -> str:
        """`new` with the participle that "had", or "had already", asks for: gone missing, not went missing."""
        first, _, rest = new.partition(" ")
        words = [word for word in before if word not in self._words("rewording.after-have")][-1:]
        asked = any(self._asks_participle(word.replace("\u2019", "'")) for word in words)
        if not asked or rest.startswith("not "):  # "did not go" has none
            return new
        return f"{self._participles.get(first, first)} {rest}".strip()

    def _asks_participle(self, word: str) -> bool:
        return word.endswith(("'ve", "'d")) or word.removesuffix("n't") in self._words("rewording.before-participle")


class Fitting:
    """Fits wordings to places."""

    def __init__(self, lexicon: Lexicon, inflection: Inflection) -> None:
        self._words = lexicon.words
        self.inflection = inflection
        self._shapes = WordingShapes(lexicon, inflection)
        self._instead_of_be = lexicon.pairs("rewording.be-have")
        self._participles = Participles(lexicon)

    def fitted(self, text: str, start: int, end: int, new: str) -> Fitted | None:
        """`new` for `text[start:end]`, or behind the noun that follows; None where it would read badly."""
        new = self._participles.after_have(text[max(start - _LONGEST, 0) : start].lower().split()[-2:], new)
        old, now, (left, right) = text[start:end].lower().split(), new.lower().split(), _beside(text, start, end)
        if not now:
            return Fitted(new) if self._can_go(left, right) else None
        if not old:
            return Fitted(new)
        if text[end : end + 1] in _APOSTROPHES:
            return None  # "pensioners' lunch"
        if text[end : end + 1] == "-" and not self._shapes.may_be_joined(now):
            return None  # "BAME-led"
        if left in self._words("splits.determiner") and self._is_double(old[0], now[0]):
            return None
        was, shape, slot = self._shapes.shape(old), self._shapes.shape(now), self._slot(left)
        exchange = _Exchange(old, was, now, shape, left, right, slot)
        if (
            _is_label(exchange, text, end)
            and not self.inflection.is_plural(old[-1])
            and (shape is not WordingShape.PLAIN or self.inflection.is_anybody(now[-1]))
        ):
            return None
        if self._takes_verb_before(exchange):
            return Fitted(f"{self._instead_of_be[left]} {new.split(' ', 1)[1]}", before=len(left) + 1)
        if self._describes_next(exchange):
            return self._before_noun(text, end, new, shape)
        return self._in_place(exchange, new)

    def _is_double(self, old: str, new: str) -> bool:
        """Whether a determiner would stand behind another where none did: "the" before "this"."""
        determiners = self._words("splits.determiner") | self._words("rewording.pointing")
        return new in determiners and old not in determiners

    def _takes_verb_before(self, exchange: _Exchange) -> bool:
        """Whether words begin with a form of "have" that can only stand in the place of the form of "be" before them:
        "has an eating disorder" after "is"."""
        begins = len(exchange.now) > 1 and exchange.now[0] in self._instead_of_be.values()
        return begins and exchange.shape is WordingShape.FINITE and exchange.left in self._instead_of_be

    def _describes_next(self, exchange: _Exchange) -> bool:
        """Whether the words found describe the noun that follows."""
        old, was, right = exchange.old, exchange.was, exchange.right
        if was is WordingShape.CLAUSE:
            return False
        if WordingShape.DOING is was is exchange.shape and self._shapes.ends_with_verb(exchange.now):
            return False  # "ascertaining facts": what follows is its object
        if was is WordingShape.NAMED and (not self.inflection.is_noun(right) or self.inflection.is_verb(right)):
            return False  # "the depressed" need no noun
        described = self._head(old) if was is WordingShape.DESCRIBED else old[-1]
        may_describe = exchange.slot is Slot.NOUN or was not in _VERBAL or len(old) == 1
        return may_describe and self._is_head(described, right)

    def _in_place(self, exchange: _Exchange, new: str) -> Fitted | None:
        """`new` where it fits, with the preposition that follows where it ends with the same."""
        old, now = exchange.old, exchange.now
        names_people = exchange.shape is WordingShape.DESCRIBED and self.inflection.is_plural(now[0])
        if names_people and len(old) == 1 and self._shapes.may_describe(old[0], exchange.right):
            return None  # "BAME forces network"
        if not self._fits(exchange):
            return None
        last, prepositions = now[-1], self._words("rewording.preposition")
        if last in prepositions and exchange.right in prepositions:  # "work with" for "liaise", before "with"
            return Fitted(new, len(last) + 1) if last == exchange.right else None
        return Fitted(new)

    def _fits(self, exchange: _Exchange) -> bool:
        was, shape = exchange.was, exchange.shape
        if shape is WordingShape.CLAUSE:
            return self._fits_clause(exchange)
        before_clause = self._words("rewording.before-clause")
        if exchange.old[-1] in before_clause and exchange.now[-1] not in before_clause:
            return False
        if was is WordingShape.CLAUSE or (was is WordingShape.NAMED and shape in _VERBAL):
            return False
        if exchange.slot is Slot.NOUN:
            return self._fits_noun(exchange)
        if exchange.slot is Slot.PREDICATE:
            return self._fits_predicate(exchange)
        return self._fits_as_verb(exchange)

    def _fits_clause(self, exchange: _Exchange) -> bool:
        """Whether a clause may stand there: for another, or where one begins, and with no verb behind it."""
        was = exchange.was
        begins = exchange.slot is Slot.START and was not in (WordingShape.PLAIN, WordingShape.DESCRIBED)
        may_stand = was is WordingShape.CLAUSE or begins
        return may_stand and exchange.right not in self._words("splits.auxiliary")

    def _fits_as_verb(self, exchange: _Exchange) -> bool:
        """Whether words may stand where a verb may: for one they are one, for none they are none."""
        old, was, shape, left = exchange.old, exchange.was, exchange.shape, exchange.left
        if shape is WordingShape.VERB and was in _VERBAL and len(old) >= _LONG:
            if self._shapes.lacks_object(exchange.now, exchange.right):
                return False
        if shape is WordingShape.VERB and self._shapes.has_object_twice(exchange.now, exchange.right):
            return False
        old_verb = self._may_be_verb(old, was) or self.inflection.is_verb(old[0])
        both = old_verb and self._may_be_verb(exchange.now, shape)
        if exchange.slot is Slot.VERB:
            small = shape is WordingShape.FINITE and (left in self._words("splits.auxiliary") or left == "to")
            return not small and (both or (not old_verb and shape not in (*_VERBAL, WordingShape.RELATIVE)))
        if was in _BEHIND and not self._shapes.is_link(old[-1]):
            return shape in (*_BEHIND, WordingShape.DOING)
        return both or (shape not in _VERBAL and was not in _VERBAL)

    def _may_be_verb(self, words: Sequence[str], shape: WordingShape) -> bool:
        """Whether words may begin with a verb; a base form before a noun is more likely one, too: suicide attempt."""
        if shape in _VERBAL or shape not in (WordingShape.PLAIN, WordingShape.DESCRIBED):
            return shape in _VERBAL
        first, second = words[0], words[1] if len(words) > 1 else ""
        if self.inflection.is_past(first) or first.endswith("ed"):
            return True
        return self.inflection.is_verb(first) and (not second or second in self._words("rewording.with-verb"))

    def _fits_noun(self, exchange: _Exchange) -> bool:
        """Whether words may stand for a noun with all that belongs to it."""
        now, shape = exchange.now, exchange.shape
        if shape is WordingShape.DOING:
            to_doing = exchange.was is WordingShape.DOING or exchange.left in self._words("rewording.preposition")
            return to_doing or len(now) == 1
        if shape in _VERBAL or shape in _BEHIND:
            return False
        if len(now) > 1 and now[0].endswith("ly") and self.inflection.is_verb(now[-1]):
            return False  # "a sexually assault"
        return not self.inflection.is_past(self._head(now))

    def _fits_predicate(self, exchange: _Exchange) -> bool:
        """Whether words may tell what somebody is."""
        first, shape = exchange.now[0], exchange.shape
        if shape in (WordingShape.FINITE, WordingShape.RELATIVE) or first in self._words("rewording.never-after-be"):
            return False
        if self.inflection.is_doing(first) and exchange.left in self._words("rewording.never-before-doing"):
            return False
        if exchange.was in (WordingShape.VERB, WordingShape.DOING):
            return shape in _AFTER_BE or self.inflection.is_doing(first)
        return True

    def _before_noun(self, text: str, end: int, new: str, shape: WordingShape) -> Fitted | None:
        """Words before the noun that follows, or behind it where they belong there; None where that cannot be."""
        if shape is WordingShape.PLAIN and self.inflection.is_anybody(new.split()[-1].lower()):
            return None  # "the crippled students"
        if shape in (WordingShape.PLAIN, WordingShape.VERB):
            first = new.split()[0].lower()
            return Fitted(new) if shape is WordingShape.PLAIN or len(new.split()) == 1 or first.endswith("ly") else None
        match, first, whole = _WORD_AFTER.match(text, end), new.split()[0].lower(), new
        if match is not None and shape is WordingShape.DESCRIBED and self.inflection.is_anybody(first):
            new, shape = new.split(" ", 1)[1], WordingShape.BEHIND  # "women from ethnic minorities"
        if match is None or shape not in (*_BEHIND, WordingShape.DOING):
            return None
        noun = match[1]
        following = _WORD_AFTER.match(text, match.end())
        goes_on = following is not None and self._shapes.describes(noun.lower(), following[1].lower())
        if goes_on or not self.inflection.is_noun(noun.lower()):
            return None
        if whole[0].isupper():  # a sentence begins
            noun, new = capital_kept(whole, noun), new[0].lower() + new[1:]
        return Fitted(f"{noun} {self.inflection.behind(noun, new)}", len(match[0]))

    def _can_go(self, left: str, right: str) -> bool:
        """Whether words between two others can be left out: not what a verb or an article needs, as in "It is
        guilt-free."."""
        needed = self._slot(left) in (Slot.NOUN, Slot.PREDICATE)
        return not needed or (right != "" and not self._shapes.is_small(right))

    def _slot(self, left: str) -> Slot:
        if not left or left in self._words("rewording.before-clause"):
            return Slot.START
        if left in self._words("wording.be") or left in self._words("rewording.like-be"):
            return Slot.PREDICATE
        if left in self._words("splits.auxiliary") or left in self._words("rewording.before-verb"):
            return Slot.VERB
        is_noun = left in self._words("splits.determiner") or left in self._words("rewording.before-noun")
        if is_noun or left in self._words("rewording.preposition") or left.endswith(("'s", "\u2019s")):
            return Slot.NOUN
        return Slot.ANY

    def _head(self, words: Sequence[str]) -> str:
        """The noun of words, or what stands in its place."""
        for before, word in pairwise(words):
            if self._shapes.tells_more(word) or (self.inflection.is_past(word) and not before.endswith("ly")):
                return before
        return words[-1]

    def _is_head(self, old: str, after: str) -> bool:
        """Whether the word after is the noun that the words describe: "wheelchair-bound members"."""
        if not after or self._shapes.is_small(after) or self.inflection.is_plural(old) or self._shapes.is_link(old):
            return False
        if self.inflection.is_verb(after) and not self.inflection.is_noun(after):
            return False  # "an addict sleeps there"
        return not self.inflection.is_noun(old) or self.inflection.is_noun(after)


def with_article(inflection: Inflection, text: str, start: int, words: str) -> tuple[int, str]:
    """Where `words` begin that are written at `text[start:]`, with the "a" before them made to agree, or without it;
    and the words."""
    before = _article_before(text, start)
    if before is None or before[1].lower() == _DEFINITE:
        return start, words
    article = inflection.article(words)
    if article == before[1].lower():
        return start, words
    return before.start(), capital_kept(before.group(), f"{article} {words}".lstrip())


def start_of_name(lexicon: Lexicon, text: str, start: int, name: str) -> int:
    """Where a name is written that takes the place of another at `start`: over the article, where it takes none."""
    first = name.partition(" ")[0].lower().replace("\u2019", "'")
    before = _article_before(text, start) if first in lexicon.words("rewording.no-article") else None
    return start if before is None else before.start()


def _article_before(text: str, start: int) -> re.Match[str] | None:
    return _ARTICLE.search(text, max(start - _LONGEST_ARTICLE, 0), start)


def _is_label(exchange: _Exchange, text: str, end: int) -> bool:
    """Whether the words found say what somebody is whose name follows: "pensioner Jean Shaw"."""
    match = _WORD_AFTER.match(text, end)
    nouns = (WordingShape.PLAIN, WordingShape.DESCRIBED, WordingShape.NAMED)
    return match is not None and match[1].istitle() and exchange.was in nouns


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """The words right before and right after `text[start:end]`, in lower case; "" where none stands there."""
    before, after = _WORD_BEFORE.search(text, max(start - _LONGEST, 0), start), _WORD_AFTER.match(text, end)
    return before[1].lower() if before else "", after[1].lower() if after else ""
