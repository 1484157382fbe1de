"""The styles of a .docx report: a chancery's page, a serif of Times' width, numbered headings, lists with a dash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx import Document as new_document
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from lxml import etree

from svod.kernel.words import Language

LATIN, CHINESE, CHINESE_ALSO = "Times New Roman", "SimSun", "宋体"
CONTENTS_HEAD, CONTENTS_LINE = "TOC Heading", "toc 1"
TEXT_WIDTH = Cm(16.5)
LOCALES = {"ru": "ru-RU", "en": "en-GB", "zh": "zh-CN"}
HEADING_NUMBERS, LIST_DASHES = 901, 902  # our numberings, above those of the empty document
BLACK = RGBColor(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Measures:
    """Of a page, in points: the type, a line of text (a factor of the font's own line where it is below 10), the space after."""

    size: float
    line: float
    body: float
    item: float
    head: float
    before: float


WIDE, WIDE_ZH = Measures(14, 1.15, 6, 4, 8, 18), Measures(14, 22, 6, 4, 8, 18)
COMPACT, COMPACT_ZH = Measures(11, 1, 0, 0, 1, 4), Measures(11, 16, 0, 0, 1, 4)
TABLE_LINE_ZH = 16


def empty_document(language: Language, *, is_compact: bool = False) -> Document:
    """A document without text, with every style that a report needs."""
    document = new_document()
    wide, compact = (WIDE_ZH, COMPACT_ZH) if language == "zh" else (WIDE, COMPACT)
    measures = compact if is_compact else wide
    _language(document, language)
    _hyphens(document)
    _chinese(document)
    normal = _style(document, "Normal", size=measures.size)
    normal.paragraph_format.space_after = Pt(0)
    for font in ("Body Text", "List Bullet", "Heading 1", "Title", "Caption", "Signature", CONTENTS_HEAD, CONTENTS_LINE):
        _style(document, font, size=measures.size)
    indent = Pt(2 * measures.size) if language == "zh" else Cm(1.25)
    _body(document.styles["Body Text"], indent, measures)
    _item(document.styles["List Bullet"], indent, measures)
    _heading(document.styles["Heading 1"], measures)
    _centred(document.styles["Title"], after=Pt(0))
    _caption(document.styles["Caption"])
    _signature(document.styles["Signature"])
    _contents(document)
    _cell(_style(document, "Table Text", size=12))
    if language == "zh":  # Chinese fonts differ in height: a line keeps its own
        for name in ("Normal", "Heading 1", "Title", "Signature", CONTENTS_HEAD, CONTENTS_LINE):
            document.styles[name].paragraph_format.line_spacing = Pt(measures.line)
        for name in ("Table Text", "Caption"):
            document.styles[name].paragraph_format.line_spacing = Pt(TABLE_LINE_ZH)
    _note(_style(document, "footnote text", size=10))
    mark = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.font.superscript = True
    for name in ("Normal", "Heading 1", "Title", "Caption", "Signature", "Table Text"):
        _undivided(document.styles[name])
    _numberings(document)
    page(document.sections[0], is_compact=is_compact)
    return document


def page(section: Section, *, is_compact: bool = False) -> None:
    """A4 with the margins of official papers; what is not kept for long has narrower ones."""
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = (Cm(2), Cm(1)) if is_compact else (Cm(3), Cm(1.5))
    section.top_margin = section.bottom_margin = Cm(1.5) if is_compact else Cm(2)
    section.header_distance = Cm(0.8) if is_compact else Cm(1.2)


def _style(document: Document, name: str, *, size: float) -> Any:
    names = {style.name for style in document.styles}
    style: Any = document.styles[name] if name in names else _added(document, name)
    style.font.name, style.font.size = LATIN, Pt(size)
    style.font.bold = style.font.italic = False
    style.font.color.rgb = BLACK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), CHINESE)
    fonts.set(qn("w:cs"), LATIN)
    return style


def _added(document: Document, name: str) -> Any:
    """A style that the empty document lacks. Names in small letters are those of the word processor itself."""
    return document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.islower())


def _language(document: Document, language: Language) -> None:
    run: Any = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    lang = run.find(qn("w:lang"))
    # the figures and Latin words of a Chinese text are not Chinese: said to be, LibreOffice divides 22 after its first 2
    lang.set(qn("w:val"), "en-US" if language == "zh" else LOCALES[language])
    lang.set(qn("w:eastAsia"), "zh-CN")
    if language == "zh":  # quotation marks and dashes, which both scripts have, come from the Chinese font
        run.get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
    theme: Any = document.settings.element.find(qn("w:themeFontLang"))
    theme.set(qn("w:val"), lang.get(qn("w:val")))
    theme.set(qn("w:eastAsia"), "zh-CN")


