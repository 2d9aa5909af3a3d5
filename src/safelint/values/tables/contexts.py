"""What contexts.toml holds that is a table."""

from typing import TypedDict


class ExceptionSetRow(TypedDict):
    """A set of patterns that excuse hits: what they are of, in words; whether capitals are ignored; and whether words
    in a match do not show what a text is about."""

    says: str
    ignore_case: bool
    shows_no_topic: bool
    patterns: tuple[str, ...]
