"""Configuration: the file nearest to a document, its overrides, the document's own front matter, and the flags."""

from safelint.config.extending import extended as extended
from safelint.config.globs import matches as matches
from safelint.config.names import all_known as all_known
from safelint.config.names import known_rule as known_rule
from safelint.config.names import unknown_rule as unknown_rule
from safelint.config.reading import for_path as for_path
from safelint.config.reading import json_schema as json_schema
from safelint.config.reading import load as load
from safelint.config.reading import obeyed as obeyed
from safelint.config.settings import RuleLevels as RuleLevels
from safelint.config.settings import Setting as Setting
from safelint.config.settings import explain as explain
from safelint.config.settings import layers as layers
from safelint.config.settings import levels as levels
from safelint.config.settings import resolve as resolve
from safelint.config.settings import silences as silences
from safelint.config.settings import today as today
from safelint.config.values import Config as Config
from safelint.config.values import Flags as Flags
