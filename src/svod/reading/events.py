"""Events: which of the names found are events, what became of them, what kind they are."""

from __future__ import annotations

import re

from svod.kernel.span import Span
from svod.kernel.vocabulary import EventKind, EventStatus
from svod.language.found import Found
from svod.language.phrases.statuses.ru import Happening
from svod.reading.anchors import anchors_in
from svod.reading.assembly import Assembly, inherit
from svod.reading.attribution import (
    give_brackets,
    give_dashes,
    give_flow,
    give_lists,
    head_block,
    head_line,
    lead_line,
    segment_at,
    segments_of,
)
from svod.reading.declared import declared
from svod.reading.drafts import Draft
from svod.reading.items import body_of_the_heading, elliptic
from svod.reading.lasting import stretch
from svod.reading.lists import lead_of
from svod.reading.names import key_of
from svod.reading.partners import is_of_partner
from svod.reading.references import referred
from svod.reading.scene import Scene
from svod.reading.series import spread
from svod.reading.subjects import body_of_the_series, body_that_holds, gatherings

_ENOUGH = 1.2
_SPECIAL = frozenset(
    {
        EventStatus.NOT_HELD,
        EventStatus.CANCELLED,
        EventStatus.POSTPONED,
        EventStatus.PROPOSED,
        EventStatus.PLANNED,
        EventStatus.RESUMED,
    }
)
DECISIVE = frozenset({EventStatus.NOT_HELD, EventStatus.CANCELLED, EventStatus.POSTPONED})
_PROPOSALS = re.compile(r"предложени|предлага|proposed|proposal", re.IGNORECASE)
_ORDERS = re.compile(
    r"(?:[–—•*-] |\d+[.)] )?(?:Сторонам |Секретариату |[А-ЯЁа-яё]+, |[А-ЯЁа-яё-]+ (?:заседание|сессию|совещание|встречу) )?(?:[а-яё]+ )?(?:провести|созвать|организовать)$|.*, (?:\S+ ){1,6}провести$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"^,? котор(?:ый|ая|ое|ые) [^,;]{0,40}$")
_REASON = re.compile(
    r"(?:в силу|ввиду|в связи с|по причине|из-за|вследствие) (.+?)(?=,? (?:не (?:состо|был|предст|удал|прош|пров)|в отч[её]тный период|заседани|совещани|встреч)|[,;.]|$)",
    re.IGNORECASE,
)
_KIND_BY_BODY: tuple[tuple[re.Pattern[str], EventKind], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"старши\w+ должностн|(?<!\w)КСДЛ(?!\w)", EventKind.SENIOR_OFFICIALS_SESSION),
        (
            r"рабоч\w+ (?:\w+ )?групп|(?<!\w)(?:СРГ|ПДРГ|ЭРГ|РГ|ВРГ)(?!\w)|подгрупп|целев\w+ групп",
            EventKind.WORKING_GROUP_SESSION,
        ),
        (r"групп\w* эксперт|экспертн\w+ (?:групп|совет|комис)|эксперт\w* групп", EventKind.EXPERT_MEETING),
        (r"^(?:\S+ )?форум", EventKind.FORUM),
        (
            r"^(?:\S+ ){0,2}(?:совет\w*|правлени\w+|президиум\w*|межгоссовет\w*)(?!\w)|(?<!\w)(?:СГГ|СГП|СМИД|СМО|СНК|КСТП)(?!\w)",
            EventKind.COUNCIL_SESSION,
        ),
        (r"(?<!ад)министр", EventKind.MINISTERIAL_MEETING),
        (r"руководител|глав(?!н)|председател|директор|начальник|генеральн\w+ прокурор|ректор", EventKind.HEADS_MEETING),
        (r"эксперт|специалист", EventKind.EXPERT_MEETING),
    )
)


def kind_by_body(name: str) -> EventKind:
    """The kind by the name of the body that meets."""
    return next((kind for pattern, kind in _KIND_BY_BODY if pattern.search(name)), EventKind.OTHER)


