from __future__ import annotations

import re

from svod.audit.facts.shapes import Facts
from svod.audit.mixed import MixedForms
from svod.kernel.span import Span
from svod.kernel.words import Trilingual


class OrdinalsInMixedStyle(MixedForms):
    code = "SER004"
    needs = ("text", "events")
    habit = 2
    title = Trilingual("Номера заседаний то цифрами, то словами", "Ordinals in figures and in words", "届次写法不一致")
    message = Trilingual(
        "Порядковые номера даны по-разному: {form} ({count:times}) и {usual} ({usual_count:times}). Выберите один способ.",
        "Ordinals are given in two ways: {form} ({count:times}) and {usual} ({usual_count:times}). Choose one.",
        "届次写法不一致：{form}（{count:times}）与{usual}（{usual_count:times}）。请统一。",
    )

    def places(self, facts: Facts) -> dict[str, list[Span]]:
        """«первое» is a word by custom: it says more than a number."""
        found: dict[str, list[Span]] = {"5-е": [], "пятое": [], "V": []}
        for event in facts.events:
            if not event.ordinal:
                continue
            for span in event.evidence.get("ordinal", ())[:1]:
                words = span.of(facts.text or "")
                style = "5-е" if words[:1].isdigit() else "V" if re.match(r"[IVX]+\b", words) else "пятое"
                if style != "пятое" or event.ordinal > 1:
                    found[style].append(span)
        return found
