from __future__ import annotations

from django.db import models
from django.db.models import Q

from svod.register.columns import text_column
from svod.register.people.models import Account

USUAL, URGENT, SAFETY = "usual", "urgent", "safety"
URGENCIES = (USUAL, URGENT, SAFETY)
"""Usual letters may be gathered; an urgent one goes by itself, in working hours; one about safety goes at any hour."""


class Notice(models.Model):
    """A letter to one person, made once for its key, kept until it is sent: a restart loses none. Read in the portal as well."""

    key = models.TextField(unique=True)  # what it is about and to whom: no reminder goes twice
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="notices")
    subject = models.TextField()
    body = models.TextField()
    about = models.CharField(max_length=40, blank=True)  # what its page is of: request:12, question:3
    urgency = models.CharField(max_length=8, choices=[(one, one) for one in URGENCIES], default=USUAL)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()  # not before: nobody is written to at night
    claimed_until = models.DateTimeField(null=True)  # a sender has it in hand; when it dies, the next one takes it after this
    sent_at = models.DateTimeField(null=True)
    mail = models.CharField(max_length=64, blank=True)  # the e-mail that it went in, alone or with others
    tries = models.PositiveSmallIntegerField(default=0)
    fault = text_column()  # why the last try failed
    read_at = models.DateTimeField(null=True)  # in the portal

    class Meta:
        app_label = "register"
        ordering = ["due_at", "id"]
        indexes = [models.Index(fields=["account"], condition=Q(read_at__isnull=True), name="letters_not_read_yet")]

    def __str__(self) -> str:
        return self.key
