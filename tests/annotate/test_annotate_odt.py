"""A copy of an OpenDocument text with the findings as comments: on exactly their words, and nothing else changed."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from safelint import readers
from safelint.annotate import Annotated, annotated
from safelint.cli.commands import cli
from safelint.config import Flags
from safelint.values.errors import Unreadable
from support.odt import h, odt, p, span
from support.ways_to_run import DAY
from support.word import archive, unpacked

OFFICE, TEXT = (f"{{urn:oasis:names:tc:opendocument:xmlns:{each}:1.0}}" for each in ("office", "text"))
SUICIDE = p("He com", span("mitted", "Bold"), " suicide &amp; left a note. ", span("Call 0800 ", "Bold"), "1111.")
RULE = "terminology/commit-suicide"
NUMBER = p("Call ", span("Child", "Bold"), "line on 0800", span("1111", "Bold"), " now.")


def made(folder: Path, data: bytes, *, fixing: bool = False) -> Annotated:
    path = folder / "draft.odt"
    path.write_bytes(data)
    return annotated(str(path), Flags(today=DAY), fixing=fixing)


def content(data: bytes) -> str:
    return unpacked(data)["content.xml"].decode()


def with_content(data: bytes, new: str | bytes) -> bytes:
    return archive({**unpacked(data), "content.xml": new})


def comments(data: bytes) -> list[tuple[str, str]]:
    """Of each comment, in order, the words that it is on and what it says."""
    words: dict[str, str] = {}
    said: dict[str, str] = {}
    open_names: set[str] = set()

    def walk(element: ElementTree.Element) -> None:
        name = element.attrib.get(f"{OFFICE}name", "")
        if element.tag == f"{OFFICE}annotation":
            said[name], words[name] = "\n".join("".join(each.itertext()) for each in element), ""
            open_names.add(name)
        elif element.tag == f"{OFFICE}annotation-end":
            open_names.discard(name)
        else:
            seen(" " if element.tag == f"{TEXT}s" else element.text)
            for each in element:
                walk(each)
        seen(element.tail)

    def seen(text: str | None) -> None:
        for name in open_names:
            words[name] += text or ""

    walk(ElementTree.fromstring(content(data)))
    assert not open_names
    return [(" ".join(words[name].split()), said[name]) for name in said]


def on(data: bytes, rule: str) -> list[str]:
    """The words that comments of a rule are on."""
    return [words for words, said in comments(data) if said.endswith(rule)]


def seen(data: bytes) -> str:
    return readers.read("a.odt", data, "odt").source.text


def bare(data: bytes) -> str:
    """The content without what our comments put into it."""
    text = re.sub(r'<office:annotation office:name="safelint-.*?</office:annotation>', "", content(data))
    return re.sub(r'<office:annotation-end office:name="safelint-[^>]*/>', "", text)


def refused(data: bytes) -> bytes:
    """The text with all tracked changes taken back: what was taken away stands again where it was."""
    text = content(data)
    gone = dict(re.findall(r'xml:id="(\w+)"[^>]*><text:deletion>.*?</office:change-info><text:p>(.*?)</text:p>', text))
    text = re.sub(r'<text:change text:change-id="(\w+)"/>', lambda match: gone[match[1]], text)
    return with_content(data, re.sub(r"<text:change-start[^>]*/>.*?<text:change-end[^>]*/>", "", text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SUICIDE, id="over several runs"),
        pytest.param(p("Pain &amp; loss: he committed suicide."), id="an entity before"),
        pytest.param(p("P&#8217;n: he committed suicide."), id="a number of a character before"),
        pytest.param(p("\u2019\U0001f600 he committed suicide."), id="characters of several bytes before"),
        pytest.param(p("committed suicide"), id="a whole paragraph"),
        pytest.param(p("\n  He\n    committed\n  suicide.\n"), id="white space of the XML"),
        pytest.param(p("He  ", span("  committed", "Bold"), "  suicide"), id="white space at the edges of runs"),
        pytest.param(p("He committed<text:s/>suicide."), id="a space that is an element"),
        pytest.param(p("<text:tab/>He com<!-- > -->mitted suicide."), id="a comment of the XML"),
        pytest.param(p("He <text:soft-page-break/>committed<text:soft-page-break/> suicide"), id="the end of a page"),
        pytest.param(p('<text:a xlink:href="x">he committed</text:a> suicide'), id="from a link on"),
        pytest.param(p("He <text:user-field-get>committed</text:user-field-get> suicide"), id="from a field on"),
        pytest.param(p("He <text:bookmark-start/>committed<text:bookmark-end/> suicide"), id="over a bookmark"),
        pytest.param(p("He <text:change-start/>committed<text:change-end/> suicide"), id="tracked"),
        pytest.param(h("He committed suicide"), id="in a heading"),
        pytest.param(f"<text:list><text:list-item>{SUICIDE}</text:list-item></text:list>", id="in a list"),
        pytest.param(
            "<table:table><table:table-row><table:table-cell>"
            + SUICIDE
            + "</table:table-cell></table:table-row></table:table>",
            id="in a table",
        ),
        pytest.param(p("He ", span(span("committed", "Bold") + " sui", "Plain"), "cide"), id="runs in runs"),
    ],
)
def test_a_comment_stands_on_exactly_the_words_however_they_are_written(tmp_path: Path, text: str) -> None:
    data = odt(text)
    copy = made(tmp_path, data).data
    assert on(copy, RULE) == ["committed suicide"]
    assert bare(copy) == content(data)


def test_words_in_a_field_have_their_comment_round_it(tmp_path: Path) -> None:
    data = odt(p("Then <text:user-field-get>he committed suicide, they said</text:user-field-get>."))
    copy = made(tmp_path, data).data
    assert on(copy, RULE) == ["he committed suicide, they said"]
    assert "annotation" not in content(copy).partition("<text:user-field-get>")[2].partition("</text:user")[0]


def test_every_other_part_stays_as_it_is_and_in_its_place(tmp_path: Path) -> None:
    data = odt(SUICIDE, parts={"Pictures/a.png": b"x", "settings.xml": "<a/>"})
    before, after = unpacked(data), unpacked(made(tmp_path, data).data)
    assert list(after) == list(before)
    assert {name for name in after if after[name] != before[name]} == {"content.xml"}


@pytest.mark.parametrize(
    ("body", "place"),
    [
        pytest.param(
            p("Our letter.<text:note><text:note-body>", "<text:p>{}</text:p>", "</text:note-body></text:note>"),
            "footnote 1",
            id="a footnote",
        ),
        pytest.param(
            p("Our letter.", "<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>"),
            "text box",
            id="a text box",
        ),
    ],
)
def test_what_stands_where_no_comment_can_is_told_at_the_top(tmp_path: Path, body: str, place: str) -> None:
    copy = made(tmp_path, odt(body.replace("{}", "Childline: 0800 1112"))).data
    words, said = next(each for each in comments(copy) if each[1].endswith("helpline/mistyped-number"))
    assert words == "Our letter."
    assert f"Error, {place}, “0800 1112”: " in said


def test_a_footer_is_told_at_the_top(tmp_path: Path) -> None:
    page = f"<style:master-page><style:footer>{p('Childline: 0800 1112')}</style:footer></style:master-page>"
    assert on(made(tmp_path, odt(p("Our letter."), pages=page)).data, "helpline/mistyped-number") == ["Our letter."]


@pytest.mark.parametrize(
    "picture",
    [
        '<draw:frame><draw:image xlink:href="a.png"/></draw:frame>',
        '<draw:a xlink:href="x"><draw:frame><draw:image xlink:href="a.png"/></draw:frame></draw:a>',
    ],
)
def test_a_comment_on_a_picture_is_round_it(tmp_path: Path, picture: str) -> None:
    copy = made(tmp_path, odt(p("Our house. ", picture, " Our garden."))).data
    assert on(copy, "accessibility/image-alt") == [""]
    assert re.search(rf"</office:annotation>{picture}<office:annotation-end", content(copy))


def test_the_first_comment_gives_the_verdict_and_whose_numbers_these_are(tmp_path: Path) -> None:
    words, said = comments(made(tmp_path, odt(SUICIDE)).data)[0]
    assert (words, said.startswith("safelint\n")) == ("He committed suicide & left a note. Call 0800 1111.", True)
    assert "safelint: do not publish yet." in said
    assert "0800 1111: Childline" in said


def test_comments_of_an_earlier_run_are_replaced_and_those_of_people_stay(tmp_path: Path) -> None:
    theirs = "<office:annotation office:name='safelint-1'><dc:creator>Ana</dc:creator><text:p>Really?</text:p>"
    theirs += "</office:annotation>Ask.<office:annotation-end office:name='safelint-1'/>"
    ours = "<office:annotation><dc:creator>safelint</dc:creator><text:p>Old.</text:p></office:annotation>"
    once = made(tmp_path, odt(SUICIDE, p(theirs, ours))).data
    assert made(tmp_path, once).data == once
    assert theirs in content(once)
    assert "Old." not in content(once)
    assert on(once, RULE) == ["committed suicide"]


@pytest.mark.parametrize(
    "before",
    [
        "",
        "<office:forms><office:form/></office:forms>",
        "<text:tracked-changes/>",
        f"<text:tracked-changes><text:changed-region xml:id='safelint1'><text:deletion>{p('x')}</text:deletion>"
        "</text:changed-region></text:tracked-changes>",
    ],
)
def test_safe_fixes_are_tracked_changes_that_can_be_refused(tmp_path: Path, before: str) -> None:
    data = odt(before, NUMBER)
    done = made(tmp_path, data, fixing=True)
    assert done.summary.endswith("1 tracked change")
    assert seen(done.data) == "Call Childline on 0800 1111 now.\n"
    undone = refused(done.data)
    assert seen(undone) == seen(data)
    assert p("Call ", span("Child", "Bold"), "line on 0800", span(span("1111", "Bold"), "Bold"), " now.") in bare(
        undone
    )
    ids = re.findall(r'xml:id=["\'](\w+)', content(done.data))
    assert len(ids) == len(set(ids)) >= 3
    assert content(done.data).count("<text:tracked-changes") == 1
    first = ElementTree.fromstring(content(done.data)).find(f".//{OFFICE}text")
    assert first is not None
    assert [each.tag.rpartition("}")[2] for each in first][-2:] == ["tracked-changes", "p"]


def test_spaces_at_the_edge_of_what_was_taken_away_are_kept(tmp_path: Path) -> None:
    data = odt(p("Call Childline on ", span("0800 ", "Bold"), "11 11 now."))
    done = made(tmp_path, data, fixing=True)
    assert seen(done.data) == "Call Childline on 0800 1111 now.\n"
    assert seen(refused(done.data)) == seen(data)


def test_text_in_a_field_is_not_fixed(tmp_path: Path) -> None:
    data = odt(p("Call Childline on <text:user-field-get>08001111</text:user-field-get> now."))
    done = made(tmp_path, data, fixing=True)
    assert done.summary.endswith("0 tracked changes")
    assert bare(done.data) == content(data)


def test_a_signature_is_warned_of(tmp_path: Path) -> None:
    data = odt(SUICIDE, parts={"META-INF/documentsignatures.xml": "<a/>"})
    assert made(tmp_path, data).remarks == ("its signature does not hold for the copy",)


def test_the_vocabularies_may_have_other_names(tmp_path: Path) -> None:
    text = re.sub(r'xmlns:dc="[^"]*"', "", content(odt(SUICIDE)))
    for old, new in (("text", "t"), ("office", "o")):
        text = re.sub(rf"(</?| ){old}:", rf"\1{new}:", text).replace(f"xmlns:{old}=", f"xmlns:{new}=")
    assert on(made(tmp_path, with_content(odt(SUICIDE), text)).data, RULE) == ["committed suicide"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(content(odt(p("<![CDATA[He committed suicide]]>"))), id="raw text"),
        pytest.param(
            '<?xml version="1.0" encoding="UTF-16"?>' + content(odt(SUICIDE)), id="an encoding of two bytes a character"
        ),
    ],
)
def test_content_that_takes_no_comment_is_refused(tmp_path: Path, text: str) -> None:
    data = text.encode("utf-16" if "UTF-16" in text else "utf-8")
    with pytest.raises(Unreadable, match="takes no comment"):
        made(tmp_path, with_content(odt(SUICIDE), data))


def test_the_command_writes_beside_the_file_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("letter.odt").write_bytes(odt(SUICIDE))
    result = CliRunner().invoke(cli, ["annotate", "letter.odt", "--today", DAY])
    assert result.exit_code == 0
    assert result.output.startswith("letter.checked.odt is written, with what was found as comments: ")
    assert on(Path("letter.checked.odt").read_bytes(), RULE) == ["committed suicide"]
