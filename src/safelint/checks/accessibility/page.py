"""A document as the rules on accessible content see it: the lists of the pack, and links and images with the names that
a screen reader gives them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from safelint.checks import RuleCheck
from safelint.lazy import regex
from safelint.lexicon.folding import fold
from safelint.values.document import LEFT_OUT
from safelint.values.source import Span

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.values.document import Block, Document, Inline
    from safelint.values.entries import Rule
    from safelint.values.finding import Finding

_LONGEST_TAG = 2_000  # characters of a tag that are looked at

# Attributes that software fills in when the page is built: {{ }}, {% %}, <% %>, ${ }, :alt, v-bind:alt, [alt], {...}.
_TEMPLATE = regex(r"\{\{|\{%|\{#|<%|<\?|\$\{|=\{|\{\.\.\.|\s(?:[:@*\[#(]|v-|ng-|x-)[\w.:-]{1,60}+[\])]?=")
_ID = regex(r"""\bid\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))[^<>]{0,2000}+>\s*+(</)?""", re.IGNORECASE)
# Inside an element that has no words of its own: what may still name it, as far as the source tells.
_NAMED_INSIDE = regex(
    r"<(?:title|text|desc)\b[^>]*+>\s*+[^<\s]|aria-label\s*+=\s*+[\"'][^\"']|"
    r"<(?:object|video|audio|iframe|math|input|textarea|select|slot|code)\b|\{\{|\{%|\{#|<%|<\?",
    re.IGNORECASE,
)


class Link(NamedTuple):
    """A link as people meet it: `text` is what they see, `name` what a screen reader says, None where only the finished
    page tells. `start` and `end` are the range of its (first) words; `block` the one that these stand in."""

    inline: Inline
    start: int
    end: int
    text: str
    name: str | None
    block: Block

    @property
    def target(self) -> str:
        return self.inline.target


class Page:
    """A document as these rules see it."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.document: Document = analysis.document
        self.text = self.document.text
        self.source = self.document.source.text
        self.lists = analysis.knowledge.pack.accessibility

    def finding(
        self,
        rule: Rule,
        name: str,
        place: tuple[int, int] | Span | None = None,
        *,
        values: Mapping[str, object] = {},
        because: str = "",
        standard: str = "",
        related: tuple[tuple[str, int, int], ...] = (),
        lowered: Iterable[str] = (),
        added: str = "",
        instead: str = "",
    ) -> Finding:
        """A finding that says the message `name` with `values` for its placeholders, as loudly as `because` has it, or
        that name; in a file of Word and the like the message for those, or for their program, where there is one.

        `place` is a range of the text, or a `Span`: a tag in the source; None where the whole document is meant.
        `added` may be written behind that range, or `instead` in its place.
        """
        told = name
        if self.document.meta.is_file and f"{name}-in-file" in rule.messages:
            of_program = f"{name}-in-{self.document.source.media}"
            name = f"{name}-in-file"
            told = of_program if of_program in rule.messages else name
        tag = place if isinstance(place, Span) else None
        top = self.analysis.top
        start, end = (0, 0) if tag is not None else place or (top, top)
        level = self.analysis.level(rule, because or name, lowered=lowered)
        message = rule.says(told, **values)
        words = self.text[start:end] + added if added else instead
        choices = (self.analysis.choice(start, end, words),) if words else ()
        found = self.analysis.finding(rule, start, end, message, level, related=related, choices=choices, tag=tag)
        return found._replace(standard=standard) if standard else found

    def is_templated(self, span: Span) -> bool:
        """Whether software still fills in attributes of the tag that begins at `span.start`."""
        if not self.source.startswith("<", span.start):
            return False
        end = self.source.find(">", span.start, span.start + _LONGEST_TAG) + 1 or span.start + _LONGEST_TAG
        return _TEMPLATE.search(self.source, span.start, min(end, span.end)) is not None

    def slice(self, span: Span) -> str:
        return self.source[span.start : span.end]

    @cached_property
    def _ids(self) -> dict[str, bool]:
        """The ids of the source, each with whether its element holds anything."""
        found: dict[str, bool] = {}
        for match in _ID.finditer(self.source):
            found.setdefault(match[1] or match[2] or match[3], match[4] is None)
        return found

    def is_labelled(self, attrs: Mapping[str, str]) -> bool:
        """Whether `aria-labelledby` or `aria-label` gives a name."""
        if attrs.get("aria-label", "").strip():
            return True
        others = attrs.get("aria-labelledby", "")
        return bool(others) and any(LEFT_OUT in each or self._ids.get(each) for each in others.split())

    def name_of_image(self, image: Inline) -> str | None:
        """What is said for an image; "" for one that is passed over, None where it cannot be told."""
        attrs = image.attrs
        if self.is_templated(image.span):
            return None
        if attrs.get("aria-labelledby") and self.is_labelled({"aria-labelledby": attrs["aria-labelledby"]}):
            return None
        label = attrs.get("aria-label", "").strip()
        if label:
            return label
        if is_decorative(attrs):
            return ""
        return (attrs.get("alt", "") or attrs.get("title", "")).strip()

    @cached_property
    def links(self) -> list[Link]:
        """Every link, in order."""
        found: list[Link] = []
        parts: dict[int, int] = {}  # where a link round several blocks begins in the source: its place in `found`
        inlines = self.document.inlines
        for index, inline in enumerate(inlines):
            if inline.kind != "link":
                continue
            block = self.document.block_at(min(inline.start, max(len(self.text) - 1, 0)))
            text, name = self._read(index)
            first = parts.get(inline.span.start)
            if first is None:
                parts[inline.span.start] = len(found)
                found.append(Link(inline, inline.start, inline.end, text, name, block))
            else:
                found[first] = _joined(found[first], text, name, inline)
        return [self._named(link) for link in found]

    def _read(self, index: int) -> tuple[str, str | None]:
        """What is seen and what is said of the link at `index`."""
        inlines = self.document.inlines
        link = inlines[index]
        at, seen, said = link.start, [""], [""]
        unknown = False
        for place in range(index + 1, len(inlines)):
            image = inlines[place]
            if image.start >= link.end:
                break
            if image.kind != "image":
                continue
            name = self.name_of_image(image)
            unknown = unknown or name is None
            words = self.text[at : image.start]
            seen.append(words)
            said += (words, name or "")
            at = image.end
        words = self.text[at : link.end]
        text = " ".join("".join((*seen, words)).split())
        return text, None if unknown else " ".join("".join((*said, words)).split())

    def _named(self, link: Link) -> Link:
        """The link with what its attributes make of its name."""
        attrs, name = link.inline.attrs, link.name
        label = attrs.get("aria-label", "").strip()
        if label:
            return link._replace(name=label)
        if name is None or self.is_labelled(attrs) or self.is_templated(link.inline.span):
            return link._replace(name=None)
        if fold(name.replace(LEFT_OUT, "")).text.strip():
            return link
        if LEFT_OUT in name and "<svg" not in self.slice(link.inline.span)[:_LONGEST_TAG].lower():
            return link._replace(name=None)
        if attrs.get("title", "").strip():
            return link._replace(name=attrs["title"].strip())
        inside = self.source[link.inline.span.start : min(link.inline.span.end, link.inline.span.start + 20_000)]
        return link._replace(name=None if _NAMED_INSIDE.search(inside) else "")

    @cached_property
    def image_links(self) -> dict[int, Link]:
        """For the source offset of each image inside a link that link."""
        inlines = self.document.inlines
        links = self.links
        starts = [link.inline.span.start for link in links]
        found: dict[int, Link] = {}
        for inline in inlines:
            if inline.kind == "image":
                place = bisect_left(starts, inline.span.start) - 1
                if place >= 0 and inline.span.end <= links[place].inline.span.end:
                    found[inline.span.start] = links[place]
        return found


def _joined(link: Link, text: str, name: str | None, part: Inline) -> Link:
    """A link with its next part, in a further block."""
    inline = link.inline._replace(span=Span(link.inline.span.start, max(part.span.end, link.inline.span.end)))
    start, end = (link.start, link.end) if link.text or not text else (part.start, part.end)
    joined = None if name is None or link.name is None else f"{link.name} {name}".strip()
    return link._replace(inline=inline, start=start, end=end, text=f"{link.text} {text}".strip(), name=joined)


def is_decorative(attrs: Mapping[str, str]) -> bool:
    """Whether an image is marked as one to pass over; what can be tabbed to cannot be passed over."""
    return attrs.get("role", "").strip().lower() in ("presentation", "none") and "tabindex" not in attrs


def page_check(rule: str, run: Callable[[Page, Rule], Iterator[Finding]], *, plain: bool = False) -> RuleCheck:
    """The check of a rule that looks at a `Page`, of plain text, which has no markup, only where `plain`."""

    def run_on_page(analysis: Analysis, given: Rule) -> Iterator[Finding]:
        if plain or not analysis.document.meta.is_plain:
            yield from run(analysis.view(Page), given)

    return RuleCheck(rule, run_on_page)
