"""The files that no pack may be without, as small as they can be, for a pack whose only topic is suicide."""

from __future__ import annotations

from safelint.facts.moments import MOMENTS
from safelint.facts.quantities import AMOUNTS
from safelint.values.roles import ElementRoles, ReaderRoles, SubjectRoles
from safelint.values.settings import GENERAL, KINDS

HEAD = """schema = 1
name = "mini"
version = "2026.11"
licence = "CC-BY-4.0"
attribution = "whoever made it"
recorded = 2026-11-25
"""
"""The file pack.toml of a small pack."""

_RECORDED = "recorded = 2026-11-25\n"
_LISTS = (
    "vague_links vague_alts alt_openings alt_credits camera_names image_suffixes media_suffixes unseen_images "
    "tag_places new_tab empty_titles not_headings markers exit_words languages languages_longer"
).split()


def roles(fields: tuple[str, ...], id_: str) -> str:
    """The lines of a table that gives each role to one and the same."""
    return "".join(f'{each} = "{id_}"\n' for each in fields)


ROLES_OF_REGISTRY = (
    f"[roles.topics]\n{roles(SubjectRoles._fields, 'suicide')}[roles.audiences]\n{roles(ReaderRoles._fields, 'anyone')}"
)

WHOLE = {
    "registry.toml": '[topics]\nsuicide = "suicide"\n[audiences]\nanyone = "no restriction"\n' + ROLES_OF_REGISTRY,
    "topics.toml": f'{_RECORDED}[[topic]]\nid = "suicide"\nstrong = ["suicide"]\n',
    "acts.toml": 'of_children = "suicide"\nagainst_adults = "suicide"\nacts = ["struck"]\n',
    "elements.toml": f"""[roles]
{roles(ElementRoles._fields, "text_route")}
[[element]]
id = "text_route"
label = "a number to text"
suggest = "Text {{service}}."
""",
    "policy.toml": '[confidence]\nhigh = "error"\nmedium = "warning"\nlow = "suggestion"\n',
    "kinds.toml": _RECORDED + "".join(f'[[kind]]\nid = "{each}"\ncalled = "{each}"\n' for each in (*KINDS, GENERAL)),
    "accessibility.toml": f'{_RECORDED}alt_long = 100\nalt_too_long = 200\nexit_topics = ["suicide"]\n'
    + "".join(f'{each} = ["x"]\n' for each in _LISTS),
    "laws.toml": f"{_RECORDED}first_year = 1900\nlast_year = 2026\n",
    "bodies.toml": _RECORDED,
    "nation-names.toml": _RECORDED,
    "disagreements.toml": f'examples = "{"0" * 16}"\n[[scale]]\nkinds = {[*AMOUNTS, *MOMENTS]}\nbase = 0\nneeds = 1\n'
    "[scale.weights]\n",
    "sentences.toml": "",
    "letters.toml": "",
}
