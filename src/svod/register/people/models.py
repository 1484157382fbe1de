from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from svod.register.columns import Words, choices, text_column
from svod.register.rights import Role
from svod.register.states.models import State

AT_ONCE, DAILY, WEEKLY = "at once", "daily", "weekly"
RHYTHMS = (AT_ONCE, DAILY, WEEKLY)
"""How letters come: each by itself, or gathered in one a day or a week."""


class Person(models.Model):
    """Somebody who acts in the register or is named by it."""

    name = models.TextField(unique=True)
    office_ru, office_en, office_zh = text_column(), text_column(), text_column()
    state = models.ForeignKey(State, null=True, on_delete=models.PROTECT, related_name="people")

    office = Words("office")

    class Meta:
        app_label = "register"
        ordering = ["name"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name


class Accounts(BaseUserManager["Account"]):
    """Accounts come from invitations alone."""

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(email__iexact=username or "")


class Account(AbstractBaseUser):
    """How a person signs in: e-mail and password, then a code that changes with time once it is set up."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    email = models.EmailField(unique=True)
    language = models.CharField(max_length=2, default="ru")
    is_active = models.BooleanField(default=True)
    totp_secret = models.CharField(max_length=64, blank=True)  # base32; in force once confirmed
    totp_confirmed_at = models.DateTimeField(null=True)
    totp_last_step = models.BigIntegerField(default=0)  # of the code used last: none is used twice
    recovery_codes = models.JSONField(default=list)  # hashes of those not used yet
    failed_count = models.PositiveSmallIntegerField(default=0)
    failed_at = models.DateTimeField(null=True)
    time_zone = models.CharField(max_length=40, blank=True)  # IANA; "": of the capital of the person's state, or of the seat
    hours_from = models.PositiveSmallIntegerField(default=9)  # letters come from this hour on, of a working day
    hours_to = models.PositiveSmallIntegerField(default=18)  # and not from this hour on
    rhythm = models.CharField(max_length=8, choices=[(one, one) for one in RHYTHMS], default=AT_ONCE)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = Accounts()

    class Meta:
        app_label = "register"
        ordering = ["email"]

    def __str__(self) -> str:
        return self.email

    @property
    def has_second_factor(self) -> bool:
        return self.totp_confirmed_at is not None


class RoleGrant(models.Model):
    """A role of a person from a day on, until a day. Of a state, in areas (codes; none is all), over a body (code)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=20, choices=choices(Role))
    state = models.ForeignKey(State, null=True, on_delete=models.PROTECT, related_name="role_grants")
    areas = models.JSONField(default=list)
    body = models.CharField(max_length=80, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)  # the last day it holds
    granted_by = models.TextField()

    class Meta:
        app_label = "register"
        ordering = ["person", "since", "id"]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}"


class ApiToken(models.Model):
    """How a program speaks for an account. The token itself is not kept, only its hash; `may_write`: it changes things too."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="api_tokens")
    name = models.TextField()
    token_hash = models.CharField(max_length=64, unique=True)
    may_write = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "register"
        ordering = ["account", "id"]

    def __str__(self) -> str:
        return f"{self.account}: {self.name}"


class Guess(models.Model):
    """One failure to sign in, by the keyed hash of the network that it came from; forgotten after a quarter of an hour."""

    network = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "register"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["network", "at"], name="guess_of_network")]
        verbose_name_plural = "guesses"

    def __str__(self) -> str:
        return f"{self.at}"


class Invitation(models.Model):
    """A way in for one person, used once. The token itself is not kept, only its hash.

    With an `account`: for somebody who has one and lost the password, or the phone too (`drops_second_factor`).
    """

    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="ways_in")
    drops_second_factor = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True)
    email = models.EmailField()
    name = models.TextField()
    role = models.JSONField(default=dict)  # role, state, areas, body: granted when it is accepted
    language = models.CharField(max_length=2, default="ru")
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.TextField()
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "register"
        ordering = ["-invited_at"]

    def __str__(self) -> str:
        return self.email


def plain_role(grant: RoleGrant) -> dict[str, Any]:
    """As the journal tells it."""
    return {
        "role": grant.role,
        "state": grant.state.code if grant.state else "",
        "areas": list(grant.areas),
        "body": grant.body,
        "since": str(grant.since),
        "until": str(grant.until) if grant.until else "",
    }
