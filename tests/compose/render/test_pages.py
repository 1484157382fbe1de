"""How the pages of a report are laid out: the table of contents, the same pages in every form, a brief that is short."""

from __future__ import annotations

import io
import re
import zipfile

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn

from svod.compose.render import RENDERERS
from svod.compose.render.pdf import first_pages
from svod.compose.reports.annual.outline import compose_annual
from svod.compose.reports.summary.outline import compose_summary
from svod.compose.tree import Report
from svod.intake.files.open import read_file
from svod.kernel.words import LANGUAGES
from svod.register.sources.models import Period


@pytest.fixture(params=LANGUAGES)
def annual(request: pytest.FixtureRequest, sco: Period) -> Report:
    return compose_annual(first=sco.first, last=sco.last, language=request.param)


def body_of(report: Report) -> str:
    with zipfile.ZipFile(io.BytesIO(RENDERERS[".docx"](report))) as parts:
        return parts.read("word/document.xml").decode()


def titles(report: Report) -> list[str]:
    return [f"{one.number}. {one.title.text}" if one.number else one.title.text for one in report.sections]


def test_the_contents_of_a_docx_name_every_section_and_its_page(annual: Report) -> None:
    made = Document(io.BytesIO(RENDERERS[".docx"](annual)))
    lines = [one for one in made.element.body.iter(qn("w:p")) if one.find(f".//{qn('w:hyperlink')}") is not None]
    shown = [[words.text for words in line.iter(qn("w:t"))] for line in lines]
    assert [words for words, _ in shown] == titles(annual)
    assert [int(page) for _, page in shown] == list(first_pages(annual))
    marks = {mark.get(qn("w:name")) for mark in made.element.body.iter(qn("w:bookmarkStart"))}
    assert {link.get(qn("w:anchor")) for link in made.element.body.iter(qn("w:hyperlink"))} <= marks


def test_the_contents_are_a_field_that_word_counts_anew(annual: Report) -> None:
    body = body_of(annual)
    codes = [code.split()[0] for code in re.findall(r"<w:instrText[^>]*>([^<]+)<", body)]
    assert codes.count("TOC") == 1
    assert codes.count("PAGEREF") == len(annual.sections)
    kinds = re.findall(r'w:fldCharType="(\w+)"', body)
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == len(annual.sections) + 1


def test_a_section_begins_on_the_page_that_the_contents_say(annual: Report) -> None:
    made = pypdfium2.PdfDocument(RENDERERS[".pdf"](annual))
    texts = [re.sub(r"\W", "", made[i].get_textpage().get_text_bounded()) for i in range(len(made))]
    made.close()
    for title, page in zip(titles(annual), first_pages(annual), strict=True):
        assert re.sub(r"\W", "", title) in texts[page - 1], title


def test_the_contents_are_not_read_as_text_of_the_report(annual: Report, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("contents") / "report.docx"
    file.write_bytes(RENDERERS[".docx"](annual))
    text = re.sub(r"\s+", " ", read_file(file).text)
    for section in annual.sections:
        if not section.number:
            continue
        heading = section.title.text
        alone = rf"(?<![^\s]){re.escape(heading)}(?![^\s])"
        assert len(re.findall(alone, text)) == 1, heading


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_brief_of_the_year_has_two_pages_and_no_contents(sco: Period, language: str) -> None:
    brief = compose_summary(kind="brief", of="", first=sco.first, last=sco.last, language=language)
    made = pypdfium2.PdfDocument(RENDERERS[".pdf"](brief))
    pages = len(made)
    made.close()
    assert pages == 2
    assert "TOC" not in body_of(brief)


def test_an_ordinal_is_not_divided_from_its_ending(sco: Period) -> None:
    annual = compose_annual(first=sco.first, last=sco.last, language="ru")
    body = body_of(annual)
    assert re.search(r"\d</w:t></w:r><w:r>(?:<w:rPr>.*?</w:rPr>)?<w:noBreakHyphen/><w:t[^>]*>е ", body)
    assert not re.search(r"\d-[а-яё]", re.sub(r"<w:instrText.*?</w:instrText>|<w:hyperlink.*?</w:hyperlink>", "", body))


def test_a_member_state_is_not_divided_in_titles_and_tables_and_is_in_running_text(sco: Period) -> None:
    paragraphs = re.findall(r"<w:p>.*?</w:p>", body_of(compose_annual(first=sco.first, last=sco.last, language="ru")))
    divided = {re.findall(r'w:pStyle w:val="(\w+)"', one)[0] for one in paragraphs if re.search(r">[^<]*[а-яё]-член", one)}
    assert divided == {"BodyText", "ListBullet"}


def test_a_long_table_goes_on_over_the_page_with_three_rows_on_either_side(sco: Period) -> None:
    body = body_of(compose_annual(first=sco.first, last=sco.last, language="ru"))
    tables = re.findall(r"<w:tbl>.*?</w:tbl>", body)
    figures = next(one for one in tables if "Состоялось" in one)
    kept = ["<w:keepNext/>" in one for one in re.findall(r"<w:tr>.*?</w:tr>", figures)]
    assert kept == [True, True, True, *[False] * (len(kept) - 6), True, True, False]


def test_an_office_and_its_state_stand_on_two_lines(sco: Period) -> None:
    annual = compose_annual(first=sco.first, last=sco.last, language="ru")
    assert annual.decision
    assert body_of(annual).count("<w:br/>") >= len(annual.decision.signatures)
