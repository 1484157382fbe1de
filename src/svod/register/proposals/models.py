from __future__ import annotations

from django.db import models

from svod.register.columns import text_column
from svod.register.sources.models import Source


class Intake(models.Model):
    """One reading of one source, taken in: what was found and what became of it. N found = N accounted."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="intakes")
    reader = models.TextField()
    at = models.DateTimeField()
    found_count = models.PositiveIntegerField()

    class Meta:
        app_label = "register"
        constraints = [models.UniqueConstraint(fields=["source", "reader"], name="a_source_is_taken_in_once_by_a_reader")]

    def __str__(self) -> str:
        return f"{self.source_id} by {self.reader}"


class Proposal(models.Model):
    """One thing found in a source, and how it stands to the register.

    `found` is what an officer left of the reading; what the reading had said of a corrected field is in `corrections`.
    One that somebody added by hand has `made_by`; the second of two that were read as one has `split_from`.
    """

    VERDICTS = [(v, v) for v in ("new", "same", "differs", "ambiguous", "unplaced")]
    STATES = [(s, s) for s in ("open", "accepted", "rejected", "merged")]
    CAUSES = [(c, c) for c in ("not_there", "misread", "told_elsewhere", "not_ours", "other")]

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="proposals")
    noun = models.CharField(max_length=20)  # event, document, body, followup, figure, unplaced
    key = models.CharField(max_length=300)  # its id in the reading
    verdict = models.CharField(max_length=10, choices=VERDICTS)
    found = models.JSONField(default=dict)  # as the reading says it
    record = models.CharField(max_length=140, blank=True)  # of the register, when same or differs
    candidates = models.JSONField(default=list)
    differences = models.JSONField(default=dict)  # field -> [register, found]
    stage = models.CharField(max_length=10, choices=STATES, default="open")
    decided_by = text_column()
    decided_at = models.DateTimeField(null=True)
    reason = text_column()
    cause = models.CharField(max_length=14, choices=CAUSES, blank=True)  # of a rejection
    edition = models.PositiveIntegerField(default=0)  # grows with every change: who saw an older one is told
    corrections = models.JSONField(default=dict)  # field -> what the reading had said
    corrected_by = text_column()
    made_by = text_column()
    split_from = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="parts")
    merged_into = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="merged")

    class Meta:
        app_label = "register"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["intake", "key"], name="a_thing_found_is_proposed_once")]

    def __str__(self) -> str:
        return f"{self.verdict} {self.noun} {self.key}"

    @property
    def is_read(self) -> bool:
        """Found by the reading itself: N found = N accounted counts these."""
        return not self.made_by and self.split_from_id is None

    @property
    def spans(self) -> list[list[int]]:
        """Where it stands in the text."""
        span = self.found.get("span")
        return [span] if span else list(self.found.get("spans") or [])
