from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

_LINES = re.compile(r"(?:^\*\*[^*\n]+\*\*[ \t]*\n){2,}(?:\*\*[^*\n]+\*\*[ \t]*(?:\n|$))?", re.MULTILINE)
_CUT = re.compile(r"\w+-\*\*[ \t]*\n\*\*\w+")


class TitleBrokenByHand(Rule):
    code = "LAY004"
    severity = Severity.NOTE
    needs = ("text",)
    title = Trilingual("Название разбито на строки вручную", "A title broken into lines by hand", "标题被手工断行")
    message = Trilingual(
        "Название разбито на {count} отдельных строк, слово {words:quoted} разрезано переносом.",
        "The title is broken into {count} separate lines, and the word {words:quoted} is cut.",
        "标题被手工分成{count}行，词语{words:quoted}被截断。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for block in _LINES.finditer(facts.text or ""):
            for cut in _CUT.finditer(block.group()):
                start = block.start()
                words = re.sub(r"[*\s]", "", cut.group())
                count = len(block.group().strip().splitlines())
                yield self.found(Span(start + cut.start(), start + cut.end()), Span(*block.span()), words=words, count=count)
