"""What people call topics."""

from __future__ import annotations

from collections.abc import Iterable

from safelint.values.entries import Topic


def ids_by_name(called: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """The id of a topic by each name of it; what it is `called` stands beside its id."""
    every = [(topic, tuple(names)) for topic, names in called]
    return {**{name: topic for topic, names in every for name in names}, **{topic: topic for topic, _ in every}}


def topic_ids(topics: Iterable[Topic], names: Iterable[str]) -> tuple[str, ...]:
    """The ids of the topics that a person names, each by its id or by a common word: "County lines" and "county-lines"
    are one. A name of none of them is written as an id is: it may be one that only services have."""
    ids = ids_by_name((topic.id, topic.called) for topic in topics)
    written = ["-".join(name.lower().split()) for name in names]
    return tuple([ids.get(name, name) for name in written])
