"""Makes texts to time safelint on, in the proportions of public pages.

    .venv/bin/python benchmarks/corpus.py

prints what was measured beside what is made. Measured were the first 2,000 characters of 65 public pages of the United
Kingdom in November 2026: councils, police, schools, charities, health services and local news on domestic and sexual
abuse, children and adults at risk, suicide, mental health and modern slavery. Words, different words and the length of
sentences were counted in ten of them; how different words grow further, and links, in 161 articles of a site that keeps
its pages in a public repository. The pages belong to others and are not kept here.

Sentences, headings and items are those of our own texts in `tests/data/correct/`. Some of their words give way to
others of our rules, texts and pages, so that as many different words stand there as on real pages. So the same seed
gives the same text in one checkout: compare figures of one run.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
_OFFICE = "http://schemas.openxmlformats.org"
TEXTS = ROOT / "tests" / "data" / "correct"

# For each 1,000 characters of what readers see.
WORDS = 162
NUMBERS = 0.55  # phone and short numbers; on the 25 pages that give any, 1.4
ITEMS = 2.1  # of lists; on 36 pages
SHORT_LINES = 2.0  # headings, crumbs, menus; on 59 pages
QUOTATIONS = 0.57  # on 27 pages
FIGURES = 2.1  # dates, ages, percentages, counts; on 50 pages
LINKS = 2.4
# For each sentence of more than five words, and for so many words.
SENTENCE = 18.7
DIFFERENT = {2_000: 640, 32_000: 3_540}

HAS_TABLE = 0.05  # of the pages
_HELPING = 0.4  # of the pages, that give numbers
# What the texts are tuned by, so that they come near what was measured.
_SWAPPED = 0.28  # of the words of four letters and more; those that come have eight and more
_FLATTER = 0.75  # power to which the share of a word is raised
_NUMBER = re.compile(r"\b0\d[\d ]{8,11}\d\b|\b0800 1111\b|\b116 ?123\b|\b999\b|\b1[01]1\b")


class Ours(NamedTuple):
    """What our own texts hold, in the order of their files."""

    plain: list[str]  # sentences without digits
    figured: list[str]  # sentences with digits that are no phone number
    helping: list[str]  # sentences with a phone number
    headings: list[str]


@cache
def ours() -> Ours:
    found = Ours([], [], [], [])
    for path in sorted((*TEXTS.rglob("*.md"), *TEXTS.rglob("*.txt"))):
        text = re.sub(r"(?s)<!--.*?-->|\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"))
        for block in re.split(r"\n\s*\n|\n(?=[-*] |\d+\. |#)", text):
            line = " ".join(re.sub(r"\[([^]]*)\]\([^)]*\)|\*\*", r"\1", block).split())
            if line.startswith("#"):
                found.headings.append(line.lstrip("# "))
            elif not line.startswith(("|", "<")):
                for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z])", line.lstrip("-* ")):
                    _sort(found, sentence)
    return found


def _sort(found: Ours, sentence: str) -> None:
    if not sentence.endswith(".") or re.search(r"[“”‘\"\[\]<>:%]", sentence) or not 4 <= sentence.count(" ") <= 30:
        return
    if _NUMBER.search(sentence):
        found.helping.append(sentence)
    else:
        (found.figured if re.search(r"\d", sentence) else found.plain).append(sentence)


@cache
def _vocabulary() -> dict[str, tuple[list[str], list[float]]]:
    """The words of our rules, texts and pages by their last two letters, so that one fits where another stood: the
    commonest first, with the sums of their shares."""
    counted: Counter[str] = Counter()
    for folder, suffix in (("docs", "*.md"), ("tests/data", "*.*"), ("rules", "*.toml")):
        for path in sorted((ROOT / folder).rglob(suffix)):
            text = path.read_text(encoding="utf-8", errors="replace")
            counted.update(re.findall(r"(?<![\w/.-])[a-z]{8,}(?![\w/_-])", text))
    groups: dict[str, tuple[list[str], list[float]]] = {}
    for word, often in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])):
        words, sums = groups.setdefault(word[-2:], ([], []))
        words.append(word)
        sums.append((sums[-1] if sums else 0.0) + often**_FLATTER)
    return groups


class Writer:
    """Blocks of one page: (form, text), of the form `heading`, `text`, `item` or `table`."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.ours = ours()
        self.helping = self.random.random() < _HELPING

    def blocks(self, size: int) -> Iterator[tuple[str, str]]:
        """Of about `size` characters in all."""
        length = 0
        table = self.random.random() < HAS_TABLE
        while length < size:
            for block in (("heading", self.heading()), *self.section()):
                length += len(block[1]) + 2
                yield block
            if table:
                table = False
                yield "table", self.table()

    def section(self) -> Iterator[tuple[str, str]]:
        """What stands under one heading: 230 characters and more of text, and often a list."""
        length = 0
        while length < 230:
            text = self.quotation() if self.random.random() < 0.17 else self.paragraph()
            length += len(text)
            yield "text", text
        for _ in range(self.random.choice((0, 0, 1, 2, 3))):
            yield "item", self.sentence()

    def heading(self) -> str:
        return self.random.choice(self.ours.headings)

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.random.randint(1, 3)))

    def quotation(self) -> str:
        said = self.clause(self.ours.plain).rstrip(".")
        return f"{self.sentence()} A spokesperson for the partnership said: “{said}. {self.sentence()}”"

    def sentence(self) -> str:
        chance = self.random.random()
        if self.helping and chance < 0.14:
            return self.random.choice(self.ours.helping)
        first = self.clause(self.ours.figured if chance > 0.86 else self.ours.plain)
        while first.count(" ") < 14:
            joined = self.random.choice(("and", "but", "because", "so", "when"))
            second = self.clause(self.ours.plain)
            if second[1].islower():
                second = second[0].lower() + second[1:]
            first = f"{first[:-1]}, {joined} {second}"
        return first

    def clause(self, sentences: list[str]) -> str:
        return re.sub(r"\b[a-z]{4,}\b", self._swapped, self.random.choice(sentences))

    def _swapped(self, match: re.Match[str]) -> str:
        word = match[0]
        group = _vocabulary().get(word[-2:])
        if group is None or self.random.random() >= _SWAPPED:
            return word
        words, sums = group
        return words[bisect_left(sums, self.random.random() * sums[-1])]

    def table(self) -> str:
        """Rows of a table, with `|` between the cells."""
        rows = ["Service | Open | Calls last year"]
        rows += [
            f"{self.heading()} | 9am to {self.random.randint(4, 9)}pm | {self.random.randint(100, 9_999):,}"
            for _ in range(self.random.randint(3, 9))
        ]
        return "\n".join(rows)

    def linked(self, text: str, form: str) -> str:
        """The text with three of its words as a link, mostly; `form` has places for the words and the address."""
        words = text.split(" ")
        if self.random.random() > 0.8 or len(words) < 6 or _NUMBER.search(text):
            return text
        at = self.random.randint(1, len(words) - 4)
        shown = " ".join(words[at : at + 3])
        if not shown.replace(" ", "").isalpha():
            return text
        return " ".join((*words[:at], form.format(shown, shown.replace(" ", "-").lower()), *words[at + 3 :]))


