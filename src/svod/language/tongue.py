"""In which language a text is written, as far as the reader tells them apart."""

from __future__ import annotations

import re
from typing import Literal

from svod.language.prose import Prose

Tongue = Literal["ru", "en"]
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_ENOUGH = 20_000


def tongue_of(prose: Prose) -> Tongue:
    """English where Latin letters are more than twice as many as Cyrillic ones, else Russian."""
    sample = prose.text[:_ENOUGH]
    return "en" if len(_LATIN.findall(sample)) > 2 * len(_CYRILLIC.findall(sample)) else "ru"
