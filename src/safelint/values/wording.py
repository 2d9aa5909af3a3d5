"""Counts and lists as people write them."""

from collections.abc import Sequence


def counted(count: int, one: str, several: str = "") -> str:
    """ "1 text", "2,000 texts"; `several` are the words for more than one where no "s" makes them."""
    return f"{count:,} {one if count == 1 else several or f'{one}s'}"


def joined(words: Sequence[str], joint: str) -> str:
    """ "a", "a or b", "a, b or c", with the joint "or"; "" where there are none."""
    return f" {joint} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
