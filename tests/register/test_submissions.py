"""A state's material on its way: draft, submitted, recalled, taken up, returned, accepted; what the board says at each step."""

from __future__ import annotations

from datetime import date

import pytest

from svod.intake.material import take_in_material
from svod.intake.material_reading import as_text
from svod.kernel.refusal import Refused
from svod.register.areas.models import Area
from svod.register.journal.queries import first_broken, history_of
from svod.register.people.changes import accept_invitation, invite_person
from svod.register.people.models import Account
from svod.register.people.queries import actor_of
from svod.register.rights import Actor, Forbidden, Grant, Role, operator
from svod.register.sources.models import Period
from svod.register.states.models import State
from svod.register.submissions.changes import (
    accept_submission,
    add_remark,
    confirm_nothing,
    continue_version,
    recall,
    return_submission,
    submit,
    take_up,
    write_draft,
)
from svod.register.submissions.models import Request, Submission
from svod.register.submissions.queries import (
    board_of,
    current_of,
    is_superseded,
    recalled_after,
    requests_visible,
    versions_visible,
)
from svod.register.submissions.requests import open_period
from svod.register.submissions.rows import BlanksUnchecked, Faulty
from svod.register.submissions.stages import NAMES, STEPS, next_stage

DEADLINE = date(2026, 3, 20)
BEFORE, AFTER = date(2026, 3, 2), date(2026, 3, 23)
EDITOR = Actor("Е. Редактор", (Grant(Role.EDITOR),), 1)
OFFICER = Actor("О. Эксперт", (Grant(Role.OFFICER, areas=frozenset({"trade"})),), 2)
KZ = Actor("К. Казахстан", (Grant(Role.AGENCY, "KZ", frozenset({"trade"})),), 3)
UZ = Actor("У. Узбекистан", (Grant(Role.COORDINATOR, "UZ"),), 4)
ROW = {
    "title": "Форум речных портов",
    "start": "2024-03-18",
    "end": "2024-03-20",
    "city": "Алматы",
    "country": "KZ",
    "outcome": "",
}


@pytest.fixture
def asked(sco: Period) -> Request:
    areas = Area.objects.filter(code__in=("trade", "energy"))
    open_period(period=sco, states=State.objects.filter(code__in=("KZ", "UZ")), areas=areas, deadline=DEADLINE, by=EDITOR)
    return Request.objects.get(state__code="KZ", area__code="trade")


def sent(asked: Request, text: str = "Проведён форум.") -> Submission:
    return submit(submission=write_draft(request=asked, text=text, rows=[ROW], by=KZ), by=KZ)


def status(asked: Request, on: date = BEFORE) -> str:
    return board_of(asked.period, on=on).cells[asked.state.code, asked.area.code].status


def test_opening_a_period_asks_each_state_for_each_area_once(sco: Period, asked: Request) -> None:
    assert Request.objects.count() == 4
    states, areas = State.objects.filter(code__in=("KZ", "UZ")), Area.objects.filter(code__in=("trade", "energy"))
    assert open_period(period=sco, states=states, areas=areas, deadline=DEADLINE, by=EDITOR) == 0
    later = date(2026, 4, 1)
    open_period(period=sco, states=states, areas=areas, deadline=later, by=EDITOR)
    assert set(Request.objects.values_list("deadline", flat=True)) == {later}
    assert first_broken() is None


def test_only_the_editor_opens_a_period(sco: Period) -> None:
    with pytest.raises(Forbidden):
        open_period(period=sco, states=[], areas=[], deadline=DEADLINE, by=OFFICER)


def test_the_board_says_what_is_true_at_each_step(asked: Request) -> None:
    assert (status(asked), status(asked, AFTER)) == ("waiting", "overdue")
    draft = write_draft(request=asked, text="Черновик", by=KZ)
    assert status(asked) == "waiting"
    version = submit(submission=draft, by=KZ)
    assert status(asked, AFTER) == "submitted"
    take_up(submission=version, by=OFFICER)
    assert status(asked) == "processing"
    return_submission(submission=version, remark="Укажите город.", by=OFFICER)
    assert status(asked) == "returned"
    second = submit(submission=continue_version(submission=version, by=KZ), by=KZ)
    take_up(submission=second, by=OFFICER)
    accept_submission(submission=second, by=OFFICER)
    board = board_of(asked.period, on=AFTER)
    assert (status(asked), board.counts["overdue"], board.share_done) == ("reported", 3, 0.25)


def test_nothing_to_report_is_neither_silence_nor_an_empty_submission(asked: Request) -> None:
    with pytest.raises(Refused, match="nothing to submit"):
        submit(submission=write_draft(request=asked, by=KZ), by=KZ)
    confirm_nothing(request=asked, by=KZ)
    assert status(asked, AFTER) == "nothing"


