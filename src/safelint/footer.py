"""A block of help to paste under a text: every service and number from the registry, and nothing that our own check
would miss in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from safelint.model import Settings
from safelint.topics import TopicFound

if TYPE_CHECKING:
    from safelint.signposting import Guide

HEADING = "Where to get help"
FORMS = ("markdown", "html", "text")


def footer(
    guide: Guide,
    topics: Sequence[str],
    nations: Sequence[str] = (),
    kind: str = "",
    audience: str = "public",
    form: str = "markdown",
) -> str:
    """The help that texts of this kind on these topics ask for, one sentence a line; ends with a line end.

    Raises:
        ValueError: a topic or a form is unknown; the message names those that are known.
    """
    for topic in topics:
        if topic not in guide.topics:
            raise ValueError(f"unknown topic {topic}; known are {', '.join(sorted(guide.topics))}")
    if form not in FORMS:
        raise ValueError(f"unknown form {form}; known are {', '.join(FORMS)}")
    return _RENDER[form](lines(guide, topics, nations, kind, audience))


def lines(guide: Guide, topics: Sequence[str], nations: Sequence[str], kind: str, audience: str) -> list[str]:
    """The sentences of the footer, the most important first, none twice."""
    settings = Settings(audience=audience, kind=kind, nations=tuple(nations), topics=tuple(topics))
    found = [TopicFound(topic, 0, strong=True) for topic in topics]
    wanted = guide.wanted(found, kind, settings, school=kind == "letter")
    asks = [*wanted.required, *wanted.suggested]
    if not asks or all(ask.members == ("any_one_route",) for ask in asks):
        asks += [ask for ask in wanted.best if guide.services_to_name(ask.members[0], ask.topic, settings)][:4]
    special = [ask for ask in asks if ask.members != ("any_one_route",)] or asks
    alone = {ask.members[0] for ask in special if len(ask.members) == 1}
    needed = (ask for ask in special if len(ask.members) == 1 or alone.isdisjoint(ask.members))
    return list(dict.fromkeys(guide.sentence(ask, settings) for ask in needed))


def _markdown(sentences: Sequence[str]) -> str:
    return "\n".join([f"## {HEADING}", "", *(f"- {each}" for each in sentences), ""])


def _text(sentences: Sequence[str]) -> str:
    return "\n".join([HEADING, "-" * len(HEADING), "", *(f"- {each}" for each in sentences), ""])


def _html(sentences: Sequence[str]) -> str:
    items = (f"  <li>{_escaped(each)}</li>" for each in sentences)
    return "\n".join([f"<h2>{HEADING}</h2>", "<ul>", *items, "</ul>", ""])


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_RENDER = {"markdown": _markdown, "html": _html, "text": _text}
