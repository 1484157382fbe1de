from __future__ import annotations

from django.db import models

from svod.register.columns import Words, text_column
from svod.register.states.models import State


class Organisation(models.Model):
    """Whose register this is. One row."""

    code = models.SlugField(max_length=80, unique=True)
    name_ru, name_en, name_zh = text_column(), text_column(), text_column()
    short_name_ru, short_name_en, short_name_zh = text_column(), text_column(), text_column()
    authoritative = models.JSONField(default=list)  # languages of its official texts: ru, zh
    abbreviations = models.JSONField(default=list)  # of terms: {"short": {"ru": …}, "name": {"ru": …}}; bodies have their own
    seat = models.CharField(max_length=2, blank=True)  # code of the state where the Secretariat works, by its calendar
    pack_hash = models.CharField(max_length=64, blank=True)  # of the pack that was loaded last

    name = Words("name")
    short_name = Words("short_name")

    class Meta:
        app_label = "register"

    def __str__(self) -> str:
        return self.code


class Source(models.Model):
    """A text that says things, known by its hash. Its text is kept where we may keep it; invented ones stay apart."""

    code = models.SlugField(max_length=120, unique=True)
    title_ru, title_en, title_zh = text_column(), text_column(), text_column()
    file_name = text_column()
    sha256 = models.CharField(max_length=64, unique=True)
    characters = models.PositiveIntegerField()
    language = models.CharField(max_length=2, default="ru")
    dated = models.DateField(null=True)
    text = text_column()
    places = models.JSONField(default=dict)  # unit (page, paragraph), starts, numbers: where the text stands in its file
    is_invented = models.BooleanField(default=False)
    # whose material it is: no other state sees it; null for what the Secretariat took in itself
    state = models.ForeignKey(State, null=True, on_delete=models.PROTECT, related_name="sources")

    title = Words("title")

    class Meta:
        app_label = "register"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class KeptFile(models.Model):
    """The very bytes that a source came in: a letter, what was attached to an answer. Never changed."""

    source = models.OneToOneField(Source, on_delete=models.PROTECT, related_name="kept_file")
    name = models.TextField()
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)

    class Meta:
        app_label = "register"

    def __str__(self) -> str:
        return self.name


class Period(models.Model):
    """A reporting period, first and last day included, the report that it was read from and the decision that approved it."""

    code = models.SlugField(max_length=40, unique=True)
    first = models.DateField()
    last = models.DateField()
    source = models.ForeignKey("Source", null=True, on_delete=models.PROTECT, related_name="periods")
    decision = models.JSONField(default=dict)  # document, number, date, city, body, signatories

    class Meta:
        app_label = "register"
        ordering = ["first"]

    def __str__(self) -> str:
        return self.code
