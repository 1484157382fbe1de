"""The editor's hand: sentences reworded, dropped, moved, added. Plain data comes in; the composed text is never lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from svod.compose.keys import mapped
from svod.compose.tree import Editorial, Evidence, FactRef, Paragraph, Report, Run, Section, Sentence, Table
from svod.compose.values import apart, shown
from svod.compose.year import NO_WORDS
from svod.kernel.words import Trilingual
from svod.register.wordings.models import Wording

Kind = Literal["reword", "drop", "add", "move"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of an editor. `key` is the sentence it changes, for a sentence of their own its own key; `after` the sentence
    that a moved or added one follows. `facts` are what the facts said when the editor decided."""

    number: int
    kind: Kind
    key: str
    by: str
    reason: str
    text: Trilingual = NO_WORDS
    after: str = ""
    facts: Mapping[str, str] = field(default_factory=dict, hash=False)


def edits_of(rows: Iterable[Wording]) -> list[Edit]:
    """The rows of the register as plain data."""
    return [
        Edit(row.pk, row.kind, row.key, row.by, row.reason, row.text, row.after, row.facts)  # type: ignore[arg-type]  # a closed list
        for row in rows
    ]


def said_by(report: Report, key: str) -> Sentence | None:
    """The sentence of a key, dropped ones too."""
    return next((one for one in (*report.sentences(), *report.dropped) if one.key == key), None)


def facts_said(report: Report, sentence: Sentence) -> dict[str, str]:
    """What its facts say now: an editor's change is kept with it, and is stale when it says something else."""
    return {str(fact): report.values.get(fact, "") for fact in sentence.facts}


def edited(report: Report, edits: Sequence[Edit]) -> Report:
    """The report with the changes in it. One that finds no place any more (its sentence is not composed) is in `unplaced`."""
    if not edits:
        return report
    by_kind: dict[str, dict[str, Edit]] = {"reword": {}, "drop": {}, "add": {}, "move": {}}
    for edit in edits:
        by_kind[edit.kind][edit.key] = edit
    report = _reworded(report, by_kind["reword"])
    report = _dropped(report, by_kind["drop"])
    report = _moved(report, by_kind["move"])
    return _added(report, list(by_kind["add"].values()))


def unplaced(report: Report, edits: Sequence[Edit]) -> list[Edit]:
    """The changes that a composed report does not show: their sentence, or the one they stand after, is not said any more."""
    shown_here = {one.editorial.number for one in (*report.sentences(), *report.dropped) if one.editorial}
    in_language = [one for one in edits if one.kind in {"drop", "move"} or _words(one, report.language)]
    hidden = {one.key for one in report.dropped}
    return [one for one in in_language if one.number not in shown_here and one.key not in hidden]


def _mark(report: Report, edit: Edit, sentence: Sentence) -> Editorial:
    now = facts_said(report, sentence)
    changed = tuple(
        (name, shown(before, report.language), shown(after, report.language))
        for name, (before, after) in apart(edit.facts, now).items()
    )
    return Editorial(edit.number, edit.kind, edit.by, edit.reason, sentence.text, changed)


def _words(edit: Edit, language: str) -> str:
    return str(getattr(edit.text, language))


def _reworded(report: Report, edits: Mapping[str, Edit]) -> Report:
    def one(sentence: Sentence, place: str) -> Sentence:
        edit = edits.get(sentence.key)
        words = _words(edit, report.language) if edit else ""
        if edit is None or not words:
            return sentence
        notes = tuple(Run("", run.footnote) for run in sentence.runs if run.footnote)
        return replace(sentence, runs=(Run(words), *notes), editorial=_mark(report, edit, sentence))

    return mapped(report, one) if edits else report


