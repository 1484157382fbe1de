"""A reading becomes proposals to the register: each thing found is new, same, differs, ambiguous or unplaced. None is dropped."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from svod.intake.files.text import FileText
from svod.intake.matching import Register, at_place, differences, document_differences, same_places
from svod.kernel.refusal import Refused
from svod.kernel.span import Span
from svod.reading.shapes import READER, Document, Event, Evidence, Reading
from svod.reading.shapes import Figure as FigureFound
from svod.register.documents.models import Document as DocumentRow
from svod.register.figures.models import Figure
from svod.register.journal.changes import note
from svod.register.proposals.models import Intake, Proposal
from svod.register.sources.models import Source


@transaction.atomic
def propose(*, file: FileText, reading: Reading, is_invented: bool, by: str) -> Intake:
    """Take the source in and propose what it says. The same file again, with the same reader, is the first intake."""
    source = _source(file, reading, is_invented, by)
    known = Intake.objects.filter(source=source, reader=READER).first()
    if known:
        return known
    proposals = list(_proposals(reading))
    intake = Intake.objects.create(source=source, reader=READER, at=datetime.now(UTC), found_count=_found_count(reading))
    for proposal in proposals:
        proposal.intake = intake
    Proposal.objects.bulk_create(proposals, batch_size=200)
    verdicts = Counter(proposal.verdict for proposal in proposals)
    note(record=f"source:{source.code}", verb="taken in", by=by, after={"found": intake.found_count, **verdicts})
    return intake


def _found_count(reading: Reading) -> int:
    return sum(
        map(len, (reading.events, reading.documents, reading.bodies, reading.followups, reading.figures, reading.unplaced))
    )


def _source(file: FileText, reading: Reading, is_invented: bool, by: str) -> Source:
    """The source with this very content; a source that the register knows by its hash alone gets its text."""
    held = Source.objects.filter(sha256=file.sha256).first()
    if held is None:
        code = f"source-{file.sha256[:12]}"
        held = Source.objects.create(
            code=code,
            title_ru=file.name,
            file_name=file.name,
            sha256=file.sha256,
            characters=len(file.text),
            language=reading.language,
            text=file.text,
            is_invented=is_invented,
        )
        note(record=f"source:{code}", verb="created", by=by, after={"file_name": file.name, "sha256": file.sha256})
        return held
    if held.is_invented != is_invented and held.intakes.exists():
        was, now = ("вымышленный", "подлинный") if held.is_invented else ("подлинный", "вымышленный")
        raise Refused(
            f"{file.name}: этот текст уже принят как {was}, теперь он подан как {now}. Проверьте, нужен ли ключ --invented.",
            f"{file.name}: this text was taken in as {'invented' if held.is_invented else 'genuine'} before. Check --invented.",
            f"{file.name}：该文本此前已按{'虚构' if held.is_invented else '真实'}材料接收，请检查 --invented 选项。",
        )
    if not held.text:
        held.text, held.file_name = file.text, file.name
        held.save(update_fields=["text", "file_name"])
        note(record=f"source:{held.code}", verb="text added", by=by, after={"file_name": file.name})
    return held


def _proposals(reading: Reading) -> list[Proposal]:
    register, places = Register(), same_places(reading.sha256)
    records: dict[str, Proposal] = {}
    for event in reading.events:
        taken = {proposal.record for proposal in records.values()}
        here = at_place("event", places, _spans(event.evidence, "title", event.span), taken)
        records[event.id] = _event(event, reading, register, records, here)
    found = [*records.values()]
    for document in reading.documents:
        here = at_place("document", places, _spans(document.evidence, "title", document.span))
        found.append(_document(document, register, here))
    for n, body in enumerate(reading.bodies, 1):
        code = register.body_of(body.name, reading)
        said = body.as_json() | {"is_generic": body.is_generic}
        found.append(
            Proposal(
                noun="body", key=f"b{n}", verdict="same" if code else "new", found=said, record=f"body:{code}" if code else ""
            )
        )
    for n, followup in enumerate(reading.followups, 1):
        record = at_place("followup", places, [(followup.span.start, followup.span.end)])
        said = followup.as_json() | {"title": _words(reading, followup.span.start, followup.span.end)}
        found.append(Proposal(noun="followup", key=f"f{n}", verdict="same" if record else "new", found=said, record=record))
    for n, figure in enumerate(reading.figures, 1):
        held = _held_figure(figure)
        said = figure.as_json() | {"title": f"{figure.what}: {figure.value:g} {figure.unit}"}
        record = f"figure:{held.code}" if held else ""
        found.append(Proposal(noun="figure", key=f"n{n}", verdict="same" if held else "new", found=said, record=record))
    for n, one in enumerate(reading.unplaced, 1):
        said = one.as_json() | {"what": one.what, "title": _words(reading, one.span.start, one.span.end)}
        found.append(Proposal(noun="unplaced", key=f"u{n}", verdict="unplaced", found=said))
    return found


def _held_figure(figure: FigureFound) -> Figure | None:
    """The figure of the register with this value; a share may be held in per cent."""
    value = Decimal(str(round(figure.value, 4)))
    same = Figure.objects.filter(value=value, year=figure.year).first()
    return same or Figure.objects.filter(value=value * 100, year=figure.year, unit_ru="%").first()


def _words(reading: Reading, start: int, end: int) -> str:
    return " ".join(reading.text[start:end].split())[:300]


def _spans(evidence: Evidence, field: str, whole: Span) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in evidence.get(field) or (whole,)]


def _event(event: Event, reading: Reading, register: Register, before: dict[str, Proposal], here: str) -> Proposal:
    """A later telling of an event is the record of the first; it is compared with it, field by field, all the same."""
    said: dict[str, Any] = event.as_json()
    first = before.get(event.same_as or "")
    body = register.body_of(event.body, reading)
    match = register.event(event, body, here)
    record = first.record if first and first.record else match.record
    if first and not record:
        return Proposal(noun="event", key=event.id, verdict=first.verdict, found=said, candidates=first.candidates)
    if not record:
        verdict = "ambiguous" if match.candidates else "new"
        return Proposal(noun="event", key=event.id, verdict=verdict, found=said, candidates=list(match.candidates))
    held = next(held for held in register.events if f"event:{held.code}" == record)
    apart = differences(event, held.row)
    return Proposal(
        noun="event", key=event.id, verdict="differs" if apart else "same", found=said, record=record, differences=apart
    )


def _document(document: Document, register: Register, here: str) -> Proposal:
    said, match = document.as_json(), register.document(document, here)
    if not match.record:
        verdict = "ambiguous" if match.candidates else "new"
        return Proposal(noun="document", key=document.id, verdict=verdict, found=said, candidates=list(match.candidates))
    row: DocumentRow = next(row for row in register.documents if f"document:{row.code}" == match.record)
    apart = document_differences(document, row)
    return Proposal(
        noun="document",
        key=document.id,
        verdict="differs" if apart else "same",
        found=said,
        record=match.record,
        differences=apart,
    )
