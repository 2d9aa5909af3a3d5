"""Kinds of text, told by their form."""

from __future__ import annotations

import pytest

from safelint.kinds.forms import KindFound, detect, kind_of_text
from safelint.kinds.releases import end_of_release
from safelint.kinds.short import is_short
from safelint.kinds.signs import KindReason
from safelint.kinds.voice import speeches
from safelint.knowledge.index import Knowledge
from safelint.readers import read
from safelint.text.view import TextView
from safelint.values.settings import Settings
from support import signposting as helper

LONG = "The work began in spring and will go on until the end of next year, when the hall opens again. " * 4
CASES = {
    # kind, then a text
    "release-ends": ("press-release", f"# New hall opens\n\n{LONG}\n\nENDS"),
    "release-notes": (
        "press-release",
        f"# New hall opens\n\n{LONG}\n\nNotes to editors\n\n1. The hall was built in 1902.",
    ),
    "release-immediate": ("press-release", f"FOR IMMEDIATE RELEASE\n\n# New hall\n\n{LONG}"),
    "release-embargo": ("press-release", f"Embargoed until 00.01 on 3 May\n\n{LONG}"),
    "release-desk": ("press-release", f"# Hall\n\n{LONG}\n\nMedia enquiries: 01632 960001"),
    "release-issued": ("press-release", "# Hall opens\n\n" + f"{LONG}\n\n" * 9 + "This was issued by the council."),
    "minutes-of-guidance-issued": (
        "record",
        "# General Meeting 7th July 2025\n\nMINUTES OF GENERAL MEETING\n\n**Present**: Ann Bell, John Carr\n\n"
        "**Apologies**: Tom East\n\nThe chair welcomed everybody.\n\nThe clerk told us that a man was arrested on "
        "Friday after he attacked his wife, and that he was charged with assault.\n\nWe follow the guidance issued by "
        "the council in May.\n\nThe accounts are in order.\n\nThe hall will be painted in autumn.\n\nThe bins are "
        "collected on Tuesdays.\n\nVolunteers are wanted for the tea stall.",
    ),
    "release-called-so": (
        "press-release",
        f"MEDIA RELEASE: Two jailed\n\nA couple have been jailed. {LONG}\n\nHull Crown Court heard that they had hit "
        "a man. Ann Lee, defending, said: \u201cThey are sorry.\u201d Det Insp Jo Roe added that he was brave. "
        "Neighbours told the Mercury of it.",
    ),
    "release-charge-with-appeal": (
        "press-release",
        f"A man has been charged with assault. {LONG}\n\nAnyone with information should call 101, quoting 44.\n\nENDS",
    ),
    "release-at-length": (
        "press-release",
        "A man has been jailed for stalking. Hull Crown Court was told that he sent her 90 letters."
        f" {LONG}\n\nDetective Constable Ann Lee said: \u201cNone of his letters held a threat. Put together, all of "
        "them were one. She told the court that she had not walked to her gate alone for a year, and was brave.\u201d",
    ),
    "release-is-a-statement": (
        "press-release",
        f"# Statement on the publication of the review into Child T\n\nThe board has met. {LONG}",
    ),
    "release-has-a-letterhead": (
        "press-release",
        f"Crown Office and Procurator Fiscal Service\n\nA man has been jailed. The court heard that he hit her. {LONG}",
    ),
    "release-has-a-dated-letterhead": (
        "press-release",
        f"# Man jailed\n\nGwent Police, 2 October 2026\n\nA man has been jailed for hitting his wife. {LONG}",
    ),
    "release-says-below-its-title-who-issued-it": (
        "press-release",
        "# Man jailed\n\n*Issued by Wexley Police, 24 November 2026*\n\nOwen Marsh, 41, has been jailed for "
        f'stalking. The court heard that she had told him to stop. "I used to run," she said. {LONG}',
    ),
    "news-has-no-letterhead": (
        "news",
        f"# Man jailed\n\nBarry Reporter, 2 October 2026\n\nA man was jailed. The court heard that he hit her. {LONG}",
    ),
    "release-has-a-letterhead-of-a-council": (
        "press-release",
        f"# Landlord jailed\n\nDale City Council | 02/10/2026\n\nA man has been jailed for hitting his wife. {LONG}",
    ),
    "release-with-a-letterhead-speaks-to-its-reader": (
        "press-release",
        "Gwent Police\n\nA man has been jailed for hitting his wife. If you are being hurt, you can talk to our staff. "
        "You can come to any station.\n\nHe will be on a licence.\n\n## Get help\n\nTalk to Women's Aid.",
    ),
    "minutes-have-a-letterhead": (
        "record",
        "Leeds Police\n\n# Minutes of the Safety Committee\n\nPresent: Cllrs Lee, Gray.\n\nApologies: Cllr Roe."
        f"\n\nA man has been jailed for hitting his wife. It was resolved that the report be noted. {LONG}",
    ),
    "policy-has-a-letterhead": (
        "policy",
        "Gwent Police\n\n# Abuse in homes of staff\n\nVersion: 3. Review date: May 2027.\n\n## Scope\n\nAll officers."
        f"\n\n## Purpose\n\nA man has been jailed for hitting his wife, who worked for us. {LONG}",
    ),
    "annual-report-has-a-letterhead": (
        "record",
        "Crown Prosecution Service\n\n# Annual report 2026\n\nContents\n\nForeword\n\n"
        f"A man has been jailed for stalking, one of many in this year. {LONG}",
    ),
    "page-of-help-has-a-letterhead": (
        "service-page",
        "Gwent Police\n\n# Domestic abuse: get help\n\nA man was jailed in May for hitting his wife. If you are hurt, "
        f"we believe you. {LONG}",
    ),
    "plan-has-a-letterhead": (
        "",
        f"Gwent Police\n\n# Our plan for 2026 to 2029\n\n{LONG} {LONG} A man has been jailed for hitting his wife.",
    ),
    "news-has-the-line-of-a-court": (
        "news",
        f"# Man jailed\n\nLeeds Crown Court, 2 October 2026\n\nA man was jailed for hitting his wife. {LONG}",
    ),
    "release-has-a-day-below-the-sender": (
        "press-release",
        f"LENDER JAILED\n\nDale Council\nFor release: 2 October 2026\n\nA man was jailed for threats. {LONG}",
    ),
    "a-line-of-help-makes-no-page-of-news": (
        "",
        "# Fathers who lost a child open a choir\n\nEleven men sang together on Saturday before many neighbours. "
        "Nobody was asked to read music.\n\n“We do not have to explain ourselves here,” said one of them, a bus "
        "driver. “We come in, we sing and we wash the cups.”\n\nA second concert is planned for the spring, in "
        "the market hall. The money that was collected goes to the heater of the room, which has not worked for two "
        "winters.\n\nIf you need to talk, you can call Samaritans on 116 123.",
    ),
    "a-page-may-speak-to-its-reader-at-its-end-alone": (
        "service-page",
        "# Refuge on the coast\n\nThe refuge has eleven rooms, a garden and a play room. It was opened by women with "
        "nowhere to send their friends. Women and children live here for some weeks or months. Staff help with schools "
        "and the courts. Nobody pays at the door.\n\nThe rooms are warm, the doors lock and the address is not printed "
        "anywhere. Pets are cared for near by.\n\nYou can call us at any hour on 01632 960123, and your call will not "
        "show on a bill.",
    ),
    "page-that-tells-the-public-how-to-report": (
        "service-page",
        "# Worried about an adult?\n\nIf you think that someone is at risk, tell us. You do not need to be sure.\n\n"
        "## How to tell us\n\nCall 01632 960123. Let the person speak in their own words and do not ask leading "
        "questions. Professionals should complete the referral form.",
    ),
    "page-on-what-to-tell": (
        "service-page",
        "# Tell us about a child who may be at risk\n\nAnyone can call us. You may be wrong, and we will listen.\n\n"
        "## What happens then\n\nA social worker makes a risk assessment and may hold a strategy meeting. Use the "
        "child's own words when you call.",
    ),
    "staff-are-told-what-to-do": (
        "guidance",
        "# What to do if a pupil tells you about abuse\n\nLet the pupil use their own words. Never ask leading ones."
        " Staff must record what the pupil said and tell the designated safeguarding lead. You can ask the head.",
    ),
    "a-course-by-the-way-makes-no-other-page": (
        "service-page",
        "# Suicide prevention in Dale\n\nMost people who have thoughts of suicide find a way through with good help."
        "\n\n## Ask the question\n\nYou do no harm if you ask someone whether they think of suicide. It may be a "
        "relief.\n\nSay what you have noticed, give them time, and listen to all that they want to tell you.\n\n"
        "## Our plan\n\nAnybody who works in Dale can learn to ask. The course is free. Book a place with us.\n\n"
        "## After a suicide\n\nIf you have lost someone, you are not alone: come and meet others who have.",
    ),
    "page-that-says-of-a-course-that-it-is-free": (
        "",
        "# Learn to ask\n\nThe course is free, and anybody who works in Dale can come. Book a place at the library.\n\n"
        "You will hear how to ask someone about suicide, and what to say when they tell you.",
    ),
    "a-part-for-staff-is-no-title": (
        "service-page",
        "# Forced marriage\n\nEverybody has the right to choose whom they marry, and when, and if they marry at all."
        "\n\n## If you are worried about yourself\n\nYou can call us. We will not tell your family, whatever you say,"
        " and nobody will ask you for proof.\n\n## For staff\n\nSee the person alone.",
    ),
    "page-of-a-force": ("service-page", "# Police\n\nCall 999 if someone is in danger. Call 101 at other times."),
    "page-of-a-force-that-hires": ("", f"# Surrey Police\n\nWe are hiring staff for our control room in June. {LONG}"),
    "fees-are-no-news": ("", f"# Fees\n\nThe council has charged a fee of £30 since May. {LONG}"),
    "release-led": (
        "press-release",
        "A man has been jailed at Hull Crown Court. The court heard that he had hit a woman in the street."
        f" {LONG}\n\nDetective Constable Ann Lee, who led the investigation, said: \u201cShe was brave.\u201d",
    ),
    "release-with-the-victim": (
        "press-release",
        f"A man has been jailed for an assault. {LONG}\n\nDetective Constable Ann Lee, who led the case, said: "
        "\u201cShe was brave.\u201d\n\nIn a statement, the victim said: \u201cI can sleep again.\u201d",
    ),
    "release-of-trading-standards": (
        "press-release",
        "Two men have been sentenced after a prosecution brought by Exshire trading standards. The court was told that"
        f" they lied. {LONG}\n\nCllr Ann Lee, cabinet member for public safety, said: \u201cThey lied.\u201d",
    ),
    "news-with-an-officer-and-a-lawyer": (
        "news",
        "A man has been jailed at Hull Crown Court. The court heard that he had hit a woman in the street."
        f" {LONG}\n\nDetective Constable Ann Lee, who led the investigation, said: \u201cShe was brave.\u201d\n\n"
        "His solicitor said he was sorry.",
    ),
    "news-that-judges": (
        "news",
        "A callous thief has been jailed at Hull Crown Court. The sick thief hit a woman in the street."
        f" {LONG}\n\nDetective Constable Ann Lee, who led the investigation, said: \u201cShe was brave.\u201d",
    ),
    "release-that-quotes-who-judges": (
        "press-release",
        f"A man has been jailed at Hull Crown Court. {LONG}\n\nDetective Constable Ann Lee, who led the investigation, "
        "said: \u201cThis was a vile thing to do, and she was brave.\u201d",
    ),
    "story-that-lets-tell": (
        "story",
        f"# The Tuesday people\n\nAmir eats his lunch with others now. {LONG}\n\n\u201cI used to say that I\u2019d had "
        "mine,\u201d he says. \u201cI would go and sit in my van, and I told my wife I was fine.\u201d",
    ),
    "story-told-in-the-present": (
        "story",
        f"# The Tuesday people\n\nAmir eats with others now. {LONG}\n\n\u201cThey are kind,\u201d he says.\n\n"
        "\u201cThe soup is good, too,\u201d laughs Mo Reed. As we talk, he butters bread.",
    ),
    "news-of-figures": (
        "news",
        f"More people were convicted of theft last year, prosecutors have said. {LONG}\n\nThe director of public "
        "prosecutions, Ann Lee, said: \u201cWe are glad.\u201d",
    ),
    "news-of-a-review-in-this-paper": (
        "news",
        f"# Hall is to close\n\n{LONG}\n\nOne of the players, now 50, told this paper that he would miss it. "
        "\u201cI look away,\u201d he said.\n\n"
        "The chair said at a press conference that she was sorry. She said that the hall was cold.",
    ),
    "news-headline-of-a-finding": ("news", f"# Lessons were missed, review finds\n\n{LONG}"),
    "news-remarks": ("news", f"# At the court\n\n{LONG} The judge told her: \u201cThis was mean.\u201d"),
    "appeal-witness": (
        "witness-appeal",
        f"Officers are appealing for witnesses after a crash. {LONG}\n\nCall 101 quoting 260041.",
    ),
    "appeal-information": ("witness-appeal", f"Appeal for information. {LONG}\n\nCrime reference 12345/26."),
    "appeal-anyone": ("witness-appeal", f"{LONG}\n\nAnyone who saw the van can call 101 and give incident number 91."),
    "appeal-ends": ("witness-appeal", f"Did you see this man? {LONG}\n\nCall 101 quoting 77.\n\nENDS"),
    "appeal-of-a-family": (
        "witness-appeal",
        "# Please help us bring Mum home\n\nShe left her home in Lower Hale on Sunday and has not been seen since. "
        f"If you see her, stay with her and ring us. {LONG}",
    ),
    "appeal-stolen": (
        "witness-appeal",
        f"A red tractor was taken from a barn overnight. Did you see a low-loader? {LONG}\n\nAny word: log 1180.",
    ),
    "release-with-the-force-in-its-speaker": (
        "press-release",
        "Two men have been jailed at Hull Crown Court. Detective Inspector Ann Lee of Humber Vale Police said: "
        f"\u201cThey thought of nobody else.\u201d {LONG}",
    ),
    "release-that-says-how-to-reach-the-force": (
        "press-release",
        "A man has been jailed. The court heard that he had hit a woman in the street. "
        f"{LONG}\n\nIf it happened to you, contact us on 101.",
    ),
    "guidance-for-a-role": (
        "guidance",
        f"# What referees need to know about a fall\n\nStop the match. Write down what the player says. {LONG}",
    ),
    "guidance-note": ("guidance", f"# Wet floors: a note for caretakers\n\nPut the sign out before you begin. {LONG}"),
    "policy-of-terms": (
        "policy",
        f"# Conditions of hire\n\n1. The hirer shall pay before the day. 2. No person may smoke. {LONG}",
    ),
    "newsletter-of-days": (
        "newsletter",
        f"Warmest thanks to all who baked. A very warm welcome to all visitors. {LONG}\n\n"
        "Mass on Thursday at 10.30am. Fair on Saturday at noon.\n\n"
        "Choir on Monday, 3 May, and again on Friday from 7pm. If you can help, please let us know.",
    ),
    "newsletter-sheet": ("newsletter", f"# Pew sheet\n\nCoffee rota: gaps on the 14th.\n\nSpeaker: Ted Roe. {LONG}"),
    "record-of-a-tribunal": (
        "record",
        f"Heard at Leeds. The unanimous judgment is that the claimant was dismissed with notice. {LONG}",
    ),
    "course": (
        "",
        f"# First aid, Tuesdays\n\nDuration: six weeks. Fee: \u00a340. This short course is for you. {LONG}",
    ),
    "appeal-concern": (
        "witness-appeal",
        f"Police are growing concerned for a girl of 15. {LONG}\n\nIf you have seen her, call 101 and quote log 312.",
    ),
    "appeal-missing": ("witness-appeal", f"# Have you seen Jo?\n\n{LONG}\n\nCall 101 and quote log 342."),
    "news-court": ("news", f"# Driver banned\n\nA driver hit a wall, a court heard. {LONG}"),
    "news-byline": ("news", f"# Hall opens\n\nBy Jane Porter\n\n{LONG}"),
    "news-reporter": ("news", f"# Hall opens\n\nSam Lee, local democracy reporter\n\n{LONG}"),
    "news-dateline": ("news", f"WEXLEY — Two people were rescued. {LONG}"),
    "news-inquest": ("news", f"He had a good job, an inquest heard. {LONG}"),
    "news-jailed": (
        "news",
        "# Uncle jailed for raping niece\n\nA man has been jailed for 16 years for rape at Hull Crown Court on Monday.",
    ),
    "news-charged": ("news", f"A man has been charged with rape, the Crown Prosecution Service said. {LONG}"),
    "news-sentenced": ("news", f"A driver was sentenced at Leeds Magistrates' Court, police said. {LONG}"),
    "news-arrests": ("news", f"# Two held\n\nTwo people were arrested after a search in Hull. {LONG}"),
    "news-appeared": ("news", f"A teacher appeared before magistrates in York. {LONG}"),
    "news-day": ("news", f"A woman was attacked in the park early on Sunday. {LONG}"),
    "news-pleaded": ("news", f"A teacher who stole from a club pleaded guilty. {LONG}"),
    "news-headline": ("news", f"# Driver jailed over fatal crash\n\nThe road is wide there. {LONG}"),
    "news-then-help": (
        "news",
        f"A man was found guilty of fraud.\n\nIf you have been affected, ring us. {LONG}",
    ),
    "news-quoting-you": ("news", f"The judge said: “What you did was cruel.” He was jailed on Friday. {LONG}"),
    "letter-parents": ("letter", f"Dear parents and carers\n\n{LONG}\n\nMrs P Hart"),
    "letter-to-families": (
        "letter",
        f"Dear gym families\n\nThe committee met last night. {LONG}",
    ),
    "letter-without-dear": (
        "letter",
        f"To the parents and carers of all junior swimmers\n\nYou will have seen it. {LONG}",
    ),
    "heading-carers-alone": ("", f"# Carers\n\nThe team runs a choir. {LONG}"),
    "heading-parents-and-carers-alone": ("", f"# Parents and carers\n\nThe gate opens at nine. {LONG}"),
    "letter-parents-alone": ("letter", f"Parents and carers of Year 9,\n\nYou will have seen it. {LONG}"),
    "letter-signed": ("letter", f"Dear Mr Jones\n\n{LONG}\n\nYours sincerely"),
    "letter-open": ("letter", f"# Safe streets\n\nDear Ann Bell MP,\n\n{LONG} Can you tell me why?"),
    "letter-heading": ("letter", f"# Dear Parent/Carer\n\nThe police have told us of a game. {LONG}"),
    "release-editors-note-alone": ("", f"# The hall\n\n{LONG}\n\nEditor's note: this text was changed on 3 May."),
    "letter-welsh": ("letter", f"Annwyl rieni\n\n{LONG}\n\nYn gywir"),
    "release-welsh": ("press-release", f"# Neuadd newydd\n\n{LONG}\n\nDIWEDD"),
    "appeal-welsh": ("witness-appeal", f"Mae'r heddlu'n apelio am dystion. {LONG}\n\nFfoniwch 101 gan ddyfynnu 77."),
    "policy-welsh": ("policy", f"# Polisi diogelu\n\nMae'r polisi hwn i bawb. {LONG}"),
    "page-welsh": ("service-page", f"# Ble i gael help\n\n{LONG}"),
    "request-numbered": (
        "record",
        f"Thefts (414A/26)\n\nRequest\n\nI would like to know how many bicycles were stolen.\n\nResponse\n\n{LONG}",
    ),
    "request-late": (
        "record",
        f"Thefts\n\nI would like information on thefts. {LONG}\n\nThe Freedom of Information Act sets a limit.",
    ),
    "paper": (
        "record",
        f"*Corresponding author: A Lee\n\nReceived: 3 May 2025\n\nAccepted: 9 June 2025\n\n{LONG}",
    ),
    "minutes-of-officials": (
        "record",
        "# Safeguarding Board: minutes of the meeting of 9 September\n\nPresent: Dr L. Hurst (chair), Supt R. Dale.\n\n"
        "The superintendent said a new inspector would take over.",
    ),
    "transcript": ("record", f"# Transcript: on the new hall\n\nWe began in spring. {LONG}"),
    "turns-by-initials": (
        "record",
        "# On the new hall\n\nAL - Ann Lee\n\n"
        + "AL Why did you do it, and for whom?\n\nBR We had no room for them.\n\n" * 4,
    ),
    "turns-by-names": (
        "record",
        "# On the new hall\n\n"
        + "Ann Lee: Why did you do it, and for whom?\n\nBo Roe: We had no room for them.\n\n" * 4,
    ),
    "questions-and-answers-are-no-turns": (
        "service-page",
        "# Get help\n\n"
        + "Q: Where can you get help?\n\nA: Call us. We can help you to be safe, day or night.\n\n" * 4,
    ),
    "minutes-item": ("record", f"# Report on roads\n\nMinutes:\n\nMembers considered the report. {LONG}"),
    "policy-below-a-number": (
        "policy",
        f"SECTION F.5\n\nLEAVE POLICY\n\n1.\n\nAim of the policy\n\n{LONG}",
    ),
    "letter-friends": ("letter", f"Dear friends\n\n{LONG}\n\nCanon Lowe"),
    "letter-address-first": (
        "letter",
        f"Northmere School\n\n3 May 2026\n\nDear all,\n\n{LONG}\n\nKind regards",
    ),
    "policy-parts": ("policy", f"# Lone working policy\n\n## Purpose\n\n{LONG}\n\n## Scope\n\n{LONG}"),
    "policy-approved": ("policy", f"# Lone working procedure\n\n{LONG}\n\nApproved by the trustees in May."),
    "policy-this": ("policy", f"# Safeguarding policy of the club\n\n{LONG}\n\nThis policy follows the law."),
    "post-short": ("social-post", "Out tonight? Look after each other."),
    "post-tags": ("social-post", f"{LONG[:240]} #SpeakUp #NotAlone"),
    "record-minutes": ("record", f"# Minutes of the meeting of 3 May\n\n## Apologies\n\nMr Lee\n\n{LONG}"),
    "record-job": ("record", f"# Youth worker\n\nSalary: £27,000 a year. {LONG}\n\nClosing date: 3 May."),
    "record-request": ("record", f"# Freedom of information request 26/104\n\nYou asked for figures. {LONG}"),
    "record-paper": ("record", f"# Risk in clubs\n\n## Abstract\n\n{LONG}\n\n## References\n\nLee, 2019."),
    "record-figures": ("record", f"# Crime in Wales\n\nThese official statistics cover a year. {LONG}"),
    "record-law": (
        "record",
        f"# Order\n\nMade in exercise of the powers in section 2. {LONG}",
    ),
    "record-history": ("record", f"# A history of the workhouse\n\n{LONG}"),
    "post-thread-in-points": (
        "social-post",
        f"**1.** A new coat, and no job. A thread for mums and dads.\n\n**2.** {LONG}",
    ),
    "page-leaflet-on-a-death": (
        "service-page",
        f"# The days after\n\nYour husband, your wife or somebody you lived with has died. {LONG}\n\nYou may be cross "
        "with God, or with the woman at the bus stop who says \u201cTime heals\u201d. You may sleep badly. You need "
        "not answer each letter, and your friends will not mind.",
    ),
    "page-leaflet-given-out": ("service-page", f"# The days after\n\nWe hand this leaflet to families.\n\n{LONG}"),
    "page-leaflet": (
        "service-page",
        f"# My door, my keys\n\nA leaflet for people over 60\n\nDo I sign what I cannot read? {LONG}",
    ),
    "page-help": ("service-page", f"# The hall\n\n{LONG}\n\n## Get help\n\nCome in."),
    "page-that-explains": ("", f"# What is a power of attorney?\n\n{LONG}"),
    # excerpts: what is in them tells
    "news-quoting-a-name": ("news", f"# New line opens\n\nJo Lee, manager of the line, said: “We are glad.” {LONG}"),
    "news-quoting-after": ("news", f"# New line opens\n\n“We are glad it opened,” said Jo Lee. {LONG}"),
    "news-body-said-and-figures": (
        "news",
        f"# New line opens\n\nThe charity said calls had doubled. New figures are due. {LONG}",
    ),
    "news-he-added": ("news", f"# Posters\n\nA new campaign began. {LONG} He added: “It goes well.”"),
    "news-opening": ("news", f"CALLS to the line have doubled in a year. {LONG}"),
    "news-opening-possessive": ("news", f"WEXLEY’S hall has a new adviser. {LONG}"),
    "news-a-man": ("news", f"A WOMAN who ran a hall has retired. {LONG}"),
    "news-of-the-paper": ("news", f"# Hall opens\n\nHave your say\n\n{LONG}"),
    "news-published": ("news", f"# Hall opens\n\nPublished\n\n{LONG}"),
    "news-updated": ("news", f"# Hall opens\n\nUpdated Tuesday, 3 May 2026, 9:41 am\n\n{LONG}"),
    "news-figures": (
        "news",
        f"# Calls\n\nNew figures show that calls rose by a tenth, compared with last year. {LONG}",
    ),
    "news-then-a-line": (
        "news",
        f"# New line\n\nJo Lee, chief executive, said: “We are glad.” {LONG} {LONG} If you need help, ring in.",
    ),
    "release-spokespeople": ("press-release", f"# New line\n\n{LONG}\n\nSpokespeople available on request."),
    "release-commenting": ("press-release", f"# New line\n\n{LONG}\n\nCommenting, Jo Lee of the trust said: “Good.”"),
    "release-update": ("press-release", f"# Calls\n\nMedia update from the trust\n\n{LONG}"),
    "judgment": ("record", f"1. This is an appeal. The appellant was a driver: [2026] EWCA Crim 12. {LONG}"),
    "judgment-tribunal": ("record", f"J v Council\n\nFIRST TIER TRIBUNAL\n\nHeard on the 3rd of May. {LONG}"),
    "paper-excerpt": ("record", f"doi: 10.5555/12345\n\nAbstract\n\n{LONG}"),
    "paper-serial": ("record", f"ISSN: 0000-0000\n\nThe purpose of this paper is to look at halls. {LONG}"),
    "statistics-excerpt": ("record", f"This report presents figures for the reporting period to March. {LONG}"),
    "evidence": ("record", f"Written evidence from the trust\n\nWe gave oral evidence in May. {LONG}"),
    "job-excerpt": ("record", f"Job title: Youth worker\n\nGrade: 5\n\n{LONG}"),
    "job-letter": ("record", f"Thank you for asking about the vacancy. {LONG} The application pack is enclosed."),
    "job-numbered-lines": ("record", f"1. Job title: Youth worker\n2. **Pay band** - 5\n\n{LONG}"),
    "release-stressed-end": ("press-release", f"# New hall opens\n\n{LONG}\n\n**- ENDS -**"),
    "minutes-approved": ("record", f"Agenda and minutes\n\nThey were approved as a correct record. {LONG}"),
    "policy-excerpt": (
        "policy",
        f"2.1 Lone work\n\nStaff sign in. This policy is kept. {LONG}\n\nReview date: May",
    ),
    # new kinds
    "release-of-the-police": (
        "press-release",
        f"A man has been jailed for assault. {LONG}\n\nDetective Constable Jo Lee said: “It was a cruel act.”",
    ),
    "release-of-a-council": ("press-release", f"# New hall\n\nCllr Jo Lee said: “We are glad.” {LONG}"),
    "news-with-the-defence": (
        "news",
        f"A man has been jailed. {LONG}\n\nDetective Constable Jo Lee said: “It was cruel.” His solicitor had pleaded.",
    ),
    "news-with-a-mother": (
        "news",
        f"A man has been jailed. {LONG}\n\nDetective Constable Jo Lee said: “Cruel.” Ann Poe of Hull said: “Yes.”",
    ),
    "guidance-title": ("guidance", f"# Bruises: guidance for staff\n\n{LONG}"),
    "guidance-words": ("guidance", f"# Bruises\n\nStaff should ask. They should make a referral. {LONG}"),
    "newsletter-named": (
        "newsletter",
        f"# The lark: autumn newsletter\n\n{LONG}\n\n## Where to get help\n\nCall Samaritans on 116 123. If you are "
        f"worried about somebody, talk to us. We run a drop-in: you need not book.\n\n{LONG}",
    ),
    "page-with-newsletter": (
        "service-page",
        f"# Sign up for our newsletter\n\n{LONG}\n\n## Where to get help\n\nCall Samaritans on 116 123. If you are "
        f"worried about somebody, talk to us. We run a drop-in: you need not book.\n\n{LONG}",
    ),
    "newsletter-title": ("newsletter", f"THE LARK\nNewsletter of the school\n\n{LONG}"),
    "newsletter-words": ("newsletter", f"# The lark\n\nWell done to Year 4. {LONG}\n\nUnsubscribe at any time."),
    "story-that-ends": ("story", f"# The red kettle\n\nThis week's short story\n\n{LONG}\n\nEnds"),
    "story-title": ("story", f"# Leila’s story\n\n{LONG}"),
    "story-told": (
        "story",
        f"# The lark\n\nI was nine. My mother sang. I never forgot it, and I told my son. {LONG[:300]}",
    ),
    "story-opinion": ("story", f"# Opinion: the hall must open\n\n{LONG}"),
    "job-by-signs": ("record", f"Adviser, pro rata\n\nWe are looking for an adviser. {LONG}\n\nSend your CV."),
    "accounts": ("record", f"# The trust\n\nThe financial statements show reserves of £9,000. {LONG}"),
    "offence": ("record", f"A person commits an offence if subsection (2) applies. {LONG}"),
    "history": ("record", f"# The board\n\nThe Victorian workhouse had one master. {LONG}"),
    "posts-in-one-text": ("social-post", f"Post 1 of 2\n\n{LONG}\n\nPost 2 of 2\n\n{LONG}"),
    "post-emoji": ("social-post", f"🚨 {LONG[:240]} 🎮"),
    "page-of-a-service": (
        "service-page",
        f"# The Lark\n\nOur centre is by the park. {LONG}".replace("centre is", "advisers help"),
    ),
    # signs that add up
    "letter-without-salutation": (
        "letter",
        f"Year 9 families\n\nA picture was passed round. {LONG}\n\nPlease ring me.\n\nS Okafor, Head of Year 9",
    ),
    "letter-about": ("letter", f"Re: your referral\n\nThank you for your letter. {LONG}\n\nKind regards\n\nF Aziz"),
    "letter-to-all": ("letter", f"To all parents\n\n{LONG}\n\nThe Revd Simon Gale\nVicar"),
    "letter-hello": ("letter", f"Hello,\n\n{LONG}\n\nBest,\nThe Victim Care Team"),
    "letter-dated": ("letter", f"3 February 2026\n\nA man spoke to your child. {LONG}\n\nMrs J Carver\nHeadteacher"),
    "post-emoji-and-length": (
        "social-post",
        f"Morning, Wexley! 👮 {LONG[:300]}\n\n✅ Keep the chain on\n✅ Ask for a card 📞\n\nTell us if you let one in.",
    ),
    "post-accounts": ("social-post", f"With @HullHall and @WexleyCouncil today. {LONG[:300]}"),
    "post-asks": ("social-post", f"Tag a friend who should know. {LONG[:300]} You can come too. Link in bio."),
    "post-thread": ("social-post", f"1/3 It can happen. {LONG[:200]}\n\n2/3 You can ask.\n\n3/3 Ring us."),
    "post-of-few-words-with-a-tag": ("social-post", f"Has he asked you for money? {LONG[:240]} #ThinkFirst"),
    "policy-code": ("policy", f"# Code of conduct\n\nAll drivers keep to this code. {LONG}"),
    "policy-statement": ("policy", f"Anti-bullying statement\n\n{LONG}\n\nAdopted by the committee in May."),
    "policy-binding": (
        "policy",
        f"# Phones\n\nPhones shall be kept in a locker. Staff must not film. {LONG}\n\nDate adopted: 4 May 2025",
    ),
    "policy-of-steps": ("policy", f"# Whistleblowing\n\nThis document explains how to speak up. {LONG}"),
    "newsletter-parts": ("newsletter", f"# The lark\n\n## Hello from Mo\n\n{LONG}\n\n## Dates for your diary\n\n3 May"),
    "newsletter-of-the-season": ("newsletter", f"# The lark: news from the hall\n\n{LONG} You can come in. Ring us."),
    "story-of-another": (
        "story",
        f"Grace left at 72.\n\n{LONG[:200]}\n\n“They asked about tea,” she says.\n\n(Names have been changed.)",
    ),
    "story-first-person": (
        "story",
        f"My brother slept at my flat. I filled his cup. I am good at it, my dear. {LONG[:100]}",
    ),
    "guidance-for-whom": ("guidance", f"# Bruises in babies\n\nAudience: midwives and GPs\n\nUse a body map. {LONG}"),
    "guidance-asks": ("guidance", f"# Interviews\n\n{LONG}\n\nConsider whether to wait. Avoid asking why."),
    "guidance-to-reader": (
        "guidance",
        f"# Guidance for GPs\n\nYou can ask your patient. {LONG}\n\n## What to do\n\nCall us.",
    ),
    "record-annual": ("record", f"# Annual report 2024/25\n\n{LONG}"),
    "record-figures-title": ("record", f"# Child protection statistics, year ending March\n\n{LONG}"),
    "record-survey": ("record", f"The response rate was a third. Of those who replied, few knew. {LONG}"),
    "record-committee": ("record", f"Report to: the board\n\nPurpose of the report\n\n{LONG}"),
    "record-judge": ("record", f"Case no: 12\n\nBefore Her Honour Judge Lee\n\n{LONG}"),
    "record-job-of-an-agency": (
        "record",
        f"Locum adviser\n\n£31 per hour umbrella, start ASAP. {LONG}\n\nTwo years post-qualifying. CVs to Ann.",
    ),
    "record-programme": (
        "record",
        f"Abuse and the law\n\n9.30 Registration\n10.00 Keynote: what has changed\n1.00 Lunch\n\n{LONG}",
    ),
    "record-course": (
        "record",
        f"Duress\n\nBy the end you will be able to see the signs. {LONG}\n\nTrainer: Ann Vale. CPD hours: two.",
    ),
    "a-group-is-no-course": (
        "service-page",
        f"# Help after abuse\n\nYou can come to our webinar. {LONG}\n\nFacilitator: Ann. You may bring a friend.",
    ),
    "a-day-for-survivors": (
        "service-page",
        f"# A day for survivors\n\nYou are welcome. {LONG}\n\n10.00 Welcome\n11.00 Tea\n1.00 Lunch\n4.00 Close",
    ),
    "a-bag-to-pack": (
        "service-page",
        f"# Leaving him\n\nYou can pack a bag. {LONG}\n\nMust have: keys. Nice to have: a toy. You will have time.",
    ),
    "a-promise-on-notes": (
        "service-page",
        f"# Our promise\n\nYou will be believed. {LONG}\n\nHow long we keep notes: a year. UK GDPR lets you see them.",
    ),
    "dateline-of-initials": ("news", f"LONDON – NHS staff are to be asked about abuse, under new plans. {LONG}"),
    "page-with-a-shouted-title": (
        "service-page",
        f"MODERN SLAVERY – YOUR RIGHTS\n\nYour boss may not keep your passport. {LONG}\n\nYou can say no.",
    ),
    "page-that-was-reviewed": (
        "service-page",
        f"EATING DISORDERS\n\nYou may feel alone. {LONG}\n\nYou can.\n\nPage last reviewed: June. Next review: 3.",
    ),
    "policy-in-clauses": (
        "policy",
        f"Harassment\n\n6.1 The Club does not.\n\n6.2 A complaint shall be.\n\n6.3 The Chair may.\n\n{LONG}",
    ),
    "thread-numbered-at-its-ends": (
        "social-post",
        f"I have sat on many such meetings. 1/3\n\nYou can bring someone. {LONG} 2/3\n\nThere is a kettle. 3/3",
    ),
    "open-day-and-night": ("service-page", f"You can ring us 24/7\n\nYou are not alone. {LONG}\n\nYour line, 24/7"),
    "minutes-by-their-title": (
        "record",
        f"MINUTES of the meeting of Holt Council\n\n74. Bus stop. {LONG}\n\nThe meeting closed at nine.",
    ),
    "guidance-that-staff-need": ("guidance", f"Harm: what social care staff in Wales need to know\n\n{LONG}"),
    "newsletter-of-a-surgery": ("newsletter", f"NORTH STREET SURGERY: PATIENT NEWS\n\nClinics begin in May. {LONG}"),
    "bulletin-for-the-attention": (
        "guidance",
        f"# Safeguarding bulletin\n\nFAO all teaching staff and the office\n\nTell the DSL. Make a referral. {LONG}",
    ),
    "bulletin-of-staff": ("guidance", f"# Staff bulletin\n\nPlease log it the same day. {LONG}"),
    "bulletin-for-parents": ("newsletter", f"# Friday bulletin\n\nOur staff say hello to all parents. {LONG}"),
    "memo-to-staff": ("guidance", f"To: all ward and domestic staff\n\nYou must do the refresher. {LONG}"),
    "rules-adopted": (
        "policy",
        f"Rules on messages and phones\n\nAdopted at the AGM. To be signed every season.\n\nYou may not. {LONG}",
    ),
    "a-raffle": (
        "",
        f"A sponsored walk\n\nYour step costs £2. The money goes to a refuge. A hamper is raffled. {LONG}",
    ),
    "policy-on-privacy": (
        "policy",
        f"Privacy notice: concerns\n\nWhy we hold it. {LONG}\n\nYou may ask for a copy. We answer in a month.",
    ),
    "record-job-of-words": ("record", f"Night worker\n\n£12 an hour, 24 hours a week. This post is for a year. {LONG}"),
    "release-own-people": (
        "press-release",
        f"# Three held\n\nOur officers went in on Tuesday. {LONG}\n\nSuperintendent Jo Lee said: “It was right.”",
    ),
    "release-of-a-detective": (
        "press-release",
        f"A man has been jailed. {LONG}\n\nDI Jo Lee said: “It was a cruel act.”",
    ),
    "release-with-an-officer-for-the-press": ("press-release", f"# Grants\n\n{LONG}\n\nAnn Marsh, press officer"),
    "news-spared": ("news", f"A carer who slapped a man has been spared jail. {LONG}"),
    "record-assessment": ("record", f"# Equality impact assessment: the hall\n\n{LONG}"),
    "policy-reviewed": ("policy", f"Attendance policy\n\n{LONG}\n\nReview: each May"),
    "newsletter-of-a-month": ("newsletter", f"# Friends of the hall: April update\n\n{LONG}"),
    "guidance-on-families": (
        "guidance",
        f"First contact\n\nAsk the family what they know. {LONG} Offer the family a booklet.",
    ),
    "release-for-the-media": (
        "press-release",
        f"# New line\n\n{LONG}\n\nFor media enquiries please call 01632 960001.",
    ),
    "release-with-a-court": ("press-release", f"# Jailed\n\nThe court heard of a theft. {LONG}\n\nENDS"),
    "release-of-an-organisation": ("press-release", f"# Statement from Wexley School\n\n{LONG}"),
    "appeal-described": (
        "witness-appeal",
        f"Detectives would like to hear from anyone who knew him. {LONG}\n\nHe was wearing a green jacket.",
    ),
    "appeal-with-an-officer": (
        "witness-appeal",
        f"An appeal for witnesses. {LONG}\n\nPC Jo Lee said: “Please call.” Call 101 quoting 44.\n\nENDS",
    ),
    # news that asks the police alone is news all the same
    "news-police-in-passing": (
        "news",
        f"# Search\n\nOfficers searched a canal. {LONG}\n\nSuperintendent Jo Lee said that nothing was found.\n\n"
        "“We thank those who rang us,” she said.",
    ),
    "news-police-said": (
        "news",
        f"A man has been jailed. {LONG}\n\nDetective Constable Jo Lee said: “It was cruel.” Police said he lied.",
    ),
    "news-short-ranks": (
        "news",
        f"# Search\n\nDet Insp Jo Lee, of Wexley Police, spoke on the case. {LONG} Police said no.",
    ),
    "news-told-the-paper": ("news", f"# Hall\n\nA spokesman for Wexley Council said no. Joan told the Gazette. {LONG}"),
    "news-with-an-officer-and-a-reporter": (
        "news",
        f"# Jailed\n\nBy Jane Porter\n\n{LONG}\n\nDetective Constable Jo Lee said: “It was cruel.”",
    ),
    "news-of-bodies": ("news", f"# Ban\n\nThe agency said he was wrong. Ann Farr, 49, has been banned. {LONG}"),
    # what speaks to readers and offers no help
    "page-of-gifts": ("", f"# Fundraise for us\n\nYou can run for us. Your donation helps. {LONG}"),
    "page-of-a-course": ("", f"# Our course\n\nBy the end of the day you will know more. Lunch included. {LONG}"),
    "page-about-a-body": ("", f"# About us\n\nYou can find our trustees here. {LONG}"),
    "page-with-one-you": ("", f"# The hall\n\nThe hall is by your park. {LONG} {LONG} {LONG}"),
    "page-help-after-a-colon": ("service-page", f"# Forced marriage: get help\n\n{LONG}"),
    "page-that-offers-and-is-reached": (
        "service-page",
        f"# The Lark\n\nWe offer tea. Drop-in and opening hours: noon. {LONG}",
    ),
    "signs-of": ("", f"# Signs of neglect\n\nA neglected child may be hungry. {LONG}"),
    # nothing tells
    "signed-by-nobody": ("", f"# The hall\n\n{LONG}\n\nAsk at the desk for the head."),
    "a-day-kept-for-a-crime": ("", f"# Elder abuse\n\nOne in six has been abused. {LONG}\n\n15 June is the day of it."),
    "one-emoji": ("", f"# The hall\n\n{LONG} ☕"),
    "mail-address": ("", f"# The hall\n\n{LONG} Write to one@hall.example or two@hall.example."),
    "readers-ask": ("", f"# The hall\n\nWhat if I was late? What if I had no coat? Where did I wait? {LONG[:300]}"),
    "one-word-of-guidance": ("", f"# The hall\n\nA practitioner wrote it. {LONG}"),
    "one-word-of-a-newsletter": ("", f"# The hall\n\nUnsubscribe at any time. {LONG}"),
    "grades-of-a-table": ("", f"# The hall\n\n- Grade, most\n- Grade, strict\n- Salaryman\n\n{LONG}"),
    "ends-in-a-sentence": ("", f"# The hall\n\nThe lease ends in May.\n\n{LONG}"),
    "a-story-on-a-page": ("", f"# The hall\n\nAnna said: “It was a good day, and I came home glad.” {LONG}"),
    "quotation-to-readers": (
        "service-page",
        f"# Talk to us\n\nYou can ring us. Jo Lee, our manager, said: “Do ring.” {LONG}",
    ),
    "letters-open-a-page": ("", f"# The centre\n\nA SARC is a centre where people are seen. {LONG}"),
    "letters-in-the-plural": ("", f"# The service\n\nCAMHS is a service for children. {LONG}"),
    "figures-to-readers": (
        "service-page",
        f"# The hall\n\nYou can come in. New figures show that calls rose by a tenth. {LONG}",
    ),
    "dated-page": ("", f"# The hall\n\nLast updated: 3 May 2026\n\n{LONG}"),
    "office-of-statistics": ("", f"# The hall\n\nThe Office for National Statistics counts halls. {LONG}"),
    "policy-named-on-a-page": (
        "service-page",
        f"# The hall\n\nYou can read this policy in the hall. Version 2 is out. {LONG}",
    ),
    "case-named-on-a-page": (
        "service-page",
        f"# Your rights\n\nYou may read [2026] EWCA Civ 12 and ask the tribunal. {LONG}",
    ),
    "a-job-of-ours": ("", f"# The hall\n\nEach job description names who is in charge of safety. {LONG}"),
    "plain": ("", f"# The hall\n\n{LONG}"),
    "dear-in-prose": (
        "",
        f"# The hall\n\nDear oh dear, the roof leaks again, and nobody has money to mend it.\n\n{LONG}",
    ),
    "policy-in-news": ("", f"# Council drops its policy on kiosks\n\n{LONG}"),
    "information-without-reference": ("", f"# The hall\n\n{LONG}\n\nAnyone with information on its age can call in."),
    "law-page": ("", f"# Rape and the law\n\nA person who is found guilty can be jailed for life. {LONG}"),
    "to-a-witness": (
        "service-page",
        f"# In court\n\nIf your attacker was charged, you may give evidence on Monday. {LONG}",
    ),
    "to-a-victim": ("service-page", f"# After an assault\n\nIf you were attacked on Sunday, come in. {LONG}"),
    "to-a-reader": ("service-page", f"# Domestic abuse\n\nIt is never your fault. He was jailed for it. {LONG}"),
    "charged-with-energy": ("", f"# The street\n\nThe street was charged with energy. {LONG}"),
    "charged-a-fee": ("", f"# Visitors charged for parking\n\nThey were charged with a fee. {LONG}"),
    "open-on-monday": ("", f"# The pool\n\nThe pool opened on Monday with a party. {LONG}"),
    "story-deck": ("story", f"# The long wait\n\nAnn Lee talks about the years that she lost\n\n{LONG}"),
    "story-deck-of-two": ("story", f"# The long wait\n\nAnn Lee and Jo Day on the stigma of illness\n\n{LONG}"),
    "story-no-deck": ("", f"# The long wait\n\nAnn Lee will open the hall in June\n\n{LONG}"),
    "story-opinions": (
        "story",
        f"# The hall\n\n{LONG}\n\nWe need to talk about the hall. We cannot ignore it any longer.",
    ),
    "story-one-opinion": ("", f"# The hall\n\n{LONG}\n\nWe need to talk about the hall."),
    "story-of-a-blogger": (
        "story",
        f"# The hall\n\n{LONG}\n\nThis blog is part of a series. It was written by Ann Lee.",
    ),
    "story-at-once": (
        "story",
        "# On the bench\n\nI have been a magistrate for thirty years, and before that I was a clerk in the same court."
        f" {LONG}",
    ),
    "not-at-once-to-you": (
        "service-page",
        f"# The bench\n\nI was once where you are, and you can be where I am. {LONG * 2}",
    ),
    "news-of-another-paper": (
        "news",
        f"# The hall\n\n{LONG}\n\n[Read the full article at the Evening Star](https://a.uk)",
    ),
    "news-without-an-answer": ("news", f"# The hall\n\n{LONG}\n\nWe have yet to receive a reply from the owner."),
    "news-by-line-with-a-mark": ("news", f"# The hall\n\n\u00a9 By Ann Lee | The Hall Files\n\n{LONG}"),
    "news-others-were-asked": (
        "news",
        "A student has been jailed at Hull Crown Court. Classmates said they were shocked."
        f" {LONG}\n\nDetective Constable Ann Lee, who led the case, said: \u201cHe lied.\u201d\n\n"
        "His college refused to comment.",
    ),
    "page-of-what-pupils-said": (
        "service-page",
        f"## What we heard\n\nMost pupils said that they felt safe. Pupils told us what you can do. {LONG}",
    ),
    "release-commenting-glad": (
        "press-release",
        f"# The hall\n\n{LONG}\n\nCommenting, Ann Lee said: \u201cWe are glad.\u201d",
    ),
    "no-release-commenting": ("", f"# The band\n\n{LONG} Some went so far as commenting, with a smile, on the name."),
    "job-vacancies": (
        "record",
        "# Job vacancies\n\nWe are committed to safeguarding. Read our policy before applying for any post. Posts are"
        " subject to an interview and an enhanced DBS check.",
    ),
    "hearing": ("record", f"# Ms Lee for the charity\n\nMy Lady, the core participants are many. {LONG}"),
    "a-point-that-ends": ("", f"# The case\n\n{LONG}\n\n- Begins:\n    - with a charge\n- Ends:\n    - with a verdict"),
    "a-former-press-officer": ("", f"{LONG * 3}\nA former press officer was asked to talk of the hall.\n{LONG * 3}"),
    "letter-in-a-feed": ("", f"# The hall\n\n{LONG}\n\nAn open letter.\n\nDear Ann Lee,\n\n{LONG}"),
    "asked-and-quoted-far-apart": (
        "",
        f"# The alarm\n\nDial 999 quoting ref 12. {LONG}\n\n{LONG * 5}\n\nIt will help to find whoever is lost.",
    ),
    "the-end": ("", f"# The hall\n\n{LONG}\n\nHere the story of the hall has not yet come to its end, they say."),
}


