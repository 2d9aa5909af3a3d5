"""What to add to a text that lacks help: the service to name, and the sentence that names it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from safelint.help.asks import MOST_KEPT, Asks, Readers
from safelint.help.choice import HelpChoice, NamedHelp, keys
from safelint.help.elements import Ask, HelpElement
from safelint.help.fillers import Fillers
from safelint.help.routes import serves
from safelint.values.entries import Helpline
from safelint.values.settings import NATIONS

if TYPE_CHECKING:
    from safelint.values.tables.elements import ElementsTable


class Advice:
    """`table` is the content of `elements.toml`."""

    def __init__(self, table: ElementsTable, fillers: Fillers, asks: Asks) -> None:
        self._fillers = fillers
        self._any_way = (fillers.roles.any_way,)  # what an ask for any one way to help has for its members
        self.choice = HelpChoice(table, fillers, asks)
        self._names_cy = table["names_cy"]
        self._nations_cy = table["nations_cy"]
        self._sentences = lru_cache(MOST_KEPT)(self._plain)

    def asked_in_words(self, ask: Ask, readers: Readers) -> str:
        """What is asked for, in words for the writer."""
        name = self.choice.to_add(ask, readers)
        each = self._fillers.elements[name]
        return next(filter(None, map(each.label_for.get, keys(ask.topic, readers))), each.label)

    def sentences(self, ask: Ask, readers: Readers, language: str = "en") -> tuple[str, ...]:
        """The sentences to add, with services and numbers of the registry, as plain text; none where none can be said
        to readers."""
        return self._sentences(ask, readers, language)

    def _plain(self, ask: Ask, readers: Readers, language: str) -> tuple[str, ...]:
        from safelint.help.naming import by_text, contacts, filled, plain

        if language == "cy":
            lines = self.lines(ask, readers, language)
            return (plain(" ".join(lines)),) if lines else ()
        made: list[str] = []
        for said in self.choice.all_said(ask, readers):
            template = self._template(said, ask, readers)
            if said.services or "{" not in template:
                named = contacts(said.services, several=_serve_some(said.services, readers))
                made.append(plain(filled(template, named, " or ".join(map(by_text, said.services)))))
        return tuple(made)

    def sentence(self, ask: Ask, readers: Readers, language: str = "en") -> str:
        """The same as one text."""
        return " ".join(self.sentences(ask, readers, language))

    def lines(self, ask: Ask, readers: Readers, language: str = "en") -> list[str]:
        """The same for a footer, links as in Markdown: a line for each service where no one service serves all.

        `language` is `en` or `cy`; where there is no Welsh wording, the English one is given.
        """
        made = self.choice.all_said(ask, readers.of_anybody)
        return [line for said in made for line in self._lines(said, ask, readers, language)]

    def _lines(self, said: NamedHelp, ask: Ask, readers: Readers, language: str) -> list[str]:
        from safelint.help import naming

        services, apart = said.services, _serve_some(said.services, readers)
        welsh = self._worded(said, ask).suggest_cy if language == "cy" else ""
        if welsh and (services or "{" not in welsh):
            by_text = self._fillers.elements[said.element].route == "text"
            named = [self._named_cy(each, apart, by_text) for each in services]
            return [naming.filled_cy(welsh, each) for each in named] if "{" in welsh else [welsh]
        template = self._template(said, ask, readers)
        if "{" not in template:
            return [template]
        return [naming.filled(template, naming.contact(each, several=apart), naming.by_text(each)) for each in services]

    def _named_cy(self, service: Helpline, apart: bool, by_text: bool) -> str:
        from safelint.help.naming import contact_cy, nation

        nations = [self._nations_cy.get(each) or nation(each) for each in service.nations] if apart else []
        return contact_cy(service, self._names_cy.get(service.id, service.name), nations, by_text=by_text)

    def _template(self, said: NamedHelp, ask: Ask, readers: Readers) -> str:
        """The wording for a topic in a nation or for an audience, a topic, a nation or an audience, else the element's
        own; where no service can be named, the first that names none."""
        each = self._worded(said, ask)
        made = [*filter(None, map(each.suggest_for.get, keys(ask.topic, readers))), each.suggest]
        return next((template for template in made if said.services or "{" not in template), each.suggest)

    def _worded(self, said: NamedHelp, ask: Ask) -> HelpElement:
        """The element whose wording is used. One way to help is for all, unless its line is for some readers."""
        each = self._fillers.elements[said.element]
        return each if ask.members != self._any_way or each.of_some else self._fillers.elements[ask.members[0]]

    def speaks_to_readers(self, ask: Ask, readers: Readers) -> bool:
        """Whether what to add is a sentence for readers, not advice to the writer ("say when the line is open")."""
        said = self.choice.said(ask, readers)
        return self._fillers.elements[said.element].wording or bool(said.services)

    def named_by(self, ask: Ask, readers: Readers) -> tuple[Helpline, ...]:
        """The services that the sentences to add name."""
        return tuple(each for said in self.choice.all_said(ask, readers) for each in said.services)

    def fitting(self, asks: Sequence[Ask], others: Iterable[Ask], readers: Readers) -> list[Ask]:
        """What to tell a text that lacks `asks`: what to do in danger, of `others` what fits whom the text tells of and
        the crisis line of the nation, then the rest without what is for somebody else."""
        fitting = self.choice.elements_of(readers.people)
        mine = [ask for ask in (*asks, *others) if not fitting.isdisjoint(ask.members)]
        named = {each.id for ask in asks if ask.members != self._any_way for each in self.named_by(ask, readers)}
        of_nation = [ask for ask in others if self._is_of_nation(ask) and not named & self.choice.ids(ask, readers)]
        rest = [ask for ask in asks if self.choice.is_for(ask, readers.people) and self._is_for(ask, readers)]
        told = list(dict.fromkeys((*mine, *of_nation, *rest)))
        told = self.without_what_others_do(told, readers)
        first = self._fillers.roles.in_danger
        return sorted(told, key=lambda ask: (first not in ask.members, ask not in mine, not self._is_of_nation(ask)))

    def without_what_others_do(self, asks: Sequence[Ask], readers: Readers) -> list[Ask]:
        """`asks` without any one way to help where its line is asked for, without a choice of which one is asked for
        anyway, and without the line of a nation where one for the subject is."""
        others = [ask for ask in asks if ask.members != self._any_way]
        asks = [ask for ask in asks if ask.members != self._any_way or not self._is_done(ask, others, readers)]
        alone = {ask.members[0] for ask in asks if len(ask.members) == 1}
        general = {ask.topic for ask in asks if ask.members == self._fillers.topic_lines[:1]}
        asks = [ask for ask in asks if ask.members != self._fillers.topic_lines[1:] or ask.topic not in general]
        return [ask for ask in asks if len(ask.members) == 1 or alone.isdisjoint(ask.members)]

    def _is_done(self, ask: Ask, others: Sequence[Ask], readers: Readers) -> bool:
        """Whether `others` name the line that would be named as the one way to help; where that is for some readers
        alone, or there is none, any line will do."""
        said = self.choice.said(ask, readers)
        if not said.services or self._fillers.elements[said.element].of_some:
            return any(self.choice.is_line(each, readers) for each in others)
        ids = {service.id for service in said.services}
        return any(ids <= self.choice.ids(each, readers) for each in others)

    def _is_of_nation(self, ask: Ask) -> bool:
        name = ask.members[0]
        return self._fillers.elements[name].by_nation and name not in self._fillers.topic_lines

    def _is_for(self, ask: Ask, readers: Readers) -> bool:
        """Whether what would be named without regard to whom a text tells of may be named for them."""
        return self.speaks_to_readers(ask, readers) or not self.choice.ids(ask, readers.of_anybody)


def _serve_some(services: Sequence[Helpline], readers: Readers) -> bool:
    """Whether it must be said for whom each service is: none serves all who are spoken to."""
    asked = readers.nations or NATIONS
    return not any(all(serves(service, (nation,)) for nation in asked) for service in services)
