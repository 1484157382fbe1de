from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding, Suggestion
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

# «Однако, министры …»: no comma after «однако» for «но»; nor after a short opening «В рамках встречи,»
_OPENINGS = re.compile(
    r"(?:^|(?<=[.!?] )|(?<=\n))(?P<words>Однако|(?:В рамках|В ходе|По итогам|По результатам|На полях)(?: \w+)? (?:встречи|заседания|совещания"
    r"|форума|конференции|семинара|сессии|мероприятия|визита))(?P<comma>,) (?!что|которо|где|когда|в ходе которо|прошедше|состоявше|посвящ|организован|провед)(?=[а-яё])",
    re.MULTILINE,
)
_CLAUSE = re.compile(r"[^.!?\n]{0,120}")
# after «однако» a set-off turn may begin, which has a second comma: «Однако, как отмечено, …»
_TURN = re.compile(
    r"\s?(?:как|по мнению|в силу|ввиду|вследствие|в связи|по причин|благодаря|в целях|с учетом|наряду|при этом|в отличие|несмотря|учитывая|судя|согласно|если|когда|хотя|[а-яё]+(?:я|в|вши|ясь|вшись)\b)"
)


class CommaTooMany(Rule):
    code = "WRD011"
    severity = Severity.WARNING
    needs = ("text",)
    title = Trilingual("Лишняя запятая", "A comma too many", "多余逗号")
    message = Trilingual(
        "После {words:quoted} запятая не нужна.", "No comma is needed after {words:quoted}.", "{words:quoted}之后无须逗号。"
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        text = facts.text or ""
        for match in _OPENINGS.finditer(text):
            after = _CLAUSE.match(text, match.end())
            if after and _TURN.match(after.group()):
                continue
            comma = Span(match.start("comma"), match.end("comma"))
            whole = Span(match.start("words"), comma.end)
            yield self.found(whole, words=match["words"], suggestion=Suggestion(comma, ""))
