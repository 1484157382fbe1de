"""A released report is kept for good: numbered, unchangeable, with what the audit left open and who answers for it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier

import pytest
from django.db import DatabaseError, connection, transaction

from svod.kernel.refusal import Refused
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual
from svod.register.journal.changes import note
from svod.register.journal.queries import first_broken, last_hash
from svod.register.releases.changes import Acceptance, Manuscript, OpenFinding, freeze_release
from svod.register.releases.models import Release, ReleasedFile
from svod.register.releases.queries import release_before, release_named, released_file, verified
from svod.register.rights import Actor, Forbidden, Grant, Role, operator

EDITOR = operator("A. Editor")
FAULT = OpenFinding("f" * 64, "DAT003", Severity.ERROR, Trilingual("две даты", "two dates", "两个日期"))
WARNING = OpenFinding("a" * 64, "DOC001", Severity.WARNING, Trilingual("без даты", "no date", "无日期"))


def manuscript(*findings: OpenFinding, first: date = date(2023, 11, 1), last: date = date(2024, 10, 31)) -> Manuscript:
    return Manuscript(
        report="annual",
        first=first,
        last=last,
        trees={"en": {"format": "svod-report/1", "first": str(first)}},
        files={("en", ".md"): b"# Report\n", ("en", ".docx"): b"PK\x03\x04"},
        audit={"format": "svod-audit/1"},
        findings=findings,
    )


def frozen(*findings: OpenFinding, first: date = date(2023, 11, 1), last: date = date(2024, 10, 31)) -> Release:
    return freeze_release(manuscript=manuscript(*findings, first=first, last=last), by=EDITOR)


def test_releases_of_a_period_are_numbered_from_one(db: None) -> None:
    codes = [frozen().code, frozen().code, frozen(first=date(2022, 11, 1), last=date(2023, 10, 31)).code]
    assert codes == ["annual-2023-11-2024-10-1", "annual-2023-11-2024-10-2", "annual-2022-11-2023-10-1"]
    assert release_named("2024-10-2").number == 2
    assert first_broken() is None


def test_an_error_of_the_audit_holds_the_release_and_a_warning_does_not(db: None) -> None:
    assert frozen(WARNING).accepted.get().code == "DOC001"
    with pytest.raises(Refused, match="DAT003"):
        frozen(WARNING, FAULT)
    assert Release.objects.count() == 1


def test_an_error_is_accepted_only_with_a_reason(db: None) -> None:
    with pytest.raises(Refused, match="is accepted with a reason"):
        freeze_release(manuscript=manuscript(FAULT), accepted=[Acceptance(FAULT.fingerprint, " ")], by=EDITOR)


def test_an_accepted_error_is_kept_with_who_accepted_it_and_why(db: None) -> None:
    release = freeze_release(manuscript=manuscript(FAULT), accepted=[Acceptance(FAULT.fingerprint, "as signed")], by=EDITOR)
    kept = release.accepted.get()
    assert (kept.severity, kept.reason, kept.by, kept.message.zh) == ("error", "as signed", "A. Editor", "两个日期")
    assert verified(release).holds


def test_a_finding_that_is_not_open_cannot_be_accepted(db: None) -> None:
    with pytest.raises(Refused, match="no open finding"):
        freeze_release(manuscript=manuscript(), accepted=[Acceptance("e" * 64, "as signed")], by=EDITOR)


def test_nobody_releases_without_a_name_and_nothing_is_not_released(db: None) -> None:
    with pytest.raises(Refused, match="named person"):
        freeze_release(manuscript=manuscript(), by=operator(" "))
    with pytest.raises(Refused, match="nothing to release"):
        freeze_release(manuscript=Manuscript("annual", date(2024, 1, 1), date(2024, 12, 31), {}, {}, {}, ()), by=EDITOR)


def test_a_release_is_neither_changed_nor_deleted(db: None) -> None:
    release = frozen(WARNING)
    for row in (release, release.files.all()[0], release.accepted.get()):
        with pytest.raises(Refused, match="never changed"):
            row.save()
        with pytest.raises(Refused, match="never changed"):
            row.delete()


@pytest.mark.parametrize("table", ["register_release", "register_releasedfile", "register_acceptedfinding"])
def test_the_database_itself_refuses_to_change_a_release(db: None, table: str) -> None:
    frozen(WARNING)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET id = id")


@pytest.mark.parametrize("table", ["register_acceptedfinding", "register_releasedfile", "register_release"])
def test_the_database_itself_refuses_to_delete_a_release(db: None, table: str) -> None:
    frozen(WARNING)
    with pytest.raises(DatabaseError, match="never deleted"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")


def test_a_file_of_a_release_is_known_by_its_bytes(db: None) -> None:
    release = frozen()
    found = released_file(b"# Report\n")
    assert found is not None
    assert (found.release, found.language, found.suffix) == (release, "en", ".md")
    assert released_file(b"# Report \n") is None


def test_damage_in_the_database_is_seen(db: None) -> None:
    release = frozen()
    ReleasedFile.objects.bulk_create(
        [ReleasedFile(release=release, language="ru", suffix=".md", content=b"x", size=1, sha256="0" * 64)]
    )
    seen = verified(Release.objects.get())
    assert not seen.holds
    assert seen.broken_files == (f"{release.code}-ru.md",)


def test_a_release_is_compared_with_the_one_before_it(db: None) -> None:
    year_before = frozen(first=date(2022, 11, 1), last=date(2023, 10, 31))
    one, two = frozen(), frozen()
    assert release_before(two) == one
    assert release_before(one) == year_before
    assert release_before(year_before) is None


def test_only_an_editor_releases(db: None) -> None:
    with pytest.raises(Forbidden):
        freeze_release(manuscript=manuscript(), by=Actor("An officer", (Grant(Role.OFFICER),)))


def test_what_was_looked_at_is_what_is_frozen(db: None) -> None:
    looked = manuscript(WARNING)
    moved = replace(looked, trees={"en": {"format": "svod-report/1", "first": "2023-11-02"}})
    with pytest.raises(Refused, match="changed since you looked"):
        freeze_release(manuscript=moved, seen=looked.mark, by=EDITOR)
    assert freeze_release(manuscript=looked, seen=looked.mark, by=EDITOR).number == 1
    assert replace(looked, audit={"at": "another moment"}).mark == looked.mark


def test_a_register_that_moves_on_while_a_report_is_made_ready_holds_it(db: None) -> None:
    frozen()
    ready = replace(manuscript(), journal=last_hash())
    note(record="event:x", verb="changed", by="B. Officer")
    with pytest.raises(Refused, match="somebody changed the register"):
        freeze_release(manuscript=ready, by=EDITOR)
    assert Release.objects.count() == 1


@pytest.mark.parametrize("table", ["register_acceptedfinding", "register_releasedfile", "register_release"])
def test_postgresql_itself_refuses_to_empty_a_release(db: None, table: str) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    frozen(WARNING)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(DatabaseError, match="never deleted"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table} CASCADE")


@pytest.mark.slow
def test_of_two_who_release_at_once_one_wins_and_the_other_is_told(transactional_db: None) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("writers wait for each other on SQLite anyway; this is about PostgreSQL")
    note(record="organisation:sco", verb="named", by="Root")  # a register that a test before has emptied has no last row
    ready = replace(manuscript(), journal=last_hash())
    both = Barrier(2)

    def release(n: int) -> str:
        try:
            both.wait(30)
            return freeze_release(manuscript=ready, by=operator(f"Editor {n}")).code
        except Refused as refusal:
            return refusal.words.en
        finally:
            connection.close()

    try:
        with ThreadPoolExecutor(2) as people:
            told = sorted(people.map(release, range(2)))
        assert told[0].startswith("While the report was made ready")
        assert told[1] == "annual-2023-11-2024-10-1"
        assert Release.objects.count() == 1
    finally:
        with connection.cursor() as cursor:  # nothing else removes a release, not even the end of a test
            for table in ("register_acceptedfinding", "register_releasedfile", "register_release"):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
                cursor.execute(f"DELETE FROM {table}")
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
