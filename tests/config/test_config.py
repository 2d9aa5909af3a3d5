"""Configuration: found, read strictly, and layered."""

from __future__ import annotations

from pathlib import Path

import pytest

from safelint.config import (
    Config,
    Flags,
    RuleLevels,
    extended,
    known_rule,
    levels,
    load,
    matches,
    resolve,
)  # fmt: skip
from safelint.config.discovery import find
from safelint.knowledge import loader
from safelint.values.document import Meta
from safelint.values.errors import SafelintError
from support.schema import schema_says


def written(folder: Path, text: str, name: str = "safelint.toml") -> Config:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return load(str(path))


def test_the_nearest_file_is_found_and_pyproject_only_with_its_section(tmp_path: Path) -> None:
    (tmp_path / "safelint.toml").write_text("", encoding="utf-8")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert find(str(inner / "text.md")) == str(tmp_path / "safelint.toml")
    (inner / "pyproject.toml").write_text("[tool.safelint]\naudience = 'news'\n", encoding="utf-8")
    assert find(str(inner / "text.md")) == str(inner / "pyproject.toml")
    assert load(str(inner / "pyproject.toml")).values["audience"] == "news"


WRONG = pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("no-such-key = 1", ["safelint.toml", "no-such-key"]),
        ("audiense = 'news'", ["audiense", "nearest known: audience"]),
        ("audience = 'newz'", ["audience", "newz", "news"]),
        ("audience = 3", ["audience"]),
        ("[readability]\nstrickt = true", ["readability.strickt", "nearest known: strict"]),
        ("[readability]\nstrict = 'yes'", ["readability.strict"]),
        ("[readability]\ngrade = 0", ["readability.grade", "at least 1"]),
        ("[readability]\nsentence-words = 0", ["readability.sentence-words", "at least 1"]),
        ("[readability]\nsentence-words = 22.5", ["readability.sentence-words", "a whole number"]),
        ("[readability]\nparagraph-sentences = 0.5", ["readability.paragraph-sentences", "a whole number"]),
        ("[rules]\n'terminology/x' = 'loud'", ["rules", "terminology/x", "loud"]),
        ("[[overrides]]\naudience = 'news'", ["overrides", "files"]),
        (
            "[[overrides]]\nfiles = ['a/**']\nsilence = [{rule = 'x', reason = 'old'}, {rule = 'terminology'}]",
            ['overrides 1: silence 2.reason: missing: write reason = "..."'],
        ),
        ("today = '2026-13-01'", ["today"]),
        ("a = [", ["not valid TOML"]),
    ],
)


@WRONG
def test_what_is_wrong_is_named(tmp_path: Path, text: str, parts: list[str]) -> None:
    with pytest.raises(SafelintError) as error:
        written(tmp_path, text)
    for part in parts:
        assert part in str(error.value)


def test_flags_beat_front_matter_beats_overrides_beats_the_file(tmp_path: Path) -> None:
    config = written(
        tmp_path,
        "audience = 'professional'\nnation = 'wales'\nkind = 'policy'\n"
        "[[overrides]]\nfiles = ['news/**']\nkind = 'news'\naudience = 'news'\n",
    )
    path = str(tmp_path / "news" / "a.md")
    assert resolve(str(tmp_path / "b.md"), config, Flags(), None)[:4] == ("professional", True, "policy", ("wales",))
    assert resolve(path, config, Flags(), None).kind == "news"
    assert resolve(path, config, Flags(), Meta(audience="children")).audience == "children"
    settings = resolve(
        path, config, Flags(audience="easy-read", nations=("scotland", "england")), Meta(audience="children")
    )
    assert settings.audience == "easy-read"
    assert settings.nations == ("scotland", "england")


def test_auto_means_detect_even_where_the_file_says_otherwise(tmp_path: Path) -> None:
    config = written(tmp_path, "kind = 'policy'")
    assert resolve(str(tmp_path / "a.md"), config, Flags(kind="auto"), None).kind == ""


def test_nothing_said_means_the_public_and_the_day_of_the_run() -> None:
    settings = resolve("a.md", Config(), Flags(), None)
    assert (settings.audience, settings.audience_given, settings.kind, settings.nations) == ("public", False, "", ())
    assert len(settings.today) == 10


@pytest.mark.parametrize(
    ("glob", "path", "expected"),
    [
        ("news/**", "news/2026/a.md", True),
        ("news/*", "news/2026/a.md", False),
        ("*.md", "news/a.md", True),
        ("**/a.md", "a.md", True),
        ("news/?.md", "news/a.md", True),
        ("news/*.md", "news/ab.mdx", False),
        ("n.ws/a.md", "news/a.md", False),
    ],
)
def test_globs(tmp_path: Path, glob: str, path: str, expected: bool) -> None:
    assert matches((glob,), str(tmp_path / path), str(tmp_path)) is expected


