"""What was read in a source and waits to be decided on."""

from __future__ import annotations

from django.db.models import QuerySet

from svod.register.proposals.models import Intake
from svod.register.rights import Actor, Thing, may
from svod.register.sources.queries import sources_visible


def intakes_visible(actor: Actor) -> QuerySet[Intake]:
    """The newest first: of the sources that the actor may read, for those who may read proposals."""
    found = Intake.objects.filter(source__in=sources_visible(actor)).order_by("-id")
    return found if may(actor, "read", Thing("proposal")) else found.none()
