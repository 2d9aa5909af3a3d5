"""Text of AsciiDoc that stands between blocks: titles, paragraphs and images."""

from __future__ import annotations

from collections.abc import Mapping

from safelint.lazy import regex
from safelint.readers.adoc.attributes import AdocGiven, alt_of, given
from safelint.readers.adoc.lists import AdocLists
from safelint.readers.adoc.stack import AdocContainer
from safelint.readers.html.tags import feed_block
from safelint.readers.prose.indented import tell_words
from safelint.readers.prose.lines import MarkedLine
from safelint.readers.prose.mask import words

CODE = words(
    """source listing literal stem latexmath asciimath pass comment mermaid plantuml ditaa graphviz vega bytefield"""
)
"""Styles of what is shown as it is written, or drawn."""

QUOTATIONS = words("quote verse")
"""Styles of what somebody else said."""

_MACRO = regex(r"([A-Za-z][\w-]*)::(\S*?)\[")
_ADMONITION = regex(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_UNDERLINES = "=-~^+"  # of titles, by level


class AdocText(AdocLists):
    """Reads titles, paragraphs and images."""

    def _underlined(self, line: MarkedLine) -> int:
        """The level of the title that the line is, with a line as long below it; 0 where it is none."""
        if self.at + 1 >= self._limits[-1] or line.start != line.begin or not self.text[line.start].isalnum():
            return 0
        below = self.words(self.lines[self.at + 1])
        if len(below) < 2 or abs(line.end - line.start - len(below)) > 1 or below != below[0] * len(below):
            return 0
        return _UNDERLINES.find(below[0]) + 1

    def _heading(self, line: MarkedLine, level: int, length: int) -> None:
        self._take()
        self._one("heading", line.start + length, line, level=level)

    def _paragraph(self, line: MarkedLine) -> None:
        is_indented = line.start != line.begin
        self._settle()
        attributes = self._take()
        at = line.start
        if attributes.style in CODE or (is_indented and attributes.style != "normal"):
            while self.at < self._limits[-1] and not self.lines[self.at].empty:
                self.at += 1
            self.flow.end_any_block(line.start)
            if not attributes.style:
                tell_words(self.flow.builder, line.begin, self.lines[self.at - 1].end)
            if attributes.style == "pass":
                feed_block(self.flow, self.text, line.begin, self.lines[self.at - 1].end)
            return
        admonition = _ADMONITION.match(self.text, line.start, line.end)
        if admonition is not None:
            at = admonition.end()
        container = AdocContainer("paragraph")
        self._push(container, line.start)
        if attributes.style in QUOTATIONS:
            self.flow.context = self.flow.context._replace(quoted=True)
            container.by = speaker(attributes)
        self._in_language(attributes)
        self._collect([(at, line.end, None)], in_list=False)
        self._pop()

    def _macro(self, line: MarkedLine) -> bool:
        """An image, or a macro that people do not read."""
        match = _MACRO.match(self.text, line.start, line.end)
        if match is None or self.text[line.end - 1] != "]":
            return False
        self._settle()
        self._take()
        self.at += 1
        self.flow.end_any_block(line.start)
        if match[1] == "image":
            a, b = alt_of(self.text, match.end(), line.end - 1)
            attrs = {"alt": self.text[a:b]} if a < b else {}
            self._image(line, match[2], attrs, given(self.text, match.end(), line.end - 1))
            if a < b:
                self.flow.add_after("alt", a, b)
            self.flow.end_block(line.end)
        return True

    def _image(self, line: MarkedLine, target: str, attrs: Mapping[str, str], attributes: AdocGiven) -> None:
        link = attributes.named.get("link")
        if link is not None:
            self.flow.begin_inline("#link", "link", line.start, link.text, {})
        self.flow.image(line.start, line.end, target, attrs)
        if link is not None:
            self.flow.leave("#link", line.end)


def speaker(attributes: AdocGiven) -> tuple[int, int] | None:
    """Where a list of attributes names the person who is quoted."""
    value = attributes.placed[1] if len(attributes.placed) > 1 else attributes.named.get("attribution")
    return (value.a, value.b) if value is not None and value.a < value.b else None
