"""What happens without being held: a year declared, a city made a capital for a time, a mechanism launched, a summit called by its city."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from svod.kernel.dates import DateRange, PartialDate
from svod.kernel.span import Span
from svod.kernel.vocabulary import EventKind, EventStatus
from svod.language.found import Found
from svod.language.gazetteer import fold
from svod.language.inflection import recast
from svod.language.phrases.places.ru import PlaceNamed
from svod.reading.drafts import Draft, Group
from svod.reading.scene import Scene

_YEAR_OF = re.compile(
    r"(?P<date>(?P<a>\d{4}) год)\b[^.;]{0,90}?\bобъяв\w+ (?P<name>Год\w* [^,.;:()]{3,80})"
    r"|\bобъяв\w+ (?P<date_b>(?P<b>\d{4}) год) (?P<name_b>Год\w* [^,.;:()]{3,80})"
    r"|\b[Вв] (?P<date_c>(?P<c>\d{4}) (?:году|г\.)) (?:[а-яё-]+ ){0,4}(?:проводи|проход|прош|провед)\w+ (?P<name_c>Год [^,.;:()]{3,80})"
)
_LAUNCHED = re.compile(
    r"\b(?P<verb>запущен\w*|начал\w* (?:свою )?работу) (?:[\w-]+ ){0,4}(?:механизм|площадк|форум|платформ)\w*(?: сотрудничества)? ?[–—-] "
)
_SUMMIT = re.compile(r"\b(?P<city>[А-ЯЁ][а-яё-]+?)(?:ин|ов)?ск(?:ий|ого|ому|им|ом) саммит\w*")
_CAPITAL = re.compile(
    r"(?<![\w-])(?P<city>[А-ЯЁ][\w-]+(?: [А-ЯЁ][\w-]+)?)(?: [–—-] | (?:был\w? )?(?:явля[ею]т|объявлен|провозглашен|провозглашён|избран|назван|стал|стан[еу]т)\w* )"
    r"(?P<what>(?:[а-яё-]+(?:ая|ой|ей)(?:,| и)? ){1,4}столиц(?:а|ей) (?:[А-ЯЁ]{2,}|[А-ЯЁ][а-яё]+(?: [А-ЯЁа-яё-]+){0,4}?))(?: (?:в|на))?(?P<dates> )(?=\d{4})"
)
_OPENS_PROJECT = re.compile(r"(?:проект|инициатив|акци|программ)\w* [«“\"]$")
_BEGUN = re.compile(r"\b(?:запуск|запущен|старт)\w*", re.IGNORECASE)


def declared(scene: Scene, index: int, sentence: Span, told: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts of one sentence; `told` are those accepted already, none of which is told again."""
    for draft in _declared(scene, index, sentence, told):
        if not any(other.start < draft.end and draft.start < other.end for other in told[-3:]):
            yield draft
    for match in _CAPITAL.finditer(scene.prose.text, sentence.start, sentence.end):
        yield from _capital(scene, index, sentence, match)


def _declared(scene: Scene, index: int, sentence: Span, told: Sequence[Draft]) -> Iterator[Draft]:
    text = scene.prose.text
    for match in _YEAR_OF.finditer(text, sentence.start, sentence.end):
        yield _year(scene, index, match)
    for match in _LAUNCHED.finditer(text, sentence.start, sentence.end):
        yield from _launch(scene, index, sentence, match)
    for match in _SUMMIT.finditer(text, sentence.start, sentence.end):
        yield from _summit(scene, index, match, told)


