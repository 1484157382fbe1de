from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.headings import headings_of
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class HeadingLevelsDiffer(Rule):
    code = "LAY001"
    severity = Severity.WARNING
    needs = ("text",)
    title = Trilingual(
        "Однородные разделы разного уровня", "Sections of one rank with headings of different levels", "同级章节标题级别不一"
    )
    message = Trilingual(
        "Заголовок {words:quoted} – уровня {level}, у остальных таких разделов ({count}) – уровень {usual}. В оглавлении он попадет не на свое место.",
        "The heading {words:quoted} is of level {level}; the others of its rank ({count}) are of level {usual}. A contents list will misplace it.",
        "标题{words:quoted}为{level}级，而其余同类章节（{count}个）为{usual}级，目录中位置将出错。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        numbered = [heading for heading in headings_of(facts.text or "") if heading.number]
        for depth in sorted({heading.depth for heading in numbered}):
            alike = [heading for heading in numbered if heading.depth == depth]
            (usual, count), *others = Counter(heading.level for heading in alike).most_common()
            model = next(heading for heading in alike if heading.level == usual)
            if not others or count <= sum(n for _, n in others):
                continue
            for heading in alike:
                if heading.level != usual:
                    yield self.found(
                        heading.span, model.span, words=heading.words[:80], level=heading.level, usual=usual, count=count
                    )
