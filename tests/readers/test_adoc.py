"""AsciiDoc: what becomes which block, what is left out, and what malformed markup is."""

from __future__ import annotations

import pytest

from safelint import readers
from safelint.values.document import LEFT_OUT, Document
from support.promises import check

Shown = tuple[str, str, dict[str, object]]


def read(source: str) -> Document:
    document = readers.read("sample.adoc", source.encode(), "asciidoc")
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


def test_titles_have_the_level_of_their_marks() -> None:
    source = "= One *bold*\n\n== Two\n\n[discrete]\n=== Three\n\n## Two again\n\nOld\n---\n\nText.\n"
    assert [(words, more["level"]) for kind, words, more in shown(source) if kind == "heading"] == [
        ("One bold", 1),
        ("Two", 2),
        ("Three", 3),
        ("Two again", 2),
        ("Old", 2),
    ]


def test_the_head_says_who_wrote_it_and_attributes_say_more() -> None:
    source = (
        "= Title\nAnna Writer <a@example.org>\nv1.0, 2026-01-01\n:lang: cy\n:description: Help \\\nfor you\n\nText.\n"
    )
    document = read(source)
    assert document.meta.language == "cy"
    assert said(source) == [("heading", "Title"), ("description", "Help \\ for you"), ("paragraph", "Text.")]
    assert said("= Title\nCall Childline on 0800 1111 now.\n") == [
        ("heading", "Title"),
        ("paragraph", "Call Childline on 0800 1111 now."),
    ]


def test_lists_go_by_their_marks() -> None:
    source = "* one\ngoes on\n** deep\n* [x] two\n+\nattached\n\n. first\n. second\n\nAfter.\n"
    assert shown(source) == [
        ("item", "one goes on", {"level": 1, "group": 0, "row": 0}),
        ("item", "deep", {"level": 2, "group": 1, "row": 0}),
        ("item", "two", {"level": 1, "group": 0, "row": 1}),
        ("item", "attached", {"level": 1, "group": 0, "row": 1}),
        ("item", "first", {"level": 2, "group": 2, "row": 0}),
        ("item", "second", {"level": 2, "group": 2, "row": 1}),
        ("paragraph", "After.", {}),
    ]
    assert said("999. If it is not urgent, call 101.\n") == [("paragraph", "999. If it is not urgent, call 101.")]


def test_terms_have_definitions() -> None:
    assert shown("Term:: Its definition\nOther::\n\n  Second.\n\nCall std::x now.\n") == [
        ("term", "Term", {"group": 0, "row": 0}),
        ("definition", "Its definition", {"group": 0, "row": 0}),
        ("term", "Other", {"group": 0, "row": 1}),
        ("definition", "Second.", {"group": 0, "row": 1}),
        ("paragraph", "Call std::x now.", {}),
    ]


def test_what_is_code_or_speaks_to_programs_is_left_out() -> None:
    source = """\
Before.

----
call 0800 1112
----

....
0800 1112
....

[source,python]
call("0800 1112")

////
0800 1112
////

// 0800 1112

 0800 1112

include::other.adoc[]

ifdef::draft[]
After.
endif::[]
"""
    assert said(source) == [("paragraph", "Before."), ("paragraph", "After.")]


def test_what_admonitions_and_boxes_say_is_read() -> None:
    source = """\
NOTE: Call
us.

[WARNING]
.Danger
====
In danger, call 999.

* An item
====

****
Beside.
****

--
Open.
--
"""
    assert said(source) == [
        ("paragraph", "Call us."),
        ("caption", "Danger"),
        ("paragraph", "In danger, call 999."),
        ("item", "An item"),
        ("paragraph", "Beside."),
        ("paragraph", "Open."),
    ]


def test_quotations_name_who_speaks() -> None:
    quoted = {"quoted": True}
    assert shown("[quote, Anna, Letters]\n____\nSaid.\n____\n\n[quote, Ben]\nSaid too.\n") == [
        ("paragraph", "Said.", quoted),
        ("paragraph", "Anna", quoted),
        ("paragraph", "Said too.", quoted),
        ("paragraph", "Ben", quoted),
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
        "|===\n|Name |Number\n\n|Childline |0800 1111\n|Samaritans |116 123, free\n|===\n",
        '[%header,cols="1,2"]\n|===\n|Name\n|Number\n|Childline\n|0800 1111\n|Samaritans\n|116 123,\nfree\n|===\n',
        '[cols="2*",options="header"]\n|===\n|Name |Number |Childline |0800 1111 |Samaritans\n|116 123, free\n|===\n',
        '[%header,format=csv]\n|===\nName,Number\nChildline,0800 1111\nSamaritans,"116 123, free"\n|===\n',
        '[%header]\n,===\nName,Number\nChildline,0800 1111\nSamaritans,"116 123, free"\n,===\n',
    ],
)
def test_each_form_of_a_table_gives_its_cells(source: str) -> None:
    assert [
        (words, more.get("row", -1), more.get("column", -1), more.get("header", False))
        for kind, words, more in shown(source)
        if kind == "cell"
    ] == TABLE


