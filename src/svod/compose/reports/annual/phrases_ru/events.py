"""How events are told in Russian."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from svod.compose.grammar import ru
from svod.compose.reports.annual.phrases import WITH_TOPIC, Plan
from svod.compose.said import NOTHING, Said, enumerated, glue, line, said
from svod.compose.year import BodyFacts, EventFacts, Name
from svod.language.inflection import inflect_adjective, recast

VERBS = {
    "conference": "провести", "seminar": "провести", "webinar": "провести", "round_table": "провести",
    "high_level_event": "провести", "exhibition": "пройти", "festival": "пройти", "forum": "пройти",
}  # fmt: skip
OF_KIND = {"round_table": "круглого стола"}  # nouns of two words; the others are the head of the title
OF_A_BODY = frozenset({"webinar", "seminar", "conference", "round_table"})  # held by a body, not sessions of it
SAME = ("в тот же день", "в те же дни")
ON_SIDELINES = frozenset({"session_of_partner"})


def subject(event: EventFacts, case: str = "nomn") -> Said:
    """«девятое Совещание министров …», «круглый стол на тему «…»»."""
    number = None
    if event.ordinal:
        number = said(ru.ordinal(event.ordinal, event.title.gender, case), event.ref("ordinal"))
    return line(number, said(event.title.case(case), event.ref("title")), theme(event))


def listed(event: EventFacts) -> Said:
    return subject(event)


def theme(event: EventFacts) -> Said:
    if not event.theme.ru:
        return NOTHING
    topic = "на тему " if event.kind in WITH_TOPIC else ""
    return said(f"{topic}«{event.theme.ru}»", event.ref("theme"))


def when(event: EventFacts) -> Said:
    return said(ru.when(event.dates), event.ref("dates")) if event.dates else NOTHING


def same_days(event: EventFacts) -> Said:
    """Of an event on the days of the one told before it."""
    one_day = event.dates is not None and event.dates.start == event.dates.end and event.dates.precision == "day"
    return said("в тот же день" if one_day else "в те же дни", event.ref("dates"))


def where(event: EventFacts) -> Said:
    if event.cities:
        places = [city.name.case("loct") for city in event.cities]
        return said(ru.in_(ru.and_(*places)), event.ref("place"))
    if event.country:
        return said(ru.in_(event.country.short.case("loct")), event.ref("place"))
    return NOTHING


def how(event: EventFacts) -> Said:
    if event.format == "online":
        if event.kind == "webinar":
            return NOTHING
        talked = "конференци" in event.title.words.ru.lower()
        return said("в онлайн-формате" if talked else "в режиме видеоконференции", event.ref("format"))
    words = {"hybrid": "в смешанном формате", "in_person": "в очном формате"}.get(event.format, "")
    return said(words, event.ref("format")) if words else NOTHING


def side(adjective: str, case: str = "gent") -> str:
    """«казахстанский» -> «казахстанской стороны», «казахстанской стороной»."""
    noun = {"gent": "стороны", "ablt": "стороной", "nomn": "сторона"}[case]
    return f"{inflect_adjective(adjective, case, 'femn', None)} {noun}"


def chair(event: EventFacts) -> Said:
    if event.chair_body:
        return said(f"под председательством {event.chair_body.name.case('gent')}", event.ref("chair_body"))
    if event.chair:
        return said(f"под председательством {side(event.chair.adjective.ru)}", event.ref("chair"))
    return NOTHING


def initiator(event: EventFacts) -> Said:
    if not event.initiator:
        return NOTHING
    return said(f"по инициативе {side(event.initiator.adjective.ru)}", event.ref("initiator"))


def of_body(event: EventFacts) -> Said:
    """«в рамках Рабочей группы по …»: of an event whose title does not name the body that held it."""
    body = event.bodies[0] if event.bodies else None
    if body is None or event.kind not in OF_A_BODY or event.parent or is_named(body, event.title.words.ru):
        return NOTHING
    return said(f"в рамках {body.name.case('gent')}", event.ref("body"))


def organisers(event: EventFacts) -> Said:
    """«, организованный центром …»: not said where the title names one of them."""
    title = " ".join((event.title.case("nomn"), event.theme.ru))
    if any(is_named(body, title) for body in event.organisers):
        return NOTHING
    hosts = [body.name.case("ablt") for body in event.organisers]
    hosts += [side(state.adjective.ru, "ablt") for state in event.organising_states if state != event.initiator]
    if not hosts:
        return NOTHING
    return said(f", {ru.agree('организовать', event.title.gender)} {ru.and_(*hosts)}", event.ref("organisers"))


def is_named(body: BodyFacts, words: str) -> bool:
    return body.name.case("gent") in words or bool(body.abbreviation.ru and body.abbreviation.ru in words)


def partners(event: EventFacts) -> Said:
    """«во взаимодействии с …»: not said of a partner's own session, nor where the title names the partner in full."""
    if event.kind == "session_of_partner":
        return NOTHING
    named = [body for body in event.partners if body.name.case("gent") not in event.title.words.ru]
    if not named:
        return NOTHING
    together = ru.and_(*(body.name.case("ablt") for body in named))
    return said(f"во взаимодействии {'со' if ru.needs_so(together) else 'с'} {together}", event.ref("partners"))


