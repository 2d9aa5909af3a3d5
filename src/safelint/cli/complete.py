"""The names that a shell offers when Tab is pressed. Imported only then."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping

from safelint.values.errors import SafelintError
from safelint.values.families import family
from safelint.values.settings import AUDIENCES, KINDS, NATIONS


def offered(what: str, begun: str) -> list[tuple[str, str]]:
    """The names of `what`, a key of `_NAMES`, that begin with what is typed, each with what it is about or "".

    Nothing where the configuration is wrong: a shell has no place for a message.
    """
    try:
        names = _NAMES[what]()
    except SafelintError:
        return []
    return [pair for pair in names.items() if pair[0].startswith(begun)]


def _topics() -> Mapping[str, str]:
    from safelint.knowledge.loader import load

    return _plain(topic.id for topic in load().topics)


def _rules() -> Mapping[str, str]:
    from safelint import config
    from safelint.knowledge.loader import load
    from safelint.values.rulebook import rulebook

    rules = rulebook(config.extended(load(full=True), config.for_path(os.curdir)))
    return {rule.id: rule.title for rule in rules.values()}


def _families() -> Mapping[str, str]:
    rules = _rules()
    return {**_plain(map(family, rules)), **rules}


def _formats() -> Mapping[str, str]:
    from safelint.reports import format_names

    return _plain(format_names())


def _reports() -> Mapping[str, str]:
    return {f"{name}=": "" for name in _formats()}


def _plain(names: Iterable[str]) -> Mapping[str, str]:
    return dict.fromkeys(names, "")


def _footer(what: str) -> Callable[[], Mapping[str, str]]:
    def names() -> Mapping[str, str]:
        from safelint import footer

        return _plain(getattr(footer, what))

    return names


_NAMES: Mapping[str, Callable[[], Mapping[str, str]]] = {
    "topics": _topics,
    "rules": _rules,
    "families": _families,
    "formats": _formats,
    "reports": _reports,
    "audiences": lambda: _plain(AUDIENCES),
    "kinds": lambda: _plain(KINDS),
    "nations": lambda: _plain(NATIONS),
    "forms": _footer("FORMS"),
    "languages": _footer("LANGUAGES"),
}
