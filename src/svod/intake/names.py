"""How alike two names are: by their content words, short forms spelt out, a rare word weighing more than a common one."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from svod.language.gazetteer import fold
from svod.reading.names import key_of

Key = frozenset[str]
_NUMBER = re.compile(r"\d+")


class Names:
    """`key` makes a name ready, `alike` compares two. Weights come from the names that the register holds."""

    def __init__(self, long_forms: Mapping[str, str], own: str = "", own_name: str = "") -> None:
        """`long_forms`: abbreviation → name. `own`, `own_name`: the organisation, which is in every name and tells nothing."""
        self._long_forms = {short: long for short, long in long_forms.items() if fold(short) != fold(own)}
        self._own = own
        self._own_name = key_of(own_name) if own_name else frozenset()
        self._count: Counter[str] = Counter()
        self._names = 0
        self._weights: dict[str, float] = {}

    def learn(self, keys: Iterable[Key]) -> None:
        """Count the words of names that are held: what stands in many of them tells little."""
        self._weights.clear()
        for key in keys:
            self._count.update(key)
            self._names += 1

    def key(self, name: str) -> Key:
        found = key_of(name, self._own, self._long_forms)
        if len(self._own_name) > 1 and self._own_name <= found:
            found -= self._own_name
        return found

    def alike(self, one: Key, other: Key) -> float:
        """0 to 1: the share of common words, halfway between that of both names and of the shorter one; other years halve it."""
        common = self._weigh(one & other)
        if not common:
            return 0.0
        either, shorter = self._weigh(one | other), min(self._weigh(one), self._weigh(other))
        years, others = _numbers(one), _numbers(other)
        return (common / either + common / shorter) / (2 if not years or not others or years & others else 4)

    def _weigh(self, words: Key) -> float:
        return sum(self._weight(word) for word in words)

    def _weight(self, word: str) -> float:
        if word not in self._weights:
            self._weights[word] = math.log(2 + self._names / (1 + self._count[word]))
        return self._weights[word]


def _numbers(key: Key) -> Key:
    return frozenset(word for word in key if _NUMBER.fullmatch(word))
