"""What the reading missed, as officers noted it."""

from __future__ import annotations

from django.db.models import QuerySet

from svod.register.misses.models import Miss
from svod.register.rights import Actor, Thing, require


def misses(by: Actor) -> QuerySet[Miss]:
    """All of them, source by source, in the order of the text; Forbidden for those who may not read them."""
    require(by, "read", Thing("miss"))
    return Miss.objects.select_related("proposal__intake__source").order_by("proposal__intake__source__code", "start", "id")
