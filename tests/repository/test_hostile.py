"""Authors who want to pass the gate, and repositories that want to open it: each attack, and what stops it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from safelint.cli import main
from safelint.disk import store

pytestmark = pytest.mark.slow

BAD = "He had child pornography.\n"
TERM = "terminology/child-pornography"
Run = Callable[..., tuple[int, str, str]]
Found = Callable[..., list[tuple[str, int]]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    root = tmp_path / "root"
    root.mkdir()
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs safelint; gives status, standard output, standard error."""

    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        return int(stopped.value.code or 0), *capsys.readouterr()

    return run


@pytest.fixture
def found(run: Run) -> Found:
    """Where a run finds the term: path and line."""

    def found(*arguments: str) -> list[tuple[str, int]]:
        status, out, err = run("check", "--format", "json", *arguments)
        assert status in (0, 1, 3), err
        documents = json.loads(out)["documents"]
        return [(each["path"], hit["line"]) for each in documents for hit in each["findings"] if hit["rule"] == TERM]

    return found


def git(*words: str) -> None:
    names = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *names, *words], capture_output=True, check=True)


def commit(**files: str) -> None:
    if not Path(".git").exists():
        git("init", "-q")
    for name, text in files.items():
        write(f"{name}.md", text)
    git("add", "-A")
    git("commit", "-qm", "x", "--allow-empty")


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8", newline="")


# What a repository says of its own texts -----------------------------------------------------------------------------

SAYINGS = {
    "a configuration": {"safelint.toml": '[rules]\nterminology = "off"\n'},
    "a configuration in a project": {"pyproject.toml": '[tool.safelint.rules]\nterminology = "off"\n'},
    "a configuration beside the text": {"press/safelint.toml": 'ignore = ["terminology"]\n'},
    "a configuration that is wrong": {"safelint.toml": "nonsense ="},
    "files left out": {"safelint.toml": '[files]\nexclude = ["press/**"]\n'},
    "a silence of the configuration": {
        "safelint.toml": f'[[overrides]]\nfiles = ["**"]\n[[overrides.silence]]\nrule = "{TERM}"\nreason = "x"\n'
    },
    "a phrase allowed": {"safelint.toml": '[terminology]\nallow = ["child pornography"]\n'},
    "a level that never fails": {"safelint.toml": 'fail-on = "never"\n'},
    "a baseline": {"safelint.toml": 'baseline = "old.jsonl"\n'},
    "a comment": {"press/a.md": f"<!-- safelint-disable {TERM} -- words of the court -->\n\n{BAD}"},
    "a comment for a line": {"press/a.md": f"<!-- safelint-disable-next-line terminology -- x -->\n{BAD}"},
    "a comment for the file": {"press/a.md": f"{BAD}\n<!-- safelint-disable-file terminology -- x -->\n"},
    "a comment of MDX": {"press/a.mdx": f"{{/* safelint-disable terminology -- x */}}\n\n{BAD}"},
    "what git ignores": {".gitignore": "press/\n"},
}


@pytest.mark.parametrize("saying", SAYINGS)
def test_nothing_of_an_untrusted_repository_counts_but_its_texts(run: Run, found: Found, saying: str) -> None:
    write("press/a.md", BAD)
    status, _, _ = run("check", "--write-baseline", "old.jsonl", ".")
    assert status == 0
    git("init", "-q")
    for path, text in SAYINGS[saying].items():
        if path.startswith("press/a."):
            Path("press/a.md").unlink()
        write(path, text)
    trusted = run("check", ".")
    assert trusted[0] in (0, 2, 3) or TERM not in trusted[1]
    assert run("check", "--untrusted", ".")[0] == 1
    assert [Path(path).stem for path, _ in found("--untrusted", ".")] == ["a"]
    large = [f"press/{number}.md" for number in range(4)]
    for path in large:
        write(path, BAD + "Some words that are of no matter here.\n" * 2_500)
    assert len(found("--untrusted", "--jobs", "2", ".")) == 5


