"""Who is silent is reminded by the working days of the own state, once at each step, in the own language."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from svod.register.areas.models import Area
from svod.register.notices.models import URGENT, USUAL, Notice
from svod.register.notices.steps import step_reached
from svod.register.rights import Actor, Grant, Role
from svod.register.sources.models import Period
from svod.register.states.calendar import Calendar
from svod.register.states.models import State
from svod.register.submissions.changes import confirm_nothing, return_submission, submit, take_up, write_draft
from svod.register.submissions.models import Request
from svod.register.submissions.reminders import remind
from svod.register.submissions.requests import open_period
from tests.register.notices.people import account_of
from tests.register.notices.test_hours import at

EDITOR = Actor("Е. Редактор", (Grant(Role.EDITOR),), 1)
DEADLINE = date(2025, 3, 26)  # in Kazakhstan the days before it are Nowruz, in China they are worked


def opened(sco: Period, *states: str, deadline: date = DEADLINE, areas: tuple[str, ...] = ("trade", "energy")) -> Period:
    asked = State.objects.filter(code__in=states)
    open_period(period=sco, states=asked, areas=Area.objects.filter(code__in=areas), deadline=deadline, by=EDITOR)
    return sco


def morning(day: str) -> datetime:
    return at(f"{day}T06:00")


def reminded(sco: Period, day: str) -> list[str]:
    return sorted(letter.account.email.partition(".")[0] for letter in remind(period=sco, now=morning(day), by=EDITOR))


def test_one_date_is_nearer_in_a_state_that_rests_before_it(sco: Period) -> None:
    """On Tuesday 18 March three working days are left in Kazakhstan, six in China."""
    opened(sco, "KZ", "CN")
    account_of("KZ"), account_of("CN")
    assert reminded(sco, "2025-03-18") == ["kz"], "three before in Kazakhstan"
    assert reminded(sco, "2025-03-20") == []
    assert reminded(sco, "2025-03-21") == ["cn"], "in China on Friday, three before; in Kazakhstan it is Nowruz"
    assert reminded(sco, "2025-03-26") == ["cn", "kz"], "on the day itself"
    assert reminded(sco, "2025-03-27") == ["cn", "kz"], "and on the first day after it"


@pytest.mark.parametrize(
    ("country", "on", "deadline", "step"),
    [
        ("KZ", "2025-09-16", "2025-09-30", 10),
        ("KZ", "2025-09-17", "2025-09-30", 10),  # a day late
        ("KZ", "2025-09-19", "2025-09-30", None),  # too late for it, too early for the next
        ("KZ", "2025-09-25", "2025-09-30", 3),
        ("KZ", "2025-09-27", "2025-09-30", None),  # a Saturday
        ("KZ", "2025-09-30", "2025-09-30", 0),
        ("KZ", "2025-10-01", "2025-09-30", -1),
        ("KZ", "2025-10-03", "2025-09-30", -1),
        ("KZ", "2025-10-06", "2025-09-30", None),
        ("KZ", "2025-10-07", "2025-09-30", -5),
        ("KZ", "2025-10-20", "2025-09-30", None),
        ("KZ", "2025-09-26", "2025-09-28", 0),  # the deadline is a Sunday: Friday is the last day
        ("KZ", "2025-09-29", "2025-09-28", -1),
        ("KZ", "2025-09-30", "9999-12-31", None),
        ("IR", "2025-09-27", "2025-09-28", 3),  # a Saturday that is worked
        ("IR", "2025-09-26", "2025-09-28", None),  # a Friday
        ("IN", "2025-10-02", "2025-10-03", None),  # Gandhi's birthday
    ],
)
def test_steps_before_and_after_a_deadline(country: str, on: str, deadline: str, step: int | None) -> None:
    assert step_reached(Calendar(country), date.fromisoformat(on), date.fromisoformat(deadline)) == step


def test_the_silent_are_reminded_once_and_each_hears_what_is_still_awaited_of_them(sco: Period) -> None:
    opened(sco, "KZ", "UZ", deadline=date(2025, 9, 30))
    account_of("KZ", areas=("trade",)), account_of("UZ", language="en")
    confirm_nothing(request=Request.objects.get(state__code="UZ", area__code="energy"), by=state("UZ"))
    made = remind(period=sco, now=morning("2025-09-25"), by=EDITOR)
    for later in range(72):  # the timer runs on
        assert remind(period=sco, now=morning("2025-09-25") + timedelta(hours=later), by=EDITOR) == []
    trade, energy = (Area.objects.get(code=code) for code in ("trade", "energy"))
    letters = {letter.account.email.partition(".")[0]: letter for letter in made}
    assert set(letters) == {"kz", "uz"}
    assert (trade.title_ru in letters["kz"].body, energy.title_ru in letters["kz"].body) == (True, False), "its own areas"
    assert (trade.title_en in letters["uz"].body, energy.title_en in letters["uz"].body) == (True, False), "what is awaited"
    assert letters["uz"].about == f"request:{Request.objects.get(state__code='UZ', area__code='trade').pk}"


def state(code: str) -> Actor:
    return Actor("Координатор", (Grant(Role.COORDINATOR, code),), 9)


def test_who_has_told_everything_is_left_in_peace(sco: Period) -> None:
    opened(sco, "KZ", deadline=date(2025, 9, 30))
    account_of("KZ")
    for one in Request.objects.filter(state__code="KZ"):
        confirm_nothing(request=one, by=state("KZ"))
    assert [reminded(sco, f"2025-09-{day}") for day in (16, 25, 30)] == [[], [], []]


def test_a_day_on_which_nobody_ran_the_machine_is_made_up_for(sco: Period) -> None:
    opened(sco, "KZ", deadline=date(2025, 9, 30))
    account_of("KZ")
    assert (reminded(sco, "2025-09-26"), reminded(sco, "2025-09-29")) == (["kz"], [])


def test_a_new_deadline_is_reminded_of_anew(sco: Period) -> None:
    opened(sco, "KZ", deadline=date(2025, 9, 30))
    account_of("KZ")
    assert reminded(sco, "2025-09-25") == ["kz"]
    opened(sco, "KZ", deadline=date(2025, 10, 10))
    assert (reminded(sco, "2025-09-30"), reminded(sco, "2025-10-07")) == (["kz"], ["kz"])


def test_midnight_comes_where_the_state_is(sco: Period) -> None:
    """At 20:00 UTC on the 29th it is the 30th in Beijing, and still the 29th in Minsk."""
    opened(sco, "CN", "BY", deadline=date(2025, 9, 30))
    account_of("CN"), account_of("BY")
    assert reminded(sco, "2025-09-26") == ["by", "cn"], "in China Sunday the 28th is worked"
    evening = remind(period=sco, now=at("2025-09-29T20:00"), by=EDITOR)
    assert [letter.account.email for letter in evening] == ["cn.person@example.org"]
    assert evening[0].due_at == at("2025-09-30T09:00", "Asia/Shanghai")


def test_a_reminder_is_urgent_from_the_last_day_on(sco: Period) -> None:
    opened(sco, "KZ", deadline=date(2025, 9, 30))
    account_of("KZ", rhythm="weekly")
    for day in ("2025-09-25", "2025-09-30", "2025-10-01"):
        remind(period=sco, now=morning(day), by=EDITOR)
    letters = Notice.objects.filter(account__rhythm="weekly").order_by("id")
    assert [letter.urgency for letter in letters] == [USUAL, URGENT, URGENT]
    assert letters[0].due_at == at("2025-09-29T09:00", "Asia/Almaty"), "with the letters of the week"
    assert letters[1].due_at == morning("2025-09-30"), "at once: it is noon in Astana"


def test_130_requests_are_gone_through_in_a_few_queries(sco: Period, django_assert_max_num_queries: object) -> None:
    states = list(State.objects.filter(memberships__role="member").values_list("code", flat=True).distinct())
    opened(sco, *states, areas=tuple(Area.objects.values_list("code", flat=True)))
    assert Request.objects.count() == 130
    for code in states:
        account_of(code)
    assert len(remind(period=sco, now=morning("2025-03-27"), by=EDITOR)) > 5
    with django_assert_max_num_queries(8):  # type: ignore[operator]  # a fixture of pytest-django
        assert remind(period=sco, now=morning("2025-03-27"), by=EDITOR) == [], "as the timer finds it all day long"


RU = """KZ person

