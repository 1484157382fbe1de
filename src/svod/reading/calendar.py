"""Which year a date belongs to, and what each date is: of an event, of a document, a validity, a period."""

from __future__ import annotations

import re
from datetime import timedelta

from svod.kernel.dates import DateRange
from svod.language.found import Found
from svod.language.phrases.dates.ru import Dates
from svod.reading.scene import Scene
from svod.reading.shapes import DateMention, DateRole, Period

_VALIDITY_BEFORE = re.compile(
    r"(?:на период(?: до)?|на|до|и|период до|горизонт\w*|перспектив\w+ до|срок\w* до|не позднее|(?<!planned )(?<!scheduled )(?<!intended )for|until|up to) $",
    re.IGNORECASE,
)
_DOCUMENT_BEFORE = re.compile(
    r"(?:от|№ ?[\w/-]+,?|(?:подписанн|принят|утвержд[её]нн|заключ[её]нн|одобренн|достигнут)(?:ой|ого|ому|ым|ом|ую|ая|ый|ое|ые|ых|ыми) в (?:г\. ?|городе )?[а-яё-]+|подписанн\w+|принят\w+|утвержд[её]нн\w+|заключ[её]нн\w+|одобренн\w+|датирован\w*|датир\w+|of|dated|(?:adopted|signed|approved|concluded)(?: on)?) $",
    re.IGNORECASE,
)
_PERIOD_BEFORE = re.compile(r"(?:за период|в период|за|отчетн\w+ период\w*)(?: с)? $|\(с? ?$", re.IGNORECASE)
_DEADLINE_BEFORE = re.compile(
    r"(?:до|к|не позднее|в срок до|по состоянию на|by|before|until|till|due by|due on|no later than|as of|valid until) $",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"(?:рассчитан\w*|действу\w+|действи\w+|действителен|действительн\w+|valid|(?:in|into) force)[^.;()«»]{0,30}$", re.IGNORECASE
)
_PLAN_OF_A_YEAR = re.compile(
    r"(?:график|план|календар|перечень|расписание|schedule|calendar|plan|list|programme)[^.;]{0,60}? (?:на|в|for|in) $|(?:outlook|plans|перспективы|планы) (?:на|for) $",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"(?:postponed|deferred|rescheduled|moved|put off|перен[её]с\w*|перенести|отлож\w+|сдвину\w+)[^.;]{0,90} (?:from|с|со)(?: its| the)?(?: original(?:ly)?)? $",
    re.IGNORECASE,
)
_TO = re.compile(r",? (?:to|until|till|на|до) ")
_HEADING = 120
"""The longest passage that may be a heading, in characters."""
_PERIOD = re.compile(r"отчетн|отчётн|за период|в период|\(", re.IGNORECASE)


def _role(scene: Scene, one: Found[Dates]) -> DateRole:
    before = scene.text(max(0, one.start - 30), one.start)
    if _MOVED.search(scene.text(max(0, one.start - 120), one.start)) and _TO.match(scene.prose.text, one.end):
        return "deadline"  # «перенесён с мая на сентябрь»: the day that is no longer meant
    vague = one.value.is_vague
    years_only = one.value.first.month is None
    if scene.quoted(one.start):
        return "name"
    if not vague and one.value.first != one.value.last and _LASTS.search(scene.text(max(0, one.start - 60), one.start)):
        return "validity"
    if years_only and _VALIDITY_BEFORE.search(before):
        return "validity"
    if years_only and one.value.first.year != one.value.last.year:
        return "validity"
    if vague and one.value.first.year != one.value.last.year:
        return "period"
    if vague and _PERIOD_BEFORE.search(before) and not before.endswith("("):
        return "period"
    if _DOCUMENT_BEFORE.search(before):
        return "document"
    if _DEADLINE_BEFORE.search(before):
        return "deadline"
    return "unplaced"


def _year_of_a_plan(scene: Scene, one: Found[Dates]) -> int | None:
    """«ГРАФИК мероприятий на 2024 год» as a heading: the year of the days below it."""
    passage = scene.prose.passages[scene.prose.passage_at(one.start)]
    if one.value.first.month or passage.end - passage.start > _HEADING or scene.text(passage.end - 1, passage.end) in {".", ";"}:
        return None
    title = scene.text(max(0, passage.start - 30), one.start)  # its first word may stand on a line of its own
    return one.value.last.year if _PLAN_OF_A_YEAR.search(title) else None


