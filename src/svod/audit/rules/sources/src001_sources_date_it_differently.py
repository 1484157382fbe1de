from __future__ import annotations

from svod.audit.disagreeing import SourcesDisagree
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class SourcesDateItDifferently(SourcesDisagree):
    code = "SRC001"
    severity = Severity.ERROR
    fields = ("event.dates", "document.date", "document.validity")
    title = Trilingual("Источники называют разные даты", "Sources give different dates", "来源所载日期不一致")
    message = Trilingual(
        "Источники называют разные даты – {title:quoted}: {sides:sides}.",
        "Sources give different dates for {title:quoted}: {sides:sides}.",
        "各来源对{title:quoted}所载日期不一致：{sides:sides}。",
    )
