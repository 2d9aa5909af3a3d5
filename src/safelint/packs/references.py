"""What must hold between the files of a pack: no id stands twice, and what an entry names exists.

Every mistake is a `SafelintError` that names file, entry and key.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from safelint.numbers.plan import NumberingPlan
from safelint.packs.entry import Entry, Lists
from safelint.packs.help_references import check_help
from safelint.packs.schema import Place, must_be
from safelint.text.weighing import Scale
from safelint.values.entries import Channel, Helpline, Pack
from safelint.values.families import TERMINOLOGY
from safelint.values.roles import ReaderRoles, SubjectRoles
from safelint.values.wording import joined

# Terms share one space of names, since a term's id is a rule's id, and so they do with the rules of their family.
_WORDS = ("term", "name", "group", "abbreviation")


def check_ids(lists: Lists, retired: Iterable[str], pack: Pack | None = None) -> None:
    """No id stands twice, in `pack` neither, and none that was given up or belongs to a rule is used again."""
    seen: dict[tuple[str, str], str] = {}
    if pack is not None:
        words: tuple[Any, ...] = (*pack.terms, *pack.names, *pack.groups, *pack.abbreviations)
        known = {"word": words, "helpline": pack.helplines, "former_name": pack.former_names}
        seen.update({(space, each.id): f"the pack {pack.name}" for space, listed in known.items() for each in listed})
    gone = set(retired)
    rules = [each.values["id"] for each in lists.get("rule", ())] if pack is None else [each.id for each in pack.rules]
    for key, listed in lists.items():
        for entry in listed:
            name, place = entry.values["id"], entry.place.at("id")
            mine = ("word" if key in _WORDS else key, name)
            if mine in seen:
                raise place.error(f'"{name}" stands twice (also in {seen[mine]})')
            seen[mine] = entry.place.file
            if name in gone:
                raise place.error(f'"{name}" was given up (retired_ids in pack.toml) and must not be used again')
            if key in _WORDS and f"{TERMINOLOGY}/{name}" in rules:
                raise place.error(f'"{name}" is the name of a rule and cannot be used')


def check_days(lists: Lists, recorded: str) -> None:
    """Nothing in a pack is dated after the day on which the pack was `recorded` (ISO 8601)."""
    for entry in (each for listed in lists.values() for each in listed):
        for place, day in _days(entry):
            if day > recorded[: len(day)]:
                raise place.error(f"{day} is after the day of the pack, {recorded} (recorded in pack.toml)")


def _days(entry: Entry) -> Iterator[tuple[Place, str]]:
    """Each date of an entry, a day or a month or a year, with its place; what is not given is ""."""
    for key in ("recorded", "verified", "status_date", "since"):
        yield entry.place.at(key), entry.values.get(key, "")
    for table, keys in (("sources", ("date", "seen")), ("channel", ("verified",)), ("retired", ("until",))):
        for count, each in enumerate(entry.values.get(table, ()), 1):
            for key in keys:
                yield entry.place.at(f"{table} {count}").at(key), each.get(key, "")


def check_pack(folder: str, pack: Pack, lists: Lists) -> None:
    """All that must hold in a pack whose files lie in `folder` (its name, for messages)."""
    known = {each.id: each for each in pack.helplines}
    check_entries(pack, lists)
    _check_registry(Place(f"{folder}/registry.toml"), pack, known)
    _check_shared_numbers(pack, lists["helpline"])
    _check_numbers(f"{folder}/numbers.toml", pack, known)
    _check_naming(f"{folder}/naming.toml", pack, known)
    check_help(folder, pack, lists)
    _check_policy(f"{folder}/policy.toml", pack)


def check_entries(pack: Pack, lists: Lists) -> None:
    """What must hold of the entries in `lists`, which `pack` has of its own files or of a house that added them."""
    known = {each.id: each for each in pack.helplines}
    _check_contexts(pack, lists)
    _check_forms(pack, lists)
    _check_reached(lists["helpline"], pack)
    for entry in lists["helpline"]:
        _check_words(entry, pack)
        _check_successor(entry, known)
        for name in entry.values["sisters"]:
            must_be("helpline", name, known, entry.place.at("sisters"))
    _check_former_names(lists["former_name"], known)


def _meanings(pack: Pack) -> list[str]:
    """What passages are weighed for, each as an entry names it."""
    return [f"{name}.{each}" for name, scale in pack.weights.items() for each in Scale(scale).meanings]


def _check_contexts(pack: Pack, lists: Lists) -> None:
    """Contexts, exception sets, topics and reasons of the policy that entries name exist."""
    known = {*pack.contexts, *pack.lists_of("contexts")}
    for key in _WORDS:
        for entry in lists[key]:
            for field in ("context", "not_context"):
                if name := entry.values.get(field):
                    must_be("context", name, known, entry.place.at(field))
            if name := entry.values.get("weighed"):
                must_be("meaning in a file of weights", name, _meanings(pack), entry.place.at("weighed"))
            for field in ("topics", "needs_wrong_on"):
                for name in entry.values.get(field, ()):
                    must_be("topic", name, [topic.id for topic in pack.topics], entry.place.at(field))
            for name in entry.values.get("lowered", ()):
                must_be("reason of the policy", name, pack.policy["lowered"], entry.place.at("lowered"))
            for name in entry.values["exception_sets"]:
                must_be("exception set", name, pack.exception_sets, entry.place.at("exception_sets"))


def _check_forms(pack: Pack, lists: Lists) -> None:
    """No form stands in two groups, or in two abbreviations: it could not be told which of them is meant."""
    groups = [(each.id, form.lower()) for each in pack.groups for variant in each.variants for form in variant.forms]
    letters = [(each.id, form) for each in pack.abbreviations for form in each.forms]
    for key, field, forms in (("group", "variant", groups), ("abbreviation", "forms", letters)):
        places = {entry.values["id"]: entry.place for entry in lists[key]}
        owners: dict[str, str] = {}
        for owner, form in forms:
            first = owners.setdefault(form, owner)
            if first != owner:
                raise places[owner].at(field).error(f'the form "{form}" stands in "{first}" too')


def _check_words(entry: Entry, pack: Pack) -> None:
    """The topics and the audience of a helpline are those of registry.toml."""
    topics, audiences = pack.registry["topics"], pack.registry["audiences"]
    for key, what, known in (("topics", "topic", topics), ("audience", "audience", audiences)):
        for name in entry.values[key]:
            must_be(f"{what} of helplines", name, known, entry.place.at(key))


_MOST_SUCCESSORS = 20  # of a service: each took over from the one before


def _check_successor(entry: Entry, known: Mapping[str, Helpline]) -> None:
    """`replaced_by` leads to an entry that exists and never back."""
    place = entry.place.at("replaced_by")
    passed = [entry.values["id"]]
    while following := known[passed[-1]].replaced_by:
        must_be("helpline", following, known, place)
        if following in passed:
            raise place.error(f"goes in a circle: {' -> '.join([*passed, following])}")
        if len(passed) > _MOST_SUCCESSORS:
            raise place.error(f"goes through more than {_MOST_SUCCESSORS} services")
        passed.append(following)
    if entry.values["replaced_by"] and entry.values["status"] == "active":
        raise place.error("an active service has no successor")


def _check_reached(entries: Iterable[Entry], pack: Pack) -> None:
    """The numbers that entries tell people to call or to text are in the numbering plan, where a pack has one."""
    if not pack.numbers:
        return
    plan = NumberingPlan(pack.numbers)
    for entry in entries:
        given = [(f"channel {at}", "number", each["kind"], each) for at, each in enumerate(entry.values["channel"], 1)]
        given += [(f"retired {at}", "replaced_by", "sms", each) for at, each in enumerate(entry.values["retired"], 1)]
        for name, key, kind, values in given:
            printed = "" if kind == "keypress" else values[key]
            problem = plan.cannot_be_reached(plan.national(printed), kind) if printed else ""
            if problem:
                raise entry.place.at(name).at(key).error(f'"{printed}" {problem}')


def _check_numbers(file: str, pack: Pack, known: Mapping[str, Helpline]) -> None:
    """The services whose name a short number is, and those named in the place of a line abroad, exist."""
    for digits, name in NumberingPlan(pack.numbers).named.items():
        must_be("helpline", name, known, Place(file, digits, "service"))
    for count, line in enumerate(pack.numbers.get("line_abroad", ()), 1):
        if line["here"]:
            must_be("helpline", line["here"], known, Place(file, f"line_abroad {count}", "here"))


def _check_registry(place: Place, pack: Pack, known: Mapping[str, Helpline]) -> None:
    """The helplines that registry.toml names exist, and the topics whose facts it says when to review."""
    registry = pack.registry
    rows = [("shared_number", "entries", at, row["entries"]) for at, row in enumerate(registry["shared_number"], 1)]
    rows += [("shared_alias", "entries", at, row["entries"]) for at, row in enumerate(registry["shared_alias"], 1)]
    rows += [("reused_number", "used_by", at, row["used_by"]) for at, row in enumerate(registry["reused_number"], 1)]
    rows += [("nameless", "entries", at, row["entries"]) for at, row in enumerate(registry["nameless"], 1)]
    for key, field, count, names in rows:
        for name in names:
            must_be("helpline", name, known, place._replace(entry=f"{key} {count}").at(field))
    for name in pack.review["topics"]:
        must_be("topic of helplines", name, registry["topics"], place.at("review").at("topics"))
    roles = place.at("roles")
    for role, of_helplines in SubjectRoles(**registry["roles"]["topics"])._asdict().items():
        must_be("topic of helplines", of_helplines, registry["topics"], roles.at("topics").at(role))
    for role, of_helplines in ReaderRoles(**registry["roles"]["audiences"])._asdict().items():
        must_be("audience of helplines", of_helplines, registry["audiences"], roles.at("audiences").at(role))


def _check_shared_numbers(pack: Pack, entries: Iterable[Entry]) -> None:
    """No two helplines have one number, and none has a number that another gave up, unless registry.toml says why."""
    shared = {each["number"]: set(each["entries"]) for each in pack.registry["shared_number"]}
    reused = {each["number"] for each in pack.registry["reused_number"]}
    owners: dict[str, str] = {}
    for entry in entries:
        mine = entry.values["id"]
        for digits, place in _numbers(entry):
            first = owners.setdefault(digits, mine)
            if first != mine and not {first, mine} <= shared.get(digits, set()):
                raise place.error(
                    f'"{digits}" is also a number of "{first}"; give the reason as [[shared_number]] in registry.toml'
                )
    for entry in entries:
        for count, each in enumerate(entry.values["retired"], 1):
            digits = entry.plan.national(each["number"])
            if digits in owners and digits not in reused:
                problem = f'"{digits}" is in use by "{owners[digits]}"'
                raise (
                    entry.place.at(f"retired {count}")
                    .at("number")
                    .error(f"{problem}; give the reason as [[reused_number]] in registry.toml")
                )


def check_numbers_of_house(entries: Collection[Entry], pack: Pack, off: Collection[str]) -> None:
    """No helpline that a house adds to `pack` has a number of others that are there, unless it says that they share it
    or they are switched `off`."""
    known = [*(each.id for each in pack.helplines), *(each.values["id"] for each in entries)]
    others = [each for each in pack.helplines if each.is_active and each.id not in off]
    for entry in entries:
        shared = entry.values["shares_with"]
        for name in shared:
            must_be("helpline", name, known, entry.place.at("shares_with"))
        for channel, place in _numbered(entry):
            owners = [each for each in others if any(_same_way(channel, its, entry.plan) for its in each.channels)]
            if any(each.id not in shared for each in owners):
                ids = ", ".join(f'"{each.id}"' for each in owners)
                raise place.error(
                    f"is also the number of {joined([each.name for each in owners], 'and')}; where you share it, write "
                    f"shares_with = [{ids}]"
                )


def _same_way(channel: Mapping[str, Any], other: Channel, plan: NumberingPlan) -> bool:
    """Whether a channel of an entry leads to where another does. Services at one number to text are told apart by the
    words that they ask for."""
    words, others = channel["keywords"], other.keywords
    apart = bool(words and others) and {each.lower() for each in words}.isdisjoint(each.lower() for each in others)
    return plan.national(channel["number"]) == other.digits and not apart


def _numbers(entry: Entry) -> Iterator[tuple[str, Place]]:
    """The national digits of each number of a helpline, with its place."""
    for channel, place in _numbered(entry):
        yield entry.plan.national(channel["number"]), place


def _numbered(entry: Entry) -> Iterator[tuple[Mapping[str, Any], Place]]:
    """Each channel of a helpline that has a number of its own, with the place of the number."""
    for count, channel in enumerate(entry.values["channel"], 1):
        if channel["number"] and channel["kind"] != "keypress":
            yield channel, entry.place.at(f"channel {count}").at("number")


def _check_naming(file: str, pack: Pack, known: Mapping[str, Helpline]) -> None:
    """The helplines that naming.toml names exist."""
    naming = pack.registry["naming"]
    several = [("generic", at, row["entries"]) for at, row in enumerate(naming.get("generic", ()), 1)]
    several += [("shared_name", at, row["entries"]) for at, row in enumerate(naming.get("shared_name", ()), 1)]
    several += [("ran_together", at, row["entries"]) for at, row in enumerate(naming.get("ran_together", ()), 1)]
    for key, count, names in several:
        for name in names:
            must_be("helpline", name, known, Place(file, f"{key} {count}", "entries"))
    single = [("also", at, row["entry"]) for at, row in enumerate(naming.get("also", ()), 1)]
    single += [("former_host", at, row["entry"]) for at, row in enumerate(naming.get("former_host", ()), 1)]
    for key, count, name in single:
        must_be("helpline", name, known, Place(file, f"{key} {count}", "entry"))


def _check_policy(file: str, pack: Pack) -> None:
    """The rules that policy.toml names exist. Each reason that lowers a finding holds somewhere, and what holds always
    is bound to nothing."""
    rules = {rule.id for rule in pack.rules}
    for key in ("facts", "evidence"):
        for name in pack.policy[key]:
            must_be("rule", name, rules, Place(file, key=key))
    of_kinds = {reason for kind in pack.kinds for reason in kind.lowered}
    for reason, row in pack.policy["lowered"].items():
        place = Place(file, f"lowered.{reason}", "always")
        bound = row["audiences"] or reason in of_kinds
        if row["always"] and bound:
            raise place.error("holds always, but stands for audiences or kinds of text (kinds.toml)")
        if not row["always"] and not bound:
            raise place.error("missing: it is for no audience, and no kind of text in kinds.toml names it")


def _check_former_names(entries: Iterable[Entry], known: Mapping[str, Helpline]) -> None:
    """The helplines that former names name exist."""
    for entry in entries:
        if name := entry.values["registry"]:
            must_be("helpline", name, known, entry.place.at("registry"))
