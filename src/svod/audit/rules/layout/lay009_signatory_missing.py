from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

_MOST = 0.6
"""Where fewer of the members sign, it is a document of some states, not of the organisation."""


class SignatoryMissing(Rule):
    code = "LAY009"
    severity = Severity.ERROR
    needs = ("signatories",)
    title = Trilingual("Нет подписи государства-члена", "A member state's signature is missing", "缺少成员国签署")
    message = Trilingual(
        "Среди подписей нет государств-членов: {missing:states}. Подписали: {signed}.",
        "Member states do not sign: {missing:states}. Those that sign: {signed}.",
        "以下成员国未签署：{missing:states}。已签署：{signed}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        if facts.dated is None:
            return
        members = {one.code for one in facts.house.members if one.is_one_on(facts.dated.isoformat())}
        signed = {one.state for one in facts.signatories}
        missing = sorted(members - signed)
        if missing and len(members & signed) >= _MOST * len(members):
            last = facts.signatories[-1]
            yield self.found(last.span, missing=missing, signed=len(signed & members))
