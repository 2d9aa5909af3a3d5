"""A kind of text, with all that follows from it: an entry of `kinds.toml`.

How a text shows its kind is told in the package `kinds`; which names there are, in `settings`.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from safelint.values.settings import AudienceName, KindName


class AskOn(NamedTuple):
    """An element that is asked for in a text on one of these topics."""

    element: str
    topics: tuple[str, ...]


class Audience(NamedTuple):
    """What follows from whom a text is for, beside limits. What each field means is said in `packs/readability.py`."""

    audience: AudienceName
    asked_as: str = ""
    of_courts: bool = False
    by_others: bool = False
    young: bool = False
    knows_partly: bool = False
    knows_words: bool = False


class TextKind(NamedTuple):
    """One kind of text. What each field means is said in `packs/kinds.py`, which reads it."""

    id: KindName
    called: str
    audience: AudienceName | Literal[""]
    lowered: tuple[str, ...]
    sections: tuple[str, ...]
    of_courts: bool
    official: bool
    by_others: bool
    of_anything: bool
    keeps_names: bool
    told_in_past: bool
    tells_of_one_case: bool
    sent_on_a_case: str
    addressed: bool
    told_among_us: str
    says_for_whom: bool
    news_by_readers: bool
    copied: bool
    capitals_at_start: bool
    bold_subject: bool
    quick_exit: bool
    brief: bool
    asked_of_few_words: bool
    asks_help: bool
    audience_asks: bool
    required: tuple[str, ...]
    suggested: tuple[str, ...]
    ask: tuple[str, ...]
    offer: tuple[str, ...]
    school_ask: tuple[str, ...]
    ask_on: tuple[AskOn, ...]
    not_offered: tuple[str, ...]
    room_for_a_line: bool
    own_line: bool
    at_hand: bool
    help_before_end: bool
