from __future__ import annotations

import re

from svod.audit.facts.shapes import Facts
from svod.audit.mixed import MixedForms
from svod.kernel.span import Span
from svod.kernel.words import Trilingual


class OrdinalsInMixedStyle(MixedForms):
    code = "SER004"
    needs = ("text", "events")
    habit = 3
    title = Trilingual("Номера заседаний то цифрами, то словами", "Ordinals in figures and in words", "届次写法不一致")
    message = Trilingual(
        "Порядковые номера даны по-разному: {form:quoted} ({count:times}) и {usual:quoted} ({usual_count:times}). Выберите один способ.",
        "Ordinals are given in two ways: {form:quoted} ({count:times}) and {usual:quoted} ({usual_count:times}). Choose one.",
        "届次写法不一致：{form:quoted}（{count:times}）与{usual:quoted}（{usual_count:times}）。请统一。",
    )

    def places(self, facts: Facts) -> dict[str, list[Span]]:
        """«первое» is a word by custom: it says more than a number."""
        found: dict[str, list[Span]] = {"5-е": [], "пятое": [], "V": []}
        for event in facts.events:
            if not event.ordinal:
                continue
            for span in event.evidence.get("ordinal", ())[:1]:
                words = span.of(facts.text or "")
                style = "5-е" if re.match(r"\d+-[а-яё]", words) else "V" if re.match(r"[IVX]+\b", words) else "пятое"
                if style == "пятое" and (event.ordinal == 1 or not re.match(r"[А-ЯЁа-яё]", words)):
                    continue  # other languages have other customs
                if style in found:
                    found[style].append(span)
        return found
