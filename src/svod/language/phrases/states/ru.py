"""States: official and short names in any case, adjectives («казахстанская сторона»)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from svod.language.found import Found
from svod.language.gazetteer import fold
from svod.language.lexicon import Lexicon, plain_lexicon
from svod.language.prose import Prose

_LONGEST = 9


@dataclass(frozen=True, slots=True)
class StateNamed:
    """ISO 3166 code, and whether a name or an adjective says it."""

    code: str
    by: Literal["name", "adjective"]


def find(prose: Prose, lexicon: Lexicon | None = None) -> list[Found[StateNamed]]:
    """Every state named, in order; the longest name wins."""
    known = lexicon or plain_lexicon()
    firsts = _first_words(known)
    found: list[Found[StateNamed]] = []
    tokens, reach = prose.tokens, 0
    for at, token in enumerate(tokens):
        if token.start < reach or token.kind != "word":
            continue
        lower = token.lower if "ё" not in token.lower else fold(token.lower)
        if token.is_capital and lower in firsts:
            for end in range(min(at + _LONGEST, len(tokens)), at, -1):
                code = known.state_forms.get(fold(prose.text[token.start : tokens[end - 1].end]))
                if code:
                    reach = tokens[end - 1].end
                    found.append(Found(token.start, reach, StateNamed(code, "name")))
                    break
        if token.start >= reach and lower in known.adjective_forms:
            found.append(Found(token.start, token.end, StateNamed(known.adjective_forms[lower], "adjective")))
    return found


def _first_words(known: Lexicon) -> set[str]:
    cached = known.cache.get("state_firsts")
    if cached is None:
        cached = known.cache["state_firsts"] = {form.split(" ")[0] for form in known.state_forms}
    return cached


def plain(value: StateNamed) -> str:
    return f"{value.code} {value.by}"
