from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.audit.rules.figures.fig002_parts_exceed_their_total import number
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual
from svod.reading.names import key_of

_NUMBER = r"\d{1,3}(?: \d{3})+|\d+(?:,\d+)?"
_SAID = re.compile(
    rf"(?P<what>(?:[Тт]оварооборот|[Оо]бъ[её]м|[Оо]борот|[Дд]оля|[Чч]исл(?:о|енность)|[Кк]оличество|[Сс]тоимость|[Пп]ротяж[её]нность|[Нн]аселение)(?: [а-яёА-ЯЁ-]+){{0,7}}?)"
    rf" (?:в (?P<year>\d{{4}}) (?:году|г\.) )?(?:составил\w*|составля\w+|достиг\w*|равн\w+)"
    rf" (?P<about>около |более |свыше |порядка |почти )?(?P<value>{_NUMBER})(?P<scale> (?:тыс|млн|млрд|трлн)\.?)?(?P<unit> ?%| [а-яё]+)?"
    rf"(?: [а-яёА-ЯЁ.]+)?(?: в (?P<later>\d{{4}}) (?:году|г\.))?"
)
_ENOUGH = 2


class OneQuantityTwoValues(Rule):
    code = "FIG005"
    severity = Severity.ERROR
    needs = ("text",)
    title = Trilingual("Одна величина – два значения", "One quantity with two values", "同一数量前后数值不一")
    message = Trilingual(
        "О величине {what:quoted} сказано дважды и по-разному: {one} и {other}.",
        "The quantity {what:quoted} is given twice and differently: {one} and {other}.",
        "{what:quoted}前后两次数值不同：{one}与{other}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        seen: dict[tuple[frozenset[str], str, str], re.Match[str]] = {}
        for match in _SAID.finditer(facts.text or ""):
            words = key_of(match["what"])
            if len(words) < _ENOUGH:
                continue
            key = (words, match["year"] or match["later"] or "", (match["unit"] or "").strip())
            first = seen.setdefault(key, match)
            if first is match or first["about"] or match["about"]:
                continue
            one, other = (number(m["value"], m["scale"]) for m in (first, match))
            if one != other:
                yield self.found(
                    Span(match.start("what"), match.end("value")),
                    Span(first.start("what"), first.end("value")),
                    what=match["what"],
                    one=_printed(first),
                    other=_printed(match),
                )


def _printed(match: re.Match[str]) -> str:
    return match["value"] + (match["scale"] or "") + (match["unit"] or "")