@pytest.mark.parametrize(("kind", "source"), CASES.values(), ids=CASES.keys())
def test_kind(kind: str, source: str) -> None:
    assert detect(helper.view(source)).kind == kind


@pytest.mark.parametrize(
    ("filed", "kind"),
    [
        ("categories: [comment]", "story"),
        ("category: News releases", "press-release"),
        ("section: Opinion", "story"),
        ("categories: [news, hall]", "service-page"),
    ],
)
def test_a_site_tells_by_its_sections_what_it_publishes(filed: str, kind: str) -> None:
    page = f"---\n{filed}\n---\n# The hall\n\nYou could ask why. {LONG}"
    document = read("a.md", page.encode(), "markdown")
    assert detect(TextView(document, Settings(), helper.knowledge())).kind == kind


@pytest.mark.parametrize(
    ("title", "heading", "kind"),
    [
        ("Man jailed for fraud – Solent Police", "Man jailed for fraud", "press-release"),
        ("Man jailed for fraud | The Crown Prosecution Service", "Man jailed for fraud", "press-release"),
        ("Man jailed for fraud – Solent Observer", "Man jailed for fraud", "news"),
        ("Man Jailed For Attack On Police", "Man Jailed For Attack On Police", "news"),
    ],
)
def test_a_case_on_the_page_of_a_force_is_a_release(title: str, heading: str, kind: str) -> None:
    told = (
        "A man of 40 was jailed at Portsmouth Crown Court on Monday. The court heard that he took £9,000 from a club. "
    )
    page = (
        f"<html><head><title>{title}</title></head><body><main><h1>{heading}</h1><p>{told * 3}</p></main></body></html>"
    )
    document = read("page.html", page.encode(), "html")
    assert detect(TextView(document, Settings(), helper.knowledge())).kind == kind


