"""Runs the tool in a hostile repository and says what was opened, written, run or forged."""

from __future__ import annotations

import hashlib
import json
import os
import re
import signal
import stat
import subprocess
from pathlib import Path


def digest(top, skip=()):
    """Path -> (kind, mode, content) of all below top, but not below the folders in skip."""
    found = {}
    skip = {os.path.abspath(s) for s in skip}
    for folder, folders, files in os.walk(top):
        folders[:] = sorted(f for f in folders if os.path.abspath(os.path.join(folder, f)) not in skip)
        for name in [*folders, *files]:
            path = os.path.join(folder, name)
            if os.path.abspath(path) in skip:
                continue
            info = os.lstat(path)
            kind = stat.S_IFMT(info.st_mode)
            body = ""
            if stat.S_ISLNK(kind):
                body = os.readlink(path)
            elif stat.S_ISREG(kind):
                with open(path, "rb") as file:
                    body = hashlib.sha256(file.read()).hexdigest()
            found[os.path.relpath(path, top)] = (kind, stat.S_IMODE(info.st_mode), body)
    return found


RICH = {"html", "junit", "checkstyle", "sarif", "json", "gitlab", "csv"}  # not read line by line
RICH_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\r(?!\n)")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
OURS = r"(error|warning|notice) (file|title)=|group::|endgroup::"
COMMAND = re.compile(
    rf"^\s*(::(?!{OURS})|##\[|##vso|INJECTED)|^::(error|warning|notice)::INJECTED",
    re.MULTILINE,
)


def log_faults(data, name, lines=True):
    text = data.decode("utf-8", "replace")
    faults = []
    hit = (CONTROL if lines else RICH_CONTROL).search(text)
    if hit:
        faults.append(f"raw {hit.group()!r} in {name}: {text[max(0, hit.start() - 25) : hit.end() + 15]!r}")
    hit = COMMAND.search(text) if lines else None
    if hit:
        faults.append(f"line like a command in {name}: {text[hit.start() : hit.start() + 60]!r}")
    return faults


def format_of(args):
    return args[args.index("--format") + 1] if "--format" in args else "terminal"


def one_run(tool, run, root, base, seconds):
    env = {
        k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "GITHUB_", "CI", "XDG_", "PYTHON", "SAFELINT"))
    }
    env.update(
        HOME=str(base / "home"),
        XDG_CACHE_HOME=str(base / "home/.cache"),
        XDG_CONFIG_HOME=str(base / "home/.config"),
        TMPDIR=str(base / "tmp"),
        NO_COLOR="1",
        LC_ALL="C.UTF-8",
        LANG="C.UTF-8",
    )
    for key, value in run.env.items():
        if value is None:
            env.pop(key, None)
        else:
            env[key] = value
    before = digest(base, skip=(root, base / "home/.cache"))
    process = subprocess.Popen(
        [*tool, *run.args],
        cwd=Path(root) / run.cwd,
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        out, err = process.communicate(run.stdin, timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return [f"HANG over {seconds} s"]
    faults = []
    status = process.returncode
    if status == 0 and 0 not in run.status:
        faults.append("OPEN status 0")
    elif status not in run.status:
        first = (err.decode("utf-8", "replace").strip().splitlines() or [""])[-1][:140]
        faults.append(f"STATUS {status}, wanted {sorted(run.status)}: {first!a}")
    if b"Traceback (most recent call last)" in out + err:
        faults.append(f"CRASH {err.decode('utf-8', 'replace').strip().splitlines()[-1][:140]!a}")
    after = digest(base, skip=(root, base / "home/.cache"))
    if after != before:
        names = sorted(k for k in set(before) | set(after) if before.get(k) != after.get(k))
        faults.append(("RAN " if any("PWNED" in n for n in names) else "WROTE ") + ascii(", ".join(names[:4])))
    for data, name in ((out, "stdout"), (err, "stderr")):
        rich = name == "stdout" and format_of(run.args) in RICH
        faults += ["LOG " + f for f in log_faults(data, name, lines=not rich)]
    for word in run.absent:
        if word.encode() in out + err:
            faults.append(f"TOLD {word}")
    if run.listed and status in (0, 1, 3):
        try:
            report = json.loads(out)
            bad = {d["path"] for d in report["documents"] if any(f["severity"] == "error" for f in d["findings"])}
            bad |= {f["path"] for f in report["failures"]}
            missed = [n for n in run.listed if n not in bad]
            if missed and not any(f.startswith("OPEN") for f in faults):
                faults.append("MISSED " + ", ".join(missed))
        except (ValueError, KeyError) as error:
            faults.append(f"REPORT {error!r:.80}")
    return faults


def faults_of(case, tool, base, seconds=120):
    """Builds one repository below `base` and makes its runs; gives every fault, each with the run that shows it."""
    for name in ("repo", "home", "tmp", "outside"):
        (base / name).mkdir(parents=True)
    (base / "outside/canary.txt").write_text("still here\n")
    root = base / "repo"
    plan = case(str(root), tool)
    kept = {name: digest(root / name) for name in plan.same}
    faults = []
    for run in plan.runs:
        shown = " ".join(word if len(word) < 60 else word[:57] + "..." for word in run.args)
        faults += [f"{fault}  <- {shown!a} {run.env or ''!a}" for fault in one_run(tool, run, root, base, seconds)]
    return faults + [f"CHANGED {name} in the repository" for name, was in kept.items() if digest(root / name) != was]
