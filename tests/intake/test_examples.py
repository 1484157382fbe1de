"""What officers noted at the desk becomes examples for whoever mends the reader: passages with the facts as they left them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from svod.cli.cases import cases_of, scored
from svod.cli.evaluate import evaluate
from svod.intake.correct import correct
from svod.intake.desk import decide
from svod.intake.examples import examples
from svod.intake.regroup import add_missed, split
from svod.kernel.refusal import Refused
from svod.register.misses.queries import misses
from svod.register.proposals.models import Proposal
from svod.register.rights import Actor, Forbidden, Grant, Role, operator
from svod.register.sources.models import Period
from tests.intake.notes import ABROAD, NOTE, taken

OFFICER = Actor("A. Officer", (Grant(Role.OFFICER),), 1)


@pytest.fixture
def new(sco: Period, tmp_path: Path) -> Proposal:
    return taken(tmp_path, NOTE + "\n" + ABROAD).proposals.get(noun="event", found__ordinal=7)


def test_a_miss_is_exported_with_its_paragraph_and_the_facts_of_it(new: Proposal) -> None:
    correct(proposal=new.pk, typed={"ordinal": "8"}, by=OFFICER)
    (one,) = examples(misses(OFFICER))
    assert one.text.startswith("5 марта 2024 года в г.Душанбе")
    assert one.text.count("состоялось") == 1
    (event,) = one.facts["events"]
    assert (event["ordinal"], event["city_ru"], event["at"]) == (8, "Душанбе", [1])
    start, end = event["ev"]["date"][0]
    assert one.text[start:end] == "5 марта 2024 года"
    (miss,) = one.facts["misses"]
    assert (miss["kind"], miss["field"], miss["read"], miss["said"]) == ("corrected", "ordinal", 7, 8)


def test_paragraphs_that_touch_are_one_passage_and_what_was_rejected_is_no_fact(new: Proposal) -> None:
    split(proposal=new.pk, first={}, second={"ordinal": "9"}, by=OFFICER)
    decide(proposal=new.pk, act="reject", cause="not_there", by=OFFICER)
    add_missed(intake=new.intake, noun="event", words="семинар «Порты и люди»", by=OFFICER)
    first, second = examples(misses(OFFICER))
    assert [event["ordinal"] for event in first.facts["events"]] == [9]
    assert [miss["kind"] for miss in first.facts["misses"]] == ["split", "not_there"]
    assert [miss["kind"] for miss in second.facts["misses"]] == ["added"]


def test_evaluate_lists_the_misses_and_its_export_is_scored_as_a_folder(
    new: Proposal, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SVOD_LANGUAGE", "en")
    correct(proposal=new.pk, typed={"place-city": "Худжанд"}, by=OFFICER)
    to = tmp_path / "misses"
    evaluate(desk=True, export=to)
    said = capsys.readouterr().out
    assert "corrected" in said
    assert "event.city is 'Худжанд', read as 'Душанбе'" in said
    assert "Passages written: 1" in said
    (case,) = cases_of(to)
    found, _ = scored([case], None)
    assert (found.fields["event.city"].right, found.fields["event.dates"].right) == (0, 1)
    assert json.loads(next(to.glob("*.facts.json")).read_text(encoding="utf-8"))["source"]["characters"] == len(case.text)


def test_misses_are_for_the_secretariat_and_evaluate_says_where_there_are_none(sco: Period) -> None:
    with pytest.raises(Forbidden):
        misses(Actor("Kz", (Grant(Role.AGENCY, "KZ"),), 2))
    assert not misses(operator("root")).exists()
    with pytest.raises(Refused, match="Nobody has noted"):
        evaluate(desk=True)
    with pytest.raises(Refused, match="or --desk"):
        evaluate()
