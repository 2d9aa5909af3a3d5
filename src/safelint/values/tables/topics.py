"""Tables of acts.toml: what shows what a text is about."""

from typing import TypedDict


class ActRow(TypedDict):
    """What shows a topic: the values of an `ActRule` (`help/happenings.py`), where `near` and `beside` may name a list
    by itself or several of which one is enough. `says` is what it finds, in words."""

    topic: str
    says: str
    act: tuple[str, ...]
    to: tuple[str, ...]
    by: tuple[str, ...]
    near: tuple[str | tuple[str, ...], ...]
    beside: tuple[str | tuple[str, ...], ...]
    not_near: tuple[str, ...]
    not_beside: tuple[str, ...]
    case: bool
    two_of: tuple[str, ...]
    least: int
    of_which: tuple[str, ...]


class AsideRow(TypedDict):
    """A topic that is none where a text tells of something else: in two wordings of the list `told_by`, with one of
    `said_by`, if that is not "", and none of `but_for`. `instead` is the topic that it then has, or ""."""

    topic: str
    told_by: str
    said_by: str
    but_for: str
    instead: str


class ImagesTable(TypedDict):
    """Images that are shared, or that somebody threatens to share: the subject `of_adults`, or `of_children` where a
    text speaks of children (a phrase of the list `children`) and of no images of adults (`adults`). `any_age` are
    phrases of the latter that fit both."""

    of_adults: str
    of_children: str
    children: str
    adults: str
    any_age: tuple[str, ...]


class ActsTable(TypedDict):
    """acts.toml. `acts` are phrases that show the topic `of_children` done to a child and else the one
    `against_adults`, of which `any_age` say nothing of age; in a text without a child medium words do not show the
    topics `needs_a_child`."""

    of_children: str
    against_adults: str
    acts: tuple[str, ...]
    any_age: tuple[str, ...]
    images: ImagesTable
    aside: tuple[AsideRow, ...]
    needs_a_child: tuple[str, ...]
    shows: tuple[ActRow, ...]
