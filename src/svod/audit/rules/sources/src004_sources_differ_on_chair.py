from __future__ import annotations

from svod.audit.disagreeing import SourcesDisagree
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class SourcesDifferOnChair(SourcesDisagree):
    code = "SRC004"
    severity = Severity.ERROR
    fields = ("event.chair", "event.initiator")
    title = Trilingual("Источники называют разное председательство", "Sources name different chairs", "来源所载主持方不一致")
    message = Trilingual(
        "Источники по-разному называют, кто председательствовал или предложил провести, – {title:quoted}: {sides:sides}.",
        "Sources name different chairs or initiators for {title:quoted}: {sides:sides}.",
        "各来源对{title:quoted}所载主持方或发起方不一致：{sides:sides}。",
    )
