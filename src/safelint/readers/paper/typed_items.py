"""Lists that somebody typed where a program could have made them: "1." or a bullet at the head of paragraphs."""

from __future__ import annotations

from safelint.readers.paper.paragraphs import INNER_BREAK, Paragraph
from safelint.readers.prose.item_marks import ITEM_MARK, is_of_text, may_begin_item
from safelint.readers.prose.numbering import Numbering


def tell_items(paragraphs: list[Paragraph]) -> None:
    """Makes items of those plain paragraphs that begin with a mark which somebody typed, one list of those that follow
    each other. A bold one is a heading to whoever sees it. What is an item already may have such a mark besides."""
    texts = ["".join(run.seen for run in each.runs).replace(INNER_BREAK, " ") for each in paragraphs]
    numbering = Numbering("\n".join(texts))
    next_group = max((each.context.group for each in paragraphs), default=-1) + 1
    at, row, numbered = 0, -1, False
    for paragraph, text in zip(paragraphs, texts, strict=True):
        kind = paragraph.context.kind
        marker = ITEM_MARK.match(text) if kind in ("paragraph", "item") and not _is_bold(paragraph) else None
        if kind == "item":
            paragraph.mark = marker.end() if marker and not is_of_text(marker, numbering, at) else 0
            row = -1
        elif marker and may_begin_item(marker, in_list=row >= 0) and not is_of_text(marker, numbering, at):
            if row < 0 or numbered != (marker["number"] is not None):
                numbered, row, next_group = marker["number"] is not None, -1, next_group + 1
            row += 1
            paragraph.context = paragraph.context._replace(kind="item", level=1, group=next_group - 1, row=row)
            paragraph.mark = marker.end()
        elif text.strip():
            row = -1
        at += len(text) + 1


def _is_bold(paragraph: Paragraph) -> bool:
    return all(run.look.strong for run in paragraph.runs if run.text.strip())
