"""What `safelint init` writes and offers: a commented configuration, the hook, the step for CI.

It asks nothing: what a folder can tell is found out, what it cannot is left as a comment to fill in.
"""

from __future__ import annotations

import os
import re
import shlex
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from safelint.config.discovery import BASELINE, NAME, find
from safelint.disk import write
from safelint.disk.folder import is_checked_copy, work_tree
from safelint.git import GitError, output
from safelint.values.errors import SafelintError
from safelint.values.wording import counted
from safelint.version import DISTRIBUTION

_MOST_FILES = 20_000  # looked at, so that a start in a home directory ends
_SKIPPED = ("node_modules", "vendor", "__pycache__", "venv")
_BUILT = ("_site", "public", "build", "dist", "out", "site")
_TEMPLATES = {".njk": "html", ".liquid": "html", ".hbs": "html", ".j2": "html"}
_FOOTERS = ("footer", "help", "support", "signpost", "get-help")
_LAYOUTS = ("_includes", "layouts", "partials", "includes", "_layouts", "templates")
_CI = {"GitHub Actions": ".github", "GitLab CI": ".gitlab-ci.yml", "Azure Pipelines": "azure-pipelines.yml"}


class Seen(NamedTuple):
    """What a folder tells: files by suffix, folders that a generator fills, layouts with help in them, where it lies in
    its git repository ("" for the root of one, or outside any), what runs there."""

    suffixes: Mapping[str, int]
    built: tuple[str, ...]
    footers: tuple[str, ...]
    inside: str
    has_git: bool
    has_hooks: bool
    has_remote: bool
    ci: tuple[str, ...]


def started(folder: str, suffixes: Sequence[str]) -> str:
    """Writes the configuration of `folder` and says what to do next. `suffixes` are those that can be read.

    Raises:
        SafelintError: there is a configuration already, or nothing can be written there.
    """
    if not os.path.isdir(folder):
        raise SafelintError(f"{folder}: there is no such folder")
    path = os.path.join(folder, NAME)
    there = find(folder)
    if there and os.path.dirname(there) == os.path.abspath(folder):
        raise SafelintError(f"{os.path.relpath(there)} is there already; nothing was written")
    seen = look(folder)
    write.new(path, configuration(seen).encode())
    return "\n".join(_told(path, seen, suffixes)) + "\n"


def look(folder: str) -> Seen:
    """Walks a folder, hidden and foreign parts left out, and notes what the configuration can say."""
    suffixes: Counter[str] = Counter()
    footers: list[str] = []
    left = _MOST_FILES
    for place, folders, files in os.walk(folder):
        below = os.path.relpath(place, folder).replace(os.sep, "/")
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and name not in _SKIPPED and (below != "." or name not in _BUILT)
        )
        is_layout = any(part in _LAYOUTS for part in below.split("/"))
        for name in sorted(files):
            stem, suffix = os.path.splitext(name.lower())
            suffixes[suffix] += not is_checked_copy(os.path.join(place, name))
            # A name with a line end in it could write settings of its own.
            is_footer = any(word in stem for word in _FOOTERS) and suffix in (".html", ".md", ".njk")
            if is_layout and is_footer and f"{below}{name}".isprintable():
                footers.append(f"{below}/{name}")
        left -= len(files)
        if left < 0:
            break
    root = work_tree(folder) or folder
    entries, around = set(os.listdir(folder)), set(os.listdir(root))
    inside = os.path.relpath(folder, root).replace(os.sep, "/")
    return Seen(
        suffixes=suffixes,
        built=tuple(name for name in _BUILT if name in entries),
        footers=tuple(footers[:5]),
        inside="" if inside == os.curdir else inside,
        has_git=".git" in around,
        has_hooks=".pre-commit-config.yaml" in around,
        has_remote=".git" in around and _has_remote(root),
        ci=tuple(name for name, mark in _CI.items() if mark in around),
    )


def _has_remote(root: str) -> bool:
    """Whether the git repository at `root` is kept somewhere else too, where a machine may check each change."""
    try:
        return bool(output(root, "remote").strip())
    except GitError:
        return False


def configuration(seen: Seen) -> str:
    """The text of `safelint.toml`. What is only an example is a comment."""
    suffixes = {suffix: form for suffix, form in _TEMPLATES.items() if seen.suffixes.get(suffix)}
    pairs = ", ".join(f'"{suffix}" = "{form}"' for suffix, form in suffixes.items())
    exclude = _list(f"{name}/**" for name in seen.built)
    return f"""# Settings of safelint for this folder and all below it. What begins with # is an example.
# What each one does: `safelint config FILE` shows what applies to a text, and why.

# Who reads the texts: public, news, children, young-people, professional or easy-read.
# audience = "public"

# Where the readers are: england, wales, scotland, northern-ireland. Without it, as each text shows, else all.
# nation = ["england", "wales"]

# What fails a commit or a pipeline: error, warning, suggestion or never.
fail-on = "error"

# Change a rule for all texts: its severity, or off. `safelint rules` lists them.
# [rules]
# "terminology/subsequent-to" = "off"

[files]
{"" if pairs else "# "}suffixes = {{ {pairs or '".njk" = "html"'} }}
{"" if seen.built else "# "}exclude = {exclude if seen.built else '["archive/**"]'}

# [readability]
# strict = true            # let readability fail the run too
# sentence-words = 25

[signposting]
{_comment(seen.footers)}# Parts that the site adds to every page: help in them counts as present, and is checked once.
{"" if seen.footers else "# "}included = {_list(seen.footers) if seen.footers else '["layouts/footer.html"]'}
# Help that every text must give, beyond what its subject asks for.
# require = ["accessible_route"]

# [terminology]
# allow = ["a phrase that is right in this house"]

# Other settings for some texts.
# [[overrides]]
# files = ["news/**"]
# kind = "press-release"  # or newsletter, guidance, story and others: see safelint check --help
# audience = "news"
# reason = "These go to newspapers."

# Your own services, for example the council's duty team. They count in every check.
# [[helpline]]
# id = "duty-team"
# name = "Children's Duty Team"
# operator = "Example Council"
# nations = ["england"]
# topics = ["child-protection"]
# audience = ["anyone"]
# confidence = "high"
# [[helpline.channel]]
# kind = "phone"
# number = "0161 496 0000"
# hours = "Monday to Friday, 9am to 5pm"
# cost = "standard"
"""


