from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

# Everybody reads these without help: they are words of the language by now.
WELL_KNOWN = frozenset("ООН СССР США ВВП НДС СМИ ИТ РФ КНР СНГ ЕС ЮНЕСКО ВТО UN USA EU GDP IT".split())


class NeverExpanded(Rule):
    code = "ABB001"
    severity = Severity.WARNING
    needs = ("abbreviations",)
    title = Trilingual("Сокращение не раскрыто", "An abbreviation never expanded", "简称未注明全称")
    message = Trilingual(
        "Сокращение «{form}» нигде в тексте не раскрыто. Дайте при первом упоминании полное название и сокращение в скобках.",
        "The abbreviation “{form}” is expanded nowhere. At its first use give the full name, then the short one in brackets.",
        "简称“{form}”全文未注明全称。请在首次出现时写出全称并括注简称。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for abbreviation in facts.abbreviations:
            if abbreviation.expansion is None and abbreviation.form not in WELL_KNOWN and abbreviation.spans:
                yield self.found(abbreviation.spans[0], form=abbreviation.form, count=len(abbreviation.spans))
