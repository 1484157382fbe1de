"""One meaning in the three languages of the organisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["ru", "en", "zh"]
LANGUAGES: tuple[Language, ...] = ("ru", "en", "zh")


@dataclass(frozen=True, slots=True)
class Trilingual:
    """The same words in Russian, English and Chinese. An empty string: not said in that language."""

    ru: str = ""
    en: str = ""
    zh: str = ""

    def in_(self, language: str) -> str:
        """The words in `language`; where they are missing, in the first language that has them (ru, en, zh)."""
        return str(getattr(self, language, "")) or self.ru or self.en or self.zh

    @property
    def whole(self) -> Trilingual:
        """The words in every language, those that are missing in the first language that has them: told foreign, but told."""
        return Trilingual(*(self.in_(language) for language in LANGUAGES))

    def filled(self, **values: object) -> Trilingual:
        """Every language formatted with the same values."""
        return Trilingual(self.ru.format(**values), self.en.format(**values), self.zh.format(**values))

    def __bool__(self) -> bool:
        return bool(self.ru or self.en or self.zh)
