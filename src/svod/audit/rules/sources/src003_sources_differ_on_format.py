from __future__ import annotations

from svod.audit.disagreeing import SourcesDisagree
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class SourcesDifferOnFormat(SourcesDisagree):
    code = "SRC003"
    severity = Severity.WARNING
    fields = ("event.format",)
    title = Trilingual("Источники называют разный формат", "Sources give different formats", "来源所载形式不一致")
    message = Trilingual(
        "Источники называют разный формат – {title:quoted}: {sides:sides}.",
        "Sources give different formats for {title:quoted}: {sides:sides}.",
        "各来源对{title:quoted}所载形式不一致：{sides:sides}。",
    )
