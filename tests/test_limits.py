"""What nobody needs and what would take long is refused with a reason, before it is begun."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import TODAY
from safelint import packs
from safelint.cli import main
from safelint.engine import Engine, Flags
from safelint.model import Report, SafelintError
from safelint.numbers.phones import MOST


def run(path: Path, text: str) -> Report:
    path.write_text(text, encoding="utf-8")
    return Engine(Flags(today=TODAY)).run([str(path)])


@pytest.mark.parametrize(
    ("name", "piece"),
    [
        ("a.txt", "Call 999. "),
        ("a.txt", "999 101 111 "),
        ("a.txt", "\uff10\uff18\uff10\uff10 \uff11\uff11\uff11\uff11 "),
        ("a.md", "[Call us](tel:08001111) "),
        ("a.md", "- 0800 1111\n"),
        ("a.html", "<p>Text SHOUT to 85258.</p>"),
    ],
)
def test_a_text_with_more_numbers_than_anybody_reads_is_refused(tmp_path: Path, name: str, piece: str) -> None:
    report = run(tmp_path / name, piece * (MOST + 1))
    assert report.documents == ()
    assert [(each.stage, each.reason) for each in report.failures] == [
        ("check", "holds more than 2,000 phone and text numbers; divide it, and check each part")
    ]
    assert report.status("never") == 3


def test_a_long_list_of_numbers_is_checked_whole(tmp_path: Path) -> None:
    report = run(tmp_path / "a.md", "- Childline: 0800 1111\n" * (MOST - 1) + "- Childline: 0808 800 5000\n")
    (document,) = report.documents
    assert len(document.numbers) == MOST
    assert [finding.rule for finding in document.findings if finding.severity == "error"] == [
        "helpline/wrong-organisation"
    ]
    assert report.failures == ()


def refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], configuration: str) -> str:
    """What is said where a configuration is refused with status 2."""
    (tmp_path / "safelint.toml").write_text(configuration, encoding="utf-8")
    (tmp_path / "a.md").write_text("Call 999.\n", encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(["check", "--no-cache", str(tmp_path / "a.md")])
    out, err = capsys.readouterr()
    assert (stopped.value.code, out) == (2, ""), err
    return err


@pytest.mark.parametrize("key", ["patterns", "exception_patterns"])
@pytest.mark.parametrize(
    "pattern", [r"bad.{0,900}.{0,900}zzz", r"bad.{0,300}.{0,300}zzz", r"bad[^.]*worse.{0,90}zzz", r"a.{0,99}.{0,99}zzz"]
)
def test_a_pattern_of_a_house_that_takes_long_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], key: str, pattern: str
) -> None:
    term = f"[[term]]\nid = 'own'\nseverity = 'warning'\nmessage = 'x'\navoid = ['bad zzz']\n{key} = ['{pattern}']\n"
    said = refused(tmp_path, capsys, term)
    assert f'term "own": {key}: "{pattern}" could take very long on a text made for it' in said


def house(*patterns: str) -> dict[str, object]:
    return {"id": "own", "severity": "warning", "message": "x", "avoid": ["bad zzz"], "patterns": list(patterns)}


def test_a_pattern_of_a_house_that_is_bounded_is_taken() -> None:
    patterns = [
        r"bad.{0,60}.{0,60}zzz",
        r"bad\w*[^.]{0,60}worse",
        r"customers?\s+(?:are|is)",
        r"bad.*zzz",
        r"\w+ly bad",
    ]
    assert packs.extend(packs.load(), {"term": [house(*patterns)]}, "safelint.toml").terms[-1].id == "own"


def test_the_patterns_of_a_house_are_bounded_together() -> None:
    patterns = [rf"bad{at}.{{0,60}}.{{0,60}}zzz" for at in range(20)]
    with pytest.raises(SafelintError, match="with those before it could take very long"):
        packs.extend(packs.load(), {"term": [house(*patterns)]}, "safelint.toml")
    packs.extend(packs.load(), {"term": [house(*patterns[:10])]}, "safelint.toml")
