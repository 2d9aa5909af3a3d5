"""PowerPoint files: what is read of them and as what, and what is refused."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from safelint import readers
from safelint.config import Flags
from safelint.run.engine import Engine
from safelint.values.document import Block, Document
from support.hostile_files import hostile_xml, refuses_soon
from support.promises import check
from support.slides import p, picture, run, shape, slide, slides, table
from support.ways_to_run import DAY
from support.word import archive, paragraph, word


def read(data: bytes) -> Document:
    document = readers.read("draft.pptx", data, "pptx")
    check(document)
    return document


def words(document: Document) -> list[str]:
    return [document.text[each.start : each.end] for each in document.blocks]


def blocks(document: Document) -> dict[str, Block]:
    return {document.text[each.start : each.end]: each for each in document.blocks}


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        pytest.param(p("Call 0800 ", run("11", 'b="1"'), "11."), "Call 0800 1111.", id="a number over three runs"),
        pytest.param(p("Call", "<a:br/>", "999"), "Call\n999", id="break in a line"),
        pytest.param(p("Call_x000B_999"), "Call\n999", id="break among the words"),
        pytest.param(
            p("Page ", '<a:fld type="slidenum"><a:t>7</a:t></a:fld>', "of"), "Page of", id="number of a slide"
        ),
        pytest.param(p("Call ", '<a:fld type="x"><a:t>999</a:t></a:fld>'), "Call 999", id="field"),
        pytest.param(
            "<mc:AlternateContent><mc:Choice>"
            + p("Call")
            + "</mc:Choice><mc:Fallback>"
            + p("x")
            + "</mc:Fallback></mc:AlternateContent>",
            "Call",
            id="for old programs",
        ),
    ],
)
def test_what_people_read_is_read(content: str, seen: str) -> None:
    assert words(read(slides(slide(shape(content))))) == [seen]


def test_slides_come_in_the_order_in_which_they_are_shown_each_with_its_notes() -> None:
    notes = shape(p("Tell them."), kind="body") + shape(p("2"), kind="sldNum") + shape(p("x"), kind="hdr")
    document = read(
        slides(
            slide(shape(p("One"), kind="ctrTitle")),
            slide(shape(p("Two"), kind="title"), shape(p("Text"), kind=""), shape(p("2"), kind="sldNum")),
            slide(shape(p("Hidden")), attrs='show="0"'),
            slide(shape(p("Four"))),
            notes={2: notes, 3: notes},
        )
    )
    assert [(each.kind, each.level) for each in document.blocks] == [
        *(("heading", 1), ("heading", 1), ("paragraph", 0), ("paragraph", 0), ("paragraph", 0))
    ]
    assert words(document) == ["One", "Two", "Text", "Tell them.", "Four"]
    assert document.source.places == ("slide 1", "slide 2", "slide 2", "notes of slide 2", "slide 4")


def test_several_paragraphs_in_the_body_of_a_slide_are_a_list() -> None:
    none, mark = "<a:buNone/>", '<a:buChar char="-"/>'
    document = read(
        slides(
            slide(
                shape(p("a"), p("b", attrs='lvl="1"'), p("c", properties=none), p(""), p("d"), kind=""),
                shape(p("e"), p("f")),
                shape(p("g", properties=mark)),
            )
        )
    )
    found = blocks(document)
    assert [(found[each].kind, found[each].group, found[each].row, found[each].level) for each in "abcdefg"] == [
        *(("item", 0, 0, 1), ("item", 0, 1, 2), ("paragraph", -1, -1, 0), ("item", 0, 2, 1)),
        *(("paragraph", -1, -1, 0), ("paragraph", -1, -1, 0), ("item", 1, 0, 1)),
    ]


@pytest.mark.parametrize(("attrs", "header"), [('firstRow="1"', True), ("", False)])
def test_cells_know_their_row_their_column_and_whether_they_are_headers(attrs: str, header: bool) -> None:
    document = read(slides(slide(table((p("a"), p("b")), (p(""), p("c")), attrs=attrs))))
    found = blocks(document)
    assert [(found[each].row, found[each].column, found[each].header) for each in "abc"] == [
        *((0, 0, header), (0, 1, header), (1, 1, False))
    ]
    assert document.source.places[-1] == "slide 1, row 2 of the table"
    assert [(each.name, each.group) for each in document.elements] == [("table", 0)]


def test_pictures_have_their_words_after_them() -> None:
    decorative = '<a:extLst><a:ext><adec:decorative val="1"/></a:ext></a:extLst>'
    link = '<a:hlinkClick r:id="x"/>'
    chart = "<p:graphicFrame><a:graphic><c:chart/></a:graphic></p:graphicFrame>"
    document = read(slides(slide(picture('descr="Tea"', link), picture("", decorative), picture(), chart)))
    images = [each.attrs for each in document.inlines if each.kind == "image"]
    assert images == [{"alt": "Tea"}, {"role": "presentation"}, {}, {}]
    assert [each.target for each in document.inlines][:2] == ["https://b.example/", "ppt/media/a.png"]
    assert words(document)[:2] == ["\ufffc", "Tea"]
    assert document.source.places[1] == "picture in slide 1"


def test_the_text_of_a_diagram_is_read() -> None:
    frame = '<p:graphicFrame><a:graphic><dgm:relIds r:dm="dm"/></a:graphic></p:graphicFrame>'
    points = f"<dgm:pt><dgm:t>{p('Call us.')}</dgm:t></dgm:pt><dgm:pt><dgm:t>{p('')}</dgm:t></dgm:pt>"
    assert words(read(slides(slide(frame), diagrams={1: points}))) == ["Call us."]


def test_of_the_forms_of_a_thing_the_first_is_read() -> None:
    old = f"<mc:Fallback>{shape(p('old'))}</mc:Fallback>"
    both = f"<mc:AlternateContent><mc:Choice>{shape(p('new'))}</mc:Choice>{old}</mc:AlternateContent>"
    only_old = f"<mc:AlternateContent>{old}</mc:AlternateContent>"
    assert words(read(slides(slide(both, only_old)))) == ["new", "old"]


def test_marks_that_somebody_typed_are_not_read_with_their_items() -> None:
    document = read(slides(slide(shape(p("1. Call 999."), p("2. Wait."), kind=""), shape(p("\u2022 Call 101")))))
    assert [(each.kind, document.text[each.start : each.end]) for each in document.blocks] == [
        ("item", "Call 999."),
        ("item", "Wait."),
        ("item", "Call 101"),
    ]


def test_a_footer_is_read_once() -> None:
    page = slide(shape(p("Council"), kind="ftr"))
    document = read(slides(page, page, slide(shape(p("Other"), kind="ftr"))))
    assert words(document) == ["Council", "Other"]
    assert {each.landmark for each in document.blocks} == {"footer"}


def test_links_bold_words_and_languages() -> None:
    english, welsh = 'lang="en-GB"', 'lang="cy-GB"'
    content = (
        p(run("See the "), run("page", english, '<a:hlinkClick r:id="x"/>'), run(" now", f'b="1" {english}')),
        p(run("Dewch", welsh)),
        p(run("the same in English of the States", 'lang="en-US"'), run("in English", english)),
    )
    document = read(slides(slide(*(shape(each) for each in content))))
    assert (document.meta.title, document.meta.language) == ("Help at home", "en-US")
    assert [each.language for each in document.blocks] == ["", "cy-GB", ""]
    assert [(document.text[each.start : each.end], each.kind, each.target) for each in document.inlines] == [
        *(("page", "link", "https://b.example/"), (" now", "strong", ""))
    ]


def test_a_presentation_that_names_no_language_has_its_default() -> None:
    assert read(slides(slide(shape(p("x"))))).meta.language == "en-US"


def test_findings_stand_on_their_words_and_say_where() -> None:
    data = slides(
        slide(shape(p("He com", run("mitted", 'b="1"'), " suicide."))),
        slide(shape(p("Text"))),
        notes={2: shape(p("Call Childline on 0800 11", run("12"), "."), kind="body")},
    )
    found = Engine(Flags(today=DAY)).run_text("draft.pptx", data).documents[0].findings
    places = {each.rule: (each.text, each.place) for each in found}
    assert places["terminology/commit-suicide"] == ("committed suicide", "slide 1")
    assert places["helpline/mistyped-number"] == ("0800 1112", "notes of slide 2")
    assert all(each.fix is None for each in found)


# ------------------------------------------------------------------------------------------------- what is refused


def with_slide(xml: str | bytes) -> bytes:
    return slides(slide(), parts={"ppt/slides/slide0.xml": xml})


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        pytest.param(lambda: b"no archive", "damaged or cut off", id="no archive"),
        pytest.param(lambda: slides(slide())[:-40], "damaged or cut off", id="cut off"),
        pytest.param(lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password", id="a password"),
        pytest.param(lambda: word(paragraph("x")), "no presentation", id="a Word file"),
        pytest.param(lambda: archive({"mimetype": "x"}), "no PowerPoint file", id="another archive"),
        pytest.param(lambda: slides(parts={"ppt/presentation.xml": ""}), "well-formed", id="an empty part"),
        pytest.param(
            lambda: slides(
                parts={
                    "ppt/presentation.xml": slides_of("a"),
                    "ppt/_rels/presentation.xml.rels": relation_to("slides/none.xml"),
                }
            ),
            "missing",
            id="a slide that is not there",
        ),
        *hostile_xml(with_slide),
    ],
)
def test_what_cannot_be_read_says_why_and_soon(made: Callable[[], bytes], reason: str) -> None:
    refuses_soon(read, made(), reason)


def slides_of(*ids: str) -> str:
    spaces = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    spaces += ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    inside = "".join(f'<p:sldId r:id="{each}"/>' for each in ids)
    return f"<p:presentation {spaces}>{inside}</p:presentation>"


def relation_to(part: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}"><Relationship Id="a" Type="x/slide" Target="{part}"/></Relationships>'


def test_a_slide_that_is_named_often_is_read_once() -> None:
    data = slides(slide(shape(p("x"))), parts={"ppt/presentation.xml": slides_of(*["s1"] * 50_000)})
    started = time.process_time()
    assert words(read(data)) == ["x"]
    assert time.process_time() - started < 2
