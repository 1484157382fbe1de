"""The workbook of a state: filled from our template, every fault addressed by sheet, row and column, nothing taken on trust."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import date

import openpyxl
import pytest

from svod.intake.material_files import read_material, template_of
from svod.intake.material_parts import BLANKS_SAID, YES_NO, Material
from svod.intake.material_xlsx import workbook
from svod.kernel.refusal import Refused
from svod.kernel.words import LANGUAGES, Language
from svod.register.areas.models import Area
from svod.register.rights import Actor, Grant, Role, operator
from svod.register.sources.models import Period
from svod.register.states.models import State
from svod.register.submissions.changes import write_draft
from svod.register.submissions.models import Request, Submission
from svod.register.submissions.requests import open_period

ROW = {"title": "Форум портов", "start": "2024-03-18", "end": "2024-03-20", "city": "Алматы", "country": "KZ", "outcome": "Итог"}
KZ = Actor("К. Казахстан", (Grant(Role.AGENCY, "KZ"),), 3)


@pytest.fixture
def asked(sco: Period) -> Request:
    areas = Area.objects.filter(code__in=("trade", "energy"))
    states = State.objects.filter(code__in=("KZ", "UZ"))
    open_period(period=sco, states=states, areas=areas, deadline=date(2099, 3, 20), by=operator("r"))
    return Request.objects.get(state__code="KZ", area__code="trade")


def filled(*rows: tuple[object, ...], empty: bytes | None = None) -> bytes:
    """A workbook with the head of our template, or a template, with rows."""
    if empty is None:
        book = openpyxl.Workbook()
        book.active.append(["Мероприятие", "Первый день", "Последний день", "Город", "Страна", "Итог"])
        book.active.title = "Мероприятия"
    else:
        book = openpyxl.load_workbook(io.BytesIO(empty))
    for row in rows:
        book.active.append(row)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def draft_of(asked: Request, text: str = "", rows: Iterable[dict[str, str]] = (), **flags: object) -> Submission:
    return write_draft(request=asked, text=text, rows=list(rows), by=KZ, **flags)  # type: ignore[arg-type]  # flags by name


def read(content: bytes, asked: Request) -> Material:
    return read_material("m.xlsx", content, asked)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_of_each_language_comes_back_with_all_that_it_said(asked: Request, language: Language) -> None:
    text = "Первый абзац.\nВторой абзац."
    version = draft_of(asked, text, [ROW], is_provisional=True, is_incomplete=False, blanks="confirmed")
    back = read(template_of(asked, version, "xlsx", language), asked)
    assert (back.rows, back.text, back.faults) == ([ROW], text, [])
    assert (back.is_provisional, back.is_incomplete, back.blanks) == (True, False, "confirmed")


def test_every_fault_is_named_with_its_sheet_row_and_column(asked: Request) -> None:
    book = filled(
        ("Форум", "2024-03-18", "2024-03-20", "Алматы", "KZ", ""),
        ("", "2024-04-01", "", "Омск", "RU", ""),
        ("Семинар", "весной", "", "", "", ""),
        ("Выставка", "2024-05-09", "2024-05-07", "", "XX", ""),
    )
    material = read(book, asked)
    assert len(material.rows) == 4
    assert [fault.place.en for fault in material.faults] == [
        "sheet “Мероприятия”, row 3, column A",
        "sheet “Мероприятия”, row 4, column B",
        "sheet “Мероприятия”, row 5, column C",
        "sheet “Мероприятия”, row 5, column E",
    ]
    said = "лист «Мероприятия», строка 4, столбец B: «весной» – не дата; нужно ДД.ММ.ГГГГ, ГГГГ-ММ-ДД, ГГГГ-ММ или ГГГГ"
    assert material.faults[1].said("ru") == said


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("18.03.2024", "2024-03-18"),
        ("8.3.2024", "2024-03-08"),
        ("03.2024", "2024-03"),
        ("2024", "2024"),
        (2024, "2024"),
        (date(2024, 3, 18), "2024-03-18"),
        ("2024-03", "2024-03"),
    ],
)
def test_days_are_read_as_people_write_them(asked: Request, typed: object, kept: str) -> None:
    assert read(filled(("Форум", typed, "", "", "", "")), asked).rows[0]["start"] == kept


@pytest.mark.parametrize("typed", ["KZ", "kz", "Казахстан", "Kazakhstan", "哈萨克斯坦", "Республика Казахстан"])
def test_a_state_is_named_by_its_code_or_its_name_in_any_language(asked: Request, typed: str) -> None:
    material = read(filled(("Форум", "2024", "", "", typed, "")), asked)
    assert (material.rows[0]["country"], material.faults) == ("KZ", [])


def test_a_flag_that_is_no_word_of_the_list_is_named_with_its_cell(asked: Request) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(asked, draft_of(asked, "Да."), "ru")))
    sheet = book.worksheets[1]
    at = {sheet.cell(row=n, column=1).value: n for n in range(1, sheet.max_row + 1)}
    sheet.cell(row=at["Пропуски"], column=2).value = "наверное"
    fault = read(saved(book), asked).faults[0]
    place = f"лист «О материале», строка {at['Пропуски']}, столбец B"
    assert fault.said("ru").startswith(f"{place}: «наверное»; нужно: не проверялись")


def test_words_for_the_flags_can_be_chosen_from_a_list_of_the_program() -> None:
    for table in (BLANKS_SAID, YES_NO):
        for language in LANGUAGES:
            assert not any("," in words.in_(language) for words in table.values()), "a comma parts the items of Excel's list"


@pytest.mark.parametrize("mark", ["both", "hidden", "printed"])
def test_the_template_of_another_request_is_refused_and_says_which(asked: Request, mark: str) -> None:
    other = Request.objects.get(state__code="UZ", area__code="energy")
    book = openpyxl.load_workbook(io.BytesIO(filled(tuple(ROW.values()), empty=workbook(other, None, "ru"))))
    if mark == "hidden":
        del book[book.sheetnames[1]]
    if mark == "printed":
        book.properties.keywords = ""
    with pytest.raises(Refused, match=r"another request \(2023-2024/UZ/energy\); this page is 2023-2024/KZ/trade"):
        read(saved(book), asked)


def test_what_begins_like_a_formula_is_written_as_words(asked: Request) -> None:
    version = draft_of(asked, "=1+1", [{**ROW, "title": '=HYPERLINK("http://example.org")'}])
    book = openpyxl.load_workbook(io.BytesIO(workbook(asked, version, "ru")))
    assert book.active["A2"].data_type == "s"
    assert read(workbook(asked, version, "ru"), asked).rows[0]["title"].startswith("=HYPERLINK")


def test_a_formula_that_somebody_put_in_is_not_worked_out(asked: Request) -> None:
    material = read(filled(('=HYPERLINK("http://example.org")', "2024-03-18", "", "", "", "")), asked)
    assert [fault.words.en for fault in material.faults] == ["the event has no name"]


@pytest.mark.parametrize("content", [b"", b"title;start\nForum;2024", b"%PDF-1.7 x"])
def test_what_is_neither_workbook_nor_document_is_refused(asked: Request, content: bytes) -> None:
    with pytest.raises(Refused, match="not read"):
        read(content, asked)


def test_a_damaged_file_is_refused(asked: Request) -> None:
    with pytest.raises(Refused, match="damaged"):
        read(b"PK\x03\x04 no", asked)


def test_a_workbook_without_the_table_and_one_left_empty_are_two_refusals(asked: Request) -> None:
    book = openpyxl.Workbook()
    book.active.append(["a", "b"])
    with pytest.raises(Refused, match="no table of events"):
        read(saved(book), asked)
    with pytest.raises(Refused, match="is empty"):
        read(workbook(asked, None, "en"), asked)


def rewritten(content: bytes, part: str, change: object) -> bytes:
    """The archive with one part put through `change`, or added."""
    source, out = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            if name != part:
                made.writestr(name, source.read(name))
        before = source.read(part) if part in source.namelist() else b""
        made.writestr(part, change(before) if callable(change) else change)
    return out.getvalue()


def test_a_workbook_that_declares_entities_is_refused(asked: Request) -> None:
    bad = rewritten(filled(("Форум",)), "xl/workbook.xml", lambda part: b'<!DOCTYPE x [<!ENTITY a "b">]>' + part)
    with pytest.raises(Refused, match="entities"):
        read(bad, asked)


def test_a_workbook_that_swells_is_refused(asked: Request) -> None:
    bomb = rewritten(filled(("Форум",)), "xl/media/x.xml", b" " * 60_000_000)
    assert len(bomb) < 100_000
    with pytest.raises(Refused, match="far too large"):
        read(bomb, asked)


def test_a_workbook_with_macros_is_refused(asked: Request) -> None:
    with pytest.raises(Refused, match="macros"):
        read(rewritten(filled(("Форум",)), "xl/vbaProject.bin", b"x"), asked)
