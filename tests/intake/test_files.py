"""A file is read whatever its old encoding, or refused with a sentence that helps."""

from __future__ import annotations

from pathlib import Path

import pytest

from svod.intake.files import text as files
from svod.intake.files.text import read_text_file
from svod.kernel.refusal import Refused

PROSE = (
    "Отчёт о работе за год. 12 марта 2021 года в городе Алматы состоялось третье заседание Рабочей группы по судоходству.\n"
    "Стороны обменялись мнениями и договорились продолжить работу. Решение № 5 принято.\n"
)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_a_russian_text_is_read_in_any_of_its_encodings(tmp_path: Path, encoding: str) -> None:
    words = PROSE.replace("№", "N") if encoding in {"koi8-r", "cp866"} else PROSE
    (tmp_path / "old.txt").write_bytes(words.encode(encoding))
    file = read_text_file(tmp_path / "old.txt")
    assert file.text == words
    assert file.was_converted == (not encoding.startswith("utf-8"))


@pytest.mark.parametrize("encoding", ["cp1251", "mac-cyrillic"])
@pytest.mark.parametrize(
    "words", ["Состоялось заседание", "Принята Декларация о сотрудничестве.", "Стороны и Секретариат обсудили её"]
)
def test_a_short_text_is_told_from_its_nearest_kin(tmp_path: Path, encoding: str, words: str) -> None:
    (tmp_path / "short.txt").write_bytes(words.encode(encoding))
    assert read_text_file(tmp_path / "short.txt").text == words


def test_a_text_in_capitals_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("ПРОТОКОЛ ЗАСЕДАНИЯ рабочей группы по вопросам судоходства на реке".encode("cp1251"))
    assert read_text_file(tmp_path / "old.txt").encoding == "cp1251"


def test_utf_8_is_no_conversion(tmp_path: Path) -> None:
    (tmp_path / "new.md").write_text(PROSE, encoding="utf-8")
    file = read_text_file(tmp_path / "new.md")
    assert (file.text, file.was_converted, file.name) == (PROSE, False, "new.md")


def test_line_ends_of_any_system_count_as_one_character(tmp_path: Path) -> None:
    (tmp_path / "lines.txt").write_bytes("один\r\nдва\rтри\n".encode())
    assert read_text_file(tmp_path / "lines.txt").text == "один\nдва\nтри\n"


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("empty.txt", b"", "пуст"),
        ("blank.md", b" \n\n \t\n", "ни одного слова"),
        ("report.txt", b"%PDF-1.7\n\x00\x01", "PDF"),
        ("report.md", b"PK\x03\x04" + b"\x00" * 40, "ZIP"),
        ("binary.txt", bytes(range(256)) * 40, "не текст"),
        ("noise.txt", b"\xff\xfe\xfd\xfc\x81\x8d" * 200, "кодировка"),
        ("table.xlsx", b"PK\x03\x04", ".txt"),
        ("noname", b"text", ".txt"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(tmp_path: Path, name: str, content: bytes, word: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Refused) as refusal:
        read_text_file(tmp_path / name)
    assert word in refusal.value.words.ru
    assert name in refusal.value.words.ru
    assert name in refusal.value.words.zh


def test_a_file_beyond_the_limit_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 10)
    (tmp_path / "long.txt").write_bytes(b"a" * 11)
    with pytest.raises(Refused, match="too large"):
        read_text_file(tmp_path / "long.txt")


def test_a_folder_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(Refused, match="folder"):
        read_text_file(tmp_path / "folder.txt")
    with pytest.raises(Refused, match="no such file"):
        read_text_file(tmp_path / "nowhere.txt")
