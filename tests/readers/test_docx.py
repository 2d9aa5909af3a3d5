"""Word files: what is read of them and as what, and what is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from safelint import readers
from safelint.config import Flags
from safelint.run.engine import Engine
from safelint.values.document import Block, Document
from support.hostile_files import MANY, hostile_xml, refuses_soon
from support.ways_to_run import DAY
from support.word import STYLES, archive, paragraph, part, run, unpacked, word

DIAGRAM = (
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
BOLD, HIDDEN = "<w:b/>", "<w:vanish/>"


def read(data: bytes) -> Document:
    return readers.read("draft.docx", data, "docx")


def words(document: Document, kind: str = "") -> list[str]:
    return [document.text[each.start : each.end] for each in document.blocks if kind in ("", each.kind)]


def blocks(document: Document) -> dict[str, Block]:
    return {document.text[each.start : each.end]: each for each in document.blocks}


def field(code: str, result: str) -> str:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{separate}{result}{end}"


def drawing(properties: str, inside: str) -> str:
    return f"<w:drawing><wp:inline><wp:docPr id='1' name='P' {properties}/>{inside}</wp:inline></w:drawing>"


def box(*content: str) -> str:
    text = f"<w:txbxContent>{''.join(content)}</w:txbxContent>"
    new, old = f"<mc:Choice>{drawing('', text)}</mc:Choice>", f"<mc:Fallback><w:pict>{text}</w:pict></mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r>"


def picture(properties: str, inside: str = "") -> str:
    return f"<w:r>{drawing(properties, inside + '<pic:pic/>')}</w:r>"


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        pytest.param(paragraph("Call 0800 ", run("11", BOLD), "11."), "Call 0800 1111.", id="a number over three runs"),
        pytest.param(paragraph("sil", "<w:r><w:softHyphen/></w:r>", "ence"), "sil\u00adence", id="soft hyphen"),
        pytest.param(paragraph("on", "<w:r><w:noBreakHyphen/></w:r>", "line"), "on\u2011line", id="hyphen that holds"),
        pytest.param(paragraph("Call", "<w:r><w:tab/></w:r>", "999"), "Call\t999", id="tab"),
        pytest.param(paragraph("Call", "<w:r><w:br/></w:r>", "999"), "Call\n999", id="break in a line"),
        pytest.param(paragraph("Call", '<w:r><w:br w:type="page"/></w:r>', "999"), "Call\n999", id="break of a page"),
        pytest.param(
            paragraph("Call", '<w:r><w:br w:type="column"/></w:r>', "999"), "Call\n999", id="break of a column"
        ),
        pytest.param(paragraph("Call", "<w:r><w:cr/></w:r>", "999"), "Call\n999", id="return"),
        pytest.param(paragraph("Call", "<w:r><w:ptab/></w:r>", "999"), "Call\t999", id="tab to a place"),
        pytest.param(
            paragraph("<w:smartTag>" + run("Call") + "<w:bdo>" + run(" 999") + "</w:bdo></w:smartTag>"),
            "Call 999",
            id="smart tag and direction",
        ),
        pytest.param(
            paragraph("Call ", field(f"IF {field('REF x', run('1'))} = 1", field("REF y", run("999")))),
            "Call 999",
            id="field in a field",
        ),
        pytest.param(
            paragraph(
                "<w:r><w:ruby><w:rt>" + run("x") + "</w:rt><w:rubyBase>" + run("Call") + "</w:rubyBase></w:ruby></w:r>"
            ),
            "Call",
            id="ruby",
        ),
        pytest.param(
            paragraph("C", properties='<w:framePr w:dropCap="drop"/>') + paragraph("all 999"),
            "Call 999",
            id="large first letter",
        ),
        pytest.param(
            paragraph("Call ", "<w:r><w:t>\uf028 999</w:t></w:r>"), "Call \u2022 999", id="letter of Wingdings"
        ),
        pytest.param(paragraph("Call ", f"<w:ins>{run('999')}</w:ins>"), "Call 999", id="tracked insertion"),
        pytest.param(
            paragraph("Call 999", "<w:del><w:r><w:delText> now</w:delText></w:r></w:del>"), "Call 999", id="deletion"
        ),
        pytest.param(paragraph(f"<w:moveFrom>{run('x')}</w:moveFrom>", "Call"), "Call", id="moved away"),
        pytest.param(paragraph(f"<w:moveTo>{run('Call')}</w:moveTo>"), "Call", id="moved here"),
        pytest.param(paragraph("Call", run(" me", HIDDEN)), "Call", id="hidden"),
        pytest.param(paragraph("Call", run(" me", '<w:vanish w:val="0"/>')), "Call me", id="not hidden after all"),
        pytest.param(paragraph("Call ", field("REF phone", run("999"))), "Call 999", id="result of a field"),
        pytest.param(paragraph("Page ", field("PAGE", run("7")), "of"), "Page of", id="number of a page"),
        pytest.param(
            paragraph("Call ", f'<w:fldSimple w:instr="REF x">{run("999")}</w:fldSimple>'),
            "Call 999",
            id="simple field",
        ),
        pytest.param(
            paragraph(f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Call')}</w:sdtContent></w:sdt>"),
            "Call",
            id="content control",
        ),
        pytest.param(
            paragraph(
                "Call",
                f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run(' type here')}</w:sdtContent></w:sdt>",
            ),
            "Call",
            id="prompt of a control",
        ),
        pytest.param(
            paragraph("Call", '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'), "Call\u2022", id="symbol"
        ),
    ],
)
def test_what_people_read_is_read(content: str, seen: str) -> None:
    assert words(read(word(content))) == [seen]


def test_a_paragraph_is_a_line_of_the_text_and_says_where_it_stands() -> None:
    body = (
        paragraph("First", "<w:r><w:br/></w:r>", "line."),
        paragraph(""),
        f"<w:tbl><w:tr><w:tc>{paragraph('Cell')}</w:tc></w:tr></w:tbl>",
        paragraph("Second."),
    )
    document = read(word(*body))
    assert document.source.text == "First\vline.\nCell\nSecond.\n"
    assert document.source.places == ("paragraph 1", "table 1, row 1", "paragraph 2")


def test_a_paragraph_whose_end_a_tracked_change_takes_away_goes_on_in_the_next() -> None:
    gone = "<w:rPr><w:del w:id='1'/></w:rPr>"
    cell = f"<w:tbl><w:tr><w:tc>{paragraph('Cell', properties=gone)}</w:tc></w:tr></w:tbl>"
    document = read(
        word(
            paragraph("Call 0800 ", properties=gone),
            paragraph("1111.", style="H1"),
            cell,
            paragraph("Next", properties=gone),
            paragraph(box(paragraph("Boxed"))),
            paragraph("Last", properties=gone),
        )
    )
    assert [(each.kind, words(document)[at]) for at, each in enumerate(document.blocks)] == [
        *(("heading", "Call 0800 1111."), ("cell", "Cell"), ("paragraph", "Next"), ("paragraph", "Boxed")),
        ("paragraph", "Last"),
    ]


def test_headings_are_told_by_style_by_what_a_style_is_based_on_and_by_outline_level() -> None:
    document = read(
        word(
            paragraph("Title", style="Title"),
            paragraph("One", style="H1"),
            paragraph("Two", style="Ours"),
            paragraph("Three", properties='<w:outlineLvl w:val="2"/>'),
            paragraph("Text", properties='<w:outlineLvl w:val="9"/>'),
        )
    )
    assert [(each.kind, each.level) for each in document.blocks] == [
        *(("heading", 1), ("heading", 1), ("heading", 2), ("heading", 3), ("paragraph", 0))
    ]


def test_items_of_a_list_share_its_group() -> None:
    item = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr>'
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    found = blocks(
        read(
            word(
                paragraph("a", style="Bullets"),
                paragraph("b", style="Bullets"),
                paragraph("text"),
                paragraph("c", properties=item),
                paragraph("d", style="Bullets", properties=none),
            )
        )
    )
    assert [(found[each].kind, found[each].group, found[each].row, found[each].level) for each in "abcd"] == [
        *(("item", 0, 0, 1), ("item", 0, 1, 1), ("item", 1, 0, 2), ("paragraph", -1, -1, 0))
    ]


@pytest.mark.parametrize(
    ("properties", "row", "header"),
    [
        ("", "", False),
        ('<w:tblLook w:firstRow="1"/>', "", True),
        ('<w:tblLook w:val="04A0"/>', "", True),
        ('<w:tblLook w:val="0400"/>', "", False),
        ("", "<w:tblHeader/>", True),
        ("", '<w:tblHeader w:val="false"/>', False),
    ],
)
def test_cells_know_their_row_their_column_and_whether_they_are_headers(
    properties: str, row: str, header: bool
) -> None:
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    table = (
        f"<w:tbl><w:tblPr>{properties}</w:tblPr>"
        f"<w:tr><w:trPr>{row}</w:trPr><w:tc>{wide}{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{paragraph('c')}</w:tc></w:tr></w:tbl>"
    )
    found = blocks(read(word(table)))
    assert [(found[each].row, found[each].column, found[each].header) for each in "abc"] == [
        *((0, 0, header), (0, 2, header), (1, 0, False))
    ]


def test_links_have_the_address_that_they_lead_to() -> None:
    document = read(
        word(
            paragraph(f'<w:hyperlink r:id="x">{run("our ")}{run("page", BOLD)}</w:hyperlink>', " and "),
            paragraph(f'<w:hyperlink w:anchor="help">{run("below")}</w:hyperlink>'),
            paragraph(field('HYPERLINK "https://a.example/" \\l "top" \\o "tip"', run("there"))),
            links={"x": "https://b.example/"},
        )
    )
    links = [(document.text[each.start : each.end], each.target) for each in document.inlines if each.kind == "link"]
    assert links == [("our page", "https://b.example/"), ("below", "#help"), ("there", "https://a.example/#top")]


def test_pictures_have_their_words_after_them_and_drawn_text_needs_none() -> None:
    decorative = "<a:extLst><a:ext><adec:decorative val='1'/></a:ext></a:extLst>"
    document = read(
        word(
            paragraph("See ", picture("descr='A telephone'")),
            paragraph(picture("")),
            paragraph(picture("", decorative)),
            paragraph(box(paragraph("Call 999."))),
        )
    )
    images = [each.attrs for each in document.inlines if each.kind == "image"]
    assert images == [{"alt": "A telephone"}, {}, {"role": "presentation"}]
    assert words(document) == ["See \ufffc", "A telephone", "\ufffc", "\ufffc", "Call 999."]
    assert document.source.places[1] == "picture in paragraph 1"
    assert document.source.places[-1] == "text box"


def test_the_text_of_a_box_stands_once_and_after_the_paragraph_that_it_hangs_on() -> None:
    document = read(
        word(paragraph("Before ", box(paragraph("Boxed", run(" words", BOLD))), "and after."), paragraph("End."))
    )
    assert words(document) == ["Before and after.", "Boxed words", "End."]


def test_of_the_forms_of_a_thing_the_first_is_read() -> None:
    forms = "".join(f"<mc:{name}>{run(name)}</mc:{name}>" for name in ("Choice", "Choice", "Fallback"))
    body = paragraph(f"<mc:AlternateContent>{forms}</mc:AlternateContent>")
    only_old = paragraph(f"<mc:AlternateContent><mc:Fallback>{run('old')}</mc:Fallback></mc:AlternateContent>")
    assert words(read(word(body, only_old))) == ["Choice", "old"]


def test_words_that_are_set_as_a_picture_and_those_of_diagrams_are_read() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="Call 101"/></v:shape></w:pict></w:r>'
    shown = "<w:r>" + drawing("", '<dgm:relIds r:dm="p1"/>') + "</w:r>"
    words_of_it = "<dgm:t><a:p><a:r><a:t>Call 999</a:t></a:r></a:p></dgm:t>"
    data = f"<dgm:dataModel {DIAGRAM}><dgm:pt>{words_of_it}</dgm:pt></dgm:dataModel>"
    document = read(word(paragraph("Who to call", art, shown), parts={"diagrams/data1.xml": ("diagramData", data)}))
    assert words(document, "paragraph")[:3] == ["Who to call\ufffc", "Call 101", "Call 999"]
    assert document.source.place(document.source.text.index("Call 999")) == "diagram 1"


def test_another_file_that_it_takes_in_is_told() -> None:
    data = word(paragraph("Call 999."), '<w:altChunk r:id="p1"/>', parts={"chunk.htm": ("aFChunk", "<p>Call 101.</p>")})
    (reason,) = read(data).unread
    assert reason.startswith("it takes in another file (word/chunk.htm)")


def test_lists_that_somebody_typed_are_lists() -> None:
    typed = ("1. Call 999.", "2. Wait.", "Then:", "\u2022\tCall 101", "- wait", "999. If it is not urgent, call 101.")
    document = read(word(*map(paragraph, typed), paragraph(run("3. What to do", BOLD))))
    items = [(each.group, each.row, document.text[each.start : each.end]) for each in document.blocks if each.row >= 0]
    assert items == [(0, 0, "Call 999."), (0, 1, "Wait."), (1, 0, "Call 101"), (1, 1, "wait")]
    assert words(document, "paragraph") == ["Then:", "999. If it is not urgent, call 101.", "3. What to do"]


def test_text_that_a_style_hides_is_not_read() -> None:
    style = '<w:style w:type="{}" w:styleId="{}"><w:name w:val="x"/><w:rPr><w:vanish/></w:rPr></w:style>'
    styles = STYLES.replace(
        "</w:styles>", style.format("character", "Away") + style.format("paragraph", "Gone") + "</w:styles>"
    )
    body = paragraph("Call", run(" me", '<w:rStyle w:val="Away"/>')), paragraph("Note", style="Gone")
    assert words(read(word(*body, styles=styles))) == ["Call"]


def test_notes_headers_and_footers_are_read_round_the_text() -> None:
    note = part("footnotes", f"<w:footnote>{paragraph('A note.')}</w:footnote>")
    document = read(
        word(
            paragraph("Contents", style="TOC1"),
            paragraph("Text."),
            parts={
                "footnotes.xml": ("footnotes", note),
                "header1.xml": ("header", part("hdr", paragraph("Council"))),
                "footer1.xml": ("footer", part("ftr", paragraph("Our number"))),
                "comments.xml": ("comments", part("comments", f"<w:comment>{paragraph('Really?')}</w:comment>")),
            },
        )
    )
    assert [(words(document)[at], each.kind, each.landmark) for at, each in enumerate(document.blocks)] == [
        ("Council", "paragraph", "header"),
        ("Contents", "paragraph", "nav"),
        ("Text.", "paragraph", ""),
        ("A note.", "footnote", ""),
        ("Our number", "paragraph", "footer"),
    ]
    assert document.source.places[3] == "footnote 1"


def test_title_and_languages_are_those_of_the_file() -> None:
    welsh = '<w:lang w:val="cy-GB"/>'
    document = read(word(paragraph(run("Cymorth yn y cartref", welsh)), paragraph("Ask for ", run("cymorth", welsh))))
    assert (document.meta.title, document.meta.language) == ("Help at home", "en-GB")
    assert document.blocks[0].language == "cy-GB"
    assert [each.attrs for each in document.inlines if each.kind == "passage"] == [{"lang": "cy-GB"}]


def test_bold_is_bold_by_the_run_and_by_its_style() -> None:
    document = read(
        word(paragraph("a ", run("b", BOLD), run("c", '<w:rStyle w:val="Strong"/>'), run("d", '<w:b w:val="0"/>')))
    )
    assert [document.text[each.start : each.end] for each in document.inlines if each.kind == "strong"] == ["bc"]


def test_the_strict_form_of_the_format_is_read_too() -> None:
    parts = unpacked(word(paragraph("Call 999.", style="H1")))
    old = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    new = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    strict = archive({name: part.decode().replace(old, new) for name, part in parts.items()})
    assert [each.kind for each in read(strict).blocks] == ["heading"]


def test_findings_stand_on_their_words_and_say_where() -> None:
    data = word(
        paragraph("He com", run("mitted", BOLD), " suicide."),
        paragraph("Call Childline on 0800 11", run("12", BOLD), "."),
    )
    found = Engine(Flags(today=DAY)).run_text("draft.docx", data).documents[0].findings
    places = {each.rule: (each.text, each.place) for each in found}
    assert places["terminology/commit-suicide"] == ("committed suicide", "paragraph 1")
    assert places["helpline/mistyped-number"] == ("0800 1112", "paragraph 2")
    assert all(each.fix is None for each in found)


def test_a_language_that_a_program_may_have_set_by_itself_is_no_error() -> None:
    words = "If you are in danger, call the police at once. Tell them where you are and what has happened to you."
    data = word(paragraph("Help", style="H1"), paragraph(words), styles=STYLES.replace("en-GB", "cy-GB"))
    found = Engine(Flags(today=DAY)).run_text("draft.docx", data).documents[0].findings
    (told,) = (each for each in found if each.rule == "accessibility/page-language")
    assert (told.severity, told.confidence) == ("warning", "medium")


# ------------------------------------------------------------------------------------------------- what is refused


def word_part(name: str) -> bytes:
    return unpacked(word(paragraph("x")))[name]


def with_body(xml: str | bytes) -> bytes:
    return archive({**unpacked(word(paragraph("x"))), "word/document.xml": xml})


def doubled() -> bytes:
    held = io.BytesIO(word(paragraph("x")))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(held, "a") as packed:
        packed.writestr("word/document.xml", "<a/>")
    return held.getvalue()


def locked() -> bytes:
    data = bytearray(word(paragraph("x")))
    at = data.find(b"PK\x01\x02")
    while at >= 0:  # the flag that says "encrypted", in the list of parts and before each of them
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    at = data.find(b"PK\x03\x04")
    while at >= 0:
        data[at + 6] |= 1
        at = data.find(b"PK\x03\x04", at + 1)
    return bytes(data)


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        pytest.param(lambda: b"no archive", "damaged or cut off", id="no archive"),
        pytest.param(lambda: word(paragraph("x"))[:-40], "damaged or cut off", id="cut off"),
        pytest.param(lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password", id="a password"),
        pytest.param(locked, "password", id="encrypted parts"),
        pytest.param(lambda: archive({"mimetype": "x"}), "no Word file", id="another archive"),
        pytest.param(lambda: archive({"_rels/.rels": word_part("_rels/.rels")}), "missing", id="no document in it"),
        pytest.param(doubled, "twice", id="a part twice"),
        pytest.param(lambda: word("".join(map(paragraph, MANY))), "50,000 paragraphs", id="too many paragraphs"),
        *hostile_xml(with_body),
    ],
)
def test_what_cannot_be_read_says_why_and_soon(made: Callable[[], bytes], reason: str) -> None:
    refuses_soon(read, made(), reason)


def test_styles_that_are_based_on_each_other_end() -> None:
    ring = STYLES.replace('<w:name w:val="heading 2"/>', '<w:name w:val="x"/><w:basedOn w:val="Ours"/>')
    assert words(read(word(paragraph("Text.", style="Ours"), styles=ring))) == ["Text."]


def test_a_number_may_have_any_number_of_digits() -> None:
    long = "1" * 5_000
    level = paragraph("Call 999.").replace("<w:p>", f'<w:p><w:pPr><w:outlineLvl w:val="{long}"/></w:pPr>', 1)
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{long}"/></w:tcPr>{paragraph("Call 101.")}</w:tc>'
    assert read(word(level, f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")).text.split("\0") == ["Call 999.", "Call 101."]
