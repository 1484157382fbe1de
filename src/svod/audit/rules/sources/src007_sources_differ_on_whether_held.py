from __future__ import annotations

from svod.audit.disagreeing import SourcesDisagree
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual


class SourcesDifferOnWhetherHeld(SourcesDisagree):
    code = "SRC007"
    severity = Severity.ERROR
    fields = ("event.status",)
    title = Trilingual(
        "Состоялось ли мероприятие, источники говорят по-разному",
        "Sources differ on whether an event was held",
        "来源对活动是否举行说法不一",
    )
    message = Trilingual(
        "Состоялось или нет, источники говорят по-разному – {title:quoted}: {sides:sides}.",
        "Sources differ on whether it was held – {title:quoted}: {sides:sides}.",
        "各来源对{title:quoted}是否举行说法不一：{sides:sides}。",
    )
