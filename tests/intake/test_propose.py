"""What a text says is compared with the register: all of it is accounted for, and near misses are left to a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from svod.kernel.refusal import Refused
from svod.register.events.models import Event
from svod.register.journal.queries import last_hash
from svod.register.proposals.models import Intake
from svod.register.sources.models import Period
from tests.intake.notes import ENGLISH, NOTE, of, taken, verdicts

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("specimen", ["report.txt", "protocol.txt", "notice.md"])
def test_all_that_was_found_is_accounted_for(sco: Period, tmp_path: Path, specimen: str) -> None:
    intake = taken(tmp_path, (ROOT / "specimens" / specimen).read_text(encoding="utf-8"), invented=True)
    assert intake.found_count == intake.proposals.count() > 8


@pytest.mark.parametrize("specimen", ["report.txt", "protocol.txt", "notice.md"])
def test_nothing_of_another_organisation_is_taken_for_a_record_of_ours(sco: Period, tmp_path: Path, specimen: str) -> None:
    intake = taken(tmp_path, (ROOT / "specimens" / specimen).read_text(encoding="utf-8"), invented=True)
    assert set(verdicts(intake, "event") + verdicts(intake, "document")) == {"new"}


def test_a_known_session_with_another_day_differs_and_an_unknown_one_is_new(sco: Period, tmp_path: Path) -> None:
    intake = taken(tmp_path, NOTE)
    assert verdicts(intake, "event") == ["differs", "new"]
    session = intake.proposals.get(noun="event", verdict="differs")
    assert session.record == "event:mtm-23"
    assert session.differences == {"dates": [["2024-09-12"], ["2024-09-14"]]}


def test_a_proposal_shows_the_place_of_every_value(sco: Period, tmp_path: Path) -> None:
    found = of(taken(tmp_path, NOTE), "event")[1].found
    ((start, end),) = found["evidence"]["place"]
    assert "Душанбе" in NOTE[start:end]
    assert found["area_code"] == "trade"


def test_another_day_without_a_number_is_left_to_a_person(sco: Period, tmp_path: Path) -> None:
    """Sessions of one body look alike; the register holds one of 7–8 August in Beijing."""
    (event,) = of(taken(tmp_path, "6 августа 2024 года в г.Пекине прошло заседание Комиссии старших должностных лиц.\n"), "event")
    assert (event.verdict, event.candidates[0]) == ("ambiguous", "event:ksdl-2024-08-07")


def test_a_day_and_a_city_alone_make_no_event_known(sco: Period, tmp_path: Path) -> None:
    held = Event.objects.get(code="round-table-pakistan-chg-2024")
    assert (str(held.dates), [city.name_ru for city in held.cities.all()]) == ("2024-03-05", ["Душанбе"])
    assert verdicts(taken(tmp_path, NOTE), "event")[1] == "new"


def test_as_many_untold_apart_sessions_as_are_held_are_taken_in_their_order(sco: Period, tmp_path: Path) -> None:
    """The register holds four sessions of the group without a day."""
    note = "4. Сотрудничество в сфере сельского хозяйства\n\nПроведены четыре заседания ПДРГ государств-членов ШОС в сфере "
    events = of(taken(tmp_path, note + "сельского хозяйства.\n"), "event")
    assert [event.record for event in events] == [f"event:pdrg-agri-session-{n}" for n in (1, 2, 3, 4)]


def test_fewer_of_them_are_left_to_a_person(sco: Period, tmp_path: Path) -> None:
    note = "4. Сотрудничество в сфере сельского хозяйства\n\nПроведены два заседания ПДРГ государств-членов ШОС в сфере "
    events = of(taken(tmp_path, note + "сельского хозяйства.\n"), "event")
    assert [(event.verdict, len(event.candidates)) for event in events] == [("ambiguous", 4)] * 2


def test_a_section_is_an_area_by_its_title_and_never_by_its_number(sco: Period, tmp_path: Path) -> None:
    note = NOTE.replace("1. Сотрудничество в торговой сфере", "3. Сотрудничество в сфере энергетики")
    assert of(taken(tmp_path, note), "event")[1].found["area_code"] == "energy"


def test_a_body_is_known_by_its_full_name_and_by_its_short_one(sco: Period, tmp_path: Path) -> None:
    note = "6 июня 2024 года прошло заседание КСДЛ. 9 июня 2024 года прошло заседание Комиссии старших должностных лиц.\n"
    assert {body.record for body in of(taken(tmp_path, note), "body")} == {"body:ksdl"}


def test_the_decision_of_a_period_is_known_by_number_and_day(sco: Period, tmp_path: Path, case: Path) -> None:
    intake = taken(tmp_path, (case / "report.txt").read_text(encoding="utf-8") + "\n")
    assert [(act.verdict, act.record) for act in of(intake, "decision")] == [("same", "document:decision-sgp-158")]


def test_a_figure_is_compared_in_the_scale_of_the_register(sco: Period, tmp_path: Path, case: Path) -> None:
    intake = taken(tmp_path, (case / "report.txt").read_text(encoding="utf-8") + "\n")
    assert verdicts(intake, "figure") == ["same"] * 3


def test_the_second_intake_of_a_file_changes_nothing(sco: Period, tmp_path: Path) -> None:
    first = taken(tmp_path, NOTE)
    before = last_hash()
    assert taken(tmp_path, NOTE).pk == first.pk
    assert (last_hash(), Intake.objects.count()) == (before, 1)


def test_one_text_is_either_invented_or_genuine(sco: Period, tmp_path: Path) -> None:
    taken(tmp_path, NOTE, invented=True)
    with pytest.raises(Refused, match="--invented"):
        taken(tmp_path, NOTE)


def test_an_english_text_is_held_as_english(sco: Period, tmp_path: Path) -> None:
    intake = taken(tmp_path, ENGLISH)
    assert intake.source.language == "en"
    assert of(intake, "event")[0].found["area_code"] == "trade"


def test_the_real_report_is_recognised_in_the_register_read_from_it(sco: Period, tmp_path: Path, case: Path) -> None:
    intake = taken(tmp_path, (case / "report.txt").read_text(encoding="utf-8"), name="report.txt")
    assert intake.source.code == "sco-report-2024"
    found = verdicts(intake, "event")
    assert len(found) > 85
    assert set(found) == {"same", "differs"}
    records = [p.record for p in of(intake, "event") if not p.found["same_as"]]
    assert len(records) == len(set(records))


def test_the_same_report_from_another_file_is_recognised_too(sco: Period, tmp_path: Path, case: Path) -> None:
    """No place of a claim helps here: the text differs by a line end."""
    intake = taken(tmp_path, (case / "report.txt").read_text(encoding="utf-8") + "\n", name="report.txt")
    assert intake.source.code != "sco-report-2024"
    assert "new" not in verdicts(intake, "event") + verdicts(intake, "document")
    assert verdicts(intake, "event").count("ambiguous") <= 2
