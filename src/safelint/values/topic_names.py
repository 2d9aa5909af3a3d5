"""What people call topics."""

from __future__ import annotations

from collections.abc import Iterable

from safelint.values.entries import Topic


def topic_ids(topics: Iterable[Topic], names: Iterable[str]) -> tuple[str, ...]:
    """The ids of the topics that a person names, each by its id or by a common word: "County lines" and "county-lines"
    are one. A name of none stays as it is."""
    every = tuple(topics)
    ids = {**{name: topic.id for topic in every for name in topic.called}, **{topic.id: topic.id for topic in every}}
    return tuple([ids.get("-".join(name.lower().split()), name) for name in names])
