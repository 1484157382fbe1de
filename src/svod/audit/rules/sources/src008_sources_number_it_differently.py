from __future__ import annotations

from svod.audit.disagreeing import SourcesDisagree
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class SourcesNumberItDifferently(SourcesDisagree):
    code = "SRC008"
    severity = Severity.WARNING
    fields = ("event.ordinal", "document.number")
    title = Trilingual("Источники называют разные номера", "Sources give different numbers", "来源所载编号不一致")
    message = Trilingual(
        "Источники называют разные номера – {title:quoted}: {sides:sides}.",
        "Sources give different numbers for {title:quoted}: {sides:sides}.",
        "各来源对{title:quoted}所载编号不一致：{sides:sides}。",
    )
