"""What applies to one document, and the names that a person may choose from."""

from collections.abc import Mapping
from typing import Any, NamedTuple

CONFIDENCES = ("high", "medium", "low")

AUDIENCES = ("public", "news", "children", "young-people", "professional", "easy-read")

READERS = {
    "public": "the public",
    "news": "news readers",
    "children": "children under 12",
    "young-people": "young people of 12 to 17",
    "professional": "people who do this for a living",
    "easy-read": "easy read",
}
"""Who they are, after "for"."""

KINDS = (
    *("press-release", "news", "service-page", "witness-appeal", "letter", "policy", "social-post", "guidance"),
    *("newsletter", "story", "record"),
)

GENERAL = "general"
"""What a text is where nothing shows its kind; nobody chooses it."""

NATIONS = ("england", "wales", "scotland", "northern-ireland")


def evened(name: str) -> str:
    """A name as it is listed, which may be typed with capitals, and with a blank for a hyphen: "Northern Ireland"."""
    return "-".join(name.lower().split())


class Settings(NamedTuple):
    """What applies to one document: flags, configuration, overrides and front matter, already resolved.

    `kind` is a name of `KINDS` or "" where it is to be detected; so are empty `topics`. Empty `nations` means all.
    `audience_given` is false where the audience is only the default, so that the kind may bring its own limits.
    `nations_from` tells who said the nations: `given` (flags or configuration), `front-matter`, or `none`.
    `today` is an ISO 8601 date. `options` are the tables of the configuration that checks read, by section.
    """

    audience: str = "public"
    audience_given: bool = False
    kind: str = ""
    nations: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    today: str = ""
    nations_from: str = "none"
    options: Mapping[str, Mapping[str, Any]] = {}
