"""E-mail messages: what is read of them, where it stands, and what is refused."""

from __future__ import annotations

import base64
import time
from pathlib import Path

import pytest

from safelint import readers
from safelint.config import Flags
from safelint.run.engine import Engine
from safelint.values.document import Document
from safelint.values.errors import Unreadable
from support.pdf import line, lines, pdf
from support.promises import check
from support.ways_to_run import DAY
from support.word import archive, paragraph, part, unpacked, word

HEAD = "From: Jane <jane@council.example>\nSubject: Help at home\n"
PAGE = "Content-Type: text/html\n\n"


def read(data: bytes | str) -> Document:
    document = readers.read("draft.eml", data.encode() if isinstance(data, str) else data, "e-mail")
    check(document)
    return document


def words(document: Document, kind: str = "") -> list[str]:
    return [document.text[each.start : each.end] for each in document.blocks if kind in ("", each.kind)]


def plain(text: str, head: str = HEAD) -> list[str]:
    """What is read of a message of plain text, without its subject."""
    return words(read(f"{head}\n{text}"))[1:]


def page(html: str) -> list[str]:
    return words(read(f"{HEAD}{PAGE}{html}"), "paragraph")


def parts(*each: str, kind: str = "mixed", head: str = HEAD) -> str:
    """A message, or a part without a subject, of several."""
    boundary = kind if head == HEAD else f"inner-{kind}"
    inside = "".join(f"--{boundary}\n{one}\n" for one in each)
    return f"{head}Content-Type: multipart/{kind}; boundary={boundary}\n\n{inside}--{boundary}--\n"


def attached(name: str, data: bytes, kind: str = "application/octet-stream") -> str:
    head = f"Content-Type: {kind}\nContent-Disposition: attachment; filename={name}\nContent-Transfer-Encoding: base64"
    return f"{head}\n\n{base64.encodebytes(data).decode()}"


def with_body(xml: str) -> bytes:
    """A Word file whose document has this body, and no other part that counts."""
    return archive({**unpacked(word()), "word/document.xml": part("body", xml)})


# ------------------------------------------------------------------------------------------------------ what is read


def test_the_subject_is_the_title_and_each_block_says_where_it_stands() -> None:
    document = read(f"{HEAD}\nCall us.\n\nWe help.\n")
    assert document.meta.title == "Help at home"
    assert document.source.text == "Help at home\nCall us.\nWe help.\n"
    assert document.source.places == ("subject", "paragraph 1", "paragraph 2")
    assert [each.kind for each in document.blocks] == ["title", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("=?utf-8?B?Q2Fmw6k=?= help", "Café help"),
        ("=?iso-8859-1?Q?Caf=E9?=", "Café"),
        ("=?no-such-charset?Q?Caf=E9?=", "Café"),
        ("=?utf-8?B?Q2Fm*?=", "Caf"),
        ("Help\n at home", "Help at home"),
        ("Help\0at home", "Help at home"),
    ],
)
def test_a_subject_is_decoded(subject: str, title: str) -> None:
    assert read(f"Subject: {subject}\n\nText.").meta.title == title


def test_a_subject_of_plain_bytes_is_read_as_utf8() -> None:
    assert read("Subject: Café\n\nText.".encode()).meta.title == "Café"


def test_of_a_text_that_is_there_twice_html_is_read() -> None:
    message = parts("\nSee the page.", f"{PAGE}<p>Call us.</p>", kind="alternative")
    assert words(read(message)) == ["Help at home", "Call us."]


def test_html_that_says_nothing_gives_way_to_the_text() -> None:
    assert words(read(parts("\nCall us.", f"{PAGE}<p></p>", kind="alternative")))[1:] == ["Call us."]


def test_html_with_its_pictures_is_one_text() -> None:
    picture = "Content-Type: image/png; name=a.png\nContent-ID: <1>\n\nx"
    related = parts(f"{PAGE}<p>Call us.</p>", picture, kind="related", head="")
    assert words(read(parts("\nText.", related, kind="alternative")))[1:] == ["Call us."]


