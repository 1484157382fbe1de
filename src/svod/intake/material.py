"""A state's material: its workbook, row by row with every fault addressed, and its way into the register as a source."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import openpyxl
from django.db import transaction
from openpyxl.styles import Alignment, Font, PatternFill

from svod.intake.files.text import FileText
from svod.intake.files.xlsx import MOST_ROWS, Sheet, column, sheets_of
from svod.intake.propose import propose
from svod.kernel.dates import DateRange, PartialDate
from svod.kernel.refusal import Refused
from svod.kernel.words import Language, Trilingual
from svod.language.lexicon import Lexicon
from svod.reading import read_text
from svod.register.letters.models import Entry
from svod.register.letters.queries import name_of
from svod.register.proposals.models import Intake, Proposal
from svod.register.rights import Actor, Thing, require
from svod.register.sources.models import Source
from svod.register.states.models import State
from svod.register.submissions.changes import FIELDS
from svod.register.submissions.models import Submission
from svod.register.submissions.stages import ACCEPTED

HEADS: dict[str, Trilingual] = {
    "title": Trilingual("Мероприятие", "Event", "活动"),
    "start": Trilingual("Первый день (ГГГГ-ММ-ДД)", "First day (YYYY-MM-DD)", "首日（YYYY-MM-DD）"),
    "end": Trilingual("Последний день", "Last day", "末日"),
    "city": Trilingual("Город", "City", "城市"),
    "country": Trilingual("Страна (код)", "Country (code)", "国家（代码）"),
    "outcome": Trilingual("Итог", "Outcome", "成果"),
}
_HEAD_ROW = 1
_WIDTHS = {"title": 60, "start": 16, "end": 16, "city": 22, "country": 14, "outcome": 60}


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong in one cell: «Лист1, строка 4, столбец B»."""

    sheet: str
    row: int
    column: str
    words: Trilingual

    def said(self, language: Language) -> str:
        where = Trilingual(
            f"лист «{self.sheet}», строка {self.row}, столбец {self.column}",
            f"sheet “{self.sheet}”, row {self.row}, column {self.column}",
            f"工作表“{self.sheet}”第 {self.row} 行 {self.column} 列",
        )
        return f"{where.in_(language)}: {self.words.in_(language)}"


def template(language: Language, rows: Sequence[Mapping[str, Any]] = ()) -> bytes:
    """The workbook that a state fills in, with its rows of the last time where there are any."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = {"ru": "Мероприятия", "en": "Events", "zh": "活动"}[language]
    sheet.append([HEADS[name].in_(language) for name in FIELDS])
    for row in rows:
        sheet.append([str(row.get(name) or "") for name in FIELDS])
    for number, name in enumerate(FIELDS, 1):
        cell = sheet.cell(row=1, column=number)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE6F0")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[column(number)].width = _WIDTHS[name]
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rows_of(name: str, content: bytes) -> tuple[list[dict[str, str]], list[CellFault]]:
    """The rows of a filled workbook and every fault in it; rows with a fault are among the rows too, as they were written."""
    rows: list[dict[str, str]] = []
    faults: list[CellFault] = []
    countries = set(State.objects.values_list("code", flat=True))
    for sheet in sheets_of(name, content):
        placed = _columns(sheet)
        if not placed:
            continue
        for number, cells in enumerate(sheet.rows[_HEAD_ROW:], _HEAD_ROW + 1):
            told = {field: cells[at] if at < len(cells) else "" for field, at in placed.items()}
            if not any(told.values()):
                continue
            rows.append({field: told.get(field, "") for field in FIELDS})
            faults += [
                CellFault(sheet.name, number, column(placed[field] + 1), why) for field, why in row_faults(told, countries)
            ]
    if not rows and not faults:
        titles = ", ".join(HEADS[field].ru for field in FIELDS)
        raise Refused(
            f"{name}: в книге нет таблицы мероприятий. Возьмите образец на этой странице; столбцы: {titles}.",
            f"{name}: the workbook has no table of events. Take the template on this page; its first row names the columns.",
            f"{name}：工作簿中没有活动表。请使用本页模板，首行为列名。",
        )
    if len(rows) >= MOST_ROWS:
        raise Refused(
            f"{name}: строк больше {MOST_ROWS}. Разделите книгу.",
            f"{name}: more than {MOST_ROWS} rows. Divide the workbook.",
            f"{name}：超过 {MOST_ROWS} 行，请拆分工作簿。",
        )
    return rows, faults


def _columns(sheet: Sheet) -> dict[str, int]:
    """Where each field stands, by the heads of the first row in any of the three languages."""
    heads = [cell.lower() for cell in (sheet.rows[0] if sheet.rows else ())]
    found = {}
    for field, words in HEADS.items():
        names = {words.in_(language).lower() for language in ("ru", "en", "zh")}
        names |= {one.split("（")[0].split(" (")[0] for one in names}
        at = next((n for n, head in enumerate(heads) if head in names), None)
        if at is not None:
            found[field] = at
    return found if "title" in found else {}


def row_faults(told: Mapping[str, str], countries: Container[str]) -> list[tuple[str, Trilingual]]:
    """What is wrong in one row, by field; `countries` are the codes that there are."""
    found = []
    if not told.get("title"):
        found.append(("title", Trilingual("нет названия мероприятия", "the event has no name", "缺少活动名称")))
    days: dict[str, PartialDate] = {}
    for field in ("start", "end"):
        if told.get(field):
            try:
                days[field] = PartialDate.parse(told[field])
            except ValueError:
                found.append(
                    (
                        field,
                        Trilingual(
                            f"«{told[field]}» – не дата; нужно ГГГГ-ММ-ДД, ГГГГ-ММ или ГГГГ",
                            f"“{told[field]}” is not a date; write YYYY-MM-DD, YYYY-MM or YYYY",
                            f"“{told[field]}”不是日期；应为 YYYY-MM-DD、YYYY-MM 或 YYYY",
                        ),
                    )
                )
    if len(days) == 2 and DateRange(days["start"], days["end"]).is_backwards:
        found.append(("end", Trilingual("раньше первого дня", "earlier than the first day", "早于首日")))
    if told.get("country") and told["country"].upper() not in countries:
        found.append(
            (
                "country",
                Trilingual(
                    f"кода «{told['country']}» нет; нужен код из двух букв, например KZ",
                    f"there is no code “{told['country']}”; two letters are needed, such as KZ",
                    f"没有代码“{told['country']}”；应为两个字母，如 KZ",
                ),
            )
        )
    return found


def as_text(submission: Submission) -> str:
    """The material as prose that can be read: the state's own words, then its rows, each as a line with its bracket."""
    lines = [submission.text] if submission.text else []
    for row in submission.rows:
        bracket = ", ".join(filter(None, (f"г. {row['city']}" if row["city"] else "", _dates(row))))
        lines.append(f"{row['title']}{f' ({bracket})' if bracket else ''}.{' ' + row['outcome'] if row['outcome'] else ''}")
    return "\n\n".join(lines)


