"""Readers: what becomes which block, what is left out, how bytes become text, what is refused."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from safelint import readers
from safelint.plugins import registered
from safelint.readers import Reader
from safelint.readers.prose.decode import _encodings, decode
from safelint.values.document import BREAK, LEFT_OUT, Document, Meta
from safelint.values.errors import SafelintError, Unreadable
from safelint.values.source import Span
from support import DATA

Shown = tuple[str, str, dict[str, object]]


def read(name: str, source: str | bytes, path: str = "sample") -> Document:
    return readers.read(path, source if isinstance(source, bytes) else source.encode(), name)


def shown(doc: Document) -> list[Shown]:
    """Kind, text and whatever differs from the default, of each block."""
    blocks = []
    for block in doc.blocks:
        fields = {
            name: value
            for name, value in block._asdict().items()
            if name not in ("kind", "start", "end") and value != block._field_defaults[name]
        }
        blocks.append((block.kind, doc.text[block.start : block.end], fields))
    return blocks


def inlines(doc: Document) -> list[tuple[str, str, str]]:
    return [(inline.kind, doc.text[inline.start : inline.end], inline.target) for inline in doc.inlines]


# Choosing a reader


@pytest.mark.parametrize(
    ("path", "data", "expected"),
    [
        ("a.txt", b"<html>", "text"),
        ("a.MD", b"", "markdown"),
        ("docs/a.qmd", b"", "markdown"),
        ("docs.v1/a", b"", "text"),
        ("a.xhtml", b"", "html"),
        ("-", b"  <!DOCTYPE html><p>", "html"),
        ("-", b"\xef\xbb\xbf<html lang='en'>", "html"),
        ("-", "<html>".encode("utf-16"), "html"),
        ("-", b"# Title", "text"),
        ("a.njk", b"<p>x", "text"),
        (".md", b"", "text"),
    ],
)
def test_the_suffix_chooses_then_the_first_bytes(path: str, data: bytes, expected: str) -> None:
    assert readers.choose(path, data) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ('<?xml version="1.0" encoding="UTF-8"?>\n', "html"),
        ("<!-- saved from url=(0014)about:internet -->\r\n", "html"),
        ("\ufeff<?xml version='1.0'?><!-- a\n- b --> <!-- -->", "html"),
        ("<!-- ", "text"),
        ("A page begins with ", "text"),
        ("<!-- a note --># Help\n\n", "text"),
    ],
)
@pytest.mark.parametrize("root", ["<!DOCTYPE html PUBLIC>", "<html lang=en>"])
def test_a_page_is_told_behind_what_may_stand_before_it(before: str, expected: str, root: str) -> None:
    assert readers.choose("-", f"{before}{root}<p>Help".encode()) == expected


def test_configuration_gives_suffixes_to_readers() -> None:
    assert readers.choose("a.njk", b"", {".njk": "html"}) == "html"
    assert readers.choose("a.txt", b"", {".txt": "markdown"}) == "markdown"


@pytest.mark.parametrize(
    ("path", "instead"),
    [
        ("a.ppt", "save it as .pptx"),
        ("b/A.XLS", "save it as text or as a web page, or paste its words into `safelint check -`"),
        ("x.pages", "export it as .docx"),
        ("n.rtf", "save it as .docx"),
        ("o.doc", "save it as .docx"),
        ("m.msg", "save it as .eml"),
    ],
)
def test_known_formats_that_are_not_read_say_what_to_do(path: str, instead: str) -> None:
    with pytest.raises(Unreadable, match=instead):
        readers.choose(path, b"")
    assert readers.unsupported(path)
    assert readers.unsupported("a.txt") == ""


def test_the_table_of_readers_agrees_with_the_modules() -> None:
    for module, (name, suffixes) in readers.SHIPPED.items():
        reader = registered(f"safelint.readers.{module}", "READER", Reader)
        assert isinstance(reader, Reader)
        assert (reader.name, reader.suffixes) == (name, suffixes)
    assert readers.formats()[:3] == ("text", "markdown", "html")
    assert readers.suffixes()[".mdx"] == "markdown"


TEXTS = ("text", "markdown", "html")
"""The formats that are text, which a person may type."""


def test_an_unknown_format_is_wrong_use() -> None:
    with pytest.raises(SafelintError, match="no reader is called rtf"):
        read("rtf", "x")


def test_a_plain_file_imports_no_other_reader() -> None:
    program = (
        "import sys; from safelint import readers; readers.read('a.txt', b'Text.', readers.choose('a.txt', b'Text.'));"
        "print([m for m in ('pyromark', 'yaml', 'safelint.readers.html.reader', 'safelint.readers.markdown.reader',"
        " 'html.entities') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


# Bytes to text


@pytest.mark.parametrize(
    ("data", "text", "encoding", "bom"),
    [
        (b"", "", "utf-8", False),
        (b"plain", "plain", "utf-8", False),
        ("“é”".encode(), "“é”", "utf-8", False),
        (b"\xef\xbb\xbfx", "x", "utf-8", True),
        ("“x”".encode("utf-16"), "“x”", "utf-16-le", True),
        (b"\xfe\xff" + "“x”".encode("utf-16-be"), "“x”", "utf-16-be", True),
        ("Hello".encode("utf-16-le"), "Hello", "utf-16-le", False),
        ("Hello".encode("utf-16-be"), "Hello", "utf-16-be", False),
        (b"It\x92s \x80 5 \x96 x", "It’s € 5 – x", "cp1252", False),
        (b"a\x1ab", "a\x1ab", "utf-8", False),
    ],
)
def test_encodings(data: bytes, text: str, encoding: str, bom: bool) -> None:
    assert decode(data) == (text, encoding, bom)


def _page(label: str, text: str = "he had child pornography") -> bytes:
    return f"<meta charset={label}><p>é</p>".encode("cp1252") + f"<p>{text}".encode()


def test_a_page_declares_only_what_browsers_know() -> None:
    for label in ("unicode_escape", "raw_unicode_escape", "utf-7", "cp037", "hex", "rot13", "punycode", "idna", "mbcs"):
        assert decode(_page(label, r"\\u0068"), html=True).text.endswith(r"\\u0068"), label
        assert decode(_page(label), html=True).encoding == "cp1252"
    for label in ("iso-2022-kr", "hz-gb-2312", "replacement", "ISO-2022-CN"):
        with pytest.raises(Unreadable, match="browsers do not show"):
            decode(_page(label), html=True)
        with pytest.raises(Unreadable, match="browsers do not show"):
            decode(f'<meta charset="{label}"><p>x'.encode(), html=True)
    assert decode(_page("x-user-defined"), html=True).encoding == "cp1252"
    assert decode(_page("utf-16"), html=True).encoding == "cp1252"  # it cannot be, and is no UTF-8 either
    assert decode("<meta charset=sjis><p>\u9996".encode("cp932"), html=True)[:2] == (
        "<meta charset=sjis><p>\u9996",
        "cp932",
    )
    with pytest.raises(Unreadable, match="cannot be read"):
        decode(b"<meta charset=gbk><p>\xff\xff", html=True)


def test_every_label_is_one_that_python_can_decode() -> None:
    encodings = _encodings()
    assert len(encodings) == 228  # of the standard
    assert all(label == label.lower().strip() for label in encodings)
    for name in set(encodings.values()) - {"refused"}:
        assert "a1".encode(name).decode(name) == "a1"


def test_digits_of_an_encoding_that_shifts_are_read_as_browsers_show_them() -> None:
    page = "<meta charset=iso-2022-jp><p>\uff10\uff18".encode("iso2022-jp")
    assert page.isascii()
    assert decode(page, html=True).text.endswith("<p>\uff10\uff18")


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        ("<!-- <meta charset=gbk> --><p>", "cp1252"),
        ("<!-- <meta charset=gbk> --><meta charset=koi8-r>", "koi8-r"),
        ("<!--><meta charset=koi8-r>", "koi8-r"),
        ("<!-- never ended <meta charset=gbk>", "cp1252"),
        ('<p title="<meta charset=gbk>"><meta charset=koi8-r>', "koi8-r"),
        ("<p title='<meta charset=gbk>'>", "cp1252"),
        ('<META data-a="charset=gbk" CHARSET = "KOI8-R" charset=gbk>', "koi8-r"),
        ("<metadata charset=gbk>", "cp1252"),
        ("<meta charset=nonsense><meta charset=koi8-r>", "koi8-r"),
        ('<meta http-equiv=Content-Type content="text/html; Charset= koi8-r">', "koi8-r"),
        ('<meta content="text/html; charset=koi8-r">', "cp1252"),
        ("<!DOCTYPE html><html><head><meta\n\tcharset='koi8-r'/>", "koi8-r"),
    ],
)
def test_a_declaration_is_found_as_browsers_find_it(page: str, encoding: str) -> None:
    assert decode(page.encode() + b"\xc1", html=True).encoding == encoding


def test_a_page_may_declare_its_charset() -> None:
    page = '<meta charset="iso-8859-15"><p>5 €'.encode("iso-8859-15")
    assert decode(page, html=True)[:2] == ('<meta charset="iso-8859-15"><p>5 €', "iso8859-15")
    assert decode(b"<meta charset=latin1>\x92", html=True).text.endswith("’")  # as browsers do
    assert decode(b"<meta charset=nonsense>\x92", html=True).encoding == "cp1252"
    assert decode("<meta charset=windows-1252>é".encode(), html=True).encoding == "utf-8"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"a\0b", "binary data"),
        (b"\0" * 100, "binary data"),
        (bytes(range(1, 32)) * 10, "binary data"),
        (b"\xc3\x28 \x81", "not UTF-8, UTF-16 or Windows-1252"),
        (b"\xff\xfea", "damaged UTF-16"),
        (b"\xff\xfe\x00\xd8a\x00", "damaged UTF-16"),
        (b"\xef\xbb\xbf\xff", "damaged UTF-8"),
        (b"%PDF-1.7", "a PDF file"),
        (b"PK\x03\x04rest", "a zip archive"),
        (b"{\\rtf1", "Rich Text"),
        (b"\x89PNG\r\n", "a picture"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    for name in TEXTS:
        with pytest.raises(Unreadable, match=reason):
            read(name, data)


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n \n\t\r\n"])
def test_an_empty_file_has_nothing_to_say(name: str, data: bytes) -> None:
    doc = read(name, data)
    assert (doc.text, list(doc.blocks), list(doc.segments)) == ("", [], [])
    assert doc.span(0, 0) == Span(0, 0)


def test_the_source_remembers_how_it_was_written() -> None:
    source = read("html", "\ufeff<p>é".encode("utf-16-le"), "a.html").source
    assert (source.path, source.media, source.text) == ("a.html", "html", "<p>é")
    assert (source.encoding, source.bom) == ("utf-16-le", True)


# Plain text


def test_plain_text() -> None:
    doc = read(
        "text",
        "Man jailed for abuse\n\nPRESS RELEASE\n\nChildline: 0800 1111\nNSPCC: 0808 800 5000"
        "\n\nHe was\n12. That is no list."
        "\n\nNext steps\n----------\nYou can:\n- call\n  us\n- text\n\n  at any time\n\n1. One\n   (a) sub\n\n"
        "> quoted\n> lines\n>\n> more\n\nCLOSING WORDS\nText.\n-----\nCALL THE HELPLINE\nIN AN EMERGENCY\n",
    )
    assert shown(doc) == [
        ("heading", "Man jailed for abuse", {"level": 1}),
        ("heading", "PRESS RELEASE", {"level": 2}),
        ("paragraph", "Childline: 0800 1111\nNSPCC: 0808 800 5000", {}),
        ("paragraph", "He was\n12. That is no list.", {}),
        ("heading", "Next steps", {"level": 2}),
        ("paragraph", "You can:", {}),
        ("item", "call\n  us", {"level": 1, "group": 0, "row": 0}),
        ("item", "text", {"level": 1, "group": 0, "row": 1}),
        ("item", "at any time", {"level": 1, "group": 0, "row": 1}),
        ("item", "One", {"level": 1, "group": 1, "row": 0}),
        ("item", "sub", {"level": 2, "group": 1, "row": 1}),
        ("paragraph", "quoted\nlines", {"quoted": True}),
        ("paragraph", "more", {"quoted": True}),
        ("heading", "CLOSING WORDS", {"level": 2}),
        ("paragraph", "Text.", {}),
        ("paragraph", "CALL THE HELPLINE\nIN AN EMERGENCY", {}),
    ]


@pytest.mark.parametrize(
    "line", ["Call us today.", "Childline: 0800 1111", "Ring 0808 800 5000 now", "Help", "To: all our parents"]
)
def test_a_first_line_that_is_no_title(line: str) -> None:
    assert read("text", f"{line}\n\nText.").blocks[0].kind == "paragraph"


@pytest.mark.parametrize("line", ['"Perfect" dad jailed for murder', "'Kind' coach jailed", "“Kind” coach jailed"])
def test_a_headline_may_begin_with_a_quotation_mark(line: str) -> None:
    assert read("text", f"{line}\n\nText.").blocks[0].kind == "heading"


def test_a_headline_may_have_a_colon() -> None:
    assert read("text", "Care home row: families speak out\n\nText.").blocks[0].kind == "heading"


def test_columns_of_plain_text() -> None:
    doc = read("text", "Name\tNumber\nChildline\t0800 1111\n")
    assert [(text, fields) for _, text, fields in shown(doc)] == [
        ("Name", {"group": 0, "row": 0, "column": 0}),
        ("Number", {"group": 0, "row": 0, "column": 1}),
        ("Childline", {"group": 0, "row": 1, "column": 0}),
        ("0800 1111", {"group": 0, "row": 1, "column": 1}),
    ]


def test_a_mark_that_stands_alone_makes_an_item_of_the_line_below() -> None:
    doc = read("text", "Act at once if:\n-\nA child is hurt\n-\nA child is missing\nTell us.\n\n-\n\nThe end.")
    assert shown(doc) == [
        ("paragraph", "Act at once if:", {}),
        ("item", "A child is hurt", {"level": 1, "group": 0, "row": 0}),
        ("item", "A child is missing", {"level": 1, "group": 0, "row": 1}),
        ("paragraph", "Tell us.", {}),
        ("paragraph", "The end.", {}),
    ]


def test_a_stray_tab_makes_no_column() -> None:
    assert len(read("text", "A line with a\ttab in it\nand one more line.").blocks) == 1


# Markdown


def test_markdown_blocks() -> None:
    doc = read(
        "markdown",
        "# Head {#id}\n\n> quote\n\n- one\n  - two\n\n    more\n\n1. x\n\n| a | b |\n|---|---|\n| 1 |   |\n\n"
        "Text[^n].\n\n[^n]: note\n\nTerm\n: Meaning\n\n#\n\n```\ncode\n```\n\n***\n\nEnd\n",
    )
    assert shown(doc) == [
        ("heading", "Head", {"level": 1}),
        ("paragraph", "quote", {"quoted": True}),
        ("item", "one", {"level": 1, "group": 0, "row": 0}),
        ("item", "two", {"level": 2, "group": 1, "row": 0}),
        ("item", "more", {"level": 2, "group": 1, "row": 0}),
        ("item", "x", {"level": 1, "group": 2, "row": 0}),
        ("cell", "a", {"group": 3, "row": 0, "column": 0, "header": True}),
        ("cell", "b", {"group": 3, "row": 0, "column": 1, "header": True}),
        ("cell", "1", {"group": 3, "row": 1, "column": 0}),
        ("cell", "", {"group": 3, "row": 1, "column": 1}),
        ("paragraph", "Text.", {}),
        ("footnote", "note", {}),
        ("term", "Term", {"group": 4, "row": 0}),
        ("definition", "Meaning", {"group": 4, "row": 0}),
        ("heading", "", {"level": 1}),
        ("paragraph", "End", {}),
    ]


def test_markdown_inlines() -> None:
    doc = read("markdown", '**b** *i* ~~s~~ [l](/x?a&b "T") ![alt](i.png) <a@b.uk> <q>x</q> [](/e) `c`')
    assert inlines(doc) == [
        ("strong", "b", ""),
        ("emphasis", "i", ""),
        ("strike", "s", ""),
        ("link", "l", "/x?a&b"),
        ("image", LEFT_OUT, "i.png"),
        ("link", "a@b.uk", "mailto:a@b.uk"),
        ("quote", "x", ""),
        ("link", "", "/e"),
    ]
    assert [text for _, text, _ in shown(doc)] == [f"b i s l {LEFT_OUT} a@b.uk x  {LEFT_OUT}", "T", "alt"]
    assert doc.inlines[4].attrs == {"alt": "alt"}


def test_raw_html_cannot_end_what_markdown_began() -> None:
    doc = read("markdown", "- one</li></ul></p>\n- <p>two\n\n<td>\n\n- three <td>x\n")
    assert [(kind, text) for kind, text, _ in shown(doc)][:2] == [("item", "one"), ("item", "two")]


def test_comments_are_kept_for_suppressions() -> None:
    source = "Text <!-- one -->.\n\n<!-- safelint-disable x -->\n\nMore"
    doc = read("markdown", source)
    assert [source[a:b] for a, b in doc.comments] == ["<!-- one -->", "<!-- safelint-disable x -->"]


def test_front_matter_settings() -> None:
    doc = read(
        "markdown",
        "---\ntitle: A  title\nlang: cy\nsafelint:\n  audience: young-people\n  kind: letter\n  nation: wales\n"
        "  topics: [suicide, child-sexual-abuse]\n---\nText.\n",
    )
    assert doc.meta == Meta("A title", "cy", "young-people", "letter", ("wales",), ("suicide", "child-sexual-abuse"))
    assert shown(doc) == [("title", "A  title", {}), ("paragraph", "Text.", {})]


@pytest.mark.parametrize(
    ("format_name", "source"),
    [
        ("markdown", "---\ncategories:\n  - Opinion\n  - {a: b}\nsection: Sport\n---\nText."),
        ("markdown", '+++\ncategories = ["Opinion"]\nsection = "Sport"\n+++\nText.'),
        (
            "html",
            '<meta property="article:section" content="Opinion"><meta property="article:section" content="Sport">'
            "<p>Text",
        ),
    ],
)
def test_a_page_tells_under_which_sections_it_is_filed(format_name: str, source: str) -> None:
    assert read(format_name, source).meta.sections == ("opinion", "sport")


def test_a_page_of_a_sites_software_has_front_matter_too() -> None:
    doc = read(
        "html",
        "---\ntitle: A  title\nlang: cy\nsafelint:\n  kind: letter\n---\n"
        "<p>Bore da</p><p lang=cy>Helo</p><p lang=en>Hi\n",
    )
    assert doc.meta == Meta("A title", "cy", kind="letter")
    assert [(kind, text) for kind, text, _ in shown(doc)] == [
        ("title", "A  title"),
        *(("paragraph", text) for text in ("Bore da", "Helo", "Hi")),
    ]
    assert [block.language for block in doc.blocks] == ["", "", "", "en"]
    doc = read("html", '+++\ntitle = "A title"\n+++\n<html lang="en"><title>Other</title><p>Text')
    assert doc.meta == Meta("A title", "en", whole_page=True)
    doc = read("html", "---\nsafelint:\n  kind: news-page\n---\n<p>Text", "a.html")
    assert re.match(r"safelint\.kind .*unknown news-page", doc.meta.wrong)
    assert [text for _, text, _ in shown(read("html", "---<p>Text</p>---"))] == ["---", "Text", "---"]


@pytest.mark.parametrize(
    "between", ["Words.", "OTHER LINES", "Other lines\n-----------", "> What others said.", "- An item"]
)
def test_what_stands_between_two_tables_of_a_text_ends_the_first(between: str) -> None:
    row = "Service\tNumber\nChildline\t0800 1111\n"
    cells = [block for block in read("text", f"{row}\n{between}\n\n{row}").blocks if block.kind == "cell"]
    assert [block.row for block in cells] == [0, 0, 1, 1] * 2
    assert len({block.group for block in cells}) == 2


def test_toml_front_matter_settings() -> None:
    doc = read(
        "markdown", '+++\ntitle = "A title"\n[safelint]\nnation = ["england", "wales"]\nkind = "auto"\n+++\nText.\n'
    )
    assert doc.meta == Meta("A title", nations=("england", "wales"))
    doc = read("markdown", '+++\n[safelint]\naudience = "news"\n+++\nText.\n')
    assert doc.meta.audience == "news"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("safelint:\n  audiense: news", r"^unknown key safelint\.audiense .*; nearest known: audience$"),
        ("safelint:\n  audience: new", r"^safelint\.audience .*unknown new; nearest known: news$"),
        ("safelint:\n  nation: Wales", r"^safelint\.nation .*unknown Wales; nearest known: wales$"),
        ("safelint:\n  kind: zzz", r"^safelint\.kind .*unknown zzz \(one of auto, "),
        ("safelint:\n  kind: [letter, news]", r"^safelint\.kind .*takes one value"),
        ("safelint: news", r"^safelint .*must hold keys"),
        ("safelint:\n  topics: {a: b}", r"^safelint\.topics .*a text or a list of texts"),
        ("safelint:\n  kind: 'x", r"^the front matter cannot be read"),
        (f"safelint: {'[' * 300}", r"^the front matter cannot be read: it is nested too deeply"),
    ],
)
def test_wrong_front_matter_settings_name_the_key_and_not_the_file(settings: str, message: str) -> None:
    doc = read("markdown", f"---\n{settings}\n---\nText.", "a.md")
    assert re.match(message, doc.meta.wrong)
    assert shown(doc) == [("paragraph", "Text.", {})]


def test_front_matter_of_others_that_cannot_be_read_is_passed_over() -> None:
    assert shown(read("markdown", "---\ntitle: 'x\n---\nText.\n")) == [("paragraph", "Text.", {})]


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    doc = read("markdown", "---\n\nSome words\n\n---\n\nMore words\n")
    assert [text for _, text, _ in shown(doc)] == ["Some words", "More words"]


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("$CTA\nCall us\n$CTA\n", ["Call us"]),
        ("$C\n**Us**  \n0800 1111\n$C\n", ["Us  \n0800 1111"]),
        ("^Read this^\n", ["Read this"]),
        ("%Take care%\n", ["Take care"]),
        ("Some 50% of it and 20%\n", ["Some 50% of it and 20%"]),
        ("It cost $A1 and ^ that\n", ["It cost $A1 and ^ that"]),
        ("{::highlight-answer}\nYes\n{:/highlight-answer}\n", ["Yes"]),
        ("See x[this](https://example.org)x now\n", ["See  this  now"]),
        ("{button}[Go](/x){/button}\n", ["Go"]),
        ("Before [Contact:12] after\n", [f"Before {LEFT_OUT} after"]),
    ],
)
def test_govspeak(source: str, texts: list[str]) -> None:
    kept = [" ".join(text.split(" ")) for _, text, _ in shown(read("markdown", source))]
    assert [text.replace("  ", " ") for text in kept] == [text.replace("  ", " ") for text in texts]


def test_a_heading_of_govspeak_needs_no_space() -> None:
    source = (
        "é\n\n##Get *help* – now\nCall us\r\n\r\n######Ends\n#MeToo\n\n```\n##Code\n```\n\n"
        "#######Seven\n\nA ##b\n\n##“Ü”\n"
    )
    doc = read("markdown", source)
    assert [(kind, text, about) for kind, text, about in shown(doc)] == [
        ("paragraph", "é", {}),
        ("heading", "Get help – now", {"level": 2}),
        ("paragraph", "Call us", {}),
        ("heading", "Ends", {"level": 6}),
        ("paragraph", "#MeToo", {}),
        ("paragraph", "#######Seven", {}),
        ("paragraph", "A ##b", {}),
        ("heading", "“Ü”", {"level": 2}),
    ]
    spans = [doc.span(block.start, block.end) for block in doc.blocks]
    assert [source[a:b] for a, b in spans][:4] == ["é", "Get *help* – now", "Call us", "Ends"]
    assert source[slice(*spans[-1])] == "“Ü”"


def test_mdx() -> None:
    doc = read(
        "markdown",
        "import A from 'a'\nexport const b = {\n  c: 1 }\n\n# Hi {name}\n\n<Card title={x}>Call {'us'} now</Card>\n\n"
        "{/* note */}\n\n<Foo />\n\n```js\n{ x\n```\n\nEnd\n",
        "a.mdx",
    )
    assert [text for _, text, _ in shown(doc)] == [f"Hi {LEFT_OUT}", f"Call {LEFT_OUT} now", "End"]
    assert shown(read("markdown", "A {brace} stays.", "a.md"))[0][1] == "A {brace} stays."


# HTML


def test_html_page() -> None:
    doc = read(
        "html",
        "<!doctype html><html lang=en-GB><head><title>A &amp; B</title><meta name=description content='Words'></head>"
        "<body><nav><a href='/?a=1&amp;b=2'>Home</a></nav><main>loose <b>words</b><p>One<p lang=cy>Dau"
        "<p><i lang=fr>Trois</i><p lang=EN-gb>Four</main><footer>End</footer>",
    )
    assert shown(doc) == [
        ("title", "A & B", {}),
        ("description", "Words", {}),
        ("paragraph", "Home", {"landmark": "nav"}),
        ("paragraph", "loose words", {}),
        ("paragraph", "One", {}),
        ("paragraph", "Dau", {"language": "cy"}),
        ("paragraph", "Trois", {"language": "fr"}),
        ("paragraph", "Four", {}),
        ("paragraph", "End", {"landmark": "footer"}),
    ]
    assert doc.meta == Meta(title="A & B", language="en-GB", whole_page=True)
    assert inlines(doc)[0] == ("link", "Home", "/?a=1&b=2")


def test_html_fragment_is_no_whole_page() -> None:
    assert not read("html", "<p>x").meta.whole_page
    assert read("html", "<body><p>x").meta.whole_page


def test_html_lists_and_tables() -> None:
    doc = read(
        "html",
        "<ul><li>a<p>b</p><ol><li>c</ol><li>d</ul><table><caption>T</caption><tr><th>h<td>i<tr><td>j<td></table>"
        "<dl><dt>t<dd>u</dl><blockquote><p>q</blockquote>",
    )
    assert shown(doc) == [
        ("item", "a", {"level": 1, "group": 0, "row": 0}),
        ("item", "b", {"level": 1, "group": 0, "row": 0}),
        ("item", "c", {"level": 2, "group": 1, "row": 0}),
        ("item", "d", {"level": 1, "group": 0, "row": 1}),
        ("caption", "T", {"group": 2}),
        ("cell", "h", {"group": 2, "row": 0, "column": 0, "header": True}),
        ("cell", "i", {"group": 2, "row": 0, "column": 1}),
        ("cell", "j", {"group": 2, "row": 1, "column": 0}),
        ("cell", "", {"group": 2, "row": 1, "column": 1}),
        ("term", "t", {"level": 1, "group": 3, "row": 0}),
        ("definition", "u", {"level": 1, "group": 3, "row": 0}),
        ("paragraph", "q", {"quoted": True}),
    ]


def test_faults_of_structure_survive() -> None:
    source = (
        '<h2> </h2><p>See <a href="/x"></a> it<p><a href="/y"><img src="a.png"></a><p><a href=/z> </a><p><a name=q></a>'
    )
    doc = read("html", source)
    assert shown(doc) == [
        ("heading", "", {"level": 2}),
        ("paragraph", "See  it", {}),
        ("paragraph", LEFT_OUT, {}),
        ("paragraph", "", {}),
    ]
    assert inlines(doc) == [
        ("link", "", "/x"),
        ("link", LEFT_OUT, "/y"),
        ("image", LEFT_OUT, "a.png"),
        ("link", "", "/z"),
    ]
    assert doc.inlines[2].attrs == {}
    assert source[slice(*doc.span(doc.blocks[0].start, doc.blocks[0].end))] == "<h2> </h2>"
    assert source[slice(*doc.inlines[3].span)] == "<a href=/z> </a>"


def test_a_link_round_blocks_has_a_part_in_each() -> None:
    doc = read("html", '<a href="/x"><h3>Title</h3><p>Words</p></a>')
    assert inlines(doc) == [("link", "Title", "/x"), ("link", "Words", "/x")]


def elements(doc: Document) -> list[tuple[str, str, int]]:
    """Name, what stands from its offset on (8 characters), group."""
    return [(each.name, doc.text[each.offset : each.offset + 8], each.group) for each in doc.elements]


def test_elements_that_leave_no_block() -> None:
    source = (
        "<html lang=en><head><title>T</title></head><body><p>One <svg role=img aria-label=Map><path/></svg>"
        "<table><tr><td>a<table cellpadding=0><tr><td>b</table></table><form><input type=image alt=Go><input></form>"
        "<map name=m><area href=/x><area></map><object data=f.mp4></object><svg><a href=/y>"
        "<g role=graphics-symbol></g></a></svg><div role=link>Two</div><p hidden><svg role=img></svg>"
    )
    doc = read("html", source)
    assert [each.name for each in doc.elements] == [
        *("html", "head", "title", "svg", "table", "table", "input", "area", "object", "a", "g", "div"),
    ]
    assert [source[each.span.start : each.span.end] for each in doc.elements][3:7] == [
        "<svg role=img aria-label=Map>",
        "<table>",
        "<table cellpadding=0>",
        "<input type=image alt=Go>",
    ]
    assert [each.group for each in doc.elements if each.name == "table"] == [0, 1]
    assert [dict(each.attrs) for each in doc.elements][3:7] == [
        {"role": "img", "aria-label": "Map"},
        {"nested": ""},
        {"cellpadding": "0", "nested": ""},
        {"type": "image", "alt": "Go"},
    ]
    assert elements(doc)[-1][1] == "Two"


def test_tables_side_by_side_are_not_nested() -> None:
    doc = read("html", "<table><tr><td>a</table><table><tr><td>b<table></table></table><table></table>")
    assert ["nested" in each.attrs for each in doc.elements] == [False, True, True, False]


def test_a_role_makes_a_heading_or_takes_it_away() -> None:
    doc = read(
        "html",
        "<div role=heading aria-level=3>A</div><p>b <span role=heading>C</span> d</p><h2 role=presentation>E</h2>"
        "<h2 role=none aria-label=x>F</h2><h4 role=heading>G</h4><div role=heading></div>",
    )
    assert [(kind, text, fields.get("level", 0)) for kind, text, fields in shown(doc)] == [
        ("heading", "A", 3),
        ("paragraph", "b", 0),
        ("heading", "C", 2),
        ("paragraph", "d", 0),
        ("paragraph", "E", 0),
        ("heading", "F", 2),
        ("heading", "G", 4),
        ("heading", "", 2),
    ]


def test_cells_that_are_headers_by_an_attribute() -> None:
    doc = read("html", "<table><tr><td scope=row>a<td role=columnheader>b<td>c")
    assert [block.header for block in doc.blocks] == [True, True, False]


def test_a_passage_in_another_language_is_an_inline() -> None:
    doc = read("html", '<html lang=en><p>We say <span lang="cy">bore da</span> and <span>hello</span>')
    assert [(each.kind, doc.text[each.start : each.end], each.attrs) for each in doc.inlines] == [
        ("passage", "bore da", {"lang": "cy"})
    ]


def test_markdown_with_a_page_of_html_has_its_language_and_title() -> None:
    doc = read("markdown", '<html lang="cy"><head><title>Cymorth</title></head><body>\n\nText\n\n</body></html>\n')
    assert doc.meta == Meta("Cymorth", "cy", whole_page=True)
    doc = read("markdown", '---\ntitle: Help\nlang: en\n---\n\n<html lang="cy"><title>Cymorth</title>\n')
    assert (doc.meta.title, doc.meta.language) == ("Help", "en")


def test_attributes_that_people_meet() -> None:
    doc = read(
        "html",
        '<p>x <img alt="a" title="b"> <a href=/ title="c" aria-label="d" target=_blank rel=noopener>y</a>'
        '<p><input placeholder="e"><input type=submit value="f"><abbr title="g">z</abbr><button>h</button>',
    )
    assert [(kind, text) for kind, text, _ in shown(doc)] == [
        ("paragraph", f"x {LEFT_OUT} y"),
        ("alt", "a"),
        ("tooltip", "b"),
        ("tooltip", "c"),
        ("label", "d"),
        ("placeholder", "e"),
        ("label", "f"),
        ("paragraph", "z"),
        ("tooltip", "g"),
        ("label", "h"),
    ]
    assert doc.inlines[1].attrs == {"title": "c", "target": "_blank", "rel": "noopener", "aria-label": "d"}


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("<p>a<script>b</script>c", ["ac"]),
        ("<p>a<script>b</SCRIPT >c", ["ac"]),
        ("<p>a</p><script>b</p>", ["a"]),
        ("<p>a <b>b<p>c</b> d", ["a b", "c d"]),
        ("<b><p>a</b>b</p>", ["ab"]),
        ("<p>1 < 2 & 3 > 2 <3", ["1 < 2 & 3 > 2 <3"]),
        ("<p title=it's>a</p>", ["a"]),
        ("<p title = \"a>b\" x='>'>c</p>", ["c"]),
        ("<P>a</P\n>b", ["a", "b"]),
        ("<p>a<!--b--!>c<!-->d<!--->e", ["acde"]),
        ("<?xml version='1.0'?><p>a</p></ b>c", ["a", "c"]),
        ("<![CDATA[x]]>a", ["a"]),
        ("<div><li>a</div>b", ["a", "b"]),
        ("<table><tr><td>a</div></li>b</table>", ["ab"]),
        ("<select><option>a<option>b</select>", ["a", "b"]),
        ("&notit; &AMP &#x41; &#146; &#0; &bogus;", ["¬it; & A ’ \ufffd &bogus;"]),
        ("<p hidden=until-found>a", ["a"]),
        ("<pre>a\n b</pre>", ["a\n b"]),
        ("<p>a<br/>b<hr>c", ["a\nb", "c"]),
        ("<p>a <svg aria-hidden=true><title>x</title></svg>b <math><mi>x</mi></math>", [f"a b {LEFT_OUT}"]),
    ],
)
def test_html_as_browsers_read_it(source: str, texts: list[str]) -> None:
    assert [text for _, text, _ in shown(read("html", source))] == texts


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("<span>0808 808 00 00</span><span>Call us", ["0808 808 00 00 Call us"]),
        ("<b>Phone</b>0808 808 00 00<i>free</i>", ["Phone 0808 808 00 00 free"]),
        (
            "<div><b><i>Childline</i></b><!-- c --><span class='n'><a href='tel:08001111'>0800 1111",
            ["Childline 0800 1111"],
        ),
        ("<span>Open now.</span><span>Call us</span><b>Free</b>", ["Open now. Call us Free"]),
        ("<a href=/>home</a><a href=/b>about us</a>", ["home about us"]),
        ("<a href=/>child</a><a href=/>line</a>", ["childline"]),
        ("Call 0800 1111<sup>1</sup> or Childline<sup>2</sup>", ["Call 0800 1111 1 or Childline 2"]),
        ("<b>Y</b>ear 7, the 16<sup>th</sup>, CO<sub>2</sub>, <b>Mc</b>Coy", ["Year 7, the 16th, CO2, McCoy"]),
        ("<b>0</b>800 <i>11</i><i>11</i>", ["0800 1111"]),
        ("<span>help@nspcc.</span><span>org.uk</span>", ["help@nspcc.org.uk"]),
        ("<p><b>1</b></p><p>a", ["1", "a"]),
    ],
)
def test_a_gap_that_a_style_makes_is_read(source: str, texts: list[str]) -> None:
    assert [text for _, text, _ in shown(read("html", source))] == texts


def test_a_gap_is_part_of_no_element_and_stands_for_the_tags() -> None:
    source = "<span>0808 808 00 00</span><a href='/x'>Call us</a>"
    doc = read("html", source)
    assert inlines(doc) == [("link", "Call us", "/x")]
    assert source[slice(*doc.span(0, 14))] == "0808 808 00 00"
    assert source[slice(*doc.span(14, 15))] == "</span><a href='/x'>"
    assert [text for _, text, _ in shown(read("markdown", "**0800 1111**Call [us](a)[Now](b)"))] == [
        "0800 1111 Call us Now"
    ]


@pytest.mark.parametrize("name", ["html", "markdown"])
@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("One<br><br>Two<br>\n<br/>Three", ["One", "Two", "Three"]),
        ("One<br>Two<br>&nbsp;<br>Three", ["One\nTwo", "Three"]),
        ("<br><br>One<b>two<br><br>three</b><br><br>", ["Onetwo", "three"]),
        ("<b>One<br></b><br>Two", ["One", "Two"]),
    ],
)
def test_two_line_breaks_end_a_paragraph(name: str, source: str, texts: list[str]) -> None:
    assert [text for _, text, _ in shown(read(name, source))] == texts


def test_line_breaks_leave_a_heading_one_and_a_cell_in_its_place() -> None:
    assert [text for _, text, _ in shown(read("html", "<h1>One<br><br>Two</h1>"))] == ["One\n\nTwo"]
    cells = [block[4:7] for block in read("html", "<table><tr><td>a<td>b<br><br>c").blocks]
    assert cells == [(0, 0, 0), (0, 0, 1), (0, 0, 1)]


# Template tags


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("<p>Dear {{ name }}, call", [f"Dear {LEFT_OUT}, call"]),
        ("<p>child{% if n %}ren{% endif %} here", ["children here"]),
        ("<p>a {% if x %}child{% else %}adult{% endif %}", [f"a child{LEFT_OUT}adult"]),
        ("<p>a{# note #}b{{! note }}c", ["abc"]),
        ("<p>{{#if x}}a{{/if}}b", ["ab"]),
        ("<p>a <%= b %> c <% if d %>e<% end %>", [f"a {LEFT_OUT} c e"]),
        ("<p>a <?php echo $b; ?> c<?php if ($d): ?>e", [f"a {LEFT_OUT} ce"]),
        ("<p>a</p><?php echo 'b'", ["a", LEFT_OUT]),
        ("<div>\n{% include 'x' %}\n<p>a</p>\n{{< figure src=\"y\" >}}\n</div>", ["a"]),
        ('<p class="{{ c }}" {% if h %}hidden{% endif %}>a', ["a"]),
        ("<p>a {{ unclosed", ["a {{ unclosed"]),
        ("<p>{% comment %}a{% endcomment %}b", ["b"]),
        ("<p>{{ '&copy;' }} a", [f"{LEFT_OUT} a"]),
        ("<p>{{!-- {{ a }} --}}b{{/* c }} */}}d{{- /* e */ -}}f", ["bdf"]),
        ("<p>a{# note\n\nmore #}b{#c#}d", ["abd"]),
        ("<p>{{ a(\n  b\n) }} c", [f"{LEFT_OUT} c"]),
    ],
)
def test_template_tags(source: str, texts: list[str]) -> None:
    assert [text for _, text, _ in shown(read("html", source))] == texts


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        pytest.param("Dear {{parent},\n\nCall us.\n\n{{head}}", "Call us.", id="a field"),
        pytest.param("Dear {{parent}, call us. {{head}}", "call us.", id="in a line"),
        pytest.param("Dear {{parent},\n\nCall us.\n\n}}", "Call us.", id="over an empty line"),
        pytest.param("{% raw % Call us. {% endraw %}", "Call us.", id="an instruction"),
        pytest.param("Dear <% name > Call us. <%= head %>", "Call us.", id="with <%"),
        pytest.param("Dear <?= name > Call us. <?= head ?>", "Call us.", id="with <?="),
        pytest.param("# Help {#help}\n\nCall us.\n\n{#x#}", "Call us.", id="an id"),
        pytest.param("Write `{{` before a name. Call us. `{{ it }}`", "Call us.", id="in code"),
    ],
)
@pytest.mark.parametrize("media", ["text", "markdown", "html"])
def test_a_tag_that_nobody_closed_is_text(media: str, source: str, seen: str) -> None:
    assert seen in " ".join(text for _, text, _ in shown(read(media, source)))


def test_a_tag_ends_in_the_script_in_which_it_begins() -> None:
    page = "<script>if(a){{b()}</script><p>Call us.</p><script>{a:{b:1}}</script><p>{{c} d<script>{a:{b:1}}</script>"
    assert [text for _, text, _ in shown(read("html", page))] == ["Call us.", "{{c} d"]


def test_template_tags_in_markdown_and_text() -> None:
    source = "A {{ b }} c\n\n{% if x %}\nOnly\n{% endif %}\n\n[l]({{ url }})\n"
    doc = read("markdown", source)
    assert [text for _, text, _ in shown(doc)] == [f"A {LEFT_OUT} c", "Only", "l"]
    assert inlines(doc) == [("link", "l", LEFT_OUT)]
    assert source[slice(*doc.span(2, 3))] == "{{ b }}"
    assert [text for _, text, _ in shown(read("text", "A {{ b }} c\n{% if x %}\nOnly\n"))] == [
        f"A {LEFT_OUT} c",
        "Only",
    ]


# Whole samples

_SAMPLES: dict[str, list[tuple[str, str]]] = {
    "statement.txt": [
        ("heading", "Council statement on a safeguarding review"),
        ("heading", "FOR IMMEDIATE RELEASE"),
        ("paragraph", "The review was published today."),
        ("heading", "What happens next"),
        ("paragraph", "The partnership will:"),
        ("item", "publish an action plan"),
        ("item", "report on progress each year"),
        ("paragraph", '"We accept every recommendation," the chair said.'),
        ("paragraph", "If you are worried about a child:"),
        ("cell", "NSPCC helpline"),
        ("cell", "0808 800 5000"),
        ("cell", "Childline"),
        ("cell", "0800 1111"),
        ("heading", "ENDS"),
    ],
    "guidance.md": [
        ("title", "Worried about a child?"),
        ("description", "Who to call and what happens then"),
        ("heading", "What to do"),
        ("paragraph", "Anyone can report child\nabuse. You do not need proof."),
        ("paragraph", "Call the NSPCC on 0808 800 5000."),
        ("tooltip", "NSPCC helpline"),
        ("item", "Call 999 if a child is in danger now."),
        ("item", "Otherwise call your council."),
        ("item", "They answer at night, too."),
        ("cell", "Service"),
        ("cell", "Number"),
        ("cell", "Childline"),
        ("cell", "0800 1111"),
        ("footnote", "The council decides what to look into."),
    ],
    "page.html": [
        ("title", "Get help now – Example Council"),
        ("description", "Help for adults and children"),
        ("item", "Home"),
        ("item", "Help"),
        ("tooltip", "All kinds of help"),
        ("heading", "Get help now"),
        ("paragraph", LEFT_OUT),
        ("alt", "A phone on a table"),
        ("paragraph", "If you are in danger, call\u00a0999.\nYou can text, too."),
        ("paragraph", "Ffoniwch 999 mewn argyfwng."),
        ("cell", "Service"),
        ("cell", "Number"),
        ("cell", "Childline"),
        ("cell", "0800 1111"),
        ("label", "Leave this page"),
    ],
}


@pytest.mark.parametrize("name", _SAMPLES)
def test_samples(name: str) -> None:
    data = (DATA / "samples" / name).read_bytes()
    blocks = shown(readers.read(name, data, readers.choose(name, data)))
    expected = _SAMPLES[name]
    assert [
        (kind, text[: len(words)]) for (kind, text, _), (_, words) in zip(blocks, expected, strict=True)
    ] == expected


# Hostile input

# A format, a piece, and what of it people read.
_HOSTILE: dict[str, tuple[str, str, str]] = {
    "html open tags": ("html", "<a ", ""),
    "html nested blocks": ("html", "<div>", ""),
    "html nested inlines": ("html", "<b><p>x", "x"),
    "html end tags": ("html", "<i>x</p>", "x"),
    "html comments": ("html", "<!-", ""),
    "html quotes": ("html", "<p title='", ""),
    "html preformatted": ("html", "<pre>", ""),
    "html entities": ("html", "&amp", "&"),
    "html templates": ("html", "{% comment %}", ""),
    "markdown brackets": ("markdown", "[", "["),
    "markdown quotations": ("markdown", "> a\n\n", "a"),
    "markdown lists": ("markdown", "- a\n", "a"),
    "markdown rule": ("markdown", "- ", ""),
    "markdown emphasis": ("markdown", "**a", "a"),
    "markdown raw HTML": ("markdown", "<div>\n\n", ""),
    "markdown marks": ("markdown", "^a", "^a"),
    "text quotation marks": ("text", "> ", ""),
    "text tabs": ("text", "a\t", "a"),
    "text empty lines": ("text", " \n", ""),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", _HOSTILE.values(), ids=_HOSTILE)
def test_a_hundred_thousand_of_anything_is_read(case: tuple[str, str, str]) -> None:
    name, unit, seen = case
    document = read(name, unit * 100_000)
    assert document.text.replace(BREAK, "") == seen * 100_000


def _cost(work: Callable[[], object]) -> float:
    """CPU time, the best of five."""
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


_GROWING = {key: _HOSTILE[key] for key in list(_HOSTILE)[::3]}


@pytest.mark.slow
@pytest.mark.parametrize("case", _GROWING.values(), ids=_GROWING)
def test_four_times_the_input_costs_about_four_times_the_time(case: tuple[str, str, str]) -> None:
    name, unit, _ = case
    small, large = (unit * count for count in (5_000, 20_000))
    assert _cost(lambda: read(name, large)) <= 2.5**2 * _cost(lambda: read(name, small)) + 0.002


def test_one_line_of_ten_megabytes() -> None:
    for name in TEXTS:
        doc = read(name, "child abuse " * 850_000)
        assert len(doc.blocks) == 1


@pytest.mark.parametrize("marks", [">", "> ", "- ", "1. ", "12) ", "> - ", "+\t", ">1. "])
def test_no_nesting_without_end_reaches_the_parser(marks: str) -> None:
    deep = "Words.\n\n" + marks * 1_000_000 + "a\n"
    with pytest.raises(Unreadable, match="line 3: quotations or lists are nested more than 100 deep"):
        read("markdown", deep)
    rules = ("-" * 5_000, "- " * 5_000, " *" * 5_000)
    for text in (marks * 30 + "a\n", *rules, "*" * 5_000 + "a\n", "- a\n" * 5_000, "1.2.3.4." * 500):
        assert read("markdown", text).source.text == text
