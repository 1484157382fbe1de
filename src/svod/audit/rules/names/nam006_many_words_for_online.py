from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

_TERMS = {
    "ВКС": re.compile(r"(?:в\s+(?:формате|режиме)\s+)?\bВКС\b"),
    "видеоконференцсвязь": re.compile(r"(?:в\s+(?:формате|режиме)\s+|по\s+)?видеоконференцсвяз\w+"),
    "видеоконференция": re.compile(r"в\s+(?:формате|режиме)\s+видеоконференци\w+"),
    "онлайн": re.compile(r"в\s+(?:режиме\s+онлайн|онлайн[- ](?:формате|режиме))"),
    "дистанционно": re.compile(r"в\s+(?:дистанционном|удаленном|виртуальном)\s+(?:формате|режиме)"),
}
_MANY = 3


class ManyWordsForOnline(Rule):
    code = "NAM006"
    severity = Severity.NOTE
    needs = ("text",)
    title = Trilingual("Один формат назван многими словами", "One format under many names", "同一会议形式名称不一")
    message = Trilingual(
        "Дистанционный формат назван по-разному: {names:quoted}. Выберите одно слово и один оборот («в формате …»).",
        "The online format has several names: {names:quoted}. Choose one word and one turn of phrase.",
        "线上形式名称不一：{names:quoted}。请统一用词。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        text = facts.text or ""
        found = {name: [Span(*m.span()) for m in term.finditer(text)] for name, term in _TERMS.items()}
        names = [name for name, spans in found.items() if spans]
        if len(names) >= _MANY:
            first = [found[name][0] for name in names]
            rest = sorted(span for name in names for span in found[name][1:])
            yield self.found(*first, *rest, names=names)
