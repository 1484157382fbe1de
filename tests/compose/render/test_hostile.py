"""Whatever stands in a text comes out as text: no renderer takes it for markup, for code or for a reason to fail."""

from __future__ import annotations

import io
import json
import re
import unicodedata
import zipfile
from dataclasses import replace

import lxml.html
import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from svod.compose.keep import restored
from svod.compose.keys import keyed
from svod.compose.render import RENDERERS
from svod.compose.render.printable import drawable, printable
from svod.compose.tree import Editorial, Paragraph, Report, Run, Section, Sentence, Table
from svod.kernel.words import LANGUAGES
from tests.compose.render.test_files import small

NASTY = (
    '#read("/etc/passwd")',
    "#import sys: inputs",
    "$x^2$ @label <label> = heading",
    "\\ `code` *bold* _under_ ~~~",
    "<script>alert(1)</script>",
    "]]><w:p/>&amp;&#60;b&#62;",
    '" onmouseover="alert(1)',
    "{{ x }} {% if %} ${y}",
    "\r- item\r\n1. one\n2) two\n\n---\n===",
    "    four blanks",
    "| cell | [link](javascript:x) ![i](y) [^1]: note",
    "\x00\x07\x0b\x1f\x7f\x9f",
    "\ud800 \udfff \ufffe \uffff",
    "\u202e\u2066abc\u2069 \u200f\u200b",
    "מילים مرحبا",
    "😀👩‍🚀🇰🇿",
    "Ҷаласа Қазақ ҳ 𠀀 𝔘",
    "ё\u0301 e\u0301",
    "СВЕРХ" * 60,
    "%PDF-1.7 %%EOF",
)
words = st.lists(st.sampled_from(NASTY) | st.text(max_size=20), min_size=1, max_size=4).map(" ".join)
LOOSE = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def saying(hostile: str) -> Report:
    """The report with the words in a title, in a sentence, in an editor's sentence, in a note, in a table."""
    whole = small("en", hostile)
    first, *rest = whole.sections
    fact = first.title.facts
    own = Sentence((Run(hostile),), fact, editorial=Editorial(1, "add", f"Editor {hostile[:20]}", hostile[:50]))
    noted = next((run.footnote for one in whole.sentences() for run in one.runs if run.footnote), None)
    assert noted
    in_a_note = Run("", replace(noted, sentence=replace(noted.sentence, runs=(Run(hostile),))))
    plain = Sentence((Run("A note follows"), in_a_note), fact)
    table = Table(hostile, (hostile, "B"), ((plain, own),))
    title = replace(first.title, runs=(Run(f"T {hostile}"),))
    return keyed(
        replace(
            whole,
            organisation=hostile,
            title=(*whole.title, replace(own, editorial=None)),
            sections=(Section(None, title, (Paragraph((own,)), Paragraph((own,), "item"), table)), *rest),
        )
    )


def flat(text: str) -> str:
    return " ".join(re.sub(r"[\x85\u2028\u2029\ufeff]", " ", text).split())


def said_in(report: Report, shown: str) -> list[str]:
    """The sentences that are not there, word for word."""
    return [one.text for one in printable(report).sentences() if flat(one.text) not in flat(shown)]


@pytest.mark.slow
@LOOSE
@given(words)
def test_hostile_words_stay_words_in_a_docx(hostile: str) -> None:
    report = saying(hostile)
    written = RENDERERS[".docx"](report)
    body = Document(io.BytesIO(written)).element.body
    with zipfile.ZipFile(io.BytesIO(written)) as parts:
        notes = lxml.etree.fromstring(parts.read("word/footnotes.xml"))
    signs = {qn("w:br"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
    shown = " ".join(
        "".join(signs.get(one.tag, one.text or "") for one in paragraph.iter() if one.tag in {*signs, qn("w:t")})
        for root in (body, notes)
        for paragraph in root.iter(qn("w:p"))
    )
    assert said_in(report, shown) == []


@pytest.mark.slow
@LOOSE
@given(words)
def test_hostile_words_stay_words_on_a_page(hostile: str) -> None:
    report = saying(hostile)
    page = lxml.html.fromstring(RENDERERS[".html"](report).decode())
    assert not page.xpath("//script | //*[@style] | //link | //img | //iframe | //@*[starts-with(name(), 'on')]")
    for hidden in page.xpath("//*[@popover] | //button | //style | //sup"):
        hidden.drop_tree()
    assert said_in(report, str(page.text_content())) == []


@pytest.mark.slow
@LOOSE
@given(words)
def test_hostile_words_stay_words_in_markdown(hostile: str) -> None:
    report = saying(hostile)
    written = re.sub(r"(?m)^\[\^(\d+)\]: ", "", RENDERERS[".md"](report).decode())  # CommonMark knows no footnotes
    page = lxml.html.fromstring(f"<div>{MarkdownIt('commonmark').enable('table').render(written)}</div>")
    assert not page.xpath("//script | //a | //img | //code | //pre | //blockquote | //ol")
    text = re.sub(r"\[\^\d\]", "", page.text_content())
    assert said_in(report, text) == [one.text for one in printable(report).sentences() if re.search(r"\[\^\d\]", one.text)]


@LOOSE
@given(words)
def test_hostile_words_stay_words_in_json(hostile: str) -> None:
    report = saying(hostile)
    assert restored(json.loads(RENDERERS[".json"](report))) == printable(report)


@pytest.mark.slow
@LOOSE
@given(words)
def test_hostile_words_stay_words_in_a_pdf(hostile: str) -> None:
    """Typst writes nothing that has no sign in a font (PDF/UA-1): that it wrote it is the half of the proof."""
    report = saying(hostile)
    made = pypdfium2.PdfDocument(RENDERERS[".pdf"](report))
    shown = "".join(made[i].get_textpage().get_text_bounded() for i in range(len(made)))
    made.close()
    if any(unicodedata.bidirectional(one) in {"R", "AL", "AN", "RLE", "RLO", "RLI"} for one in hostile):
        return  # pdfium gives such words in the order in which they are drawn

    def letters(text: str) -> str:
        text = unicodedata.normalize("NFKD", text)  # a ligature is its letters
        return "".join(one for one in text if unicodedata.category(one)[0] in "LNS")

    there = letters(shown)
    assert [one.text for one in drawable(printable(report)).sentences() if letters(one.text) not in there] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sign_that_no_font_has_is_named_and_stops_no_pdf(language: str) -> None:
    made = pypdfium2.PdfDocument(RENDERERS[".pdf"](small(language, "Sign 😀 of peace")))
    shown = re.sub(r"[\s\ufffe\u00ad-]", "", "".join(made[i].get_textpage().get_text_bounded() for i in range(len(made))))
    made.close()
    assert "[U+1F600]" in shown


def test_a_report_of_clean_words_is_not_touched() -> None:
    whole = keyed(small("ru"))
    assert printable(whole) is whole
    assert drawable(whole) is whole