@pytest.mark.parametrize("section", ["[files]\nexclude = ['/old/']\n", "[[overrides]]\nfiles = ['/old/']\n"])
def test_a_glob_that_begins_with_a_stroke_matches_nothing_and_is_refused(tmp_path: Path, section: str) -> None:
    with pytest.raises(SafelintError, match="no slash first"):
        written(tmp_path, section)


def test_levels(tmp_path: Path) -> None:
    config = written(
        tmp_path, "ignore = ['readability']\n[rules]\n'terminology' = 'suggestion'\n'terminology/x' = 'error'\n"
    )
    here = levels(str(tmp_path / "a.md"), config, Flags())
    assert here.level("terminology/y", "warning", enabled=True) == "suggestion"
    assert here.level("terminology/x", "warning", enabled=True) == "error"
    assert here.level("readability/long-sentence", "warning", enabled=True) == "off"
    assert here.level("helpline/claim", "warning", enabled=False) == "off"
    only = RuleLevels(select=("helpline",))
    assert only.level("terminology/y", "warning", enabled=True) == "off"
    assert only.level("helpline/claim", "warning", enabled=True) == "warning"
    assert RuleLevels(select=("helpline/claim",)).level("helpline/claim", "warning", enabled=False) == "warning"


@pytest.mark.parametrize(
    ("file", "override", "wanted"),
    [
        ("'helpline/claim' = 'off'\nhelpline = 'warning'", "'helpline/claim' = 'error'", "error"),
        ("helpline = 'warning'\n'helpline/claim' = 'off'", "helpline = 'error'", "error"),
        ("'helpline/claim' = 'off'", "helpline = 'error'", "error"),
        ("helpline = 'error'", "'helpline/claim' = 'off'", "off"),
    ],
)
def test_a_later_layer_wins_whatever_the_earlier_named(tmp_path: Path, file: str, override: str, wanted: str) -> None:
    config = written(tmp_path, f"[rules]\n{file}\n[[overrides]]\nfiles = ['*']\n[overrides.rules]\n{override}\n")
    here = levels(str(tmp_path / "a.md"), config, Flags())
    assert here.level("helpline/claim", "suggestion", enabled=True) == wanted


def test_an_unknown_rule_is_named_with_the_nearest() -> None:
    known_rule("helpline", ["helpline/claim"], "a.toml")
    with pytest.raises(SafelintError, match=r"^a\.toml: .* helpline/clam; nearest known: helpline/claim"):
        known_rule("helpline/clam", ["helpline/claim"], "a.toml")


@WRONG
def test_the_schema_refuses_what_the_loader_refuses(text: str, parts: list[str]) -> None:
    if parts != ["not valid TOML"]:
        assert schema_says(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "audience = 'news'\nnation = 'wales'\ntoday = 2026-11-25\nfail-on = 'never'",
        "nation = ['wales', 'england']\n[rules]\nhelpline = 'off'\n[files]\nsuffixes = {'.njk' = 'html'}",
        "[[overrides]]\nfiles = ['a/**']\nreason = 'old'\nsilence = [{rule = 'terminology', reason = 'minutes'}]",
        "[[term]]\nid = 'own'\navoid = ['our word']\nseverity = 'warning'\nmessage = 'Not this.'",
        "[[helpline]]\nid = 'duty-team'\nname = 'Duty Team'\noperator = 'Example Council'\nnations = ['england']\n"
        "topics = ['child-protection']\naudience = ['anyone']\n"
        "[[helpline.channel]]\nkind = 'phone'\nnumber = '0161 496 0000'",
    ],
)
def test_the_schema_takes_what_the_loader_takes(tmp_path: Path, text: str) -> None:
    assert schema_says(text) == []
    config = written(tmp_path, text)
    assert len(extended(loader.load(), config).helplines) >= len(loader.load().helplines)


def test_a_section_has_the_same_defaults_whether_it_is_left_out_or_empty(tmp_path: Path) -> None:
    path = tmp_path / "safelint.toml"
    path.write_text("[files]\n[signposting]\n", encoding="utf-8")
    empty = load(str(path))
    assert (empty.files, empty.signposting) == (Config().files, Config().signposting)


def test_a_section_holds_what_the_file_says(tmp_path: Path) -> None:
    path = tmp_path / "safelint.toml"
    path.write_text(
        '[files]\nsuffixes = {".inc" = "markdown"}\nexclude = ["old/**"]\nmax-megabytes = 3\n'
        '[signposting]\nincluded = ["foot.md"]\nrequire = ["police"]\nfixed = "words.md"\n',
        encoding="utf-8",
    )
    found = load(str(path))
    assert found.files == ({".inc": "markdown"}, ("old/**",), 3)
    assert found.signposting == (("foot.md",), ("police",), "words.md")
    assert (found.signposting.files, Config().signposting.files) == (("foot.md", "words.md"), ())
