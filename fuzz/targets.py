"""What is fuzzed: each target takes any bytes, and raises where a promise is broken.

`tests/repository/test_fuzz_corpus.py` runs every target over its corpus, so that what was found once stays found.
"""

from __future__ import annotations

import itertools
import os
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))

import support.odt  # noqa: E402
import support.pdf  # noqa: E402
import support.slides  # noqa: E402
import support.word  # noqa: E402
from safelint import readers  # noqa: E402
from safelint.analysis import Analysis  # noqa: E402
from safelint.config import Config, Flags, layers, levels, load, matches, resolve, silences  # noqa: E402
from safelint.gate import baseline  # noqa: E402
from safelint.knowledge.compiler import extend  # noqa: E402
from safelint.knowledge.loader import load as load_pack  # noqa: E402
from safelint.lexicon.compiling import Compiler, PhraseList, WrongPhraseError  # noqa: E402
from safelint.lexicon.folding import fold  # noqa: E402
from safelint.lexicon.lexicon import Lexicon  # noqa: E402
from safelint.lexicon.tokens import Tokens  # noqa: E402
from safelint.readers.prose.frontmatter import read_front_matter  # noqa: E402
from safelint.run.configurations import Located  # noqa: E402
from safelint.run.engine import Engine  # noqa: E402
from safelint.run.findings import Findings  # noqa: E402
from safelint.run.silences import Silencer  # noqa: E402
from safelint.text.comments import comments  # noqa: E402
from safelint.text.passages import passages  # noqa: E402
from safelint.values.document import BREAK, Document, Meta  # noqa: E402
from safelint.values.errors import SafelintError  # noqa: E402
from safelint.values.finding import Finding  # noqa: E402
from safelint.values.report import Number  # noqa: E402
from safelint.values.rulebook import rulebook  # noqa: E402
from safelint.values.settings import Settings  # noqa: E402
from support.promises import check, check_report  # noqa: E402

TODAY = "2026-11-25"
MOST_ELEMENTS = 300  # one in the other; deeper ones are refused
WORDS_OF_PDF = (
    *("Call Childline on 0800", "1111 or", "0800 11", "11.", "Page 2", "1.", "\x95 Ask", "samari-", "tans.org", ""),
    *("Safeguarding policy", "You can talk to somebody you trust about what has happened", "(who)", "  ", "-", "\xad"),
)
ELEMENTS_OF_ODT = (
    *("text:p", "text:h text:outline-level='2'", "text:span text:style-name='Bold'", "text:a xlink:href='x'", "text:s"),
    *("text:list", "text:list-item", "text:list-header", "text:section", "text:table-of-content", "text:line-break"),
    *("table:table", "table:table-row", "table:table-cell", "table:table-header-rows", "table:covered-table-cell"),
    *("draw:frame", "draw:image xlink:href='a'", "draw:text-box", "draw:custom-shape", "svg:title", "svg:desc"),
    *("text:note", "text:note-body", "text:note-citation", "text:tracked-changes", "office:annotation", "draw:a"),
    *("text:span text:style-name='Hidden'", "text:span text:style-name='Welsh'", "style:header", "style:style"),
)
ELEMENTS_OF_WORD = (
    *(
        "w:p",
        "w:pPr",
        "w:r",
        "w:rPr",
        "w:t",
        "w:b",
        "w:vanish",
        "w:tab",
        "w:br",
        "w:sym w:char='F0E0'",
        "w:ins",
        "w:del",
    ),
    *("w:tbl", "w:tblPr", "w:tr", "w:tc", "w:tblHeader", "w:gridSpan w:val='2'", "w:numId w:val='4'", "w:drawing"),
    *("w:hyperlink w:anchor='x'", "w:fldSimple w:instr='REF x'", "w:fldChar w:fldCharType='begin'", "w:instrText"),
    *("w:fldChar w:fldCharType='separate'", "w:fldChar w:fldCharType='end'", "w:sdt", "w:showingPlcHdr", "pic:pic"),
    *(
        "w:txbxContent",
        "wp:docPr descr='Tea'",
        "mc:Fallback",
        "w:pStyle w:val='H1'",
        "w:lang w:val='cy-GB'",
        "w:rStyle",
    ),
)
ELEMENTS_OF_SLIDES = (
    *("p:sp", "p:pic", "p:graphicFrame", "p:grpSp", "p:cNvPr descr='Tea'", "p:ph type='title'", "p:ph type='body'"),
    *("p:ph", "p:ph type='ftr'", "p:txBody", "a:p", "a:pPr lvl='1'", "a:buNone", "a:buChar", "a:r", "a:t", "a:br"),
    *("a:rPr lang='cy-GB'", "a:rPr b='1'", "a:fld type='slidenum'", "a:hlinkClick r:id='x'", "a:blip r:embed='img'"),
    *(
        "a:tbl",
        "a:tblPr firstRow='1'",
        "a:tr",
        "a:tc",
        "c:chart",
        "mc:Fallback",
        "adec:decorative",
        "dgm:t",
        "p:extLst",
    ),
)
ADDITIONS = ("helpline", "term", "name", "former_name", "group", "abbreviation")
_CHILD = {"child": ("girl|boy", "young person")}
_ODD = {ord("O"): "0", ord("o"): "0", ord("l"): "1", ord("I"): "1"}


