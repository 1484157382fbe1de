"""Proposals regrouped by an officer: two that are one, one that is two, one that the reading missed, one decided on too soon."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from svod.intake.compare import compare
from svod.intake.correct import apply, place, store
from svod.intake.fields import FIELDS, Found, WrongValues, changed_by
from svod.intake.figures import as_held
from svod.intake.opened import changed, lock_in_order, opened, overtaken, refuse_invented
from svod.kernel.refusal import Refused
from svod.kernel.span import Span
from svod.kernel.vocabulary import BodyKind, DocumentKind, EventKind, FollowUpNature
from svod.kernel.words import Trilingual
from svod.language.lexicon import Lexicon
from svod.reading import read_text
from svod.reading.shapes import Body, Document, Event, Figure, FollowUp, Mention
from svod.register.areas.models import Area
from svod.register.journal.changes import note_many
from svod.register.misses.changes import Missed, record_misses, withdraw_misses
from svod.register.proposals.models import Intake, Proposal
from svod.register.rights import Actor, Thing, require

ADDABLE = ("event", "document", "body", "followup", "figure")
LONGEST = 4_000  # characters of a passage that is added
_EMPTY: tuple[Any, ...] = (None, "", [], {}, {"city": None, "country": None})


@transaction.atomic
def merge(*, proposal: int, into: int, edition: int | None = None, by: Actor) -> Proposal:
    """Two tellings of one thing: `proposal` goes into another of its noun and intake, which fills its gaps from it.

    What each of them says keeps its place: when the one is accepted, both become claims on its record. Gives the one.
    """
    lock_in_order(proposal, into)
    held = opened(proposal=proposal, edition=edition, verb="correct", by=by)
    target = opened(proposal=into, edition=None, verb="correct", by=by)
    refuse_invented(held.intake)
    if held.pk == target.pk or held.noun != target.noun or held.intake_id != target.intake_id or held.noun == "unplaced":
        raise Refused(
            "Объединить можно два предложения одного вида из одного источника.",
            "Two proposals of one kind from one source can be merged.",
            "只能合并同一来源的两项同类建议。",
        )
    filled: Found = {
        field.name: held.found[field.name]
        for field in FIELDS[held.noun]
        if target.found.get(field.name) in _EMPTY and held.found.get(field.name) not in _EMPTY
    }
    target.found = target.found | filled
    if filled.get("body"):
        target.found["body_code"] = held.found.get("body_code") or ""
    if not target.record and held.record:
        target.record, target.candidates = held.record, []
    compare(target)
    store(target)
    held.stage, held.decided_by, held.merged_into = "merged", by.name, target
    store(held)
    for one in held.merged.all():  # what was merged into it before
        one.merged_into = target
        store(one)
    changes = [changed(held, "merged", {}, {"into": target.key}), changed(target, "corrected", {}, {"with": held.key} | filled)]
    note_many(changes=changes, by=by.name)
    missed = Missed("merged", place(held), "", _title(held), _title(target))
    record_misses(proposal=held, missed=[missed] if held.is_read else [], by=by)
    return target


@transaction.atomic
def split(
    *, proposal: int, first: Mapping[str, str], second: Mapping[str, str], edition: int | None = None, by: Actor
) -> tuple[Proposal, Proposal]:
    """One proposal that tells two things: `first` is typed for the one that stays, `second` for the one that is new.

    Both keep the places of what was read. WrongValues tells the faults of the second under "2-…".
    """
    held = opened(proposal=proposal, edition=edition, verb="correct", by=by)
    refuse_invented(held.intake)
    if held.noun not in FIELDS:
        raise Refused("Это предложение не делится.", "This proposal cannot be split.", "该建议不可拆分。")
    firsts, seconds = _both(held, first, second)
    if firsts == seconds:
        alike = ("два одинаковых: укажите, чем они различаются", "two alike: say what tells them apart", "两项相同，请说明区别")
        raise WrongValues({"2": Trilingual(*alike)})
    key = f"{held.key}/{held.parts.count() + 2}"
    part = Proposal(intake=held.intake, noun=held.noun, key=key, verdict="new", split_from=held, made_by=held.made_by)
    part.found = held.found | {"same_as": None, "outcomes": []} | ({"id": key} if "id" in held.found else {})
    before = _title(held)
    apply(held, firsts)
    apply(part, seconds)
    held.corrected_by = part.corrected_by = by.name
    compare(held)
    compare(part)
    store(held)
    part.save()
    said = {"first": firsts, "second": seconds, "key": key}
    note_many(changes=[changed(held, "split", {}, said), changed(part, "created", {}, {"split_from": held.key})], by=by.name)
    missed = Missed("split", place(held), "", before, [_told(one) for one in (held, *held.parts.order_by("id"))])
    record_misses(proposal=held, missed=[] if held.made_by else [missed], by=by)
    return held, part


@transaction.atomic
def add_missed(
    *,
    intake: Intake,
    noun: str,
    words: str,
    start: int | None = None,
    lexicon: Lexicon | None = None,
    by: Actor,
) -> Proposal:
    """What the reading missed: an officer marked `words` of the text; `start` says where, roughly, when they stand there often.

    The words alone are read again, so that what can be read of them need not be typed. Another officer accepts it.
    """
    require(by, "add", Thing("proposal"))
    refuse_invented(intake)
    span = marked(intake.source.text, words, start)
    if noun not in ADDABLE:
        raise Refused("Укажите, что это.", "Say what it is.", "请说明其类别。")
    Intake.objects.select_for_update().get(pk=intake.pk)
    key = f"added-{intake.proposals.exclude(made_by='').count() + 1}"
    found = _read_again(intake, noun, span, key, lexicon) | {"area_code": _area_at(intake, span)}
    held = Proposal(intake=intake, noun=noun, key=key, verdict="new", found=found, made_by=by.name)
    compare(held)
    held.save()
    note_many(changes=[changed(held, "created", {}, {"title": _title(held), "span": span.pair()})], by=by.name)
    missed = Missed("added", (span.start, span.end), "", None, _told(held) | {"noun": noun})
    record_misses(proposal=held, missed=[missed], by=by)
    return held


@transaction.atomic
def reopen(*, proposal: int, edition: int | None = None, by: Actor) -> Proposal:
    """Take back a rejection or a merging: the proposal waits again. What was accepted is in the register and stays there."""
    held = opened(proposal=proposal, edition=edition, verb="reopen", by=by)
    if held.stage == "accepted":
        raise overtaken(held)
    was = held.stage
    into = held.merged_into
    if into is not None and into.stage != "open":
        raise overtaken(into)
    held.stage, held.decided_by, held.decided_at, held.reason, held.cause, held.merged_into = "open", "", None, "", "", None
    store(held)
    note_many(changes=[changed(held, "reopened", {"stage": was}, {"stage": "open"})], by=by.name)
    withdraw_misses(proposal=held, kinds=("merged", "not_there", "misread", "placed"), by=by)
    return held


def marked(text: str, words: str, start: int | None = None) -> Span:
    """Where words stand in a text, however their lines break; of several places the one nearest to `start`."""
    parts = words.split()
    if not parts or len(words) > LONGEST:
        raise Refused(
            f"Выделите в тексте слева слова, о которых идёт речь (не больше {LONGEST} знаков).",
            f"Mark the words in the text on the left ({LONGEST} characters at most).",
            f"请在左侧原文中标出相关文字（不超过 {LONGEST} 个字符）。",
        )
    places = [found.span() for found in re.finditer(r"\s+".join(map(re.escape, parts)), text)]
    if not places:
        raise Refused(
            "Таких слов в тексте нет. Скопируйте их из текста слева.",
            "The text has no such words. Copy them from the text on the left.",
            "原文中没有这些文字，请从左侧原文复制。",
        )
    if len(places) > 1 and start is None:
        raise Refused(
            f"Эти слова стоят в тексте {len(places)} раз(а). Возьмите отрывок подлиннее.",
            f"These words stand in the text {len(places)} times. Take a longer passage.",
            f"这些文字在原文中出现 {len(places)} 次，请选取更长的片段。",
        )
    return Span(*min(places, key=lambda place: abs(place[0] - (start or 0))))


def _both(held: Proposal, first: Mapping[str, str], second: Mapping[str, str]) -> tuple[Found, Found]:
    faults: dict[str, Trilingual] = {}
    values: list[Found] = []
    for before, typed in (("1-", first), ("2-", second)):
        try:
            values.append(changed_by(held.noun, held.found, typed))
        except WrongValues as wrong:
            faults |= {f"{before}{name}": words for name, words in wrong.faults.items()}
    if faults:
        raise WrongValues(faults)
    return values[0], values[1]


def _read_again(intake: Intake, noun: str, span: Span, key: str, lexicon: Lexicon | None) -> Found:
    """What the reading makes of the words alone, at their places in the whole text; a bare thing where it makes nothing."""
    words = span.of(intake.source.text)
    reading = read_text(words, dated=intake.source.dated, lexicon=lexicon)
    title = " ".join(words.split())[:300]
    things: dict[str, tuple[Any, ...]] = {
        "event": reading.events or (Event(key, Span(0, len(words)), title, EventKind.OTHER),),
        "document": reading.documents or (Document(key, Span(0, len(words)), title, DocumentKind.OTHER),),
        "body": reading.bodies or (Body(title, BodyKind.OTHER, mentions=(Mention(Span(0, len(words)), words, title),)),),
        "followup": reading.followups or (FollowUp(Span(0, len(words)), FollowUpNature.INTENTION),),
        "figure": reading.figures or (Figure(Span(0, len(words)), title, 0.0, ""),),
    }
    one = things[noun][0]
    found = _moved(one.as_json(), span.start)
    if noun == "followup":
        found["title"] = title
    if noun == "figure":
        value, unit = as_held(one)
        found |= {"title": title, "held_value": str(value), "held_unit": unit}
    if noun in {"event", "document"}:
        found |= {"id": key, "same_as": None, "outcomes": [], "adopted_by": None, "confidence": 1.0}
    if "span" in found:
        found["span"] = span.pair()
    if noun in {"event", "document"} and not found["evidence"]:
        found["evidence"] = {"name" if noun == "event" else "title": [span.pair()]}
    return found


def _moved(found: Found, by: int) -> Found:
    """The places of a thing that was read in a part of a text, in the whole of it."""
    moved = dict(found)
    if "evidence" in moved:
        moved["evidence"] = {name: [[a + by, b + by] for a, b in spans] for name, spans in moved["evidence"].items()}
    if "spans" in moved:
        moved["spans"] = [[a + by, b + by] for a, b in moved["spans"]]
    return moved


def _area_at(intake: Intake, span: Span) -> str:
    """The area of the nearest thing read before these words: they stand in its section."""
    before = [one for one in intake.proposals.all() if one.found.get("area_code") and one.spans and one.spans[0][0] <= span.start]
    nearest = max(before, key=lambda one: one.spans[0][0], default=None)
    code = nearest.found["area_code"] if nearest else ""
    return code if Area.objects.filter(code=code).exists() else ""


def _title(held: Proposal) -> str:
    return str(held.found.get("title") or held.found.get("name") or held.found.get("what") or "")


def _told(held: Proposal) -> Found:
    """What it says, without places."""
    return {field.name: held.found.get(field.name) for field in FIELDS[held.noun] if held.found.get(field.name) not in _EMPTY}
