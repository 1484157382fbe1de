"""A section of the report: one area, its sessions from the highest body down, its documents, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svod.compose.reports.annual.telling import FREE_STANDING, Telling, area_of, in_order, paragraph, rank
from svod.compose.said import said
from svod.compose.tree import FactRef, Paragraph, Section, Sentence
from svod.compose.year import AreaFacts, DocumentFacts, EventFacts
from svod.kernel.words import Trilingual

AHEAD = frozenset({"planned", "proposed", "postponed"})
NOT_HELD = frozenset({"not_held", "cancelled"})
UNDER_WAY = ("agreed", "under_negotiation", "draft", "being_prepared", "being_extended", "proposed")
LISTED = 3  # so many documents of an area that stand alone make a list
SHORT = 2  # an event told in so many sentences may share its paragraph with the next one
SHARED = 4  # sentences of a paragraph that several short events or documents share
WHOLE = 6  # sentences of a paragraph that an event shares with its parts


def section(telling: Telling, area: AreaFacts) -> Section:
    title = telling.label(said(area.title.in_(telling.phrases.language), area.ref()))
    return Section(area.number, title, tuple(body(telling, area.code)))


def body(telling: Telling, area: str) -> list[Paragraph]:
    """The paragraphs of an area; an empty `area` is what belongs to none (the introduction)."""
    telling.begin()
    own = [event for event in telling.year.events if area_of(event) == area and not _is_part(telling, event)]
    past = [event for event in own if event.status not in AHEAD | NOT_HELD and not event.is_background]
    grounds = [event for event in own if event.status in NOT_HELD or (event.is_background and event.status not in AHEAD)]
    ahead = [event for event in own if event.status in AHEAD]
    blocks = _shared(telling, area, _units(telling, in_order(past, telling.year.organisation)))
    from_elsewhere, documents = _documents(telling, area)
    named = [sentence for block in from_elsewhere for sentence in block.sentences]
    blocks += paragraph(_references(telling, area, named))
    blocks += _joined(telling, from_elsewhere + documents)
    for event in sorted(grounds, key=lambda event: (not event.is_background, event.position)):
        blocks += _one(telling, area, [event])
    for event in in_order(ahead, telling.year.organisation):
        blocks += _one(telling, area, [event])
    return blocks + paragraph(followups(telling, area))


def _is_part(telling: Telling, event: EventFacts) -> bool:
    whole = telling.events.get(event.parent)
    return whole is not None and area_of(whole) == area_of(event)


def _units(telling: Telling, events: Sequence[EventFacts]) -> Iterator[list[EventFacts]]:
    """Events one by one; sessions told together (one `group`, or nothing to tell them apart but the days) as one unit, at the
    place of the first."""
    groups = {event.code: (event.group,) if event.group else _alike(telling, event) for event in events}
    seen: set[tuple[object, ...]] = set()
    for event in events:
        group = groups[event.code]
        if not group:
            yield [event]
        elif group not in seen:
            seen.add(group)
            yield [other for other in events if groups[other.code] == group]


def _alike(telling: Telling, event: EventFacts) -> tuple[object, ...]:
    """What a session shares with those that one sentence may tell with it; empty where it has something of its own to say."""
    year = telling.year
    own = (event.ordinal, event.theme.ru, event.about.ru, event.outcomes, event.partners, event.organisers, event.initiator)
    leads = any(one.parent == event.code for one in year.events) or any(one.event == event.code for one in year.documents)
    told_by_days = event.dates or not (event.cities or event.format)
    if any(own) or leads or event.organising_states or event.status != "held" or not event.bodies or not told_by_days:
        return ()
    chair = event.chair.code if event.chair else event.chair_body.code if event.chair_body else ""
    precision = event.dates.precision if event.dates else ""
    return (event.bodies[0].code, event.kind, event.title.words.ru, chair, precision)


def _shared(telling: Telling, area: str, units: Iterator[list[EventFacts]]) -> list[Paragraph]:
    """A paragraph an event; short ones that stand free share theirs."""
    blocks: list[Paragraph] = []
    open_for_more = False
    for unit in units:
        made = _one(telling, area, unit)
        short = len(made) == 1 and len(made[0].sentences) <= SHORT and rank(unit[0], telling.year.organisation) >= FREE_STANDING
        if short and open_for_more and len(blocks[-1].sentences) + len(made[0].sentences) <= SHARED:
            blocks[-1] = Paragraph(blocks[-1].sentences + made[0].sentences)
        else:
            blocks += made
        open_for_more = short
    return blocks


def _one(telling: Telling, area: str, unit: list[EventFacts]) -> list[Paragraph]:
    """An event, or sessions of one body: what was held, what about, what came out of it, then its parts."""
    phrases = telling.phrases
    before = telling.before(unit[-1])
    plans = phrases.events.sessions(unit) if len(unit) > 1 else phrases.events.event(unit[0], None, before)
    words = telling.planned(plans).telling(*(event.record for event in unit))
    first = [telling.sentence(words.knowing(*_said_here(telling, unit)))]
    for event in unit:
        first += telling.whole(event.about, event.ref("about"))
    blocks = _with_outcomes(telling, area, unit, first)
    parts = [part for event in unit for part in telling.year.events if part.parent == event.code]
    for block in _parts(telling, area, unit[0], [part for part in parts if area_of(part) == area]):
        blocks = _with(telling, blocks, block, WHOLE)
    return blocks


def _said_here(telling: Telling, unit: list[EventFacts]) -> list[FactRef]:
    """Follow-ups that the sentences of an event say already."""
    codes = {event.code for event in unit}
    return [followup.ref() for followup in telling.year.followups if codes & set(followup.events)]


def _parts(telling: Telling, area: str, whole: EventFacts, parts: list[EventFacts]) -> list[Paragraph]:
    """The parts of an event: those that have nothing of their own to say are told in one sentence."""
    plain = [part for part in parts if not (part.dates or part.about or part.outcomes)]
    told: list[Paragraph] = []
    if len(plain) > 1:
        words = telling.phrases.events.programme(plain, whole).telling(*(part.record for part in plain))
        told += paragraph([telling.sentence(words)])
        parts = [part for part in parts if part not in plain]
    for part in in_order(parts, telling.year.organisation):
        words = telling.planned(telling.phrases.events.event(part, whole, None)).telling(part.record)
        sentences = [telling.sentence(words), *telling.whole(part.about, part.ref("about"))]
        told += _with_outcomes(telling, area, [part], sentences)
    return told


def _with_outcomes(telling: Telling, area: str, unit: list[EventFacts], first: list[Sentence]) -> list[Paragraph]:
    """The sentences of an event and the documents that it adopted: one in a sentence, several as a list."""
    phrases = telling.phrases.documents
    codes = [code for event in unit for code in event.outcomes]
    here = {event.code for event in unit}
    codes += [one.code for one in telling.year.documents if one.event in here and one.code not in codes]
    for document in telling.year.documents:
        if area == "" and document.record in telling.told and {document.code, document.annex_to} & set(codes):
            first += telling.whole(document.purpose, document.ref("purpose"))  # the cover has named it
    new = telling.new_documents(codes, area)
    adopted = [document for document in new if document.stage in {"adopted", "in_force"}]
    blocks: list[Paragraph] = []
    if len(adopted) == 1:
        first += _with_purpose(telling, adopted[0], [telling.sentence(phrases.outcome(unit[0], adopted[0], True))])
    elif adopted:
        first.append(telling.lead(phrases.outcomes(unit[0], adopted)))
        blocks = [_item(telling, document) for document in adopted]
    for document in new:
        if document not in adopted:
            first += _with_purpose(telling, document, [telling.sentence(phrases.document(document, False))])
    away = [telling.documents[code] for code in codes if code in telling.documents]
    away = [document for document in away if document.area not in {"", area} and document.record not in telling.told]
    if away:
        numbers = sorted({telling.sections[document.area] for document in away})
        blocks.append(Paragraph((telling.sentence(phrases.outcomes_elsewhere(away, numbers)),)))
    return [Paragraph(tuple(first)), *blocks]


def _item(telling: Telling, document: DocumentFacts) -> Paragraph:
    phrases = telling.phrases.documents
    language = telling.phrases.language
    purpose = Trilingual(**{language: phrases.continued(document, document.purpose.in_(language))})
    named = telling.sentence(phrases.listed(document))
    return Paragraph((named, *telling.whole(purpose, document.ref("purpose"))), "item")


def _with_purpose(telling: Telling, document: DocumentFacts, sentences: list[Sentence]) -> list[Sentence]:
    return [*sentences, *telling.whole(document.purpose, document.ref("purpose"))]


def _documents(telling: Telling, area: str) -> tuple[list[Paragraph], list[Paragraph]]:
    """The documents of an area that none of its events told: those of sessions of other areas, and the rest by stage."""
    phrases = telling.phrases.documents
    later = {event.code for event in telling.year.events if area_of(event) == area and event.record not in telling.told}
    left = [one for one in telling.year.documents if one.area == area and one.record not in telling.told]
    left = [one for one in left if one.event not in later]
    by_session = {one.code: event for one in left for event in telling.year.events if one.code in event.outcomes}
    away = [one for one in left if one.code in by_session and one.stage == "adopted" and not one.is_background]
    from_elsewhere: list[Paragraph] = []
    for document in away:
        words = phrases.outcome(by_session[document.code], document, False)
        from_elsewhere += paragraph(_with_purpose(telling, document, [telling.sentence(words)]))
    rest = [one for one in left if one not in away]
    blocks: list[Paragraph] = []
    earlier = [one for one in rest if one.stage == "adopted" and one.is_background]
    blocks += _one_by_one(telling, earlier)
    blocks += _adopted(telling, [one for one in rest if one.stage == "adopted" and not one.is_background])
    blocks += _in_force(telling, [one for one in rest if one.stage == "in_force"])
    for stage in UNDER_WAY:
        blocks += _one_by_one(telling, [one for one in rest if one.stage == stage])
    return from_elsewhere, blocks


def _one_by_one(telling: Telling, documents: list[DocumentFacts]) -> list[Paragraph]:
    """Documents of one stage, each in its own words; the second begins with «also»."""
    blocks: list[Paragraph] = []
    for i, document in enumerate(documents):
        words = telling.phrases.documents.document(document, i > 0)
        blocks += paragraph(_with_purpose(telling, document, [telling.sentence(words)]))
    return blocks


def _adopted(telling: Telling, documents: list[DocumentFacts]) -> list[Paragraph]:
    """Documents that no session of the register adopted: many make a list."""
    if len(documents) < LISTED:
        return _one_by_one(telling, documents)
    lead = telling.lead(telling.phrases.documents.adopted_list(documents))
    return [Paragraph((lead,)), *(_item(telling, document) for document in documents)]


def _in_force(telling: Telling, documents: list[DocumentFacts]) -> list[Paragraph]:
    if not documents:
        return []
    lead = telling.phrases.documents.in_force(documents)
    if len(documents) == 1:
        return paragraph(_with_purpose(telling, documents[0], [telling.sentence(lead)]))
    return [Paragraph((telling.lead(lead),)), *(_item(telling, document) for document in documents)]


def _references(telling: Telling, area: str, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Events of other sections that this area tells again, unless a document of theirs named them just now."""
    named = {record for sentence in sentences for record in sentence.records}
    again = [
        (event, telling.sections[area_of(event)])
        for event in telling.year.events
        if area in event.areas[1:] and event.record not in named and area_of(event) in telling.sections
    ]
    return [telling.sentence(telling.phrases.events.elsewhere(again))] if again else []


