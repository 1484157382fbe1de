"""Numbers that a text claims: sums, shares, counts, with their words of comparison."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from svod.language.found import Found
from svod.language.prose import Prose

Comparison = Literal["about", "more_than", "at_least", "equal", "less_than"]
_COMPARED = (
    r"(?<!\w)(?:(?P<more>более(?: чем)?|больше|свыше|превы(?:сил|шает|шающ)\w*)|(?P<about>около|порядка|примерно|приблизительно|почти)"
    r"|(?P<least>не менее|как минимум|минимум)|(?P<less>менее|меньше|не более|до)) (?:(?:уровня|отметки) )?"
)
_SCALE = {"тыс": 1e3, "млн": 1e6, "миллион": 1e6, "млрд": 1e9, "миллиард": 1e9, "трлн": 1e12, "триллион": 1e12}
_UNIT = (
    r"(?:долл\w*\.?(?: США)?|рубл\w+|руб\.|евро|юан\w+|тенге|сом\w*|тонн\w*|т(?![\w.])|км|километр\w+|кВт(?:·|-)?ч|МВт|ГВт|куб\. ?м|га|гектар\w*|человек|участник\w*|"
    r"единиц\w*|контейнер\w*|вагон\w*|ДФЭ|TEU|тонно-километр\w*|раз[а]?(?![\w])|процентн\w+ пункт\w*|мероприяти\w+|проект\w*|заявок|экспонент\w*|компани\w+|делегат\w*|стран(?![\w])|специалист\w*)"
)
_AMOUNT = re.compile(
    rf"(?:{_COMPARED})?(?<![\d.,№/-])(?P<number>\d{{1,3}}(?: \d{{3}})+|\d+(?:,\d+)?) ?"
    rf"(?:(?P<percent>%|процент\w*(?! пункт))|(?P<scale>тыс|млн|млрд|трлн|миллион\w*|миллиард\w*|триллион\w*)\.? ?(?P<unit>{_UNIT})?|(?P<plain>{_UNIT}))",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"(?:{_COMPARED})?(?<![\w-])(?P<part>четверть|треть|половин[аыу]|две трети|три четверти)(?= [а-яА-ЯЁё])", re.IGNORECASE
)
_PARTS = {
    "четверть": 0.25,
    "треть": 1 / 3,
    "половина": 0.5,
    "половины": 0.5,
    "половину": 0.5,
    "две трети": 2 / 3,
    "три четверти": 0.75,
}
_NOT_A_SHARE = re.compile(r" (?:год|века|час|дня|месяц)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """`value` in `unit`; a share is a fraction of one (`fraction`) where words say it, per cent (`percent`) where figures do."""

    value: float
    unit: str
    comparison: Comparison


def _comparison(match: re.Match[str]) -> Comparison:
    return (
        "more_than"
        if match["more"]
        else "about"
        if match["about"]
        else "at_least"
        if match["least"]
        else "less_than"
        if match["less"]
        else "equal"
    )


def find(prose: Prose) -> list[Found[Amount]]:
    """Every amount with a unit, in order."""
    found = []
    for match in _AMOUNT.finditer(prose.text):
        value = float(match["number"].replace(" ", "").replace(",", "."))
        if match["percent"]:
            unit = "percent"
        elif match["scale"]:
            scale = next(
                s for stem, s in sorted(_SCALE.items(), key=lambda i: -len(i[0])) if match["scale"].lower().startswith(stem)
            )
            value, unit = value * scale, (match["unit"] or "").strip(" .")
        else:
            unit = match["plain"]
        found.append(Found(match.start(), match.end(), Amount(value, unit, _comparison(match))))
    for match in _PART.finditer(prose.text):
        if not _NOT_A_SHARE.match(prose.text, match.end()):
            found.append(Found(match.start(), match.end(), Amount(_PARTS[match["part"].lower()], "fraction", _comparison(match))))
    return sorted(found, key=lambda f: f.start)


def plain(value: Amount) -> str:
    return f"{value.comparison} {value.value:g} {value.unit}".strip()


__all__ = ["Amount", "Comparison", "find", "plain"]
