"""The files of a rule pack, read strictly: which kinds there are, and the pack that they make together.

Used only when a pack is compiled or house data is added to one. What a file may hold is said by the module named like
it; what must hold between files by `references`. Every mistake is a `SafelintError` that names file, entry and key.
That an entry's examples hold is for the checks to say: tests run them all.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from fnmatch import fnmatchcase
from itertools import chain
from typing import TYPE_CHECKING, Any

from safelint.help.standing import ACT, MEDIUM, NEVER_ALONE, TopicTerm
from safelint.help.topic_terms import FAMILY as TOPIC_TERMS
from safelint.help.topic_terms import list_of, term_of, terms_of
from safelint.lexicon.compiling import PhraseList, WrongPhraseError
from safelint.lexicon.folding import fold
from safelint.lexicon.tokens import Tokens
from safelint.nearest import nearest
from safelint.numbers.plan import NumberingPlan
from safelint.packs import (
    abbreviations,
    accessibility,
    consistency,
    contexts,
    disagreements,
    elements,
    former_names,
    graded,
    helplines,
    kinds,
    laws,
    lexicon,
    nation_names,
    numbers,
    policy,
    ranks,
    readability,
    registry,
    rules,
    sentences,
    terms,
    topics,
    weights,
)
from safelint.packs.entry import ID, Entry, EntryKind, FileKind, Lists
from safelint.packs.needs import check_quick, needed, needed_by
from safelint.packs.references import check_days, check_entries, check_ids, check_numbers_of_house, check_pack
from safelint.packs.schema import Kind, Place, date, entry_place, integer, table, tables, text, texts
from safelint.values.entries import HEAD, Pack
from safelint.values.errors import SafelintError
from safelint.values.topic_names import topic_ids
from safelint.version import __version__
from safelint.words.term_phrases import phrase_lists
from safelint.words.terms import FAMILY, OF_HOUSE

if TYPE_CHECKING:
    from safelint.values.tables.compiled import LexiconTable
    from safelint.values.tables.registry import RegistryTable

SCHEMA = 1
"""The form of the files that this safelint reads. It rises with each change after which an older safelint could not use
the data: another key, another kind of file, a list of words that is gone."""

FILES: tuple[FileKind[Any], ...] = (
    FileKind(
        HEAD,
        "pack",
        table(
            {
                "schema": integer(low=1, about="the form of the files; an older safelint refuses a higher one"),
                "name": ID,
                "version": text(match=r"\d{4}\.\d{1,2}(?:\.\d+)?", about="year.month"),
                "licence": text(about="of the data, by its SPDX identifier"),
                "attribution": text(about="how whoever passes the data on is to name its makers"),
                "recorded": date(about="the day of this version"),
                "retired_ids": texts((), about="ids that were given up and must not be used again"),
            }
        ),
    ),
    rules.FILE,
    policy.FILE,
    kinds.FILE,
    terms.FILE,
    terms.NAMES_FILE,
    terms.NEAR_NAMES_FILE,
    laws.LAWS_FILE,
    laws.BODIES_FILE,
    nation_names.FILE,
    former_names.FILE,
    consistency.FILE,
    abbreviations.FILE,
    abbreviations.LETTERS_FILE,
    contexts.FILE,
    helplines.FILE,
    registry.FILE,
    registry.NAMING_FILE,
    ranks.FILE,
    lexicon.CLASSES_FILE,
    *lexicon.FORMS_FILES,
    lexicon.LISTS_FILE,
    topics.ACTS_FILE,
    numbers.FILE,
    topics.FILE,
    readability.FILE,
    graded.GRADED_FILE,
    graded.EASY_FILE,
    weights.FILE,
    disagreements.FILE,
    accessibility.FILE,
    elements.FILE,
    sentences.FILE,
)
NEEDED: tuple[FileKind[Any], ...] = (
    kinds.FILE,
    registry.FILE,
    policy.FILE,
    topics.ACTS_FILE,
    elements.FILE,
    sentences.FILE,
    accessibility.FILE,
    abbreviations.LETTERS_FILE,
    laws.LAWS_FILE,
    laws.BODIES_FILE,
    nation_names.FILE,
    disagreements.FILE,
)
"""Files without which a pack is refused."""

_OF_A_HOUSE = (
    terms.TERMS,
    terms.NAMES,
    former_names.FORMER_NAMES,
    consistency.GROUPS,
    abbreviations.ABBREVIATIONS,
    helplines.HELPLINES,
)
_ENTRIES = (rules.RULES, *_OF_A_HOUSE, topics.TOPICS, kinds.TEXT_KINDS)

_MOST = 2_000  # entries of one kind that a house may have
HOUSE: Mapping[str, Kind] = {
    "helpline": tables(helplines.OF_THE_HOUSE, most=_MOST, about="Your own services."),
    "term": tables(terms.TERM, most=_MOST, about="Your own words to avoid."),
    "name": tables(terms.TERM, most=_MOST, about="Your own names, as you write them."),
    "former_name": tables(former_names.FORMER_NAME, most=_MOST, about="Names that you have given up."),
    "group": tables(consistency.GROUP, most=_MOST, about="Several names that you have for one thing."),
    "abbreviation": tables(abbreviations.ABBREVIATION, most=_MOST, about="Your own abbreviations."),
}
"""The lists that a configuration may hold beside its settings."""


def json_schemas() -> dict[str, dict[str, Any]]:
    """The JSON schema of each kind of file, by name: what `rules/schema/` holds."""
    return {
        kind.schema: {
            "$schema": "http://json-schema.org/draft-07/schema#",
            "title": f"safelint pack: {kind.pattern}",
            **kind.holds.json,
        }
        for kind in FILES
    }


def build(name: str, files: Mapping[str, bytes]) -> Pack:
    """The pack that `files` (path in the pack: bytes) hold, before it is compiled: `phrases` has none, and there are no
    `right_names`. `name` is that of the pack's folder, for messages.

    Raises:
        SafelintError: names file, entry and key.
    """
    _must_be_there(name, files, HEAD)
    _must_be_known(Place(f"{name}/{HEAD}"), files[HEAD])
    read: dict[str, Any] = {path: _read(f"{name}/{path}", path, data) for path, data in files.items()}
    _must_be_there(name, read, *(each.pattern for each in NEEDED))
    head = read[HEAD]
    lists = _lists(name, read)
    check_ids(lists, head["retired_ids"])
    check_days(lists, head["recorded"])
    values, by = _values(_ENTRIES, lists), ranks.Ranks(ranks.FILE.of_any(read, {}))
    patterns, sets = contexts.patterns_and_sets(read)
    pack = Pack(
        name=head["name"],
        version=head["version"],
        recorded=head["recorded"],
        **{**values, "helplines": tuple(helplines.ranked(each, by) for each in values["helplines"])},
        contexts=patterns,
        exception_sets=sets,
        registry=_registry(read, lists["helpline"]),
        numbers=numbers.FILE.of_any(read, {}),
        readability=readability.by_audience(name, read, graded.joined(name, read)),
        needs={},
        near_names=terms.NEAR_NAMES_FILE.of_any(read, {}),
        right_names=None,
        phrases={"lists": ({}, {}), "right": ()},
        lexicon=_lexicon(name, read, lists, values),
        release={"schema": head["schema"], "licence": head["licence"], "attribution": head["attribution"]},
        weights=weights.scales(read),
        policy=policy.FILE.of(read),
        acts=topics.ACTS_FILE.of(read),
        elements=elements.FILE.of(read),
        sentences=sentences.FILE.of(read),
        accessibility=accessibility.FILE.of(read),
        letters=abbreviations.LETTERS_FILE.of(read),
        laws=laws.LAWS_FILE.of(read),
        bodies=laws.BODIES_FILE.of(read),
        nation_names=nation_names.FILE.of(read),
        disagreements=disagreements.FILE.of(read),
    )
    check_pack(name, pack, lists)
    return pack._replace(needs=needed(pack))


def _lexicon(name: str, read: Mapping[str, Any], lists: Lists, values: Mapping[str, Any]) -> LexiconTable:
    """The lists of words of a pack, with the phrases of its terms and its topics."""
    files = {path: each for path, each in read.items() if path.startswith(lexicon.FOLDER)}
    terms_read = terms_of(values["topics"], topics.ACTS_FILE.of(read))
    of_topics = {list_of(term): PhraseList((term.text,)) for term in terms_read}
    more = {FAMILY: phrase_lists(values["terms"]), TOPIC_TERMS: of_topics}
    for path in files:
        if lexicon.family_of(path) in (*more, OF_HOUSE):
            raise Place(f"{name}/{path}").error("has the name of the lists that are made of terms or topics")
    try:
        return lexicon.compiled(name, files, _counts_of_words(lists), more)
    except WrongPhraseError as problem:
        if problem.list in of_topics:
            raise _place_of_term(name, term_of(problem.list)).error(_said(problem)) from None
        raise _told_of_its_entry(problem, lists["term"]) from None


def _place_of_term(name: str, term: TopicTerm) -> Place:
    """Where a phrase of a topic stands in the pack of that name."""
    if term.role == ACT:
        return Place(f"{name}/{topics.ACTS_FILE.pattern}", key="acts")
    return Place(
        f"{name}/{topics.FILE.pattern}", f'topic "{term.topic}"', MEDIUM if term.role == NEVER_ALONE else term.role
    )


def _told_of_its_entry(problem: WrongPhraseError, entries: Iterable[Entry]) -> SafelintError:
    place = next(entry.place for entry in entries if entry.values["id"] == problem.list)
    return place.at("phrases").error(_said(problem))


def _said(problem: WrongPhraseError) -> str:
    return f'"{problem.phrase}": {problem.problem}'


def _counts_of_words(lists: Lists) -> Mapping[str, int]:
    """How often words stand in the examples of the pack, which are texts of the kind that is checked."""
    counts: Counter[str] = Counter()
    for entry in chain.from_iterable(lists.values()):
        for example in (*entry.values.get("bad", ()), *entry.values.get("good", ())):
            counts.update(Tokens(fold(example)).words)
    return counts


def extend(pack: Pack, additions: Mapping[str, Any], file: str, off: Collection[str] = ()) -> Pack:
    """The pack with house data, of whose services some are `off`; see `knowledge.compiler.extend`. What was compiled of
    the pack stays as it was."""
    lists: dict[str, list[Entry]] = {key: [] for key in HOUSE}
    plan = NumberingPlan(pack.numbers)
    for key, value in additions.items():
        if key not in lists:
            raise Place(file, key=key).error(f"no list of a rule pack{nearest(key, lists)}")
        read = HOUSE[key].read(value, Place(file, key=key))
        for count, values in enumerate(read, 1):
            place = entry_place(Place(file, key=key), values, count)
            settled = {"recorded": values["recorded"] or values.get("verified") or pack.recorded}
            if key == "helpline":
                settled["topics"] = tuple(dict.fromkeys(topic_ids(pack.topics, values["topics"])))
            lists[key].append(Entry({**values, **settled}, "house", place, plan, house=True))
    check_ids(lists, (), pack)
    check_numbers_of_house(lists["helpline"], pack, off)
    own = _values(_OF_A_HOUSE, lists)
    both: dict[str, Any] = {field: (*getattr(pack, field), *entries) for field, entries in own.items()}
    longer = pack._replace(**both)
    check_entries(longer, lists)
    check_quick([entry for key in ("term", "name", "group", "abbreviation") for entry in lists[key]])
    needs = needed_by((*own["terms"], *own["names"]), own["groups"], own["abbreviations"])
    longer = longer._replace(needs={**pack.needs, **needs})
    if not own["terms"]:
        return longer
    of_pack = frozenset(pack.lists_of(FAMILY))
    added = phrase_lists(term for term in longer.terms if term.id not in of_pack)  # those of an earlier call too
    try:
        return longer._replace(lexicon=lexicon.with_family(pack.lexicon, OF_HOUSE, added))
    except WrongPhraseError as problem:
        raise _told_of_its_entry(problem, lists["term"]) from None


def _read(file: str, path: str, data: bytes) -> dict[str, Any]:
    """What a file holds; `file` is its name for messages, `path` that in the pack."""
    kind = next((kind for kind in FILES if fnmatchcase(path, kind.pattern)), None)
    if kind is None:
        raise SafelintError(f"{file}: no file of a rule pack{nearest(path, [kind.pattern for kind in FILES])}")
    read: dict[str, Any] = kind.holds.read(_parsed(file, data), Place(file))
    if kind.check is not None:
        kind.check(read, file)
    return read


def _parsed(file: str, data: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise SafelintError(f"{file}: not valid TOML: {problem}") from None


def _must_be_there(name: str, files: Collection[str], *wanted: str) -> None:
    """Refuses a pack without one of these files: a family of rules would find nothing, and a text look right."""
    for file in wanted:
        if file not in files:
            raise SafelintError(f"{name}/{file}: missing")


def _must_be_known(place: Place, head: bytes) -> None:
    """Said before anything else of a pack is read: what a safelint does not know, it would call a mistake."""
    schema = _parsed(place.file, head).get("schema")
    if isinstance(schema, int) and schema != SCHEMA:
        wanted = "a newer safelint" if schema > SCHEMA else "an older safelint"
        raise place.at("schema").error(
            f"this data has schema {schema} and needs {wanted}: {__version__} reads schema {SCHEMA}. Use a safelint "
            "and a release of the data that fit, or take this release away to use the data that came with the program"
        )


def _lists(name: str, read: Mapping[str, Any]) -> dict[str, list[Entry]]:
    """The entries of all files by the key of their list. The day of record, what excuses a term, and that it is on a
    spelling or on plain words, may stand once for a whole file."""
    lists: dict[str, list[Entry]] = {kind.key: [] for kind in _ENTRIES}
    plan = NumberingPlan(numbers.FILE.of_any(read, {}))
    for path, tables_read in read.items():
        if path == HEAD or path.startswith(lexicon.FOLDER):
            continue
        for key, entries in lists.items():
            for count, values in enumerate(tables_read.get(key, ()), 1):
                place = entry_place(Place(f"{name}/{path}", key=key), values, count)
                recorded = values.get("recorded") or tables_read["recorded"] or read[HEAD]["recorded"]
                whole = {"recorded": recorded}
                if key == "term":
                    whole["excused"] = values["excused"] or tables_read["excused"]
                    whole |= {each: tables_read[each] for each in ("spelling", "plain_words")}
                entries.append(Entry({**values, **whole}, path, place, plan))
    return lists


def _values(kinds: Iterable[EntryKind], lists: Lists) -> dict[str, Any]:
    """The entries as values, by the field of `Pack` that holds them."""
    return {kind.field: tuple([kind.read(entry) for entry in lists[kind.key]]) for kind in kinds}


def _registry(read: Mapping[str, Any], entries: Iterable[Entry]) -> RegistryTable:
    """What is known of helplines beside the entries themselves."""
    own = registry.FILE.of(read)
    return {
        "topics": own["topics"],
        "audiences": own["audiences"],
        "roles": own["roles"],
        "review": own["review"],
        "shared_alias": own["shared_alias"],
        "shared_number": own["shared_number"],
        "nameless": own["nameless"],
        "reused_number": own["reused_number"],
        "naming": registry.NAMING_FILE.of_any(read, {}),
        "corroborated": tuple([each.values["id"] for each in entries if each.values["corroborated"]]),
    }
