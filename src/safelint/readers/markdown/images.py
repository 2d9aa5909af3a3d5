"""Images in Markdown: what stands inside one is its alternative text, not text of the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from safelint.readers.markdown.titles import LinkTitles
from safelint.readers.prose.entities import uncover
from safelint.readers.prose.flow import Flow, Piece


class Images:
    """The image that is open, if one is."""

    def __init__(self, flow: Flow, body: str, titles: LinkTitles) -> None:
        self._flow = flow
        self._body = body
        self._titles = titles
        self._alt: list[Piece] = []
        self._attrs: Mapping[str, Any] = {}
        self._at = (0, 0)
        self.depth = 0  # how many are open, one in the other

    def add(self, a: int, b: int, text: str | None = None) -> None:
        """A piece of the alternative text: the source from `a` to `b`, or the `text` that stands for it."""
        self._alt.append((a, b, text))

    def start(self, attrs: Mapping[str, Any], a: int, b: int) -> None:
        self.depth += 1
        if self.depth == 1:
            self._alt = []
            self._attrs, self._at = attrs, (a, b)

    def end(self) -> bool:
        """Whether that was the end of the outermost, which is then handed on."""
        self.depth -= 1
        if self.depth:
            return False
        attrs, (a, b) = self._attrs, self._at
        title = uncover(attrs["title"])
        alt = "".join(self._body[c:d] if text is None else text for c, d, text in self._alt)
        named = {"alt": uncover(alt), "title": title} if title else {"alt": uncover(alt)}
        self._flow.image(a, b, uncover(attrs["dest_url"]), named)
        if self._alt:
            self._flow.add_after("alt", self._alt[0][0], self._alt[-1][1], self._alt)
        if title:
            self.tooltip(attrs, a, b)
        return True

    def tooltip(self, attrs: Mapping[str, Any], a: int, b: int) -> None:
        """The title of the image or link from `a` to `b`."""
        piece = self._titles.piece(attrs, a, b)
        if piece is not None:
            self._flow.add_after("tooltip", piece[0], piece[1], [piece])
