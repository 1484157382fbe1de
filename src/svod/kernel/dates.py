"""Dates that know how exact they are: a day, a month, a year (ISO 8601 reduced precision)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "year"]
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """`2024-07-04`, `2024-07` or `2024`; `month` and `day` are None where not known. An impossible date is a ValueError."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        date(self.year, self.month or 1, self.day or 1)
        if self.day and not self.month:
            raise ValueError("a day needs its month")

    @classmethod
    def parse(cls, iso: str) -> PartialDate:
        match = _ISO.fullmatch(iso)
        if not match:
            raise ValueError(f"not an ISO date, month or year: {iso!r}")
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @property
    def precision(self) -> Precision:
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        return f"{self.year:04d}" + (f"-{self.month:02d}" if self.month else "") + (f"-{self.day:02d}" if self.day else "")


@dataclass(frozen=True, slots=True)
class DateRange:
    """From `start` to `end`, both included. A range that ends before it starts can be held: a fault to report, not to lose."""

    start: PartialDate
    end: PartialDate

    @classmethod
    def parse(cls, start: str, end: str | None = None) -> DateRange:
        first = PartialDate.parse(start)
        return cls(first, PartialDate.parse(end) if end else first)

    @classmethod
    def of_days(cls, first: date, last: date, precision: str) -> DateRange:
        """The range whose earliest and latest days are given, at a precision."""

        def cut(day: date) -> PartialDate:
            if precision == "year":
                return PartialDate(day.year)
            return PartialDate(day.year, day.month) if precision == "month" else PartialDate(day.year, day.month, day.day)

        return cls(cut(first), cut(last))

    @property
    def precision(self) -> Precision:
        order: tuple[Precision, ...] = ("day", "month", "year")
        return max(self.start.precision, self.end.precision, key=order.index)

    @property
    def first(self) -> date:
        return self.start.first

    @property
    def last(self) -> date:
        return self.end.last

    @property
    def is_backwards(self) -> bool:
        return self.last < self.first

    def overlaps(self, other: DateRange) -> bool:
        return self.first <= other.last and other.first <= self.last

    def __str__(self) -> str:
        return str(self.start) if self.start == self.end else f"{self.start}/{self.end}"