def head(event: EventFacts, case: str) -> str:
    """How the event is called right after its own sentence: «Совещания», «форума», «круглого стола»."""
    if event.kind in OF_KIND and case == "gent":
        return OF_KIND[event.kind]
    return ru.head_noun(event.title.case("nomn"), event.title.case(case))


def frame(parent: EventFacts, event: EventFacts) -> Said:
    """«В рамках выставки», «на полях сессии»; nothing where the title of the part names the whole."""
    if parent.title.case("gent") in event.title.words.ru:
        return NOTHING
    words = "на полях" if parent.kind in ON_SIDELINES else "в рамках"
    return said(f"{words} {head(parent, 'gent')}", event.ref("parent"))


def event(event: EventFacts, parent: EventFacts | None, before: EventFacts | None) -> list[Plan]:
    """The ways to tell an event, by its status; the first is the usual one."""
    plans = {
        "planned": _planned, "proposed": _proposed, "not_held": _not_held, "ongoing": _ongoing, "launched": _launched,
        "postponed": _put_off, "cancelled": _put_off,
    }.get(event.status)  # fmt: skip
    if plans:
        return [Plan(plan.opening, plan.words.knowing(event.ref("status"))) for plan in plans(event)]
    if event.is_background:
        verb = ru.agree(VERBS.get(event.kind, "состояться"), event.title.gender)
        told = when(event)
        opening = said("ранее, ") + told + "," if told else said("ранее")
        return [Plan("earlier", line(opening, where(event), how(event), chair(event), verb, subject(event)))]
    return _held_within(event, parent) if parent else _held(event, before)


def _held(event: EventFacts, before: EventFacts | None) -> list[Plan]:
    verb = ru.agree(VERBS.get(event.kind, "состояться"), event.title.gender)
    on, at, by, led, asked = when(event), where(event), how(event), chair(event), initiator(event)
    resumed = said("после перерыва", event.ref("status")) if event.status == "resumed" else NOTHING
    what = line(subject(event), partners(event)) + organisers(event)
    by = line(of_body(event), by) if of_body(event) else by
    rest = (verb, what)
    if before and event.dates:
        days = same_days(event).text
        again = [("again", f"{days} там же"), ("then", f"{days} {at.text}")]
        facts = (event.ref("dates"), event.ref("place"))
        return [Plan(opening, line(said(words, *facts), by, resumed, asked, led, *rest)) for opening, words in again]
    plans = []
    if on:
        plans.append(Plan("date", line(on, at, by, resumed, asked, led, *rest)))
    if not organisers(event) and not event.theme.ru and len(event.title.words.ru) < 110 and _is_name(event):
        whole = line(subject(event), partners(event)).reworded(ru.closed)
        went = ru.agree("пройти", event.title.gender) if verb.startswith("состо") else verb
        plans.append(Plan("subject", line(whole, went, on, at, by, resumed, asked, led)))
    for opening, first in (("chair", led), ("initiator", asked), ("place", at)):
        if first:
            others = [piece for piece in (on, at, by, resumed, asked, led) if piece and piece is not first]
            plans.append(Plan(opening, line(first, *others, *rest)))
    if not on:
        period = said("в отчетный период", event.ref("status"))
        plans.insert(0, Plan("period", line(period, at, by, resumed, asked, led, *rest)))
    return plans


