from __future__ import annotations

from django.db import models

from svod.register.columns import Words, text_column


class Wording(models.Model):
    """An editor's hand in a composed report: a sentence worded otherwise, dropped, moved, added. One withdrawn stays."""

    KINDS = [(kind, kind) for kind in ("reword", "drop", "add", "move")]

    report = models.CharField(max_length=40)  # "annual"
    first = models.DateField()
    last = models.DateField()
    kind = models.CharField(max_length=10, choices=KINDS)
    key = models.CharField(max_length=40, db_index=True)  # of the sentence
    after = models.CharField(max_length=40, blank=True)  # the sentence that a moved or added one follows
    text_ru, text_en, text_zh = text_column(), text_column(), text_column()  # empty: the composed words stand in that language
    words = text_column()  # what was composed when the editor decided
    facts = models.JSONField(default=dict)  # what its facts said then: "event:mtm-23.dates" -> value
    reason = text_column()
    by = models.TextField()
    at = models.DateTimeField()
    withdrawn_by = text_column()
    withdrawn_at = models.DateTimeField(null=True)

    text = Words("text")

    class Meta:
        app_label = "register"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} by {self.by}"