_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()


def _dates(row: Mapping[str, str]) -> str:
    if not row["start"]:
        return ""
    first, last = PartialDate.parse(row["start"]), PartialDate.parse(row["end"] or row["start"])
    if not first.month or not last.month:
        return f"{first.year} г." if first == last else f"{first.year}–{last.year} гг."
    if not first.day or not last.day:
        return f"{first.month:02}.{first.year} г."
    if (first.year, first.month) == (last.year, last.month):
        days = str(first.day) if first == last else f"{first.day}–{last.day}"
        return f"{days} {_MONTHS[first.month - 1]} {first.year} г."
    return f"{first.day} {_MONTHS[first.month - 1]} {first.year} г. – {last.day} {_MONTHS[last.month - 1]} {last.year} г."


@transaction.atomic
def take_in_material(*, submission: Submission, lexicon: Lexicon | None, by: Actor) -> Intake | None:
    """Accepted material becomes a source, and what it says proposals to the register; None where there was nothing to report."""
    asked = submission.request
    require(by, "take in", Thing("source", state=asked.state.code, area=asked.area.code))
    if submission.stage != ACCEPTED or submission.is_nothing:
        return None
    text = as_text(submission)
    name = f"{asked.period.code}, {asked.state.code}, {asked.area.code}, {submission.number}"
    # the name is in the hash: two states may well send the same words
    digest = hashlib.sha256(f"{name}\n{text}".encode()).hexdigest()
    reading = read_text(text, name=name, dated=asked.period.last, lexicon=lexicon)
    file = FileText(name=name, sha256=digest, text=text, encoding="utf-8", was_converted=False)
    taken = propose(file=file, reading=reading, is_invented=False, by=by)
    submission.source = taken.source
    submission.save(update_fields=["source"])
    source = taken.source
    source.state = asked.state
    for name, words in Source.title.columns(_title(submission)).items():
        setattr(source, name, words)
    source.save(update_fields=["state", "title_ru", "title_en", "title_zh"])
    _of_area(taken, asked.area.code)
    return taken


def _of_area(taken: Intake, area: str) -> None:
    """What a state sends for an area is of that area: its text has no sections that would say so."""
    placeless = [one for one in taken.proposals.all() if not one.found.get("area_code")]
    for one in placeless:
        one.found["area_code"] = area
    Proposal.objects.bulk_update(placeless, ["found"], batch_size=200)


def _title(submission: Submission) -> Trilingual:
    """What the material is called where it is quoted."""
    asked, n = submission.request, submission.number
    state, area, period = asked.state.short_name.whole, asked.area.short.whole, asked.period.code
    entry = Entry.objects.filter(submission=submission).select_related("letter").first()
    letter = name_of(entry.letter) if entry else Trilingual()
    return Trilingual(
        f"{state.ru}: материал за {period}, {area.ru}"
        + (f", версия {n}" if n > 1 else "")
        + (f" ({letter.ru})" if letter else ""),
        f"{state.en}: material for {period}, {area.en}"
        + (f", version {n}" if n > 1 else "")
        + (f" ({letter.en})" if letter else ""),
        f"{state.zh}：{period} 材料，{area.zh}" + (f"（第 {n} 版）" if n > 1 else "") + (f"（{letter.zh}）" if letter else ""),
    )
