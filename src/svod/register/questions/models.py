from __future__ import annotations

from django.db import models

from svod.register.areas.models import Area
from svod.register.columns import Words, text_column
from svod.register.questions.stages import NAMES, OPEN
from svod.register.sources.models import Period, Source
from svod.register.states.models import State
from svod.register.submissions.models import Submission

STAGES = [(stage, stage) for stage in NAMES]


class Question(models.Model):
    """What the Secretariat asks one state: of a field of a record, of a record, of a submission, or freely.

    Two states are asked apart, in two questions that share `asked_together`: neither sees the other's.
    """

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="questions")
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="questions")
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="questions")
    record = models.CharField(max_length=140, blank=True, db_index=True)
    field = models.CharField(max_length=40, blank=True)
    submission = models.ForeignKey(Submission, null=True, on_delete=models.PROTECT, related_name="questions")
    finding = models.CharField(max_length=64, blank=True, db_index=True)  # the fingerprint of a finding of the audit
    text_ru, text_en, text_zh = text_column(), text_column(), text_column()
    deadline = models.DateField()
    stage = models.CharField(max_length=10, choices=STAGES, default=OPEN)
    asked_together = models.CharField(max_length=32, db_index=True)
    asked_by = models.TextField()
    asked_at = models.DateTimeField()
    decided_by = text_column()  # who closed or withdrew it
    decided_at = models.DateTimeField(null=True)

    text = Words("text")

    class Meta:
        app_label = "register"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"question {self.pk} to {self.state}"


class Message(models.Model):
    """One word in a question's thread. An answer is a source; with a `value` it is a claim too."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="messages")
    side = models.CharField(max_length=12)  # state, secretariat
    text = models.TextField()
    value = models.JSONField(null=True)  # of the field asked about, as a claim keeps it
    source = models.OneToOneField(Source, null=True, on_delete=models.PROTECT, related_name="answer")
    by = models.TextField()
    at = models.DateTimeField()

    class Meta:
        app_label = "register"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.question}: {self.side}"
