"""What is known as long as the server runs: the engine with its packs, made anew where settings or the day change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from safelint import config as configuration
from safelint import configured
from safelint.config import Flags
from safelint.gate import baseline as baselines
from safelint.lsp import watch
from safelint.lsp.formats import name_of
from safelint.lsp.services import BegunNames
from safelint.readers.prose.decode import bytes_of
from safelint.run.engine import Engine
from safelint.values.entries import Pack
from safelint.values.errors import SafelintError
from safelint.values.report import DocumentReport


class Checked(NamedTuple):
    """What there is to say of one text. `report` is what is shown, `whole` the same with what the baseline holds; both
    are None where the text was not checked. `problems` say why, or what of it was not; `crashes` are those of them that
    are safelint's fault. `path` is the one by which it was checked, "" where it is no text to check in place. `pages`
    are those of the documentation on the rules that found something, relative to its start. `names` are the services
    that may be named in the text, those of its house too; None where nobody knows. `left_out` says why nobody wants the
    text checked."""

    path: str = ""
    report: DocumentReport | None = None
    whole: DocumentReport | None = None
    problems: tuple[str, ...] = ()
    crashes: tuple[str, ...] = ()
    pages: Mapping[str, str] = {}
    names: BegunNames | None = None
    left_out: str = ""


class Session:
    """Checks texts of an editor, one at a time: none of its methods may run beside another."""

    def __init__(self, flags: Flags = Flags(), config_path: str = "") -> None:
        self._flags = flags
        self._config_path = config_path
        self._renew()

    def _renew(self) -> None:
        self.engine = Engine(self._flags, self._config_path, detail=True)
        self._watched = watch.Watched()
        self._baselines: dict[str, baselines.Baseline] = {}
        self._names: tuple[object, BegunNames] | None = None  # those of a pack

    def forget(self) -> None:
        """Reads settings anew before the next text."""
        self._renew()

    def checked(self, path: str, language: str, text: str) -> Checked:
        """What there is to say of a text that is to stand at `path`. Raises nothing that a text or settings can bring
        about."""
        if self._watched.has_changed() or self.engine.checker.options.day != configuration.today():
            self._renew()
        try:
            return self._checked(path, language, text)
        except SafelintError as error:
            return Checked(path, problems=(str(error),))

    def _checked(self, path: str, language: str, text: str) -> Checked:
        engine = self.engine
        self._watched.add([self._config_path] if self._config_path else watch.above(path))
        config = engine.checker.config(path)
        self._watched.add(watch.named(config))
        name = name_of(path, language, config.files.suffixes)
        left_out = engine.excluded(path) if name else "not in a format that is checked in place"
        if left_out:
            return Checked(left_out=left_out)
        data = bytes_of(text)
        engine.checker.must_fit(data, config)
        found, whole = configured.run_text(engine, name, data, self._read)
        return Checked(
            name,
            found.documents[0] if found.documents else None,
            whole.documents[0] if whole.documents else None,
            tuple(failure.reason for failure in found.failures),
            tuple(failure.reason for failure in found.failures if failure.stage == "check"),
            {note.id: note.page for note in found.rules.values() if note.page},
            self._names_in(engine.checker.rules.pack_of(config)),
        )

    def _read(self, name: str) -> baselines.Baseline:
        """The baseline of a name, read once."""
        if name not in self._baselines:
            self._baselines[name] = baselines.read(name)
        return self._baselines[name]

    def _names_in(self, pack: Pack) -> BegunNames:
        if self._names is None or self._names[0] is not pack:
            self._names = pack, BegunNames(pack.helplines)
        return self._names[1]