def _comment(footers: Sequence[str]) -> str:
    return "# Found in your layouts; take out what readers do not see on every page.\n" if footers else ""


def _list(names: Iterator[str] | Sequence[str]) -> str:
    return "[" + ", ".join('"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"' for name in names) + "]"


def _told(path: str, seen: Seen, suffixes: Sequence[str]) -> Iterator[str]:
    origin = found_origin()
    texts = sum(seen.suffixes.get(suffix, 0) for suffix in {*suffixes, *_TEMPLATES})
    yield f"Wrote {path.replace(os.sep, '/')}. It applies to {counted(texts, 'text')} here."
    folder = os.path.normpath(os.path.dirname(path)).replace(os.sep, "/")
    yield f"Look at it, then run: safelint check {shlex.quote(folder)}"
    if seen.has_git:
        yield ""
        root = " at the root of the repository" if seen.inside else ""
        what = f"write this as .pre-commit-config.yaml{root}"
        if seen.has_hooks:
            what = f"add this below `repos:` in .pre-commit-config.yaml{root}, as far in as what stands there"
        yield f"To check every commit, {what}, then run `pre-commit install`:"
        yield from ("", *_indented(hook(origin, with_head=not seen.has_hooks, inside=seen.inside)))
    source = f"git+{origin.address}@{origin.commit}"
    where = f" {shlex.quote(seen.inside)}" if seen.inside else ""
    for name in seen.ci or (("GitHub Actions",) if seen.has_remote else ()):
        yield ""
        yield f"To check in {name} before publication:"
        yield from ("", *_indented(_STEPS[name].format(source=source, folder=where)))
    if origin == UNKNOWN and (seen.has_git or seen.ci):
        yield ""
        yield "safelint is not published yet. For <address> write that of the repository from which you have it, and"
        yield "for <commit> the full id of the commit that you trust."
    yield ""
    baseline = os.path.normpath(f"{folder}/{BASELINE}").replace(os.sep, "/")
    words = shlex.join(("--write-baseline", baseline, folder))
    yield f"Over many old pages, start with: safelint check {words}"


class HookOrigin(NamedTuple):
    """Where a machine can get this very safelint: the address of a git repository, and the full id of a commit."""

    address: str
    commit: str


UNKNOWN = HookOrigin("<address>", "<commit>")
_ADDRESS = re.compile(r"(?:https|ssh)://[\w.~@:/+-]+")
_COMMIT = re.compile(r"[0-9a-f]{40}")


def found_origin() -> HookOrigin:
    """The repository and commit that pip noted when it installed this package from them, else `UNKNOWN`.

    The note is `direct_url.json`: https://packaging.python.org/en/latest/specifications/direct-url/. No name on an
    index of packages stands for them: until safelint is published, a stranger could register it.
    """
    import json
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        note = json.loads(distribution(DISTRIBUTION).read_text("direct_url.json") or "{}")
        address, commit = str(note["url"]), str(note["vcs_info"]["commit_id"])
    except (PackageNotFoundError, ValueError, KeyError, TypeError):
        return UNKNOWN
    return HookOrigin(address, commit) if _ADDRESS.fullmatch(address) and _COMMIT.fullmatch(commit) else UNKNOWN


def hook(origin: HookOrigin, *, with_head: bool, inside: str = "") -> str:
    """The entry for .pre-commit-config.yaml; for a folder `inside` the repository, texts elsewhere are left out."""
    entry = f"""  - repo: {origin.address}
    rev: {origin.commit}
    hooks:
      - id: safelint"""
    if inside:  # `files` would take the place of the suffixes that the hook itself names
        outside = f"^(?!{re.escape(inside)}/)".replace("'", "''")
        entry += f"\n        exclude: '{outside}'"
    return f"repos:\n{entry}" if with_head else entry


# -I: no module that lies in the folder under test is imported.
_STEPS = {
    "GitHub Actions": """- uses: actions/setup-python@a309ff8b426b58ec0e2a45f0f869d46889d02405 # v6.2.0
  with: {{ python-version: "3.x" }}
- run: python -I -m pip install "{source}"
- run: safelint check{folder}""",
    "GitLab CI": """safelint:
  image: python:3
  script:
    - python -I -m pip install "{source}"
    - safelint check{folder} --report gitlab=gl-code-quality.json --report junit=safelint.xml
  artifacts:
    when: always
    reports: {{ codequality: gl-code-quality.json, junit: safelint.xml }}""",
    "Azure Pipelines": """- task: UsePythonVersion@0
- script: python -I -m pip install "{source}"
- script: safelint check{folder} --report junit=safelint.xml
- task: PublishTestResults@2
  condition: always()
  inputs: {{ testResultsFiles: safelint.xml }}""",
}


def _indented(text: str) -> list[str]:
    return [f"    {line}" for line in text.split("\n")]
