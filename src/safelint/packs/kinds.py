"""kinds.toml: the kinds of text, and all that follows from each."""

from __future__ import annotations

from safelint.packs.elements import ELEMENT_ID, ELEMENTS, LISTS_OF_TOPICS
from safelint.packs.entry import FILE_RECORDED, ID, Entry, EntryKind, FileKind, FileOfEntries, without
from safelint.packs.schema import choice, flag, items, table, tables, text, texts
from safelint.values.settings import AUDIENCES, GENERAL, KINDS
from safelint.values.text_kinds import AskOn, TextKind

KIND = {
    "id": choice((*KINDS, GENERAL)),
    "called": text(about='what it is called, to its writer: "a letter"'),
    "audience": choice(
        ("", *AUDIENCES), "", about="whose limits apply where nobody says for whom it is; left out: the usual ones"
    ),
    "lowered": texts((), about="reasons why findings in it are milder: names of `lowered` in policy.toml"),
    "sections": texts((), about="sections of sites under which nothing else is filed, in small letters: `opinion`"),
    "of_courts": flag(False, about="true: the police and courts are who acts where nobody is named"),
    "official": flag(False, about="true: an office sends it, though it begins as a paper's report of a trial does"),
    "by_others": flag(False, about="true: a paper or a person publishes it, who only reports what bodies say"),
    "of_anything": flag(
        False, about="true: its author may tell of anything, so that a sentence must weigh more to be found"
    ),
    "keeps_names": flag(False, about="true: it may keep the names of its day, so that one given up is only doubtful"),
    "told_in_past": flag(False, about="true: the past is its tense, and excuses no name that was given up"),
    "tells_of_one_case": flag(
        False, about="true: who was harmed in it tells for whom the help that it names should be"
    ),
    "sent_on_a_case": choice(
        ("", "by-words", "always"),
        "",
        about="whether an office sends it on one case, to all whom that concerns: where its words tell of one, or "
        "always; left out: never",
    ),
    "addressed": flag(False, about="true: its first lines may say that it goes to families, members or neighbours"),
    "told_among_us": choice(
        ("", "as-letter", "in-opening", "anywhere"),
        "",
        about="what shows that it goes to those among whom somebody was harmed: all that shows it of a letter, words "
        "in its opening, or words anywhere; left out: nothing",
    ),
    "says_for_whom": flag(False, about="true: a line below its title tells that it is for children or young people"),
    "news_by_readers": flag(False, about="true: where it is for news readers, it is asked for what news is asked for"),
    "copied": flag(True, about="false: it is read where it stands, and no address in it must be seen to be copied"),
    "capitals_at_start": flag(False, about="true: its first words may be set in capitals"),
    "bold_subject": flag(False, about="true: one line in bold tells what it is about, and is no heading"),
    "quick_exit": flag(False, about="true: its readers may have to leave it at once"),
    "brief": flag(False, about="true: it has room for one way to help, and none for a heading above"),
    "asked_of_few_words": flag(
        False, about="true: where nobody gave the kind, a text of few words is asked for what this kind is asked for"
    ),
    "asks_help": flag(True, about="false: no help is asked of it, however short it is or whom else it sends people to"),
    "audience_asks": flag(True, about="false: what an audience asks for is not asked of it"),
    "required": LISTS_OF_TOPICS,
    "suggested": LISTS_OF_TOPICS,
    "ask": ELEMENTS,
    "offer": ELEMENTS,
    "school_ask": items(ELEMENT_ID, (), about="what it must hold besides where it comes from a school"),
    "ask_on": tables({"element": ELEMENT_ID, "topics": items(ID, least=1)}),
    "not_offered": items(
        ELEMENT_ID, (), about="what no writer is told to add, unless the text tells of those whom it is for"
    ),
    "room_for_a_line": flag(False, about="true: a text of this kind that gives the police alone is given a line"),
    "own_line": flag(True, about="false: a contact of the sender's own is no line that helps"),
    "at_hand": flag(True, about="false: it must give more help than somebody whom its readers know, such as a nurse"),
    "help_before_end": flag(False, about="true: help below the line that ends it is not printed with it"),
}


def _kind(entry: Entry) -> TextKind:
    values = without(entry.values, "recorded", "ask_on")
    return TextKind(**values, ask_on=tuple(AskOn(**each) for each in entry.values["ask_on"]))


FILE: FileOfEntries = FileKind("kinds.toml", "kinds", table({**FILE_RECORDED, "kind": tables(KIND)}))
TEXT_KINDS = EntryKind("kind", "kinds", _kind)
