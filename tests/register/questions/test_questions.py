"""The Secretariat asks states, each for itself; they answer; what they answer is a source and a claim; letters go once."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from typing import Any

import pytest

from svod.intake.answers import take_answer
from svod.kernel.refusal import Refused
from svod.kernel.words import Trilingual
from svod.register.areas.models import Area
from svod.register.claims.models import Claim
from svod.register.disagreements.queries import disagreements
from svod.register.events.models import Event
from svod.register.journal.queries import first_broken, history_of
from svod.register.notices.models import Notice
from svod.register.people.changes import accept_invitation, invite_person
from svod.register.questions.changes import answer_question, ask_again, ask_states, close_question, withdraw_question
from svod.register.questions.letters import remind_of_questions
from svod.register.questions.models import Question
from svod.register.questions.queries import (
    own_claims,
    question_visible,
    questions_visible,
    status_of,
    waiting_by_cell,
    waiting_for,
)
from svod.register.questions.stages import NAMES, STEPS, next_stage
from svod.register.rights import Actor, Forbidden, Grant, Role, operator
from svod.register.sources.changes import make_period
from svod.register.sources.models import KeptFile, Period
from svod.register.states.models import State
from svod.register.submissions.changes import submit, write_draft
from svod.register.submissions.models import Request
from svod.register.submissions.requests import open_period
from tests.register.disagreements.test_disagreements import dated, own_date, says, source

TODAY, DEADLINE, PAST = date(2026, 3, 2), date(2026, 3, 20), date(2026, 3, 23)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
EDITOR = Actor("Е. Редактор", (Grant(Role.EDITOR),), 1)
OFFICER = Actor("О. Эксперт", (Grant(Role.OFFICER, areas=frozenset({"trade"})),), 2)
KZ = Actor("К. Казахстан", (Grant(Role.COORDINATOR, "KZ"),), 3)
UZ = Actor("У. Узбекистан", (Grant(Role.AGENCY, "UZ", frozenset({"trade"})),), 4)
TEXT = Trilingual("Когда был форум?", "When was the forum?", "论坛何时举行？")


@pytest.fixture
def event(sco: Period) -> Event:
    return Event.objects.filter(period=sco, precision="day", status="held").order_by("id")[0]


def asked(sco: Period, *states: str, **more: Any) -> list[Question]:
    told = {"text": TEXT, "deadline": DEADLINE, "area": Area.objects.get(code="trade"), "by": EDITOR, "on": TODAY, **more}
    return ask_states(period=sco, states=list(State.objects.filter(code__in=states)), **told)


def account_of(state: str, language: str = "ru", role: Role = Role.AGENCY) -> None:
    token = invite_person(
        name=f"{state or 'editor'} person",
        email=f"{state or 'editor'}@example.org".lower(),
        role=role,
        state=state,
        language=language,
        by=operator("r"),
    )
    accept_invitation(token=token, password="тихая река у моста", on=date(2026, 1, 1))


def test_two_states_are_asked_apart_and_neither_sees_the_others_question_or_answer(sco: Period) -> None:
    kz, uz = asked(sco, "KZ", "UZ")
    assert kz.asked_together == uz.asked_together
    answer_question(question=kz, text="18 марта.", by=KZ)
    assert [one.state.code for one in questions_visible(UZ)] == ["UZ"]
    assert question_visible(UZ, kz.pk) is None
    with pytest.raises(Forbidden):
        answer_question(question=kz, text="не моё", by=UZ)
    assert {one.state.code for one in questions_visible(EDITOR)} == {"KZ", "UZ"}


def test_an_officer_asks_and_reads_within_the_own_areas_and_a_state_asks_nobody(sco: Period) -> None:
    energy = Area.objects.get(code="energy")
    with pytest.raises(Forbidden):
        asked(sco, "KZ", area=energy, by=OFFICER)
    with pytest.raises(Forbidden):
        asked(sco, "UZ", by=KZ)
    (question,) = asked(sco, "KZ", area=energy)
    assert questions_visible(OFFICER) == []
    with pytest.raises(Forbidden):
        close_question(question=question, by=OFFICER)


def test_an_answer_is_a_source_of_that_state_and_its_value_a_claim_on_the_field(sco: Period, event: Event) -> None:
    record = f"event:{event.code}"
    says(source("kz", "KZ"), record, "dates", dated("2023-12-24"))
    (question,) = asked(sco, "KZ", record=record, field="dates")
    assert [claim.value for claim in own_claims(question)] == [dated("2023-12-24")]
    message = answer_question(question=question, text="Ошиблись, верно так.", value=own_date(event), by=KZ)
    assert message.source is not None
    assert (message.source.state, message.source.text) == (question.state, "Ошиблись, верно так.")
    claim = Claim.objects.get(source=message.source)
    assert (claim.field, claim.value, claim.layer, claim.made_by) == ("dates", own_date(event), "answered", "К. Казахстан")
    assert disagreements([record]) == [], "the state's last word agrees with the report"
    assert first_broken() is None
    assert [row.verb for row in history_of(f"question:{question.pk}")] == ["answered", "asked"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("dates", {"start": "2024-02-30"}),
        ("dates", {"start": "2024-03-02", "end": "2024-03-01"}),
        ("place", {"cities": ["atlantis"]}),
        ("chair", "XX"),
        ("format", "by post"),
        ("ordinal", "many"),
    ],
)
def test_a_value_that_the_field_does_not_take_is_refused_and_nothing_is_stored(
    sco: Period, event: Event, field: str, value: Any
) -> None:
    (question,) = asked(sco, "KZ", record=f"event:{event.code}", field=field)
    with pytest.raises(Refused, match="does not fit"):
        answer_question(question=question, text="Вот.", value=value, by=KZ)
    assert not question.messages.exists()


def test_a_file_that_comes_with_an_answer_is_kept_byte_for_byte_and_read(sco: Period) -> None:
    (question,) = asked(sco, "KZ")
    content = "Программа форума. 18 марта 2024 г., г. Алматы.".encode()
    message = take_answer(question=question, text="Программа приложена.", file_name="../программа.txt", content=content, by=KZ)
    kept = KeptFile.objects.get(source=message.source)
    assert (kept.name, bytes(kept.content), kept.sha256) == ("программа.txt", content, hashlib.sha256(content).hexdigest())
    assert message.source is not None
    assert message.source.text.endswith("г. Алматы.")


@pytest.mark.parametrize(("name", "content"), [("empty.txt", b""), ("virus.exe", b"MZ\x90\x00"), ("picture.png", b"GIF89a")])
def test_a_file_of_no_known_kind_is_refused_and_the_question_waits_on(sco: Period, name: str, content: bytes) -> None:
    (question,) = asked(sco, "KZ")
    with pytest.raises(Refused):
        take_answer(question=question, text="Вот.", file_name=name, content=content, by=KZ)
    assert Question.objects.get().stage == "open"


@pytest.mark.parametrize(
    ("record", "field"), [("event:nowhere", ""), ("nothing", ""), ("event:{code}", "title"), ("", "dates"), ("x" * 300, "dates")]
)
def test_only_what_the_register_holds_is_asked_about(sco: Period, event: Event, record: str, field: str) -> None:
    with pytest.raises(Refused, match="no record"):
        asked(sco, "KZ", record=record.format(code=event.code), field=field)


def test_a_question_goes_its_way_and_the_thread_keeps_every_word(sco: Period) -> None:
    (question,) = asked(sco, "KZ")
    answer_question(question=question, text="Весной.", by=KZ)
    ask_again(question=question, text="Назовите день.", deadline=date(2026, 3, 27), by=OFFICER, on=TODAY)
    held = Question.objects.get()
    assert (held.stage, held.deadline, status_of(held, date(2026, 3, 30))) == ("open", date(2026, 3, 27), "overdue")
    answer_question(question=question, text="18 марта.", by=KZ)
    close_question(question=question, by=OFFICER)
    assert [(one.side, one.text) for one in question.messages.all()] == [
        ("state", "Весной."),
        ("secretariat", "Назовите день."),
        ("state", "18 марта."),
    ]
    with pytest.raises(Refused, match="closed"):
        withdraw_question(question=question, by=EDITOR)
    with pytest.raises(Refused, match="the question is closed"):
        answer_question(question=question, text="Ещё.", by=KZ)


@pytest.mark.parametrize("stage", sorted(NAMES))
@pytest.mark.parametrize("act", ["answer", "ask again", "close", "withdraw"])
def test_only_the_steps_of_the_table_can_be_taken(stage: str, act: str) -> None:
    if (stage, act) in STEPS:
        assert next_stage(stage, act) == STEPS[stage, act]
    else:
        with pytest.raises(Refused):
            next_stage(stage, act)


def test_a_question_needs_words_a_state_and_a_day_to_come(sco: Period) -> None:
    with pytest.raises(Refused, match="empty"):
        asked(sco, "KZ", text=Trilingual("  "))
    with pytest.raises(Refused, match="Choose the state"):
        asked(sco)
    with pytest.raises(Refused, match="past"):
        asked(sco, "KZ", deadline=date(2026, 3, 1))


def test_those_who_answer_get_a_letter_in_their_language_and_who_asked_one_about_the_answer(sco: Period, event: Event) -> None:
    account_of("KZ", "zh"), account_of("UZ"), account_of("", "en", Role.EDITOR)
    asker = Actor("editor person", (Grant(Role.EDITOR),), 1)
    (question,) = asked(sco, "KZ", by=asker, record=f"event:{event.code}", field="dates")
    letter = Notice.objects.get()
    assert (letter.account.email, "论坛何时举行" in letter.body, event.title_zh in letter.body) == ("kz@example.org", True, True)
    answer_question(question=question, text="18 марта.", by=KZ)
    answer = Notice.objects.latest("id")
    assert (answer.account.email, answer.subject) == ("editor@example.org", "Kazakhstan: a question is answered")
    assert "18 марта." in answer.body


def test_who_does_not_answer_is_reminded_once_a_day_with_all_questions_in_one_letter(sco: Period) -> None:
    account_of("KZ", "en"), account_of("UZ", "en")
    asked(sco, "KZ"), asked(sco, "KZ", text=Trilingual("Кто вёл заседание?", "Who chaired?"))
    Notice.objects.all().delete()
    day = datetime(2026, 3, 17, 6, tzinfo=UTC)  # three working days before, in Kazakhstan
    made = remind_of_questions(now=day, by=EDITOR)
    assert remind_of_questions(now=day, by=EDITOR) == []
    assert [letter.account.email for letter in made] == ["kz@example.org"]
    assert "by 20 March 2026: When was the forum?" in made[0].body
    assert "Who chaired?" in made[0].body
    weekend = datetime(2026, 3, 21, 6, tzinfo=UTC)
    assert remind_of_questions(now=weekend, by=EDITOR) == [], "nobody is reminded at the end of the week"
    late = remind_of_questions(now=datetime(2026, 3, 26, 6, tzinfo=UTC), by=EDITOR)
    assert "was due on 20 March 2026" in late[0].body, "after Nowruz, the first working day since"


def test_a_question_that_is_withdrawn_waits_for_nobody(sco: Period) -> None:
    account_of("KZ")
    (question,) = asked(sco, "KZ")
    assert (waiting_for(KZ), waiting_by_cell(sco)["KZ", "trade"]) == (1, 1)
    withdraw_question(question=question, by=EDITOR)
    assert (waiting_for(KZ), waiting_by_cell(sco)["KZ", "trade"]) == (0, 0)
    assert Notice.objects.latest("id").subject == "Вопрос Секретариата снят, отвечать не нужно"


def test_about_a_states_material_only_that_state_is_asked(sco: Period) -> None:
    states, areas = State.objects.filter(code="KZ"), Area.objects.filter(code="trade")
    open_period(period=sco, states=states, areas=areas, deadline=DEADLINE, by=EDITOR)
    sent = submit(submission=write_draft(request=Request.objects.get(), text="Проведён форум.", by=KZ), by=KZ)
    with pytest.raises(Refused, match="only that state"):
        asked(sco, "UZ", submission=sent)
    (question,) = asked(sco, "KZ", submission=sent)
    assert question.submission == sent


def test_a_question_about_material_is_of_the_period_of_the_material(sco: Period) -> None:
    later = make_period(code="2024-2025", first=date(2024, 11, 1), last=date(2025, 10, 31), by=operator("root"))
    states, areas = State.objects.filter(code="KZ"), Area.objects.filter(code="trade")
    open_period(period=later, states=states, areas=areas, deadline=DEADLINE, by=EDITOR)
    sent = submit(submission=write_draft(request=Request.objects.get(), text="Проведён форум.", by=KZ), by=KZ)
    (question,) = asked(sco, "KZ", submission=sent)
    assert question.period == later
    assert asked(sco, "KZ")[0].period == sco
