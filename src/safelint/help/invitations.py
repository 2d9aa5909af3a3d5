"""Ways to help that a text gives in words, without a number, an address or a link.

Each is who, how and for what. *Who* is somebody whom readers know or find where they are, those who publish the text,
or a service by its name. *How* is that they can be spoken to, a form, a chat or a door. For *what*, the words around
tell: `ties.py` judges that.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import TYPE_CHECKING

from safelint.help.routes import LOCAL, Route, Way, place_of, sure_name

if TYPE_CHECKING:
    from safelint.lexicon.matching import Match
    from safelint.numbers.numbered import NumberedText

_BY_LINE = "help.us-by-line"
_LISTS = (
    ("help.person", Way.PERSON, True),
    ("help.person-for-this", Way.PERSON, False),
    ("help.referral", Way.FORM, True),
    ("help.own-team", Way.TEAM, False),
    ("help.own-service", Way.TEAM, False),
    ("help.us", Way.TEAM, False),
    (_BY_LINE, Way.TEAM, False),
    ("help.elsewhere", Way.PAGE, True),
    ("help.form", Way.FORM, False),
    ("help.chat", Way.CHAT, False),
    ("help.visit", Way.VISIT, False),
)
"""Lists of the lexicon, how each reaches somebody, and whether it is for help by its own words."""


def invitations(text: NumberedText, below: int, services: Container[str]) -> Iterator[tuple[Route, bool]]:
    """The ways to help in words, each with whether its own words tell that it is for help.

    `below` is the offset from which on a text is not printed with a release, `services` are the ids of the active ones.
    """
    for name, how, sure in _LISTS:
        if name == _BY_LINE and not _gives_a_line(text):
            continue
        for match in _apart(text.matches.all(name)):
            if how == Way.PERSON or text.quotations.at(match.start) is None:
                yield Route(LOCAL, *match, how, place_of(text.document, match.start, below)), sure
    for hit in text.names:
        service = next((each for each in hit.value.ids if each in services), "")
        if service and hit.start not in text.parts and sure_name(hit.value, text.document.text[hit.start]):
            told = _of_name(text, hit.start, hit.end)
            if told is None and hit.value.word == "plain" and _goes_on(text, hit.start, hit.end):
                continue
            place = place_of(text.document, hit.start, below)
            yield Route(service, hit.start, hit.end, told or Way.NAME, place), told is not None


def _gives_a_line(text: NumberedText) -> bool:
    """Whether a text holds any number, link or address, so that "call us" can be followed."""
    links = any(each.kind == "link" for each in text.document.inlines)
    return bool(text.numbers) or links or "@" in text.document.text


def _of_name(text: NumberedText, start: int, end: int) -> Way | None:
    """How readers are told to reach a service that is named at `text[start:end]`, None where they are not."""
    if text.matches.after("help.named-after", end) is not None:
        return Way.CHAT
    told = text.matches.before("help.named-before", start) or text.matches.after("help.named-helps", end)
    return Way.NAME if told is not None else None


def _goes_on(text: NumberedText, start: int, end: int) -> bool:
    """Whether a name begins a sentence that goes on with a small letter, as the ordinary word does ("Respect privacy"),
    so that its capital says nothing."""
    begins = text.sentence_around(start)[0] == start
    return begins and text.document.text[end : end + 2].strip().islower()


def _apart(found: Iterable[Match]) -> Iterator[Match]:
    """Matches in order, none over another: of several that begin together the shortest."""
    last = -1
    for match in found:
        if match.start >= last:
            last = match.end
            yield match
