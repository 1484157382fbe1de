from __future__ import annotations

from svod.audit.disagreeing import SourcesDisagree
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class SourcesPlaceItDifferently(SourcesDisagree):
    code = "SRC002"
    severity = Severity.ERROR
    fields = ("event.place",)
    title = Trilingual("Источники называют разное место", "Sources give different places", "来源所载地点不一致")
    message = Trilingual(
        "Источники называют разное место – {title:quoted}: {sides:sides}.",
        "Sources give different places for {title:quoted}: {sides:sides}.",
        "各来源对{title:quoted}所载地点不一致：{sides:sides}。",
    )
