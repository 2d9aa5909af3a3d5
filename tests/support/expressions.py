"""Texts that a regular expression may match, made of its tree."""

from __future__ import annotations

import random

from safelint.text.expressions import Alternation, Category, Character, CharacterRange, Look, Node, Repeat, Row

LETTERS = "abc xyz,;-"
_DIGITS = "0123456789"
_OF_CATEGORY = {"d": _DIGITS, "D": LETTERS, "s": " \n", "S": "abc-,", "w": "abc_1", "W": " ,;-"}


def sample(row: Row, chance: random.Random) -> str:
    """A text that a pattern may match: what stands in its tree, each choice by chance."""
    return "".join(_piece(node, chance) for node in row)


def _piece(node: Node, chance: random.Random) -> str:
    if isinstance(node, Character):
        return chance.choice(LETTERS) if node.negated else _member(node, chance)
    if isinstance(node, Alternation):
        return sample(chance.choice(node.rows), chance)
    if isinstance(node, Repeat):
        return "".join(
            sample(node.row, chance) for _ in range(chance.randint(node.least, min(node.most, node.least + 2)))
        )
    return sample(node.row, chance) if isinstance(node, Look) and not node.negated and node.ahead else ""


def _member(node: Character, chance: random.Random) -> str:
    member = chance.choice(node.members)
    if isinstance(member, CharacterRange):
        return chr(chance.randint(ord(member.low), ord(member.high)))
    return chance.choice(_OF_CATEGORY[member.letter]) if isinstance(member, Category) else member
