"""Texts for people about rules and settings: what `explain`, `rules` and `config` print."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from safelint import config as configuration
from safelint.config import Config, Flags, RuleLevels
from safelint.config.discovery import why_passed_over
from safelint.help.naming import nation
from safelint.jsontext import as_json
from safelint.knowledge.loader import load
from safelint.lexicon.folding import fold
from safelint.lexicon.forms import WordForms
from safelint.lexicon.lexicon import Lexicon
from safelint.lexicon.notation import parsed, plain_words
from safelint.lexicon.tokens import Tokens
from safelint.packs.lexicon import forms_table
from safelint.run.provenance import applied, of_the_house
from safelint.values.entries import Group, Pack, Rule, Term
from safelint.values.families import TERMINOLOGY, family
from safelint.values.references import Reference
from safelint.values.rulebook import ABBREVIATIONS, INCONSISTENT, NAMES, rule_id, rulebook
from safelint.values.settings import AUDIENCES
from safelint.values.wording import joined
from safelint.visible import onelines, wrapped
from safelint.words.term_phrases import phrases_of
from safelint.words.terms import FAMILY, OF_HOUSE

_WHERE = {
    "sentence": "the sentence",
    "near": "the sentence or one beside it",
    "paragraph": "the paragraph",
    "heading": "the heading above it, or the title,",
    "before": "the text before it",
    "document": "the text",
}
"""Where the context of an entry is looked for, by its `context_in`."""


def _pack(config: Config) -> Pack:
    return configuration.extended(load(full=True), config)


def explained(name: str, config_path: str, *, phrases: bool = False) -> str:
    """What a writer needs to know of a rule; with its `phrases` also how its pack writes them.

    Raises:
        SafelintError: there is no such rule.
    """
    config = configuration.for_path(os.curdir, config_path)
    pack = _pack(config)
    rules = rulebook(pack)
    levels = configuration.levels(os.curdir, config, Flags())
    own = [rule for rule in rules.values() if family(rule.id) == name]
    if own:
        return _family(name, own, levels, pack)
    rule = rules.get(name) or rules.get(f"{TERMINOLOGY}/{name}")
    if rule is None:
        raise configuration.unknown_rule(name, list(rules))
    level: str = levels.level(rule.id, rule.severity, enabled=rule.enabled)
    if level == "off":
        level = "off here" if rule.enabled else "off by default"
    lines = [rule.id, "", *wrapped(rule.title, ""), f"Severity: {level}"]
    lines += _section("What to do", [rule.advice])
    lines += _section("Why", [rule.why])
    marks = " (what is found stands between [[ and ]])" if any("[[" in text for text in rule.bad) else ""
    lines += _section(f"A text with this fault{marks}", [_examples(rule.bad)])
    lines += _section("A text without it", [_examples(rule.good)])
    term = next((each for each in pack.terms if rule_id(each) == rule.id), None)
    allowed = config.section("terminology").get("allow", ())
    if term is not None:
        lines += _term(term, allowed, pack, most=len(term.instead) if phrases else _MOST_INSTEAD)
    if rule.id == INCONSISTENT:
        setting = [_group_setting(pack.groups)]
        lines += _section("To choose another name of a group, or to switch one on or off", setting)
    if rule.id == ABBREVIATIONS:
        letters = (form for each in pack.abbreviations for form in each.forms if form.isupper())
        setting = [f'[terminology]\nallow = ["{form}"]' for form in islice(letters, 1)]
        lines += _section("To leave letters or a phrase alone, write in safelint.toml", setting)
    lines += _section("Sources", [_source(each) for each in rule.sources if each.cite])
    lines += _section("Also read, but no authority", [_source(each) for each in rule.sources if not each.cite])
    if rule.standard:
        lines += ["", f"Standard: {rule.standard}"]
    if rule.recorded:
        lines += ["", f"Recorded: {rule.recorded}"]
    lines += _ways_out(rule, of_words=term is not None or rule.id == NAMES)
    lines += _listed(rule, pack) if term is None else _words(term)
    lines += _patterns(term, pack) if term is not None and phrases else []
    return onelines(lines)


def _ways_out(rule: Rule, *, of_words: bool) -> list[str]:
    """The exact lines that silence a rule: one place, one text, some words, one folder, everywhere. The words are for
    the writer to fill in: those that a rule is there to find are no example of what to allow."""
    off = f'"{rule.id}" = "off"'
    marked = ["[[" in example for example in rule.bad]  # an example without is one of a finding about the whole text
    at_words = of_words or any(marked)
    ways = []
    if at_words:
        comment = f"<!-- safelint-disable-next-line {rule.id} -- your reason -->"
        ways.append(("At one place, the line above it in Markdown or HTML:", [comment]))
    if not at_words or not all(marked):
        comment = f"<!-- safelint-disable-file {rule.id} -- your reason -->"
        ways.append(("In one text, as it is about the whole of it, anywhere in Markdown or HTML:", [comment]))
    if of_words:
        ways.append(("For a name or a phrase that holds the words, in safelint.toml:", ["[terminology]", _ALLOWED]))
    ways += [
        ("In one folder, in safelint.toml:", ["[[overrides]]", 'files = ["archive/**"]', f"rules = {{ {off} }}"]),
        ("Everywhere, in safelint.toml:", ["[rules]", off]),
    ]
    lines = ["", "If a finding is wrong for your texts"]
    for where, text in ways:
        lines += [f"    {where}", *(f"        {line}" for line in text), ""]
    return lines[:-1]


def _family(name: str, rules: Sequence[Rule], levels: RuleLevels, pack: Pack) -> str:
    """What a family of rules asks, the names that its settings take, and how all of it is chosen or switched off."""
    lines = [f"{name}: a family of {len(rules)} rules. `safelint explain RULE` tells all of one of them.", ""]
    lines += [f"    {line}" for line in _table(rules, levels)]
    for title, told in _NAMES_TAKEN.get(name, {}).items():
        pairs = told(pack)
        width = max(len(key) for key, _ in pairs)
        lines += ["", title, *(f"    {key:<{width}}  {words}" for key, words in pairs)]
    lines += _section("Only these rules", [f"safelint check --select {name}"])
    lines += _section("Not these rules, in safelint.toml", [f'[rules]\n{name} = "off"'])
    return "\n".join(lines) + "\n"


def subjects(pack: Pack) -> list[tuple[str, str]]:
    """The subjects of texts, each by its name and in words."""
    labels = {each["topic"]: each["label"] for each in pack.elements["subject"]}
    return [(topic.id, labels.get(topic.id, topic.id.replace("-", " "))) for topic in pack.topics]


def elements_of_help(pack: Pack) -> list[tuple[str, str]]:
    return [(each["id"], each["label"]) for each in pack.elements["element"]]


def _limits(pack: Pack) -> list[tuple[str, str]]:
    most = "grade {grade_warn}, {sentence_warn} words in a sentence, {paragraph_sentences} sentences in a paragraph"
    strict = "; strict: grade {grade_error}, {sentence_error} words"
    return [(name, (most + strict).format_map(pack.readability["limits"][name])) for name in AUDIENCES]


_NAMES_TAKEN: Mapping[str, Mapping[str, Callable[[Pack], Sequence[tuple[str, str]]]]] = {
    "signposting": {
        "Subjects, for --topic and `topics`": subjects,
        "Elements of help, for `require` in [signposting]": elements_of_help,
    },
    "readability": {"The limits of each audience": _limits},
}


def _table(rules: Iterable[Rule], levels: RuleLevels) -> list[str]:
    """A line a rule: its id, its severity here or "off", and what it looks for."""
    rows = [(rule, levels.level(rule.id, rule.severity, enabled=rule.enabled)) for rule in rules]
    width = max(len(rule.id) for rule, _ in rows)
    return [f"{rule.id:<{width}}  {level:<10}  {rule.title}" for rule, level in rows]


def _term(term: Term, allowed: Sequence[str], pack: Pack, most: int) -> list[str]:
    """What to write in the place of a term, of `most` of its forms, and where it counts."""
    own = [f"{form}: {joined(words, 'or')}" for form, words in islice(term.instead.items(), most)]
    more = f"and {len(term.instead) - most:,} more" if len(term.instead) > most else ""
    around = " (… stands for the other words)" if any("…" in line for line in own) else ""
    lines = _section(f"Write instead{around}", [joined(term.prefer, "or"), *own, more])
    own = [phrase for phrase in allowed if term.id in _found_in(phrase, pack)]
    lines += _section("Allowed by your configuration", [", ".join(own)])
    if term.context:
        spoken_of = term.context.replace("-", " ").replace("_", " ")
        lines += _section("Only where", [f"{_WHERE[term.context_in]} also speaks of {spoken_of}"])
    lines += _section("Only in texts on", [", ".join(topic.replace("-", " ") for topic in term.topics)])
    on = joined([topic.replace("-", " ") for topic in term.needs_wrong_on], "or")
    lines += _section("Only where somebody's wrong is told, too", [f"in texts on {on}"] if on else [])
    if term.in_heading:
        lines += _section("In a heading", [term.in_heading])
    if term.nations:
        lines += _section("Only for texts about", [", ".join(map(nation, term.nations))])
    return lines + _section("Left alone", list(term.exceptions))


def _words(term: Term) -> list[str]:
    """The words by which a term is found, as far as they are plain ones."""
    lines = _section("Words found", [", ".join(term.avoid)])
    return lines + _section(
        "How it is found", ["By all words of a sentence together: no list has them."] * bool(term.weighed)
    )


def _patterns(term: Term, pack: Pack) -> list[str]:
    """The rest of how a term is found, for who writes packs."""
    lines = _section("Phrases found, as the rule pack writes them", list(term.phrases))
    lines += _section("Also in these forms", [", ".join(_forms(term, pack))])
    lines += _section("But not in", list(term.unless))
    if term.weighed:
        lines += _section("Sentences whose words weigh enough for", [term.weighed.replace(".", ": ")])
    return lines


def _listed(rule: Rule, pack: Pack) -> list[str]:
    """All that a rule with a list of its own looks for."""
    if rule.id == NAMES:
        return _section("Names", [f"{', '.join(each.avoid[:4])}: {each.advice}" for each in pack.names])
    if rule.id == INCONSISTENT:
        return _section("Groups of names", [_group(each) for each in pack.groups])
    if rule.id == ABBREVIATIONS:
        known = [f"{', '.join(each.forms)}: {each.message}" for each in pack.abbreviations if each.enabled]
        return _section("Letters and words", known)
    return []


def _forms(term: Term, pack: Pack) -> Iterator[str]:
    """The base words in the phrases of a term, each with its other forms."""
    forms = WordForms(forms_table(pack.lexicon["notation"]["forms"]))
    for word in dict.fromkeys(word for phrase in phrases_of(term) for word in plain_words(parsed(phrase))):
        if others := forms.of(word):
            yield f"{word} ({', '.join(others)})"


def _found_in(words: str, pack: Pack) -> set[str]:
    """The ids of the terms that stand in some words."""
    matches = Lexicon(pack.lexicon).matches(Tokens(fold(words)))
    return {id_ for each in (FAMILY, OF_HOUSE) for id_, _ in matches.every(each)}


_MOST_INSTEAD = 8  # forms, each with its words to write instead
_ALLOWED = 'allow = ["[the whole name or phrase of your texts]"]'


def _group_setting(groups: Sequence[Group]) -> str:
    """How another name of the first group is chosen, and the second is switched off; "" without groups."""
    lines = [f'{group.id} = "{group.variants[1].name}"' for group in groups[:1]]
    lines += [f'{group.id} = "off"' for group in groups[1:2]]
    return "\n".join(["[terminology.groups]", *lines]) if lines else ""


def _group(group: Group) -> str:
    names = ", ".join(variant.name for variant in group.variants)
    state = group.severity if group.enabled else "off until you switch it on"
    return f"{group.id} ({state}): {names}. {group.message}"


def _source(source: Reference) -> str:
    return f"{source.url}: {source.says}" if source.says else source.url


def _section(title: str, texts: list[str]) -> list[str]:
    texts = [text for text in texts if text]
    if not texts:
        return []
    lines = ["", title]
    for text in texts:
        for paragraph in text.split("\n"):
            lines += wrapped(paragraph, "    ")
    return lines


def _examples(texts: Sequence[str]) -> str:
    """One below the other; where one has several lines, with a line between."""
    stripped = [text.strip() for text in texts]
    return ("\n\n----\n\n" if any("\n" in text for text in stripped) else "\n").join(stripped)


def listed(form: str, config_path: str) -> str:
    """Every rule with its severity here."""
    config = configuration.for_path(os.curdir, config_path)
    levels = configuration.levels(os.curdir, config, Flags())
    book = rulebook(_pack(config)).values()
    if form == "json":
        return as_json([_rule(rule, levels) for rule in book])
    return onelines(_table(book, levels))


def _rule(rule: Rule, levels: RuleLevels) -> dict[str, Any]:
    level = levels.level(rule.id, rule.severity, enabled=rule.enabled)
    severity = rule.severity if level == "off" else level
    return {"id": rule.id, "severity": severity, "enabled": level != "off", "title": rule.title}


def settings(file: str, config_path: str) -> str:
    """Which settings apply to a file, each with where it comes from; where there is none yet, which would apply.

    Raises:
        SafelintError: wrong use.
        Unreadable: the file cannot be read, so that nobody knows what it says of settings itself.
    """
    from safelint.run.checker import Checker
    from safelint.run.options import RunOptions

    checker = Checker(RunOptions(config_path=os.fsencode(config_path)))
    config = checker.config(file)
    checker.validate(config)
    is_text = os.path.exists(file) and not os.path.isdir(file)
    meta = checker.understood(file)[0].document.meta if is_text else None
    lines = [f"Configuration: {os.path.relpath(config.path) if config.path else 'none found'}"]
    lines += map(why_passed_over, sorted(checker.configurations.passed_over))
    lines += [] if os.path.exists(file) else [f"There is no {file}; this is what would apply."]
    told = (*applied(file, config, Flags(), meta), *of_the_house(config))
    lines += [f"{name + ':':<10} {value}  ({origin})" for name, value, origin in told]
    for silence in configuration.silences(file, config):
        words = f' over "{silence["text"]}"' if silence["text"] else ""
        lines.append(f"silenced: {silence['rule']}{words}: {silence['reason']}")
    of_the_run = {key: config.values.get(key) for key in ("fail-on", "baseline")}
    lines += [f"{key}: {value}  ({os.path.relpath(config.path)})" for key, value in of_the_run.items() if value]
    return onelines(lines)
