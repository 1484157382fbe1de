from __future__ import annotations

from django.db import models

from svod.register.columns import text_column
from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.sources.models import Source


class Text(models.Model):
    """A source that is the text of a document, or the protocol of a session: a named person says so.

    Other than a claim: a claim is what some source says of a record, this is the record's own text.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="text_of")
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="texts")
    event = models.ForeignKey(Event, null=True, on_delete=models.PROTECT, related_name="protocols")
    attached_by = text_column()
    attached_at = models.DateTimeField()

    class Meta:
        app_label = "register"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["source", "document"], name="a_source_is_the_text_of_a_document_once"),
            models.UniqueConstraint(fields=["source", "event"], name="a_source_is_the_protocol_of_a_session_once"),
            models.CheckConstraint(
                condition=models.Q(document__isnull=False) ^ models.Q(event__isnull=False), name="a_text_is_of_one_record"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} of {self.document or self.event}"
