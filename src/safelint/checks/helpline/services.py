"""How a message speaks of a service, and the pages that it rests on."""

from __future__ import annotations

from safelint.help.naming import named
from safelint.values.entries import Helpline

# Services that are called by their number: a sentence needs words for them.
_NUMBERS_BY_NAME = {"police-101": "the police non-emergency number", "emergency-999": "the emergency number"}


def display(entry: Helpline) -> str:
    """The service's name as a sentence takes it, in words where its name is its number."""
    return _NUMBERS_BY_NAME.get(entry.id) or named(entry)


def sentence_start(text: str) -> str:
    return text[:1].upper() + text[1:]


def sources_of(entry: Helpline, fact: str = "") -> tuple[str, ...]:
    """The pages to send a writer to for a fact of an entry: those of its operator and of public bodies that show it.

    Where none is the operator's, also the one on which the operator tells how to reach the service; where there is
    nothing of all this, what others say.
    """
    pages = [page for page in (entry.sources_of(fact) if fact else entry.sources) if page.cite]
    own = [page.url for page in pages if page.by == "operator"]
    theirs = (entry.page or entry.website,) if not own and (entry.page or entry.website) else ()
    found = (*own, *theirs, *(page.url for page in pages if page.by == "official"))
    return found or tuple([page.url for page in pages if page.by in ("body", "other")])
