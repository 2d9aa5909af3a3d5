"""Two audits side by side: what is new, gone, moved and still there. And one number over many audits.

A page is the same by its address; where that changed, by its own words without menus and footers, if no other page has
them. A finding is the same by its fingerprint on the same page. One that is left of a page that is gone, and stands on
a new page with the same words around, has moved with a page that was also edited. A fault that many pages share is gone
once no page shows it any more, and new where none showed it before.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from safelint.audit.audit_folder import AuditFolder
from safelint.audit.queries import Connection, over, rows
from safelint.audit.schema import CHECKED, VERSION
from safelint.knowledge.loader import load
from safelint.numbers.plan import NumberingPlan
from safelint.values.dates import in_words
from safelint.values.errors import SafelintError
from safelint.values.wording import counted

NEW, GONE, MOVED, SAME = CHANGES = ("new", "gone", "moved", "same")
_JSON, _TABLE = "changes.json", "changes.parquet"
_LISTED = 100
_TOLD = 20

_PAGES = """
    CREATE TEMP TABLE {side}_pages AS
    SELECT site, url, min(body) AS body FROM {side}_all_pages GROUP BY site, url
"""
# By address, by the path below a folder that was named otherwise, by the words of the page.
_PAIRS = (
    """
    CREATE TEMP TABLE pairs AS
    SELECT a.site AS a_site, a.url AS a_url, b.site AS b_site, b.url AS b_url, 'same' AS change
    FROM a_pages a JOIN b_pages b USING (site, url)
    """,
    *(
        f"""
        INSERT INTO pairs
        WITH a_left AS (FROM a_pages ANTI JOIN pairs ON site = a_site AND url = a_url),
            b_left AS (FROM b_pages ANTI JOIN pairs ON site = b_site AND url = b_url),
            a AS (FROM a_left QUALIFY count(*) OVER (PARTITION BY {key}) = 1),
            b AS (FROM b_left QUALIFY count(*) OVER (PARTITION BY {key}) = 1)
        SELECT a.site, a.url, b.site, b.url, '{change}' FROM a JOIN b ON a.{key} = b.{key}
        """  # noqa: S608 - put together of our own words
        for key, change in (("url", SAME), ("body", MOVED))
    ),
)
_FINDINGS = """
    CREATE TEMP TABLE {side} AS
    SELECT site, url, rule, fingerprint, min(issue) AS issue, min(severity) AS severity, min(message) AS message,
        min(text) AS text, min(block) AS block
    FROM {side}_findings GROUP BY site, url, rule, fingerprint
"""
_MATCHED = """
    CREATE TEMP TABLE changes AS
    SELECT coalesce(pairs.change, 'new') AS change, b.*, a.url AS before_url, a.issue AS before_issue
    FROM b LEFT JOIN (pairs JOIN a ON a.site = a_site AND a.url = a_url)
        ON b.site = b_site AND b.url = b_url AND b.rule = a.rule AND b.fingerprint = a.fingerprint
    UNION ALL
    SELECT 'gone', a.*, a.url, a.issue FROM a ANTI JOIN (
        SELECT a_site, a_url, rule, fingerprint FROM b JOIN pairs ON b.site = b_site AND b.url = b_url
    ) m ON a.site = a_site AND a.url = a_url AND a.rule = m.rule AND a.fingerprint = m.fingerprint
