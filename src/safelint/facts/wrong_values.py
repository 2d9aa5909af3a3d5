"""A value that those beside it do not make."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from safelint.facts.quantities import Quantity


class ValueKind(Enum):
    """What is wrong."""

    SHARE = "share"
    """A share of a number of all."""
    SHARES = "shares"
    """The shares of all groups, which are more than all."""
    DIFFERENCE = "difference"
    """By how many there are more or fewer than before."""
    DAYS = "days"
    """On how many days of the week."""
    PRODUCT = "product"
    """So much for each, and all of it."""
    CHARGES = "charges"
    """How many offences there are."""
    AGE = "age"
    ANNIVERSARY = "anniversary"


class WrongValue(NamedTuple):
    """Tokens `first` to `end` (not itself) give a value which by those `beside` it is another: `right`, in words.

    `of` are the words for what it is made of. Where not `is_sure` the two may be of different things.
    """

    kind: ValueKind
    first: int
    end: int
    right: str
    of: str
    beside: Sequence[Quantity] = ()
    is_sure: bool = False
