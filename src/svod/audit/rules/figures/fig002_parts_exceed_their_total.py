from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

_NUMBER = r"\d{1,3}(?: \d{3})+|\d+(?:,\d+)?"
_UNIT = r"(?: (?:тыс|млн|млрд|трлн)\.?)?(?: [а-яё]{3,}(?: [А-ЯЁ]{2,4})?)?"
_TOTAL = re.compile(
    rf"(?<![\d,.№/–-])(?P<total>{_NUMBER})(?P<scale> (?:тыс|млн|млрд|трлн)\.?)? (?P<unit>[а-яё]+)[^.;:()]{{0,60}}?"
    rf"(?:, в том числе(?: [а-яё]+)?:? |, из (?:них|которых|них:)(?: [а-яё]+)?:? | \((?:в том числе |из них )?)(?P<parts>[^.;()\n]+)",
    re.IGNORECASE,
)
_PART = re.compile(rf"(?<![\d,.№/–-])(?P<number>{_NUMBER})(?P<scale> (?:тыс|млн|млрд|трлн)\.?)?(?= [а-яё])(?! ?%)", re.IGNORECASE)
_NOT_COUNTED = re.compile(r" (?:%|процент|год|году|года|г\.|[а-яё]*ря |мая|июн|июл|март|апрел|август|час|раз|дн)", re.IGNORECASE)
_SCALES = {"тыс": 1e3, "млн": 1e6, "млрд": 1e9, "трлн": 1e12}


class PartsExceedTheirTotal(Rule):
    code = "FIG002"
    severity = Severity.ERROR
    needs = ("text",)
    title = Trilingual("Слагаемые больше итога", "Parts that exceed their total", "分项之和超过总数")
    message = Trilingual(
        "Названо {total}, а части составляют {sum}: {parts}.",
        "The total is {total}, the parts make {sum}: {parts}.",
        "总数为{total}，分项合计{sum}：{parts}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        text = facts.text or ""
        for match in _TOTAL.finditer(text):
            parts = [one for one in _PART.finditer(match["parts"]) if not _NOT_COUNTED.match(match["parts"], one.end())]
            if len(parts) < 2 or _NOT_COUNTED.match(" " + match["unit"]):
                continue
            total = number(match["total"], match["scale"])
            values = [number(one["number"], one["scale"] or match["scale"]) for one in parts]
            if sum(values) > total * 1.001:
                yield self.found(
                    Span(match.start("total"), match.end("unit")),
                    Span(*match.span("parts")),
                    total=match["total"] + (match["scale"] or ""),
                    sum=_plain(sum(values) / _scale(match["scale"])),
                    parts=" + ".join(one["number"] for one in parts),
                )


def number(printed: str, scale: str | None = None) -> float:
    """«1 250,5» with «млн» → 1250500000.0."""
    return float(printed.replace(" ", "").replace("\N{NO-BREAK SPACE}", "").replace(",", ".")) * _scale(scale)


def _scale(printed: str | None) -> float:
    return _SCALES[printed.strip(" .").lower()] if printed else 1.0


def _plain(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".").replace(".", ",")
