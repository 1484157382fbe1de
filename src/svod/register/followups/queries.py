"""What a period left to be done."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from svod.register.followups.models import FollowUp


def followups_of_period(first: date, last: date) -> QuerySet[FollowUp]:
    """Reported for a period within the days, by area and in the order told."""
    within = FollowUp.objects.filter(period__first__gte=first, period__last__lte=last)
    return within.select_related("area", "addressee_body", "addressee_state")
