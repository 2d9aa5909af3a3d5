"""accessibility.toml: the words and figures that the rules on accessibility go by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safelint.packs.entry import FILE_RECORDED, ID, FileKind
from safelint.packs.schema import integer, items, regex, table, tables, text, texts

if TYPE_CHECKING:
    from safelint.values.tables.accessibility import AccessibilityTable

FILE: FileKind[AccessibilityTable] = FileKind(
    "accessibility.toml",
    "accessibility",
    table(
        {
            **FILE_RECORDED,
            "vague_links": texts(least=1, about="link texts that say nothing, lower case, without punctuation"),
            "shorteners": texts((), about="hosts of services that shorten addresses"),
            "vague_alts": texts(least=1, about="alternative texts that say nothing, lower case"),
            "alt_openings": texts(least=1, about="words with which an alternative text need not begin"),
            "alt_credits": texts(least=1, about="words of a credit, which belongs beside the image"),
            "camera_names": items(regex(), least=1, about="names that cameras and phones give, case ignored"),
            "image_suffixes": texts(least=1),
            "media_suffixes": texts(least=1, about="sound and film, beside images"),
            "unseen_images": texts(least=1, about="names of files, without the suffix, of images that nobody sees"),
            "alt_long": integer(low=1, about="characters of an alternative text from which it is long"),
            "alt_too_long": integer(low=1, about="characters of an alternative text that are too many"),
            "tag_places": texts(least=1, about="names of places that are one word of a tag, lower case"),
            "files": tables(
                {
                    "suffixes": texts(least=1),
                    "name": text(about="what to call the type"),
                    "said_as": texts(least=1, about="words any of which tells the type, lower case"),
                }
            ),
            "new_tab": texts(least=1, about="words that announce a new tab, lower case"),
            "new_tab_for_all": texts((), about="words by which a page tells that all its links open one"),
            "empty_titles": texts(least=1, about="page titles that say nothing, lower case"),
            "not_headings": texts(least=1, about="lines in bold that are no headings, lower case"),
            "markers": texts(least=1, about="capitals that the press expects"),
            "initialisms": texts((), about="further letters and names that owners write in capitals"),
            "exit_words": texts(least=1, about="words of a way to leave a page quickly, lower case"),
            "exit_topics": items(ID, least=1, about="topics whose pages need one"),
            "exit_advised": items(ID, (), about="topics whose pages may have one"),
            "languages": texts(least=1, about="codes of two letters, ISO 639-1"),
            "languages_longer": texts(least=1, about="codes of three letters for which there is one of two"),
        }
    ),
)
