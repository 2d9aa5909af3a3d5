"""What stands in English or Welsh and is sought in a text stands in `rules/`, not in code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from safelint.knowledge.loader import load
from support import SOURCE

# Those who look for something in a text. The others hold names of keys and commands, and the texts of reports.
SEEKERS = (
    "checks", "facts", "gate", "help", "hours", "judging", "kinds", "lexicon", "nations", "numbers", "readers",
    "reading", "text", "words", "run", "analysis.py",
)  # fmt: skip

_EXPRESSIONS = {"regex", "compile", "Cue", "search", "match", "fullmatch", "finditer", "sub", "split", "findall"}
_NO_WORDS = re.compile(
    r"\\[a-zA-Z]|\?P?<\w+>|\(\?[a-z-]+:?|\[[^\]]*\]|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\N\{[^}]*\}"
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_SHORT = re.compile(r"[^\W\d_]{2,}")
_PLAIN = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*[ ,:]?")
_FEW = 3

# The modules that may still hold lists and expressions of words, and why.
_BLOCKS = "kinds of blocks and landmarks of our own"
_KEYS = "kinds, names of sets or parts of entries of our own"
_NAMES = "the shape of names, by their capitals and the little words between those"
ALLOWED: dict[str, str] = {
    "readers/markdown/boxes.py": "an attribute of Pandoc",
    "readers/html/unheard.py": "names of elements of HTML",
    "readers/markdown/rules.py": "marks of Markdown, and names that its parser has for its rules",
    "readers/docx/fields.py": "codes of fields, as Word writes them",
    "readers/docx/styles.py": "how XML schemas write that something is not so",
    "checks/accessibility/alt_text.py": "kinds of blocks of our own",
    "checks/readability/long_sentence.py": "kinds of splits of our own",
    "checks/accessibility/bare_url.py": "the shape of a web address, and kinds of blocks of our own",
    "checks/accessibility/empty_heading.py": "names of attributes of HTML",
    "checks/accessibility/images.py": "names of elements, attributes and roles of HTML and of types of files",
    "checks/accessibility/links.py": "roles of elements, as HTML calls them",
    "checks/accessibility/page.py": "names of elements and attributes of HTML",
    "checks/accessibility/page_language.py": "names of attributes of HTML",
    "checks/accessibility/page_title.py": "names of elements and attributes of HTML",
    "text/templates.py": "words of the languages of templates",
    "checks/accessibility/whole.py": "names of elements of HTML",
    "checks/helpline/domains.py": "how an address is like another, in words of our own",
    "checks/helpline/given_addresses.py": "the shape of the address of a site",
    "checks/helpline/line_passages.py": "kinds of blocks of our own",
    "checks/helpline/website.py": "what a message is filled with",
    "checks/terminology/given_up.py": "kinds of change of an entry of the pack",
    "checks/terminology/inconsistent.py": "names of messages of the rule",
    "checks/terminology/wrong_sums.py": "kinds of sums of our own",
    "facts/moments.py": "kinds of moments of our own",
    "facts/quantities.py": "kinds of amounts of our own",
    "facts/signs.py": "the endings of English, without which two words are forms of one",
    "facts/sums.py": "kinds of sums of our own",
    "gate/earlier.py": "keys of a report in JSON",
    "help/fulfilment.py": "ways to a service of our own: text, relay, online",
    "help/helpblock.py": "kinds of blocks of our own",
    "help/naming.py": "how services are named in what safelint prints",
    "help/choice.py": "lists of elements of a topic, as the pack calls them",
    "help/fillers.py": "lists of elements of a topic, as the pack calls them",
    "help/ties.py": "kinds of blocks of our own",
    "help/standing.py": "roles of words of our own",
    "lexicon/compiling.py": "keys of the tables of compiled phrases",
    "lexicon/folding.py": "the name of a form of Unicode",
    "nations/inference.py": "nations, as the names of lists have them",
    "numbers/find/digit_run.py": "the shape of an address",
    "numbers/find/phones.py": "the schemes of links that dial",
    "numbers/longer_names.py": _NAMES,
    "numbers/number_index.py": "kinds of channels of our own",
    "numbers/numbered.py": "roles of names of our own",
    "numbers/owners/gap.py": _NAMES,
    "numbers/owners/same_sentence.py": _NAMES,
    "numbers/owners/unlisted_names.py": _NAMES,
    "numbers/service_names.py": "roles of names, and kinds of former names, of our own",
    "readers/__init__.py": "names of formats and suffixes of files",
    "readers/adoc/inlines.py": "names of characters in AsciiDoc",
    "readers/adoc/stack.py": "names of attributes of AsciiDoc",
    "readers/adoc/text.py": "names of blocks of AsciiDoc",
    "readers/rst/directives.py": "names of directives of reStructuredText",
    "readers/rst/stack.py": "kinds of lists of our own",
    "readers/markdown/dialects.py": "words of the dialects of Markdown that publishers use",
    "readers/prose/elements.py": "names of elements and attributes of HTML",
    "readers/prose/frontmatter.py": "keys of front matter, ours and those of site generators",
    "readers/html/landmarks.py": "elements and roles of HTML, and the landmarks that we make of them",
    "readers/html/meaning.py": "names of elements and attributes of HTML",
    "readers/prose/mask.py": "words of the languages of templates",
    "readers/prose/open.py": "names of attributes of a class of our own",
    "readers/pdf/tagged.py": "how PDF calls the elements of its structure",
    "readers/pdf/pdfium.py": "how typefaces are called that are bold",
    "readers/eml/replies.py": "names of elements and attributes of HTML, and the shape of an address",
    "readers/html/shapes.py": "names of elements and attributes of HTML",
    "readers/html/tags.py": "names of attributes of HTML",
    "readers/prose/item_marks.py": "the names of what an expression finds",
    "readers/markdown/titles.py": "how the parser of Markdown calls a kind of link",
    "readers/html/voids.py": "names of elements and attributes of HTML",
    "readers/markdown/blocks.py": "how the parser of Markdown calls what begins and ends",
    "readers/markdown/reader.py": "how the parser of Markdown calls what begins and ends",
    "reading/splits.py": "kinds of splits of our own",
    "reading/syllables.py": "how English spells its sounds: letters and parts of words, of which syllables are counted",
    "run/provenance.py": "sections and keys of the configuration",
    "run/silences.py": "words of the comments that silence rules, which are commands",
    "text/web_addresses.py": "schemes of addresses, as programs write them",
    "text/quotations.py": "kinds of blocks of our own",
    "words/contexts.py": "places of our own in which a context is looked for",
    "words/abbreviations.py": _BLOCKS,
    "words/mentions.py": _BLOCKS,
    "words/laws.py": "the form of a title: its word Act, and a year",
    "words/likeness.py": "keys of a table of a compiled pack",
    "words/right_names.py": _KEYS,
    "words/successor.py": _KEYS,
    "words/terms.py": _KEYS,
    "words/titles.py": _BLOCKS,
}


def test_months_are_printed_by_their_names_and_not_sought() -> None:
    paths = [path for path in SOURCE.rglob("*.py") if path.relative_to(SOURCE).parts[0] in SEEKERS]
    assert len(paths) > 100
    assert [path.name for path in paths if re.search(r"\bdates import .*\bMONTHS\b", path.read_text("utf-8"))] == []


def _texts(node: ast.AST) -> Iterator[str]:
    """The texts that an expression is put together of."""
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def _is_expression_of_words(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not node.args:
        return False
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    if name not in _EXPRESSIONS:
        return False
    return any(_WORD.search(_NO_WORDS.sub(" ", text)) for argument in node.args for text in _texts(argument))


def _is_list_of_words(node: ast.AST) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
        value = node.func.value
        return isinstance(value, ast.Constant) and isinstance(value.value, str) and len(value.value.split()) >= _FEW
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        items = node.elts
    elif isinstance(node, ast.Dict):
        items = [key for key in node.keys if key is not None]
    elif isinstance(node, ast.Call):
        items = node.args
    else:
        return False
    words = [each.value for each in items if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return sum(bool(_PLAIN.fullmatch(word)) and len(word) > 1 for word in words) >= _FEW


def words_in(path: Path) -> list[int]:
    """The lines of a module at which a list or an expression holds words, each once."""
    lines: set[int] = set()

    def look(node: ast.AST) -> None:
        if _is_expression_of_words(node) or _is_list_of_words(node):
            lines.add(node.lineno)  # type: ignore[attr-defined]
            return  # what stands in it is a part of it
        is_filling = isinstance(node, ast.keyword) and node.arg == "values" and isinstance(node.value, ast.Dict)
        # Those of a message are under the names of its placeholders, which are sought in no text.
        for child in node.value.values if is_filling else ast.iter_child_nodes(node):
            look(child)

    look(ast.parse(path.read_text(encoding="utf-8")))
    return sorted(lines)


# What compares a text with single words: these of whatever they are asked of, "==" and "in" of what has such a name.
_COMPARING = {"startswith", "endswith", "removeprefix", "removesuffix"}
_EVENED = {"lower", "casefold", "strip"}
_OF_TEXTS = {
    "word",
    "words",
    "text",
    "first",
    "last",
    "before",
    "after",
    "article",
    "plain",
    "letters",
    "rest",
    "low",
    "token",
}

# The modules that may still compare a text with a word, and why.
_HTML = "names of elements, attributes and roles of HTML"
_SCHEMES = "schemes and beginnings of addresses"
_OF_ENTRIES = "names of services in the registry, not in a text"
_COMMANDS = "the comments that silence rules, which are commands"
COMPARED: dict[str, str] = {
    "checks/accessibility/bare_url.py": _SCHEMES,
    "checks/accessibility/link_text.py": _HTML,
    "checks/accessibility/links.py": _HTML,
    "checks/accessibility/page.py": _HTML,
    "checks/accessibility/page_title.py": "what a program writes before the names of its files",
    "checks/accessibility/passage_language.py": "the code of a language",
    "checks/accessibility/table_headers.py": _HTML,
    "checks/helpline/costs.py": "names of lists of our own",
    "checks/helpline/given_addresses.py": "kinds of inline elements of our own",
    "checks/helpline/website.py": _SCHEMES,
    "gate/changed.py": "names of encodings of files",
    "help/naming.py": "vowels, by which Welsh chooses a form",
    "help/places.py": _SCHEMES,
    "help/routes.py": _SCHEMES,
    "lexicon/forms.py": "vowels, by which English spells its forms",
    "numbers/find/phones.py": _SCHEMES,
    "numbers/find/short_codes.py": "a charity that has a number for its name",
    "numbers/find/surroundings.py": "what stands between a call and its number",
    "numbers/owners/claims.py": "how much a name tells, in words of our own",
    "numbers/owners/gap.py": "what joins two ways to one service",
    "numbers/service_names.py": _OF_ENTRIES,
    "numbers/websites.py": _SCHEMES,
    "readers/adoc/tables.py": "names of attributes of AsciiDoc",
    "readers/paper/archive.py": "the ends of names of files",
    "readers/html/attributes.py": _HTML,
    "readers/markdown/definitions.py": "how the parser of Markdown calls its tokens",
    "readers/markdown/dialects.py": "marks of the dialects of Markdown",
    "readers/eml/parts.py": "names and values of headers of messages",
    "readers/prose/mask.py": "words of the languages of templates",
    "readers/odt/body.py": "names of elements of OpenDocument",
    "readers/pdf/pypdf.py": "how PDF writes that something is not so",
    "readers/html/voids.py": _HTML,
    "readers/docx/paragraphs.py": "names of styles of Word",
    "readers/eml/reader.py": "types of the parts of messages",
    "readers/markdown/reader.py": "the ends of names of files, and schemes of addresses",
    "reading/syllables.py": "how English spells its sounds",
    "reading/textstat.py": "names of modules of a library",
    "run/cache.py": "the ends of names of folders",
    "text/languages.py": "the code of a language",
    "text/quotations.py": "the letter before the apostrophe of a possessive",
    "words/abbreviations.py": "how names are written that begin so",
    "words/fitting.py": "how English denies a verb: no other form can stand there",
    "words/inflection.py": "how English makes forms: the ending of a participle, and the articles",
    "words/laws.py": "the form of a title: its word Act",
    "words/namewords.py": "how English spells several of a thing",
    "words/right_names.py": "the article that is no part of a name",
    "words/successor.py": "the article that begins a name of the pack",
}


def _is_of_a_text(node: ast.AST) -> bool:
    """Whether this is a piece of a text, by its name or by what is done to it."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr in _EVENED
    if isinstance(node, ast.Subscript):
        return _is_of_a_text(node.value)
    if isinstance(node, ast.Attribute):
        return node.attr in ("text", "words")
    return isinstance(node, ast.Name) and node.id in _OF_TEXTS


