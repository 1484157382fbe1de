from __future__ import annotations

import itertools
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.headings import headings_of
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class SectionNumberSkipped(Rule):
    code = "LAY002"
    severity = Severity.ERROR
    needs = ("text",)
    title = Trilingual("Сбой нумерации разделов", "Section numbers out of order", "章节编号有误")
    message = Trilingual(
        "После раздела {before} идет раздел {number}: номер пропущен или повторен.",
        "Section {before} is followed by section {number}: a number is left out or repeated.",
        "第{before}节之后是第{number}节：编号缺失或重复。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        numbered = [heading for heading in headings_of(facts.text or "") if heading.number]
        families: dict[str, list[int]] = {}
        for at, heading in enumerate(numbered):
            parent = ".".join(str(heading.number).split(".")[:-1])
            families.setdefault(parent, []).append(at)
        for places in families.values():
            for one, other in itertools.pairwise(places):
                before, after = numbered[one], numbered[other]
                first, second = int(str(before.number).split(".")[-1]), int(str(after.number).split(".")[-1])
                # 1 again opens another list, such as an annex
                if second not in {first + 1, 1}:
                    yield self.found(after.span, before.span, before=before.number, number=after.number)
