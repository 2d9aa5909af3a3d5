"""The help that a text gives and lacks: elements, kinds, audiences, nations, the block, the findings, the footer."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest

from safelint.analysis import Analysis
from safelint.help.asks import Readers
from safelint.help.elements import Ask
from safelint.help.routes import Tie, serves
from safelint.help.signposting import Assessment, from_school
from safelint.kinds.forms import detect
from safelint.knowledge.index import Knowledge
from safelint.readers import read
from safelint.values.finding import Finding
from safelint.values.settings import HouseWords, Settings
from support import DATA, CheckText
from support import signposting as helper
from support.checking import family

READ_AS = {".md": "markdown", ".html": "html", ".txt": "text"}
KNOWLEDGE = Knowledge(helper.pack(), ())
WITH_CUES = {row["id"] for row in KNOWLEDGE.pack.elements["element"] if row.get("cues")}

# element: topic, a text that has it, a text that does not
ELEMENTS: dict[str, tuple[str, str, str]] = {
    "emergency_999": ("domestic-abuse", "In danger, call 999.", "In danger, shout."),
    "non_emergency_police": ("domestic-abuse", "Call 101 to report it.", "Call 999 to report it."),
    "local_service": (
        "older-people-abuse",
        "Adult social care takes reports on 01632 960123.",
        "Adult social care changed its name.",
    ),
    "out_of_hours": (
        "older-people-abuse",
        "Outside office hours, ring the duty team.",
        "Open from nine to five.",
    ),
    "line_for_children": ("child-abuse-general", "Childline: 0800 1111", "Childline is old."),
    "line_for_concerned_adults": ("child-abuse-general", "Call the NSPCC on 0808 800 5000.", "Ask the NSPCC."),
    "line_for_survivors": ("child-sexual-abuse", "NAPAC is on 0808 801 0331.", "NAPAC has moved."),
    "perpetrator_prevention": (
        "child-sexual-abuse",
        "Stop It Now: 0808 1000 900.",
        "Respect Phoneline: 0808 802 4040.",
    ),
    "anonymous_route": ("hate-crime", "Crimestoppers: 0800 555 111", "Tell us your name."),
    "samaritans": ("suicide", "Samaritans: 116 123", "Childline: 0800 1111"),
    "accessible_route": ("hate-crime", "Use Relay UK.", "Call 101."),
    "silent_route": ("domestic-abuse", "If you cannot speak, press 55.", "If you cannot speak, wait."),
    "online_route": ("suicide", "See samaritans.org.", "Call 116 123."),
    "hours": ("suicide", "It is open day or night.", "It is open."),
    "free": ("suicide", "The call is free.", "The call costs a little."),
    "confidential": ("suicide", "It is confidential.", "We tell nobody."),
    "believed": ("sexual-violence", "You will be believed.", "You may come in."),
    "safety_exit": ("domestic-abuse", "Leave this site", "Read on"),
    "content_warning": ("suicide", "This story contains details of a death.", "This is a story."),
    "topic_helpline": (
        "domestic-abuse",
        "National Domestic Abuse Helpline: 0808 2000 247",
        "Men's Advice Line: 0808 801 0327",
    ),
    "topic_helpline_of_the_nation": (
        "sexual-violence",
        "Rape Crisis Scotland: 08088 01 03 02",
        "Rape and Sexual Abuse Support Line: 0808 500 2222",
    ),
    "crisis_line_of_the_nation": ("suicide", "Breathing Space: 0800 83 85 87", "Samaritans: 116 123"),
    "any_one_route": ("suicide", "Call 999.", "Call somebody."),
    "line_for_men": ("domestic-abuse", "Men's Advice Line: 0808 801 0327", "Men may call 0808 2000 247."),
    "line_for_lgbt": ("domestic-abuse", "Galop: 0800 999 5428", "Galop is in London."),
    "line_for_young_people": ("suicide", "Papyrus HOPELINE247: 0800 068 4141", "Samaritans: 116 123"),
    "whistleblowing_line": ("child-abuse-general", "Protect: 020 3117 2520", "Blow the whistle."),
    "allegations_officer": (
        "child-abuse-general",
        "The LADO is at lado@northgate.gov.uk.",
        "The LADO decides what happens.",
    ),
    "text_route": ("self-harm", "Text SHOUT to 85258.", "Call 116 123."),
    "nhs_urgent": ("suicide", "Call NHS 111.", "Ask a nurse."),
    "parents_line": ("self-harm", "YoungMinds: 0808 802 5544", "Parents can help."),
    "school_contact": (
        "online-safety",
        "Our designated safeguarding lead is Mrs Hart.",
        "The designated safeguarding lead has been trained.",
    ),
    "online_report": (
        "online-safety",
        "Report it to [CEOP](https://www.ceop.police.uk/Safety-Centre/).",
        "CEOP has a mascot.",
    ),
    "image_removal": (
        "online-safety",
        "Use [Report Remove](https://www.childline.org.uk/remove).",
        "Ask the site to take it down.",
    ),
    "adult_image_removal": (
        "intimate-image-abuse",
        "Use [StopNCII.org](https://stopncii.org).",
        "Ask the site to take it down.",
    ),
    "choice_not_to_report": ("sexual-violence", "You do not have to tell the police.", "The police are kind."),
    "third_party_reporting_centre": ("hate-crime", "Go to a third party reporting centre.", "Go to the library."),
    "reference_number": ("missing-children", "Call, quoting 44 of 3 May.", "Call 101."),
    "other_languages": ("modern-slavery", "The line has interpreters.", "The line is open."),
    "forced_marriage_unit_with_number_from_abroad": (
        "honour-based-abuse",
        "Forced Marriage Unit: 020 7008 0151",
        "See the [Forced Marriage Unit](https://www.gov.uk/forced-marriage).",
    ),
    "line_for_fgm": ("honour-based-abuse", "NSPCC FGM helpline: 0800 028 3550", "Call 999."),
    "line_for_drinking": ("drugs", "Drinkline: 0300 123 1110", "Call 999."),
    "anti_terrorist_hotline_for_attack_planning": (
        "radicalisation",
        "Anti-Terrorist Hotline: 0800 789 321",
        "ACT Early: 0800 011 3764",
    ),
    "bereavement_support": ("suicide", "Ask for Help is at Hand.", "Ask a friend."),
    "support_after_a_death": ("bereavement", "Call Cruse on 0808 808 1677.", "Call Samaritans on 116 123."),
    "message_to_the_missing_person": ("missing-children", "Jo, you are not in trouble.", "Jo is not at home."),
    "trusted_adult": ("bullying", "Tell an adult you trust.", "Tell nobody."),
}


def has(source: str, name: str, topic: str, **settings: Any) -> bool:
    """Whether a text fills an element, asked through configuration so that nothing else decides."""
    settings["options"] = {"signposting": {"require": [name]}}
    assessment = helper.assess(source, "record", given=(topic,), **settings)
    return (name,) not in [ask.members for ask in (*assessment.missing_required, *assessment.missing_best)]


@pytest.mark.parametrize("domain", ["gov.uk", "org.uk", "sch.uk", "ac.uk"])
def test_an_address_that_begins_with_nothing_is_known_by_its_domain(domain: str) -> None:
    assert has(f"The safeguarding team is at safeguarding.hexley.{domain}.", "local_service", "child-abuse-general")


def test_every_element_has_a_case() -> None:
    assert set(ELEMENTS) == set(helper.guide().fillers.elements)


@pytest.mark.parametrize("name", ELEMENTS)
def test_element(name: str) -> None:
    topic, yes, no = ELEMENTS[name]
    each = helper.guide().fillers.elements[name]
    settings = {"nations": ("scotland",)} if each.by_nation else {}
    if each.of_topic:
        table = helper.guide()
        assert filled(yes, name, topic, **settings)
        assert not filled(no, name, topic, **settings)
        assert table.fillers.fills(name, topic)
    else:
        assert has(yes, name, topic)
        assert not has(no, name, topic)


def filled(source: str, name: str, topic: str, **settings: Any) -> bool:
    assessment = helper.assess(source, "service-page", given=(topic,), **settings)
    return name in assessment.present and name not in assessment.missing


def test_every_topic_asks_only_for_elements_that_exist() -> None:
    for topic in helper.pack().topics:
        for ask in (*topic.minimum, *topic.core, *topic.full, *topic.best):
            for name in (ask,) if isinstance(ask, str) else ask:
                assert name in helper.guide().fillers.elements, (topic.id, name)


def test_every_service_of_an_element_is_in_the_registry() -> None:
    known = {service.id for service in helper.pack().helplines}
    for each in helper.guide().fillers.elements.values():
        named = {*each.services, *itertools.chain(*each.services_for.values())}
        assert named <= known, each.id


def test_every_topic_has_its_subject() -> None:
    subjects = {row["topic"]: row for row in helper.elements()["subject"]}
    served = {subject for service in helper.pack().helplines for subject in service.topics}
    assert set(subjects) == {topic.id for topic in helper.pack().topics}
    assert all(set(row["helplines"]) <= set(helper.pack().registry["topics"]) for row in subjects.values())
    assert not any(served.isdisjoint(row["helplines"]) for row in subjects.values() if row["helplines"])


# --- ways to a service


def test_a_name_alone_is_no_route_and_a_link_on_it_is() -> None:
    assert not has("Talk to Childline.", "line_for_children", "bullying")
    assert has("Talk to [Childline](https://example.org/c).", "line_for_children", "bullying")
    assert has("See www.childline.org.uk.", "line_for_children", "bullying")
    assert has("See [this page](https://www.childline.org.uk/get-support/).", "line_for_children", "bullying")
    assert has("[Call them](tel:08001111)", "line_for_children", "bullying")


def test_a_word_that_is_also_a_name_is_no_route() -> None:
    routes = helper.assess("[contact](https://example.org) us", given=("bullying",)).routes
    assert [route.service for route in routes] == ["local"]


def test_a_text_on_no_subject_has_its_ways_tied_too() -> None:
    ways = {
        "Samaritans: 116 123.": Tie.SERVICE,
        "[Press office](https://www.samaritans.org/about-samaritans/media-centre/)": Tie.DESK,
        "Anyone with information can call police on 101, quoting crime reference 12.": Tie.INFORMATION,
    }
    for text, tie in ways.items():
        assessment = helper.assess(text)
        assert (assessment.topics, [route.tie for route in assessment.routes]) == ((), [tie]), text


def test_a_shared_site_belongs_to_nobody() -> None:
    found = helper.assess("See https://www.gov.uk/bank-holidays.", given=("bullying",))
    assert [route.service for route in found.routes] == ["local"]
    assert not found.any_route


def test_a_site_below_a_shared_one_belongs_to_its_service() -> None:
    found = helper.assess("See https://111.nhs.uk/triage.", given=("mental-health",))
    assert {route.service for route in found.routes} == {"nhs-111"}


def test_what_a_guide_says_of_a_text_is_whole() -> None:
    assessment = helper.assess(
        "# Bwlio\n\nFfoniwch Childline ar 0800 1111 os oes rhywun yn eich bwlio.", given=("bullying",)
    )
    assert [topic.id for topic in assessment.topics] == ["bullying"]
    assert assessment.welsh is True
    block = helper.assess("# Bullying\n\nTell us.\n\n# Get help\n\nCall Childline on 0800 1111.", given=("bullying",))
    assert block.left_out


def with_layout(page: str, piece: str) -> Assessment:
    """What a text gives on a site that adds a piece of HTML to each of its pages."""
    included = (read("footer.html", piece.encode(), "html"),)
    return helper.assess(page, "service-page", house=HouseWords(included))


def test_what_the_layout_adds_counts() -> None:
    page = "# Bullying at school\n\nWe listen."
    bare = helper.assess(page, "service-page")
    layout = "<footer><a href='https://www.childline.org.uk'>Childline</a> 0800 1111</footer>"
    with_footer = with_layout(page, layout)
    assert "line_for_children" in bare.missing
    assert "line_for_children" not in with_footer.missing
    assert (bare.any_route, with_footer.any_route) == (False, True)


def test_an_address_in_the_layout_is_no_number_to_call() -> None:
    page = "# Rape\n\nWe listen."
    assert with_layout(page, "101 High Street").any_route is False
    assert with_layout(page, "Call 101 or 999").any_route is True
    assert with_layout(page, "Ring +44 (0)800 1111 at any hour").any_route is True


@pytest.mark.parametrize(
    "written",
    [
        "0800 1111",
        "0800.1111",
        "0800\u20131111",
        "O800 1111",
        '<a href="tel:08001111">call free</a>',
        "0800 1111 (freephone)",
    ],
)
def test_a_number_in_the_layout_is_read_as_one_in_the_text(written: str) -> None:
    page = "# Bullying at school\n\nWe listen."
    assert "line_for_children" not in with_layout(page, f"<footer><p>Childline {written}</p></footer>").missing


def test_a_way_in_the_layout_is_reached_as_it_is_there() -> None:
    ways = with_layout(
        "# Bullying at school\n\nWe listen.", "<p>Text Shout on 85258. Email help@nspcc.org.uk.</p>"
    ).routes
    assert [(each.start, each.how.value) for each in ways if each.place.value == "layout"] == [
        (-1, "text"),
        (-1, "email"),
    ]


def test_local_help_is_a_route_and_a_press_desk_is_not() -> None:
    page = "# Bullying at school\n\n"
    assert helper.assess(page + "Our helpline is 01632 960123.").any_route is True
    assert helper.assess(page + "For interviews, our press office and advice is on 01632 960123.").any_route is False


def test_a_printed_address_is_help_where_words_beside_it_say_so_and_not_by_its_own() -> None:
    page = "# Domestic abuse\n\nIf your partner hurts you, it is never your fault. "
    assert helper.assess(page + "Get support at wexleyhaven.org.uk/abuse.").any_route is True
    assert helper.assess(page + "Pay your council tax at wexley.gov.uk/help-and-support.").any_route is False


def test_a_named_lead_with_an_address_is_a_route() -> None:
    lead = "Our designated safeguarding lead is Kim Hart: k.hart@northmere.sch.uk."
    assert helper.assess(f"# Bullying at school\n\n{lead}").any_route is True
    assert helper.assess("# Bullying at school\n\nOur safeguarding lead has been trained.").any_route is False


def test_a_local_line_for_the_subject_is_one_of_the_nation() -> None:
    local = "Wexley domestic abuse helpline: 01632 960123"
    for nations in ((), ("england",)):
        gone = missing("service-page", "domestic-abuse", local, nations=nations)
        assert {"topic_helpline", "topic_helpline_of_the_nation"}.isdisjoint(gone)
    assert "topic_helpline" in missing("service-page", "domestic-abuse", "The domestic abuse helpline is there.")
    assert "topic_helpline" in missing("service-page", "stalking", local)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("reference_number", "Please call and give the reference 5220247058."),
        ("reference_number", "Call, ref: IML 1457696."),
        ("nhs_urgent", "Go straight to A & E."),
        ("nhs_urgent", "Go to your nearest A and E."),
        ("anonymous_route", "You don’t have to give your personal details."),
        ("third_party_reporting_centre", "We are a third party hate crime reporting centre."),
        ("samaritans", "Lifeline is on 0808 808 8000."),
        ("local_service", "Contact the Gateway Team of the HSC Trust."),
    ],
)
def test_further_wordings(name: str, words: str) -> None:
    assert has(words, name, "suicide")


# --- what is asked


def missing(kind: str, topic: str, source: str = "Words.", **settings: Any) -> tuple[str, ...]:
    return helper.assess(source, kind, given=(topic,), **settings).missing


def test_a_witness_appeal_asks_for_the_police_and_an_anonymous_route() -> None:
    asked = ("non_emergency_police", "anonymous_route", "any_one_route")
    assert missing("witness-appeal", "drugs") == asked
    assert missing("witness-appeal", "sexual-violence") == (*asked, "topic_helpline")


def test_a_social_post_asks_for_one_route() -> None:
    assert missing("social-post", "sexual-violence") == ("any_one_route",)


def test_a_record_asks_for_nothing() -> None:
    assert missing("record", "sexual-violence") == ()


def test_a_release_on_child_sexual_abuse_asks_for_the_core_and_suggests_the_rest() -> None:
    assessment = helper.assess("Call 999.", "press-release", given=("child-sexual-abuse",))
    required = [ask.members for ask in assessment.missing_required]
    assert required == [("line_for_concerned_adults",), ("perpetrator_prevention",)]
    assert [ask.members for ask in assessment.missing_suggested] == [
        ("non_emergency_police", "local_service"),
        ("line_for_children",),
        ("line_for_survivors",),
    ]


def test_a_school_letter_asks_for_the_school_and_another_letter_does_not() -> None:
    school = missing("letter", "bullying", "Dear parents, the school is open.")
    assert school == ("school_contact", "line_for_children", "line_for_concerned_adults", "any_one_route")
    assert missing("letter", "bullying", "Dear friends, the club is open.") == ("any_one_route",)
    assert missing("letter", "bullying", "Dear friends, we met at a school fair.") == ("any_one_route",)


def test_a_policy_asks_for_its_contacts() -> None:
    assert missing("policy", "child-abuse-general", "Call 999. NSPCC: 0808 800 5000") == (
        "school_contact",
        "local_service",
    )


def test_children_are_asked_for_little_and_never_for_perpetrator_prevention() -> None:
    assert missing("service-page", "child-sexual-abuse", audience="children") == ("line_for_children", "emergency_999")
    young = helper.assess("Words.", "service-page", given=("child-sexual-abuse",), audience="young-people")
    asked = [
        name for ask in (*young.missing_required, *young.missing_suggested, *young.missing_best) for name in ask.members
    ]
    assert "perpetrator_prevention" not in asked
    assert young.missing == ("line_for_children", "emergency_999", "any_one_route")


def test_what_no_service_fills_in_a_nation_is_not_asked_there() -> None:
    england = missing("service-page", "domestic-abuse", nations=("england",))
    ireland = missing("service-page", "domestic-abuse", nations=("northern-ireland",))
    assert "perpetrator_prevention" in england
    assert "perpetrator_prevention" not in ireland
    assert "nhs_urgent" not in missing("service-page", "suicide", nations=("northern-ireland",))
    assert "topic_helpline" not in missing("service-page", "radicalisation", nations=("northern-ireland",))


def test_a_missing_person_is_not_looked_for_without_a_name() -> None:
    assert "anonymous_route" not in missing("witness-appeal", "missing-children", "Call 101 or 999.")
    assert "anonymous_route" in missing("witness-appeal", "sexual-violence", "Call 101 or 999.")


def test_a_page_on_fgm_alone_needs_no_line_on_marriage() -> None:
    fgm = "NSPCC FGM Helpline: 0800 028 3550. In danger call 999."
    wanted = "forced_marriage_unit_with_number_from_abroad"
    assert wanted in missing("service-page", "honour-based-abuse", "In danger call 999.")
    assert wanted not in missing("service-page", "honour-based-abuse", fgm)


def test_the_line_that_a_topic_names_for_a_nation_goes_before_others() -> None:
    for nation, line in (("england", "frank"), ("wales", "dan-247"), ("scotland", "frank")):
        readers = Readers(nations=(nation,))
        named = helper.guide().advice.choice.services_to_name("topic_helpline_of_the_nation", "drugs", readers)
        assert [each.id for each in named] == [line]


def test_the_crisis_line_of_a_nation_is_asked_for_where_the_text_is_for_that_nation() -> None:
    text = "Samaritans: 116 123"
    for nation, asked in (("scotland", True), ("northern-ireland", True), ("england", False), ("wales", False)):
        found = missing("service-page", "suicide", text, nations=(nation,))
        assert ("crisis_line_of_the_nation" in found) is asked, nation
    assert "crisis_line_of_the_nation" not in missing("service-page", "suicide", text)


def test_the_line_of_another_nation_does_not_do() -> None:
    text = "National Domestic Abuse Helpline: 0808 2000 247"
    assert "topic_helpline_of_the_nation" in missing("service-page", "domestic-abuse", text, nations=("wales",))
    assert "topic_helpline_of_the_nation" not in missing("service-page", "domestic-abuse", text, nations=("england",))
    assert "topic_helpline_of_the_nation" not in missing("service-page", "domestic-abuse", text)


def test_one_service_does_not_fill_two_elements_of_a_topic() -> None:
    assert "line_for_concerned_adults" in missing("press-release", "child-sexual-abuse", "Stop It Now: 0808 1000 900")
    assert "topic_helpline" in missing("service-page", "domestic-abuse", "Men's Advice Line: 0808 801 0327")


def test_a_text_for_men_alone_needs_no_line_but_theirs() -> None:
    line = "Men's Advice Line: 0808 801 0327"
    lines = {"topic_helpline", "topic_helpline_of_the_nation"}
    assert not lines & set(missing("service-page", "domestic-abuse", f"A leaflet for men.\n\n{line}"))
    assert lines & set(missing("service-page", "domestic-abuse", "A leaflet for men."))
    assert lines & set(missing("service-page", "domestic-abuse", f"A leaflet for men and women.\n\n{line}"))
    for said in ("# Men can be abused at home too", "# Why men find it hard to say", "What other men have told us"):
        assert not lines & set(missing("service-page", "domestic-abuse", f"{said}\n\n{line}"))
    for said in ("# Men can stop abuse at home", "Men and women told us", "# Help for men, women and children"):
        assert lines & set(missing("service-page", "domestic-abuse", f"{said}\n\n{line}"))


def test_a_topic_that_is_only_mentioned_asks_for_nothing() -> None:
    filler = "The road will be closed for a week. " * 60
    assessment = helper.assess(filler + "The grant also helps survivors of sexual violence.", "service-page")
    assert (assessment.missing, assessment.any_route) == ((), False)


def test_configuration_can_require_an_element() -> None:
    options = {"signposting": {"require": ["accessible_route"]}}
    assessment = helper.assess("Call 116 123.", "record", given=("suicide",), options=options)
    assert assessment.missing_required == (Ask(("accessible_route",), ""),)


def test_a_general_subject_named_once_asks_for_nothing_beside_a_special_one() -> None:
    page = "# Elder abuse\n\nElder abuse is a crime. Some older people are bullied."
    assessment = helper.assess(page, "service-page")
    assert [topic.id for topic in helper.topics(helper.document(page))] == ["older-people-abuse", "bullying"]
    asked = [ask.topic for ask in (*assessment.missing_required, *assessment.missing_suggested)]
    assert set(asked) == {"older-people-abuse"}
    [finding] = findings(page, kind="service-page")
    assert finding.message.startswith(
        "This text is about abuse of older people or adults at risk (it says “Elder abuse”) and gives no way"
    )


def test_a_policy_is_told_of_the_local_service_for_its_subject_and_nation() -> None:
    def local(topic: str, nation: str) -> str:
        return sentence("local_service", topic, nations=(nation,) if nation else ())

    assert "children's social care" in local("child-abuse-general", "")
    assert local("child-abuse-general", "scotland") == (
        "Contact the social work team of the local council (https://www.mygov.scot/report-child-abuse)."
    )
    assert "Gateway team" in local("child-sexual-abuse", "northern-ireland")
    assert "adult social care" in local("older-people-abuse", "england")
    assert "Sexual Assault Self Referral Phone Service on 0800 148 88 88" in local("sexual-violence", "scotland")
    wanted = helper.guide().asks.wanted(helper.index().given(["child-sexual-abuse"]), "policy", Settings())
    assert Ask(("local_service",), "child-sexual-abuse") in wanted.required


def test_the_configuration_can_require_the_line_of_the_subject() -> None:
    options = {"signposting": {"require": ["topic_helpline"]}}
    for text, lacks in (("Call 116 123.", True), ("National Stalking Helpline: 0808 802 0300", False)):
        assessment = helper.assess(text, "record", given=("stalking",), options=options)
        assert (Ask(("topic_helpline",), "stalking") in assessment.missing_required) is lacks


def test_nobody_can_require_a_line_for_perpetrators_on_a_page_for_children() -> None:
    options = {"signposting": {"require": ["perpetrator_prevention"]}}
    given: dict[str, Any] = {"given": ("child-sexual-abuse",), "options": options}
    assert "perpetrator_prevention" in helper.assess("Words.", "service-page", **given).missing
    assert "perpetrator_prevention" not in helper.assess("Words.", "service-page", audience="children", **given).missing


def test_the_line_of_another_nation_fills_nothing() -> None:
    text = "Rape and Sexual Abuse Support Line: 0808 500 2222"
    gone = missing("press-release", "child-sexual-abuse", text, nations=("scotland",))
    assert "line_for_survivors" in gone
    assert "line_for_survivors" not in missing("press-release", "child-sexual-abuse", text, nations=("wales",))
    assert "line_for_survivors" not in missing("press-release", "child-sexual-abuse", text)
    england = "National Domestic Abuse Helpline: 0808 2000 247"
    assert "topic_helpline" in missing("service-page", "domestic-abuse", england, nations=("scotland",))


# --- the block


def test_the_title_of_a_page_that_is_all_help_is_not_in_the_block() -> None:
    assert block("# Get help\n\n- In danger: 999\n- Police: 101") == "In danger: 999|Police: 101"


def block(source: str) -> str | None:
    doc = helper.document(source)
    text = helper.as_text(doc)
    found = helper.guide().places.block(text, helper.guide().places.routes(text))
    return doc.text[found[0] : found[1]].replace("\0", "|") if found else None


def test_a_section_under_a_help_heading_is_the_block() -> None:
    assert block("# A\n\nWords.\n\n## Get help\n\nCall 999.\n\n## B\n\nMore.") == "Get help|Call 999."


def test_a_list_of_contacts_is_the_block() -> None:
    assert block("Words.\n\n- Childline: 0800 1111\n- Samaritans: 116 123\n\nMore.") == (
        "Childline: 0800 1111|Samaritans: 116 123"
    )


def test_of_a_long_paragraph_only_the_sentences_with_contacts_are_the_block() -> None:
    long = "The hall was full and the talk went on. " * 12
    assert block(f"{long}Call 999. Or call 101. {long}") == "Call 999. Or call 101."


@pytest.mark.parametrize(("nations", "rules"), [(("wales",), ["signposting/incomplete"]), (("england",), []), ((), [])])
def test_a_line_of_another_nation_fills_nothing(nations: tuple[str, ...], rules: list[str]) -> None:
    source = (
        "# Domestic abuse\n\nDomestic abuse is never your fault.\n\n## Get help\n\n"
        "- National Domestic Abuse Helpline: 0808 2000 247\n- In danger: 999\n- Police: 101\n"
    )
    analysis = Analysis(read("a.md", source.encode(), "markdown"), Settings(nations=nations), KNOWLEDGE)
    found = list(CHECK.run(analysis, RULES))
    assert [finding.rule for finding in found] == rules
    assert all("Live Fear Free" in finding.message for finding in found)


def test_an_appeal_gives_a_number_of_the_police_and_a_log_in_other_words() -> None:
    text = "Anyone who has seen him can contact Exshire Police at 01632 960 100, referencing log 44 of 3 May."
    assert has(text, "reference_number", "missing-children")
    assert has(text, "non_emergency_police", "missing-children")


@pytest.mark.parametrize("help_given", ["", "\n\nCall the police on 101.\n"])
def test_a_finding_cites_no_source_on_another_subject(help_given: str) -> None:
    source = (
        f"# Living with domestic abuse\n\nDomestic abuse is never your fault. {'It is hard to see. ' * 90}{help_given}"
    )
    analysis = Analysis(read("a.md", source.encode(), "markdown"), Settings(), KNOWLEDGE)
    found = [(finding.rule, finding.sources) for finding in CHECK.run(analysis, RULES)]
    assert found == [("signposting/incomplete" if help_given else "signposting/missing", ())]


_CONTACT = "Contact our safeguarding lead, Mrs Okafor, at okafor@hexley.sch.uk or 01472 311900."
_TOLD = [
    ("Dear parents,\n\nA pupil in Year 10 has died by suicide. We have told the pupils. ", 13),
    ("Annwyl rieni,\n\nMae disgybl wedi marw trwy hunanladdiad yn ystod yr wythnos hon. ", 0),
]


@pytest.mark.parametrize(("told", "words"), _TOLD)
def test_what_a_paragraph_tells_before_its_contact_counts(told: str, words: int) -> None:
    source = f"{told}{_CONTACT}\n\nChildline: 0800 1111.\n"
    analysis = Analysis(read("a.txt", source.encode(), "text"), Settings(), KNOWLEDGE)
    assert ([topic.id for topic in analysis.topics], analysis.prose.words) == (["suicide"], words)


def test_a_paragraph_that_only_points_to_help_does_not_count() -> None:
    source = f"If suicide has touched you, get help. {_CONTACT}\n\nChildline: 0800 1111.\n"
    analysis = Analysis(read("a.txt", source.encode(), "text"), Settings(), KNOWLEDGE)
    assert (analysis.topics, analysis.prose.words) == ((), 0)


def test_one_number_makes_no_block() -> None:
    assert block("Words.\n\nCall 101.\n\nMore.") is None


# --- what to add


def sentence(name: str, topic: str, **readers: Any) -> str:
    return helper.guide().advice.sentence(Ask((name,), topic), Readers(**readers))


def test_sentences_name_the_service_and_its_number() -> None:
    assert sentence("line_for_children", "bullying") == "Children and young people can contact Childline on 0800 1111."
    assert sentence("perpetrator_prevention", "child-sexual-abuse") == (
        "If you are worried about your own thoughts or behaviour, contact the Stop It Now helpline on 0808 1000 900."
    )
    assert sentence("topic_helpline_of_the_nation", "domestic-abuse", nations=("wales",)) == (
        "For specialist help, contact Live Fear Free on 0808 80 10 800."
    )
    assert sentence("text_route", "self-harm") == "To get help by text, text SHOUT to 85258."


def test_a_text_for_all_nations_is_told_the_line_of_each() -> None:
    services = helper.guide().advice.choice.services_to_name(
        "topic_helpline_of_the_nation", "domestic-abuse", Readers()
    )
    assert [service.id for service in services] == [
        "national-domestic-abuse-helpline",
        "live-fear-free",
        "scotland-domestic-abuse",
        "dsahl-ni",
    ]


@pytest.mark.parametrize("topic", [topic.id for topic in helper.pack().topics])
@pytest.mark.parametrize("nation", ["", "england", "wales", "scotland", "northern-ireland"])
def test_every_sentence_names_an_active_service_of_the_nation(topic: str, nation: str) -> None:
    nations = (nation,) if nation else ()
    guide = helper.guide()
    row = guide.fillers.topics[topic]
    for name in {each for each in (*row.minimum, *row.core, *row.full) if isinstance(each, str)}:
        for service in guide.advice.choice.services_to_name(name, topic, Readers(nations=nations)):
            assert service.status == "active"
            assert serves(service, nations)
        assert "{" not in sentence(name, topic, nations=nations)


def test_no_sentence_holds_an_empty_name() -> None:
    guide = helper.guide()
    nations = ((), ("england",), ("wales",), ("scotland",), ("northern-ireland",), ("england", "wales"))
    audiences = ("public", "news", "children", "young-people", "professional", "easy-read")
    for topic, nation, audience in itertools.product(("", *guide.fillers.topics), nations, audiences):
        readers = Readers(audience, nation)
        for name in guide.fillers.elements:
            made = guide.advice.sentence(Ask((name,), topic), readers)
            case = (name, topic, nation, audience, made)
            assert "{" not in made, case
            assert not any(hole in made for hole in ("  ", " .", " ,", "()", " on.", " at.")), case
            if "{" in guide.fillers.elements[name].suggest and guide.advice.choice.services_to_name(
                name, topic, readers
            ):
                assert made != guide.fillers.elements[name].suggest, case


def test_one_way_to_get_help_is_a_line_for_the_subject_in_every_kind() -> None:
    for topic in helper.guide().fillers.topics:
        for kind in ("news", "social-post", "service-page", "letter"):
            wanted = helper.guide().asks.wanted(helper.index().given([topic]), kind, Settings())
            for ask in (*wanted.required, *wanted.suggested):
                if ask.members == ("any_one_route",):
                    made = helper.guide().advice.sentence(ask, Readers())
                    known = any(number.service for number in helper.view(made).numbers) or "https://" in made
                    assert known, (topic, kind, made)


def test_a_line_for_some_readers_is_not_named_for_all() -> None:
    services = helper.guide().advice.choice.services_to_name("topic_helpline", "domestic-abuse", Readers())
    assert "hourglass" not in [service.id for service in services]
    assert services[0].id == "national-domestic-abuse-helpline"


# --- the findings


CHECK = family("signposting")
RULES = {rule.id: rule for rule in KNOWLEDGE.pack.rules if rule.kind == "signposting"}


def findings(source: str, **settings: Any) -> list[Finding]:
    return list(CHECK.run(Analysis(helper.document(source), Settings(**settings), KNOWLEDGE), RULES))


RAPE = "# Woman raped in park\n\nA woman was raped in the park on Sunday evening. Officers are at the scene.\n\n"


def told(source: str, **settings: Any) -> list[tuple[str, str]]:
    return [(found.rule.removeprefix("signposting/"), found.severity) for found in findings(source, **settings)]


def test_no_route_at_all_is_an_error_but_not_in_news_or_a_record() -> None:
    assert told(RAPE, kind="press-release") == [("missing", "error")]
    assert told(RAPE, kind="news") == [("missing", "warning")]
    assert told(RAPE, audience="news") == [("missing", "warning")]
    assert told(RAPE, kind="record") == [("missing", "suggestion")]


def test_no_route_is_no_error_where_no_strong_term_stands_outside_quotations() -> None:
    text = "# Trial\n\nShe told police: “I was raped.” The jury is out."
    assert told(text, kind="press-release") == [("missing", "warning")]
    assert told("# Trial\n\nHe groomed and abused them.", kind="press-release") == [("missing", "warning")]


NEWS = "A man has been jailed for 16 years for rape at Hull Crown Court on Monday."
LONG = "The hall was full that night and the talk went on for hours before the doors were shut. " * 4


def test_no_route_is_no_error_in_a_report_that_says_nothing_of_its_kind() -> None:
    assert told(f"# Uncle jailed for raping niece\n\n{NEWS}") == [("missing", "warning")]
    assert told("A man has been charged with rape, the Crown Prosecution Service said.") == [("missing", "warning")]
    assert told(f"A man was sentenced for rape at Leeds Magistrates' Court, police said. {LONG}") == [
        ("missing", "warning")
    ]


def test_where_the_kind_is_unknown_only_a_text_that_speaks_to_readers_is_an_error() -> None:
    page = f"# Domestic abuse in our town\n\nDomestic abuse is common. {LONG}"
    assert told(page) == [("missing", "suggestion")]
    assert [found.confidence for found in findings(page)] == ["medium"]
    assert told(page + "It is never your fault.") == [("missing", "error")]
    assert told(page + "She said: “It is your fault.”") == [("missing", "suggestion")]
    for words in ("Tell a friend.", "Please get support.", "It is late. Ask for help.", "Ffoniwch ni."):
        assert told(page + words) == [("missing", "error")]
    assert told(page + "They get support.") == [("missing", "suggestion")]
    for headline in ("Report finds more abuse", "Call for a new law", "Help for victims is cut", "Contact was lost"):
        assert told(page + f"\n\n## {headline}\n\nIt rained.") == [("missing", "suggestion")]
    assert told(page, kind="service-page") == [("missing", "warning")]
    assert told("She was raped.") == [("missing", "warning")]
    assert told("If you have been raped, it is not your fault.") == [("missing", "error")]


@pytest.mark.parametrize(
    ("kind", "severity"),
    [
        *(("press-release", "error"), ("service-page", "warning"), ("letter", "warning"), ("news", "warning")),
        *(("story", "warning"), ("guidance", "suggestion"), ("policy", "suggestion"), ("record", "suggestion")),
        ("newsletter", "suggestion"),
    ],
)
def test_the_kind_caps_how_loudly_missing_help_is_told(kind: str, severity: str) -> None:
    assert told(RAPE, kind=kind) == [("missing", severity)]


@pytest.mark.parametrize(
    ("kind", "severity"),
    [
        *(("press-release", "error"), ("service-page", "error"), ("letter", "error"), ("social-post", "error")),
        *(("news", "warning"), ("story", "error"), ("guidance", "suggestion"), ("policy", "suggestion")),
        *(("record", "suggestion"), ("newsletter", "suggestion")),
    ],
)
def test_so_it_does_in_a_text_that_speaks_to_people_affected(kind: str, severity: str) -> None:
    page = f"# Domestic abuse\n\nIf your partner hits you, it is not your fault. {LONG}"
    assert told(page, kind=kind) == [("missing", severity)]


@pytest.mark.parametrize("kind", ["", "story"])
@pytest.mark.parametrize(
    ("spoken", "severity"),
    [
        ("If you have been raped, it is not your fault. If you have been abused, you are not alone.", "error"),
        ("If you have been raped, read on.", "warning"),
        ("It was years before I told my sister.", "warning"),
    ],
)
def test_an_account_is_judged_by_whom_it_speaks_to_whoever_says_that_it_is_one(
    spoken: str, severity: str, kind: str
) -> None:
    account = f"# My story\n\nI was raped. I was at home, and I was afraid. {LONG}\n\n{spoken}"
    assert helper.view(account).view(detect).kind == "story"
    assert told(account, kind=kind) == [("missing", severity)]


@pytest.mark.parametrize("kind", ["general", "guidance", "newsletter", "story"])
def test_what_is_no_page_of_help_is_asked_for_nothing_that_it_must_have(kind: str) -> None:
    assert helper.assess("Words.", kind, given=("domestic-abuse",)).missing_required == ()


# Each gives a way to help that no list of ours has.
LOCAL_WAYS = {
    "police-number": "To report abuse, call police on 01632 960463.",
    "detectives": "Please call detectives on 01632 960463.",
    "incident-room": "The incident room is on 01632 960463.",
    "welfare-officer-above-a-name": "The welfare officer of the club is\n\nJo Lee\n\nTel: 01632 960463",
    "list-that-can-help": "These organisations can help you.\n\nFriends of the Trade\n\nTel: 01632 960463",
    "hub-without-number": "For anything less urgent, speak to somebody in the safeguarding hub.",
    "mash-without-number": "You can talk to somebody in the MASH.",
}


@pytest.mark.parametrize("way", LOCAL_WAYS.values(), ids=LOCAL_WAYS.keys())
def test_a_way_to_local_help_is_one(way: str) -> None:
    page = f"# Child abuse\n\nIf you know of child abuse, it is right to speak. {LONG}\n\n"
    assert [rule for rule, _ in told(page + way)] == ["incomplete"]
    assert [rule for rule, _ in told(page)] == ["missing"]


@pytest.mark.parametrize(
    "words",
    [
        "The press office of the police is on 01632 960463.",
        "Jo Lee\n\nTickets for the hall: 01632 960463",
        "Ring police if you must.\n\nTickets: 01632 960463",
    ],
)
def test_a_number_for_something_else_is_no_way_to_help(words: str) -> None:
    found = told(f"# Child abuse\n\nIf you know of child abuse, speak. {LONG}\n\n{words}")
    assert [rule for rule, _ in found] == ["missing"]


def test_a_number_of_the_police_is_a_way_to_report() -> None:
    assert "non_emergency_police" in helper.assess(LOCAL_WAYS["police-number"], given=("hate-crime",)).present


@pytest.mark.parametrize(
    ("numbers", "misnumbered"),
    [
        (["0808 2000 274"], True),
        (["0808 2000 247"], False),
        (["0808 2000 274", "0808 2000 247"], False),
        (["0808 2000 247", "0808 2000 274"], False),
    ],
)
def test_a_line_is_misnumbered_where_its_right_number_stands_nowhere(numbers: list[str], misnumbered: bool) -> None:
    text = "\n\n".join(f"Call the National Domestic Abuse Helpline on {number}." for number in numbers)
    found = helper.assess(text, given=("domestic-abuse",))
    assert "topic_helpline" in found.present
    assert ("topic_helpline" in found.misnumbered) == misnumbered


@pytest.mark.parametrize(
    ("right", "still"),
    [
        ("Read [more about it](https://www.nationaldahelpline.org.uk/).", False),
        ("Its page is www.nationaldahelpline.org.uk.", False),
        ("Tap [the helpline](tel:08082000247).", False),
        ("Men can call the Men's Advice Line on 0808 801 0327.", True),  # which is no line for all
    ],
)
def test_help_is_misnumbered_only_where_no_other_way_to_it_is_right_wherever_that_stands(
    right: str, still: bool
) -> None:
    wrong = "Call the National Domestic Abuse Helpline on 0808 2000 274."
    for text in (f"{right}\n\n{wrong}", f"{wrong}\n\n{right}"):
        found = helper.assess(text, "social-post", given=("domestic-abuse",))
        assert {"any_one_route"} == set(found.met) - set(found.misnumbered)
        found = helper.assess(text, given=("domestic-abuse",))
        assert ("topic_helpline" in found.misnumbered) == still


@pytest.mark.parametrize(
    ("number", "misnumbered"), [("0808 800 5000", False), ("0808 800 5001", True), ("0800 1111", True)]
)
def test_a_number_is_a_way_to_the_service_that_the_text_names_whoever_answers(number: str, misnumbered: bool) -> None:
    text = f"If you are an adult who is worried about a child, call the NSPCC Helpline on {number}."
    found = helper.assess(text, given=("child-sexual-abuse",))
    assert set(found.present) == {"any_one_route", "line_for_concerned_adults"}
    assert set(found.misnumbered) == (set(found.present) if misnumbered else set())


def test_a_link_that_dials_the_right_number_is_a_way_though_its_words_show_another() -> None:
    found = helper.assess("Refuge: [0808 2000 274](tel:08082000247)", given=("domestic-abuse",))
    assert ("topic_helpline" in found.present, found.misnumbered) == (True, ())


def test_a_number_to_text_is_misnumbered_only_where_no_other_is_right_wherever_that_stands() -> None:
    ways = ("Childline: text 85259.", "Shout: text SHOUT to 85258.")
    for text in ("\n\n".join(ways), "\n\n".join(reversed(ways))):
        found = helper.assess(text, given=("suicide",))
        assert ("text_route" in found.present, found.misnumbered) == (True, ("line_for_children",))


def test_a_page_that_points_to_another_for_help_is_no_error() -> None:
    page = f"# Child abuse\n\nChild abuse is never your fault. Please read our page about speaking up. {LONG}"
    assert told(page) == [("missing", "warning")]
    assert told(page.replace("our page about", "the page on")) == [("missing", "error")]
    [found] = findings(page)
    assert "gives no way to get help itself." in found.message


def test_numbers_listed_under_the_local_authority_are_the_local_service() -> None:
    text = "You can ring the local authority (numbers below).\n\nIn Northgate: 01632 960015"
    assert "local_service" in helper.assess(text, given=("older-people-abuse",)).present
    assert "out_of_hours" in helper.assess("Outside of these times, ring us.", given=("older-people-abuse",)).present


def test_a_text_of_a_few_words_is_asked_for_one_way_to_get_help() -> None:
    assert told(NEWS + " Police: 101") == []
    (found,) = findings("If you feel suicidal, you are not alone.")
    assert found.message == (
        "This text is about suicide (it says “suicidal”) and gives no way to get help. Add one way to get help. "
        "For example: “For help, contact Samaritans on 116 123.”"
    )
    (found,) = findings("If you have been raped, it is not your fault.", audience="children")
    assert found.message.endswith("For example: “You can talk to Childline on 0800 1111.”")


@pytest.mark.parametrize(
    ("topic", "sentence"),
    [
        ("hate-crime", "For help, contact the Victim Support Supportline on 08 08 16 89 111."),
        ("child-exploitation", "Adults who are worried about a child can contact the NSPCC Helpline on 0808 800 5000."),
        ("online-safety", "Children and young people can contact Childline on 0800 1111."),
    ],
)
def test_the_line_named_for_example_helps_and_is_none_that_only_takes_reports(
    check_text: CheckText, topic: str, sentence: str
) -> None:
    page = "# For you\n\nIf this happens to you, it is not your fault.\n"
    report = check_text(page, topics=(topic,), nations=("england",))
    said = [each.message for each in report.findings if each.rule == "signposting/missing"]
    assert len(said) == 1
    assert said[0].endswith(f"For example: “{sentence}”")


def test_what_is_lacking_beside_a_line_that_helps_is_a_suggestion() -> None:
    story = f"A man was charged with making indecent images of children. {LONG} Call 999. NSPCC: 0808 800 5000"
    (found,) = findings(story)
    assert (found.severity, found.confidence) == ("suggestion", "medium")
    assert "Stop It Now" in found.message
    (found,) = findings(story.replace("NSPCC: 0808 800 5000", ""))
    assert (found.severity, found.confidence) == ("warning", "high")


def test_at_most_three_things_would_be_better_still() -> None:
    (found,) = findings(RAPE + "Call 101.", kind="service-page")
    assert len(found.message.partition("Better still, also give: ")[2].split("; ")) == 3


def test_beside_a_line_that_helps_at_most_three_things_are_named() -> None:
    (found,) = findings(RAPE + "Rape Crisis Scotland: 08088 01 03 02", kind="service-page", nations=("scotland",))
    assert found.severity == "suggestion"
    add, _, better = found.message.partition(" Better still, also give: ")
    named = add.partition(". Add ")[2].partition(". For example")[0].split("; ") + [
        each for each in better.split("; ") if each
    ]
    assert 0 < len(named) <= 3


@pytest.mark.parametrize(("kind", "named"), [("news", False), ("service-page", True)])
def test_a_report_is_not_told_of_lines_for_some_readers_of_whom_it_does_not_tell(kind: str, named: bool) -> None:
    story = f"A man was jailed for domestic abuse of his wife. {LONG} Call 999 or 101."
    (found,) = findings(story, kind=kind, nations=("england",))
    assert ("LGBT+ people can contact" in found.message) is named
    (found,) = findings(
        story.replace("of his wife", "of his partner, in a same-sex couple"), kind=kind, nations=("england",)
    )
    assert "LGBT+ people can contact" in found.message


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("hours", "He opened the gates every morning."),
        ("free", "He is free from his pain now."),
        ("free", "The talk was on Live Fear Free."),
        ("accessible_route", "WhatsApp is for children of 13 and over."),
        ("online_route", "Read what pupils wrote on the website."),
        ("hours", "Our food pantry is open from 10am to 2pm on Tuesdays. Call Samaritans on 116 123."),
        ("confidential", "Private fostering can be hard. Call Samaritans on 116 123."),
        ("free", "You get free and confidential staff counselling.\n\nCall Samaritans on 116 123."),
        ("free", "Free school meals are for all. Call Samaritans on 116 123."),
    ],
)
def test_what_is_said_of_something_else_is_no_help(name: str, words: str) -> None:
    assert not has(words, name, "suicide")


def test_what_others_will_do_is_no_advice_to_do_it() -> None:
    worried = "If you are worried about a child, {}call children's social care at the council."
    assert not has(worried.format("we will always "), "local_service", "child-abuse-general")
    assert has(worried.format(""), "local_service", "child-abuse-general")


def test_a_finding_stands_at_the_title_with_empty_text() -> None:
    (found,) = findings("Words first.\n\n" + RAPE, kind="press-release")
    assert (found.text, found.span.start, found.span.end) == ("", 13, 13)


def test_the_message_names_topic_words_service_and_number() -> None:
    (found,) = findings(RAPE, kind="press-release", nations=("scotland",))
    assert found.message.startswith(
        "This text is about sexual violence (it says “raped”) and gives no way to get help."
    )
    assert "“In immediate danger, call 999.”" in found.message


def test_of_words_inside_others_the_message_names_the_longer() -> None:
    (found,) = findings(f"# When you hurt yourself to cope\n\nYou are not bad. {LONG}", kind="service-page")
    assert "(it says “hurt yourself to cope”)" in found.message


COACH = (
    "# From the committee\n\nDear members,\n\nOur former coach was jailed on Friday for sexual offences against "
    "children at the club. He sexually abused three boys who trained with us.\n\n"
)


@pytest.mark.parametrize(
    ("help_given", "kind", "expected"),
    [
        ("In danger, call 999.", "letter", [("incomplete", "suggestion")]),
        ("In danger, call 999. Call the NSPCC Helpline on 0808 800 5000.", "letter", []),
        ("In danger, call 999.", "record", []),
    ],
)
def test_a_line_is_suggested_where_the_police_are_all_the_help(
    help_given: str, kind: str, expected: list[tuple[str, str]]
) -> None:
    assert told(COACH + help_given + "\n", kind=kind) == expected


def test_incomplete_is_one_finding_and_a_warning_where_the_minimum_lacks() -> None:
    assert told(RAPE + "Call 101.", kind="service-page") == [("incomplete", "warning")]
    assert told(RAPE + "Call 101 or 999.", kind="service-page") == [("incomplete", "warning")], "nobody but the police"
    line = "Call 999, or the 24/7 Rape and Sexual Abuse Support Line on 0808 500 2222."
    assert told(RAPE + line, kind="service-page") == [("incomplete", "suggestion")]


BESIDE = "Call the 24/7 Rape and Sexual Abuse Support Line on 0808 500 2222, or in danger 999."


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ("Please speak to Childline.", ["Childline"]),
        ("Samaritans are there day and night.", ["Samaritans"]),
        ("Please speak to Childline. Samaritans are there for you.", ["Childline", "Samaritans"]),
        ("Please speak to [Childline](https://www.childline.org.uk).", []),
        ("Please speak to Childline. Its number is 0800 1111.", []),
        ("Samaritans, on 116 123, are there day and night.", []),
        ("Samaritans held a fair in the town hall.", []),
        ("She is glad that she spoke to Childline.", []),
    ],
)
def test_a_service_that_readers_are_sent_to_by_name_alone_is_told_with_its_number(
    sent: str, expected: list[str]
) -> None:
    found = findings(f"{RAPE}{BESIDE} {sent}", kind="service-page")
    named = [(each.message.partition("Write: ")[2], each.related) for each in found if "Write: " in each.message]
    assert [len(related) for _, related in named] == ([len(expected)] if expected else [])
    assert all(name in contacts for contacts, _ in named for name in expected)


def test_people_of_the_field_know_how_to_reach_who_is_named() -> None:
    found = findings(f"{RAPE}{BESIDE} Please speak to Childline.", kind="guidance")
    assert not any("Write: " in each.message for each in found)


def test_what_is_reported_about_something_online_is_no_form() -> None:
    [form] = findings(f"{RAPE}Report it online.", kind="service-page")
    [none] = findings(f"{RAPE}Report concerns about online abuse.", kind="service-page")
    assert (form.rule, none.rule) == ("signposting/incomplete", "signposting/missing")


def test_a_complete_text_has_no_finding() -> None:
    help_lines = (
        "## Get help\n\n- In danger: 999\n- Police: 101\n- Rape Crisis Scotland: 08088 01 03 02\n"
        "- Find a [sexual assault referral centre](https://www.nhs.uk/service-search/)\n"
    )
    assert told(RAPE + help_lines, kind="press-release", nations=("scotland",)) == []


def test_beside_the_police_a_line_for_the_subject_is_named() -> None:
    [finding] = findings(RAPE, kind="press-release", nations=("scotland",))
    assert "“In immediate danger, call 999.”" in finding.message
    assert "“For help, contact the Rape Crisis Scotland Helpline on 08088 01 03 02.”" in finding.message


def test_help_in_notes_to_editors_is_out_of_place() -> None:
    below = "Call 999, or 101.\n\nENDS\n\nNotes to editors\n\n- {}\n"
    hidden = RAPE + "ENDS\n\nNotes to editors\n\n- In danger: 999\n- Police: 101"
    assert ("position", "warning") in told(hidden, kind="press-release")
    assert ("position", "warning") not in told(RAPE + below.format("Founded 1902"), kind="press-release")
    assert ("position", "warning") not in told(hidden, kind="service-page")


def test_scattered_help_is_a_suggestion() -> None:
    long = "The hall was full that night and the talk went on and on for hours before the doors were shut. " * 4
    scattered = f"# Rape\n\nCall 999. {long}\n\n{long}\n\n{long} Police: 101.\n\n{long}\n\n{long}Samaritans: 116 123."
    assert ("position", "suggestion") in told(scattered, kind="service-page")


def test_nothing_is_said_of_a_text_on_another_subject() -> None:
    assert told("# Passport fees\n\nA child's passport for anyone under 16 costs less.") == []


def test_a_rule_that_is_off_says_nothing() -> None:
    doc = helper.document(RAPE)
    analysis = Analysis(doc, Settings(), KNOWLEDGE)
    vars(analysis).update(numbers=(), names=[])
    assert list(CHECK.run(analysis, {})) == []


# --- Welsh

CAM_DRIN = (
    "# Cam-drin domestig\n\nNid yw cam-drin domestig yn drais corfforol yn unig. Gall partner reoli eich arian, "
    "eich ffôn a phwy rydych yn ei weld. Os yw hyn yn digwydd i chi, nid eich bai chi yw hyn. Nid ydych ar eich pen "
    "eich hun.\n\n"
)


def test_a_welsh_text_is_for_wales_and_is_told_in_welsh_what_to_add() -> None:
    [finding] = findings(CAM_DRIN)
    assert (finding.rule, finding.severity) == ("signposting/missing", "error")
    assert "“Mewn perygl uniongyrchol, ffoniwch 999.”" in finding.message
    assert "“Am gymorth arbenigol, cysylltwch â Byw Heb Ofn ar 0808 80 10 800.”" in finding.message
    [elsewhere] = findings(CAM_DRIN, nations=("scotland",))
    assert "0800 027 1234" in elsewhere.message


def test_welsh_words_fill_what_is_asked() -> None:
    lines = (
        "## Cael help\n\n- Mewn argyfwng, ffoniwch 999.\n- Fel arall, ffoniwch yr heddlu ar 101.\n"
        "- Byw Heb Ofn: 0808 80 10 800\n- Men's Advice Line: 0808 801 0327\n- Galop: 0800 999 5428\n"
        "- Respect Phoneline: 0808 802 4040\n"
    )
    assert findings(CAM_DRIN + lines) == []
    one_less = findings(CAM_DRIN + lines.replace("- Byw Heb Ofn: 0808 80 10 800\n", ""))
    assert [finding.severity for finding in one_less] == ["warning"]
    assert "Am gymorth arbenigol, cysylltwch â Byw Heb Ofn" in one_less[0].message


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("emergency_999", "Mewn argyfwng, cysylltwch â'r heddlu."),
        ("local_service", "Cysylltwch â'r gwasanaethau cymdeithasol."),
        ("out_of_hours", "Mae rhywun ar gael y tu allan i oriau swyddfa."),
        ("anonymous_route", "Gallwch roi gwybod yn ddienw."),
        ("accessible_route", "Mae ffôn testun ar gael."),
        ("hours", "Ar agor bob dydd."),
        ("free", "Mae'r alwad yn rhad ac am ddim."),
        ("confidential", "Mae popeth yn gyfrinachol."),
        ("nhs_urgent", "Ffoniwch GIG 111."),
        ("school_contact", "Siaradwch â ni, neu cysylltwch â'r person diogelu dynodedig."),
        ("trusted_adult", "Dywedwch wrth oedolyn rydych yn ymddiried ynddo."),
        ("reference_number", "Ffoniwch gan ddyfynnu 44."),
    ],
)
def test_welsh_wordings(name: str, words: str) -> None:
    assert has(words, name, "bullying")


# --- correct texts: nothing missing; take one thing away and exactly that is missing

CORRECT = sorted(path for path in (DATA / "correct").iterdir() if path.suffix in READ_AS)


def analysed(path: Path) -> Analysis:
    doc = read(path.name, path.read_bytes(), READ_AS[path.suffix])
    meta = doc.meta
    settings = Settings(meta.audience or "public", bool(meta.audience), meta.kind, meta.nations, meta.topics)
    return Analysis(doc, settings, KNOWLEDGE)


@pytest.mark.parametrize("path", CORRECT, ids=lambda path: path.name)
def test_a_correct_text_lacks_nothing(path: Path) -> None:
    assert list(CHECK.run(analysed(path), RULES)) == []


def asked(analysis: Analysis) -> list[Ask]:
    """What a text must and should hold, and its writer is told."""
    others = {*analysis.kind.asked.not_offered}
    wanted = KNOWLEDGE.guide.asks.wanted(
        analysis.topics,
        analysis.kind.asked.id,
        analysis.placed,
        school=from_school(analysis),
    )
    return [ask for ask in (*wanted.required, *wanted.suggested) if not others.issuperset(ask.members)]


def evidence(analysis: Analysis, ask: Ask) -> set[tuple[int, int]]:
    """Ranges of `Document.text` that fill what is asked: numbers, addresses, links and wordings."""
    guide = KNOWLEDGE.guide
    every = ask.members == ("any_one_route",)
    fills = {service for name in ask.members for service in guide.fillers.fills(name, ask.topic)}
    routes = guide.places.routes(analysis)
    said = (route for route, _ in guide.places.invitations(analysis))
    found = {(route.start, route.end) for route in (*routes, *said) if every or route.service in fills}
    for hit in guide.places.wordings.find(analysis.fold.text):
        role, name = hit.value
        local = name in ("local_service", "school_contact") or role == "local_words"
        if name.split("/")[0] in ask.members or (every and local):
            found.add(analysis.fold.unfold(hit.start, hit.end))
    return found


def without(analysis: Analysis, ranges: set[tuple[int, int]], path: Path) -> Analysis:
    """The same document read again from a source in which each range is painted over, links with their targets."""
    document = analysis.document
    spans = {document.span(*each) for each in ranges}
    for link in document.inlines:
        if link.kind == "link" and any(start < link.end and link.start < end for start, end in ranges):
            spans.add(link.span)
    text, reach = document.source.text, len(document.source.text)
    for span in sorted(spans, key=lambda span: (-span.end, span.start)):
        if span.end <= reach:
            text, reach = f"{text[: span.start]}…{text[span.end :]}", span.start
        elif span.start < reach:  # the wider of two that overlap
            text, reach = f"{text[: span.start]}…{text[reach:].removeprefix('…')}", span.start
    left = Analysis(read(path.name, text.encode(), READ_AS[path.suffix]), analysis.settings, KNOWLEDGE)
    guide, kind = KNOWLEDGE.guide, analysis.kind.asked
    left.settings = analysis.settings._replace(kind=kind.id)
    assessed = guide.assess(left, analysis.topics, kind, analysis.placed, guide.standing(left))
    vars(left)["assessment"] = assessed._replace(topics=tuple(each._replace(words=()) for each in analysis.topics))
    return left


CASES = [
    pytest.param(path, ask, id=f"{path.name}-{'-'.join(ask.members)}-{ask.topic}")
    for path in CORRECT
    for ask in asked(analysed(path))
]


def test_the_cases_are_many() -> None:
    assert len(CASES) > len(CORRECT)
    members = {name for param in CASES for name in param.values[1].members}  # type: ignore[union-attr]
    assert 2 * len(members) > len(KNOWLEDGE.pack.elements["element"])


@pytest.mark.parametrize(("path", "ask"), CASES)
def test_take_one_thing_away_and_exactly_that_is_reported(path: Path, ask: Ask) -> None:
    guide, analysis = KNOWLEDGE.guide, analysed(path)
    taken = evidence(analysis, ask)
    assert taken
    left = without(analysis, taken, path)
    reported = [each for each in CHECK.run(left, RULES) if each.rule != "signposting/position"]
    assert len(reported) == 1
    if ask.members == ("any_one_route",):
        assert reported[0].rule == "signposting/missing"
        return
    gone = {*left.assessment.missing_required, *left.assessment.missing_suggested}
    if left.assessment.any_route:
        assert ask in gone
    for other in gone - {ask}:  # only what rested on the same words is gone with it
        rests_on = evidence(analysis, other)
        beside_a_contact = not WITH_CUES.isdisjoint(other.members)
        assert (rests_on & taken) if beside_a_contact else rests_on <= taken, other
    if reported[0].rule == "signposting/incomplete" and Ask(("topic_helpline",), ask.topic) not in gone - {ask}:
        assert guide.advice.asked_in_words(ask, Readers.of(analysis.placed)) in reported[0].message


def test_a_text_to_somebody_who_may_be_hurt_is_asked_for_the_least_whatever_its_subject(check_text: CheckText) -> None:
    text = "# For you\n\nSomebody hurts you, and there is nobody to tell. We wrote this page for you.\n"
    (finding,) = [each for each in check_text(text).findings if each.rule.startswith("signposting/")]
    assert (finding.rule, finding.severity) == ("signposting/incomplete", "suggestion")
    assert "999" in finding.message
    assert "116 123" in finding.message
    for other in (
        text + "\nCall us on 01632 960123.\n",
        "# For you\n\nIt is not your fault if your parcel is late. Nobody knows whom to tell.\n",
    ):
        assert not [each for each in check_text(other).findings if each.rule.startswith("signposting/")]


def test_a_text_whose_words_together_speak_to_those_affected_is_asked_for_the_least(check_text: CheckText) -> None:
    text = (
        "It's gone ten and you have learned to be quiet on the stairs.\n\n"
        "You know which step creaks. You know what the key sounds like on a good night, and on the other kind. You "
        "have stopped asking friends round, and you tell them that you're tired.\n\n"
        "You didn't do this. You don't have to make a plan tonight, and you don't have to find the right word for it. "
        "You aren't making it up, and you are not the only one in this town who is awake.\n\n"
        "We see you. Share this with somebody who may need to read it.\n"
    )
    (finding,) = [each for each in check_text(text).findings if each.rule.startswith("signposting/")]
    assert (finding.rule, finding.severity) == ("signposting/incomplete", "suggestion")
    assert "You have stopped asking friends round" in finding.message
    assert not [each for each in check_text(text + "\nCall 01632 960123.\n").findings if "signposting" in each.rule]
