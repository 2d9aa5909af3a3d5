"""The summary for people: one file that asks nothing of any network and runs no script.

All words come from pages of strangers or from names of files: each is escaped, and the page's own policy forbids
scripts and requests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from safelint.audit.pictures import PATTERNS, bars
from safelint.audit.summary import not_whole
from safelint.html_pages.head import html_head
from safelint.html_pages.parts import badge, lines, table, text
from safelint.html_pages.style import STYLE
from safelint.values.dates import in_words
from safelint.values.finding import SEVERITIES
from safelint.values.judgement import judged
from safelint.values.wording import counted

_SITES, _RULES, _SERVICES, _SHARED, _DRAWN = 200, 200, 200, 50, 15
_VERDICTS = ("right", "wrong", "old")
_LEVELS = tuple(f"{level}s" for level in SEVERITIES)
_STYLE = """
svg.bars{height:auto;max-width:56rem;font:14px system-ui,sans-serif}svg.bars text{fill:var(--ink)}
.c-errors,.k-wrong{fill:var(--error);background:var(--error)}.c-warnings{fill:var(--warning);background:var(--warning)}
.c-suggestions,.c-faults{fill:var(--suggestion);background:var(--suggestion)}
.c-right{fill:var(--good);background:var(--good)}.c-wrong{fill:url(#p-wrong);background:var(--error)}
.c-old{fill:url(#p-old);background:var(--warning)}.k-old{fill:var(--warning)}.k-line{stroke:var(--page);stroke-width:3}
.k-dot{fill:var(--page)}.keys{list-style:none;display:flex;gap:1.2rem;padding:0;margin:.3rem 0}
.key{display:inline-block;width:1rem;height:1rem;vertical-align:-.15rem}.defs{position:absolute;width:0;height:0}
"""


def page(found: Mapping[str, Any]) -> str:
    """The summary that `summary` gives, as HTML."""
    parts = [
        html_head(f"Audit of {text(_named(found['sources']))}: safelint", STYLE + _STYLE, "summary"),
        f'<svg class="defs" aria-hidden="true">{PATTERNS}</svg>\n',
        *_header(found),
        '<main id="main" tabindex="-1">\n',
        *_services(found["services"]),
        *_shared(found["shared"]),
        *_rules(found["rules"]),
        *_sites(found["sites"]),
        *_failures(found),
        "</main>\n",
        *_footer(found),
        "</body>\n</html>\n",
    ]
    return "".join(parts)


def _named(sources: Sequence[str]) -> str:
    return sources[0] if len(sources) == 1 else f"{len(sources):,} sources"


def _header(found: Mapping[str, Any]) -> Iterator[str]:
    totals, issues = found["totals"], found["totals"]["issues"]
    stops, warns = bool(issues["errors"]), bool(issues["warnings"])
    found_so = judged(totals["pages"], stops=stops, unread=bool(totals["failures"]), warns=warns)
    yield f'<header class="top {found_so[0].light}"><p class="tool">safelint audit</p>'
    yield f"<h1>{counted(totals['pages'], 'page')} of {counted(totals['sites'], 'site')}</h1>"
    levels = ", ".join(counted(issues[f"{level}s"], level) for level in SEVERITIES)
    yield f"<p>{levels}, each counted once however many pages of a site show it"
    yield f" ({totals['errors'] + totals['warnings'] + totals['suggestions']:,} findings on single pages)."
    yield f" {not_whole(totals)}." if totals["failures"] else ""
    yield f" Judged on {text(in_words(found['today']))}.</p>"
    yield '<p class="ways"><a href="#services">Services</a> <a href="#shared">Shared faults</a>'
    yield ' <a href="#rules">Rules</a> <a href="#sites">Sites</a> <a href="#failures">Not checked</a></p></header>\n'


def _section(name: str, title: str) -> str:
    return f'<section aria-labelledby="{name}"><h2 id="{name}">{title}</h2>\n'


def _services(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield _section("services", "Services: right, wrong and old numbers")
    yield "<p>Each place counts once: a number in a footer that many pages share is one place.</p>\n"
    drawn = [(each["name"], [each[verdict] for verdict in _VERDICTS]) for each in rows[:_DRAWN]]
    yield bars("Places where the number of a service is right, wrong or old", _VERDICTS, drawn)
    heads = ["Service", "Right", "Wrong", "Old", "Pages", "Pages to change"]
    cells = [
        [each["name"], *(f"{each[key]:,}" for key in (*_VERDICTS, "pages", "pages_to_change"))]
        for each in rows[:_SERVICES]
    ]
    yield table("Services, those with most to change first", heads, cells, kind="counts") if cells else ""
    yield from _more(rows, _SERVICES, "services")
    yield "</section>\n"


def _shared(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield _section("shared", "Faults that several pages share")
    yield "<p>The same words stand in the same block of each page. Where the site adds that block to its pages, as it "
    yield "does with a menu or a footer, one change is enough.</p>"
    yield "<ol>"
    for each in rows[:_SHARED]:
        where = f" ({text(each['landmark'])})" if each["landmark"] else ""
        yield f"<li>{badge(each['severity'])} {lines(each['message'])} <bdi>{text(each['site'])}</bdi>{where}: "
        yield f"{counted(each['pages'], 'page')}, such as <bdi>{text(each['first_url'])}</bdi>. "
        yield f'<span class="where">{text(each["rule"])}</span></li>'
    yield "</ol>\n" if rows else "</ol><p>None.</p>\n"
    yield from _more(rows, _SHARED, "shared faults")
    yield "</section>\n"


def _rules(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield _section("rules", "Rules")
    yield bars("Faults by rule", ("faults",), [(each["rule"], [each["issues"]]) for each in rows[:_DRAWN]])
    heads = ["Rule", "What it is about", "Worst", "Faults", "Shared by pages", "Findings", "Pages"]
    cells = [
        [each["rule"], each["title"], each["worst"], *(f"{each[key]:,}" for key in _OF_RULES)] for each in rows[:_RULES]
    ]
    yield table("Rules, those with most faults first", heads, cells, kind="counts") if cells else ""
    yield from _more(rows, _RULES, "rules")
    yield "</section>\n"


_OF_RULES = ("issues", "shared", "findings", "pages")


def _sites(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield _section("sites", "Sites")
    drawn = [(each["site"], [each[level] for level in _LEVELS]) for each in rows[:_DRAWN]]
    yield bars("Faults by site", _LEVELS, drawn)
    heads = ["Site", "Pages", "Pages with errors", "Errors", "Warnings", "Suggestions", "Not checked"]
    cells = [[each["site"], *(f"{each[key]:,}" for key in _OF_SITES)] for each in rows[:_SITES]]
    yield table("Sites, those with most errors first", heads, cells, kind="counts") if cells else ""
    yield from _more(rows, _SITES, "sites")
    yield "</section>\n"


_OF_SITES = ("pages", "with_errors", *_LEVELS, "failures")


def _failures(found: Mapping[str, Any]) -> Iterator[str]:
    yield _section("failures", "Not checked")
    cells = [[each["reason"], f"{each['pages']:,}", each["first_url"]] for each in found["failures"]]
    yield (
        table("Why pages could not be checked", ["Reason", "Pages", "Such as"], cells)
        if cells
        else ("<p>Every page could be checked.</p>\n")
    )
    over = [[reason, f"{number:,}"] for reason, number in found["passed_over"].items()]
    if over:
        yield f"<details><summary>Passed over, as they are no pages: {sum(found['passed_over'].values()):,}</summary>"
        yield table("Passed over", ["What", "How many"], over)
        yield "</details>"
    yield "</section>\n"


def _more(rows: Sequence[object], most: int, what: str) -> Iterator[str]:
    if len(rows) > most:
        yield f"<p>And {len(rows) - most:,} more {what}: see summary.json and the tables.</p>\n"


def _footer(found: Mapping[str, Any]) -> Iterator[str]:
    packs = ", ".join(f"{each['name']} {each['version']}" for each in found["packs"])
    yield f"<footer><p>safelint {text(found['tool']['version'])}, rule packs: {text(packs)}. "
    yield "Sources: " + ", ".join(f"<bdi>{text(each)}</bdi>" for each in found["sources"][:20])
    yield " and more" if len(found["sources"]) > 20 else ""
    yield ". It cannot know everything: a person decides.</p></footer>\n"
