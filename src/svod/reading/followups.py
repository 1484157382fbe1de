"""What is to be done next, by whom, until when."""

from __future__ import annotations

import re

from svod.kernel.vocabulary import FollowUpNature
from svod.language.phrases.followups import ru as followups
from svod.reading.calendar import range_of
from svod.reading.scene import Scene
from svod.reading.sections import Sections
from svod.reading.shapes import Body, FollowUp

# the stop of «г.», «гг.», «т. п.» ends no clause
_CLAUSE_END = re.compile(r"[;]|, (?:котор|что позволит|а также (?:обсужд|рассмотр))|(?<!\b\w)(?<!\bгг)\. ")
_SHORTENED = re.compile(r"\bгг?\.$")
_ADDRESSED = {FollowUpNature.RECOMMENDATION, FollowUpNature.NEXT_STEP, FollowUpNature.INTENTION}


def read_followups(scene: Scene, sections: Sections, bodies: tuple[Body, ...]) -> tuple[FollowUp, ...]:
    """From the word that opens it to the end of its clause; one a clause."""
    told: list[FollowUp] = []
    reach = -1
    mentions = sorted((m.span.start, m.span.end, b.name) for b in bodies for m in b.mentions if not b.is_generic)
    for found in followups.find(scene.prose):
        sentence = scene.prose.sentences[scene.prose.sentence_at(found.start)]
        if found.start < reach or found.start >= sentence.end or scene.quoted(found.start):
            continue
        stop = _CLAUSE_END.search(scene.prose.text, found.end, sentence.end)
        end = stop.start() if stop else sentence.end
        if scene.prose.text[end - 1 : end] == "." and not _SHORTENED.search(scene.prose.text, found.start, end):
            end -= 1
        reach = end
        dates = [
            d
            for one in scene.dates.within(found.start, end)
            if (d := range_of(scene, one)) and scene.date_roles.get(one.start) in {"deadline", "event"}
        ]
        span = scene.span(found.start, end)
        addressee = (
            next((name for a, b, name in mentions if span.start <= a and b <= span.end), None)
            if found.value in _ADDRESSED
            else None
        )
        told.append(
            FollowUp(span, found.value, sections.number_at(found.start), addressee, str(dates[-1].end) if dates else None)
        )
    return tuple(told)
