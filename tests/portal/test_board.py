"""The board of completeness on the pages: periods, filters, percentages, files; opening; what is lacking; who sees what."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from svod.register.areas.models import Area
from svod.register.documents.models import Document
from svod.register.rights import Actor, Grant, Role
from svod.register.sources.changes import Attached, keep_file, make_period
from svod.register.sources.models import Period, Source
from svod.register.states.models import State
from svod.register.states.queries import members_on
from svod.register.submissions.changes import accept_submission, confirm_nothing, submit, take_up, write_draft
from svod.register.submissions.models import Request, Submission
from svod.register.submissions.requests import open_period
from svod.register.texts.changes import attach_text
from svod.register.texts.models import Text
from tests.portal.asking import ask, ask_everybody
from tests.portal.test_submissions import somebody, text

EDITOR = Actor("The editor", (Grant(Role.EDITOR),), 1)
KZ = Actor("Kazakh agency", (Grant(Role.COORDINATOR, "KZ"),), 3)
YESTERDAY = datetime.now(UTC).date() - timedelta(days=1)


def open_for(period: Period, deadline: date, states: tuple[str, ...] = (), areas: tuple[str, ...] = ()) -> None:
    chosen = State.objects.filter(code__in=states) if states else members_on(period.last)
    told = Area.objects.filter(code__in=areas) if areas else Area.objects.all()
    open_period(period=period, states=chosen, areas=told, deadline=deadline, by=EDITOR)


def request_of(period: Period, state: str = "KZ", area: str = "trade") -> Request:
    return Request.objects.get(period=period, state__code=state, area__code=area)


def accepted(asked: Request, words: str = "A forum was held.", **flags: bool) -> Submission:
    version = submit(submission=write_draft(request=asked, text=words, by=KZ, **flags), by=KZ)
    return accept_submission(submission=take_up(submission=version, by=EDITOR), by=EDITOR)


def cell(page: str, state: str, area: str = "1. ") -> str:
    """What stands in the cell of a state and area, without markup."""
    line = next(one for one in page.split('class="grid completeness')[1].split("<tr>") if f">{area}" in one)
    found = re.search(rf'<td data-label="{state}">(.*?)</td>', line, re.DOTALL)
    assert found
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


@pytest.fixture
def next_year(sco: Period) -> Period:
    return make_period(code="2024-2025", first=date(2024, 11, 1), last=date(2025, 10, 31), by=EDITOR)


def test_each_cell_says_its_status_by_word_and_sign_and_leads_to_the_request(sco: Period) -> None:
    open_for(sco, YESTERDAY, ("KZ", "UZ"), ("trade", "energy"))
    accepted(request_of(sco), is_provisional=True)
    page = text(somebody(Role.EDITOR), "/board/")
    assert cell(page, "Kazakhstan") == "✓ accepted provisional"
    assert cell(page, "Uzbekistan") == "! overdue"
    assert f'href="/submissions/{request_of(sco).pk}/"' in page


def test_percentages_are_counted_by_state_by_area_and_in_all(sco: Period) -> None:
    open_for(sco, YESTERDAY, ("KZ", "UZ"), ("trade", "energy"))
    accepted(request_of(sco))
    confirm_nothing(request=request_of(sco, area="energy"), by=KZ)
    page = text(somebody(Role.EDITOR), "/board/")
    assert "2 of 4 done: 50 %" in page
    foot = page.split("<tfoot>")[1].split("</tfoot>")[0]
    assert [re.sub(r"<.*", "", one) for one in re.findall(r"<td[^>]*>(?:<b>)?(\d+ %.*?)</td>", foot)] == ["100 %", "0 %", "50 %"]
    assert len(re.findall(r'<td class="n"[^>]*>50 %<small>1 of 2', page)) == 2


def test_nothing_is_called_done_before_all_is(sco: Period) -> None:
    open_for(sco, YESTERDAY)
    for asked in Request.objects.exclude(state__code="KZ", area__code="trade"):
        Submission.objects.create(request=asked, number=1, stage="accepted", text="x", made_by="x", made_at=datetime.now(UTC))
    assert "129 of 130 done: 99 %" in text(somebody(Role.EDITOR), "/board/")


def test_the_signs_of_earlier_periods_stand_in_the_cell_with_their_words(sco: Period, next_year: Period) -> None:
    open_for(sco, YESTERDAY, ("KZ", "UZ"), ("trade",))
    accepted(request_of(sco))
    open_for(next_year, date(2099, 1, 1), ("KZ",), ("trade",))
    page = text(somebody(Role.EDITOR), "/board/")
    assert cell(page, "Kazakhstan") == "… awaited ✓ …", "the newest period that is asked for is shown"
    assert 'aria-label="By period: 2023-2024: accepted, 2024-2025: awaited"' in page
    assert "Uzbekistan" not in page.split("<thead>")[1].split("</thead>")[0]
    every = text(somebody(Role.OFFICER), "/board/?period=all")
    assert cell(every, "Kazakhstan") == "1 of 2 ✓ …"
    assert cell(every, "Uzbekistan") == "0 of 1 ! ·"
    assert 'aria-label="2023-2024: accepted">✓</a>' in every
    assert "Over the periods" in every


def test_filters_leave_a_state_an_area_a_status(sco: Period) -> None:
    open_for(sco, YESTERDAY, ("KZ", "UZ"), ("trade", "energy"))
    accepted(request_of(sco))
    editor = somebody(Role.EDITOR)
    assert text(editor, "/board/?state=KZ").count('class="tag overdue" href') == 1
    assert text(editor, "/board/?area=energy").count('class="tag overdue" href') == 2
    only = text(editor, "/board/?status=reported")
    assert (only.count('class="tag reported" href'), only.count('class="tag overdue" href')) == (1, 0)
    assert "Nothing fits these filters." in text(editor, "/board/?status=returned")
    assert editor.get("/board/?period=1999").status_code == 404


@pytest.mark.parametrize("address", ["/board/", "/board/?period=all", "/board/gaps/"])
def test_a_page_of_the_board_asks_the_database_no_oftener_for_more_periods(
    sco: Period, next_year: Period, address: str, django_assert_num_queries: Any
) -> None:
    open_for(next_year, YESTERDAY, ("KZ",), ("trade",))
    editor = somebody(Role.EDITOR)
    with django_assert_num_queries(_queries(editor, address)):
        editor.get(address)
    before = _queries(editor, address)
    open_for(sco, YESTERDAY)
    open_for(next_year, YESTERDAY)
    for asked in Request.objects.filter(state__code="KZ"):
        submit(submission=write_draft(request=asked, text="x", by=KZ), by=KZ)
    assert _queries(editor, address) <= before + 1  # the version of a submission that waits has a number


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        client.get(address)
    return len(seen)


def test_the_editor_makes_the_period_that_follows(sco: Period) -> None:
    editor = somebody(Role.EDITOR)
    page = text(editor, "/board/opening/")
    assert 'value="2024-2025"' in page
    assert 'value="2024-11-01"' in page
    answer = editor.post("/board/opening/", {"do": "make", "code": "2024-2025", "first": "2024-11-01", "last": "2025-10-31"})
    assert answer["Location"] == "/board/opening/?period=2024-2025"
    again = editor.post("/board/opening/", {"do": "make", "code": "again", "first": "2025-10-31", "last": "2026-10-31"})
    assert again.status_code == 400
    assert "Periods share no day" in again.content.decode()
    assert 'value="again"' in again.content.decode(), "what was typed stays"
    for address in ("/", "/events/", "/report/"):
        assert "November 2023 – October 2024" in text(editor, address), "the pages stay with the year that is told"


def test_what_will_happen_is_shown_before_it_happens(sco: Period) -> None:
    editor = somebody(Role.EDITOR)
    form = {"ticked": "1", "pair": ["KZ/trade", "KZ/energy", "UZ/trade"], "deadline": "2099-03-20", "guidance_ru": "Страница."}
    shown = editor.post("/board/opening/", {**form, "do": "preview"}).content.decode()
    assert "New requests: 3, changed: 0" in shown
    assert "Kazakhstan: 2" in shown
    assert not Request.objects.exists()
    seen = re.findall(r'name="seen" value="([^"]+)"', shown)[0]
    other = editor.post("/board/opening/", {**form, "do": "open", "seen": seen, "pair": ["KZ/trade"]}).content.decode()
    assert "it has become different" in other
    assert not Request.objects.exists(), "only what was seen is done"
    assert editor.post("/board/opening/", {**form, "do": "open", "seen": seen}).status_code == 302
    assert Request.objects.count() == 3
    assert request_of(sco).guidance.ru == "Страница."
    past = editor.post("/board/opening/", {"ticked": "1", "pair": ["TJ/trade"], "deadline": "2020-01-01", "do": "preview"})
    assert "overdue at once" in past.content.decode()


def test_asking_again_asks_nobody_twice_and_changes_only_what_is_unanswered(sco: Period) -> None:
    editor = somebody(Role.EDITOR)
    ask(editor, ["KZ/trade", "UZ/trade"])
    submit(submission=write_draft(request=request_of(sco), text="x", by=KZ), by=KZ)
    ask(editor, ["KZ/trade", "UZ/trade", "TJ/trade"], "2099-05-05", again="1")
    deadlines = dict(Request.objects.values_list("state__code", "deadline"))
    assert deadlines == {"KZ": date(2099, 3, 20), "UZ": date(2099, 5, 5), "TJ": date(2099, 5, 5)}


def test_ticks_are_set_without_scripts_and_nothing_typed_is_lost(sco: Period) -> None:
    editor = somebody(Role.EDITOR)
    assert text(editor, "/board/opening/").count(" checked") == 130, "who was never asked is suggested for every area"
    form: dict[str, Any] = {"ticked": "1", "deadline": "2099-03-20", "guidance_zh": "一页。"}

    def ticks(do: str, pairs: list[str]) -> int:
        shown = editor.post("/board/opening/", {**form, "do": do, "pair": pairs}).content.decode()
        assert 'value="2099-03-20"' in shown
        assert "一页。" in shown
        return shown.count(" checked")

    assert ticks("tick none", ["KZ/trade"]) == 0
    assert ticks("tick all", []) == 130
    assert ticks("tick state KZ", ["UZ/trade"]) == 14
    assert ticks("tick area trade", ["UZ/trade"]) == 10
    assert 0 < ticks("tick seen", []) < 60


def test_a_deadline_is_moved_for_one_request_with_a_reason_that_the_state_reads(sco: Period) -> None:
    editor, kz = somebody(Role.EDITOR), somebody(Role.AGENCY, "KZ")
    ask_everybody(editor)
    move = {"do": "move", "state": "KZ", "area": "trade", "deadline_moved": "2099-04-01"}
    assert "Say why" in editor.post("/board/opening/", move).content.decode()
    assert editor.post("/board/opening/", {**move, "reason": "The ministry asked for it."}).status_code == 302
    assert Request.objects.filter(deadline=date(2099, 4, 1)).count() == 1
    page = text(kz, f"/submissions/{request_of(sco).pk}/")
    assert "moved from 20 March 2099" in page.replace("\N{NO-BREAK SPACE}", " ")
    assert "The ministry asked for it." in page
    assert editor.post("/board/opening/", {"do": "move", "deadline_moved": "2099-04-01", "reason": "x"}).status_code == 400


def test_a_request_that_nobody_answers_is_withdrawn_with_a_reason(sco: Period) -> None:
    editor = somebody(Role.EDITOR)
    ask(editor, ["KZ/trade", "UZ/trade"])
    write_draft(request=request_of(sco), text="x", by=KZ)
    gone = {"do": "withdraw", "which": "UZ/trade", "reason": "Asked by mistake."}
    assert editor.post("/board/opening/", {**gone, "reason": " "}).status_code == 400
    assert editor.post("/board/opening/", gone).status_code == 302
    assert editor.post("/board/opening/", {**gone, "which": "KZ/trade"}).status_code == 400
    assert list(Request.objects.values_list("state__code", flat=True)) == ["KZ"]


def test_the_board_is_exported_with_names_and_codes_and_no_formula(sco: Period) -> None:
    open_for(sco, YESTERDAY, ("KZ", "UZ"), ("trade", "energy"))
    Request.objects.filter(state__code="KZ", area__code="trade").update(deadline_reason='=HYPERLINK("http://evil")')
    Area.objects.filter(code="trade").update(title_en="=1+1", short_en="@SUM(A1)")
    editor = somebody(Role.EDITOR)
    rows = list(csv.reader(io.StringIO(editor.get("/board.csv").content.decode("utf-8-sig"))))
    assert rows[0][:4] == ["Period", "Area, №", "Area, Code", "Area"]
    assert len(rows) == 5
    assert rows[1][:8] == ["2023-2024", "1", "trade", "'=1+1", "KZ", "Republic of Kazakhstan", "overdue", "overdue"]
    assert rows[1][10] == '\'=HYPERLINK("http://evil")'
    book = openpyxl.load_workbook(io.BytesIO(editor.get("/board.xlsx").content))
    assert book.sheetnames == ["Areas and states", "Requests", "What is lacking"]
    assert "f" not in {one.data_type for sheet in book for row in sheet.iter_rows() for one in row}, "no formula"
    assert book["Requests"]["D2"].value == "=1+1"
    assert book["Areas and states"].max_row == 4
    assert book["What is lacking"].max_row > 50
    russian = openpyxl.load_workbook(io.BytesIO(editor.get("/board.xlsx", headers={"accept-language": "ru"}).content))
    assert russian.sheetnames == ["Сферы и государства", "Запросы", "Чего не хватает"]


def test_what_to_do_next_begins_with_what_is_overdue(sco: Period) -> None:
    open_for(sco, YESTERDAY, ("KZ", "UZ"), ("trade", "energy"))
    submit(submission=write_draft(request=request_of(sco), text="x", by=KZ), by=KZ)
    page = text(somebody(Role.EDITOR), "/board/gaps/")
    tasks = [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in page.split('class="tasks"')[1].split("<li>")[1:]]
    assert tasks[0].startswith("Press Kazakhstan: no answer on areas 5")
    assert tasks[1].startswith("Press Uzbekistan: no answer on areas 1, 5")
    assert tasks[2].startswith("Take up Kazakhstan, area 1, version 1")
    assert any(one.startswith("Get the protocol") for one in tasks)


def test_an_officer_sees_what_is_lacking_in_their_own_areas_first(sco: Period) -> None:
    officer = somebody(Role.OFFICER, areas=("customs",))
    own, whole = text(officer, "/board/gaps/"), text(somebody(Role.EDITOR), "/board/gaps/")
    assert 0 < own.count("/events/") < whole.count("/events/")
    assert "officer: officer@example.org" not in own
    assert "officer: officer" in own
    assert "/events/srg-customs-38/" in own


def test_a_state_sees_its_own_counts_and_nothing_of_others(sco: Period) -> None:
    open_for(sco, YESTERDAY, ("KZ", "UZ"), ("trade", "energy"))
    accepted(request_of(sco))
    kz, uz = somebody(Role.COORDINATOR, "KZ"), somebody(Role.COORDINATOR, "UZ")
    page = text(kz, "/submissions/")
    assert "1 of 2 done: 50 %" in page
    assert "Answer" in page
    assert "Uzbekistan" not in page
    theirs = text(uz, "/submissions/")
    assert "0 of 2 done: 0 %" in theirs
    assert "Kazakhstan" not in theirs


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.AGENCY, Role.READER, Role.ADMINISTRATOR])
def test_the_board_and_its_files_are_the_secretariats_alone(sco: Period, role: Role) -> None:
    open_for(sco, YESTERDAY, ("KZ", "UZ"), ("trade",))
    who = somebody(role, "KZ" if role in {Role.COORDINATOR, Role.AGENCY} else "")
    for address in (
        "/board/",
        "/board/?period=all",
        "/board/?state=KZ",
        "/board/gaps/",
        "/board/opening/",
        "/board.csv",
        "/board.xlsx",
    ):
        answer = who.get(address)
        assert answer.status_code == 403, address
        assert "Uzbekistan" not in answer.content.decode()


@pytest.mark.parametrize("role", [Role.OFFICER, Role.COORDINATOR])
@pytest.mark.parametrize(
    "act",
    [
        {"do": "make", "code": "x", "first": "2030-01-01", "last": "2030-12-31"},
        {"do": "open", "ticked": "1", "pair": "TJ/trade", "deadline": "2099-01-01", "seen": "1"},
        {"do": "move", "state": "KZ", "deadline_moved": "2099-01-01", "reason": "x"},
        {"do": "withdraw", "which": "KZ/trade", "reason": "x"},
    ],
)
def test_only_the_editor_opens_moves_and_withdraws(sco: Period, role: Role, act: dict[str, str]) -> None:
    open_for(sco, YESTERDAY, ("KZ",), ("trade",))
    who = somebody(role, "KZ" if role is Role.COORDINATOR else "")
    assert who.post("/board/opening/", act).status_code == 403
    assert (Request.objects.get().deadline, Period.objects.count()) == (YESTERDAY, 1)


def test_last_years_words_stand_beside_the_form(sco: Period, next_year: Period) -> None:
    open_for(sco, YESTERDAY, ("KZ", "UZ"), ("trade", "energy"))
    accepted(request_of(sco), "The old words.")
    accepted(request_of(sco), "The words that were accepted last.")
    write_draft(request=request_of(sco), text="Not yet said.", by=KZ)
    open_for(next_year, date(2099, 1, 1), ("KZ", "UZ"), ("trade", "energy"))
    kz = somebody(Role.COORDINATOR, "KZ")
    page = text(kz, f"/submissions/{request_of(next_year).pk}/")
    assert "The words that were accepted last." in page
    assert "The old words." not in page
    assert "Not yet said." not in page
    assert page.index("The words that were accepted last.") < page.index('name="do" value="save"'), (
        "beside the form, not below it"
    )
    energy = text(kz, f"/submissions/{request_of(next_year, area='energy').pk}/")
    assert "The state sent nothing." in energy
    assert "/events/" in energy.split('class="card before"')[1].split("</aside>")[0]


def test_a_link_to_the_deeds_of_a_request_is_the_editors(sco: Period) -> None:
    open_for(sco, YESTERDAY, ("KZ",), ("trade",))
    address = f"/submissions/{request_of(sco).pk}/"
    assert "Deadline and withdrawal" in text(somebody(Role.EDITOR), address)
    assert "Deadline and withdrawal" not in text(somebody(Role.COORDINATOR, "KZ"), address)


def test_who_is_not_signed_in_is_asked_to(sco: Period) -> None:
    for address in ("/board/gaps/", "/board/opening/", "/board.xlsx"):
        assert Client().get(address).status_code == 302


def test_an_officer_names_the_text_of_a_document_on_its_page(sco: Period) -> None:
    officer, reader = somebody(Role.OFFICER), somebody(Role.READER)
    Source.objects.create(code="the-plan", title_en="The plan, signed", sha256="1" * 64, characters=5, text="Words")
    address, act = "/documents/plan-tourism/", {"do": "attach", "source": "the-plan"}
    assert "The register holds no text." in text(officer, address)
    assert "/documents/plan-tourism/" in text(officer, "/board/gaps/")
    assert 'name="source"' not in text(reader, address)
    assert reader.post("/texts/document:plan-tourism/", act).status_code == 403
    assert officer.post("/texts/document:plan-tourism/", act).status_code == 302
    assert "The plan, signed" in text(reader, address).split('id="texts"')[1].split("</section>")[0]
    assert "/documents/plan-tourism/" not in text(officer, "/board/gaps/")
    assert officer.post("/texts/document:nowhere/", act).status_code == 404
    assert officer.post("/texts/document:plan-tourism/", {"do": "attach", "source": "nowhere"}).status_code == 400
    off = {"do": "detach", "text": Text.objects.get().pk, "reason": "The wrong file."}
    assert reader.post("/texts/document:plan-tourism/", off).status_code == 403
    assert officer.post("/texts/event:srg-customs-38/", off).status_code == 404
    assert officer.post("/texts/document:plan-tourism/", off).status_code == 302
    assert not Text.objects.exists()


def test_the_file_of_a_states_material_is_not_handed_out_to_another(sco: Period) -> None:
    sent = Source.objects.create(code="sent", title_ru="UZ", sha256="2" * 64, characters=0, state=State.objects.get(code="UZ"))
    keep_file(source=sent, file=Attached("secret.txt", b"secret of UZ"))
    made = attach_text(source=sent, document=Document.objects.get(code="plan-tourism"), by=EDITOR)
    address = f"/texts/file/{made.pk}/"
    assert somebody(Role.OFFICER).get(address).content == b"secret of UZ"
    for stranger in (somebody(Role.COORDINATOR, "KZ"), somebody(Role.READER)):
        assert stranger.get(address).status_code == 404
        assert "secret.txt" not in text(stranger, "/documents/plan-tourism/")


def test_a_session_held_asks_for_its_protocol_and_a_forum_does_not(sco: Period) -> None:
    officer = somebody(Role.OFFICER)
    assert "The register holds no protocol." in text(officer, "/events/srg-customs-38/")
    assert 'id="texts"' not in text(officer, "/events/startup-forum-4/")
