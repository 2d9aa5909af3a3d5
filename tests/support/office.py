"""Texts as other programs write them, and what those programs find in files of ours."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from safelint.config import Flags
from safelint.run.engine import Engine
from safelint.values.report import DocumentReport
from support import DATA, ROOT

TODAY = "2026-11-25"
FAULTS = "Children can call Childline on 0800 1112. Childline is on 08001111. He committed suicide."
_CORRECT = (
    *("campaign-release-prevention.md", "child-protection-page-scotland.md", "children-page-bullying.md"),
    *("court-report-indecent-images.txt", "domestic-abuse-scotland.html", "county-lines-school-page.md"),
    *("school-policy-safeguarding.md", "suicide-prevention-scotland.txt", "stalking-advice-page.html"),
)
TEXTS = (
    *(ROOT / "examples" / name for name in ("press-release.md", "statement.txt", "web-page.html")),
    *(DATA / "correct" / name for name in _CORRECT),
)
MARKUP = {".md": "gfm", ".html": "html"}
_SPACE = re.compile(r"\s+")


def office(*words: str, folder: Path) -> None:
    """LibreOffice without a display, with a profile of its own."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(["soffice", profile, "--headless", *words], check=True, capture_output=True, timeout=150, cwd=folder)


def pandoc(path: Path, *words: str) -> str:
    command = ["pandoc", *words, str(path)]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


def page(text: Path, folder: Path) -> Path:
    """The text as a page of HTML in `folder`, with sentences at its end in which something is wrong."""
    source = text.read_text(encoding="utf-8")
    if text.suffix == ".txt":
        paragraphs = re.split(r"\n\s*\n", source.strip())
        body = "".join(f"<p>{escape(' '.join(each.split()))}</p>\n" for each in paragraphs)
    else:
        body = pandoc(text, "-f", f"{MARKUP[text.suffix]}", "-t", "html", "--wrap=none")
    made = folder / f"{text.stem}.html"
    made.write_text(
        f'<html lang="en-GB"><head><meta charset="utf-8"></head><body>{body}<p>{FAULTS}</p></body></html>',
        encoding="utf-8",
    )
    return made


def markup(page: Path, ending: str, wrap: str) -> str:
    """A page as reStructuredText or AsciiDoc, its lines wrapped or not."""
    text = pandoc(page, "-f", "html", "-t", {"rst": "rst", "adoc": "asciidoc"}[ending], f"--wrap={wrap}")
    if ending == "adoc":  # pandoc leaves level 0 for a title of its own, and writes targets that AsciiDoc does not know
        text = re.sub(r"(?<!link:)\btel:", "link:tel:", re.sub(r"^=(=+ )", r"\1", text, flags=re.MULTILINE))
    return text


def checked(path: Path) -> DocumentReport:
    return Engine(Flags(today=TODAY)).run([str(path)]).documents[0]


def even(words: str) -> str:
    return _SPACE.sub(" ", words).strip()


def told(
    report: DocumentReport, families: Sequence[str] = ("helpline", "signposting", "terminology")
) -> dict[str, Any]:
    """What is found in words, numbers and help, whatever the format."""
    return {
        "findings": sorted((f.rule, even(f.text)) for f in report.findings if f.rule.split("/")[0] in families),
        "numbers": [(even(number.text), number.service) for number, _ in report.numbers],
        "help": report.signposting[:2],  # not where it stands
    }


def commented(path: Path) -> Counter[tuple[str, str]]:
    """By pandoc: the words that each comment is on, with the comment's last words, which name the rule."""
    document = json.loads(pandoc(path, "--track-changes=all", "-t", "json"))
    open_: dict[str, tuple[list[str], str]] = {}
    found: Counter[tuple[str, str]] = Counter()
    for kind, value in _inlines(document["blocks"]):
        if kind == "start":
            open_[dict(value[0][2])["id"]] = ([], _words(value[1]))
        elif kind == "end":
            words, note = open_.pop(dict(value[0][2])["id"])
            found[even("".join(words)), note.split()[-1]] += 1
        else:
            for words, _ in open_.values():
                words.append(value)
    for _, note in open_.values():  # of those that begin together pandoc ends the first alone
        found["", note.split()[-1]] += 1
    return found


def _words(inlines: Any) -> str:
    return "".join(value for kind, value in _inlines(inlines) if kind == "text")


def _inlines(node: Any) -> Iterator[tuple[str, Any]]:
    """The texts and the edges of comments, in order."""
    if isinstance(node, list):
        for each in node:
            yield from _inlines(each)
    elif isinstance(node, dict):
        kind, content = node.get("t"), node.get("c")
        classes = content[0][1] if kind == "Span" else []
        if "comment-start" in classes:
            yield "start", content
        elif "comment-end" in classes:
            yield "end", content
        elif kind == "Str":
            yield "text", content
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            yield "text", " "
        elif kind in ("Code", "Math"):
            yield "text", content[1]
        else:
            yield from _inlines(content)
            if kind in ("Para", "Plain", "Header"):
                yield "text", " "
