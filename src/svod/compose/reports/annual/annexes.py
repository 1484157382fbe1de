"""The annexes of the report, tables made from the register: events, documents adopted, follow-ups, what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from svod.compose.reports.annual.phrases import mark
from svod.compose.reports.annual.sections import AHEAD
from svod.compose.reports.annual.telling import Telling
from svod.compose.said import NOTHING, Said, glue, said
from svod.compose.tree import FactRef, Section, Sentence, Table
from svod.compose.year import BodyFacts, DocumentFacts, EventFacts, FollowUpFacts
from svod.kernel.dates import DateRange

NONE = "–"
LATE = "9999"  # what has no date stands after what has one
# Widths of the columns in millimetres: «видеоконференции», «внешнеэкономическую», «службы/администраций» must fit into theirs. A
# Chinese date is not divided, other dates are.
WIDTHS = {"events": (11, 59, 38, 39, 18), "documents": (11, 60, 30, 46, 18)}
WIDTHS |= {"followups": (11, 66, 48, 22, 18), "calendar": (11, 60, 28, 32, 34)}
WIDTHS_ZH = {"events": (14, 62, 41, 29, 19), "documents": (14, 59, 41, 35, 16)}
WIDTHS_ZH |= {"followups": (14, 75, 38, 22, 16), "calendar": (14, 64, 33, 29, 25)}
COUNCILS = frozenset({"council_session", "senior_officials_session", "working_group_session"})
WITH_STATUS = frozenset({"not_held", "cancelled", "postponed", "ongoing", "resumed", "launched"})


def annexes(telling: Telling) -> tuple[Section, ...]:
    """One annex a table, numbered from 1; a table without rows has no annex."""
    make = _Annexes(telling)
    tables = [("annex_events", make.events()), ("annex_documents", make.documents())]
    tables += [("annex_followups", make.followups()), ("annex_calendar", make.calendar())]
    made: list[Section] = []
    for name, table in tables:
        if table.rows:
            made.append(make.section(name, len(made) + 1, table))
    return tuple(made)


class _Annexes:
    """The rows of one composition in its language. A cell that has nothing to say shows a dash and keeps its fact."""

    def __init__(self, telling: Telling) -> None:
        self.telling, self.labels = telling, telling.phrases.annexes
        self.language = telling.phrases.language

    def section(self, name: str, number: int, table: Table) -> Section:
        """Behind the title stands what the rows count: the first fact of every row."""
        facts = dict.fromkeys(row[0].facts[0] for row in table.rows)
        words = self.labels["annex"].format(number=number) + self.labels[name]
        return Section(None, self.telling.label(said(words, *facts)), (table,), is_annex=True)

    def events(self) -> Table:
        """A part without days of its own stands right after its whole, a whole without days before its first part; every part
        names the row of its whole."""
        listed = [one for one in self._by_date() if one.status not in AHEAD and not one.is_background]
        numbers = {one.code: number for number, one in enumerate(listed, 1)}
        rows = [self._event(one, numbers.get(one.parent)) for one in listed]
        return self._table(rows, ("number", "event", "dates", "place", "section"), "events")

    def documents(self) -> Table:
        results = [one for one in self.telling.year.documents if one.stage == "adopted" and not one.is_background]
        rows = [self._document(one) for one in sorted(results, key=lambda one: (self._adopted_on(one), one.position))]
        return self._table(rows, ("number", "document", "adopted_on", "adopted_by", "section"), "documents")

    def followups(self) -> Table:
        rows = [self._followup(one) for one in self.telling.year.followups]
        return self._table(rows, ("number", "followup", "addressee", "due", "section"), "followups")

    def calendar(self) -> Table:
        """Events that lie ahead, then what is due by a day and is none of these events."""
        events = [one for one in self._by_date() if one.status in AHEAD]
        rows, codes = [self._ahead(one) for one in events], {one.code for one in events}
        due = [one for one in self.telling.year.followups if one.due and not codes & set(one.events)]
        due.sort(key=lambda one: one.due)
        return self._table([*rows, *map(self._due, due)], ("number", "ahead", "when", "where", "standing"), "calendar")

    def _table(self, rows: Iterable[list[Said]], head: Sequence[str], kind: str) -> Table:
        cells = []
        for number, row in enumerate(rows, 1):
            counted = said(str(number), row[0].facts[0])
            cells.append(tuple(self._cell(words) for words in (counted, *row)))
        widths = WIDTHS_ZH if self.language == "zh" else WIDTHS
        return Table("", tuple(self.labels[name] for name in head), tuple(cells), widths[kind])

    def _cell(self, words: Said) -> Sentence:
        return self.telling.label(words.capital())

    def _by_date(self) -> list[EventFacts]:
        events = self.telling.year.events
        dated_parts: dict[str, EventFacts] = {}
        for part in sorted((one for one in events if one.dates and one.parent), key=_from):
            dated_parts.setdefault(part.parent, part)

        def first(event: EventFacts) -> tuple[str, int, int, int]:
            """The day, the event that leads the group, the place in the group: a whole, its first part, the other parts."""
            if event.dates or event.code not in dated_parts:
                whole = self.telling.events.get(event.parent, event)
                lead = (
                    event if event.dates or whole is event else dated_parts.get(whole.code, whole) if not whole.dates else whole
                )
                return (_from(lead), lead.position, int(lead is not event), event.position)
            lead = dated_parts[event.code]
            return (_from(lead), lead.position, -1, event.position)

        return sorted(events, key=first)

    def _event(self, event: EventFacts, whole: int | None) -> list[Said]:
        status = said(self.labels[event.status], event.ref("status")) if event.status in WITH_STATUS else NOTHING
        when = self._dates(event.dates, event.ref("dates"))
        dates = glue(self.labels["comma"], [when if event.dates or not status else NOTHING, status])
        part = said(self.labels["part_of"].format(number=whole), event.ref("parent")) if whole else NOTHING
        return [self._title(event) + part, dates, self._place(event), self._section(event.areas, event.ref("areas"))]

    def _ahead(self, event: EventFacts) -> list[Said]:
        standing = said(self.labels[event.status], event.ref("status"))
        return [self._title(event), self._dates(event.dates, event.ref("dates")), self._place(event), standing]

    def _title(self, event: EventFacts) -> Said:
        title = self.telling.phrases.events.listed(event).knowing(event.ref("status"))
        return title + mark(event.bodies[0], self.language) if event.bodies else title

    def _place(self, event: EventFacts) -> Said:
        cities = [city.name.words.in_(self.language) for city in event.cities]
        if event.country and not cities:
            cities = [event.country.short.words.in_(self.language)]
        place = said(self.labels["list_comma"].join(cities), event.ref("place")) if cities else NOTHING
        how = said(self.labels[event.format], event.ref("format")) if event.format else NOTHING
        return glue(self.labels["comma"], [place, how]) or said(NONE, event.ref("place"))

    def _document(self, document: DocumentFacts) -> list[Said]:
        title = said(document.title.words.in_(self.language), document.ref("title"))
        if document.number and document.number not in title.text:
            title += said(self.labels["numbered"].format(number=document.number), document.ref("number"))
        title += mark(document, self.language)
        section = self._section((document.area,) if document.area else (), document.ref("area"))
        return [title.knowing(document.ref("stage")), self._adopted(document), self._adopted_by(document), section]

    def _adopted(self, document: DocumentFacts) -> Said:
        session = self.telling.events.get(document.event)
        if document.dated or session is None:
            return self._dates(document.dated, document.ref("date"))
        return self._dates(session.dates, session.ref("dates"))

    def _adopted_on(self, document: DocumentFacts) -> str:
        session = self.telling.events.get(document.event)
        dates = document.dated or (session.dates if session else None)
        return str(dates.first) if dates else LATE

    def _adopted_by(self, document: DocumentFacts) -> Said:
        """The session by its number; the council itself, where its session has none."""
        session = self.telling.events.get(document.event)
        body = document.body
        if session and session.bodies and session.kind in COUNCILS and not session.ordinal:
            body = session.bodies[0]
        elif session:
            return self.telling.phrases.events.listed(session).knowing(document.ref("by"))
        if body:
            facts = (document.ref("by"), body.ref(), *([session.ref("title")] if session else []))
            return said(self._in_short(body), *facts)
        if document.participants in self.labels:
            return said(self.labels[document.participants], document.ref("participants"))
        return said(NONE, document.ref("by"))

    def _in_short(self, body: BodyFacts) -> str:
        """A council's name is long and said often: «Совет глав государств ШОС». Other short names are for those who know them."""
        name, short = body.name.words.in_(self.language), body.short_name.in_(self.language)
        return short if short and body.kind in {"council", "secretariat"} else name

    def _followup(self, followup: FollowUpFacts) -> list[Said]:
        text = said(followup.text.in_(self.language).rstrip(".。"), followup.ref())
        section = self._section((followup.area,) if followup.area else (), followup.ref("area"))
        return [text, self._addressee(followup), self._until(followup), section]

    def _due(self, followup: FollowUpFacts) -> list[Said]:
        text = said(followup.text.in_(self.language).rstrip(".。"), followup.ref())
        return [text, self._until(followup), said(NONE, followup.ref()), said(self.labels["to_do"], followup.ref())]

    def _addressee(self, followup: FollowUpFacts) -> Said:
        if followup.body:
            words = self._in_short(followup.body)
        elif followup.state:
            words = followup.state.short.words.in_(self.language)
        else:
            words = self.labels.get(followup.group, NONE)
        return said(words, followup.ref("addressee"))

    def _until(self, followup: FollowUpFacts) -> Said:
        return self._dates(DateRange.parse(followup.due) if followup.due else None, followup.ref("due"))

    def _dates(self, dates: DateRange | None, fact: FactRef) -> Said:
        return said(self.telling.phrases.dates(dates) if dates else NONE, fact)

    def _section(self, areas: Sequence[str], fact: FactRef) -> Said:
        numbers = sorted(self.telling.sections[area] for area in areas)
        return said(self.labels["list_comma"].join(map(str, numbers)) or NONE, fact)


def _from(event: EventFacts) -> str:
    return str(event.dates.first) if event.dates else LATE