"""
# What went with an edited page: one for one, by the words and what stands around them.
_EDITED = (
    """
    CREATE TEMP TABLE edited AS
    WITH g AS (SELECT *, row_number() OVER same AS turn
            FROM (FROM changes ANTI JOIN pairs ON site = a_site AND url = a_url) WHERE change = 'gone' AND block <> ''
            WINDOW same AS (PARTITION BY rule, fingerprint ORDER BY site, url)),
        n AS (SELECT *, row_number() OVER same AS turn
            FROM (FROM changes ANTI JOIN pairs ON site = b_site AND url = b_url) WHERE change = 'new' AND block <> ''
            WINDOW same AS (PARTITION BY rule, fingerprint ORDER BY site, url))
    SELECT n.site, n.url, n.rule, n.fingerprint, g.site AS before_site, g.url AS before_url,
        g.before_issue
    FROM g JOIN n USING (rule, fingerprint, turn)
    """,
    """
    UPDATE changes SET change = 'moved', before_url = edited.before_url, before_issue = edited.before_issue FROM edited
    WHERE changes.change = 'new' AND changes.site = edited.site AND changes.url = edited.url
        AND changes.rule = edited.rule AND changes.fingerprint = edited.fingerprint
    """,
    """
    DELETE FROM changes USING edited WHERE changes.change = 'gone' AND changes.site = edited.before_site
        AND changes.url = edited.before_url AND changes.rule = edited.rule AND changes.fingerprint = edited.fingerprint
    """,
)
# A fault has the change of its findings that says most: it is still there if one of them is.
_FAULTS = """
    CREATE TEMP TABLE faults AS
    WITH there AS (FROM changes WHERE change <> 'gone')
    SELECT site, rule, issue, CASE WHEN bool_or(change = 'same') THEN 'same'
        WHEN bool_or(change = 'moved') OR issue IN (SELECT issue FROM a) THEN 'moved' ELSE 'new' END AS change
    FROM there GROUP BY site, rule, issue
    UNION ALL
    SELECT DISTINCT site, rule, issue, 'gone' FROM changes WHERE change = 'gone'
        AND issue NOT IN (SELECT issue FROM there UNION SELECT before_issue FROM there WHERE before_issue IS NOT NULL)
"""
_COUNTED = ", ".join(f"count(*) FILTER (change = '{each}') AS {each}" for each in CHANGES)
_LIST = """
    SELECT site, rule, min(severity) AS severity, min(message) AS message, min(text) AS text,
        count(DISTINCT url) AS pages, min(url) AS first_url
    FROM changes JOIN faults USING (site, rule, issue, change) WHERE change = ? GROUP BY site, rule, issue
    ORDER BY min(rank_of(severity)), pages DESC, site, rule, first_url
    LIMIT ?
