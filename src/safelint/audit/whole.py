"""An audit from what was asked to its tables and its summary."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from safelint import child
from safelint.audit.audit_folder import ASKED, SUMMARY, AuditFolder
from safelint.audit.stream import PageStream, Sharing, Streamed, here
from safelint.audit.summary import summary
from safelint.audit.summary_page import page
from safelint.config import Flags, today
from safelint.knowledge.loader import LoadedPack, loaded
from safelint.run.configurations import strictest
from safelint.run.engine import Engine
from safelint.values.errors import SafelintError
from safelint.version import __version__

_PAGE = "summary.html"


class AuditAsked(NamedTuple):
    """What the command line asks for. `jobs` is the number of processes, 0 for one on each core; `cluster` the address
    of one whose machines share the work, "" for this machine alone; without `with_text` no words of pages are kept."""

    sources: tuple[str, ...]
    output: str
    flags: Flags = Flags()
    config_path: str = ""
    jobs: int = 0
    cluster: str = ""
    resume: bool = False
    with_text: bool = True


class Audited(NamedTuple):
    """What came of an audit: its summary, the level of findings by which the configurations let it fail, and what
    people should know of how its files were found."""

    summary: Mapping[str, Any]
    fail_on: str
    remarks: tuple[str, ...]


def audit(asked: AuditAsked, progress: Callable[[Streamed], None]) -> Audited:
    """Checks every page of the sources and writes the tables and the summary.

    Raises:
        SafelintError: wrong use; nothing was checked.
        UnwrittenError: something could not be written; what is there can be gone on with.
    """
    from safelint.audit.sources.found import Gathering, sources

    named = sources(asked.sources)
    folder = AuditFolder(asked.output)
    page_path = os.path.join(asked.output, _PAGE)
    pack = loaded()
    said = _said(asked, pack)
    said = {**said, "today": _day(asked, folder, said) or today()}
    engine = Engine(asked.flags, asked.config_path, day=str(said["today"]), targets=[page_path], pack=pack)
    config = engine.checker.config(os.curdir)
    gathering = Gathering(named, engine)
    configs = gathering.configs()
    for each in (config, *configs):
        engine.checker.validate(each)
    sharing = _sharing(asked, engine)
    folder.begin()
    folder.put_json(ASKED, {**said, "finished": False})
    names = {rule.id: rule.title for rule in engine.checker.rules.by_id(config).values()}
    stream = PageStream(
        engine, folder, resume=asked.resume, titles=None if asked.with_text else names, progress=progress
    )
    stream.run(gathering.pages(), gathering.intake, sharing)
    folder.leave_only(stream.names)
    services = {helpline.id: helpline.name for helpline in engine.checker.rules.pack_of(config).helplines}
    found = summary(folder, said, names, services, dict(sorted(gathering.intake.reasons.items())))
    folder.put_json(SUMMARY, found)
    folder.put(_PAGE, page(found).encode())
    folder.put_json(ASKED, {**said, "finished": True})
    return Audited(found, strictest(configs), gathering.remarks)


def _sharing(asked: AuditAsked, engine: Engine) -> Sharing:
    if asked.cluster:
        from safelint.audit.cluster import on

        return on(asked.cluster, engine)
    return here(engine, asked.jobs or child.cores())


def _said(asked: AuditAsked, rules: LoadedPack) -> dict[str, Any]:
    """What the audit was asked, as it is kept: all that its tables rest on but the pages and their settings."""
    options = {name: value for name, value in asked.flags._asdict().items() if name != "today"}
    return {
        "tool": {"name": "safelint", "version": __version__},
        "packs": [{"name": rules.pack.name, "version": rules.pack.version}],
        "rules": rules.digest.hex(),
        "today": asked.flags.today,
        "sources": list(asked.sources),
        "options": {**options, "config": asked.config_path, "text": asked.with_text},
    }


def _day(asked: AuditAsked, folder: AuditFolder, said: Mapping[str, Any]) -> str:
    """The day that the audit is made for, "" for this one. One that is gone on with stays at its own.

    Raises:
        SafelintError: there is another audit in the folder, or something else.
    """
    if folder.is_empty():
        return asked.flags.today
    before = folder.asked()
    if before is None:
        raise SafelintError(f"{asked.output}: is not empty, and holds no audit: name another folder")
    day = asked.flags.today or (str(before["today"]) if asked.resume else "")
    after = {**said, "today": day, "finished": before.get("finished")}
    differing = [name for name in said if _plain(before.get(name)) != _plain(after[name])]
    if "sources" in differing:
        raise SafelintError(f"{asked.output}: holds an audit of other sources: name another folder")
    if asked.resume and differing:
        what = ", ".join(differing)
        raise SafelintError(
            f"{asked.output}: was begun otherwise ({what} differ), so --resume cannot go on with it: leave --resume out"
            " to begin anew, or name another folder"
        )
    return day


def _plain(value: Any) -> Any:
    """As JSON gives it back."""
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value
