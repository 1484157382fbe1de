"""What the styles of an ODT say: which words are superscript, how the items of a list and the headings are numbered."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from svod.intake.files.archive import attribute, child, children, local
from svod.intake.files.numerals import numeral

_PLACE = re.compile(r"%(\d{1,2})%")
OUTLINE = "\nheadings"
"""The name under which the numbering of headings is kept: no style can be called so."""


@dataclass(frozen=True, slots=True)
class _Level:
    """`pattern` has `%n%` for the number of level n; None for a bullet."""

    pattern: str | None
    form: str
    start: int


def whole(words: str, default: int) -> int:
    """A count written in an attribute."""
    return int(words) if words.isdecimal() and len(words) < 7 else default


class Styles:
    """The styles of the parts of one ODT, and the lists, counted as the text goes on."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._raised: set[str] = set()
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        for root in roots:
            for part in ("styles", "automatic-styles"):
                for held in children(root, part):
                    for style in held:
                        self._know(style)

    def _know(self, style: etree._Element) -> None:
        name = attribute(style, "name")
        if local(style) == "style":
            if attribute(child(style, "text-properties"), "text-position").startswith("super"):
                self._raised.add(name)
        elif local(style) == "list-style":
            self._levels[name] = {whole(attribute(level, "level"), 1): _level(level) for level in style}
        elif local(style) == "outline-style":
            self._levels[OUTLINE] = {
                whole(attribute(level, "level"), 1): _level(level) for level in children(style, "outline-level-style")
            }

    def is_raised(self, style: str) -> bool:
        return style in self._raised

    def begin(self, name: str) -> None:
        """The list starts from its first number again."""
        self._counts[name].clear()

    def number(self, name: str, depth: int, start: int | None = None) -> str:
        """The number or dash of the next item at `depth` from 1, with a blank after it; the list counts on."""
        level = self._levels.get(name, {}).get(depth)
        if level is None:
            return "" if name == OUTLINE else "– "
        counts = self._counts[name]
        counts[depth] = start if start is not None else counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        if level.pattern is None:
            return "– "

        def place(match: re.Match[str]) -> str:
            at = int(match[1])
            of = self._levels[name].get(at, level)
            return numeral(counts.get(at, of.start), of.form)

        said = _PLACE.sub(place, level.pattern).strip()
        return said + " " if said else ""


def _level(level: etree._Element) -> _Level:
    start = whole(attribute(level, "start-value"), 1)
    if local(level) in {"list-level-style-bullet", "list-level-style-image"}:
        return _Level(None, "", start)
    form = attribute(level, "num-format")
    pattern = attribute(level, "num-list-format")
    if not form:
        return _Level("", form, start)
    if not pattern:
        depth = whole(attribute(level, "level"), 1)
        shown = min(depth, whole(attribute(level, "display-levels"), 1))
        numbers = ".".join(f"%{at}%" for at in range(depth - shown + 1, depth + 1))
        pattern = attribute(level, "num-prefix") + numbers + attribute(level, "num-suffix")
    return _Level(pattern, form, start)
