"""The pages of a PDF as words with their places. A process of its own opens the bytes, with limits of time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from svod.intake.files.refusals import broken, locked, too_long, too_slow

MOST_PAGES = 1_500
SECONDS = 180


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a gap; points from the lower left corner of the page as it is seen."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line or the side of a frame: `is_level` from left to right at one height, otherwise from bottom to top."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_level(self) -> bool:
        return self.right - self.left > self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    is_picture: bool = False


def pages_of(name: str, content: bytes) -> list[Page]:
    """Every page of a PDF; Refused where it is broken, locked, too long or too slow."""
    pages: list[Page] = []
    for number, line in enumerate(_worked(name, content, "words", MOST_PAGES).splitlines(), 1):
        told = json.loads(line)
        if told.get("fault") == "long":
            raise too_long(name, told["pages"], MOST_PAGES)
        if "fault" in told:
            raise locked(name, "PDF") if told["fault"] == "locked" else broken(name, "PDF")
        pages.append(_page(number, told))
    if not pages:
        raise broken(name, "PDF")
    return pages


def picture_of(name: str, content: bytes, number: int) -> bytes:
    """Page `number` from 1 in greys, as a PGM."""
    return _worked(name, content, "image", number)


def _worked(name: str, content: bytes, *what: object) -> bytes:
    command = [sys.executable, "-m", "svod.intake.files.pdf_worker", *map(str, what)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603  # our own module, no shell, the file on its input
            command, input=content, capture_output=True, timeout=SECONDS, check=False, env=environment
        )
    except subprocess.TimeoutExpired as fault:
        raise too_slow(name, SECONDS) from fault
    if done.returncode:
        raise broken(name, "PDF")
    return done.stdout


def _page(number: int, told: Mapping[str, Any]) -> Page:
    words = tuple(Word(*word) for word in told["words"])
    rules = tuple(side for box in told["rules"] for side in _sides(*box))
    return Page(number, float(told["width"]), float(told["height"]), words, rules, bool(told["picture"]))


def _sides(left: float, bottom: float, right: float, top: float) -> list[Rule]:
    """A thin box is one rule, a frame four."""
    if min(right - left, top - bottom) <= 3:
        return [Rule(left, bottom, right, top)]
    return [
        Rule(left, bottom, right, bottom),
        Rule(left, top, right, top),
        Rule(left, bottom, left, top),
        Rule(right, bottom, right, top),
    ]
