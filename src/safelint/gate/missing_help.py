"""The lines of help that a text lacks, put where it gives help or else at its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from safelint.footer import FORMS, rendered
from safelint.judging.lines_of_help import lines
from safelint.values.finding import Choice, Edit
from safelint.values.source import Span

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.gate.tried_text import TriedText
    from safelint.values.document import Document
    from safelint.values.finding import Finding
    from safelint.values.report import DocumentReport

RULES = ("signposting/missing", "signposting/incomplete")


def help_chosen(analysis: Analysis, tried: TriedText, whole: DocumentReport, finding: Finding) -> Choice | None:
    """What to insert so that a finding about missing help is gone, and none about help is new; None where nothing does
    that."""
    document = analysis.document
    if not document.source.editable or finding.rule not in RULES:
        return None
    sentences, welsh = lines(analysis)
    if not sentences:
        return None
    form = document.source.media
    added = _added(sentences, form if form in FORMS else "text", "cy" if welsh else "en", document, whole)
    for offset in _places(document, whole):
        edit = _inserted(document, offset, added)
        if _helps(tried, finding, edit):
            return Choice((edit,), "Insert the missing lines of help")
    return None


def _added(sentences: Sequence[str], form: str, language: str, document: Document, whole: DocumentReport) -> str:
    """The sentences as a text has its help: more items of its list, more paragraphs, or a section of its own."""
    if whole.block is None:
        return "\n\n" + rendered(sentences, form, language).strip()
    bare = [rendered((each,), form, language, heading=False).strip() for each in sentences]
    held = [block for block in document.blocks if document.span(block.start, block.end).end <= whole.block.end]
    if held and held[-1].kind == "item" and form == "markdown":
        return "".join(f"\n- {each}" for each in bare)
    return "".join(f"\n\n{each}" for each in bare)


def _places(document: Document, whole: DocumentReport) -> Iterator[int]:
    """Where help may stand: below that which is there, below the last words of the body, at the end."""
    source = document.source
    found = []
    if whole.block is not None:
        found.append(whole.block.end)
    body = [block for block in document.blocks if not block.is_beside]
    if body:
        found.append(document.span(body[-1].start, body[-1].end).end)
    ends = [source.line(source.position(end).line).end for end in found]
    yield from dict.fromkeys([*ends, len(source.text.rstrip())])


def _inserted(document: Document, offset: int, added: str) -> Edit:
    text = document.source.text
    words = added + ("" if text.startswith(("\n", "\r"), offset) else "\n")
    return Edit(Span(offset, offset), words.replace("\n", "\r\n") if "\r\n" in text else words)


def _helps(tried: TriedText, finding: Finding, edit: Edit) -> bool:
    kind = tried.kind_of(finding.rule)
    before, after = tried.before(kind), tried.after((edit,), kind)
    if after is None:
        return False
    return not after - before and after[finding.rule] < before[finding.rule]
