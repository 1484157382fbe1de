from __future__ import annotations

from django.db import models
from django.db.models import Q

from svod.register.columns import text_column
from svod.register.people.models import Account


class Identity(models.Model):
    """Somebody at a provider of OpenID Connect who signs in to an account. A link that was undone is kept."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="identities")
    issuer = models.TextField()
    subject = models.TextField()
    email = models.TextField(blank=True)  # that the provider had verified when the link was made
    linked_at = models.DateTimeField()
    unlinked_at = models.DateTimeField(null=True)
    unlinked_by = text_column()

    class Meta:
        app_label = "register"
        ordering = ["account", "id"]
        verbose_name_plural = "identities"
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "subject"], condition=Q(unlinked_at__isnull=True), name="an_identity_has_one_account"
            ),
            models.UniqueConstraint(
                fields=["account", "issuer"], condition=Q(unlinked_at__isnull=True), name="an_account_has_one_identity"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account}: {self.subject} at {self.issuer}"
