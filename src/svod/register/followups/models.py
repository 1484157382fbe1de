from __future__ import annotations

from django.db import models

from svod.kernel.vocabulary import FollowUpNature
from svod.register.areas.models import Area
from svod.register.bodies.models import Body
from svod.register.columns import Words, choices, text_column
from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.sources.models import Period
from svod.register.states.models import State


class FollowUp(models.Model):
    """What is to be done next, by whom, until when."""

    code = models.SlugField(max_length=120, unique=True)
    text_ru, text_en, text_zh = text_column(), text_column(), text_column()  # a whole sentence in our own words
    nature = models.CharField(max_length=20, choices=choices(FollowUpNature))
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="followups")
    addressee_body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="followups")
    addressee_state = models.ForeignKey(State, null=True, on_delete=models.PROTECT, related_name="followups")
    addressee_group = models.CharField(max_length=40, blank=True)  # member-states, interested-member-states
    due = models.CharField(max_length=10, blank=True)  # reduced-precision ISO
    documents = models.ManyToManyField(Document, related_name="followups")
    events = models.ManyToManyField(Event, related_name="followups")
    period = models.ForeignKey(Period, null=True, on_delete=models.PROTECT, related_name="followups")
    bodies = models.ManyToManyField(Body, related_name="mentioned_in_followups")

    text = Words("text")

    class Meta:
        app_label = "register"
        ordering = ["area__number", "id"]

    def __str__(self) -> str:
        return self.code
