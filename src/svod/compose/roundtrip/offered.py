"""What can be kept of a returned file, change by change: shown first, then kept as it was shown, whatever moved on meanwhile.

Offers are plain data: a page signs them and hands them back with the numbers of those that a person chose.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from svod.compose.hand import facts_said, said_by
from svod.compose.roundtrip.align import Change, Comparison
from svod.compose.tree import Paragraph, Report
from svod.intake.files.text import FileText
from svod.intake.known_places import Places
from svod.intake.returned import KeptSentence
from svod.kernel.words import Trilingual

KINDS = {"wording": "reword", "new": "add", "dropped": "drop", "moved": "move"}


@dataclass(frozen=True, slots=True)
class Offer:
    """One change as it would be kept. `number` is its place in the comparison; `words`: what is kept as the editor's wording;
    `fact`: the sentence whose facts are proposed to the register, and `record`, which it tells. `kind` empty: no wording."""

    number: int
    kind: str = ""
    key: str = ""
    text: str = ""
    after: str = ""
    words: str = ""
    facts: Mapping[str, str] = field(default_factory=dict, hash=False)
    fact: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """What a file offers; `why_not` says of changes, by their number, why nothing can be kept of them."""

    offers: tuple[Offer, ...]
    why_not: Mapping[int, Trilingual]

    @property
    def numbers(self) -> frozenset[int]:
        return frozenset(one.number for one in self.offers)


NO_PLACE = Trilingual(
    "Здесь у отчёта нет места для предложения (обложка, название): внесите его на странице правок.",
    "The report has no place for a sentence here (cover, title): write it on the page of changes.",
    "报告此处（封面、标题）不能放置句子：请在修改页面录入。",
)
NOT_HIS = Trilingual(
    "Файл сделан из другого состояния отчёта: предложение могло появиться после выгрузки, поэтому не исключается.",
    "The file was made from another state of the report: the sentence may have come since, so it is not dropped.",
    "文件源自报告的另一状态：该句可能在导出后才出现，因此不予删除。",
)
NO_DROP = Trilingual(
    "Ячейка таблицы, строка обложки, заголовок и сноска не исключаются: измените запись в реестре.",
    "A cell, a line of the cover, a title or a note is not dropped: change the record in the register.",
    "表格单元、封面行、标题和脚注不能删除：请修改登记册中的记录。",
)
GONE = Trilingual(
    "Этого предложения в отчёте больше нет: слова показаны, принять их некуда.",
    "The report does not say this sentence any more: its words are shown, there is no place to keep them.",
    "报告中已无此句：仅显示文字，无处保留。",
)


def offered(comparison: Comparison, report: Report) -> Offered:
    """Every change that is no mere note either becomes an offer or is told why it cannot."""
    in_paragraphs = {
        one.key
        for section in report.sections
        for block in section.blocks
        if isinstance(block, Paragraph)
        for one in block.sentences
    }
    offers: list[Offer] = []
    why_not: dict[int, Trilingual] = {}
    for number, one in enumerate(comparison.changes):
        reason = _refused(one, is_exact=comparison.is_exact, is_movable=one.key in in_paragraphs)
        if reason:
            why_not[number] = reason
        else:
            offers += _offers(number, one, report)
    return Offered(tuple(offers), why_not)


def _refused(one: Change, *, is_exact: bool, is_movable: bool) -> Trilingual | None:
    if one.kind == "unknown":
        return GONE
    if one.kind == "dropped":
        return NOT_HIS if not is_exact else None if is_movable else NO_DROP
    if (one.kind == "new" and one.after) or one.kind == "moved":
        return None if one.after_key else NO_PLACE
    return None


def _offers(number: int, one: Change, report: Report) -> list[Offer]:
    held = said_by(report, one.key) if one.key else None
    facts = facts_said(report, held) if held else {}
    made = []
    if one.kind in KINDS and (one.kind != "new" or one.after):
        text = one.after if one.kind in {"wording", "new"} else ""
        made.append(Offer(number, KINDS[one.kind], one.key, text, one.after_key, one.before, facts))
    if one.is_moved and one.kind != "moved" and one.after_key:
        made.append(Offer(number, "move", one.key, "", one.after_key, one.before, facts))
    if one.kind in {"fact", "new"} and one.after:
        made.append(Offer(number, fact=one.after, record=one.record))
    return made


def chosen(offers: Iterable[Offer], numbers: Collection[int] | None = None) -> tuple[Offer, ...]:
    """Those of the numbers; all where none are given."""
    return tuple(one for one in offers if numbers is None or one.number in numbers)


def to_keep(offers: Iterable[Offer], report: Report) -> list[KeptSentence]:
    """The wordings, as the register takes them."""
    return [kept_sentence(one, report.language) for one in offers if one.kind]


def kept_sentence(one: Offer, language: str) -> KeptSentence:
    text = Trilingual(**{language: one.text})
    return KeptSentence(one.kind, one.key, text, one.after, one.words, one.facts)


def changed_facts(offers: Sequence[Offer], name: str) -> tuple[FileText, Places] | None:
    """The sentences whose facts were changed, and those that are new, one a line; the record that each line tells is known.

    None where there is neither. A proposal is never more than that: a named person accepts it.
    """
    told = [one for one in offers if one.fact]
    if not told:
        return None
    places: dict[str, list[tuple[str, int, int]]] = {}
    start = 0
    for one in told:
        if one.record:
            places.setdefault(one.record.partition(":")[0], []).append((one.record, start, start + len(one.fact)))
        start += len(one.fact) + 1
    text = "\n".join(one.fact for one in told)
    return FileText(name, hashlib.sha256(text.encode()).hexdigest(), text, "utf-8", False, "docx"), places


def as_plain(offers: Iterable[Offer]) -> list[dict[str, Any]]:
    return [asdict(one) for one in offers]


def from_plain(rows: Iterable[Mapping[str, Any]]) -> tuple[Offer, ...]:
    return tuple(Offer(**row) for row in rows)


def notes_of(comparison: Comparison) -> list[dict[str, str]]:
    """Comments and tracked changes, for the journal: they outlive the file."""
    return [
        {"sentence": one.key, "by": note.by, "said": note.words, "kind": kind}
        for one in comparison.changes
        for kind, notes in (("comment", one.comments), ("tracked", one.tracked))
        for note in notes
    ]
