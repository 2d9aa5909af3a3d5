"""Which service does in one nation what another does elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from safelint.checks.helpline.services import display
from safelint.help.naming import nation
from safelint.help.routes import serves
from safelint.numbers.service_names import bare
from safelint.values.settings import CONFIDENCES, NATIONS
from safelint.values.wording import joined

if TYPE_CHECKING:
    from safelint.analysis import Analysis
    from safelint.help.fillers import Fillers
    from safelint.values.entries import Helpline, Rule, Topic


class Sisters:
    """Services by what they do, for a text about some topics (`of_text`, ids of topics.toml)."""

    def __init__(self, fillers: Fillers, of_text: Sequence[str]) -> None:
        self._fillers = fillers
        self._of_text = of_text
        self._line = fillers.roles.topic_line
        self._inspectors = fillers.subject_roles.inspectors  # they inspect all that their nation has given them
        self._anyone, self._children = fillers.reader_roles.anyone, (fillers.reader_roles.children,)

    def _can_replace(self, one: Helpline, other: Helpline, nations: Sequence[str]) -> bool:
        """Whether readers in one of `nations` for whom `one` would be have in `other` a service for the same need."""
        if one.id == other.id or not serves(other, nations) or not self._for_same(one, other):
            return False
        subjects = self._subjects(one)
        same = not subjects.isdisjoint(other.topics) if subjects else other.topics[0] == one.topics[0]
        return same or other.id in self._named(one, nations)

    def of(self, one: Helpline, nations: Sequence[str]) -> dict[Helpline, tuple[str, ...]]:
        """The services to name in the place of `one`, each with the nations to name it for: one for all, else one for
        each that has one."""
        if one.sisters:
            told = (self._fillers.services[id_] for id_ in one.sisters if id_ in self._fillers.services)
            return {each: tuple(n for n in nations if serves(each, (n,))) for each in told if serves(each, nations)}
        listed = self._listed(one, nations)
        able = self._able(one, nations)
        for_all = self._best(one, nations, [each for each in able if _serves_all(each, nations)])
        found: dict[Helpline, tuple[str, ...]] = {}
        for here in nations:
            best = self._best(one, (here,), [each for each in able if serves(each, (here,))])
            if best is not None:
                found[best] = (*found.get(best, ()), here)
        if for_all is None or (not _same_subject(one, for_all) and any(_same_subject(one, each) for each in found)):
            return found
        if for_all.id in listed or not any(each.id in listed for each in found):
            return {for_all: tuple(nations)}
        return found

    def _able(self, one: Helpline, nations: Sequence[str]) -> list[Helpline]:
        """The services for the same need that readers in one of the nations can reach, else those for a broader one."""
        reached = [
            each
            for each in self._fillers.services.values()
            if (each.public_line or self._both_inspect(one, each))
            and not each.area
            and (each.website or any(channel.digits for channel in each.channels))
            and serves(each, nations)
        ]
        broad = set(one.topics) - self._fillers.for_some
        broader = (each for each in reached if self._for_same(one, each) and not broad.isdisjoint(each.topics))
        return [each for each in reached if self._can_replace(one, each, nations)] or list(broader)

    def _best(self, one: Helpline, nations: Sequence[str], able: Iterable[Helpline]) -> Helpline | None:
        listed, named = self._listed(one, nations), self._named(one, nations)

        def rank(each: Helpline) -> tuple[bool | int, ...]:
            known = 0 if each.id in listed else 1 if _same_name(one, each) else 2 if each.id in named else 3
            of_others = not set(each.nations).issubset(nations)
            return (
                one.topics[0] == self._inspectors != each.topics[0],
                known,
                known < 2 and of_others,
                self._difference(one, each),
                named.index(each.id) if each.id in named else 0,
                not self._covers(one, each),
                each.topics[0] != one.topics[0],
                -len(set(each.topics) & set(one.topics)),
                of_others,
                each.audience != one.audience,
                CONFIDENCES.index(each.confidence),
            )

        return min((each for each in able if each.id != one.id), key=rank, default=None)

    def _listed(self, one: Helpline, nations: Sequence[str]) -> tuple[str, ...]:
        """The services that topics which name `one` name for the nations, or for the same part."""
        found = [id_ for topic in self._of(one) for here in nations for id_ in topic.services.get(here, ())]
        parts = [ids for topic in self._of(one) for part, ids in topic.services.items() if part not in NATIONS]
        return tuple(dict.fromkeys((*found, *(id_ for ids in parts if one.id in ids for id_ in ids))))

    def _named(self, one: Helpline, nations: Sequence[str]) -> tuple[str, ...]:
        """The same, and then those that the topics name for all."""
        found = list(self._listed(one, nations))
        for topic in self._of(one):
            parts = [part for part in (*topic.minimum, self._line) if isinstance(part, str)]
            found += [id_ for part in parts for id_ in topic.services.get(part, ())]
        return tuple(dict.fromkeys(found))

    def _of(self, one: Helpline) -> list[Topic]:
        """The topics that name a service: of these those of the text, or else those that it is the line for."""
        every = self._fillers.topics.values()
        held = [topic for topic in every if any(one.id in ids for ids in topic.services.values())]
        lines = (self._line, *NATIONS)
        own = [topic for topic in held if any(one.id in topic.services.get(part, ()) for part in lines)]
        return [topic for topic in held if topic.id in self._of_text] or own

    def _subjects(self, service: Helpline) -> set[str]:
        """What a service helps with; nothing of its own where it is for some readers, whatever they need."""
        subjects = set(service.topics) - self._fillers.for_some
        return subjects - self._fillers.of_any_report or subjects

    def _groups(self, service: Helpline) -> set[str]:
        """For which readers alone a service is."""
        return set(service.topics) & self._fillers.for_some

    def _difference(self, one: Helpline, other: Helpline) -> int:
        """For how many groups of readers one of two services is, and the other not."""
        return 0 if self._both_inspect(one, other) else len(self._groups(one) ^ self._groups(other))

    def _for_same(self, one: Helpline, other: Helpline) -> bool:
        """Whether `other` is for all the readers that `one` is for, so far as the registry tells."""
        if not self._both_inspect(one, other) and not self._groups(other).issubset(one.topics):
            return False
        if self._children in (one.audience, other.audience):  # their line is none for adults, nor the reverse
            return all(self._children[0] in each.audience for each in (one, other))
        return self._anyone in (*one.audience, *other.audience) or not set(one.audience).isdisjoint(other.audience)

    def _both_inspect(self, one: Helpline, other: Helpline) -> bool:
        return one.topics[0] == other.topics[0] == self._inspectors

    def _covers(self, one: Helpline, other: Helpline) -> bool:
        """Whether nobody for whom `one` is is too young or too old for `other`."""
        return self._anyone in other.audience or set(one.audience).issubset(other.audience)


def sisters_for(analysis: Analysis) -> Sisters:
    """Those for the subjects of a text."""
    return Sisters(analysis.knowledge.guide.fillers, [topic.id for topic in analysis.topics])


def advice(analysis: Analysis, rule: Rule, sisters: Mapping[Helpline, tuple[str, ...]]) -> str:
    """The service to name in a text's nations in place of another, or that nobody knows one."""
    registry = analysis.knowledge.registry
    if not sisters:
        return rule.says("no-sister", here=joined([nation(each) for each in analysis.nations], "and"))
    return "".join(
        rule.says(
            "sister",
            here=joined([nation(each) for each in served], "and"),
            service=display(service),
            number=registry.printed(service.id) or service.website,
        )
        for service, served in sisters.items()
    )


def _same_subject(one: Helpline, other: Helpline) -> bool:
    """Whether both are above all for the same."""
    return one.topics[0] == other.topics[0]


def _serves_all(service: Helpline, nations: Sequence[str]) -> bool:
    return all(serves(service, (each,)) for each in nations)


def _same_name(one: Helpline, other: Helpline) -> bool:
    """Whether a name of each begins with the same word: Shelter and Shelter Cymru."""
    first, second = ({bare(name).split()[0] for name in (each.name, *each.aliases)} for each in (one, other))
    return not first.isdisjoint(second)
