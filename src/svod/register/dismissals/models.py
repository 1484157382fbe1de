from __future__ import annotations

from django.db import models

from svod.register.columns import text_column


class Dismissal(models.Model):
    """A finding that a named person judged to be no fault. It holds for this very finding: other facts, another fingerprint."""

    scope = models.CharField(max_length=80, db_index=True)  # what was audited: "register:2023-2024", "source:<sha256>"
    fingerprint = models.CharField(max_length=64)  # of the finding: its rule, places and data
    code = models.CharField(max_length=10)  # of the rule
    message = text_column()  # as it was said, for the list
    reason = models.TextField()
    by = models.TextField()
    at = models.DateTimeField()
    until = models.DateField(null=True)  # the last day it holds; open when null

    class Meta:
        app_label = "register"
        ordering = ["-at"]
        constraints = [models.UniqueConstraint(fields=["scope", "fingerprint"], name="a_finding_is_dismissed_once")]

    def __str__(self) -> str:
        return f"{self.code} in {self.scope} by {self.by}"