"""


def compared(folders: Sequence[str], output: str = "") -> dict[str, Any]:
    """What changed from the audit in the first folder to that in the second; into the folder `output`, where one is
    named, go the same and a table of all changes.

    Raises:
        SafelintError: there are not two audits.
        UnwrittenError: the table cannot be written.
    """
    if len(folders) != 2:
        raise SafelintError("--compare asks for the folders of two audits, the earlier one first")
    audits = dict(zip("ab", map(AuditFolder, folders), strict=True))
    asked = {side: _asked(folder) for side, folder in audits.items()}
    with _side_by_side(audits) as connection:
        found = {
            "before": _told_of(folders[0], asked["a"]),
            "after": _told_of(folders[1], asked["b"]),
            "pages": _pages(connection),
            "findings": rows(connection, f"SELECT {_COUNTED} FROM changes")[0],  # noqa: S608 - as above
            "faults": rows(connection, f"SELECT {_COUNTED} FROM faults")[0],  # noqa: S608
            **{
                f"{key}s": rows(connection, f"SELECT {key}, {_COUNTED} FROM faults GROUP BY {key} ORDER BY {key}")  # noqa: S608
                for key in ("rule", "site")
            },
            **{change: rows(connection, _LIST, change, _LISTED) for change in (NEW, GONE)},
        }
        if output:
            folder = AuditFolder(output)
            folder.begin(())
            folder.put_json(_JSON, found)
            _write(folder, connection)
    return {"schema_version": VERSION, **found}


@contextmanager
def _side_by_side(audits: Mapping[str, AuditFolder]) -> Iterator[Connection]:
    views = {f"{side}_all_pages": folder.parts("pages") for side, folder in audits.items()}
    views |= {f"{side}_findings": folder.parts("findings") for side, folder in audits.items()}
    with over(views) as connection:
        for side in audits:
            connection.execute(_PAGES.format(side=side))
            connection.execute(_FINDINGS.format(side=side))
        for statement in (*_PAIRS, _MATCHED, *_EDITED, _FAULTS):
            connection.execute(statement)
        yield connection


def _asked(folder: AuditFolder) -> Mapping[str, Any]:
    asked = folder.asked()
    if asked is None or not all(folder.parts(name) for name in CHECKED):
        raise SafelintError(f"{folder.path}: holds no audit")
    if not asked.get("finished"):
        raise SafelintError(f"{folder.path}: this audit was stopped; finish it with --resume")
    return asked


def _told_of(folder: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    return {"folder": folder, **{name: asked[name] for name in ("today", "tool", "packs")}}


def _pages(connection: Connection) -> dict[str, int]:
    (found,) = rows(
        connection,
        "SELECT count(*) FILTER (change = 'same') AS same, count(*) FILTER (change = 'moved') AS moved,"
        " (SELECT count(*) FROM b_pages) - count(*) AS new, (SELECT count(*) FROM a_pages) - count(*) AS gone"
        " FROM pairs",
    )
    return found


def _write(folder: AuditFolder, connection: Connection) -> None:
    import pyarrow as pa

    from safelint.audit.tables import as_parquet

    query = "SELECT change, site, url, before_url, rule, severity, message, text, issue, fingerprint FROM changes"
    found: pa.Table = connection.sql(f"{query} ORDER BY change, site, rule, url, fingerprint").to_arrow_table()
    folder.put(_TABLE, as_parquet(found))


def told(found: Mapping[str, Any]) -> str:
    """The comparison for people."""
    before, after, pages = found["before"], found["after"], found["pages"]
    lines = [
        f"From {before['folder']} ({in_words(before['today'])}) to {after['folder']} ({in_words(after['today'])}):",
        f"  pages: {pages['same']:,} the same, {pages['moved']:,} moved, {pages['new']:,} new, {pages['gone']:,} gone",
    ]
    for what in ("faults", "findings"):
        lines.append(f"  {what}: " + ", ".join(f"{found[what][change]:,} {_WORDS[change]}" for change in CHANGES))
    if before["packs"] != after["packs"] or before["tool"] != after["tool"]:
        lines.append("  The two were made with other rules: what is new may come from these.")
    for change in (NEW, GONE):
        shown = found[change][:_TOLD]
        lines += [f"\n{change.capitalize()}, the worst first:"] if shown else []
        for each in shown:
            where = f"{each['first_url']} ({counted(each['pages'], 'page')})"
            lines.append(f"  {each['severity']} {each['rule']}: {each['message'].splitlines()[0]}\n    {where}")
        more = found["faults"][change] - len(shown)
        lines += [f"  and {more:,} more"] if more > 0 else []
    return "\n".join(lines) + "\n"


_WORDS = {NEW: "new", GONE: "gone", MOVED: "moved", SAME: "still there"}

_HISTORY = """
    SELECT count(DISTINCT site || chr(0) || url) AS pages, count(DISTINCT site || chr(0) || block) AS places,
        count(DISTINCT site) AS sites,
        count(DISTINCT site || chr(0) || block) FILTER (verdict = 'right') AS "right",
        count(DISTINCT site || chr(0) || block) FILTER (verdict = 'wrong') AS wrong,
        count(DISTINCT site || chr(0) || block) FILTER (verdict = 'old') AS old
    FROM numbers WHERE number = ?
"""


def history(number: str, folders: Sequence[str]) -> dict[str, Any]:
    """Where a number stood in each of some audits, the earliest first.

    Raises:
        SafelintError: it is no number, or one of the folders holds no audit.
    """
    digits = NumberingPlan(load().numbers).national(number)
    if not digits:
        raise SafelintError(f"--number {number}: holds no digits")
    found = []
    for path in folders:
        folder = AuditFolder(path)
        asked = _asked(folder)
        with over({"numbers": folder.parts("numbers")}) as connection:
            (row,) = rows(connection, _HISTORY, digits)
        found.append({"folder": path, "today": asked["today"], **row})
    return {"schema_version": VERSION, "number": digits, "audits": sorted(found, key=lambda each: str(each["today"]))}


def history_told(found: Mapping[str, Any]) -> str:
    """The history for people."""
    heads = ("day", "pages", "places", "sites", "right", "wrong", "old", "audit")
    table = [heads]
    for each in found["audits"]:
        table.append((each["today"], *(f"{each[name]:,}" for name in heads[1:-1]), os.path.normpath(each["folder"])))
    wide = [max(len(row[at]) for row in table) for at in range(len(heads))]
    lines = ["  ".join(cell.ljust(size) for cell, size in zip(row, wide, strict=True)).rstrip() for row in table]
    return f"{found['number']}\n" + "\n".join(lines) + "\n"
