"""What nobody needs and what would take long is refused with a reason, before it is begun."""

from __future__ import annotations

from pathlib import Path

import pytest

from safelint.analysis import Analysis
from safelint.cli import main
from safelint.config import Flags
from safelint.knowledge import compiler, loader
from safelint.knowledge.index import Knowledge
from safelint.numbers.find.phones import MOST
from safelint.readers import read
from safelint.run.engine import Engine
from safelint.text import runaway
from safelint.text.expressions import parse
from safelint.text.patterns import too_slow
from safelint.values.errors import SafelintError
from safelint.values.report import Report
from safelint.values.settings import Settings
from support import TODAY

pytestmark = pytest.mark.slow


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


def test_a_directory_may_hold_many_numbers(tmp_path: Path) -> None:
    line = f"- Call our office on 01903 555 014. {'It is open all day. ' * 5}\n"
    report = run(tmp_path / "a.md", line * (MOST + 500))
    assert report.failures == ()
    assert len(report.documents[0].numbers) == MOST + 500


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
    "pattern",
    [
        r"bad.{0,900}.{0,900}zzz",
        r"bad.{0,300}.{0,300}zzz",
        r"bad[^.]*worse.{0,90}zzz",
        r"a.{0,99}.{0,99}zzz",
        r".{0,900}(?<=[a-z]{900})bad",
        r".{0,900}bad(?![a-z]{0,900}x)",
        r".{0,900}(?:ab){400}bad",
        r"(\w{1,30}).{0,60}\1 bad",
        r".{0,60}[^" + "".join(chr(0x20000 + at) for at in range(0, 4_000, 2)) + "]{60}bad",
    ],
    ids=range(9),
)
def test_a_pattern_of_a_house_that_takes_long_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], key: str, pattern: str
) -> None:
    term = f"[[term]]\nid = 'own'\nseverity = 'warning'\nmessage = 'x'\navoid = ['bad zzz']\n{key} = ['{pattern}']\n"
    said = refused(tmp_path, capsys, term)
    shown = pattern if len(pattern) <= 100 else f"{pattern[:100]}…"
    assert f'term "own": {key}: "{shown}" could take very long on a text made for it' in said


def house(*patterns: str) -> dict[str, object]:
    return {"id": "own", "severity": "warning", "message": "x", "avoid": ["bad zzz"], "patterns": list(patterns)}


def test_a_pattern_of_a_house_that_is_bounded_is_taken() -> None:
    patterns = [
        r"bad.{0,60}.{0,60}zzz",
        r"bad\w*[^.]{0,60}worse",
        r"customers?\s+(?:are|is)",
        r"bad.*zzz",
        r"\w+ly bad",
        r"(?<![a-z]{900})bad",
        r".{2000}.{0,900}bad",
        r"(?:mr|mrs|dr) [a-z-]{2,20}[^.]{0,40}(?:bad|worse)",
    ]
    assert compiler.extend(loader.load(), {"term": [house(*patterns)]}, "safelint.toml").terms[-1].id == "own"


def test_a_house_may_write_what_the_entries_of_the_pack_have() -> None:
    pack = loader.load()
    entries = (*pack.terms, *pack.names, *pack.groups, *pack.abbreviations)
    shipped = {pattern for entry in entries for pattern in (*entry.exception_patterns, *getattr(entry, "patterns", ()))}
    assert shipped
    assert [pattern for pattern in shipped if too_slow([pattern]) != ("", "")] == []


def test_the_patterns_of_a_house_are_bounded_together() -> None:
    patterns = [rf"bad{at}.{{0,60}}.{{0,60}}zzz" for at in range(20)]
    with pytest.raises(SafelintError, match="with those before it could take very long"):
        compiler.extend(loader.load(), {"term": [house(*patterns)]}, "safelint.toml")
    compiler.extend(loader.load(), {"term": [house(*patterns[:10])]}, "safelint.toml")


def many(count: int, item: str) -> str:
    return "".join(item.replace("@", str(at)) for at in range(count))