def test_settings_of_an_untrusted_text_set_nothing(run: Run) -> None:
    own = "safelint:\n  kind: record\n  audience: professional\n  nation: scotland\n  topics: [suicide]\n"
    write("a.md", f"---\ntitle: A page\n{own}---\n\n# A page\n\n{BAD}")
    write("b.md", f"---\ntitle: A page\n---\n\n# A page\n\n{BAD}")
    write("c.md", f"# A page\n\n<!-- safelint-set audience=professional -->\n\n{BAD}")
    trusted, untrusted = (
        {each["path"]: each for each in json.loads(run("check", "--format", "json", *words, ".")[1])["documents"]}
        for words in ([], ["--untrusted"])
    )
    keys = ("kind", "audience", "topics")
    assert [trusted["a.md"][key] for key in keys] == ["record", "professional", ["suicide"]]
    assert [untrusted["a.md"][key] for key in keys] == [trusted["b.md"][key] for key in keys]
    assert [hit["rule"] for hit in untrusted["c.md"]["findings"]] == [
        hit["rule"] for hit in untrusted["b.md"]["findings"]
    ]


@pytest.mark.parametrize("settings", ["{audience: everybody}", "{tone: kind}", "nonsense", "[", "{kind: [a, b]}"])
def test_settings_of_an_untrusted_text_may_be_wrong(run: Run, settings: str) -> None:
    write("a.md", f"---\nsafelint: {settings}\n---\n\n{BAD}")
    assert run("check", "a.md")[0] == 3
    assert run("check", "--untrusted", "a.md")[0] == 1


def test_what_the_command_line_gives_counts(run: Run, tmp_path: Path) -> None:
    write("a.md", BAD)
    write("../own.toml", '[rules]\nterminology = "off"\n')
    assert run("check", "--untrusted", "--config", "../own.toml", "a.md")[0] == 0
    assert run("check", "--write-baseline", "../old.jsonl", "a.md")[0] == 0
    assert run("check", "--untrusted", "--baseline", "../old.jsonl", "a.md")[0] == 0
    assert run("check", "--untrusted", "--ignore", "terminology", "a.md")[0] == 0
    assert run("check", "--untrusted", "a.md")[0] == 1


# Places that others can write ----------------------------------------------------------------------------------------


def foreign(path: str | Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes a file another user's."""
    if os.getuid() == 0:
        os.chown(path, 65534, 65534)
    else:
        monkeypatch.setattr(os, "getuid", lambda own=os.getuid(): own + 1)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows tells of no owners")
@pytest.mark.parametrize("name", ["safelint.toml", "pyproject.toml"])
@pytest.mark.parametrize("in_git", [False, True])
def test_a_configuration_of_another_user(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, in_git: bool
) -> None:
    write("sub/a.md", BAD)
    setting = 'ignore = ["terminology"]\n'
    write(f"../{name}", f"[tool.safelint]\n{setting}" if "project" in name else setting)
    if in_git:
        git("init", "-q")
    assert run("check", "sub")[0] == 0  # this user's own
    foreign(f"../{name}", monkeypatch)
    status, _, err = run("check", "sub")
    assert status == 1
    assert f"{name}: another user may have written it, so it does not count" in err
    assert "another user may have written it" in run("config", "sub/a.md")[1]
    assert run("check", "--config", f"../{name}", "sub")[0] == 0
    os.replace(f"../{name}", name)
    assert run("check", "sub")[0] == 0  # it is the repository's, whoever has checked that out


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="rights of POSIX")
def test_a_configuration_that_everybody_can_write(run: Run, tmp_path: Path) -> None:
    write("a.md", BAD)
    write("../safelint.toml", 'ignore = ["terminology"]\n')
    assert run("check", "a.md")[0] == 0
    (tmp_path / "safelint.toml").chmod(0o666)
    assert run("check", "a.md")[0] == 1
    (tmp_path / "safelint.toml").chmod(0o644)
    tmp_path.chmod(0o777)
    assert run("check", "a.md")[0] == 1
    tmp_path.chmod(0o1777)
    assert run("check", "a.md")[0] == 0


