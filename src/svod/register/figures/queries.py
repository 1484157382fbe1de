"""The numbers that a period's texts claim."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from svod.register.figures.models import Figure


def figures_of_period(first: date, last: date) -> QuerySet[Figure]:
    return Figure.objects.filter(period__first__gte=first, period__last__lte=last).select_related("source_body")
