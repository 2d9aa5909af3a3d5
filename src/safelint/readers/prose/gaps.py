"""Gaps that people see and the source does not have: between two elements in a line that a style sets apart.

`<span>0808 808 00 00</span><span>Call us` stands in two boxes on the page, and is one run of letters and digits in the
source. Where tags stand between two characters and the characters would hardly stand together in a word, a space is
read there. What a writer may well have split inside a word ("<b>Y</b>ear", "16<sup>th</sup>") stays one word.
"""

from __future__ import annotations

_NONE, _RAISED, _EDGE, _ENDED, _SIBLINGS, _LINKS = range(6)
_STOPS = ".!?:"


class Gap:
    """What tags stand between the last character that was read and the next: `kind` is false where there are none."""

    __slots__ = ("_target", "kind")

    def __init__(self) -> None:
        self.kind = _NONE
        self._target = ""  # of the link that ended

    def clear(self) -> None:
        self.kind = _NONE
        self._target = ""

    def starts(self, name: str) -> None:
        """An element in a line begins."""
        if name == "sup":
            self.kind = _RAISED
        elif name == "sub":
            self.kind = _NONE
        else:
            self.kind = max(self.kind, _SIBLINGS if self.kind == _ENDED else _EDGE)

    def starts_link(self, target: str) -> None:
        """The element that has just begun is a link."""
        if self._target and target != self._target:
            self.kind = _LINKS

    def ends(self, name: str) -> None:
        """An element in a line ends."""
        self.kind = _NONE if name in ("sup", "sub") else max(self.kind, _ENDED)

    def ends_link(self, target: str) -> None:
        """The element that ends is a link."""
        self._target = target

    def between(self, before: str, after: str) -> bool:
        """Whether a person sees a gap between these two characters, which nothing but the tags parts."""
        if self.kind == _RAISED:  # the number of a note
            return before.isalnum() and after.isdigit()
        if before.isdigit() != after.isdigit() and before.isalnum() and after.isalnum():
            return True
        if self.kind == _LINKS:
            return before.isalnum() and after.isalnum()
        return self.kind == _SIBLINGS and after.isupper() and (before.islower() or before in _STOPS)
