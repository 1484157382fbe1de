"""What is lacking is found by its rule and by no other; whose it is; what somebody has to do next."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from svod.register.areas.models import Area
from svod.register.documents.models import Document
from svod.register.events.models import Event, EventArea
from svod.register.followups.models import FollowUp
from svod.register.gaps.queries import documents_without_text, gaps_of
from svod.register.gaps.tasks import areas_of, tasks_of_secretariat, tasks_of_state
from svod.register.rights import Actor, Grant, Role
from svod.register.sources.changes import Attached, keep_file
from svod.register.sources.models import Period, Source
from svod.register.states.models import State
from svod.register.submissions.models import Request, Submission
from svod.register.submissions.queries import OVERDUE, board_of, requests_overdue
from svod.register.submissions.requests import open_period
from svod.register.texts.changes import attach_text

EDITOR = Actor("Е. Редактор", (Grant(Role.EDITOR),), 1)
OFFICER = Actor("О. Эксперт", (Grant(Role.OFFICER, areas=frozenset({"trade"})),), 2)
KZ = Actor("К. Казахстан", (Grant(Role.AGENCY, "KZ", frozenset({"trade"})),), 3)
ON = date(2025, 6, 1)


@pytest.fixture
def period(empty_register: None) -> Period:
    for number, code in enumerate(("trade", "energy"), 1):
        Area.objects.create(code=code, number=number)
    for code in ("KZ", "UZ"):
        State.objects.create(code=code, name_ru=code)
    return Period.objects.create(code="2024", first=date(2024, 1, 1), last=date(2024, 12, 31))


def event(code: str, area: str = "trade", **more: Any) -> Event:
    told = {"kind": "working_group_session", "status": "held", "starts_on": date(2024, 5, 5), "ends_on": date(2024, 5, 6)}
    made = Event.objects.create(code=code, title_ru="Заседание", precision="day", **{**told, **more})
    EventArea.objects.create(event=made, area=Area.objects.get(code=area))
    return made


def document(code: str, kind: str = "plan", stage: str = "adopted", **more: Any) -> Document:
    return Document.objects.create(
        code=code, title_ru="План", kind=kind, stage=stage, adopted_on=date(2024, 5, 5), adopted_until=date(2024, 5, 5), **more
    )


def source(code: str, text: str = "Слова.") -> Source:
    return Source.objects.create(code=code, title_ru="Файл", sha256=code.rjust(64, "0"), characters=len(text), text=text)


def found(period: Period, kind: str, **more: Any) -> list[str]:
    return [one.code for one in gaps_of(period, on=ON, **more)[kind]]


def test_a_session_held_without_a_protocol_is_lacking_one(period: Period) -> None:
    event("lacking"), event("resumed", status="resumed")
    adopted, outcome, attached = event("adopted"), event("outcome"), event("attached")
    document("p1", "protocol", adopted_by_event=adopted)
    document("p2", "protocol").events.add(outcome)
    attach_text(source=source("s1"), event=attached, by=EDITOR)
    document("plan", adopted_by_event=event("plan-only"))
    event("forum", kind="forum"), event("partner", kind="session_of_partner"), event("not-held", status="not_held")
    event("background", is_background=True), event("other-year", starts_on=date(2023, 5, 5), ends_on=date(2023, 5, 5))
    assert sorted(found(period, "no_protocol")) == ["lacking", "plan-only", "resumed"]


def test_a_protocol_of_which_neither_text_nor_file_is_kept_is_none(period: Period) -> None:
    one, other = event("one"), event("other")
    attach_text(source=source("empty", ""), event=one, by=EDITOR)
    scan = source("scan", "")
    keep_file(source=scan, file=Attached("scan.png", b"\x89PNG"))
    attach_text(source=scan, event=other, by=EDITOR)
    assert found(period, "no_protocol") == ["one"]


def test_an_event_without_documents_words_or_next_step_has_no_outcome(period: Period) -> None:
    event("lacking", kind="forum")
    event("about", kind="forum", about_zh="讨论了合作。")
    event("part", kind="forum", parent=event("whole", kind="forum", about_ru="Обсудили."))
    document("d", adopted_by_event=event("adopted", kind="forum"))
    document("o").events.add(event("outcome", kind="forum"))
    step = FollowUp.objects.create(code="f", text_ru="Дальше", nature="next_step")
    step.events.add(event("step", kind="forum"))
    event("planned", kind="forum", status="planned"), event("background", kind="forum", is_background=True)
    assert found(period, "no_outcome") == ["lacking"]


def test_an_adopted_document_without_a_kept_text_is_lacking_it(period: Period) -> None:
    document("lacking"), document("in-force", stage="in_force"), document("draft", stage="draft")
    document("background", is_background=True)
    attach_text(source=source("s"), document=document("told"), by=EDITOR)
    attach_text(source=source("e", ""), document=document("hash-only"), by=EDITOR)
    assert sorted(found(period, "no_text")) == ["hash-only", "in-force", "lacking"]
    assert documents_without_text(period).count() == 3


def test_an_event_still_planned_after_its_last_possible_day_is_named(period: Period) -> None:
    event("past", status="planned"), event("proposed", status="proposed")
    event("year", status="planned", starts_on=date(2024, 1, 1), ends_on=date(2024, 12, 31))
    event("undated", status="planned", starts_on=None, ends_on=None, period=period)
    event("future", status="planned", starts_on=date(2025, 1, 1), ends_on=ON, period=period)
    assert found(period, "past_planned") == ["past", "proposed", "year"]


def asked(period: Period, deadline: date = date(2025, 1, 31)) -> dict[tuple[str, str], Request]:
    open_period(period=period, states=State.objects.all(), areas=Area.objects.all(), deadline=deadline, by=EDITOR)
    return {(one.state.code, one.area.code): one for one in Request.objects.select_related("state", "area")}


def version(request: Request, number: int, stage: str) -> Submission:
    at = datetime(2025, 1, number, tzinfo=UTC)
    return Submission.objects.create(request=request, number=number, stage=stage, made_by="x", made_at=at, submitted_at=at)


def test_of_several_versions_the_last_one_waits_for_the_secretariat(period: Period) -> None:
    requests = asked(period)
    version(requests["KZ", "trade"], 1, "submitted"), version(requests["KZ", "trade"], 2, "submitted")
    version(requests["UZ", "trade"], 1, "processing"), version(requests["UZ", "trade"], 2, "recalled")
    version(requests["UZ", "energy"], 1, "accepted")
    version(requests["KZ", "energy"], 1, "submitted"), version(requests["KZ", "energy"], 2, "draft")
    gaps = gaps_of(period, on=ON)["undecided"]
    assert {(one.chair, one.areas[0], one.stage) for one in gaps} == {
        ("KZ", "trade", "submitted"),
        ("UZ", "trade", "processing"),
        ("KZ", "energy", "submitted"),
    }
    assert gaps[-1].since == date(2025, 1, 2)


def test_an_officer_has_the_gaps_of_their_areas_and_of_none(period: Period) -> None:
    event("trade"), event("energy", "energy")
    document("mine", area=Area.objects.get(code="trade")), document("theirs", area=Area.objects.get(code="energy"))
    document("nobodys")
    assert found(period, "no_protocol", areas=areas_of(OFFICER)) == ["trade"]
    assert sorted(found(period, "no_text", areas=areas_of(OFFICER))) == ["mine", "nobodys"]
    assert areas_of(EDITOR) == areas_of(Actor("x", (Grant(Role.OFFICER), *OFFICER.grants), 4)) == frozenset()


def test_the_number_of_queries_is_the_same_for_one_gap_and_for_many(period: Period, django_assert_num_queries: Any) -> None:
    event("one")
    with django_assert_num_queries(6):
        gaps_of(period, on=ON)
    for n in range(30):
        event(f"more-{n}"), document(f"plan-{n}")
    with django_assert_num_queries(6):
        assert sum(len(told) for told in gaps_of(period, on=ON).values()) > 60


def test_what_is_overdue_comes_first_then_what_holds_others_up(period: Period) -> None:
    requests = asked(period)
    version(requests["UZ", "trade"], 1, "submitted")
    event("session")
    overdue, gaps = requests_overdue(period, on=ON), gaps_of(period, on=ON)
    tasks = tasks_of_secretariat(EDITOR, overdue, gaps)
    assert [(one.kind, len(one.requests)) for one in tasks] == [
        ("chase", 2),
        ("chase", 1),
        ("take_up", 0),
        ("no_protocol", 0),
        ("no_outcome", 0),
    ]
    officers = tasks_of_secretariat(OFFICER, overdue, gaps_of(period, on=ON, areas=areas_of(OFFICER)))
    assert [(one.kind, {asked.area.code for asked in one.requests}) for one in officers][:1] == [("chase", {"trade"})]
    assert tasks_of_secretariat(KZ, overdue, gaps) == [], "who may not read the board has nothing of it"


def test_what_is_overdue_is_what_the_board_says_in_three_queries(period: Period, django_assert_num_queries: Any) -> None:
    requests = asked(period)
    version(requests["UZ", "trade"], 1, "returned")
    version(requests["KZ", "trade"], 1, "recalled")
    on_board = {cell.request.pk for cell in board_of(period, on=ON).cells.values() if cell.status == OVERDUE}
    with django_assert_num_queries(3):
        found = {one.pk for one in requests_overdue(period, on=ON)}
    assert found == on_board
    assert requests["UZ", "trade"].pk not in found
    assert requests["KZ", "trade"].pk in found


def test_a_state_has_its_own_to_do_and_nobody_elses(period: Period) -> None:
    requests = asked(period)
    version(requests["UZ", "trade"], 1, "submitted")
    board = board_of(period, on=ON)
    assert [(one.kind, one.requests[0].state.code, one.requests[0].area.code) for one in tasks_of_state(KZ, board, on=ON)] == [
        ("answer", "KZ", "trade")
    ]
    version(requests["KZ", "trade"], 1, "returned")
    assert [one.kind for one in tasks_of_state(KZ, board_of(period, on=ON), on=ON)] == ["mend"]
    early = board_of(period, on=date(2025, 1, 1))
    whole = Actor("К.", (Grant(Role.COORDINATOR, "KZ"),), 5)
    assert [one.kind for one in tasks_of_state(whole, early, on=date(2025, 1, 1))] == ["mend", "report"]
