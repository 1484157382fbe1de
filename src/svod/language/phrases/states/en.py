"""States in English: official and short names, adjectives («the Kazakh side»)."""

from __future__ import annotations

import functools
import re

from svod.language.found import Found
from svod.language.gazetteer import english, fold
from svod.language.phrases.states.ru import StateNamed, plain
from svod.language.prose import Prose


@functools.cache
def _names() -> re.Pattern[str]:
    known = english()
    forms = sorted({*known.state_forms, *known.adjective_forms}, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(form) for form in forms)})(?![\w-])", re.IGNORECASE)


def find(prose: Prose) -> list[Found[StateNamed]]:
    """Every state named, in order; the longest name wins."""
    known, found = english(), []
    for match in _names().finditer(prose.text):
        form = fold(match.group())
        if not match.group()[0].isupper():
            continue
        by_name = form in known.state_forms
        code = known.state_forms[form] if by_name else known.adjective_forms[form]
        found.append(Found(match.start(), match.end(), StateNamed(code, "name" if by_name else "adjective")))
    return found


__all__ = ["find", "plain"]
