"""Words of a page that some people see or hear, and others do not."""

from __future__ import annotations

import pytest

from safelint import Linter, readers
from support import TODAY
from support.promises import check

_HIDDEN = '<span class="visually-hidden">{}</span>'


def read(source: str) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    document = readers.read("a.html", source.encode(), "html")
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


@pytest.mark.parametrize(
    "source",
    [
        '<p>{} <span aria-hidden="true">0300 123 4567</span></p>',
        '<p aria-hidden="true">{} 0300 123 4567</p>',
        '<div aria-hidden="true"><p>{} 0300 123 4567</p></div>',
        '<p>{} <a href="/x"><b aria-hidden="true">0300 123 4567</b></a></p>',
    ],
)
def test_words_that_are_only_seen_are_read(source: str) -> None:
    assert read(source.format("Ring us on")) == [("paragraph", "Ring us on 0300 123 4567")]


@pytest.mark.parametrize(
    "source",
    [
        '<p>Ring us on <b aria-hidden="true">0300 123</b>' + _HIDDEN.format("0 3 0 0 1 2 3") + "</p>",
        "<p>Ring us on " + _HIDDEN.format("0 3 0 0 1 2 3") + '<b aria-hidden="true">0300 123</b></p>',
        '<p aria-hidden="true">Ring us on 0 300 123</p><p>Ring us on 0 3 0 0 1 2 3</p>',
    ],
)
def test_what_is_heard_beside_is_told_once(source: str) -> None:
    assert read(source) == [("paragraph", "Ring us on 0 3 0 0 1 2 3")]


def test_what_is_heard_otherwise_stands_apart() -> None:
    source = '<p>Ring <b aria-hidden="true">0300 123</b>' + _HIDDEN.format("0 3 0 0 1 2 4") + "</p>"
    assert read(source) == [("paragraph", "Ring 0300 123\n0 3 0 0 1 2 4")]
    source = "<p>Ring <b>0 3 0 0 1 2 4</b><b aria-hidden='true'>0300 123</b>.</p>"
    assert read(source) == [("paragraph", "Ring 0 3 0 0 1 2 4\n0300 123.")]


@pytest.mark.parametrize(
    "source",
    [
        '<i aria-hidden="true">keyboard_arrow_down</i>',
        '<span aria-hidden="true">&times;</span>',
        '<nav aria-hidden="true"><p>Find help near you</nav>',
        '<div role="dialog" aria-hidden="true"><p>Find help near you</div>',
        '<div hidden aria-hidden="true">Find help near you</div>',
        '<h2 aria-hidden="true"></h2>',
    ],
)
def test_signs_and_what_is_closed_are_not_read(source: str) -> None:
    assert read(f"<div>One</div>{source}<p>Two") == [("paragraph", "One"), ("paragraph", "Two")]


def test_words_that_are_not_heard_are_no_name_of_a_link() -> None:
    source = '<p>See <a href="/x"><b aria-hidden="true">our page of help</b></a>.'
    found = Linter(today=TODAY).lint_text(source, "a.html")
    assert [each.rule for each in found.documents[0].findings] == ["accessibility/link-text"]


def test_words_in_a_drawing_are_read_after_the_block() -> None:
    source = (
        "<p>See <svg width='9'><g><text x='1'>Ring us</text></g><text><tspan>0300</tspan><tspan>1 &amp; 2</tspan>"
        "</text><svg><text>now</text></svg></svg> here</p><svg><title>x</title><path d='M0'/></svg><p>End"
    )
    assert read(source)[1:] == [
        *(("label", words) for words in ("Ring us", "0300  1 & 2", "now")),
        ("paragraph", "End"),
    ]


@pytest.mark.parametrize(
    ("name", "source", "texts"),
    [
        ("markdown", "<svg><text>Ring us\n\nEnd\n\n<svg><text>Write</text></svg>", ["End", "Write"]),
        ("markdown", "See <svg><text>Ring us</text></svg> here\n\nEnd", ["See \ufffc here", "Ring us", "End"]),
        ("html", "<p>See <svg><text>Ring us</text><p>here", ["See \ufffc"]),
        ("html", "<p>One<svg><g id='<svg>'></g><text>Ring us</text></svg><p>Two", ["One\ufffc", "Ring us", "Two"]),
    ],
)
def test_words_are_taken_from_a_drawing_that_is_closed(name: str, source: str, texts: list[str]) -> None:
    document = readers.read("a", source.encode(), name)
    found = [document.text[block.start : block.end] for block in document.blocks]
    assert found == texts


def test_words_of_a_drawing_that_nobody_sees_are_not_read() -> None:
    source = (
        "<svg><!-- <text>Ring</text> --><g style='display:none'><g></g><text>Ring</text></g><text hidden>Ring</text>"
        "<text>Write<tspan hidden>Ring</tspan> to<!-- <b>Ring</b> --> us</text></svg>"
    )
    assert [(kind, " ".join(words.split())) for kind, words in read(source)] == [("label", "Write to us")]


def test_labels_of_options_are_read() -> None:
    source = "<select><optgroup label='By phone'><option label='Ring us'>1<option>Write</select>"
    assert {("label", "By phone"), ("label", "Ring us"), ("label", "Write")} <= set(read(source))


@pytest.mark.parametrize(
    ("source", "landmark"),
    [
        ("<dialog><p>Ring us</dialog>", "nav"),
        ("<noscript><p>Ring us</noscript>", "nav"),
        ("<noscript>Ring us</noscript>", "nav"),
        ("<dialog open><p>Ring us</dialog>", ""),
    ],
)
def test_what_only_a_button_or_a_setting_shows_is_no_part_of_the_text(source: str, landmark: str) -> None:
    document = readers.read("a.html", f"{source}<p>End".encode(), "html")
    assert [block.landmark for block in document.blocks] == [landmark, ""]


def test_what_stands_apart_has_a_place_in_the_source() -> None:
    check(readers.read("a.html", b"><o aria-hidden=true>%", "html"))
