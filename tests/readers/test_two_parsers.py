"""Both parsers of Markdown make one document of a text: pyromark, and markdown-it-py, which is Python alone.

They do so for every text in the repository, and for all but a few of those that nobody would write. Where they differ,
`DIFFERENT` tells how, and why nothing is done about it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from safelint.readers.markdown import reader as markdown
from safelint.values.errors import SafelintError
from support import ROOT

FOLDERS = ("benchmarks", "docs", "examples", "fuzz/corpus", "rules", "tests")
TEXTS = sorted([*ROOT.glob("*.md"), *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.md"))])
GENERATED = 4000
MOST_DIFFERENT = 0.0015
"""Of the generated texts: as many as are."""
MOST_EXCUSED = 0.03
"""Of the generated texts, those that would be taken for ones in `DIFFERENT` if they differed."""


class Different(NamedTuple):
    """What the two take for something else: a text that shows it, and how such texts are known."""

    why: str
    text: str
    pattern: str


DIFFERENT = (
    Different(
        "The box of a task with nothing behind it: pyromark ends the item there, and no standard says that it should.",
        "- [ ]\ntask\n",
        r"\[[ xX]\][ \t]*\r?\n",
    ),
    Different(
        "Odd lines below the head of a table: pyromark takes more than the rules of GitHub do. The table is in doubt.",
        "| a | b |\n|---|- --|\n| c | d |\n",
        r"(?m)\|[^\n]*\n(?=[^\n]*\|)[-|:\\ \t>]*-(?:[ \t]+|:|\\)[-|:\\ \t]*$",
    ),
    Different(
        "A row of a table that is indented as code is: the parser ends the table, as GitHub does.",
        "| a | b |\n|---|---|\n| c | d |\n    e\n",
        r"(?s)\|[^\n]*-.*\n[ \t>]*(?: {4}|\t)",
    ),
    Different(
        "Spaces that are not those of ASCII, at an end of a row of a table or of a heading: the parser's rules "
        "take them for white space.",
        "| a | b |\n|---|---|\n\xa0\n",
        r"(?m)\|[^\n]*-.*\n(?:[^\n]+\n)*\xa0|\xa0[^\n]*\n[-=|]+$|^#[^\n]*\xa0[# \t]*$",
    ),
    Different(
        "A backslash before white space in the address of a link: the parser takes it for part of the address.",
        "[r]: /\\ 't'\n",
        r"\][(:][^)]*\\\s",
    ),
    Different(
        "The mark of a quotation behind four spaces, in a paragraph: the parser takes the mark away.",
        "> quote\n    > more\n",
        r"\n {4,}>",
    ),
    Different(
        "A footnote in the text that stands for an image.",
        "![[^1]t](i.png)\n\n[^1]: n\n",
        r"!\[[^\]]*\[\^",
    ),
    Different(
        "A title of a link with line ends of Windows: the parser is given plain ones.",
        '[a](b "t\r\nu")\n',
        r"""\][(:][^)]*["'(][^)"']*\r\n""",
    ),
    Different(
        "Line ends of one carriage return, which no system has had for long: pyromark sees few marks after them.",
        "# Help\r\r- a\r- b\r",
        r"\r(?!\n)",
    ),
)

PIECES = (
    *("a", "b c", "word. ", "Call 0800 1111", "\n", "\n\n", "\n", "  \n", "\\\n", "    ", "  ", "\t", " ", "\r\n"),
    *("> ", "- ", "* ", "+ ", "1. ", "2) ", "10. ", "  - ", "   > ", "# ", "## ", "###", "===\n", "---\n", "***"),
    *("**", "*", "_", "__", "~", "~~", "`", "``", "```\n", "~~~\n", "[", "]", "](u)", '](u "t")', "(", "![", "[r]"),
    *("[r]: /u 't'\n", "[^1]", "[^1]: n\n", "<b>", "</b>", "<div>\n", "</div>\n", "<!-- x -->", "<http://a.b>"),
    *("<a@b.c>", "&amp;", "&#65;", "&x", "\\*", "\\|", "\\", "|", "| a | b |\n|---|---|\n", "| c | d |\n", "|-|\n"),
    *("[ ] ", "[x] ", ": d\n", "term\n: def\n", "{#i}", "[!NOTE]\n", "é", "“q”", "!", ":", "<", "\xa0"),
)
LINES = (
    *("# Help\n\n", "Para of words\nsecond line\n\n", "- item\n- item two\n\n", "1. one\n2. two\n\n"),
    *("> quote\n> more\n\n", "| a | b |\n|---|---|\n| c | d |\n\n", 'Text with **bold** and [link](http://x "t").\n'),
    *("![alt](i.png)\n\n", "term\n: def\n\n", "[r]: /u 't'\n\n", "<p>html</p>\n\n", "    code\n\n"),
    *("```\nfence\n```\n", "Note[^1].\n\n[^1]: A note\n\n", "- [ ] task\n", "* * *\n", "Setext\n======\n\n"),
)


