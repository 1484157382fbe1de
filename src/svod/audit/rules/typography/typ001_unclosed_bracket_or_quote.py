from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

PAIRS = {"(": ")", "[": "]", "«": "»"}
CLOSING = {closing: opening for opening, closing in PAIRS.items()}
# «1) », «а) », "b)" at the start of a line or after a stop: a point of a list, not a bracket that was never opened
POINT = re.compile(r"(?:^|[\s.;:,(])(?:\d{1,2}|[а-яёa-z])$", re.IGNORECASE)


class UnclosedBracketOrQuote(Rule):
    code = "TYP001"
    severity = Severity.WARNING
    needs = ("text",)
    title = Trilingual("Незакрытая скобка или кавычка", "An unclosed bracket or quotation mark", "括号或引号未成对")
    message = Trilingual(
        "Знак «{sign}» без пары: {words}", "The sign “{sign}” has no partner: {words}", "符号“{sign}”不成对：{words}"
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        text = facts.text or ""
        start = 0
        for piece in re.split(r"(\n\s*\n)", text):
            if piece.strip():
                for place in lonely(piece):
                    words = _opening(piece[place:])
                    yield self.found(Span(start + place, start + place + 1), sign=piece[place], words=words)
            start += len(piece)


def _opening(words: str, widest: int = 60) -> str:
    """The first words, whole, and a mark that there are more."""
    words = " ".join(words.split())
    return words if len(words) <= widest else (words[:widest].rpartition(" ")[0] or words[:widest]).rstrip(" ,;:") + "…"


def lonely(paragraph: str) -> list[int]:
    """Where in a paragraph a bracket or quotation mark has no partner. Nested quotes of one kind may share the last mark."""
    opened: list[int] = []
    alone: list[int] = []
    for place, sign in enumerate(paragraph):
        if sign in PAIRS:
            opened.append(place)
        elif sign in CLOSING:
            partner = next((at for at in reversed(opened) if paragraph[at] == CLOSING[sign]), None)
            if partner is not None:
                _close(opened, partner, alone, paragraph)
            elif not (sign == ")" and POINT.search(paragraph[:place])):
                alone.append(place)
    alone += [at for at in opened if not _shared_end(paragraph, at)]
    return sorted(set(alone))


def _close(opened: list[int], partner: int, alone: list[int], paragraph: str) -> None:
    """What was opened after the partner and is open still was never closed."""
    while opened and opened[-1] != partner:
        at = opened.pop()
        alone.append(at)
    opened.pop()


def _shared_end(paragraph: str, at: int) -> bool:
    """«Название «Имя» : one closing mark for two opening ones that end at one place, as printers do."""
    if paragraph[at] != "«":
        return False
    rest = paragraph[at + 1 :]
    inner, end = rest.find("«"), rest.find("»")
    return 0 <= inner < end