def test_cells_take_columns_and_rows_and_may_hold_blocks() -> None:
    source = '[cols="1,1,1"]\n|===\n2+|wide |a\n.2+|tall |b |c\n|d |e\na|\n* item\n|f h|head\n|===\n'
    assert [(words, more["row"], more.get("column")) for _, words, more in shown(source)] == [
        ("wide", 0, 0),
        ("a", 0, 2),
        ("tall", 1, 0),
        ("b", 1, 1),
        ("c", 1, 2),
        ("d", 2, 1),
        ("e", 2, 2),
        ("item", 0, None),
        ("f", 3, 1),
        ("head", 3, 2),
    ]


def test_pictures_with_their_words() -> None:
    source = "image::a.png[A desk, 300, link=https://example.org]\n\nSee image:b.png[] here.\n"
    document = read(source)
    assert [(block.kind, document.text[block.start : block.end]) for block in document.blocks] == [
        ("paragraph", LEFT_OUT),
        ("alt", "A desk"),
        ("paragraph", f"See {LEFT_OUT} here."),
    ]
    images = [(each.target, dict(each.attrs)) for each in document.inlines if each.kind == "image"]
    assert images == [("a.png", {"alt": "A desk"}), ("b.png", {})]


# Lines


def test_links_and_where_they_lead() -> None:
    source = """\
:site: https://a.org

Read https://a.org/b[our _page_^], {site}[ours], link:c.html[here], <<who,there>>, xref:d.adoc[that page] or
mailto:help@example.org[write], see https://a.org/b_c_d.
"""
    assert inlines(source) == [
        ("link", "our page", "https://a.org/b"),
        ("emphasis", "page", ""),
        ("link", "ours", "https://a.org"),
        ("link", "here", "c.html"),
        ("link", "there", "#who"),
        ("link", "that page", "d.adoc"),
        ("link", "write", "mailto:help@example.org"),
    ]
    assert said(source)[0][1].endswith("see https://a.org/b_c_d.")


def test_formatted_words_attributes_and_escapes() -> None:
    source = (
        ":line: 0800 1111\n\nA *child* was _safe_; 2 * 3 * 4; `code`; kbd:[x]; \\*not*; **re**placed; {line}; {none}; "
        'a&nbsp;b; "`said`"; x^2^; [.red]#red#; +*as is*+; ((seen))(((not seen)))\n'
    )
    assert said(source) == [
        (
            "paragraph",
            f"A child was safe; 2 * 3 * 4; {LEFT_OUT}; {LEFT_OUT}; *not*; replaced; 0800 1111; {LEFT_OUT}; a b; "
            "“said”; x2; red; *as is*; seen",
        )
    ]


def test_footnotes_follow_their_paragraph() -> None:
    assert said("Call us.footnote:[Free *of* charge.] Or write.\n") == [
        ("paragraph", "Call us. Or write."),
        ("footnote", "Free of charge."),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "a *b c",
        "a `b",
        "a_b_c",
        "**",
        "a * b * c",
        "link:x",
        "https://a.org[b",
        "<<a",
        "footnote:[a",
        "{a",
        "a {b c}",
        "+",
        "[a b",
        "x^a b^",
    ],
)
def test_malformed_markup_is_text(source: str) -> None:
    assert said(source + "\n") == [("paragraph", source)]


def test_a_block_without_its_second_line_is_text() -> None:
    for mark in ("----", "====", "////", "|===", "--"):
        assert said(f"Before.\n\n{mark}\nCall us.\n") == [("paragraph", "Before."), ("paragraph", "Call us.")]


def test_a_finding_stands_on_its_words() -> None:
    document = read("= Title\n\n* Call *us*\n  on *0808\n  800 5000*.\n")
    start = document.text.index("0808")
    span = document.span(start, start + len("0808\n  800 5000"))
    assert document.source.text[slice(*span)] == "0808\n  800 5000"
    assert document.exact(start, start + 4)


def test_comments_are_kept_for_silences() -> None:
    source = "// safelint-disable-next-line terminology -- said\nText.\n\nOne\n// safelint-enable terminology\ntwo.\n"
    document = read(source)
    words = [document.source.text[slice(*span)] for span in document.comments]
    assert words == ["// safelint-disable-next-line terminology -- said", "// safelint-enable terminology"]
    assert said(source) == [("paragraph", "Text."), ("paragraph", "One two.")]
