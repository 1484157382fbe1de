"""What Word writes into a returned file is understood: tracked changes, comments, lost marks; what is not ours is refused."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from svod.cli.packs import DEFAULT, lexicon
from svod.compose.render import RENDERERS
from svod.compose.reports.annual.outline import compose_annual
from svod.compose.roundtrip.align import Comparison, returned_against
from svod.compose.roundtrip.facts import facts_changed
from svod.compose.roundtrip.offered import changed_facts, offered
from svod.compose.roundtrip.pieces import returned
from svod.compose.tree import Report
from svod.intake.propose import propose
from svod.kernel.refusal import Refused
from svod.reading import read_text
from svod.register.events.models import Event
from svod.register.proposals.models import Proposal
from svod.register.rights import operator
from svod.register.sources.models import Period

HELD = "was held in Burabay on 25\u00a0June 2024"
WHO = 'w:author="E. Editor" w:date="2024-11-05T10:00:00Z"'
COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture
def report(sco: Period) -> Report:
    return compose_annual(first=sco.first, last=sco.last, language="en")


def exported(report: Report, change: Callable[[str], str], comments: str = "") -> bytes:
    """The report's DOCX with its main part changed as text."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(RENDERERS[".docx"](report))) as made, zipfile.ZipFile(out, "w") as kept:
        for part in made.namelist():
            content = made.read(part).decode() if part.endswith((".xml", ".rels")) else made.read(part)
            if part == "word/document.xml" and isinstance(content, str):
                content = change(content)
            if part == "word/_rels/document.xml.rels" and comments and isinstance(content, str):
                link = f'<Relationship Id="rIdC" Type="{COMMENTS}" Target="comments.xml"/>'
                content = content.replace("</Relationships>", f"{link}</Relationships>")
            kept.writestr(part, content)
        if comments:
            kept.writestr("word/comments.xml", f"<w:comments {WORD}>{comments}</w:comments>")
    return out.getvalue()


def compared(report: Report, change: Callable[[str], str], comments: str = "") -> Comparison:
    return returned_against(returned("back.docx", exported(report, change, comments)), report, lexicon(DEFAULT))


def test_an_untouched_file_is_the_very_report(report: Report) -> None:
    back = compared(report, lambda xml: xml)
    assert {one.kind for one in back.changes} == {"same"}
    assert (back.by_mark, back.by_words, back.is_exact, back.is_accounted) == (len(list(report.sentences())), 0, True, True)


def test_tracked_changes_are_told_by_whom_and_count_as_accepted(report: Report) -> None:
    def track(xml: str) -> str:
        before, _, after = xml.partition("was held in Burabay")
        struck = f'</w:t></w:r><w:del w:id="9001" {WHO}><w:r><w:delText>was held</w:delText></w:r></w:del>'
        put_in = f'<w:ins w:id="9002" {WHO}><w:r><w:t>took place</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> in Burabay'
        return before + struck + put_in + after

    [one] = [change for change in compared(report, track).changes if change.kind != "same"]
    assert one.kind == "wording"
    assert "Consortium took place in Burabay" in one.after
    assert [(note.kind, note.words, note.by) for note in one.tracked] == [
        ("out", "was held", "E. Editor"),
        ("in", "took place", "E. Editor"),
    ]


def test_a_changed_day_is_a_fact_and_becomes_a_proposal_for_the_very_record(report: Report) -> None:
    back = compared(report, lambda xml: xml.replace(HELD, HELD.replace("25", "26"), 1))
    [one] = back.of("fact")
    assert [(fact.field, fact.before, fact.after) for fact in one.facts] == [("dates", "2024-06-25", "2024-06-26")]
    told = changed_facts(offered(back, report).offers, "back.docx")
    assert told is not None
    text, places = told
    reading = read_text(text.text, dated=report.last, lexicon=lexicon(DEFAULT))
    propose(file=text, reading=reading, is_invented=False, by=operator("E. Editor"), placed=places)
    proposal = Proposal.objects.get(record="event:mbo-council-20")
    assert (proposal.verdict, proposal.stage) == ("differs", "open")
    assert proposal.differences["dates"] == [["2024-06-25"], ["2024-06-26"]]


def test_comments_belong_to_the_sentence_they_stand_at(report: Report) -> None:
    marked = '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    note = '<w:comment w:id="0" w:author="B. Chief"><w:p><w:r><w:t>Is this so?</w:t></w:r></w:p></w:comment>'
    lost = '<w:comment w:id="1" w:author="B. Chief"><w:p><w:r><w:t>Anchored nowhere.</w:t></w:r></w:p></w:comment>'

    def comment(xml: str) -> str:
        at = xml.rindex("<w:r>", 0, xml.index(HELD))
        return xml[:at] + marked + xml[at:]

    back = compared(report, comment, note + lost)
    [one] = [change for change in back.changes if any(said.words == "Is this so?" for said in change.comments)]
    assert (one.kind, one.record) == ("same", "event:mbo-council-20")
    assert back.is_accounted
    assert sum(len(change.comments) for change in back.changes) == 2


