"""The table of graded-words.toml and easy-words.toml: how common words are."""

from collections.abc import Mapping
from typing import TypedDict


class GradedTable(TypedDict, total=False):
    """graded-words.toml and easy-words.toml in one; without keys where a pack has not both.

    The words of a grade, and those `accepted` as never hard, are one text each, parted by spaces. `hard` has lists of
    hard words by name, each word with what is easier, or "". `endings` has what stands in the base of a word in place
    of an ending, `beginnings` what makes a word no harder.
    """

    everyday: str
    common: str
    accepted: str
    hard: Mapping[str, Mapping[str, str]]
    endings: Mapping[str, tuple[str, ...]]
    beginnings: tuple[str, ...]