def kind_of(scene: Scene, draft: Draft) -> EventKind:
    """The kind by the noun, else by the body that meets, else by the company."""
    if draft.kind is not None:
        return draft.kind
    head = draft.head
    said = draft.body or draft.name
    if head is None:
        return next((kind for pattern, kind in _KIND_BY_BODY if pattern.search(said)), EventKind.COUNCIL_SESSION)
    tail = scene.text(draft.start, min(len(scene.prose.text), draft.end + 40))
    if head.kind is EventKind.HIGH_LEVEL_EVENT:
        return head.kind
    if is_of_partner(said, scene.own) and head.noun in {
        "заседание",
        "сессия",
        "совещание",
        "мероприятие",
        "консультация",
        "конференция",
        "пленум",
    }:
        return EventKind.SESSION_OF_PARTNER
    if head.noun == "мероприятие" and re.search(r"запуск|открыти", tail, re.IGNORECASE):
        return EventKind.LAUNCH
    if head.kind is not None:
        return head.kind
    if draft.body is None and re.search(
        r"эксперт", " ".join(t.lower for t in scene.prose.tokens_in(draft.start, scene.prose.tokens[head.at].start))
    ):
        return EventKind.EXPERT_MEETING
    if (
        draft.body is None
        and head.noun == "заседание"
        and not re.search(r"эксперт|министр|руководител", draft.name, re.IGNORECASE)
    ):
        return EventKind.OTHER
    return next((kind for pattern, kind in _KIND_BY_BODY if pattern.search(said)), EventKind.OTHER)


def _voice_fits(scene: Scene, draft: Draft, one: Found[Happening], drafts: list[Draft]) -> bool:
    voice = one.value.voice
    if voice == "any":
        return True
    if voice == "order":
        return draft.case in {"nomn", "accs"} and bool(
            _ORDERS.match(scene.text(scene.prose.passages[scene.prose.passage_at(one.start)].start, one.end))
        )
    if voice == "object" and one.value.status in {EventStatus.PLANNED, EventStatus.PROPOSED} and 0 <= one.start - draft.end < 40:
        return True
    if voice in {"object", "genitive"}:
        if one.end > draft.start or draft.start - one.end > 160:
            return False
        between = scene.text(one.end, draft.start)
        if draft.ordinal_at == (draft.start, draft.end):
            between = between.replace(":", "")  # one of several told after a colon
        return not re.search(r"[;:]|, (?:а |где |что )|котор", between) and not any(
            h.end > one.end and h.start < draft.start and h.value.voice == "subject"
            for h in scene.happenings.within(one.end, draft.start)
        )
    if _RELATIVE.search(scene.text(draft.end, one.start)) and not any(draft.end <= d.start < one.start for d in drafts):
        return True
    return draft.case in {"nomn", "accs"} or draft.head is None or draft.plural or one.end <= draft.start


def happening_of(scene: Scene, draft: Draft, sentence: Span, drafts: list[Draft]) -> Found[Happening] | None:
    segments = segments_of(scene, sentence)
    mine = segment_at(segments, draft.start)
    best: tuple[float, Found[Happening]] | None = None
    alone = not any(d is not draft and d.strength > -1.0 for d in drafts)
    for one in scene.happenings.within(sentence.start, sentence.end):
        if draft.start <= one.start < draft.end or scene.quoted(one.start) or not _voice_fits(scene, draft, one, drafts):
            continue
        distance = float(draft.start - one.end if one.end <= draft.start else one.start - draft.end)
        if segment_at(segments, one.start) != mine:
            relative = one.start > draft.end and scene.text(segments[segment_at(segments, one.start)], one.start).lstrip(
                " ,"
            ).startswith("котор")
            distance += 100 if relative else 300
        if alone and one.value.status in DECISIVE:
            distance = -200
        elif one.value.status in _SPECIAL and distance < 120:
            distance -= 160 if one.value.status in DECISIVE else 60
        between = [d for d in drafts if d is not draft and min(one.end, draft.end) <= d.start < max(one.start, draft.start)]
        distance += 25 * len(between)
        if distance < 260 and (best is None or distance < best[0]):
            best = (distance, one)
    return best[1] if best else _by_lead(scene, sentence)


def _by_lead(scene: Scene, sentence: Span) -> Found[Happening] | None:
    """What the sentence over a list says of all its items."""
    lead = lead_of(scene, sentence)
    told = scene.happenings.within(lead.start, lead.end) if lead else []
    return told[-1] if told else None


