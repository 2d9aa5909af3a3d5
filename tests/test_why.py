"""`safelint why`: what was understood of a text, told with the words that showed it, and as `check` understands it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import safelint
from safelint.cli import main
from safelint.help.topics import TopicFound
from safelint.run.engine import Engine
from safelint.why.understood import Why
from support import DATA, TODAY

pytestmark = pytest.mark.slow

FOLDER = DATA
TEXTS = [
    path
    for name in ("correct", "samples")
    for path in sorted((FOLDER / name).rglob("*"))
    if path.suffix in (".html", ".md", ".txt")
]
WORDS = {"text", "line", "column", "start", "end"}
NUMBER = {
    *("text", "number", "kind", "service", "attributed_to", "line", "column", "start", "end"),
    *("owner", "words", "reason", "rivals"),
}
RELEASE = """# Coach jailed for child sexual abuse

A former swimming coach has been jailed for sexually abusing three children.

Children can call Childline on 0808 800 5000. In danger, call 999. For tickets to the gala, ring 01632 960123.

## Notes to editors

Call the press office on 01632 960124.
"""


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main(["why", *arguments])
    return (int(stopped.value.code or 0), *capsys.readouterr())


def why(capsys: pytest.CaptureFixture[str], path: Path, *options: str) -> dict[str, Any]:
    status, out, _ = run(capsys, "--format", "json", *options, str(path))
    assert status == 0
    told: dict[str, Any] = json.loads(out)
    return told


def shown(value: dict[str, Any]) -> tuple[str, str, list[str]]:
    return value["value"], value["from"], [each["text"] for each in value["words"]]


@pytest.fixture
def release(tmp_path: Path) -> Path:
    path = tmp_path / "release.md"
    path.write_text(RELEASE, encoding="utf-8")
    return path


def test_each_judgement_has_its_words(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = why(capsys, release)
    assert [shown(each) for each in told["kind"]] == [("press-release", "inferred", ["Notes to editors"])]
    assert [shown(each) for each in told["audience"]] == [("news", "inferred", ["Notes to editors"])]
    assert told["nations"] == []
    assert [shown(each) for each in told["topics"]] == [
        ("child-sexual-abuse", "inferred", ["child sexual abuse", "sexually abusing"])
    ]
    assert [(each["number"], each["owner"], [word["text"] for word in each["words"]]) for each in told["numbers"]] == [
        ("08088005000", "NSPCC Helpline", ["Childline"]),
        ("999", "999", ["999"]),
        ("01632960123", None, []),
        ("01632960124", None, []),
    ]
    met = {each["element"]: (each["met_by"], [word["text"] for word in each["words"]]) for each in told["help"]}
    assert met["emergency_999"] == ("emergency-999", ["999"])
    assert met["line_for_survivors"] == (None, [])
    tied = {each["text"]: (each["stands_in"], each["tied_to"]) for each in told["ways"]}
    assert tied["01632 960123"] == ("body", "desk")
    assert tied["999"] == ("body", "police")
    assert tied["01632 960124"][0] == "notes"


def test_a_writer_reads_it_in_plain_words(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, str(release))
    said = " ".join(out.split())
    assert status == 0
    assert (
        "Read as a press release because it has what a press office puts around a release: “Notes to editors” (line 7)."
        in said
    )
    assert "Judged for news readers, as that kind of text is." in said
    assert (
        "0808 800 5000 (line 5) was given to Childline by “Childline” (line 5): the name stands right before the "
        "number. It is the number of NSPCC Helpline." in said
    )
    assert "what to do in immediate danger: call 999 there: 999, by “999” (line 5)" in said
    assert "“01632 960123” (line 5) is for something else: “For tickets to the gala, ring” (line 5)" in said
    assert "“01632 960124” (line 9) stands below the end of the release" in said
    assert all(len(line) <= 100 for line in out.split("\n"))


def test_what_a_text_lacks_is_told_where_its_kind_asks_for_nothing_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    minutes = tmp_path / "minutes.md"
    present = "Present: Cllr A. Aydin (Chair), Ms R. Oyelaran."
    minutes.write_text(f"# Minutes of the Board, 3 November\n\n{present}\n\n## Suicide prevention\n\nNoted.\n", "utf-8")
    told = why(capsys, minutes)
    assert told["help"] == [{"element": "any_one_route", "met_by": None, "words": []}]
    assert "emergency_999" in told["better"]
    said = " ".join(run(capsys, str(minutes))[1].split())
    assert "Help that a text like this should give - one way to get help not there" in said
    assert "Better still, it would also give" in said


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (", Childline", "Childline"),
        ("? ", "?"),
        ("Child", "Childline"),
        (" helps ", "helps"),
    ],
)
def test_words_are_told_without_marks_before_them_and_no_further_than_they_go(
    tmp_path: Path, place: str, words: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Are you worried? In Kent, Childline helps you.\n", encoding="utf-8")
    why = Why(Engine(), str(path))
    start = why.document.text.index(place)
    assert [each.text for each in why.words([(start, start + len(place))])] == [words]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_it_agrees_with_check_and_its_words_stand_where_it_says(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = why(capsys, path, "--today", TODAY)
    (document,) = safelint.lint_paths(str(path), today=TODAY).documents
    assert [each["value"] for each in told["kind"]] == [document.kind]
    assert [each["value"] for each in told["audience"]] == [document.audience]
    assert [each["value"] for each in told["topics"]] == list(document.topics)
    assert [each["text"] for each in told["numbers"]] == [number.text for number, _ in document.numbers]
    assert [each["element"] for each in told["help"] if each["met_by"]] == list(document.signposting.present)
    assert [each["element"] for each in told["help"] if not each["met_by"]] == list(document.signposting.missing)
    assert all(set(each) == NUMBER for each in told["numbers"])
    assert all(bool(each["reason"]) == bool(each["attributed_to"]) for each in told["numbers"])
    rivals = [rival for each in told["numbers"] for rival in each["rivals"]]
    assert all(set(each) == {"service", "words", "reason", "loss"} for each in rivals)
    every = [value for name in ("kind", "audience", "nations", "topics") for value in told[name]]
    assert all(set(value) == {"value", "from", "words"} for value in every)
    assert all(set(each) == {"element", "met_by", "words"} for each in told["help"])
    words = [
        word for each in (*every, *told["numbers"], *told["help"], *told["ways"], *rivals) for word in each["words"]
    ]
    for word in words:
        assert set(word) == WORDS
        assert document.source().position(word["start"]) == (word["line"], word["column"])
        source = document.source().text[word["start"] : word["end"]]
        if source.isprintable() and not set(source) & set("<&*_[`\\"):
            assert source == word["text"]


@pytest.mark.parametrize(
    ("options", "name", "expected"),
    [
        (["--kind", "letter"], "kind", [("letter", "given", [])]),
        (["--audience", "children"], "audience", [("children", "given", [])]),
        (["--nation", "scotland"], "nations", [("scotland", "given", [])]),
        (["--topic", "suicide"], "topics", [("suicide", "given", [])]),
    ],
)
def test_what_is_given_is_said_to_be(
    release: Path, capsys: pytest.CaptureFixture[str], options: list[str], name: str, expected: list[Any]
) -> None:
    assert [shown(each) for each in why(capsys, release, *options)[name]] == expected
    _, out, _ = run(capsys, *options, str(release))
    assert "as the command line says" in out


def test_front_matter_and_a_configuration_are_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.md"
    page.write_text("---\nsafelint:\n  nation: wales\n---\nThe hall opens on Monday.\n", encoding="utf-8")
    (tmp_path / "safelint.toml").write_text('audience = "professional"\n', encoding="utf-8")
    told = why(capsys, page)
    assert [shown(each) for each in told["nations"]] == [("wales", "front-matter", [])]
    assert [shown(each) for each in told["audience"]] == [("professional", "given", [])]
    _, out, _ = run(capsys, str(page))
    assert "Taken for Wales, as the front matter says." in out
    assert "safelint.toml says." in out


def test_a_text_in_welsh_is_taken_for_wales_by_its_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.md"
    page.write_text("Mae bwlio yn yr ysgol. Siaradwch gyda'ch athro os ydych yn poeni.\n", encoding="utf-8")
    (nation,) = why(capsys, page, "--topic", "bullying")["nations"]
    value, origin, words = shown(nation)
    assert (value, origin) == ("wales", "inferred")
    assert words[:2] == ["Mae", "yn"]


def test_each_word_that_shows_a_nation_stands_beside_its_own_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.md"
    page.write_text("A man was jailed at Leeds Crown Court. Call West Yorkshire Police on 101.\n", encoding="utf-8")
    _, out, _ = run(capsys, str(page))
    assert (
        "Taken for England because it names a police force: “West Yorkshire Police” (line 1); it names a court or who "
        "prosecutes there: “Leeds Crown Court” (line 1)."
    ) in " ".join(out.split())


def test_words_that_disagree_on_a_nation_are_not_said_to_be_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.md"
    page.write_text("Estyn has been informed. Contact the LADO via the council.\n", encoding="utf-8")
    _, out, _ = run(capsys, str(page))
    assert "as no nation was given and nothing shows one plainly." in " ".join(out.split())


def test_a_text_of_no_kind_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.md"
    page.write_text("# The hall\n\nThe hall opens on Monday.\n", encoding="utf-8")
    assert [shown(each) for each in why(capsys, page)["kind"]] == [("general", "none", [])]
    _, out, _ = run(capsys, str(page))
    assert "no sign of another kind was found" in out
    assert "About no safeguarding subject" in out


def test_words_of_an_act_that_also_ask_take_no_other_words_away(release: Path) -> None:
    found = TopicFound("rape", 8, words=((0, 5), (6, 12)), acts=((0, 5),), questions=((0, 5),))
    told = Why(Engine(), str(release))._topic(found)
    assert [(said, [each.text for each in words]) for said, words in told.shown_by] == [
        ("tells of", ["Coach"]),
        ("asks or says to its reader", ["Coach"]),
        ("says", ["jailed"]),
    ]


def test_the_status_tells_what_could_not_be_read(
    tmp_path: Path, release: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, str(tmp_path / "none.md"))[::2] == (
        3,
        f"safelint: {tmp_path / 'none.md'}: does not exist\n",
    )
    nearly = run(capsys, str(tmp_path / "relase.md"))
    assert (nearly[0], nearly[2].endswith(f"does not exist; did you mean {release}?\n")) == (3, True)
    assert run(capsys, "a\nb.md")[2] == "safelint: a<U+000A>b.md: does not exist\n"
    (tmp_path / "picture.md").write_bytes(b"\x89PNG\x00\x00")
    assert run(capsys, str(tmp_path / "picture.md"))[0] == 3
    assert run(capsys, "--topic", "nothing", str(release))[0] == 2
    assert run(capsys, "--kind", "poem", str(release))[0] == 2
    assert run(capsys)[0] == 2


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import io
    import sys

    class Piped:
        buffer = io.BytesIO(b"<p>Call <b>Samaritans</b> on 116 123.</p>")

    monkeypatch.setattr(sys, "stdin", Piped())
    _, out, _ = run(capsys, "--format", "json", "--stdin-filename", "a.html", "-")
    told = json.loads(out)
    assert told["path"] == "a.html"
    assert [each["attributed_to"] for each in told["numbers"]] == ["samaritans"]


@pytest.mark.parametrize("words", ["&nbsp;", "<br>", "<img src='a.png' alt=''>", "<img src='a.png' alt=''>&nbsp;"])
def test_what_no_reader_sees_is_told_by_no_words(
    words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    link = f'<a href="https://wexley.example/">{words}</a>'
    page.write_text(f"<h1>Help</h1><p>Call us {link} now.</p><blockquote><p>{link}</p></blockquote>", encoding="utf-8")
    told = why(capsys, page)
    assert (told["ways"], told["quotations"]) == ([], [])
    assert run(capsys, str(page))[0] == 0


def test_nothing_of_a_text_can_fool_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Help\n\nCall \x1b[2JSamaritans\u202e on 116 123.\n", encoding="utf-8")
    _, out, _ = run(capsys, "--topic", "suicide", str(page))
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_the_name_of_a_file_ends_no_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "a\n::stop-commands::x\tb.md"
    try:
        text.write_text(RELEASE, encoding="utf-8")
    except OSError:
        pytest.skip("this system takes no such name")
    status, out, _ = run(capsys, str(text))
    assert status == 0
    assert out.split("\n")[0].endswith("a<U+000A>:<U+003A>stop-commands::x<U+0009>b.md")


def test_a_line_that_stands_there_with_a_wrong_number_is_no_tick(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.md"
    for number, is_wrong in (("0800 1112", True), ("0800 1111", False)):
        added = f"\nChildren can call Childline on {number}.\n\n## Notes"
        path.write_text(RELEASE.replace("\n## Notes", added), encoding="utf-8")
        said = " ".join(run(capsys, str(path))[1].split())
        assert number in said
        assert ("named, but with a wrong number: Childline" in said) == is_wrong


def test_a_number_tells_which_names_it_was_not_given_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "The NSPCC, which runs Childline, is on 0808 800 5000. Call Parentline on 0808 801 0677.\n", encoding="utf-8"
    )
    told = [
        (
            each["attributed_to"],
            each["reason"],
            [
                (*(word["text"] for word in rival["words"]), rival["service"], rival["reason"], rival["loss"])
                for rival in each["rivals"]
            ],
        )
        for each in why(capsys, path)["numbers"]
    ]
    assert told == [
        ("nspcc-helpline", "around-aside", [("Childline", "childline", "right-before", "anothers")]),
        (None, None, [("Parentline", None, "right-before", "several")]),
    ]
    said = " ".join(run(capsys, str(path))[1].split())
    assert "0808 800 5000 (line 1) was given to NSPCC Helpline by “NSPCC” (line 1): the name stands before" in said
    assert (
        "Not given to Childline by “Childline” (line 1): the name stands right before the number, but the "
        "number is the other's own." in said
    )
    assert "Not given to “Parentline” (line 1): the name stands right before the number, but the name may mean" in said


def test_a_word_to_text_says_whose_a_code_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.md"
    path.write_text("You are not alone. All you need is to text YM to 85258. In danger, call 999.\n", encoding="utf-8")
    assert [each["reason"] for each in why(capsys, path)["numbers"]] == ["keyword", "self"]
    said = " ".join(run(capsys, str(path))[1].split())
    assert "85258 (line 1) was given to Shout: the word to text that stands before the number" in said
    assert "999 (line 1) says by itself whose it is." in said


def test_who_was_harmed_and_who_harmed_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "A woman was attacked by a man of 30.\n" + "\n\nTom Ellery punched his wife." * 12, encoding="utf-8"
    )
    people = why(capsys, page)["people"]
    assert [(each["text"], each["role"], [words["text"] for words in each["words"]]) for each in people[:3]] == [
        ("A woman", "harmed", ["was attacked"]),
        ("a man of 30", "offender", ["was attacked"]),
        ("Tom Ellery", "offender", ["punched"]),
    ]
    _, out, _ = run(capsys, str(page))
    assert "Who was harmed" not in out  # nothing goes by it
    status, out, _ = run(capsys, "--kind", "press-release", str(page))
    told = out.partition("Who was harmed, so that the help fits them\n")[2]
    assert (status, told.partition("\n")[0]) == (0, "  - “A woman” (line 1): “was attacked” (line 1)")
    assert "man of 30" not in told
