"""Words of getting in touch, which say nothing of whom: what may stand between a name and its number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from safelint.lexicon.lexicon import Lexicon


class ContactWords(NamedTuple):
    """`filler` between a name and its number changes nothing: "X can be reached free on N", "X's helpline number is N";
    `joint` joins two names or numbers. `verbs`, and words that begin as one of `stems`, lead to a number."""

    filler: frozenset[str]
    joint: frozenset[str]
    filler_or_joint: frozenset[str]
    verbs: frozenset[str]
    stems: tuple[str, ...]

    @classmethod
    def of(cls, lexicon: Lexicon) -> ContactWords:
        """Those of a lexicon, in its family `owners`."""
        filler, joint = lexicon.words("owners.filler"), lexicon.words("owners.joint")
        stems = tuple(sorted(lexicon.words("owners.call_stems")))
        return cls(filler, joint, filler | joint, lexicon.words("owners.call_verbs"), stems)

    def has_verb(self, words: Iterable[str]) -> bool:
        """Whether one of some words in lower case leads to a number."""
        return any(word in self.verbs or word.startswith(self.stems) for word in words)