def test_what_html_says_is_kept() -> None:
    html = '<h1>Help</h1><p>Ask <a href="tel:999">us</a> <b>now</b>.<br>Or later.</p>'
    html += '<img alt="Tea" src="a"><p lang="cy">Dewch</p>'
    table = "<table><tr><th>a<td>b<tr><td>c<td>d</table><table><tr><td>e</table>"
    document = read(f"{HEAD}{PAGE}{html}{table}")
    assert words(document)[1:4] == ["Help", "Ask us now.\nOr later.", "\ufffc"]
    found = {document.text[each.start : each.end]: each for each in document.inlines}
    assert (found["us"].target, found["now"].kind) == ("tel:999", "strong")
    assert document.source.text[slice(*found["us"].span)] == "us"
    blocks = {document.text[each.start : each.end]: each for each in document.blocks}
    assert (blocks["Help"].level, blocks["Dewch"].language, blocks["Tea"].kind) == (1, "cy", "alt")
    assert [(blocks[each].group, blocks[each].row, blocks[each].header) for each in "acde"] == [
        *((0, 0, True), (0, 1, False), (0, 1, False), (1, 0, False))
    ]
    assert [(each.name, each.group) for each in document.elements] == [("table", 0), ("table", 1)]
    assert document.source.places[-1] == "table 2, row 1"
    assert document.source.places[words(document).index("Tea")] == "picture"


def test_a_picture_that_only_decorates_stays_one() -> None:
    image = next(each for each in read(f'{HEAD}{PAGE}<p>x <img alt="" src="a.png"></p>').inlines)
    assert image.attrs["role"] == "presentation"


@pytest.mark.parametrize(("text", "is_plain"), [("\nText.", True), (f"{PAGE}<p>Text.</p>", False)])
def test_a_message_of_plain_text_is_judged_as_plain_text(text: str, is_plain: bool) -> None:
    assert read(HEAD + text).meta.is_plain == is_plain


def test_attachments_are_documents_of_their_own() -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Cell')}</w:tc></w:tr></w:tbl>"
    message = parts(
        f"{PAGE}<table><tr><td>Text.</table>",
        attached("logo.png", b"\x89PNG"),
        attached("notes.docx", word(paragraph("Call us."), table)),
        attached("more.md", b"# More\n\nHelp.\n", "text/markdown"),
    )
    document = read(message)
    assert words(document)[1:] == ["Text.", "Call us.", "Cell", "More", "Help."]
    assert document.source.places[2:] == (
        *("attachment 2, paragraph 1", "attachment 2, table 1, row 1"),
        *("attachment 3, paragraph 1", "attachment 3, paragraph 2"),
    )
    assert len({each.group for each in document.blocks if each.kind == "cell"}) == 2
    assert not document.unread


def test_a_pdf_that_is_attached_tells_its_pages_and_lines() -> None:
    held = pdf(line("Our policy"), lines(f"{'They said so. ' * 6}They said", "that he committed suicide."))
    report = Engine(Flags(today=DAY)).run_text("a.eml", parts("\nPlease see it.", attached("a.pdf", held)).encode())
    found = [each for each in report.documents[0].findings if each.rule == "terminology/commit-suicide"]
    assert [(each.text, each.place) for each in found] == [("committed suicide", "attachment 1, page 2, line 2")]


def test_a_message_that_is_attached_is_read_with_its_attachments() -> None:
    inner = parts("\nCall us.", attached("a.txt", b"Help."), head="Subject: Older\n")
    document = read(parts("\nText.", f"Content-Type: message/rfc822\n\n{inner}"))
    assert words(document)[1:] == ["Text.", "Older", "Call us.", "Help."]
    assert document.source.places[2:] == (
        *("attachment 1, subject", "attachment 1, paragraph 1"),
        "attachment 1, attachment 1, paragraph 1",
    )


