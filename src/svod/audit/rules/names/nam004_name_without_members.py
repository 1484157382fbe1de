from __future__ import annotations

import re
from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import BodyKind, Severity
from svod.kernel.words import Trilingual

_KINDS = frozenset({BodyKind.MINISTERIAL_MEETING, BodyKind.HEADS_OF_AGENCIES_MEETING})
_FULL = re.compile(r"государств\w*\s?[-–—]\s?член\w*\s+[А-ЯЁ]{2,}")
_HEAD = re.compile(r"\b(?:Сове|Встреч|Сопред)")
_MANY = 4


class NameWithoutMembers(Rule):
    code = "NAM004"
    severity = Severity.NOTE
    needs = ("text", "bodies")
    title = Trilingual(
        "Название механизма без «государств-членов»", "A body's name without “of the member states”", "机制名称缺“成员国”"
    )
    message = Trilingual(
        "{count:times} название механизма дано без «государств-членов …», хотя у остальных ({usual}) оно полное: {names:quoted}.",
        "The name of a body lacks “of the member states of …” ({count:times}), while the others ({usual}) are full: {names:quoted}.",
        "机制名称缺“成员国”（{count:times}），其余{usual}处完整：{names:quoted}。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        """The first mention of each body, and every mention that tells a session with its number."""
        text = facts.text or ""
        full: list[Span] = []
        short: list[Span] = []
        for body in facts.bodies:
            if body.kind not in _KINDS:
                continue
            mentions = sorted({m.span for m in body.mentions if not m.is_abbreviation and len(m.printed.split()) > 2})
            for n, span in enumerate(mentions):
                words = span.of(text)
                if not _HEAD.search(words):
                    continue  # «очередной встречи министров»: told in other words, not named
                if _FULL.search(words):
                    full.append(span)
                elif (n == 0 or re.search(r"\d+-", words)) and not any(span.touches(other) for other in full):
                    short.append(span)
        inner = [s for s in short if not any(other != s and other.holds(s) for other in [*short, *full])]
        if inner and len(full) >= max(_MANY, len(inner)):
            names = [" ".join(span.of(text).split())[:70] for span in inner]
            yield self.found(inner[0], full[0], *inner[1:], names=names, count=len(inner), usual=len(full))
