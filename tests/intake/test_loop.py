"""A file becomes proposals; a named person accepts them; nothing is lost, nothing is written twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from svod.cli.packs import lexicon
from svod.intake.accept import accept, accept_proposal, reject_proposal
from svod.intake.files.text import read_text_file
from svod.intake.propose import propose
from svod.kernel.refusal import Refused
from svod.reading import read_text
from svod.register.claims.models import Claim
from svod.register.claims.queries import claims_of
from svod.register.events.models import Event
from svod.register.journal.queries import entry_count, first_broken, last_hash
from svod.register.proposals.models import Intake
from svod.register.sources.models import Period, Source

# The first session is held by the register (mtm-23) with another chair's day; the second body is unknown to it.
NOTE = """1. Сотрудничество в торговой сфере

14 сентября 2024 года в г.Исламабаде под председательством пакистанской стороны состоялось 23-е Совещание министров
государств-членов ШОС, отвечающих за внешнеэкономическую и внешнеторговую деятельность.

5 марта 2024 года в г.Душанбе состоялось 7-е заседание Рабочей группы по речным портам.
"""


def taken(folder: Path, text: str, *, invented: bool = False, name: str = "note.txt") -> Intake:
    (folder / name).write_text(text, encoding="utf-8")
    file = read_text_file(folder / name)
    reading = read_text(file.text, name=file.name, dated=date(2024, 10, 1), lexicon=lexicon("sco"))
    return propose(file=file, reading=reading, is_invented=invented, by="A. Officer")


def verdicts(intake: Intake, noun: str) -> list[str]:
    return [proposal.verdict for proposal in intake.proposals.filter(noun=noun)]


def test_all_that_was_found_is_accounted_for(sco: Period, tmp_path: Path) -> None:
    intake = taken(tmp_path, NOTE)
    assert intake.found_count == intake.proposals.count() > 2


def test_a_known_session_with_another_day_differs_and_an_unknown_one_is_new(sco: Period, tmp_path: Path) -> None:
    intake = taken(tmp_path, NOTE)
    assert verdicts(intake, "event") == ["differs", "new"]
    session = intake.proposals.get(noun="event", verdict="differs")
    assert session.record == "event:mtm-23"
    assert session.differences == {"dates": [["2024-09-12"], ["2024-09-14"]]}


def test_the_second_intake_of_a_file_changes_nothing(sco: Period, tmp_path: Path) -> None:
    first = taken(tmp_path, NOTE)
    before = last_hash()
    assert taken(tmp_path, NOTE).pk == first.pk
    assert last_hash() == before


def test_what_is_accepted_has_claims_with_places_and_a_journal(sco: Period, tmp_path: Path) -> None:
    intake = taken(tmp_path, NOTE)
    events = Event.objects.count()
    done = accept(intake=intake, by="A. Officer")
    assert done.accepted > 2
    assert Event.objects.count() == events + 1
    new = Event.objects.order_by("-id")[0]
    assert (new.ordinal, str(new.dates)) == (7, "2024-03-05")
    assert [city.code for city in new.cities.all()] == ["dushanbe"]
    claims = claims_of(f"event:{new.code}")
    assert {claim.field for claim in claims} >= {"dates", "place", "ordinal"}
    assert all(claim.spans and claim.source == intake.source for claim in claims)
    assert first_broken() is None


def test_a_difference_is_a_claim_beside_the_others_and_overwrites_nothing(sco: Period, tmp_path: Path) -> None:
    accept(intake=taken(tmp_path, NOTE), by="A. Officer")
    event = Event.objects.get(code="mtm-23")
    assert str(event.dates) == "2024-09-12"
    days = {claim.value["start"] for claim in claims_of("event:mtm-23") if claim.field == "dates"}
    assert days == {"2024-09-12", "2024-09-14"}


def test_accepting_again_finds_nothing_to_accept(sco: Period, tmp_path: Path) -> None:
    intake = taken(tmp_path, NOTE)
    accept(intake=intake, by="A. Officer")
    before, claims = entry_count(), Claim.objects.count()
    assert accept(intake=intake, by="A. Officer").accepted == 0
    assert (entry_count(), Claim.objects.count()) == (before, claims)


def test_an_invented_sample_is_kept_apart_and_never_accepted(sco: Period, tmp_path: Path) -> None:
    intake = taken(tmp_path, NOTE, invented=True)
    with pytest.raises(Refused, match="invented"):
        accept(intake=intake, by="A. Officer")
    assert Source.objects.get(pk=intake.source_id).is_invented
    with pytest.raises(Refused, match="--invented"):
        taken(tmp_path, NOTE)


def test_nobody_accepts_without_a_name(sco: Period, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="named person"):
        accept(intake=taken(tmp_path, NOTE), by=" ")


def test_a_proposal_is_decided_once_and_rejected_only_with_a_reason(sco: Period, tmp_path: Path) -> None:
    proposal = taken(tmp_path, NOTE).proposals.get(noun="event", verdict="new")
    with pytest.raises(Refused, match="reason"):
        reject_proposal(proposal=proposal, by="A. Officer", reason="")
    reject_proposal(proposal=proposal, by="A. Officer", reason="another organisation's group")
    with pytest.raises(Refused, match="decided already"):
        accept_proposal(proposal=proposal, by="B. Officer")
    assert proposal.decided_by == "A. Officer"


def test_an_ambiguous_one_is_accepted_as_the_record_that_a_person_names(sco: Period, tmp_path: Path) -> None:
    proposal = taken(tmp_path, NOTE).proposals.get(noun="event", verdict="new")
    proposal.verdict = "ambiguous"
    with pytest.raises(Refused, match="which record"):
        accept_proposal(proposal=proposal, by="A. Officer")
    accept_proposal(proposal=proposal, by="A. Officer", record="event:mtm-23")
    assert any(claim.source == proposal.intake.source for claim in claims_of("event:mtm-23"))


def test_the_real_report_is_recognised_in_the_register_read_from_it(sco: Period, tmp_path: Path, case: Path) -> None:
    intake = taken(tmp_path, (case / "report.txt").read_text(encoding="utf-8"), name="report.txt")
    assert intake.source.code == "sco-report-2024"
    found = verdicts(intake, "event")
    assert len(found) > 85
    assert sum(verdict in {"same", "differs"} for verdict in found) >= 0.98 * len(found)
    records = [p.record for p in intake.proposals.filter(noun="event") if not p.found["same_as"]]
    assert len(records) == len(set(records))
