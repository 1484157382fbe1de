"""A state's letter is entered by the Secretariat: the file is kept, the words become its material, and it may take them back."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import pytest

from svod.intake.attached import attached_file
from svod.intake.material import take_in_material
from svod.kernel.refusal import Refused
from svod.register.areas.models import Area
from svod.register.journal.queries import first_broken, history_of
from svod.register.letters.changes import correct_entry, enter_letter
from svod.register.letters.models import Letter
from svod.register.letters.queries import letter_visible, letters_visible, name_of, reads_file
from svod.register.notices.models import Notice
from svod.register.rights import Actor, Forbidden, Grant, Role
from svod.register.sources.models import Period, Source
from svod.register.sources.queries import sources_visible
from svod.register.states.models import State
from svod.register.submissions.changes import accept_submission, continue_version, recall, submit, take_up, write_draft
from svod.register.submissions.models import Request, Submission
from svod.register.submissions.queries import board_of
from svod.register.submissions.requests import open_period
from tests.register.questions.test_questions import EDITOR, KZ, OFFICER, UZ, account_of

ANOTHER = Actor("Д. Другой", (Grant(Role.EDITOR),), 9)
SCAN = b"%PDF-1.4 a scan without words"
MAIL = """From: agency@example.org
To: office@example.org
Date: Tue, 3 Mar 2026 09:00:00 +0500
Subject: =?utf-8?b?0KTQvtGA0YPQvA==?=
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

