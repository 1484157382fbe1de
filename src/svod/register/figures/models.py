from __future__ import annotations

from django.db import models

from svod.register.bodies.models import Body
from svod.register.columns import Words, text_column
from svod.register.sources.models import Period


class Figure(models.Model):
    """A number claimed in a text, and who it is from."""

    code = models.SlugField(max_length=120, unique=True)
    what_ru, what_en, what_zh = text_column(), text_column(), text_column()
    value = models.DecimalField(max_digits=20, decimal_places=4)
    unit_ru, unit_en, unit_zh = text_column(), text_column(), text_column()
    comparison = models.CharField(max_length=10, default="equal")  # equal, about, more_than, at_least
    year = models.PositiveSmallIntegerField(null=True)
    source_body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="figures")
    period = models.ForeignKey(Period, null=True, on_delete=models.PROTECT, related_name="figures")

    what = Words("what")
    unit = Words("unit")

    class Meta:
        app_label = "register"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.code
