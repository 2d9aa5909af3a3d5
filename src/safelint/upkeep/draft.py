"""The files of a rule pack in memory: entries of services are looked up, put in and changed, the whole is read
strictly, and only then is anything written."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any

from safelint.disk import write
from safelint.knowledge import sources
from safelint.nearest import nearest
from safelint.numbers.plan import NumberingPlan
from safelint.packs import numbers, packfiles
from safelint.packs.helplines import CHANNEL, HELPLINE, PAGE, RETIRED
from safelint.packs.ranks import Ranks
from safelint.packs.schema import Place
from safelint.upkeep.blocks import Written, added, blocks, rendered, replaced
from safelint.values.entries import HEAD, Pack
from safelint.values.errors import SafelintError, UnwrittenError
from safelint.values.topic_names import ids_by_name

_FOLDER = "helplines/"
ORDER: Mapping[str, tuple[str, ...]] = {
    "": tuple(HELPLINE),
    "sources": tuple(PAGE),
    "channel": tuple(CHANNEL),
    "retired": tuple(RETIRED),
}
"""The keys of an entry as the house orders them."""
_SHARED = {"": ("number", "entries", "retired_for", "used_by", "why")}


class PackDraft:
    """The files of the pack in `folder`, with changes that are not written yet."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._read = sources.read_files(folder)
        self._files = dict(self._read)
        self._name = os.path.basename(os.path.abspath(folder))
        self._head = self._table(HEAD)
        self._places: dict[str, tuple[str, Written]] = {}
        for path in self.paths:
            self._look(path)

    @property
    def paths(self) -> list[str]:
        """The files of services."""
        return [path for path in self._files if path.startswith(_FOLDER)]

    @property
    def recorded(self) -> str:
        """The day of the pack (ISO 8601)."""
        return str(self._head["recorded"])

    @property
    def topics(self) -> Mapping[str, str]:
        """What each topic of services means."""
        found: Mapping[str, str] = self._table("registry.toml")["topics"]
        return found

    @property
    def topic_names(self) -> Mapping[str, str]:
        """The topic of services for each name that people use for one, its own among them."""
        subjects = self._table("topics.toml")["topic"]
        called = ids_by_name((subject["id"], subject.get("called", ())) for subject in subjects)
        return {**called, **{topic: topic for topic in self.topics}}

    @property
    def audiences(self) -> Mapping[str, str]:
        """Whom each audience of services means."""
        found: Mapping[str, str] = self._table("registry.toml")["audiences"]
        return found

    @property
    def plan(self) -> NumberingPlan:
        """The numbering plan."""
        path = "numbers.toml"
        return NumberingPlan(numbers.FILE.holds.read(self._table(path), Place(f"{self._name}/{path}")))

    @property
    def ranks(self) -> Ranks:
        """Whose word counts."""
        return Ranks(self._table("sources.toml"))

    @property
    def entries(self) -> dict[str, dict[str, Any]]:
        """What each service is said to be, as it stands in the files, by id."""
        return {name: block.values for name, (_, block) in self._places.items()}

    def path_of(self, name: str) -> str:
        """The file that an entry stands in, by its path in the pack."""
        return self._places[name][0]

    def entry(self, wanted: str) -> dict[str, Any]:
        """A copy of the entry whose id, name or alias is `wanted`, whatever the case.

        Raises:
            SafelintError: there is none, or several have the name.
        """
        found = self.called(wanted)
        if len(found) > 1:
            raise SafelintError(f'"{wanted}" is the name of several services; give the id: {", ".join(found)}')
        if not found:
            names = [*self.entries, *(each["name"] for each in self.entries.values())]
            raise SafelintError(f'"{wanted}" is no service of the registry{nearest(wanted, names)}')
        return _copied(self.entries[found[0]])

    def called(self, wanted: str) -> list[str]:
        """The ids of the entries with this id, else with this name, else with this alias."""
        folded = " ".join(wanted.casefold().split())
        if folded in self._places:
            return [folded]
        for names in (lambda each: (each["name"],), lambda each: each.get("aliases", ())):
            found = [id_ for id_, each in self.entries.items() if folded in map(str.casefold, names(each))]
            if found:
                return found
        return []

    def owners(self, digits: str) -> list[str]:
        """The ids of the services that have a number today, by its national digits."""
        return _having(digits, "channel", self.entries, self.plan)

    def gave_up(self, digits: str) -> list[str]:
        """The ids of the services that gave a number up."""
        return _having(digits, "retired", self.entries, self.plan)

    def put(self, values: Mapping[str, Any], path: str = "") -> None:
        """Puts an entry in the place of the one with its id, or at the end of the file `path`."""
        new = rendered("helpline", values, ORDER)
        name = values["id"]
        path, block = self._places.get(name, (path, None))
        text, shown = self.text(path), f"{self._name}/{path}"
        changed = added(text, None, new) if block is None else replaced(text, block, new, shown)
        self._files[path] = changed.encode()
        self._look(path)

    def dated(self, day: str) -> None:
        """Sets the day of the pack, unless it is later already: nothing in a pack is younger than the pack."""
        if day > self.recorded:
            text = re.sub(r"^recorded = \S+", f"recorded = {day}", self.text(HEAD), flags=re.MULTILINE)
            self._files[HEAD] = text.encode()
            self._head = self._table(HEAD)

    def reasons(self, key: str, digits: str) -> Written | None:
        """What registry.toml says of a number in the list `key`."""
        found = blocks(self.text("registry.toml"), key, f"{self._name}/registry.toml")
        return next((each for each in found if each.values["number"] == digits), None)

    def give_reason(self, key: str, values: Mapping[str, Any]) -> None:
        """Puts an entry of the list `key` of registry.toml in the place of the one for its number, or after the last;
        one that names fewer than two services goes."""
        path, shown = "registry.toml", f"{self._name}/registry.toml"
        text, block = self.text(path), self.reasons(key, values["number"])
        needless = key == "shared_number" and len(values["entries"]) < 2
        new = "" if needless else rendered(key, values, _SHARED)
        if block is not None:
            text = replaced(text, block, new, shown)
        elif new:
            text = added(text, next(reversed(blocks(text, key, shown)), None), new)
        self._files[path] = text.encode()

    def name_instead(self, gone: str, successor: str) -> None:
        """In topics.toml, the services that a subject asks for: `successor` in the place of one that is `gone`, or none
        where that is "".

        Raises:
            SafelintError: a subject would be left without a service where it asks for one.
        """
        path = "topics.toml"
        self._files[path] = _named_instead(self.text(path), gone, successor, f"{self._name}/{path}").encode()

    def checked(self) -> Pack:
        """The pack with the changes, read strictly.

        Raises:
            SafelintError: names file, entry, key and reason.
        """
        return packfiles.build(self._name, self._files)

    @property
    def changed(self) -> list[str]:
        """The files that are to be written."""
        return [path for path, data in self._files.items() if data != self._read[path]]

    def write(self) -> list[str]:
        """Writes the files that have changed; gives their paths.

        Raises:
            UnwrittenError: one cannot be written; those before it are.
        """
        done = []
        for path in self.changed:
            full = os.path.join(self.folder, *path.split("/"))
            try:
                write.fixed(full, self._read[path], self._files[path])
            except UnwrittenError as error:
                raise UnwrittenError(f"{full}: {error}") from error
            done.append(full)
        return done

    def text(self, path: str) -> str:
        """What a file of the pack holds now."""
        try:
            return self._files[path].decode("utf-8")
        except (KeyError, UnicodeDecodeError) as problem:
            raise SafelintError(f"{self._name}/{path}: missing, or no UTF-8") from problem

    def _table(self, path: str) -> dict[str, Any]:
        from safelint import toml

        try:
            return toml.loads(self.text(path))
        except ValueError as problem:
            raise SafelintError(f"{self._name}/{path}: not valid TOML: {problem}") from None

    def _look(self, path: str) -> None:
        """Notes where the entries of a file stand."""
        for block in blocks(self.text(path), "helpline", f"{self._name}/{path}"):
            self._places[block.values["id"]] = (path, block)


