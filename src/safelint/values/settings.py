"""What applies to one document, and the names that a person may choose from."""

from collections.abc import Mapping
from typing import Any, Final, Literal, NamedTuple, get_args

from safelint.values.document import Document

Confidence = Literal["high", "medium", "low"]
"""From the surest to the least sure."""

CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)

AudienceName = Literal["public", "news", "children", "young-people", "professional", "easy-read"]

AUDIENCES: tuple[AudienceName, ...] = get_args(AudienceName)

READERS = {
    "public": "the public",
    "news": "news readers",
    "children": "children under 12",
    "young-people": "young people of 12 to 17",
    "professional": "people who do this for a living",
    "easy-read": "easy read",
}
"""Who they are, after "for"."""

ChosenKind = Literal[
    "press-release",
    "news",
    "service-page",
    "witness-appeal",
    "letter",
    "policy",
    "social-post",
    "guidance",
    "newsletter",
    "story",
    "record",
]

KINDS: tuple[ChosenKind, ...] = get_args(ChosenKind)

GENERAL: Final = "general"
"""What a text is where nothing shows its kind; nobody chooses it."""

KindName = ChosenKind | Literal["general"]

Nation = Literal["england", "wales", "scotland", "northern-ireland"]

NATIONS: tuple[Nation, ...] = get_args(Nation)

NationsFrom = Literal["given", "front-matter", "inferred", "none"]
"""Who said for which nations a text is: flags or configuration, the text itself, its words, or nobody."""


def evened(name: str) -> str:
    """A name as it is listed, which may be typed with capitals, and with a blank for a hyphen: "Northern Ireland"."""
    return "-".join(name.lower().split())


class HouseWords(NamedTuple):
    """What the files hold that a configuration names: the texts that the site adds to every page, and the words, bare,
    that every page must hold, "" for none."""

    included: tuple[Document, ...] = ()
    fixed_words: str = ""


class Settings(NamedTuple):
    """What applies to one document: flags, configuration, overrides and front matter, already resolved.

    `kind` is a name of `KINDS` or "" where it is to be detected; so are empty `topics`. Empty `nations` means all.
    `audience_given` is false where the audience is only the default, so that the kind may bring its own limits.
    `today` is an ISO 8601 date. `options` are the tables of the configuration that checks read, by section; `house`
    is what the files hold that these name.
    """

    audience: AudienceName = "public"
    audience_given: bool = False
    kind: KindName | Literal[""] = ""
    nations: tuple[Nation, ...] = ()
    topics: tuple[str, ...] = ()
    today: str = ""
    nations_from: NationsFrom = "none"
    options: Mapping[str, Mapping[str, Any]] = {}
    house: HouseWords = HouseWords()