def markdown(seed: int, size: int) -> str:
    """A page of about `size` characters; the same seed gives the same text."""
    writer = Writer(seed)
    parts: list[str] = []
    last = ""
    for form, text in writer.blocks(size):
        if form == "heading":
            parts.append(f"\n{'##' if parts else '#'} {text}\n")
        elif form == "table":
            head, *rows = text.split("\n")
            parts.append("\n" + "\n".join(f"| {row} |" for row in (head, "--- | --- | ---", *rows)))
        else:
            begins = "\n" if form == "text" else "- " if last == "item" else "\n- "
            parts.append(begins + writer.linked(text, "[{}](/{}/)"))
        last = form
    return "\n".join(parts).lstrip("\n") + "\n"


def html(seed: int, size: int) -> str:
    """The same as a page of a council's kind, with a menu above and a footer below."""
    writer = Writer(seed)
    inside: list[str] = []
    last = ""
    for form, text in writer.blocks(size):
        if (form == "item") != (last == "item"):
            inside.append("<ul>" if form == "item" else "</ul>")
        inside.append(_element(writer, form, text, first=not last))
        last = form
    if last == "item":
        inside.append("</ul>")
    menu = "".join(f'<li><a href="/{number}/">{writer.heading()}</a></li>' for number in range(6))
    foot = "".join(f'<li><a href="/about/{number}/">{writer.heading()}</a></li>' for number in range(3))
    body = "\n".join(inside)
    return f"""<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>{inside[0][4:-5]} | Northmere Council</title>
<link rel="stylesheet" href="/site.css"></head>
<body>
<header><a href="/">Northmere Council</a><nav aria-label="Main"><ul>{menu}</ul></nav></header>
<main>
{body}
</main>
<footer><ul>{foot}</ul><p>Call us on 01632 960 000, Monday to Friday.</p></footer>
</body>
</html>
"""