def test_a_new_paragraph_is_new_and_a_sentence_without_words_is_dropped(report: Report) -> None:
    def edit(xml: str) -> str:
        start = xml.rindex("<w:p>", 0, xml.index(HELD))
        sentence = re.compile(r"<w:t[^>]*>[^<]*" + re.escape(HELD) + "[^<]*</w:t>")
        own = "<w:p><w:r><w:t>The Secretariat took part in it.</w:t></w:r></w:p>"
        return xml[:start] + own + sentence.sub("<w:t></w:t>", xml[start:], count=1)

    back = compared(report, edit)
    assert [one.record for one in back.of("dropped")] == ["event:mbo-council-20"]
    assert [one.after for one in back.of("new")] == ["The Secretariat took part in it."]
    assert back.is_accounted


def test_a_file_that_lost_every_mark_is_known_by_its_words(report: Report) -> None:
    def unmark(xml: str) -> str:
        xml = re.sub(r"<w:bookmark(?:Start|End)[^>]*/>", "", xml)
        xml = re.sub(r"<w:sdtPr>.*?</w:sdtPr>", "", xml, flags=re.S)
        xml = re.sub(r"</?w:sdt(?:Content)?>", "", xml)
        return xml.replace("was held in Burabay", "took place in Burabay", 1)

    back = compared(report, unmark)
    assert back.by_mark <= 1  # the one note
    assert [one.record for one in back.of("wording")] == ["event:mbo-council-20"]
    assert not back.of("fact", "new", "dropped")
    assert back.is_accounted


def test_a_sentence_of_ours_that_is_said_no_more_is_not_lost(report: Report) -> None:
    fewer = compose_annual(first=report.first, last=report.last, language="en")
    gone = fewer.sections[1].blocks[0]
    without = type(fewer)(
        **{
            **{name: getattr(fewer, name) for name in fewer.__dataclass_fields__},
            "sections": (
                fewer.sections[0],
                type(fewer.sections[1])(fewer.sections[1].number, fewer.sections[1].title, fewer.sections[1].blocks[1:]),
                *fewer.sections[2:],
            ),
        }
    )
    back = returned_against(returned("back.docx", RENDERERS[".docx"](report)), without)
    assert len(back.of("unknown")) == len(getattr(gone, "sentences", ()))
    assert not back.is_exact
    assert back.is_accounted


def test_what_the_register_changed_since_the_export_is_not_laid_to_the_editor(sco: Period, report: Report) -> None:
    Event.objects.filter(code="mbo-council-20").update(starts_on="2024-06-24", ends_on="2024-06-24")
    today = compose_annual(first=sco.first, last=sco.last, language="en")
    back = returned_against(returned("back.docx", exported(report, lambda xml: xml)), today, lexicon(DEFAULT))
    assert {one.kind for one in back.changes} == {"same"}
    assert not back.is_exact
    assert back.is_accounted


@pytest.mark.parametrize(
    ("before", "after", "fields"),
    [
        ("The meeting was held in Astana on 3 July 2024.", "The meeting took place in Astana on 3 July 2024.", []),
        ("The meeting was held in Astana on 3 July 2024.", "The meeting was held in Astana on 4 July 2024.", ["dates"]),
        ("The meeting was held in Astana.", "Note that The meeting was held in Astana.", []),
        ("In total, 82 events were held.", "In total, 83 events were held.", ["number"]),
        ("The forum was opened by Kazakhstan.", "The forum was opened by Uzbekistan.", ["name"]),
    ],
)
def test_facts_are_told_from_wording(before: str, after: str, fields: list[str]) -> None:
    assert [one.field for one in facts_changed(before, after, "en", lexicon(DEFAULT))] == fields


def test_a_number_changed_in_chinese_is_a_fact() -> None:
    assert [one.field for one in facts_changed("共举行82项活动。", "共举行83项活动。", "zh")] == ["number"]


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04broken", zipped(hello_dot_txt="hello")])
def test_what_is_no_docx_is_refused(content: bytes) -> None:
    with pytest.raises(Refused):
        returned("back.docx", content)


def test_a_docx_of_somebody_else_is_refused(report: Report) -> None:
    def other(xml: str) -> str:
        body = "<w:body><w:p><w:r><w:t>Minutes of another meeting.</w:t></w:r></w:p></w:body>"
        return re.sub(r"<w:body>.*</w:body>", body, xml, flags=re.S)

    made = exported(report, other)
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        left = {name: parts.read(name) for name in parts.namelist() if "footnotes" not in name}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as kept:
        for name, content in left.items():
            kept.writestr(name, content)
    with pytest.raises(Refused, match="not one of its sentences"):
        returned_against(returned("back.docx", out.getvalue()), report)


def test_entities_in_a_returned_file_are_refused(report: Report) -> None:
    def entity(xml: str) -> str:
        declared = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        return xml.replace("<w:document", f"{declared}<w:document", 1).replace("Burabay", "&e;", 1)

    with pytest.raises(Refused, match="entities"):
        returned("back.docx", exported(report, entity))


def test_a_bomb_is_refused(report: Report) -> None:
    with pytest.raises(Refused, match="too large"):
        returned("back.docx", exported(report, lambda xml: xml.replace("Burabay", "x" * (65 * 2**20), 1)))
