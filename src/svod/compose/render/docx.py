"""A report as .docx: real styles and headings, native footnotes, page numbers; the same report gives the same bytes.

Every sentence stands in a content control whose tag names it (`tags.tag_of`): the file can come back from Word. The keywords of
the document say which period it reports and in what language.
"""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from datetime import UTC, datetime, time
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.section import Section as PageSection
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph as DocxParagraph

from svod.compose.render.docx_contents import Entry, begin_bookmark, end_bookmark, write_contents
from svod.compose.render.docx_notes import Footnotes
from svod.compose.render.docx_styles import LOCALES, TEXT_WIDTH, empty_document, page
from svod.compose.render.pdf import first_pages
from svod.compose.render.tags import bookmark_of, report_tag, tag_of
from svod.compose.render.words import CONTENTS, SPACES, editorial_mark
from svod.compose.tree import Decision, Paragraph, Report, Section, Sentence, Table

FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say; the clock has no place in a report
CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
_ENDING = re.compile(r"(?<=\d)-(?=[а-яё])")
WHOLE_TABLE = 24  # rows of a table that is kept on one page


def render(report: Report) -> bytes:
    """The document. Its properties are dated by the last day of the period."""
    return _Writer(report).written()


class _Writer:
    def __init__(self, report: Report) -> None:
        self.report = report
        self.space = SPACES[report.language]
        self.document: Document = empty_document(report.language, is_compact=report.is_compact)
        self.styles = {style.name: style.style_id for style in self.document.styles}
        self.notes = Footnotes(self.document)
        self.next_number = 1
        self.controls = 0
        self.headings = 0

    def written(self) -> bytes:
        report = self.report
        self._properties()
        if report.decision:
            self._cover(report.decision)
        for sentence in report.title:
            self._said(self._paragraph_of("Title"), sentence)
        if report.has_contents:
            self._contents()
        for section in report.sections:
            self._section(section)
        _page_number(self.document.sections[-1])
        self.notes.attach()
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

    def _cover(self, cover: Decision) -> None:
        organisation = self._line(cover.organisation, bold=True, align=CENTRE)
        body = self._line(cover.body, bold=True, align=CENTRE, after=12)
        rule = parse_xml(f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="12" w:space="8" w:color="000000"/></w:pBdr>')
        body._p.get_or_add_pPr().insert_element_before(rule, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
        organisation.paragraph_format.keep_with_next = True
        self._line(cover.word, bold=True, align=CENTRE, before=12, after=18)
        dated = self._line(cover.dated)
        dated.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
        dated.add_run("\t")
        self._said(dated, cover.numbered)
        self._line(cover.city, align=CENTRE, before=6, after=24)
        self._line(cover.subject, bold=True, align=CENTRE, after=24)
        for sentence in cover.operative:
            self._said(self._paragraph_of("Body Text"), sentence)
        self._signatures(cover)
        self._annex(cover)

    def _signatures(self, cover: Decision) -> None:
        if not cover.rows:
            return
        self._paragraph_of("Normal")
        table = self.document.add_table(rows=0, cols=2)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for row in cover.rows:
            cells = _whole_row(table).cells
            for cell, sentence in zip(cells, row, strict=True):
                cell.paragraphs[0].style = self.document.styles["Signature"]
                if sentence:
                    self._said(cell.paragraphs[0], sentence)

    def _annex(self, cover: Decision) -> None:
        """The report is the annex: it begins on a page of its own, and its pages have numbers."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        page(section)
        for sentence in cover.annex:
            self._line(sentence).paragraph_format.left_indent = Cm(8.5)
        self._paragraph_of("Normal").paragraph_format.space_after = Pt(12)

    def _contents(self) -> None:
        sections = self.report.sections
        titles = [f"{one.number}. {one.title.text}" if one.number else one.title.text for one in sections]
        entries = [Entry(words, page) for words, page in zip(titles, first_pages(self.report), strict=True)]
        write_contents(self.document, CONTENTS.in_(self.report.language), entries)

    def _section(self, section: Section) -> None:
        heading = self._paragraph_of("Heading 1")
        self._number(heading, section.number)
        self.headings += 1
        if self.report.has_contents:
            heading.paragraph_format.page_break_before = True if self.headings == 1 else None
        begin_bookmark(heading, self.headings)
        self._said(heading, section.title)
        end_bookmark(heading, self.headings)
        for block, after in itertools.zip_longest(section.blocks, section.blocks[1:]):
            if isinstance(block, Table):
                self._table(block)
                continue
            paragraph = self._paragraph_of("List Bullet" if block.style == "item" else "Body Text")
            leads = isinstance(after, Paragraph) and after.style == "item" and block.style == "body"
            if leads:
                paragraph.paragraph_format.keep_with_next = True
            self._sentences(paragraph, block)

    def _number(self, heading: DocxParagraph, number: int | None) -> None:
        """The heading's own numbering where it counts right; otherwise the number as text, or none."""
        if number == self.next_number:
            self.next_number += 1
            return
        properties: Any = heading._p.get_or_add_pPr()
        properties.get_or_add_numPr().get_or_add_numId().val = 0
        if number is not None:
            heading.add_run(f"{number}. ")

    def _sentences(self, paragraph: DocxParagraph, block: Paragraph) -> None:
        for i, sentence in enumerate(block.sentences):
            if i and self.space:
                paragraph.add_run(self.space)
            self._said(paragraph, sentence)

    def _table(self, table: Table) -> None:
        if table.caption:
            self._paragraph_of("Caption").add_run(table.caption)
        made = self.document.add_table(rows=0, cols=len(table.head), style="Table Grid")
        made.alignment = WD_TABLE_ALIGNMENT.CENTER
        head = _whole_row(made)
        head._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        for cell, words in zip(head.cells, table.head, strict=True):
            self._cell(cell).add_run(words).bold = True
        for i, row in enumerate(table.rows, 1):
            cells = _whole_row(made).cells
            for j, (cell, sentence) in enumerate(zip(cells, row, strict=True)):
                paragraph = self._cell(cell)
                if table.is_figures and j:
                    paragraph.alignment = RIGHT
                self._said(paragraph, sentence, bold=table.is_figures and i == len(table.rows))
        widths = _widths(table)
        made.autofit = False
        if len(table.rows) <= WHOLE_TABLE:
            for row in made.rows[:-1]:
                row.cells[0].paragraphs[0].paragraph_format.keep_with_next = True
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        for row in made.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = width
        self._paragraph_of("Normal")

    def _cell(self, cell: Any) -> DocxParagraph:
        paragraph: DocxParagraph = cell.paragraphs[0]
        paragraph._p.style = self.styles["Table Text"]
        return paragraph

    def _paragraph_of(self, style: str) -> DocxParagraph:
        """By the style's id: looking a style up by its name, a thousand times, is half of the whole work."""
        paragraph = self.document.add_paragraph()
        paragraph._p.style = self.styles[style]
        return paragraph

    def _line(
        self, sentence: Sentence, *, bold: bool = False, align: Any = None, before: float = 0, after: float = 0
    ) -> DocxParagraph:
        paragraph = self._paragraph_of("Normal")
        paragraph.alignment = align
        paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
        self._said(paragraph, sentence, bold=bold)
        return paragraph

    def _said(self, paragraph: DocxParagraph, sentence: Sentence, *, bold: bool | None = None) -> None:
        before = len(paragraph._p)
        for run in sentence.runs:
            if run.text:
                _write(paragraph, run.text, bold=bold)
            if run.footnote:
                self.notes.add(paragraph, run.footnote.sentence)
        if sentence.key:
            self._control(paragraph, list(paragraph._p)[before:], sentence)
        if mark := editorial_mark(sentence, self.report.language):
            paragraph.add_run(mark).font.superscript = True

    def _control(self, paragraph: DocxParagraph, runs: list[Any], sentence: Sentence) -> None:
        """The runs of a sentence in a content control (ISO/IEC 29500-1, 17.5.2) that names it, and between the ends of a hidden
        bookmark of the same name: LibreOffice 7 forgets the tags of controls and keeps bookmarks."""
        self.controls += 1
        n, tag = self.controls, tag_of(sentence)
        control: Any = parse_xml(
            f'<w:sdt {nsdecls("w")}><w:sdtPr><w:tag w:val={quoteattr(tag)}/><w:id w:val="{n}"/></w:sdtPr>'
            f'<w:sdtContent><w:bookmarkStart w:id="{n}" w:name={quoteattr(bookmark_of(tag))}/><w:bookmarkEnd w:id="{n}"/>'
            "</w:sdtContent></w:sdt>"
        )
        paragraph._p.append(control)
        for run in runs:
            control[-1][-1].addprevious(run)


def _write(paragraph: DocxParagraph, text: str, *, bold: bool | None) -> None:
    """The words, line breaks kept; "20-е" is not divided at the end of a line (ISO/IEC 29500-1, 17.3.3.18)."""
    for i, part in enumerate(_ENDING.split(text)):
        run = paragraph.add_run(part)
        run.bold = bold
        if i:
            run._r.insert_element_before(parse_xml(f"<w:noBreakHyphen {nsdecls('w')}/>"), "w:t")


def _whole_row(table: Any) -> Any:
    """A new row that does not break over a page."""
    row = table.add_row()
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    return row


def _widths(table: Table) -> list[Any]:
    """Columns of numbers are narrow, the first has the rest; a column of short words before long ones is narrow too."""
    columns = len(table.head)
    if table.weights:
        return [int(TEXT_WIDTH * weight / sum(table.weights)) for weight in table.weights]
    if table.is_figures:
        narrow = Cm(3.6)
        return [TEXT_WIDTH - narrow * (columns - 1), *[narrow] * (columns - 1)]
    return [Cm(4), *[int((TEXT_WIDTH - Cm(4)) / (columns - 1))] * (columns - 1)]


def _page_number(section: PageSection) -> None:
    """The number of the page, in the middle above the text; the cover before it has none."""
    section.header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = CENTRE
    for kind, words in (("begin", ""), ("", " PAGE "), ("separate", ""), ("", "2"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
        elif words.strip() == "PAGE":
            run._r.append(parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve">{words}</w:instrText>'))
        else:
            run.text = words


def _timeless(whole: io.BytesIO) -> bytes:
    """The same archive with one fixed moment at every file; the picture of the empty document stays behind."""
    out = io.BytesIO()
    with zipfile.ZipFile(whole) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for info in made.infolist():
            kept.writestr(zipfile.ZipInfo(info.filename, FIRST_MOMENT), made.read(info), zipfile.ZIP_DEFLATED)
    return out.getvalue()
