"""`svod verify journal`: whole, altered, cut off at its end, emptied."""

from __future__ import annotations

import pytest

from svod.cli.main import run
from svod.register.journal.changes import note
from svod.register.journal.models import JournalEntry
from svod.register.journal.queries import last_hash
from svod.register.sources.models import Period
from tests.rewriting import empty_journal, rewrite, take_out


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SVOD_LANGUAGE", "en")


def verified(capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as left:
        run(["verify", "journal", *more])
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out + said.err


def test_a_whole_journal_tells_its_last_hash_to_be_noted(sco: Period, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = verified(capsys)
    assert (status, "is whole" in said, last_hash() in said) == (0, True, True)
    assert verified(capsys, "--mark", last_hash())[0] == 0


def test_an_altered_row_is_named(sco: Period, capsys: pytest.CaptureFixture[str]) -> None:
    row = note(record="event:fair", verb="created", by="A. Editor")
    rewrite(row, by="Another")
    status, said = verified(capsys)
    assert (status, f"entry {row.pk} " in said) == (1, True)


def test_a_cut_off_end_is_found_by_the_hash_that_was_noted(sco: Period, capsys: pytest.CaptureFixture[str]) -> None:
    row = note(record="event:fair", verb="created", by="A. Editor")
    take_out(row)
    assert verified(capsys)[0] == 0, "the chain alone cannot say it"
    status, said = verified(capsys, "--mark", row.hash)
    assert (status, "cut off" in said, row.hash in said) == (1, True, True)


def test_a_part_of_a_hash_is_no_hash_and_no_sign_of_a_broken_journal(sco: Period, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = verified(capsys, "--mark", last_hash()[:8])
    assert (status, "64 digits" in said, "broken" in said) == (2, True, False)


def test_a_journal_emptied_whole_is_found(sco: Period, capsys: pytest.CaptureFixture[str]) -> None:
    empty_journal()
    assert not JournalEntry.objects.exists()
    assert verified(capsys)[0] == 1
