from __future__ import annotations

from typing import Any, NoReturn

from django.db import models

from svod.kernel.refusal import Refused
from svod.register.columns import text_column


def _appended_only() -> NoReturn:
    raise Refused(
        "Строки журнала не меняют и не удаляют. Исправьте саму запись: изменение станет следующей строкой.",
        "Rows of the journal are never changed or deleted. Change the record itself: that is the next row.",
        "日志行不可更改或删除。请更正记录本身，更正将成为下一行。",
    )


ASIDE = frozenset({"person", "notice", "request", "submission", "question", "questions", "letter", "chair paper"})
"""Nouns whose rows change nothing that the register holds to be true or that the report and its audit say: where such material
does become a source, a claim or a record, that has a row of its own."""


class Appended(models.QuerySet["JournalEntry"]):
    """Rows that can be read and added to. The database refuses the rest too (migration)."""

    def update(self, **_: Any) -> NoReturn:
        _appended_only()

    def delete(self) -> NoReturn:
        _appended_only()

    def bulk_update(self, *_: Any, **__: Any) -> NoReturn:
        _appended_only()


class JournalEntry(models.Model):
    """One change: who, when, what was before and after. Appended only; each row carries the hash of the one before it."""

    at = models.DateTimeField()
    by = models.TextField()
    verb = models.TextField()
    record = models.TextField(db_index=True)  # "event:mtm-23"
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reason = text_column()
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)
    is_aside = models.BooleanField(db_default=False)  # follows from `record`, so it is not in the hash; of `ASIDE`

    objects = Appended.as_manager()

    class Meta:
        app_label = "register"
        ordering = ["id"]
        indexes = [models.Index(fields=["-id"], condition=models.Q(is_aside=False), name="rows_that_the_report_follows")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by}: {self.verb} {self.record}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            _appended_only()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        _appended_only()
