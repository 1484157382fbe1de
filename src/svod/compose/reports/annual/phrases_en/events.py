"""How events are told in English."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from svod.compose.grammar import en
from svod.compose.reports.annual.phrases import WITH_TOPIC, Plan
from svod.compose.said import NOTHING, Said, enumerated, glue, line, said
from svod.compose.year import BodyFacts, EventFacts

# How an event is called right after its own sentence.
CALLED = {
    "council_session": "session", "ministerial_meeting": "meeting", "heads_meeting": "meeting",
    "senior_officials_session": "session", "working_group_session": "session",
    "expert_meeting": "meeting", "forum": "forum", "conference": "conference",
    "seminar": "seminar", "webinar": "webinar", "round_table": "round table", "exhibition": "exhibition", "festival": "festival",
    "session_of_partner": "session",
}  # fmt: skip
DEFINITE = ("launch of", "final stage of", "main session", "presentation of", "next ")
DEEDS = ("launch of", "presentation of")  # what takes place, rather than is held


def called(event: EventFacts) -> str:
    return CALLED.get(event.kind, "event")


def subject(event: EventFacts, article: bool = True) -> Said:
    """ "the ninth Meeting of Ministers …", "a round table on the theme “…”"."""
    title = event.title.words.en
    if event.ordinal:
        words = said(f"the {en.ordinal(event.ordinal)}" if article else en.ordinal(event.ordinal), event.ref("ordinal"))
        words = line(words, said(title, event.ref("title")))
    elif not article or is_many(event):
        words = said(title, event.ref("title"))
    else:
        definite = title.startswith(DEFINITE)
        words = said(f"the {title}" if definite else en.article(title), event.ref("title"))
    return line(words, theme(event))


def listed(event: EventFacts) -> Said:
    return subject(event, article=False)


def theme(event: EventFacts) -> Said:
    if not event.theme.en:
        return NOTHING
    topic = "on the theme " if event.kind in WITH_TOPIC else ""
    return said(f"{topic}“{event.theme.en}”", event.ref("theme"))


def when(event: EventFacts) -> Said:
    return said(en.when(event.dates), event.ref("dates")) if event.dates else NOTHING


def where(event: EventFacts) -> Said:
    if event.cities:
        return said(f"in {en.and_(*(city.name.words.en for city in event.cities))}", event.ref("place"))
    return said(f"in {event.country.short.words.en}", event.ref("place")) if event.country else NOTHING


def how(event: EventFacts) -> Said:
    words = {"online": "by videoconference", "hybrid": "in a hybrid format", "in_person": "in person"}.get(event.format, "")
    if event.kind == "webinar" and event.format == "online":
        return NOTHING
    return said(words, event.ref("format")) if words else NOTHING


def chair(event: EventFacts) -> Said:
    if event.chair_body:
        return said(f"under the chairmanship of {named(event.chair_body)}", event.ref("chair_body"))
    if event.chair:
        return said(f"under the chairmanship of {event.chair.short.words.en}", event.ref("chair"))
    return NOTHING


def initiator(event: EventFacts) -> Said:
    if not event.initiator:
        return NOTHING
    return said(f"at the initiative of {event.initiator.short.words.en}", event.ref("initiator"))


def named(body: BodyFacts) -> str:
    """A body with its article: "the Food and Agriculture Organization …", "UNEP"."""
    name = body.name.words.en
    return name if name.startswith("the ") else f"the {name}"


def is_named(body: BodyFacts, words: str) -> bool:
    return body.name.words.en in words or bool(body.abbreviation.en and body.abbreviation.en in words)


def organisers(event: EventFacts) -> Said:
    title = " ".join((event.title.words.en, event.theme.en))
    if any(is_named(body, title) for body in event.organisers):
        return NOTHING
    hosts = [named(body) for body in event.organisers]
    hosts += [state.short.words.en for state in event.organising_states if state != event.initiator]
    return said(f", organised by {en.and_(*hosts)}", event.ref("organisers")) if hosts else NOTHING


def partners(event: EventFacts) -> Said:
    if event.kind == "session_of_partner":
        return NOTHING
    together = [named(body) for body in event.partners if body.name.words.en not in event.title.words.en]
    return said(f"in cooperation with {en.and_(*together)}", event.ref("partners")) if together else NOTHING


def is_many(event: EventFacts) -> bool:
    """ "side events of …", "Days of Culture"; "swimming competition" is one, whatever it is in Russian."""
    return event.title.gender == "plur" and en.is_plural(en.head_noun(event.title.words.en))


def be(event: EventFacts, tense: str = "past") -> str:
    many = is_many(event)
    return {"past": ("was", "were"), "now": ("is", "are")}[tense][many]


def frame(parent: EventFacts, event: EventFacts) -> Said:
    if parent.title.words.en in event.title.words.en:
        return NOTHING
    words = "on the sidelines of" if parent.kind == "session_of_partner" else "as part of"
    return said(f"{words} the {called(parent)}", event.ref("parent"))


def opened(first: Said, *rest: Said | str | None) -> Said:
    """An adverbial before the clause, with its comma."""
    return line(first + ",", *rest) if first else line(*rest)


def event(event: EventFacts, parent: EventFacts | None, before: EventFacts | None) -> list[Plan]:
    """The ways to tell an event, by its status; the first is the usual one."""
    plans = {
        "planned": _planned, "proposed": _proposed, "not_held": _not_held, "ongoing": _ongoing, "launched": _launched,
        "postponed": _put_off, "cancelled": _put_off,
    }.get(event.status)  # fmt: skip
    if plans:
        return [Plan(plan.opening, plan.words.knowing(event.ref("status"))) for plan in plans(event)]
    if event.is_background:
        return [Plan("earlier", line("earlier,", when(event) + "," if event.dates else None, _clause(event)))]
    return _held_within(event, parent) if parent else _held(event, before)


def _clause(event: EventFacts, *details: Said) -> Said:
    """ "the eighth session of … was held in Tehran, organised by …"."""
    what = subject(event) + organisers(event)
    if organisers(event):
        what += ","
    by_itself = event.kind in {"forum", "exhibition", "festival"} or event.title.words.en.startswith(DEEDS)
    verb = "took place" if by_itself else f"{be(event)} held"
    return line(what, verb, *(details or (where(event), how(event), initiator(event), chair(event), partners(event))))


def _held(event: EventFacts, before: EventFacts | None) -> list[Plan]:
    on, at, by, asked, led = when(event), where(event), how(event), initiator(event), chair(event)
    resumed = said("after a break", event.ref("status")) if event.status == "resumed" else NOTHING
    together = partners(event)
    if before and event.dates:
        days = "on the same day" if event.dates.start == event.dates.end else "on the same days"
        again = [("again", f"{days}, also {at.text}"), ("then", f"{at.text} {days}")]
        facts, rest = (event.ref("dates"), event.ref("place")), _clause(event, by, asked, led, together, resumed)
        return [Plan(opening, opened(said(words, *facts), rest)) for opening, words in again]
    plans = [Plan("subject", _clause(event, at, by, on, asked, led, together, resumed))]
    if on:
        plans.insert(0, Plan("date", opened(on, _clause(event, at, by, asked, led, together, resumed))))
    if at:
        plans.append(Plan("place", opened(at, _clause(event, by, on, asked, led, together, resumed))))
    if asked:
        plans.append(Plan("initiator", opened(asked, _clause(event, at, by, on, led, together, resumed))))
    if led:
        plans.append(Plan("chair", opened(led, _clause(event, at, by, on, asked, together, resumed))))
    if not on and not at:
        period = said("in the reporting period", event.ref("status"))
        plans.insert(0, Plan("period", opened(period, _clause(event, by, asked, led, together, resumed))))
    return plans


def _held_within(event: EventFacts, parent: EventFacts) -> list[Plan]:
    on = NOTHING if event.dates == parent.dates else when(event)
    at = NOTHING if event.cities == parent.cities else where(event)
    hidden = [event.ref(field) for field, whole in (("dates", event.dates), ("place", event.cities)) if whole]
    together = partners(event)
    if together and all(body.name.words.en in parent.title.words.en for body in event.partners):
        together, hidden = NOTHING, [*hidden, event.ref("partners")]
    part = _shortened(event, parent)
    around = frame(parent, part)
    clause = _clause(part, at, how(event), on, initiator(event), chair(event), together, NOTHING)
    if around:
        return [Plan("frame", opened(around, clause).knowing(*hidden))]
    return [Plan("subject", clause.knowing(*hidden))]


def _shortened(event: EventFacts, parent: EventFacts) -> EventFacts:
    """ "main session of the Forum …" told right after the Forum is "main session"; a bare noun keeps its whole title."""
    short = event.title.words.en.removesuffix(f" of the {parent.title.words.en}")
    if short == event.title.words.en or " " not in short:
        return event
    return replace(event, title=replace(event.title, words=replace(event.title.words, en=short)))


def _planned(event: EventFacts) -> list[Plan]:
    due = NOTHING
    if event.dates:  # "planned for 2025", "planned for 3 May"
        due = said(f"for {en.span(event.dates)}", event.ref("dates"))
    planned = f"{be(event, 'now')} planned"
    if not due and event.cities + ((event.country,) if event.country else ()):
        planned += " to be held"  # "planned in China" would say where it is being planned
    return [Plan("subject", line(subject(event), planned, where(event), how(event), due, initiator(event)))]


def _proposed(event: EventFacts) -> list[Plan]:
    asked = line("it was proposed", initiator(event), "to hold")
    return [Plan("proposed", line(asked, subject(event), where(event), how(event), when(event)))]


def _not_held(event: EventFacts) -> list[Plan]:
    why = (
        said(" " + en.because(event.reason.en), event.ref("reason"))
        if event.reason.en
        else said("; no reason is given", event.ref("status"))
    )
    whole = line(subject(event).reworded(_definite), f"{be(event)} not held")
    return [
        Plan("subject", line(whole, "in the reporting period") + why),
        Plan("period", line("in the reporting period", whole) + why),
    ]


def _definite(words: str) -> str:
    return "the " + words.split(" ", 1)[1] if words.startswith(("a ", "an ")) else words


def _put_off(event: EventFacts) -> list[Plan]:
    verb = "postponed" if event.status == "postponed" else "cancelled"
    why = said(" " + en.because(event.reason.en), event.ref("reason")) if event.reason.en else NOTHING
    due = said(f"to {en.span(event.dates)}", event.ref("dates")) if event.dates and event.status == "postponed" else NOTHING
    return [Plan("subject", line(subject(event).reworded(_definite), be(event), verb, due) + why)]


def _ongoing(event: EventFacts) -> list[Plan]:
    standing = f"{be(event, 'now')} being held" if event.dates else f"{be(event, 'now')} under way"
    words = line(subject(event), standing, where(event), how(event), when(event))
    return [Plan("subject", words)]


def _launched(event: EventFacts) -> list[Plan]:
    told = f"{event.dates.start.year}" in event.theme.en if event.dates else True
    what = subject(event).reworded(_definite).knowing(*([event.ref("dates")] if event.dates and told else []))
    return [Plan("subject", line(what, be(event), "launched", where(event), None if told else when(event)))]


def sessions(events: Sequence[EventFacts]) -> list[Plan]:
    """Sessions of one body told together."""
    first, n = events[0], len(events)
    many = said(en.plural(first.title.words.en), *(event.ref("title") for event in events))
    led = NOTHING
    if len({event.chair for event in events}) == 1 and chair(first):
        led = chair(first).knowing(*(event.ref("chair") for event in events[1:]))
    dated = [event for event in events if event.dates]
    if len(dated) < n:
        words = line(en.numeral(n), many, "were held", led)
        plans = [Plan("period", line("in the reporting period,", words))]
        return plans if n > en.WORDS_UP_TO else [*plans, Plan("subject", line(words, "in the reporting period"))]
    alike: dict[tuple[str, tuple[str, ...]], list[EventFacts]] = {}
    for event in dated:
        alike.setdefault((event.format, tuple(city.code for city in event.cities)), []).append(event)
    details = [line(where(same[0]), how(same[0]), _days(same)) for same in alike.values()]
    if len(alike) <= 2:
        return [Plan("subject", line(many, "were held", led, enumerated(details, ", ", " and ")))]
    if n > en.WORDS_UP_TO:  # no sentence begins with digits
        words = line("in the reporting period,", str(n), many, "were held", led) + ": " + glue("; ", details)
        return [Plan("period", words)]
    words = line(en.numeral(n), many, "were held", led, "in the reporting period") + ": " + glue("; ", details)
    return [Plan("subject", words)]


def _days(events: Sequence[EventFacts]) -> Said:
    facts = [event.ref("dates") for event in events]
    facts += [event.ref("format") for event in events if event.format]
    facts += [event.ref("place") for event in events if event.cities]
    return said("on " + en.days_listed([event.dates for event in events if event.dates]), *facts)


def programme(parts: Sequence[EventFacts], whole: EventFacts) -> Said:
    names = [subject(part).knowing(part.ref("parent")) for part in parts]
    return line("the programme included", enumerated(names, ", ", " and "))


def elsewhere(events: Sequence[tuple[EventFacts, int]]) -> Said:
    told = []
    for event, section in events:
        places = en.and_(*(city.name.words.en for city in event.cities)) if event.cities else ""
        dates = en.span(event.dates) if event.dates else ""
        seen = "; ".join(piece for piece in (", ".join(p for p in (places, dates) if p), f"section {section}") if piece)
        told.append(subject(event).reworded(_definite) + said(f" ({seen})", event.ref("dates"), event.ref("areas")))
    many = len(events) > 1 or is_many(events[0][0])
    return line(enumerated(told, ", ", " and "), "also", "relate" if many else "relates", "to this area")