def _is_comparison_with_words(node: ast.AST) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _COMPARING:
        sought = node.args[:1]
    elif isinstance(node, ast.Compare) and any(map(_is_of_a_text, (node.left, *node.comparators))):
        sought = [each for each in (node.left, *node.comparators) if not _is_of_a_text(each)]
    else:
        return False
    single = [
        each
        for one in sought
        for each in (one.elts if isinstance(one, ast.Tuple | ast.List | ast.Set) else (one,))
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]
    return any((_SHORT if isinstance(node, ast.Compare) else _WORD).search(each.value) for each in single)


def compared_in(path: Path) -> list[int]:
    """The lines of a module at which a text is compared with a word."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return sorted(node.lineno for node in ast.walk(tree) if _is_comparison_with_words(node))  # type: ignore[attr-defined]


def _check(path: Path, lines: list[int], allowed: dict[str, str]) -> None:
    if path.relative_to(SOURCE).as_posix() in allowed:
        assert lines, "there are none any more: take its row out"
    else:
        assert not lines, f"move the words at line {', '.join(map(str, lines))} to rules/uk/lexicon"


MODULES = sorted(
    path for path in SOURCE.rglob("*.py") if path.relative_to(SOURCE).parts[0] in SEEKERS
)  # fmt: skip


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_words_that_are_sought_stand_in_the_rules(path: Path) -> None:
    _check(path, words_in(path), ALLOWED)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_no_text_is_compared_with_a_word(path: Path) -> None:
    _check(path, compared_in(path), COMPARED)


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("text.endswith('non-', 0, start)", True),
        ("name.removeprefix('a ')", False),
        ("words[0] in (*small, 'more')", True),
        ("low in ('a.m', 'pm')", True),
        ("token != 'st'", True),
        ("word[0] == 'A'", False),
        ("'who' in tokens.words[a:b]", True),
        ("made.strip().lower() not in ('', 'the')", True),
        ("block.kind == 'paragraph'", False),
        ("word in known", False),
    ],
)
def test_a_comparison_with_a_word_is_seen(code: str, seen: bool) -> None:
    assert any(map(_is_comparison_with_words, ast.walk(ast.parse(code)))) == seen


@pytest.mark.parametrize("exceptions", [ALLOWED, COMPARED], ids=["lists", "comparisons"])
def test_each_exception_is_of_a_module_and_has_a_reason(exceptions: dict[str, str]) -> None:
    known = {path.relative_to(SOURCE).as_posix() for path in MODULES}
    assert exceptions.keys() <= known
    assert all(len(reason.split()) > 3 for reason in exceptions.values())


def test_elements_and_subjects_of_the_pack_are_asked_for_by_their_roles() -> None:
    pack = load()
    ids = {*(each["id"] for each in pack.elements["element"]), *pack.registry["topics"]}
    telling = {each for each in ids if re.search("[_-]", each)}  # others are words that stand for something else too
    assert len(telling) > 50
    for path in sorted(SOURCE.rglob("*.py")):
        assert telling.isdisjoint(_texts(ast.parse(path.read_text(encoding="utf-8")))), path
