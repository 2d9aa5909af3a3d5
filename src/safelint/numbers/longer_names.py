"""Names within longer ones: "Kent Women's Refuge" is not Refuge, "Leeds Mind" a branch with a number of its own.

A name reaches as far as words with a capital stand beside it, up to the next known name. A qualifier of the pack's
("National", "Freephone", "Helpline") leaves it the same name; any other word makes it that of somebody else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from safelint.lazy import regex
from safelint.numbers.service_names import ServiceName
from safelint.text.matcher import Hit
from safelint.text.wrapping import is_end_of_filled

if TYPE_CHECKING:
    from safelint.lexicon.lexicon import Lexicon
    from safelint.values.tables.registry import BesideNamesTable

_REACH = 60  # characters on either side in which a longer name is looked for

_NEXT = regex(r"(['\u2019]s)?([ \t\u00a0\n])((?:of|in|for) (?:the )?)?([^\W\d_][\w'\u2019-]*)")
_LAST = regex(r"(?<![^\s(\"'\u2018\u201c\0])([^\W\d_][\w'\u2019-]*)((?: of)?(?: the)?)[ \t\u00a0\n]$")


class LongerNames:
    """Tells whether words that are a known name stand in a longer one. `words` are the lists of naming.toml's `beside`:
    `before` and `after` hold qualifiers, `nations` those of them that name one, `bodies` and `near` words in lower case
    that make a name that of a branch."""

    def __init__(self, words: BesideNamesTable, lexicon: Lexicon) -> None:
        self._before = frozenset(words.get("before", ()))
        self._after = lexicon.words("owners.filler").union(words.get("after", ()))
        self._nations = tuple(words.get("nations", ()))
        self._bodies = frozenset(words.get("bodies", ()))
        self._near = frozenset(words.get("near", ()))

    def qualifies(self, word: str) -> bool:
        """Whether a word after a name leaves it the same name."""
        return word.lower() in self._after

    def begins_with_nation(self, words: str) -> bool:
        """Whether a nation is named where `words` begin."""
        lower = words[:_REACH].lower()
        return any(lower.startswith(each) and not lower[len(each) : len(each) + 1].isalnum() for each in self._nations)

    def starts(self, text: str, names: Sequence[Hit[ServiceName]]) -> frozenset[int]:
        """Where the names of services begin that are a part of somebody else's, of all that stand in a text, sorted."""
        return frozenset(self._parts(text, names))

    def _parts(self, text: str, names: Sequence[Hit[ServiceName]]) -> Iterator[int]:
        for place, name in enumerate(names):
            if name.value.role != "generic":
                left = names[place - 1].end if place else 0
                right = names[place + 1].start if place + 1 < len(names) else len(text)
                if self.holds(text, name.start, name.end, left, right):
                    yield name.start

    def _is_whole(self, name: str) -> bool:
        """Whether a name is the same whoever owns it: "Refuge's 24-hour National Domestic Abuse Helpline"."""
        words = (word for word in name.split() if word[0].isalpha())
        return next(words, "").lower() in self._before

    def holds(self, text: str, start: int, end: int, left: int = 0, right: int | None = None) -> bool:
        """Whether a longer name holds `text[start:end]`. Other known names end at `left` and begin at `right`."""
        return self.goes_on(text, start, end, right) or self.began_before(text, start, end, left)

    def goes_on(self, text: str, start: int, end: int, right: int | None = None, *, has_branches: bool = True) -> bool:
        """Whether the name goes on after `end`: "Mind in Camden", "Age UK Wigan", and, where its owner has branches,
        "Samaritans branch". Letters that it owns, "the Trust's DPO", are a thing of its own."""
        capitals, at = text[start:end].isupper(), end
        right = min(len(text) if right is None else right, end + _REACH)
        while (found := _NEXT.match(text, at, right)) is not None:
            owns, space, joint, word = found.groups()
            if (space == "\n" and not is_end_of_filled(text, found.start(2))) or (at > end and (owns or joint)):
                return False
            if not word[0].isupper():
                return has_branches and at == end and not joint and word.lower() in self._bodies
            if _is_cut(text, found.end(), right) or (word.isupper() and (capitals or (owns and len(word) > 1))):
                return False
            if not self.qualifies(_bare(word)):
                return True
            at = found.end()
        return False

    def began_before(self, text: str, start: int, end: int, left: int = 0) -> bool:
        """Whether the name began before `start`: "Leeds Women's Aid", "Friends of Refuge", "your local Samaritans"."""
        capitals, at = text[start:end].isupper(), start
        left = max(left, start - _REACH)
        while (found := _LAST.search(text, left, at)) is not None:
            word, joint = found.groups()
            if (text[at - 1] == "\n" and not is_end_of_filled(text, at - 1)) or (at < start and joint):
                return False
            if not word[0].isupper():
                return at == start and not joint and word.lower() in self._near
            if (capitals and word.isupper()) or (_is_owner(word) and self._is_whole(text[start:end])):
                return False
            if _bare(word).lower() not in self._before:
                return not joint or "of" in joint
            if joint:
                return False
            at = found.start()
        return False


def _is_owner(word: str) -> bool:
    return word.endswith(("'s", "\u2019s"))


def _bare(word: str) -> str:
    return word.replace("\u2019", "'").removesuffix("'s").rstrip("-'")


def _is_cut(text: str, end: int, right: int) -> bool:
    """Whether another known name begins within the word that ends at `end`, or where the reach of a look ends."""
    return end >= right and text[right : right + 1].isalnum()
