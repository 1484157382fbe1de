from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import models

from svod.kernel.refusal import Refused
from svod.register.columns import Words, text_column


def _unchangeable() -> Refused:
    return Refused(
        "Выпуск не изменяется и не удаляется: он хранит отчёт таким, каким его подписали. Выпустите следующий.",
        "A release is never changed or deleted: it keeps the report as it was signed. Make the next one.",
        "发布版本不可更改或删除：它保存签署时的报告。请另行发布新版本。",
    )


class Frozen(models.Model):
    """A row that is written once. The database refuses a change too (migration)."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise _unchangeable()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise _unchangeable()


class Release(Frozen):
    """A report as it was frozen: its trees by language, its files, what the audit found, who answers for it."""

    report = models.CharField(max_length=40)  # "annual"
    of = models.CharField(max_length=120, blank=True)  # whose, where the report is of one record: "body:…"
    first = models.DateField()
    last = models.DateField()
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.TextField()
    note = text_column()
    trees = models.JSONField()  # language -> svod-report/1
    audit = models.JSONField()  # svod-audit/1, as it was that day; what was dismissed stands under "dismissed"
    journal = models.CharField(max_length=64, blank=True)  # the last hash of the journal: the state of the register
    sha256 = models.CharField(max_length=64, unique=True)  # over all of the above and the files' hashes

    class Meta:
        app_label = "register"
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["report", "of", "first", "last", "number"], name="a_release_has_its_own_number")
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """ "annual-2023-11-2024-10-1": report, first and last month (day, where the months are not whole), number."""
        of = "-" + self.of.replace(":", "-") if self.of else ""
        days = "%Y-%m" if self.first.day == 1 and (self.last + timedelta(days=1)).day == 1 else "%Y-%m-%d"
        return f"{self.report}{of}-{self.first.strftime(days)}-{self.last.strftime(days)}-{self.number}"


class ReleasedFile(Frozen):
    """One file of a release, byte for byte."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="files")
    language = models.CharField(max_length=2)
    suffix = models.CharField(max_length=10)  # ".docx"
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)

    class Meta:
        app_label = "register"
        ordering = ["release", "language", "suffix"]
        constraints = [models.UniqueConstraint(fields=["release", "language", "suffix"], name="a_release_has_one_file_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.release.code}-{self.language}{self.suffix}"

    @property
    def bare_suffix(self) -> str:
        return self.suffix.removeprefix(".")


class AcceptedFinding(Frozen):
    """A finding that stood open when the report was frozen, and who accepted it, why."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="accepted")
    fingerprint = models.CharField(max_length=64)
    code = models.CharField(max_length=10)
    severity = models.CharField(max_length=10)
    message_ru, message_en, message_zh = text_column(), text_column(), text_column()
    reason = text_column()
    by = text_column()

    message = Words("message")

    class Meta:
        app_label = "register"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.code} in {self.release.code}"