18 марта 2024 г. проведён форум.
""".encode()


@pytest.fixture
def asked(sco: Period) -> Period:
    states, areas = State.objects.filter(code__in=("KZ", "UZ")), Area.objects.filter(code__in=("trade", "energy"))
    open_period(period=sco, states=states, areas=areas, deadline=date(2026, 3, 20), by=EDITOR)
    return sco


def entered(period: Period, **more: Any) -> Letter:
    told = {
        "state": State.objects.get(code="KZ"),
        "period": period,
        "number": "12-3/45",
        "dated": date(2026, 3, 3),
        "received_on": date(2026, 3, 4),
        "came_by": "email",
        "file": attached_file("письмо.eml", MAIL),
        "texts": {"trade": "18 марта 2024 г. проведён форум.", "energy": " "},
        "by": EDITOR,
        **more,
    }
    return enter_letter(**told)


def test_a_letter_is_kept_with_its_hash_and_its_words_become_a_version_on_behalf_of_the_state(asked: Period) -> None:
    letter = entered(asked)
    kept = letter.source.kept_file
    assert (bytes(kept.content), kept.sha256, letter.source.sha256) == (MAIL, hashlib.sha256(MAIL).hexdigest(), kept.sha256)
    assert letter.source.text == "18 марта 2024 г. проведён форум."
    version = Submission.objects.get()
    assert (version.stage, version.via, version.on_behalf_of, version.made_by) == ("submitted", "letter", "KZ", "Е. Редактор")
    assert version.entry.letter == letter
    assert name_of(letter).ru == "письмо № 12-3/45 от 3 марта 2026 года"
    assert history_of(f"letter:{letter.pk}")[0].after["on behalf of"] == "KZ"
    assert first_broken() is None


def test_nothing_to_report_may_be_said_in_a_letter_too(asked: Period) -> None:
    entered(asked, nothing=["energy"])
    cells = board_of(asked, on=date(2026, 3, 5)).cells
    assert (cells["KZ", "trade"].status, cells["KZ", "energy"].status) == ("submitted", "nothing")


def test_a_scan_without_words_is_kept_all_the_same(asked: Period) -> None:
    letter = entered(asked, file=attached_file("скан.pdf", SCAN))
    assert (letter.source.text, bytes(letter.source.kept_file.content)) == ("", SCAN)


def test_the_state_recalls_what_was_entered_for_it_and_submits_its_own_words(asked: Period) -> None:
    entered(asked)
    version = recall(submission=Submission.objects.get(), by=KZ)
    own = submit(submission=continue_version(submission=version, by=KZ), by=KZ)
    assert (own.number, own.via, own.on_behalf_of, own.made_by) == (2, "form", "", "К. Казахстан")


def test_a_draft_of_the_states_own_is_never_written_over_by_a_letter(asked: Period) -> None:
    request = Request.objects.get(state__code="KZ", area__code="trade")
    draft = write_draft(request=request, text="Свой черновик", by=KZ)
    entered(asked)
    assert Submission.objects.get(pk=draft.pk).text == "Свой черновик"
    assert [one.stage for one in request.versions.all()] == ["draft", "submitted"]


def test_who_entered_a_letter_does_not_accept_it_and_the_source_says_that_it_came_by_letter(asked: Period) -> None:
    entered(asked)
    version = Submission.objects.get()
    with pytest.raises(Forbidden):
        take_up(submission=version, by=EDITOR)
    accepted = accept_submission(submission=take_up(submission=version, by=ANOTHER), by=ANOTHER)
    taken = take_in_material(submission=accepted, lexicon=None, by=ANOTHER)
    assert taken is not None
    assert taken.source.title.ru.endswith("Торговля и инвестиции (письмо № 12-3/45 от 3 марта 2026 года)")
    assert taken.source.state == State.objects.get(code="KZ")


def test_no_other_state_sees_the_letter_or_its_source(asked: Period) -> None:
    letter = entered(asked)
    assert letters_visible(UZ) == []
    assert letter_visible(UZ, letter.pk) is None
    assert letter_visible(KZ, letter.pk) == letter
    assert letter.source not in sources_visible(UZ)


def test_an_agency_reads_a_letter_that_tells_of_its_area_and_the_file_where_it_tells_of_no_other(asked: Period) -> None:
    letter = letters_visible(KZ, pk=entered(asked, texts={"trade": "Форум"}, nothing=["energy"]).pk)[0]
    trade, both, other = (
        Actor("Agency", (Grant(Role.AGENCY, "KZ", frozenset(areas)),), 9)
        for areas in ({"trade"}, {"trade", "energy"}, {"customs"})
    )
    assert [letter_visible(one, letter.pk) for one in (trade, both, other)] == [letter, letter, None]
    assert [reads_file(one, letter) for one in (KZ, trade, both, other)] == [True, False, True, False]


def test_an_officer_enters_only_areas_of_the_own_and_a_state_enters_nothing(asked: Period) -> None:
    with pytest.raises(Forbidden):
        entered(asked, texts={"energy": "Сеть"}, by=OFFICER)
    with pytest.raises(Forbidden):
        entered(asked, by=KZ)
    assert not Letter.objects.exists()
    assert not Source.objects.filter(letter__isnull=False).exists()


def test_the_same_file_is_entered_once_for_a_state_and_two_states_may_sign_one_letter(asked: Period) -> None:
    entered(asked)
    with pytest.raises(Refused, match=r"letter No\. 12-3/45 of 3 March 2026"):
        entered(asked)
    joint = entered(asked, state=State.objects.get(code="UZ"))
    assert joint.source.kept_file.sha256 == Letter.objects.get(state__code="KZ").source.kept_file.sha256


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"texts": {}}, "one area at least"),
        ({"nothing": ["trade"]}, "not both"),
        ({"received_on": date(2026, 3, 1)}, "before it was written"),
        ({"came_by": "pigeon"}, "how and when"),
        ({"texts": {"nowhere": "Слова"}}, "open the period first"),
    ],
)
def test_a_letter_that_does_not_fit_is_refused_and_nothing_is_kept(asked: Period, wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused, match=said):
        entered(asked, **wrong)
    assert not Letter.objects.exists()
    assert not Submission.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"), [("letter.eml", b"not a mail"), ("letter.exe", b"MZ\x90\x00"), ("letter.pdf", b"words"), ("", b"words")]
)
def test_what_is_no_letter_is_not_taken_for_one(name: str, content: bytes) -> None:
    if name == "letter.pdf":
        assert attached_file(name, b"%PDF-1.4 scan").text == ""
        return
    with pytest.raises(Refused):
        attached_file(name, content)


def test_a_mistake_of_entering_is_corrected_by_the_next_version(asked: Period) -> None:
    letter = entered(asked)
    again = correct_entry(letter=letter, area="trade", text="19 марта 2024 г. проведён форум.", by=OFFICER)
    assert (again.number, again.entry.letter, again.stage) == (2, letter, "submitted")
    assert Submission.objects.get(number=1).text.startswith("18 марта")
    with pytest.raises(Forbidden):
        correct_entry(letter=letter, area="trade", text="чужое", by=KZ)


def test_those_who_answer_for_the_state_are_told_what_was_entered_for_it(asked: Period) -> None:
    account_of("KZ", "en"), account_of("UZ")
    entered(asked)
    notice = Notice.objects.get()
    assert (notice.account.email, notice.subject) == (
        "kz@example.org",
        "Your material was entered from a letter: letter No. 12-3/45 of 3 March 2026",
    )
    assert f"1. {Area.objects.get(code='trade').title_en}" in notice.body