def test_after_a_recall_the_version_before_is_current_again(asked: Request) -> None:
    first = sent(asked)
    second = sent(asked, "Проведены форум и выставка.")
    versions = list(asked.versions.all())
    assert current_of(versions) == second
    assert is_superseded(first, versions)
    recall(submission=second, by=KZ)
    assert current_of(asked.versions.all()) == first


def test_what_the_secretariat_has_taken_up_is_not_recalled(asked: Request) -> None:
    version = sent(asked)
    take_up(submission=version, by=EDITOR)
    with pytest.raises(Refused, match="being processed"):
        recall(submission=version, by=KZ)


@pytest.mark.parametrize("stage", sorted(NAMES))
@pytest.mark.parametrize("act", ["submit", "recall", "take up", "accept", "return"])
def test_only_the_steps_of_the_table_can_be_taken(stage: str, act: str) -> None:
    if (stage, act) in STEPS:
        assert next_stage(stage, act) == STEPS[stage, act]
    else:
        with pytest.raises(Refused):
            next_stage(stage, act)


def test_what_was_submitted_does_not_change_a_correction_is_the_next_version(asked: Request) -> None:
    first = sent(asked)
    write_draft(request=asked, text="Другое", by=KZ)
    held = Submission.objects.get(pk=first.pk)
    assert (held.text, held.number, held.stage) == ("Проведён форум.", 1, "submitted")
    assert asked.versions.last().number == 2


def test_two_who_write_one_draft_do_not_overwrite_each_other(asked: Request) -> None:
    draft = write_draft(request=asked, text="Первый", by=KZ)
    write_draft(request=asked, text="Второй", edition=draft.edition, by=KZ)
    with pytest.raises(Refused, match="still on the page"):
        write_draft(request=asked, text="Третий", edition=draft.edition, by=KZ)
    assert asked.versions.get().text == "Второй"


def test_a_page_that_saw_no_draft_does_not_overwrite_the_one_begun_since(asked: Request) -> None:
    write_draft(request=asked, text="Первый", edition=0, by=KZ)
    with pytest.raises(Refused, match="still on the page"):
        write_draft(request=asked, text="Второй", edition=0, by=KZ)


def test_a_page_of_an_earlier_draft_does_not_overwrite_the_next_one(asked: Request) -> None:
    first = write_draft(request=asked, text="Первый", by=KZ)
    submit(submission=first, by=KZ)
    second = write_draft(request=asked, text="Второй", by=KZ)
    assert second.edition > first.edition
    with pytest.raises(Refused, match="still on the page"):
        write_draft(request=asked, text="Старый", edition=first.edition, by=KZ)


def test_confirming_nothing_never_throws_a_draft_away(asked: Request) -> None:
    write_draft(request=asked, text="Проведён форум.", by=KZ)
    with pytest.raises(Refused, match="has been begun"):
        confirm_nothing(request=asked, by=KZ)
    write_draft(request=asked, text="", by=KZ)
    assert confirm_nothing(request=asked, by=KZ).is_nothing


def test_going_on_with_a_returned_version_never_throws_a_draft_away(asked: Request) -> None:
    version = sent(asked)
    return_submission(submission=take_up(submission=version, by=OFFICER), remark="Дополните.", by=OFFICER)
    write_draft(request=asked, text="Уже пишу", by=KZ)
    with pytest.raises(Refused, match="begun already"):
        continue_version(submission=version, by=KZ)
    assert asked.versions.get(number=2).text == "Уже пишу"


def test_a_version_goes_on_with_its_flags(asked: Request) -> None:
    draft = write_draft(request=asked, text="Да", is_provisional=True, is_incomplete=True, blanks="present", by=KZ)
    recall(submission=submit(submission=draft, by=KZ), by=KZ)
    again = continue_version(submission=draft, by=KZ)
    assert (again.is_provisional, again.is_incomplete, again.blanks, again.number) == (True, True, "present", 2)


def test_what_is_not_said_stays_as_the_draft_has_it(asked: Request) -> None:
    write_draft(request=asked, text="Текст", rows=[ROW], is_provisional=True, by=KZ)
    draft = write_draft(request=asked, text=None, rows=None, is_provisional=None, is_incomplete=True, blanks=None, by=KZ)
    assert (draft.text, len(draft.rows), draft.is_provisional, draft.is_incomplete) == ("Текст", 1, True, True)


@pytest.mark.parametrize("blanks", ["present", "confirmed"])
def test_blank_days_and_cities_are_asked_about_before_submitting(asked: Request, blanks: str) -> None:
    rows = [ROW, {"title": "Семинар", "start": "2024"}, {"title": "Ярмарка"}]
    draft = write_draft(request=asked, rows=rows, by=KZ)
    with pytest.raises(BlanksUnchecked) as refusal:
        submit(submission=draft, by=KZ)
    assert refusal.value.blanks == ((1, "city"), (2, "start"), (2, "city"))
    assert Submission.objects.get().stage == "draft"
    assert submit(submission=write_draft(request=asked, rows=rows, blanks=blanks, by=KZ), by=KZ).blanks == blanks


