"""A text that is kept small is the same text when it is asked for, and only the last one is whole."""

from __future__ import annotations

from weakref import ref

import pytest

from safelint.readers import read
from safelint.run.keeper import Keeper, KeptText, origin_of
from safelint.values.document import Document
from safelint.values.finding import Finding
from safelint.values.report import InHand, Original
from safelint.values.source import Source, Span

PAGE = (
    "<html lang=en><title>T</title><!-- c --><p lang=cy>Un <a href='/x' title='y'>dau</a> <img src=a alt='tri'>"
    "<table><tr><td>1</table></html>"
)


def keep(keeper: Keeper, source: Source, document: Document | None = None) -> KeptText:
    return keeper.keep(origin_of(InHand(source, document)), source.content)


def told(original: Original) -> tuple[object, ...]:
    source = original.source()
    return (
        *(original.path, source.path, source.media, source.text, source.content),
        *(source.encoding, source.bom, source.editable, source.places, source.finer_places),
    )


@pytest.fixture(params=[True, False], ids=["packed", "as it is"], autouse=True)
def packed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("safelint.run.keeper._PACKED_FROM", 0 if request.param else 1_000_000_000)


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"Call Childline.\r\n", "markdown"),
        ("\ufeffCall Childline.\n".encode("utf-16-le"), "text"),
        ("The caf\u00e9 said: call Childline.\n".encode("cp1252"), "text"),
        (b"From: a@example.org\n\nCall =43hildline.\n", "e-mail"),
    ],
)
def test_a_source_is_the_same(content: bytes, form: str) -> None:
    original = InHand(read("a.txt", content, form).source)
    assert told(keep(Keeper(), original.source())) == told(original)


def test_what_no_encoding_holds_and_what_was_allowed_is_the_same() -> None:
    source = Source(
        *("a.docx", "docx", "Half of a pair: \ud83d.\n"),
        encoding="",
        editable=True,  # as where changes can be tracked
        content=b"PK",
        places=("paragraph 1",),
        finer_places=((5, "text box"),),
    )
    assert told(keep(Keeper(), source)) == told(InHand(source))


def test_a_document_is_the_same() -> None:
    page = read("a.html", PAGE.encode(), "html")
    parts = (page.text, page.segments, page.blocks, page.inlines, page.comments, page.meta, page.elements)
    document = Document(page.source, *parts, unread=["page 2: is damaged"], unsure=[(0, 1)])
    again = keep(Keeper(), document.source, document).document()
    assert again is not None
    for part in ("text", "segments", "blocks", "inlines", "comments", "meta", "elements", "unread", "unsure"):
        assert list(getattr(again, part)) == list(getattr(document, part)), part
    assert not again.is_sure(0, 1)
    assert again.source.text == document.source.text
    assert type(again.inlines[0].span) is type(document.inlines[0].span)


def test_without_a_document_there_is_none() -> None:
    assert keep(Keeper(), read("a.html", PAGE.encode(), "html").source).document() is None


def test_only_the_last_that_was_asked_for_is_whole() -> None:
    keeper = Keeper()
    document = read("a.html", PAGE.encode(), "html")
    first, second = (keep(keeper, document.source, document) for _ in range(2))
    whole = ref(first.source()), ref(first.document())
    assert first.source() is whole[0]()
    assert first.document() is whole[1]()
    assert first.document().source is first.source()  # type: ignore[union-attr]
    second.source()
    assert (whole[0](), whole[1]()) == (None, None)
    assert first.source().text == PAGE


def test_what_is_kept_travels_as_what_was_read() -> None:
    document = read("a.html", PAGE.encode(), "html")
    made = InHand(document.source, document)
    assert origin_of(keep(Keeper(), document.source, document)) == origin_of(made)


def test_what_several_findings_say_is_kept_once() -> None:
    keeper = Keeper()
    (first,), (second,) = (
        keeper.shared([Finding("a/b", "error", "high", f"No {number}.", Span(0, 0), "")]) for number in (1, 1)
    )
    assert first == second
    assert first.message is second.message
