"""What a composed report is made of. A sentence is born with the facts that it says; without them it cannot exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from svod.kernel.span import Span
from svod.kernel.words import Language, Trilingual


class Unsourced(ValueError):
    """A sentence that says nothing the register holds."""


@dataclass(frozen=True, slots=True, order=True)
class FactRef:
    """One field of one record of the register: `event:mtm-23.dates`. Its claims are those of (record, field)."""

    noun: str
    code: str
    field: str

    @property
    def record(self) -> str:
        return f"{self.noun}:{self.code}"

    def __str__(self) -> str:
        return f"{self.record}.{self.field}"


OVERRULED = "overruled"
"""The layer of a source that says otherwise than what a person ruled."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact comes from: a source and its places, or a named person (`made_by`). `layer` as in `Claim`, or overruled."""

    source: Trilingual
    spans: tuple[Span, ...]
    layer: str
    made_by: str
    field: str


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text. A run with a footnote carries its mark after the text."""

    text: str
    footnote: Footnote | None = None


@dataclass(frozen=True, slots=True)
class Editorial:
    """An editor's hand in a sentence: `instead` is what would be said without it, empty for a sentence of the editor's own;
    `changed` are the facts that say something else since ("event:mtm-23.dates", before, now): the editor has to look again.
    """

    number: int
    kind: Literal["reword", "drop", "add", "move"]
    by: str
    reason: str
    instead: str = ""
    changed: tuple[tuple[str, str, str], ...] = ()

    @property
    def is_stale(self) -> bool:
        return bool(self.changed)


@dataclass(frozen=True, slots=True)
class Sentence:
    """`runs` of text, the `facts` they say, and the records that are told here in full (`tells`: "event:mtm-23").

    `key` names it within its report, the same in every language and on every run (`compose.keys`).
    """

    runs: tuple[Run, ...]
    facts: tuple[FactRef, ...]
    tells: tuple[str, ...] = ()
    key: str = ""
    editorial: Editorial | None = None

    def __post_init__(self) -> None:
        if not self.facts:
            raise Unsourced(f"no fact stands behind the sentence: {self.text!r}")

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def records(self) -> tuple[str, ...]:
        """The records behind it, each once, in the order said."""
        return tuple(dict.fromkeys(fact.record for fact in self.facts))


@dataclass(frozen=True, slots=True)
class Footnote:
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that stand together. `item`: a point of a list."""

    sentences: tuple[Sentence, ...]
    style: Literal["body", "item"] = "body"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; a cell of a head is a plain label, a cell of the body is a sentence. `weights`: how wide the columns are."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Sentence, ...], ...]
    weights: tuple[int, ...] = ()

    @property
    def is_figures(self) -> bool:
        """Every cell but the first of a row is a number: the columns are set to the right, and the last row is the total."""
        return bool(self.rows) and all(cell.text.isdigit() for row in self.rows for cell in row[1:])


