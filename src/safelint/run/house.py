"""The texts that a configuration names: what the site adds to every page, and the words that every page must hold."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from safelint import readers
from safelint.config import Config
from safelint.config.limits import MOST_INCLUDED_BYTES
from safelint.disk.read import inside
from safelint.run.configurations import named_by
from safelint.run.contents import content
from safelint.values.document import Document
from safelint.values.errors import SafelintError, Unreadable
from safelint.values.settings import Settings


class HouseTexts:
    """The texts that configurations name, each read once."""

    def __init__(self) -> None:
        self._by_file: dict[str, Mapping[str, Any]] = {}  # by configuration file

    def of(self, config: Config) -> Mapping[str, Any]:
        """The texts that a configuration names, as options of the section `signposting`; empty where it names none.
        Those that the site adds to every page are documents.

        Raises:
            SafelintError: a file cannot be read.
        """
        section = config.signposting
        if not section.included and not section.fixed:
            return {}
        if config.path not in self._by_file:
            self._by_file[config.path] = {
                "included_texts": tuple(_document(config, "included", name) for name in section.included),
                "fixed_words": _fixed_words(section.fixed, config),
            }
        return self._by_file[config.path]

    def as_values(self, config: Config) -> Mapping[str, Any]:
        """The same, with all that counts of each document, as values that can be printed. Raises as `of`."""
        texts = self.of(config)
        documents: tuple[Document, ...] = texts.get("included_texts", ())
        return {**texts, "included_texts": tuple((each.text, each.blocks, each.inlines) for each in documents)}

    def with_texts(self, settings: Settings, config: Config) -> Settings:
        """The settings with the texts that the site adds to every page, and the text that every page must hold, beside
        the names of their files. Raises as `of`."""
        texts = self.of(config)
        if not texts:
            return settings
        options = {**settings.options, "signposting": {**config.section("signposting"), **texts}}
        return settings._replace(options=options)


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
