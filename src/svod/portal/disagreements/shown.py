"""A disagreement made ready to be shown: each value once, with everybody who says it and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from svod.intake.files.places import Places
from svod.kernel.agreement import canonical
from svod.portal.ui.names import Link, links_to
from svod.portal.ui.values import codes_in, names_of_codes, value_in_words
from svod.portal.ui.words import say, spoken
from svod.register.disagreements.changes import HELD
from svod.register.disagreements.models import Ruling
from svod.register.disagreements.queries import Disagreement, Saying, rulings_of
from svod.register.questions.models import Question


@dataclass(frozen=True)
class Voice:
    """Who says it; where, in words; the start of the place in the text, for the link."""

    saying: Saying
    who: str
    place: str
    start: int | None


@dataclass
class Value:
    """`key`: how the form names it; `is_held`: the register has it now."""

    key: str
    words: str
    is_held: bool = False
    is_ruled: bool = False
    voices: list[Voice] = field(default_factory=list)


@dataclass(frozen=True)
class Ruled:
    ruling: Ruling
    words: str


@dataclass(frozen=True)
class Shown:
    disagreement: Disagreement
    link: Link
    values: list[Value]
    replaced: list[tuple[str, Voice]]
    rulings: list[Ruled]
    questions: list[Question]

    @property
    def whom(self) -> list[str]:
        """The states whose words differ: those to ask."""
        states = (saying.source.state for saying in self.disagreement.sayings)
        return sorted({state.code for state in states if state is not None})


def shown(found: Iterable[Disagreement], *, questions: Sequence[Question] = (), with_rulings: bool = False) -> list[Shown]:
    every = list(found)
    links = links_to({one.record for one in every})
    values = [saying.value for one in every for saying in (*one.sayings, *one.replaced)] + [one.held for one in every]
    names = names_of_codes({code for value in values for code in codes_in(value)})
    return [
        _shown(one, links[one.record], names, with_rulings, [asked for asked in questions if asked.field == one.field])
        for one in every
    ]


def _shown(one: Disagreement, link: Link, names: Mapping[str, str], with_rulings: bool, questions: list[Question]) -> Shown:
    noun = one.record.partition(":")[0]

    def words(value: Any) -> str:
        return value_in_words(noun, one.field, value, names)

    values: dict[str, Value] = {}
    for saying in one.sayings:
        value = values.setdefault(canonical(saying.value), Value(str(saying.claim.pk), words(saying.value)))
        value.voices.append(_voice(saying))
    held = canonical(one.held)
    if one.held is not None and held not in values:
        values[held] = Value(HELD, words(one.held))
    for key, value in values.items():
        value.is_held = key == held
        value.is_ruled = one.ruling is not None and key == canonical(one.ruling.value)
    rulings = [Ruled(ruling, words(ruling.value)) for ruling in rulings_of(one.record, one.field)] if with_rulings else []
    return Shown(
        one, link, list(values.values()), [(words(saying.value), _voice(saying)) for saying in one.replaced], rulings, questions
    )


def _voice(saying: Saying) -> Voice:
    spans = saying.claim.spans
    if not spans:
        return Voice(saying, saying.who.in_(spoken()), "", None)
    start, end = spans[0]
    in_file = Places.of(saying.source.places).said(start)
    place = in_file.in_(spoken()) if in_file else say("claims.characters", start=start, end=end)
    return Voice(saying, saying.who.in_(spoken()), place, start)
