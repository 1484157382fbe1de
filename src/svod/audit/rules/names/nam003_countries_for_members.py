from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

_MEMBERS = r"государств\w*\s?[-–—]\s?член\w*"


class CountriesForMembers(Rule):
    code = "NAM003"
    severity = Severity.NOTE
    needs = ("text",)
    title = Trilingual("«Страны» вместо «государств-членов»", "“Countries” for “member states”", "“国家”代替“成员国”")
    message = Trilingual(
        "«Страны {name}» ({count:times}) рядом с «государствами-членами {name}»: в официальном тексте – «государства-члены».",
        "“Countries of {name}” ({count:times}) beside “member states of {name}”: an official text says “member states”.",
        "文中“{name}国家”（{count:times}）与“{name}成员国”混用，公文应称“成员国”。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        text = facts.text or ""
        names = Counter(m[1] for m in re.finditer(_MEMBERS + r"\s+([А-ЯЁ]{2,})\b", text))
        for name, _ in names.most_common(1):
            usual = re.search(rf"{_MEMBERS}\s+{name}\b", text)
            found = [Span(*m.span()) for m in re.finditer(rf"\b[Сс]тран\w*\s+{name}\b", text)]
            if found and usual:
                yield self.found(found[0], Span(*usual.span()), *found[1:], name=name, count=len(found))
