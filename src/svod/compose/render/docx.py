"""A report as .docx: real styles and headings, native footnotes, page numbers; the same report gives the same bytes.

Every sentence stands in a content control whose tag names it (`tags.tag_of`) and whose title says its facts: the file can come
back from Word. The properties of the document say which report it is, of which period, in what language.
"""

from __future__ import annotations

import io
import itertools
import zipfile
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime, time
from typing import Any

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.section import Section as PageSection
from docx.shared import Cm

from svod.compose.render import docx_facts
from svod.compose.render.docx_contents import Entry, begin_bookmark, contents, end_bookmark
from svod.compose.render.docx_notes import Footnotes
from svod.compose.render.docx_styles import LOCALES, TEXT_WIDTH, empty_document, page
from svod.compose.render.docx_words import aligned, append, control, paragraph, row, run, spaced, table
from svod.compose.render.pdf import first_pages
from svod.compose.render.tags import bookmark_of, report_tag, tag_of
from svod.compose.render.words import CONTENTS, SPACES, editorial_mark
from svod.compose.tree import Decision, Paragraph, Report, Section, Sentence, Table

FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say; the clock has no place in a report
CENTRE, RIGHT = aligned("center"), aligned("right")
KEEP_NEXT = "<w:keepNext/>"
WHOLE_TABLE = 12  # short rows that are kept on one page; a longer table goes on over the page
TOGETHER = 3  # rows that stay together with its head, and at its end
RULE = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="8" w:color="000000"/></w:pBdr>'


def render(report: Report) -> bytes:
    """The document. Its properties are dated by the last day of the period."""
    with ThreadPoolExecutor(1) as aside:  # Typst lays the pages out meanwhile: it is most of the work
        pages = aside.submit(first_pages, report) if report.has_contents else None
        return _Writer(report, pages).written()


