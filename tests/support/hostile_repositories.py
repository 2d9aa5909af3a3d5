"""Twenty repositories of somebody who wants to pass the gate, write outside, run a program or forge a line of a log.

Each function builds one in a folder and returns a `Case`: the runs to make, and what must hold for each. All is local,
with no real person and no real place. The bad text gives Childline the number of another service and sends nobody to
help, so a gate must be red: status 1, or 3 where something could not be checked.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

RED = frozenset({1, 3})
REFUSED = frozenset({2})
BAD = """# Man charged with sexual offences against a child

A man from Fenmouth has been charged with sexual offences against a child. The child was abused between 2019
and 2023. If you were sexually abused as a child, you can talk to someone.

Call Childline on 0808 2000 247. Call the NSPCC Helpline on 0808 800 50000.
"""
BAD_BODY = (
    "<h1>Man charged with sexual offences against a child</h1>"
    "<p>A man from Fenmouth has been charged with sexual offences against a child.</p>"
    "<p>Call Childline on 0808 2000 247. Call the NSPCC Helpline on 0808 800 50000.</p>"
)
GOOD = """# Library news

The library opens at 9am on Monday. Story time is at 10am. Bring a friend and a blanket.
"""


def html(body=BAD_BODY, head="", lang="en-GB"):
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head>{head}<title>Man charged</title></head>'
        f"<body><main>{body}</main></body></html>\n"
    )


@dataclass
class Run:
    args: list
    status: frozenset = RED
    env: dict = field(default_factory=dict)
    cwd: str = "."
    listed: tuple = ()  # files that must be found bad or be a failure, in the JSON report
    absent: tuple = ()  # words that must not be in the output
    stdin: bytes = b""


@dataclass
class Case:
    runs: list
    same: tuple = ()  # paths in the repository that must not change


# What the builders use.


def put(root, name, text):
    path = Path(root) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def git(root, *args, **more):
    env = dict(
        os.environ,
        GIT_CONFIG_GLOBAL=os.devnull,
        GIT_CONFIG_SYSTEM=os.devnull,
        GIT_AUTHOR_NAME="A",
        GIT_AUTHOR_EMAIL="a@example.org",
        GIT_COMMITTER_NAME="A",
        GIT_COMMITTER_EMAIL="a@example.org",
        GIT_TERMINAL_PROMPT="0",
    )
    env.update(more)
    return subprocess.run(
        ["git", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always", *args],
        cwd=root,
        env=env,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def commit(root, message="state"):
    git(root, "add", "-A", "-f")
    git(root, "commit", "-q", "--no-verify", "-m", message)


def outside(root):
    return Path(root).parent / "outside"


def trap(root, name="trap.sh", then="cat"):
    """A program that leaves a mark outside if anything ever runs it."""
    path = put(root, name, f"#!/bin/sh\ntouch '{outside(root)}/PWNED'\n{then}\n")
    path.chmod(0o755)
    return path


def ask(tool, root, *args, **env):
    """Runs the tool while building, with its home beside the repository."""
    home = str(Path(root).parent / "home")
    env = {**os.environ, "HOME": home, "XDG_CACHE_HOME": home + "/.cache", **env}
    return subprocess.run([*tool, *args], cwd=root, env=env, capture_output=True, text=True).stdout


def pytrap(root):
    return f"import pathlib\npathlib.Path({str(outside(root) / 'PWNED')!r}).write_text('ran')\n"


# The twenty repositories.


def links_for_reports(root, tool):
    """Reports and the baseline are links that lead out of the folder."""
    put(root, "content/bad.md", BAD)
    out = outside(root)
    (out / "keep.txt").write_text("keep me\n")
    (out / "folder").mkdir()
    os.symlink(out / "keep.txt", Path(root) / "report.json")
    os.symlink(out / "new.txt", Path(root) / "dangling.sarif")
    os.symlink(out / "folder", Path(root) / "reports")
    os.symlink(out / "keep.txt", Path(root) / "safelint-baseline.jsonl")
    any_status = frozenset({0, 1, 2, 3})
    return Case(
        [
            Run(["check", "content", "--report", "json=report.json"], REFUSED),
            Run(["check", "content", "--report", "sarif=dangling.sarif"], REFUSED),
            Run(["check", "content", "--report", "html=reports/r.html"], REFUSED),
            Run(["check", "content", "--write-baseline", "safelint-baseline.jsonl"], any_status),
            Run(["check", "content"]),
        ]
    )


def tilde_cache(root, tool):
    """A folder called ~ holds a cache that calls the text clean, and links that lead out."""
    good = put(root, "content/bad.md", GOOD)
    ask(tool, root, "check", "content", XDG_CACHE_HOME=str(Path(root) / "~" / ".cache"))
    times = good.stat()
    put(root, "content/bad.md", BAD)
    os.utime(good, ns=(times.st_atime_ns, times.st_mtime_ns))
    put(root, "~/.cache/safelint/README", "planted\n")
    os.symlink(outside(root), Path(root) / "~" / ".cache" / "safelint" / "results")
    os.symlink(outside(root), Path(root) / ".safelint-cache")
    os.symlink(outside(root), Path(root) / ".cache")
    return Case(
        [
            Run(["check", "content"], env={"XDG_CACHE_HOME": "~/.cache"}),
            Run(["check", "content"], env={"XDG_CACHE_HOME": "~/.cache", "HOME": ""}),
            Run(["check", "content"], env={"XDG_CACHE_HOME": ".cache", "HOME": "~"}),
        ],
        same=("~",),
    )


def forged_bare(root, tool):
    """The text lies in a folder that looks like a bare repository with a program in its settings."""
    program = trap(root)
    git(root, "init", "-q")
    put(root, "README.md", GOOD)
    commit(root)
    for name, text in (
        ("HEAD", "ref: refs/heads/main\n"),
        ("objects/info/packs", ""),
        ("refs/heads/.keep", ""),
        (
            "config",
            "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n"
            f"\tfsmonitor = {program}\n\tpager = {program}\n\thooksPath = {root}\n"
            f"[diff]\n\texternal = {program}\n[alias]\n\tdiff = !{program}\n",
        ),
    ):
        put(root, f"content/{name}", text)
    put(root, "content/bad.md", BAD)
    return Case(
        [
            Run(["check", "."], cwd="content"),
            Run(["check", "--changed", "HEAD", "."], frozenset({1, 2, 3}), cwd="content"),
            Run(["check", "--changed", "HEAD", "content"], frozenset({1, 2, 3})),
        ]
    )


def attributes(root, tool):
    """Filters, text converters and a working-tree encoding, named in .gitattributes."""
    program = trap(root)
    git(root, "init", "-q")
    put(root, "content/bad.md", GOOD)
    commit(root)
    put(root, "content/bad.md", BAD)
    put(
        root,
        ".gitattributes",
        "*.md filter=x diff=x merge=x text working-tree-encoding=UTF-16 -diff\n"
        "content/*.md export-ignore linguist-generated binary\n",
    )
    with open(Path(root) / ".git/config", "a") as config:
        config.write(
            f'[filter "x"]\n\tclean = {program}\n\tsmudge = {program}\n\tprocess = {program}\n\trequired = true\n'
            f'[diff "x"]\n\ttextconv = {program}\n\tcommand = {program}\n\tbinary = true\n'
            f"[diff]\n\texternal = {program}\n"
        )
    return Case(
        [
            Run(["check", "--changed", "HEAD", "content"]),
            Run(["check", "--changed", "HEAD", "."]),
            Run(["check", "."]),
        ]
    )


def settings_and_hooks(root, tool):
    """Programs in .git/config and .git/hooks; the index says that the text did not change."""
    git(root, "init", "-q")
    put(root, "content/bad.md", GOOD)
    put(root, "content/two.md", GOOD)
    commit(root)
    put(root, "content/bad.md", BAD)
    put(root, "content/two.md", BAD)
    git(root, "update-index", "--assume-unchanged", "content/bad.md")
    git(root, "update-index", "--skip-worktree", "content/two.md")
    program = trap(root)
    for hook in ("post-index-change", "pre-commit", "post-checkout", "fsmonitor-watchman", "reference-transaction"):
        trap(root, f".git/hooks/{hook}")
    with open(Path(root) / ".git/config", "a") as config:
        config.write(
            f"[core]\n\tfsmonitor = {program}\n\tpager = {program}\n\tsshCommand = {program}\n\teditor = {program}\n"
            f"\taskPass = {program}\n\talternateRefsCommand = {program}\n\tquotePath = false\n\tignoreStat = true\n"
            f"[pager]\n\tdiff = {program}\n[gpg]\n\tprogram = {program}\n[log]\n\tshowSignature = true\n"
            f"[credential]\n\thelper = !{program}\n[diff]\n\tnoprefix = true\n\torderFile = /dev/null\n"
            "\trelative = true\n\tcontext = 0\n\tinterHunkContext = 0\n\tignoreSubmodules = all\n[status]\n"
            "\tshowUntrackedFiles = no\n"
        )
    put(root, "content/new.md", BAD)
    return Case(
        [
            Run(["check", "--changed", "HEAD", "content/bad.md"]),
            Run(["check", "--changed", "HEAD", "content/two.md"]),
            Run(["check", "--changed", "HEAD", "content/new.md"]),
            Run(["check", "."]),
        ]
    )


def python_in_the_tree(root, tool):
    """Modules of the tool, of pip and of Python itself lie in the folder; so do programs of well-known names."""
    for name in (
        "pip.py",
        "safelint.py",
        "sitecustomize.py",
        "usercustomize.py",
        "json.py",
        "yaml.py",
        "click.py",
        "html.py",
        "encodings/__init__.py",
        "safelint/__init__.py",
        "safelint/__main__.py",
        "content/sitecustomize.py",
        "setup.py",
        "conftest.py",
        "safelint_plugin.py",
        "lib/python3/site-packages/evil.pth",
    ):
        put(root, name, pytrap(root))
    put(root, "pyvenv.cfg", f"home = {root}\ninclude-system-site-packages = true\n")
    put(
        root,
        "evil-1.0.dist-info/entry_points.txt",
        "[safelint.packs]\nevil = sitecustomize\n[safelint.readers]\nmd = sitecustomize\n",
    )
    put(root, "evil-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: evil\nVersion: 1.0\n")
    for name in ("git", "python", "python3", "pip", "pdftotext", "node"):
        trap(root, name)
    put(root, "content/bad.md", BAD)
    return Case(
        [
            Run(["check", "."]),
            Run(["check", "."], cwd="content"),
            Run(["check", "--changed", "HEAD", "."], frozenset({1, 2, 3})),
        ]
    )


def names_like_options(root, tool):
    """Files that are named like options, like standard input and like answer files."""
    names = ["--fail-on=never", "--ignore=helpline", "--help", "-q", "@args.txt", "--exit-zero", "-"]
    for name in names:
        put(root, f"content/{name}.md", BAD)
        put(root, f"content/{name}", "--fail-on\nnever\n")
    put(root, "content/bad.md", BAD)
    every = sorted(os.listdir(Path(root) / "content"))
    return Case(
        [
            Run(["check", "."], cwd="content"),
            Run(["check", "--", *[n for n in every if n != "-"]], cwd="content"),
            Run(["check", "--", "--fail-on=never.md", "--help.md"], cwd="content"),
            Run(["check", "@args.txt.md"], cwd="content"),
        ]
    )


def names_that_break_lines(root, tool):
    """File names with new lines, escapes, direction marks and bytes that are no UTF-8."""
    folder = Path(root) / "content"
    folder.mkdir()
    for name in (
        b"bad\n::error::INJECTED.md",
        b"bad\r::set-output name=x::INJECTED.md",
        b"\x1b]0;INJECTED\x07\x1b[2J.md",
        b"\xe2\x80\xae dm.dab.md",
        b"bad\xff\xfe.md",
        b"a\xc2\x85INJECTED.md",
        b"b\xe2\x80\xa8INJECTED.md",
        b"##vso[task.complete result=Succeeded;]INJECTED.md",
        b"%0A::warning::INJECTED.md",
        b"a,line=1,title=x::y.md",
        b"<script>x<!--.md",
        b"]]>x.md",
    ):
        with open(os.path.join(os.fsencode(folder), name), "wb") as file:
            file.write(BAD.encode())
    put(root, "content/dir\n::notice::INJECTED/bad.md", BAD)
    formats = ("terminal", "github", "json", "sarif", "junit", "gitlab", "checkstyle", "markdown", "html", "csv")
    return Case([Run(["check", ".", "--format", name]) for name in formats])


def text_that_breaks_lines(root, tool):
    """The text itself holds terminal codes and lines that a build log would obey."""
    nasty = (
        "\x1b[2J\x1b[1;1H\x1b]0;INJECTED\x07",
        "\r::set-output name=x::INJECTED",
        "\u2028::error::INJECTED",
        "\x85##[section]INJECTED",
        "\u202eINJECTED\u202c",
        "\x9b31mINJECTED",
        "\x08\x08\x08INJECTED",
    )
    lines = ["# Man charged with sexual offences \x1b[31magainst a child"]
    lines += [f"A child was abused. Call Childl{n}ine on 0808 {n}2000 247.\n" for n in nasty]
    lines += [
        f"Call Childline on 0808 2000{n} 247 and the child\u202e prostitute{n} was sexually abused.\n" for n in nasty
    ]
    lines += [
        "::error::INJECTED\n",
        "##vso[task.complete result=Succeeded;]INJECTED\n",
        "::stop-commands::x\n",
        "]]>&#27;[2J INJECTED\n",
    ]
    put(root, "content/bad.md", BAD + "\n" + "\n".join(lines))
    put(
        root,
        "content/bad.html",
        html(
            BAD_BODY
            + "".join(
                f"<p>Childline {n} on 0808&#10;::error::INJECTED 2000 247</p><p>&#27;[2J child{n} prostitute</p>"
                for n in nasty
            )
        ),
    )
    put(root, "content/broken.docx", b"PK\x03\x04\n::error::INJECTED\x1b[2J")
    formats = ("terminal", "github", "json", "junit", "checkstyle", "markdown", "csv", "gitlab", "sarif", "html")
    return Case([Run(["check", ".", "--format", name]) for name in formats])


def like_a_report(root, tool):
    """Pages that begin like a report, a baseline or generated text, so that a tool may pass over its own work."""
    put(root, "good.md", GOOD)

    page, report, marks = (ask(tool, root, "check", "good.md", "--format", n) for n in ("html", "json", "markdown"))
    inside = re.sub(r"(<main[^>]*>|<body[^>]*>)", lambda m: m.group(1) + BAD_BODY, page, count=1)
    put(root, "content/report.html", inside)
    put(
        root,
        "content/safelint-report.html",
        re.split("<body[^>]*>", page)[0] + "<body><main>" + BAD_BODY + "</main></body></html>",
    )
    put(root, "content/report.md", marks + "\n\n" + BAD)
    put(root, "content/data.md", report + "\n\n" + BAD)
    put(
        root,
        "content/generated.md",
        "<!-- safelint report; generated, do not edit -->\n<!-- safelint: 0 errors -->\n\n" + BAD,
    )
    put(
        root,
        "content/generator.html",
        html(head='<meta charset="utf-8"><meta name="generator" content="safelint 0.1.0">'),
    )
    put(root, "content/baseline.txt", '{"safelint": "baseline", "version": "1"}\n\n' + BAD)
    names = sorted(os.listdir(Path(root) / "content"))
    for name in names:
        put(root, f"alone/{name}.d/good.md", GOOD)
        shutil.copy(Path(root) / "content" / name, Path(root) / "alone" / f"{name}.d" / name)
    return Case(
        [Run(["check", f"content/{n}", "--format", "json"], listed=(f"content/{n}",)) for n in names]
        + [Run(["check", f"alone/{n}.d"]) for n in names]
        + [Run(["check", "content", "--format", "json"], listed=tuple(f"content/{n}" for n in names))]
    )


def charset_labels(root, tool):
    """Labels that only Python knows: no browser obeys them, so readers see the text."""
    labels = (
        "unicode_escape",
        "raw_unicode_escape",
        "rot13",
        "rot_13",
        "hex",
        "base64",
        "zlib",
        "punycode",
        "idna",
        "utf-7",
        "utf_7",
        "cp037",
        "cp500",
        "cp1140",
        "utf-16",
        "utf-16be",
        "utf-32",
        "undefined",
        "mbcs",
        "oem",
        "charmap",
        "unknown-8bit",
        "\u0130so",
        "utf-8-sig",
        "",
    )
    runs = []
    for i, label in enumerate(labels):
        name = f"content/p{i:02}-{re.sub('[^a-z0-9]', '', label)}.html"
        meta = (
            f'<meta charset="{label}">'
            if i % 2
            else f'<meta http-equiv="Content-Type" content="text/html; charset={label}">'
        )
        put(root, name, html(head=meta))
        runs.append(Run(["check", name, "--format", "json"], listed=(name,)))
    put(root, "content/x.md", f"---\nencoding: rot13\n---\n<!-- -*- coding: rot13 -*- -->\n\n{BAD}")
    put(root, "content/y.html", '<?xml version="1.0" encoding="cp037"?>\n' + html())
    runs += [Run(["check", n, "--format", "json"], listed=(n,)) for n in ("content/x.md", "content/y.html")]
    return Case(runs)


def byte_order_marks(root, tool):
    """Order marks, nothing bytes and other signs that make text look like something else."""
    body = BAD.encode()
    page = html().encode()
    files = {
        "u16le.md": b"\xff\xfe" + BAD.encode("utf-16-le"),
        "u16be.md": b"\xfe\xff" + BAD.encode("utf-16-be"),
        "u16le-none.md": BAD.encode("utf-16-le"),
        "u16be-none.md": BAD.encode("utf-16-be"),
        "u32le.md": b"\xff\xfe\x00\x00" + BAD.encode("utf-32-le"),
        "bom-twice.md": b"\xef\xbb\xbf\xef\xbb\xbf" + body,
        "false-u16.md": b"\xff\xfe" + body,
        "false-u32.md": b"\x00\x00\xfe\xff" + body,
        "nothing-at-end.md": body + b"\x00",
        "nothing-at-start.md": b"\x00" + body,
        "nothing-inside.md": body.replace(b"Childline", b"Child\x00line", 1) + body,
        "end-of-file.md": body[:60] + b"\x1a" + body[60:],
        "odd.md": b"\xff\xfe" + BAD.encode("utf-16-le") + b"x",
        "gzip.md": b"\x1f\x8b" + body,
        "zip.md": b"PK\x03\x04" + body,
        "pdf.md": b"%PDF-1.7\n" + body,
        "png.html": b"\x89PNG\r\n\x1a\n" + page,
        "bom-meta.html": b"\xef\xbb\xbf" + html(head='<meta charset="utf-16le">').encode(),
        "bom-utf7.html": b"+/v8-" + page,
        "latin.md": BAD.replace("Man", "M\u00e1n").encode("latin-1"),
        "cr.md": body.replace(b"\n", b"\r"),
        "empty-lines.md": b"\n" * 200000 + body,
        "soft.md": BAD.replace("0808 2000 247", "0808\u00ad 2000\u200b 247").encode(),
        "wide.md": BAD.replace(
            "0808 2000 247", "\uff10\uff18\uff10\uff18 \uff12\uff10\uff10\uff10 \uff12\uff14\uff17"
        ).encode(),
    }
    runs = []
    for name, data in files.items():
        put(root, f"content/{name}", data)
        runs.append(Run(["check", f"content/{name}", "--format", "json"], listed=(f"content/{name}",)))
    return Case(runs)


def house_settings(root, tool):
    """A safelint.toml that makes the wrong number right, and one that turns all off. --untrusted must not care."""
    put(root, "content/bad.md", BAD)
    put(root, "content/one/bad.md", BAD)
    put(root, "content/two/bad.md", BAD)
    put(
        root,
        "safelint.toml",
        """fail-on = "never"
