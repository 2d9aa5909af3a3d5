"""The language server as its clients see it: a process that is spoken to in the protocol."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from time import perf_counter, sleep

import pytest

from safelint.config import Flags
from safelint.lsp import shown
from safelint.lsp.desk import Desk, OpenText, VersionKnown
from safelint.lsp.session import Checked, Session
from safelint.lsp.silence import silencing
from safelint.run.engine import Engine
from support import ROOT, TODAY
from support.client import Client, Message

WRONG = "# Notes\n\nCall Childline on 0808 800 5000.\n"
RESOLVES = {
    "textDocument": {"codeAction": {"resolveSupport": {"properties": ["edit"]}}},
    "window": {"showDocument": {"support": True}},
}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    with Client(tmp_path_factory.mktemp("texts"), **RESOLVES) as found:
        yield found


def after(text: str, edits: list[Message]) -> str:
    """An ASCII text with edits of the protocol made."""
    lines = text.splitlines(keepends=True)

    def offset(place: Message) -> int:
        return sum(map(len, lines[: place["line"]])) + int(place["character"])

    for edit in sorted(edits, key=lambda each: -offset(each["range"]["start"])):
        start, end = (offset(edit["range"][each]) for each in ("start", "end"))
        text = text[:start] + edit["newText"] + text[end:]
    return text


def rules(found: list[Message]) -> list[str]:
    return [each["code"] for each in found if "code" in each]


def edited(client: Client, name: str, text: str, action: Message) -> str:
    return after(text, action["edit"]["changes"][client.uri(name)])


@pytest.mark.parametrize("name", ["press-release.md", "statement.txt"])
def test_the_same_findings_as_check(client: Client, name: str) -> None:
    text = (ROOT / "examples" / name).read_text(encoding="utf-8")
    report = Engine(Flags(today=TODAY)).run_text(str(client.folder / name), text.encode())
    levels = {1: "error", 2: "warning", 3: "suggestion"}
    found = client.open(name, text)
    assert found
    assert [(each["code"], levels[each["severity"]], each["range"]["start"]["line"] + 1) for each in found] == [
        (each.rule, each.severity, report.documents[0].source().position(each.span.start).line)
        for each in report.documents[0].findings
    ]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("notes.md", ""),
        ("old/notes.md", "excluded by the configuration"),
        ("notes.docx", "not in a format that is checked in place"),
    ],
)
def test_the_status_says_why_a_text_is_left_out(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "safelint.toml").write_text('[files]\nexclude = ["old/**"]\n', encoding="utf-8")
    checked = Session(Flags(today=TODAY)).checked(str(tmp_path / name), "markdown", WRONG)
    status = shown.status(checked, "")
    assert (status["left_out"], status["checked"]) == (reason, not reason)
    assert checked.problems == ()


def test_a_change_is_told_and_an_old_version_is_not(client: Client) -> None:
    client.open("change.md", WRONG)
    start, end = {"line": 2, "character": 18}, {"line": 2, "character": 31}
    client.change("change.md", 2, {"range": {"start": start, "end": end}, "text": "0808 800 500"})
    client.change("change.md", 3, {"text": "# Notes\n\nCall Childline on 0800 1111.\n"})
    assert client.diagnostics("change.md", 3) == []
    told = [
        each["params"].get("version") for each in client.seen if each["params"].get("uri") == client.uri("change.md")
    ]
    assert 2 not in told


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 18), ("utf-16", 16), ("utf-32", 15)])
def test_positions_as_agreed(tmp_path: Path, encoding: str, column: int) -> None:
    with Client(tmp_path, encodings=(encoding,)) as client:
        assert client.begun["capabilities"]["positionEncoding"] == encoding
        found = client.open("a.md", "\ufeff# Notes\r\n\r\n😀 Childline on 0808 800 5000.\r\n")
        (wrong,) = [each for each in found if each["code"] == "helpline/wrong-organisation"]
        assert wrong["range"]["start"] == {"line": 2, "character": column}


def test_hover_says_why_and_whose(client: Client) -> None:
    client.open("hover.md", WRONG)
    said = client.ask("textDocument/hover", client.at("hover.md", 2, 20))["contents"]["value"]
    assert "helpline/wrong" in said
    assert "NSPCC Helpline" in said
    assert "https://" in said
    assert client.ask("textDocument/hover", client.at("hover.md", 0, 3)) is None


def test_each_choice_puts_its_finding_right(client: Client) -> None:
    (wrong,) = client.open("choice.md", WRONG)
    made = [each for each in client.actions("choice.md", wrong) if each["title"].startswith("Write")]
    texts = [edited(client, "choice.md", WRONG, each) for each in made]
    assert "Call Childline on 0800 1111." in texts[0]
    for number, text in enumerate(texts):
        assert wrong["code"] not in rules(client.open(f"choice-{number}.md", text))


@pytest.mark.parametrize(
    "text",
    [
        WRONG,
        "# Notes\n\nThis is a page.\nCall Childline on 0808 800 5000.\nThank you.\n",
        "# Notes\n\n- One\n- Call Childline on 0808 800 5000.\n- Two\n",
        "# Notes\n\n| Who | Number |\n| --- | --- |\n| Childline | 0808 800 5000 |\n| Police | 101 |\n",
        "<h1>Notes</h1>\n<p>Call Childline on 0808 800 5000.</p>\n",
        "Notes\n=====\n\nFor children.\n\nCall Childline on 0808 800 5000.\n\nThank you.\n",
        "Notes\n=====\n\nThis is a page.\nCall Childline on 0808 800 5000.\nThank you.\n\nMore.\n",
        "Notes\n=====\n\n- One\n- Call Childline on 0808 800 5000.\n- Two\n\nMore.\n",
        "= Notes\n\nThis is a page.\nCall Childline on 0808 800 5000.\nThank you.\n",
        "= Notes\n\n* One\n* Call Childline on 0808 800 5000.\n* Two\n",
    ],
    ids=["paragraph", "line", "item", "table", "html", "rst", "rst-line", "rst-item", "adoc", "adoc-item"],
)
def test_silence_holds_once_a_reason_is_written(client: Client, text: str, request: pytest.FixtureRequest) -> None:
    kind = request.node.callspec.id
    name = f"{kind}.{kind.partition('-')[0] if kind.startswith(('html', 'rst', 'adoc')) else 'md'}"
    (wrong,) = [each for each in client.open(name, text) if each["code"] == "helpline/wrong-organisation"]
    (silence,) = [each for each in client.actions(name, wrong) if each["title"].startswith("Silence")]
    made = edited(client, name, text, silence)
    assert silence["command"]["arguments"][0] == client.uri(name)
    line, character = silence["command"]["arguments"][1:]
    lines = made.splitlines(keepends=True)
    lines[line] = lines[line][:character] + "an example" + lines[line][character:]
    assert wrong["code"] not in rules(client.open(f"silenced-{name}", "".join(lines)))


def test_the_comment_that_silences_is_of_the_format_that_the_configuration_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("safelint.toml").write_text('[files]\nsuffixes = {".inc" = "restructuredtext"}\n', encoding="utf-8")
    text = "Notes\n=====\n\nCall Childline on 0808 800 5000.\n\nMore.\n"
    session = Session(Flags(today=TODAY))
    report = session.checked("a.inc", "plaintext", text).report
    assert report is not None
    document = report.original.document()
    assert document is not None
    found = silencing(session.engine, "a.inc", document, report.findings[0])
    assert found is not None
    assert found.edits[0].text == ".. safelint-disable-next-line helpline/wrong-organisation -- \n\n"


def test_the_comment_that_silences_has_the_line_ends_of_its_text(tmp_path: Path) -> None:
    text = "# Notes\r\n\r\n[An old number]: Childline on 0808 800 5000.\r\n"
    session = Session(Flags(today=TODAY))
    report = session.checked(str(tmp_path / "a.md"), "markdown", text).report
    assert report is not None
    document = report.original.document()
    assert document is not None
    found = silencing(session.engine, str(tmp_path / "a.md"), document, report.findings[0])
    assert found is not None
    (edit,) = found.edits
    assert edit.text == "<!-- safelint-disable-next-line helpline/wrong-organisation --  -->\r\n"
    assert edit.text[found.reason_at - edit.span.start :] == " -->\r\n"


def test_no_silence_where_the_format_has_no_comments(client: Client) -> None:
    (wrong,) = client.open("plain.txt", "Call Childline on 0808 800 5000.\n", "plaintext")
    assert not [each for each in client.actions("plain.txt", wrong) if each["title"].startswith("Silence")]


def test_missing_help_is_inserted(client: Client) -> None:
    text = (ROOT / "examples" / "press-release.md").read_text(encoding="ascii", errors="replace")
    (lacks,) = [each for each in client.open("help.md", text) if each["code"] == "signposting/incomplete"]
    (insert,) = [each for each in client.actions("help.md", lacks) if each["title"].startswith("Insert")]
    assert lacks["code"] not in rules(client.open("helped.md", edited(client, "help.md", text, insert)))


def test_all_safe_fixes_at_once(client: Client) -> None:
    text = "# Notes\n\nCall Childline on 08001111.\n\nCall Samaritans on 116 123, or ChildLine.\n"
    found = client.open("all.md", text)
    (action,) = client.actions("all.md", found[0], only=["source.fixAll"])
    action = client.ask("codeAction/resolve", action)
    assert "0800 1111" in edited(client, "all.md", text, action)


def test_a_service_is_completed(client: Client) -> None:
    client.open("complete.md", "# Notes\n\nCall Childl\n")
    found = client.ask("textDocument/completion", client.at("complete.md", 2, 11))["items"]
    assert found[0]["textEdit"]["newText"] == "Childline on 0800 1111"
    assert found[0]["textEdit"]["range"]["start"] == {"line": 2, "character": 5}
    assert found[0]["detail"].startswith("UK: ")
    assert client.ask("textDocument/completion", client.at("complete.md", 0, 7)) is None


def test_whoever_types_waits_for_no_check(client: Client) -> None:
    text = "# Notes\n\nCall Childl\n"
    client.open("typed.md", text)
    client.change("typed.md", 2, {"text": text + "\nThe words of a long text, which take a while. " * 10_000})
    sleep(0.3)  # its check begins
    found = client.ask("textDocument/completion", client.at("typed.md", 2, 11))["items"]
    assert found[0]["textEdit"]["newText"] == "Childline on 0800 1111"
    answered = perf_counter()
    client.diagnostics("typed.md", 2)
    assert perf_counter() - answered > 0.2  # the check went on


def test_a_service_that_a_house_switches_off_is_not_offered(tmp_path: Path) -> None:
    (tmp_path / "safelint.toml").write_text('[helplines]\noff = ["childline"]\n', encoding="utf-8")
    with Client(tmp_path) as client:
        client.open("complete.md", "# Notes\n\nCall Childl\n")
        found = client.ask("textDocument/completion", client.at("complete.md", 2, 11))
    assert "Childline on 0800 1111" not in [each["textEdit"]["newText"] for each in (found or {"items": []})["items"]]


def test_nothing_is_completed_beside_a_wrong_configuration(tmp_path: Path) -> None:
    (tmp_path / "safelint.toml").write_text("nonsense = 1\n", encoding="utf-8")
    with Client(tmp_path) as client:
        client.open("complete.md", "# Notes\n\nCall Childl\n")
        assert client.ask("textDocument/completion", client.at("complete.md", 2, 11)) is None


def test_a_text_that_has_no_suffix_is_completed_as_what_the_editor_takes_it_for(client: Client) -> None:
    client.open("untitled", "# Notes\n\nCall Relay\n", "markdown")
    found = client.ask("textDocument/completion", client.at("untitled", 2, 10))["items"]
    assert found[0]["textEdit"]["newText"] == "[Relay UK](https://www.relayuk.bt.com)"


def test_a_number_leads_to_its_operator(client: Client) -> None:
    client.open("link.md", "# Notes\n\nCall Childline on 0800 1111.\n")
    (link,) = client.ask("textDocument/documentLink", {"textDocument": {"uri": client.uri("link.md")}})
    assert link["target"].startswith("https://www.childline.org.uk")


def test_settings_of_each_folder_are_read_again_when_they_change(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    settings = tmp_path / "a" / "safelint.toml"
    with Client(tmp_path) as client:
        assert rules(client.open("a/text.md", WRONG)) == ["helpline/wrong-organisation"]
        settings.write_text('[rules]\nhelpline = "off"\n', encoding="utf-8")
        client.change("a/text.md", 2, {"text": WRONG})  # seen by its time stamp
        assert client.diagnostics("a/text.md", 2) == []
        assert rules(client.open("text.md", WRONG)) == ["helpline/wrong-organisation"]
        settings.write_text("nonsense = 1\n", encoding="utf-8")
        changes = [{"uri": client.uri("a/safelint.toml"), "type": 2}]
        client.tell("workspace/didChangeWatchedFiles", {"changes": changes})
        (problem,) = client.diagnostics("a/text.md", 2)
        assert "nonsense" in problem["message"]


def test_a_baseline_counts(tmp_path: Path) -> None:
    (tmp_path / "text.md").write_text(WRONG, encoding="utf-8")
    (tmp_path / "safelint.toml").write_text('baseline = "old.jsonl"\n', encoding="utf-8")
    command = [sys.executable, "-m", "safelint", "check", "--write-baseline", "old.jsonl", "text.md"]
    subprocess.run(command, cwd=tmp_path, check=False, capture_output=True)
    with Client(tmp_path) as client:
        assert client.open("text.md", WRONG) == []
        assert len(client.open("new.md", WRONG.replace("5000", "5001"))) == 1


@pytest.mark.parametrize("name", ["letter.docx", "message.eml", "old.pdf"])
def test_what_is_no_text_is_left_alone(client: Client, name: str) -> None:
    assert client.open(name, "From: a\n\nCall Childline on 0808 800 5000.\n") == []


def test_what_cannot_be_read_says_so(client: Client) -> None:
    (problem,) = client.open("unread.md", "a\0b")
    assert "binary" in problem["message"]
    assert client.open("after.md", WRONG) != []


def test_half_of_a_pair_of_surrogates_hides_nothing(client: Client) -> None:
    (found,) = client.open("half.md", "\ud800 " + WRONG)
    (same,) = client.open("whole.md", "? " + WRONG)
    assert found["range"] == same["range"]


def test_what_is_too_large_says_so(tmp_path: Path) -> None:
    (tmp_path / "safelint.toml").write_text("[files]\nmax-megabytes = 1\n", encoding="utf-8")
    with Client(tmp_path) as client:
        (problem,) = client.open("large.md", "Call us. " * 120_000)
        assert "larger than 1 MB; raise max-megabytes in [files]" in problem["message"]


def test_a_crash_is_a_message_and_the_server_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[VersionKnown] = []
    checked = Session.checked

    def crashing(session: Session, path: str, language: str, text: str) -> Checked:
        return checked(session, path, language, text) if text == WRONG else Checked(path[1000])

    monkeypatch.setattr(Session, "checked", crashing)

    async def scene() -> None:
        desk = Desk(Flags(), "", lambda _, known: told.append(known), lambda error: f"at fault: {error}")
        for number, words in enumerate(("x", WRONG)):
            text = OpenText(f"file:///{number}.md", f"{number}.md", "markdown", 1, words)
            desk.open[text.uri] = text
            desk.soon(text, at_once=True)
            assert text.waiting is not None
            await text.waiting

    asyncio.run(scene())
    first, second = told
    assert first.checked.crashes == first.checked.problems != ()
    assert second.checked.report is not None
    assert second.checked.report.findings


def test_a_key_typed_during_a_check_leaves_the_search_for_garbage_on(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = Event(), Event()

    def slow(session: Session, path: str, language: str, text: str) -> Checked:
        begun.set()
        go_on.wait(10)
        return Checked(path)

    monkeypatch.setattr(Session, "checked", slow)

    async def scene() -> None:
        desk = Desk(Flags(), "", lambda *_: None, lambda error: str(error))
        text = OpenText("file:///a.md", "a.md", "markdown", 1, "x")
        desk.open[text.uri] = text
        desk.soon(text, at_once=True)
        first = text.waiting
        assert first is not None
        await asyncio.to_thread(begun.wait, 10)
        assert not gc.isenabled()
        first.cancel()  # as a key does: nobody waits for this version any more
        go_on.set()
        await asyncio.wait([first])
        await desk.aside(lambda: None)

    asyncio.run(scene())
    assert gc.isenabled()


def test_a_request_may_be_cancelled(client: Client) -> None:
    client.open("cancel.md", WRONG)
    client.change("cancel.md", 2, {"text": WRONG * 300})
    asked = client.begin("textDocument/hover", client.at("cancel.md", 2, 20))
    client.tell("$/cancelRequest", {"id": asked})
    assert client.answer(asked)["error"]["code"] == -32800
    assert client.diagnostics("cancel.md", 2) != []


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['pygls'] = None\n"
        "import importlib.util as util; found = util.find_spec\n"
        "util.find_spec = lambda name, *more: None if name == 'pygls' else found(name, *more)\n"
        "from safelint.cli import main; main(['lsp'])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, 'extra "lsp"' in done.stderr) == (2, True)
