"""What a period left to be done."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q, QuerySet

from svod.register.events.models import Event
from svod.register.followups.models import FollowUp


def followups_of_period(first: date, last: date) -> QuerySet[FollowUp]:
    """Reported for a period within the days, by area and in the order told."""
    within = FollowUp.objects.filter(period__first__gte=first, period__last__lte=last)
    # what is told before the first area comes first, whatever the database thinks of NULL
    in_order = within.order_by(F("area__number").asc(nulls_first=True), "id")
    return in_order.select_related("area", "addressee_body", "addressee_state")


def next_steps_of(event: Event) -> QuerySet[FollowUp]:
    """What is to come of an event: what is told of it, else of the bodies that were to meet."""
    own = Q(events=event) | Q(addressee_body__events=event) | Q(bodies__events=event)
    return FollowUp.objects.filter(own).distinct()