@dataclass(frozen=True, slots=True)
class Section:
    """`number` is None for the introduction and the annexes. An annex shows as tables what the sections tell."""

    number: int | None
    title: Sentence
    blocks: tuple[Paragraph | Table, ...]
    is_annex: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """The cover: whose decision it is, its number, date and city, what is decided, who signs, what is annexed.

    `signatures` are in the order of signature; they are printed in two columns, read down the first and then down the second.
    """

    organisation: Sentence
    body: Sentence
    word: Sentence
    dated: Sentence
    numbered: Sentence
    city: Sentence
    subject: Sentence
    operative: tuple[Sentence, ...]
    signatures: tuple[Sentence, ...]
    annex: tuple[Sentence, ...]

    @property
    def columns(self) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
        half = (len(self.signatures) + 1) // 2
        return self.signatures[:half], self.signatures[half:]

    @property
    def rows(self) -> tuple[tuple[Sentence | None, Sentence | None], ...]:
        """The two columns side by side; the last cell may be empty."""
        left, right = self.columns
        return tuple((signed, right[i] if i < len(right) else None) for i, signed in enumerate(left))

    def sentences(self) -> Iterator[Sentence]:
        yield from (self.organisation, self.body, self.word, self.dated, self.numbered, self.city, self.subject)
        yield from (*self.operative, *self.signatures, *self.annex)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many sentences, and how many with sources: every fact of theirs has evidence. `inferred`: of those with sources, how
    many rest on no fact that a source states in so many words. The records of the period that are told, and those that are not.
    `cells`: of the sentences, how many are cells of tables. `editorial`: an editor's hand is in so many, dropped ones too;
    `stale`: in so many of these the facts have changed since.
    """

    sentences: int
    with_sources: int
    inferred: int
    told: tuple[str, ...]
    not_told: tuple[str, ...]
    editorial: int = 0
    stale: int = 0
    cells: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """`known` are the records of the period that a report must tell ("event:…", "document:…"); `names` say in the report's
    language what a record behind a sentence is called; `values` say what every fact says, in no language or in all;
    `dropped` are the sentences that an editor took out; `is_compact`: it is set in small type, without a table of contents;
    `kind` and `of`: which report it is ("area", "energy")."""

    language: Language
    organisation: str
    first: date
    last: date
    title: tuple[Sentence, ...]
    decision: Decision | None
    sections: tuple[Section, ...]
    known: tuple[str, ...]
    evidence: Mapping[FactRef, tuple[Evidence, ...]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[FactRef, str] = field(default_factory=dict)
    dropped: tuple[Sentence, ...] = ()
    is_compact: bool = False
    kind: str = "annual"
    of: str = ""

    @property
    def has_contents(self) -> bool:
        """Long enough to be looked up in: a table of contents stands on a page of its own after the title."""
        return not self.is_compact and len(self.sections) > 7

    @property
    def code(self) -> str:
        """The name under which its editors' changes and releases are kept: "annual", "area:energy"."""
        return f"{self.kind}:{self.of}" if self.of else self.kind

    @property
    def name(self) -> str:
        return " ".join(sentence.text for sentence in self.title)

    @property
    def without_annexes(self) -> Report:
        return replace(self, sections=tuple(one for one in self.sections if not one.is_annex))

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence in the order of reading, footnotes right after their sentence."""
        for sentence in self._lines():
            yield sentence
            for run in sentence.runs:
                if run.footnote:
                    yield run.footnote.sentence

    def is_sourced(self, sentence: Sentence) -> bool:
        """Every fact of the sentence has evidence."""
        return all(self.evidence.get(fact) for fact in sentence.facts)

    def is_stated(self, sentence: Sentence) -> bool:
        """A source states at least one fact of the sentence in so many words."""
        return any(one.layer == "stated" for fact in sentence.facts for one in self.evidence.get(fact, ()))

    def _lines(self) -> Iterator[Sentence]:
        if self.decision:
            yield from self.decision.sentences()
        yield from self.title
        for section in self.sections:
            yield section.title
            for block in section.blocks:
                if isinstance(block, Paragraph):
                    yield from block.sentences
                else:
                    for row in block.rows:
                        yield from row

    @property
    def coverage(self) -> Coverage:
        sentences = tuple(self.sentences())
        told = tuple(dict.fromkeys(record for sentence in sentences for record in sentence.tells))
        by_hand = [one.editorial for one in (*sentences, *self.dropped) if one.editorial]
        return Coverage(
            sentences=len(sentences),
            with_sources=sum(self.is_sourced(sentence) for sentence in sentences),
            inferred=sum(self.is_sourced(sentence) and not self.is_stated(sentence) for sentence in sentences),
            told=told,
            editorial=len(by_hand),
            stale=sum(one.is_stale for one in by_hand),
            not_told=tuple(record for record in self.known if record not in set(told)),
            cells=sum(len(row) for section in self.sections for block in section.blocks for row in getattr(block, "rows", ())),
        )

    def reason_not_told(self, record: str) -> str:
        """Why a record is not told: the words of the editor who dropped it; empty where no sentence was made for it."""
        dropped = (one.editorial.reason for one in self.dropped if one.editorial and record in one.tells)
        return next(dropped, "")
