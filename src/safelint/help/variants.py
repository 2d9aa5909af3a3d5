"""The forms in which a term of a topic is met."""

from __future__ import annotations

from collections.abc import Iterator


def variants(term: str) -> set[str]:
    """The forms in which a term is met: plurals, with and without hyphen, "a child" and "children", -ise and -ize."""
    if term.isupper():
        return {term, term + "s"}
    before, space, last = term.rpartition(" ")
    forms = {term, before + space + _plural(last)}
    if " of " in term or " at " in term or " in " in term or " with " in term:
        words = term.split()
        for place, word in enumerate(words[1:], 1):
            if word in ("at", "of", "in", "with"):
                forms.add(" ".join([*words[: place - 1], _plural(words[place - 1]), *words[place:]]))
    if "child" in term:
        for form in list(forms):
            forms.update(_numbers_of_children(form))
    if "older people" in term:
        forms |= {form.replace("older people", "an older person") for form in forms}
    if term in ("self-harm", "self harm"):
        forms |= {term + "ed", term + "ing"}
    if "-" in term:
        forms |= {form.replace("-", " ") for form in forms}
    if "isation" in term or "ised" in term:
        forms |= {form.replace("isation", "ization").replace("ised", "ized") for form in forms}
    if "honour" in term and "honour" in term.replace("-", " ").split():
        for mark in "'\"":
            forms |= {form.replace("honour", f"{mark}honour{mark}", 1) for form in forms if f"{mark}" not in form}
    return forms


def _numbers_of_children(form: str) -> Iterator[str]:
    """ "a child" for "children" and the other way round, where a text may have either."""
    padded = f" {form} "
    if " a child " in padded:
        yield padded.replace(" a child ", " children ").strip()
    if form.startswith("children ") or form.endswith(" children"):
        single = (
            " a child "
            if any(f" {word} children " in padded for word in ("of", "to", "with", "against"))
            else " child "
        )
        yield padded.replace(" children ", single).strip()


def _plural(word: str) -> str:
    if word.lower().endswith("child"):
        return word + "ren"
    if not word.isalpha() or word.endswith(("s", "ed", "ing")):
        return word
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("sh", "ch", "x")) else "s")


def without_remark(term: str) -> str:
    """A term without the remark in brackets that may follow it in a pack."""
    return term.split(" (")[0].strip()
