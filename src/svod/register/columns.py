"""Columns that several nouns share: words in three languages, cases of a Russian name."""

from __future__ import annotations

from typing import Any, overload

from django.db import models

from svod.kernel.words import Trilingual


class Words:
    """Reads the columns `<column>_ru`, `_en`, `_zh` of a row as one `Trilingual`. Real columns: audit and search compare them."""

    def __init__(self, column: str) -> None:
        self.column = column

    @overload
    def __get__(self, row: None, owner: type) -> Words: ...
    @overload
    def __get__(self, row: models.Model, owner: type) -> Trilingual: ...
    def __get__(self, row: models.Model | None, owner: type) -> Words | Trilingual:
        if row is None:
            return self
        return Trilingual(*(getattr(row, f"{self.column}_{language}") for language in ("ru", "en", "zh")))

    def columns(self, words: Trilingual) -> dict[str, str]:
        """The keyword arguments that store `words`."""
        return {f"{self.column}_ru": words.ru, f"{self.column}_en": words.en, f"{self.column}_zh": words.zh}


def text_column() -> models.TextField[str, str]:
    return models.TextField(blank=True, default="")


def choices(of: type[Any]) -> list[tuple[str, str]]:
    """The choices of a column from a closed list of the vocabulary."""
    return [(item.value, item.value) for item in of]
