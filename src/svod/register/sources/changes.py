"""Keeping the very file that a source came in; making a reporting period."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from svod.kernel.refusal import Refused
from svod.register.journal.changes import note
from svod.register.rights import Actor, Thing, require
from svod.register.sources.models import KeptFile, Organisation, Period, Source
from svod.register.sources.queries import periods

SHORTEST, LONGEST = timedelta(days=28), timedelta(days=731)
"""Of a reporting period: a month, two years."""
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Attached:
    """A file as somebody sent it: its bytes; its text, and the places in it, where it has one."""

    name: str
    content: bytes
    text: str = ""
    places: dict[str, Any] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def keep_file(*, source: Source, file: Attached) -> KeptFile:
    """Part of a change that makes the source, asks for its right and writes its row of the journal."""
    return KeptFile.objects.create(
        source=source, name=file.name, content=file.content, size=len(file.content), sha256=file.sha256
    )


@transaction.atomic
def make_period(*, code: str, first: date, last: date, by: Actor) -> Period:
    """A reporting period, both days included. Refused where it is no span, too long, or shares a day with another."""
    require(by, "open", Thing("period"))
    if not _CODE.fullmatch(code) or len(code) > 40:
        raise Refused(
            f"Код периода «{code}» не подходит: латинские строчные буквы, цифры и дефис, до 40 знаков, например 2024-2025.",
            f"“{code}” cannot be the code of a period: small Latin letters, digits and hyphens, at most 40, as in 2024-2025.",
            f"期间代码“{code}”无效：请使用小写拉丁字母、数字和连字符，至多 40 个字符，例如 2024-2025。",
        )
    if not SHORTEST <= last - first + timedelta(days=1) <= LONGEST:
        raise Refused(
            f"Период с {first} по {last} не годится: нужен срок от четырёх недель до двух лет, последний день позже первого.",
            f"From {first} to {last} is no reporting period: four weeks to two years, the last day after the first.",
            f"{first} 至 {last} 不能作为报告期：应为四周至两年，且末日晚于首日。",
        )
    Organisation.objects.select_for_update().first()  # two who make a period at once: the second sees what the first made
    for one in periods():
        if one.code == code or (one.first <= last and first <= one.last):
            raise Refused(
                f"Период «{one.code}» уже есть: с {one.first} по {one.last}. Периоды не пересекаются, коды не повторяются.",
                f"There is the period “{one.code}”, from {one.first} to {one.last}. Periods share no day and no code.",
                f"已有报告期“{one.code}”（{one.first} 至 {one.last}）。报告期不得重叠，代码不得重复。",
            )
    made = Period.objects.create(code=code, first=first, last=last)
    note(record=f"period:{code}", verb="created", by=by.name, after={"first": str(first), "last": str(last)})
    return made
