"""What every letter shares: its language, days as the genre writes them, its last line; the letter that gathers others."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from svod.kernel.words import Language, Trilingual
from svod.register.people.models import Account
from svod.register.sources.models import Period
from svod.register.sources.queries import organisation

CLOSING = Trilingual(
    "С уважением,\nСекретариат{organisation}", "Yours sincerely,\nThe{organisation} Secretariat", "此致\n{organisation}秘书处"
)
GATHERED = Trilingual("Извещения Секретариата: {count}", "Notices from the Secretariat: {count}", "秘书处通知（{count} 则）")
_GENT = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
_ACCS = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split()
_MONTHS = "January February March April May June July August September October November December".split()


def language_of(account: Account) -> Language:
    return "en" if account.language == "en" else "zh" if account.language == "zh" else "ru"


def said_day(day: date, language: Language) -> str:
    """«25 июня 2024 года», “25 June 2024”, 2024年6月25日."""
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    month, of_year = (_GENT[day.month - 1], " года") if language == "ru" else (_MONTHS[day.month - 1], "")
    return f"{day.day} {month} {day.year}{of_year}"


def said_period(period: Period, language: Language) -> str:
    """«с ноября 2023 года по октябрь 2024 года», “November 2023 to October 2024”, 2023年11月至2024年10月."""
    first, last = period.first, period.last
    same = first.year == last.year
    if language == "zh":
        return f"{first.year}年{first.month}月至{'' if same else f'{last.year}年'}{last.month}月"
    if language == "en":
        return f"{_MONTHS[first.month - 1]}{'' if same else f' {first.year}'} to {_MONTHS[last.month - 1]} {last.year}"
    since = f"{_GENT[first.month - 1]}{'' if same else f' {first.year} года'}"
    return f"с {since} по {_ACCS[last.month - 1]} {last.year} года"


def closing(language: Language) -> str:
    own = organisation()
    name = own.short_name.in_(language) if own else ""
    return CLOSING.in_(language).format(organisation=name if language == "zh" else f" {name}" if name else "")


def filled(words: Trilingual, language: Language, said: Mapping[str, object]) -> str:
    """The words in a language with what they say: days and periods in words, words of the register in the language."""
    return words.in_(language).format(**{name: _in_words(value, language) for name, value in said.items()})


def _in_words(value: object, language: Language) -> str:
    if isinstance(value, Trilingual):
        return value.in_(language)
    if isinstance(value, Period):
        return said_period(value, language)
    return said_day(value, language) if isinstance(value, date) else str(value)