def test_on_windows_a_configuration_above_counts_in_the_users_own_folder(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write("a.md", BAD)
    write("../safelint.toml", 'ignore = ["terminology"]\n')
    monkeypatch.delattr(os, "getuid", raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path.replace("~", str(tmp_path)))
    assert run("check", "a.md")[0] == 0
    monkeypatch.setattr(os.path, "expanduser", lambda path: path.replace("~", str(tmp_path / "elsewhere")))
    assert run("check", "a.md")[0] == 1


def test_without_a_home_there_is_no_cache(folder: Path) -> None:
    write("a.md", BAD)
    code = (
        "import os, pwd, sys\nos.environ.pop('HOME', None)\n"
        "def nobody(uid): raise KeyError(uid)\n"
        "pwd.getpwuid = nobody\nfrom safelint.cli import main\nmain(sys.argv[1:])"
    )
    variables = {key: value for key, value in os.environ.items() if key not in ("SAFELINT_CACHE_DIR", "XDG_CACHE_HOME")}
    for cache in ("info", "clear"):
        done = subprocess.run(
            [sys.executable, "-c", code, "cache", cache], capture_output=True, text=True, check=True, env=variables
        )
        assert "there is no cache" in done.stdout
    for given in ({}, {"HOME": "."}, {"XDG_CACHE_HOME": "."}, {"SAFELINT_CACHE_DIR": "kept"}):
        done = subprocess.run(
            [sys.executable, "-c", code, "check", "a.md"], capture_output=True, text=True, check=False,
            env={**variables, **given},
        )  # fmt: skip
        assert done.returncode == 1
        assert sorted(os.listdir()) == ["a.md"]


@pytest.mark.parametrize("place", [".cache", "sub/.cache", "link"])
@pytest.mark.parametrize("in_git", [False, True])
def test_nothing_kept_is_read_from_the_tree(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, in_git: bool
) -> None:
    key = b"k" * 32
    monkeypatch.setenv("SAFELINT_CACHE_DIR", str(tmp_path / "mine"))
    store.put("a.bin", key, {"a": 1})
    assert store.get("a.bin", key) == {"a": 1}
    (tmp_path / "mine").rename(folder / ".cache")
    Path("sub").mkdir()
    if place == "link":
        os.symlink(folder / ".cache", tmp_path / "link")
        place = "../link"
    elif place.startswith("sub"):
        Path(".cache").rename("sub/.cache")
    monkeypatch.setenv("SAFELINT_CACHE_DIR", str(folder / place))
    if in_git:
        git("init", "-q")
        monkeypatch.chdir("sub")
    assert store.folder() == ""
    assert store.get("a.bin", key) is None
    store.put("b.bin", key, 1)
    assert not list(folder.rglob("b.bin"))


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of Linux")
def test_a_home_in_the_tree_is_the_users_own(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SAFELINT_CACHE_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(folder))
    assert store.folder() == str(folder / ".cache/safelint")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / ".other"))
    assert store.folder() == str(folder / ".other/safelint")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert store.folder() == ""
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("SAFELINT_CACHE_DIR", str(folder / "kept"))
    assert store.folder() == ""


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="rights of POSIX")
@pytest.mark.parametrize("harm", ["file written by others", "folder written by others", "other user", "link", "pipe"])
def test_nothing_kept_is_read_that_others_can_have_written(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    place = tmp_path / "mine"
    monkeypatch.setenv("SAFELINT_CACHE_DIR", str(place))
    store.put("a.bin", b"k" * 32, 1)
    assert store.get("a.bin", b"k" * 32) == 1
    file = place / "a.bin"
    if harm.startswith("file"):
        file.chmod(0o620)
    elif harm.startswith("folder"):
        place.chmod(0o770)
    elif harm == "other user":
        foreign(file, monkeypatch)
    else:
        file.rename(place / "b.bin")
        os.symlink("b.bin", file) if harm == "link" else os.mkfifo(file)
    assert store.get("a.bin", b"k" * 32) is None


# Changes that are none to git ----------------------------------------------------------------------------------------

ATTRIBUTES = {
    "working-tree-encoding": "*.md working-tree-encoding=UTF-16LE\n",
    "ident": "*.md ident\n",
    "a filter of the user": "*.md filter=mine diff=mine\n",
    "no text": "*.md -diff\n",
    "binary": "*.md binary\n",
    "line ends": "*.md text eol=crlf\n",
    "a driver": "*.md diff=html\n",
}


@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_attributes_hide_no_change(
    found: Found, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, attribute: str
) -> None:
    (tmp_path / "gitconfig").write_text('[filter "mine"]\n\tclean = echo same\n', encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    commit(a="One.\n\nTwo.\n", b=BAD)
    write(".gitattributes", ATTRIBUTES[attribute])
    write(".git/info/attributes", ATTRIBUTES[attribute])
    write("a.md", f"One.\n\n$Id: He had child pornography. $\n\n{BAD}\nTwo.\n")
    assert found("--changed", "HEAD", ".") == [("a.md", 3), ("a.md", 5)]


@pytest.mark.parametrize(
    "trick", [("--assume-unchanged",), ("--skip-worktree",), ("--index-version", "4"), ("--force-remove",)]
)
def test_the_index_hides_no_change(found: Found, trick: tuple[str, ...]) -> None:
    commit(a="One.\n", b=BAD)
    git("update-index", *trick, *(["a.md"] if "version" not in trick[0] else []))
    write("a.md", BAD)
    assert found("--changed", "HEAD", ".") == [("a.md", 1)]


def test_a_sparse_checkout_hides_no_change(found: Found) -> None:
    commit(**{"in/a": "One.\n", "out/b": "One.\n"})
    git("sparse-checkout", "init", "--cone", "--sparse-index")
    git("sparse-checkout", "set", "in")
    write("out/b.md", BAD)
    write("in/a.md", BAD)
    assert found("--changed", "HEAD", ".") == [("in/a.md", 1), ("out/b.md", 1)]


def test_a_racy_time_hides_no_change(found: Found) -> None:
    commit(a=BAD.replace("pornography", "photography"))
    status = os.stat("a.md")
    write("a.md", BAD)
    os.utime("a.md", ns=(status.st_atime_ns, status.st_mtime_ns))
    assert found("--changed", "HEAD", ".") == [("a.md", 1)]


def test_a_replaced_object_hides_no_change(found: Found) -> None:
    commit(a="One.\n")
    commit(a=BAD)
    git("replace", "HEAD~1", "HEAD")
    assert found("--changed", "HEAD~1", ".") == [("a.md", 1)]


def test_a_work_tree_of_its_own_and_another_place(found: Found) -> None:
    commit(a="One.\n")
    git("worktree", "add", "-q", "../second")
    os.chdir("../second")
    write("a.md", BAD)
    assert found("--changed", "HEAD", ".") == [("a.md", 1)]
    git("config", "core.worktree", "/nowhere")
    assert found("--changed", "HEAD", ".") == [("a.md", 1)]


def test_a_line_that_opens_a_comment_shows_what_was_hidden(found: Found) -> None:
    hidden = f"<!--\n\n{BAD}\n-->\n\nWords.\n\nAnd he had child pornography.\n"
    commit(a=hidden, b=hidden)
    write("a.md", hidden.replace("<!--\n", "\n").replace("-->\n", "\n"))
    write("b.md", hidden.replace("Words.", "Other words."))
    assert found("--changed", "HEAD", ".") == [("a.md", 3)]


def test_a_line_that_names_another_service_counts_where_the_number_stands(run: Run) -> None:
    text = "Children can talk to {},\nday and night, on 0800 1111.\n"
    commit(a=text.format("Childline"))
    write("a.md", text.format("Samaritans"))
    status, out, _ = run("check", "--changed", "HEAD", ".")
    assert status == 1
    assert "helpline/wrong-organisation" in out


def test_a_silence_that_goes_counts(found: Found) -> None:
    commit(a=f"<!-- safelint-disable-next-line {TERM} -- words of the court -->\n{BAD}")
    write("a.md", f"\n{BAD}")
    assert found("--changed", "HEAD", ".") == [("a.md", 2)]


def test_what_was_no_text_is_new_as_one(found: Found) -> None:
    write("safelint.toml", '[files]\nexclude = ["drafts/**"]\n')
    commit(**{"drafts/a": f"One. {BAD}", "old/b": f"Two. {BAD}"})
    write("page.tpl", f"Three. {BAD}")
    write(".hidden/c.md", f"Four. {BAD}")
    commit()
    for old, new in (("drafts/a.md", "a.md"), ("old/b.md", "b.md"), ("page.tpl", "p.md"), (".hidden/c.md", "c.md")):
        Path(old).rename(new)
    assert found("--changed", "HEAD", ".") == [("a.md", 1), ("c.md", 1), ("p.md", 1)]


def test_a_name_that_differs_in_case_alone_is_another_file(found: Found) -> None:
    commit(a="One.\n")
    write("A.md", BAD)
    assert found("--changed", "HEAD", ".")[0] == ("A.md", 1)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names there are text")
def test_names_that_look_the_same_are_both_said(run: Run) -> None:
    commit(a="One.\n")
    for name in (b"\xff.md", b"\xfe.md"):
        Path(os.fsdecode(name)).write_text(f"Once more. {BAD}" if name > b"\xfe.md" else "Two.\n", encoding="utf-8")
    git("add", "-A")
    git("commit", "-qm", "x")
    Path(os.fsdecode(b"\xff.md")).write_text(f"{BAD}Now.\n", encoding="utf-8")
    status, out, _ = run("check", "--format", "json", ".")
    assert status == 3
    assert [(each["path"], each["stage"]) for each in json.loads(out)["failures"]] == [("\ufffd.md", "find")] * 2
    assert run("check", "--changed", "HEAD", ".")[0] == 1  # of these only one differs


def test_a_baseline_is_read_through_no_link(run: Run, tmp_path: Path) -> None:
    write("a.md", BAD)
    assert run("check", "--write-baseline", "../other.jsonl", "a.md")[0] == 0
    os.symlink("../other.jsonl", "old.jsonl")
    os.symlink("..", "up")
    for path in ("old.jsonl", "up/other.jsonl", f"{Path.cwd()}/old.jsonl"):
        status, _, err = run("check", "--baseline", path, "a.md")
        assert status == 2
        assert "is a link in this folder" in err
    write("safelint.toml", 'baseline = "in.jsonl"\n')
    Path("in.jsonl").symlink_to("old.jsonl")
    assert run("check", "a.md")[0] == 2
    assert run("check", "--baseline", "../other.jsonl", "a.md")[0] == 0


# Words that readers see and a program might not ----------------------------------------------------------------------

SEEN = {
    "English that says to be French": ("md", "---\nlang: fr\n---\n\nIt is said that he had child pornography.\n"),
    "a page that says to be Welsh": (
        "html",
        '<html lang="cy"><p>It is said by the court that he had child pornography in his house.</p></html>',
    ),
    "a paragraph that says to be Welsh": ("html", '<p lang="cy">It is said that he had child pornography.</p>'),
    "a passage that says to be Welsh": ("html", '<p><i lang="cy">It is said that he had child pornography.</i></p>'),
    "a joiner of no width": ("md", "He had chi\u034fld porno\u034fgraphy.\n"),
    "a word joiner": ("md", "He had child porno\u2060graphy.\n"),
    "marks of direction": ("md", "He had child\u200e porno\u200fgraphy.\n"),
    "lines under letters": ("md", "He had child p\u0332o\u0332r\u0332nography.\n"),
    "wide letters": ("md", "He had \uff43\uff48\uff49\uff4c\uff44 \uff50ornography.\n"),
    "bold letters of mathematics": (
        "md",
        "He had \U0001d41c\U0001d421\U0001d422\U0001d425\U0001d41d pornography.\n",
    ),
    "a control character": ("md", "He had child porno\x01graphy.\n"),
    "a style that takes nothing away": ("html", f'<p style="background:url(display:none)">{BAD}</p>'),
    "a style that is in quotes": ("html", f"<p style=\"content:';display:none;'\">{BAD}</p>"),
    "a style that is taken back": ("html", f'<p style="display:none;display:block">{BAD}</p>'),
    "hidden, but shown": ("html", f'<p hidden style="display:block">{BAD}</p>'),
    "text that a rule begins": ("md", f"---\ntitle: a\n\n{BAD}\n---\n"),
    "very long front matter": ("md", f"---\ntitle: a\nb: {BAD}c: {'d ' * 30_000}\n---\n"),
    "after a comment that ends oddly": ("html", f"<!-- x --!><p>{BAD}</p><!-- -->"),
    "after a comment in a comment": ("html", f"<!-- <!-- --><p>{BAD}</p>"),
    "after an empty comment": ("html", f"<!--><p>{BAD}</p>-->"),
    "after a script in a script": ("html", f"<script><!-- <script> </script><p>{BAD}</p></script>"),
    "a capital suffix": ("MD", BAD),
    "after two byte order marks": ("md", f"\ufeff\ufeff{BAD}"),
    "lines of old computers": ("md", BAD.replace("\n", "\r") * 2),
}


@pytest.mark.parametrize("case", SEEN)
def test_what_readers_see_is_read(found: Found, case: str) -> None:
    suffix, text = SEEN[case]
    write(f"a.{suffix}", text)
    assert found(f"a.{suffix}") != []


# Words that reach a log ----------------------------------------------------------------------------------------------

EVIL = "x\n::stop-commands::y\r\n ::set-output name=a::b\x1b[31m\u2028##[add-path]c##vso[task.x]d\u202e"
TOML_EVIL = EVIL.translate({code: f"\\u{code:04x}" for code in (10, 13, 27, 0x2028, 0x202E)})
HOUSE = f"""
[[helpline]]
id = "evil"
name = "{TOML_EVIL}"
operator = "{TOML_EVIL}"
nations = ["uk"]
topics = ["suicide"]
audience = ["anyone"]
confidence = "high"
website = "https://example.org/"
[[helpline.channel]]
kind = "phone"
number = "020 7641 4000"
hours = "Monday to Friday, 9am to 5pm"
[[term]]
id = "evil"
severity = "warning"
avoid = ["evil words"]
message = "{TOML_EVIL}"
prefer = ["{TOML_EVIL}"]
[[overrides]]
files = ["**"]
[[overrides.silence]]
rule = "readability"
reason = "{TOML_EVIL}"
"""
WRONG = {
    "key": f'"{TOML_EVIL}" = 1',
    "value": f'kind = "{TOML_EVIL}"',
    "rule": f'[rules]\n"{TOML_EVIL}" = "off"',
    "baseline": f'baseline = "{TOML_EVIL}"',
    "outside": f'[signposting]\nincluded = ["../{TOML_EVIL}"]',
    "missing": f'[signposting]\nincluded = ["{TOML_EVIL}"]',
    "suffix": f'[files]\nsuffixes = {{"{TOML_EVIL}" = "html"}}',
    "topic": f'topics = ["{TOML_EVIL}"]',
    "no TOML": f"{EVIL} = ",
    "id": f'[[helpline]]\nid = "{TOML_EVIL}"',
    "hours": HOUSE.replace("9am to 5pm", f"9am to 5pm {TOML_EVIL}"),
}
FORMS = ("terminal", "markdown", "csv", "json", "sarif", "junit", "checkstyle", "gitlab", "html", "github")


def assert_harmless(text: str, *, ours: bool = False) -> None:
    """That no line of a log is a command of a stranger, and nothing in it moves the cursor. With `ours` annotations of
    GitHub may stand in it, which safelint writes itself."""
    for line in text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"):
        assert line.isprintable() or not any(char < " " or char in "\x7f\x85\u2028\u2029\u202e" for char in line), line
        begun = line.lstrip()
        assert not begun.startswith("::") or (
            ours and begun.startswith(("::error file", "::warning file", "::notice file", "::notice title=registry::"))
        )
        assert "##[" not in line
        assert "##vso[" not in line


@pytest.mark.parametrize("form", FORMS)
def test_no_command_reaches_a_log(run: Run, form: str) -> None:
    name = EVIL.replace("/", "")
    write(
        f"{name}.md", f"Evil words.\n\n{BAD}\nCall {BAD.strip()} ##[stop-commands]now\n\nRing 08001112, evil words.\n"
    )
    write("b.md", "::stop-commands::now\n\n::error::Evil words, ##[error]and 08001112.\n")
    write("::warning::c.md", f"Evil words. {BAD}\n\nCall 020 7641 4000.\n")
    Path(f"{name}.html").write_bytes(b"\x00\x01" * 50)
    write("safelint.toml", HOUSE)
    status, out, err = run("check", "--format", form, ".")
    assert status == 3
    assert_harmless(out, ours=form == "github")
    assert_harmless(err)


@pytest.mark.parametrize("wrong", WRONG)
def test_no_wrong_setting_reaches_a_log(run: Run, wrong: str) -> None:
    write("a.md", BAD)
    write("safelint.toml", WRONG[wrong])
    for words in (("check", "a.md"), ("config", "a.md"), ("rules",), ("helplines",)):
        status, out, err = run(*words)
        assert status in (0, 2)
        assert_harmless(out)
        assert_harmless(err)
        assert len(err.splitlines()) <= 1


@pytest.mark.parametrize(
    "words",
    [
        ("config", "a.md"),
        ("config", EVIL),
        ("rules",),
        ("helplines", "evil"),
        ("helplines", "020 7641 4000"),
        ("explain", "terminology/evil"),
        ("footer", "--topic", "suicide", "--format", "text"),
        ("footer", "--topic", EVIL),
        ("explain", EVIL),
        ("init", EVIL),
        ("check", EVIL),
        ("check", f"--{EVIL}"),
        ("check", "--kind", EVIL, "a.md"),
        ("check", "--report", f"csv={EVIL}/x", "a.md"),
        ("check", "--changed", EVIL, "a.md"),
        ("check", "--select", EVIL, "a.md"),
        ("check", "--config", EVIL, "a.md"),
        ("check", "--baseline", EVIL, "a.md"),
        ("check", "--today", EVIL, "a.md"),
    ],
)
def test_no_command_line_reaches_a_log(run: Run, words: tuple[str, ...]) -> None:
    write("a.md", BAD)
    write("safelint.toml", HOUSE)
    commit()
    _, out, err = run(*words)
    assert out + err
    assert_harmless(out)
    assert_harmless(err)


def test_no_baseline_reaches_a_log(run: Run) -> None:
    write("a.md", BAD)
    assert run("check", "--write-baseline", "old.jsonl", "a.md")[0] == 0
    heading, entry = Path("old.jsonl").read_text(encoding="utf-8").splitlines()[:2]
    values = json.loads(entry) | {"path": EVIL, "rule": EVIL, "text": EVIL, "fingerprint": "0"}
    versions = json.loads(heading) | {"packs": {EVIL: EVIL}, "rules": []}
    write("old.jsonl", f"{json.dumps(versions)}\n{json.dumps(values)}\n")
    _, out, err = run("check", "--baseline", "old.jsonl", "a.md")
    assert "no longer needed" in err
    assert "newer than the baseline" in err
    assert_harmless(out)
    assert_harmless(err)


def test_a_layout_writes_no_setting(run: Run) -> None:
    write('layouts/footer"]\n[rules]\nterminology = "off"\n#.html', "<p>Help</p>")
    write("layouts/footer.html", "<p>Help</p>")
    assert run("init", ".")[0] == 0
    written = Path("safelint.toml").read_text(encoding="utf-8")
    assert 'included = ["layouts/footer.html"]' in written
    assert "terminology = " not in written