def test_an_attachment_that_cannot_be_read_is_said_and_the_rest_is_checked() -> None:
    message = parts(
        "\nHe committed suicide.", attached("a.pdf", b"%PDF-1.7"), attached("b.docx", b"PK"), attached("c.ics", b"x")
    )
    report = Engine(Flags(today=DAY)).run_text("draft.eml", message.encode())
    assert [each.rule for each in report.documents[0].findings if each.text] == ["terminology/commit-suicide"]
    assert report.status("never") == 3
    reasons = [each.reason for each in report.failures if each.stage == "read"]
    assert [reason.partition(":")[0] for reason in reasons] == ["attachment 1 (a.pdf)", "attachment 2 (b.docx)"]


@pytest.mark.parametrize(
    ("inner", "reason"),
    [
        pytest.param("Content-Type: application/pkcs7-mime\n\nx", "it is encrypted", id="encrypted"),
        pytest.param(parts(*["\n"] * 1_002, head=""), "it has more than 1,000 parts", id="many parts"),
        pytest.param("Content-Type: message/rfc822\n\n" * 1_000, "its parts are nested", id="deep"),
        pytest.param(f"Subject: {'x' * 200_001}", "it is no e-mail", id="headers without end"),
    ],
)
def test_a_message_that_is_attached_and_cannot_be_read_is_said(inner: str, reason: str) -> None:
    document = read(parts("\nCall us.", f"Content-Type: message/rfc822\n\n{inner}", attached("a.txt", b"Help.")))
    assert words(document)[1:] == ["Call us.", "Help."]
    (unread,) = document.unread
    assert reason in unread


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Content-Disposition: inline; filename=a.docx", "a.docx"),  # as Apple Mail has it
        ("Content-Disposition: attachment", ""),
    ],
)
def test_a_file_is_read_that_stands_in_the_text_or_has_no_name(head: str, name: str) -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    coded = base64.encodebytes(word(paragraph("Call 999."))).decode()
    file = f"Content-Type: {kind}; name={name}\n{head}\nContent-Transfer-Encoding: base64\n\n{coded}"
    document = read(parts("\nPlease see it.", file))
    assert words(document)[1:] == ["Please see it.", "Call 999."]
    assert document.source.places[2] == "attachment 1, paragraph 1"


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (
            parts("\nSee it.", attached("winmail.dat", b"x", "application/ms-tnef")),
            "attachment 1 (winmail.dat): Outlook has packed",
        ),
        (
            parts("\nSee it.", attached("a.zip", b"PK", "application/zip")),
            "attachment 1 (a.zip): what stands in an arch",
        ),
        (f"{HEAD}Content-Type: text/calendar\n\nBEGIN:VCALENDAR\n", "the message: a text of the type text/calendar"),
        (f"{HEAD}Content-Type: text/rtf\n\n{{\\rtf1 Call}}\n", "the message: a text of the type text/rtf"),
    ],
)
def test_what_is_not_read_is_said(message: str, reason: str) -> None:
    (unread,) = read(message).unread
    assert unread.startswith(reason)


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (attached("pack.zip", b"x"), "(pack.zip): what stands in an archive"),
        (attached("pack", b"PK\3\4x"), "(pack): what stands in an archive"),
        (attached("plan", b"x"), "(plan): a file of the type application/octet-stream is not read"),
        (attached("plan.csv", b"x", "text/csv"), "(plan.csv): a file of the type text/csv is not read"),
        ("Content-Type: application/msword\n\nx", "(without a name): safelint does not read old Word documents"),
    ],
)
def test_an_attachment_that_no_reader_takes_is_said(file: str, reason: str) -> None:
    (unread,) = read(parts("\nSee it.", file)).unread
    assert unread.startswith(f"attachment 1 {reason}")


@pytest.mark.parametrize(
    "kind", ["image/png", "application/pkcs7-signature", "text/calendar", "message/delivery-status"]
)
def test_an_attachment_that_holds_no_words_needs_no_word(kind: str) -> None:
    assert not read(parts("\nSee it.", attached("it", b"x", kind), f"Content-Type: {kind}\n\nx")).unread


