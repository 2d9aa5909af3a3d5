"""Why a number is given to the service that a name means, and why other names beside it lose.

The reasons are a closed list, and its order alone says how close each ties a name to a number.
"""

from __future__ import annotations

from enum import Enum, unique
from itertools import accumulate


@unique
class Reason(Enum):
    """What ties a name to a number, in words for a reader; the closest first.

    Those from one of `_FIRST_OF_RANK` to the next tie as closely as each other: where two of them name two services of
    which neither has the number, it is given to none, unless they are as close as `RIGHT_BEFORE`.
    """

    AROUND_ASIDE = "the name stands before the number, and what stands between is an aside about another name"
    LINK = "the name stands in the words of the link that dials the number"
    RIGHT_BEFORE = "the name stands right before the number"
    LISTED_RIGHT_BEFORE = "the name is one of several right before the number, which is its own"
    RUN_BY = "the name stands before the number, and what stands between only says who runs or backs it"
    IN_BRACKETS = "the name stands in brackets right after the number"
    IN_ORDER = "the names and the numbers stand in lists of the same order"
    LABEL = "the name fills a cell of the row, and the number alone another"
    FOR_NAME = "the number is said to be for the name after it"
    OWN_RIGHT_AFTER = "the name stands right after the number, which is its own"
    ROW = "the name stands in the same row of the table"
    TERM = "the name is the term above, and the number stands in its definition"
    BEFORE = "the name stands before the number, with words for calling or a mark between"
    LISTED_BEFORE = "the name is one of several before the number, which is its own"
    OWN_AS_SECOND = "the name stands before two numbers with little between, and the second is its own"
    BRACKETS_AFTER_ANOTHER = "the name stands in brackets right after the number, but another name stands before it"
    RIGHT_AFTER = "the name stands right after the number"
    OWN_IN_LIST = "the name is one of a list beside a list of numbers, and the number is its own"
    COLUMN = "the name heads the column of the table"
    HEADING = "the name stands in the heading or the short line above"
    SHORT_SENTENCE_BEFORE = "the name is the only one in the sentence before, of a short text"
    MISSPELT = "the name stands before the number and is a slip from that of the service"
    NUMBER_BEFORE = "the number follows another that was given to the name"
    SAME_SENTENCE = "the name stands before the number in the same sentence"
    ONE_OF_SEVERAL = "the name is one of several before the number"
    OWN_SAME_SENTENCE = "the name stands before the number, which is its own or nearly, whatever stands between"
    OWN_PAST_NAME = "the name stands before the number, which is its own, and another name between"
    OWN_PAST_NUMBER = "the name stands before the number, which is its own or nearly, and another number between"
    FOR_BACKER = "words lead from the number to the name after it, but they may say who runs it or begin what follows"
    OWN_AFTER = "the name stands after the number, which is its own, in the same sentence"
    IN_DOUBTFUL_ORDER = "the names and the numbers stand in lists whose order is doubtful"
    SLIP_IN_LIST = "the name is one of a list beside a list of numbers, and the number is a slip from its own"
    SENTENCE_BEFORE = "the name stands in the sentence before, to which the words before the number point back"
    OWN_SENTENCE_BEFORE = "the name stands in a sentence before, and the number is its own"
    PARAGRAPH = "the name stands in the paragraph above, and only ways to get in touch follow it"
    OWN_ABOVE = "the name stands with another number in the text above, and this number is its own too"
    FAR_BEFORE = "the name stands well before the number in the same sentence"
    OWN_PAST_NEARER = "the name stands before the number, which is its own, and another name right before it"
    NEW_CALL = "the number follows another that was given to the name, but words for a new call part them"
    BRACKET_OF_NEXT = "the name stands after a bracket behind the number, but right before the next number"
    MARK_OF_NEXT = "the name stands right after the number, but right before the next number too"
    OWN_FAR = "the number is the name's own, and it is the nearest of such names further up or soon after"
    ADDRESS = "the web address of the service stands near the number, which is its own"
    KEYWORD = "the word to text that stands before the number is the service's own"
    SELF = "the number is the name of its service"

    def as_close_as(self, other: Reason) -> bool:
        """Whether this reason ties at least as closely as another."""
        return _RANK[self] <= _RANK[other]

    @property
    def rank(self) -> int:
        """How close it ties, 0 for the closest; reasons that tie as closely as each other share a rank."""
        return _RANK[self]

    @property
    def id(self) -> str:
        return self.name.lower().replace("_", "-")


_FIRST_OF_RANK = frozenset({
    Reason.LINK,
    Reason.FOR_NAME,
    Reason.BEFORE,
    Reason.NUMBER_BEFORE,
    Reason.SAME_SENTENCE,
    Reason.FAR_BEFORE,
    Reason.KEYWORD,
})  # fmt: skip
_RANK = dict(zip(Reason, accumulate(reason in _FIRST_OF_RANK for reason in Reason), strict=True))


def is_as_close(reason: Reason | None, other: Reason) -> bool:
    """Whether there is a reason, and it ties at least as closely as another."""
    return reason is not None and reason.as_close_as(other)


def looser(one: Reason, other: Reason) -> Reason:
    """The reason that ties less closely; `other` where both do the same."""
    return other if one.as_close_as(other) else one


@unique
class Loss(Enum):
    """Why a number was not given to the service that a name beside it means, in words for a reader."""

    ANOTHERS = "the number is the other's own"
    LOOSER = "the other name ties more closely"
    ALIKE = "another name ties as closely"
    UNSURE = "the number is not its own, and the words do not say for sure that it is"
    SEVERAL = "the name may mean several services or somebody local, and no service that it means has the number"
    SAID = "words beside the number say that it is for somebody else"

    @property
    def id(self) -> str:
        return self.name.lower().replace("_", "-")
