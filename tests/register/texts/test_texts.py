"""A named person says which source is the text of a document, the protocol of a session; and may take it back."""

from __future__ import annotations

import pytest

from svod.kernel.refusal import Refused
from svod.register.areas.models import Area
from svod.register.documents.models import Document
from svod.register.events.models import Event
from svod.register.journal.queries import first_broken, history_of
from svod.register.rights import Actor, Forbidden, Grant, Role
from svod.register.sources.models import Period, Source
from svod.register.states.models import State
from svod.register.texts.changes import attach_text, detach_text, may_attach
from svod.register.texts.models import Text
from svod.register.texts.queries import may_be_texts, texts_visible

EDITOR = Actor("Е. Редактор", (Grant(Role.EDITOR),), 1)
KZ = Actor("К. Казахстан", (Grant(Role.COORDINATOR, "KZ"),), 3)


def officer(area: str) -> Actor:
    return Actor("О. Эксперт", (Grant(Role.OFFICER, areas=frozenset({area})),), 2)


@pytest.fixture
def plan(sco: Period) -> Document:
    found = Document.objects.filter(area__isnull=False).select_related("area").first()
    assert found is not None
    return found


def source(code: str = "the-plan", **more: object) -> Source:
    return Source.objects.create(code=code, title_ru="План", sha256=code.rjust(64, "0"), characters=5, text="Слова", **more)


def test_a_source_named_twice_is_one_text_and_one_row_of_the_journal(plan: Document) -> None:
    told = source()
    assert attach_text(source=told, document=plan, by=EDITOR) == attach_text(source=told, document=plan, by=EDITOR)
    rows = [(one.verb, one.by, one.after) for one in history_of(f"document:{plan.code}") if one.verb == "text attached"]
    assert rows == [("text attached", "Е. Редактор", {"source": "the-plan"})]
    assert first_broken() is None


def test_it_is_taken_off_with_a_reason(plan: Document) -> None:
    made = attach_text(source=source(), document=plan, by=EDITOR)
    with pytest.raises(Refused, match="Say why"):
        detach_text(text=made, reason=" ", by=EDITOR)
    detach_text(text=made, reason="Не тот файл.", by=EDITOR)
    assert not Text.objects.exists()
    last = history_of(f"document:{plan.code}").first()
    assert last is not None
    assert (last.verb, last.reason) == ("text taken off", "Не тот файл.")


def test_an_officer_of_the_area_may_and_one_of_another_may_not(plan: Document) -> None:
    assert plan.area
    own, other = officer(plan.area.code), officer(Area.objects.exclude(code=plan.area.code)[0].code)
    made = attach_text(source=source(), document=plan, by=own)
    assert may_attach(own, plan)
    for stranger in (other, KZ):
        assert not may_attach(stranger, plan)
        with pytest.raises(Forbidden):
            attach_text(source=source("other"), document=plan, by=stranger)
        with pytest.raises(Forbidden):
            detach_text(text=made, reason="x", by=stranger)
        Source.objects.filter(code="other").delete()
    assert Text.objects.count() == 1


def test_an_event_told_in_two_areas_is_either_officers(sco: Period) -> None:
    event = next(one for one in Event.objects.all() if one.areas.count() > 1)
    for area in event.areas.all():
        attach_text(source=source(f"of-{area.code}"), event=event, by=officer(area.code))
    assert event.protocols.count() == event.areas.count()


def test_an_invented_sample_is_no_text_of_a_true_record(plan: Document) -> None:
    with pytest.raises(Refused, match="invented sample"):
        attach_text(source=source(is_invented=True), document=plan, by=EDITOR)


def test_what_a_state_sent_is_shown_to_the_secretariat_alone(plan: Document) -> None:
    sent = source(state=State.objects.get(code="UZ"))
    attach_text(source=sent, document=plan, by=EDITOR)
    assert [one.source.code for one in texts_visible(plan, EDITOR)] == ["the-plan"]
    reader = Actor("Ч.", (Grant(Role.READER),), 7)
    for stranger in (KZ, reader):
        assert list(texts_visible(plan, stranger)) == []
        assert sent not in may_be_texts(stranger)
