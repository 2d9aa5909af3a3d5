"""Tables of accessibility.toml: links, images, titles, capitals and quick exits."""

from typing import TypedDict


class FileTypeRow(TypedDict):
    """A type of file that a link may lead to: its suffixes, what to call it, and words any of which tells it."""

    suffixes: tuple[str, ...]
    name: str
    said_as: tuple[str, ...]


class AccessibilityTable(TypedDict):
    """accessibility.toml: the words and figures of the rules on links, images, titles, capitals and quick exits. What
    each list is for is said in `packs/accessibility.py`; most are in lower case."""

    recorded: str
    vague_links: tuple[str, ...]
    shorteners: tuple[str, ...]
    vague_alts: tuple[str, ...]
    alt_openings: tuple[str, ...]
    alt_credits: tuple[str, ...]
    camera_names: tuple[str, ...]
    image_suffixes: tuple[str, ...]
    media_suffixes: tuple[str, ...]
    unseen_images: tuple[str, ...]
    alt_long: int
    alt_too_long: int
    tag_places: tuple[str, ...]
    files: tuple[FileTypeRow, ...]
    new_tab: tuple[str, ...]
    new_tab_for_all: tuple[str, ...]
    empty_titles: tuple[str, ...]
    not_headings: tuple[str, ...]
    markers: tuple[str, ...]
    initialisms: tuple[str, ...]
    exit_words: tuple[str, ...]
    exit_topics: tuple[str, ...]
    exit_advised: tuple[str, ...]
    languages: tuple[str, ...]
    languages_longer: tuple[str, ...]
