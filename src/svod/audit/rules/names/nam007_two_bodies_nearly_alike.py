from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from svod.audit.facts.shapes import BodyFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.vocabulary import BodyKind, Severity
from svod.kernel.words import Trilingual
from svod.language.morphology import lemma

_KINDS = frozenset({BodyKind.SPECIAL_WORKING_GROUP, BodyKind.PERMANENT_WORKING_GROUP, BodyKind.EXPERT_GROUP})
# words that a name may have or lack without naming another subject
_FILLER = frozenset(
    "вопрос эксперт сфера область государство-член государств-член специальный постоянно действующий рабочий группа".split()
)
_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")


class TwoBodiesNearlyAlike(Rule):
    code = "NAM007"
    severity = Severity.WARNING
    needs = ("text", "bodies")
    title = Trilingual("Одна рабочая группа под двумя названиями", "One working group under two names", "同一工作组名称不一致")
    message = Trilingual(
        "Похоже, это одна группа под двумя названиями: {names:quoted}. Оставьте название из положения о ней.",
        "This seems to be one group under two names: {names:quoted}. Keep the one of its statute.",
        "似为同一工作组的两种名称：{names:quoted}。请按其章程统一。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        told = [body for body in facts.bodies if body.kind in _KINDS and body.mentions]
        for one, other in itertools.combinations(told, 2):
            if one.kind is other.kind and one.name != other.name and len(_subject(one)) > 1 and _subject(one) == _subject(other):
                places = sorted((one.mentions[0].span, other.mentions[0].span))
                yield self.found(*places, names=[one.name, other.name])


def _subject(body: BodyFact) -> frozenset[str]:
    """The words that say what the group is for; «сокращение бедности» and «вопросы сокращения бедности» are one."""
    found = (lemma(word) for word in _WORD.findall(body.name) if not word.isupper())
    return frozenset(word for word in found if word not in _FILLER and len(word) > 2 and not word.startswith("государств"))
