from __future__ import annotations

from django.db import models

from svod.register.columns import text_column
from svod.register.sources.models import Source


class Claim(models.Model):
    """What one source says of one field of one record, and where. Sources may disagree; none overwrites another.

    `record` is "event:mtm-23", "document:…", "body:…"; `value` is what the source says (JSON), `spans` are [[start, end], …]
    in the source's text. `layer`: stated (the text says it), answered (a state says it when asked: its last word on the field),
    inferred (follows from what is stated), editorial (a named person says it).
    """

    LAYERS = [("stated", "stated"), ("answered", "answered"), ("inferred", "inferred"), ("editorial", "editorial")]

    source = models.ForeignKey(Source, null=True, on_delete=models.PROTECT, related_name="claims")
    record = models.CharField(max_length=140, db_index=True)
    field = models.CharField(max_length=40)
    value = models.JSONField(null=True)
    spans = models.JSONField(default=list)
    area = models.CharField(max_length=80, blank=True)  # of the section that says it
    layer = models.CharField(max_length=10, choices=LAYERS, default="stated")
    confidence = models.FloatField(default=1.0)
    read_as = models.JSONField(default=list)  # [what the reading had said] where an officer corrected it; empty: as read
    made_by = text_column()  # the reader and its version, or the name of a person

    class Meta:
        app_label = "register"
        ordering = ["record", "field", "id"]

    def __str__(self) -> str:
        return f"{self.record}.{self.field} by {self.source_id}"