def _hyphens(document: Document) -> None:
    """Long words are divided in the text, never in titles, tables and signatures (their styles say so)."""
    settings: Any = document.settings.element
    settings.find(qn("w:defaultTabStop")).addnext(parse_xml(f"<w:autoHyphenation {nsdecls('w')}/>"))


def _undivided(style: ParagraphStyle) -> None:
    properties: Any = style.element.get_or_add_pPr()
    properties.insert_element_before(
        parse_xml(f"<w:suppressAutoHyphens {nsdecls('w')}/>"), "w:kinsoku", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc"
    )


def _body(style: ParagraphStyle, indent: Any, measures: Measures) -> None:
    form = style.paragraph_format
    form.alignment, form.first_line_indent = WD_ALIGN_PARAGRAPH.JUSTIFY, indent
    form.space_before, form.space_after = Pt(0), Pt(measures.body)
    form.line_spacing = measures.line if measures.line < 10 else Pt(measures.line)
    form.widow_control = True


def _item(style: ParagraphStyle, indent: Any, measures: Measures) -> None:
    _body(style, Cm(-0.6), measures)
    style.paragraph_format.left_indent = indent + Cm(0.6)
    style.paragraph_format.space_after = Pt(measures.item)
    _numbered(style, LIST_DASHES)


def _contents(document: Document) -> None:
    """The head of the table of contents, and its lines: dots lead to a number at the margin, long titles keep away from it."""
    head: Any = document.styles[CONTENTS_HEAD]
    head.base_style = document.styles["Normal"]  # a heading that is not numbered and does not stand in the contents
    _centred(head, after=Pt(6))
    head.paragraph_format.space_before = Pt(14)
    line: Any = document.styles[CONTENTS_LINE]
    form = line.paragraph_format
    form.space_before, form.space_after = Pt(0), Pt(2)
    form.left_indent, form.first_line_indent, form.right_indent = Cm(0.6), Cm(-0.6), Cm(1)
    form.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _chinese(document: Document) -> None:
    """What else the Chinese font may be called, and of what kind it is: whoever lacks it chooses another serif of that script."""
    fonts: Any = next(part for part in document.part.package.iter_parts() if part.partname.endswith("/fontTable.xml"))
    root = parse_xml(fonts.blob)
    for known in [one for one in root if one.get(qn("w:name")) == CHINESE]:
        root.remove(known)
    root.append(
        parse_xml(
            f'<w:font {nsdecls("w")} w:name="{CHINESE}"><w:altName w:val="{CHINESE_ALSO}"/>'
            '<w:panose1 w:val="02010600030101010101"/>'
            '<w:charset w:val="86"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
        )
    )
    fonts._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _heading(style: ParagraphStyle, measures: Measures) -> None:
    _centred(style, after=Pt(measures.head))
    style.paragraph_format.space_before = Pt(measures.before)
    style.paragraph_format.keep_with_next = True
    _numbered(style, HEADING_NUMBERS)


def _centred(style: ParagraphStyle, *, after: Any) -> None:
    properties = style.element.get_or_add_pPr()
    border = properties.find(qn("w:pBdr"))
    if border is not None:
        properties.remove(border)
    style.font.bold = True
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(0), after


def _caption(style: ParagraphStyle) -> None:
    style.font.bold, style.font.size = True, Pt(12)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(10), Pt(4)
    style.paragraph_format.keep_with_next = True


def _signature(style: ParagraphStyle) -> None:
    style.font.bold = True
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(8), Pt(8)
    style.paragraph_format.left_indent = Cm(0)


def _cell(style: ParagraphStyle) -> None:
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(1), Pt(1)


def _note(style: ParagraphStyle) -> None:
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _numbered(style: ParagraphStyle, number: int) -> None:
    properties = style.element.get_or_add_pPr()
    numbering = properties.get_or_add_numPr()
    numbering.get_or_add_numId().val = number


def _after(sign: str) -> str:
    return f'<w:suff w:val="{sign}"/>'


def _numberings(document: Document) -> None:
    """Our two numberings beside those of the empty document; an abstract one stands before every `num`."""
    root: Any = document.part.numbering_part.element
    heading = document.styles["Heading 1"].style_id
    levels = {
        HEADING_NUMBERS: f'<w:numFmt w:val="decimal"/><w:pStyle w:val="{heading}"/>{_after("space")}<w:lvlText w:val="%1."/>',
        LIST_DASHES: f'<w:numFmt w:val="bullet"/>{_after("tab")}<w:lvlText w:val="–"/>',
    }
    first_num = root.find(qn("w:num"))
    for number, level in levels.items():
        first_num.addprevious(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
                f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{level}<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
            )
        )
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
