"""Two sources say different things of a field: both stand, a finding is raised, a person rules."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from svod.audit.facts.from_register import facts_from_register
from svod.audit.finding import Finding
from svod.audit.run import audit
from svod.cli.packs import pack_folder
from svod.kernel.refusal import Refused
from svod.register.claims.changes import Said, record_claims
from svod.register.claims.models import Claim
from svod.register.claims.queries import claims_of
from svod.register.disagreements.changes import HELD, settle_disagreement
from svod.register.disagreements.models import Ruling
from svod.register.disagreements.queries import Disagreement, disagreement_on, disagreements
from svod.register.events.models import Event
from svod.register.journal.queries import first_broken, history_of
from svod.register.packs.changes import load_pack
from svod.register.rights import Actor, Forbidden, Grant, Role, operator
from svod.register.sources.models import Organisation, Period, Source
from svod.register.states.models import State
from svod.register.submissions.queries import replaced_sources

OFFICER = Actor("О. Эксперт", (Grant(Role.OFFICER),), 2)
KZ = Actor("К. Казахстан", (Grant(Role.COORDINATOR, "KZ"),), 3)


def source(code: str, state: str = "") -> Source:
    return Source.objects.create(
        code=code,
        title_ru=code,
        sha256=f"{code:0>64}",
        characters=100,
        text="x" * 100,
        state=State.objects.get(code=state) if state else None,
    )


def says(one: Source, record: str, field: str, value: Any, start: int = 0) -> None:
    record_claims(source=one, record=record, said=[Said(field, value, [[start, start + 9]])], made_by="test", by=operator("test"))


def dated(day: str) -> dict[str, str]:
    return {"start": day, "end": day}


@pytest.fixture
def event(sco: Period) -> Event:
    """One that a single source tells, on one day known to the day."""
    found = Event.objects.filter(period=sco, precision="day", status="held", format="").exclude(starts_on=None).order_by("id")
    return found[0]


@pytest.fixture
def record(event: Event) -> str:
    return f"event:{event.code}"


def own_date(event: Event) -> dict[str, str]:
    return {"start": str(event.starts_on), "end": str(event.ends_on)}


def findings(period: Period, code: str = "SRC") -> list[Finding]:
    return [one for one in audit(facts_from_register(period=period)).findings if one.code.startswith(code)]


def on_dates(record: str) -> Disagreement:
    found = disagreement_on(record, "dates")
    assert found is not None
    return found


def test_one_source_does_not_disagree_with_itself(sco: Period) -> None:
    assert disagreements() == []
    assert findings(sco) == []


def test_a_state_and_the_report_that_say_different_days_both_stand_and_a_finding_says_who_said_what(
    sco: Period, event: Event, record: str
) -> None:
    before = claims_of(record).count()
    says(source("kz", "KZ"), record, "dates", dated("2023-12-24"), 5)
    assert claims_of(record).count() == before + 1
    assert Event.objects.get(pk=event.pk).starts_on == event.starts_on
    (finding,) = findings(sco)
    assert (finding.code, str(finding.severity), finding.records) == ("SRC001", "error", (record,))
    assert "Казахстан – 24 декабря 2023 г. (знаки 5–14)" in finding.message.ru
    assert "Kazakhstan: 24 December 2023 (characters 5–14)" in finding.message.en
    assert "哈萨克斯坦：2023年12月24日（第 5–14 字符）" in finding.message.zh


def test_a_month_agrees_with_a_day_in_it(event: Event, record: str) -> None:
    assert event.starts_on is not None
    says(source("kz", "KZ"), record, "dates", dated(f"{event.starts_on:%Y-%m}"))
    assert disagreements([record]) == []


@pytest.mark.parametrize(
    ("field", "value", "code", "severity"),
    [
        ("place", {"cities": ["almaty"], "country": "KZ"}, "SRC002", "error"),
        ("chair", "PK", "SRC004", "error"),
        ("status", "not_held", "SRC007", "error"),
        ("ordinal", 77, "SRC008", "warning"),
    ],
)
def test_each_field_has_its_rule_and_its_severity(sco: Period, field: str, value: Any, code: str, severity: str) -> None:
    spoken_of = Claim.objects.filter(field=field, value__isnull=False).values_list("record", flat=True)
    told = Event.objects.filter(period=sco, status="held", code__in=[one.partition(":")[2] for one in spoken_of])
    one = told.exclude(cities__code="almaty").exclude(country__code="KZ").exclude(chair__code="PK").order_by("id").first()
    assert one is not None
    says(source("kz", "KZ"), f"event:{one.code}", field, value)
    assert [(found.code, str(found.severity)) for found in findings(sco)] == [(code, severity)]


def test_a_ruling_puts_its_value_into_the_register_with_a_reason_and_the_finding_is_gone(
    sco: Period, event: Event, record: str
) -> None:
    says(source("kz", "KZ"), record, "dates", dated("2023-12-24"))
    found = on_dates(record)
    choice = next(str(one.claim.pk) for one in found.sayings if one.source.code == "kz")
    settle_disagreement(record=record, field="dates", choice=choice, reason="протокол", seen=found.mark, by=OFFICER)
    assert Event.objects.get(pk=event.pk).starts_on == date(2023, 12, 24)
    assert findings(sco) == []
    assert not on_dates(record).is_open
    row = history_of(record)[0]
    assert (row.verb, row.by, row.reason, row.after["starts_on"]) == ("settled", "О. Эксперт", "протокол", "2023-12-24")
    assert first_broken() is None
    said = {(claim.layer, claim.made_by) for claim in Claim.objects.filter(record=record, field="dates")}
    assert {("stated", "test"), ("editorial", "О. Эксперт")} <= said, "what the sources say stays as it was"


def test_it_is_raised_again_only_when_a_source_says_something_new(sco: Period, event: Event, record: str) -> None:
    kz = source("kz", "KZ")
    says(kz, record, "dates", dated("2023-12-24"))
    held = next(str(one.claim.pk) for one in on_dates(record).sayings if one.source.code != "kz")
    settle_disagreement(record=record, field="dates", choice=held, reason="программа", by=OFFICER)
    says(source("uz", "UZ"), record, "dates", own_date(event))
    assert findings(sco) == [], "a third source that says what was ruled is no news"
    says(kz, record, "dates", dated("2023-12-24"), 50)
    assert findings(sco) == [], "nor is the same said again"
    says(kz, record, "dates", dated("2023-12-25"), 70)
    assert [one.code for one in findings(sco)] == ["SRC001"]


def test_an_answer_of_a_state_is_its_last_word(record: str, event: Event) -> None:
    says(source("kz", "KZ"), record, "dates", dated("2023-12-24"))
    answer = source("answer", "KZ")
    Claim.objects.create(source=answer, record=record, field="dates", value=own_date(event), layer="answered")
    assert disagreements([record]) == [], "it agrees now; what it said before is kept and does not count"


def test_the_register_that_says_what_no_source_says_is_found_too(record: str, event: Event) -> None:
    says(source("kz", "KZ"), record, "format", "online")
    says(source("uz", "UZ"), record, "format", "online")
    assert disagreements([record]) == [], "the register says nothing of the format: there is nothing to disagree with"
    Event.objects.filter(pk=event.pk).update(format="in_person")
    (one,) = disagreements([record])
    assert (one.field, one.held) == ("format", "in_person")
    settle_disagreement(record=record, field="format", choice=HELD, reason="были в зале", by=OFFICER)
    assert not disagreements([record])[0].is_open


def test_a_ruling_needs_a_right_a_reason_and_a_value(record: str) -> None:
    says(source("kz", "KZ"), record, "dates", dated("2023-12-24"))
    choice = str(on_dates(record).sayings[0].claim.pk)
    with pytest.raises(Forbidden):
        settle_disagreement(record=record, field="dates", choice=choice, reason="хочу", by=KZ)
    with pytest.raises(Refused, match="reason"):
        settle_disagreement(record=record, field="dates", choice=choice, reason=" ", by=OFFICER)
    with pytest.raises(Refused, match="Choose"):
        settle_disagreement(record=record, field="dates", choice="0", reason="протокол", by=OFFICER)
    with pytest.raises(Refused, match="not disagree"):
        settle_disagreement(record=record, field="chair", choice=choice, reason="протокол", by=OFFICER)
    assert not Ruling.objects.exists()


def test_of_two_who_rule_at_once_the_second_sees_what_the_first_did(record: str) -> None:
    says(source("kz", "KZ"), record, "dates", dated("2023-12-24"))
    found = on_dates(record)
    first, second = (str(one.claim.pk) for one in found.sayings)
    settle_disagreement(record=record, field="dates", choice=first, reason="протокол", seen=found.mark, by=OFFICER)
    with pytest.raises(Refused, match="somebody else ruled"):
        settle_disagreement(record=record, field="dates", choice=second, reason="письмо", seen=found.mark, by=OFFICER)
    assert Ruling.objects.count() == 1


def test_a_pack_that_is_loaded_again_does_not_undo_a_ruling(event: Event, record: str) -> None:
    says(source("kz", "KZ"), record, "dates", dated("2023-12-24"))
    choice = next(str(one.claim.pk) for one in on_dates(record).sayings if one.source.code == "kz")
    settle_disagreement(record=record, field="dates", choice=choice, reason="протокол", by=OFFICER)
    Organisation.objects.update(pack_hash="")
    assert load_pack(folder=pack_folder("sco"), by=operator("test")).is_unchanged
    assert Event.objects.get(pk=event.pk).starts_on == date(2023, 12, 24)


def test_invented_samples_disagree_with_nobody(record: str) -> None:
    sample = source("sample")
    Source.objects.filter(pk=sample.pk).update(is_invented=True)
    says(sample, record, "dates", dated("2023-12-24"))
    assert disagreements([record]) == []
    assert replaced_sources() == set()


def test_many_disagreements_cost_as_few_queries_as_one(sco: Period, django_assert_max_num_queries: Any) -> None:
    kz = source("kz", "KZ")
    for code in Event.objects.filter(period=sco, precision="day").order_by("id").values_list("code", flat=True)[:40]:
        says(kz, f"event:{code}", "dates", dated("2023-12-24"))
    with django_assert_max_num_queries(8):
        assert len(disagreements()) >= 35


def test_a_register_that_was_changed_away_from_a_ruling_waits_for_another(record: str, event: Event) -> None:
    says(source("kz", "KZ"), record, "dates", dated("2023-12-24"))
    choice = next(str(one.claim.pk) for one in on_dates(record).sayings if one.source.code == "kz")
    settle_disagreement(record=record, field="dates", choice=choice, reason="протокол", by=OFFICER)
    Event.objects.filter(pk=event.pk).update(starts_on=event.starts_on, ends_on=event.ends_on)
    assert on_dates(record).is_open
