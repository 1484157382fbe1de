"""A reading becomes proposals to the register: each thing found is new, same, differs, ambiguous or unplaced. None is dropped."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from svod.intake.differences import decision_differences, document_differences, event_differences, figure_differences
from svod.intake.figures import as_held, held_figure
from svod.intake.files.text import FileText
from svod.intake.known_places import Places, at_place, same_places
from svod.intake.matching import Match, Matching, told_in_order
from svod.kernel.refusal import Refused
from svod.kernel.span import Span
from svod.reading.shapes import READER, Body, Decision, Document, Event, Evidence, Figure, FollowUp, Reading, Unplaced
from svod.register.journal.changes import note
from svod.register.proposals.models import Intake, Proposal
from svod.register.rights import Actor, Thing, require
from svod.register.sources.models import Source


@transaction.atomic
def propose(
    *,
    file: FileText,
    reading: Reading,
    is_invented: bool,
    by: Actor,
    placed: Places | None = None,
    sent: Thing | None = None,
) -> Intake:
    """Take the source in and propose what it says. The same file again, with the same reader, is the first intake.

    `placed`: the records that places of the text are known to tell, beside those that the register's claims say.
    `sent`: what it was sent as by somebody who takes in no source of the Secretariat's own.
    """
    require(by, "send" if sent else "take in", sent or Thing("source"))
    source = _source(file, reading, is_invented, by)
    known = Intake.objects.filter(source=source, reader=READER).first()
    if known:
        return known
    proposals = _Proposing(reading, placed or {}).proposals()
    intake = Intake.objects.create(source=source, reader=READER, at=datetime.now(UTC), found_count=_found_count(reading))
    for proposal in proposals:
        proposal.intake = intake
    Proposal.objects.bulk_create(proposals, batch_size=200)
    verdicts = Counter(proposal.verdict for proposal in proposals)
    note(record=f"source:{source.code}", verb="taken in", by=by.name, after={"found": intake.found_count, **verdicts})
    return intake


def _found_count(reading: Reading) -> int:
    """Counted from the reading, never from the proposals: the two numbers check each other."""
    lists = (reading.events, reading.documents, reading.bodies, reading.followups, reading.figures, reading.unplaced)
    return sum(map(len, lists)) + (reading.decision is not None)


def _source(file: FileText, reading: Reading, is_invented: bool, by: Actor) -> Source:
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
            dated=reading.dated,
            text=file.text,
            places=file.places.row(),
            is_invented=is_invented,
        )
        note(record=f"source:{code}", verb="created", by=by.name, after={"file_name": file.name, "sha256": file.sha256})
        return held
    if held.is_invented != is_invented and held.intakes.exists():
        was, now = ("вымышленный", "подлинный") if held.is_invented else ("подлинный", "вымышленный")
        raise Refused(
            f"{file.name}: этот текст уже принят как {was}, теперь он подан как {now}. Проверьте, нужен ли ключ --invented.",
            f"{file.name}: this text was taken in as {'invented' if held.is_invented else 'genuine'} before. Check --invented.",
            f"{file.name}：该文本此前已按{'虚构' if held.is_invented else '真实'}材料接收，请检查 --invented 选项。",
        )
    if not held.text:
        held.text, held.file_name, held.places = file.text, file.name, file.places.row()
        held.save(update_fields=["text", "file_name", "places"])
        note(record=f"source:{held.code}", verb="text added", by=by.name, after={"file_name": file.name})
    return held


class _Proposing:
    """One pass over a reading; events first, for documents name those that adopted them."""

    def __init__(self, reading: Reading, placed: Places) -> None:
        self.reading = reading
        self.matching = Matching(reading)
        self.held = self.matching.held
        held = same_places(reading.sha256)
        self.places = {noun: [*placed.get(noun, ()), *held.get(noun, ())] for noun in {*placed, *held}}
        self.record_of: dict[str, str] = {}

    def proposals(self) -> list[Proposal]:
        reading = self.reading
        found = self._events(reading.events)
        found += [self._document(document) for document in reading.documents]
        found += [self._body(n, body) for n, body in enumerate(reading.bodies, 1)]
        found += [self._followup(n, followup) for n, followup in enumerate(reading.followups, 1)]
        found += [self._figure(n, figure) for n, figure in enumerate(reading.figures, 1)]
        found += [self._decision(reading.decision, found)] if reading.decision else []
        return found + [self._unplaced(n, one) for n, one in enumerate(reading.unplaced, 1)]

    def _events(self, events: tuple[Event, ...]) -> list[Proposal]:
        """A later telling of an event is the record of the first; it is compared with it, field by field, all the same."""
        matches: dict[str, Match] = {}
        for event in events:
            taken = set(self.record_of.values())
            places = at_place("event", self.places, _spans(event.evidence, "name", event.span))
            here = [record for record in places if record not in taken]
            match = self.matching.event(event, here)
            first = matches.get(event.same_as or "")
            matches[event.id] = match = first if first and (first.record or not match.record) else match
            self.record_of[event.id] = match.record
        self.record_of |= told_in_order({event.id: matches[event.id] for event in events if not event.same_as})
        rows = {f"event:{held.code}": held.row for held in self.held.events}
        return [
            self._proposal(
                "event",
                event.id,
                self._said(event) | {"body_code": self.matching.body_of(event.body)},
                Match(record) if (record := self.record_of[event.id]) else matches[event.id],
                event_differences(event, rows[record]) if record else {},
            )
            for event in events
        ]

    def _document(self, document: Document) -> Proposal:
        here = at_place("document", self.places, _spans(document.evidence, "title", document.span))
        body = self.matching.body_of(document.adopted_by)
        by = self.record_of.get(document.adopted_by or "") or (f"body:{body}" if body else "")
        match = self.matching.document(document, by, here)
        row = next((held.row for held in self.held.documents if f"document:{held.code}" == match.record), None)
        said = self._said(document) | {"body_code": body}
        return self._proposal("document", document.id, said, match, document_differences(document, row) if row else {})

    def _body(self, n: int, body: Body) -> Proposal:
        return self._proposal("body", f"b{n}", self._said(body) | {"is_generic": body.is_generic}, self.matching.body(body))

    def _followup(self, n: int, followup: FollowUp) -> Proposal:
        words = self._words(followup.span)
        here = at_place("followup", self.places, [(followup.span.start, followup.span.end)])
        match = Match(here[0]) if here else self.matching.followup(followup, words)
        return self._proposal("followup", f"f{n}", self._said(followup) | {"title": words}, match)

    def _figure(self, n: int, figure: Figure) -> Proposal:
        (value, unit), row = as_held(figure), held_figure(figure, self.held)
        apart = figure_differences(value, figure.comparison, row) if row else {}
        said = self._said(figure) | {
            "title": f"{figure.what}: {value.normalize():f} {unit}",
            "held_value": str(value),
            "held_unit": unit,
        }
        return self._proposal("figure", f"n{n}", said, Match(f"figure:{row.code}" if row else ""), apart)

    def _decision(self, decision: Decision, before: list[Proposal]) -> Proposal:
        """The act at the head of the text: that of a reporting period, or the document of that kind and number just found."""
        said = self._said(decision) | {"title": decision.title or decision.body or ""}
        for period in self.held.periods:
            known = period.decision
            if known and (known.get("number"), known.get("date")) == (decision.number, decision.date):
                match = Match(f"document:{known['document']}" if known.get("document") else f"period:{period.code}")
                return self._proposal("decision", "d1", said, match, decision_differences(decision, known))
        for proposal in before:
            is_act = proposal.noun == "document" and proposal.found["kind"] == "decision"
            if is_act and decision.number and proposal.found["number"] == decision.number:
                match = Match(proposal.record, tuple(proposal.candidates))
                return self._proposal("decision", "d1", said | {"same_as": proposal.key}, match)
        return self._proposal("decision", "d1", said, Match())

    def _unplaced(self, n: int, one: Unplaced) -> Proposal:
        said = self._said(one) | {"what": one.what, "title": self._words(one.span)}
        return Proposal(noun="unplaced", key=f"u{n}", verdict="unplaced", found=said)

    def _said(self, thing: Event | Document | Body | FollowUp | Figure | Decision | Unplaced) -> dict[str, Any]:
        """What the reading says of it; `area_code` is the register's area, whatever number the text gives its section."""
        area = self.matching.areas.get(getattr(thing, "area", None) or 0, "")
        return thing.as_json() | ({"area_code": area} if area else {})

    def _words(self, span: Span) -> str:
        return " ".join(span.of(self.reading.text).split())[:300]

    @staticmethod
    def _proposal(noun: str, key: str, said: dict[str, Any], match: Match, apart: dict[str, list[Any]] | None = None) -> Proposal:
        verdict = "ambiguous" if match.candidates else "new"
        if match.record:
            verdict = "differs" if apart else "same"
        return Proposal(
            noun=noun,
            key=key,
            verdict=verdict,
            found=said,
            record=match.record,
            candidates=[] if match.record else list(match.candidates),
            differences=apart or {},
        )


def _spans(evidence: Evidence, field: str, whole: Span) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in evidence.get(field) or (whole,)]