@cache
def _engine() -> Engine:
    return Engine(Flags(today=TODAY), detail=True)


@cache
def _folder() -> str:
    """A folder of its own for what is read from a file."""
    return mkdtemp(prefix="safelint-fuzz-")


def _document(data: bytes, name: str = "markdown") -> Document | None:
    try:
        document = readers.read("sample", data, name)
    except SafelintError as reason:
        assert str(reason).strip()
        return None
    check(document)
    return document


def _any_document(data: bytes) -> Document | None:
    """The last byte tells the format, so that one corpus serves all three."""
    return _document(data, ("markdown", "html", "text")[data[-1] % 3 if data else 0])


def _reader(name: str) -> Callable[[bytes], None]:
    def read(data: bytes) -> None:
        _document(data, name)

    return read


def _grown(data: bytes, elements: Sequence[str], root: str) -> str:
    """XML that is well formed, whatever the bytes: each opens one of the elements, ends the last one or is a word."""
    made, open_ = [], [root]
    for byte in data[:MOST_ELEMENTS]:
        what, way = divmod(byte, 4)
        if way == 0 and len(open_) > 1:
            made.append(f"</{open_.pop()}>")
        elif way == 1:
            made.append(f"call <{elements[what % len(elements)].split()[0]}/> {what} ")
        else:
            element = elements[(2 * what + way) % len(elements)]
            made.append(f"<{element}>")
            open_.append(element.split()[0])
    return "".join([*made, *(f"</{each}>" for each in reversed(open_[1:]))])


def odt(data: bytes) -> None:
    """The elements of an OpenDocument text in any order and depth make a document; so do its bytes, or they are
    refused."""
    document = _document(support.odt.odt(_grown(data, ELEMENTS_OF_ODT, "office:text")), "odt")
    assert document is not None
    _document(support.odt.odt(parts={"content.xml": data}), "odt")


def word(data: bytes) -> None:
    """As `odt`, of a Word file."""
    document = _document(support.word.word(_grown(data, ELEMENTS_OF_WORD, "w:body")), "docx")
    assert document is not None


def slides(data: bytes) -> None:
    """As `odt`, of a slide and its notes in a PowerPoint file."""
    grown = _grown(data, ELEMENTS_OF_SLIDES, "p:spTree")
    document = _document(support.slides.slides(support.slides.slide(grown), notes={1: grown}), "pptx")
    assert document is not None


