"""reStructuredText: what becomes which block, what is left out, and what malformed markup is."""

from __future__ import annotations

import pytest

from safelint import readers
from safelint.values.document import LEFT_OUT, Document
from support.promises import check

Shown = tuple[str, str, dict[str, object]]


def read(source: str) -> Document:
    document = readers.read("sample.rst", source.encode(), "restructuredtext")
    check(document)
    return document


def shown(source: str) -> list[Shown]:
    """Kind, words and whatever differs from the default, of each block."""
    document = read(source)
    return [
        (
            block.kind,
            " ".join(document.text[block.start : block.end].split()),
            {
                name: value
                for name, value in block._asdict().items()
                if name not in ("kind", "start", "end") and value != block._field_defaults[name]
            },
        )
        for block in document.blocks
    ]


def said(source: str) -> list[tuple[str, str]]:
    return [(kind, words) for kind, words, _ in shown(source)]


def inlines(source: str) -> list[tuple[str, str, str]]:
    document = read(source)
    return [(each.kind, document.text[each.start : each.end], each.target) for each in document.inlines]


# Blocks

_TITLES = """\
===========
The **one**
===========

Two
===

Three
-----

Two again
=========

~~~~
Four
~~~~
"""


def test_the_level_of_a_title_goes_by_the_order_of_what_adorns_it() -> None:
    titles = [(words, more["level"]) for kind, words, more in shown(_TITLES) if kind == "heading"]
    assert titles == [("The one", 1), ("Two", 2), ("Three", 3), ("Two again", 2), ("Four", 4)]


def test_lists_go_by_the_column_of_their_text() -> None:
    source = "- one\n  goes on\n\n  again\n\n  * deep\n\n- two\n\n1. first\n#. second\n"
    assert shown(source) == [
        ("item", "one goes on", {"level": 1, "group": 0, "row": 0}),
        ("item", "again", {"level": 1, "group": 0, "row": 0}),
        ("item", "deep", {"level": 2, "group": 1, "row": 0}),
        ("item", "two", {"level": 1, "group": 0, "row": 1}),
        ("item", "first", {"level": 1, "group": 2, "row": 0}),
        ("item", "second", {"level": 1, "group": 2, "row": 1}),
    ]


def test_a_number_at_the_head_of_a_line_is_no_item() -> None:
    assert said("999. If it is not urgent, call 101.\n") == [("paragraph", "999. If it is not urgent, call 101.")]
    assert said("A. Jones is here\nand speaks.\n") == [("paragraph", "A. Jones is here and speaks.")]


def test_definitions_fields_and_quotations() -> None:
    source = (
        "Term\n   Its definition.\nOther\n   Second.\n\n:Phone: 0800 1111\n:Text: 85258\n\n   A quotation.\n\nEnd.\n"
    )
    assert shown("Start.\n\n" + source) == [
        ("paragraph", "Start.", {}),
        ("term", "Term", {"group": 0, "row": 0}),
        ("definition", "Its definition.", {"group": 0, "row": 0}),
        ("term", "Other", {"group": 0, "row": 1}),
        ("definition", "Second.", {"group": 0, "row": 1}),
        ("term", "Phone", {"group": 1, "row": 0}),
        ("definition", "0800 1111", {"group": 1, "row": 0}),
        ("term", "Text", {"group": 1, "row": 1}),
        ("definition", "85258", {"group": 1, "row": 1}),
        ("definition", "A quotation.", {"group": 1, "row": 1}),
        ("paragraph", "End.", {}),
    ]
    assert shown("Start.\n\n   Quoted.\n") == [("paragraph", "Start.", {}), ("paragraph", "Quoted.", {"quoted": True})]


def test_lines_that_are_marked_as_lines_are_one_paragraph() -> None:
    assert said("| one\n| two\n  goes on\n") == [("paragraph", "one two goes on")]


def test_what_is_code_or_speaks_to_programs_is_left_out() -> None:
    source = """\
Before.

.. code-block:: python

   call("0800 1112")

.. contents::
   :depth: 2

.. a comment
   that goes on

Example::

   0800 1112

>>> call("0800 1112")
'0800 1112'

.. |x| replace:: y

.. _target: https://example.org

After.
"""
    assert said(source) == [("paragraph", "Before."), ("paragraph", "Example:"), ("paragraph", "After.")]


def test_what_admonitions_say_is_read() -> None:
    source = """\
.. note:: Call
   us.

.. warning::
   :class: x

   In danger, call 999.

   - An item

.. admonition:: For parents
   :name: y

   Ask us.

.. only:: html

   Seen.
"""
    assert said(source) == [
        ("paragraph", "Call us."),
        ("paragraph", "In danger, call 999."),
        ("item", "An item"),
        ("paragraph", "For parents"),
        ("paragraph", "Ask us."),
        ("paragraph", "Seen."),
    ]


@pytest.mark.parametrize("name", ["collapse", "aside", "margin", "line-block"])
def test_what_themes_set_apart_is_read(name: str) -> None:
    assert said(f".. {name}::\n\n   Call us.\n\nAfter.\n") == [("paragraph", "Call us."), ("paragraph", "After.")]


def test_notes_are_footnotes() -> None:
    assert shown("Call us [1]_.\n\n.. [1] Free\n   of charge.\n\nEnd.\n") == [
        ("paragraph", "Call us.", {}),
        ("footnote", "Free of charge.", {}),
        ("paragraph", "End.", {}),
    ]


TABLE = [
    ("Name", 0, 0, True),
    ("Number", 0, 1, True),
    ("Childline", 1, 0, False),
    ("0800 1111", 1, 1, False),
    ("Samaritans", 2, 0, False),
    ("116 123, free", 2, 1, False),
]


