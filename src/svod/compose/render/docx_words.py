"""Paragraphs, runs, controls and tables of a .docx as WordprocessingML (ISO/IEC 29500-1, 17). Whole pages are written as text and
parsed once: built node by node the year takes three times as long. Every word passes `escape` or `quoteattr` here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

_ENDING = re.compile(r"(?<=\d)-(?=[а-яё])")
_COMPOUND = re.compile(r"(?<=\d)-(?=[а-яё])|(?<=[а-яё])-(?=член)")
_SIGNS = re.compile(r"([\t\n\r])")
_BREAKS = {"\t": "<w:tab/>", "\n": "<w:br/>", "\r": "<w:br/>"}
LONGEST_TITLE = 64  # characters of a control's title that Word shows


def text(words: str) -> str:
    """The words as `w:t`; line breaks and tabs are kept as what they are."""
    parts = (_BREAKS.get(one) or f'<w:t xml:space="preserve">{escape(one)}</w:t>' for one in _SIGNS.split(words) if one)
    return "".join(parts)


def run(words: str, *, bold: bool | None = None, is_raised: bool = False, is_running: bool = False) -> str:
    """The words in their form; "20-е" is not divided at the end of a line (17.3.3.18), nor is "государств-членов" but in running
    text."""
    heavy = "" if bold is None else "<w:b/>" if bold else '<w:b w:val="0"/>'
    form = heavy + ('<w:vertAlign w:val="superscript"/>' if is_raised else "")
    form = f"<w:rPr>{form}</w:rPr>" if form else ""
    first, *rest = (_ENDING if is_running else _COMPOUND).split(words)
    return f"<w:r>{form}{text(first)}</w:r>" + "".join(f"<w:r>{form}<w:noBreakHyphen/>{text(part)}</w:r>" for part in rest)


def control(inside: str, *, n: int, tag: str, title: str, bookmark: str = "") -> str:
    """A content control (17.5.2) with its tag and a title that a person sees; around a bookmark, where one is named."""
    start, end = (f'<w:bookmarkStart w:id="{n}" w:name={quoteattr(bookmark)}/>', f'<w:bookmarkEnd w:id="{n}"/>')
    inside = f"{start}{inside}{end}" if bookmark else inside
    number = f'<w:id w:val="{n}"/>' if bookmark else ""
    return (
        f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(title)}/><w:tag w:val={quoteattr(tag)}/>{number}</w:sdtPr>"
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def paragraph(style: str, inside: str, *properties: str) -> str:
    """`properties` in the order of the schema (17.3.1.26)."""
    return f"<w:p><w:pPr><w:pStyle w:val={quoteattr(style)}/>{''.join(properties)}</w:pPr>{inside}</w:p>"


def spaced(before: float, after: float) -> str:
    """Points before and after a paragraph."""
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"/>'


def aligned(how: str) -> str:
    return f'<w:jc w:val="{how}"/>'


def table(style: str, widths: Sequence[int], rows: Iterable[str], *, is_fixed: bool = True) -> str:
    """`widths` in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    named = f"<w:tblStyle w:val={quoteattr(style)}/>" if style else ""
    layout = '<w:tblLayout w:type="fixed"/>' if is_fixed else ""
    look = '<w:tblLook w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
    properties = f'{named}<w:tblW w:type="auto" w:w="0"/><w:jc w:val="center"/>{layout}{look}'
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(paragraphs: Iterable[str], widths: Sequence[int], *, is_head: bool = False) -> str:
    """A row that does not break over a page; a head is repeated on every page (17.4.50)."""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/></w:tcPr>{one}</w:tc>'
        for one, width in zip(paragraphs, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if is_head else ''}</w:trPr>{cells}</w:tr>"


def append(document: Document, blocks: Iterable[str]) -> None:
    """The blocks at the end of the document."""
    body: Any = document.element.body
    whole: Any = parse_xml(f"<w:body {nsdecls('w')}>{''.join(blocks)}</w:body>")
    last = body.find(f"{{{body.nsmap['w']}}}sectPr")
    for block in list(whole):
        if last is None:
            body.append(block)
        else:
            last.addprevious(block)
