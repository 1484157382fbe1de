"""What the styles and lists of a DOCX say of a paragraph: its level as a heading, the number that is printed before it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from svod.intake.files.archive import attribute, child, children
from svod.intake.files.numerals import numeral

_HEADING = re.compile(r"(?:heading|заголовок|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|contents|оглавление)\s*(?:\d|heading)|заголовок оглавления|table of figures", re.IGNORECASE)
_PLACE = re.compile(r"%(\d)")
_DEEPEST = 12  # styles that are based on each other in a circle end here


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    outline: int | None
    number: tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


@dataclass
class _List:
    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


def _integer(words: str, default: int = 0) -> int:
    return int(words) if words.lstrip("-").isdecimal() and len(words) < 10 else default


def _number_of(properties: etree._Element | None) -> tuple[str, int] | None:
    marked = child(properties, "numPr")
    if marked is None:
        return None
    return attribute(child(marked, "numId"), "val"), _integer(attribute(child(marked, "ilvl"), "val"))


def _outline_of(properties: etree._Element | None) -> int | None:
    outline = _integer(attribute(child(properties, "outlineLvl"), "val"), -1)
    return outline + 1 if 0 <= outline < 9 else None


class Styles:
    """Styles of paragraphs by id, and the lists, counted as the text goes on."""

    def __init__(self, styles: etree._Element | None, numbering: etree._Element | None) -> None:
        self._styles = {
            attribute(style, "styleId"): _Style(
                attribute(child(style, "name"), "val"),
                attribute(child(style, "basedOn"), "val"),
                _outline_of(child(style, "pPr")),
                _number_of(child(style, "pPr")),
            )
            for style in children(styles, "style")
        }
        abstract = {attribute(each, "abstractNumId"): each for each in children(numbering, "abstractNum")}
        counted: dict[str, _List] = defaultdict(lambda: _List({}))
        self._lists: dict[str, _List] = {}
        for number in children(numbering, "num"):
            of = attribute(child(number, "abstractNumId"), "val")
            overrides = list(children(number, "lvlOverride"))
            base = counted[of] if not overrides else _List({})
            base.levels.update(_levels(abstract.get(of)))
            for override in overrides:
                _override(base, override)
            self._lists[attribute(number, "numId")] = base

    def _chain(self, style_id: str) -> list[_Style]:
        chain: list[_Style] = []
        while style_id in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[style_id])
            style_id = chain[-1].based_on
        return chain

    def level(self, properties: etree._Element | None) -> int:
        """1 to 9 for a heading, 0 for anything else."""
        own = _outline_of(properties)
        if own:
            return own
        for style in self._chain(attribute(child(properties, "pStyle"), "val")):
            named = _HEADING.fullmatch(style.name)
            if named:
                return int(named[1])
            if style.outline:
                return style.outline
        return 0

    def is_contents(self, properties: etree._Element | None) -> bool:
        """Whether the paragraph is a line of the table of contents: the headings said once more."""
        return any(_CONTENTS.match(style.name) for style in self._chain(attribute(child(properties, "pStyle"), "val")))

    def number(self, properties: etree._Element | None) -> str:
        """The number or dash printed before the paragraph, with a blank after it; the list counts on."""
        own = _number_of(properties)
        if own is None:
            chain = self._chain(attribute(child(properties, "pStyle"), "val"))
            own = next((style.number for style in chain if style.number), None)
        if own is None or own[0] == "0" or own[0] not in self._lists:
            return ""
        listed, depth = self._lists[own[0]], own[1]
        level = listed.levels.get(depth)
        if level is None:
            return ""
        listed.counts[depth] = listed.counts.get(depth, level.start - 1) + 1
        listed.counts = {at: count for at, count in listed.counts.items() if at <= depth}
        if level.form == "bullet":
            return "– "

        def place(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            of = listed.levels.get(at, level)
            return numeral(listed.counts.get(at, of.start), of.form)

        said = _PLACE.sub(place, level.text).strip()
        return said + " " if said else ""


def _levels(abstract: etree._Element | None) -> dict[int, _Level]:
    return {_integer(attribute(level, "ilvl")): _level(level) for level in children(abstract, "lvl")}


def _level(level: etree._Element) -> _Level:
    return _Level(
        attribute(child(level, "numFmt"), "val", "decimal"),
        attribute(child(level, "lvlText"), "val"),
        _integer(attribute(child(level, "start"), "val"), 1),
    )


def _override(base: _List, override: etree._Element) -> None:
    depth = _integer(attribute(override, "ilvl"))
    own = child(override, "lvl")
    if own is not None:
        base.levels[depth] = _level(own)
    start = attribute(child(override, "startOverride"), "val")
    if start and depth in base.levels:
        was = base.levels[depth]
        base.levels[depth] = _Level(was.form, was.text, _integer(start, 1))
