"""Officers at one desk at once, on PostgreSQL: one is first, the others are told what was done; nothing is overwritten."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connection

from svod.intake.correct import correct
from svod.intake.desk import decide, decide_all
from svod.intake.opened import Overtaken
from svod.intake.regroup import merge, reopen, split
from svod.kernel.span import Span
from svod.kernel.vocabulary import EventKind
from svod.reading.shapes import Event as Read
from svod.register.claims.models import Claim
from svod.register.events.models import Event
from svod.register.journal.queries import first_broken
from svod.register.proposals.models import Intake, Proposal
from svod.register.rights import Actor, Grant, Role
from svod.register.sources.models import Source

OFFICERS = 8
TEXT = "Состоялось заседание по портам. Состоялось заседание по рекам."


def officer(number: int) -> Actor:
    return Actor(f"Officer {number}", (Grant(Role.OFFICER),), number + 1)


@pytest.fixture
def intake(on_postgresql: None, transactional_db: None) -> Intake:
    source = Source.objects.create(code="note", sha256="0" * 64, characters=len(TEXT), text=TEXT)
    taken = Intake.objects.create(source=source, reader="svod", at=datetime.now(UTC), found_count=2)
    for n, (start, end) in enumerate(((11, 30), (43, 61)), 1):
        place = Span(start, end)
        read = Read(f"event-{n}", place, place.of(TEXT), EventKind.SEMINAR, ordinal=n, evidence={"name": (place,)})
        Proposal.objects.create(intake=taken, noun="event", key=read.id, verdict="new", found=read.as_json() | {"area_code": ""})
    return taken


def at_once(*acts: Callable[[int], object]) -> list[str]:
    """What each of the officers was answered: «done», or what another one had done."""

    def one(number: int) -> str:
        try:
            acts[number % len(acts)](number)
            return "done"
        except Overtaken as told:
            return told.words.en
        finally:
            connection.close()

    with ThreadPoolExecutor(OFFICERS) as people:
        return list(people.map(one, range(OFFICERS)))


@pytest.mark.slow
def test_of_those_who_correct_one_value_at_once_one_is_first_and_the_others_are_told_who(intake: Intake) -> None:
    one = intake.proposals.all()[0]
    said = at_once(lambda n: correct(proposal=one.pk, typed={"ordinal": str(n + 20)}, edition=0, by=officer(n)))
    assert said.count("done") == 1
    winner = said.index("done")
    assert all(f"Officer {winner} corrected" in told for told in said if told != "done")
    one.refresh_from_db()
    assert (one.edition, one.found["ordinal"], one.corrected_by) == (1, winner + 20, f"Officer {winner}")
    assert first_broken() is None


@pytest.mark.slow
def test_a_correction_and_an_acceptance_at_once_are_never_mixed(intake: Intake) -> None:
    one = intake.proposals.all()[0]
    said = at_once(
        lambda n: correct(proposal=one.pk, typed={"ordinal": "30"}, edition=0, by=officer(n)),
        lambda n: decide(proposal=one.pk, act="accept", edition=0, by=officer(n)),
        lambda n: split(proposal=one.pk, first={}, second={"ordinal": "31"}, edition=0, by=officer(n)),
    )
    assert said.count("done") == 1
    one.refresh_from_db()
    assert one.edition == 1
    assert Event.objects.count() == (one.stage == "accepted")


@pytest.mark.slow
def test_all_accepted_by_many_at_once_is_in_the_register_once(intake: Intake) -> None:
    assert set(at_once(lambda n: decide_all(intake=intake, by=officer(n)))) == {"done"}
    assert Event.objects.count() == 2
    assert Claim.objects.values("record", "field").distinct().count() == Claim.objects.count()
    assert first_broken() is None


@pytest.mark.slow
def test_merging_both_ways_and_taking_apart_at_once_ends_in_one_state(intake: Intake) -> None:
    one, two = intake.proposals.order_by("id")
    said = at_once(
        lambda n: merge(proposal=one.pk, into=two.pk, by=officer(n)),
        lambda n: merge(proposal=two.pk, into=one.pk, by=officer(n)),
        lambda n: reopen(proposal=one.pk, by=officer(n)),
        lambda n: decide_all(intake=intake, by=officer(n)),
    )
    assert "done" in said
    stages = sorted(intake.proposals.values_list("stage", flat=True))
    assert stages in (["accepted", "accepted"], ["accepted", "merged"], ["merged", "open"])
    assert Event.objects.count() == stages.count("accepted")
    assert first_broken() is None