@pytest.mark.parametrize(
    ("foot", "told", "kind"),
    [
        (
            "\u00a9 2010 Exshire and Wessex Police | Headquarters",
            "A man has been charged with an assault.",
            "press-release",
        ),
        ("\u00a9 2010 Exshire and Wessex Police | Headquarters", "The station has new opening times.", ""),
        ("\u00a9 2010 The Exshire Observer", "A man has been charged with an assault.", "news"),
    ],
)
def test_a_force_is_known_by_the_foot_of_its_pages(foot: str, told: str, kind: str) -> None:
    page = (
        f"<html><head><title>In Wexley</title></head><body><h1>In Wexley</h1><p>{told} {LONG}</p>"
        f"<div id='footer'>{foot}</div></body></html>"
    )
    assert detect(TextView(read("page.html", page.encode(), "html"), Settings(), helper.knowledge())).kind == kind


def test_a_text_under_forty_words_is_short() -> None:
    assert is_short(helper.document("# Word\n\n" + "word " * 38)) is True
    assert is_short(helper.document("# Word\n\n" + "word " * 39)) is False


LETTER, WORDS = f"To all parents\n\n{LONG}\n\nKind regards\n\nAnn Lee\nHeadteacher", "# Word\n\nThe hall opens."


@pytest.mark.parametrize(
    ("text", "given", "audience", "kinds"),
    [
        (LONG, "", "public", ("general", "general", "general")),
        (LETTER, "", "public", ("letter", "letter", "letter")),
        # For readers of the news what shows no other form is news, unless somebody said what it is.
        (LONG, "", "news", ("general", "news", "news")),
        (LETTER, "", "news", ("letter", "letter", "letter")),
        (LONG, "service-page", "news", ("service-page", "service-page", "service-page")),
        # A few words have room for one way to help, unless somebody said what they are, or no help is asked of it.
        ("To all parents\n\nKind regards\n\nAnn Lee\nHeadteacher", "", "public", ("letter", "letter", "social-post")),
        (WORDS, "letter", "public", ("letter", "letter", "letter")),
        ("# Minutes\n\nPresent: Ann Lee\n\nApologies: Bo Day", "", "public", ("record", "record", "record")),
    ],
)
def test_what_a_text_is_and_what_it_counts_as(
    text: str, given: str, audience: str, kinds: tuple[str, str, str]
) -> None:
    view = TextView(helper.document(text), Settings(kind=given, audience=audience), helper.knowledge())
    assert tuple(each.id for each in kind_of_text(view)) == kinds


