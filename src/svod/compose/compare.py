"""Two reports side by side, of one period or of two: what is new, what is gone, what is told otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from svod.compose.keys import place_of
from svod.compose.tree import Paragraph, Report, Section, Sentence, Table
from svod.compose.values import apart, bodies_of, shown

_NUMBERS = re.compile(r"\d+|[^\w\s]", re.UNICODE)
ALIKE = 0.6  # of the letters: the same line, said of other figures
_MEASURES = ("event", "document", "followup")


@dataclass(frozen=True, slots=True)
class Measure:
    """A record told by a section: an event, a document, a next step. `words` are the sentences that tell it."""

    record: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class ChangedMeasure:
    """The same event, document or series in both; `facts` (field → before, after) say what of it is not the same."""

    before: Measure
    after: Measure
    facts: dict[str, tuple[str, str]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section of either report. `standing`: new, dropped, or both; bodies are named, measures are as told,
    `lines` (before, after) are what tells no measure: figures of the whole, rows of tables."""

    key: str
    title: str
    standing: str
    sentences: tuple[int, int]
    new_bodies: tuple[str, ...]
    dropped_bodies: tuple[str, ...]
    new: tuple[Measure, ...]
    dropped: tuple[Measure, ...]
    changed: tuple[ChangedMeasure, ...]
    same_count: int
    lines: tuple[tuple[str, str], ...] = ()

    @property
    def is_alike(self) -> bool:
        return self.standing == "both" and not (
            self.new_bodies or self.dropped_bodies or self.new or self.dropped or self.changed or self.lines
        )


def compared(before: Report, after: Report) -> tuple[SectionChange, ...]:
    """Sections in the order of `after`, those that only `before` has at the end. Both must be in one language."""
    if before.language != after.language:
        raise ValueError("reports are compared in one language")
    old, new = ({_place(one): one for one in report.sections} for report in (before, after))
    keys = [*new, *(key for key in old if key not in new)]
    return tuple(_section(key, before, old.get(key), after, new.get(key)) for key in keys)


def _place(section: Section) -> str:
    """An annex is known by its columns: which kinds of records its rows count may be others every year."""
    heads = [block.head for block in section.blocks if isinstance(block, Table)]
    return " | ".join(heads[0]) if section.is_annex and heads else place_of(section)


def _section(key: str, before: Report, old: Section | None, after: Report, new: Section | None) -> SectionChange:
    olds, news = _measures(before, old), _measures(after, new)
    pairs = _paired(olds, news)
    changed, same = [], 0
    for one, other in pairs:
        facts = _facts_apart(before, one.record, after, other.record)
        if facts or (one.record == other.record and one.words != other.words):
            changed.append(ChangedMeasure(one, other, facts))
        else:
            same += 1
    paired = {one.record for one, _ in pairs}, {other.record for _, other in pairs}
    bodies = _bodies(before, olds), _bodies(after, news)
    title = next(one.title.text for one in (new, old) if one)
    return SectionChange(
        key=key,
        title=title,
        standing="both" if old and new else "new" if new else "dropped",
        sentences=(_count(old), _count(new)),
        new_bodies=tuple(name for code, name in bodies[1].items() if code not in bodies[0]),
        dropped_bodies=tuple(name for code, name in bodies[0].items() if code not in bodies[1]),
        new=tuple(one for one in news if one.record not in paired[1]),
        dropped=tuple(one for one in olds if one.record not in paired[0]),
        changed=tuple(changed),
        same_count=same,
        lines=_lines_apart(_lines(old), _lines(new)),
    )


def _sentences(section: Section | None) -> Iterable[Sentence]:
    for block in section.blocks if section else ():
        if isinstance(block, Paragraph):
            yield from block.sentences


def _count(section: Section | None) -> int:
    return sum(1 for _ in _sentences(section))


def _told(section: Section) -> list[str]:
    """Records told in full, and next steps, in the order said."""
    told = [
        record
        for sentence in _sentences(section)
        for record in (*sentence.tells, *(one for one in sentence.records if one.startswith("followup:")))
    ]
    return list(dict.fromkeys(one for one in told if one.partition(":")[0] in _MEASURES))


def _measures(report: Report, section: Section | None) -> list[Measure]:
    if section is None:
        return []
    made = []
    for record in _told(section):
        words = " ".join(one.text for one in _sentences(section) if _is_of(one, record))
        made.append(Measure(record, report.names.get(record) or words, words))
    return made


def _is_of(sentence: Sentence, record: str) -> bool:
    return record in sentence.tells or sentence.records == (record,)


def _lines(section: Section | None) -> list[str]:
    """What tells no measure: figures of the whole, references, rows of tables."""
    lines = []
    for block in section.blocks if section else ():
        if isinstance(block, Paragraph):
            lines += [one.text for one in block.sentences if not one.tells and len(one.records) > 1]
        else:
            lines += [" | ".join(cell.text for cell in _unnumbered(row)) for row in block.rows]
    return lines


def _unnumbered(row: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """A row that moved up or down is the same row: the number that it stands under is no fact of it."""
    return row[1:] if row and row[0].text.isdigit() and len(row) > 1 else row


def _lines_apart(old: list[str], new: list[str]) -> tuple[tuple[str, str], ...]:
    """Before and after; a line that only one of them has stands beside nothing."""
    gone, pairs = [one for one in old if one not in new], []
    for line in [one for one in new if one not in old]:
        near = get_close_matches(line, gone, n=1, cutoff=ALIKE)
        pairs.append((near[0] if near else "", line))
        gone = [one for one in gone if one not in near]
    return (*pairs, *((one, "") for one in gone))


def _paired(olds: list[Measure], news: list[Measure]) -> list[tuple[Measure, Measure]]:
    """The same record first; then the same name but for numbers and years, in the order told: next year's session of a series."""
    left = {one.record: one for one in olds}
    pairs = [(left.pop(one.record), one) for one in news if one.record in left]
    taken = {other.record for _, other in pairs}
    by_name: dict[tuple[str, str], list[Measure]] = {}
    for one in left.values():
        by_name.setdefault(_series(one), []).append(one)
    for other in news:
        if other.record not in taken and by_name.get(_series(other)):
            pairs.append((by_name[_series(other)].pop(0), other))
    return pairs


def _series(one: Measure) -> tuple[str, str]:
    return one.record.partition(":")[0], " ".join(_NUMBERS.sub(" ", one.name.lower()).split())


def _facts_apart(before: Report, old: str, after: Report, new: str) -> dict[str, tuple[str, str]]:
    """What both reports know of the record, field by field; of two records of a series the days differ as they must."""
    fields = _values(before, old), _values(after, new)
    found = apart(*fields)
    if old != new:
        kept = {"format", "chair", "place", "status", "stage", "bodies", "initiator", "participants", "non_participants"}
        found = {name: pair for name, pair in found.items() if name in kept and all(pair)}
    return {name: (shown(a, before.language), shown(b, after.language)) for name, (a, b) in found.items()}


def _values(report: Report, record: str) -> dict[str, str]:
    return {fact.field: value for fact, value in report.values.items() if fact.record == record}


def _bodies(report: Report, measures: list[Measure]) -> dict[str, str]:
    codes = dict.fromkeys(code for one in measures for code in bodies_of(report, one.record))
    return {code: report.names.get(f"body:{code}", code) for code in codes}