def in_time(scene: Scene, draft: Draft, happening: Found[Happening] | None, sentence: Span) -> EventStatus:
    """The status by what is said, by the list it stands in, and by the day of the text itself."""
    status = happening.value.status if happening else EventStatus.HELD
    days = [d for g in draft.groups for d, _ in g.dates]
    if happening is None and scene.dated and days and min(d.first for d in days) > scene.dated:
        status = EventStatus.PLANNED
    if (
        status is EventStatus.PLANNED
        and (lead := lead_of(scene, sentence))
        and _PROPOSALS.search(scene.text(lead.start, lead.end))
    ):
        return EventStatus.PROPOSED
    if scene.dated is None or not days or status not in {EventStatus.HELD, EventStatus.ONGOING}:
        return status
    first, last = min(d.first for d in days), max(d.last for d in days)
    if status is EventStatus.ONGOING and not first <= scene.dated <= last:
        return EventStatus.HELD
    return status


def strength_of(scene: Scene, draft: Draft, happening: Found[Happening] | None) -> float:
    score = draft.strength
    if draft.has_bracket:
        score += 2.0 if draft.is_dated else 1.0
    elif draft.is_dated:
        score += 1.0 if any(d.precision != "year" for g in draft.groups for d, _ in g.dates) else 0.3
    score += 0.5 if draft.is_placed else 0.0
    score += 1.0 if happening else 0.0
    score += 0.7 if draft.ordinal else 0.0
    score += 0.4 if draft.theme else 0.0
    score += 0.4 if draft.body else 0.0
    score += 0.3 if len(draft.name.split()) >= 3 else 0.0
    return score


def _hangs(draft: Draft) -> bool:
    """Planned only: the next sentence may say what came of it."""
    return draft.status in {EventStatus.PLANNED, EventStatus.PROPOSED}


def _is_echo(assembly: Assembly, draft: Draft, happening: Found[Happening] | None) -> bool:
    """A bare second mention in the same paragraph: «Заседание прошло в форме семинара»."""
    last = assembly.last_in_passage(draft.start)
    if last is None or draft.is_dated or draft.ordinal or draft.is_placed or draft.theme or draft.count:
        return False
    mine = key_of(draft.name, assembly.scene.own)
    if (
        last.head is None
        or draft.head is None
        or last.head.noun != draft.head.noun
        or (happening and happening.value.status in _SPECIAL and not (_hangs(last) and happening.value.status in DECISIVE))
    ):
        return False
    return mine <= key_of(last.name, assembly.scene.own) and draft.sentence > last.sentence


def _give_reason(scene: Scene, draft: Draft, sentence: Span) -> None:
    """Why it was not held: «в связи с …»."""
    reason = _REASON.search(scene.text(sentence.start, sentence.end)) if draft.status in DECISIVE else None
    if reason and draft.reason is None:
        draft.reason = reason[1].strip(" ,")
        draft.note("reason", (sentence.start + reason.start(1), sentence.start + reason.end(1)))


def join_echo(last: Draft, draft: Draft, happening: Found[Happening] | None, scene: Scene, sentence: Span) -> None:
    """What the second mention adds: who chaired, in what format, that it was not held after all."""
    for role in ("chair", "initiator"):
        if getattr(last, role) is None and getattr(draft, role) is not None:
            setattr(last, role, getattr(draft, role))
            last.note(role, *draft.spans.get(role, []))
    formats = [f for g in draft.groups for f in g.formats]
    if formats and last.groups and not last.is_formatted:
        for group in last.groups:
            group.formats.extend(formats)
    if happening and happening.value.status in DECISIVE:
        last.status = happening.value.status
        last.note("status", (happening.start, happening.end))
        _give_reason(scene, last, sentence)


_OPENS = re.compile(r"(?:На|[Вв] ходе|По итогам|В рамках|на) (?:\S+ ){0,3}$")


def _opens_with_it(scene: Scene, draft: Draft, sentence: Span) -> bool:
    """«На заседании … 4 июля принято …», «4 июля на заседании … принято …»: the sentence tells what the session did."""
    before = scene.text(sentence.start, draft.start)
    first = next(iter(scene.dates.within(sentence.start, sentence.start + 1)), None)
    if first is not None:
        before = scene.text(first.end, draft.start).lstrip()
    return bool(_OPENS.fullmatch(before))


