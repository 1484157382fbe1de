"""Days told from the text's own: «сегодня», «вчера», «в среду», «с понедельника по четверг»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from svod.language.found import Found
from svod.language.phrases.dates.ru import Dates, Day
from svod.language.prose import Prose

_WEEK = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень")
_NEAR = {"позавчера": -2, "вчера": -1, "накануне": -1, "сегодня": 0, "завтра": 1}
_NAME = r"(понедельник|вторник|сред[уы]|четверг|пятниц[уы]|суббот[уы]|воскресень[ея])а?"
_DAY = re.compile(
    rf"(?<!\w)(?:(?P<near>позавчера|вчера|сегодня|завтра)|(?:во? |с(?:о)? ){_NAME}(?: и (?:во? )?{_NAME}| по {_NAME})?)(?!\w)(?!,? ?\(?\d)(?! утр| вечер)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Nearby:
    """From `first` to `last`: days after the text's own day, or days of the week (Monday 0) where `is_weekday`."""

    first: int
    last: int
    is_weekday: bool

    def beside(self, day: date, *, ahead: bool) -> Dates:
        """The days themselves: those of the week are the last before `day` or, `ahead`, the next after it."""
        last = day + timedelta(days=self.last)
        first = day + timedelta(days=self.first)
        if self.is_weekday:
            back = (day.weekday() - self.last) % 7
            last = day + timedelta(days=(7 - back) % 7 if ahead else -back)
            first = last - timedelta(days=(self.last - self.first) % 7)
        return Dates(Day(first.year, first.month, first.day), Day(last.year, last.month, last.day))


def _weekday(word: str) -> int:
    return next(at for at, stem in enumerate(_WEEK) if word.lower().startswith(stem))


def find(prose: Prose) -> list[Found[Nearby]]:
    """Every such day, in order; not where the date itself is printed after it."""
    found = []
    for match in _DAY.finditer(prose.text):
        if match["near"]:
            days = _NEAR[match["near"].lower()]
            found.append(Found(match.start(), match.end(), Nearby(days, days, False)))
            continue
        first, together, until = match[2], match[3], match[4]
        if until or not match.group().lower().startswith(("с ", "со ")):
            found.append(Found(match.start(), match.end(), Nearby(_weekday(first), _weekday(until or together or first), True)))
    return found


def plain(value: Nearby) -> str:
    """As the corpora write it."""
    row = str(value.first) if value.first == value.last else f"{value.first}..{value.last}"
    return f"{'weekday' if value.is_weekday else 'day'} {row}"
