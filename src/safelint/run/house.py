"""The texts that a configuration names: what the site adds to every page, and the words that every page must hold."""

from __future__ import annotations

import os

from safelint import readers
from safelint.config import Config
from safelint.config.limits import MOST_INCLUDED_BYTES
from safelint.disk.read import inside
from safelint.run.configurations import named_by
from safelint.run.contents import content
from safelint.values.document import Document
from safelint.values.errors import SafelintError, Unreadable
from safelint.values.settings import HouseWords


class HouseTexts:
    """The texts that configurations name, each read once."""

    def __init__(self) -> None:
        self._by_file: dict[str, HouseWords] = {}  # by configuration file

    def of(self, config: Config) -> HouseWords:
        """The texts that a configuration names.

        Raises:
            SafelintError: a file cannot be read.
        """
        section = config.signposting
        if not section.included and not section.fixed:
            return HouseWords()
        if config.path not in self._by_file:
            included = tuple(_document(config, "included", name) for name in section.included)
            self._by_file[config.path] = HouseWords(included, _fixed_words(section.fixed, config))
        return self._by_file[config.path]


def _fixed_words(name: str, config: Config) -> str:
    if not name:
        return ""
    from safelint.help.fulfilment import bare_words

    words = bare_words(_document(config, "fixed", name).text)
    if not words:
        raise SafelintError(f"{os.path.relpath(config.path)}: signposting.fixed: {name}: holds no words")
    return words


def _document(config: Config, key: str, name: str) -> Document:
    """The document that a key of the section `signposting` names."""
    named_by(config, f"signposting.{key}", name)
    path, limit = os.path.join(config.folder, name), MOST_INCLUDED_BYTES
    try:
        data = content(path, limit, read=lambda path, limit: inside(path, config.folder, limit))
        form = readers.choose(name, data, config.files.suffixes)
        document = readers.read(name, data, form)
        if document.meta.wrong:
            raise Unreadable(document.meta.wrong)
        return document
    except Unreadable as error:
        raise SafelintError(f"{os.path.relpath(config.path)}: signposting.{key}: {name}: {error}") from error