def _decides(scene: Scene, draft: Draft, sentence: Span) -> bool:
    """A finite «принято», «утвержден»; «утвержденный» only says where a document is from."""
    acts = (f for f in scene.progresses.within(draft.end, sentence.end) if f.value.is_act)
    return any(not re.search(r"(?:ый|ая|ое|ые|ого|ой|ому|ым|ую|ых|ыми)$", scene.text(f.start, f.end)) for f in acts)


_PREPARED = re.compile(
    r"(?:прош[её]?л\w*|состоял\w+|проведен\w*) в (?:виде|форме) (?:\S+ )?$|"
    r"(?:подготов\w+ ко?|(?:параллельно|одновременно|наряду) со?|приурочен\w* ко?|вслед за|в преддверии|накануне) (?:\S+ ){0,2}$",
    re.IGNORECASE,
)
_THE_ONE_BEFORE = re.compile(r"предыдущ\w+, ?$", re.IGNORECASE)


def _judge(assembly: Assembly, draft: Draft, drafts: list[Draft], sentence: Span) -> bool:
    scene = assembly.scene
    happening = happening_of(scene, draft, sentence, drafts)
    holder = body_that_holds(scene, draft, sentence) or body_of_the_heading(scene, draft)
    if holder:
        draft.body, draft.body_at = holder[0], (holder[1], holder[2])
        draft.note("body", draft.body_at)
    draft.body = draft.body or body_of_the_series(draft, assembly.accepted)
    if draft.body and re.match(r"(?:указанн|данн|этот|эта|это|вышеуказанн|упомянут)\w* ", draft.body):
        earlier = next((d.body for d in reversed(drafts) if d.start < draft.start and d.body), None)
        draft.body = earlier or (assembly.accepted[-1].body if assembly.accepted else None)
    meant = referred(scene, sentence.start, draft.end, assembly.accepted) if not draft.is_dated else None
    if meant is not None and meant.head is not None and draft.head is not None and meant.head.noun == draft.head.noun:
        join_echo(meant, draft, happening, scene, sentence)
        return False
    same = _of_the_same_number(assembly, draft)
    if same is not None and not (happening and happening.value.status in _SPECIAL):
        join_echo(same, draft, happening, scene, sentence)
        return False
    if _is_echo(assembly, draft, happening):
        join_echo(assembly.accepted[-1], draft, happening, scene, sentence)
        return False
    if strength_of(scene, draft, happening) < _ENOUGH:
        return False
    dated_bracket = draft.has_bracket and draft.is_dated
    before = scene.text(sentence.start, draft.start)
    if (not dated_bracket and _PREPARED.search(before)) or (not draft.is_dated and _THE_ONE_BEFORE.search(before)):
        return False  # «заседание экспертов по подготовке к 7-му Совещанию»: it is named, not told
    if happening is None and not dated_bracket and not (draft.has_bracket and draft.ordinal):
        participates = re.search(r"участие в|на полях|в рамках|в ходе", scene.text(sentence.start, draft.start), re.IGNORECASE)
        decided = draft.is_dated and _opens_with_it(scene, draft, sentence) and _decides(scene, draft, sentence)
        if not (draft.ordinal and participates) and not (draft.is_dated and draft.is_placed) and not decided:
            return False
    draft.status = in_time(scene, draft, happening, sentence)
    if happening and not (dated_bracket and draft.status is not EventStatus.HELD and happening.start > draft.end):
        draft.note("status", (happening.start, happening.end))
        _give_reason(scene, draft, sentence)
    elif happening:
        draft.status = EventStatus.HELD
    draft.kind = kind_of(scene, draft)
    return True


_THEME_NEXT = re.compile(
    r"^(?:Основная |Главная |Центральная )?[Тт]ема (?:\w+ )?(?:заседания|встречи|семинара|форума|конференции|сессии|мероприятия|круглого стола|совещания)?\W*$"
)


