"""Styles of an OpenDocument text: how a paragraph or a span is set, by its style and those that it is based on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from safelint.readers.paper.looks import RunLook
from safelint.readers.paper.xml import whole

_MOST_STEPS = 50  # from a style to the one that it is based on
_BOLD_FROM = 600  # weights go from 100 to 900
_NO_LANGUAGE = ("", "none", "zxx")


class OdtStyle(NamedTuple):
    """A style. `names` are its own and those of the styles that it is based on, lower case, spaces as "_20_"; `outline`
    is the level of a heading from 1, 0 for none."""

    names: tuple[str, ...] = ()
    parent: str = ""
    outline: int = 0
    look: RunLook = RunLook()
    decorative: bool = False


_Table = dict[tuple[str, str], OdtStyle]
"""Styles by their family ("paragraph", "text", "graphic") and name."""


class OdtStyles:
    """The styles of one part: those of the file, and the automatic ones of the part itself. Takes their elements."""

    def __init__(self, common: _Table) -> None:
        self._common = common
        self._own: _Table = {}
        self._resolved: _Table = {}
        self._key: tuple[str, str] | None = None  # of the style that is open
        self._style = OdtStyle()
        self._is_common = False

    # The flow

    def start(self, name: str, attrs: Mapping[str, str]) -> None:
        match name:
            case "office:styles" | "office:automatic-styles":
                self._is_common = name == "office:styles"
            case "style:style" | "style:default-style":
                own = attrs.get("style:name", "")
                level = whole(attrs.get("style:default-outline-level", "")) or 0
                self._key = attrs.get("style:family", ""), own
                self._style = OdtStyle((own.lower(),), attrs.get("style:parent-style-name", ""), level)
            case "style:text-properties":
                self._style = self._style._replace(look=_look(attrs))
            case "style:graphic-properties":
                self._style = self._style._replace(decorative=attrs.get("loext:decorative") == "true")

    def end(self, name: str) -> None:
        if name in ("style:style", "style:default-style") and self._key is not None:
            (self._common if self._is_common else self._own)[self._key] = self._style
            self._key = None

    # What they say

    def of(self, family: str, name: str) -> OdtStyle:
        """A style with all that it takes from those it is based on."""
        found = self._resolved.get((family, name))
        if found is None:
            found = self._resolved[family, name] = self._resolve(family, name)
        return found

    @property
    def language(self) -> str:
        """The language of the document, "" where it says none."""
        return self._default("paragraph").language or ""

    def _default(self, family: str) -> RunLook:
        below = self._common.get((family, ""), OdtStyle()).look
        return self.of(family, "Standard").look.over(below)

    def _resolve(self, family: str, name: str) -> OdtStyle:
        found = self._named(family, name)
        below = found.parent
        for _ in range(_MOST_STEPS):
            if not below:
                break
            other = self._named(family, below)
            found = found._replace(
                names=(*found.names, *other.names),
                outline=found.outline or other.outline,
                look=found.look.over(other.look),
                decorative=found.decorative or other.decorative,
            )
            below = other.parent
        return found

    def _named(self, family: str, name: str) -> OdtStyle:
        key = family, name
        return self._own.get(key) or self._common.get(key) or OdtStyle((name.lower(),))  # its name tells something


def _look(attrs: Mapping[str, str]) -> RunLook:
    """The properties of text that an element states."""
    weight, slant = attrs.get("fo:font-weight"), attrs.get("fo:font-style")
    line, display = attrs.get("style:text-line-through-style"), attrs.get("text:display")
    return RunLook(
        None if weight is None else weight == "bold" or (whole(weight) or 0) >= _BOLD_FROM,
        None if slant is None else slant in ("italic", "oblique"),
        None if line is None else line != "none",
        None if display is None else display == "none",
        _language(attrs),
    )


def _language(attrs: Mapping[str, str]) -> str | None:
    language = attrs.get("fo:language")
    if language is None:
        return None
    country = attrs.get("fo:country", "")
    if language in _NO_LANGUAGE:
        return attrs.get("style:rfc-language-tag") or ("" if "style:rfc-language-tag" in attrs else None)
    return language if country in _NO_LANGUAGE else f"{language}-{country}"
