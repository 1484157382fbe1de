from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.headings import headings_of
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

_MANY = 4


class HeadingStyleDiffers(Rule):
    code = "LAY003"
    severity = Severity.NOTE
    needs = ("text",)
    title = Trilingual("Заголовок оформлен не как остальные", "A heading set unlike the others", "标题样式与其他不一致")
    message = Trilingual(
        "Заголовок {words:quoted} выделен не так, как остальные ({count}): полужирный шрифт есть не везде.",
        "The heading {words:quoted} is not set like the others ({count}): some are bold and some are not.",
        "标题{words:quoted}与其余{count}个标题的样式不一致：加粗不统一。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        by_face: dict[bool, int] = {True: 0, False: 0}
        headings = headings_of(facts.text or "")
        for heading in headings:
            by_face[heading.is_bold] += 1
        usual = by_face[True] > by_face[False]
        if len(headings) < _MANY or by_face[not usual] * _MANY > len(headings):
            return
        model = next(heading for heading in headings if heading.is_bold == usual)
        for heading in headings:
            if heading.is_bold != usual:
                yield self.found(heading.span, model.span, words=heading.words[:80], count=by_face[usual])