def _capital(scene: Scene, index: int, sentence: Span, match: re.Match[str]) -> Iterator[Draft]:
    """«Ош объявлен молодежной столицей СНГ 2023 года», «проект «Казань – культурная столица СНГ в 2022 году»»: years and a city.

    The project may stand inside the name of the event that opened it, and is told beside that event.
    """
    when = next(iter(scene.dates.within(match.end(), match.end() + 1)), None)
    years = when.value.range() if when else None
    city = scene.lexicon.city_forms.get(fold(match["city"]))
    if when is None or years is None or city is None or city.is_region:
        return
    text, start, end = scene.prose.text, match.start(), when.end
    quote, lead = scene.quoted(start), None
    if quote is not None and quote.start == start - 1 and quote.end >= end:
        start, end = quote.start, quote.end
        lead = _OPENS_PROJECT.search(text, sentence.start, start + 1)
    title = scene.text(match.start(), when.end) if lead else f"{city.name} – {recast(match['what'], 'nomn', 'ablt')}"
    name = f"проект «{quote.value}»" if lead and quote else title
    if lead:
        start = lead.start()
    draft = Draft(start, end, index, None, name, kind=EventKind.OTHER, theme=quote.value if lead and quote else None)
    begun = _BEGUN.search(text, max(sentence.start, start - 40), start)
    draft.status = EventStatus.LAUNCHED if begun else _going_on(scene, years.start)
    place = Found(*match.span("city"), PlaceNamed(city.name, city.country))
    draft.groups = [Group([(years, when)], [place])]
    draft.note("status", begun.span() if begun else match.span("what"))
    _settle(scene, draft, when.start)
    yield draft


def _year(scene: Scene, index: int, match: re.Match[str]) -> Draft:
    """«2024 год был объявлен Годом экологии»: the year itself is what goes on."""
    which = "" if match["date"] else "_b" if match["date_b"] else "_c"
    start, end = match.span("name" + which)
    printed = scene.text(start, end).rstrip()
    name = printed if which == "_c" else recast(printed, "nomn", "ablt")
    year = PartialDate(int(match["a"] or match["b"] or match["c"]))
    at = match.span("date" + which)
    draft = Draft(start, end, index, None, name, kind=EventKind.OTHER, status=_going_on(scene, year))
    draft.groups = [Group([(DateRange(year, year), Found(*at, "year"))])]
    _settle(scene, draft, at[0])
    return draft


def _going_on(scene: Scene, year: PartialDate) -> EventStatus:
    if scene.dated is None or scene.dated.year == year.year:
        return EventStatus.ONGOING
    return EventStatus.HELD if year.year < scene.dated.year else EventStatus.PLANNED


def _launch(scene: Scene, index: int, sentence: Span, match: re.Match[str]) -> Iterator[Draft]:
    """«В 2023 г. запущен новый механизм – СРГ по …»: the body named after the dash begins its work."""
    free = [one for one in scene.dates.within(sentence.start, match.start()) if one.start not in scene.used]
    dates = [(found, one) for one in free if (found := one.value.range()) is not None]
    end = next((at for at in range(match.end(), sentence.end) if scene.prose.text[at] in ".,;("), sentence.end)
    if len(dates) != 1 or end - match.end() < 3:
        return
    name = scene.text(match.end(), end)
    draft = Draft(match.end(), end, index, None, f"запуск {name}", kind=EventKind.LAUNCH, status=EventStatus.HELD)
    draft.body, draft.body_at = name, (match.end(), end)
    draft.groups = [Group([(dates[0][0], dates[0][1])])]
    draft.note("status", match.span("verb"))
    draft.note("body", (match.end(), end))
    _settle(scene, draft, dates[0][1].start)
    yield draft


def _summit(scene: Scene, index: int, match: re.Match[str], told: Sequence[Draft]) -> Iterator[Draft]:
    """«По итогам Астанинского саммита»: the session of a council that was told in that city."""
    stem = fold(match["city"])
    for one in reversed(told):
        cities = [place.value.city for group in one.groups for place in group.places]
        if one.kind is EventKind.COUNCIL_SESSION and one.is_dated and any(fold(c or "").startswith(stem[:4]) for c in cities):
            draft = Draft(*match.span(), index, one.head, one.name, ordinal=one.ordinal, kind=one.kind, status=one.status)
            draft.body, draft.groups = one.body, [Group(list(g.dates), list(g.places), list(g.formats)) for g in one.groups]
            draft.note("name", match.span())
            yield draft
            return


def _settle(scene: Scene, draft: Draft, date_at: int) -> None:
    draft.is_named = True
    draft.note("name", (draft.start, draft.end))
    scene.used.add(date_at)
    scene.date_roles[date_at] = "event"
