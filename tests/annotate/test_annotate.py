"""A copy of a Word file with the findings as comments: on exactly their words, and nothing else changed."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from safelint import readers
from safelint.annotate import Annotated, annotated
from safelint.cli import main
from safelint.cli.commands import cli
from safelint.config import Flags
from safelint.values.errors import SafelintError, Unreadable
from support.ways_to_run import DAY
from support.word import W, archive, paragraph, part, run, unpacked, word

BOLD = "<w:b/>"
SUICIDE = paragraph("He com", run("mitted", BOLD), " suicide &amp; left a note. ", run("Call 0800 ", BOLD), "1111.")


def made(folder: Path, data: bytes, *, fixing: bool = False) -> Annotated:
    path = folder / "draft.docx"
    path.write_bytes(data)
    return annotated(str(path), Flags(today=DAY), fixing=fixing)


def said(data: bytes) -> dict[str, str]:
    """The words of each comment by its id."""
    root = ElementTree.fromstring(unpacked(data)["word/comments.xml"])
    return {each.attrib[f"{{{W}}}id"]: "".join(each.itertext()) for each in root}


def anchored(data: bytes) -> dict[str, str]:
    """The words that each comment is on, by its id."""
    words: dict[str, str] = {}
    open_ids: set[str] = set()
    for each in ElementTree.fromstring(unpacked(data)["word/document.xml"]).iter():
        name, number = each.tag.rpartition("}")[2], each.attrib.get(f"{{{W}}}id", "")
        if name == "commentRangeStart":
            open_ids.add(number)
            words[number] = ""
        elif name == "commentRangeEnd":
            open_ids.remove(number)
        elif name == "t":
            for number in open_ids:
                words[number] += each.text or ""
    assert not open_ids
    return words


def on(data: bytes, rule: str) -> list[str]:
    """The words that comments of a rule are on."""
    found = anchored(data)
    return [found[number] for number, text in said(data).items() if text.endswith(rule)]


def seen(data: bytes) -> str:
    return readers.read("a.docx", data, "docx").source.text


def test_a_comment_stands_on_exactly_the_words_over_several_runs(tmp_path: Path) -> None:
    copy = made(tmp_path, word(SUICIDE)).data
    assert on(copy, "terminology/commit-suicide") == ["committed suicide"]
    assert seen(copy) == seen(word(SUICIDE))


@pytest.mark.parametrize("said", ["", ' xml:space="default"', " xml:space = 'default'"])
def test_a_run_that_is_split_keeps_its_look_and_its_spaces(tmp_path: Path, said: str) -> None:
    text = paragraph(run("Then he committed suicide, they said.", BOLD).replace(' xml:space="preserve"', said))
    copy = made(tmp_path, word(text)).data
    document = readers.read("a.docx", copy, "docx")
    assert document.source.text == "Then he committed suicide, they said.\n"
    assert [(each.kind, each.start, each.end) for each in document.inlines] == [("strong", 0, len(document.text))]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(paragraph("Pain &amp; loss: he committed suicide."), id="an entity before"),
        pytest.param(paragraph("P&#8217;n: he committed suicide."), id="a number of a character before"),
        pytest.param(paragraph("\u2019\U0001f600 he committed suicide."), id="characters of several bytes before"),
        pytest.param(paragraph("committed suicide"), id="a whole run"),
        pytest.param(paragraph("he com", "<w:r><w:softHyphen/></w:r>", "mitted suicide"), id="a soft hyphen inside"),
        pytest.param(
            paragraph(
                f"<w:r>{BOLD.join(('<w:rPr>', '</w:rPr>'))}<w:t>a</w:t><w:tab/><w:t>he committed suicide</w:t></w:r>"
            ),
            id="not the first text of its run",
        ),
        pytest.param(paragraph(f"<w:ins w:id='7' w:author='A'>{run('committed')}</w:ins>", " suicide"), id="tracked"),
        pytest.param(paragraph(f"<w:hyperlink>{run('he committed')}</w:hyperlink>", " suicide"), id="from a link on"),
        pytest.param(
            f"<w:tbl><w:tr><w:tc>{paragraph('Cell: committed suicide')}</w:tc></w:tr></w:tbl>", id="in a table"
        ),
    ],
)
def test_the_words_are_met_however_they_are_written(tmp_path: Path, text: str) -> None:
    copy = made(tmp_path, word(text)).data
    assert [each.replace("\u00ad", "") for each in on(copy, "terminology/commit-suicide")] == ["committed suicide"]
    assert seen(copy) == seen(word(text))


def test_parts_that_comments_do_not_need_stay_as_they_are(tmp_path: Path) -> None:
    data = word(SUICIDE, parts={"footer1.xml": ("footer", part("ftr", paragraph("Our page")))})
    before, after = unpacked(data), unpacked(made(tmp_path, data).data)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {
        *("word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml")
    }


def test_what_stands_where_word_takes_no_comment_is_told_at_the_top(tmp_path: Path) -> None:
    footer = part("ftr", paragraph("Childline: 0800 1112"))
    copy = made(tmp_path, word(paragraph("Our letter."), parts={"footer1.xml": ("footer", footer)})).data
    text = next(each for each in said(copy).values() if each.endswith("helpline/mistyped-number"))
    assert text.startswith("Error, footer, “0800 1112”: ")
    assert on(copy, "helpline/mistyped-number") == ["Our letter."]


def test_the_first_comment_gives_the_verdict_and_whose_numbers_these_are(tmp_path: Path) -> None:
    first = next(iter(said(made(tmp_path, word(SUICIDE)).data).values()))
    assert first.startswith("safelint: do not publish yet.")
    assert "0800 1111: Childline" in first


def test_comments_of_an_earlier_run_are_replaced_and_those_of_people_stay(tmp_path: Path) -> None:
    theirs = part("comments", f'<w:comment w:id="0" w:author="Ana">{paragraph("Really?")}</w:comment>')
    mark = '<w:r><w:commentReference w:id="0"/></w:r>'
    data = word(SUICIDE, paragraph("Ask.", mark), parts={"comments.xml": ("comments", theirs)})
    once = made(tmp_path, data).data
    twice = made(tmp_path, once).data
    assert sorted(said(once).values()) == sorted(said(twice).values())
    assert "Really?" in said(twice).values()
    assert on(twice, "terminology/commit-suicide") == ["committed suicide"]


def test_safe_fixes_are_tracked_changes_that_can_be_refused(tmp_path: Path) -> None:
    data = word(paragraph("Call ", run("Child", BOLD), "line on 0800", run("1111", BOLD), " now."))
    done = made(tmp_path, data, fixing=True)
    assert done.summary.endswith("1 tracked change")
    assert seen(done.data) == "Call Childline on 0800 1111 now.\n"
    refused = unpacked(done.data)["word/document.xml"].decode()
    refused = refused.replace("w:ins ", "w:moveFrom ").replace("/w:ins", "/w:moveFrom")
    refused = refused.replace("w:delText", "w:t").replace("w:del ", "w:ins ").replace("/w:del>", "/w:ins>")
    assert seen(archive({**unpacked(done.data), "word/document.xml": refused})) == seen(data)


def test_a_fix_that_brings_a_new_finding_is_left_as_a_comment(tmp_path: Path) -> None:
    done = made(tmp_path, word(paragraph("Call Stop it now! on 08081000900.")), fixing=True)
    assert done.summary.endswith("1 tracked change")
    assert seen(done.data) == "Call Stop it now! on 0808 1000 900.\n"
    why = "what then stands there would bring a new finding (terminology/name-style)"
    assert done.remarks == (f"1 safe fix was left out: {why}",)
    assert on(done.data, "terminology/name-style") == ["Stop it now"]


def test_a_signature_is_warned_of(tmp_path: Path) -> None:
    data = archive({**unpacked(word(SUICIDE)), "_xmlsignatures/sig1.xml": "<a/>"})
    assert made(tmp_path, data).remarks == ("its signature does not hold for the copy",)


def test_the_command_writes_beside_the_file_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("letter.docx").write_bytes(word(SUICIDE))
    result = CliRunner().invoke(cli, ["annotate", "letter.docx", "--today", DAY])
    assert result.exit_code == 0
    assert result.output.startswith("letter.checked.docx is written, with what was found as comments: 1 text checked")
    assert on(Path("letter.checked.docx").read_bytes(), "terminology/commit-suicide") == ["committed suicide"]


def test_an_id_may_have_any_number_of_digits(tmp_path: Path) -> None:
    mark = f'<w:bookmarkStart w:id="{"1" * 5_000}" w:name="a"/>'
    done = made(tmp_path, word(SUICIDE.replace("<w:r>", f"{mark}<w:r>", 1)))
    assert on(done.data, "terminology/commit-suicide") == ["committed suicide"]
    assert max(map(int, said(done.data))) < 2**31


def test_what_was_not_checked_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    other = {"chunk.htm": ("aFChunk", "<p>Call 101.</p>")}
    Path("letter.docx").write_bytes(word(SUICIDE, '<w:altChunk r:id="p1"/>', parts=other))
    result = CliRunner().invoke(cli, ["annotate", "letter.docx", "--today", DAY])
    assert result.exit_code == 3
    assert "Not checked: letter.docx: it takes in another file (word/chunk.htm)" in result.output
    copy = Path("letter.checked.docx").read_bytes()
    assert "Not checked: it takes in another file (word/chunk.htm)" in next(iter(said(copy).values()))
    assert on(copy, "terminology/commit-suicide") == ["committed suicide"]


@pytest.mark.parametrize("output", ["letter.docx", "./sub/../letter.docx", "link.docx", "safelint.toml"])
def test_no_copy_is_written_over_what_it_was_made_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], output: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sub").mkdir()
    Path("letter.docx").write_bytes(word(SUICIDE))
    Path("link.docx").symlink_to("letter.docx")
    Path("safelint.toml").write_text('audience = "news"\n', encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(["annotate", "letter.docx", "--config", "safelint.toml", "--output", output])
    assert (stopped.value.code, Path("letter.docx").read_bytes()) == (2, word(SUICIDE))
    assert f"--output {output}: the same file is read" in capsys.readouterr().err


def test_a_suffix_that_the_configuration_gives_to_a_format_is_of_that_format(tmp_path: Path) -> None:
    (tmp_path / "safelint.toml").write_text('[files]\nsuffixes = {".wrd" = "docx"}\n', encoding="utf-8")
    (tmp_path / "a.wrd").write_bytes(word(SUICIDE))
    copy = annotated(str(tmp_path / "a.wrd"), Flags(today=DAY)).data
    assert on(copy, "terminology/commit-suicide") == ["committed suicide"]


def test_a_file_that_cannot_be_checked_gets_no_copy(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="holds more than 2,000 phone and text numbers"):
        made(tmp_path, word(paragraph("Call 999. ") * 2_001))


def test_only_word_opendocument_and_pdf_files_take_comments(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Text.", encoding="utf-8")
    with pytest.raises(SafelintError, match="no Word, OpenDocument or PDF file"):
        annotated(str(tmp_path / "a.md"), Flags(today=DAY))
