"""The comment that silences a finding where it stands, in the form that holds in its text.

Where a comment may stand without changing what people read differs from format to format and from place to place. So
each way is tried on the text, the narrowest first, and the first is taken that silences the finding and leaves the rest
as it was. In a format without comments none is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from safelint.gate.edits import applied
from safelint.text.comments import MARK
from safelint.values.errors import SafelintError
from safelint.values.finding import Edit
from safelint.values.source import Source, Span

if TYPE_CHECKING:
    from safelint.run.engine import Engine
    from safelint.values.document import Block, Document
    from safelint.values.finding import Finding

_MARKS = {"restructuredtext": (".. ", ""), "asciidoc": ("// ", "")}
"""What begins a comment and what ends it, where they are not those of HTML."""
_MOST_TRIED = 4
_REASON = "reason"  # stands for the writer's while a way is tried


class Silencing(NamedTuple):
    """What to insert, and where in the text that this makes the reason is to be written."""

    edits: tuple[Edit, ...]
    reason_at: int


def silencing(engine: Engine, path: str, document: Document, finding: Finding) -> Silencing | None:
    """How to silence a finding; None where no comment does."""
    ends = "\r\n" if "\r\n" in document.source.text else "\n"
    for way in _ways(document, finding):
        gaps = [edit._replace(text=edit.text.replace("\n", ends)) for edit in way]
        tried = tuple(edit._replace(text=edit.text.format(reason=_REASON)) for edit in gaps)
        if _holds(engine, path, document, finding, tried):
            head = gaps[0].text.partition("{reason}")[0]
            edits = tuple(edit._replace(text=edit.text.format(reason="")) for edit in gaps)
            return Silencing(edits, edits[0].span.start + len(head))
    return None


def _ways(document: Document, finding: Finding) -> Iterator[tuple[Edit, ...]]:
    """Comments that may silence a finding: the one with the reason, and where there is need one that ends what it
    begins."""
    source = document.source
    if not finding.text:
        whole = _comment(source, "disable-file", finding.rule)
        for block in document.blocks[:_MOST_TRIED]:  # the first may stand in front matter
            first = document.span(block.start, block.end).start
            yield (_line_before(document, source.line(source.position(first).line).start, whole),)
        yield (_at(len(source.text), f"\n{whole}\n"),)
        return
    line = source.line(source.position(finding.span.start).line)
    here = _comment(source, "disable-next-line", finding.rule)
    yield (_line_before(document, line.start, here),)
    blocks = _blocks_of(document, finding.span)
    if not blocks:
        return
    first = document.span(blocks[0].start, blocks[0].end).start
    own = document.span(*_block_at(document, finding.span, blocks)).start
    yield (_at(own, f"{here} "),)
    last = document.span(blocks[-1].start, blocks[-1].end).end
    begins = source.line(source.position(first).line).start
    ends = source.line(source.position(last).line).end
    close = "\n\n" + _comment(source, "enable", finding.rule, reason=False)
    yield _line_before(document, begins, _comment(source, "disable", finding.rule) + "\n"), _at(ends, close)


def _comment(source: Source, word: str, rule: str, *, reason: bool = True) -> str:
    """With a gap for the reason, as `str.format` has them."""
    words = f"{MARK}{word} {rule}" + (" -- {reason}" if reason else "")
    if source.path.lower().endswith(".mdx"):
        return "{{/* " + words + " */}}"
    opens, closes = _MARKS.get(source.media, ("<!-- ", " -->"))
    return f"{opens}{words}{closes}"


def _line_before(document: Document, start: int, comment: str) -> Edit:
    """The comment on a line of its own, as far in as the line that begins at `start`."""
    text = document.source.text
    line = text[start : document.source.line(document.source.position(start).line).end]
    indent = line[: len(line) - len(line.lstrip())]
    ends = (
        "\n\n" if comment.startswith(_MARKS["restructuredtext"][0]) else "\n"
    )  # in reStructuredText all up to an empty line is comment
    return _at(start, f"{indent}{comment}{ends}")


def _at(offset: int, text: str) -> Edit:
    return Edit(Span(offset, offset), text)


def _blocks_of(document: Document, span: Span) -> list[Block]:
    """The block in which a finding stands, with the rest of its list or table."""
    found = [block for block in document.blocks if _covers(document, block, span)]
    if not found or found[0].group < 0:
        return found[:1]
    return [block for block in document.blocks if block.group == found[0].group]


def _block_at(document: Document, span: Span, blocks: list[Block]) -> tuple[int, int]:
    block = next(block for block in blocks if _covers(document, block, span))
    return block.start, block.end


def _covers(document: Document, block: Block, span: Span) -> bool:
    start, end = document.span(block.start, block.end)
    return start <= span.start < max(end, start + 1)


def _holds(engine: Engine, path: str, document: Document, finding: Finding, edits: tuple[Edit, ...]) -> bool:
    """Whether a text with these comments reads as before and has the finding silenced."""
    source = document.source
    try:
        found = engine.checker.read_as(path, source.encoded(applied(source.text, edits)))
    except (SafelintError, UnicodeError):
        return False
    if found.text != document.text or _shape(found) != _shape(document):
        return False
    silencer = engine.checker.silencer(found, engine.checker.located(path))
    by = sum(len(edit.text) for edit in edits if edit.span.start <= finding.span.start)
    moved = finding._replace(span=Span(finding.span.start + by, finding.span.end + by))
    return silencer is not None and silencer.silenced_by(moved).reason == _REASON


def _shape(document: Document) -> list[tuple[str, int, int, int, int]]:
    groups: dict[int, int] = {}
    return [
        (block.kind, block.level, groups.setdefault(block.group, len(groups)), block.row, block.column)
        for block in document.blocks
    ]
