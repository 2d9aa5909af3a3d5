"""The pages of the rules (rules/*.md) and of the services (helplines.md), made from the rule packs when the site is
built, so that no rule is described by hand and no page is older than its rule. `mkdocs.yml` names this file as a hook.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from safelint.explain import elements_of_help, subjects
from safelint.knowledge.loader import load
from safelint.knowledge.sources import rules_folder
from safelint.values.entries import Abbreviation, Channel, FormerName, Group, Helpline, Pack, Rule, Term
from safelint.values.families import FAMILIES, TERMINOLOGY, family
from safelint.values.references import Reference
from safelint.values.rulebook import anchor, rule_id, rulebook
from safelint.values.settings import AUDIENCES, CONFIDENCES, AudienceName
from safelint.values.wording import joined

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from safelint.values.tables.readability import LimitsRow

_MADE = "<!-- Made by tools/rule_pages.py from the rule packs: change those. -->"
_SILENCED = "<!-- safelint-disable-file {} -- {} -->"
_WORDS = "this page names the words that it is about"
_MARKS = "In the examples, what is flagged stands between `[[` and `]]`."
_MOST_FORMS = 8
_Limit = Literal[
    "grade_target",
    "grade_warn",
    "sentence_warn",
    "sentence_leeway",
    "paragraph_sentences",
    "grade_error",
    "sentence_error",
]
_IN_CONTEXT = ("schemes-and-bodies", "seeming-blame", "blame-in-general", "unfinished")
"""Themes whose words count beside others, which no page has, or are only a suggestion."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """What mkdocs calls when it has listed the pages in docs/: the made ones join them."""
    from mkdocs.structure.files import File

    for path, text in pages(load(full=True)).items():
        files.append(File.generated(config, path, content=text))
    return files


def pages(pack: Pack) -> dict[str, str]:
    """Every page that is made: its path beside those in docs/, its text."""
    themes = _themes(pack)
    made = {"rules/index.md": _index(pack, themes), "helplines.md": _helplines(pack)}
    for name in FAMILIES:
        made[f"rules/{name}.md"] = _family(pack, name, themes)
    for theme, title in themes.items():
        made[f"rules/terms-{theme}.md"] = _theme(pack, theme, title)
    made["rules/names.md"] = _names(pack)
    made["rules/consistency.md"] = _consistency(pack)
    made["rules/abbreviations.md"] = _abbreviations(pack)
    return {path: "\n".join(lines).rstrip("\n") + "\n" for path, lines in sorted(made.items())}


def _themes(pack: Pack) -> dict[str, str]:
    """The files of terms, each with its title, by title."""
    titles = {path.stem: _title(path) for path in sorted((Path(rules_folder()) / pack.name / "terms").glob("*.toml"))}
    return dict(sorted(titles.items(), key=lambda pair: pair[1]))


def _title(path: Path) -> str:
    return str(tomllib.loads(path.read_text(encoding="utf-8"))["title"])


def _head(title: str, *paragraphs: str, silenced: str = "", why: str = _WORDS) -> list[str]:
    lines = [_MADE, *([_SILENCED.format(silenced, why)] if silenced else []), "", f"# {title}", ""]
    for paragraph in paragraphs:
        lines += [paragraph, ""]
    return lines


# --- the list of all rules


def _index(pack: Pack, themes: dict[str, str]) -> list[str]:
    rules = rulebook(pack)
    lines = _head(
        "All rules",
        f"There are {len(rules)} rules in the pack `{pack.name}`, version {pack.version}. An *error* would mislead or "
        "harm a reader. A *warning* is for an editor to change. A *suggestion* is worth a look. A rule that is *off* "
        "waits until a [configuration](../configuration.md#switch-rules-on-and-off) switches it on.",
        "`safelint rules` prints the same list for your own settings. `safelint explain RULE` prints one rule.",
        silenced="terminology",
    )
    coded = {rule.id for rule in pack.rules}
    for name, told in FAMILIES.items():
        lines += [f"## [{told.title}]({name}.md)", "", told.question, ""]
        own = [rule for rule in rules.values() if rule.id in coded and family(rule.id) == name]
        lines += _table(("Rule", "Severity", "What it finds"), [_row(rule, f"{name}.md") for rule in own])
    for theme, title in themes.items():
        lines += [f"## [{title}](terms-{theme}.md)", ""]
        own = [rules[rule_id(term)] for term in _terms(pack, theme)]
        lines += _table(("Rule", "Severity", "Words"), [_row(rule, f"terms-{theme}.md") for rule in own])
    return lines


def _row(rule: Rule, page: str) -> tuple[str, ...]:
    return f"[{rule.id}]({page}#{anchor(rule.id)})", _severity(rule), _cell(rule.title)


def _severity(rule: Rule | Term | Group | Abbreviation) -> str:
    return rule.severity if rule.enabled else f"off ({rule.severity})"


# --- a page a family


def _family(pack: Pack, name: str, themes: dict[str, str]) -> list[str]:
    told = FAMILIES[name]
    extra = _MORE.get(name)
    silenced = name if name == TERMINOLOGY else ""
    lines = _head(told.title, told.question, _MARKS, silenced=silenced)
    if name == TERMINOLOGY:
        lines += ["Each term to avoid is a rule of its own. The terms stand on a page for each theme:", ""]
        lines += [*(f"- [{title}](terms-{theme}.md)" for theme, title in themes.items()), ""]
        lines += ["What the rules on names and letters know stands on pages of its own:", ""]
        lines += ["- [Names and how they are written](names.md)", "- [Two names for one thing](consistency.md)"]
        lines += ["- [Letters and words to explain](abbreviations.md)", ""]
    for rule in pack.rules:
        if family(rule.id) == name:
            lines += _rule(rule)
    return lines + (extra(pack) if extra else [])


def _rule(rule: Rule) -> Iterator[str]:
    yield from (f"## {rule.id}", "", f"{rule.title}.", "")
    standard = f" · {rule.standard}" if rule.standard else ""
    yield from (f"*{_severity(rule)}{standard} · recorded {rule.recorded}*", "")
    yield from (f"**What to do:** {rule.advice}", "", f"**Why:** {rule.why}", "")
    yield from _example("With this fault", rule.bad)
    yield from _example("Without it", rule.good)
    yield from _sources(rule.sources)


def _example(title: str, texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield from (f"{title}:", "", "```text", "\n\n----\n\n".join(text.strip() for text in texts), "```", "")


def _sources(sources: Sequence[Reference]) -> Iterator[str]:
    shown = [source for source in sources if source.cite]
    if shown:
        yield from ("Sources:", "", *(f"- {_source(source)}" for source in shown), "")


def _source(source: Reference) -> str:
    host = (urlsplit(source.url).hostname or "").removeprefix("www.")
    says = source.says or "the page"
    return f"[{_plain(says)}]({source.url.replace(')', '%29').replace(' ', '%20')}) (`{host}`)"


def _limits(pack: Pack) -> list[str]:
    columns: tuple[tuple[str, _Limit], ...] = (
        ("Aim at grade", "grade_target"),
        ("Grade, most", "grade_warn"),
        ("Words in a sentence, most", "sentence_warn"),
        ("Per cent above this, a suggestion", "sentence_leeway"),
        ("Sentences in a paragraph, most", "paragraph_sentences"),
        ("Grade, strict", "grade_error"),
        ("Words in a sentence, strict", "sentence_error"),
    )
    limits = pack.readability["limits"]
    rows = [(f"`{name}`", *(str(limits[name][key]) for _, key in columns)) for name in AUDIENCES]
    return [
        "## The limits of each audience",
        "",
        "Above the most, a finding is a warning; of a sentence that is only a little longer it is a suggestion. Above "
        "the strict limits it is an error with `strict = true`. "
        "A [configuration](../configuration.md#readability) can set other limits. Grades are Flesch-Kincaid grades: "
        "the years of school that a reader needs.",
        "",
        *_table(("Audience", *(title for title, _ in columns)), rows),
        *_graded(limits),
    ]


def _graded(limits: Mapping[AudienceName, LimitsRow]) -> list[str]:
    """How the words of the audiences that know few are judged."""
    judged = [(name, limits[name]) for name in AUDIENCES if limits[name]["also_hard"]]
    rows = [
        (f"`{name}`", *(str(row[grade] or "never") for grade in ("graded_everyday", "graded_common", "graded_other")))
        for name, row in judged
    ]
    return [
        "## Words that few readers know",
        "",
        "For these audiences every word is judged, however short the text, by how common it is and how long: it is "
        "hard from so many syllables. Besides there are lists by hand: of words that these readers know or must meet, "
        "and of words that are hard for them however common they are. Names, what others say and words that the text "
        "explains are left alone.",
        "",
        *_table(("Audience", "Everyday", "Common", "Any other"), rows),
        "How common a word is comes from SCOWL by Kevin Atkinson (`rules/uk/graded-words.toml`, with its notice); the "
        "lists by hand stand in `rules/uk/easy-words.toml`.",
        "",
    ]


def _elements(pack: Pack) -> list[str]:
    elements, topics = (
        [(f"`{name}`", _cell(words)) for name, words in told(pack)] for told in (elements_of_help, subjects)
    )
    of_services = [f"`{name}`" for name in pack.registry["topics"] if name not in dict(subjects(pack))]
    return [
        "## The subjects",
        "",
        "These are the names for `--topic`, for `topics` in a configuration and in front matter. Other names that "
        "people use for them do as well:",
        "",
        *_table(("Topic", "Subject"), topics),
        f"A service, as in `[[helpline]]`, takes these names, and those that no text has: {', '.join(of_services)}.",
        "",
        "## The elements of help",
        "",
        "What a text is asked for depends on its subject, its kind and its audience. `safelint footer` prints it for "
        "you. These names can stand in `require` in a [configuration](../configuration.md#signposting):",
        "",
        *_table(("Element", "What it is"), elements),
    ]


_MORE = {"readability": _limits, "signposting": _elements}


# --- terms, a page a theme


def _terms(pack: Pack, theme: str) -> list[Term]:
    return sorted((term for term in pack.terms if term.theme == theme), key=rule_id)


def _theme(pack: Pack, theme: str, title: str) -> list[str]:
    terms = _terms(pack, theme)
    lines = _head(
        title,
        f"{len(terms)} rules. {_MARKS} Quotations, and texts that name a word to explain it, are left alone.",
        silenced="" if theme in _IN_CONTEXT else "terminology",
    )
    for term in terms:
        own = [f"{joined(words, 'or')} for “{form}”" for form, words in term.instead.items()]
        lines += _entry(rule_id(term), term, term.avoid, [*term.prefer, *own], term.advice)
    return lines


def _entry(heading: str, entry: Term | Group, forms: Sequence[str], prefer: Sequence[str], said: str) -> Iterator[str]:
    yield from (f"## {heading}", "")
    yield from (f"*{_severity(entry)} · confidence {entry.confidence} · recorded {entry.recorded}*", "")
    more = f" and {len(forms) - _MOST_FORMS} more forms" if len(forms) > _MOST_FORMS else ""
    if forms:
        yield f"- Finds: {', '.join(map(_plain, forms[:_MOST_FORMS]))}{more}"
    if prefer:
        yield f"- Write instead: {'; '.join(map(_plain, prefer))}"
    yield f"- {_plain(said)}"
    if entry.why:
        yield f"- Why: {_plain(entry.why)}"
    left = [each for each in entry.exceptions if not each.startswith(("direct quotation", "text that names the term"))]
    if left:
        yield f"- Left alone: {'; '.join(map(_plain, left))}"
    yield from (f"- With this fault: {_code(text)}" for text in entry.bad)
    yield from (f"- Without it: {_code(text)}" for text in entry.good)
    yield from (f"- Source: {_source(source)}" for source in entry.sources if source.cite)
    yield ""


def _right(name: Term) -> list[str]:
    """Every name that an entry asks for, once."""
    return list(dict.fromkeys((*name.prefer, *chain.from_iterable(name.instead.values()))))


def _names(pack: Pack) -> list[str]:
    rows = [
        (", ".join(map(_plain, _right(name))), ", ".join(map(_plain, name.avoid[:4])), _cell(name.why))
        for name in sorted(pack.names, key=lambda name: _right(name)[:1])
    ]
    former = sorted(pack.former_names, key=lambda entry: entry.former[0].casefold())
    return [
        *_head(
            "Names and how they are written",
            "The rule [terminology/name-style](terminology.md#terminologyname-style) finds a name of an organisation, "
            "service or law that is misspelt, or that its owner has given up. It needs no list of slips: it compares "
            "each name with those that the pack knows.",
            silenced="terminology",
        ),
        f"## {len(rows)} names that are often written wrongly",
        "",
        *_table(("Write", "Not", "Why"), rows),
        f"## {len(former)} names that were given up",
        "",
        "An old name may stand where a text speaks of the past.",
        "",
        *_table(("Old name", "Name today", "What happened"), [_former(entry) for entry in former]),
    ]


def _former(entry: FormerName) -> tuple[str, ...]:
    return (
        _cell(entry.former[0]),
        _cell(joined(entry.present, "or")) or "none",
        f"{entry.change} {entry.since}".rstrip(),
    )


def _consistency(pack: Pack) -> list[str]:
    lines = _head(
        "Two names for one thing",
        "The rule [terminology/inconsistent](terminology.md#terminologyinconsistent) finds a text that uses two names "
        "or spellings for one thing. A house can [choose the name to keep](../configuration.md#terminology), or "
        f"switch a group on or off. {_MARKS}",
        silenced="terminology",
    )
    for group in sorted(pack.groups, key=lambda group: group.id):
        names = [variant.name for variant in group.variants]
        lines += _entry(group.id, group, names, [group.prefer] if group.prefer else [], group.message)
    return lines


def _abbreviations(pack: Pack) -> list[str]:
    rows = [
        (
            ", ".join(map(_plain, entry.forms)),
            "; ".join(map(_plain, entry.expansions or entry.prefer)),
            _severity(entry),
            entry.known,
        )
        for entry in sorted(pack.abbreviations, key=lambda entry: entry.forms[0].casefold())
    ]
    return [
        *_head(
            "Letters and words to explain",
            "The rule [terminology/undefined-abbreviation](terminology.md#terminologyundefined-abbreviation) finds "
            "these where a text uses them without saying once what they mean. Letters that the pack does not know are "
            "a suggestion at most.",
            silenced="terminology",
        ),
        *_table(("Letters or word", "Stands for, or write", "Severity", "Do most readers know it?"), rows),
    ]


# --- the registry


def _helplines(pack: Pack) -> list[str]:
    levels = Counter(service.confidence for service in pack.helplines)
    counts = ", ".join(f"{levels[level]} {level}" for level in CONFIDENCES)
    lines = _head(
        "Services and their numbers",
        f"The {len(pack.helplines)} services of the registry, version {pack.version}, by confidence: {counts}. Numbers "
        "are printed as their operators print them. **This is not a page for people who need help:** hours and numbers "
        "change. Look at the operator's own page before you publish. [How the registry is kept right](registry.md) "
        "says what the confidence means, and how to report a wrong number.",
        "`safelint helplines childline` prints all that is known of one service, with its sources.",
        silenced=_HELPLINES_SILENCE,
        why="a list made from the registry itself",
    )
    services = {service.id: service for service in pack.helplines}
    folder = Path(rules_folder()) / pack.name / "helplines"
    for path in sorted(folder.glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        listed = tomllib.loads(text)["helpline"]
        own = sorted((services[each["id"]] for each in listed), key=lambda service: service.name.casefold())
        lines += [f"## {_subject(text)}", ""]
        lines += _table(("Service", "Contact", "Where", "Confidence", "Checked"), [_service(each) for each in own])
    return lines


_HELPLINES_SILENCE = "helpline terminology"


def _subject(text: str) -> str:
    """What a file of helplines says of itself in its second line: "# Helplines. Its subject." """
    return text.split("\n", 2)[1].removeprefix("# Helplines. ").rstrip(".")


def _service(service: Helpline) -> tuple[str, ...]:
    name = _cell(service.name)
    if service.website and not service.website.endswith(".pdf"):
        name = f"[{name}]({service.website})"
    contact = "<br>".join(filter(None, map(_channel, service.channels)))
    if service.status != "active":
        contact = f"none: {service.status}{f'; see `{service.replaced_by}`' if service.replaced_by else ''}"
    return name, contact, ", ".join(map(_nation, service.nations)), service.confidence, service.recorded


def _nation(name: str) -> str:
    return "UK" if name == "uk" else name.replace("-", " ").title()


_COSTS = {"free": "free", "standard": "at the rate of a call to an 01 number", "varies": "the cost varies", "": ""}


def _channel(channel: Channel) -> str:
    if not channel.number and channel.kind != "email":
        return f"[{channel.kind}]({channel.address})" if channel.address.startswith("http") else ""
    number = channel.number or channel.address
    if channel.relay and not number.startswith("18001"):
        number = f"18001 {number}"
    keywords = f"{' or '.join(channel.keywords)} to " if channel.keywords else ""
    kind = "text" if channel.kind == "sms" else channel.kind
    parts = [f"{kind} {keywords}{number}", channel.hours, _COSTS[channel.cost]]
    return _cell("; ".join(part for part in parts if part))


# --- Markdown


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    body = [f"| {' | '.join(row)} |" for row in rows]
    return [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}", *body, ""] if body else []


def _cell(text: str) -> str:
    return _plain(text).replace("|", "\\|")


def _plain(text: str) -> str:
    """Text in which no character is markup."""
    for mark in "\\*_[]<>`":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())


def _code(text: str) -> str:
    text = " ".join(text.split())
    fence = "``" if "`" in text else "`"
    space = " " if "`" in text else ""
    return f"{fence}{space}{text}{space}{fence}"
