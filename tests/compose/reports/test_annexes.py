"""The annexes show the register as tables, in every language, each cell with what it rests on."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from svod.compose.render import RENDERERS
from svod.compose.reports.annual.outline import compose_annual
from svod.compose.tree import Report, Section, Table
from svod.compose.year import FollowUpFacts
from svod.kernel.dates import DateRange
from svod.kernel.words import LANGUAGES, Language, Trilingual
from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.followups.models import FollowUp
from svod.register.sources.models import Period
from tests.compose.facts import GROUP, document, report, session, year

TASK = FollowUpFacts(
    "task", "trade", Trilingual("Открыть порт.", "A port is to be opened.", "开放港口。"), body=GROUP, due="2025-03"
)


def annexes(made: Report) -> list[Section]:
    return [section for section in made.sections if section.is_annex]


def rows(section: Section) -> list[list[str]]:
    tables = [block for block in section.blocks if isinstance(block, Table)]
    return [[cell.text.replace("\u00a0", " ") for cell in row] for table in tables for row in table.rows]


@pytest.mark.parametrize(
    ("language", "event"),
    [
        ("ru", ["1", "Девятое заседание Группы по портам", "2–3 апреля 2024 года", "Приморск, в смешанном формате", "1"]),
        ("en", ["1", "Ninth session of the Group on Ports", "2–3 April 2024", "Primorsk, in a hybrid format", "1"]),
        ("zh", ["1", "港口工作组第九次会议", "2024年4月2日至3日", "滨海，线上线下相结合", "1"]),
    ],
)
def test_an_event_has_a_row_with_its_dates_place_and_section(language: str, event: list[str]) -> None:
    made = report(language, year(session(format="hybrid")))
    assert [rows(annex) for annex in annexes(made)] == [[event]]


def test_what_is_ahead_stands_in_the_calendar_by_date_and_not_among_the_events() -> None:
    ahead = session("next", status="planned", dates=None), session("past")
    made = report("ru", year(*ahead, documents=(document(event="past"),), followups=(TASK,)))
    events, documents, tasks, calendar = map(rows, annexes(made))
    assert len(events) == 1
    assert documents[0][1:4] == ["План развития портов", "2–3 апреля 2024 года", "Девятое заседание Группы по портам"]
    assert tasks == [["1", "Открыть порт", "Группа по портам", "Март 2025 года", "1"]]
    assert [row[-1] for row in calendar] == ["Запланировано", "Предстоит исполнить"]


def test_a_part_stands_after_its_whole_and_names_its_row() -> None:
    part = session("part", parent="whole", ordinal=None, dates=None)
    made = report("ru", year(part, session("whole"), session("last", dates=DateRange.parse("2024-05-01"))))
    titles = [row[1] for row in rows(annexes(made)[0])]
    assert titles[1] == "Заседание Группы по портам (в рамках мероприятия № 1)"


def test_a_whole_without_days_stands_before_its_first_part() -> None:
    whole = session("whole", ordinal=None, dates=None)
    part = session("part", parent="whole", dates=DateRange.parse("2024-04-03"))
    made = report("en", year(session("last", dates=DateRange.parse("2024-05-01")), part, whole, session("first")))
    dates = [row[2] for row in rows(annexes(made)[0])]
    assert dates == ["2–3 April 2024", "–", "3 April 2024", "1 May 2024"]
    assert rows(annexes(made)[0])[2][1].endswith("(part of event No. 2)")


def test_a_session_without_a_number_stands_for_its_body_as_that_which_adopted() -> None:
    made = report("en", year(session(ordinal=None), documents=(document(event="session"),)))
    assert rows(annexes(made)[1])[0][3] == "Group on Ports"


def test_a_task_that_is_an_event_ahead_stands_in_the_calendar_once() -> None:
    made = report("en", year(session("next", status="planned"), followups=(replace(TASK, events=("next",)),)))
    assert [row[1] for row in rows(annexes(made)[-1])] == ["Ninth session of the Group on Ports"]


def test_an_event_not_held_says_so_and_an_empty_annex_is_left_out() -> None:
    made = report("en", year(session(status="not_held", dates=None)))
    assert [row[2] for row in rows(annexes(made)[0])] == ["Not held"]
    assert [annex.title.text for annex in annexes(made)] == ["Annex 1. Events of the reporting period"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_annexes_of_the_year_hold_every_record_that_they_list(sco: Period, language: Language) -> None:
    made = compose_annual(first=sco.first, last=sco.last, language=language)
    events, documents, tasks, calendar = (rows(annex) for annex in annexes(made))
    ahead = Event.objects.filter(status__in=("planned", "proposed", "postponed"))
    assert len(events) == Event.objects.exclude(pk__in=ahead).filter(is_background=False).count()
    assert len(documents) == Document.objects.filter(stage="adopted", is_background=False).count()
    assert len(tasks) == FollowUp.objects.count()
    assert len(calendar) == ahead.count() + FollowUp.objects.exclude(due="").exclude(events__in=ahead).count()
    cells = {cell for annex in (events, documents, tasks, calendar) for row in annex for cell in row}
    assert "" not in cells
    assert not any("None" in cell for cell in cells)


def test_heads_of_annexes_are_repeated_on_every_page_of_a_docx() -> None:
    made = report("ru", year(session()))
    with zipfile.ZipFile(io.BytesIO(RENDERERS[".docx"](made))) as parts:
        body = parts.read("word/document.xml").decode()
    assert body.count("<w:tblHeader") == body.count("<w:tbl>") == 3
