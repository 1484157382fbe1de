from __future__ import annotations

from svod.audit.disagreeing import SourcesDisagree
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class SourcesDifferOnFigure(SourcesDisagree):
    code = "SRC006"
    severity = Severity.ERROR
    fields = ("figure.value",)
    title = Trilingual(
        "Источники называют разные значения показателя", "Sources give different values of a figure", "来源所载数值不一致"
    )
    message = Trilingual(
        "Источники называют разные значения – {title:quoted}: {sides:sides}.",
        "Sources give different values of {title:quoted}: {sides:sides}.",
        "各来源对{title:quoted}所载数值不一致：{sides:sides}。",
    )
