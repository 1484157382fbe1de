"""Letters that somebody may see."""

from __future__ import annotations

from django.db.models import QuerySet

from svod.register.notices.models import Notice
from svod.register.rights import Actor, Thing, may


def letters_visible(actor: Actor) -> QuerySet[Notice]:
    """The newest first: all, for those who read the outbox; else one's own."""
    found = Notice.objects.select_related("account__person").order_by("-id")
    return found if may(actor, "read", Thing("notice")) else found.filter(account=actor.account)