@pytest.mark.parametrize(("kind", "data"), [("plain", b"Call us."), ("html", b"<p>Call us.")])
def test_an_attachment_without_a_suffix_is_read_as_what_it_says(kind: str, data: bytes) -> None:
    assert words(read(parts("\nSee it.", attached("statement", data, f"text/{kind}"))))[2:] == ["Call us."]


def test_an_invitation_beside_its_words_needs_no_word() -> None:
    document = read(parts("\nCome at 10.", "Content-Type: text/calendar\n\nBEGIN:VCALENDAR", kind="alternative"))
    assert words(document)[1:] == ["Come at 10."]
    assert not document.unread


@pytest.mark.parametrize(
    ("more", "text", "seen"),
    [
        ("", "Call 0800 \n1111 at any \ntime.\nWe help.", ["Call 0800 1111 at any time.\nWe help."]),
        ("; delsp=yes", "Call 0800  \n1111. See child \nline.org.uk.", ["Call 0800 1111. See childline.org.uk."]),
        ("", " From here \non.", ["From here on."]),
        ("", "We help. \n\nCall us.", ["We help.", "Call us."]),
        ("", "We help.\n-- \nJo", ["We help.", "Jo"]),
    ],
)
def test_lines_that_flow_go_on_in_the_next(more: str, text: str, seen: list[str]) -> None:
    assert plain(text, f"{HEAD}Content-Type: text/plain; format=flowed{more}\n") == seen


def test_attachments_that_are_too_many_or_too_large_together_are_said() -> None:
    inside = with_body(" " * 1_700_000)
    document = readers.read("a.eml", parts("\nText.", *[attached("a.docx", inside)] * 12).encode(), "e-mail")
    assert len(document.unread) == 3
    assert "attachment 10 (a.docx): all attachments together" in document.unread[0]
    many = parts("\nText.", *[attached("a.txt", b"x")] * 102)
    document = readers.read("a.eml", many.encode(), "e-mail")
    assert [each.partition(":")[0] for each in document.unread] == ["attachment 101 (a.txt)", "attachment 102 (a.txt)"]


@pytest.mark.slow
def test_an_attachment_that_cannot_be_read_is_said_by_other_processes_too(tmp_path: Path) -> None:
    for number in range(3):
        message = parts(f"\nHe committed suicide {number} times.", attached("a.pdf", b"%PDF-1.7"))
        (tmp_path / f"{number}.eml").write_bytes(message.encode())
    alone, at_once = (Engine(Flags(today=DAY), jobs=jobs).run([str(tmp_path)]) for jobs in (1, 2))
    assert len([each for each in alone.failures if "a.pdf" in each.reason]) == 3
    assert alone.failures == at_once.failures


# ---------------------------------------------------------------------------------------------- what others wrote