def _year_reported(scene: Scene) -> int | None:
    """«ОТЧЁТ О РАБОТЕ ЗА 2018 ГОД», «о заседаниях в 2020 году» among the first lines: the year that the text tells of."""
    for passage in scene.prose.passages[:_TITLE_LINES]:
        if passage.end - passage.start > _HEADING or scene.text(passage.end - 1, passage.end) in {".", ";"}:
            continue
        for one in scene.dates.within(passage.start, passage.end):
            years = {one.value.first.year, one.value.last.year}
            before = scene.text(passage.start, one.start)
            if one.value.first.month is None and len(years) == 1 and _REPORTED.search(before):
                return one.value.last.year
    return None


def resolve_dates(scene: Scene) -> None:
    """Gives every date its year: its own, that of its list, of the last date before it, of what is reported, of the text itself."""
    last_year: int | None = None
    own_year = scene.dated.year if scene.dated else None
    told_year = _year_reported(scene)
    all_years = [f.value.last.year for f in scene.dates if f.value.last.year and f.value.last.day]
    passage = -1
    for one in scene.dates:
        value = one.value
        role = scene.date_roles[one.start] = _role(scene, one)
        at = scene.prose.passage_at(one.start)
        if at != passage:
            last_year, passage = told_year or own_year or last_year, at  # a year named in passing holds for its paragraph
        if not value.has_year:
            year = (own_year if value.is_this_year else None) or last_year or own_year or (all_years[0] if all_years else None)
            if year:
                value = value.in_year(year)
        elif value.last.year and role in {"unplaced", "period"}:
            last_year = value.last.year
        if value.is_this_year:
            last_year = own_year or last_year
        planned = _year_of_a_plan(scene, one)
        if planned:
            last_year = planned
            told_year = planned
        scene.ranges[one.start] = value.range()


_TITLE_LINES = 6
_REPORTED = re.compile(
    r"(?:отч[её]т|работ[аеы]|деятельност[ьи]|итог[иа]|справк|обзор|сведения|заседани|мероприяти|activit|report|meetings|work|sessions)[^.;]{0,80}? (?:за|в|for|in) $",
    re.IGNORECASE,
)
_SHORTEST_PERIOD = timedelta(days=27)
"""Given by days: «с 1 января по 31 декабря 2022 г.»; what is shorter is an event."""


def period_of(scene: Scene) -> Period | None:
    """The reporting period: the first range of months or years that the text gives for itself."""
    for one in scene.dates:
        dates = scene.ranges.get(one.start)
        if dates is None or scene.date_roles.get(one.start) in {"validity", "name"}:
            continue
        if not one.value.is_vague and dates.last - dates.first < _SHORTEST_PERIOD:
            continue
        before = scene.text(max(0, one.start - 60), one.start)
        is_months = one.value.first.month is not None and str(dates.start) != str(dates.end)
        if is_months and _PERIOD.search(before):
            scene.date_roles[one.start] = "period"
            return Period(dates, scene.span(one.start, one.end))
        if re.search(r"(?:за|в) (?:отчетн\w+ период|период)? ?$", before) and re.search(r"отч[её]т", before, re.IGNORECASE):
            scene.date_roles[one.start] = "period"
            return Period(dates, scene.span(one.start, one.end))
    return None


def date_mentions(scene: Scene) -> tuple[DateMention, ...]:
    """Every date of the text with what it was taken for."""
    return tuple(
        DateMention(
            span=scene.span(one.start, one.end),
            printed=scene.text(one.start, one.end),
            dates=scene.ranges.get(one.start),
            role=scene.date_roles.get(one.start, "unplaced"),
            year_from_context=not one.value.has_year or one.value.years_at is not None,
        )
        for one in scene.dates
    )


def range_of(scene: Scene, one: Found[Dates]) -> DateRange | None:
    return scene.ranges.get(one.start)