def _of_the_same_number(assembly: Assembly, draft: Draft) -> Draft | None:
    """«XXIX Конференция проведена в Баку» under the heading that told its day: the session of that name and number."""
    if not draft.ordinal or draft.is_dated or draft.head is None:
        return None
    own = assembly.scene.own
    mine = key_of(draft.name, own)
    return next(
        (
            d
            for d in assembly.accepted
            if d.ordinal == draft.ordinal
            and d.is_dated
            and d.head
            and d.head.noun == draft.head.noun
            and mine <= key_of(d.name, own)
        ),
        None,
    )


def _chair_of_a_bare_mention(assembly: Assembly, draft: Draft) -> None:
    """«Председательствовал на Конференции …» in a paragraph of its own: the last event held of the noun that is named again."""
    if draft.chair is None or draft.head is None or draft.is_dated or draft.ordinal or " " in draft.name.strip():
        return
    noun = draft.head.noun
    held = next((d for d in reversed(assembly.accepted) if d.head and d.head.noun == noun and d.status is EventStatus.HELD), None)
    if held is not None and held.chair is None:
        held.chair = draft.chair
        held.note("chair", *draft.spans.get("chair", []))


def late_roles(assembly: Assembly, sentence: Span) -> None:
    """«Председательствовала литовская сторона.»: the chair of the event that the paragraph has just told."""
    scene = assembly.scene
    last = assembly.last_in_passage(sentence.start)
    meant = referred(scene, sentence.start, sentence.end, assembly.accepted)
    if meant is not None and meant.groups and not meant.is_formatted:
        fresh = [f for f in scene.formats.within(sentence.start, sentence.end) if f.start not in scene.used]
        meant.groups[0].formats.extend(fresh)
        scene.used.update(f.start for f in fresh)
    last = meant or last
    for role in scene.roles.within(sentence.start, sentence.end):
        if last is None or role.start in scene.used or role.value.state is None or scene.title_at(role.start):
            continue
        if role.value.role == "chair" and last.chair is None:
            last.chair = role.value.state
        elif role.value.role == "initiator" and last.initiator is None:
            last.initiator = role.value.state
        else:
            continue
        last.note(role.value.role, (role.start, role.end))
        scene.used.add(role.start)


def _without_summaries(drafts: list[Draft]) -> list[Draft]:
    """«В 2019 году проведены два заседания.» is no event where the sessions themselves are told next."""
    kept = []
    for at, draft in enumerate(drafts):
        told_next = [
            d for d in drafts[at + 1 : at + 1 + (draft.count or 0)] if d.head and draft.head and d.head.noun == draft.head.noun
        ]
        vague = not any(d.precision == "day" for g in draft.groups for d, _ in g.dates)
        if not (draft.count and vague and len(told_next) == draft.count and all(d.ordinal for d in told_next)):
            kept.append(draft)
    return kept


def read_drafts(scene: Scene) -> list[Draft]:
    """Every event of the text as a draft, in order."""
    assembly = Assembly(scene)
    for index, sentence in enumerate(scene.prose.sentences):
        for quote in scene.quotes.within(sentence.start, sentence.end)[:1]:
            last = assembly.last_in_passage(sentence.start)
            if last and last.theme is None and _THEME_NEXT.match(scene.text(sentence.start, quote.start)):
                last.theme = quote.value
                last.note("theme", (quote.start, quote.end))
        drafts = spread(scene, sentence, list(anchors_in(scene, index, sentence)))
        drafts.extend(gatherings(scene, index, sentence, drafts))
        drafts.extend(elliptic(scene, index, sentence, drafts, assembly.accepted))
        unowned = give_brackets(scene, sentence, index, drafts)
        give_dashes(scene, sentence, drafts)
        give_lists(scene, sentence, drafts)
        give_flow(scene, sentence, drafts, unowned)
        late_roles(assembly, sentence)
        head_block(scene, sentence, drafts)
        head_line(scene, sentence, drafts)
        lead_line(scene, index, drafts)
        for draft in drafts:
            inherit(scene, assembly, draft, sentence)
            stretch(scene, draft, sentence)
            if _judge(assembly, draft, drafts, sentence):
                assembly.accepted.append(draft)
            else:
                _chair_of_a_bare_mention(assembly, draft)
        assembly.accepted.extend(list(declared(scene, index, sentence, assembly.accepted)))
    return _without_summaries(assembly.accepted)