@pytest.mark.parametrize(
    "quoted",
    [
        pytest.param("> Their words.\n> More.", id="marks"),
        pytest.param("On 3 Mar 2026, at 10:00, Jo wrote:\n> Their words.", id="who wrote"),
        pytest.param("On 3 Mar 2026, at 10:00, Jo\n<jo@a.example> wrote:\n\n> Their words.", id="over two lines"),
        pytest.param("On 3 Mar 2026, at 10:00, Jo <jo@a.example> wrote:\n\nTheir words.", id="without marks"),
        pytest.param("Ar 3 Mawrth 2026 am 10:00 ysgrifennodd Jo <jo@a.example>:\n\nTheir words.", id="in Welsh"),
        pytest.param("-----Original Message-----\nTheir words.\n\nMore.", id="a divider"),
        pytest.param("_____\nFrom: Jo\nSent: 3 March 2026 10:00\nTo: Al\nSubject: Re\n\nTheir words.", id="headers"),
        pytest.param("*From:* Jo\n*Date:* 3 March, 9.05am\n*To:* Al\n\nTheir words.", id="headers in bold"),
    ],
)
def test_what_a_reply_quotes_is_left_out(quoted: str) -> None:
    assert plain(f"Dear Jo,\n\nOur words.\n\n{quoted}\n") == ["Dear Jo,", "Our words."]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("-----ENDS-----\n\nNotes to editors", id="the end of a release"),
        pytest.param("From: Monday you can call.\n\nTo: the team.", id="words like headers"),
        pytest.param("Contact: Jo Hughes\nDate: 3 March\nTo: the press", id="a block of details"),
        pytest.param("The court heard at 10:00:\n\nShe left.", id="a colon after a time"),
        pytest.param("On 3 March she wrote to us.", id="somebody wrote"),
        pytest.param(
            "From: The press office\nTo: All desks\nDate: 3 March\nSubject: An appeal\n\nWe help.", id="a memo"
        ),
        pytest.param("RELEASE\nFrom: Jo\nTo: Al\nDate: 3 March, 10:00\n\nWe help.", id="a memo below its name"),
        pytest.param("From: Jo\nDate: 3 March, 10:00\nSubject: An appeal\n\nWe help.", id="a release"),
        pytest.param("Reply to Jo <jo@a.example> by 5 March with:\n\nYour name.", id="an address in a sentence"),
        pytest.param("Jo <jo@a.example> wrote to all 12 of us about these:\n\nA word.", id="an address and a verb"),
    ],
)
def test_what_only_looks_like_a_quotation_is_read(text: str) -> None:
    seen = "\n".join(plain(f"Our words.\n\n{text}\n"))
    assert all(line in seen for line in text.split("\n"))


def test_the_words_before_what_the_writer_quotes_are_read() -> None:
    assert plain("Our words.\n\nCall 0800 1111. They say:\n> We listen.") == ["Our words.", "Call 0800 1111. They say:"]


def test_answers_between_what_is_quoted_are_read() -> None:
    assert plain("On 3 March Jo wrote:\n> One?\nYes.\n\n> Two?\n\nNo.") == ["Yes.", "No."]


@pytest.mark.parametrize(
    "quoted",
    [
        '<div class="gmail_quote"><div>On 3 March Jo wrote:</div><blockquote>Their words.</blockquote></div>',
        '<blockquote type="cite"><div><blockquote>Their</blockquote> words.</div></blockquote>',
        "<div class=moz-cite-prefix>Jo:</div><blockquote type=cite>Their words.</blockquote>",
        '<div id="divRplyFwdMsg"><b>From:</b> Jo</div><p>Their words.</p>',
        "<div><p><b>From:</b> Jo<br><b>Sent:</b> 3 March 10:00<br><b>To:</b> Al</p></div>Their words.",
    ],
)
def test_what_a_reply_in_html_quotes_is_left_out(quoted: str) -> None:
    assert page(f"<p>Our words.</p>{quoted}") == ["Our words."]


def test_a_quotation_by_the_writer_is_read() -> None:
    assert page("<p>She said:</p><blockquote>Call us.</blockquote>") == ["She said:", "Call us."]


def test_what_follows_a_quotation_in_html_is_read() -> None:
    assert page('<blockquote type="cite"><p>a</p></blockquote><p>Our words.</p>') == ["Our words."]


def test_a_message_that_hands_on_another_is_about_that_one() -> None:
    text = "See below.\n\n-----Original Message-----\n\nTheir words."
    assert plain(text, "Subject: FW: Help\n")[-1] == "Their words."
    assert plain("> Their words.") == ["Their words."]


# ------------------------------------------------------------------------------------------------- what is damaged


