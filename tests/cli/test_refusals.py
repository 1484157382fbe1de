"""What the command line says when it cannot do what was asked: in the user's language, status 2, nothing half written."""

from __future__ import annotations

from pathlib import Path

import pytest

from svod.cli.main import run

CYRILLIC = set("абвгдежзийклмнопрстуфхцчшщъыьэюя")


def _refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as stop:
        run(list(words))
    assert stop.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip()
    return said.err


@pytest.fixture(autouse=True)
def _in_russian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SVOD_LANGUAGE", "ru")


def test_an_unknown_verb_is_refused_with_the_way_to_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert "svod --help" in _refused(capsys, "raed")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("binary.txt", bytes(range(256)) * 40),
        ("picture.png", b"\x89PNG\r\n\x1a\n"),
        ("blank.md", b" \n\n \n"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_name(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    said = _refused(capsys, "read", str(tmp_path / name))
    assert name in said
    assert CYRILLIC & set(said)


def test_a_file_that_is_not_there_is_refused_by_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "nowhere.txt" in _refused(capsys, "read", str(tmp_path / "nowhere.txt"))


def test_a_folder_is_not_read_as_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert tmp_path.name in _refused(capsys, "read", str(tmp_path))


def test_a_refusal_speaks_the_language_of_the_user(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {}
    for language in ("ru", "en", "zh"):
        monkeypatch.setenv("SVOD_LANGUAGE", language)
        said[language] = _refused(capsys, "read", str(tmp_path / "nowhere.txt"))
    assert len(set(said.values())) == 3
    assert any("\u4e00" <= letter <= "\u9fff" for letter in said["zh"])


def test_an_old_encoding_is_read_and_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = "12 марта 2021 года в городе Алматы состоялось третье заседание Рабочей группы по судоходству.\n"
    (tmp_path / "old.txt").write_bytes(text.encode("cp1251"))
    with pytest.raises(SystemExit) as stop:
        run(["read", str(tmp_path / "old.txt"), "--format", "text"])
    assert stop.value.code == 0
    said = capsys.readouterr()
    assert said.out == text
    assert "1251" in said.err


@pytest.mark.parametrize("period", ["2024-10..2023-11", "2024", "yesterday..today", "2024-13..2024-14"])
def test_a_period_that_is_none_is_refused_before_anything_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, period: str
) -> None:
    to = tmp_path / "report.docx"
    said = _refused(capsys, "compose", "annual", "--period", period, "--to", str(to))
    assert period in said
    assert not list(tmp_path.iterdir())


def test_an_unknown_kind_of_file_is_refused_with_the_known_ones(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert ".docx" in _refused(capsys, "compose", "annual", "--to", str(tmp_path / "report.exe"))


@pytest.mark.django_db
def test_a_language_that_is_not_there_is_refused_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    said = _refused(capsys, "compose", "annual", "--language", "fr", "--to", str(tmp_path / "report.docx"))
    assert "fr" in said
    assert not list(tmp_path.iterdir())


def test_facts_are_accepted_by_a_named_person_only(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "--as" in _refused(capsys, "intake", str(tmp_path / "any.txt"), "--accept")


def test_an_audit_asks_what_to_audit(capsys: pytest.CaptureFixture[str]) -> None:
    assert "--register" in _refused(capsys, "audit")


def test_an_unknown_rule_is_refused_with_the_way_to_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert "svod rules" in _refused(capsys, "rules", "explain", "XYZ999")


def test_an_unknown_pack_is_refused_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert "sco" in _refused(capsys, "load", "atlantis")
