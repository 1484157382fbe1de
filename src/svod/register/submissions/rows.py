"""The rows of a state's material: an event each. What is typed becomes a value; faults and blanks are named by row and field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from svod.kernel.dates import DateRange, PartialDate
from svod.kernel.refusal import Refused
from svod.kernel.words import LANGUAGES, Language, Trilingual
from svod.register.states.models import State

FIELDS = ("title", "start", "end", "city", "country", "outcome")
EXPECTED = ("start", "city")
"""Fields without which the report cannot say when and where; blank ones are confirmed before the material is submitted."""
LONGEST_OF = {"title": 2_000, "start": 40, "end": 40, "city": 200, "country": 200, "outcome": 4_000}

UNCHECKED, PRESENT, CONFIRMED = "unchecked", "present", "confirmed"
BLANKS = (UNCHECKED, PRESENT, CONFIRMED)
"""Nobody looked; there are blanks and the words will come; it was looked, and there is nothing to say there."""

_DOTTED = re.compile(r"(?:(\d{1,2})\.)?(\d{1,2})\.(\d{4})")
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2})?$")

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong in a field of a row, counted from 0."""

    row: int
    field: str
    words: Trilingual


class Faulty(Refused):
    """Rows with faults. Nothing was stored."""

    def __init__(self, faults: Sequence[RowFault]) -> None:
        def said(language: str) -> str:
            row = {"ru": "строка", "en": "row", "zh": "第"}[language]
            end = " 行" if language == "zh" else ""
            told = [f"{row} {one.row + 1}{end}: {getattr(one.words, language)}" for one in faults[:20]]
            return "; ".join(told) + ("…" if len(faults) > 20 else "")

        super().__init__(
            f"Исправьте отмеченное, ничего не записано: {said('ru')}.",
            f"Mend what is marked; nothing was stored: {said('en')}.",
            f"请更正标出的内容，尚未保存：{said('zh')}。",
        )
        self.faults = tuple(faults)


class BlanksUnchecked(Refused):
    """Material with blanks was to be submitted, and nobody has said that they were looked at. `blanks`: row from 0, field."""

    def __init__(self, blanks: Sequence[tuple[int, str]]) -> None:
        super().__init__(
            f"Не заполнено: день или город ({len(blanks)}). Заполните или отметьте, что пропуски есть либо что они проверены и"
            " сказать больше нечего, – и подайте снова. Черновик сохранён.",
            f"Left blank: a day or a city ({len(blanks)}). Fill them in, or say that there are blanks, or that they were checked"
            " and there is no more to say; then submit again. The draft is kept.",
            f"有 {len(blanks)} 处日期或城市未填。请补填，或标明存在空缺，或标明空缺已核对、无更多信息，然后再次提交。"
            "草稿已保存。",
        )
        self.blanks = tuple(blanks)


def day_of(typed: str) -> str:
    """`2024-03-18`, `2024-03`, `2024`, «18.03.2024», «03.2024» as ISO; a ValueError where it is no day."""
    said = _CLOCK.sub("", typed.strip()).rstrip(".")
    if dotted := _DOTTED.fullmatch(said):
        day, month, year = dotted.groups()
        said = f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
    return str(PartialDate.parse(said))


def day_typed(iso: str, language: Language) -> str:
    """A day as people of a language type it: «18.03.2024», `2024-03-18`; what is no day stays as it is."""
    if language != "ru":
        return iso
    try:
        day = PartialDate.parse(iso)
    except ValueError:
        return iso
    return ".".join(f"{part:02d}" for part in (day.day, day.month, day.year) if part)


def country_names() -> dict[str, str]:
    """Codes and names of states in every language, in lower case → code."""
    found: dict[str, str] = {}
    for state in State.objects.all():
        found[state.code.lower()] = state.code
        for words in (state.name, state.short_name):
            found |= {words.in_(language).strip().lower(): state.code for language in LANGUAGES if words.in_(language)}
    return found


def typed_row(row: Mapping[str, Any]) -> Row:
    """Every field as words, none missing."""
    return {name: str(row.get(name) or "").strip() for name in FIELDS}


def row_of(typed: Row, countries: Mapping[str, str]) -> tuple[Row, list[tuple[str, Trilingual]]]:
    """The row with ISO dates and codes, and its faults by field; what is wrong stays as it was typed."""
    row, faults = dict(typed), []
    if not row["title"]:
        faults.append(("title", Trilingual("нет названия мероприятия", "the event has no name", "缺少活动名称")))
    faults += [(name, _too_long(LONGEST_OF[name])) for name in FIELDS if len(row[name]) > LONGEST_OF[name]]
    days: dict[str, PartialDate] = {}
    for field in ("start", "end"):
        if row[field]:
            try:
                row[field] = day_of(row[field])
                days[field] = PartialDate.parse(row[field])
            except ValueError:
                faults.append((field, _no_day(row[field])))
    if len(days) == 2 and DateRange(days["start"], days["end"]).is_backwards:
        faults.append(("end", Trilingual("раньше первого дня", "earlier than the first day", "早于首日")))
    if row["end"] and not row["start"]:
        faults.append(("start", Trilingual("нет первого дня", "the first day is missing", "缺少首日")))
    if row["country"]:
        code = countries.get(row["country"].lower())
        if code is None:
            faults.append(("country", _no_country(row["country"])))
        row["country"] = code or row["country"]
    return row, faults


def fitting_rows(rows: Iterable[Mapping[str, Any]]) -> list[Row]:
    """The rows as values; Faulty with every fault of all of them."""
    countries = country_names()
    kept: list[Row] = []
    faults: list[RowFault] = []
    for number, typed in enumerate(rows):
        row, wrong = row_of(typed_row(typed), countries)
        kept.append(row)
        faults += [RowFault(number, field, words) for field, words in wrong]
    if faults:
        raise Faulty(faults)
    return kept


def blanks_in(rows: Iterable[Mapping[str, str]]) -> Iterator[tuple[int, str]]:
    """The expected fields that are blank: row from 0, field."""
    return ((number, name) for number, row in enumerate(rows) for name in EXPECTED if not row.get(name))


def _no_day(said: str) -> Trilingual:
    return Trilingual(
        f"«{said}» – не дата; нужно ДД.ММ.ГГГГ, ГГГГ-ММ-ДД, ГГГГ-ММ или ГГГГ",
        f"“{said}” is not a date; write YYYY-MM-DD, DD.MM.YYYY, YYYY-MM or YYYY",
        f"“{said}”不是日期；应为 YYYY-MM-DD、YYYY-MM 或 YYYY",
    )


def _no_country(said: str) -> Trilingual:
    return Trilingual(
        f"государства «{said}» нет в списке; нужно название или код из двух букв, например KZ",
        f"there is no state “{said}” in the list; give its name or a code of two letters, such as KZ",
        f"列表中没有“{said}”；请填写国名或两个字母的代码，如 KZ",
    )


def _too_long(most: int) -> Trilingual:
    return Trilingual(f"длиннее {most} знаков", f"longer than {most} characters", f"超过 {most} 个字符")
