from __future__ import annotations

from django.db import models

from svod.register.columns import Words, text_column


class Area(models.Model):
    """An area of cooperation: a section of the report."""

    code = models.SlugField(max_length=80, unique=True)
    number = models.PositiveSmallIntegerField(unique=True)
    title_ru, title_en, title_zh = text_column(), text_column(), text_column()
    short_ru, short_en, short_zh = text_column(), text_column(), text_column()

    title = Words("title")
    short = Words("short")

    class Meta:
        app_label = "register"
        ordering = ["number"]

    def __str__(self) -> str:
        return self.code
