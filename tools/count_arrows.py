"""Counts imports between modules, and the circles that they make.

    .venv/bin/python tools/count_arrows.py

An arrow is one module that imports another, also where only types need it. A circle is a set of modules each of which
leads to every other. Folders count as their modules together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import grimp

PACKAGE = "safelint"


def arrows() -> dict[str, set[str]]:
    """For each module of the package those that it imports."""
    graph = grimp.build_graph(PACKAGE, exclude_type_checking_imports=False, cache_dir=None)
    return {module: set(graph.find_modules_directly_imported_by(module)) for module in sorted(graph.modules)}


def folded(graph: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """The same between folders: a module below `safelint.x` counts as `safelint.x`."""
    found: dict[str, set[str]] = {}
    for module, imported in graph.items():
        here = _room(module)
        found.setdefault(here, set()).update(room for room in map(_room, imported) if room != here)
    return found


def _room(module: str) -> str:
    return ".".join(module.split(".")[:2])


def circles(graph: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """The strongly connected parts with more than one member (Tarjan), the largest first."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    found: list[list[str]] = []

    def visit(module: str) -> None:
        number[module] = lowest[module] = len(number)
        path.append(module)
        for other in graph.get(module, ()):
            if other not in number:
                visit(other)
                lowest[module] = min(lowest[module], lowest[other])
            elif other in path:
                lowest[module] = min(lowest[module], number[other])
        if lowest[module] == number[module]:
            at = path.index(module)
            if len(path) - at > 1:
                found.append(sorted(path[at:]))
            del path[at:]

    for module in graph:
        if module not in number:
            visit(module)
    return sorted(found, key=len, reverse=True)


def main() -> None:
    graph = arrows()
    print(f"{len(graph)} modules, {sum(map(len, graph.values()))} arrows")
    for what, each in (("modules", graph), ("folders", folded(graph))):
        found = circles(each)
        print(f"{len(found)} circles of {what}")
        for circle in found:
            print(f"  {len(circle)}: {', '.join(circle)}")


if __name__ == "__main__":
    main()
