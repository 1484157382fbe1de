"""What the renderers write, opened again by the libraries that read such files."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace

import lxml.html
import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from svod.compose.keep import restored
from svod.compose.keys import keyed
from svod.compose.render import RENDERERS
from svod.compose.render.tags import bookmark_read, print_of, tag_of, tag_read
from svod.compose.tree import Evidence, Report
from svod.kernel.span import Span
from svod.kernel.words import LANGUAGES, Language, Trilingual
from tests.compose.facts import NORTHLAND, document, name, report, session, year

SLY = "<script>alert(1)</script> & *stars* | #1"


def small(language: str, theme: str = "") -> Report:
    """A report with a session, a list, a footnote and a theme that tries to be markup."""
    documents = (document(non_participants=(NORTHLAND,)), document("rules", title=name("Правила", "Rules", "规则", "plur")))
    event = session(outcomes=("plan", "rules"), theme=Trilingual(theme, theme, theme))
    made = report(language, year(event, documents=documents))
    held = Evidence(Trilingual("Отчет <1>", "Report <1>", "报告 <1>"), (Span(10, 20),), "stated", "reader", "title")
    return replace(made, evidence={fact: (held,) for one in made.sentences() for fact in one.facts})


def words_of(html: bytes) -> str:
    """The text of a page without what only shows on demand."""
    page = lxml.html.fromstring(html.decode())
    for hidden in page.xpath("//*[@popover] | //button | //style | //sup"):
        hidden.drop_tree()
    return str(page.text_content())


@pytest.mark.parametrize("suffix", RENDERERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_report_gives_the_same_bytes(suffix: str, language: Language) -> None:
    assert RENDERERS[suffix](small(language)) == RENDERERS[suffix](small(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_docx_has_headings_list_points_and_a_native_footnote(language: Language) -> None:
    written = RENDERERS[".docx"](small(language))
    made = Document(io.BytesIO(written))
    styles = [paragraph.style.name for paragraph in made.paragraphs if paragraph.style]
    assert styles.count("Heading 1") >= 2
    assert styles.count("List Bullet") == 2
    with zipfile.ZipFile(io.BytesIO(written)) as parts:
        notes = parts.read("word/footnotes.xml").decode()
        body = parts.read("word/document.xml").decode()
    assert NORTHLAND.name.words.in_(language) in notes.replace("The Republic", "Republic")
    assert body.count("w:footnoteReference ") == 1
    assert made.core_properties.created is not None
    assert made.core_properties.created.date() == small(language).last


@pytest.mark.parametrize(
    ("language", "latin", "mark"), [("ru", "ru-RU", None), ("en", "en-GB", None), ("zh", "en-US", "eastAsia")]
)
def test_a_docx_says_which_language_its_letters_and_its_figures_are_of(language: Language, latin: str, mark: str | None) -> None:
    made = Document(io.BytesIO(RENDERERS[".docx"](small(language))))
    run = made.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for said in (run.find(qn("w:lang")), made.settings.element.find(qn("w:themeFontLang"))):
        assert (said.get(qn("w:val")), said.get(qn("w:eastAsia"))) == (latin, "zh-CN")
    assert run.find(qn("w:rFonts")).get(qn("w:hint")) == mark
    assert made.core_properties.language == {"ru": "ru-RU", "en": "en-GB", "zh": "zh-CN"}[language]


def test_every_sentence_of_a_report_stands_in_the_docx() -> None:
    whole = small("ru")
    made = Document(io.BytesIO(RENDERERS[".docx"](whole)))
    # python-docx passes over what stands in content controls
    for hyphen in list(made.element.body.iter(qn("w:noBreakHyphen"))):
        hyphen.tag, hyphen.text = qn("w:t"), "-"
    text = "\n".join("".join(words.text or "" for words in one.iter(qn("w:t"))) for one in made.element.body.iter(qn("w:p")))
    notes = {run.footnote.sentence.text for one in whole.sentences() for run in one.runs if run.footnote}
    assert [one.text for one in whole.sentences() if one.text not in text and one.text not in notes] == []


def test_every_sentence_of_a_docx_is_named_by_a_content_control_and_a_bookmark() -> None:
    whole = keyed(small("ru"))
    with zipfile.ZipFile(io.BytesIO(RENDERERS[".docx"](whole))) as parts:
        body = parts.read("word/document.xml").decode() + parts.read("word/footnotes.xml").decode()
    tags = re.findall(r'<w:tag w:val="([^"]+)"', body)
    assert sorted(tags) == sorted(tag_of(one) for one in whole.sentences())
    assert {tag_read(tag) for tag in tags} == {(one.key, print_of(one.text)) for one in whole.sentences()}
    named = {bookmark_read(name) for name in re.findall(r'w:name="([^"]+)"', body)}
    assert {tag_read(tag) for tag in tags} >= named - {None} != set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pdf_has_its_text_in_every_script(language: Language) -> None:
    made = pypdfium2.PdfDocument(RENDERERS[".pdf"](small(language)))
    text = "".join(made[i].get_textpage().get_text_bounded() for i in range(len(made)))
    made.close()
    flat = re.sub(r"[\s\u00ad\ufffe-]", "", text)
    title = {"ru": "заседаниеГруппыпопортам", "en": "sessionoftheGrouponPorts", "zh": "港口工作组第九次会议"}[language]
    assert title in flat


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_shows_every_sentence_and_its_sources_without_a_script(language: Language) -> None:
    whole = small(language)
    html = RENDERERS[".html"](whole)
    page = lxml.html.fromstring(html.decode())
    assert not page.xpath("//script | //*[@style] | //link | //img | //@onclick")
    assert len(page.xpath("//button[@popovertarget]")) == whole.coverage.sentences
    assert {f"#{key}" for key in page.xpath("//button/@popovertarget")} == {f"#{key}" for key in page.xpath("//*[@popover]/@id")}
    shown = words_of(html)
    assert [one.text for one in whole.sentences() if one.text not in shown] == []


def test_a_page_admits_its_own_style_by_hash_and_nothing_else() -> None:
    html = RENDERERS[".html"](small("ru")).decode()
    policy = lxml.html.fromstring(html).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_words_of_the_register_never_become_markup(suffix: str) -> None:
    written = RENDERERS[suffix](small("en", SLY)).decode()
    html = written if suffix == ".html" else MarkdownIt("commonmark").enable("table").render(written)
    page = lxml.html.fromstring(html)
    assert not page.xpath("//script")
    assert "<script>alert(1)</script> & *stars* | #1" in page.text_content()


def test_a_sentence_without_a_source_is_marked_as_such() -> None:
    whole = replace(small("en"), evidence={})
    page = lxml.html.fromstring(RENDERERS[".html"](whole).decode())
    assert len(page.xpath("//button[contains(@class, 'none')]")) == whole.coverage.sentences
    assert page.xpath("//header//*[@class='missing']")


def test_markdown_keeps_headings_points_and_footnotes() -> None:
    lines = RENDERERS[".md"](small("en")).decode().split("\n")
    assert "## 1. Trade" in lines
    assert sum(line.startswith("- ") for line in lines) == 2
    assert any(line.startswith("[^1]: The Republic of Northland") for line in lines)


def test_a_json_is_the_whole_report_with_its_coverage() -> None:
    whole = keyed(small("zh"))
    tree = json.loads(RENDERERS[".json"](whole))
    assert restored(tree) == whole
    assert tree["coverage"]["sentences"] == len(list(whole.sentences()))
    assert "港口工作组" in RENDERERS[".json"](whole).decode()


def test_a_pdf_has_a_bookmark_for_every_section_and_says_that_it_is_accessible() -> None:
    whole = small("ru")
    written = RENDERERS[".pdf"](whole)
    made = pypdfium2.PdfDocument(written)
    bookmarks = [one.get_title() for one in made.get_toc()]
    made.close()
    assert bookmarks == [f"{one.number}. {one.title.text}" if one.number else one.title.text for one in whole.sections]
    assert b"<pdfuaid:part>1<" in written
