"""Writes rules/schema/*.json, which say to editors what each file of a pack and a configuration may hold, from the
loader's own description.

    .venv/bin/python tools/make_schemas.py
"""

from __future__ import annotations

import json
from pathlib import Path

from safelint.config import json_schema
from safelint.packs.packfiles import json_schemas

FOLDER = Path(__file__).resolve().parent.parent / "rules" / "schema"


def schemas() -> dict[str, str]:
    """Every schema: the name of its file, its text."""
    return {
        f"{name}.json": json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
        for name, schema in {**json_schemas(), "safelint": json_schema()}.items()
    }


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
