from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual
from svod.language.gazetteer import fold, gazetteer

_NAME = r"[А-ЯЁ][а-яё]+(?:-[А-Яа-яЁё]+)*"
_BESIDE = re.compile(rf"\bг\.\s?(?P<city>{_NAME}(?:\s{_NAME})?)(?:\s\(|,\s)(?P<state>{_NAME}(?:\s[А-ЯЁ][а-яё]+){{0,3}})(?=\))")


class CityNotInThatCountry(Rule):
    code = "EVT007"
    severity = Severity.ERROR
    needs = ("text",)
    title = Trilingual("Город не в той стране", "A city that is not in that country", "城市与国家不符")
    message = Trilingual(
        "Город {city} находится в другом государстве ({right:state}), а рядом назван {told:state}.",
        "{city} is in another state ({right:state}); the text says {told:state}.",
        "{city}位于{right:state}，而文中写为{told:state}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        known = gazetteer()
        for match in _BESIDE.finditer(facts.text or ""):
            city = known.city_forms.get(fold(match["city"]))
            told = self._state(match["state"])
            # a city whose name stands in two countries cannot be judged
            if city is None or city.country is None or told is None or city.country == told:
                continue
            yield self.found(Span(*match.span("city")), Span(*match.span("state")), city=city.name, right=city.country, told=told)

    def _state(self, words: str) -> str | None:
        """The longest beginning of `words` that names a state."""
        parts = words.split()
        forms = gazetteer().state_forms
        return next((forms[f] for n in range(len(parts), 0, -1) if (f := fold(" ".join(parts[:n]))) in forms), None)
