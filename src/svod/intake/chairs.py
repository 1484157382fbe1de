"""What the chair of a body sends: a protocol of its session, word of the next one. Both become proposals; an officer decides."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime

from django.db import transaction

from svod.intake.attached import attached_file
from svod.intake.files.places import Places
from svod.intake.files.text import FileText
from svod.intake.propose import propose
from svod.kernel.dates import DateRange
from svod.kernel.refusal import Refused
from svod.kernel.span import Span
from svod.kernel.vocabulary import EventKind, EventStatus
from svod.kernel.words import Trilingual
from svod.language.lexicon import Lexicon
from svod.reading import read_text
from svod.reading.shapes import Event, Place, Reading
from svod.register.bodies.models import Body
from svod.register.chairs.models import ChairPaper
from svod.register.chairs.queries import state_of_chair, thing
from svod.register.chairs.words import BODY, SUBJECT, WHAT
from svod.register.events.queries import sessions_of
from svod.register.journal.changes import note
from svod.register.notices.changes import write_notice
from svod.register.people.queries import actors_on
from svod.register.proposals.models import Intake, Proposal
from svod.register.rights import Actor, Role, Thing, may, require
from svod.register.sources.changes import Attached, keep_file
from svod.register.sources.models import Source
from svod.register.states.models import State

LONGEST_AGENDA = 10_000
"""Characters."""


@transaction.atomic
def take_in_protocol(
    *, body: Body, name: str, content: bytes, dated: date | None, lexicon: Lexicon | None, by: Actor
) -> ChairPaper:
    """The protocol of a session becomes a source of this body with proposals. The chair decides on none of them."""
    state = state_of_chair(by, body)
    require(by, "send", thing(body, state))
    file = attached_file(name, content)
    if not file.text:
        raise Refused(
            f"{file.name}: в файле нет текста, только изображение. Пришлите протокол файлом с текстом.",
            f"{file.name}: the file holds a picture and no text. Send the protocol as a file with its text.",
            f"{file.name}：文件只有图像，没有文字。请提交含文字的议定书文件。",
        )
    reading = read_text(file.text, name=file.name, dated=dated, lexicon=lexicon)
    return _sent(kind="protocol", body=body, state=state, file=file, reading=reading, by=by)


@transaction.atomic
def propose_session(
    *, body: Body, ordinal: int | None, dates: DateRange, city: str, country: str, agenda: str, by: Actor
) -> ChairPaper:
    """Word of the next session: when, where, what about. It is in the register, as planned, once an officer has accepted it."""
    state = state_of_chair(by, body)
    require(by, "send", thing(body, state))
    if dates.is_backwards or len(agenda) > LONGEST_AGENDA or len(city) > 200 or not 0 < (ordinal or 1) < 10_000:
        raise Refused(
            f"Проверьте дни заседания, номер, город и повестку (не больше {LONGEST_AGENDA} знаков).",
            f"Check the days of the session, its number, city and agenda ({LONGEST_AGENDA} characters at most).",
            f"请核对会议日期、届次、城市和议程（不超过 {LONGEST_AGENDA} 个字符）。",
        )
    place = Place(city.strip() or None, country or None)
    event, text = _as_event(body=body, state=state, ordinal=ordinal, dates=dates, place=place, agenda=agenda.strip())
    file = Attached(f"{body.code}-{dates.start}.txt", text.encode(), text)
    reading = Reading(text, file.name, events=(event,))
    return _sent(kind="session", body=body, state=state, file=file, reading=reading, by=by)


def _as_event(*, body: Body, state: str, ordinal: int | None, dates: DateRange, place: Place, agenda: str) -> tuple[Event, str]:
    """The session as a reading would give it, and the text that says it."""
    last = sessions_of(body.code).last()
    title = last.title.ru if last else f"заседание: {body.name.ru}"
    days = str(dates.start) if dates.start == dates.end else f"{dates.start} – {dates.end}"
    head = f"{title}{f' № {ordinal}' if ordinal else ''}"
    text = "\n".join(filter(None, (head, days, place.city, agenda)))
    at = {"name": Span(0, len(title)), "dates": Span(len(head) + 1, len(head) + 1 + len(days))}
    event = Event(
        "e1",
        Span(0, len(text)),
        title,
        EventKind(last.kind) if last else EventKind.OTHER,
        body=body.name.ru,
        ordinal=ordinal,
        dates=(dates,),
        place=place,
        chair=state,
        status=EventStatus.PLANNED,
        evidence={name: (span,) for name, span in at.items()},
        confidence=1.0,
    )
    return event, text


def _sent(*, kind: str, body: Body, state: str, file: Attached, reading: Reading, by: Actor) -> ChairPaper:
    chaired = State.objects.get(code=state)
    # body and state are in the hash: what a chair sends is never taken for a source that somebody else has sent
    digest = hashlib.sha256(f"{body.code} {state} {file.sha256}".encode()).hexdigest()
    if Source.objects.filter(sha256=digest).exists():
        raise Refused("Это уже прислано.", "This was sent already.", "该内容已提交。")
    text = FileText(file.name, digest, file.text, "utf-8", False, places=Places.of(file.places))
    taken = propose(file=text, reading=reading, is_invented=False, sent=thing(body, state), by=by)
    source = taken.source
    source.state = chaired
    for name, words in Source.title.columns(_title(kind, body)).items():
        setattr(source, name, words)
    source.save(update_fields=["state", "title_ru", "title_en", "title_zh"])
    keep_file(source=source, file=file)
    _bind(taken, body, is_session=kind == "session")
    now = datetime.now(UTC)
    paper = ChairPaper.objects.create(body=body, state=chaired, kind=kind, source=source, sent_by=by.name, sent_at=now)
    after = {"kind": kind, "body": body.code, "source": source.code, "on behalf of": state}
    note(record=f"chair paper:{paper.pk}", verb="sent by the chair", by=by.name, after=after)
    _tell(paper, taken, now)
    return paper


def _title(kind: str, body: Body) -> Trilingual:
    return Trilingual(*(f"{body.name.in_(one)}: {WHAT[kind].in_(one)}" for one in ("ru", "en", "zh")))


def _bind(taken: Intake, body: Body, *, is_session: bool) -> None:
    """What a protocol tells is of the area of its body, where its sections say no other; a session is one of this very body."""
    changed = []
    for one in taken.proposals.all():
        if body.area and not one.found.get("area_code"):
            one.found["area_code"] = body.area.code
        if is_session:
            one.found["body_code"] = body.code
        changed.append(one)
    Proposal.objects.bulk_update(changed, ["found"], batch_size=200)


def _tell(paper: ChairPaper, taken: Intake, now: datetime) -> None:
    """The officers who decide for the area of the body hear of it."""
    area = paper.body.area.code if paper.body.area else ""
    said = {"body": paper.body.name, "state": paper.state.short_name.whole, "what": WHAT[paper.kind], "n": taken.found_count}
    for account, actor in actors_on(now.date()):
        if Role.OFFICER in actor.roles and may(actor, "decide", Thing("proposal", "open", area=area)):
            write_notice(
                account=account,
                key=f"chair/{paper.pk}/{account.pk}",
                subject=SUBJECT,
                body=BODY,
                said={**said, "source": paper.source.code},
                now=now,
            )
