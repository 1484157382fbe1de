"""Sessions that no noun names, in English: «the Council on Statistics met twice: on 2 May in Minsk, and on 14 November in Osh»."""

from __future__ import annotations

import re

from svod.kernel.span import Span
from svod.language.found import Found
from svod.language.phrases.bodies.en import EnglishBody
from svod.language.phrases.kinds.ru import EventHead
from svod.reading.brackets import RangedAtom, atoms_between
from svod.reading.drafts import Draft, Group, grouped
from svod.reading.scene import Scene

_MET = re.compile(
    r"(?: \([^()]*\))?(?: (?:had|has|have))? (?:met|convened|gathered|(?:did|has|had|have) not (?:met|meet|convened?|gathered?))(?: (?:once|twice|three times|four times))?:?(?= |,|\.)"
)
_COMPANY = re.compile(
    r"(?<![\w-])(?:(?:technical|national|legal|senior|leading|customs|railway|government) )?(?:experts|officials|ministers|specialists|deputy ministers)(?: (?:of|on|for) [\w' -]{3,60}?)?(?= (?:(?:had|has|have) )?(?:met|convened|gathered) )",
    re.IGNORECASE,
)
_ENDS = re.compile(r"; |, (?:while|whereas|where|which|and the) ")


def _who_met(scene: Scene, sentence: Span, bodies: list[Found[EnglishBody]]) -> list[tuple[int, int, str, bool]]:
    """Clean characters and name of every body or company right before «met»; whether it is a body."""
    found = [(b.start, b.end, b.value.name, True) for b in bodies if sentence.start <= b.start < sentence.end]
    companies = _COMPANY.finditer(scene.prose.text, sentence.start, sentence.end)
    return found + [
        (m.start(), m.end(), m.group(), False) for m in companies if not any(a <= m.start() < b for a, b, _, _ in found)
    ]


def _days(atoms: list[RangedAtom]) -> list[Group]:
    """«in Minsk on 2 June, and online on 9 July»: a format with a day after it begins a new group."""
    parts: list[list[RangedAtom]] = [[]]
    for at, atom in enumerate(atoms):
        opens = (
            atom[0] == "format" and at and atoms[at - 1][0] == "date" and atoms[at + 1 : at + 2] and atoms[at + 1][0] == "date"
        )
        if opens:
            parts.append([])
        parts[-1].append(atom)
    return [group for part in parts for group in grouped(part)]


def gatherings(scene: Scene, index: int, sentence: Span, bodies: list[Found[EnglishBody]]) -> list[Draft]:
    """A draft for every day, or one alone, of each body and company that met."""
    drafts: list[Draft] = []
    for start, end, name, is_body in _who_met(scene, sentence, bodies):
        met = _MET.match(scene.prose.text, end)
        if met is None:
            continue
        stop = _ENDS.search(scene.prose.text, met.end(), sentence.end)
        atoms = atoms_between(scene, met.end(), stop.start() if stop else sentence.end)
        for group in _days(atoms) or [Group()]:
            head = EventHead(scene.prose.token_at(start), "meeting", None, "nomn", "sing")
            draft = Draft(start, end, index, head, f"meeting of {'the ' if is_body else ''}{name}", groups=[group])
            draft.has_bracket, draft.strength = bool(group.dates), 1.0
            if is_body:
                draft.body, draft.body_at = name, (start, end)
                draft.note("body", (start, end))
            draft.note("name", (start, end))
            drafts.append(draft)
        for kind, one, _ in atoms:
            scene.used.add(one.start)
            if kind == "date":
                scene.date_roles[one.start] = "event"
    return drafts