def _is_name(event: EventFacts) -> bool:
    """A title that may open a sentence: a session or a name, not an action («представление предложения»)."""
    return event.kind != "other" or event.title.words.ru[:1].isupper()


def _held_within(event: EventFacts, parent: EventFacts) -> list[Plan]:
    """A part of another event, told right after it: what it shares with the whole is not said again."""
    verb = ru.agree(VERBS.get(event.kind, "состояться"), event.title.gender)
    on = same_days(event) if event.dates and event.dates == parent.dates else when(event)
    at = NOTHING if event.cities == parent.cities else where(event)
    hidden = tuple(event.ref(field) for field, whole in (("dates", event.dates), ("place", event.cities)) if whole)
    around = frame(parent, _shortened(event, parent))
    with_whom = partners(event)
    if with_whom and _names_partners(parent, event):
        with_whom, hidden = NOTHING, (*hidden, event.ref("partners"))
    what = line(subject(_shortened(event, parent)), with_whom) + organisers(event)
    led = (how(event), initiator(event), chair(event))
    # the day comes first: «на полях сессии 28 февраля» would be the day of the session
    plans = [Plan("again" if on.text in SAME else "frame", line(on, around, at, *led, verb, what).knowing(*hidden))]
    if not around:
        went = ru.agree("пройти", event.title.gender)
        plans = [Plan("verb", line(on, at, *led, verb, what).knowing(*hidden))]
        plans.append(Plan("subject", line(subject(event).reworded(ru.closed), went, on, at, *led).knowing(*hidden)))
    return plans


def _names_partners(parent: EventFacts, event: EventFacts) -> bool:
    """The event as a whole is the partner's own, and its title has said so."""
    return all(body.name.case("gent") in parent.title.words.ru for body in event.partners)


def _shortened(event: EventFacts, parent: EventFacts) -> EventFacts:
    """«основная сессия Форума …» told right after the Форум is «основная сессия»; a bare noun keeps its whole title."""
    whole = " " + parent.title.case("gent")
    title = event.title.words.ru
    if not title.endswith(whole) or " " not in title.removesuffix(whole):
        return event
    cases = {case: event.title.case(case).removesuffix(whole) for case in ("gent", "accs", "loct", "ablt", "datv")}
    name = Name(replace(event.title.words, ru=title.removesuffix(whole)), cases, event.title.gender)
    return replace(event, title=name)


def _planned(event: EventFacts) -> list[Plan]:
    due = when(event)
    plan = line("запланировано проведение", where(event), how(event), subject(event, "gent"))
    return [Plan("date" if due else "planned", line(due, initiator(event), plan))]


def _proposed(event: EventFacts) -> list[Plan]:
    asked = said("предложено") if not event.initiator else line(initiator(event), "предложено")
    due = said(ru.until(event.dates), event.ref("dates")) if event.dates else NOTHING
    return [Plan("proposed", line(asked, due, "провести", where(event), how(event), subject(event, "accs")))]


def _not_held(event: EventFacts) -> list[Plan]:
    verb = f"не {ru.agree('состояться', event.title.gender)}"
    why = said("; причина не указана", event.ref("status"))
    if event.reason.ru:
        why = said(" " + ru.because(event.reason.ru), event.ref("reason"))
    whole = subject(event).reworded(ru.closed)
    return [
        Plan("subject", line(whole, "в отчетный период", verb) + why),
        Plan("period", line("в отчетный период", whole, verb) + why),
    ]


def _put_off(event: EventFacts) -> list[Plan]:
    verb = ru.agree("перенести" if event.status == "postponed" else "отменить", event.title.gender)
    why = said(" " + ru.because(event.reason.ru), event.ref("reason")) if event.reason.ru else NOTHING
    due = said(ru.until(event.dates), event.ref("dates")) if event.dates and event.status == "postponed" else NOTHING
    return [Plan("subject", line(subject(event).reworded(ru.closed), verb, due) + why)]