def _element(writer: Writer, form: str, text: str, *, first: bool) -> str:
    if form == "heading":
        return f"<h1>{text}</h1>" if first else f"<h2>{text}</h2>"
    if form == "table":
        head, *rows = (row.split(" | ") for row in text.split("\n"))
        lines = ["<tr>" + "".join(f'<th scope="col">{cell}</th>' for cell in head) + "</tr>"]
        lines += ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows]
        return "<table>" + "\n".join(lines) + "</table>"
    linked = writer.linked(text, '<a href="/{1}/">{0}</a>')
    return f"<li>{linked}</li>" if form == "item" else f"<p>{linked}</p>"


def plain(seed: int, size: int) -> str:
    """The same as plain text."""
    lines: list[str] = []
    for form, text in Writer(seed).blocks(size):
        lines.append(f"- {text}" if form == "item" else text.replace(" | ", "\t") + "\n")
    return "\n".join(lines)


def word(seed: int, size: int) -> bytes:
    """A Word file of about `size` characters, in runs of three words that each say how they look."""
    look = (
        '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr>'
    )
    body = []
    for paragraph in filter(None, plain(seed, size).split("\n")):
        words = [f"{each} " for each in paragraph.split()]
        pieces = ("".join(words[at : at + 3]) for at in range(0, len(words), 3))
        runs = (f'<w:r w:rsidRPr="00A77B3E">{look}<w:t xml:space="preserve">{each}</w:t></w:r>' for each in pieces)
        body.append(f'<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E">{"".join(runs)}</w:p>')
    main = f'<w:document xmlns:w="{_OFFICE}/wordprocessingml/2006/main"><w:body>{"".join(body)}</w:body></w:document>'
    kind = f'Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument"'
    of_package = f'xmlns="{_OFFICE}/package/2006/relationships"'
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(
            "_rels/.rels",
            f'<Relationships {of_package}><Relationship Id="a" {kind} Target="word/document.xml"/></Relationships>',
        )
        packed.writestr("word/document.xml", main)
    return held.getvalue()


def write_corpus(folder: Path, files: int, size: int) -> None:
    """Writes Markdown, HTML and plain text in equal parts, each of about `size` characters."""
    folder.mkdir(parents=True)
    kinds: tuple[tuple[str, Callable[[int, int], str]], ...] = (("md", markdown), ("html", html), ("txt", plain))
    for number in range(files):
        suffix, make = kinds[number % 3]
        (folder / f"{number:05}.{suffix}").write_text(make(number, size), encoding="utf-8")


def main() -> None:
    pages = [markdown(seed, 5_500) for seed in range(200)]
    shown = [re.sub(r"\]\([^)]*\)|[\[|#]|^- ", "", page, flags=re.MULTILINE) for page in pages]
    kilobytes = sum(map(len, shown)) / 1_000
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", "\n".join(shown).lower())
    sentences = [len(re.findall(r"[^\W\d_]+", each)) for page in shown for each in re.split(r"[.!?]\s|\n", page)]
    long = [length for length in sentences if length > 5]

    def each(pattern: str) -> float:
        return sum(len(re.findall(pattern, page, re.MULTILINE)) for page in pages) / kilobytes

    rows: list[tuple[str, float, float]] = [
        ("words", WORDS, len(words) / kilobytes),
        ("numbers", NUMBERS, each(_NUMBER.pattern)),
        ("items", ITEMS, each(r"^- ")),
        ("short lines", SHORT_LINES, each(r"^#")),
        ("quotations", QUOTATIONS, each("“")),
        ("figures", FIGURES, sum(len(re.findall(r"\d[\d,./]*", _NUMBER.sub("", page))) for page in shown) / kilobytes),
        ("links", LINKS, each(r"\]\(")),
        ("words of a sentence", SENTENCE, sum(long) / len(long)),
    ]
    rows += [(f"different among {many:,}", wanted, len(set(words[:many]))) for many, wanted in DIFFERENT.items()]
    print("| for 1,000 characters    | measured | made     |\n| --- | --- | --- |")
    for name, wanted, made in rows:
        print(f"| {name:<23} | {wanted:8.2f} | {made:8.2f} |")
    print(f"\n{len(words):,} words, {len(set(words)):,} different, {kilobytes:,.0f} KB")


if __name__ == "__main__":
    main()
