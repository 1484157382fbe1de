"""Documents of an English text: how far each has come, when it was adopted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from svod.kernel.span import Span
from svod.kernel.vocabulary import DocumentKind, DocumentStage, EventStatus
from svod.language.found import Found
from svod.language.phrases.documents import en as documents_en
from svod.language.phrases.documents.en import EnglishDocument
from svod.language.phrases.stages.ru import Progress
from svod.reading.calendar import range_of
from svod.reading.drafts import Draft
from svod.reading.names import capital, key_of
from svod.reading.naming import Naming
from svod.reading.scene import Scene
from svod.reading.sections import Sections
from svod.reading.shapes import Document

G, D = DocumentStage, DocumentKind
_ISSUED = frozenset({D.DECISION, D.DECLARATION, D.STATEMENT, D.COMMUNIQUE, D.PROTOCOL})
_RANK = [G.PROPOSED, G.DRAFT, G.IN_FORCE, G.BEING_PREPARED, G.UNDER_NEGOTIATION, G.AGREED, G.BEING_EXTENDED, G.ADOPTED]
_OF = re.compile(r"(?:,? (?:of|dated|adopted on|signed on|approved on|adopted|signed)| \() ?(?:on )?$")
_BY_DECISION = re.compile(r"\s*(?:approved|adopted) by (?:the )?$")
_AT_SESSION = re.compile(
    r"(?<!\w)at (?:the |its )?(?:(\d{1,3})(?:st|nd|rd|th)|(January|February|March|April|May|June|July|August|September|October|November|December)) (?:meeting|session)",
    re.IGNORECASE,
)
_AT = re.compile(r"(?<!\w)at (?:its|the|their) (?:\S+ )?$")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_NEAR = 60
_ASKED = re.compile(r"(?:to )?(?:redraft|rework|revise)|took note|comments? on", re.IGNORECASE)
"""These tell of the document after them."""


def _stage(scene: Scene, found: Found[EnglishDocument], sentence: Span) -> tuple[DocumentStage, Found[Progress] | None]:
    inside = scene.progresses.within(sentence.start, sentence.end)
    before = [p for p in inside if p.end <= found.start]
    own_item = scene.prose.text.rfind(";", sentence.start, found.start)
    if found.value.is_draft and own_item >= 0:
        before = [p for p in before if p.start > own_item]  # «(a) approved the Plan; (b) took note of the draft Rules»
    after = [
        p for p in inside if p.start >= found.end and p.start - found.end < _NEAR and ";" not in scene.text(found.end, p.start)
    ]
    after = [p for p in after if not _ASKED.match(scene.prose.text, p.start)]
    if after and not (
        before
        and before[-1].value.is_act
        and after[0].value.stage is not G.UNDER_NEGOTIATION
        and "," in scene.text(found.end, after[0].start)
    ):
        in_force = next((p for p in after if p.value.stage is G.IN_FORCE), None)
        return (in_force or after[0]).value.stage, in_force or after[0]
    if before:
        return before[-1].value.stage, before[-1]
    if found.value.is_draft:
        return G.DRAFT, None
    return (G.ADOPTED if found.value.kind in _ISSUED else G.IN_FORCE), None


def _own_date(scene: Scene, found: Found[EnglishDocument], sentence: Span) -> Found[object] | None:
    """«of 3 March 2015», «, adopted on 18 February 1998», with the date printed after the name."""
    for one in scene.dates.within(found.end, min(sentence.end, found.end + 60)):
        if _OF.fullmatch(scene.text(found.end, one.start)) and one.value.first.day:
            return one
        break
    return None


def _session(scene: Scene, found: Found[EnglishDocument], sentence: Span, drafts: Sequence[Draft]) -> Draft | None:
    """The event that adopted it: the one referred to, of the same sentence, told last in the paragraph, or the main one of the text."""
    meant = _AT_SESSION.search(scene.prose.text, sentence.start, found.start)
    dated = [d for d in drafts if d.is_dated and d.status in {None, EventStatus.HELD}]
    if meant:
        if meant[1]:
            return next((d for d in reversed(dated) if d.ordinal == int(meant[1])), None)
        month = _MONTHS.index(meant[2].lower()) + 1
        return next((d for d in dated if any(x.start.month == month for g in d.groups for x, _ in g.dates)), None)
    after = [d for d in dated if found.end < d.start < sentence.end and _AT.search(scene.text(found.end, d.start))]
    if after:
        return after[0]
    passage = scene.prose.passage_at(found.start)
    here = [d for d in dated if d.start < found.start and scene.prose.passage_at(d.start) == passage]
    if here:
        return here[-1]
    first = dated[0] if dated else None
    return first if first is not None and first.start < found.start else None


def _day(draft: Draft) -> tuple[str, tuple[int, int]] | None:
    day = next((d for g in draft.groups for d in g.dates if d[0].precision == "day"), None)
    return (str(day[0].end), (day[1].start, day[1].end)) if day else None


def _decision_over(
    scene: Scene, found: Found[EnglishDocument], rows: Sequence[Found[EnglishDocument]]
) -> Found[EnglishDocument] | None:
    """«PLAN … approved by Decision No. 12 of …»: the decision right after a heading."""
    for one in rows:
        if one.start > found.end and one.value.kind is D.DECISION and _BY_DECISION.fullmatch(scene.text(found.end, one.start)):
            return one
    return None


def _is_named(scene: Scene, found: Found[EnglishDocument]) -> bool:
    text = scene.text(max(0, found.start - 6), found.start).lower()
    return not (found.value.is_bare or text.endswith(("this ", "said ")) or scene.quoted(found.start))


def _printed_words(found: Found[EnglishDocument]) -> str:
    return capital(found.value.name)


def read_documents(
    scene: Scene, sections: Sections, naming: Naming, drafts: Sequence[Draft], session_day: str | None = None
) -> list[Document]:
    """Documents in order of place, each once, with all its mentions. `session_day`: of the act whose points the text consists of."""
    rows = documents_en.find(scene.prose)
    told: dict[object, Document] = {}
    for found in rows:
        if not _is_named(scene, found):
            continue
        document = _document(scene, sections, naming, drafts, session_day, found, rows)
        key = (document.kind, document.number or key_of(document.title, scene.own))
        old = told.get(key)
        if old is None:
            told[key] = document
            continue
        stronger = document if _rank(document) > _rank(old) else old
        told[key] = replace(stronger, title=max(old.title, document.title, key=len), date=stronger.date or old.date or document.date,
                            mentions=(*old.mentions, *document.mentions))  # fmt: skip
    return [replace(document, id=f"document-{i}") for i, document in enumerate(told.values(), 1)]


def _rank(document: Document) -> int:
    return _RANK.index(document.stage or G.PROPOSED)


def _document(
    scene: Scene, sections: Sections, naming: Naming, drafts: Sequence[Draft], session_day: str | None, found: Found[EnglishDocument],
    rows: Sequence[Found[EnglishDocument]],
) -> Document:  # fmt: skip
    sentence = scene.prose.sentences[scene.prose.sentence_at(found.start)]
    stage, progress = _stage(scene, found, sentence)
    span = scene.span(found.start, found.end)
    evidence = {"title": (span,)}
    if progress is not None:
        evidence["stage"] = (scene.span(progress.start, progress.end),)
    date, adopted_by = None, None
    over = _decision_over(scene, found, rows)
    own = _own_date(scene, over or found, Span(sentence.start, (over or found).end + 60))
    if own is not None and (dates := range_of(scene, own)) is not None:  # type: ignore[arg-type]  # rows of dates only
        date = str(dates.start)
        evidence["date"] = (scene.span(own.start, own.end),)
        scene.used.add(own.start)
        scene.date_roles[own.start] = "document"
    stage = G.ADOPTED if over else stage
    if stage is G.IN_FORCE and found.value.kind in _ISSUED:
        stage = G.ADOPTED
    if stage is G.ADOPTED and date is None and progress is not None and progress.value.is_act:
        session = _session(scene, found, sentence, drafts)
        day = _day(session) if session else None
        date = session_day or (day[0] if day else None)
        if day and not session_day:
            evidence["date"] = (scene.span(*day[1]),)
        adopted_by = session.body if session else None
    return Document(
        id="",
        span=span,
        title=_printed_words(found),
        kind=found.value.kind,
        stage=stage,
        area=sections.number_at(found.start),
        date=date,
        number=found.value.number,
        adopted_by=adopted_by and naming.body_name(adopted_by),
        mentions=(span,),
        evidence=evidence,
        confidence=0.88 if progress else 0.75,
    )
