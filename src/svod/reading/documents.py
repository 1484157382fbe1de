"""Documents: which names are documents, how far each has come, when and by whom it was adopted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from svod.kernel.dates import DateRange
from svod.kernel.span import Span
from svod.kernel.vocabulary import DocumentKind, DocumentStage, EventStatus
from svod.language.found import Found
from svod.language.phrases.stages.ru import Progress
from svod.reading.brackets import brackets_in
from svod.reading.calendar import range_of
from svod.reading.drafts import Draft
from svod.reading.names import capital, case_and_number, key_of, nominative
from svod.reading.naming import Naming
from svod.reading.references import referred
from svod.reading.scene import Scene, Title
from svod.reading.sections import Sections
from svod.reading.shapes import Document

G = DocumentStage
_RANK = [G.PROPOSED, G.BEING_PREPARED, G.DRAFT, G.UNDER_NEGOTIATION, G.AGREED, G.IN_FORCE, G.BEING_EXTENDED, G.ADOPTED]
_POINTS_BACK = re.compile(
    r"^(?:указанн|данн|настоящ|упомянут|вышеупомянут|вышеуказанн|названн|эт|так|соответствующ|друг|нов|последн)\w{1,3} ",
    re.IGNORECASE,
)
_NUMBER = re.compile(r" ?№ ?([\w/.-]*\d[\w/-]*)")
_DATE_THEN_NUMBER = re.compile(r" ?от \d[^№;()]{5,30}№ ?([\w/.-]*\d[\w/-]*)")
_OF_AN_EVENT = re.compile(r"\w+ (?:о проведении|по проведению|о созыве|об организации) ", re.IGNORECASE)
_ORDERED = re.compile(
    r"(?:^|[:;] )(?:\d{1,2}(?:\.\d{1,2})*[.)] |[–—•-] )?(?:[Уу]твердить|[Пп]ринять|[Оо]добрить|[Пп]одписать|одобрили|приняли|утвердили|подписали|(?<=\. )Приняли|(?<=\. )Утвердили|(?<=\. )Одобрили|(?<=\. )Подписали)[^:;]*$"
)
_SHORT_FORM = 5
_ASKED_FOR = re.compile(r"представ|направ|принимаются|ожида|подготовить|требующ|дополнить", re.IGNORECASE)
_DATED = re.compile(r"(?:,? ?от|,? (?:подписанн|принят|утвержд[её]нн|заключ[её]нн|одобренн)\w+) $")
_POSSESSIVE = re.compile(r"(?:е[её]|его|их) $")
_OCCASION = re.compile(
    r"(?:по итогам|по результатам|в ходе|на|в рамках|во время|принят\w* \w+|утвержд\w+) (?:[\w-]+ ){0,2}$", re.IGNORECASE
)
_CONTINUES = re.compile(
    r"^(?:Министры|Участники|Стороны|Главы|Члены|Делегации|По (?:итогам|результатам)|На (?:заседании|сессии|встрече|форуме)|В ходе)\b"
)
_ALIAS = re.compile(r" ?\((?:далее ?[-–—] ?)?[А-ЯЁA-Z][\w-]{1,20}\)")
_QUOTED_NAME = re.compile(r"[:,]? ?(?:под названием )?$")
_VALIDITY = re.compile(r"(?:на период |на )?(?:до |(\d{4}) ?[-–—и] ?)(\d{4})|на (\d{4}) (?:год|г\.)")


@dataclass(slots=True)
class _Paper:
    """A document while it is being put together."""

    title: Title
    name: str
    area: int | None
    sentence: int
    stage: DocumentStage
    stage_at: tuple[int, int] | None = None
    is_act: bool = False
    date: str | None = None
    number: str | None = None
    adopted_by: str | None = None
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    confidence: float = 0.75


def _is_document(scene: Scene, title: Title, sentence: Span) -> bool:
    head = title.head
    printed = scene.text(title.start, title.end)
    words = printed.split(" ")
    if _POINTS_BACK.match(printed) or scene.quoted(title.start):
        return False
    noun_end = scene.prose.tokens[head.at].end
    has_more = title.end > noun_end
    numbered = bool(_NUMBER.match(scene.prose.text, title.end) or _DATE_THEN_NUMBER.match(scene.prose.text, title.end))
    quoted = bool(scene.quotes.within(title.end, title.end + 3))
    if head.kind is DocumentKind.PROGRAMME and re.match(r"\w+ ООН", scene.text(scene.prose.tokens[head.at].start, title.end)):
        return False
    if numbered or (quoted and _acts(scene, sentence)):
        return True
    if not has_more:
        joint = head.kind is DocumentKind.COMMUNIQUE or (len(words) > 1 and head.is_named)
        drafted = head.is_draft and scene.text(title.end, title.end + 9).lstrip(" ,").startswith("котор")
        owned = bool(_POSSESSIVE.search(scene.text(max(0, title.start - 4), title.start))) and _acts(scene, sentence)
        return joint or owned or drafted
    initiative = head.kind is DocumentKind.INITIATIVE
    if initiative and (
        _ASKED_FOR.search(scene.text(sentence.start, sentence.end)) or _OF_AN_EVENT.match(scene.prose.text, title.start)
    ):
        return False
    if head.is_named or head.is_draft:
        return True
    subject = re.match(r" (?:[А-ЯЁ][А-ЯЁа-яё-]* )?(?:о|об|по) ", scene.text(noun_end, noun_end + 30))
    if initiative:
        return (bool(subject) and not re.search(r"(?:по|с) $", scene.text(max(0, title.start - 4), title.start))) or bool(
            subject and len(words) > 5
        )
    specific = head.kind in {DocumentKind.PROTOCOL, DocumentKind.AGREEMENT, DocumentKind.MEMORANDUM, DocumentKind.REPORT, DocumentKind.CONCEPT,
                             DocumentKind.PROGRAMME, DocumentKind.COMMUNIQUE, DocumentKind.DECLARATION}  # fmt: skip
    return specific and len(words) >= 3 and (_acts(scene, sentence) or any(w[:1].isupper() for w in words) or bool(subject))


def _acts(scene: Scene, sentence: Span) -> bool:
    return any(p.value.is_act for p in scene.progresses.within(sentence.start, sentence.end))


def _stage(scene: Scene, title: Title, sentence: Span) -> tuple[DocumentStage, Found[Progress] | None]:
    """The nearest word that tells the stage: before the name it governs a list, after it it must be an act."""
    inside = scene.progresses.within(sentence.start, sentence.end)
    before = [p for p in inside if p.end <= title.start and not _inside_title(scene, p.start)]
    after = [p for p in inside if p.start >= title.end and not _inside_title(scene, p.start)]
    nearest = before[-1] if before else None
    if title.inner:
        return G.IN_FORCE, None
    if nearest is not None:
        between = scene.text(nearest.end, title.start)
        governs = nearest.value.stage is not G.IN_FORCE or len(between) < 25
        if nearest.value.stage is G.ADOPTED and re.search(r"принят(?:ой|ого|ом|ым|ых)$", scene.text(nearest.start, nearest.end)):
            governs = False
        if governs and not re.search(r"котор|; а |, что ", between):
            if title.head.is_draft and nearest.value.stage is G.ADOPTED:
                return (
                    G.ADOPTED if re.search(r"утвержд|одобр", scene.text(nearest.start, nearest.end), re.IGNORECASE) else G.DRAFT
                ), nearest
            return nearest.value.stage, nearest
    if after:
        first = after[0]
        between = scene.text(title.end, first.start)
        between = between if first.value.stage is not G.BEING_EXTENDED else between[-10:]
        if (
            len(between) < 70
            and (first.value.is_act or first.value.stage in {G.DRAFT, G.UNDER_NEGOTIATION, G.BEING_PREPARED, G.BEING_EXTENDED})
            and "," not in between[:-1].replace(", который", "").replace(", которой", "").replace(", которого", "")
        ):
            return first.value.stage, first
    if title.head.is_draft:
        return G.DRAFT, None
    if title.head.kind is DocumentKind.INITIATIVE:
        return G.PROPOSED, None
    if title.head.kind in {
        DocumentKind.DECISION,
        DocumentKind.DECLARATION,
        DocumentKind.PROTOCOL,
        DocumentKind.COMMUNIQUE,
        DocumentKind.STATEMENT,
    }:
        return G.ADOPTED, None
    return G.IN_FORCE, None


def _befitting(kind: DocumentKind, stage: DocumentStage) -> DocumentStage:
    """What is issued once is adopted, not «in force»; a proposal is proposed until it is taken."""
    issued = {
        DocumentKind.DECISION,
        DocumentKind.DECLARATION,
        DocumentKind.STATEMENT,
        DocumentKind.COMMUNIQUE,
        DocumentKind.PROTOCOL,
    }
    if kind in issued and stage is G.IN_FORCE:
        return G.ADOPTED
    return G.PROPOSED if kind is DocumentKind.INITIATIVE and stage is not G.ADOPTED else stage


def _inside_title(scene: Scene, position: int) -> bool:
    title = scene.title_at(position)
    return title is not None and title.start < position


def _own_date(scene: Scene, paper: _Paper, sentence: Span) -> None:
    """«от 4 июля 2019 г.», «№ 12 от …», a bracket right after the name, «, подписанный 3 мая …»."""
    at = paper.title.end
    alias = _ALIAS.match(scene.prose.text, at)
    at = alias.end() if alias else at
    reversed_ = _DATE_THEN_NUMBER.match(scene.prose.text, at)
    if reversed_:
        first = next((d for d in scene.dates.within(at, reversed_.end()) if range_of(scene, d)), None)
        if first is not None:
            _set_date(scene, paper, first.start, first.end, range_of(scene, first))
        paper.number = reversed_[1]
        paper.spans["number"] = [(reversed_.start(1), reversed_.end(1))]
        return
    number = _NUMBER.match(scene.prose.text, at)
    if number:
        paper.number = number[1]
        paper.spans["number"] = [(number.start(1), number.end(1))]
        at = number.end()
    for one in scene.dates.within(at, min(sentence.end, at + 50)):
        if _DATED.search(scene.text(at, one.start)):
            _set_date(scene, paper, one.start, one.end, range_of(scene, one))
            return
        break
    bracket = next((b for b in brackets_in(scene, sentence) if b.start - at <= 1 and b.start >= at), None)
    if bracket is not None and bracket.has_day:
        kind, found, dates = next(a for a in bracket.atoms if a[0] == "date")
        del kind
        _set_date(scene, paper, found.start, found.end, dates)
        for place in (a for a in bracket.atoms if a[0] != "date"):
            scene.used.add(place[1].start)


def _set_date(scene: Scene, paper: _Paper, start: int, end: int, dates: DateRange | None) -> None:
    if dates is not None:
        paper.date = str(dates.start)
        paper.spans["date"] = [(start, end)]
        scene.used.add(start)
        if scene.date_roles.get(start) != "event":
            scene.date_roles[start] = "document"


def _adoption(scene: Scene, paper: _Paper, sentence: Span, drafts: Sequence[Draft], session_day: str | None) -> None:
    """Date and session of the act: of an event in the sentence before the name, else of the last event of the paragraph."""
    if paper.stage is not G.ADOPTED or paper.date or not paper.is_act:
        return
    here = [
        d
        for d in drafts
        if d.sentence == paper.sentence
        and d.start < paper.title.start
        and d.is_dated
        and (
            d.start - sentence.start < 3
            or d.case == "nomn"
            or _OCCASION.search(scene.text(max(sentence.start, d.start - 40), d.start))
        )
    ]
    passage = scene.prose.passage_at(paper.title.start)
    near = passage
    if _CONTINUES.match(scene.text(scene.prose.passages[passage].start, scene.prose.passages[passage].start + 80)):
        near = passage - 2
    agent = _agent(scene, paper, drafts)
    before = [
        d for d in drafts if d.sentence < paper.sentence and near <= scene.prose.passage_at(d.start) <= passage and d.is_dated
    ]
    after = [d for d in drafts if d.sentence == paper.sentence and d.start > paper.title.start and d.is_dated]
    decision = _deciding_act(scene, paper, sentence)
    if decision is not None:
        paper.date = decision
        return
    meant = referred(scene, sentence.start, paper.title.start, drafts)
    chosen = [meant] if meant else (agent or here or after or before)[-1:]
    if chosen:
        draft = chosen[0]
        found = next((d for g in draft.groups for d in g.dates if d[0].precision == "day"), None)
        if found is not None:
            paper.date = str(found[0].end)
            paper.spans.setdefault("date", []).append((found[1].start, found[1].end))
        paper.adopted_by = draft.body
        return
    if _ORDERED.search(scene.text(scene.prose.passages[passage].start, paper.title.start)):
        main = next((d for d in drafts if d.is_dated and d.status in {None, EventStatus.HELD}), None)
        groups = main.groups if main else []
        found = next((d for g in groups for d in g.dates if d[0].precision == "day"), None)
        if session_day or found:
            paper.date = session_day or str(found[0].end if found else "")
            return
    here_dates = [
        one for one in scene.dates.within(sentence.start, sentence.end) if scene.date_roles.get(one.start) == "unplaced"
    ]
    here_dates = [one for one in here_dates if one.value.first.month is not None]
    if len(here_dates) == 1 and scene.title_at(here_dates[0].start) is None and not scene.quoted(here_dates[0].start):
        one = here_dates[0]
        _set_date(scene, paper, one.start, one.end, range_of(scene, one))


def _agent(scene: Scene, paper: _Paper, drafts: Sequence[Draft]) -> list[Draft]:
    """«утверждение Советом министров … Программы»: the session of that body told last before."""
    stage = paper.spans.get("stage")
    if not stage or paper.title.start - stage[0][1] < 8:
        return []
    between = scene.text(stage[0][1], paper.title.start).strip()
    key = key_of(between, scene.own)
    if len(key) < 2:
        return []
    return [d for d in drafts if d.start < paper.title.start and d.is_dated and d.body and key == key_of(d.body, scene.own)]


def _deciding_act(scene: Scene, paper: _Paper, sentence: Span) -> str | None:
    """«Решением Совета № 5 от 3 мая … утверждён регламент»: the date of the decision."""
    for found in scene.titles.within(sentence.start, paper.title.start):
        head = found.value.head
        if head.kind is DocumentKind.DECISION and case_and_number(scene.prose, scene.prose.token_at(found.start), head.at)[0] in {
            "ablt",
            "datv",
        }:
            for one in scene.dates.within(found.end, paper.title.start):
                dates = range_of(scene, one)
                if dates is not None:
                    paper.spans["date"] = [(one.start, one.end)]
                    return str(dates.start)
    return None


def _name(scene: Scene, title: Title) -> str:
    printed = scene.text(title.start, title.end)
    case, _ = case_and_number(scene.prose, scene.prose.token_at(title.start), title.head.at)
    name = nominative(
        printed, case, None if title.head.kind is DocumentKind.FRAMEWORK else "sing" if title.head.is_draft else None
    )
    name = re.sub(r"^(?:принят|утвержд[её]нн|подписанн|согласованн|обновл[её]нн|разработанн)\w+ ", "", name)
    first = name.split(" ", 1)
    if len(first) > 1 and first[0].isupper() and len(first[0]) > _SHORT_FORM and not first[1].isupper():
        name = " ".join(w.lower() if w.isupper() and len(w) > _SHORT_FORM else w for w in name.split(" "))
    quote = next(iter(scene.quotes.within(title.end, title.end + 3)), None)
    if quote is not None and _QUOTED_NAME.fullmatch(scene.text(title.end, quote.start)):
        name = f"{name} «{quote.value}»"
    return capital(name)


def read_documents(
    scene: Scene, sections: Sections, naming: Naming, drafts: Sequence[Draft], session_day: str | None = None
) -> list[Document]:
    """Documents in order of place, each once, with all its mentions. `session_day`: of the act whose points the text consists of."""
    papers: list[_Paper] = []
    for found in scene.titles:
        title = found.value
        index = scene.prose.sentence_at(title.start)
        sentence = scene.prose.sentences[index]
        if title.start >= sentence.end or not _is_document(scene, title, sentence):
            continue
        stage, progress = _stage(scene, title, sentence)
        stage = _befitting(title.head.kind, stage)
        paper = _Paper(title, _name(scene, title), sections.number_at(title.start), index, stage)
        if progress is not None:
            paper.is_act = progress.value.is_act
            paper.spans["stage"] = [(progress.start, progress.end)]
            paper.confidence = 0.88
        _own_date(scene, paper, sentence)
        _adoption(scene, paper, sentence, drafts, session_day)
        papers.append(paper)
    return _told(scene, naming, papers)


def _told(scene: Scene, naming: Naming, papers: list[_Paper]) -> list[Document]:
    told: dict[tuple[object, ...], Document] = {}
    for paper in papers:
        key = _identity(scene, naming, paper)
        span = scene.span(paper.title.start, paper.title.end)
        evidence = {name: tuple(scene.span(a, b) for a, b in places) for name, places in paper.spans.items()}
        valid = _VALIDITY.search(paper.name)
        fresh = Document(
            id="",
            span=span,
            title=paper.name,
            kind=paper.title.head.kind,
            stage=paper.stage,
            area=paper.area,
            date=paper.date,
            number=paper.number,
            adopted_by=paper.adopted_by and naming.body_name(paper.adopted_by),
            valid_from=(valid[1] or valid[3]) if valid else None,
            valid_to=(valid[2] or valid[3]) if valid else None,
            mentions=(span,),
            evidence={"title": (span,), **evidence},
            confidence=paper.confidence,
        )
        old = told.get(key)
        if old is None:
            told[key] = fresh
            continue
        told[key] = _joined(old, fresh)
    return [replace(document, id=f"document-{i}") for i, document in enumerate(told.values(), 1)]


def _identity(scene: Scene, naming: Naming, paper: _Paper) -> tuple[object, ...]:
    """Kind, content and number. A report is known by its author; a declaration called after a city by that city."""
    kind, name = paper.title.head.kind, paper.name
    if kind is DocumentKind.REPORT and paper.title.head.is_named:
        name = re.split(r" (?:о|об|за) ", name)[0]
    if kind in {DocumentKind.DECLARATION, DocumentKind.COMMUNIQUE}:
        place = re.match(r"([А-ЯЁ][а-яё-]+ская) декларация", name)
        name = place[0] if place else name
    return kind, key_of(name, scene.own, naming.long_forms), paper.number


def _joined(old: Document, new: Document) -> Document:
    """Two mentions of one document: what was done to it counts more than that it exists."""
    stronger = (
        new if _RANK.index(new.stage or G.PROPOSED) > _RANK.index(old.stage or G.PROPOSED) and (new.date or not old.date) else old
    )
    evidence = {**old.evidence}
    for name, spans in new.evidence.items():
        evidence[name] = tuple(dict.fromkeys((*evidence.get(name, ()), *spans)))
    return replace(
        stronger,
        title=old.title,
        span=old.span if stronger is old else new.span,
        area=old.area if stronger is old else new.area,
        date=stronger.date or old.date or new.date,
        number=old.number or new.number,
        mentions=(*old.mentions, *new.mentions),
        evidence=evidence,
        confidence=max(old.confidence, new.confidence),
    )