@pytest.mark.parametrize(("of_few_words", "asked"), [("newsletter", "newsletter"), ("", "letter")])
def test_the_data_say_what_few_words_are_asked_for(of_few_words: str, asked: str) -> None:
    pack = helper.pack()
    changed = [each._replace(asked_of_few_words=each.id == of_few_words) for each in pack.kinds]
    knowledge = Knowledge(pack._replace(kinds=tuple(changed)), ())
    document = helper.document("To all parents\n\nKind regards\n\nAnn Lee\nHeadteacher")
    assert kind_of_text(TextView(document, Settings(), knowledge)).asked.id == asked


def test_an_empty_document_has_no_kind() -> None:
    assert detect(helper.view("")) == KindFound("")


def test_what_shows_a_kind_has_reasons_and_words() -> None:
    source = f"To all parents\n\n{LONG}\n\nKind regards\n\nAnn Lee\nHeadteacher"
    found = detect(helper.view(source))
    text = helper.document(source).text
    shown = {sign.reason: [text[slice(*place)] for place in sign.words] for sign in found.signs}
    assert shown[KindReason.ADDRESSED] == ["To all parents"]
    assert shown[KindReason.CLOSE] == ["Kind regards"]
    assert shown[KindReason.SIGNED] == ["Headteacher"]
    assert found.words == tuple(sorted({place for sign in found.signs for place in sign.words}))


