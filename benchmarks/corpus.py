"""Makes texts to time safelint on: our own sentences, with a vocabulary wide enough that word caches do not flatter."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

_OFFICE = "http://schemas.openxmlformats.org"
_SUBJECTS = (
    "Officers",
    "The charity",
    "Our school",
    "The council",
    "A spokesperson",
    "Parents",
    "The court",
    "Staff",
    "Neighbours",
)
_VERBS = ("said", "found", "reported", "explained", "learned", "heard", "confirmed", "noticed", "recorded", "told us")
_OBJECTS = (
    "that support is there for every child",
    "that the report had been taken seriously",
    "how a friend can help",
    "what happens after someone asks for help",
    "that domestic abuse is never the fault of the person who lives with it",
    "where the nearest centre is",
    "that the man was charged with making indecent photographs of a child",
)
_HELP = (
    "If a child is in immediate danger, call 999.",
    "Children can call Childline free on 0800 1111.",
    "Adults who are worried about a child can call the NSPCC Helpline on 0808 800 5000.",
    "You can call Samaritans on 116 123, day or night.",
    "Call the police on 101 to report a crime that is not an emergency.",
)
_SYLLABLES = (
    "ba be bi bo bu ca ce ci co da de di do fa fe fi fo ga ge gi go la le li lo ma me mi mo na ne ni no pa pe ra re ri"
    " ro sa se si so ta te ti to va ve"
).split()
_MADE = random.Random(0)
# As many different words as five megabytes of English hold, the first ones far commoner than the last.
_WORDS = ["".join(_MADE.choice(_SYLLABLES) for _ in range(_MADE.randint(1, 4))) for _ in range(30_000)]


def _word(random_: random.Random) -> str:
    return _WORDS[int(len(_WORDS) * random_.random() ** 3)]


def _sentence(random_: random.Random) -> str:
    if random_.random() < 0.05:
        return random_.choice(_HELP)
    extra = " ".join(_word(random_) for _ in range(random_.randint(2, 9)))
    return f"{random_.choice(_SUBJECTS)} {random_.choice(_VERBS)} {random_.choice(_OBJECTS)}, with {extra}."


def paragraphs(seed: int, size: int) -> list[str]:
    """Paragraphs of about `size` characters in all; the same seed gives the same text."""
    random_ = random.Random(seed)
    found: list[str] = []
    length = 0
    while length < size:
        paragraph = " ".join(_sentence(random_) for _ in range(random_.randint(2, 6)))
        found.append(paragraph)
        length += len(paragraph) + 2
    return found


def markdown(seed: int, size: int) -> str:
    parts = []
    for number, paragraph in enumerate(paragraphs(seed, size)):
        if number % 5 == 0:
            parts.append(f"{'#' if number == 0 else '##'} Part {number + 1} of the page")
        parts.append(f"- {paragraph}" if number % 7 == 3 else paragraph.replace("support", "**support**", 1))
    return "\n\n".join(parts) + "\n"


def html(seed: int, size: int) -> str:
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs(seed, size))
    head = '<!doctype html>\n<html lang="en-GB"><head><title>A page</title></head><body><h1>A page</h1>'
    return f"{head}\n{body}\n</body></html>\n"


def text(seed: int, size: int) -> str:
    return "\n\n".join(paragraphs(seed, size)) + "\n"


def word(seed: int, size: int) -> bytes:
    """A Word file of about `size` characters, in runs of three words that each say how they look."""
    look = (
        '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr>'
    )
    body = []
    for paragraph in paragraphs(seed, size):
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
    """Writes Markdown, HTML and plain text in equal parts."""
    folder.mkdir(parents=True)
    for number in range(files):
        suffix, make = (("md", markdown), ("html", html), ("txt", text))[number % 3]
        (folder / f"{number:05}.{suffix}").write_text(make(number, size), encoding="utf-8")
