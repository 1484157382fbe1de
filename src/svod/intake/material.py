"""A state's accepted material on its way into the register: a source, and what it says as proposals."""

from __future__ import annotations

import hashlib

from django.db import transaction

from svod.intake.files.text import FileText
from svod.intake.material_reading import as_text, read_material_text
from svod.intake.propose import propose
from svod.kernel.words import Trilingual
from svod.language.lexicon import Lexicon
from svod.register.letters.models import Entry
from svod.register.letters.queries import name_of
from svod.register.proposals.models import Intake, Proposal
from svod.register.rights import Actor, Thing, require
from svod.register.sources.models import Source
from svod.register.submissions.models import Submission
from svod.register.submissions.stages import ACCEPTED


@transaction.atomic
def take_in_material(*, submission: Submission, lexicon: Lexicon | None, by: Actor) -> Intake | None:
    """Accepted material becomes a source, and what it says proposals to the register; None where there was nothing to report."""
    asked = submission.request
    require(by, "take in", Thing("source", state=asked.state.code, area=asked.area.code))
    if submission.stage != ACCEPTED or submission.is_nothing:
        return None
    text = as_text(submission)
    name = f"{asked.period.code}, {asked.state.code}, {asked.area.code}, {submission.number}"
    # the name is in the hash: two states may well send the same words
    digest = hashlib.sha256(f"{name}\n{text}".encode()).hexdigest()
    reading = read_material_text(submission, name=name, dated=asked.period.last, lexicon=lexicon)
    file = FileText(name=name, sha256=digest, text=text, encoding="utf-8", was_converted=False)
    taken = propose(file=file, reading=reading, is_invented=False, by=by)
    submission.source = taken.source
    submission.save(update_fields=["source"])
    source = taken.source
    source.state = asked.state
    for name, words in Source.title.columns(_title(submission)).items():
        setattr(source, name, words)
    source.save(update_fields=["state", "title_ru", "title_en", "title_zh"])
    _of_area(taken, asked.area.code)
    return taken


def _of_area(taken: Intake, area: str) -> None:
    """What a state sends for an area is of that area: its text has no sections that would say so."""
    placeless = [one for one in taken.proposals.all() if not one.found.get("area_code")]
    for one in placeless:
        one.found["area_code"] = area
    Proposal.objects.bulk_update(placeless, ["found"], batch_size=200)


def _title(submission: Submission) -> Trilingual:
    """What the material is called where it is quoted."""
    asked, n = submission.request, submission.number
    state, area, period = asked.state.short_name.whole, asked.area.short.whole, asked.period.code
    entry = Entry.objects.filter(submission=submission).select_related("letter").first()
    letter = name_of(entry.letter) if entry else Trilingual()
    return Trilingual(
        f"{state.ru}: материал за {period}, {area.ru}"
        + (f", версия {n}" if n > 1 else "")
        + (f" ({letter.ru})" if letter else ""),
        f"{state.en}: material for {period}, {area.en}"
        + (f", version {n}" if n > 1 else "")
        + (f" ({letter.en})" if letter else ""),
        f"{state.zh}：{period} 材料，{area.zh}" + (f"（第 {n} 版）" if n > 1 else "") + (f"（{letter.zh}）" if letter else ""),
    )
