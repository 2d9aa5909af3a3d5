"""What the files that tell which help a text must hold name in each other and in the registry: elements.toml,
topics.toml, acts.toml, kinds.toml and the subjects of accessibility.toml.

What is named and is not there would ask for nothing, and a line that a reader needs would be missing without a word.
Every mistake is a `SafelintError` that names file, entry and key.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from safelint.help.happenings import ACTS, ANYBODY, LISTS
from safelint.packs.entry import Entry, Lists
from safelint.packs.schema import Place, entry_place, must_be
from safelint.values.entries import Pack
from safelint.values.settings import AUDIENCES, GENERAL, KINDS, NATIONS

_Known = Mapping[str, Collection[str]]
"""What exists, by what it is called in messages."""

_ELEMENT, _HELPLINE, _TOPIC = "element", "helpline", "topic"
_SUBJECT, _READERS = "topic of helplines", "audience of helplines"
_PEOPLE, _REASON, _NATION = "list of people in the lexicon", "reason of `lowered` in policy.toml", "nation"
_WORDING = "topic, nation or audience"

_NAMED = {
    "other_subjects": _SUBJECT,
    "no_topic_line": _SUBJECT,
    "few_readers": _READERS,
    "of_any_report": _SUBJECT,
    "for_some": _SUBJECT,
    "at_least": _ELEMENT,
    "beside": _ELEMENT,
}
"""What the keys of elements.toml name."""

_NAMED_BY_ROWS = {
    "element": {"services": _HELPLINE, "services_for": _HELPLINE, "only_on": _TOPIC},
    "audience": {
        "served": _READERS,
        "instead": _ELEMENT,
        "ask": _ELEMENT,
        "offer": _ELEMENT,
        "drop": _ELEMENT,
        "topics": _TOPIC,
    },
    "person": {
        "id": _PEOPLE,
        "unless": _PEOPLE,
        "alone": _PEOPLE,
        "element": _ELEMENT,
        "never": _SUBJECT,
        "not_asked": _ELEMENT,
    },
    "subject": {
        "topic": _TOPIC,
        "helplines": _SUBJECT,
        "not_helplines": _HELPLINE,
        "also": _SUBJECT,
        "lowered": _REASON,
    },
}
"""What the keys of the rows of its lists name."""

_BY = {"beside": _SUBJECT, "names_cy": _HELPLINE, "nations_cy": _NATION}
"""What the keys of its tables are the names of."""

_BY_IN_ROWS = {
    "element": {"services_for": _TOPIC, "cues_for": _TOPIC, "suggest_for": _WORDING, "label_for": _WORDING},
}
"""The same in the rows of its lists."""

_OF_A_TOPIC = ("minimum", "core", "full", "best")
_OF_A_KIND = ("ask", "offer", "school_ask", "not_offered")
_ListKey = Literal["act", "two_of", "of_which", "to", "by", "near", "beside", "not_near", "not_beside"]
_AN_ACT: tuple[_ListKey, ...] = ("act", "two_of", "of_which")
_PERSONS: tuple[_ListKey, ...] = ("to", "by")
_AROUND: tuple[_ListKey, ...] = ("near", "beside", "not_near", "not_beside")


def check_help(folder: str, pack: Pack, lists: Lists) -> None:
    """All that these files of a pack name exists; `folder` is where its files lie (its name, for messages)."""
    known = _known(pack)
    _check_elements(Place(f"{folder}/elements.toml"), pack.elements, known)
    _check_topics(lists["topic"], known)
    _check_acts(Place(f"{folder}/acts.toml"), pack, lists["topic"], known)
    _check_kinds(Place(f"{folder}/kinds.toml"), lists["kind"], known)
    for key in ("exit_topics", "exit_advised"):
        _check(_TOPIC, pack.accessibility[key], Place(f"{folder}/accessibility.toml", key=key), known)


def _known(pack: Pack) -> _Known:
    topics = [topic.id for topic in pack.topics]
    some = (*NATIONS, *AUDIENCES)
    return {
        _ELEMENT: [each["id"] for each in pack.elements["element"]],
        _HELPLINE: {each.id for each in pack.helplines},
        _TOPIC: topics,
        _SUBJECT: pack.registry["topics"],
        _READERS: pack.registry["audiences"],
        _PEOPLE: pack.lists_of("groups"),
        _REASON: pack.policy["lowered"],
        _NATION: (*NATIONS, "uk"),
        _WORDING: {*topics, *some, *(f"{topic}/{each}" for topic in topics for each in some)},
    }


def _check(what: str, names: Any, place: Place, known: _Known) -> None:
    for name in _texts(names):
        must_be(what, name, known[what], place)


def _texts(value: Any) -> Iterator[str]:
    """The names in a value: a text unless it is left out, a list of such, the values of a table."""
    if isinstance(value, str):
        yield from (value,) if value else ()
    elif isinstance(value, Mapping):
        yield from _texts(tuple(value.values()))
    else:
        for each in value:
            yield from _texts(each)


def _check_elements(place: Place, elements: Mapping[str, Any], known: _Known) -> None:
    """All that elements.toml names exists."""
    _check_table(place, elements, _NAMED, _BY, known)
    for role, name in elements["roles"].items():
        _check(_ELEMENT, name, place.at("roles").at(role), known)
    for key, named in _NAMED_BY_ROWS.items():
        for count, row in enumerate(elements[key], 1):
            _check_table(entry_place(place.at(key), row, count), row, named, _BY_IN_ROWS.get(key, {}), known)
    for count, row in enumerate(elements["subject"], 1):
        names = [each["element"] for each in row["not_asked"]]
        _check(_ELEMENT, names, place._replace(entry=f"subject {count}", key="not_asked"), known)


def _check_table(
    place: Place, table: Mapping[str, Any], named: Mapping[str, str], by: Mapping[str, str], known: _Known
) -> None:
    for key, what in named.items():
        _check(what, table[key], place.at(key), known)
    for key, what in by.items():
        _check(what, tuple(table[key]), place.at(key), known)


def _check_topics(entries: Iterable[Entry], known: _Known) -> None:
    """The elements and helplines that topics name exist, and each is a topic of helplines."""
    for entry in entries:
        for role, names in entry.values["services"].items():
            _check(_HELPLINE, names, entry.place.at(f"services.{role}"), known)
        for key in _OF_A_TOPIC:
            _check(_ELEMENT, entry.values[key], entry.place.at(key), known)
        _check(_SUBJECT, entry.values["id"], entry.place.at("id"), known)


def _check_list(name: str, pack: Pack, place: Place) -> None:
    family, _, own = name.partition(".")
    if name:
        must_be("list of the lexicon", own, pack.lists_of(family), place)


def _check_images(place: Place, pack: Pack, known: _Known) -> None:
    images, where = pack.acts["images"], place._replace(entry="images")
    for of_topic in ("of_adults", "of_children"):
        _check(_TOPIC, images[of_topic], where.at(of_topic), known)
    for of_list in ("children", "adults"):
        _check_list(images[of_list], pack, where.at(of_list))
    phrases = {phrase for topic in pack.topics if topic.id == images["of_children"] for phrase in topic.strong}
    for phrase in images["any_age"]:
        must_be("phrase of that topic", phrase, phrases, where.at("any_age"))


def _check_acts(place: Place, pack: Pack, entries: Iterable[Entry], known: _Known) -> None:
    """The topics, phrases and lists that acts.toml names exist, and each topic is shown by something."""
    acts = pack.acts
    for of_topics in ("of_children", "against_adults", "needs_a_child"):
        _check(_TOPIC, acts[of_topics], place.at(of_topics), known)
    against_adults = next(topic for topic in pack.topics if topic.id == acts["against_adults"])
    phrases = (*against_adults.strong, *against_adults.medium)
    for phrase in acts["any_age"]:
        must_be("phrase of that topic", phrase, phrases, place.at("any_age"))
    _check_images(place, pack, known)
    around = {name for family in LISTS for name in pack.lists_of(family)}
    lists = dict.fromkeys(_AN_ACT, pack.lists_of(ACTS)) | dict.fromkeys(_PERSONS, (*pack.lists_of("people"), ANYBODY))
    for count, rule in enumerate(acts["shows"], 1):
        where = place._replace(entry=f"shows {count}")
        _check(_TOPIC, rule["topic"], where.at("topic"), known)
        for key in (*_AN_ACT, *_PERSONS, *_AROUND):
            for name in _texts(rule[key]):
                must_be("list of the lexicon", name, lists.get(key, around), where.at(key))
    instead = {row["instead"] for row in acts["aside"]}
    for count, row in enumerate(acts["aside"], 1):
        where = place._replace(entry=f"aside {count}")
        for of_topic in ("topic", "instead"):
            _check(_TOPIC, row[of_topic], where.at(of_topic), known)
        for of_list in ("told_by", "said_by", "but_for"):
            _check_list(row[of_list], pack, where.at(of_list))
    for entry in entries:
        if not entry.values["strong"] and entry.values["id"] not in instead:
            raise entry.place.at("strong").error(
                "nothing shows it, and `aside` in acts.toml puts it in no topic's place"
            )


def _check_kinds(place: Place, entries: Sequence[Entry], known: _Known) -> None:
    """Every kind of text that a person may name has its entry, and names reasons of the policy, elements and topics
    that exist; one alone says what is asked of few words."""
    for name in (*KINDS, GENERAL):
        if name not in {entry.values["id"] for entry in entries}:
            raise place.at("kind").error(f'"{name}" is missing')
    for entry in [entry for entry in entries if entry.values["asked_of_few_words"]][1:]:
        raise entry.place.at("asked_of_few_words").error("true of another kind, too")
    for entry in entries:
        _check(_REASON, entry.values["lowered"], entry.place.at("lowered"), known)
        for key in _OF_A_KIND:
            _check(_ELEMENT, entry.values[key], entry.place.at(key), known)
        for count, each in enumerate(entry.values["ask_on"], 1):
            asked = entry.place.at(f"ask_on {count}")
            _check(_ELEMENT, each["element"], asked.at("element"), known)
            _check(_TOPIC, each["topics"], asked.at("topics"), known)
