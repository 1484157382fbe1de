"""The review desk: a file is dropped in, what was read in it is decided on, by those who may; nobody is overwritten."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from svod.register.events.models import Event
from svod.register.proposals.models import Proposal
from svod.register.rights import Role
from svod.register.sources.models import Period, Source
from svod.register.submissions.models import Submission
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


def test_an_officer_takes_a_file_in_and_decides_on_each_thing_found(sco: Period) -> None:
    officer = somebody(Role.OFFICER)
    page = uploaded(officer)
    new, held = proposal("event", "Рабочей группы по портам"), proposal("event", "стартапов")
    assert held.verdict == "differs"
    shown = officer.get(page).content.decode()
    assert f'id="p{new.pk}"' in shown
    officer.post(f"{page}decide/", {"proposal": new.pk, "do": "accept"})
    assert Event.objects.filter(title_ru__contains="Рабочей группы по портам").exists()
    officer.post(f"{page}decide/", {"proposal": held.pk, "do": "reject", "reason": "The protocol has the 20th"})
    held.refresh_from_db()
    assert (held.stage, held.reason, held.decided_by) == ("rejected", "The protocol has the 20th", "officer")


def test_the_second_of_two_officers_is_told_what_the_first_did(sco: Period) -> None:
    first, second = somebody(Role.OFFICER), somebody(Role.EDITOR)
    page = uploaded(first)
    one = proposal("event", "портам")
    first.post(f"{page}decide/", {"proposal": one.pk, "do": "accept"})
    answer = second.post(f"{page}decide/", {"proposal": one.pk, "do": "reject", "reason": "no"})
    assert (answer.status_code, "officer accepted this proposal already" in answer.content.decode()) == (400, True)


def test_all_that_was_read_with_confidence_is_accepted_at_once(sco: Period) -> None:
    officer = somebody(Role.OFFICER)
    page = uploaded(officer)
    intake = Source.objects.get(code=page.split("/")[2]).intakes.get()
    officer.post(f"{page}decide/", {"do": "all", "intake": intake.pk, "least": "0.9"})
    kept = Proposal.objects.filter(intake=intake, stage="accepted")
    assert kept.filter(noun="event").exists()
    assert all(float(one.found.get("confidence") or 1) >= 0.9 for one in kept)


def test_an_invented_file_is_read_and_never_decided_on(sco: Period) -> None:
    officer = somebody(Role.OFFICER)
    page = uploaded(officer, invented="on")
    assert "decide/" not in officer.get(page).content.decode()
    one = proposal("event", "портам")
    assert officer.post(f"{page}decide/", {"proposal": one.pk, "do": "accept"}).status_code == 400


@pytest.mark.parametrize("role", [Role.AGENCY, Role.READER])
def test_others_take_nothing_in_and_decide_nothing(sco: Period, role: Role) -> None:
    page = uploaded(somebody(Role.OFFICER))
    other = somebody(role, "KZ" if role is Role.AGENCY else "")
    one = proposal("event", "портам")
    assert other.post("/sources/upload/", {"file": SimpleUploadedFile("x.txt", b"x")}).status_code == 403
    assert other.post(f"{page}decide/", {"proposal": one.pk, "do": "accept"}).status_code == 403
    assert Client().post(f"{page}decide/", {"proposal": one.pk, "do": "accept"}).status_code == 302
    one.refresh_from_db()
    assert one.stage == "open"


def test_a_proposal_is_decided_on_at_its_own_source_only(sco: Period) -> None:
    officer = somebody(Role.OFFICER)
    uploaded(officer)
    one = proposal("event", "портам")
    assert officer.post("/sources/sco-report-2024/decide/", {"proposal": one.pk, "do": "accept"}).status_code == 404


def test_what_a_state_has_sent_is_no_source_for_others(sco: Period) -> None:
    editor, officer = somebody(Role.EDITOR), somebody(Role.OFFICER)
    editor.post("/board/", {"do": "open", "deadline": "2099-03-20"})
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