def _ongoing(event: EventFacts) -> list[Plan]:
    verb = ru.agree("проводиться" if event.dates else "продолжаться", event.title.gender)
    opening = "date" if event.dates else "verb"
    return [Plan(opening, line(when(event), where(event), how(event), verb, subject(event)))]


def _launched(event: EventFacts) -> list[Plan]:
    verb = ru.agree("начать", event.title.gender)
    told = f"{event.dates.start.year}" in event.theme.ru if event.dates else True
    on = said("", event.ref("dates")) if told else when(event)
    what = subject(event).knowing(*on.facts)
    return [Plan("place", line(on if not told else None, where(event), verb, what))]


def sessions(events: Sequence[EventFacts]) -> list[Plan]:
    """Sessions of one body told together: «… проведено семь заседаний Комиссии …: 26 июня и 31 июля 2024 года – …»."""
    first, n = events[0], len(events)
    titles = tuple(event.ref("title") for event in events)
    led = chair(first) if len({event.chair for event in events}) == 1 else NOTHING
    led = led.knowing(*(event.ref("chair") for event in events[1:])) if led else led
    held = ru.agree("провести", first.title.gender if ru.plural(n, "one", "few", "many") == "one" else "neut")
    dated = [event for event in events if event.dates]
    if len(dated) < n:
        many = said(ru.several(n, first.title.words.ru, first.title.gender), *titles)
        return [
            Plan("period", line("в отчетный период", led, held, many)),
            *([Plan("chair", line(led, "в отчетный период", held, many))] if led else []),
        ]
    alike: dict[tuple[str, tuple[str, ...]], list[EventFacts]] = {}
    for event in dated:
        alike.setdefault((event.format, tuple(city.code for city in event.cities)), []).append(event)
    all_of = said(recast(first.title.words.ru, "nomn", number="plur"), *titles)
    if len(alike) <= 2:
        each = [line(_days(same), where(same[0]), how(same[0])) for same in alike.values()]
        told = enumerated(each, ", ", " и ")
        plans = [Plan("date", line(told, led, "проведены", all_of))]
        return [*plans, Plan("subject", line(all_of, "прошли", told, led))]
    details = [line(_days(same), "–", line(how(same[0]), where(same[0])) or "в очном формате") for same in alike.values()]
    many = said(ru.several(n, first.title.words.ru, first.title.gender), *titles)
    return [Plan("period", line("в отчетный период", led, held, many) + ": " + glue("; ", details))]


def _days(events: Sequence[EventFacts]) -> Said:
    dates = [event.dates for event in events if event.dates]
    facts = [event.ref("dates") for event in events]
    facts += [event.ref("format") for event in events if event.format]
    facts += [event.ref("place") for event in events if event.cities]
    return said(ru.days_listed(dates), *facts)


def programme(parts: Sequence[EventFacts], whole: EventFacts) -> Said:
    """Parts without dates of their own, told together."""
    names = [subject(part).knowing(part.ref("parent")) for part in parts]
    its = {"plur": "их", "femn": "ее"}.get(whole.title.gender, "его")
    return line(f"в {its} рамках проведены", enumerated(names, ", ", " и "))


def elsewhere(events: Sequence[tuple[EventFacts, int]]) -> Said:
    """Events of another section that this area tells again: a reference, not the whole."""
    told = []
    for event, section in events:
        places = ru.and_(*(city.name.words.ru for city in event.cities)) if event.cities else ""
        dates = ru.span(event.dates) if event.dates else ""
        seen = "; ".join(piece for piece in (", ".join(p for p in (places, dates) if p), f"раздел {section}") if piece)
        told.append(subject(event) + said(f" ({seen})", event.ref("dates"), event.ref("areas")))
    gender = events[0][0].title.gender if len(events) == 1 else "plur"
    return line(f"с этой сферой {ru.agree('связан', gender)} также", enumerated(told, ", ", " и "))
