from __future__ import annotations

import re

from svod.audit.facts.shapes import Facts
from svod.audit.mixed import MixedForms
from svod.kernel.span import Span
from svod.kernel.words import Trilingual
from svod.language.morphology import analyses

_WORD = re.compile(r"\b[а-яё]{3,}\b")
_ENOUGH = 3


class MixedYo(MixedForms):
    code = "TYP008"
    title = Trilingual("«ё» вперемешку с «е»", "Letters ё and е mixed", "“ё”与“е”混用")

    def places(self, facts: Facts) -> dict[str, list[Span]]:
        """Small words only: a name keeps its own letter. Few words tell nothing of the habit of a text."""
        text = facts.text or ""
        if not re.search(r"\b[а-я]*ё", text):
            return {}
        found: dict[str, list[Span]] = {"е": [], "ё": []}
        for word in _WORD.finditer(text):
            if "ё" in word.group():
                found["ё"].append(Span(*word.span()))
            elif "е" in word.group() and _wants_yo(word.group()):
                found["е"].append(Span(*word.span()))
        return found if sum(map(len, found.values())) >= _ENOUGH else {}


def _wants_yo(word: str) -> bool:
    """«определенности»: every reading of the word has ё where the word has е."""
    read = analyses(word)
    return bool(read) and all(
        "ё" in a.lemma and a.lemma[: len(word)].replace("ё", "е")[: a.lemma.index("ё") + 1] == word[: a.lemma.index("ё") + 1]
        for a in read
    )
