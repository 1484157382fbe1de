from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

# what prints it → what is enough
_PLEONASMS = {
    r"онлайн[- ]вебинар": "вебинар",
    r"виртуальн\w+ вебинар": "вебинар",
    r"совместн\w+ сотрудничеств": "сотрудничество",
    r"взаимн\w+ сотрудничеств": "сотрудничество",
    r"взаимн\w+ обмен": "обмен",
    r"дальнейш\w+ продолжени": "продолжение",
    r"главн\w+ приоритет": "приоритет",
    r"основн\w+ лейтмотив": "лейтмотив",
    r"перспектив\w+ на будущее": "перспективы",
    r"период времени": "период",
    r"(?:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)[ея] месяц": "месяц назван своим именем",
    r"форум-встреч": "форум",
    r"памятн\w+ сувенир": "сувенир",
    r"впервые дебют": "дебют",
}
_ANY = re.compile("|".join(rf"(?P<p{n}>\b{p}\w*)" for n, p in enumerate(_PLEONASMS)), re.IGNORECASE)


class SameThingSaidTwice(Rule):
    code = "WRD003"
    severity = Severity.NOTE
    needs = ("text",)
    title = Trilingual("Одно и то же сказано дважды", "The same thing said twice in one phrase", "词义重复")
    message = Trilingual(
        "{words:quoted}: смысл назван дважды, достаточно: {right}.",
        "{words:quoted} says the same thing twice; {right:quoted} is enough.",
        "{words:quoted}语义重复，用{right:quoted}即可。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        for match in _ANY.finditer(facts.text or ""):
            right = list(_PLEONASMS.values())[int(str(match.lastgroup)[1:])]
            yield self.found(Span(*match.span()), words=match.group(), right=right)