def test_what_is_shared_with_other_kinds_is_not_shown() -> None:
    found = detect(helper.view(f"A man has been jailed. {LONG}\n\nENDS"))
    assert (found.kind, {sign.reason for sign in found.signs}) == ("press-release", {KindReason.RELEASE})


def test_reasons_follow_because() -> None:
    assert all(not reason.value[0].isupper() and not reason.value.endswith(".") for reason in KindReason)


# Where a release ends


def ending(line: str) -> int:
    view = helper.view(f"We help.\n\n{line}\n\nFounded in 1902.")
    return end_of_release(view)


@pytest.mark.parametrize(
    "line",
    [
        "ENDS",
        "-ENDS-",
        "- ends -",
        "**NOTES TO EDITORS:**",
        "## Note to editors",
        "Editor\u2019s notes",
        "Editors' notes",
        "Diwedd",
        "Nodiadau i olygyddion",
        "Ends\nThe hall was built in 1902.",
    ],
)
def test_what_follows_the_end_of_a_release_is_not_printed(line: str) -> None:
    assert ending(line) == len("We help.") + 1


@pytest.mark.parametrize("line", ["It ends", "The ends of it", "Ends and means", "Notes", "It is here.\nEnds"])
def test_what_is_no_end_of_a_release(line: str) -> None:
    assert ending(line) > len(f"We help. {line}")


