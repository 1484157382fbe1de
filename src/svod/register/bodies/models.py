from __future__ import annotations

from django.db import models

from svod.kernel.vocabulary import BodyKind, BodyStatus
from svod.register.areas.models import Area
from svod.register.columns import Words, choices, text_column
from svod.register.states.models import City, State


class Body(models.Model):
    """A mechanism of cooperation: council, meeting of ministers, working group, partner organisation. A tree by `parent`."""

    code = models.SlugField(max_length=120, unique=True)
    name_ru, name_en, name_zh = text_column(), text_column(), text_column()
    short_name_ru, short_name_en, short_name_zh = text_column(), text_column(), text_column()
    abbreviation_ru, abbreviation_en, abbreviation_zh = text_column(), text_column(), text_column()
    cases = models.JSONField(default=dict)  # Russian, of `name`: gent, datv, accs, ablt, loct
    gender = models.CharField(max_length=4, blank=True)  # of the Russian head noun: masc, femn, neut, plur
    variants = models.JSONField(default=list)  # other printed forms: [{"ru": "…"}]
    kind = models.CharField(max_length=40, choices=choices(BodyKind))
    status = models.CharField(max_length=20, choices=choices(BodyStatus), default=BodyStatus.ACTIVE)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="bodies")
    state = models.ForeignKey(State, null=True, on_delete=models.PROTECT, related_name="bodies")
    city = models.ForeignKey(City, null=True, on_delete=models.PROTECT, related_name="bodies")
    is_generic = models.BooleanField(default=False)  # a class of bodies, not one body
    editorial = models.JSONField(default=list)  # languages in which the name is our own translation
    note = text_column()

    name = Words("name")
    short_name = Words("short_name")
    abbreviation = Words("abbreviation")

    class Meta:
        app_label = "register"
        ordering = ["code"]
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return self.code
