"""PDF files: what is read of them and as what, what is not sure, and what is refused."""

from __future__ import annotations

import io

import pytest

from safelint import readers
from safelint.config import Flags
from safelint.readers.pdf import process
from safelint.run.engine import Engine
from safelint.values.document import Document
from safelint.values.errors import Unreadable
from safelint.values.finding import SUGGESTION
from safelint.values.report import Report
from support import DATA
from support.pdf import TOP, line, lines, pdf, stream, tagged
from support.ways_to_run import DAY

LONG = "This line of the text goes on and on until it has come to the edge of the page where"
PAGE = (f"{LONG} the next one", f"{LONG} the next two", f"{LONG} the last one")


def read(data: bytes) -> Document:
    return readers.read("draft.pdf", data, "pdf")


def words(document: Document) -> list[str]:
    return [document.text[each.start : each.end] for each in document.blocks]


def checked(data: bytes) -> Report:
    return Engine(Flags(today=DAY)).run_text("draft.pdf", data)


def found(data: bytes) -> dict[str, str]:
    """The rules of all findings, with what each says."""
    return {each.rule: each.message for each in checked(data).documents[0].findings}


def test_lines_are_joined_to_paragraphs_and_say_where_they_stand() -> None:
    document = read(pdf(lines(*PAGE, "begins.", "Another paragraph.", "And one more.")))
    assert words(document) == [f"{' '.join(PAGE)} begins.", "Another paragraph.", "And one more."]
    at = document.text.index("last one")
    assert document.source.where(document.span(at, at + 4).start) == "page 1, line 3"


@pytest.mark.parametrize(
    ("end", "start", "seen"),
    [
        pytest.param("safe-", "guarding rules", "safeguarding rules", id="a word that is whole elsewhere"),
        pytest.param("self-", "harm is not", "self-harm is not", id="a compound"),
        pytest.param("0800-", "1111 is", "0800-1111 is", id="digits"),
    ],
)
def test_words_that_a_line_cuts_are_made_whole(end: str, start: str, seen: str) -> None:
    text = lines(
        "We keep the rules of safeguarding here, and everybody knows what they are for, so", f"{LONG} {end}", start
    )
    assert seen in words(read(pdf(text)))[0]


def test_columns_are_read_one_after_the_other() -> None:
    left = lines("The left column has", "a number of lines", "that end here.")
    right = lines("The right column", "comes after it.", x=330)
    assert " ".join(words(read(pdf(left + "\n" + right)))).startswith(
        "The left column has a number of lines that end here. The right"
    )


def test_running_heads_are_landmarks_and_numbers_of_pages_are_left_out() -> None:
    pages = [
        "\n".join((line("Our policy", y=810), lines(f"Text of the page {name}.", y=700), line(str(number), y=30)))
        for number, name in enumerate(("one", "two", "three"), 1)
    ]
    document = read(pdf(*pages))
    assert [(text, each.landmark) for text, each in zip(words(document), document.blocks, strict=True)] == [
        ("Our policy", "header"),
        *((f"Text of the page {name}.", "") for name in ("one", "two", "three")),
    ]


def test_headings_lists_tables_and_pictures_come_from_the_tags() -> None:
    texts = ("Help", "Call us", "We listen", "Line", "Open", "Childline", "Always")
    content = "\n".join(tagged(line(text, y=TOP - 20 * at), at) for at, text in enumerate(texts))
    cells = [f"<</S /{kind} /K {at}>>" for kind, at in (("TH", 3), ("TH", 4), ("TD", 5), ("TD", 6))]
    tree = (
        "<</S /Document /Pg 10 0 R /K ["
        "<</S /H1 /Pg 10 0 R /K 0>> <</S /L /Pg 10 0 R /K [<</S /LI /Pg 10 0 R /K <</S /LBody /Pg 10 0 R /K 1>>>>]>>"
        "<</S /P /Lang (cy) /Pg 10 0 R /K 2>> <</S /Figure /Alt (A cup of tea) /Pg 10 0 R>> <</S /Figure /Pg 10 0 R>>"
        f"<</S /Table /K [<</S /TR /K [{cells[0]} {cells[1]}]>> <</S /TR /K [{cells[2]} {cells[3]}]>>]>>]>>"
    ).replace("<</S /T", "<</Pg 10 0 R /S /T")
    document = read(pdf(content, tree=tree))
    assert [(text, each.kind) for text, each in zip(words(document), document.blocks, strict=True)] == [
        *(("Help", "heading"), ("Call us", "item"), ("We listen", "paragraph")),
        *(("\ufffc", "paragraph"), ("A cup of tea", "alt"), ("\ufffc", "paragraph")),
        *(("Line", "cell"), ("Open", "cell"), ("Childline", "cell"), ("Always", "cell")),
    ]
    assert document.blocks[2].language == "cy"
    assert [each.header for each in document.blocks[-4:]] == [True, True, False, False]
    assert document.meta[:2] == ("Help at home", "en-GB")
    rules = found(pdf(content, tree=tree))
    assert "accessibility/image-alt" in rules
    assert "accessibility/untagged-pdf" not in rules


def test_links_have_their_targets() -> None:
    link = "<</Type /Annot /Subtype /Link /Rect [70 775 200 795] /A <</S /URI /URI (https://example.org/help)>>>>"
    document = read(pdf(line("Read our page"), annotations=link))
    assert [(each.kind, each.target) for each in document.inlines] == [("link", "https://example.org/help")]


