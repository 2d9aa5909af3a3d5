"""Tables of elements.toml: which help a text must hold."""

from collections.abc import Mapping
from typing import Literal, TypedDict

from safelint.values.settings import AudienceName, Nation

TopicList = Literal["minimum", "core", "full", "best"]
"""A list of what a topic asks for."""


class ElementRolesTable(TypedDict):
    """The ids of the elements that the program itself asks for: the values of `ElementRoles`."""

    in_danger: str
    topic_line: str
    topic_line_of_nation: str
    any_way: str
    local: str
    school: str


class ElementRow(TypedDict):
    """Something that readers may need: what fills it (`services`, wordings, the sort of way), and for whom it is.

    What each key means is said in the head of elements.toml and in `packs/elements.py`. The `..._for` are by topic,
    nation or audience, or by topic and one of both, as in "stalking/wales"; `services_for` and `cues_for` by topic.
    """

    id: str
    label: str
    label_for: Mapping[str, str]
    suggest: str
    suggest_for: Mapping[str, str]
    suggest_cy: str
    services: tuple[str, ...]
    services_for: Mapping[str, tuple[str, ...]]
    phrases: tuple[str, ...]
    cues: tuple[str, ...]
    cues_for: Mapping[str, tuple[str, ...]]
    number_cues: tuple[str, ...]
    patterns: tuple[str, ...]
    own: Literal["", "any", "subject"]
    route: Literal["", "online", "text", "accessible"]
    of_topic: bool
    by_nation: bool
    with_number: bool
    wording: bool
    of_some: bool
    no_line: bool
    open_line: bool
    apart: bool
    on_pages: bool
    of_a_line: bool
    nations: tuple[Nation, ...]
    only_on: tuple[str, ...]
    not_for: tuple[AudienceName, ...]


class AudienceRow(TypedDict):
    """What an audience changes: the audiences of helplines that a service must be for (`served`), the elements asked
    for `instead` of all else or besides, offered, or never asked for (`drop`), the lists of a topic that it must have,
    and the topics on which all that holds, all of them where there are none."""

    id: AudienceName
    served: tuple[str, ...]
    instead: tuple[str, ...]
    required: tuple[TopicList, ...]
    ask: tuple[str, ...]
    offer: tuple[str, ...]
    drop: tuple[str, ...]
    topics: tuple[str, ...]


class PersonRow(TypedDict):
    """Somebody whom a text may tell of, by a list of the family `groups`: the element for them, the list that tells
    that a text is for them `alone`, topics of helplines `never` named for them, and elements not asked for."""

    id: str
    pronoun: str
    unless: tuple[str, ...]
    element: str
    alone: str
    never: tuple[str, ...]
    not_asked: tuple[str, ...]


class PageRow(TypedDict):
    """A page that says what help a text on a subject should give."""

    url: str
    says: str


class NotAskedRow(TypedDict):
    """An element that a topic does not ask for, in one nation or, with "", in all."""

    element: str
    nation: Nation | Literal[""]


class SubjectRow(TypedDict):
    """What a topic is to the registry: the topics of `helplines` that have a line for it, the services that are none
    all the same, and those that help besides (`also`). `lowered` names a reason of the policy, or ""."""

    topic: str
    label: str
    sources: tuple[PageRow, ...]
    helplines: tuple[str, ...]
    not_helplines: tuple[str, ...]
    also: tuple[str, ...]
    not_asked: tuple[NotAskedRow, ...]
    general: bool
    adults: bool
    police: bool
    lowered: str


class ElementsTable(TypedDict):
    """elements.toml. The `..._words` and `pointers` are wordings by which help is found in a text or told from what is
    none; `other_subjects` to `for_some` are topics or audiences of helplines. `at_least` are elements, `beside` is the
    element that stands beside a helpline for some, by its topic; the `..._cy` are names in a Welsh sentence, by id of a
    helpline or by nation."""

    roles: ElementRolesTable
    headings: tuple[str, ...]
    headings_whole: tuple[str, ...]
    help_words: tuple[str, ...]
    offer_words: tuple[str, ...]
    harm_words: tuple[str, ...]
    desk_words: tuple[str, ...]
    help_with_words: tuple[str, ...]
    condition_words: tuple[str, ...]
    menu_words: tuple[str, ...]
    told_words: tuple[str, ...]
    desk_paths: tuple[str, ...]
    help_paths: tuple[str, ...]
    help_hosts: tuple[str, ...]
    other_subjects: tuple[str, ...]
    no_topic_line: tuple[str, ...]
    few_readers: tuple[str, ...]
    of_any_report: tuple[str, ...]
    for_some: tuple[str, ...]
    pointers: tuple[str, ...]
    at_least: tuple[str, ...]
    names_cy: Mapping[str, str]
    nations_cy: Mapping[str, str]
    element: tuple[ElementRow, ...]
    audience: tuple[AudienceRow, ...]
    person: tuple[PersonRow, ...]
    beside: Mapping[str, str]
    subject: tuple[SubjectRow, ...]
