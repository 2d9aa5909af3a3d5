"""The table of letters.toml."""

from typing import TypedDict


class LettersTable(TypedDict):
    """letters.toml: letters that need no explaining (`known`, for news readers and people in the field `known_news` and
    `known_professional`, too) or do (`told`); consonants in capitals with which a word may begin or end; and words, in
    small letters, that writers set in capitals."""

    known: tuple[str, ...]
    told: tuple[str, ...]
    known_news: tuple[str, ...]
    known_professional: tuple[str, ...]
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    words: tuple[str, ...]
