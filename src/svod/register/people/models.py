from __future__ import annotations

from django.db import models

from svod.register.columns import Words, text_column
from svod.register.states.models import State


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
