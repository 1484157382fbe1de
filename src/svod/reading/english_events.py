"""Events of an English text: which names are events, when and where they were held, what became of them."""

from __future__ import annotations

import re
from dataclasses import replace

from svod.kernel.dates import DateRange
from svod.kernel.span import Span
from svod.kernel.vocabulary import EventKind, EventStatus
from svod.language.found import Found
from svod.language.phrases.bodies import en as bodies_en
from svod.language.phrases.bodies.en import EnglishBody
from svod.language.phrases.kinds import en as kinds_en
from svod.language.phrases.ordinals import en as ordinals
from svod.reading.assembly import Assembly
from svod.reading.attribution import give_brackets, give_dashes, give_flow, head_block, head_line
from svod.reading.drafts import Draft, Group
from svod.reading.english_gatherings import gatherings
from svod.reading.english_names import SESSIONS, draft_of, names_in
from svod.reading.events import DECISIVE, happening_of, in_time, join_echo, late_roles, strength_of
from svod.reading.lasting import stretch
from svod.reading.names import key_of
from svod.reading.scene import Row, Scene

_ENOUGH = 1.2
_HOLDS = re.compile(r" (?:held|will hold|convened|is to hold|plans to hold)(?!\w)")
_SERIES = re.compile(rf": (?:the )?{ordinals.PATTERN} (?:\(|on |in )")
_MEMBER = re.compile(rf"(?:the )?({ordinals.PATTERN})(?= (?:\(|on |in ))")
_AT_ITS = re.compile(r"(?<!\w)at its (?:\S+ )?$")
_NEXT = re.compile(r"(?:next|following|previous|subsequent) ", re.IGNORECASE)
_SAME_PLACE = re.compile(r"(?<!\w)in the same (?:city|place|venue)|(?<!\w)there(?= on)", re.IGNORECASE)
_WITHIN = re.compile(r"(?:on the (?:margins|sidelines)|within the framework|as part|in the course) of", re.IGNORECASE)
_FRAME = re.compile(r"(?:margins|sidelines|framework|part|course) of (?:the )?([^,;.]{4,80}?)(?=,| an? | the )")
_REASON = re.compile(
    r"(?<!\w)(?:owing to|because of|due to|for (?=lack)|on account of|at (?=the request)|in view of|as a result of) ?([^.;,]+)",
    re.IGNORECASE,
)
_AND_OF = re.compile(r",? and (?:of )?(?:the )?$")
_KINDS: tuple[tuple[re.Pattern[str], EventKind], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"senior officials", EventKind.SENIOR_OFFICIALS_SESSION),
        (r"working group|subgroup|task force", EventKind.WORKING_GROUP_SESSION),
        (r"expert", EventKind.EXPERT_MEETING),
        (r"council|board|presidium|heads of (?:state|government)", EventKind.COUNCIL_SESSION),
        (r"\bministers?\b|ministerial", EventKind.MINISTERIAL_MEETING),
        (r"\bheads\b|directors|chairpersons|chiefs", EventKind.HEADS_MEETING),
    )
)


def _kind(draft: Draft) -> EventKind:
    if (
        draft.head is not None
        and draft.head.noun == "conference"
        and re.match(r"(?:\w+ )?ministerial ", draft.name, re.IGNORECASE)
    ):
        return EventKind.MINISTERIAL_MEETING
    if draft.head is not None and draft.head.kind is not None:
        return draft.head.kind
    said = draft.body or draft.name
    return next((kind for pattern, kind in _KINDS if pattern.search(said)), EventKind.OTHER)


def _series(scene: Scene, draft: Draft, sentence: Span) -> list[Draft]:
    """«three meetings in 2020: the 61st (…), the 62nd (…) and the 63rd (…)»: a draft for each."""
    colon = _SERIES.search(scene.prose.text, draft.end, sentence.end)
    if colon is None or draft.head is None or not draft.head.noun.endswith("s"):
        return [draft]
    out = []
    for member in _MEMBER.finditer(scene.prose.text, colon.start(), sentence.end):
        start, end = member.span(1)
        clone = replace(draft, plural=False, start=start, end=end, name=draft.head.noun.rstrip("s"), ordinal=ordinals.value_of(member[1]), groups=[],
                        ordinal_at=(start, end), spans={"name": [(start, end)], "ordinal": [(start, end)]})  # fmt: skip
        clone.head = replace(draft.head, noun=draft.head.noun.rstrip("s"))
        out.append(clone)
    return out or [draft]


