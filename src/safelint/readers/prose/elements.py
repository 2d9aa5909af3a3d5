"""The elements of HTML, by what they mean to a reader of the text."""

from __future__ import annotations

from collections.abc import Mapping

from safelint.readers.prose.mask import words
from safelint.values.document import BlockKind, InlineKind

VOID = words("area base br col embed hr img input link meta param source track wbr")
RAW = words("script style textarea title iframe noembed noframes xmp")
"""Elements whose content is no markup: they end at their own end tag and nowhere else."""

_SKIPPED_SILENTLY = words("script style template noembed noframes datalist audio video canvas")
SKIPPED_WITH_MARK = words("code svg math textarea iframe object xmp")
SKIPPED = _SKIPPED_SILENTLY | SKIPPED_WITH_MARK
INLINE_KINDS: Mapping[str, InlineKind] = {
    "a": "link",
    "strong": "strong",
    "b": "strong",
    "em": "emphasis",
    "i": "emphasis",
    "s": "strike",
    "del": "strike",
    "strike": "strike",
    "q": "quote",
    "cite": "cite",
}
_PLAIN_BLOCKS = words(
    """address article body center details dialog dir div fieldset figure footer form head header hgroup hr html
    main menu nav noscript p pre search section summary aside blockquote select optgroup tbody thead tfoot colgroup
    frameset"""
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
KINDS: Mapping[str, BlockKind] = {
    "dt": "term",
    "dd": "definition",
    "figcaption": "caption",
    "caption": "caption",
    "button": "label",
    "label": "label",
    "option": "label",
    "legend": "label",
    "title": "title",
}
LABELLED = words("button option optgroup")
"""Blocks that an attribute may label."""
LISTS = words("ul ol menu dir dl")
BLOCKS = _PLAIN_BLOCKS | HEADINGS.keys() | KINDS.keys() | LISTS | {"li", "table", "tr", "td", "th"}
SCOPES = words("table td th caption button")
"""An end tag inside one of these ends nothing outside it."""

# Start tags that end an open element: (the elements ended, the elements that shield them).
IMPLIED_ENDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), ("ul", "ol", "menu", "dir")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "option": (("option",), ("select",)),
    "optgroup": (("option", "optgroup"), ("select",)),
    "tr": (("tr", "caption"), ("table",)),
    "td": (("td", "th"), ("table",)),
    "th": (("td", "th"), ("table",)),
    "tbody": (("tr", "tbody", "thead", "tfoot", "caption"), ("table",)),
    "thead": (("tr", "tbody", "thead", "tfoot", "caption"), ("table",)),
    "tfoot": (("tr", "tbody", "thead", "tfoot", "caption"), ("table",)),
}
MARKED_EMPTY = frozenset((*HEADINGS, "td", "th", "#heading", "#cell"))
"""Elements that leave a block even with nothing in them, because that itself is a fault or a fact."""

PARTED = words("paragraph item definition cell footnote")
"""Kinds of blocks that an empty line parts in two; a heading stays one heading."""

KEPT_ATTRS = words("alt title target rel lang role aria-label aria-labelledby tabindex")
TOLD_ATTRS = words("src data type cellpadding")
"""Further attributes of an `Element`."""
GRAPHIC_ROLES = words("img image graphics-document graphics-symbol")
NO_ROLES = words("presentation none")
TABLE_PARTS = words("table caption colgroup tbody thead tfoot tr td th")
