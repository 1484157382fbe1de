"""An editor changes sentences of a report; every change has a name, can be taken back and is in the journal."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from svod.kernel.refusal import Refused
from svod.kernel.words import Trilingual
from svod.register.journal.queries import first_broken, history_of
from svod.register.rights import Actor, Forbidden, Grant, Role, operator
from svod.register.wordings.changes import confirm_wording, record_wording, withdraw_wording
from svod.register.wordings.models import Wording
from svod.register.wordings.queries import wordings_of

PERIOD = (date(2023, 11, 1), date(2024, 10, 31))


def recorded(kind: str = "reword", **given: Any) -> Wording:
    known: dict[str, Any] = {"key": "k1", "text": Trilingual(en="Otherwise."), "by": operator("E. Editor")} | given
    return record_wording(report="annual", first=PERIOD[0], last=PERIOD[1], kind=kind, **known)


def standing() -> list[Wording]:
    return list(wordings_of("annual", *PERIOD))


def test_a_later_change_of_a_sentence_takes_the_place_of_the_one_before(db: None) -> None:
    recorded()
    later = recorded(text=Trilingual(en="Quite otherwise."))
    assert standing() == [later]
    assert Wording.objects.count() == 2
    assert first_broken() is None


def test_words_of_another_language_are_carried_over_and_stay_as_stale_as_they_were(db: None) -> None:
    recorded(facts={"event:x.dates": "2024-06-25"})
    later = recorded(text=Trilingual(ru="Иначе."), facts={"event:x.dates": "2024-06-26"})
    assert (later.text.ru, later.text.en) == ("Иначе.", "Otherwise.")
    assert later.facts == {"event:x.dates": "2024-06-25"}


def test_a_change_that_is_withdrawn_stands_no_more_and_is_not_forgotten(db: None) -> None:
    one = recorded("drop", reason="too much")
    withdraw_wording(wording=one, by=operator("E. Editor"))
    assert standing() == []
    assert [entry.verb for entry in history_of(f"wording:{one.pk}")] == ["withdrawn", "drop"]
    with pytest.raises(Refused, match="already"):
        withdraw_wording(wording=one, by=operator("E. Editor"))


def test_a_stale_change_is_confirmed_with_the_facts_as_they_are_now(db: None) -> None:
    one = recorded(facts={"event:x.dates": "2024-06-25"})
    confirm_wording(wording=one, words="Now.", facts={"event:x.dates": "2024-06-26"}, by=operator("E. Editor"))
    assert standing()[0].facts == {"event:x.dates": "2024-06-26"}


@pytest.mark.parametrize(
    ("kind", "given", "said"),
    [
        ("reword", {"by": operator(" ")}, "named person"),
        ("reword", {"text": Trilingual(en=" ")}, "no words"),
        ("add", {"key": "", "after": ""}, "follows"),
        ("move", {"after": ""}, "follows"),
        ("drop", {"reason": " "}, "reason"),
        ("drop", {"key": "", "reason": "too much"}, "No sentence"),
        ("reword", {"text": Trilingual(en="x" * 5001)}, "5000"),
    ],
)
def test_what_is_incomplete_is_refused(db: None, kind: str, given: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused, match=said):
        recorded(kind, **given)
    assert not Wording.objects.exists()


def test_a_reader_changes_no_sentence(db: None) -> None:
    with pytest.raises(Forbidden):
        recorded(by=Actor("A reader", (Grant(Role.READER),)))
    with pytest.raises(Forbidden):
        withdraw_wording(wording=recorded(), by=Actor("A reader", (Grant(Role.READER),)))