def generated() -> Iterator[str]:
    """Marks in any order, and right texts with some marks put in; the same each time."""
    chance = random.Random(1)
    for number in range(GENERATED):
        if number % 2:
            yield "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 9)))
            continue
        text = "".join(chance.choice(LINES) for _ in range(chance.randint(1, 4)))
        for _ in range(chance.randint(0, 4)):
            at = chance.randrange(len(text) + 1)
            text = text[:at] + chance.choice(PIECES) + text[at + chance.randint(0, 2) :]
        yield text


@pytest.fixture
def both(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes, str], tuple[Any, Any]]:
    """What each parser makes of a file."""

    def read(data: bytes, name: str) -> tuple[Any, Any]:
        found = []
        for missing in ("", "pyromark"):
            monkeypatch.setattr(markdown, "find_spec", lambda asked, gone=missing: asked != gone or None)
            found.append(made(data, name))
        return found[0], found[1]

    return read


def made(data: bytes, name: str) -> Any:
    """All that a document holds, or why there is none."""
    try:
        found = markdown.read(name, data)
    except SafelintError as error:
        return str(error)
    parts = found.text, found.segments, found.blocks, found.inlines, found.comments, found.elements, found.meta
    return (*parts, found.unsure)


def test_both_parsers_are_here(monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_spec("pyromark") is not None
    assert markdown.parsed("", ()).__module__ == "safelint.readers.markdown.pyromark"
    monkeypatch.setattr(markdown, "find_spec", lambda _: None)
    assert markdown.parsed("", ()).__module__ == "safelint.readers.markdown.markdown_it"
    assert len(TEXTS) > 100


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_text_here_is_the_same(path: Path, both: Callable[[bytes, str], tuple[Any, Any]]) -> None:
    one, other = both(path.read_bytes(), path.name)
    assert one == other


@pytest.mark.parametrize("name", ["guidance.md", "guidance.mdx"])
def test_so_it_is_with_line_ends_of_windows(name: str, both: Callable[[bytes, str], tuple[Any, Any]]) -> None:
    text = (ROOT / "tests" / "data" / "samples" / "guidance.md").read_text("utf-8")
    one, other = both(text.replace("\n", "\r\n").encode(), name)
    assert one == other


@pytest.mark.slow
def test_texts_that_nobody_would_write_are_the_same_or_told_of(
    both: Callable[[bytes, str], tuple[Any, Any]],
) -> None:
    differing, excused = [], set()
    for text in generated():
        one, other = both(text.encode(), "text.md")
        if one != other:
            differing.append(text)
        if any(re.search(each.pattern, text) for each in DIFFERENT):
            excused.add(text)
    assert [text for text in differing if text not in excused] == []
    assert len(differing) <= GENERATED * MOST_DIFFERENT
    assert len(excused) <= GENERATED * MOST_EXCUSED


@pytest.mark.parametrize("different", DIFFERENT, ids=lambda each: each.why[:40])
def test_what_is_told_to_differ_does(different: Different, both: Callable[[bytes, str], tuple[Any, Any]]) -> None:
    one, other = both(different.text.encode(), "text.md")
    assert one != other
    assert re.search(different.pattern, different.text)


@pytest.mark.parametrize(("quotations", "lists"), [(0, 50), (40, 30)])
def test_what_is_too_deep_is_refused_and_not_left_out(
    quotations: int, lists: int, both: Callable[[bytes, str], tuple[Any, Any]]
) -> None:
    lines = [f"{'> ' * quotations}{'  ' * depth}- item\n" for depth in range(lists)]
    _, other = both("".join(lines).encode(), "text.md")
    assert other == "its lists are nested too deep (at most 49, fewer in quotations): take marks away"
    one, other = both("".join(lines[:-1]).encode(), "text.md")
    assert one == other


@pytest.mark.parametrize("text", ["[" * 3000, "![" * 2000, "[r]: /u\n" * 2000, "> " * 90 + "a", "*a **b " * 2000])
def test_no_text_ends_the_parser(text: str, both: Callable[[bytes, str], tuple[Any, Any]]) -> None:
    _, other = both(text.encode(), "text.md")
    assert isinstance(other, tuple | str)
