"""reStructuredText and AsciiDoc: what is not known is read, HTML as HTML, and what stands in other files is told."""

from __future__ import annotations

import pytest

from safelint import readers


def texts(name: str, source: str) -> list[str]:
    document = readers.read("a", source.encode(), name)
    assert not document.unread
    return [document.text[block.start : block.end] for block in document.blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (".. whatever:: x\n   :width: 3\n\n   Ring us.\n\n   - now\n\nEnd\n", ["Ring us.", "now", "End"]),
        (".. x:button-link:: https://a.example\n\n   Ring us\n", ["Ring us"]),
        (".. parsed-literal::\n   Ring *us*\n   now\n", ["Ring us\n   now"]),
        (".. raw:: html\n\n   <p>Ring <b>us</b><div hidden>no\n\nEnd\n", ["Ring us", "End"]),
        (".. raw:: latex\n\n   Ring us\n\nEnd\n", ["End"]),
        (".. code-block:: sh\n\n   Ring us\n\nEnd\n", ["End"]),
        (".. toctree::\n\n   a/b\n\nEnd\n", ["End"]),
        (".. include:: <isonum.txt>\n\n.. include:: a.py\n   :code: python\n\nEnd\n", ["End"]),
    ],
)
def test_restructuredtext(source: str, expected: list[str]) -> None:
    assert texts("restructuredtext", source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("++++\n<p>Ring <b>us</b><div hidden>no\n++++\n\nEnd\n", ["Ring us", "End"]),
        ("[stem]\n++++\nx^2\n++++\nEnd\n", ["End"]),
        ("[pass]\n<p>Ring us</p>\n\nEnd\n", ["Ring us", "End"]),
        ("Ring +++<u>us</u>+++ +++<i>+++now+++</i>+++\n", ["Ring us now"]),
        ("----\ninclude::a.rb[]\n----\nEnd\n", ["End"]),
    ],
)
def test_asciidoc(source: str, expected: list[str]) -> None:
    assert texts("asciidoc", source) == expected


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("restructuredtext", ".. include:: more.txt\n\nText\n"),
        ("restructuredtext", ".. raw:: html\n   :file: more.txt\n\nText\n"),
        ("restructuredtext", ".. csv-table:: Lines\n   :file: more.txt\n\nText\n"),
        ("asciidoc", "Text\n\ninclude::more.txt[lines=1..3]\n"),
    ],
)
def test_what_stands_in_another_file_is_told(name: str, source: str) -> None:
    found = readers.read("a", source.encode(), name)
    assert list(found.passed_over) == ["another file that it takes in (more.txt): check that one too"]
    assert not found.unread