@pytest.mark.parametrize(
    ("declared", "data"),
    [
        ("iso-8859-1", "Café".encode()),
        ("utf-8", "Café".encode("cp1252")),
        ("us-ascii", "Café".encode("latin-1")),
        ("no-such-charset", "Café".encode()),
        ("rot13", "Café".encode()),
        ("utf-16", "Café".encode("utf-16")),
        ("\0", "Café".encode()),
    ],
)
def test_a_charset_may_lie(declared: str, data: bytes) -> None:
    head = f"{HEAD}Content-Type: text/plain; charset={declared}\nContent-Transfer-Encoding: base64\n\n"
    assert words(read(head.encode() + base64.b64encode(data)))[1:] == ["Café"]


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(f"{HEAD}Content-Type: multipart/mixed\n\nCall us.", id="no boundary"),
        pytest.param(f"{HEAD}Content-Type: multipart/mixed; boundary=x\n\nCall us.", id="a boundary that is not there"),
        pytest.param(parts("\nCall us.").replace("--mixed--", ""), id="cut off"),
        pytest.param(parts("\nCall us.", "Content-Type: text/html\n"), id="a part without content"),
        pytest.param(f"{HEAD}Content-Transfer-Encoding: base64\n\nQ2Fs!!bCB1\ncy4", id="damaged base64"),
        pytest.param(f"{HEAD}Content-Transfer-Encoding: quoted-printable\n\nCall u=\ns.=", id="damaged quotation"),
        pytest.param(f"{HEAD}Content-Type: text/plain; charset*=x'\n\nCall us.", id="a damaged parameter"),
        pytest.param(f"From jo\n{HEAD}\nCall us.", id="as a mailbox has it"),
        pytest.param(f"{HEAD}\nCall us.".replace("\n", "\r\n"), id="line ends of the network"),
    ],
)
def test_what_is_left_of_a_damaged_message_is_read(message: str) -> None:
    assert "Call us." in words(read(message))


def nested(depth: int, kind: str = "multipart/mixed") -> str:
    head = "".join(f"Content-Type: {kind}; boundary=b{at}\n\n--b{at}\n" for at in range(depth))
    return f"{HEAD}{head}\n{'word ' * 100}"


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        pytest.param("no message at all", "no headers", id="no message"),
        pytest.param("", "no headers", id="nothing"),
        pytest.param("\x89PNG\n\n", "no headers", id="a picture"),
        pytest.param("Subject: x\n" + "a: b\n" * 100_000, "headers do not end", id="headers without end"),
        pytest.param(nested(10_000), "nested", id="parts in parts"),
        pytest.param(parts(*["\n"] * 50_000), "more than 1,000 parts", id="parts without end"),
        pytest.param(f"{HEAD}Content-Type: multipart/encrypted; boundary=a\n\n--a\n\nx", "encrypted", id="encrypted"),
        pytest.param(f"{HEAD}Content-Type: application/pkcs7-mime; smime-type=signed-data\n\nx", "signed", id="signed"),
        pytest.param("From: a\nContent-Type: image/png\n\nx", "no words", id="only a picture"),
    ],
)
def test_what_cannot_be_read_says_why_and_soon(message: str, reason: str) -> None:
    started = time.process_time()
    with pytest.raises(Unreadable, match=reason):
        read(message)
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(HEAD + "\n" + ">" * 500_000, id="marks of quotations"),
        pytest.param(HEAD + "\n" + "From: a\n" * 60_000, id="headers in the text"),
        pytest.param(HEAD + "\n" + "-" * 500_000, id="dashes"),
        pytest.param(HEAD + "\n" + "On 1:\n> x\n" * 10_000, id="introductions"),
        pytest.param(HEAD + PAGE + "<div " * 100_000, id="tags that do not end"),
        pytest.param(HEAD + PAGE + "<blockquote type=cite>x</blockquote><p>y</p>" * 8_000, id="many quotations"),
        pytest.param(parts(*[attached("a.txt", b"x")] * 900), id="many attachments"),
        pytest.param(HEAD + "Content-Type: message/rfc822\n\n" * 10_000, id="messages in messages"),
        pytest.param(HEAD + "Content-Type: text/plain; " + "a*0=b; " * 20_000 + "\n\nx", id="parameters"),
        pytest.param("Subject: " + "=?utf-8?Q?a?= " * 10_000 + "\n\nx", id="encoded words"),
    ],
)
def test_what_is_odd_is_read_soon(message: str) -> None:
    started = time.process_time()
    readers.read("draft.eml", message.encode(), "e-mail")
    assert time.process_time() - started < 2
