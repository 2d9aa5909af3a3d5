"""Which settings a report and `safelint config` say that apply."""

from __future__ import annotations

from pathlib import Path

from safelint.config import Flags, load
from safelint.run.provenance import applied


def test_what_is_set_to_nothing_is_told_where_that_is_not_the_default(tmp_path: Path) -> None:
    path = tmp_path / "safelint.toml"
    path.write_text(
        "[readability]\npassive-voice = false\npassive-share = 0\nstrict = false\n[files]\nmax-megabytes = 20\n",
        encoding="utf-8",
    )
    told = {name: value for name, value, _ in applied(str(tmp_path / "a.md"), load(str(path)), Flags(), None)}
    assert told["readability.passive-voice"] == "off"
    assert told["readability.passive-share"] == "0"
    assert not {"readability.strict", "files.max-megabytes"} & told.keys()


def test_what_nobody_set_is_as_the_text_shows(tmp_path: Path) -> None:
    path = tmp_path / "safelint.toml"
    path.write_text('kind = "auto"\n', encoding="utf-8")
    told = {name: value for name, value, _ in applied(str(tmp_path / "a.md"), load(str(path)), Flags(), None)}
    assert told["audience"] == "as the text shows, else public"
    assert told["kind"] == "as the text shows, else general"
    assert told["nation"] == "as the text shows, else all"
    assert told["topics"] == "as the text shows"
