"""The words of findings: templates filled with data, in three languages.

A field of a template may name how its value is said: `{dates:dates}` ISO dates in words, `{chair:state}` a state by its ISO
code, `{areas:areas}` numbers of sections, `{names:quoted}` a list of words in quotation marks, `{n:times}` a count with its noun,
`{day:weekday}`
a day of the week by its number from Monday, 0; `{one:particular}` the date or number of a document; `{sides:sides}` who says
what, and where.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from svod.kernel.dates import DateRange, PartialDate
from svod.kernel.words import LANGUAGES, Language, Trilingual
from svod.language.gazetteer import gazetteer

_GENT = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
_NOMN = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split()
_ENGLISH = "January February March April May June July August September October November December".split()
_WEEKDAYS = {
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "zh": "星期一 星期二 星期三 星期四 星期五 星期六 星期日".split(),
}
_AND = {"ru": " и ", "en": " and ", "zh": "和"}
_COMMA = {"ru": ", ", "en": ", ", "zh": "、"}
_INNER = {"ru": ("„", "“"), "en": ("‘", "’"), "zh": ("‘", "’")}
_QUOTES = {"ru": "«{}»", "en": "“{}”", "zh": "“{}”"}


def _list(value: object) -> list[Any]:
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else [value]


def _join(items: Sequence[str], language: Language) -> str:
    if len(items) < 2:
        return "".join(items)
    return _COMMA[language].join(items[:-1]) + _AND[language] + items[-1]


def _day(value: PartialDate, language: Language, year: bool = True, month: bool = True) -> str:
    if value.month is None:
        return {"ru": f"{value.year} год", "en": str(value.year), "zh": f"{value.year}年"}[language]
    if language == "zh":
        return (
            (f"{value.year}年" if year else "") + (f"{value.month}月" if month else "") + (f"{value.day}日" if value.day else "")
        )
    names = _ENGLISH if language == "en" else _GENT if value.day else _NOMN
    parts = [str(value.day)] if value.day else []
    parts += [names[value.month - 1]] if month else []
    parts += [f"{value.year} г." if language == "ru" else str(value.year)] if year else []
    return " ".join(parts)


def dates_said(dates: DateRange, language: Language) -> str:
    """«18–20 марта 2024 г.», “18–20 March 2024”, 2024年3月18日至20日."""
    start, end = dates.start, dates.end
    if start == end:
        return _day(start, language)
    if start.month is None and end.month is None:
        return {"ru": f"{start.year}–{end.year} гг.", "en": f"{start.year}–{end.year}", "zh": f"{start.year}至{end.year}年"}[
            language
        ]
    same_year, same_month = start.year == end.year, (start.year, start.month) == (end.year, end.month)
    if language == "zh":
        return f"{_day(start, 'zh')}至{_day(end, 'zh', year=not same_year, month=not same_month or not end.day)}"
    if same_month and start.day and end.day:
        return f"{start.day}–{_day(end, language)}"
    return f"{_day(start, language, year=not same_year or start.month is None)} – {_day(end, language)}"


def _dates(value: object, language: Language) -> str:
    return _join([dates_said(DateRange.parse(*str(item).split("/")), language) for item in _list(value)], language)


def _state(value: object, language: Language) -> str:
    state = gazetteer().states.get(str(value))
    return state.short if state and language == "ru" else str(value)


def _states(value: object, language: Language) -> str:
    return _join([_state(code, language) for code in _list(value)], language)


def _areas(value: object, language: Language) -> str:
    """«в разделе 1», «в разделах 1 и 7»; what stands before the first section is the introductory part."""
    numbers = [n for n in dict.fromkeys(_list(value)) if n is not None]
    opening = {"ru": "во вводной части", "en": "in the introductory part", "zh": "引言部分"}[language]
    said_numbers = _join([str(n) for n in numbers], language)
    in_sections = {
        "ru": f"в разделе {said_numbers}" if len(numbers) == 1 else f"в разделах {said_numbers}",
        "en": f"in section {said_numbers}" if len(numbers) == 1 else f"in sections {said_numbers}",
        "zh": f"第{said_numbers}部分",
    }[language]
    return _join([*([opening] if None in _list(value) else []), *([in_sections] if numbers else [])], language)


def _quoted(value: object, language: Language) -> str:
    return _join([_QUOTES[language].format(_within(_in(item, language), language)) for item in _list(value)], language)


def _in(value: object, language: Language) -> str:
    """A name of the register has its words in every language; one of a text has those that are printed."""
    return str(value[language] or value["ru"]) if isinstance(value, Mapping) else str(value)


def _within(words: str, language: Language) -> str:
    """Quotation marks inside quotation marks are of the other kind: „…“ within «…», ‘…’ within “…”."""
    opening, closing = _INNER[language]
    return re.sub("[«“„]([^«»“”„]*)[»”“]", rf"{opening}\1{closing}", words)


def _times(value: object, language: Language) -> str:
    count = int(str(value))
    if language != "ru":
        return {"en": "once" if count == 1 else "twice" if count == 2 else f"{count} times", "zh": f"{count}次"}[language]
    return f"{count} раза" if count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14} else f"{count} раз"


def _weekday(value: object, language: Language) -> str:
    """0 is Monday, as `date.weekday` counts."""
    return _WEEKDAYS[language][int(str(value))]


def _particular(value: object, language: Language) -> str:
    """A date in words; a number of a document as it is."""
    return _dates(value, language) if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", str(value)) else str(value)


_AT = {"ru": "знаки {}–{}", "en": "characters {}–{}", "zh": "第 {}–{} 字符"}


def _sides(value: object, language: Language) -> str:
    """«Казахстан – 18 марта 2024 г. (знаки 12–40); протокол – 19 марта 2024 г.»"""
    dash, pause, brackets = {"ru": (" – ", "; ", " ({})"), "en": (": ", "; ", " ({})"), "zh": ("：", "；", "（{}）")}[language]
    told = []
    for side in _list(value):
        place = brackets.format(_AT[language].format(*side["at"])) if side.get("at") else ""
        told.append(f"{_in(side['who'], language)}{dash}{_in(side['words'], language)}{place}")
    return pause.join(told)


_SAYINGS: dict[str, Callable[[object, Language], str]] = {
    "dates": _dates, "state": _state, "states": _states, "areas": _areas, "quoted": _quoted, "times": _times, "weekday": _weekday,
    "particular": _particular, "sides": _sides,
}  # fmt: skip


class _Filled(string.Formatter):
    def __init__(self, language: Language) -> None:
        self.language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        return _SAYINGS[format_spec](value, self.language) if format_spec in _SAYINGS else _in(value, self.language)


def said(words: Trilingual, data: Mapping[str, object]) -> Trilingual:
    """The template of each language filled with the same data. A field that the data lack is a KeyError."""
    filled = (_Filled(language).vformat(words.in_(language), (), data) for language in LANGUAGES)
    # the point of «2024 г.» ends the sentence too
    return Trilingual(*(sentence.replace(" г..", " г.") for sentence in filled))
