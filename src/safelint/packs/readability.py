"""readability.toml: limits for each audience, and the words that count as hard or passive."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from safelint.packs.entry import FILE_RECORDED, SOURCES, FileKind, FileOfEntries
from safelint.packs.schema import REQUIRED, Kind, Place, choice, flag, integer, number, table, tables, text, texts
from safelint.values.settings import AUDIENCES, KINDS, AudienceName

if TYPE_CHECKING:
    from safelint.values.tables.graded import GradedTable
    from safelint.values.tables.readability import LimitsRow, ReadabilityTable

_LIMITS: dict[str, Kind] = {
    "audience": choice(AUDIENCES),
    "grade_target": number(),
    "grade_warn": number(),
    "grade_error": number(),
    "sentence_warn": integer(low=1),
    "sentence_leeway": integer(
        0, low=0, high=100, about="per cent above `sentence_warn` up to which a long sentence is a suggestion"
    ),
    "sentence_error": integer(low=1),
    "paragraph_sentences": integer(low=1),
    "passive_share": integer(100, low=0, high=100, about="per cent of the sentences"),
    "passive_voice": flag(True),
    "hard_words": flag(True),
    "graded_everyday": integer(0, low=0, about="syllables from which an everyday word is hard; 0: never"),
    "graded_common": integer(0, low=0, about="syllables from which a common word is hard; 0: never"),
    "graded_other": integer(0, low=0, about="syllables from which any other word is hard; 0: never"),
    "also_hard": texts((), about="lists of easy-words.toml whose words are hard however common they are"),
    "why": text("", empty=True),
}

_READERS: dict[str, Kind] = {
    "audience": choice(AUDIENCES),
    "asked_as": choice(("", *KINDS), "", about="the kind whose help a text for them is asked for where it shows none"),
    "of_courts": flag(False, about="true: the police and courts are who acts where nobody is named"),
    "by_others": flag(False, about="true: who writes for them only reports what bodies say"),
    "young": flag(False, about="true: the number for children is right for them, whatever its service is called"),
    "knows_partly": flag(False, about="true: they know the letters of abbreviations.toml that some readers know"),
    "knows_words": flag(False, about="true: they know the words of abbreviations.toml that are no letters"),
}

FILE: FileOfEntries = FileKind(
    "readability.toml",
    "readability",
    table(
        {
            **FILE_RECORDED,
            "sources": SOURCES,
            "readers": tables(_READERS, ()),
            "limits": tables(_LIMITS, REQUIRED, least=1),
            "minimum_text": table(
                {
                    "words": integer(low=0, about="below: no score"),
                    "sentences": integer(low=0, about="below: no score"),
                    "indicative_words": integer(low=0, about="below: the score is only a hint"),
                    "smog_sentences": integer(low=0, about="below: no SMOG"),
                }
            ),
            "reading_age": table({"add": number(about="reading age = grade + this"), "rule": text()}),
            "not_hard": texts((), about="long words that are not counted as hard"),
            "passive_irregular": texts((), about='participles that do not end in "-ed"'),
            "passive_excused": texts((), about="participles that hide nobody, or are mostly adjectives"),
            "passive_excused_news": texts((), about="court style, not flagged in news and records"),
            "hard_word": tables(
                {
                    "word": text(),
                    "forms": texts((), about="its other forms"),
                    "kind": choice(("official", "police", "jargon")),
                    "prefer": texts(()),
                }
            ),
        }
    ),
)


def by_audience(name: str, read: Mapping[str, Any], graded: GradedTable) -> ReadabilityTable:
    """What a pack keeps of its file (path in the pack: values), with `limits` by audience, each of which has some, and
    the `graded` words; {} where it has no such file."""
    values = FILE.of_any(read, {})
    if not values:
        return {}
    file = f"{name}/{FILE.pattern}"
    limits: dict[AudienceName, LimitsRow] = {}
    for count, row in enumerate(values["limits"], 1):
        place = Place(file, f"limits {count}")
        if row["audience"] in limits:
            raise place.at("audience").error(f'"{row["audience"]}" stands twice')
        if not row["grade_target"] <= row["grade_warn"] <= row["grade_error"]:
            raise place.at("grade_warn").error("target, warn and error must rise")
        if row["sentence_warn"] > row["sentence_error"]:
            raise place.at("sentence_warn").error("warn and error must rise")
        for title in row["also_hard"]:
            if title not in graded.get("hard", {}):
                raise place.at("also_hard").error(f'easy-words.toml has no list "{title}"')
        limits[row["audience"]] = _limits(row)
    told = [row["audience"] for row in values["readers"]]
    for count, audience in enumerate(told, 1):
        if audience in told[: count - 1]:
            raise Place(file, f"readers {count}").at("audience").error(f'"{audience}" stands twice')
    for audience in AUDIENCES:
        if audience not in limits:
            raise Place(file).at("limits").error(f'none for the audience "{audience}"')
    return {
        "recorded": values["recorded"],
        "sources": values["sources"],
        "readers": values["readers"],
        "limits": limits,
        "minimum_text": values["minimum_text"],
        "reading_age": values["reading_age"],
        "not_hard": values["not_hard"],
        "passive_irregular": values["passive_irregular"],
        "passive_excused": values["passive_excused"],
        "passive_excused_news": values["passive_excused_news"],
        "hard_word": values["hard_word"],
        "graded": graded,
    }


def _limits(row: Mapping[str, Any]) -> LimitsRow:
    """The limits of an audience, by which they are then kept."""
    return {
        "grade_target": row["grade_target"],
        "grade_warn": row["grade_warn"],
        "grade_error": row["grade_error"],
        "sentence_warn": row["sentence_warn"],
        "sentence_leeway": row["sentence_leeway"],
        "sentence_error": row["sentence_error"],
        "paragraph_sentences": row["paragraph_sentences"],
        "passive_share": row["passive_share"],
        "passive_voice": row["passive_voice"],
        "hard_words": row["hard_words"],
        "graded_everyday": row["graded_everyday"],
        "graded_common": row["graded_common"],
        "graded_other": row["graded_other"],
        "also_hard": row["also_hard"],
        "why": row["why"],
    }
