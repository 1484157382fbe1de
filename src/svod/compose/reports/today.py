"""Any report as it would be composed today, the editors' changes in it."""

from __future__ import annotations

from datetime import date

from svod.compose.hand import edits_of
from svod.compose.reports.annual.outline import compose_annual
from svod.compose.reports.summary.outline import NARROWED, compose_summary
from svod.compose.tree import Report
from svod.kernel.refusal import Refused
from svod.register.wordings.queries import wordings_of

ANNUAL = "annual"
KINDS = (ANNUAL, *NARROWED)


def composed_today(*, kind: str, of: str, first: date, last: date, language: str) -> Report:
    """The report `kind` (annual, area, state, body, brief) `of` a record's code. Refused: no such report, or nothing to tell."""
    if kind not in KINDS:
        raise Refused(
            f"Отчёта «{kind}» нет. Есть: {', '.join(KINDS)}.",
            f"There is no report “{kind}”. There are: {', '.join(KINDS)}.",
            f"没有名为“{kind}”的报告。现有：{', '.join(KINDS)}。",
        )
    edits = edits_of(wordings_of(f"{kind}:{of}" if of else kind, first, last))
    if kind == ANNUAL:
        return compose_annual(first=first, last=last, language=language, edits=edits)
    return compose_summary(kind=kind, of=of, first=first, last=last, language=language, edits=edits)
