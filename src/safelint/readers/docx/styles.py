"""The styles and lists of a Word file: what a paragraph is by the style that it has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from safelint.readers.paper.looks import RunLook
from safelint.readers.paper.xml import whole

_MOST_STEPS = 20  # from a style to the one that it is based on; Word allows no more than 11
_HEADING = "heading "
_BODY_TEXT = 9  # the outline level of what is no heading


class WordStyle(NamedTuple):
    """A style. `name` is lower case, the English name even where Word shows another; `outline` is from 0, -1 where the
    style says none; `list_id` is "" likewise."""

    name: str
    based_on: str = ""
    outline: int = -1
    list_id: str = ""
    list_level: int = -1
    look: RunLook = RunLook()


def heading_level(style: WordStyle, outline: int) -> int:
    """The level of a heading from 1, 0 for what is none. `outline` is the paragraph's own outline level, or -1."""
    level = outline if outline >= 0 else style.outline
    return level + 1 if 0 <= level < _BODY_TEXT else 0


class Styles:
    """All styles of a file by their ids, and its default language and style."""

    def __init__(self, styles: Mapping[str, WordStyle], default: str, look: RunLook) -> None:
        self._styles = styles
        self._default = default
        self._look = look
        self._resolved: dict[str, WordStyle] = {}

    @property
    def language(self) -> str:
        """The language of the document, "" where it says none."""
        return self._look.over(self.of(self._default).look).language or ""

    def of(self, name: str) -> WordStyle:
        """The style of this id, with all that it takes from those it is based on."""
        name = name or self._default
        found = self._resolved.get(name)
        if found is None:
            found = self._resolved[name] = self._resolve(name)
        return found

    def _resolve(self, name: str) -> WordStyle:
        found = self._styles.get(name, WordStyle(""))
        below = found.based_on
        for _ in range(_MOST_STEPS):
            other = self._styles.get(below)
            if other is None:
                break
            found = found._replace(
                outline=found.outline if found.outline >= 0 else other.outline,
                list_id=found.list_id or other.list_id,
                list_level=found.list_level if found.list_level >= 0 else other.list_level,
                look=found.look.over(other.look),
            )
            below = other.based_on
        return found


def _by_name(name: str) -> int:
    """The outline level that a style has by its name alone, -1 for none: not every program writes it out."""
    if name == "title":
        return 0
    number = whole(name.removeprefix(_HEADING)) if name.startswith(_HEADING) else None
    return number - 1 if number and number <= _BODY_TEXT else -1


def is_on(attrs: Mapping[str, str]) -> bool:
    """Whether a property that is switched on by being there is not switched off again."""
    return attrs.get("w:val", "true") not in ("0", "false", "off", "none")


class StylesHandler:
    """Reads `styles.xml`."""

    def __init__(self) -> None:
        self._styles: dict[str, WordStyle] = {}
        self._default = ""
        self._defaults = RunLook()
        self._id = ""
        self._style = WordStyle("")
        self._in_defaults = self._in_table_part = False

    def start(self, name: str, attrs: Mapping[str, str]) -> None:
        value = attrs.get("w:val", "")
        match name:
            case "w:style":
                self._id = attrs.get("w:styleId", "")
                self._style = WordStyle("")
                if attrs.get("w:type") == "paragraph" and attrs.get("w:default") in ("1", "true", "on"):
                    self._default = self._id
            case "w:rPrDefault":
                self._in_defaults = True
            case "w:tblStylePr":
                self._in_table_part = True
            case "w:name":
                self._style = self._style._replace(name=value.lower())
            case "w:basedOn":
                self._style = self._style._replace(based_on=value)
            case "w:outlineLvl" if (level := whole(value)) is not None:
                self._style = self._style._replace(outline=level)
            case "w:numId":
                self._style = self._style._replace(list_id=value)
            case "w:ilvl" if (level := whole(value)) is not None:
                self._style = self._style._replace(list_level=level)
            case _:
                self._look(name, attrs)

    def _look(self, name: str, attrs: Mapping[str, str]) -> None:
        if self._in_table_part:
            return
        if self._in_defaults:
            self._defaults = look_with(self._defaults, name, attrs)
        elif self._id:
            self._style = self._style._replace(look=look_with(self._style.look, name, attrs))

    def end(self, name: str) -> None:
        if name == "w:style":
            style = self._style
            self._styles[self._id] = style if style.outline >= 0 else style._replace(outline=_by_name(style.name))
            self._id = ""
        elif name == "w:rPrDefault":
            self._in_defaults = False
        elif name == "w:tblStylePr":
            self._in_table_part = False

    def words(self, text: str) -> None:
        """There are none."""

    def styles(self) -> Styles:
        return Styles(self._styles, self._default, self._defaults)


def look_with(look: RunLook, name: str, attrs: Mapping[str, str]) -> RunLook:
    """`look` with the property that the element `name` of a run states, if it is one of these."""
    match name:
        case "w:b":
            return look._replace(bold=is_on(attrs))
        case "w:i":
            return look._replace(italic=is_on(attrs))
        case "w:strike" | "w:dstrike":
            return look._replace(strike=is_on(attrs))
        case "w:vanish":
            return look._replace(hidden=is_on(attrs))
        case "w:lang" if attrs.get("w:val"):
            return look._replace(language=attrs["w:val"])
        case _:
            return look
