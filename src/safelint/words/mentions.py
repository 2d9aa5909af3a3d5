"""Where a text speaks of a term instead of using it, or denies what it says.

Every cue is bounded: it must stand right before the term, with at most a list of other terms between, or right after
it, or in the header or the introduction of the list or table that holds it. A cue elsewhere excuses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import dropwhile
from typing import TYPE_CHECKING

from safelint.lazy import regex
from safelint.words.titles import is_name, is_titled
from safelint.words.usage import Usage, holds_word
from safelint.words.wordlists import WordLists, is_labelled

if TYPE_CHECKING:
    from safelint.text.view import TextView

_SHORT = frozenset({"item", "cell", "heading", "caption"})
_LONGEST_TERM = 6  # words of one term in a list of them
_STOPS = frozenset(".;:!?")
_MYTH_WITHIN = 100  # characters from a term to the words that call it a myth
_EXCUSE_WITHIN = 40  # characters from a term to the words that say it does not count
_REFUSED_WITHIN = 40  # characters from what some say to the words that refuse it
_JUDGED_WITHIN = 45  # characters from a term to the words that judge it, over another one
_ENDS = regex(r"['\")*]{0,2}\s*(?:[.,;:!?\u2013\u2014]|$)")


def is_mention(usage: Usage) -> bool:
    """Whether a term is spoken of and not used, or in a name."""
    return is_name(usage) or is_spoken_of(usage)


def is_spoken_of(usage: Usage) -> bool:
    """As `is_mention`, for what is a name itself."""
    if _is_spoken_of_in_sentence(usage) or is_titled(usage):
        return True
    lists = usage.view.view(WordLists)
    return lists.are_to_avoid(usage.view.document.block_index(usage.start), usage.start)


def is_judged(usage: Usage) -> bool:
    """Whether it is said after the words, or after another term that follows them, what is wrong with them."""
    if usage.followed_by("excuses.judged"):
        return True
    return (
        usage.followed_by("excuses.another") is not None
        and usage.clause_goes_on_with("excuses.judged", _JUDGED_WITHIN, ".,;:!?") is not None
    )


def is_set_right(usage: Usage, right: Iterable[str]) -> bool:
    """Whether a wrong name is set against a right one in its sentence: "Childline, not ChildLine"."""
    if not (usage.led_by("excuses.set-against") or usage.led_by("excuses.not-so")):
        return False
    return any(holds_word(side, name) for side in (usage.before, usage.after) for name in right)


def is_named_with_its_like(usage: Usage, right: Iterable[str]) -> bool:
    """Whether the words stand in one list with what is to be written instead, and both are names of one thing that have
    a word in common: "also called domestic violence, domestic abuse or partner abuse". Who names both speaks of the
    names; "rape, or non-consensual sex," does not."""
    tokens, joins = usage.view.tokens, usage.view.knowledge.lexicon.words("excuses.joins")
    left, start, end, last = map(tokens.at, (usage.left, usage.start, usage.end, usage.right))
    before, after = tokens.words[left:start], tokens.words[end:last]
    others = [*dropwhile(joins.__contains__, after)] if after[:1] and after[0] in joins else []
    led_by = [*dropwhile(joins.__contains__, reversed(before))][::-1] if before[-1:] and before[-1] in joins else []
    own = usage.words.lower()
    of_right = (name.lower() for name in right)
    names = [name.split() for name in of_right if name not in own and not set(name.split()).isdisjoint(own.split())]
    return any(others[: len(name)] == name or led_by[-len(name) :] == name for name in names)


def is_insult(usage: Usage) -> bool:
    """Whether the sentence tells that somebody was called so."""
    return usage.led_by("excuses.called") is not None


def is_plea(view: TextView, start: int, end: int) -> bool:
    """Whether the sentence at `document.text[start:end]` reports what is said in court for whoever is accused."""
    return view.matches.holds("excuses.pleaded", start, end)


def is_denied(usage: Usage, *, blame: bool) -> bool:
    """Whether the sentence denies what the words say, or tells that others thought so.

    Where they lay `blame`, it may also deny that this matters, or criticise those who thought so.
    """
    if usage.led_by("excuses.negated") or usage.led_by("excuses.seen-as"):
        return True
    if not blame:
        return False
    if usage.led_by("excuses.thought") and usage.holds("excuses.critical"):
        return True
    return bool(usage.led_by("excuses.no-matter") or usage.clause_goes_on_with("excuses.no-excuse", _EXCUSE_WITHIN))


_LEADS = ("excuses.denied", "excuses.insults", "excuses.not-that", "excuses.myth-that", "excuses.recorded-as")
"""Lists of which a phrase before a term excuses it by itself."""


def _is_spoken_of_in_sentence(usage: Usage) -> bool:
    if _is_listed(usage) or is_labelled(usage) or any(map(usage.led_by, _LEADS)):
        return True
    if usage.opened_by("excuses.calling") or _stands_instead(usage) or is_judged(usage):
        return True
    if usage.followed_by("excuses.apposed") or usage.holds_after("excuses.condemned"):
        return True
    if usage.clause_goes_on_with("excuses.is-myth", _MYTH_WITHIN, ";:!?"):
        return True
    ends = _ENDS.match(usage.after) is not None
    if ends and (usage.led_by("excuses.none-is") or usage.opened_by("excuses.there-is-none")):
        return True
    if _is_set_against(usage, ends=ends):
        return True
    return bool(usage.led_by("excuses.some-say") and usage.clause_goes_on_with("excuses.refused", _REFUSED_WITHIN, ""))


def _is_listed(usage: Usage) -> bool:
    """Whether a cue stands before, with nothing between but other terms of a list."""
    tokens, lexicon = usage.view.tokens, usage.view.knowledge.lexicon
    joins, no_term = lexicon.words("excuses.joins"), lexicon.words("excuses.no-term")
    articles = lexicon.words("rewording.article")
    text, last = usage.view.document.text, tokens.at(usage.start)
    for cue in usage.view.matches.all("excuses.cue", usage.left, usage.start):
        first = tokens.at(cue.end)
        if not text[cue.end].isspace() or tokens.words[first] in joins:  # "in other words, "
            continue
        terms: list[list[str]] = [[]]
        for word in tokens.words[first:last]:
            if word in joins:
                if terms[-1]:
                    terms.append([])
            elif _is_word(word) or word in _STOPS:
                terms[-1].append(word)
        *others, article = terms
        if (
            len(article) <= 1
            and articles.issuperset(article)
            and all(
                len(each) <= _LONGEST_TERM and no_term.isdisjoint(each) and all(map(_is_word, each)) for each in others
            )
        ):
            return True
    return False


def _is_word(token: str) -> bool:
    return token[0].isalnum()


def _stands_instead(usage: Usage) -> bool:
    """Whether "instead of saying" or the like stands before, in the same part of the sentence."""
    found = usage.led_by("excuses.instead-of-saying")
    return found is not None and "," not in usage.view.document.text[found.start : usage.start]


def _is_set_against(usage: Usage, *, ends: bool) -> bool:
    """Whether the words are what not to say, in a sentence about what to say."""
    against = usage.led_by("excuses.set-against")
    if against is None:
        return False
    if usage.block.kind in _SHORT and ends:
        return True
    matches = usage.view.matches
    if matches.holds("excuses.about-words", usage.left, against.start + 1):
        return True
    advice = matches.first("excuses.advice", usage.left, against.start + 1)
    if advice and usage.begins(advice.start):
        return True
    instead = matches.first("excuses.instead-of", usage.left, usage.start)
    if instead is None or not usage.begins(instead.start):
        return False
    return usage.holds_after("excuses.about-words") or usage.followed_by("excuses.advice") is not None
