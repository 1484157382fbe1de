"""From a state's accepted rows to claims with their places, to a finding where two states disagree, to the report."""

from __future__ import annotations

import pytest

from svod.audit.facts.from_register import facts_from_register
from svod.audit.run import audit
from svod.compose.reports.annual.outline import compose_annual
from svod.intake.accept import accept, accept_proposal
from svod.intake.material import take_in_material
from svod.intake.material_reading import read_material_text
from svod.kernel.span import Span
from svod.register.claims.queries import claims_of
from svod.register.events.models import Event
from svod.register.proposals.models import Intake
from svod.register.rights import Actor, Grant, Role
from svod.register.submissions.changes import accept_submission, submit, take_up, write_draft
from svod.register.submissions.models import Request, Submission
from svod.register.submissions.rows import Row, typed_row
from tests.intake.test_material_xlsx import asked as asked  # noqa: PLC0414  # a fixture

OFFICER = Actor("О. Эксперт", (Grant(Role.OFFICER),), 2)
FORUM = {
    "title": "Форум речных портов «Порты и люди»",
    "start": "18.04.2024",
    "end": "20.04.2024",
    "city": "Алматы",
    "country": "Казахстан",
    "outcome": "Участвовали представители 12 портов.",
}


def agency(state: str) -> Actor:
    return Actor(f"{state} agency", (Grant(Role.AGENCY, state),), 3)


def accepted(asked: Request, *rows: dict[str, str], text: str = "") -> Submission:
    by = agency(asked.state.code)
    blanks = "confirmed"
    version = submit(submission=write_draft(request=asked, text=text, rows=rows, blanks=blanks, by=by), by=by)
    return accept_submission(submission=take_up(submission=version, by=OFFICER), by=OFFICER)


def taken_in(version: Submission) -> Intake:
    taken = take_in_material(submission=version, lexicon=None, by=OFFICER)
    assert taken is not None
    return taken


def read_rows(*rows: dict[str, str], asked: Request, text: str = "") -> Submission:
    return Submission(request=asked, text=text, rows=[typed_row(row) for row in rows], number=1)


def test_each_field_of_a_row_becomes_a_claim_whose_span_says_it(asked: Request) -> None:
    taken = taken_in(accepted(asked, FORUM, text="Государство развивает речной транспорт."))
    accept(intake=taken, by=OFFICER)
    event = Event.objects.get(title_ru__startswith="Форум речных портов")
    claims = {one.field: one for one in claims_of(f"event:{event.code}")}
    text = taken.source.text
    said = {field: [Span(*pair).of(text) for pair in one.spans] for field, one in claims.items()}
    assert claims["dates"].value == {"start": "2024-04-18", "end": "2024-04-20"}
    assert claims["place"].value == {"cities": ["almaty"], "country": "KZ"}
    assert said["dates"] == ["18–20 апреля 2024 г."]
    assert said["place"] == ["г. Алматы, Казахстан"]
    assert said["name"] == ["Форум речных портов «Порты и люди»"]
    assert {one.source for one in claims.values()} == {taken.source}
    assert taken.source.state == asked.state


def test_two_states_that_say_different_days_both_stand_and_a_finding_says_so(asked: Request) -> None:
    accept(intake=taken_in(accepted(asked, FORUM)), by=OFFICER)
    other = Request.objects.get(state__code="UZ", area__code="trade")
    second = taken_in(accepted(other, {**FORUM, "start": "19.04.2024"}))
    proposal = second.proposals.get(noun="event")
    event = Event.objects.get(title_ru__startswith="Форум речных портов")
    accept_proposal(proposal=proposal, by=OFFICER, record="" if proposal.record else f"event:{event.code}")
    days = [one.value["start"] for one in claims_of(f"event:{event.code}").filter(field="dates")]
    assert days == ["2024-04-18", "2024-04-19"]
    event.refresh_from_db()
    assert str(event.starts_on) == "2024-04-18", "the register stays as it was until somebody rules"
    found = [one for one in audit(facts_from_register(period=asked.period)).findings if one.code == "SRC001"]
    assert len(found) == 1


@pytest.mark.parametrize("language", ["ru", "en", "zh"])
def test_the_report_tells_an_accepted_event_and_names_its_source(asked: Request, language: str) -> None:
    accept(intake=taken_in(accepted(asked, FORUM)), by=OFFICER)
    event = Event.objects.get(title_ru__startswith="Форум речных портов")
    report = compose_annual(first=asked.period.first, last=asked.period.last, language=language)
    told = [one for one in report.sentences() if any(fact.record == f"event:{event.code}" for fact in one.facts)]
    assert told
    assert "2024" in "".join(one.text for one in told)


@pytest.mark.parametrize(
    ("row", "dates", "place"),
    [
        ({"title": "Форум и выставка «Порты»", "start": "2024-03"}, "2024-03", (None, None)),
        ({"title": "Видеоконференция по таможне", "start": "2024"}, "2024", (None, None)),
        ({"title": "Port seminar", "start": "2024-03-04", "city": "Астана", "country": "KZ"}, "2024-03-04", ("Астана", "KZ")),
        ({"title": "港口论坛", "start": "2024-03-04", "city": "西安", "country": "CN"}, "2024-03-04", ("西安", "CN")),
        ({"title": "Миссия", "start": "2024-03-04", "end": "2024-04-05", "country": "PK"}, "2024-03-04/2024-04-05", (None, "PK")),
    ],
)
def test_a_row_is_one_event_with_the_days_and_the_place_that_were_typed(
    asked: Request, row: dict[str, str], dates: str, place: tuple[str | None, str | None]
) -> None:
    version = read_rows({"outcome": "Принято решение (г. Ташкент, 5 мая 2024 г.).", **row}, asked=asked)
    reading = read_material_text(version, name="x", dated=asked.period.last, lexicon=None)
    name = Span(0, len(row["title"]))
    (event,) = [one for one in reading.events if one.span == name]
    assert str(event.dates[0]) == dates
    assert (event.place.city, event.place.country) == place
    for what, spans in event.evidence.items():
        if what in {"dates", "place"}:
            assert all(span.of(reading.text) and not span.touches(name) for span in spans)
    assert len(reading.documents) == len({one.id for one in reading.documents})


def test_thirty_rows_are_thirty_events_whatever_the_reader_makes_of_their_names(asked: Request) -> None:
    titles = ["Третье заседание Специальной рабочей группы ШОС по таможне", "Ярмарка", "Приём делегации", "Форум"]
    rows: list[Row] = [
        typed_row({"title": f"{titles[n % 4]} № {n}", "start": f"2024-05-{n + 1:02}", "city": "Ташкент", "country": "UZ"})
        for n in range(30)
    ]
    reading = read_material_text(read_rows(*rows, asked=asked), name="x", dated=asked.period.last, lexicon=None)
    assert [str(one.dates[0]) for one in reading.events] == [row["start"] for row in rows]
    assert len({one.id for one in reading.events}) == 30
