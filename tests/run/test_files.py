"""Which files a run checks: folders walked, hidden and ignored files left out, what is missing said."""

from __future__ import annotations

import ntpath
import os
import posixpath
import socket
import stat
import subprocess
from pathlib import Path
from types import ModuleType, SimpleNamespace
from unittest.mock import patch

import pytest

from safelint.cli import main
from safelint.config.discovery import find
from safelint.disk import folder as folders
from safelint.disk.read import NotAFileError, TooLargeError, contents
from safelint.run.inputs import Listing, listing
from safelint.values.report import LeftOut

pytestmark = pytest.mark.slow


def listed(*paths: str) -> Listing:
    return listing(
        paths or (".",),
        readable=lambda path: path.endswith(".md"),
        excluded=lambda path: "a draft" if path.startswith("drafts") else "",
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b.md", "a.md", "sub/c.md", ".hidden/d.md", ".e.md", "f.png", "g.rtf", "drafts/h.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("text", encoding="utf-8")
    return tmp_path


def test_a_folder_is_walked(folder: Path) -> None:
    left_out = (LeftOut("drafts/h.md", "a draft"), LeftOut("g.rtf", "format not read"))
    assert listed() == Listing(("a.md", "b.md", "sub/c.md"), (), left_out)
    assert listed(".", "g.rtf").left_out == left_out[:1]
    assert listed("sub", "a.md", "a.md").files == ("a.md", "sub/c.md")


def test_a_copy_with_comments_is_left_out_beside_its_file(folder: Path) -> None:
    for name in ("i.odt", "i.checked.odt", "j.checked.odt", "a.checked.md"):
        (folder / name).write_text("text", encoding="utf-8")

    def files(*paths: str, trusting: bool = True) -> tuple[str, ...]:
        found = listing(paths, lambda path: path.endswith((".odt", ".checked.md")), lambda path: "", trusting=trusting)
        assert trusting is (LeftOut("i.checked.odt", "copy made by annotate") in found.left_out) or paths != (".",)
        return found.files

    assert files(".") == ("a.checked.md", "i.odt", "j.checked.odt")
    assert files("i.checked.odt") == ("i.checked.odt",)  # named outright
    assert "i.checked.odt" in files(".", trusting=False)


def test_a_copy_with_comments_is_left_out_beside_its_file_of_which_a_glob_finds_both(folder: Path) -> None:
    for name in ("i.odt", "i.checked.odt"):
        (folder / name).write_text("text", encoding="utf-8")

    def found(*paths: str, trusting: bool = True) -> tuple[tuple[str, ...], tuple[LeftOut, ...]]:
        listed = listing(paths, lambda path: path.endswith(".odt"), lambda path: "", trusting=trusting)
        return listed.files, listed.left_out

    assert found("*.odt") == (("i.odt",), (LeftOut("i.checked.odt", "copy made by annotate"),))
    assert found("*.odt", "i.checked.odt") == found("*.odt", trusting=False) == (("i.checked.odt", "i.odt"), ())
    assert found("*.checked.odt") == (("i.checked.odt",), ())  # asked for


def test_what_every_site_shows_is_not_hidden(folder: Path) -> None:
    (folder / "sub/.well-known").mkdir()
    (folder / "sub/.well-known/help.md").write_text("text", encoding="utf-8")
    for _ in range(2):
        assert listed().files == ("a.md", "b.md", "sub/.well-known/help.md", "sub/c.md")
        subprocess.run(["git", "init", "-q"], cwd=folder, check=True)


def test_a_link_to_a_hidden_folder_is_a_failure(folder: Path) -> None:
    os.symlink("../.hidden", "sub/shown")
    assert [(each.path, each.reason) for each in listed().failures] == [
        ("sub/shown", "is a link to a folder that is hidden; name it outright to check it")
    ]
    assert listed("sub/shown").files == ("sub/shown/d.md",)


def test_folders_of_any_depth(folder: Path) -> None:
    deep = "/".join("d" * 1_500)
    subprocess.run(["mkdir", "-p", deep], check=True)
    Path(f"{deep}/end.md").write_text("text", encoding="utf-8")
    found = listed()
    settings = find(f"{deep}/end.md")
    subprocess.run(["rm", "-rf", "d"], check=True)  # pytest cannot
    assert f"{deep}/end.md" in found.files
    assert settings == ""


def test_ignored_files_are_left_out_in_a_repository(folder: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    (folder / ".gitignore").write_text("b.md\n", encoding="utf-8")
    assert listed().files == ("a.md", "sub/c.md")
    assert listed("b.md").files == ("b.md",)  # named outright
    (folder / "sub/.gitignore").write_text("more/\n!more/kept.md\n", encoding="utf-8")
    (folder / "sub/more/most").mkdir(parents=True)
    for name in ("d", "tracked", "most/e"):
        (folder / f"sub/more/{name}.md").write_text("text", encoding="utf-8")
    subprocess.run(["git", "add", "-f", "sub/more/tracked.md"], cwd=folder, check=True)
    assert listed().files == ("a.md", "sub/c.md", "sub/more/tracked.md")
    assert listed("sub").files == ("sub/c.md", "sub/more/tracked.md")
    assert listing((".",), lambda path: path.endswith(".md"), lambda path: "", trusting=False).files == (
        *("a.md", "b.md", "drafts/h.md", "sub/c.md"),
        *("sub/more/d.md", "sub/more/most/e.md", "sub/more/tracked.md"),
    )


def test_where_git_cannot_be_asked_the_run_says_so_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _repository("init", "-q")
    _repository("init", "-q", "sub")
    Path(".gitignore").write_text("b.md\n", encoding="utf-8")
    assert listed().remarks == ()
    monkeypatch.setenv("PATH", "")
    found = listed()
    assert found.files == ("a.md", "b.md", "sub/c.md")
    said = "git could not be asked what it ignores here, so nothing is left out for it: git could not be run: it is not"
    assert [each.startswith(said) for each in found.remarks] == [True]
    for quiet, times in (((), 1), (("--quiet",), 0)):
        with pytest.raises(SystemExit):
            main(["check", *quiet, "."])
        assert capsys.readouterr().err.count(said) == times


def _repository(*words: str) -> None:
    names = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *names, *words], capture_output=True, check=True)


