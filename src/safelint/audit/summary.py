"""What the tables say together: by site, by rule, by service; and the faults, each once however many pages show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from safelint.audit.audit_folder import AuditFolder
from safelint.audit.queries import Connection, over, rows
from safelint.audit.rows import Row
from safelint.audit.schema import CHECKED, VERSION
from safelint.audit.tables import as_parquet, table
from safelint.values.finding import SEVERITIES
from safelint.values.wording import counted

_SHARED = 100  # faults that many pages share which are listed
_REASONS = 100  # of failures
_PART = 10_000  # rows of a file of issues
_READ = 1_000  # findings that are taken at once

# In an order that brings the findings of a fault together: to sort takes the disk where memory is short, and to group
# does not.
_SORTED = """
    SELECT site, rule, issue, url, severity, message, text, landmark FROM findings
    ORDER BY site, rule, issue, url, message
"""
_LEVELS = """
    count(*) FILTER (severity = 'error') AS errors, count(*) FILTER (severity = 'warning') AS warnings,
    count(*) FILTER (severity = 'suggestion') AS suggestions
"""
_TOTALS = """
    SELECT count(*) AS pages, count(DISTINCT site) AS sites, coalesce(sum(errors), 0)::BIGINT AS errors,
        coalesce(sum(warnings), 0)::BIGINT AS warnings, coalesce(sum(suggestions), 0)::BIGINT AS suggestions,
        coalesce(sum(suppressed), 0)::BIGINT AS suppressed
    FROM pages
"""
_SITES = f"""
    WITH faults AS (SELECT site, {_LEVELS} FROM issues GROUP BY site),
        lost AS (SELECT site, count(*) AS failures FROM failures GROUP BY site),
        seen AS (SELECT site, count(*) AS pages, count(*) FILTER (errors > 0) AS with_errors FROM pages GROUP BY site)
    SELECT site, coalesce(pages, 0) AS pages, coalesce(with_errors, 0) AS with_errors, coalesce(errors, 0) AS errors,
        coalesce(warnings, 0) AS warnings, coalesce(suggestions, 0) AS suggestions, coalesce(failures, 0) AS failures
    FROM seen FULL JOIN faults USING (site) FULL JOIN lost USING (site)
    ORDER BY errors DESC, warnings DESC, site
"""  # noqa: S608 - put together of our own words
_RULES = """
    WITH seen AS (SELECT rule, count(*) AS pages FROM (SELECT DISTINCT rule, source, url FROM findings) GROUP BY rule)
    SELECT rule, worst_of(severity) AS worst, count(*) AS issues, sum(findings)::BIGINT AS findings,
        min(seen.pages) AS pages, count(*) FILTER (issues.pages > 1) AS shared
    FROM issues JOIN seen USING (rule) GROUP BY rule ORDER BY issues DESC, rule
"""
_SERVICES = """
    WITH each AS (
        SELECT coalesce(attributed_to, service) AS id, verdict, site || chr(0) || source || chr(0) || url AS page,
            site || chr(0) || block || chr(0) || number AS place
        FROM numbers WHERE coalesce(attributed_to, service) IS NOT NULL
    )
    SELECT id AS service, count(DISTINCT page) AS pages, count(DISTINCT place) AS places,
        count(DISTINCT place) FILTER (verdict = 'right') AS "right",
        count(DISTINCT place) FILTER (verdict = 'wrong') AS wrong,
        count(DISTINCT place) FILTER (verdict = 'old') AS old,
        count(DISTINCT page) FILTER (verdict IN ('wrong', 'old')) AS pages_to_change
    FROM each WHERE verdict <> 'unknown' GROUP BY id ORDER BY wrong + old DESC, places DESC, id
"""
_MANY = """
    SELECT site, rule, severity, message, text, landmark, pages, first_url FROM issues WHERE pages > 1
    ORDER BY rank_of(severity), pages DESC, site, rule, issue LIMIT ?
