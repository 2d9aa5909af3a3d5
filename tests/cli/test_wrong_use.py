"""What is typed wrongly gets an answer that says what to type."""

from __future__ import annotations

from pathlib import Path

import pytest

from safelint.cli import main

pytestmark = pytest.mark.slow

TEXT = "# Getting help\n\nChildren can call Childline on 0800 1111. In immediate danger, call 999.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "getting-help.md").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as stopped:
        main(list(words))
    out, err = capsys.readouterr()
    return int(stopped.value.code or 0), " ".join((out + err).split())


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("content/geting-help.md", "does not exist; did you mean content/getting-help.md?"),
        ("content/Getting-Help.md", "does not exist; did you mean content/getting-help.md?"),
        ("contnet", "does not exist; did you mean content?"),
        ("contnet/getting-help.md", "does not exist; did you mean content?"),
        ("something-else.md", "does not exist Nothing"),
        ("https://www.example.org/help", "is an address, and safelint reads files: save the page, then name the file"),
        ("www.example.org/help", "is an address, and safelint reads files: save the page, then name the file"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_path_that_leads_nowhere(capsys: pytest.CaptureFixture[str], path: str, reason: str) -> None:
    status, text = said(capsys, "check", path)
    assert status == 3
    assert f"{path}: {reason.removesuffix(' Nothing')}" in text
    assert ("did you mean" in text) == ("did you mean" in reason)


@pytest.mark.parametrize(
    "words",
    [
        ("--nation", "Wales"), ("--nation", "Northern Ireland"), ("--topic", "Suicide"), ("--topic", "Domestic abuse"),
        ("--audience", "Young People"), ("--kind", "Press-Release"), ("--fail-on", "Never"), ("--format", "JSON"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("folder")
def test_names_take_capitals_and_blanks(capsys: pytest.CaptureFixture[str], words: tuple[str, str]) -> None:
    option, value = words
    plain = said(capsys, "check", option, value.lower().replace(" ", "-"), "content")
    assert plain[0] in (0, 1)
    assert said(capsys, "check", option, value, "content") == plain


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (("check", "--nation", "Wale"), ("'england', 'wales', 'scotland', 'northern-ireland'",)),
        (("check", "--nation", "England, Wales"), ("give it once for each: --nation england --nation wales",)),
        (("helplines", "--nation", "england,wales"), ("only one nation can be given",)),
        (("check", "--nation", "UK"), ("leave --nation out for all of the UK",)),
        (("helplines", "--nation", "united kingdom"), ("leave --nation out for all of the UK",)),
        (("check", "--topic", "sucide"), ("nearest known: suicide",)),
        (("helplines", "--topic", "gambeling"), ("nearest known: gambling",)),
        (("footer", "--topic", "stalkin"), ("nearest known: stalking",)),
        (("check", "--select", "terminolgy"), ("nearest known: terminology",)),
        (("check", "--ignore", "Signposing"), ("nearest known: signposting",)),
        (("check", "--select", "comit-suicide"), ("nearest known: terminology/commit-suicide",)),
        (("check", "--select", "helpline/invalid-nubmer"), ("nearest known: helpline/invalid-number",)),
        (("explain", "reading-grad"), ("nearest known: readability/reading-grade",)),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_name_that_is_none(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    status, text = said(capsys, *words)
    assert status == 2
    for part in parts:
        assert part in text
    if "nearest known: terminology" in text and "comit" not in words[-1]:
        assert text.endswith("nearest known: terminology")


@pytest.mark.parametrize("words", [(), ("registry",)])
def test_without_a_command_the_help_is_shown_as_it_is(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == 2
    out, err = capsys.readouterr()
    with pytest.raises(SystemExit):
        main((*words, "--help"))
    assert (out, err) == ("", capsys.readouterr().out)


def test_what_may_be_given_stands_in_lines(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(("cache",))
    assert "\n\tinfo,\n\tclear\n" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_a_family_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    status, text = said(capsys, "explain", "helpline")
    assert status == 0
    assert "helpline/invalid-number error" in text
    assert "helpline/tel-link" in text
    assert "terminology/" not in text
    assert '[rules] helpline = "off"' in text
    assert "terminology/helpline " in said(capsys, "explain", "terminology/helpline")[1]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('fail-on = "error"\naudience "public"\n', 'line 2, column 10): audience "public"'),
        ("kind = “letter”\n", '(at line 1, column 8): kind = “letter”; write straight quotes (")'),
        ('files = ["news/*.md”]\n', '; write straight quotes (")'),
        ('select = ["helpline", terminology]\n', '; write words in straight quotes, as in "terminology"'),
        ("[readability]\nstrict = True\n", "strict = True; write true, in small letters"),
        ("[readability]\nstrict = yes\n", "strict = yes; write true or false"),
        ("kind = press # don’t\n", 'kind = press # don’t; write words in straight quotes, as in "press"'),
        ("x = " + "9" * 300 + "x\n", "line 1, column 305): x = " + "9" * 96 + "..."),
    ],
)
def test_a_configuration_that_is_no_toml_is_shown_at_its_line(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str, shown: str
) -> None:
    (folder / "safelint.toml").write_text(text, encoding="utf-8")
    status, told = said(capsys, "check", "content")
    assert status == 2
    assert told.startswith("safelint: safelint.toml: is not valid TOML: ")
    assert shown in told


def test_of_another_mistake_in_a_configuration_nothing_is_guessed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "safelint.toml").write_text('reason = "the “words”" more\n', encoding="utf-8")
    assert said(capsys, "check", "content")[1].endswith('reason = "the “words”" more')
