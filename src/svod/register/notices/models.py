from __future__ import annotations

from django.db import models

from svod.register.columns import text_column
from svod.register.people.models import Account


class Notice(models.Model):
    """A letter to one person, made once for its key, kept until it is sent: a restart loses none."""

    key = models.CharField(max_length=160, unique=True)  # what it is about and to whom: no reminder goes twice
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="notices")
    subject = models.TextField()
    body = models.TextField()
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()  # not before: nobody is written to at night
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    fault = text_column()  # why the last try failed

    class Meta:
        app_label = "register"
        ordering = ["due_at", "id"]

    def __str__(self) -> str:
        return self.key
