"""Working days of a state: its weekend, its public holidays, the days that a decree moves.

Holidays come from the package `holidays`, which knows the weekends that are worked too (China, Russia, Belarus …); what it lacks
or has wrong stands in the pack (`calendar.yaml`). Days that depend on the moon are its estimates until they are proclaimed.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from holidays import country_holidays

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LONGEST_REST = 60
"""Days; a calendar in which more than these are off is taken for one without rest, or nobody would ever be written to."""


@dataclass(frozen=True, slots=True)
class _Year:
    off: frozenset[date]
    worked: frozenset[date]  # days of the weekend that are working days
    weekend: frozenset[int]  # 0 is Monday


@lru_cache(maxsize=512)
def _year(country: str, year: int) -> _Year:
    """What the package knows of a country and year; of a country that it does not know, Saturdays and Sundays."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # of years far away, whose moon it does not know
            found = country_holidays(country, years=year)
            if "government" in found.supported_categories:  # offices of the state rest on these as well (Egypt, Sri Lanka)
                found = country_holidays(country, years=year, categories=("public", "government"))
    except NotImplementedError:
        return _Year(frozenset(), frozenset(), frozenset({5, 6}))
    worked = frozenset(day for day in found.weekend_workdays if day.year == year)
    return _Year(frozenset(found), worked, frozenset(found.weekend))


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days of one country (ISO 3166-1 alpha-2; "" is Monday to Friday). What is given here outweighs the package."""

    country: str = ""
    weekend: frozenset[int] = frozenset()  # 0 is Monday; empty: as the package knows it
    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    @classmethod
    def of_names(cls, country: str, weekend: Iterable[str], off: Iterable[str], worked: Iterable[str]) -> Calendar:
        """From what a pack holds: names of days of the week, ISO days."""
        days = (frozenset(date.fromisoformat(day) for day in some) for some in (off, worked))
        return cls(country, frozenset(WEEK.index(day) for day in weekend), *days)

    def is_working_day(self, day: date) -> bool:
        if day in self.worked or day in self.off:
            return day in self.worked
        known = _year(self.country, day.year)
        if self.is_weekend(day):
            return day in known.worked
        return day not in known.off

    def is_weekend(self, day: date) -> bool:
        return day.weekday() in (self.weekend or _year(self.country, day.year).weekend)

    def working_days_between(self, first: date, last: date) -> int:
        """Working days after `first` up to `last`; negative when `last` is earlier."""
        if last < first:
            return -self.working_days_between(last, first)
        return sum(self.is_working_day(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))

    def working_day_until(self, day: date) -> date:
        """The day itself where it is a working day, else the last one before it."""
        return next((one for n in range(LONGEST_REST) if self.is_working_day(one := day - timedelta(days=n))), day)

    def begins_a_week(self, day: date) -> bool:
        """Whether it is the first working day since the weekend: a Monday, a Saturday in Iran, a Tuesday after a holiday."""
        if not self.is_working_day(day):
            return False
        for n in range(1, 7):
            before = day - timedelta(days=n)
            if self.is_weekend(before):
                return True
            if self.is_working_day(before):
                return False
        return True
