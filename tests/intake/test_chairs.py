"""The chair of a body sends its protocols and word of the next session; an officer decides, the chair never does."""

from __future__ import annotations

from datetime import date

import pytest

from svod.intake.chairs import propose_session, take_in_protocol
from svod.intake.desk import decide
from svod.kernel.dates import DateRange
from svod.kernel.refusal import Refused
from svod.register.bodies.models import Body
from svod.register.chairs.models import ChairPaper
from svod.register.chairs.queries import papers_visible
from svod.register.events.models import Event
from svod.register.journal.queries import history_of
from svod.register.notices.models import Notice
from svod.register.people.changes import accept_invitation, grant_role, invite_person
from svod.register.people.models import Account
from svod.register.people.queries import actor_of
from svod.register.proposals.models import Proposal
from svod.register.rights import Actor, Forbidden, Grant, Role, operator
from svod.register.sources.models import Period, Source
from svod.register.sources.queries import sources_visible

MTM = "mtm"
TEXT = "18 марта 2026 г. в Алматы (Казахстан) проведён форум «Реки и мосты»."
KZ = Actor("К. Председатель", (Grant(Role.CHAIR, "KZ", body=MTM), Grant(Role.PUBLIC)), 3)
UZ = Actor("У. Председатель", (Grant(Role.CHAIR, "UZ", body=MTM), Grant(Role.PUBLIC)), 4)
OTHER = Actor("К. Другой", (Grant(Role.CHAIR, "KZ", body="chg"), Grant(Role.PUBLIC)), 5)
OFFICER = Actor("О. Эксперт", (Grant(Role.OFFICER, areas=frozenset({"trade"})),), 6)
DAYS = DateRange.of_days(date(2099, 5, 1), date(2099, 5, 2), "day")


@pytest.fixture
def body(sco: Period) -> Body:
    return Body.objects.select_related("area").get(code=MTM)


def protocol(body: Body, by: Actor = KZ, text: str = TEXT) -> ChairPaper:
    return take_in_protocol(body=body, name="протокол.txt", content=text.encode(), dated=date(2026, 3, 20), lexicon=None, by=by)


def session(body: Body, by: Actor = KZ) -> ChairPaper:
    return propose_session(body=body, ordinal=30, dates=DAYS, city="Алматы", country="KZ", agenda="О мостах.", by=by)


def proposals(paper: ChairPaper) -> list[Proposal]:
    return list(Proposal.objects.filter(intake__source=paper.source))


def test_a_protocol_becomes_proposals_that_the_chair_cannot_decide(body: Body) -> None:
    made = proposals(protocol(body))
    assert "event" in {one.noun for one in made}
    assert all(one.stage == "open" and one.found["area_code"] == "trade" for one in made)
    with pytest.raises(Forbidden):
        decide(proposal=made[0].pk, act="accept", by=KZ)
    assert decide(proposal=made[0].pk, act="accept", by=OFFICER).stage == "accepted"


def test_word_of_the_next_session_is_planned_in_the_register_once_an_officer_accepts_it(body: Body) -> None:
    one = proposals(session(body))[0]
    decide(proposal=one.pk, act="accept", by=OFFICER)
    one.refresh_from_db()
    event = Event.objects.get(code=one.record.partition(":")[2])
    assert (event.status, event.starts_on, event.ends_on, event.ordinal) == ("planned", date(2099, 5, 1), date(2099, 5, 2), 30)
    assert [link.body.code for link in event.event_bodies.all()] == [MTM]
    assert [link.city.name_ru for link in event.event_cities.all()] == ["Алматы"]


@pytest.mark.parametrize("by", [OTHER, OFFICER, Actor("R", (Grant(Role.READER),), 7)], ids=["another body", "officer", "reader"])
def test_who_does_not_chair_the_body_sends_nothing_for_it(body: Body, by: Actor) -> None:
    with pytest.raises(Forbidden):
        protocol(body, by)
    with pytest.raises(Forbidden):
        session(body, by)
    assert not ChairPaper.objects.exists()
    assert not Source.objects.filter(state="1").exists()


def test_what_a_chair_sent_is_seen_by_that_state_and_the_secretariat_alone(body: Body) -> None:
    paper = protocol(body)
    assert [one.paper for one in papers_visible(KZ, body)] == [paper]
    assert [one.paper for one in papers_visible(OFFICER, body)] == [paper]
    assert papers_visible(UZ, body) == papers_visible(OTHER, body) == []
    assert paper.source not in sources_visible(UZ)
    assert paper.source in sources_visible(OFFICER)


def test_two_states_may_send_the_same_words_and_nobody_the_same_twice(body: Body) -> None:
    first, second = protocol(body), protocol(body, UZ)
    assert first.source_id != second.source_id
    with pytest.raises(Refused, match="already"):
        protocol(body)


def test_the_journal_says_on_whose_behalf(body: Body) -> None:
    row = history_of(f"chair paper:{protocol(body).pk}").get()
    assert (row.by, row.after["on behalf of"], row.after["body"]) == ("К. Председатель", "KZ", MTM)


def _account(name: str, role: Role, **more: object) -> Account:
    token = invite_person(name=name, email=f"{role}-{len(name)}@example.org", role=role, by=operator("root"), **more)  # type: ignore[arg-type]
    return accept_invitation(token=token, password="тихая река у моста", on=date(2026, 1, 1))


def test_the_officers_of_the_area_get_a_letter(body: Body) -> None:
    mine = _account("Эксперт торговли", Role.OFFICER, areas=["trade"])
    _account("Эксперт энергетики", Role.OFFICER, areas=["energy"])
    protocol(body)
    letter = Notice.objects.get()
    assert letter.account == mine
    assert "протокол заседания" in letter.subject


def test_a_chair_is_one_for_the_days_of_the_grant(body: Body) -> None:
    held = _account("Читатель", Role.READER)
    grant_role(person=held.person, role=Role.CHAIR, state="KZ", body=MTM, since=date(2026, 2, 1), until=date(2026, 2, 28),
               by=operator("root"))  # fmt: skip
    for day, may_send in ((date(2026, 1, 31), False), (date(2026, 2, 28), True), (date(2026, 3, 1), False)):
        by = actor_of(held, on=day)
        if may_send:
            assert session(body, by).sent_by == "Читатель"
        else:
            with pytest.raises(Forbidden):
                session(body, by)


def test_a_session_that_ends_before_it_begins_and_a_scan_without_words_are_refused(body: Body) -> None:
    with pytest.raises(Refused, match="Check the days"):
        propose_session(body=body, ordinal=1, dates=DateRange.parse("2099-05-02", "2099-05-01"), city="", country="", agenda="",
                        by=KZ)  # fmt: skip
    with pytest.raises(Refused, match="picture and no text"):
        take_in_protocol(body=body, name="scan.png", content=b"\x89PNG\r\n\x1a\n", dated=None, lexicon=None, by=KZ)
