"""States as they stood on a day."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from svod.register.states.models import Membership, State


def memberships_on(day: date) -> QuerySet[Membership]:
    """The part that each state had on a day: from the first day on, until the day before it ended."""
    began = Q(since__isnull=True) | Q(since__lte=day)
    return Membership.objects.filter(began, Q(until__isnull=True) | Q(until__gt=day)).select_related("state")


def members_on(day: date) -> list[State]:
    """The member states on a day, in the order of signature."""
    return list(State.objects.filter(memberships__in=memberships_on(day).filter(role="member")).order_by("signing_order", "code"))
