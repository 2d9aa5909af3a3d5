"""What one run knows: the packs with the house's own data, indexed for looking things up. Built once, shared by all
documents; each part is made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from safelint.knowledge.phrases import Phrases
from safelint.lexicon.lexicon import Lexicon
from safelint.numbers.registry import Registry
from safelint.values.entries import Pack, Term
from safelint.values.settings import AUDIENCES
from safelint.values.severity import Policy
from safelint.values.text_kinds import Audience, TextKind
from safelint.words.guarded import GuardedSets
from safelint.words.terms import TermIndex

if TYPE_CHECKING:
    from safelint.facts.disagreements import PairScales
    from safelint.help.signposting import Guide
    from safelint.help.topics import TopicIndex
    from safelint.numbers.contact_words import ContactWords
    from safelint.numbers.cue_words import CueWords
    from safelint.numbers.longer_names import LongerNames
    from safelint.reading.graded import GradedWords
    from safelint.text.languages import Languages
    from safelint.text.matcher import Finder
    from safelint.text.sentence_ends import ProseData
    from safelint.text.view import TextView
    from safelint.text.web_addresses import WebAddresses
    from safelint.text.weighing import Scale
    from safelint.values.tables.compiled import SurfaceRow
    from safelint.words.abbreviations import AbbreviationIndex
    from safelint.words.beside_numbers import NamesBesideNumbers
    from safelint.words.consistency import GroupIndex
    from safelint.words.fitting import Fitting
    from safelint.words.former import FormerIndex
    from safelint.words.garbled import GarbledNames
    from safelint.words.inflection import Inflection
    from safelint.words.laws import LawIndex
    from safelint.words.misspelt import NearIndex
    from safelint.words.nation_names import NationIndex
    from safelint.words.swapped_letters import SwappedLetters

_Made = TypeVar("_Made")


class Knowledge:
    """`pack` is the pack with the house's additions; `terms_on` the terms whose rule is switched on."""

    def __init__(self, pack: Pack, terms_on: Iterable[Term]) -> None:
        self.pack = pack
        self._terms_on = frozenset(term.id for term in terms_on)
        self._scales: dict[str, Scale] = {}
        self._made: dict[Callable[[Knowledge], Any], Any] = {}

    @cached_property
    def _phrases(self) -> Phrases:
        return Phrases(self.pack)

    def read_together(self, texts: Sequence[TextView]) -> None:
        """Has phrases looked for in some texts, at least one, at once: most are then tried once for all of them."""
        self._phrases.read_ahead([text.fold.text for text in texts])
        for text, matches in zip(texts, self.lexicon.matches_of_each([text.tokens for text in texts]), strict=True):
            text.read_with(matches)

    def made(self, make: Callable[[Knowledge], _Made]) -> _Made:
        """What `make` makes of what the run knows, made once: what the rules of a family look up in all documents."""
        if make not in self._made:
            self._made[make] = make(self)
        made: _Made = self._made[make]
        return made

    @cached_property
    def kinds(self) -> Mapping[str, TextKind]:
        return {each.id: each for each in self.pack.kinds}

    @cached_property
    def audiences(self) -> Mapping[str, Audience]:
        told = [Audience(**row) for row in self.pack.readability.get("readers", ())]
        return {each.audience: each for each in (*map(Audience, AUDIENCES), *told)}

    @cached_property
    def policy(self) -> Policy:
        return Policy(self.pack.policy, self.kinds.values())

    @cached_property
    def registry(self) -> Registry:
        return Registry.of(self.pack)

    @cached_property
    def service_names(self) -> Finder[SurfaceRow]:
        return self._phrases["services"]

    @cached_property
    def cue_words(self) -> CueWords:
        from safelint.numbers.cue_words import CueWords

        return CueWords.of(self.lexicon)

    @cached_property
    def contact_words(self) -> ContactWords:
        from safelint.numbers.contact_words import ContactWords

        return ContactWords.of(self.lexicon)

    @cached_property
    def longer_names(self) -> LongerNames:
        from safelint.numbers.longer_names import LongerNames

        return LongerNames(self.pack.registry["naming"].get("beside", {}), self.lexicon)

    @cached_property
    def graded_words(self) -> GradedWords:
        """Words by how common they are."""
        from safelint.reading.graded import GradedWords

        return GradedWords(self.pack.readability["graded"])

    @cached_property
    def terms(self) -> TermIndex:
        every = (*self.pack.terms, *self.pack.names)
        return TermIndex(every, self._phrases["terms"], self._terms_on, self.pack.contexts, self.guards)

    @cached_property
    def guards(self) -> GuardedSets:
        return GuardedSets(self.pack.needs, self.pack.exception_sets)

    @cached_property
    def groups(self) -> GroupIndex:
        from safelint.words.consistency import GroupIndex

        return GroupIndex(self.pack.groups, self._phrases["groups"], self.guards)

    @cached_property
    def abbreviations(self) -> AbbreviationIndex:
        from safelint.words.abbreviations import AbbreviationIndex

        return AbbreviationIndex(self.pack, self._phrases["abbreviations"])

    @cached_property
    def swapped_letters(self) -> SwappedLetters:
        from safelint.words.swapped_letters import SwappedLetters

        return SwappedLetters(self.abbreviations.all_letters, self.pack.letters["words"])

    @cached_property
    def former_names(self) -> FormerIndex:
        from safelint.words.former import FormerIndex

        return FormerIndex(self.pack.former_names, self._phrases["former"])

    @cached_property
    def near_names(self) -> NearIndex:
        from safelint.words.misspelt import NearIndex
        from safelint.words.right_names import tables_of

        return NearIndex(tables_of(self.pack))

    @cached_property
    def garbled_names(self) -> GarbledNames:
        from safelint.words.garbled import GarbledNames

        return GarbledNames(self.near_names.tables, self.lexicon)

    @cached_property
    def names_beside_numbers(self) -> NamesBesideNumbers:
        from safelint.words.beside_numbers import NamesBesideNumbers

        return NamesBesideNumbers(self.near_names.tables, self.lexicon)

    @cached_property
    def inflection(self) -> Inflection:
        from safelint.words.inflection import Inflection

        return Inflection(self.lexicon)

    @cached_property
    def fitting(self) -> Fitting:
        from safelint.words.fitting import Fitting

        return Fitting(self.lexicon, self.inflection)

    def scale(self, name: str) -> Scale:
        """What weighs passages, by the name of its file."""
        if name not in self._scales:
            from safelint.text.weighing import Scale

            self._scales[name] = Scale(self.pack.weights[name])
        return self._scales[name]

    @cached_property
    def pair_scales(self) -> PairScales:
        """What weighs whether two values of a text are of one thing."""
        from safelint.facts.disagreements import PairScales

        return PairScales(self.pack.disagreements["scale"])

    @cached_property
    def laws(self) -> LawIndex:
        from safelint.words.laws import LawIndex

        laws, words = self.pack.laws, self.lexicon.words
        return LawIndex(laws, words("letters.in-names"), words("slips.before-law"), words("slips.nation-of-law"))

    @cached_property
    def nation_names(self) -> NationIndex:
        from safelint.words.nation_names import NationIndex

        return NationIndex(self.pack.nation_names["body"], self._phrases["nation-names"])

    @cached_property
    def topics(self) -> TopicIndex:
        from safelint.help.topics import TopicIndex

        pack = self.pack
        return TopicIndex(pack.topics, self.lexicon, pack.exception_sets, pack.acts, pack.needs)

    @cached_property
    def guide(self) -> Guide:
        from safelint.help.signposting import Guide

        words = self._phrases["wordings"]
        return Guide(self.pack, self.kinds, words, self.registry)

    @cached_property
    def lexicon(self) -> Lexicon:
        return Lexicon(self.pack.lexicon)

    @cached_property
    def languages(self) -> Languages:
        from safelint.text.languages import Languages

        return Languages(self.lexicon)

    @cached_property
    def prose(self) -> ProseData:
        from safelint.text.sentence_ends import ProseData

        return ProseData.of(self.pack.sentences, self.addresses)

    @cached_property
    def addresses(self) -> WebAddresses:
        from safelint.text.web_addresses import WebAddresses

        naming = self.pack.registry["naming"]
        return WebAddresses(naming.get("address_endings", ()), naming.get("parent_domains", ()))
