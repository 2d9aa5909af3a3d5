"""Inline elements that are open, and what each leaves in the blocks that it lies in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from safelint.readers.prose.build import Builder
from safelint.readers.prose.open import OpenElement
from safelint.values.document import InlineKind
from safelint.values.source import Span


class OpenInline(NamedTuple):
    """An inline element that is still open, as far as it lies in the present block; `start` is -1 before its text."""

    element: OpenElement
    kind: InlineKind
    start: int
    a: int
    target: str
    attrs: Mapping[str, str]


class Inlines:
    """At most one inline element of a kind is open, which bounds the work of each block."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._open: list[OpenInline] = []  # a short list
        self._language_of_block = ""
        self._language_reach = -1

    def begin(self, element: OpenElement, kind: InlineKind, a: int, target: str, attrs: Mapping[str, str]) -> None:
        """`element` is of `kind`; bold in bold says nothing new."""
        if not any(inline.kind == kind for inline in self._open):
            start = self._builder.position() if self._builder.is_open else -1
            self._open.append(OpenInline(element, kind, start, a, target, attrs))

    def end(self, element: OpenElement, b: int, *, own: bool) -> OpenInline | None:
        """Ends `element`, which need not be one of these; `own` where its own end tag ends it: only then can a link be
        called empty."""
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place].element is element:
                break
        else:
            return None
        inline = self._open.pop(place)
        builder = self._builder
        if builder.is_open:
            if own or builder.position() > max(inline.start, builder.start):
                self._emit(inline, b)
        elif own and inline.kind == "link" and len(builder.blocks) == element.blocks:
            builder.waiting.append((Span(inline.a, b), inline.target, inline.attrs))
        return inline

    def end_block(self, b: int, page_language: str) -> None:
        """The open block is about to end: each inline element goes on in the next."""
        builder = self._builder
        for place, inline in enumerate(self._open):
            if builder.position() > max(inline.start, builder.start):
                self._emit(inline, b)
            self._open[place] = inline._replace(start=-1)
        if self._language_reach >= 0:
            self._apply_language(page_language)

    def shift(self, start: int) -> None:
        """A space was put in at `start`, before the text of those that begin there."""
        for place, inline in enumerate(self._open):
            if inline.start == start:
                self._open[place] = inline._replace(start=start + 1)

    def _emit(self, inline: OpenInline, b: int) -> None:
        builder = self._builder
        start = inline.start if inline.start >= 0 else builder.start
        if start == builder.start and "lang" in inline.attrs:
            self._language_of_block = inline.attrs["lang"]
            self._language_reach = builder.position()
        if builder.position() > start or inline.kind == "link":
            builder.inline(inline.kind, start, Span(inline.a, b), inline.target, inline.attrs)

    def _apply_language(self, page_language: str) -> None:
        """An inline element with a language that holds the whole block gives the block its language."""
        builder, tag = self._builder, self._language_of_block
        if not builder.text_after(self._language_reach).strip():
            builder.context = builder.context._replace(language="" if tag.lower() == page_language.lower() else tag)
        self._language_reach = -1
