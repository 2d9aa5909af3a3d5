"""The files in `lexicon/` of a pack: lists of words and phrases that something in safelint looks for, and classes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from safelint.lexicon.codes import LETTERS, closed, opened
from safelint.lexicon.compiling import Compiler, PhraseList, WrongPhraseError
from safelint.lexicon.forms import WordForms
from safelint.packs.entry import FileKind, FileOfEntries
from safelint.packs.schema import Kind, Place, flag, mapping, regex, table, text, texts

if TYPE_CHECKING:
    from safelint.values.tables.compiled import LexiconTable

FOLDER = "lexicon/"
CLASSES_PATH = "lexicon/classes.toml"
FORMS_PATHS = ("lexicon/forms.toml", "lexicon/forms-by-hand.toml")
"""The tables of forms; what the last one says wins."""

CLASSES: Kind = mapping(texts(least=1), about="the phrases of each class that a phrase may name, as in @child")

FORMS: Kind = mapping(
    text(match=r"[a-z']+(?: [a-z']+)*"), about="the other forms of a word, by its base form, in small letters"
)

LISTS: Kind = mapping(
    table(
        {
            "says": text("", about="what the list is for, where its name does not say it"),
            "phrases": texts((), about="phrases to look for; see docs/writing-packs.md"),
            "unless": texts((), about="phrases: what stands inside one of them is not found"),
            "words": texts((), about="single words, in small letters, that something next to them is compared with"),
            "pairs": mapping(text(), {}, about="words, each with what code takes for it or writes in its place"),
            "expression": regex("", about="a regular expression, where phrases cannot say it; `reason` tells why"),
            "cased": flag(False, about="whether capitals matter in the expression"),
            "exact": flag(True, about="whether words stand for themselves only, not for their forms"),
            "reason": text("", about="why there is an expression"),
        }
    ),
    about="a list for each thing that is looked for",
)

CLASSES_FILE: FileOfEntries = FileKind(CLASSES_PATH, "classes", CLASSES)
FORMS_FILES: tuple[FileOfEntries, ...] = tuple([FileKind(path, "forms", FORMS) for path in FORMS_PATHS])
LISTS_FILE: FileOfEntries = FileKind("lexicon/*/*.toml", "lexicon", LISTS)


def compiled(
    name: str,
    files: Mapping[str, Mapping[str, Any]],
    counts: Mapping[str, int] | None = None,
    more: Mapping[str, Mapping[str, PhraseList]] = {},
) -> LexiconTable:
    """What a pack keeps of its `files` (path in the pack: lists): the tables of each family and of the classes, sets of
    words, pairs, expressions; the notation of the classes, for a house that adds to it, and the forms of words both
    ways. A family is all files of one name; lists that two files share are one. `counts` is as in `Compiler`; `more`
    are families of other files.

    Raises:
        SafelintError: a phrase or a list is wrong; the message names file, list and phrase.
    """
    classes = files.get(CLASSES_PATH, {})
    forms = {word: each for path in FORMS_PATHS for word, each in files.get(path, {}).items()}
    try:
        compiler = Compiler(classes, WordForms(forms), counts)
        tables = compiler.every_class()
    except WrongPhraseError as problem:
        raise Place(f"{name}/{CLASSES_PATH}").error(str(problem)) from None
    families: dict[str, dict[str, PhraseList]] = {}
    words: dict[str, tuple[str, ...]] = {}
    pairs: dict[str, dict[str, str]] = {}
    expressions: dict[str, tuple[str, bool]] = {}
    for path, lists in files.items():
        if path == CLASSES_PATH or path in FORMS_PATHS:
            continue
        family = family_of(path)
        for title, each in lists.items():
            place = Place(f"{name}/{path}", title)
            _check(each, place, compiler)
            known = families.setdefault(family, {})
            if each["phrases"]:
                known[title] = _with(known.get(title), each, place)
            if each["words"]:
                words[f"{family}.{title}"] = (*words.get(f"{family}.{title}", ()), *each["words"])
            if each["pairs"]:
                _add_pairs(pairs.setdefault(f"{family}.{title}", {}), each["pairs"], place)
            if each["expression"]:
                if f"{family}.{title}" in expressions:
                    raise place.error("another file has an expression of this name")
                expressions[f"{family}.{title}"] = (each["expression"], each["cased"])
    return {
        "families": {family: compiler.family(lists) for family, lists in {**families, **more}.items()},
        "classes": tables,
        "sets": compiler.sets(),
        "words": words,
        "pairs": pairs,
        "expressions": expressions,
        "notation": {"classes": classes, "forms": _by_letters(forms), "bases": _by_letters(_bases(forms))},
    }


def family_of(path: str) -> str:
    """The family of the lists of a file: "ages" for "lexicon/en/ages.toml"."""
    return path.rpartition("/")[2].removesuffix(".toml")


def with_family(kept: LexiconTable, family: str, lists: Mapping[str, PhraseList]) -> LexiconTable:
    """What a pack keeps, with one more family, whose words have forms by plain rules where the pack has none.

    Raises:
        WrongPhraseError: a phrase cannot be compiled.
    """
    notation = kept["notation"]
    forms = forms_table(notation["forms"])
    compiler = Compiler(notation["classes"], WordForms(forms, guess=True), sets=kept["sets"])
    families = {**kept["families"], family: compiler.family(lists)}
    return {**kept, "families": families, "sets": compiler.sets()}


def forms_table(kept: Mapping[str, bytes]) -> dict[str, str]:
    """The forms of words by their base form, from what a pack keeps."""
    return {base: others for group in kept.values() for base, others in opened(group).items()}


def _bases(forms: Mapping[str, str]) -> dict[str, str]:
    """The base forms of each other form: "lives" is one of "life" and of "live"."""
    found: dict[str, str] = {}
    for base, others in forms.items():
        for form in others.split():
            found[form] = f"{found[form]} {base}" if form in found else base
    return found


def _by_letters(table: Mapping[str, str]) -> dict[str, bytes]:
    """A table in closed pieces, by the first letters of its words."""
    pieces: dict[str, dict[str, str]] = {}
    for word, value in table.items():
        pieces.setdefault(word[:LETTERS], {})[word] = value
    return {letters: closed(piece) for letters, piece in pieces.items()}


def _check(each: Mapping[str, Any], place: Place, compiler: Compiler) -> None:
    if not (each["phrases"] or each["words"] or each["pairs"] or each["expression"]):
        raise place.error("needs phrases, words, pairs or an expression")
    if each["unless"] and not each["phrases"]:
        raise place.at("unless").error("belongs to phrases")
    if bool(each["expression"]) != bool(each["reason"]):
        raise place.at("reason").error("an expression has a reason, and nothing else has one")
    for key in ("phrases", "unless"):
        for phrase in each[key]:
            try:
                compiler.compiled(place.entry, phrase, exact=each["exact"])
            except WrongPhraseError as problem:
                raise place.at(key)._replace(entry="").error(str(problem)) from None


def _with(known: PhraseList | None, each: Mapping[str, Any], place: Place) -> PhraseList:
    """A list together with what another file holds of it, as one in Welsh does of one in English."""
    if known is None:
        return PhraseList(each["phrases"], each["unless"], each["exact"])
    if known.exact != each["exact"]:
        raise place.at("exact").error("is not as in the other file that has this list")
    return known._replace(phrases=_joined(known.phrases, each["phrases"]), unless=_joined(known.unless, each["unless"]))


def _add_pairs(known: dict[str, str], more: Mapping[str, str], place: Place) -> None:
    """Puts what another file has of a list of pairs to what is known of it: no word stands in both."""
    for word, value in more.items():
        if word in known:
            raise place.at("pairs").error(f'"{word}" stands in the other file that has this list, too')
        known[word] = value


def _joined(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))
