"""Whom a text is for, as given or as it says right below its heading: "For young people aged 11 to 17"."""

from __future__ import annotations

from typing import Literal, NamedTuple

from safelint.kinds.forms import kind_of_text
from safelint.kinds.shape import Shape, is_prose
from safelint.kinds.voice import unquoted
from safelint.text.view import TextView
from safelint.values.ranges import Ranges
from safelint.values.settings import AudienceName
from safelint.values.source import Range

_LINES = 3  # the first short ones
_SAID: tuple[tuple[AudienceName, str], ...] = (
    ("children", "kinds.for_children"),
    ("young-people", "kinds.for_young_people"),
)


class AudienceStated(NamedTuple):
    """The name of an audience, and the range of `Document.text` that says so."""

    audience: AudienceName
    words: Range


def audience_stated(view: TextView) -> AudienceStated | None:
    """The audience that a text names itself, where nobody gave one. Texts of most kinds speak of young people to
    grown-ups; so does one of the others that speaks to parents."""
    if view.settings.audience_given or not view.view(kind_of_text).own.says_for_whom:
        return None
    shape = view.view(Shape)
    lines = tuple(shape.short_lines(_LINES))
    found = ((audience, shape.at(name, line)) for audience, name in _SAID for line in lines)
    stated = next((AudienceStated(audience, words) for audience, words in found if words), None)
    return None if stated is None or _is_for_parents(view) else stated


def audience_of_text(view: TextView) -> AudienceName | Literal[""]:
    """Whom a text is for: as given, else as it says itself; "" where nobody says it, and its kind may tell."""
    if view.settings.audience_given:
        return view.settings.audience
    stated = view.view(audience_stated)
    return stated.audience if stated else ""


def _is_for_parents(view: TextView) -> bool:
    """Whether a text itself speaks to parents, in its own words: a link to another page does not say whom this one
    speaks to."""
    document = view.document
    links = Ranges((link.start, link.end) for link in document.inlines if link.kind == "link")
    spoken = unquoted(view, "kinds.to_parents", (0, len(document.text)))
    return any(is_prose(document.block_at(start)) and not links.at(start) for start, _ in spoken)
