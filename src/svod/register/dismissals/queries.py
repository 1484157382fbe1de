"""Which findings are dismissed, and which rules are dismissed most."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from svod.register.dismissals.models import Dismissal


def dismissals_of(scope: str, *, on: date) -> QuerySet[Dismissal]:
    """Those that hold on a day."""
    return Dismissal.objects.filter(Q(until__isnull=True) | Q(until__gte=on), scope=scope)


def count_by_rule() -> dict[str, int]:
    """How often each rule was dismissed, the most often first: a rule high in this list is a noisy one."""
    return dict(Dismissal.objects.order_by().values_list("code").annotate(n=Count("id")).order_by("-n", "code"))