@pytest.mark.parametrize(
    "around",
    ["<table><tr><td>Ends</td></tr></table>", "<nav><ul><li>Ends</li></ul></nav>", '<img src="a.png" alt="Ends">'],
)
def test_what_is_no_line_of_the_text_ends_no_release(around: str) -> None:
    page = f"<p>We help.</p>{around}<p>Come.</p>"
    view = TextView(read("page.html", page.encode(), "html"), Settings(), helper.knowledge())
    assert end_of_release(view) == len(view.document.text)


def test_a_text_that_ends_at_said_quotes_nobody() -> None:
    weights = []
    for rest in ("", "\n\n\u201cWe help.\u201d"):
        document = read("a.txt", f"Chief executive Jane Smith said:{rest}".encode(), "text")
        view = TextView(document, Settings(), helper.knowledge())
        weights += [speech.weight for speech in speeches(view, (0, len(document.text)))]
    assert weights[0] < weights[1]


@pytest.mark.parametrize("speaker", ["Ms Ann O\u2019Neill", "the council\u2019s leader", "the girls' chief executive"])
def test_an_apostrophe_of_a_speaker_hides_no_quotation(speaker: str) -> None:
    text = f"\u201cIt was a cruel act,\u201d {speaker} said."
    view = TextView(read("a.txt", text.encode(), "text"), Settings(), helper.knowledge())
    assert [text[slice(*speech.speaker)].strip() for speech in speeches(view, (0, len(text)))] == [speaker]


def test_a_title_cuts_no_name_of_a_speaker() -> None:
    text = "\u201cWe help,\u201d said Dr. Jane Smith, of the board."
    view = TextView(read("a.txt", text.encode(), "text"), Settings(), helper.knowledge())
    assert [text[slice(*speech.speaker)] for speech in speeches(view, (0, len(text)))] == [
        " Dr. Jane Smith, of the board."
    ]
