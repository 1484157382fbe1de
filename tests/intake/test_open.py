"""One door for files: the first bytes decide what a file is, and no bytes whatever break the door."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from svod.intake.files import open as door
from svod.intake.files.open import read_file
from svod.kernel.refusal import Refused
from tests.intake import papers
from tests.intake.pdf_papers import column, page, raw

WORDS = "The Council met in May."
MADE: dict[str, bytes] = {
    "docx": papers.docx(papers.paragraph(WORDS)),
    "odt": papers.odt(f"<text:p>{WORDS}</text:p>"),
    "rtf": rb"{\rtf1\ansi " + WORDS.encode() + b"}",
    "html": f"<!doctype html><p>{WORDS}".encode(),
    "pdf": raw(page(*column(70, 700, WORDS))),
    "text": WORDS.encode() + b"\n",
}


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".txt"])
def test_the_first_bytes_decide_whatever_the_name_says(tmp_path: Path, kind: str, suffix: str) -> None:
    path = tmp_path / f"paper{suffix}"
    path.write_bytes(MADE[kind])
    file = read_file(path)
    assert (file.kind, file.text) == (kind, WORDS + "\n")
    assert (file.name, file.sha256) == (path.name, hashlib.sha256(MADE[kind]).hexdigest())
    assert bool(file.places) == (kind != "text")


@pytest.mark.parametrize("name", ["paper.xlsx", "paper", "paper.csv"])
def test_a_plain_text_under_a_foreign_name_is_refused_with_what_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(MADE["text"])
    with pytest.raises(Refused, match=r"\.docx, \.odt, \.rtf, \.html, \.htm, \.pdf, \.txt, \.md"):
        read_file(tmp_path / name)


def test_a_file_beyond_the_limit_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "LARGEST_DOCUMENT", 100)
    (tmp_path / "paper.docx").write_bytes(MADE["docx"])
    with pytest.raises(Refused, match="too large"):
        read_file(tmp_path / "paper.docx")


def test_the_same_file_gives_the_same_text_and_places(tmp_path: Path) -> None:
    for kind, content in MADE.items():
        (tmp_path / "paper.pdf").write_bytes(content)
        assert read_file(tmp_path / "paper.pdf") == read_file(tmp_path / "paper.pdf"), kind


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(1, len(content))]


def _noise(content: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(content)
    for _ in range(chance.randrange(1, 12)):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def _doubled(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    end = chance.randrange(start, len(content))
    return content[:end] + content[start:end] * chance.randrange(1, 30) + content[end:]


@pytest.mark.parametrize("spoil", [_cut, _noise, _doubled])
@pytest.mark.parametrize("kind", MADE)
def test_a_spoilt_file_is_read_or_refused_and_never_breaks_the_door(
    tmp_path: Path, kind: str, spoil: Callable[[bytes, random.Random], bytes]
) -> None:
    chance = random.Random(f"{kind} {spoil.__name__}")
    path = tmp_path / "paper.docx"
    for _ in range(4 if kind == "pdf" else 60):
        path.write_bytes(spoil(MADE[kind], chance))
        try:
            file = read_file(path)
        except Refused as refusal:
            held, starts = refusal.words.zh, ()
        else:
            held, starts = file.text + "paper.docx" * bool(file.text.strip()), file.places.starts
        assert "paper.docx" in held
        assert all(0 <= start <= len(held) for start in starts)