@pytest.mark.parametrize(
    "source",
    [
        """\
.. list-table::
   :header-rows: 1

   * - Name
     - Number
   * - Childline
     - 0800 1111
   * - Samaritans
     - 116 123,
       free
""",
        """\
==========  =========
Name        Number
==========  =========
Childline   0800 1111
Samaritans  116 123,
            free
==========  =========
""",
        """\
+------------+-----------+
| Name       | Number    |
+============+===========+
| Childline  | 0800 1111 |
+------------+-----------+
| Samaritans | 116 123,  |
|            | free      |
+------------+-----------+
""",
        """\
.. csv-table::
   :header: Name, Number

   Childline, 0800 1111
   Samaritans, "116 123, free"
""",
        """\
- - not this one

  .. table::

     ==========  =========
     Name        Number
     ==========  =========
     Childline   0800 1111
     Samaritans  116 123, free
     ==========  =========
""",
    ],
)
def test_each_form_of_a_table_gives_its_cells(source: str) -> None:
    cells = [(words, more) for kind, words, more in shown(source) if kind == "cell"]
    assert [
        (words, more.get("row", -1), more.get("column", -1), more.get("header", False)) for words, more in cells
    ] == TABLE


def test_a_cell_over_several_columns_or_rows_keeps_its_words() -> None:
    grid = """\
+-------+-------+
| Ask us first  |
+-------+-------+
| a     | b     |
|       +-------+
| c     | d     |
+-------+-------+
"""
    cells = [(words, more["row"], more["column"]) for _, words, more in shown(grid)]
    assert cells == [("Ask us first", 0, 0), ("a", 1, 0), ("c", 1, 0), ("b", 1, 1), ("d", 2, 1)]
    assert ("cell", "0808 800 5000 and more") in said("====  ====\na     b\n0808 800 5000 and more\n====  ====\n")


def test_pictures_with_their_words() -> None:
    source = ".. image:: a.png\n   :alt: A desk\n   :target: https://example.org\n\n.. figure:: b.png\n\n   Caption.\n"
    document = read(source)
    assert [(block.kind, document.text[block.start : block.end]) for block in document.blocks] == [
        ("paragraph", LEFT_OUT),
        ("alt", "A desk"),
        ("paragraph", LEFT_OUT),
        ("caption", "Caption."),
    ]
    images = [(each.target, dict(each.attrs)) for each in document.inlines if each.kind == "image"]
    assert images == [("a.png", {"alt": "A desk"}), ("b.png", {})]
    assert ("link", LEFT_OUT, "https://example.org") in inlines(source)


# Lines


def test_links_and_where_they_lead() -> None:
    source = """\
Read `our page <https://a.org/b>`_, ask Childline_ or `the police`_, or __ here__, or :ref:`there <place>`.

.. _Childline: https://www.childline.org.uk
.. _`The Police`: police_
.. _police:
   https://www.police.uk
.. __: https://c.org
"""
    assert inlines(source) == [
        ("link", "our page", "https://a.org/b"),
        ("link", "Childline", "https://www.childline.org.uk"),
        ("link", "the police", "https://www.police.uk"),
        ("link", "here", "https://c.org"),
        ("link", "there", "place"),
    ]


def test_emphasis_literals_roles_and_escapes() -> None:
    source = r"A *child* was **safe**; 2 * 3 * 4; ``code``; :kbd:`x`; `A Title`; \*not\*; re\ *place*\ d; |line|" + (
        "\n\n.. |line| replace:: 0800 1111\n"
    )
    assert said(source) == [
        (
            "paragraph",
            f"A child was safe; 2 * 3 * 4; {LEFT_OUT}; {LEFT_OUT}; A Title; *not*; replaced; 0800 1111",
        )
    ]
    assert inlines(source) == [
        ("emphasis", "child", ""),
        ("strong", "safe", ""),
        ("cite", "A Title", ""),
        ("emphasis", "place", ""),
    ]


@pytest.mark.parametrize(
    "source",
    ["a *b c", "a ``b", "`a", "a |b", "**", "a * b * c", "snake_case", "(*)", "a [b c]", "x__y", "'*'", "+--", "= ="],
)
def test_malformed_markup_is_text(source: str) -> None:
    assert said(source + "\n") == [("paragraph", source)]


def test_a_finding_stands_on_its_words() -> None:
    source = "Title\n=====\n\n- Call *us*\n  on **0808\n  800 5000**.\n"
    document = read(source)
    start = document.text.index("0808")
    span = document.span(start, start + len("0808\n  800 5000"))
    assert document.source.text[slice(*span)] == "0808\n  800 5000"
    assert document.exact(start, start + 4)


# The head of a file


def test_fields_at_the_head_say_something_of_the_file() -> None:
    source = "Title\n=====\n\n:lang: cy\n:author: A. Writer\n:description: Help for you\n:Phone: 0800 1111\n\nText.\n"
    document = read(source)
    assert document.meta.language == "cy"
    assert said(source) == [
        ("heading", "Title"),
        ("description", "Help for you"),
        ("term", "Phone"),
        ("definition", "0800 1111"),
        ("paragraph", "Text."),
    ]


def test_comments_are_kept_for_silences() -> None:
    source = ".. safelint-disable-next-line terminology -- said\n   in court\n\nText.\n\n..\n\n   Quoted.\n"
    document = read(source)
    words = [document.source.text[slice(*span)] for span in document.comments]
    assert words == [".. safelint-disable-next-line terminology -- said\n   in court", ".."]
    assert said(source) == [("paragraph", "Text."), ("paragraph", "Quoted.")]
