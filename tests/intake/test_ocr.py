"""Pages that are pictures are recognised where Tesseract is installed, and refused with a clear word where it is not."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typst

from svod.intake.files import ocr
from svod.intake.files.open import read_file
from svod.intake.files.pdf_pages import pages_of
from svod.kernel.refusal import Refused
from svod.reading import read_text
from tests.intake.pdf_papers import PICTURE, column, page, raw

ROOT = Path(__file__).resolve().parents[2]
COLUMNS = "level page_num block_num par_num line_num word_num left top width height conf text".split()


def recognised(*lines: str) -> str:
    """Tesseract's table for lines of words, 300 dots an inch."""
    rows = ["\t".join(COLUMNS)]
    for at, line in enumerate(lines):
        top = 400 + 60 * at
        rows.append(f"4\t1\t1\t1\t{at}\t0\t250\t{top}\t1800\t50\t-1\t")
        left = 250
        for number, word in enumerate(line.split()):
            rows.append(f"5\t1\t1\t1\t{at}\t{number}\t{left}\t{top}\t{20 * len(word)}\t50\t93.5\t{word}")
            left += 20 * len(word) + 18
    return "\n".join(rows) + "\n"


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    (tmp_path / "scan.pdf").write_bytes(raw(PICTURE))
    return tmp_path / "scan.pdf"


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A command that stands for Tesseract; it must be given a picture and asked for a table in both languages."""
    command = folder / "bin" / "tesseract"
    command.parent.mkdir()
    command.write_text(f"#!{sys.executable}\nimport sys, time\n{script}\n", encoding="utf-8")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(command.parent))


def test_a_scan_is_read_through_tesseract(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = recognised("12 марта 2021 г. в г. Алматы состоялось третье заседа-", "ние Рабочей группы по судоходству.")
    asked = "assert sys.argv[1:] == 'stdin stdout -l rus+eng --psm 3 tsv'.split()\nassert sys.stdin.buffer.read(3) == b'P5 '\n"
    install(scan.parent, monkeypatch, asked + f"sys.stdout.buffer.write({table.encode()!r})")
    file = read_file(scan)
    assert file.text == "12 марта 2021 г. в г. Алматы состоялось третье заседание Рабочей группы по судоходству.\n"
    assert file.places.at(10) == 1


def test_only_the_pages_without_text_are_recognised(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(scan.parent, monkeypatch, f"sys.stdout.buffer.write({recognised('Second page.').encode()!r})")
    scan.write_bytes(raw(page(*column(70, 700, "The first page has a text.")), PICTURE))
    file = read_file(scan)
    assert file.text == "The first page has a text.\n\nSecond page.\n"
    assert file.places.at(file.text.index("Second")) == 2


def test_a_scan_is_refused_with_its_pages_where_there_is_no_tesseract(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(scan.parent / "nothing"))
    with pytest.raises(Refused) as refusal:
        read_file(scan)
    words = refusal.value.words
    assert all("Tesseract" in said and "scan.pdf" in said for said in (words.ru, words.en, words.zh))
    assert "apt install tesseract-ocr" in words.ru


def test_a_tesseract_that_fails_is_quoted(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(scan.parent, monkeypatch, "sys.stderr.write('Error opening data file rus.traineddata\\n'); sys.exit(1)")
    with pytest.raises(Refused, match=r"rus\.traineddata"):
        read_file(scan)


def test_a_tesseract_that_hangs_is_given_up(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(scan.parent, monkeypatch, "time.sleep(60)")
    monkeypatch.setattr(ocr, "SECONDS", 0.5)
    with pytest.raises(Refused, match="not read within"):
        read_file(scan)


def test_a_heap_of_scans_is_refused(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(scan.parent, monkeypatch, "")
    monkeypatch.setattr(ocr, "MOST_SCANS", 1)
    scan.write_bytes(raw(PICTURE, PICTURE))
    with pytest.raises(Refused, match="at most 1"):
        read_file(scan)


def test_a_preposition_glued_to_the_word_before_it_is_a_word_again(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = recognised("Совещание прошло в 2021 годув г. Алматы и завершилось в срок.")
    install(scan.parent, monkeypatch, f"sys.stdout.buffer.write({table.encode()!r})")
    assert read_file(scan).text == "Совещание прошло в 2021 году в г. Алматы и завершилось в срок.\n"


@pytest.mark.slow
def test_a_scanned_protocol_gives_the_events_that_it_gives_as_a_text(tmp_path: Path) -> None:
    command = shutil.which(ocr.COMMAND)
    if command is None or "rus" not in subprocess.check_output([command, "--list-langs"], text=True).split():
        pytest.skip("tesseract with its Russian data is not installed on this machine")
    text = (ROOT / "specimens" / "protocol.txt").read_text(encoding="utf-8")
    (tmp_path / "scan.pdf").write_bytes(scan_of(text, tmp_path))
    told = [event for event in read_text(text).events if event.dates]
    seen = {(event.dates, event.place.city) for event in read_text(read_file(tmp_path / "scan.pdf").text).events}
    assert len(told) >= 7
    found = [event for event in told if (event.dates, event.place.city) in seen]
    assert len(found) >= len(told) - 1, [event.title for event in told if event not in found]


def scan_of(text: str, folder: Path) -> bytes:
    """A PDF whose pages are pictures of the text, 200 dots an inch."""
    body = "\n\n".join(re.sub(r"([*_#$@<>`\\~\[\]])", r"\\\1", paragraph) for paragraph in text.split("\n\n"))
    source = folder / "printed.typ"
    source.write_text(
        '#set text(font: "Liberation Serif", size: 12pt, lang: "ru")\n#set par(justify: true)\n' + body, encoding="utf-8"
    )
    pictures = typst.compile(source, format="png", ppi=200, font_paths=[ROOT / "src" / "svod" / "compose" / "render" / "fonts"])
    pages = []
    for number, picture in enumerate(pictures if isinstance(pictures, list) else [pictures]):
        (folder / f"{number}.png").write_bytes(picture)
        pages.append(f'#image("{number}.png", width: 100%)')
    source.write_text("#set page(margin: 0pt)\n" + "\n#pagebreak()\n".join(pages), encoding="utf-8")
    return bytes(typst.compile(source))


@pytest.mark.slow
def test_the_real_tesseract_reads_a_page_that_is_drawn_for_it(tmp_path: Path) -> None:
    if shutil.which(ocr.COMMAND) is None:
        pytest.skip("tesseract is not installed on this machine")
    content = raw(page((70, 700, 24, "The Council met in May 2021.")))
    seen = ocr.recognised("scan.pdf", content, pages_of("scan.pdf", content))
    assert "Council" in [word.text for word in seen[1].words]
