"""Writes `rules/uk/lexicon/forms.toml`: all forms of the words that stand in phrases of the pack.

    python -m venv FOLDER && FOLDER/bin/pip install lemminflect==0.2.3 wordfreq==3.1.1 -e .
    FOLDER/bin/python tools/make_forms.py

lemminflect (MIT) generates the forms from its dictionary, which takes "self" for a verb, too. wordfreq (Apache-2.0)
tells which of them nobody writes: "selfed". What is still wrong, or not known, is put right in `forms-by-hand.toml`,
which wins.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

RULES = Path(__file__).resolve().parent.parent / "rules" / "uk"
TARGET = RULES / "lexicon" / "forms.toml"
HEAD = """\
#:schema ../../schema/forms.json
# The forms of the words in phrases, by their base form. Made by tools/make_forms.py with lemminflect 0.2.3 (MIT
# licence, Brad Jascob); do not edit: what is wrong here is put right in forms-by-hand.toml.
# {words}

"""
_COMPARED = ("JJR", "JJS", "RBR", "RBS")  # "sadder" is seldom meant where "sad" is
_UNHEARD = 1.5  # how often a form is written that hardly anybody writes, as a power of ten in a thousand million words
_RARER = 2.4  # powers of ten by which such a form is rarer than its base
_RARER_NOUN = 2.1  # the same for the plural of an adjective: "the regulars", but no "naturals"


def words_of(value: Any) -> Iterator[str]:
    """Every text in a table of phrases."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from words_of(each)
    elif isinstance(value, list):
        for each in value:
            yield from words_of(each)


def phrases() -> Iterator[str]:
    """The phrases of terms, of topics, of classes, and of lists whose words stand for their forms."""
    for path in sorted(RULES.glob("terms/*.toml")):
        for term in tomllib.loads(path.read_text(encoding="utf-8"))["term"]:
            yield from (*term.get("phrases", ()), *map(str.lower, term.get("avoid", ())), *term.get("unless", ()))
    for topic in tomllib.loads((RULES / "topics.toml").read_text(encoding="utf-8"))["topic"]:
        for role in ("strong", "medium", "weak", "exclude"):
            yield from topic.get(role, ())
    yield from tomllib.loads((RULES / "acts.toml").read_text(encoding="utf-8"))["acts"]
    yield from words_of(tomllib.loads((RULES / "lexicon" / "classes.toml").read_text(encoding="utf-8")))
    for path in sorted(RULES.glob("lexicon/*/*.toml")):
        for each in tomllib.loads(path.read_text(encoding="utf-8")).values():
            if not each.get("exact", True):
                yield from (*each.get("phrases", ()), *each.get("unless", ()))


def base_words(written: Iterable[str]) -> list[str]:
    """The plain words of phrases, in small letters, each once."""
    from safelint.lexicon.notation import parsed, plain_words

    found = {word for phrase in written for word in plain_words(parsed(phrase))}
    return sorted(word for word in found if word.isascii() and word.isalpha() and len(word) > 2)


def made_of(words: Iterable[str]) -> str:
    """What the head of the table says of the words that it was made of: a test compares it with those of today."""
    return f"words = {hashlib.sha256(' '.join(words).encode()).hexdigest()[:16]}"


def forms_of(word: str) -> tuple[str, ...]:
    """All other forms of a word, none where it is not a base form."""
    import lemminflect

    lemmas = lemminflect.getAllLemmas(word)
    if word.endswith(("ed", "ing")) and any(word not in each for each in lemmas.values()):
        return ()  # "disabled": a form, though a dictionary has it as a word of its own
    if not any(word in each for each in lemmas.values()):
        return ()
    found: dict[str, None] = {}
    for upos, bases in lemmas.items():
        if word in bases:
            for tag, forms in lemminflect.getAllInflections(word, upos=upos).items():
                if tag not in _COMPARED and (tag != "NNS" or is_noun(word, forms, lemmas)):
                    found.update(dict.fromkeys(forms))
    return tuple(form for form in found if form != word and form.isalpha() and is_written(form, word))


def is_noun(word: str, plurals: Iterable[str], lemmas: Mapping[str, object]) -> bool:
    """Whether people use a word as a noun: an adjective whose plurals hardly anybody writes is none."""
    from wordfreq import zipf_frequency

    common, *often = (zipf_frequency(each, "en", wordlist="large") for each in (word, *plurals))
    return "ADJ" not in lemmas or common - max(often, default=0.0) <= _RARER_NOUN


def is_written(form: str, base: str) -> bool:
    """Whether people write a form: a rare form of a rare word may be right, one of a common word is none."""
    from wordfreq import zipf_frequency

    often: float = zipf_frequency(form, "en", wordlist="large")
    return often >= _UNHEARD or zipf_frequency(base, "en", wordlist="large") - often <= _RARER


def main() -> None:
    sys.path.insert(0, str(RULES.parent.parent / "src"))
    words = base_words(phrases())
    lines = [f'{word} = "{" ".join(forms)}"\n' for word in words if (forms := forms_of(word))]
    TARGET.write_text(HEAD.format(words=made_of(words)) + "".join(lines), encoding="utf-8")
    print(f"{len(lines)} words in {TARGET.name}")


if __name__ == "__main__":
    main()
