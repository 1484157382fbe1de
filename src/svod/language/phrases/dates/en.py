"""Dates in English: days, ranges in and over months, «June 28, 2023», months, quarters, half-years, years."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from svod.language.found import Found
from svod.language.phrases.dates.ru import Dates, Day, plain
from svod.language.prose import Prose

_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = (
    r"(January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.|(?=[ ,])))"
)
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"((?:19|20)\d\d)(?!\d|\.\d)"
_RANGE = r"(?: ?[-–—] ?| to | through )"
_THIS = r"(?:,? (this year))?"
_PARTS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "q1": 1,
    "q2": 2,
    "q3": 3,
    "q4": 4,
}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
_SEASON = r"(?<=in )(?:the )?(spring|summer|autumn|fall) (?:of )?"
_Maker = Callable[[re.Match[str]], Dates]


def _month(name: str) -> int:
    return next(at for at, full in enumerate(_NAMES, 1) if full.startswith(name.lower().rstrip(".")[:3]))


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def _over_months(m: re.Match[str]) -> Dates:
    year = _int(m[6])
    found = Dates(Day(_int(m[3]), _month(m[2]), int(m[1])), Day(year, _month(m[5]), int(m[4])))
    return found.in_year(year) if year else found


def _months_first(m: re.Match[str]) -> Dates:
    year = _int(m[5])
    found = Dates(Day(None, _month(m[1]), int(m[2])), Day(year, _month(m[3]), int(m[4])))
    return found.in_year(year) if year else found


def _in_month(m: re.Match[str]) -> Dates:
    year, month = _int(m[4]), _month(m[3])
    return Dates(Day(year, month, int(m[1])), Day(year, month, int(m[2])), is_this_year=m[5] is not None)


def _month_first(m: re.Match[str]) -> Dates:
    year, month = _int(m[4]), _month(m[1])
    return Dates(Day(year, month, int(m[2])), Day(year, month, int(m[3] or m[2])))


def _one_day(m: re.Match[str]) -> Dates:
    day = Day(_int(m[3]), _month(m[2]), int(m[1]))
    return Dates(day, day, is_this_year=m[4] is not None)


def _iso(m: re.Match[str]) -> Dates:
    day = Day(int(m[1]), int(m[2]), int(m[3]))
    return Dates(day, day)


def _slashed(m: re.Match[str]) -> Dates:
    """«14/11/2017», «14.11.2017»: the day first, as secretariats outside America write."""
    day = Day(int(m[3]), int(m[2]), int(m[1]))
    return Dates(day, day)


def _part(m: re.Match[str]) -> Dates:
    part, size = _PARTS[m[1].lower()], 6 if m[2].lower().startswith("half") else 3
    return Dates(Day(int(m[3]), (part - 1) * size + 1), Day(int(m[3]), part * size), is_vague=True)


def _short_quarter(m: re.Match[str]) -> Dates:
    part = int(m[1])
    return Dates(Day(int(m[2]), part * 3 - 2), Day(int(m[2]), part * 3), is_vague=True)


def _season(m: re.Match[str]) -> Dates:
    first, last = _SEASONS[m[1].lower()]
    return Dates(Day(int(m[2]), first), Day(int(m[2]), last), is_vague=True)


def _months(m: re.Match[str]) -> Dates:
    year = int(m[3])
    return Dates(Day(None, _month(m[1])), Day(year, _month(m[2])), is_vague=True).in_year(year)


def _whole_month(m: re.Match[str]) -> Dates:
    day = Day(_int(m[2]), _month(m[1]))
    return Dates(day, day, is_vague=True)


def _years(m: re.Match[str]) -> Dates:
    return Dates(Day(int(m[1])), Day(int(m[2])), is_vague=True)


def _year(m: re.Match[str]) -> Dates:
    return Dates(Day(int(m[1])), Day(int(m[1])), is_vague=True)


_PATTERNS: tuple[tuple[re.Pattern[str], _Maker], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE if maker is not _whole_month else 0), maker)
    for pattern, maker in (
        (r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)", _iso),
        (r"(?<![\d./])(\d{1,2})[/.](0?[1-9]|1[0-2])[/.]((?:19|20)\d\d)(?![\d/.]\d)", _slashed),
        (rf"(?<![\d.])(?:from )?{_DAY} {_MONTH}(?:,? {_YEAR})?{_RANGE}{_DAY} {_MONTH}(?:,? {_YEAR})?", _over_months),
        (rf"(?:from )?{_MONTH} {_DAY}{_RANGE}{_MONTH} {_DAY}(?:,? {_YEAR})?", _months_first),
        (rf"(?<![\d.])(?:from )?(?:the )?{_DAY}{_RANGE}{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?{_THIS}", _in_month),
        (rf"(?:from )?{_MONTH} {_DAY}(?:{_RANGE}{_DAY})?,? {_YEAR}", _month_first),
        (rf"(?<!\w){_MONTH} {_DAY}(?:{_RANGE}{_DAY})?()(?![\d:])", _month_first),
        (rf"(?<![\d.,/])(?<!No\. ){_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?{_THIS}", _one_day),
        (r"(?<!\w)(first|second|third|fourth|[1-4](?:st|nd|rd|th)) (quarter|half)(?: of)? " + _YEAR, _part),
        (r"(?<!\w)Q([1-4]),? " + _YEAR, _short_quarter),
        (_SEASON + _YEAR, _season),
        (rf"(?<!\w){_MONTH}(?: ?[-–—] ?| to | and ){_MONTH},? {_YEAR}", _months),
        (rf"(?<!\w){_MONTH},? {_YEAR}", _whole_month),
        (rf"(?<=in ){_MONTH}()(?!\w)", _whole_month),
        (rf"(?<![\d.№-])((?:19|20)\d\d) ?[-–—] ?{_YEAR}", _years),
        (rf"(?<=[Ii]n )(?:the year )?{_YEAR}", _year),
        (rf"(?<=[,(] ){_YEAR}|(?<=[(]){_YEAR}(?=\))", _year),
        (rf"(?<=(?:or|il|of|to) ){_YEAR}", _year),
    )
)  # fmt: skip
_LIST = re.compile(
    rf"(?<![\d.,/])((?:\d{{1,2}}(?: ?[-–] ?\d{{1,2}})?(?:, | and ))+)(?=\d{{1,2}}(?: ?[-–] ?\d{{1,2}})? {_MONTH}(?:,? {_YEAR})?)"
)
_ITEM = re.compile(r"(\d{1,2})(?: ?[-–] ?(\d{1,2}))?")
_BETWEEN = re.compile(r"(?:\s|,|;|and|\([^()]{0,60}\))+")


def _listed(text: str) -> list[Found[Dates]]:
    """«10, 12 and 14» before «September 2024»."""
    found = []
    for match in _LIST.finditer(text):
        month, year = _month(match[2]), _int(match[3])
        for item in _ITEM.finditer(match[1]):
            days = Dates(Day(year, month, int(item[1])), Day(year, month, int(item[2] or item[1])))
            found.append(Found(match.start(1) + item.start(), match.start(1) + item.end(), days))
    return found


def _share_years(text: str, found: list[Found[Dates]]) -> list[Found[Dates]]:
    """A date without a year takes it from the next one of its list."""
    out: list[Found[Dates]] = []
    for one in reversed(found):
        after = out[-1] if out else None
        shares = after is not None and after.value.has_year and after.value.first.day and not one.value.has_year
        if after is not None and shares and not one.value.is_this_year and _BETWEEN.fullmatch(text[one.end : after.start]):
            one = Found(
                one.start, one.end, replace(one.value.in_year(after.value.first.year or 0), years_at=(after.start, after.end))
            )
        out.append(one)
    return out[::-1]


def find(prose: Prose) -> list[Found[Dates]]:
    """Every date in order. Years not named in the date itself or its list are None."""
    text, taken, found = prose.text, bytearray(len(prose.text) + 1), []
    for number, (pattern, maker) in enumerate(_PATTERNS):
        several = [Found(m.start(), m.end(), _made(maker, m)) for m in pattern.finditer(text)]
        for one in [*several, *(_listed(text) if number == 5 else [])]:
            if not any(taken[one.start : one.end]):
                taken[one.start : one.end] = b"\1" * (one.end - one.start)
                found.append(one)
    found.sort(key=lambda f: f.start)
    return _share_years(text, found)


def _made(maker: _Maker, match: re.Match[str]) -> Dates:
    if maker is _year and match[1] is None:
        year = int(match[2])
        return Dates(Day(year), Day(year), is_vague=True)
    return maker(match)


__all__ = ["find", "plain"]
