"""The states' material on the pages: what one may see, and no other; forms that lose nothing."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from svod.register.claims.models import Claim
from svod.register.events.models import Event
from svod.register.people.changes import accept_invitation, invite_person
from svod.register.rights import Role, operator
from svod.register.sources.models import Period, Source
from svod.register.states.models import State
from svod.register.submissions.models import Request, Submission
from tests.intake.test_material_xlsx import filled
from tests.portal.asking import ask_everybody

PASSWORD = "тихая река у моста"
EN = {"accept-language": "en"}


def somebody(role: Role, state: str = "", areas: tuple[str, ...] = ()) -> Client:
    email = f"{role}{state}@example.org".lower()
    token = invite_person(name=email.partition("@")[0], email=email, role=role, state=state, areas=areas, by=operator("root"))
    accept_invitation(token=token, password=PASSWORD, on=date(2026, 1, 1))
    client = Client(headers=EN)
    assert client.post("/sign-in/", {"email": email, "password": PASSWORD}).status_code == 302
    return client


@pytest.fixture
def editor(sco: Period) -> Client:
    client = somebody(Role.EDITOR)
    assert ask_everybody(client, guidance_en="One page.").status_code == 302
    return client


def request_of(state: str, area: str = "trade") -> Request:
    return Request.objects.get(state__code=state, area__code=area)


def form(**more: Any) -> dict[str, Any]:
    return {"do": "save and submit", "title": ["Forum of ports"], "start": ["2024-03-18"], "end": [""], "city": ["Алматы"],
            "country": ["KZ"], "outcome": [""], "text": "A forum was held.", "edition": "", **more}  # fmt: skip


def text(client: Client, address: str) -> str:
    return str(client.get(address).content.decode())


def test_the_editor_opens_the_period_for_every_member_and_area(editor: Client) -> None:
    page = text(editor, "/board/")
    assert Request.objects.count() == 130
    assert page.count("awaited</a>") == 130
    assert "0 of 130 done: 0 %" in page


def test_a_state_reports_by_the_form_and_the_officer_accepts(editor: Client) -> None:
    kz, officer = somebody(Role.AGENCY, "KZ", ("trade",)), somebody(Role.OFFICER)
    address = f"/submissions/{request_of('KZ').pk}/"
    assert kz.post(address, form()).status_code == 302
    version = Submission.objects.get()
    assert (version.stage, version.rows[0]["title"]) == ("submitted", "Forum of ports")
    for act in ("take up", "accept"):
        assert officer.post(address, {"do": act, "version": version.pk}).status_code == 302
    assert "The source in the register" in text(officer, address)
    assert "accepted: 1" in text(editor, "/board/")
    for reader in (kz, officer):
        shown = text(reader, address)
        assert '<details class="history">' in shown
        assert "Stage: <del>in hand</del> → accepted" in shown
        assert "On behalf of: " in shown
        assert "Kazakhstan" in shown.partition("On behalf of: ")[2][:20]


def test_a_workbook_with_faults_stores_nothing_and_names_each_cell(editor: Client) -> None:
    kz, address = somebody(Role.AGENCY, "KZ"), f"/submissions/{request_of('KZ').pk}/"
    bad = filled(
        ("", "2024-03-18", "", "", "", ""), ("Forum", "spring", "", "", "", ""), ("Fair", "2024-05-09", "2024-05-07", "", "", "")
    )
    page = kz.post(address, {"do": "file", "file": SimpleUploadedFile("m.xlsx", bad)}).content.decode()
    assert re.findall(r"row (\d), column (\w)", page) == [("2", "A"), ("3", "B"), ("4", "C")]
    assert not Submission.objects.exists()
    good = filled(("Forum", "2024-03-18", "", "", "", ""))
    assert kz.post(address, {"do": "file", "file": SimpleUploadedFile("m.xlsx", good)}).status_code == 302
    assert Submission.objects.get().file_name == "m.xlsx"


def test_what_was_typed_stays_on_the_page_when_it_is_refused(editor: Client) -> None:
    kz, address = somebody(Role.AGENCY, "KZ"), f"/submissions/{request_of('KZ').pk}/"
    kz.post(address, form(do="save"))
    answer = kz.post(address, form(do="save", edition="7", text="Words that must not be lost"))
    assert answer.status_code == 409
    assert "Words that must not be lost" in answer.content.decode()


def test_a_conflict_shows_both_texts_and_the_next_saving_is_meant(editor: Client) -> None:
    kz, other = somebody(Role.AGENCY, "KZ"), somebody(Role.COORDINATOR, "KZ")
    address = f"/submissions/{request_of('KZ').pk}/"
    assert kz.post(address, form(do="save", text="Mine first")).status_code == 302
    answer = other.post(address, form(do="save", edition="0", text="Theirs later", city=["Астана"], start=["18.03.2024"]))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Mine first" in page
    assert "Theirs later" in page
    assert "Written by agencykz" in page
    assert "<del>18 March 2024" not in page, "a day written otherwise is the same day"
    assert re.search(r"<del>Алматы[^<]*</del> → <ins>Астана", page)
    assert Submission.objects.get().text == "Mine first"
    edition = re.search(r'name="edition" value="(\d+)"', page)[1]  # type: ignore[index]  # it is there
    assert other.post(address, form(do="save", edition=edition, text="Both")).status_code == 302
    assert Submission.objects.get().text == "Both"


def test_faults_stand_at_their_fields_and_what_was_typed_stays(editor: Client) -> None:
    kz, address = somebody(Role.AGENCY, "KZ"), f"/submissions/{request_of('KZ').pk}/"
    answer = kz.post(address, form(start=["in spring"], text="Kept"))
    page = answer.content.decode()
    assert answer.status_code == 400
    assert not Submission.objects.exists()
    assert re.search(r'id="row-0-start" value="in spring"[^>]*aria-invalid="true" aria-describedby="row-0-start-fault"', page)
    assert re.search(r'id="row-0-start-fault">[^<]*is not a date', page)
    assert "Kept" in page
    assert page.count("aria-invalid") == 1


def test_rows_are_added_without_scripts_and_nothing_typed_is_lost(editor: Client) -> None:
    kz, address = somebody(Role.AGENCY, "KZ"), f"/submissions/{request_of('KZ').pk}/"
    page = kz.post(address, form(do="rows", start=["18.03."], text="Half a sentence")).content.decode()
    assert page.count("<tr><td data-label") == 1 + 6
    assert 'value="18.03."' in page
    assert "Half a sentence" in page
    assert not Submission.objects.exists()


def test_events_of_the_register_are_suggested_and_copied_into_the_form(editor: Client) -> None:
    known = Event.objects.filter(country__code="UZ", areas__isnull=False, is_background=False, starts_on__isnull=False)
    event = known.filter(period__isnull=False).first() or known[0]
    area = event.areas.first()
    assert area is not None
    uz, address = somebody(Role.AGENCY, "UZ"), f"/submissions/{request_of('UZ', area.code).pk}/"
    assert f'name="event" value="{event.code}"' in text(uz, address)
    page = uz.post(address, form(do="take", event=[event.code])).content.decode()
    assert "Forum of ports" in page
    assert f'value="{event.starts_on}"' in page or event.precision != "day"
    assert f'name="event" value="{event.code}"' not in page, "it is in the form now"
    assert not Submission.objects.exists()


def test_what_only_another_state_has_said_is_suggested_to_nobody(editor: Client) -> None:
    event = Event.objects.filter(country__code="UZ", areas__code="trade", is_background=False, starts_on__isnull=False).first()
    if event is None:
        event = Event.objects.filter(areas__code="trade", is_background=False, starts_on__isnull=False)[0]
        event.country = State.objects.get(code="UZ")
        event.save()
    uz, address = somebody(Role.AGENCY, "UZ"), f"/submissions/{request_of('UZ').pk}/"
    assert f'value="{event.code}"' in text(uz, address)
    Claim.objects.filter(record=f"event:{event.code}").delete()
    for state, is_shown in (("KZ", False), ("UZ", True)):
        source = Source.objects.create(
            code=f"s-{state}", title_ru=state, sha256=f"{state:0>64}", characters=1, text="x", state=State.objects.get(code=state)
        )
        Claim.objects.create(source=source, record=f"event:{event.code}", field="name", value="x", made_by="test")
        assert (f'value="{event.code}"' in text(uz, address)) is is_shown


def test_blanks_are_asked_about_and_then_shown_with_the_version(editor: Client) -> None:
    kz, address = somebody(Role.AGENCY, "KZ"), f"/submissions/{request_of('KZ').pk}/"
    answer = kz.post(address, form(city=[""]))
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Left blank" in page
    assert re.search(r'id="row-0-city-fault">left blank', page)
    assert Submission.objects.get().stage == "draft", "what was typed is stored"
    edition = re.search(r'name="edition" value="(\d+)"', page)[1]  # type: ignore[index]  # it is there
    assert kz.post(address, form(city=[""], blanks="confirmed", edition=edition)).status_code == 302
    assert Submission.objects.get().stage == "submitted"
    assert "Blanks: checked, nothing to add" in text(editor, address)


def test_after_a_recall_the_page_says_which_version_is_current(editor: Client) -> None:
    kz, address = somebody(Role.AGENCY, "KZ"), f"/submissions/{request_of('KZ').pk}/"
    kz.post(address, form())
    kz.post(address, form(text="A forum and a fair were held."))
    kz.post(address, {"do": "recall", "version": Submission.objects.get(number=2).pk})
    assert "Version 2 was recalled; version 1 is current again." in text(kz, address)
    kz.post(address, {"do": "recall", "version": Submission.objects.get(number=1).pk})
    assert "Version 2 was recalled; no version is current." in text(kz, address)


def test_a_version_says_what_changed_since_the_one_before(editor: Client) -> None:
    kz, address = somebody(Role.AGENCY, "KZ"), f"/submissions/{request_of('KZ').pk}/"
    kz.post(address, form(text="Ten ports took part. All is well."))
    kz.post(address, form(text="Twelve ports took part. All is well.", city=["Астана"]))
    page = text(editor, address)
    assert "What changed since version 1" in page
    assert re.search(r"<del>Ten ports took part.</del> +<ins>Twelve ports took part.</ins> +All is well.", page)
    assert re.search(r"<del>Алматы[^<]*</del> → <ins>Астана", page)


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_a_template_is_downloaded_filled_in_and_uploaded_and_the_draft_keeps_its_text(editor: Client, kind: str) -> None:
    kz, address = somebody(Role.AGENCY, "KZ"), f"/submissions/{request_of('KZ').pk}/"
    kz.post(address, form(do="save", provisional="on"))
    answer = kz.get(f"{address}template.{kind}")
    assert answer["Content-Disposition"] == f'attachment; filename="KZ-trade.{kind}"'
    uploaded = SimpleUploadedFile(f"m.{kind}", answer.content)
    assert kz.post(address, {"do": "file", "edition": "1", "file": uploaded}).status_code == 302
    draft = Submission.objects.get()
    assert (draft.via, draft.file_name, draft.text, draft.is_provisional) == ("file", f"m.{kind}", "A forum was held.", True)
    assert draft.rows[0]["country"] == "KZ"
    assert f"from the file m.{kind}" in text(kz, address)


def test_a_file_does_not_overwrite_what_somebody_has_written_since(editor: Client) -> None:
    kz, address = somebody(Role.AGENCY, "KZ"), f"/submissions/{request_of('KZ').pk}/"
    kz.post(address, form(do="save"))
    book = SimpleUploadedFile("m.xlsx", filled(("Fair", "2024", "", "Омск", "RU", "")))
    assert kz.post(address, {"do": "file", "edition": "0", "file": book}).status_code == 409
    assert Submission.objects.get().rows[0]["title"] == "Forum of ports"


def test_a_document_of_their_own_is_taken_as_text_and_the_page_says_so(editor: Client) -> None:
    kz, address = somebody(Role.AGENCY, "KZ"), f"/submissions/{request_of('KZ').pk}/"
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph("In the year two seminars were held.")
    made.save(out)
    own = SimpleUploadedFile("own.docx", out.getvalue())
    page = kz.post(address, {"do": "file", "edition": "0", "file": own}, follow=True).content.decode()
    assert "all of it was taken as text" in page
    assert "In the year two seminars were held." in page


def test_the_template_of_another_state_is_refused_and_nothing_is_stored(editor: Client) -> None:
    uz, kz = somebody(Role.AGENCY, "UZ"), somebody(Role.AGENCY, "KZ")
    theirs = uz.get(f"/submissions/{request_of('UZ').pk}/template.docx").content
    address = f"/submissions/{request_of('KZ').pk}/"
    answer = kz.post(address, {"do": "file", "edition": "0", "file": SimpleUploadedFile("m.docx", theirs)})
    assert answer.status_code == 400
    assert "another request (2023-2024/UZ/trade)" in answer.content.decode()
    assert not Submission.objects.exists()


def test_another_state_finds_nothing_at_any_address(editor: Client) -> None:
    kz, uz = somebody(Role.AGENCY, "KZ"), somebody(Role.COORDINATOR, "UZ")
    mine = request_of("KZ")
    kz.post(f"/submissions/{mine.pk}/", form(text="Secret of KZ"))
    version = Submission.objects.get()
    assert uz.get(f"/submissions/{mine.pk}/").status_code == 404
    assert uz.get(f"/submissions/{mine.pk}/template.xlsx").status_code == 404
    assert uz.get(f"/submissions/{mine.pk}/template.docx").status_code == 404
    assert uz.post(f"/submissions/{mine.pk}/", form()).status_code == 404
    own = request_of("UZ")
    for act in ("recall", "take up", "accept", "return", "remark", "continue", "submit"):
        assert uz.post(f"/submissions/{own.pk}/", {"do": act, "version": version.pk, "remark": "x"}).status_code == 404
    assert "Kazakhstan" not in re.sub(r"<header.*?</header>", "", text(uz, "/submissions/"), flags=re.DOTALL)
    assert uz.get("/board/").status_code == uz.get("/board.csv").status_code == uz.get("/outbox/").status_code == 403
    assert Submission.objects.get().stage == "submitted"


def test_who_is_not_signed_in_sees_none_of_it(editor: Client) -> None:
    for address in ("/submissions/", f"/submissions/{request_of('KZ').pk}/", "/board/", "/board.csv", "/outbox/"):
        assert Client().get(address).status_code == 302


def test_words_of_a_state_are_shown_as_words(editor: Client) -> None:
    kz, address = somebody(Role.AGENCY, "KZ"), f"/submissions/{request_of('KZ').pk}/"
    kz.post(address, form(text="<script>alert(1)</script>", title=["<img src=x onerror=alert(1)>"]))
    page = text(editor, address)
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_a_board_costs_a_handful_of_queries(editor: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(26):
        editor.get("/board/")


def test_the_list_of_material_costs_a_handful_of_queries(editor: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(18):
        editor.get("/submissions/")
