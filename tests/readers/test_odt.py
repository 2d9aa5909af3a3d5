"""OpenDocument texts: what is read of them and as what, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from safelint import readers
from safelint.config import Flags
from safelint.run.engine import Engine
from safelint.values.document import Block, Document
from support.hostile_files import MANY, hostile_xml, refuses_soon
from support.odt import MANIFEST, h, odt, p, span
from support.promises import check
from support.ways_to_run import DAY
from support.word import archive


def read(data: bytes) -> Document:
    document = readers.read("draft.odt", data, "odt")
    check(document)
    return document


def words(document: Document, kind: str = "") -> list[str]:
    return [document.text[each.start : each.end] for each in document.blocks if kind in ("", each.kind)]


def blocks(document: Document) -> dict[str, Block]:
    return {document.text[each.start : each.end]: each for each in document.blocks}


def frame(inside: str, style: str = "") -> str:
    return f'<draw:frame draw:style-name="{style}">{inside}</draw:frame>'


def picture(inside: str = "", style: str = "") -> str:
    return frame(f'<draw:image xlink:href="Pictures/a.png"/>{inside}', style)


def table(*rows: str, name: str = "") -> str:
    return f'<table:table table:name="{name}"><table:table-column/>{"".join(rows)}</table:table>'


def row(*cells: str, attrs: str = "") -> str:
    inside = "".join(
        each if each.startswith("<table") else f"<table:table-cell>{each}</table:table-cell>" for each in cells
    )
    return f"<table:table-row {attrs}>{inside}</table:table-row>"


def items(*each: str) -> str:
    return f"<text:list>{''.join(f'<text:list-item>{one}</text:list-item>' for one in each)}</text:list>"


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        pytest.param(p("Call 0800 ", span("11", "Bold"), "11."), "Call 0800 1111.", id="a number over three runs"),
        pytest.param(p("sil\u00adence"), "sil\u00adence", id="soft hyphen"),
        pytest.param(p("Call<text:tab/>999"), "Call\t999", id="tab"),
        pytest.param(p("Call<text:line-break/>999"), "Call\n999", id="break in a line"),
        pytest.param(p("Call<text:soft-page-break/> 999"), "Call 999", id="break of a page"),
        pytest.param(p("\n  Call \n  999\n"), "Call 999", id="white space of the XML"),
        pytest.param(p("Call ", span(" 999", "Bold")), "Call 999", id="white space at the edge of a run"),
        pytest.param(p('Call<text:s text:c="2"/>999<text:s/>now'), "Call  999 now", id="spaces that count"),
        pytest.param(p("Call <text:change-start/>999<text:change-end/>"), "Call 999", id="tracked insertion"),
        pytest.param(
            f"<text:tracked-changes><text:changed-region><text:deletion>{p('gone')}</text:deletion>"
            f"</text:changed-region></text:tracked-changes>{p('Call 999<text:change/>')}",
            "Call 999",
            id="deletion",
        ),
        pytest.param(p("Call", span(" me", "Hidden")), "Call", id="hidden"),
        pytest.param(
            p("Call", '<text:hidden-text text:is-hidden="true"> me</text:hidden-text>'),
            "Call",
            id="hidden on a condition",
        ),
        pytest.param(
            f'<text:section text:display="none">{p("x")}</text:section>{p("Call")}', "Call", id="hidden section"
        ),
        pytest.param(
            f'<text:section text:display="condition" text:is-hidden="true">{p("x")}</text:section>{p("Call")}',
            "Call",
            id="section hidden on a condition",
        ),
        pytest.param(
            p('<text:hidden-paragraph text:is-hidden="true"/>gone') + p("Call"),
            "Call",
            id="paragraph hidden on a condition",
        ),
        pytest.param(
            p("Call ", '<text:conditional-text text:string-value-if-false="101">999</text:conditional-text>'),
            "Call 999",
            id="text on a condition",
        ),
        pytest.param(p("Call<text:script>open()</text:script> 999"), "Call 999", id="script"),
        pytest.param(
            p("Call ", '<text:drop-down><text:label text:value="101"/>999</text:drop-down>'),
            "Call 999",
            id="list to choose",
        ),
        pytest.param(p("sil<text:soft-page-break/>ence"), "silence", id="page that ends in a word"),
        pytest.param(p("Call \uf028 999"), "Call \u2022 999", id="letter of Wingdings"),
        pytest.param(f"<text:section>{p('Call')}</text:section>", "Call", id="section"),
        pytest.param(
            p('Call<text:variable-set text:display="none"> x</text:variable-set>'),
            "Call",
            id="variable that is set unseen",
        ),
        pytest.param(p(f"Call<office:annotation>{p('Really?')}</office:annotation>"), "Call", id="comment"),
        pytest.param(p("Call <text:user-field-get>999</text:user-field-get>"), "Call 999", id="field"),
        pytest.param(p("Page <text:page-number>7</text:page-number> of"), "Page of", id="number of a page"),
        pytest.param(p("Call<text:placeholder> type here</text:placeholder>"), "Call", id="prompt"),
        pytest.param(
            p("<text:ruby><text:ruby-base>Call</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby>"),
            "Call",
            id="ruby",
        ),
    ],
)
def test_what_people_read_is_read(content: str, seen: str) -> None:
    assert words(read(odt(content))) == [seen]


def test_a_paragraph_is_a_line_of_the_text_and_says_where_it_stands() -> None:
    document = read(odt(p("First<text:line-break/>line."), p(""), table(row(p("Cell"))), p("Second.")))
    assert document.source.text == "First\vline.\nCell\nSecond.\n"
    assert document.source.places == ("paragraph 1", "table 1, row 1", "paragraph 2")


def test_headings_have_a_level_and_titles_are_some_too() -> None:
    document = read(odt(p("Title", style="Title"), h("One"), h("Two", 2), p("Also a title", style="P1"), p("Text")))
    assert [(each.kind, each.level) for each in document.blocks] == [
        *(("heading", 1), ("heading", 1), ("heading", 2), ("heading", 1), ("paragraph", 0))
    ]


def test_an_automatic_style_is_that_of_its_own_part() -> None:
    page = f"<style:master-page><style:header>{p('Council', style='P1')}</style:header></style:master-page>"
    assert [each.kind for each in read(odt(p("Title", style="P1"), pages=page)).blocks] == ["paragraph", "heading"]


def test_items_of_a_list_share_its_group() -> None:
    found = blocks(read(odt(items(p("a") + p("b"), p("c") + items(p("d")), h("e")), p("f"), items(p("g")))))
    assert [(found[each].kind, found[each].group, found[each].row, found[each].level) for each in "abcdefg"] == [
        *(("item", 0, 0, 1), ("item", 0, 0, 1), ("item", 0, 1, 1), ("item", 0, 2, 2)),
        *(("heading", -1, -1, 1), ("paragraph", -1, -1, 0), ("item", 1, 0, 1)),
    ]


def test_cells_know_their_row_their_column_and_whether_they_are_headers() -> None:
    wide = '<table:table-cell table:number-columns-spanned="2">' + p("b") + "</table:table-cell>"
    head = row(p("a"), wide, "<table:covered-table-cell/>", p("c"))
    rows = (
        f"<table:table-header-rows>{head}</table:table-header-rows>",
        row("", attrs='table:number-rows-repeated="3"'),
        row('<table:table-cell table:number-columns-repeated="2"/>', p("d"), p("e", style="Table_20_Heading")),
        row("", attrs='table:number-rows-repeated="99999999999"'),
        row(p("f")),
    )
    document = read(odt(table(*rows)))
    found = blocks(document)
    assert [(found[each].row, found[each].column, found[each].header) for each in "abcdef"] == [
        *((0, 0, True), (0, 1, True), (0, 3, True), (4, 2, False), (4, 3, True), (1005, 0, False))
    ]
    assert [(each.name, each.group) for each in document.elements] == [("table", 0)]


def test_lists_that_somebody_typed_are_lists_and_hidden_rows_are_not_read() -> None:
    cell = "<table:table-cell>{}</table:table-cell>"
    rows = "".join(
        f"<table:table-row {attrs}>{cell.format(p(text))}</table:table-row>"
        for attrs, text in (("", "Seen"), ('table:visibility="collapse"', "Unseen"))
    )
    document = read(odt(p("1. Call 999."), p("2. Wait."), f"<table:table>{rows}</table:table>"))
    assert [(each.kind, document.text[each.start : each.end]) for each in document.blocks] == [
        ("item", "Call 999."),
        ("item", "Wait."),
        ("cell", "Seen"),
    ]


def test_a_table_in_a_cell_is_one_of_its_own() -> None:
    document = read(odt(table(row(p("a") + table(row(p("b"))), p("c")))))
    found = blocks(document)
    assert [found[each].group for each in "abc"] == [0, 1, 0]
    assert document.source.places == ("table 1, row 1", "table 2, row 1", "table 1, row 1")


def test_links_have_the_address_that_they_lead_to() -> None:
    link = f'<text:a xlink:href="https://b.example/">our {span("page", "Bold")}</text:a>'
    document = read(
        odt(
            p(link, '<text:a xlink:href="#help">below</text:a> ', picture()),
            p(f'<draw:a xlink:href="x">{picture()}</draw:a>'),
        )
    )
    links = [(document.text[each.start : each.end], each.target) for each in document.inlines if each.kind == "link"]
    assert links == [("our page", "https://b.example/"), ("below", "#help"), ("\ufffc", "x")]


def test_pictures_have_their_words_after_them_and_drawn_text_needs_none() -> None:
    document = read(
        odt(
            p("See ", picture("<svg:title>Title</svg:title><svg:desc>A\n telephone</svg:desc>")),
            p(picture("<svg:title>A title</svg:title>")),
            p(picture(style="Deco"), picture()),
            picture(),
            p(frame(f"<draw:text-box>{p('Call 999.')}</draw:text-box>")),
            p(f"<draw:custom-shape><svg:title>x</svg:title>{p('Shape.')}</draw:custom-shape>"),
        )
    )
    images = [each.attrs for each in document.inlines if each.kind == "image"]
    assert images == [{"alt": "A\n telephone"}, {"alt": "A title"}, {"role": "presentation"}, {}, {}]
    assert words(document) == [
        *("See \ufffc", "A telephone", "\ufffc", "A title", "\ufffc\ufffc", "\ufffc", "Call 999.", "Shape.")
    ]
    assert document.source.places[1] == "picture in paragraph 1"
    assert document.source.places[-2:] == ("text box", "text box")


def test_the_text_of_a_box_stands_after_the_paragraph_that_it_hangs_on() -> None:
    box = frame(f"<draw:text-box>{items(p('Boxed'))}{p('x', picture(), style='Caption')}</draw:text-box>")
    document = read(odt(items(p("Before ", box, "and after.")), p("End.")))
    assert [(each.kind, words(document)[at]) for at, each in enumerate(document.blocks)] == [
        *(("item", "Before and after."), ("item", "Boxed"), ("caption", "x\ufffc"), ("paragraph", "End."))
    ]


def test_notes_headers_and_footers_are_read_round_the_text() -> None:
    def note(kind: str, text: str) -> str:
        body = f"<text:note-body>{p(text)}</text:note-body>"
        return f'<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation>{body}</text:note>'

    index = (
        f"<text:table-of-content><text:table-of-content-source><text:index-title-template>Made</text:index-title-template>"
        f"</text:table-of-content-source><text:index-body>{p('Contents')}</text:index-body></text:table-of-content>"
    )
    page = (
        f"<style:master-page><style:header>{p('Council')}{table(row(p('Cell')))}</style:header>"
        f"<style:header-left style:display='false'>{p('No')}</style:header-left>"
        f"<style:footer>{p('Our number')}</style:footer></style:master-page>"
    )
    document = read(odt(index, p("Text", note("endnote", "Last."), note("footnote", "A note."), "."), pages=page))
    assert [(words(document)[at], each.kind, each.landmark) for at, each in enumerate(document.blocks)] == [
        ("Council", "paragraph", "header"),
        ("Cell", "cell", "header"),
        ("Contents", "paragraph", "nav"),
        ("Text.", "paragraph", ""),
        ("A note.", "footnote", ""),
        ("Last.", "footnote", ""),
        ("Our number", "paragraph", "footer"),
    ]
    assert document.source.places[4:6] == ("footnote 1", "endnote 1")


def test_title_and_languages_are_those_of_the_file() -> None:
    document = read(
        odt(p(span("Cymorth yn y cartref", "Welsh")), p("Ask for ", span("cymorth", "Welsh"), span("x", "None")))
    )
    assert (document.meta.title, document.meta.language) == ("Help at home", "en-GB")
    assert [each.language for each in document.blocks] == ["cy-GB", ""]
    assert [each.attrs for each in document.inlines if each.kind == "passage"] == [{"lang": "cy-GB"}]


def test_bold_is_bold_by_the_span_and_by_the_paragraph() -> None:
    document = read(odt(p("a ", span(f"b{span('c', 'Plain')}", "Bold")), p(span("d", "Bold"), style="Quotations")))
    assert [document.text[each.start : each.end] for each in document.inlines if each.kind == "strong"] == ["b", "d"]
    assert [each.quoted for each in document.blocks] == [False, True]


def test_findings_stand_on_their_words_and_say_where() -> None:
    data = odt(
        p("He com", span("mitted", "Bold"), " suicide."), p("Call Childline on 0800 11", span("12", "Bold"), ".")
    )
    found = Engine(Flags(today=DAY)).run_text("draft.odt", data).documents[0].findings
    places = {each.rule: (each.text, each.place) for each in found}
    assert places["terminology/commit-suicide"] == ("committed suicide", "paragraph 1")
    assert places["helpline/mistyped-number"] == ("0800 1112", "paragraph 2")
    assert all(each.fix is None for each in found)


# ------------------------------------------------------------------------------------------------- what is refused


def with_content(xml: str | bytes) -> bytes:
    return odt(parts={"content.xml": xml})


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        pytest.param(lambda: b"no archive", "damaged or cut off", id="no archive"),
        pytest.param(lambda: odt(p("x"))[:-40], "damaged or cut off", id="cut off"),
        pytest.param(lambda: archive({"mimetype": "x"}), "content.xml is missing", id="another archive"),
        pytest.param(
            lambda: odt(parts={"META-INF/manifest.xml": MANIFEST.replace("</", "<manifest:encryption-data/></")}),
            "password",
            id="a password",
        ),
        pytest.param(lambda: archive({"encrypted-package": "x"}), "password", id="a password of today"),
        pytest.param(lambda: odt("".join(map(p, MANY))), "50,000 paragraphs", id="too many paragraphs"),
        *hostile_xml(with_content),
    ],
)
def test_what_cannot_be_read_says_why_and_soon(made: Callable[[], bytes], reason: str) -> None:
    refuses_soon(read, made(), reason)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(p("Text.", style="Ring"), id="styles that are based on each other"),
        pytest.param(
            "<text:list-item><table:table-cell><table:table-row>"
            + p("Text.")
            + "</table:table-row></table:table-cell></text:list-item>",
            id="parts of tables without one",
        ),
        pytest.param(p("<text:note-body>" + p("Text.") + "</text:note-body>"), id="the body of no note"),
        pytest.param("<text:h text:outline-level='x'>Text.</text:h>", id="a level that is no number"),
        pytest.param(
            "<svg:title>x</svg:title><text:span>x</text:span><text:s/>" + p("Text."), id="words outside of paragraphs"
        ),
    ],
)
def test_odd_structure_is_read(body: str) -> None:
    ring = '<style:style style:name="Ring" style:family="paragraph" style:parent-style-name="Ring"/>'
    assert words(read(odt(body, automatic=ring))) == ["Text."]
