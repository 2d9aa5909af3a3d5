"""The programs in tools/, which are no package, as modules."""

from __future__ import annotations

import importlib.util
from functools import cache
from types import ModuleType

from support import ROOT

TOOLS = ROOT / "tools"


@cache
def tool(name: str) -> ModuleType:
    specification = importlib.util.spec_from_file_location(name, TOOLS / f"{name}.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module
