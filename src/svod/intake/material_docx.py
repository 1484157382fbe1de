"""The document of a state's material: particulars, free text, a table of events; faults with table, row and column."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from lxml import etree

from svod.intake.files.archive import Archive
from svod.intake.files.docx import docx_text
from svod.intake.material_parts import (
    BLANKS_SAID,
    EVENTS,
    HEADS,
    PARTICULARS,
    TEXT,
    YES_NO,
    Fault,
    Material,
    bound_mark,
    columns_of,
    particular_named,
    particulars_of,
    refuse_empty,
    refuse_foreign_request,
    rows_for,
    take_flag,
)
from svod.kernel.words import LANGUAGES, Language, Trilingual
from svod.register.submissions.models import Request, Submission
from svod.register.submissions.rows import FIELDS, country_names, row_of, typed_row

BLANK_ROWS = 6
_LOCALES = {"ru": "ru-RU", "en": "en-GB", "zh": "zh-CN"}
_WIDTHS = {"title": 6.6, "start": 3.2, "end": 3.2, "city": 3.2, "country": 3.2, "outcome": 6.4}
_TITLE = Trilingual("Материал государства", "Material of a state", "国家提交材料")
_TEXT_HINT = Trilingual(
    "Свободный текст: пишите под этой строкой, абзацами. Если текста нет, оставьте место пустым.",
    "Free text: write below this line, in paragraphs. If there is none, leave the place empty.",
    "自由文本：请写在本行下方，分段书写。如无文本，请留空。",
)
_EVENTS_HINT = Trilingual(
    "Каждое мероприятие – в своей строке; строк можно добавить. День: ДД.ММ.ГГГГ, ММ.ГГГГ или ГГГГ.",
    "One event a row; add rows as needed. Days: YYYY-MM-DD, YYYY-MM or YYYY.",
    "每项活动一行，可增加行。日期：YYYY-MM-DD、YYYY-MM 或 YYYY。",
)
_RAISED, _MARK = re.compile("\ue000([^\ue000\ue001]*)\ue001"), re.compile(r"\d{1,3}|[*]+")
_OWN_LINES = {words.in_(one) for words in (_TITLE, TEXT, EVENTS, _TEXT_HINT, _EVENTS_HINT) for one in LANGUAGES}


def document(asked: Request, version: Submission | None, language: Language) -> bytes:
    """The document that a state fills in, with what a version of its own says already."""
    made = docx.Document()
    _prepare(made, language)
    whose = f"{asked.state.short_name.in_(language)}, {asked.area.short.in_(language)}"
    made.core_properties.title = f"{_TITLE.in_(language)}: {whose}"
    made.core_properties.keywords = bound_mark(asked)
    made.core_properties.author = ""
    made.add_heading(_TITLE.in_(language), 0)
    _write_particulars(made, asked, version, language)
    made.add_heading(TEXT.in_(language), 1)
    _hint(made, _TEXT_HINT, language)
    for line in [line for line in (version.text if version else "").splitlines() if line.strip()] or [""]:
        made.add_paragraph(_clean(line))
    made.add_heading(EVENTS.in_(language), 1)
    _hint(made, _EVENTS_HINT, language)
    rows = rows_for(version, language)
    table = _table(made, len(rows) + BLANK_ROWS + 1, [_WIDTHS[name] for name in FIELDS])
    for cell, name in zip(_cells(table, 0), FIELDS, strict=True):
        _shade(cell)
        _put(cell, HEADS[name].in_(language), is_bold=True)
    _set(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
    for at, row in enumerate(rows, 1):
        for cell, name in zip(_cells(table, at), FIELDS, strict=True):
            _put(cell, row[name])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _prepare(made: Document, language: Language) -> None:
    section = made.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(1.8)
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(11)
    for style in ("Normal", "Title", "Heading 1"):
        properties = made.styles[style].element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "cs"):
            fonts.set(qn(f"w:{script}"), "Times New Roman")
        fonts.set(qn("w:eastAsia"), "SimSun")
    for style, size in (("Title", 18), ("Heading 1", 13)):
        made.styles[style].font.size, made.styles[style].font.color.rgb = Pt(size), RGBColor(0x1F, 0x2A, 0x37)
    for spoken in made.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:eastAsia" if language == "zh" else "w:val"), _LOCALES[language])


def _write_particulars(made: Document, asked: Request, version: Submission | None, language: Language) -> None:
    said = {name: words for name, words in particulars_of(asked, version, language).items() if words or name != "guidance"}
    choices = {"provisional": YES_NO, "incomplete": YES_NO, "blanks": BLANKS_SAID}
    table = _table(made, len(said), [6.5, 19.3])
    for at, (name, words) in enumerate(said.items()):
        head, cell = _cells(table, at)
        _shade(head)
        _put(head, PARTICULARS[name].in_(language), is_bold=True)
        if name in choices:
            cell.paragraphs[0]._p.append(_choice(words, [one.in_(language) for one in choices[name].values()]))
        else:
            _put(cell, words)


def _choice(said: str, listed: list[str]) -> etree._Element:
    """A list to choose from, of which one is chosen."""
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent><w:r><w:t/></w:r></w:sdtContent></w:sdt>"
    )
    choices = next(control.iter(qn("w:dropDownList")))
    for one in listed:
        item = OxmlElement("w:listItem")
        item.set(qn("w:displayText"), one)
        item.set(qn("w:value"), one)
        choices.append(item)
    next(control.iter(qn("w:t"))).text = said
    return control


def _table(made: Document, rows: int, widths: list[float]) -> Table:
    table: Table = made.add_table(rows, len(widths), style="Table Grid")
    table.autofit = False
    for its, width in zip(table.columns, widths, strict=True):
        its.width = Cm(width)
    for row in table.rows:
        _set(row._tr.get_or_add_trPr(), "w:cantSplit")
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    return table


def _cells(table: Table, row: int) -> list[_Cell]:
    return list(table.rows[row].cells)


def _set(properties: etree._Element, name: str) -> None:
    properties.append(OxmlElement(name))


def _shade(cell: _Cell) -> None:
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="DDE6F0"/>'))


def _put(cell: _Cell, words: str, *, is_bold: bool = False) -> None:
    for at, line in enumerate(_clean(words).split("\n")):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph.add_run(line).bold = is_bold or None
        paragraph.paragraph_format.space_after = Pt(0)


def _hint(made: Document, words: Trilingual, language: Language) -> None:
    run = made.add_paragraph().add_run(words.in_(language))
    run.italic, run.font.color.rgb = language != "zh", RGBColor(0x55, 0x60, 0x6E)


def _clean(words: str) -> str:
    """Without what XML cannot hold."""
    return "".join(sign for sign in words if sign in "\t\n" or (sign >= " " and not "\ufffe" <= sign <= "\uffff"))


def document_read(name: str, archive: Archive, asked: Request) -> Material:
    """The rows, the particulars and the free text of a document; a document without our table is text."""
    reader = _Filled(Material())
    text, _ = docx_text(archive, reader.takes)
    material = reader.material
    is_ours = refuse_foreign_request(name, archive, reader.keys, asked)
    material.text = "\n\n".join(_free_lines(text, is_ours=is_ours))
    material.has_table = reader.tables > 0
    refuse_empty(name, material)
    return material


def _free_lines(text: str, *, is_ours: bool) -> Iterator[str]:
    """The paragraphs that are the state's; of a template filled in, without the template's own lines."""
    for block in text.split("\n\n"):
        said = block.strip()
        if said and not (is_ours and said.lstrip("# ") in _OWN_LINES):
            yield said


class _Filled:
    """Takes our tables out of a document as they come."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.keys: list[str] = []
        self.tables = 0
        self._countries = country_names()

    def takes(self, rows: list[list[str]]) -> bool:
        told = [[_plain(cell) for cell in row] for row in rows]
        if told and (placed := columns_of(told[0])):
            self.tables += 1
            self._events(told, placed)
            return True
        if any(row and particular_named(row[0]) == "request" for row in told):
            self._particulars(told)
            return True
        return False

    def _events(self, rows: list[list[str]], placed: Mapping[str, int]) -> None:
        for number, cells in enumerate(rows[1:], 2):
            if columns_of(cells) or not any(cells):  # the head again, on the next page; a row left empty
                continue
            told = typed_row({field: cells[at] if at < len(cells) else "" for field, at in placed.items()})
            row, faults = row_of(told, self._countries)
            self.material.rows.append(row)
            if len(cells) != len(rows[0]):
                self._fault(number, HEADS["title"], _merged(len(cells), len(rows[0])))
                continue
            for field, why in faults:
                self._fault(number, HEADS[field], why)

    def _fault(self, row: int, head: Trilingual, why: Trilingual) -> None:
        ru, en, zh = (head.in_(one).split(" (")[0].split("（")[0] for one in ("ru", "en", "zh"))
        place = Trilingual(
            f"таблица {self.tables}, строка {row}, столбец «{ru}»",
            f"table {self.tables}, row {row}, column “{en}”",
            f"表 {self.tables} 第 {row} 行“{zh}”列",
        )
        self.material.faults.append(Fault(place, why))

    def _particulars(self, rows: list[list[str]]) -> None:
        for row in rows:
            name, said = particular_named(row[0]) if row else "", row[1] if len(row) > 1 else ""
            if name == "request":
                self.keys.append(said.strip())
            elif name in {"provisional", "incomplete", "blanks"} and (why := take_flag(self.material, name, said)):
                words = PARTICULARS[name]
                place = Trilingual(
                    f"сведения о материале, строка «{words.ru}»", f"particulars, row “{words.en}”", f"材料说明，“{words.zh}”行"
                )
                self.material.faults.append(Fault(place, why))


def _plain(cell: str) -> str:
    """The words of a cell; the mark of a footnote is none of them."""
    words = _RAISED.sub(lambda raised: "" if _MARK.fullmatch(raised[1]) else raised[1], cell)
    return "\n".join(said for line in words.splitlines() if (said := " ".join(line.split())))


def _merged(cells: int, heads: int) -> Trilingual:
    return Trilingual(
        f"в строке ячеек {cells}, а столбцов {heads}: разъедините ячейки",
        f"the row has {cells} cells for {heads} columns: split the merged cells",
        f"该行有 {cells} 个单元格，应为 {heads} 列：请拆分合并的单元格",
    )
