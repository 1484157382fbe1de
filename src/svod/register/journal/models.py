from __future__ import annotations

from django.db import models

from svod.register.columns import text_column


class JournalEntry(models.Model):
    """One change: who, when, what was before and after. Appended only; each row carries the hash of the one before it."""

    at = models.DateTimeField()
    by = models.TextField()
    verb = models.TextField()
    record = models.TextField(db_index=True)  # "event:mtm-23"
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reason = text_column()
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        app_label = "register"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by}: {self.verb} {self.record}"