"""
# A page of which a part could not be read has a row among the pages too.
_LOST = """
    WITH failed AS (
        SELECT site, source, url, record, count(*) AS failures FROM failures GROUP BY ALL
    ), looked_up AS (
        SELECT failures, EXISTS (
            SELECT 1 FROM pages WHERE pages.source = failed.source AND pages.url = failed.url
                AND pages.site = failed.site AND pages.record IS NOT DISTINCT FROM failed.record
        ) AS is_checked FROM failed
    )
    SELECT coalesce(sum(failures), 0)::BIGINT AS failures, count(*) FILTER (NOT is_checked) AS unchecked,
        count(*) FILTER (is_checked) AS checked_in_part
    FROM looked_up
"""
_WHY = """
    SELECT stage, reason, count(*) AS pages, min(url) AS first_url FROM failures GROUP BY ALL
    ORDER BY pages DESC, reason LIMIT ?
"""


def summary(
    folder: AuditFolder,
    said: Mapping[str, Any],
    titles: Mapping[str, str],
    services: Mapping[str, str],
    passed_over: Mapping[str, int],
) -> dict[str, Any]:
    """Writes the table of the issues and gives the summary.

    `said` is what the audit was asked; `titles` are those of the rules and `services` their names, by id; `passed_over`
    what the sources hold that is no page, by the reason.
    """
    with over({name: folder.parts(name) for name in CHECKED}) as connection:
        _write_issues(folder, connection)
        connection.read_parquet(folder.parts("issues")).create_view("issues")
        (totals,) = rows(connection, _TOTALS)
        (faults,) = rows(connection, f"SELECT count(*) AS issues, {_LEVELS} FROM issues")  # noqa: S608 - as above
        (lost,) = rows(connection, _LOST)
        by_rule = rows(connection, _RULES)
        by_service = rows(connection, _SERVICES)
        return {
            "schema_version": VERSION,
            **{name: said[name] for name in ("tool", "packs", "today", "sources", "options")},
            "totals": {**totals, **lost, "issues": faults},
            "sites": rows(connection, _SITES),
            "rules": [{**each, "title": titles.get(each["rule"], "")} for each in by_rule],
            "services": [{**each, "name": services.get(each["service"], each["service"])} for each in by_service],
            "shared": rows(connection, _MANY, _SHARED),
            "failures": rows(connection, _WHY, _REASONS),
            "passed_over": dict(passed_over),
        }


def not_whole(totals: Mapping[str, int]) -> str:
    """Of how many pages not all could be checked, for people; "" where all of every page was."""
    told = []
    if totals["unchecked"]:
        told.append(f"{counted(totals['unchecked'], 'page')} could not be checked")
    if totals["checked_in_part"]:
        told.append(f"{counted(totals['checked_in_part'], 'page')} could be checked only in part")
    return ", ".join(told)


def _write_issues(folder: AuditFolder, connection: Connection) -> None:
    """The faults, each once, in files of so many rows that memory has room for one."""
    names: set[str] = set()
    rows_: list[Row] = []
    for _, of_issue in groupby(_sorted(connection), itemgetter(2)):
        rows_.append(_issue(of_issue))
        if len(rows_) == _PART:
            names.add(_put_issues(folder, len(names), rows_))
            rows_.clear()
    if rows_ or not names:
        names.add(_put_issues(folder, len(names), rows_))
    folder.leave_only(names, tables=("issues",))


def _sorted(connection: Connection) -> Iterator[Row]:
    found = connection.execute(_SORTED)
    while some := found.fetchmany(_READ):  # as tables of Arrow they take twice the memory
        yield from some


def _issue(findings: Iterator[Row]) -> Row:
    """The row of a fault, of its findings by address."""
    site, rule, issue, first_url, worst, message, text, landmark = next(findings)
    pages, count, last = 1, 1, first_url
    for each in findings:
        url, severity = each[3:5]
        count += 1
        pages += url != last
        last = url
        worst = min(worst, severity, key=SEVERITIES.index)
    return issue, site, rule, worst, message, text, landmark, pages, count, first_url


def _put_issues(folder: AuditFolder, number: int, rows_: Sequence[Row]) -> str:
    name = f"part-{number:05}"
    folder.put(f"issues/{name}.parquet", as_parquet(table("issues", rows_)))
    return name