def _of_several(scene: Scene, draft: Draft, bodies: list[Found[EnglishBody]], sentence: Span) -> list[Draft]:
    """«meetings of the Group on Prices and of the Group on Trade»: a draft for each body."""
    if draft.head is None or draft.head.noun not in {"meetings", "sessions"} or draft.body_at is None:
        return [draft]
    told = [b for b in bodies if draft.body_at[0] <= b.start < sentence.end]
    row = told[:1]
    for one in told[1:]:
        if _AND_OF.fullmatch(scene.text(row[-1].end, one.start)):
            row.append(one)
    noun = draft.head.noun.rstrip("s")
    head = replace(draft.head, noun=noun)
    return [
        replace(draft, plural=False, start=b.start, end=b.end, head=head, name=f"{noun} of the {b.value.name}", body=b.value.name, body_at=(b.start, b.end),
                groups=[], spans={"body": [(b.start, b.end)], "name": [(b.start, b.end)]})
        for b in row
    ]  # fmt: skip


def _holder(scene: Scene, draft: Draft, bodies: list[Found[EnglishBody]], sentence: Span) -> None:
    """«The Council for … held its XXXII session»: the body that holds it."""
    if draft.body or draft.head is None or draft.head.noun not in SESSIONS:
        return
    for body in bodies:
        if sentence.start <= body.start < draft.start and re.match(r"(?: \([^()]*\))?", scene.prose.text[body.end :]):
            if _AT_ITS.search(scene.text(body.end, draft.start)):
                draft.body, draft.body_at = body.value.name, (body.start, body.end)
                draft.note("body", draft.body_at)
                return
            alias = re.compile(r" \([^()]*\)").match(scene.prose.text, body.end)
            if _HOLDS.match(scene.prose.text, alias.end() if alias else body.end):
                draft.body, draft.body_at = body.value.name, (body.start, body.end)
                draft.note("body", draft.body_at)


def _full_bodies(bodies: list[Found[EnglishBody]]) -> dict[str, str]:
    """Nouns that stand alone to the longest body of that noun: «the Council»."""
    full: dict[str, str] = {}
    for body in bodies:
        if body.value.name != body.value.noun:
            full.setdefault(body.value.noun, body.value.name)
    return full


def _settle_body(draft: Draft, full: dict[str, str], told: list[Draft]) -> None:
    """«the Council» and a shortened name mean the body named in full; a bare ordinal joins the series told before."""
    following = _NEXT.match(draft.name)
    if following and draft.head:
        draft.name = draft.name[following.end() :]
        series = (
            next((d for d in reversed(told) if d.head and d.head.noun == draft.head.noun), None)
            if " " not in draft.name
            else None
        )
        if series is not None:
            draft.body, draft.name = draft.body or series.body, series.name
    if draft.body:
        longer = next((n for n in full.values() if n.startswith(draft.body + " ")), None)
        draft.body = full.get(draft.body) or longer or draft.body
    elif draft.ordinal and draft.head and draft.head.noun in SESSIONS and " " not in draft.name:
        draft.body = next((d.body for d in reversed(told) if d.body and d.ordinal), None)
    if draft.head and draft.head.noun in SESSIONS and draft.body and " " not in draft.name:
        draft.name = f"{draft.name} of the {draft.body}"


def _inherit(scene: Scene, draft: Draft, told: list[Draft], sentence: Span) -> None:
    """Place of the event on whose margins, or in whose city, it was held."""
    text = scene.text(sentence.start, sentence.end)
    if (
        draft.is_placed
        or draft.strength < 0
        or not told
        or not (_SAME_PLACE.search(text) or (_WITHIN.search(text) and not draft.groups))
    ):
        return
    frame = _FRAME.search(text)
    mine = key_of(frame[1], scene.own) if frame else frozenset()
    placed_before = [d for d in reversed(told) if d.is_placed and d.sentence < draft.sentence]
    placed = next((d for d in placed_before if mine and mine <= key_of(d.name, scene.own)), next(iter(placed_before), None))
    if placed is not None:
        draft.groups = draft.groups or [Group()]
        draft.groups[0].places.extend(next(g for g in placed.groups if g.places).places)
        draft.inherits_from = placed if not draft.is_dated else None


def _continues(scene: Scene, draft: Draft, assembly: Assembly) -> bool:
    """«The Conference, which opened on Monday, …» after «closed the third Conference on Wednesday»: one event, from day to day."""
    last = assembly.last_in_passage(draft.start)
    if last is None or draft.ordinal or draft.is_placed or not draft.is_dated or draft.head is None or last.head is None:
        return False
    if (
        draft.head.noun != last.head.noun
        or not _THE.search(scene.text(max(0, draft.start - 16), draft.start))
        or " " in draft.name
    ):
        return False
    mine, told = [d for g in draft.groups for d in g.dates], [d for g in last.groups for d in g.dates]
    if len(mine) != 1 or len(told) != 1 or mine[0][0].precision != "day" or told[0][0].precision != "day":
        return False
    first, end = min(mine[0][0].first, told[0][0].first), max(mine[0][0].last, told[0][0].last)
    if (end - first).days > _LONGEST:
        return False
    group = next(g for g in last.groups if g.dates)
    group.dates = [(DateRange.of_days(first, end, "day"), told[0][1])]
    join_echo(last, draft, None, scene, Span(draft.start, draft.end))
    return True


