from __future__ import annotations

from django.db import models

from svod.register.bodies.models import Body
from svod.register.sources.models import Source
from svod.register.states.models import State


class ChairPaper(models.Model):
    """What the chair of a body has sent: the protocol of a session, or word of the next one. An officer decides on it."""

    KINDS = [("protocol", "protocol"), ("session", "session")]

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="chair_papers")
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="chair_papers")  # that chaired then
    kind = models.CharField(max_length=10, choices=KINDS)
    source = models.OneToOneField(Source, on_delete=models.PROTECT, related_name="chair_paper")
    sent_by = models.TextField()
    sent_at = models.DateTimeField()

    class Meta:
        app_label = "register"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.body}"
