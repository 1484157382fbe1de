"""Pages that are pictures, recognised by Tesseract where the command is installed."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace

from svod.intake.files.pdf_pages import Page, Word, picture_of
from svod.intake.files.refusals import scanned, too_many_scans, too_slow, unrecognised
from svod.language.morphology import is_known

COMMAND = "tesseract"
LANGUAGES = "rus+eng"
SECONDS = 120
"""For one page."""
MOST_SCANS = 200
_LINE, _WORD = "4", "5"
_LEAST_SURE = 10.0
_OF_ONE_LETTER = "вскиоуа"


def recognised(name: str, content: bytes, pages: Sequence[Page]) -> dict[int, Page]:
    """The pages with the words that were recognised, by number; Refused where Tesseract is missing or fails."""
    command = shutil.which(COMMAND)
    if command is None:
        raise scanned(name, [page.number for page in pages])
    if len(pages) > MOST_SCANS:
        raise too_many_scans(name, len(pages), MOST_SCANS)
    return {page.number: _recognised(name, command, page, picture_of(name, content, page.number)) for page in pages}


def _recognised(name: str, command: str, page: Page, picture: bytes) -> Page:
    try:
        done = subprocess.run(  # noqa: S603  # found by shutil.which, no shell, the picture on its input
            [command, "stdin", "stdout", "-l", LANGUAGES, "--psm", "3", "tsv"],
            input=picture,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as fault:
        raise too_slow(name, SECONDS) from fault
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise unrecognised(name, lines[-1][:200] if lines else "")
    width = int(picture.split(maxsplit=2)[1])
    return Page(page.number, page.width, page.height, _words(done.stdout.decode("utf-8", "replace"), page, page.width / width))


def _words(table: str, page: Page, scale: float) -> tuple[Word, ...]:
    """Words of Tesseract's table (TSV), in points. Every word of a line has the base and the size of its line."""
    words: list[Word] = []
    base, size = 0.0, 0.0
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] not in {_LINE, _WORD}:
            continue
        left, top, width, height = (float(row[side]) * scale for side in ("left", "top", "width", "height"))
        if row["level"] == _LINE:
            base, size = page.height - top - 0.8 * height, max(height, 1.0)
        elif row["text"].strip() and float(row["conf"]) >= _LEAST_SURE:
            words += _unglued(Word(row["text"].strip(), left, left + width, base, size))
    return tuple(words)


def _unglued(word: Word) -> list[Word]:
    """«годув» is «году в»: a narrow gap before a word of one letter is often not seen."""
    text = word.text
    if len(text) < 4 or text[-1] not in _OF_ONE_LETTER or not text.isalpha() or is_known(text) or not is_known(text[:-1]):
        return [word]
    gap = word.right - (word.right - word.left) / (len(text) + 1)
    return [replace(word, text=text[:-1], right=gap - 0.1 * word.size), replace(word, text=text[-1], left=gap + 0.1 * word.size)]
