from __future__ import annotations

from svod.audit.disagreeing import SourcesDisagree
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class SourcesDifferOnParticipation(SourcesDisagree):
    code = "SRC005"
    severity = Severity.ERROR
    fields = ("document.participants",)
    title = Trilingual(
        "Источники по-разному называют участников документа",
        "Sources differ on who takes part in a document",
        "来源所载文件参加方不一致",
    )
    message = Trilingual(
        "Источники по-разному говорят, кто участвует, – {title:quoted}: {sides:sides}.",
        "Sources differ on who takes part in {title:quoted}: {sides:sides}.",
        "各来源对{title:quoted}的参加方说法不一：{sides:sides}。",
    )