def _dropped(report: Report, edits: Mapping[str, Edit]) -> Report:
    """Sentences of paragraphs alone: a title, a cell, a line of the cover has a place that cannot stay empty."""
    gone: list[Sentence] = []

    def block(of: Paragraph | Table) -> Paragraph | Table | None:
        if isinstance(of, Table):
            return of
        out = [one for one in of.sentences if one.key in edits]
        gone.extend(replace(one, editorial=_mark(report, edits[one.key], one)) for one in out)
        left = tuple(one for one in of.sentences if one.key not in edits)
        return replace(of, sentences=left) if left else None

    sections = tuple(
        replace(section, blocks=tuple(made for made in map(block, section.blocks) if made)) for section in report.sections
    )
    return replace(report, sections=sections, dropped=(*report.dropped, *gone)) if edits else report


def _moved(report: Report, edits: Mapping[str, Edit]) -> Report:
    for key, edit in edits.items():
        found = _place(report, key)
        if found is None or not may_follow(report, edit.after) or key == edit.after:
            continue
        sentence = replace(found[2], editorial=found[2].editorial or _mark(report, edit, found[2]))
        alone = len(found[1].sentences) == 1
        without = _without(report, key)
        block = replace(found[1], sentences=(sentence,)) if alone else None
        report = _put_after(without, edit.after, sentence, block)
    return report


def _added(report: Report, edits: Sequence[Edit]) -> Report:
    evidence = dict(report.evidence)
    last: dict[str, str] = {}  # of several that follow one sentence the earlier stands first
    for edit in edits:
        words = _words(edit, report.language)
        if not words or not may_follow(report, edit.after):
            continue
        fact = FactRef("wording", str(edit.number), "text")
        evidence[fact] = (Evidence(Trilingual(), (), "editorial", edit.by, "text"),)
        mark = Editorial(edit.number, "add", edit.by, edit.reason)
        own = Sentence((Run(words),), (fact,), key=edit.key, editorial=mark)
        report = _put_after(report, last.get(edit.after, edit.after), own, None)
        last[edit.after] = edit.key
    return replace(report, evidence=evidence)


def may_follow(report: Report, key: str) -> bool:
    """Whether a sentence can be put after that of the key: in a paragraph, below the title of a section, below a table."""
    return any(one.key == key for section in report.sections for one in _anchors(section))


def _anchors(section: Section) -> Iterator[Sentence]:
    yield section.title
    for block in section.blocks:
        yield from block.sentences if isinstance(block, Paragraph) else (cell for row in block.rows for cell in row)


def _place(report: Report, key: str) -> tuple[Section, Paragraph, Sentence] | None:
    """Where a sentence of a paragraph stands."""
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                for sentence in block.sentences:
                    if sentence.key == key:
                        return section, block, sentence
    return None


def _without(report: Report, key: str) -> Report:
    def section(of: Section) -> Section:
        blocks = [
            replace(one, sentences=tuple(said for said in one.sentences if said.key != key))
            if isinstance(one, Paragraph)
            else one
            for one in of.blocks
        ]
        return replace(of, blocks=tuple(one for one in blocks if isinstance(one, Table) or one.sentences))

    return replace(report, sections=tuple(map(section, report.sections)))


def _put_after(report: Report, key: str, sentence: Sentence, block: Paragraph | None) -> Report:
    """After the sentence of a key, in its paragraph; a whole `block` after that paragraph. Below a title or a table it is a
    paragraph of its own."""
    alone = block or Paragraph((sentence,))

    def section(of: Section) -> Section:
        blocks: list[Paragraph | Table] = [alone] if of.title.key == key else []
        for one in of.blocks:
            if isinstance(one, Table) and any(cell.key == key for row in one.rows for cell in row):
                blocks += [one, alone]
                continue
            at = (
                next((i for i, said in enumerate(one.sentences) if said.key == key), None) if isinstance(one, Paragraph) else None
            )
            if at is None or isinstance(one, Table):
                blocks.append(one)
            elif block:
                blocks += [one, block]
            else:
                blocks.append(replace(one, sentences=(*one.sentences[: at + 1], sentence, *one.sentences[at + 1 :])))
        return replace(of, blocks=tuple(blocks))

    return replace(report, sections=tuple(map(section, report.sections)))
