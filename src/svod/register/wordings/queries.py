"""Which changes of editors stand."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from svod.kernel.refusal import Refused
from svod.register.wordings.models import Wording


def wordings_of(report: str, first: date, last: date) -> QuerySet[Wording]:
    """Those that stand for the report of a period, in the order made."""
    return Wording.objects.filter(report=report, first=first, last=last, withdrawn_at__isnull=True).order_by("id")


def wording_numbered(number: int) -> Wording:
    found = Wording.objects.filter(pk=number).first()
    if found is None:
        raise Refused(
            f"Правки № {number} нет. Список: svod wording list.",
            f"There is no change No. {number}. The list: svod wording list.",
            f"没有第 {number} 号修改。查看清单：svod wording list。",
        )
    return found
