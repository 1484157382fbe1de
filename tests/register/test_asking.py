"""Whom to ask for what; moving a deadline, withdrawing a request; what is known from the period before."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from svod.kernel.refusal import Refused
from svod.kernel.words import Trilingual
from svod.register.areas.models import Area
from svod.register.documents.models import Document
from svod.register.events.models import Event, EventArea
from svod.register.journal.queries import first_broken, history_of
from svod.register.notices.models import Notice
from svod.register.rights import Actor, Forbidden, Grant, Role
from svod.register.sources.changes import make_period
from svod.register.sources.models import Period
from svod.register.states.models import State
from svod.register.submissions.asking import parts_taken, plan_of_opening, suggested
from svod.register.submissions.before import before
from svod.register.submissions.changes import write_draft
from svod.register.submissions.models import Request, Submission
from svod.register.submissions.queries import board_of, statuses_of
from svod.register.submissions.requests import move_deadline, open_period, withdraw_request
from tests.register.notices.people import account_of

EDITOR = Actor("Е. Редактор", (Grant(Role.EDITOR),), 1)
OFFICER = Actor("О. Эксперт", (Grant(Role.OFFICER),), 2)
KZ = Actor("К. Казахстан", (Grant(Role.COORDINATOR, "KZ"),), 3)
DEADLINE = date(2026, 3, 20)


def opened(period: Period, *pairs: tuple[str, str]) -> None:
    states, areas = State.objects.filter(code__in={one for one, _ in pairs}), Area.objects.all()
    open_period(period=period, states=states, areas=areas, only=set(pairs), deadline=DEADLINE, by=EDITOR)


def request_of(period: Period, state: str = "KZ", area: str = "trade") -> Request:
    return Request.objects.select_related("state", "area", "period").get(period=period, state__code=state, area__code=area)


@pytest.fixture
def following(sco: Period) -> Period:
    return make_period(code="2024-2025", first=date(2024, 11, 1), last=date(2025, 10, 31), by=EDITOR)


def test_only_the_pairs_that_are_named_are_asked(sco: Period) -> None:
    opened(sco, ("KZ", "trade"), ("UZ", "energy"))
    assert set(Request.objects.values_list("state__code", "area__code")) == {("KZ", "trade"), ("UZ", "energy")}


def test_a_plan_says_what_opening_then_does(sco: Period) -> None:
    opened(sco, ("KZ", "trade"), ("UZ", "trade"))
    Request.objects.filter(state__code="UZ").update(deadline=date(2026, 4, 1))
    only = [("KZ", "trade"), ("TJ", "trade"), ("UZ", "trade")]
    plan = plan_of_opening(period=sco, only=only, deadline=date(2026, 4, 1), guidance=None)
    assert (plan.new, plan.changed, plan.same) == ((("TJ", "trade"),), (("KZ", "trade"),), (("UZ", "trade"),))
    assert plan.mark != plan_of_opening(period=sco, only=only[1:], deadline=date(2026, 4, 1), guidance=None).mark
    told = Trilingual("Одна страница.", "One page.", "一页。")
    assert len(plan_of_opening(period=sco, only=only, deadline=date(2026, 4, 1), guidance=told).changed) == 2


def test_a_state_never_asked_before_is_suggested_for_every_area(sco: Period, following: Period) -> None:
    opened(sco, ("KZ", "trade"))
    areas = list(Area.objects.all())
    found = suggested(period=following, states=State.objects.filter(code__in=("KZ", "UZ")), areas=areas)
    assert {area for state, area in found if state == "UZ"} == {one.code for one in areas}
    own = {area for state, area in found if state == "KZ"}
    assert own == {"trade"} | {area for state, area in parts_taken() if state == "KZ"}
    assert own < {one.code for one in areas}


def test_a_part_is_counted_once_however_many_ways_a_state_takes_it(empty_register: None) -> None:
    kz = State.objects.create(code="KZ", name_ru="Казахстан")
    area = Area.objects.create(code="trade", number=1)
    event = Event.objects.create(code="one", title_ru="Форум", kind="forum", chair=kz, initiator=kz, country=kz)
    EventArea.objects.create(event=event, area=area)
    Document.objects.create(code="two", title_ru="План", kind="plan", stage="draft", area=area, proposed_by_state=kz)
    assert dict(parts_taken()) == {("KZ", "trade"): 2}


def test_a_moved_deadline_stands_on_the_request_and_in_the_journal(sco: Period) -> None:
    opened(sco, ("KZ", "trade"), ("UZ", "trade"))
    one = request_of(sco)
    assert move_deadline(requests=[one], deadline=date(2026, 4, 1), reason=" Выборы. ", by=EDITOR) == 1
    assert move_deadline(requests=[one], deadline=date(2026, 4, 1), reason="Ещё раз", by=EDITOR) == 0
    held = request_of(sco)
    assert (held.deadline, held.deadline_was, held.deadline_reason) == (date(2026, 4, 1), DEADLINE, "Выборы.")
    row = history_of("request:2023-2024/KZ/trade").first()
    assert row is not None
    assert (row.verb, row.before, row.after, row.reason) == (
        "deadline moved",
        {"deadline": "2026-03-20"},
        {"deadline": "2026-04-01"},
        "Выборы.",
    )
    assert request_of(sco, "UZ").deadline == DEADLINE
    assert first_broken() is None


def test_a_deadline_is_not_moved_without_a_reason_nor_by_others(sco: Period) -> None:
    opened(sco, ("KZ", "trade"))
    with pytest.raises(Refused, match="Say why"):
        move_deadline(requests=[request_of(sco)], deadline=date(2026, 4, 1), reason="  ", by=EDITOR)
    for actor in (OFFICER, KZ):
        with pytest.raises(Forbidden):
            move_deadline(requests=[request_of(sco)], deadline=date(2026, 4, 1), reason="x", by=actor)
    assert request_of(sco).deadline == DEADLINE


def test_a_withdrawn_request_is_gone_and_the_journal_says_why(sco: Period) -> None:
    opened(sco, ("KZ", "trade"), ("UZ", "trade"))
    gone = request_of(sco, "UZ")
    withdraw_request(request=gone, reason="Спросили по ошибке.", by=EDITOR)
    withdraw_request(request=gone, reason="Спросили по ошибке.", by=EDITOR)
    assert set(board_of(sco, on=DEADLINE).cells) == {("KZ", "trade")}
    rows = list(history_of("request:2023-2024/UZ/trade"))
    assert [(one.verb, one.reason) for one in rows] == [("request withdrawn", "Спросили по ошибке."), ("opened", "")]


@pytest.mark.parametrize("language", ["ru", "en", "zh"])
def test_a_state_reads_why_its_day_was_moved_and_what_is_asked_no_more(sco: Period, language: str) -> None:
    opened(sco, ("KZ", "trade"), ("UZ", "trade"))
    account_of("UZ", language=language)
    moved = {"ru": "Причина: Выборы {2026}.", "en": "The reason: Выборы {2026}.", "zh": "理由：Выборы {2026}."}
    move_deadline(requests=[request_of(sco, "UZ")], deadline=date(2026, 4, 1), reason="Выборы {2026}.", by=EDITOR)
    assert moved[language] in Notice.objects.latest("id").body
    withdraw_request(request=request_of(sco, "UZ"), reason="Спросили по ошибке.", by=EDITOR)
    letter = Notice.objects.latest("id")
    words = {"ru": "больше не требуются", "en": "no longer needed", "zh": "无需再提交"}
    assert words[language] in letter.body
    assert "Спросили по ошибке." in letter.body
    assert letter.about == "requests", "there is no page of a request that is gone"
    assert "{" not in letter.body


def test_what_a_state_has_begun_to_answer_is_not_withdrawn(sco: Period) -> None:
    opened(sco, ("KZ", "trade"))
    write_draft(request=request_of(sco), text="Черновик", by=KZ)
    with pytest.raises(Refused, match="answering this request"):
        withdraw_request(request=request_of(sco), reason="x", by=EDITOR)
    for actor in (OFFICER, KZ):
        with pytest.raises(Forbidden):
            withdraw_request(request=request_of(sco), reason="x", by=actor)


def test_who_writes_to_a_withdrawn_request_is_told_so(sco: Period) -> None:
    opened(sco, ("KZ", "trade"))
    seen = request_of(sco)
    withdraw_request(request=seen, reason="x", by=EDITOR)
    with pytest.raises(Refused, match="withdrawn"):
        write_draft(request=Request(pk=987654, state=seen.state, area=seen.area, period=sco), text="x", by=KZ)


def accepted(asked: Request, number: int, text: str) -> None:
    Submission.objects.create(request=asked, number=number, stage="accepted", text=text, made_by="К.", made_at=datetime.now(UTC))


def test_last_year_is_the_period_before_and_its_last_accepted_version(sco: Period, following: Period) -> None:
    later = make_period(code="2025-2026", first=date(2025, 11, 1), last=date(2026, 10, 31), by=EDITOR)
    for period in (sco, following, later):
        opened(period, ("KZ", "trade"))
    accepted(request_of(sco), 2, "Второе")
    accepted(request_of(sco), 1, "Первое")
    known = before(request_of(following))
    assert known is not None
    assert known.accepted is not None
    assert (known.period, known.accepted.text) == (sco, "Второе")
    oldest = before(request_of(later))
    assert oldest is not None
    assert (oldest.period, oldest.accepted) == (following, None), "not what was said two years ago"
    assert before(request_of(sco)) is None


def test_where_a_state_sent_nothing_the_register_tells_what_it_took_part_in(sco: Period, following: Period) -> None:
    pair = next(one for one in sorted(parts_taken(sco)) if one[0] == "KZ")
    opened(following, pair, ("KG", "trade"))
    known = before(request_of(following, *pair))
    assert known is not None
    assert known.is_its_own
    assert all(pair[1] in {link.area.code for link in one.event_areas.all()} for one in known.events)
    other = before(request_of(following, "KG", "trade"))
    assert other is not None
    assert not other.is_its_own
    assert other.events


def test_the_light_board_says_the_same_as_the_whole_one(sco: Period, following: Period) -> None:
    for period in (sco, following):
        opened(period, ("KZ", "trade"), ("UZ", "trade"), ("TJ", "trade"), ("KG", "trade"), ("PK", "trade"))
        for number, (state, stage, nothing) in enumerate(
            [("KZ", "accepted", False), ("UZ", "returned", False), ("TJ", "submitted", True), ("KG", "draft", False)], 1
        ):
            asked = request_of(period, state)
            for n in range(1, number + 1):
                Submission.objects.create(
                    request=asked,
                    number=n,
                    stage="recalled" if n < number else stage,
                    is_nothing=nothing,
                    made_by="x",
                    made_at=datetime.now(UTC),
                )
    light = statuses_of([sco, following], on=DEADLINE)
    for period in (sco, following):
        whole = {pair: (cell.status, cell.request.pk) for pair, cell in board_of(period, on=DEADLINE).cells.items()}
        assert {pair: (one.status, one.request) for pair, one in light[period.code].items()} == whole
        assert {status for status, _ in whole.values()} == {"reported", "returned", "nothing", "waiting"}
