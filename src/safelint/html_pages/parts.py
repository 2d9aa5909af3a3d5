"""Pieces of a page: words escaped, levels, messages, tables."""

from __future__ import annotations

from html import escape

from safelint.values.document import LEFT_OUT
from safelint.values.finding import ERROR, SUGGESTION, WARNING
from safelint.visible import PLAIN, unhashed, visible

LEVELS = {ERROR: "Error", WARNING: "Warning", SUGGESTION: "Suggestion"}
SIGNS = {ERROR: "\u2715", WARNING: "!", SUGGESTION: "i"}


def text(words: str) -> str:
    """Words of a document or of ours for between tags or in an attribute."""
    if PLAIN.fullmatch(words) and "::" not in words:  # as nearly all are
        return words
    written = escape(visible(words).replace(LEFT_OUT, "\u2026"))
    return unhashed(written, "&#35;").replace("::", "&#58;:")


def token(words: str) -> str:
    """Words as a name for a class or an id: letters, digits and hyphens."""
    return "".join(char if char.isascii() and char.isalnum() else "-" for char in words.lower())


def badge(severity: str) -> str:
    return f'<span class="badge {severity}"><span aria-hidden="true">{SIGNS[severity]}</span> {LEVELS[severity]}</span>'


def lines(message: str) -> str:
    """A message, its items as a list."""
    first, *rest = message.split("\n")
    items = "".join(f"<li>{text(line.removeprefix('- '))}</li>" for line in rest if line.strip())
    return text(first) + (f"<ul>{items}</ul>" if items else "")


def words(name: str) -> str:
    """A name of ours as words."""
    return name.replace("-", " ").replace("_", " ")


def table(caption: str, heads: list[str], rows: list[list[str]], *, kind: str = "", escaped: bool = False) -> str:
    """A table whose rows begin with their head; `kind` is a class for the style sheet."""
    head = "".join(f'<th scope="col">{text(name)}</th>' for name in heads)
    body = []
    for first, *cells in rows:
        shown = [first, *cells] if escaped else [text(each) for each in (first, *cells)]
        body.append(f'<tr><th scope="row">{shown[0]}</th>{"".join(f"<td>{cell}</td>" for cell in shown[1:])}</tr>')
    class_ = f' class="{kind}"' if kind else ""
    return (
        f'<div class="wide" role="group" tabindex="0" aria-label="{text(caption)}"><table{class_}>'
        f"<caption>{text(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>\n"
    )
