"""The table of sentences.toml."""

from typing import TypedDict


class SentencesTable(TypedDict):
    """sentences.toml: words by which the end of a sentence is told from what only looks like it. What each list is for
    is said in `packs/sentences.py`."""

    titles: tuple[str, ...]
    before_numbers: tuple[str, ...]
    continuing: tuple[str, ...]
    may_end: tuple[str, ...]
    also_words: tuple[str, ...]
    saints: tuple[str, ...]
    times: tuple[str, ...]
    before_times: tuple[str, ...]
    after_times: tuple[str, ...]
    lettered: tuple[str, ...]
    starters: tuple[str, ...]
    refusing: tuple[str, ...]
    small_names: tuple[str, ...]
    marked_names: tuple[str, ...]
    after_marked_names: tuple[str, ...]
    run_on: tuple[str, ...]
