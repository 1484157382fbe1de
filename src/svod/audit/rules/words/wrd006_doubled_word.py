from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding, Suggestion
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

_DOUBLED = re.compile(r"(?<![\w«-])(?P<word>[^\W\d_]+)(?P<gap>\s+)(?P=word)(?![\w-])", re.IGNORECASE)
# «что что», «было было» never; these may stand twice: «все все», «да да»; in Chinese and roman numerals nothing is a word
_MAY = frozenset({"все", "да", "нет", "очень", "that", "had"})


class DoubledWord(Rule):
    code = "WRD006"
    severity = Severity.WARNING
    needs = ("text",)
    title = Trilingual("Слово напечатано дважды", "A word printed twice", "词语重复")
    message = Trilingual(
        "Слово {word:quoted} напечатано дважды подряд.",
        "The word {word:quoted} is printed twice running.",
        "词语{word:quoted}连续出现两次。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for match in _DOUBLED.finditer(facts.text or ""):
            if match["word"].lower() not in _MAY and not breaks(match, facts.text or ""):
                span = Span(*match.span())
                yield self.found(span, word=match["word"], suggestion=Suggestion(span, match["word"]))


def breaks(match: re.Match[str], text: str) -> bool:
    """Between a heading and the line under it nothing is doubled: only a line cut within a sentence goes on."""
    gap = match["gap"]
    if "\n" not in gap:
        return False
    start = text.rfind("\n", 0, match.start()) + 1
    return gap.count("\n") > 1 or match.start() - start < 40 or match["word"] != text[match.start("gap") + len(gap) : match.end()]
