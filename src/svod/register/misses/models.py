from __future__ import annotations

from django.db import models

from svod.register.columns import text_column
from svod.register.proposals.models import Proposal


class Miss(models.Model):
    """Something that the reading had otherwise than an officer who read the same words: the place, and what each says.

    `kind`: a field corrected, a value placed, a thing added, two merged, one split, one that is not there or was misread.
    """

    KINDS = [(k, k) for k in ("corrected", "placed", "added", "merged", "split", "not_there", "misread")]

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="misses")
    kind = models.CharField(max_length=10, choices=KINDS)
    field = models.CharField(max_length=40, blank=True)  # of the thing, where it is one field that was missed
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()  # of the words in the source's text
    read = models.JSONField(null=True)  # what the reading said
    said = models.JSONField(null=True)  # what the officer says
    by = text_column()
    at = models.DateTimeField()

    class Meta:
        app_label = "register"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["proposal", "kind", "field"], name="a_miss_is_noted_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.field} of {self.proposal_id}"
