"""Where the titles of links and images stand in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from re import DOTALL
from typing import Any

from safelint.lazy import regex
from safelint.readers.prose.entities import uncover
from safelint.readers.prose.flow import Piece

_TITLE = regex(r"""\s["'(](.*)["')]\s*+\Z""", DOTALL)


class LinkTitles:
    """Looks titles up in `body`; `definitions` gives those that links refer to: target, title and place."""

    def __init__(self, body: str, definitions: Callable[[], Iterable[tuple[str, str, int, int]]]) -> None:
        self._body = body
        self._definitions = definitions
        self._places: dict[tuple[str, str], tuple[int, int]] | None = None
        self._shown: set[tuple[int, int]] = set()

    def piece(self, attrs: Mapping[str, Any], a: int, b: int) -> Piece | None:
        """The title of the link or image from `a` to `b`: in the element itself, or in the definition it refers to, of
        which it is given only once."""
        title = attrs["title"]
        if attrs["link_type"] != "Inline":
            found = self._defined(attrs["dest_url"], title)
            if found is None or found in self._shown:
                return None
            self._shown.add(found)
            a, b = found
        end = self._body.rfind(title, a, b)
        tail = self._body[end + len(title) : b] if end >= 0 else ""
        if end > a and tail[:1] in ('"', "'", ")") and not tail[1:].strip(") \t\r\n"):
            return end, end + len(title), None
        start = max(self._body.rfind("](", a, b), a)
        match = _TITLE.search(self._body[start : b - 1] if attrs["link_type"] == "Inline" else self._body[start:b])
        if match:
            a, b = start + match.start(1), start + match.end(1)
        return a, b, uncover(title)

    def _defined(self, target: str, title: str) -> tuple[int, int] | None:
        if self._places is None:
            self._places = {}
            for link, named, a, b in self._definitions():
                self._places.setdefault((link, named), (a, b))
        return self._places.get((target, title))