def test_a_file_without_tags_title_or_language_is_told_of_once() -> None:
    rules = found(pdf(line("Getting help", font="F2", size=20) + "\n" + lines(*PAGE, y=700), title="", language=""))
    assert {each for each in rules if each.startswith("accessibility/")} == {
        *("accessibility/untagged-pdf", "accessibility/page-title", "accessibility/page-language")
    }


def test_a_scan_is_a_finding_and_a_failure() -> None:
    image = stream(
        b"\x80", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    )
    report = checked(pdf("q 595 0 0 842 0 0 cm /Im Do Q", extra=[image]))
    assert "accessibility/untagged-pdf" in {each.rule for each in report.documents[0].findings}
    assert [each.reason for each in report.failures] == ["safelint cannot read pictures of text either"]


CUT = f"{LONG} line 0800"


def severity(data: bytes) -> set[str]:
    return {each.severity for each in checked(data).documents[0].findings if each.rule.startswith("helpline/")}


def test_a_number_that_a_line_cuts_is_read_whole() -> None:
    text = pdf(lines(*PAGE, CUT, "1111, and it is free."))
    assert "0800 1111" in words(read(text))[0]
    assert severity(text) == set()


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param((line("Childline 0808 80"), line("05000 is the number.")), id="by a page"),
        pytest.param((line("Childline: 0808 800", mode=3),), id="words that a program guessed"),
        pytest.param((line("Childline") + line("0808 800", x=300) + line("5000", x=360),), id="by a gap"),
    ],
)
def test_what_may_not_be_a_whole_number_is_a_suggestion_at_most(pages: tuple[str, ...]) -> None:
    assert read(pdf(*pages)).unsure
    assert severity(pdf(*pages)) <= {SUGGESTION}


def test_a_wrong_number_that_is_read_whole_is_an_error() -> None:
    assert "error" in severity(pdf(line("Call Childline on 0808 800 5000 at any time.")))


def with_password(user: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(line("Call 999 at once.")))))
    writer.encrypt(user, "other", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def test_a_file_that_only_forbids_changes_is_read() -> None:
    assert words(read(with_password(""))) == ["Call 999 at once."]


def test_a_file_that_allows_no_changes_is_read_with_its_title_and_language() -> None:
    report = checked((DATA / "pdf" / "no-changes-allowed.pdf").read_bytes())  # by AES, which pypdf alone cannot
    assert report.documents[0].language == "en-GB"
    assert not [each for each in report.documents[0].findings if each.rule.startswith("accessibility/")]


@pytest.mark.parametrize("turn", ["0 1 -1 0 500 100", "0 -1 1 0 100 700", "-1 0 0 -1 500 700"])
@pytest.mark.parametrize("of_page", [b"", b"/Rotate 90 "])
def test_text_that_is_turned_is_read_as_it_runs(turn: str, of_page: bytes) -> None:
    content = lines("Call Childline on 0800 1112 at any", "time of the day or of the night.", x=10, y=40)
    data = pdf(f"q {turn} cm {content} Q").replace(b"/MediaBox", of_page + b"/MediaBox")
    assert words(read(data)) == ["Call Childline on 0800 1112 at any time of the day or of the night."]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(lambda: b"Call 999.", "no PDF", id="no PDF"),
        pytest.param(lambda: b"%PDF-1.7\n", "damaged", id="nothing after the head"),
        pytest.param(lambda: pdf(), "no pages", id="no pages"),
        pytest.param(lambda: pdf(""), "no words", id="an empty page"),
        pytest.param(lambda: with_password("secret"), "password", id="a password"),
    ],
)
def test_what_cannot_be_read_tells_why(data: object, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(data())  # type: ignore[operator]


def test_any_part_of_a_file_is_read_or_refused() -> None:
    whole = pdf(lines(*PAGE))
    for end in range(20, len(whole), len(whole) // 5):
        try:
            read(whole[:end])
        except Unreadable as reason:
            assert str(reason)


def test_a_structure_that_leads_round_is_read_once() -> None:
    extra = ["<</S /Div /K [100 0 R 101 0 R]>>", "<</S /P /Pg 10 0 R /K 0>>"]
    assert words(read(pdf(tagged(line("Call 999."), 0), tree="100 0 R", extra=extra))) == ["Call 999."]


def test_memory_grows_with_the_file_up_to_what_no_padding_exceeds() -> None:
    assert process.memory_for(0) == 300_000_000
    assert process.memory_for(6_000_000) == 570_000_000
    assert process.memory_for(60_000_000) == process.memory_for(600_000_000) == 900_000_000


def test_what_takes_too_long_or_too_much_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = pdf(line("Call 999."), extra=[stream(b"0 " * 200_000_000)]).replace(
        b"/Contents 11 0 R", b"/Contents 100 0 R"
    )
    with pytest.raises(Unreadable, match=r"needs more than 3\d\d MB"):
        read(bomb)
    monkeypatch.setattr(process, "_OF_A_CLOCK", 0.001)  # no process starts so soon
    with pytest.raises(Unreadable, match="takes longer"):
        read(pdf(line("Call 999.")))


def test_without_the_extra_it_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_PACKAGES", ("no_such_package",))
    with pytest.raises(Unreadable, match='install safelint with its extra "pdf"'):
        read(pdf(line("Call 999.")))