def _is_second_mention(scene: Scene, draft: Draft, assembly: Assembly) -> Draft | None:
    """The event told before that a bare «The meeting», or the same number without a day, means."""
    if draft.is_dated or draft.is_placed or draft.head is None or (draft.theme and not draft.ordinal):
        return None
    noun = draft.head.noun
    if draft.ordinal:
        return next(
            (d for d in assembly.accepted if d.ordinal == draft.ordinal and d.head and d.head.noun == noun and d.is_dated), None
        )
    bare = key_of(draft.name, scene.own)
    near = [d for d in assembly.accepted[-2:] if d.head and d.head.noun == noun and draft.sentence - d.sentence <= _NEAR]
    return next((d for d in reversed(near) if bare <= key_of(d.name, scene.own)), None)


_NEAR = 3
_LONGEST = 14
_THE = re.compile(r"(?<!\w)[Tt]he (?:\w+-day )?$")


def _give_reason(scene: Scene, draft: Draft, sentence: Span) -> None:
    reason = _REASON.search(scene.text(sentence.start, sentence.end)) if draft.status in DECISIVE else None
    if reason and draft.reason is None:
        draft.reason = reason[1].strip()
        draft.note("reason", (sentence.start + reason.start(1), sentence.start + reason.end(1)))


def _judge(scene: Scene, assembly: Assembly, draft: Draft, drafts: list[Draft], sentence: Span) -> bool:
    happening = happening_of(scene, draft, sentence, drafts)
    if _continues(scene, draft, assembly):
        return False
    earlier = _is_second_mention(scene, draft, assembly)
    if earlier is not None and not (happening and happening.value.status in {EventStatus.PLANNED, EventStatus.PROPOSED}):
        join_echo(earlier, draft, happening, scene, sentence)
        return False
    if strength_of(scene, draft, happening) < _ENOUGH or not (happening or draft.has_bracket or draft.is_dated):
        return False
    draft.status = in_time(scene, draft, happening, sentence)
    if happening:
        draft.note("status", (happening.start, happening.end))
    _give_reason(scene, draft, sentence)
    draft.kind = _kind(draft)
    return True


def read_drafts(scene: Scene) -> list[Draft]:
    """Every event of an English text as a draft, in order."""
    assembly = Assembly(scene)
    events, every_body = Row(kinds_en.find(scene.prose)), Row(bodies_en.find(scene.prose))
    full = _full_bodies(list(every_body))
    for index, sentence in enumerate(scene.prose.sentences):
        bodies = every_body.within(sentence.start, sentence.end)
        here = events.within(sentence.start, sentence.end)
        drafts = [draft_of(scene, e, index, sentence, bodies) for e in names_in(scene, here, sentence)]
        for draft in drafts:
            _holder(scene, draft, bodies, sentence)
        drafts = [d for draft in drafts for d in _series(scene, draft, sentence)]
        drafts = [d for draft in drafts for d in _of_several(scene, draft, bodies, sentence)]
        drafts.extend(gatherings(scene, index, sentence, bodies) if not drafts else [])
        unowned = give_brackets(scene, sentence, index, drafts)
        give_dashes(scene, sentence, drafts)
        give_flow(scene, sentence, drafts, unowned)
        late_roles(assembly, sentence)
        head_block(scene, sentence, drafts)
        head_line(scene, sentence, drafts)
        _one_day_each(drafts)
        for draft in drafts:
            stretch(scene, draft, sentence)
            _settle_body(draft, full, assembly.accepted)
            _inherit(scene, draft, assembly.accepted, sentence)
            if _judge(scene, assembly, draft, drafts, sentence):
                assembly.accepted.append(draft)
    return assembly.accepted


def _one_day_each(drafts: list[Draft]) -> None:
    """«On 10 and 12 September meetings of A and of B were held»: to each its day, where the numbers agree."""
    days = [d for g in drafts[0].groups for d in g.dates if d[0].precision == "day"] if len(drafts) > 1 else []
    if len({d.head and d.head.noun for d in drafts}) > 1:
        return  # «the Forum was preceded by a meeting held on 4 and 5 June»
    if len(days) != len(drafts) or any([x for g in d.groups for x in g.dates] != days for d in drafts):
        return
    for draft, day in zip(drafts, days, strict=True):
        places, formats = [p for g in draft.groups for p in g.places], [f for g in draft.groups for f in g.formats]
        draft.groups = [Group([day], places, formats)]