Секретариат напоминает: срок представления материалов к отчёту за период с ноября 2023 года по октябрь 2024 года – 28\
 сентября 2025 года. От Казахстана ожидаются сведения по следующим сферам:
  1. {trade} (возвращено с замечанием)
  5. {energy}

По календарю Казахстана 28 сентября 2025 года – нерабочий день; последний рабочий день перед ним – 26 сентября 2025 года.

Если сообщать не о чем, просим подтвердить это на странице «Материалы»: отсутствие ответа подтверждением не считается.

С уважением,
Секретариат ШОС
"""
EN = """Dear KZ person,

The Secretariat would like to remind you that the material for the report on the period November 2023 to October 2024 is due on\
 28 September 2025. It awaits the material of Kazakhstan on the following areas:
  1. {trade} (returned with a remark)
  5. {energy}

In Kazakhstan 28 September 2025 is a day off; the last working day before it is 26 September 2025.

If there is nothing to report, please confirm it on the page Material: silence does not count as a confirmation.

Yours sincerely,
The SCO Secretariat
"""
ZH = """KZ person：

秘书处谨提醒：2023年11月至2024年10月期间报告材料的截止日期为2025年9月28日。哈萨克斯坦在以下领域的材料尚待提交：
  1. {trade}（已退回并附意见）
  5. {energy}

2025年9月28日在哈萨克斯坦为非工作日，此前最后一个工作日为2025年9月26日。

如无可报告事项，请在“材料”页面予以确认：未作答复不视为确认。

此致
上合组织秘书处
"""


@pytest.mark.parametrize(
    ("language", "subject", "body"),
    [
        ("ru", "Материалы к отчёту: срок – 28 сентября 2025 года", RU),
        ("en", "Material for the report: the deadline is 28 September 2025", EN),
        ("zh", "报告材料：截止日期为2025年9月28日", ZH),
    ],
)
def test_a_reminder_reads_as_a_letter(sco: Period, language: str, subject: str, body: str) -> None:
    opened(sco, "KZ", deadline=date(2025, 9, 28))
    asked = Request.objects.get(state__code="KZ", area__code="trade")
    version = submit(submission=write_draft(request=asked, text="Проведён форум.", by=state("KZ")), by=state("KZ"))
    return_submission(submission=take_up(submission=version, by=EDITOR), remark="Назовите город.", by=EDITOR)
    account_of("KZ", language=language)
    (letter,) = remind(period=sco, now=morning("2025-09-23"), by=EDITOR)
    titles = {code: getattr(Area.objects.get(code=code), f"title_{language}") for code in ("trade", "energy")}
    assert (letter.subject, letter.body) == (subject, body.format(**titles))