@pytest.mark.parametrize(
    ("configuration", "said"),
    [
        ("[files]\nexclude = [" + many(20_000, '"a@/**",') + "]", "files.exclude: has 20,000 entries; at most 1,000"),
        ("[files]\nexclude = ['" + "*a" * 300 + "']", "files.exclude 1: has more than 200 characters"),
        (many(1_001, "[[overrides]]\nfiles = ['@']\n"), "overrides: has 1,001 entries; at most 1,000"),
        (
            "[files]\nexclude = [" + many(600, '"a@",') + "]\n" + many(600, "[[overrides]]\nfiles = ['@']\n"),
            "overrides: have more than 1,000 globs together with files.exclude",
        ),
        (
            "[terminology]\nallow = [" + many(1_001, '"a@",') + "]",
            "terminology.allow: has 1,001 entries; at most 1,000",
        ),
        ("[rules]\n" + many(1_001, '"a@" = "off"\n'), "rules: has 1,001 entries; at most 1,000"),
        (
            "[signposting]\nincluded = [" + many(21, '"a@.html",') + "]",
            "signposting.included: has 21 entries; at most 20",
        ),
        (many(2_001, "[[term]]\nid = 'a@'\n"), "term: has 2,001 entries; at most 2,000"),
        ("[files]\nmax-megabytes = 2_000", "files.max-megabytes: must be at least 0 and at most 100, not 2000"),
        ("[readability]\nsentence-words = inf", "readability.sentence-words: must be a whole number, not inf"),
        ("[readability]\nsentence-words = nan", "readability.sentence-words: must be a whole number, not nan"),
        ("[readability]\ngrade = 1e400", "readability.grade: must be at least 1"),
        ("[readability]\ngrade = -1", "readability.grade: must be at least 1"),
        (
            "[readability]\nparagraph-sentences = 0x" + "f" * 99_999,
            "readability.paragraph-sentences: must be at least 1",
        ),
        ("[readability]\ngrade = " + "9" * 5_000, "is not valid TOML: a number has too many digits"),
        ('[signposting]\nincluded = ["a.md\\u0000"]', "signposting.included 1: must not hold the character U+0000"),
        ('[signposting]\nfixed = "a.md\\u0000"', "signposting.fixed: must not hold the character U+0000"),
        ('baseline = "a.md\\u0000"', "baseline: must not hold the character U+0000"),
    ],
    ids=range(18),
)
def test_a_configuration_that_nobody_means_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], configuration: str, said: str
) -> None:
    err = refused(tmp_path, capsys, configuration)
    assert said in err
    assert len(err) < 1_000


def test_files_of_a_layout_are_small(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "footer.html").write_text("<p>Call 999.</p>" * 100_000, encoding="utf-8")
    assert "footer.html: is larger than 1 MB\n" in refused(
        tmp_path, capsys, "[signposting]\nincluded = ['footer.html']\n"
    )


def test_the_successors_of_a_service_have_an_end() -> None:
    service = {"name": "Line", "nations": ["uk"], "topics": ["suicide"], "status": "renamed"}
    chain = [{**service, "id": f"own-{at}", "replaced_by": f"own-{at + 1}"} for at in range(30)]
    last = {**service, "id": "own-30", "status": "active"}
    with pytest.raises(SafelintError, match="goes through more than 20 services"):
        compiler.extend(loader.load(), {"helpline": [*chain, last]}, "safelint.toml")
    compiler.extend(loader.load(), {"helpline": [*chain[-10:], last]}, "safelint.toml")


def test_allowed_words_are_looked_for_only_where_they_hold_what_was_found() -> None:
    document = read("a.md", b"He had child porn. He had child porn ab child porn cd.", "markdown")
    allowed = (*(f"nothing {at}" for at in range(500)), "porn AB child porn c", "He had child porn a")
    settings = Settings(today=TODAY, options={"terminology": {"allow": allowed}})
    analysis = Analysis(document, settings, Knowledge(loader.load(), ()))
    sentence = "he had child porn ab child porn cd."
    inside = [(at, at + 10) for at in range(len(sentence)) if sentence.startswith("child porn", at)]
    assert [analysis.is_allowed(sentence, each) for each in inside] == [True, True]
    assert not analysis.is_allowed("he had child porn.", (7, 17))
    assert list(map(len, analysis._allowing.values())) == [2]


def test_a_pattern_of_very_many_branches_is_weighed_without_comparing_each_with_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(
        runaway, "zip", lambda *rows, strict: asked.append(0) or zip(*rows, strict=strict), raising=False
    )
    few = "|".join(["ab", "a[bc]x", "a.y", "b"])
    assert runaway.cost(parse(few)).ways == 3
    compared = len(asked)
    many = "|".join([f"{at}q" for at in range(10, 910)] + ["1", "[12]x"])
    assert runaway.cost(parse(many)).ways >= 2
    assert len(asked) < compared + 10_000
