"""The styles of a .docx report: a chancery's page, a serif of Times' width, numbered headings, lists with a dash."""

from __future__ import annotations

from typing import Any

from docx import Document as new_document
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from svod.kernel.words import Language

LATIN, CHINESE = "Times New Roman", "SimSun"
LOCALES = {"ru": "ru-RU", "en": "en-GB", "zh": "zh-CN"}
HEADING_NUMBERS, LIST_DASHES = 901, 902  # our numberings, above those of the empty document
BLACK = RGBColor(0, 0, 0)


def empty_document(language: Language) -> Document:
    """A document without text, with every style that a report needs."""
    document = new_document()
    _language(document, language)
    _hyphens(document)
    normal = _style(document, "Normal", size=14)
    normal.paragraph_format.space_after = Pt(0)
    for font in ("Body Text", "List Bullet", "Heading 1", "Title", "Caption", "Signature"):
        _style(document, font, size=14)
    indent = Pt(28) if language == "zh" else Cm(1.25)
    _body(document.styles["Body Text"], indent)
    _item(document.styles["List Bullet"], indent)
    _heading(document.styles["Heading 1"])
    _centred(document.styles["Title"], after=Pt(0))
    _caption(document.styles["Caption"])
    _signature(document.styles["Signature"])
    _cell(_style(document, "Table Text", size=12))
    _note(_style(document, "footnote text", size=10))
    mark = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.font.superscript = True
    for name in ("Normal", "Heading 1", "Title", "Caption", "Signature", "Table Text"):
        _undivided(document.styles[name])
    _numberings(document)
    page(document.sections[0])
    return document


def page(section: Section) -> None:
    """A4 with the margins of official papers."""
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)


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
    lang.set(qn("w:val"), LOCALES[language])
    lang.set(qn("w:eastAsia"), "zh-CN")


def _hyphens(document: Document) -> None:
    """Long words are divided in the text, never in titles, tables and signatures (their styles say so)."""
    settings: Any = document.settings.element
    settings.find(qn("w:defaultTabStop")).addnext(parse_xml(f"<w:autoHyphenation {nsdecls('w')}/>"))


def _undivided(style: ParagraphStyle) -> None:
    properties: Any = style.element.get_or_add_pPr()
    properties.insert_element_before(
        parse_xml(f"<w:suppressAutoHyphens {nsdecls('w')}/>"), "w:kinsoku", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc"
    )


def _body(style: ParagraphStyle, indent: Any) -> None:
    form = style.paragraph_format
    form.alignment, form.first_line_indent = WD_ALIGN_PARAGRAPH.JUSTIFY, indent
    form.space_before, form.space_after = Pt(0), Pt(6)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.MULTIPLE, 1.15
    form.widow_control = True


def _item(style: ParagraphStyle, indent: Any) -> None:
    _body(style, Cm(-0.6))
    style.paragraph_format.left_indent = indent + Cm(0.6)
    style.paragraph_format.space_after = Pt(4)
    _numbered(style, LIST_DASHES)


def _heading(style: ParagraphStyle) -> None:
    _centred(style, after=Pt(8))
    style.paragraph_format.space_before = Pt(18)
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
