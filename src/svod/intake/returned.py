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
from svod.register.journal.changes import note
from svod.register.proposals.models import Intake, Proposal
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
    """Sentences whose facts were changed, one a line, as a text with its reading and the records that its places tell."""

    file: FileText
    reading: Reading
    places: Places


@dataclass(frozen=True, slots=True)
class Kept:
    """`unread_count`: of the proposals, sentences in which the reading found nothing that the register says otherwise."""

    wording_count: int
    proposal_count: int
    source: str
    unread_count: int = 0


@transaction.atomic
def keep_returned(
    *,
    report: str,
    first: date,
    last: date,
    sentences: Sequence[KeptSentence],
    facts: ProposedFacts | None,
    file_name: str,
    notes: Sequence[Mapping[str, str]] = (),
    by: Actor,
) -> Kept:
    """Record the wordings and propose the facts, all or nothing; `notes` (comments, tracked changes) stay in the journal.

    Refused without the right or a name, and where nothing was chosen.
    """
    require(by, "reword", Thing("report", "draft"))
    if not by.name.strip():
        raise Refused(
            "Правки из файла принимает названный человек: укажите имя.",
            "Changes from a file are kept by a named person: give a name.",
            "文件中的修改须由具名人员接受：请填写姓名。",
        )
    if not sentences and facts is None and not notes:
        raise Refused(
            "Принимать нечего: ни одно изменение не выбрано. Отметьте нужные.",
            "There is nothing to keep: no change was chosen. Mark those that you want.",
            "没有可保留的内容：未选择任何变更。请勾选所需项目。",
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
    kept = Kept(len(sentences), 0, "")
    if facts is not None:
        intake = propose(file=facts.file, reading=facts.reading, is_invented=False, by=by, placed=facts.places)
        unread = _propose_unread(intake, facts)
        kept = Kept(len(sentences), intake.found_count, intake.source.code, unread)
    note(
        record=f"report:{report}:{first}..{last}",
        verb="brought back",
        by=by.name,
        reason=file_name,
        after={"wordings": kept.wording_count, "proposals": kept.proposal_count, "notes": [dict(one) for one in notes]},
    )
    return kept


def _propose_unread(intake: Intake, facts: ProposedFacts) -> int:
    """A sentence whose facts were changed, in which the reading found nothing new, still waits for somebody's word.

    It is proposed as it stands. A new sentence without facts is the editor's own and kept as that: it tells no record.
    """
    told = [proposal.found.get("span") or [0, 0] for proposal in intake.proposals.exclude(verdict="same")]
    changed = sorted({(start, end) for places in facts.places.values() for _, start, end in places})
    unread: list[Proposal] = []
    for start, end in changed:
        span, line = [start, end], facts.file.text[start:end]
        if not any(a < end and b > start for a, b in told):
            found = {"span": span, "why": "changed in a returned report", "what": "text", "title": line[:300]}
            unread.append(Proposal(intake=intake, noun="unplaced", key=f"r{start}", verdict="unplaced", found=found))
    Proposal.objects.bulk_create(unread, batch_size=200)
    intake.found_count += len(unread)
    intake.save(update_fields=["found_count"])
    return len(unread)