def followups(telling: Telling, area: str) -> list[Sentence]:
    """What comes next, but for what the sentences of an event of this area say already."""
    here = {event.code for event in telling.year.events if area_of(event) == area}
    phrases = telling.phrases
    steps = [one for one in telling.year.followups if one.area == area and not here & set(one.events)]
    alike: dict[str, list[tuple[str, FactRef]]] = {}
    for step in steps:
        text = step.text.in_(phrases.language).strip().removesuffix(phrases.stop)
        if text:
            alike.setdefault(phrases.step_opening(text) or text, []).append((text, step.ref()))
    sentences = []
    for opening, some in alike.items():
        rests = [text.removeprefix(opening) for text, _ in some]
        words = phrases.steps_joined(opening, rests) if len(some) > 1 else some[0][0]
        sentences.append(telling.sentence(said(words, *(fact for _, fact in some))))
    return sentences


def _joined(telling: Telling, blocks: list[Paragraph]) -> list[Paragraph]:
    """Short paragraphs of documents share one; points of a list and what leads to a list stay apart."""
    out: list[Paragraph] = []
    for block in blocks:
        out = _with(telling, out, block, SHARED)
    return out


def _with(telling: Telling, blocks: list[Paragraph], block: Paragraph, most: int) -> list[Paragraph]:
    """The blocks and one more, in the paragraph of the last one where both are prose and short enough."""
    last = blocks[-1] if blocks else None
    colon = telling.phrases.colon
    prose = last is not None and last.style == block.style == "body"
    if last is None or not prose or any(one.sentences[-1].text.endswith(colon) for one in (last, block)):
        return [*blocks, block]
    if len(last.sentences) + len(block.sentences) > most:
        return [*blocks, block]
    return [*blocks[:-1], Paragraph(last.sentences + block.sentences)]
