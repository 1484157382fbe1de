from __future__ import annotations

from django.db import models

from svod.kernel.dates import DateRange
from svod.kernel.vocabulary import DocumentKind, DocumentStage
from svod.register.areas.models import Area
from svod.register.bodies.models import Body
from svod.register.columns import Words, choices, text_column
from svod.register.events.models import Event
from svod.register.sources.models import Period
from svod.register.states.models import State


class Document(models.Model):
    """A document and how far it has come. Adopted is immutable: a change afterwards is a new document that amends."""

    code = models.SlugField(max_length=120, unique=True)
    title_ru, title_en, title_zh = text_column(), text_column(), text_column()
    cases = models.JSONField(default=dict)  # Russian, of `title`
    gender = models.CharField(max_length=4, blank=True)
    kind = models.CharField(max_length=20, choices=choices(DocumentKind))
    stage = models.CharField(max_length=20, choices=choices(DocumentStage))
    number = models.CharField(max_length=20, blank=True)
    # first and last day that the date can mean
    adopted_on = models.DateField(null=True)
    adopted_until = models.DateField(null=True)
    precision = models.CharField(max_length=5, blank=True)
    adopted_by_event = models.ForeignKey(Event, null=True, on_delete=models.PROTECT, related_name="adopted_documents")
    adopted_by_body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="adopted_documents")
    proposed_by_state = models.ForeignKey(State, null=True, on_delete=models.PROTECT, related_name="proposed_documents")
    events = models.ManyToManyField(Event, related_name="outcomes")
    valid_from = models.CharField(max_length=10, blank=True)  # reduced-precision ISO
    valid_to = models.CharField(max_length=10, blank=True)
    participants = models.CharField(max_length=12, blank=True)  # "", all, interested
    non_participants = models.ManyToManyField(State, related_name="documents_stayed_out_of")
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="documents")
    implements = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="implemented_by")
    extends = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="extended_by")
    annex_to = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="annexes")
    partners = models.ManyToManyField(Body, related_name="documents_with_partner")
    purpose_ru, purpose_en, purpose_zh = text_column(), text_column(), text_column()  # a whole sentence in our own words
    editorial = models.JSONField(default=list)  # languages in which the title is our own translation
    is_background = models.BooleanField(default=False)
    period = models.ForeignKey(Period, null=True, on_delete=models.PROTECT, related_name="documents")  # that reports it
    note = text_column()

    title = Words("title")
    purpose = Words("purpose")

    class Meta:
        app_label = "register"
        ordering = ["adopted_on", "code"]

    def __str__(self) -> str:
        return self.code

    @property
    def dated(self) -> DateRange | None:
        """The date of adoption, or None while there is none."""
        if self.adopted_on is None or self.adopted_until is None:
            return None
        return DateRange.of_days(self.adopted_on, self.adopted_until, self.precision)
