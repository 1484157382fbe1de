from __future__ import annotations

from django.db import models

from svod.register.claims.models import Claim


class Ruling(models.Model):
    """Which value of a field holds where sources disagree, who says so and why. A later ruling takes the place of an earlier one.

    `value` is as a claim keeps it. `weighed` is what stood at that time, [[code of the source, value in canonical form], …]:
    the disagreement is open again only when a source says something that was not weighed.
    """

    record = models.CharField(max_length=140, db_index=True)
    field = models.CharField(max_length=40)
    value = models.JSONField()
    weighed = models.JSONField(default=list)
    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, related_name="ruling")  # the editorial one that it made
    reason = models.TextField()
    by = models.TextField()
    at = models.DateTimeField()

    class Meta:
        app_label = "register"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.record}.{self.field} by {self.by}"
