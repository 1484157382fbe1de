from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

_WORDS = {
    "number": Trilingual("номер", "number", "编号"),
    "date": Trilingual("дата", "date", "日期"),
    "city": Trilingual("город", "city", "城市"),
}


class DecisionOtherwise(Rule):
    code = "ACR008"
    severity = Severity.ERROR
    needs = ("other",)
    title = Trilingual("Реквизиты решения расходятся", "The particulars of the decision differ", "决定的要素不一致")
    message = Trilingual(
        "Решение названо по-разному ({which_ru}): здесь {here:particular}, в другом источнике {there:particular}.",
        "The decision differs in its {which_en}: {here:particular} here, {there:particular} in the other source.",
        "决定的{which_zh}不一致：此处为{here:particular}，另一来源为{there:particular}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        one, other = facts.decision, facts.other.decision if facts.other else None
        if one is None or other is None or (one.number != other.number and one.date != other.date):
            return  # two decisions
        for field, words in _WORDS.items():
            here, there = getattr(one, field), getattr(other, field)
            if here and there and here != there:
                yield self.found(
                    *one.place(field),
                    other_spans=other.place(field),
                    which_ru=words.ru,
                    which_en=words.en,
                    which_zh=words.zh,
                    here=here,
                    there=there,
                )