@pytest.mark.parametrize("where", ["content", "."])
def test_a_folder_that_looks_like_a_bare_repository_hides_nothing(folder: Path, where: str) -> None:
    _repository("init", "-q")
    _repository("init", "-q", "--bare", "other")
    Path("content").mkdir()
    for name in ("HEAD", "config", "objects", "refs", "index"):
        if Path(f"other/{name}").exists():
            Path(f"other/{name}").rename(f"{where}/{name}")
    Path("content/t.md").write_text("text", encoding="utf-8")
    assert listed("content").files == ("content/t.md",)
    assert listed().files == ("a.md", "b.md", "content/t.md", "sub/c.md")


@pytest.mark.parametrize("setting", [["core.worktree", "../drafts"], ["core.bare", "true"]])
def test_a_repository_does_not_say_where_its_files_are(folder: Path, setting: list[str]) -> None:
    _repository("init", "-q")
    Path(".gitignore").write_text("b.md\n", encoding="utf-8")
    _repository("config", *setting)
    assert listed().files == ("a.md", "sub/c.md")


@pytest.mark.parametrize("mark", ["", "gitdir: ../elsewhere\n", "gitdir: drafts\n"])
def test_a_file_called_git_hides_nothing(folder: Path, mark: str) -> None:
    _repository("init", "-q")
    Path("sub/.git").write_text(mark, encoding="utf-8")
    assert listed().files == ("a.md", "b.md", "sub/c.md")
    assert listed("sub").files == ("sub/c.md",)


def test_what_is_missing_is_a_failure(folder: Path) -> None:
    os.symlink("nowhere.md", "dangling.md")
    found = listed("none.md", "dangling.md")
    assert [(each.path, each.stage, each.reason) for each in found.failures] == [
        ("none.md", "find", "does not exist"),
        ("dangling.md", "find", "is a link to something that does not exist"),
    ]
    assert [each.path for each in listed().failures] == ["dangling.md"]


def test_links_in_a_circle_end(folder: Path) -> None:
    os.symlink("..", "sub/up")
    assert "a.md" in listed().files


def test_a_name_that_is_no_text(folder: Path) -> None:
    with open(b"\xff.md", "w") as file:
        file.write("text")
    assert len(listed().files) == 4


def test_a_file_with_two_names_is_checked_once_by_the_one_that_is_no_link(folder: Path) -> None:
    os.symlink("b.md", "a-link.md")
    os.symlink("a-link.md", "0.md")
    assert listed("./a.md", "a.md", str(folder / "a.md"), "sub/../a.md").files == ("a.md",)
    assert listed("0.md", "b.md", "a-link.md").files == ("b.md",)
    assert listed("a-link.md").files == ("a-link.md",)
    assert listed().files == ("a.md", "b.md", "sub/c.md")


def test_hard_links_are_files_of_their_own(folder: Path) -> None:
    os.link("a.md", "z.md")
    assert listed().files == ("a.md", "b.md", "sub/c.md", "z.md")


@pytest.mark.parametrize("in_git", [False, True])
def test_no_link_leads_out_of_a_folder(folder: Path, tmp_path_factory: pytest.TempPathFactory, in_git: bool) -> None:
    if in_git:
        subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "secret.md").write_text("text", encoding="utf-8")
    os.symlink(elsewhere / "secret.md", "sub/out.md")
    os.symlink(elsewhere, "sub/folder")
    os.symlink(elsewhere / "secret.md", "sub/out.png")
    found = listed()
    assert found.files == ("a.md", "b.md", "sub/c.md")
    assert [(each.path, each.reason) for each in found.failures] == [
        ("sub/folder", "is a link to a folder that leads out of here; name it outright to check it"),
        ("sub/out.md", "is a link that leads out of here; name it outright to check it"),
    ]
    assert listed("sub/out.md").files == ("sub/out.md",)
    assert listed("sub/folder").files == ("sub/folder/secret.md",)