def _having(digits: str, key: str, entries: Mapping[str, Mapping[str, Any]], plan: NumberingPlan) -> list[str]:
    """The ids of the entries that have a number, by its national digits, in one of their tables `key`."""
    found = []
    for id_, entry in entries.items():
        called = (
            each["number"] for each in entry.get(key, ()) if each.get("number") and each.get("kind") != "keypress"
        )
        if digits in map(plan.national, called):
            found.append(id_)
    return found


def _named_instead(text: str, gone: str, successor: str, file: str) -> str:
    """The text of topics.toml, with `successor` or nothing in the place of the id of a service that is `gone`."""
    for asked in re.findall(rf'^([\w-]+ = \[[^\]\n]*"{gone}"[^\]\n]*\])', text, re.MULTILINE):
        role, _, names = asked.partition(" = ")
        ids = [successor if each == gone else each for each in re.findall(r'"([^"]*)"', names)]
        left = list(dict.fromkeys(filter(None, ids)))
        if not left:
            raise SafelintError(f'{file}: services.{role}: "{gone}" is the only one; name another there first')
        text = text.replace(asked, f"{role} = [{', '.join(map(_quoted, left))}]")
    return text


def _quoted(name: str) -> str:
    return f'"{name}"'


def _copied(values: Mapping[str, Any]) -> dict[str, Any]:
    """The entry with lists and tables of its own."""
    return {
        key: [dict(each) if isinstance(each, Mapping) else each for each in value] if isinstance(value, list) else value
        for key, value in values.items()
    }
