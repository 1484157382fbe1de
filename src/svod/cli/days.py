"""Dates and periods as they are typed on a command line."""

from __future__ import annotations

from datetime import date

from svod.kernel.dates import PartialDate
from svod.kernel.refusal import Refused


def day(typed: str) -> date:
    """`2024-10-16`."""
    try:
        return date.fromisoformat(typed)
    except ValueError as fault:
        raise Refused(
            ru=f"«{typed}» — не дата. Нужно так: 2024-10-16.",
            en=f"“{typed}” is not a date. Write it like 2024-10-16.",
            zh=f"“{typed}”不是日期，请写成 2024-10-16。",
        ) from fault


def period(typed: str) -> tuple[date, date]:
    """`2023-11..2024-10`: the first and the last day, both included. Days and years will do too."""
    start, dots, end = typed.partition("..")
    try:
        if not dots:
            raise ValueError
        first, last = PartialDate.parse(start.strip()).first, PartialDate.parse(end.strip()).last
    except ValueError as fault:
        raise Refused(
            ru=f"«{typed}» — не период. Нужно так: 2023-11..2024-10.",
            en=f"“{typed}” is not a period. Write it like 2023-11..2024-10.",
            zh=f"“{typed}”不是期间，请写成 2023-11..2024-10。",
        ) from fault
    if last < first:
        raise Refused(
            ru=f"Период {typed} кончается раньше, чем начинается. Поменяйте даты местами.",
            en=f"The period {typed} ends before it starts. Swap the dates.",
            zh=f"期间 {typed} 的结束早于开始，请交换两个日期。",
        )
    return first, last
