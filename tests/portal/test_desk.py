"""The review desk: a file is dropped in, what was read in it is decided on, by those who may; nobody is overwritten."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from svod.cli.genre import genre
from svod.portal.desk.views import PARTS
from svod.register.events.models import Event
from svod.register.proposals.models import Proposal
from svod.register.rights import Role
from svod.register.sources.models import Period, Source
from svod.register.submissions.models import Submission
from tests.portal.asking import ask_everybody
from tests.portal.test_submissions import form, request_of, somebody

NOTE = """5 марта 2024 года в г. Душанбе состоялось 7-е заседание Рабочей группы по портам.

18-19 марта 2024 г. в г. Дели состоялся 4-й Форум стартапов ШОС.
"""


def uploaded(client: Client, text: str = NOTE, **more: str) -> str:
    file = SimpleUploadedFile("note.txt", text.encode())
    answer = client.post("/sources/upload/", {"file": file, **more})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def proposal(noun: str, word: str) -> Proposal:
    return next(one for one in Proposal.objects.filter(noun=noun) if word in str(one.found))


def accepted(one: Proposal) -> dict[str, str]:
    """The button «accept» of a card."""
    return {"accept": f"{one.pk}.{one.edition}"}


def sent(one: Proposal, do: str, **more: str) -> dict[str, str]:
    """A form of the editor."""
    return {"do": do, "edition": str(one.edition), **more}


def text(client: Client, address: str) -> str:
    return str(client.get(address).content.decode())


def test_an_officer_takes_a_file_in_and_decides_on_each_thing_found(sco: Period) -> None:
    officer = somebody(Role.OFFICER)
    page = uploaded(officer)
    new, held = proposal("event", "Рабочей группы по портам"), proposal("event", "стартапов")
    assert held.verdict == "differs"
    assert f"{page}desk/" in text(officer, page)
    shown = text(officer, f"{page}desk/")
    assert all(f'id="p{one.pk}"' in shown for one in Proposal.objects.all())
    officer.post(f"{page}desk/", accepted(new))
    assert Event.objects.filter(title_ru__contains="Рабочей группы по портам").exists()
    officer.post(f"{page}desk/{held.pk}/", sent(held, "reject", cause="other", reason="The protocol has the 20th"))
    held.refresh_from_db()
    assert (held.stage, held.reason, held.decided_by) == ("rejected", "The protocol has the 20th", "officer")


def test_the_second_of_two_officers_is_told_what_the_first_did(sco: Period) -> None:
    first, second = somebody(Role.OFFICER), somebody(Role.EDITOR)
    page = uploaded(first)
    one = proposal("event", "портам")
    first.post(f"{page}desk/{one.pk}/", sent(one, "correct", ordinal="8"))
    answer = second.post(f"{page}desk/", accepted(one))
    assert (answer.status_code, "officer corrected this proposal already" in answer.content.decode()) == (400, True)
    parts = second.post(f"{page}desk/", accepted(one), headers={"accept": PARTS})
    assert (parts.status_code, "officer corrected" in parts.content.decode()) == (409, True)
    assert f'value="{one.pk}.1"' in parts.content.decode(), "the card as it is now comes with the answer"


def test_all_that_was_read_with_confidence_is_accepted_at_once(sco: Period) -> None:
    officer = somebody(Role.OFFICER)
    page = uploaded(officer)
    intake = Source.objects.get(code=page.split("/")[2]).intakes.get()
    answer = officer.post(f"{page}desk/", {"do": "all", "least": "0.9"}, follow=True)
    kept = Proposal.objects.filter(intake=intake, stage="accepted")
    assert kept.filter(noun="event").exists()
    assert all(float(one.found.get("confidence") or 1) >= 0.9 for one in kept)
    assert f"Accepted: {kept.count()}." in answer.content.decode()


def test_a_form_with_faults_comes_back_with_what_was_typed(sco: Period) -> None:
    officer = somebody(Role.OFFICER)
    page = uploaded(officer)
    one = proposal("event", "портам")
    answer = officer.post(f"{page}desk/{one.pk}/", sent(one, "correct", ordinal="седьмое", theme="Порты и реки"))
    said = answer.content.decode()
    assert answer.status_code == 400
    assert "“седьмое” is not a whole number" in said
    assert 'value="Порты и реки"' in said
    one.refresh_from_db()
    assert one.edition == 0


def test_what_was_corrected_is_shown_beside_what_was_read_and_stays_so_in_the_claim(sco: Period) -> None:
    officer = somebody(Role.OFFICER)
    page = uploaded(officer)
    one = proposal("event", "портам")
    officer.post(f"{page}desk/{one.pk}/", sent(one, "correct", **{"dates-start": "2024-03-06", "then": "accept"}))
    shown = text(officer, f"{page}desk/").replace("\N{NO-BREAK SPACE}", " ")
    assert "6 March 2024</ins> <del>5 March 2024</del>" in shown
    one.refresh_from_db()
    record = text(officer, f"/events/{one.record.partition(':')[2]}/").replace("\N{NO-BREAK SPACE}", " ")
    assert "corrected at the desk; it was read as 5 March 2024" in record


def test_of_what_differs_the_officer_chooses_on_the_card(sco: Period) -> None:
    officer = somebody(Role.OFFICER)
    page = uploaded(officer)
    held = proposal("event", "стартапов")
    assert f'name="chosen.{held.pk}.dates" value="found"' in text(officer, f"{page}desk/")
    officer.post(f"{page}desk/", accepted(held) | {f"chosen.{held.pk}.dates": "found"})
    assert str(Event.objects.get(code="startup-forum-4").dates) == "2024-03-18/2024-03-19"


def test_two_are_merged_one_is_split_and_a_value_placed_by_plain_forms(sco: Period) -> None:
    officer = somebody(Role.OFFICER)
    page = uploaded(officer, NOTE + "\nСрок, объявленный ранее, – 3 апреля 2024 года.\n")
    one, two = proposal("event", "портам"), proposal("event", "стартапов")
    officer.post(f"{page}desk/{one.pk}/", sent(one, "split", **{"2-ordinal": "8"}))
    part = Proposal.objects.get(split_from=one)
    officer.post(f"{page}desk/{part.pk}/", sent(part, "merge", into=str(two.pk)))
    part.refresh_from_db()
    assert (part.stage, part.merged_into) == ("merged", two)
    officer.post(f"{page}desk/", {"reopen": f"{part.pk}.{part.edition}"})
    part.refresh_from_db()
    assert part.stage == "open"
    value = Proposal.objects.get(noun="unplaced", found__what="date")
    officer.post(f"{page}desk/{value.pk}/", sent(value, "place", on=f"proposal:{part.pk}", **{"dates-start": "3.04.2024"}))
    part.refresh_from_db()
    assert part.found["dates"] == [{"start": "2024-04-03", "end": "2024-04-03"}]


def test_what_the_reading_missed_is_added_and_another_officer_accepts_it(sco: Period) -> None:
    officer, editor = somebody(Role.OFFICER), somebody(Role.EDITOR)
    page = uploaded(officer)
    answer = officer.post(f"{page}desk/", {"do": "add", "noun": "event", "words": "4-й Форум стартапов ШОС", "start": ""})
    added = Proposal.objects.get(made_by="officer")
    assert answer.headers["Location"] == f"{page}desk/{added.pk}/"
    assert officer.post(f"{page}desk/", accepted(added)).status_code == 400
    assert "another officer accepts it" in text(officer, f"{page}desk/")
    if added.verdict == "ambiguous":
        editor.post(f"{page}desk/", accepted(added) | {f"record.{added.pk}": added.candidates[0]})
    else:
        editor.post(f"{page}desk/", accepted(added))
    added.refresh_from_db()
    assert added.stage == "accepted"


def test_the_text_is_shown_whole_with_the_places_of_values(sco: Period) -> None:
    officer = somebody(Role.OFFICER)
    page = uploaded(officer, NOTE + "<b>&amp;\n")
    pane = re.search(r'id="text"[^>]*>(.*?)</div>', text(officer, f"{page}desk/"), re.DOTALL)
    assert pane is not None
    assert html.unescape(re.sub(r"</?span[^>]*>", "", pane[1])) == Source.objects.get(code=page.split("/")[2]).text
    one = proposal("event", "портам")
    marked = re.findall(rf'class="at [^"]*value[^"]*" data-p="[^"]*\b{one.pk}\b[^"]*">([^<]+)<', pane[1])
    assert "5 марта 2024 года" in marked


def test_a_candidate_is_told_by_its_dates_and_place(sco: Period) -> None:
    officer = somebody(Role.OFFICER)
    page = uploaded(officer)
    one = proposal("event", "портам")
    one.verdict, one.candidates = "ambiguous", ["event:startup-forum-4", "document:decision-sgp-158"]
    one.save()
    shown = text(officer, f"{page}desk/").replace("\N{NO-BREAK SPACE}", " ")
    assert "18–20 March 2024, " in shown
    assert re.search(r'value="document:decision-sgp-158">.*?<small>decision.*?№ 158</small>', shown)


def test_the_page_asks_the_database_as_often_for_many_proposals_as_for_few(
    sco: Period, django_assert_max_num_queries: Any
) -> None:
    officer = somebody(Role.OFFICER)
    few, many = uploaded(officer, NOTE + genre(20)), uploaded(officer, NOTE + genre(60))
    assert Proposal.objects.filter(intake__source__code=many.split("/")[2]).count() > 60
    with CaptureQueriesContext(connection) as asked:
        text(officer, f"{few}desk/")
    with django_assert_max_num_queries(len(asked)):
        text(officer, f"{many}desk/")


def test_an_invented_file_is_read_and_never_decided_on(sco: Period) -> None:
    officer = somebody(Role.OFFICER)
    page = uploaded(officer, invented="on")
    assert "desk/" not in text(officer, page)
    one = proposal("event", "портам")
    assert officer.post(f"{page}desk/", accepted(one)).status_code == 400


@pytest.mark.parametrize("role", [Role.AGENCY, Role.READER])
def test_others_take_nothing_in_and_decide_nothing(sco: Period, role: Role) -> None:
    page = uploaded(somebody(Role.OFFICER))
    other = somebody(role, "KZ" if role is Role.AGENCY else "")
    one = proposal("event", "портам")
    assert other.post("/sources/upload/", {"file": SimpleUploadedFile("x.txt", b"x")}).status_code == 403
    assert other.get(f"{page}desk/").status_code == 403
    assert other.post(f"{page}desk/", accepted(one)).status_code == 403
    assert other.post(f"{page}desk/{one.pk}/", sent(one, "correct", ordinal="8")).status_code == 403
    assert Client().post(f"{page}desk/", accepted(one)).status_code == 302
    one.refresh_from_db()
    assert (one.stage, one.edition) == ("open", 0)


def test_a_proposal_is_decided_on_at_its_own_source_only(sco: Period) -> None:
    officer = somebody(Role.OFFICER)
    uploaded(officer)
    other = uploaded(officer, NOTE + "Ещё одна строка.\n")
    one = Proposal.objects.order_by("id")[0]
    assert officer.post("/sources/sco-report-2024/desk/", accepted(one)).status_code == 404
    assert officer.post(f"{other}desk/", accepted(one)).status_code == 404
    assert officer.post(f"{other}desk/{one.pk}/", sent(one, "correct", ordinal="8")).status_code == 404


def test_what_a_state_has_sent_is_no_source_for_others(sco: Period) -> None:
    editor, officer = somebody(Role.EDITOR), somebody(Role.OFFICER)
    ask_everybody(editor)
    kz, uz = somebody(Role.AGENCY, "KZ"), somebody(Role.AGENCY, "UZ")
    address = f"/submissions/{request_of('KZ').pk}/"
    kz.post(address, form(text="Тайна Казахстана."))
    for act in ("take up", "accept"):
        officer.post(address, {"do": act, "version": Submission.objects.get().pk})
    source = Submission.objects.get().source
    assert source is not None
    assert "Тайна" in officer.get(f"/sources/{source.code}/").content.decode()
    for stranger in (uz, Client()):
        assert stranger.get(f"/sources/{source.code}/").status_code == 404
        for page in ("/", "/sources/", "/findings/"):
            assert source.code not in stranger.get(page).content.decode()
        assert "Тайна" not in stranger.get(f"/findings/?of={source.code}").content.decode()


def test_where_the_register_is_closed_strangers_see_the_way_in_and_what_is_released(sco: Period) -> None:
    reader = somebody(Role.READER)
    with override_settings(SVOD_OPEN=False):
        for page in ("/", "/events/", "/sources/", "/report/", "/findings/", "/documents/"):
            assert Client().get(page).headers["Location"].startswith("/sign-in/"), page
            assert reader.get(page).status_code == 200, page
        assert Client().get("/sign-in/").status_code == 200
        public, inside = Client().get("/report/releases/"), somebody(Role.EDITOR).get("/report/releases/")
        assert public.status_code == inside.status_code == 200
        assert "DAT003" in inside.content.decode()
        assert "DAT003" not in public.content.decode(), "what the audit says of the draft is not for the public"