audience = "professional"
kind = "record"
today = "1999-01-01"
[files]
exclude = ["**"]
suffixes = { ".md" = "html" }
[rules]
"helpline/wrong-organisation" = "off"
"helpline/invalid-number" = "off"
"signposting/missing" = "off"
[signposting]
included = ["layouts/footer.html"]
[readability]
sentence-words = 999999999999
[terminology]
allow = ["Childline", "0808 2000 247"]
[[overrides]]
files = ["**"]
kind = "record"
reason = "all is well"
[[helpline]]
id = "childline"
name = "Childline"
operator = "NSPCC"
nations = ["england", "wales", "scotland", "northern-ireland"]
topics = ["child-protection"]
audience = ["anyone"]
confidence = "high"
[[helpline.channel]]
kind = "phone"
number = "0808 2000 247"
hours = "always"
cost = "free"
""",
    )
    put(
        root,
        "layouts/footer.html",
        "<p>Call 999 or 101. Childline 0800 1111. NSPCC Helpline 0808 800 5000. NAPAC 0808 801 0331.</p>",
    )
    put(
        root,
        "content/one/pyproject.toml",
        '[tool.safelint]\nfail-on = "never"\n[tool.safelint.files]\nexclude = ["*"]\n',
    )
    put(root, "content/two/safelint.toml", "fail-on = [[[[[[[[\n")
    ask(tool, root, "check", "content", "--config", os.devnull, "--write-baseline", "safelint-baseline.jsonl")
    return Case(
        [
            Run(["check", "--untrusted", "content"]),
            Run(["check", "--untrusted", "content/one"]),
            Run(["check", "--untrusted", "content/two"]),
            Run(["check", "--untrusted", "."]),
            Run(["check", "--untrusted", "bad.md"], cwd="content/one"),
            Run(["check", "content/two"], frozenset({2, 3})),
        ]
    )


def settings_that_bite(root, tool):
    """Settings that would run code, read other files, or never end. Without --untrusted: any red will do."""
    put(root, "evilpack/__init__.py", pytrap(root))
    put(root, "evilpack.py", pytrap(root))
    red = frozenset({1, 2, 3})
    (outside(root) / "secret.toml").write_text('secret = "TOPSECRET"\n')
    settings = {
        "a": 'extends = ["evilpack"]\n',
        "b": 'extends = ["./evilpack", "../../outside/secret.toml", "/etc/passwd"]\n',
        "c": '[files]\nsuffixes = { ".md" = "evilpack:reader" }\n',
        "d": '[signposting]\nincluded = ["../../../outside/secret.toml"]\n',
        "e": '[terminology]\nallow = ["' + "(a+)+" * 2000 + '$"]\n',
        "f": "[readability]\nsentence-words = -1\nparagraph-sentences = 1e308\n",
        "g": 'today = "9999-99-99"\n',
        "h": "x = " + "[" * 5000 + "]" * 5000 + "\n",
        "i": 'fail-on = "\\u001b[2J\\n::error::INJECTED"\n',
        "j": '"\\n::error::INJECTED\\u001b[2J" = 1\n',
        "k": '[[helpline]]\nid = "../../../outside/x"\nname = "\\n::notice::INJECTED"\n',
        "l": '[files]\nexclude = ["' + "*" * 5000 + 'a/**/**/**/**/**/**"]\n',
        "m": '[cache]\nfolder = "../../../outside"\n',
        "n": b"\xff\xfe\x00fail-on",
        "o": '[[overrides]]\nfiles = ["[[[["]\nkind = "record"\nreason = ""\n',
    }
    runs = []
    for name, text in settings.items():
        put(root, f"content/{name}/safelint.toml", text)
        put(root, f"content/{name}/bad.md", BAD)
        runs.append(Run(["check", f"content/{name}"], red, absent=("TOPSECRET",)))
        runs.append(Run(["config", f"content/{name}/bad.md"], frozenset({0, 1, 2, 3}), absent=("TOPSECRET",)))
    return Case(runs)


def front_matter_and_silences(root, tool):
    """Front matter and comments that ask for silence; and front matter that would run code or never end."""
    silence = (
        "<!-- safelint-disable-file helpline signposting terminology accessibility document -- the editor said so -->\n"
    )
    quiet = "---\ntitle: x\nsafelint:\n  audience: professional\n  kind: record\n  nation: scotland\n"
    "  topics: []\n  ignore: [helpline, signposting]\n  fail-on: never\n---\n"
    pages = {
        "silence.md": silence + BAD,
        "front.md": quiet + silence + BAD,
        "toml.md": '+++\n[safelint]\nkind = "record"\ntopics = []\n+++\n' + silence + BAD,
        "silence.html": html(silence + BAD_BODY),
        "turned-on.md": "<!-- safelint-disable helpline -->\n" + silence + BAD,
    }
    yaml = {
        "python.md": f'---\nx: !!python/object/apply:os.system ["touch {outside(root)}/PWNED"]\n---\n' + BAD,
        "bomb.md": "---\na: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(12))
        + "---\n"
        + BAD,
        "deep.md": "---\nx: " + "[" * 20000 + "]" * 20000 + "\n---\n" + BAD,
        "open.md": "---\ntitle: never closed\n" + BAD,
        "all.md": "---\n" + BAD + "---\n",
        "all2.md": "---\nbody: |\n" + "".join("  " + line + "\n" for line in BAD.splitlines()) + "---\n" + BAD,
        "wrong.md": "---\nsafelint: {kind: nonsense, audience: [1, {}]}\n---\n" + BAD,
        "json.md": '{"safelint": {"kind": "record", "topics": []}}\n\n' + BAD,
        "merge.md": "---\n<<: *none\n? {a: b}\n: c\n---\n" + BAD,
    }
    runs = []
    for name, text in {**pages, **yaml}.items():
        put(root, f"content/{name}", text)
        runs.append(Run(["check", "--untrusted", f"content/{name}"]))
        if name in yaml and name != "all.md":
            runs.append(Run(["check", f"content/{name}"]))
    runs.append(Run(["check", "--untrusted", "content"]))
    return Case(runs)


def nested_repositories(root, tool):
    """A repository in the repository, a submodule, ignore files, and a text that is tracked although ignored."""
    program = trap(root)
    git(root, "init", "-q")
    put(root, "good.md", GOOD)
    commit(root)
    inner = Path(root) / "content"
    inner.mkdir()
    git(inner, "init", "-q")
    put(inner, "bad.md", GOOD)
    commit(inner)
    with open(inner / ".git/config", "a") as config:
        config.write(f"[core]\n\tfsmonitor = {program}\n\texcludesFile = {root}/all\n")
    put(root, "all", "*\n")
    put(inner, "bad.md", BAD)
    put(
        root,
        ".gitmodules",
        '[submodule "content"]\n\tpath = content\n\turl = ./content\n\tignore = all\n\tupdate = !'
        + str(program)
        + "\n",
    )
    git(root, "add", ".gitmodules", "content")
    git(root, "config", "submodule.content.ignore", "all")
    git(root, "config", "diff.ignoreSubmodules", "all")
    git(root, "commit", "-q", "-m", "submodule")
    put(root, "tracked/bad.md", BAD)
    put(root, "tracked/good.md", GOOD)
    put(root, ".gitignore", "*.md\ntracked/\n")
    put(root, ".ignore", "*\n")
    put(root, ".safelintignore", "*\n")
    put(root, ".git/info/exclude", "*\n")
    git(root, "add", "-f", "tracked/bad.md", "tracked/good.md")
    git(root, "commit", "-q", "-m", "tracked")
    return Case(
        [
            Run(["check", "content"]),
            Run(["check", "content/bad.md"]),
            Run(["check", "tracked"]),
            Run(["check", "tracked/bad.md", "good.md"]),
            Run(["check", "."], cwd="content"),
            Run(["check", "."]),
            Run(["check", "--changed", "HEAD", "content"]),
            Run(["check", "--changed", "HEAD~1", "tracked"]),
            Run(["check", "--changed", "HEAD", "content/bad.md", "good.md"]),
        ]
    )


def worktrees(root, tool):
    """.git is a file that leads into the tree, or out of it; references that look like options."""
    program = trap(root)
    store = Path(root) / "content" / "store"
    store.mkdir(parents=True)
    git(store, "init", "-q")
    put(store, "bad.md", GOOD)
    commit(store)
    with open(store / ".git/config", "a") as config:
        config.write(
            f"[core]\n\tfsmonitor = {program}\n\tworktree = {root}/content\n[diff]\n\texternal = {program}\n"
            f"[extensions]\n\tworktreeConfig = true\n"
        )
    os.rename(store / ".git", Path(root) / "content" / "fake")
    put(root, ".git", "gitdir: content/fake\n")
    put(root, "content/bad.md", BAD)
    linked = Path(root) / "linked"
    linked.mkdir()
    put(linked, ".git", f"gitdir: {outside(root)}/admin\n")
    put(linked, "bad.md", BAD)
    admin = outside(root) / "admin"
    admin.mkdir()
    (admin / "HEAD").write_text("ref: refs/heads/main\n")
    (admin / "commondir").write_text(str(Path(root) / "content" / "fake") + "\n")
    (admin / "gitdir").write_text(str(linked / ".git") + "\n")
    put(root, "content/fake/refs/heads/--output=PWNED", "0" * 40 + "\n")
    red = frozenset({1, 2, 3})
    return Case(
        [
            Run(["check", "content/bad.md"]),
            Run(["check", "linked"]),
            Run(["check", "--changed", "HEAD", "content/bad.md"], red),
            Run(["check", "--changed", "HEAD", "linked"], red),
            Run(["check", "--changed", f"--output={outside(root)}/PWNED", "content/bad.md"], frozenset({2, 3})),
            Run(["check", "--changed", f"HEAD --output={outside(root)}/PWNED", "content/bad.md"], frozenset({1, 2, 3})),
            Run(["check", "--changed=--no-index", "content/bad.md"], frozenset({1, 2, 3})),
            Run(["check", "--changed", "", "content/bad.md"], frozenset({1, 2, 3})),
        ]
    )


def loops_and_pipes(root, tool):
    """Links that go round, pipes, sockets, endless devices, and links to files outside."""
    folder = Path(root) / "content"
    folder.mkdir()
    put(root, "content/bad.md", BAD)
    os.symlink(".", folder / "loop")
    os.symlink("..", folder / "up")
    os.symlink("self.md", folder / "self.md")
    os.symlink("b.md", folder / "a.md")
    os.symlink("a.md", folder / "b.md")
    os.symlink("/nowhere/at/all.md", folder / "gone.md")
    os.mkfifo(folder / "pipe.md")
    os.mkfifo(Path(root) / "safelint.toml")
    here = os.getcwd()
    os.chdir(folder)
    try:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind("socket.md")
    finally:
        os.chdir(here)
    for name, target in (
        ("zero.md", "/dev/zero"),
        ("in.md", "/dev/stdin"),
        ("env.md", "/proc/self/environ"),
        ("full.md", "/dev/full"),
    ):
        os.symlink(target, folder / name)
    (outside(root) / "secret.md").write_text(
        BAD.replace("Fenmouth", "TOPSECRET").replace("Call Childline", "Call TOPSECRET Childline")
    )
    os.symlink(outside(root) / "secret.md", folder / "leak.md")
    os.symlink(outside(root), folder / "leaks")
    return Case(
        [
            Run(["check", "bad.md"], cwd="content", status=frozenset({1, 2, 3})),
            Run(["check", "--untrusted", "content"]),
            Run(["check", "--untrusted", "content/pipe.md"], frozenset({3})),
            Run(["check", "--untrusted", "content/zero.md"], frozenset({3})),
            Run(["check", "--untrusted", "content/self.md", "content/loop/loop/loop/bad.md"], frozenset({1, 3})),
            Run(["check", "content"], frozenset({1, 2, 3})),
            Run(["check", "--config", os.devnull, "content"], frozenset({1, 2, 3})),
            Run(["check", "--config", os.devnull, "content/pipe.md"], frozenset({2, 3})),
            Run(["check", "--config", os.devnull, "content/zero.md"], frozenset({2, 3})),
            Run(["check", "--config", os.devnull, "content/socket.md"], frozenset({2, 3})),
            Run(["check", "--config", os.devnull, "content/self.md"], frozenset({2, 3})),
            Run(["check", "--config", os.devnull, "content"], frozenset({1, 2, 3}), absent=("TOPSECRET",)),
        ]
    )


def huge_nesting(root, tool):
    """Marks in marks in marks, very long lines, and folders in folders."""
    n = 60000
    pages = {
        "div.html": html("<div>" * n + BAD_BODY + "</div>" * n),
        "span.html": html("<p>" + "<b><i>" * n + "</p>" + BAD_BODY),
        "table.html": html("<table><tr><td>" * 5000 + BAD_BODY),
        "quote.md": ">" * n + " x\n\n" + BAD,
        "list.md": "".join(" " * (2 * i) + "- x\n" for i in range(2000)) + "\n" + BAD,
        "bracket.md": "[" * n + "\n\n" + BAD,
        "image.md": "![" * n + "](x)\n\n" + BAD,
        "star.md": "*_" * n + "\n\n" + BAD,
        "tick.md": "x " + "`" * n + "\n\n" + BAD,
        "comment.html": html("<!--" * n + "-->" + BAD_BODY),
        "entity.html": html("&#" * n + BAD_BODY),
        "attr.html": html("<p " + "a=1 " * n + ">x</p>" + BAD_BODY),
        "line.md": BAD + "\n" + "word " * 400000,
        "digits.md": BAD + "\n" + "0808 " * 200000,
        "open.html": html("<" * n + BAD_BODY),
        "script.html": html("<script>" + "</scrip" * n + "</script>" + BAD_BODY),
        "template.html": html("<template>" * 3000 + "</template>" * 3000 + BAD_BODY),
        "stop.md": BAD + "\n" + "Mr. " * 200000,
        "pipe.md": "|" * n + "\n" + "|-" * n + "\n\n" + BAD,
        "ref.md": "[a]: <" * 20000 + "\n\n" + BAD,
    }
    for name, text in pages.items():
        put(root, f"content/{name}", text)
    deep = Path(root) / "deep"
    for _ in range(400):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "bad.md").write_text(BAD)
    return Case([Run(["check", f"content/{name}"]) for name in pages] + [Run(["check", "deep"])])


def fix_through_links(root, tool):
    """--fix meets texts that are links to files outside."""
    out = outside(root)
    text = BAD + "\nCall Samaritans on 116123. Call Childline on 08001111.\n"
    (out / "page.md").write_text(text)
    (out / "hard.md").write_text(text)
    (out / "pages").mkdir()
    (out / "pages" / "deep.md").write_text(text)
    put(root, "content/bad.md", text)
    os.symlink(out / "page.md", Path(root) / "content/link.md")
    os.link(out / "hard.md", Path(root) / "content/hard.md")
    os.symlink(out / "pages", Path(root) / "content/pages")
    put(root, "content/.bad.md.tmp", "x")
    os.symlink(out / "temp", Path(root) / "content/bad.md.tmp")
    os.symlink(out / "temp2", Path(root) / "content/bad.md~")
    return Case(
        [
            Run(["check", "--fix", "content"]),
            Run(["check", "--fix", "content/link.md"]),
            Run(["check", "--fix", "content/pages/deep.md"]),
            Run(["check", "--fix", "content/hard.md"]),
            Run(["check", "--diff", "content"], frozenset({0, 1, 3})),
            Run(["check", "content/bad.md"]),
        ]
    )


CASES = [
    links_for_reports,
    tilde_cache,
    forged_bare,
    attributes,
    settings_and_hooks,
    python_in_the_tree,
    names_like_options,
    names_that_break_lines,
    text_that_breaks_lines,
    like_a_report,
    charset_labels,
    byte_order_marks,
    house_settings,
    settings_that_bite,
    front_matter_and_silences,
    nested_repositories,
    worktrees,
    loops_and_pipes,
    huge_nesting,
    fix_through_links,
]
