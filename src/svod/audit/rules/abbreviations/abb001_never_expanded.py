from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.definitions import listed_forms
from svod.audit.facts.shapes import AbbreviationFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual
from svod.language.morphology import is_known, is_verbal

# Everybody reads these without help: they are words of the language by now, forms of companies, ways of meeting.
WELL_KNOWN = frozenset(
    "ООН СССР США ВВП НДС СМИ ИТ РФ КНР СНГ ЕС ЮНЕСКО ВТО АО ООО ПАО ОАО ВКС UN USA US EU JSC LLC PLC GDP IT UNESCO WTO USD EUR RUB CNY".split()
)
HEREAFTER = re.compile(r"\(далее\s?[–—-]\s?\Z")


class NeverExpanded(Rule):
    code = "ABB001"
    severity = Severity.WARNING
    needs = ("abbreviations",)
    title = Trilingual("Сокращение не раскрыто", "An abbreviation never expanded", "简称未注明全称")
    message = Trilingual(
        "Сокращение {form:quoted} нигде в тексте не раскрыто. Дайте при первом упоминании полное название и сокращение в скобках.",
        "The abbreviation {form:quoted} is expanded nowhere. At its first use give the full name, then the short one in brackets.",
        "简称{form:quoted}全文未注明全称。请在首次出现时写出全称并括注简称。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        text = facts.text or ""
        known = (
            WELL_KNOWN
            | listed_forms(text)
            | {one.form for one in facts.abbreviations if one.expansion or is_introduced(one, text)}
        )
        told: set[str] = set()
        for abbreviation in facts.abbreviations:
            parts = [part for part in re.split(r"[-–]", abbreviation.form) if part.isupper()]
            if abbreviation.form in known or all(part in known for part in parts) or is_a_name(abbreviation, text):
                continue
            form = next(part for part in parts if part not in known)
            if form not in told:
                told.add(form)
                yield self.found(abbreviation.spans[0], form=form, count=len(abbreviation.spans))


def is_introduced(abbreviation: AbbreviationFact, text: str) -> bool:
    """«… (ФАО)», «… (далее – ФАО, Организация)»: so a short form is introduced after words, whatever its letters stand for."""
    return any(
        (text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] == ")")
        or (HEREAFTER.search(text, max(0, span.start - 12), span.start) and text[span.end : span.end + 1] in {")", ","})
        for span in abbreviation.spans
    )


def is_a_name(abbreviation: AbbreviationFact, text: str) -> bool:
    """A name of its own stands in quotation marks wherever it is used; a heading may be all capitals."""
    return all(
        (text[span.start - 1 : span.start] == "«" and text[span.end : span.end + 1] == "»") or is_in_capitals(span, text)
        for span in abbreviation.spans
    )


def is_in_capitals(span: Span, text: str) -> bool:
    """ПРОТОКОЛ, ОТЧЕТ О РАБОТЕ: words of a line or of its opening that is printed in capitals, or a lone known word."""
    start = text.rfind("\n", 0, span.start) + 1
    line = text[start : text.find("\n", span.end)] if "\n" in text[span.end :] else text[start:]
    opening, form = line.partition(":")[0], span.of(text)
    if not any(letter.islower() for letter in opening) and len(re.findall(r"[^\W\d_]{2,}", opening)) > 1:
        return True  # a heading or a date line: «PLAN OF EVENTS FOR 2024», «TBILISI, 21 NOVEMBER»
    opens_the_line = not text[start : span.start].strip("#*_ ")
    in_capitals = opens_the_line or not any(letter.islower() for letter in opening)
    is_word = is_known(form) or (form.isascii() and re.match(r"[:,]|$", text[span.end : span.end + 1]) is not None)
    # «Совет РЕШИЛ:». Only verbs that the dictionary has: by its ending «БПЛА» would pass for one
    return (in_capitals and len(span) > 3 and is_word) or (is_known(form) and is_verbal(form))
