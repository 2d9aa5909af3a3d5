"""Two audits side by side, and one number over many."""

from __future__ import annotations

from pathlib import Path

import pytest

from safelint.audit.comparison import compared, history, history_told, told
from safelint.values.errors import SafelintError
from support.crawls import HOST, PAGES, as_folder, as_packed_warc, audited, page

URL = f"https://{HOST}/"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def compare(before: dict[str, str], after: dict[str, str]) -> dict[str, dict[str, int]]:
    audited(as_packed_warc(Path("a.warc.gz"), before), output="a")
    audited(as_packed_warc(Path("b.warc.gz"), after), output="b", today="2026-12-25")
    return compared(("a", "b"))


def test_nothing_changed() -> None:
    found = compare(dict(PAGES), dict(PAGES))
    assert found["pages"] == {"same": len(PAGES), "moved": 0, "new": 0, "gone": 0}
    assert found["findings"]["same"] > 3
    assert [found["findings"][each] for each in ("new", "gone", "moved")] == [0, 0, 0]


def test_new_and_gone() -> None:
    after = dict(PAGES)
    after[f"{URL}help/children.html"] = page("Help for children", "Call Childline on 0800 1111.")
    after[f"{URL}new"] = page("A new page", "He committed suicide, they said, in the long hot summer of that year.")
    found = compare(dict(PAGES), after)
    assert found["pages"] == {"same": len(PAGES), "moved": 0, "new": 1, "gone": 0}
    assert {each["rule"] for each in found["gone"]} >= {"helpline/mistyped-number"}
    assert "terminology/commit-suicide" in {each["rule"] for each in found["new"]}
    assert [each["first_url"] for each in found["new"] if each["rule"] == "terminology/commit-suicide"] == [f"{URL}new"]
    text = told(found)
    assert "1 new, 0 gone" in text
    assert "New, the worst first:" in text


def test_a_page_that_moved_is_the_same_page() -> None:
    """Also where its menu and footer were changed meanwhile, and where it went to another host."""
    before, after = dict(PAGES), dict(PAGES)
    html = after.pop(f"{URL}news/inquest.html")
    after["https://news.anytown.example.org/2026/inquest"] = html.replace("Home", "Our home page").replace(
        "Call the NSPCC Helpline on 0808 800 5000.", "Anytown Trust."
    )
    found = compare(before, after)
    assert found["pages"] == {"same": len(PAGES) - 1, "moved": 1, "new": 0, "gone": 0}
    assert found["findings"]["moved"] >= 1
    assert not any(each["rule"] == "terminology/commit-suicide" for each in (*found["new"], *found["gone"]))


def test_what_went_with_a_page_that_was_edited_has_moved() -> None:
    before, after = dict(PAGES), dict(PAGES)
    html = after.pop(f"{URL}news/inquest.html")
    after[f"{URL}archive/inquest"] = html.replace(
        "</main>", "<p>This page was moved, and this line was added.</p></main>"
    )
    found = compare(before, after)
    assert found["pages"]["new"] == found["pages"]["gone"] == 1
    assert not any(each["rule"] == "terminology/commit-suicide" for each in (*found["new"], *found["gone"]))
    assert found["findings"]["moved"] >= 1


def test_a_fault_that_other_pages_still_show_is_not_gone_and_not_new() -> None:
    """And once no page shows it, it is gone once."""
    words = "He committed suicide, they said, in the long hot summer of that year."
    copies = {f"{URL}minutes/{number}": page("Minutes", words, f"Meeting {number}.") for number in range(4)}
    fewer = dict(list(copies.items())[1:])
    renamed = {**dict(list(copies.items())[:3]), f"{URL}minutes/last": copies[f"{URL}minutes/3"]}
    others = {f"{URL}papers/{number}": page("Papers", words, f"Paper {number}.") for number in range(2)}
    rule = "terminology/commit-suicide"
    for before, after, change in (
        (copies, fewer, "same"),
        (fewer, copies, "same"),
        (copies, renamed, "same"),
        (copies, others, "moved"),
        (copies, {f"{URL}a": page("A", "All is well.")}, "gone"),
    ):
        found = compare(before, after)
        (faults,) = (each for each in found["rules"] if each["rule"] == rule)
        assert {name: count for name, count in faults.items() if count} == {"rule": rule, change: 1}
        assert [each["pages"] for each in found["gone"] if each["rule"] == rule] == ([4] if change == "gone" else [])
        assert not any(each["rule"] == rule for each in found["new"])


def test_folders_of_other_names_hold_the_same_pages() -> None:
    for name in ("crawl-10", "crawl-11"):
        as_folder(Path(name))
        audited(name, output=f"of-{name}")
    Path("plain").mkdir()
    Path("flat").mkdir()
    for name in ("plain", "flat"):
        Path(name, "a.html").write_text(page("A", "Call Childline on 0800 1112."), encoding="utf-8")
        audited(name, output=f"of-{name}")
    for pair in (("of-crawl-10", "of-crawl-11"), ("of-plain", "of-flat")):
        found = compared(pair)
        assert found["pages"]["same"] > 0
        assert [found["pages"][each] for each in ("moved", "new", "gone")] == [0, 0, 0]
        assert [found["findings"][each] for each in ("moved", "new", "gone")] == [0, 0, 0]


def test_the_changes_are_a_table() -> None:
    import duckdb

    after = {**PAGES, f"{URL}new": page("A new page", "He committed suicide.")}
    compare(dict(PAGES), after)
    found = compared(("a", "b"), "c")
    rows = duckdb.sql("SELECT change, count(*) FROM 'c/changes.parquet' GROUP BY change").fetchall()
    assert dict(rows) == {name: count for name, count in found["findings"].items() if count}
    assert Path("c", "changes.json").exists()


def test_the_history_of_a_number() -> None:
    later = dict(PAGES)
    later[f"{URL}help/children.html"] = page("Help for children", "Call Childline on 0800 1111.")
    compare(dict(PAGES), later)
    found = history("+44 (0)800 1111", ("b", "a"))
    assert found["number"] == "08001111"
    assert [(each["today"], each["pages"], each["right"]) for each in found["audits"]] == [
        ("2026-11-25", 1, 1),
        ("2026-12-25", 2, 2),
    ]
    assert history_told(found).splitlines()[1].split() == [
        "day",
        "pages",
        "places",
        "sites",
        "right",
        "wrong",
        "old",
        "audit",
    ]
    for written in ("08457 90 90 90", "44 8457 90 90 90", "0044 8457 909090", "18001 08457 90 90 90"):
        assert [each["old"] for each in history(written, ("a", "b"))["audits"]] == [1, 1]
    with pytest.raises(SafelintError, match="holds no digits"):
        history("Childline", ("a", "b"))


@pytest.mark.parametrize(
    ("folders", "reason"),
    [(("a",), "two audits"), (("a", "none"), "none: holds no audit"), (("a", "."), "holds no audit")],
)
def test_what_is_no_pair_of_audits(folders: tuple[str, ...], reason: str) -> None:
    audited(as_folder(Path("site")), output="a")
    with pytest.raises(SafelintError, match=reason):
        compared(folders)
