"""Dates: days, ranges in and over months and years, lists that share a month or a year, months, quarters, half-years, years."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from svod.kernel.dates import DateRange, PartialDate
from svod.language.found import Found
from svod.language.inflection import ordinal_words
from svod.language.prose import Prose
from svod.language.ranked import lowered

_STEMS = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
_GENT = r"(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
_ANY = (
    r"(?:январ[ьеяю]|феврал[ьеяю]|март[еау]?|апрел[ьеяю]|ма[йеяю]|июн[ьеяю]|июл[ьеяю]|август[еау]?|сентябр[ьеяю]"
    r"|октябр[ьеяю]|ноябр[ьеяю]|декабр[ьеяю])(?![а-яё])"
)
_DASH = r" ?[-–—] ?"
_D = r"(?<![\d.,/№])(?<!№ )(\d{1,2})(?: ?-? ?(?:ого|его|го|ое|ее|е|й)(?![а-яё]))?"
_YEAR_WORD = r"(?: ?(?:г\.? ?г\.?|годов|годы|годах|года|годом|году|год|г\.|г(?![\w]))(?![а-яё]))"
_Y = rf"(?:,? ?((?:19|20)\d\d){_YEAR_WORD}?(?!\d|\.\d|-\d))"
_THIS = r"(?: ((?:с\. ?г\.|т\. ?г\.|сего года|текущего года|этого года|нынешнего года)))"
_TAIL = rf"(?:{_Y}|{_THIS})?"
_M = rf" ?({_GENT})(?![а-яё])"
_QUARTERS = {"пер": 1, "вто": 2, "тре": 3, "чет": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_FROM_1_TO_4 = (
    r"перв(?:ом|ый|ое|ого|ой|ую|ая)|втор(?:ом|ой|ое|ого|ую|ая)|трет(?:ьем|ий|ье|ьего)|четв[её]рт(?:ом|ый|ого)|[1-4]|IV|I{1,3}"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as far as it is named."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def in_year(self, year: int) -> Day:
        return self if self.year else replace(self, year=year)


@dataclass(frozen=True, slots=True)
class Dates:
    """From `first` to `last`. `years_at`: clean characters of a year shared with a later date; `is_this_year`: «т.г.»."""

    first: Day
    last: Day
    years_at: tuple[int, int] | None = None
    is_this_year: bool = False
    is_vague: bool = False
    """A bare year or month, which may be a period rather than the day of an event."""

    @property
    def has_year(self) -> bool:
        return self.last.year is not None

    def in_year(self, year: int) -> Dates:
        """The same in a year taken from elsewhere; a range over New Year begins in the year before."""
        if self.last.year and self.first.year:
            return self
        last = self.last.in_year(year)
        crosses = bool(self.first.month and last.month and self.first.month > last.month)
        return replace(self, first=self.first.in_year((last.year or year) - crosses), last=last)

    def range(self) -> DateRange | None:
        """None where the year is not known or there is no such day."""
        if not self.last.year or not self.first.year:
            return None
        try:
            return DateRange(
                PartialDate(self.first.year, self.first.month, self.first.day),
                PartialDate(self.last.year, self.last.month, self.last.day),
            )
        except ValueError:
            return None


def month_of(word: str) -> int:
    lower = word.lower()
    for number in (1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 5):
        if lower.startswith(_STEMS[number - 1]):
            return number
    raise ValueError(f"not a month: {word!r}")


def _int(text: str | None) -> int | None:
    return int(text) if text else None


_SEASONS = {"весн": (3, 5), "лет": (6, 8), "осен": (9, 11)}
_DECADES = {"перв": (1, 10), "втор": (11, 20), "трет": (21, None), "i": (1, 10), "ii": (11, 20), "iii": (21, None), "1": (1, 10),
            "2": (11, 20), "3": (21, None), "последн": (21, None)}  # fmt: skip
_DAY_WORDS = {ordinal_words(n, "neut", "gent").replace("ё", "е"): n for n in range(1, 32)}


def _decade(m: re.Match[str]) -> Dates:
    """«во второй декаде мая 2017 года»: ten days of a month; the third goes to its end."""
    month, year = month_of(m[2]), _int(m[3])
    first, last = next(days for stem, days in sorted(_DECADES.items(), key=lambda i: -len(i[0])) if m[1].lower().startswith(stem))
    end = last or calendar.monthrange(year or 2024, month)[1]
    return Dates(Day(year, month, first), Day(year, month, end), is_this_year=bool(m[4]))


def _season(m: re.Match[str]) -> Dates:
    first, last = next(months for stem, months in _SEASONS.items() if m[1].lower().startswith(stem))
    return Dates(Day(int(m[2]), first), Day(int(m[2]), last), is_vague=True)


def _day_in_words(m: re.Match[str]) -> Dates:
    day = Day(_int(m[3]), month_of(m[2]), _DAY_WORDS[m[1].lower().replace("ё", "е")])
    return Dates(day, day, is_this_year=bool(m[4]))


_Maker = Callable[[re.Match[str]], Dates]
_Opening = Literal["digit", "month", "word"]
"""What a date begins with. A pattern is tried there only: searching the whole text for each costs five times as much."""


def _over_months(m: re.Match[str]) -> Dates:
    d1, m1, y1, t1, d2, m2, y2, t2 = m.groups()
    found = Dates(Day(_int(y1), month_of(m1), int(d1)), Day(_int(y2), month_of(m2), int(d2)), is_this_year=bool(t1 or t2))
    return found.in_year(int(y2)) if y2 else found


def _in_month(m: re.Match[str]) -> Dates:
    d1, d2, month, year, this = m.groups()
    y = _int(year)
    return Dates(Day(y, month_of(month), int(d1)), Day(y, month_of(month), int(d2)), is_this_year=bool(this))


def _one_day(m: re.Match[str]) -> Dates:
    day = Day(_int(m[3]), month_of(m[2]), int(m[1]))
    return Dates(day, day, is_this_year=bool(m[4]))


def _months(m: re.Match[str]) -> Dates:
    m1, y1, m2, y2 = m.groups()
    return Dates(Day(_int(y1), month_of(m1)), Day(int(y2), month_of(m2)), is_vague=True).in_year(int(y2))


def _month(m: re.Match[str]) -> Dates:
    day = Day(_int(m[2]), month_of(m[1]))
    return Dates(day, day, is_this_year=bool(m[3]), is_vague=True)


def _quarter(m: re.Match[str]) -> Dates:
    part = _QUARTERS[m[1].lower()[:3]]
    size = 3 if m[2].startswith("кв") else 6
    year = _int(m[3])
    return Dates(Day(year, (part - 1) * size + 1), Day(year, part * size), is_vague=True)


def _years(m: re.Match[str]) -> Dates:
    return Dates(Day(int(m[1])), Day(int(m[2])), is_vague=True)


def _year(m: re.Match[str]) -> Dates:
    return Dates(Day(int(m[1])), Day(int(m[1])), is_vague=True)


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _numeric(m: re.Match[str]) -> Dates:
    d1, m1, y1, d2, m2, y2 = m.groups()
    year, month = _full_year(y2), int(m2)
    last = Day(year, month, int(d2))
    if d1 is None:
        return Dates(last, last)
    return Dates(Day(_full_year(y1) if y1 else year, int(m1) if m1 else month, int(d1)), last)


def _day_dot_month(m: re.Match[str]) -> Dates:
    """«– 25.06,» and «(08–10.12)» of a list under its year."""
    month = int(m[3])
    return Dates(Day(None, month, int(m[1])), Day(None, month, int(m[2] or m[1])))


def _month_then_days(m: re.Match[str]) -> Dates:
    """«в сентябре, с 5-го по 8-е»: the month stands before its days."""
    year, month = _int(m[2]), month_of(m[1])
    return Dates(Day(year, month, int(m[3])), Day(year, month, int(m[4] or m[3])))


def _iso(m: re.Match[str]) -> Dates:
    day = Day(int(m[1]), int(m[2]), int(m[3]))
    return Dates(day, day)


_NUM = (
    r"(?<![\d.№/])(?:(\d{1,2})(?:\.(\d{1,2})(?:\.(\d{4}|\d{2}))?)?\.?" + _DASH + r")?(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?![\d])"
)
_TABLE: tuple[tuple[str, _Maker, _Opening], ...] = (
    (r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)", _iso, "digit"),
    (_NUM + rf"{_YEAR_WORD}?", _numeric, "digit"),
    (rf"(?:(?<=[–—(:,;] )|(?<=[(]))(\d{{1,2}})(?:{_DASH}(\d{{1,2}}))?\.(0[1-9]|1[0-2])(?=[,;)]| ?–|\.?$|\.? *\n)", _day_dot_month, "digit"),
    (rf"(?:(?<![а-яё])с )?{_D}{_M}{_TAIL}(?:{_DASH}| по | до )(?:<)?(\d{{1,2}})(?:-?(?:ого|го|е|ое))?{_M}{_TAIL}", _over_months, "digit"),
    (rf"(?:(?<![а-яё])с )?{_D}(?:{_DASH}| по | до )(\d{{1,2}})(?:-?(?:ого|го|е|ое))?{_M}{_TAIL}", _in_month, "digit"),
    (rf"{_D}{_M}{_TAIL}", _one_day, "digit"),
    (rf"(?<![\w])({'|'.join(sorted(_DAY_WORDS, key=len, reverse=True)).replace('е', '[её]')}){_M}{_TAIL}", _day_in_words, "word"),
    (rf"(?<![\w])(перв[а-я]{{2}}|втор[а-я]{{2}}|треть[а-я]{{1,2}}|последн[а-я]{{2}}|[1-3]|I{{1,3}})(?:-?[а-я]{{1,2}})? декад[аеуы]{_M}{_TAIL}", _decade, "word"),
    (rf"(?<![а-яё])({_ANY}){_Y}?(?:{_DASH}| по | до | и )({_ANY}){_Y}", _months, "month"),
    (rf"(?<=в )({_ANY}){_Y}?, (?:с )?(\d{{1,2}})-?(?:ого|го|е)(?:(?:{_DASH}| по | и )(\d{{1,2}})-?(?:ого|го|ое|е))?(?![а-яё])", _month_then_days, "month"),
    (rf"(?<=[вк] )({_ANY}){_TAIL}|(?:(?<=во )|(?<=на ))({_ANY}){_TAIL}", _month, "month"),
    (rf"(?<![а-яё])({_ANY}) ?((?:19|20)\d\d){_YEAR_WORD}()", _month, "month"),
    (rf"(?<![\w])({_FROM_1_TO_4})(?:-?[а-я]{{1,2}})? (квартал|полугоди|половин)[а-яё]* ((?:19|20)\d\d){_YEAR_WORD}?", _quarter, "word"),
    (rf"(?<=[,–—] )({_FROM_1_TO_4})(?:-?[а-я]{{1,2}})? (квартал|полугоди)[а-яё]*(?=[),;])()", _quarter, "word"),
    (rf"(?<=[а-яё»] [–—] )({_ANY})()()(?=, (?:г\.|город|в ))", _month, "month"),
    (rf"(?:(?<=[(])|(?<=; ))({_ANY})()()(?=, (?:г\. ?)?[а-яё-]{{3,24}}(?: [а-яё-]{{3,20}})?[;)])", _month, "month"),
    (r"(?<![\w])(весной|летом|осенью|весн[аы]|лето|осень|осени) ((?:19|20)\d\d)" + f"{_YEAR_WORD}?", _season, "word"),
    (rf"(?<![\d.№-])((?:19|20)\d\d){_DASH}((?:19|20)\d\d){_YEAR_WORD}", _years, "digit"),
    (rf"(?<![\d.№-])(?<!№ )((?:19|20)\d\d){_YEAR_WORD}", _year, "digit"),
    (r"(?<=[вВ] )((?:19|20)\d\d)(?= [а-яё(])", _year, "digit"),
)  # fmt: skip
_PATTERNS = tuple((re.compile(lowered(pattern)), maker, opening) for pattern, maker, opening in _TABLE)
_DIGITS = re.compile(r"(?<!\d)\d|(?<![а-яё])с (?=\d)")
_MONTHS = re.compile("|".join(_STEMS))
_LIST = re.compile(
    rf"(?<![\d.,/№])((?:\d{{1,2}}(?:{_DASH}\d{{1,2}})?(?:-?(?:ого|го|е|ое))?(?:, | и ))+)(?=\d{{1,2}}(?:{_DASH}\d{{1,2}})?(?:-?(?:ого|го|е))? ?({_GENT}))"
)
_LIST_ITEM = re.compile(rf"(\d{{1,2}})(?:{_DASH}(\d{{1,2}}))?")
_ALONE = re.compile(r"\([^()]*\)")
_BETWEEN = re.compile(r"(?:\s|,|;|/|и|а также|\([^()]{0,60}\))+")


def _listed(text: str) -> Iterator[Found[Dates]]:
    """«10, 12 и 15-16» before «18 марта»: days that share the month of the last."""
    for match in _LIST.finditer(text):
        month = month_of(match[2])
        for item in _LIST_ITEM.finditer(match[1]):
            first, last = int(item[1]), int(item[2] or item[1])
            yield Found(
                match.start(1) + item.start(), match.start(1) + item.end(), Dates(Day(None, month, first), Day(None, month, last))
            )


def _share_years(text: str, found: list[Found[Dates]]) -> list[Found[Dates]]:
    """A date without a year takes it from the next one, when nothing but a list stands between."""
    out: list[Found[Dates]] = []
    for one in reversed(found):
        follower = out[-1] if out else None
        if not one.value.has_year and not one.value.is_this_year and follower is not None and follower.value.has_year:
            between = text[one.end : follower.start]
            if len(between) < 90 and _BETWEEN.fullmatch(between) and follower.value.first.day:
                year = follower.value.first.year or 0
                where = follower.value.years_at or (follower.start, follower.end)
                shifted = year - 1 if (one.value.last.month or 0) > (follower.value.first.month or 12) + 6 else year
                one = Found(one.start, one.end, replace(one.value.in_year(shifted), years_at=where))
        out.append(one)
    return out[::-1]


def _share_last_year(prose: Prose, found: list[Found[Dates]]) -> list[Found[Dates]]:
    """A bare year in brackets of its own, «… (2016 г.)», belongs to every date of its sentence that has none."""
    out = list(found)
    for year in found:
        if not _ALONE.fullmatch(prose.text[year.start - 1 : year.end + 1]) or year.value.first.month:
            continue
        sentence = prose.sentences[prose.sentence_at(year.start)]
        for at, one in enumerate(found):
            if sentence.start <= one.start < year.start and not one.value.has_year and one.value.first.day:
                out[at] = Found(
                    one.start, one.end, replace(one.value.in_year(year.value.first.year or 0), years_at=(year.start, year.end))
                )
    return out


def find(prose: Prose) -> list[Found[Dates]]:
    """Every date in order. Years not named in the date itself or its list are None."""
    text, taken, found = prose.lower, bytearray(len(prose.text) + 1), []
    starts: dict[_Opening, list[int]] = {
        "digit": [match.start() for match in _DIGITS.finditer(text)],
        "month": [match.start() for match in _MONTHS.finditer(text)],
        "word": prose.word_starts,
    }
    candidates: list[Iterator[Found[Dates]]] = []
    for pattern, maker, opening in _PATTERNS:
        candidates.append(_matched(text, starts[opening], pattern, maker))
        if maker is _over_months:
            candidates.append(_listed(text))
    for several in candidates:
        for one in several:
            if not any(taken[one.start : one.end]):
                taken[one.start : one.end] = b"\1" * (one.end - one.start)
                found.append(one)
    found.sort(key=lambda f: f.start)
    return _share_years(text, _share_last_year(prose, found))


def _matched(text: str, starts: list[int], pattern: re.Pattern[str], maker: _Maker) -> Iterator[Found[Dates]]:
    reach = 0
    for start in starts:
        match = pattern.match(text, start) if start >= reach else None
        if match is None:
            continue
        reach = match.end()
        groups = match.groups()
        if maker is _month and len(groups) == 6 and groups[0] is None:
            day = Day(_int(groups[4]), month_of(groups[3]))
            yield Found(match.start(), match.end(), Dates(day, day, is_this_year=bool(groups[5]), is_vague=True))
            continue
        yield Found(match.start(), match.end(), maker(match))


def plain(value: Dates, context_year: int | None = None) -> dict[str, object]:
    """As the corpora write it."""
    resolved = value if value.has_year or context_year is None else value.in_year(context_year)
    dates = resolved.range()
    if dates is None:
        return {"impossible": True} if resolved.last.year else {"year": "unknown"}
    out: dict[str, object] = {"start": str(dates.start), "end": str(dates.end)}
    if not value.has_year:
        out["year"] = "context"
    return out