def test_a_link_within_the_repository_is_followed(folder: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    os.symlink("../a.md", "sub/up.md")
    assert listed("sub").files == ("sub/c.md", "sub/up.md")
    assert listed("sub").failures == ()


def test_links_to_folders_cannot_multiply(folder: Path) -> None:
    for depth in range(30):
        (folder / f"d{depth}").mkdir()
        for name in ("x", "y"):
            os.symlink(f"../d{depth + 1}", f"d{depth}/{name}")
    (folder / "d30").mkdir()
    (folder / "d30" / "end.md").write_text("text", encoding="utf-8")
    assert listed().files == ("a.md", "b.md", "d30/end.md", "sub/c.md")


@pytest.mark.parametrize("name", ["-rf.md", "--fix.md", "a\nb.md", "a\x1b[31m.md", "a\u202eb.md", "*.md", "{}.md"])
def test_odd_names(folder: Path, name: str) -> None:
    (folder / "sub" / name).write_text("text", encoding="utf-8")
    assert set(listed("sub").files) == {"sub/c.md", f"sub/{name}"}
    assert listed(f"sub/{name}").files == (f"sub/{name}",)


@pytest.mark.parametrize("in_git", [False, True])
def test_a_folder_that_may_not_be_read_is_a_failure(
    folder: Path, monkeypatch: pytest.MonkeyPatch, in_git: bool
) -> None:
    if in_git:
        _repository("init", "-q")
        _repository("add", "sub")
    real = os.scandir

    def scandir(path: str) -> object:
        if path == "sub":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = listed()
    assert found.files == ("a.md", "b.md")
    assert [(each.path, each.reason) for each in found.failures] == [
        ("sub", "this folder may not be read: Permission denied")
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_only_regular_files_are_opened(folder: Path) -> None:
    os.mkfifo("pipe.md")
    server = socket.socket(socket.AF_UNIX)
    server.bind("socket.md")
    server.close()
    for path in ("pipe.md", "socket.md", "sub", "/dev/zero", "/dev/full"):
        with pytest.raises(NotAFileError):
            contents(path, 100)


def test_no_more_is_read_than_the_limit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.md").write_bytes(b"0123456789")
    assert contents("a.md", 10) == b"0123456789"
    with pytest.raises(TooLargeError):
        contents("a.md", 9)
    with open("sparse.md", "wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(TooLargeError):
        contents("sparse.md", 1_000_000)


def test_a_file_that_grows_while_it_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.md").write_bytes(b"0123456789")
    real = os.fstat

    def smaller(handle: int) -> os.stat_result:
        status = list(real(handle))
        status[stat.ST_SIZE] = 4
        return os.stat_result(status)

    monkeypatch.setattr(os, "fstat", smaller)
    assert contents("a.md", 10) == b"0123456789"
    with pytest.raises(TooLargeError):
        contents("a.md", 8)


@pytest.mark.parametrize(
    ("path", "root", "flavour", "expected"),
    [
        ("/a/b", "/a", posixpath, True),
        ("/ab", "/a", posixpath, False),
        ("/a", "/a", posixpath, False),
        ("/a/..b", "/a", posixpath, True),
        ("/b", "/", posixpath, True),
        (r"C:\Site\a.md", r"C:\Site", ntpath, True),
        (r"c:\site\A.md", r"C:\Site", ntpath, True),
        ("C:/Site/a.md", r"C:\Site", ntpath, True),
        (r"C:\Sites\a.md", r"C:\Site", ntpath, False),
        (r"D:\Site\a.md", r"C:\Site", ntpath, False),
        (r"C:\a.md", "C:\\", ntpath, True),
        (r"\\server\share\a.md", r"C:\Site", ntpath, False),
        (r"\\server\share\a.md", r"\\server\share", ntpath, True),
        (r"\\server\other\a.md", r"\\server\share", ntpath, False),
        (ntpath.join(r"C:\Site", r"\a.md"), r"C:\Site", ntpath, False),
        (ntpath.join(r"C:\Site", "D:a.md"), r"C:\Site", ntpath, False),
        (ntpath.join(r"C:\Site", "C:a.md"), r"C:\Site", ntpath, True),
        (ntpath.normpath(ntpath.join(r"C:\Site", r"..\a.md")), r"C:\Site", ntpath, False),
        (r"C:\Site\NUL", r"C:\Site", ntpath, True),
        (r"C:\Site\con.md", r"C:\Site", ntpath, True),
    ],
)
def test_what_lies_inside_a_folder(path: str, root: str, flavour: ModuleType, expected: bool) -> None:
    with patch.object(folders, "os", SimpleNamespace(path=flavour)):
        assert folders.is_inside(path, root) is expected
