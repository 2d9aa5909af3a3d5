"""What the attributes of a tag say. Their values are read where they are asked for: most never are."""

from __future__ import annotations

from safelint.readers.html.styles import hides, shows
from safelint.readers.prose.elements import KEPT_ATTRS, TOLD_ATTRS
from safelint.readers.prose.entities import decode_attribute

Attr = tuple[int, int]
"""Where the value of an attribute stands in the source, without its quotes; equal offsets: it has none."""


class Attributes(dict[str, Attr]):
    """The attributes of one tag by their names, which are lower case."""

    __slots__ = ("_source",)

    def __init__(self, source: str) -> None:
        self._source = source

    def value(self, name: str) -> str:
        """The value of an attribute that is there."""
        a, b = self[name]
        return decode_attribute(self._source[a:b])

    def is_quoted(self, name: str) -> bool:
        """Whether the value stands in quotes, so that other words can stand there as well."""
        a, _ = self[name]
        return self._source[a - 1 : a] in ('"', "'")

    def trimmed(self, name: str) -> str:
        """The value without white space at its edges, "" where there is none."""
        return self.value(name).strip() if name in self else ""

    def role(self) -> str:
        """The role, "" where none is given."""
        return self.trimmed("role").lower()

    def language(self, page_language: str) -> str | None:
        """The language that is declared, "" for the page's own; None where nothing is said."""
        tag = self.given_language()
        if tag is None:
            return None
        return "" if tag.strip().lower() == page_language.lower() else tag.strip() or tag

    def given_language(self) -> str | None:
        """The language as it is written; None where nothing is said."""
        name = "lang" if "lang" in self else "xml:lang"
        return self.value(name) if name in self else None

    def hides(self) -> bool:
        """Whether people do not see the element."""
        style = self.value("style") if "style" in self else ""
        if "hidden" in self:
            a, b = self["hidden"]
            return self._source[a:b].lower() != "until-found" and not (style and shows(style))
        return style != "" and hides(style)

    def is_unheard(self) -> bool:
        """Whether screen readers pass over the element, which others see."""
        return "aria-hidden" in self and self.trimmed("aria-hidden").lower() == "true"

    def is_for_nobody(self) -> bool:
        """Whether there are people who need no name for the element: it is not seen, or not heard."""
        return self.hides() or self.is_unheard()

    def kept(self) -> dict[str, str]:
        """What an inline element keeps."""
        kept = {name: self.value(name) for name in self if name in KEPT_ATTRS}
        if "xml:lang" in self:
            kept.setdefault("lang", self.value("xml:lang"))
        return kept

    def told(self) -> dict[str, str]:
        """What an `Element` keeps."""
        told = self.kept()
        told.update((name, self.value(name)) for name in self if name in TOLD_ATTRS)
        return told
