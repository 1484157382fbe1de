from __future__ import annotations

from django.db import models

from svod.register.sources.models import Period, Source
from svod.register.states.models import State
from svod.register.submissions.models import Submission


class Letter(models.Model):
    """Material of a state that came by e-mail or on paper, entered by the Secretariat. The file is kept with its source."""

    WAYS = [("email", "email"), ("paper", "paper")]

    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="letters")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="letters")
    number = models.CharField(max_length=60, blank=True)  # as the sender numbered it
    dated = models.DateField()
    received_on = models.DateField()
    came_by = models.CharField(max_length=8, choices=WAYS)
    source = models.OneToOneField(Source, on_delete=models.PROTECT, related_name="letter")
    entered_by = models.TextField()
    entered_at = models.DateTimeField()

    class Meta:
        app_label = "register"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"letter {self.number} of {self.state}"


class Entry(models.Model):
    """A version of the state's material that was entered from a letter."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="entries")
    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="entry")

    class Meta:
        app_label = "register"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.submission} from {self.letter}"
