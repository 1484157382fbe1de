"""A report edited in Word came back and a named person keeps its changes: words at once, facts as proposals to the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from svod.intake.files.text import FileText
from svod.intake.known_places import Places
from svod.intake.propose import propose
from svod.kernel.refusal import Refused
from svod.kernel.words import Trilingual
from svod.reading.shapes import Reading
from svod.register.rights import Actor, Thing, require
from svod.register.wordings.changes import record_wording


@dataclass(frozen=True, slots=True)
class KeptSentence:
    """A change of an editor's to one sentence, as `record_wording` takes it."""

    kind: str
    key: str
    text: Trilingual
    after: str
    words: str
    facts: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class ProposedFacts:
    """Sentences whose facts were changed, as a text with its reading and the records that its places tell."""

    file: FileText
    reading: Reading
    places: Places


@dataclass(frozen=True, slots=True)
class Kept:
    wording_count: int
    proposal_count: int
    source: str


@transaction.atomic
def keep_returned(
    *,
    report: str,
    first: date,
    last: date,
    sentences: Sequence[KeptSentence],
    facts: ProposedFacts | None,
    file_name: str,
    by: Actor,
) -> Kept:
    """Record the wordings and propose the facts, all or nothing. Refused without the right or a name."""
    require(by, "reword", Thing("report", "draft"))
    if not by.name.strip():
        raise Refused(
            "Правки из файла принимает названный человек: укажите имя.",
            "Changes from a file are kept by a named person: give a name.",
            "文件中的修改须由具名人员接受：请填写姓名。",
        )
    for one in sentences:
        record_wording(
            report=report,
            first=first,
            last=last,
            kind=one.kind,
            key=one.key,
            text=one.text,
            after=one.after,
            words=one.words,
            facts=one.facts,
            reason=file_name,
            by=by,
        )
    if facts is None:
        return Kept(len(sentences), 0, "")
    intake = propose(file=facts.file, reading=facts.reading, is_invented=False, by=by, placed=facts.places)
    return Kept(len(sentences), intake.found_count, intake.source.code)
