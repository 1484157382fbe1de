"""Line ends that only wrapped a paragraph, as in text files and e-mail, told from those made by hand."""

from __future__ import annotations

import itertools
import re

from svod.language.blocks import LABEL

WIDEST = 130
"""Characters. In a text with a longer line nobody wrapped the lines."""
_ITEM = re.compile(r"\s*(?:[-–—•*·#>|]\s+|\|\S|#{1,6}\s|\d{1,2}[.)]\s|\d{1,2}(?:\.\d{1,2})+\.?\s|[а-яёa-z]\)\s|\[\^)")
_COLUMNS = re.compile(r"\S(?:\t| {3,}|\s\|\s)")
_FIRST_WORD = re.compile(r"\s*(\S+)")
_CUT = ("-", "\u2010", "\u2011", "\u00ad")


def unwrapped(source: str) -> str:
    """`source` with a blank for every line end that a program made: of the same length, so that offsets stay.

    A program breaks a line only where the next word would not have fitted; a hyphen at the end is left for the reader of words.
    """
    lines = source.split("\n")
    width = max(map(len, lines))
    if width > WIDEST or "\r" in source:
        return source
    joints = []
    for line, following in itertools.pairwise(lines):
        word = _FIRST_WORD.match(following)
        goes_on = (
            bool(line.strip())
            and word is not None
            and len(line) + 1 + len(word[1]) > width
            and not line.rstrip().endswith(_CUT)
            and not _ITEM.match(following)
            and not LABEL.match(following)
            and not _COLUMNS.search(line)
            and not line.startswith("#")
        )
        joints.append(" " if goes_on else "\n")
    return "".join(part for pair in zip(lines, [*joints, ""], strict=True) for part in pair)
