"""What an officer corrects, merges, splits, adds and places: their word stands, the reading's beside it, each with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from svod.intake.correct import correct, place_value
from svod.intake.desk import decide, decide_all
from svod.intake.fields import WrongValues, changed_by, typed_of
from svod.intake.opened import Overtaken
from svod.intake.regroup import add_missed, merge, reopen, split
from svod.kernel.refusal import Refused
from svod.register.claims.models import Claim
from svod.register.claims.queries import claims_of
from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.journal.queries import first_broken, history_of
from svod.register.misses.models import Miss
from svod.register.proposals.models import Intake, Proposal
from svod.register.rights import Actor, Forbidden, Grant, Role
from svod.register.sources.models import Period
from tests.intake.notes import NOTE, taken

OFFICER = Actor("A. Officer", (Grant(Role.OFFICER),), 1)
SECOND = Actor("B. Officer", (Grant(Role.OFFICER),), 2)
READER = Actor("C. Reader", (Grant(Role.READER),), 3)
TWO = """1. Сотрудничество в торговой сфере

12 и 15 мая 2024 года в г.Душанбе состоялись 7-е и 8-е заседания Рабочей группы по речным портам.

Заседание Рабочей группы по речным портам прошло в смешанном формате.
"""


@pytest.fixture
def intake(sco: Period, tmp_path: Path) -> Intake:
    return taken(tmp_path, NOTE)


@pytest.fixture
def new(intake: Intake) -> Proposal:
    return intake.proposals.get(noun="event", verdict="new")


def event_of(proposal: Proposal) -> Event:
    proposal.refresh_from_db()
    return Event.objects.get(code=proposal.record.partition(":")[2])


def test_a_corrected_value_is_accepted_and_its_claim_says_what_was_read(new: Proposal) -> None:
    spans = new.found["evidence"]["dates"]
    correct(proposal=new.pk, typed={"dates-start": "06.03.2024", "ordinal": "8"}, edition=0, by=OFFICER)
    decide(proposal=new.pk, act="accept", by=OFFICER)
    event = event_of(new)
    assert (event.ordinal, str(event.dates)) == (8, "2024-03-06")
    claims = {claim.field: claim for claim in claims_of(new.record)}
    assert claims["dates"].read_as == [{"start": "2024-03-05", "end": "2024-03-05"}]
    assert (claims["dates"].value["start"], claims["dates"].spans, claims["dates"].made_by) == ("2024-03-06", spans, "A. Officer")
    assert claims["ordinal"].read_as == [7]
    assert (claims["place"].read_as, claims["place"].made_by) == ([], new.intake.reader)


def test_every_field_of_a_noun_goes_to_the_form_and_back_unchanged(intake: Intake) -> None:
    for one in intake.proposals.exclude(noun="unplaced"):
        assert changed_by(one.noun, one.found, typed_of(one.noun, one.found)) == {}, one.noun


def test_all_faults_of_a_form_are_told_together_and_nothing_is_stored(new: Proposal) -> None:
    typed = {"dates-start": "31.02.2024", "ordinal": "седьмое", "kind": "picnic", "title": ""}
    with pytest.raises(WrongValues) as wrong:
        correct(proposal=new.pk, typed=typed, by=OFFICER)
    assert set(wrong.value.faults) == {"dates-start", "ordinal", "kind", "title"}
    new.refresh_from_db()
    assert (new.edition, new.corrections) == (0, {})


@pytest.mark.parametrize(("typed", "value"), [("14.09.2024", "2024-09-14"), ("09.2024", "2024-09"), ("2024", "2024")])
def test_a_day_a_month_or_a_year_can_be_typed(new: Proposal, typed: str, value: str) -> None:
    assert correct(proposal=new.pk, typed={"dates-start": typed}, by=OFFICER).found["dates"] == [{"start": value, "end": value}]


def test_what_is_corrected_is_compared_with_the_register_again(new: Proposal) -> None:
    typed = {"title": "Совещание министров, отвечающих за внешнеэкономическую и внешнеторговую деятельность",
             "ordinal": "23", "dates-start": "12.09.2024", "place-city": "Исламабад", "place-country": "PK",
             "body": "Совещание министров, отвечающих за внешнеэкономическую и внешнеторговую деятельность"}  # fmt: skip
    held = correct(proposal=new.pk, typed=typed, by=OFFICER)
    assert held.record == "event:mtm-23"


def test_corrected_back_to_what_was_read_it_is_as_read_and_no_miss(new: Proposal) -> None:
    correct(proposal=new.pk, typed={"ordinal": "8"}, by=OFFICER)
    assert Miss.objects.get(proposal=new).read == 7
    held = correct(proposal=new.pk, typed={"ordinal": "7"}, by=OFFICER)
    assert held.corrections == {}
    assert not Miss.objects.filter(proposal=new).exists()


def test_the_second_officer_is_told_who_corrected_and_overwrites_nothing(new: Proposal) -> None:
    correct(proposal=new.pk, typed={"ordinal": "8"}, edition=0, by=OFFICER)
    for act in (
        lambda: correct(proposal=new.pk, typed={"ordinal": "9"}, edition=0, by=SECOND),
        lambda: decide(proposal=new.pk, act="accept", edition=0, by=SECOND),
        lambda: split(proposal=new.pk, first={}, second={"ordinal": "9"}, edition=0, by=SECOND),
    ):
        with pytest.raises(Overtaken, match=r"A\. Officer corrected"):
            act()
    new.refresh_from_db()
    assert new.found["ordinal"] == 8


def test_only_those_who_may_correct_do(new: Proposal) -> None:
    with pytest.raises(Forbidden):
        correct(proposal=new.pk, typed={"ordinal": "8"}, by=READER)
    with pytest.raises(Forbidden):
        add_missed(intake=new.intake, noun="event", words="Рабочей группы", start=0, by=READER)


def test_a_source_in_an_area_of_others_is_left_to_them(intake: Intake) -> None:
    new = intake.proposals.get(noun="event", verdict="new")
    foreign = Actor("D. Officer", (Grant(Role.OFFICER, areas=frozenset({"energy"})),), 4)
    with pytest.raises(Forbidden):
        correct(proposal=new.pk, typed={"ordinal": "8"}, by=foreign)
    decide_all(intake=intake, by=foreign)
    new.refresh_from_db()
    assert new.stage == "open"


def test_of_what_differs_the_officer_chooses_field_by_field(intake: Intake) -> None:
    held = intake.proposals.get(noun="event", verdict="differs")
    assert "dates" in held.differences
    with pytest.raises(Refused, match="differ no more"):
        decide(proposal=held.pk, act="accept", chosen=["ordinal"], by=OFFICER)
    decide(proposal=held.pk, act="accept", chosen=["dates"], by=OFFICER)
    event = Event.objects.get(code="mtm-23")
    assert str(event.dates) == "2024-09-14"
    assert {"changed", "claimed"} <= {entry.verb for entry in history_of("event:mtm-23")}
    days = {claim.value["start"] for claim in claims_of("event:mtm-23") if claim.field == "dates"}
    assert days == {"2024-09-12", "2024-09-14"}


def test_two_that_are_one_are_merged_and_both_places_are_claims(sco: Period, tmp_path: Path) -> None:
    intake = taken(tmp_path, TWO)
    first = intake.proposals.filter(noun="event").order_by("id")[0]
    other = add_missed(intake=intake, noun="event", words="Заседание Рабочей группы по речным портам прошло в смешанном формате",
                       by=SECOND)  # fmt: skip
    assert other.found["format"] == "hybrid"
    merge(proposal=other.pk, into=first.pk, by=OFFICER)
    first.refresh_from_db()
    assert first.found["format"] == "hybrid"
    decide(proposal=first.pk, act="accept", by=OFFICER)
    other.refresh_from_db()
    first.refresh_from_db()
    assert (other.stage, other.record) == ("merged", first.record)
    places = {tuple(span) for claim in claims_of(first.record) for span in claim.spans}
    assert {tuple(span) for spans in other.found["evidence"].values() for span in spans} <= places
    assert event_of(first).format == "hybrid"


def test_what_was_merged_by_mistake_can_be_taken_apart(sco: Period, tmp_path: Path) -> None:
    intake = taken(tmp_path, NOTE)
    one, two = intake.proposals.filter(noun="event").order_by("id")
    merge(proposal=two.pk, into=one.pk, by=OFFICER)
    assert Miss.objects.filter(kind="merged").exists()
    reopen(proposal=two.pk, by=SECOND)
    two.refresh_from_db()
    assert (two.stage, two.merged_into_id) == ("open", None)
    assert not Miss.objects.filter(kind="merged").exists()


def test_only_alike_things_of_one_source_are_merged(intake: Intake) -> None:
    event, body = intake.proposals.filter(noun="event")[0], intake.proposals.filter(noun="body")[0]
    for other in (body, event):
        with pytest.raises(Refused, match="one kind"):
            merge(proposal=event.pk, into=other.pk, by=OFFICER)


def test_one_that_tells_two_is_split_and_both_keep_their_places(new: Proposal) -> None:
    first, second = split(proposal=new.pk, first={}, second={"ordinal": "8", "dates-start": "07.03.2024"}, edition=0, by=OFFICER)
    assert (first.found["ordinal"], second.found["ordinal"]) == (7, 8)
    assert second.found["evidence"]["dates"] == first.found["evidence"]["dates"]
    decide_all(intake=new.intake, by=OFFICER)
    assert {event_of(first).ordinal, event_of(second).ordinal} == {7, 8}
    assert event_of(first).pk != event_of(second).pk
    miss = Miss.objects.get(kind="split")
    assert [one["ordinal"] for one in miss.said] == [7, 8]
    assert sum(one.is_read for one in new.intake.proposals.all()) == new.intake.found_count


def test_two_halves_that_say_the_same_are_refused_and_faults_name_the_half(new: Proposal) -> None:
    with pytest.raises(WrongValues) as alike:
        split(proposal=new.pk, first={}, second={}, by=OFFICER)
    assert set(alike.value.faults) == {"2"}
    with pytest.raises(WrongValues) as wrong:
        split(proposal=new.pk, first={"ordinal": "x"}, second={"dates-start": "y"}, by=OFFICER)
    assert set(wrong.value.faults) == {"1-ordinal", "2-dates-start"}


def test_what_was_missed_is_added_from_marked_words_and_accepted_by_another(intake: Intake) -> None:
    words = "5 марта 2024 года в г.Душанбе состоялось 7-е заседание Рабочей   группы по речным портам"
    held = add_missed(intake=intake, noun="event", words=words, by=OFFICER)
    assert (held.found["dates"][0]["start"], held.found["place"]["city"], held.found["ordinal"]) == ("2024-03-05", "Душанбе", 7)
    assert held.found["area_code"] == "trade"
    start, end = held.found["evidence"]["dates"][0]
    assert intake.source.text[start:end] == "5 марта 2024 года"
    with pytest.raises(Refused, match="Another officer"):
        decide(proposal=held.pk, act="accept", by=OFFICER)
    decide_all(intake=intake, by=OFFICER)
    held.refresh_from_db()
    assert held.stage == "open"
    decide(proposal=held.pk, act="accept", by=SECOND)
    assert {claim.made_by for claim in Claim.objects.filter(record=event_of(held).code and held.record)} >= {"A. Officer"}


def test_one_may_take_back_what_one_added(intake: Intake) -> None:
    held = add_missed(intake=intake, noun="document", words="Рабочей группы по речным портам", by=OFFICER)
    decide(proposal=held.pk, act="reject", cause="not_there", by=OFFICER)
    held.refresh_from_db()
    assert held.stage == "rejected"


def test_words_that_are_not_in_the_text_or_stand_often_are_refused(intake: Intake) -> None:
    with pytest.raises(Refused, match="no such words"):
        add_missed(intake=intake, noun="event", words="Совет по рекам", by=OFFICER)
    with pytest.raises(Refused, match="longer passage"):
        add_missed(intake=intake, noun="event", words="2024 года", by=OFFICER)
    held = add_missed(intake=intake, noun="event", words="2024 года", start=len(intake.source.text), by=OFFICER)
    assert held.spans[0][0] == intake.source.text.rindex("2024 года")


@pytest.fixture
def unplaced(sco: Period, tmp_path: Path) -> Proposal:
    intake = taken(tmp_path, NOTE + "\nОбъявленный ранее срок – 3 апреля 2024 года – перенесён.\n")
    return intake.proposals.get(noun="unplaced", found__what="date")


def test_an_unplaced_value_is_placed_on_an_event_with_its_place(unplaced: Proposal) -> None:
    new = unplaced.intake.proposals.get(noun="event", verdict="new")
    span = unplaced.found["span"]
    place_value(proposal=unplaced.pk, on=f"proposal:{new.pk}", typed={"dates-start": "03.04.2024"}, by=OFFICER)
    decide(proposal=new.pk, act="accept", by=OFFICER)
    assert str(event_of(new).dates) == "2024-04-03"
    (claim,) = claims_of(new.record).filter(field="dates")
    assert (claim.spans, claim.read_as) == ([span], [{"start": "2024-03-05", "end": "2024-03-05"}])
    unplaced.refresh_from_db()
    assert (unplaced.stage, unplaced.merged_into) == ("merged", new)


def test_an_unplaced_value_of_a_known_event_is_a_proposal_to_its_record(unplaced: Proposal) -> None:
    held = place_value(proposal=unplaced.pk, on="event:startup-forum-4", typed={"dates-start": "03.04.2024"}, by=OFFICER)
    assert (held.noun, held.verdict, list(held.differences)) == ("event", "differs", ["dates"])
    decide(proposal=held.pk, act="accept", by=OFFICER)
    assert claims_of("event:startup-forum-4").filter(source=held.intake.source, field="dates").count() == 1


def test_a_value_is_not_placed_on_what_is_no_event(unplaced: Proposal) -> None:
    body = unplaced.intake.proposals.filter(noun="body")[0]
    with pytest.raises(Refused, match="only on an event"):
        place_value(proposal=unplaced.pk, on=f"proposal:{body.pk}", typed={"dates-start": "2024"}, by=OFFICER)
    with pytest.raises(WrongValues):
        place_value(proposal=unplaced.pk, on="event:nowhere", typed={"dates-start": "2024"}, by=OFFICER)


def test_a_rejection_that_blames_the_reading_is_a_miss_and_others_are_not(intake: Intake) -> None:
    one, two = intake.proposals.filter(noun="event").order_by("id")
    decide(proposal=one.pk, act="reject", cause="not_there", by=OFFICER)
    decide(proposal=two.pk, act="reject", cause="not_ours", by=OFFICER)
    assert list(Miss.objects.values_list("proposal", "kind")) == [(one.pk, "not_there")]
    with pytest.raises(Overtaken, match="rejected"):
        correct(proposal=one.pk, typed={"ordinal": "8"}, by=SECOND)
    assert history_of(f"miss:{intake.source.code}/{one.key}").count() == 1
    assert first_broken() is None


def test_an_officer_may_say_that_the_register_has_none_such_and_it_stays_said(intake: Intake) -> None:
    held = intake.proposals.get(noun="event", verdict="differs")
    new = correct(proposal=held.pk, typed={"record": ""}, by=OFFICER)
    assert (new.record, new.verdict) == ("", "new")
    assert correct(proposal=held.pk, typed={"theme": "Реки"}, by=OFFICER).verdict == "new"
    with pytest.raises(WrongValues):
        correct(proposal=held.pk, typed={"record": "event:nowhere"}, by=OFFICER)
    assert correct(proposal=held.pk, typed={"record": "event:mtm-23"}, by=OFFICER).verdict == "differs"


def test_an_officer_says_which_event_adopted_a_document(sco: Period, tmp_path: Path) -> None:
    intake = taken(tmp_path, NOTE + "\nУтверждена Концепция речных портов.\n")
    document, event = intake.proposals.get(noun="document"), intake.proposals.get(noun="event", verdict="new")
    correct(proposal=document.pk, typed={"adopted_by": event.key, "participants-who": "interested"}, by=OFFICER)
    decide_all(intake=intake, by=OFFICER)
    document.refresh_from_db()
    row = Document.objects.get(code=document.record.partition(":")[2])
    assert (row.adopted_by_event, row.participants) == (event_of(event), "interested")
