from __future__ import annotations

from django.db import models

from svod.register.areas.models import Area
from svod.register.columns import Words, text_column
from svod.register.sources.models import Period, Source
from svod.register.states.models import State
from svod.register.submissions.rows import BLANKS, UNCHECKED
from svod.register.submissions.stages import DRAFT, NAMES

STAGES = [(stage, stage) for stage in NAMES]


class Request(models.Model):
    """What the Secretariat asks of one state for one area and period, until a day."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="requests")
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="requests")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="requests")
    deadline = models.DateField()
    deadline_was = models.DateField(null=True)  # before it was moved last
    deadline_reason = text_column()  # why it was moved last: the state reads it
    guidance_ru, guidance_en, guidance_zh = text_column(), text_column(), text_column()
    opened_by = models.TextField()
    opened_at = models.DateTimeField()

    guidance = Words("guidance")

    class Meta:
        app_label = "register"
        ordering = ["period", "area", "state"]
        constraints = [models.UniqueConstraint(fields=["period", "state", "area"], name="a_state_is_asked_once_for_an_area")]

    def __str__(self) -> str:
        return f"{self.period}/{self.state}/{self.area}"


class Submission(models.Model):
    """One version of a state's material. Once submitted its words do not change; a correction is the next version."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=12, choices=STAGES, default=DRAFT)
    edition = models.PositiveIntegerField(default=1)  # of a draft: two who write at once do not overwrite each other
    text = text_column()
    rows = models.JSONField(default=list)  # title, start, end, city, country, outcome: an event each
    is_nothing = models.BooleanField(default=False)  # nothing to report, confirmed: neither silence nor zero
    is_provisional = models.BooleanField(default=False)
    is_incomplete = models.BooleanField(default=False)
    blanks = models.CharField(max_length=10, choices=[(one, one) for one in BLANKS], default=UNCHECKED)
    via = models.CharField(max_length=8, default="form")  # form, file, api, letter
    file_name = text_column()
    made_by = models.TextField()
    on_behalf_of = text_column()  # the state, where the Secretariat entered a letter
    made_at = models.DateTimeField()
    submitted_by = text_column()
    submitted_at = models.DateTimeField(null=True)
    decided_by = text_column()
    decided_at = models.DateTimeField(null=True)
    source = models.ForeignKey(Source, null=True, on_delete=models.PROTECT, related_name="submissions")

    class Meta:
        app_label = "register"
        ordering = ["request", "number"]
        constraints = [models.UniqueConstraint(fields=["request", "number"], name="versions_of_a_submission_are_numbered")]

    def __str__(self) -> str:
        return f"{self.request} v{self.number}"


class Remark(models.Model):
    """A remark on a version, in one of two columns: the state's or the Secretariat's."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="remarks")
    side = models.CharField(max_length=12)  # state, secretariat
    text = models.TextField()
    by = models.TextField()
    at = models.DateTimeField()

    class Meta:
        app_label = "register"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.submission}: {self.side}"
