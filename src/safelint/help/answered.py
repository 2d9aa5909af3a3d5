"""Questions of a form: they say what it wants to know of everybody, and not what the page is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.values.ranges import Ranges

if TYPE_CHECKING:
    from safelint.text.view import TextView
    from safelint.values.source import Range


def questions_of_a_form(view: TextView) -> Ranges[Range]:
    """The blocks that ask something and are followed by an answer alone: chosen already, or to be chosen."""
    blocks, text = view.document.blocks, view.document.text
    followed = (view.document.block_index(start) for start, _ in view.matches.all("help.answer-alone"))
    asked = (blocks[index - 1] for index in followed if index > 0)
    return Ranges((each.start, each.end) for each in asked if text[each.start : each.end].rstrip().endswith("?"))
