"""The events accepted so far, and what a new one takes from them: the place and the days that the text does not say again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from svod.kernel.span import Span
from svod.language.morphology import lemma
from svod.reading.drafts import Draft, Group
from svod.reading.lists import lead_of
from svod.reading.scene import Scene

_HEADING_REACH = 2
"""Passages between the heading of minutes and their first paragraph."""
_TOGETHER = re.compile(
    r"^(?:Одновременно|Параллельно|В (?:тот|этот) же день|В (?:те|эти) же дни|Там же|Тогда же|Также|На полях|«На полях»)"
)
_SAME_DAYS = re.compile(r"(?<!\w)(?:в (?:тот|этот) же день|в (?:те|эти) же дни|тогда же)(?!\w)", re.IGNORECASE)
_FRAME = re.compile(r"(?:В рамках|В ходе|На полях|Во время|По программе) (?:указанн\w+ |эт\w+ |данн\w+ )?(\w+)", re.IGNORECASE)
_ON_THE_FIELDS = re.compile(r"на полях|«на полях»|в рамках|в ходе", re.IGNORECASE)
_NAMED_AS_FRAME = re.compile(r"(?:в рамках|на полях|в ходе|во время) (?:\S+ )?$", re.IGNORECASE)


@dataclass
class Assembly:
    """The drafts accepted so far, in order, with the passage each stands in."""

    scene: Scene
    accepted: list[Draft] = field(default_factory=list)

    def last_in_passage(self, position: int) -> Draft | None:
        prose = self.scene.prose
        if not self.accepted:
            return None
        last = self.accepted[-1]
        apart = prose.passage_at(position) - prose.passage_at(last.start)
        heading = len(self.accepted) == 1 and last.case == "gent" and last.has_bracket and apart <= _HEADING_REACH
        return last if apart == 0 or heading else None


def inherit(scene: Scene, assembly: Assembly, draft: Draft, sentence: Span) -> None:
    """Place and day of the event that it was a part of, or that the paragraph has just told."""
    if re.search(r"(?<!\w)там же", scene.text(sentence.start, sentence.end), re.IGNORECASE) and not draft.is_placed:
        placed = next((d for d in reversed(assembly.accepted) if d.is_placed), None)
        if placed is not None:
            draft.groups = draft.groups or [Group()]
            draft.groups[0].places.extend(next(g for g in placed.groups if g.places).places)
    lead_ = lead_of(scene, sentence)
    framed = _FRAME.match(scene.text(lead_.start, lead_.end)) if lead_ else _FRAME.match(scene.text(sentence.start, draft.start))
    if framed and not draft.groups:
        noun = lemma(framed[1].lower())
        frame = next(
            (d for d in reversed(assembly.accepted) if d.head and d.head.noun == noun and d.start < (lead_ or sentence).start),
            None,
        )
        if frame is not None and frame.is_placed:
            draft.groups = [Group([], list(frame.groups[0].places), [])]
            draft.inherits_from = frame
            return
    if draft.is_dated and not draft.is_placed and not draft.is_formatted:
        _place_of_the_whole(scene, assembly, draft, sentence)
    if _on_the_same_days(scene, assembly, draft, sentence):
        return
    last = assembly.last_in_passage(draft.start)
    if last is None or not last.groups or draft.is_dated or draft.has_bracket:
        return
    lead = scene.text(sentence.start, draft.start)
    if _NAMED_AS_FRAME.search(lead):
        return  # «на полях сессии»: the session itself, named again
    together = bool(_TOGETHER.match(lead)) and last.sentence < draft.sentence
    part = bool(_ON_THE_FIELDS.search(lead[-120:])) and (last.sentence == draft.sentence or last.sentence == draft.sentence - 1)
    listed = last.sentence == draft.sentence and last.inherits_from is not None
    told_before = last.is_placed and not draft.groups and (listed or (last.sentence < draft.sentence and draft.theme is not None))
    if not (together or part or told_before) or draft.is_placed:
        return
    source = last.groups[0]
    single = len(source.dates) == 1 and source.dates[0][0].start == source.dates[0][0].end
    draft.groups = [
        Group(list(source.dates) if together or (single and last.inherits_from is not None) else [], list(source.places), [])
    ]
    draft.inherits_from = last


def _place_of_the_whole(scene: Scene, assembly: Assembly, draft: Draft, sentence: Span) -> None:
    """«… состоялась сессия. 28 мая на полях сессии проведен семинар»: where the session was."""
    framed = _FRAME.search(scene.text(sentence.start, draft.start))
    last = assembly.last_in_passage(draft.start)
    if not framed or last is None or last.head is None or last.sentence >= draft.sentence or not last.is_placed:
        return
    if lemma(framed[1].lower()) == last.head.noun:
        draft.groups[0].places = list(last.groups[0].places)
        draft.inherits_from = last


def _on_the_same_days(scene: Scene, assembly: Assembly, draft: Draft, sentence: Span) -> bool:
    """«В те же дни в Бангкоке прошла …»: the days of the event told before, which may stand in the paragraph above."""
    lead = scene.text(sentence.start, draft.start)
    if draft.is_dated or draft.has_bracket or not _SAME_DAYS.search(lead) or _NAMED_AS_FRAME.search(lead):
        return False
    before = [one for one in assembly.accepted[-3:] if one.sentence < draft.sentence and one.is_dated]
    apart = scene.prose.passage_at(draft.start) - scene.prose.passage_at(before[-1].start) if before else _HEADING_REACH
    if apart > 1:
        return False
    said = before[-1].groups[0]
    draft.groups = draft.groups or [Group([], list(said.places))]
    draft.groups[0].dates = list(said.dates)
    draft.inherits_from = before[-1]
    return True