def pdf(data: bytes) -> None:
    """Lines anywhere on two pages make a document or a page without words; a file with some bytes changed does too, or
    it is refused. Each is read in a process of its own, so there are few a second."""
    pages = [data[: len(data) // 2], data[len(data) // 2 :]]
    drawn = [" ".join(_drawn(page)) for page in pages]
    whole = support.pdf.pdf(*drawn)
    _document(whole, "pdf")
    broken = bytearray(whole)
    for at, byte in zip(data[::2], data[1::2], strict=False):
        broken[at * len(broken) // 256] = byte
    _document(bytes(broken), "pdf")


def _drawn(data: bytes) -> Iterator[str]:
    """Operators that paint words of a few kinds: each three bytes are a place and what stands there."""
    for across, down, what in zip(data[::3], data[1::3], data[2::3], strict=False):
        words = WORDS_OF_PDF[what % len(WORDS_OF_PDF)]
        size = 6 + what // 16
        yield support.pdf.line(words, across * 2, down * 3, size, font=f"F{1 + what % 2}", mode=3 * (what == 255))


def _analysis(document: Document) -> Analysis:
    rules = _engine().checker.rules.of(Located("sample", "sample", Config()), None)
    return Analysis(document, Settings(today=TODAY), rules.knowledge)


def numbers(data: bytes) -> None:
    """Numbers lie in order inside one block each, and their digits are those of the text."""
    document = _any_document(data)
    if document is None:
        return
    found = _analysis(document).numbers
    assert list(found) == sorted(found)
    last = 0
    for number in found:
        assert last <= number.start < number.end <= document.block_at(number.start).end
        assert document.text[number.start : number.end] == number.text
        assert 0 <= number.name_start <= number.name_end <= len(document.text)
        _same_digits(document, number)
        last = number.end


def _same_digits(document: Document, number: Number) -> None:
    shown = "".join(str(int(char)) for char in number.text.translate(_ODD) if char.isdecimal())
    links = [each for each in document.inlines if each.kind == "link" and each.end == number.end]
    if not shown or any(each.start == number.start for each in links):
        return
    digits = number.digits.lstrip("0")
    assert shown.endswith(digits) or shown.lstrip("0") == digits, (number.text, number.digits)


def terms(data: bytes) -> None:
    """Terms, names given up and names of services are found inside the text, in order."""
    document = _any_document(data)
    if document is None:
        return
    analysis = _analysis(document)
    for found in (analysis.terms, analysis.former_names, analysis.names):
        places = [(each.start, each.end) for each in found]
        assert places == sorted(places)
        assert all(0 <= start < end <= len(document.text) for start, end in places)
    fold = analysis.fold
    assert len(fold.cased) == len(fold.text)
    origins = [fold.origin(offset) for offset in range(len(fold.text))]
    assert origins == sorted(origins)


def phrases(data: bytes) -> None:
    """The first line is a phrase, the rest a text: it is refused with a reason, or matches whole words of one block."""
    phrase, _, text = data.decode("utf-8", "replace").partition("\n")
    compiler = Compiler(_CHILD)
    classes = compiler.every_class()
    try:
        family = compiler.family({"list": PhraseList((phrase,))})
    except WrongPhraseError as reason:
        assert "column" in str(reason) or "word that cannot be missing" in str(reason)
        return
    lexicon = Lexicon(
        {
            "families": {"f": family},
            "classes": classes,
            "sets": compiler.sets(),
            "words": {},
            "pairs": {},
            "expressions": {},
            "notation": {"classes": {}, "forms": {}, "bases": {}},
        }
    )
    for start, end in lexicon.matches(Tokens(fold(text))).all("f.list"):
        assert 0 <= start < end <= len(text)
        assert BREAK not in text[start:end]


def silencing(data: bytes) -> None:
    """Every comment is understood or complained of; a finding is shown or silenced, never both and never neither."""
    document = _document(data, "html" if data[:1] == b"<" else "markdown")
    if document is None:
        return
    rules = rulebook(_engine().checker.pack)
    silencer = Silencer(document, [], rules)
    findings = [
        Finding(rule, "warning", "high", "x", document.span(block.start, block.end), document.text[block.start :][:9])
        for rule in ("terminology/inconsistent", "helpline/claim", "accessibility/alt-text")
        for block in document.blocks
    ]
    found = Findings(silencer, whole=True)
    for finding in findings:
        found.add(finding)
    found.part()
    assert len(found.shown) + len(found.silenced) == len(findings)
    size = len(document.source.text)
    rule = rules["document/unused-suppression"]
    for span, message, values in silencer.complaints(found.shown, frozenset(rules), found.used, found.lacking):
        assert 0 <= span.start < span.end <= size
        assert rule.says(message, **values).strip()
    for comment in comments(document):
        assert not comment.reason or comment.reason.strip()
    try:
        own = passages(document)
    except SafelintError as reason:
        assert "line" in str(reason)
        return
    assert all(0 <= each.start <= each.end <= size for each in own)
    assert all(one.end <= other.start for one, other in itertools.pairwise(own))


def front_matter(data: bytes) -> None:
    """Fields lie inside the front matter, and an exact one is its own source."""
    text = data.decode("utf-8", "replace").replace("\0", " ")
    try:
        found = read_front_matter(text)
    except SafelintError as reason:
        assert "front matter" in str(reason)
        return
    assert 0 <= found.end <= len(text)
    for field in (found.title, found.description):
        if field is not None:
            assert 0 <= field.start <= field.end <= found.end
            assert not field.exact or text[field.start : field.end] == field.value


def configuration(data: bytes) -> None:
    """A configuration is taken whole or refused with the name of the file; what is taken resolves to settings."""
    path = os.path.join(_folder(), "safelint.toml")
    Path(path).write_bytes(data)
    try:
        config = load(path)
    except SafelintError as reason:
        assert "safelint.toml" in str(reason)
        return
    document = os.path.join(_folder(), "press", "release.md")
    assert layers(document, config, Flags(), Meta())
    settings = resolve(document, config, Flags(), Meta())
    assert settings.today
    levels(document, config, Flags()).level("helpline/claim", "error", enabled=True)
    for silence in silences(document, config):
        assert silence["rule"]
    for glob in config.section("files").get("exclude", ()):
        assert matches((glob,), document, _folder()) in (True, False)


def additions(data: bytes) -> None:
    """House data extends the pack or is refused with the name of the entry."""
    try:
        raw = tomllib.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return
    pack = load_pack()
    known: Mapping[str, object] = {key: value for key, value in raw.items() if key in ADDITIONS}
    try:
        longer = extend(pack, known, "safelint.toml")
    except SafelintError as reason:
        assert str(reason).startswith("safelint.toml")
        return
    for name in ("helplines", "terms", "names", "former_names", "groups", "abbreviations"):
        assert getattr(longer, name)[: len(getattr(pack, name))] == getattr(pack, name)


def baselines(data: bytes) -> None:
    """A baseline is read or refused; what is read is written as it is read."""
    path = os.path.join(_folder(), "baseline.jsonl")
    Path(path).write_bytes(data)
    try:
        found = baseline.read(path)
    except SafelintError as reason:
        assert "baseline.jsonl" in str(reason)
        return
    Path(path).write_bytes(baseline.text(found).encode("utf-8", "backslashreplace"))  # as the command writes it
    assert baseline.read(path) == found


def everything(data: bytes) -> None:
    """All checks and reports over one document: no check fails, and every place lies in the source."""
    document = _any_document(data)
    if document is None:
        return
    path, engine = os.path.join(_folder(), "text.md"), _engine()
    located = Located(path, path, Config())
    report, failures = engine.checker.checked(located, document)
    if report is None:  # what it sets of itself is wrong, or it has more numbers than any text for readers
        assert failures
        return
    assert [each for each in failures if each.stage == "check"] == []
    check_report(report)


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "plain": _reader("text"),
    "markdown": _reader("markdown"),
    "html": _reader("html"),
    "restructuredtext": _reader("restructuredtext"),
    "asciidoc": _reader("asciidoc"),
    "mail": _reader("e-mail"),
    "docx": _reader("docx"),
    "odt": odt,
    "slides": slides,
    "pdf": pdf,
    "word": word,
    "numbers": numbers,
    "terms": terms,
    "phrases": phrases,
    "silencing": silencing,
    "front_matter": front_matter,
    "configuration": configuration,
    "additions": additions,
    "baselines": baselines,
    "everything": everything,
}

OF_DOCUMENTS = ("numbers", "terms", "everything")
"""Targets that also begin from the corpus of whole documents."""


def corpora(name: str) -> list[Path]:
    """The folders of the corpus that a target begins from."""
    names = [name, "documents"] if name in OF_DOCUMENTS else [name]
    return [folder for each in names if (folder := HERE / "corpus" / each).is_dir()]


def seeds(name: str) -> list[Path]:
    return [path for folder in corpora(name) for path in sorted(folder.iterdir())]
