"""What one side does, the other is told: once, in the reader's language, with what it is about."""

from __future__ import annotations

from datetime import date

import pytest

from svod.kernel.refusal import Refused
from svod.kernel.words import Trilingual
from svod.register.areas.models import Area
from svod.register.notices.models import Notice
from svod.register.people.models import Account
from svod.register.people.queries import actor_of
from svod.register.questions.changes import answer_question, ask_states
from svod.register.rights import Actor, Grant, Role
from svod.register.sources.models import Period
from svod.register.states.models import State
from svod.register.submissions.changes import (
    accept_submission,
    confirm_nothing,
    recall,
    return_submission,
    submit,
    take_up,
    write_draft,
)
from svod.register.submissions.models import Request, Submission
from svod.register.submissions.requests import open_period
from tests.register.notices.people import account_of

EDITOR = Actor("Е. Редактор", (Grant(Role.EDITOR),), 1)
KZ = Actor("К. Казахстан", (Grant(Role.COORDINATOR, "KZ"),), 900)


@pytest.fixture
def asked(sco: Period) -> Request:
    opened(sco)
    return Request.objects.get(state__code="KZ", area__code="trade")


def opened(sco: Period, deadline: date = date(2030, 3, 20), areas: tuple[str, ...] = ("trade", "energy")) -> None:
    states, asked = State.objects.filter(code__in=("KZ", "UZ")), Area.objects.filter(code__in=areas)
    open_period(period=sco, states=states, areas=asked, deadline=deadline, by=EDITOR)


def officer(area: str, language: str = "en") -> Account:
    return account_of(role=Role.OFFICER, areas=(area,), language=language, name=f"{area} officer")


def told() -> list[tuple[str, str]]:
    return [(letter.account.person.name, letter.subject) for letter in Notice.objects.order_by("id")]


def sent(asked: Request) -> Submission:
    return submit(submission=write_draft(request=asked, text="Проведён форум.", by=KZ), by=KZ)


def test_the_officers_of_the_area_hear_that_a_state_submits_and_recalls(asked: Request) -> None:
    officer("trade"), officer("energy"), account_of(role=Role.EDITOR), account_of("UZ")
    recall(submission=sent(asked), by=KZ)
    confirm_nothing(request=asked, by=KZ)
    assert told() == [
        ("trade officer", "Kazakhstan: material submitted – Trade and investment"),
        ("trade officer", "Kazakhstan: material recalled – Trade and investment"),
        ("trade officer", "Kazakhstan: nothing to report – Trade and investment"),
    ]
    assert set(Notice.objects.values_list("about", flat=True)) == {f"request:{asked.pk}"}


def test_the_editors_hear_of_an_area_that_has_no_officer(asked: Request) -> None:
    officer("energy"), account_of(role=Role.EDITOR, language="ru", name="Редактор")
    sent(asked)
    assert told() == [("Редактор", "Казахстан: подан материал – Торговля и инвестиции")]


def test_the_state_hears_that_its_material_is_returned_and_accepted_and_no_other_state_does(asked: Request) -> None:
    account_of("KZ", language="ru"), account_of("UZ"), account_of("KZ", areas=("energy",), name="Другая сфера")
    version = sent(asked)
    return_submission(submission=take_up(submission=version, by=EDITOR), remark="Назовите город.", by=EDITOR)
    accept_submission(submission=take_up(submission=sent(asked), by=EDITOR), by=EDITOR)
    assert told() == [
        ("KZ person", "Материал возвращён с замечанием: Торговля и инвестиции"),
        ("KZ person", "Материал принят: Торговля и инвестиции"),
    ]
    back, taken = Notice.objects.order_by("id")
    assert back.body == (
        "KZ person\n\nСекретариат возвращает материал Казахстана к отчёту за период с ноября 2023 года по октябрь 2024 года:"
        " Торговля и инвестиции (версия 1).\n\nЗамечание:\nНазовите город.\n\nПросим внести исправления и подать материал снова."
        "\n\nС уважением,\nСекретариат ШОС\n"
    )
    assert "(версия 2)" in taken.body


def test_who_is_asked_for_material_is_told_and_told_again_when_the_deadline_moves(sco: Period) -> None:
    account_of("KZ", language="en"), account_of("UZ", language="zh", areas=("energy",)), account_of("TJ")
    opened(sco)
    opened(sco)
    opened(sco, deadline=date(2030, 4, 1))
    assert told() == [
        ("KZ person", "Material for the report: please send it by 20 March 2030"),
        ("UZ person", "报告材料：请于2030年3月20日前提交"),
        ("KZ person", "Material for the report: the new deadline is 1 April 2030"),
        ("UZ person", "报告材料：新的截止日期为2030年4月1日"),
    ]
    first = Notice.objects.order_by("id")[0]
    trade, energy = (Area.objects.get(code=code).title_en for code in ("trade", "energy"))
    assert (first.about, trade in first.body, energy in first.body) == ("requests", True, True)


def test_an_area_asked_for_later_has_its_own_letter(sco: Period) -> None:
    account_of("KZ", language="en")
    opened(sco, areas=("trade",))
    opened(sco, areas=("trade", "energy"))
    first, second = Notice.objects.order_by("id")
    assert first.subject == second.subject
    assert Area.objects.get(code="trade").title_en not in second.body


def test_an_answer_comes_to_who_asked_else_to_the_officers_of_the_area(sco: Period) -> None:
    asker = account_of(role=Role.EDITOR, language="en", name="Asker")
    officer("trade"), officer("energy")
    for _ in range(2):
        (question,) = ask_states(
            period=sco,
            states=list(State.objects.filter(code="KZ")),
            text=Trilingual("Когда был форум?"),
            deadline=date(2030, 3, 20),
            area=Area.objects.get(code="trade"),
            by=actor_of(asker, on=date(2026, 1, 1)),
            on=date(2026, 1, 1),
        )
        answer_question(question=question, text="18 марта.", by=KZ)
        Account.objects.filter(pk=asker.pk).update(is_active=False)
    subject = "Kazakhstan: a question is answered"
    assert told() == [("Asker", subject), ("trade officer", subject)]


def test_a_letter_is_not_written_where_the_change_was_refused(asked: Request) -> None:
    officer("trade")
    with pytest.raises(Refused):
        submit(submission=write_draft(request=asked, text="", by=KZ), by=KZ)
    assert told() == []
