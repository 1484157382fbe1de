"""How events are told in Chinese."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from svod.compose.grammar import zh
from svod.compose.reports.annual.phrases import WITH_TOPIC, Plan
from svod.compose.said import NOTHING, Said, enumerated, glue, said
from svod.compose.year import BodyFacts, EventFacts

TERMS = frozenset({"forum", "exhibition", "festival", "session_of_partner", "other"})  # counted by 届, meetings by 次
CALLED = {
    "forum": "论坛", "seminar": "研讨会", "webinar": "研讨会", "round_table": "圆桌会议", "exhibition": "展览会",
    "festival": "联欢节", "launch": "活动", "high_level_event": "活动", "other": "活动",
}  # fmt: skip
PERIOD = "报告期内"
SHORT_NAME = 8  # characters of a name that may stand for «the event»: 生态年
DEEDS = ("启动", "介绍")  # titles that are an action: it is done, not held


def joined(*parts: Said | str | None) -> Said:
    return glue("", parts)


def called(event: EventFacts) -> str:
    return CALLED.get(event.kind, "会议")


def subject(event: EventFacts) -> Said:
    """上合组织成员国第二十三次经贸部长会议, 以“…”为主题的圆桌会议, “…”专题会议."""
    theme = NOTHING
    if event.theme.zh:
        words = f"以“{event.theme.zh}”为主题的" if event.kind in WITH_TOPIC else f"“{event.theme.zh}”"
        theme = said(words, event.ref("theme"))
    name = event.title.words.zh
    if not event.ordinal:
        return joined(theme, said(name, event.ref("title")))
    count = "首" if event.ordinal == 1 else f"第{zh.numeral(event.ordinal)}"
    number = said(count + ("届" if event.kind in TERMS else "次"), event.ref("ordinal"))
    at = zh.place_of_ordinal(name)
    before, after = said(name[:at], event.ref("title")), said(name[at:], event.ref("title"))
    return joined(theme, before, number, after) if event.kind in WITH_TOPIC or at else joined(number, theme, after)


def listed(event: EventFacts) -> Said:
    return subject(event)


def when(event: EventFacts) -> Said:
    return said(zh.span(event.dates), event.ref("dates")) if event.dates else NOTHING


def where(event: EventFacts) -> Said:
    if event.cities:
        return said(f"在{zh.and_(*(city.name.words.zh for city in event.cities))}", event.ref("place"))
    return said(f"在{event.country.short.words.zh}", event.ref("place")) if event.country else NOTHING


def how(event: EventFacts) -> Said:
    words = {"online": "以视频方式", "hybrid": "以线上线下相结合的方式", "in_person": "以线下方式"}.get(event.format, "")
    return said(words, event.ref("format")) if words else NOTHING


def chair(event: EventFacts) -> Said:
    if event.chair_body:
        return said(f"由{event.chair_body.name.words.zh}主持", event.ref("chair_body"))
    return said(f"由{event.chair.adjective.zh}方主持", event.ref("chair")) if event.chair else NOTHING


def initiator(event: EventFacts) -> Said:
    return said(f"应{event.initiator.adjective.zh}方倡议", event.ref("initiator")) if event.initiator else NOTHING


def is_named(body: BodyFacts, words: str) -> bool:
    return body.name.words.zh in words or bool(body.abbreviation.zh and body.abbreviation.zh in words)


def organisers(event: EventFacts) -> Said:
    title = event.title.words.zh + event.theme.zh
    if any(is_named(body, title) for body in event.organisers):
        return NOTHING
    hosts = [body.name.words.zh for body in event.organisers]
    hosts += [f"{state.adjective.zh}方" for state in event.organising_states if state != event.initiator]
    return said(f"由{zh.and_(*hosts)}主办", event.ref("organisers")) if hosts else NOTHING


def partners(event: EventFacts) -> Said:
    if event.kind == "session_of_partner":
        return NOTHING
    together = [body.name.words.zh for body in event.partners if body.name.words.zh not in event.title.words.zh]
    return said(f"与{zh.and_(*together)}合作", event.ref("partners")) if together else NOTHING


def frame(parent: EventFacts, event: EventFacts) -> Said:
    if parent.title.words.zh in event.title.words.zh:
        return NOTHING
    name = parent.title.words.zh if parent.kind == "other" and len(parent.title.words.zh) <= SHORT_NAME else called(parent)
    return said(f"{name}{'期间' if parent.kind == 'session_of_partner' else '框架下'}", event.ref("parent"))


def event(event: EventFacts, parent: EventFacts | None, before: EventFacts | None) -> list[Plan]:
    """The ways to tell an event, by its status; the first is the usual one."""
    plans = {
        "planned": _planned, "proposed": _proposed, "not_held": _not_held, "ongoing": _ongoing, "launched": _launched,
        "postponed": _put_off, "cancelled": _put_off,
    }.get(event.status)  # fmt: skip
    if plans:
        return [Plan(plan.opening, plan.words.knowing(event.ref("status"))) for plan in plans(event)]
    if event.is_background:
        return [Plan("earlier", glue("，", ["此前", when(event), _clause(event, where(event), how(event))]))]
    return _held_within(event, parent) if parent else _held(event, before)


def _clause(event: EventFacts, *around: Said | None) -> Said:
    """第八次…会议在德黑兰举行，由…主持."""
    verb = said("恢复举行", event.ref("status")) if event.status == "resumed" else said("举行")
    where_and_how = (*around[:-1], partners(event), around[-1]) if around else (partners(event),)  # 与…合作以视频方式举行
    return glue("，", [joined(subject(event), *where_and_how, verb), chair(event), organisers(event)])


def _held(event: EventFacts, before: EventFacts | None) -> list[Plan]:
    on, at, by, asked = when(event), where(event), how(event), initiator(event)
    if before:
        facts = (event.ref("dates"), event.ref("place"))
        places = [("again", at), ("also", joined("也", at))]
        then = said("同期", *facts)
        return [Plan(opening, glue("，", [then, asked, _clause(event, place, by)])) for opening, place in places]
    if not on:
        period = said(PERIOD, event.ref("status"))
        return [Plan("period", glue("，", [period, asked, _clause_of_verb(event, at, by)]))]
    if event.title.words.zh.endswith(DEEDS):
        return [Plan("date", glue("，", [on, asked, _clause_of_verb(event, at, by)]))]
    plans = [Plan("date", glue("，", [on, asked, _clause(event, at, by)]))]
    upon = joined("于", on)
    if asked:
        plans.append(Plan("initiator", glue("，", [asked, _clause(event, upon, at, by)])))
    elif not event.theme.zh:
        plans.append(Plan("subject", _clause(event, upon, at, by)))
    return plans


def _clause_of_verb(event: EventFacts, *around: Said | None) -> Said:
    """在昆明举行了专题讨论会: the verb first, where nothing but the frame or the period stands before it."""
    title = event.title.words.zh
    if title.endswith(DEEDS):
        deed = title[-2:]
        if deed == "启动":
            begun = replace(event, title=replace(event.title, words=replace(event.title.words, zh=title[:-2].removesuffix("的"))))
            return joined(*around, partners(event), subject(begun), "启动")
        return joined(*around, partners(event), "进行了", subject(event))
    return glue("，", [joined(*around, partners(event), "举行了", subject(event)), chair(event), organisers(event)])


def _held_within(event: EventFacts, parent: EventFacts) -> list[Plan]:
    on = NOTHING if event.dates == parent.dates else when(event)
    at = NOTHING if event.cities == parent.cities else where(event)
    hidden = [event.ref(field) for field, whole in (("dates", event.dates), ("place", event.cities)) if whole]
    title = event.title.words.zh
    short = title.removeprefix(parent.title.words.zh)
    part = event
    if len(short) > 1:
        part = replace(event, title=replace(event.title, words=replace(event.title.words, zh=short)))
    if event.partners and all(body.name.words.zh in parent.title.words.zh for body in event.partners):
        part, hidden = replace(part, partners=()), [*hidden, event.ref("partners")]
    around = frame(parent, part)
    words = glue("，", [on, initiator(event), joined(around, _clause_of_verb(part, at, how(event)))])
    return [Plan("frame" if around else "subject", words.knowing(*hidden))]


def _planned(event: EventFacts) -> list[Plan]:
    due = joined("于", when(event)) if event.dates else NOTHING
    words = joined("计划", due, where(event), how(event), "举行", subject(event))
    return [Plan("planned", glue("，", [initiator(event), words]))]


def _proposed(event: EventFacts) -> list[Plan]:
    due = joined("于", when(event)) if event.dates else NOTHING
    who = said("有关方面")
    if event.initiator:
        who = said(f"{event.initiator.adjective.zh}方", event.ref("initiator"))
    return [Plan("proposed", joined(who, "建议", due, where(event), how(event), "举行", subject(event)))]


def _not_held(event: EventFacts) -> list[Plan]:
    why = said(f"由于{event.reason.zh}", event.ref("reason")) if event.reason.zh else said("原因未注明", event.ref("status"))
    return [
        Plan("reason", glue("，", [why, joined(PERIOD, "未举行", subject(event))])),
        Plan("period", glue("，", [PERIOD, why, joined("未举行", subject(event))])),
    ]


def _put_off(event: EventFacts) -> list[Plan]:
    why = said(f"由于{event.reason.zh}", event.ref("reason")) if event.reason.zh else NOTHING
    moved = event.status == "postponed"
    due = joined("至", when(event)) if event.dates and moved else NOTHING
    return [Plan("reason", glue("，", [why, joined(subject(event), "推迟" if moved else "已取消", due)]))]


def _ongoing(event: EventFacts) -> list[Plan]:
    if event.dates:  # 2024年，正在举办生态年
        return [Plan("date", glue("，", [when(event), joined("正", where(event) or "在", "举办", subject(event))]))]
    return [Plan("subject", joined(subject(event), where(event), "正在进行"))]


def _launched(event: EventFacts) -> list[Plan]:
    told = f"{event.dates.start.year}" in event.theme.zh if event.dates else True
    what = subject(event).knowing(*([event.ref("dates")] if event.dates and told else []))
    return [Plan("subject", glue("，", [None if told else when(event), joined(what, where(event), "启动")]))]


def sessions(events: Sequence[EventFacts]) -> list[Plan]:
    """Sessions of one body told together."""
    first, n = events[0], len(events)
    count = f"{'两' if n == 2 else zh.numeral(n)}次"
    many = said(first.title.words.zh, *(event.ref("title") for event in events))
    led = (
        chair(first).knowing(*(event.ref("chair") for event in events))
        if len({event.chair for event in events}) == 1
        else NOTHING
    )
    held = joined("共举行", count, many)
    dated = [event for event in events if event.dates]
    if len(dated) < n:
        return [Plan("period", glue("，", [PERIOD, held, led if first.chair else None]))]
    alike: dict[tuple[str, tuple[str, ...]], list[EventFacts]] = {}
    for event in dated:
        alike.setdefault((event.format, tuple(city.code for city in event.cities)), []).append(event)
    details = [joined(_days(same), where(same[0]), how(same[0])) for same in alike.values()]
    if len(alike) == 1:
        return [Plan("date", glue("，", [details[0], held, led if first.chair else None]))]
    told = [joined(detail, "举行") for detail in details]
    return [Plan("period", glue("，", [PERIOD, held, led if first.chair else None]) + "：" + glue("；", told))]


def _days(events: Sequence[EventFacts]) -> Said:
    facts = [event.ref("dates") for event in events]
    facts += [event.ref("format") for event in events if event.format]
    facts += [event.ref("place") for event in events if event.cities]
    return said(zh.days_listed([event.dates for event in events if event.dates]), *facts)


def programme(parts: Sequence[EventFacts], whole: EventFacts) -> Said:
    return joined("活动安排包括", enumerated([subject(part).knowing(part.ref("parent")) for part in parts], "、", "和"))


def elsewhere(events: Sequence[tuple[EventFacts, int]]) -> Said:
    told = []
    for event, section in events:
        places = zh.and_(*(city.name.words.zh for city in event.cities)) if event.cities else ""
        dates = zh.span(event.dates) if event.dates else ""
        seen = "；".join(piece for piece in ("，".join(p for p in (places, dates) if p), f"见第{section}部分") if piece)
        told.append(subject(event) + said(f"（{seen}）", event.ref("dates"), event.ref("areas")))
    return joined("与本领域有关的还有", enumerated(told, "、", "和"))