class _Writer:
    def __init__(self, report: Report, pages: Future[tuple[int, ...]] | None) -> None:
        self.report = report
        self.pages = pages
        self.space = SPACES[report.language]
        self.document: Document = empty_document(report.language, is_compact=report.is_compact)
        self.styles = {style.name or "": style.style_id for style in self.document.styles}
        self.notes = Footnotes(self.styles)
        self.blocks: list[str] = []
        self.next_number = 1
        self.controls = 0
        self.headings = 0

    def written(self) -> bytes:
        report = self.report
        self._properties()
        if report.decision:
            self._cover(report.decision)
        for sentence in report.title:
            self._add("Title", self._said(sentence))
        contents_at = len(self.blocks)
        for section in report.sections:
            self._section(section)
        if self.pages:
            self.blocks.insert(contents_at, self._contents(self.pages.result()))
        append(self.document, self.blocks)
        _page_number(self.document.sections[-1])
        self.notes.attach(self.document)
        docx_facts.attach(self.document, report)
        whole = io.BytesIO()
        self.document.save(whole)
        return _timeless(whole)

    def _properties(self) -> None:
        report = self.report
        of_the_period = datetime.combine(report.last, time(), UTC)
        properties = self.document.core_properties
        properties.title, properties.subject, properties.comments = report.name[:255], "", ""
        properties.keywords = report_tag(report)
        properties.author = properties.last_modified_by = report.organisation[:255]
        properties.language, properties.revision = LOCALES[report.language], 1
        properties.created = properties.modified = of_the_period

    def _add(self, style: str, inside: str, *properties: str) -> None:
        self.blocks.append(paragraph(self.styles[style], inside, *properties))

    def _cover(self, cover: Decision) -> None:
        self._add("Normal", self._said(cover.organisation, bold=True), KEEP_NEXT, spaced(0, 0), CENTRE)
        self._add("Normal", self._said(cover.body, bold=True), RULE, spaced(0, 12), CENTRE)
        self._add("Normal", self._said(cover.word, bold=True), spaced(12, 18), CENTRE)
        to_the_right = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH.twips}"/></w:tabs>'
        numbered = self._said(cover.dated) + "<w:r><w:tab/></w:r>" + self._said(cover.numbered)
        self._add("Normal", numbered, to_the_right, spaced(0, 0))
        self._add("Normal", self._said(cover.city), spaced(6, 24), CENTRE)
        self._add("Normal", self._said(cover.subject, bold=True), spaced(0, 24), CENTRE)
        for sentence in cover.operative:
            self._add("Body Text", self._said(sentence, is_running=True))
        self._signatures(cover)
        self._annex(cover)

    def _signatures(self, cover: Decision) -> None:
        if not cover.rows:
            return
        self._add("Normal", "")
        widths = [TEXT_WIDTH.twips // 2] * 2
        style = self.styles["Signature"]
        rows = (row((paragraph(style, self._said(one) if one else "") for one in pair), widths) for pair in cover.rows)
        self.blocks.append(table("", widths, rows, is_fixed=False))

    def _annex(self, cover: Decision) -> None:
        """The report is the annex: it begins on a page of its own, and its pages have numbers."""
        append(self.document, self.blocks)
        self.blocks = []
        page(self.document.add_section(WD_SECTION.NEW_PAGE))
        for sentence in cover.annex:
            self._add("Normal", self._said(sentence), spaced(0, 0), f'<w:ind w:left="{Cm(8.5).twips}"/>')
        self._add("Normal", "", '<w:spacing w:after="240"/>')

    def _contents(self, pages: tuple[int, ...]) -> str:
        sections = self.report.sections
        titles = [f"{one.number}. {one.title.text}" if one.number else one.title.text for one in sections]
        entries = [Entry(words, number) for words, number in zip(titles, pages, strict=True)]
        return contents(self.styles, CONTENTS.in_(self.report.language), entries)

    def _section(self, section: Section) -> None:
        self.headings += 1
        new_page = "<w:pageBreakBefore/>" if self.report.has_contents and self.headings == 1 else ""
        numbering, number = self._number(section.number)
        title = begin_bookmark(self.headings) + self._said(section.title) + end_bookmark(self.headings)
        self._add("Heading 1", number + title, new_page, numbering)
        for block, after in itertools.zip_longest(section.blocks, section.blocks[1:]):
            if isinstance(block, Table):
                self._table(block)
                continue
            leads = isinstance(after, Paragraph) and after.style == "item" and block.style == "body"
            words = self.space and run(self.space)
            said = words.join(self._said(sentence, is_running=True) for sentence in block.sentences)
            self._add("List Bullet" if block.style == "item" else "Body Text", said, KEEP_NEXT if leads else "")

    def _number(self, number: int | None) -> tuple[str, str]:
        """The heading's own numbering where it counts right; otherwise the number as text, or none."""
        if number == self.next_number:
            self.next_number += 1
            return "", ""
        return '<w:numPr><w:numId w:val="0"/></w:numPr>', run(f"{number}. ") if number is not None else ""

    def _table(self, of: Table) -> None:
        if of.caption:
            self._add("Caption", run(of.caption))
        widths, style = _widths(of), self.styles["Table Text"]
        last, is_whole = len(of.rows), len(of.rows) <= WHOLE_TABLE and not of.weights

        def cell(inside: str, j: int, *, is_kept: bool, is_head: bool = False) -> str:
            keep = KEEP_NEXT if is_kept and j == 0 else ""
            return paragraph(style, inside, keep, RIGHT if of.is_figures and j and not is_head else "")

        heads = (cell(run(one, bold=True), j, is_kept=True, is_head=True) for j, one in enumerate(of.head))
        rows = [row(heads, widths, is_head=True)]
        for i, told in enumerate(of.rows, 1):
            heavy = of.is_figures and i == last
            is_kept = i < last and (is_whole or i < TOGETHER or i > last - TOGETHER)
            cells = (cell(self._said(one, bold=heavy), j, is_kept=is_kept) for j, one in enumerate(told))
            rows.append(row(cells, widths))
        self.blocks.append(table(self.styles["Table Grid"], widths, rows))
        self._add("Normal", "")

    def _said(self, sentence: Sentence, *, bold: bool | None = None, is_running: bool = False) -> str:
        """The runs of a sentence in a content control that names it, and between the ends of a hidden bookmark of the same name:
        LibreOffice 7 forgets the tags of controls and keeps bookmarks."""
        words = ""
        for one in sentence.runs:
            words += run(one.text, bold=bold, is_running=is_running) if one.text else ""
            words += self.notes.mark(one.footnote.sentence) if one.footnote else ""
        if sentence.key:
            self.controls += 1
            tag = tag_of(sentence)
            title = docx_facts.title_of(sentence)
            words = control(words, n=self.controls, tag=tag, title=title, bookmark=bookmark_of(tag))
        mark = editorial_mark(sentence, self.report.language)
        return words + (run(mark, is_raised=True) if mark else "")


def _widths(of: Table) -> list[int]:
    """Columns of numbers are narrow, the first has the rest; a column of short words before long ones is narrow too."""
    columns, whole = len(of.head), TEXT_WIDTH.twips
    if of.weights:
        return [int(whole * weight / sum(of.weights)) for weight in of.weights]
    if of.is_figures:
        narrow = Cm(3.6).twips
        return [whole - narrow * (columns - 1), *[narrow] * (columns - 1)]
    first = Cm(4).twips
    return [first, *[(whole - first) // max(1, columns - 1)] * (columns - 1)]


def _page_number(section: PageSection) -> None:
    """The number of the page, in the middle above the text; the cover before it has none."""
    section.header.is_linked_to_previous = False
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    kinds = ("begin", "", "separate", "shown", "end")
    for kind in kinds:
        inside = f'<w:fldChar w:fldCharType="{kind}"/>'
        inside = '<w:instrText xml:space="preserve"> PAGE </w:instrText>' if not kind else inside
        inside = "<w:t>2</w:t>" if kind == "shown" else inside
        whole: Any = parse_xml(f"<w:r {nsdecls('w')}>{inside}</w:r>")
        number._p.append(whole)


def _timeless(whole: io.BytesIO) -> bytes:
    """The same archive with one fixed moment at every file."""
    out = io.BytesIO()
    with zipfile.ZipFile(whole) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for info in made.infolist():
            kept.writestr(zipfile.ZipInfo(info.filename, FIRST_MOMENT), made.read(info), zipfile.ZIP_DEFLATED)
    return out.getvalue()