def test_rows_are_kept_as_values_and_faults_named_by_row_and_field(asked: Request) -> None:
    draft = write_draft(request=asked, rows=[{**ROW, "start": "18.03.2024", "country": "Казахстан"}], by=KZ)
    assert (draft.rows[0]["start"], draft.rows[0]["country"]) == ("2024-03-18", "KZ")
    with pytest.raises(Faulty) as refusal:
        write_draft(request=asked, rows=[ROW, {**ROW, "start": "весной"}, {"end": "2024", "country": "ZZ"}], by=KZ)
    assert [(one.row, one.field) for one in refusal.value.faults] == [(1, "start"), (2, "title"), (2, "start"), (2, "country")]
    assert Submission.objects.get().rows == draft.rows


def test_it_is_known_whose_recall_made_which_version_current_again(asked: Request) -> None:
    first, second = sent(asked), sent(asked, "Проведены форум и выставка.")
    assert recalled_after(asked.versions.all()) is None
    recall(submission=second, by=KZ)
    assert (recalled_after(asked.versions.all()), current_of(asked.versions.all())) == (second, first)
    sent(asked, "Три мероприятия.")
    assert recalled_after(asked.versions.all()) is None


def test_no_state_sees_or_touches_anothers_material(asked: Request) -> None:
    version = sent(asked)
    assert versions_visible(UZ, asked) == []
    assert {one.state.code for one in requests_visible(UZ, asked.period)} == {"UZ"}
    for act in (recall, take_up, accept_submission):
        with pytest.raises(Refused):
            act(submission=version, by=UZ)
    for write in (write_draft, confirm_nothing):
        with pytest.raises(Forbidden):
            write(request=asked, by=UZ)
    with pytest.raises(Forbidden):
        add_remark(submission=version, side="state", text="чужое", by=UZ)


def test_a_draft_is_its_states_alone(asked: Request) -> None:
    write_draft(request=asked, text="Ещё не решено", by=KZ)
    assert versions_visible(EDITOR, asked) == versions_visible(OFFICER, asked) == []
    assert len(versions_visible(KZ, asked)) == 1


def test_an_officer_of_another_area_decides_nothing_here(sco: Period, asked: Request) -> None:
    energy = Request.objects.get(state__code="UZ", area__code="energy")
    version = submit(submission=write_draft(request=energy, text="Сеть", by=UZ), by=UZ)
    with pytest.raises(Forbidden):
        take_up(submission=version, by=OFFICER)


def test_nobody_accepts_what_they_entered_themselves(asked: Request) -> None:
    letter = write_draft(request=asked, text="Письмо от 3 марта", via="letter", on_behalf_of="KZ", by=EDITOR)
    version = submit(submission=letter, by=EDITOR)
    with pytest.raises(Forbidden):
        take_up(submission=version, by=EDITOR)
    accept_submission(submission=take_up(submission=version, by=OFFICER), by=OFFICER)
    last = history_of(f"submission:{asked.period.code}/KZ/trade/1").last()
    assert last is not None
    assert last.after["on behalf of"] == "KZ"


def test_nothing_is_returned_without_a_remark_and_each_side_has_its_own_column(asked: Request) -> None:
    version = take_up(submission=sent(asked), by=OFFICER)
    with pytest.raises(Refused, match="remark"):
        return_submission(submission=version, remark=" ", by=OFFICER)
    add_remark(submission=version, side="state", text="Город уточняется.", by=KZ)
    with pytest.raises(Forbidden):
        add_remark(submission=version, side="secretariat", text="подделка", by=KZ)
    return_submission(submission=version, remark="Назовите город.", by=OFFICER)
    assert list(version.remarks.values_list("side", flat=True)) == ["state", "secretariat"]


def test_accepted_material_becomes_a_source_with_proposals(asked: Request) -> None:
    version = accept_submission(submission=take_up(submission=sent(asked), by=OFFICER), by=OFFICER)
    taken = take_in_material(submission=version, lexicon=None, by=OFFICER)
    assert taken is not None
    event = taken.proposals.get(noun="event")
    assert (event.found["dates"], event.found["place"]["city"]) == ([{"start": "2024-03-18", "end": "2024-03-20"}], "Алматы")
    assert event.found["area_code"] == "trade"
    assert as_text(version).splitlines()[-1] == "Форум речных портов (г. Алматы, Казахстан, 18–20 марта 2024 г.)."


def account_of(state: str, language: str = "ru") -> None:
    token = invite_person(
        name=f"{state} agency",
        email=f"{state.lower()}@example.org",
        role=Role.AGENCY,
        state=state,
        language=language,
        by=operator("r"),
    )
    accept_invitation(token=token, password="тихая река у моста", on=BEFORE)


def test_an_account_acts_with_the_roles_of_the_day(asked: Request) -> None:
    account_of("KZ")
    from_account = actor_of(Account.objects.get(), on=BEFORE)
    assert submit(submission=write_draft(request=asked, text="Да", by=from_account), by=from_account).stage == "submitted"
