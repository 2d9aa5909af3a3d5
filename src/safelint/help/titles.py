"""Names of laws, bodies and schemes that begin with the term of a topic: "Domestic Abuse Act", "Suicide Strategy"."""

from __future__ import annotations

from safelint.lexicon.lexicon import Lexicon
from safelint.lexicon.tokens import Tokens

_MOST_WORDS = 8  # between a term and the word that ends the title
_MOST_IN_BRACKETS = 8
_OF_A_WORD = frozenset(("'", "'s"))


class OfficialTitles:
    """A term that begins the title of a law is no subject; nor, in running text, one that begins the name of a body. A
    heading such as "Domestic Abuse Services" does name the subject."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._laws = lexicon.words("topics.law_end")
        self._bodies = lexicon.words("topics.body_end")
        self._joints = lexicon.words("topics.title_joint")

    def go_on(self, tokens: Tokens, at: int, *, heading: bool) -> bool:
        """Whether a title goes on with token `at`: words with capitals, or small ones that join them, to its end."""
        size, words = len(tokens), 0
        in_law_only = heading
        while at < size and words <= _MOST_WORDS:
            word = tokens.words[at]
            if word == ",":  # "Domestic Violence, Crime and Victims Act"
                in_law_only = True
                at += 1
                continue
            if word == "(":
                at = self._after_brackets(tokens, at)
                words += 1
                continue
            cased = tokens.cased(at)
            if cased[0].isupper():
                # Where all is in capitals, they show no title.
                if cased.istitle() and (word in self._laws or (word in self._bodies and not in_law_only)):
                    return True
            elif word not in self._joints and word not in _OF_A_WORD:
                return False
            words += word not in _OF_A_WORD
            at += 1
        return False

    @staticmethod
    def _after_brackets(tokens: Tokens, at: int) -> int:
        """The token after brackets that begin with token `at`; the end of the text where they are too long."""
        near = tokens.words[at : at + _MOST_IN_BRACKETS + 2]
        return at + near.index(")") + 1 if ")" in near else len(tokens)
