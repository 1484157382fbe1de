from __future__ import annotations

from django.db import models

from svod.register.columns import Words, text_column
from svod.register.states.calendar import Calendar


class State(models.Model):
    """A state. `code` is ISO 3166-1 alpha-2. A member from a date on: see `Membership`."""

    code = models.CharField(max_length=2, unique=True)
    name_ru, name_en, name_zh = text_column(), text_column(), text_column()
    short_name_ru, short_name_en, short_name_zh = text_column(), text_column(), text_column()
    adjective_ru, adjective_en, adjective_zh = text_column(), text_column(), text_column()
    name_cases = models.JSONField(default=dict)  # Russian: gent, datv, accs, ablt, loct
    short_cases = models.JSONField(default=dict)
    office_ru, office_en, office_zh = text_column(), text_column(), text_column()  # of the head of government
    signing_order = models.PositiveSmallIntegerField(null=True)
    time_zone = models.CharField(max_length=40, blank=True)  # of the capital, IANA
    # where the state's working days are other than the package of holidays knows them
    weekend = models.JSONField(default=list)  # monday … sunday
    days_off = models.JSONField(default=list)  # ISO days
    days_worked = models.JSONField(default=list)

    name = Words("name")
    short_name = Words("short_name")
    adjective = Words("adjective")
    office = Words("office")

    class Meta:
        app_label = "register"
        ordering = ["signing_order", "code"]

    def __str__(self) -> str:
        return self.code

    @property
    def calendar(self) -> Calendar:
        """Its working days."""
        return Calendar.of_names(self.code, self.weekend, self.days_off, self.days_worked)


class Membership(models.Model):
    """A state's part in the organisation, from a day and until a day (open when null)."""

    ROLES = [("member", "member"), ("observer", "observer"), ("partner", "partner")]

    state = models.ForeignKey(State, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=ROLES)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        app_label = "register"
        ordering = ["since"]
        constraints = [models.UniqueConstraint(fields=["state", "role", "since"], name="one_membership_from_a_day")]

    def __str__(self) -> str:
        return f"{self.state_id} {self.role} {self.since}"


class City(models.Model):
    code = models.SlugField(max_length=80, unique=True)
    name_ru, name_en, name_zh = text_column(), text_column(), text_column()
    name_cases = models.JSONField(default=dict)  # Russian: gent, loct
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="cities")

    name = Words("name")

    class Meta:
        app_label = "register"
        ordering = ["code"]
        verbose_name_plural = "cities"

    def __str__(self) -> str:
        return self.code
