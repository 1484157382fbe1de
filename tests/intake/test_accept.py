"""A named person accepts what was proposed; it becomes records and claims, once, and nothing is overwritten."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from svod.intake.accept import accept, accept_proposal, reject_proposal
from svod.kernel.refusal import Refused
from svod.register.bodies.models import Body
from svod.register.claims.models import Claim
from svod.register.claims.queries import claims_of
from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.figures.models import Figure
from svod.register.followups.models import FollowUp
from svod.register.journal.queries import entry_count, first_broken, history_of
from svod.register.rights import operator
from svod.register.sources.models import Period, Source
from svod.register.states.models import City
from tests.intake.notes import ABROAD, ENGLISH, NOTE, of, taken, verdicts


def test_what_is_accepted_has_claims_with_places_and_a_journal(sco: Period, tmp_path: Path) -> None:
    intake = taken(tmp_path, NOTE)
    events = Event.objects.count()
    done = accept(intake=intake, by=operator("A. Officer"))
    assert (done.accepted, done.left_open) == (intake.proposals.filter(stage="accepted").count(), 0)
    assert Event.objects.count() == events + 1
    new = Event.objects.order_by("-id")[0]
    assert (new.ordinal, str(new.dates)) == (7, "2024-03-05")
    assert [city.code for city in new.cities.all()] == ["dushanbe"]
    assert [area.code for area in new.areas.all()] == ["trade"]
    claims = claims_of(f"event:{new.code}")
    assert {claim.field for claim in claims} >= {"dates", "place", "ordinal"}
    assert all(claim.spans and claim.source == intake.source for claim in claims)
    assert {entry.verb for entry in history_of(f"event:{new.code}")} == {"created", "claimed"}
    assert first_broken() is None


def test_a_new_session_belongs_to_the_new_body_that_the_same_text_names(sco: Period, tmp_path: Path) -> None:
    accept(intake=taken(tmp_path, NOTE), by=operator("A. Officer"))
    new = Event.objects.order_by("-id")[0]
    assert [body.name_ru for body in new.bodies.all()] == ["Рабочая группа по речным портам"]


def test_a_difference_is_a_claim_beside_the_others_and_overwrites_nothing(sco: Period, tmp_path: Path) -> None:
    accept(intake=taken(tmp_path, NOTE), by=operator("A. Officer"))
    event = Event.objects.get(code="mtm-23")
    assert str(event.dates) == "2024-09-12"
    days = {claim.value["start"] for claim in claims_of("event:mtm-23") if claim.field == "dates"}
    assert days == {"2024-09-12", "2024-09-14"}


def test_another_printing_of_a_name_is_no_other_name(sco: Period, tmp_path: Path) -> None:
    accept(intake=taken(tmp_path, NOTE), by=operator("A. Officer"))
    titles = {claim.value for claim in claims_of("event:mtm-23") if claim.field == "title" and claim.value}
    assert titles == {Event.objects.get(code="mtm-23").title_ru}


def test_accepting_again_finds_nothing_to_accept(sco: Period, tmp_path: Path) -> None:
    intake = taken(tmp_path, NOTE)
    accept(intake=intake, by=operator("A. Officer"))
    before = entry_count(), Claim.objects.count(), Event.objects.count()
    assert accept(intake=intake, by=operator("A. Officer")).accepted == 0
    assert (entry_count(), Claim.objects.count(), Event.objects.count()) == before


def test_what_was_accepted_from_one_file_is_known_in_the_next(sco: Period, tmp_path: Path) -> None:
    accept(intake=taken(tmp_path, NOTE + ABROAD), by=operator("A. Officer"))
    again = taken(tmp_path, NOTE + ABROAD + "\n", name="again.txt")
    assert {p.verdict for p in again.proposals.exclude(noun="unplaced")} == {"same", "differs"}
    before = Event.objects.count(), Document.objects.count(), Body.objects.count()
    accept(intake=again, by=operator("A. Officer"))
    assert (Event.objects.count(), Document.objects.count(), Body.objects.count()) == before


def test_a_city_that_the_register_lacks_comes_with_its_event(sco: Period, tmp_path: Path) -> None:
    accept(intake=taken(tmp_path, ABROAD), by=operator("A. Officer"))
    event = Event.objects.order_by("-id")[0]
    assert [(city.code, city.name_ru, city.state.code) for city in event.cities.all()] == [("nukus", "Нукус", "UZ")]
    assert (event.title_ru, event.theme_ru) == ("семинар", "Порты и люди")
    assert history_of("city:nukus")


def test_a_document_is_tied_to_the_event_that_adopted_it(sco: Period, tmp_path: Path) -> None:
    intake = taken(tmp_path, ABROAD)
    accept(intake=intake, by=operator("A. Officer"))
    (document,) = of(intake, "document")
    row = Document.objects.get(code=document.record.partition(":")[2])
    if document.found["adopted_by"]:
        assert row.adopted_by_event == Event.objects.order_by("-id")[0]
    assert (row.kind, row.stage) == ("concept", "adopted")


def test_a_name_stays_in_the_language_of_its_source(sco: Period, tmp_path: Path) -> None:
    accept(intake=taken(tmp_path, ENGLISH), by=operator("A. Officer"))
    event = Event.objects.order_by("-id")[0]
    assert (event.title_ru, event.title_en) == ("", "meeting of the Working Group on River Ports")
    assert [city.code for city in event.cities.all()] == ["dushanbe"]


def test_a_second_telling_of_a_new_event_makes_no_second_record(sco: Period, tmp_path: Path) -> None:
    intake = taken(tmp_path, NOTE)
    first, second = of(intake, "event")[1], of(intake, "event")[0]
    second.verdict, second.record, second.found = "new", "", first.found | {"same_as": first.key}
    second.save()
    events = Event.objects.count()
    accept_proposal(proposal=second, by=operator("A. Officer"))
    accept(intake=intake, by=operator("A. Officer"))
    assert Event.objects.count() == events + 1
    assert len({proposal.record for proposal in of(intake, "event")}) == 1


def test_a_new_figure_becomes_a_record_in_its_scale(sco: Period, tmp_path: Path) -> None:
    note = "В 2022 году объем взаимной торговли составил более 3 млрд долларов США.\n"
    intake = taken(tmp_path, note)
    assert verdicts(intake, "figure") == ["new"]
    accept(intake=intake, by=operator("A. Officer"))
    figure = Figure.objects.order_by("-id")[0]
    assert (figure.value, figure.unit_ru, figure.comparison, figure.year) == (3, "млрд долларов США", "more_than", 2022)


def test_an_invented_sample_is_kept_apart_and_never_accepted(sco: Period, tmp_path: Path) -> None:
    intake = taken(tmp_path, NOTE, invented=True)
    with pytest.raises(Refused, match="invented"):
        accept(intake=intake, by=operator("A. Officer"))
    with pytest.raises(Refused, match="invented"):
        accept_proposal(proposal=of(intake, "event")[0], by=operator("A. Officer"))
    assert Source.objects.get(pk=intake.source_id).is_invented
    assert not Claim.objects.filter(source=intake.source).exists()


def test_nobody_accepts_or_rejects_without_a_name(sco: Period, tmp_path: Path) -> None:
    intake = taken(tmp_path, NOTE)
    with pytest.raises(Refused, match="named person"):
        accept(intake=intake, by=operator(" "))
    with pytest.raises(Refused, match="named person"):
        reject_proposal(proposal=of(intake, "event")[0], by=operator(""), reason="no")


def test_a_proposal_is_decided_once_and_rejected_only_with_a_reason(sco: Period, tmp_path: Path) -> None:
    proposal = taken(tmp_path, NOTE).proposals.get(noun="event", verdict="new")
    with pytest.raises(Refused, match="reason"):
        reject_proposal(proposal=proposal, by=operator("A. Officer"), reason="")
    reject_proposal(proposal=proposal, by=operator("A. Officer"), reason="another organisation's group")
    with pytest.raises(Refused, match="decided already"):
        accept_proposal(proposal=proposal, by=operator("B. Officer"))
    assert proposal.decided_by == "A. Officer"


def test_what_was_rejected_is_not_accepted_with_the_rest(sco: Period, tmp_path: Path) -> None:
    intake = taken(tmp_path, NOTE)
    reject_proposal(proposal=of(intake, "event")[1], by=operator("A. Officer"), reason="not ours")
    events = Event.objects.count()
    accept(intake=intake, by=operator("A. Officer"))
    assert Event.objects.count() == events
    assert of(intake, "event")[1].stage == "rejected"


def test_an_ambiguous_one_is_accepted_as_the_record_that_a_person_names(sco: Period, tmp_path: Path) -> None:
    proposal = taken(tmp_path, NOTE).proposals.get(noun="event", verdict="new")
    proposal.verdict = "ambiguous"
    with pytest.raises(Refused, match="which record"):
        accept_proposal(proposal=proposal, by=operator("A. Officer"))
    with pytest.raises(Refused, match="no record"):
        accept_proposal(proposal=proposal, by=operator("A. Officer"), record="event:nowhere")
    accept_proposal(proposal=proposal, by=operator("A. Officer"), record="event:mtm-23")
    assert any(claim.source == proposal.intake.source for claim in claims_of("event:mtm-23"))


def test_a_whole_report_is_accepted_and_only_doubts_stay_open(sco: Period, tmp_path: Path, case: Path) -> None:
    intake = taken(tmp_path, (case / "report.txt").read_text(encoding="utf-8"), name="report.txt")
    counts = Event.objects.count(), Document.objects.count(), City.objects.count()
    done = accept(intake=intake, by=operator("A. Officer"))
    assert done.accepted + done.left_open == intake.found_count
    assert done.left_open == sum(v in {"ambiguous", "unplaced"} for v in intake.proposals.values_list("verdict", flat=True))
    assert (Event.objects.count(), Document.objects.count(), City.objects.count()) == counts
    assert first_broken() is None


@pytest.mark.parametrize(
    ("dated", "told"), [(date(2024, 10, 1), "2023-2024"), (date(2024, 12, 1), "2023-2024"), (date(2019, 5, 16), None)]
)
def test_what_an_old_text_left_to_do_is_not_told_in_this_year(sco: Period, tmp_path: Path, dated: date, told: str | None) -> None:
    note = "1. Сотрудничество в торговой сфере\n\nПоручено подготовить обзор речных портов.\n"
    accept(intake=taken(tmp_path, note, dated=dated), by=operator("A. Officer"))
    left = FollowUp.objects.get(text_ru__icontains="обзор речных портов")
    assert (left.period.code if left.period else None) == told
