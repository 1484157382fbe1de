"""A returned file against the report it was made from: what became of every sentence. N sentences = N accounted for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any, Literal

from svod.compose.render.tags import plain, print_of
from svod.compose.render.words import editorial_mark
from svod.compose.roundtrip.facts import FactChange, facts_changed
from svod.compose.roundtrip.order import At, Before, moved, places_of
from svod.compose.roundtrip.pieces import Comment, Piece, Returned, Tracked
from svod.compose.tree import Report, Sentence, Table
from svod.kernel.refusal import Refused
from svod.kernel.words import Language
from svod.language.lexicon import Lexicon

Kind = Literal["same", "moved", "wording", "fact", "new", "dropped", "unknown"]
Break = Literal["", "split", "joined"]
LONG = 25  # characters
_TAKEN = "\ue001"  # where a sentence was found already
ALIKE = 0.55  # of the letters: the same sentence, worded otherwise
_ENDS = re.compile(r"(?<=[.!?…])\s+(?=[A-ZА-ЯЁ«“\"(])|(?<=[。！？])")
MOST_TIMES, LEAST = 5, 200_000  # characters: an edited report is not that much longer than the report
_NUMBERING = re.compile(r"^\d{1,2}\.$")


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a sentence. `unknown`: ours, but not said now; `moved`: the same words in another place.

    `after_key`: the sentence before a new one, and before one that was moved, whatever else became of it; empty where a report
    can have no sentence. `paragraph`: a paragraph begins here that did not, or does not any more."""

    kind: Kind
    key: str
    before: str
    after: str
    record: str = ""
    after_key: str = ""
    facts: tuple[FactChange, ...] = ()
    tracked: tuple[Tracked, ...] = ()
    comments: tuple[Comment, ...] = ()
    is_moved: bool = False
    paragraph: Break = ""

    @property
    def is_quiet(self) -> bool:
        """There is nothing to tell of it."""
        return self.kind == "same" and not (self.comments or self.tracked or self.paragraph)


@dataclass(frozen=True, slots=True)
class Comparison:
    """`is_exact`: the file was made from this very report; otherwise what is dropped may have come to the register since.

    `sentence_count`: of the report; `found_count`: of the file, ours or not; every one of both stands in `changes` once."""

    changes: tuple[Change, ...]
    language: Language
    sentence_count: int
    found_count: int
    comment_count: int
    by_mark: int
    by_words: int
    is_exact: bool

    def of(self, *kinds: Kind) -> tuple[Change, ...]:
        return tuple(one for one in self.changes if one.kind in kinds)

    @property
    def is_accounted(self) -> bool:
        ours = len(self.of("same", "moved", "wording", "fact", "dropped"))
        there = len(self.of("same", "moved", "wording", "fact", "new", "unknown"))
        placed = sum(len(one.comments) for one in self.changes)
        return ours == self.sentence_count and there == self.found_count and placed == self.comment_count


def returned_against(back: Returned, report: Report, lexicon: Lexicon | None = None, names: Collection[str] = ()) -> Comparison:
    """Sentence by sentence; by the marks of the file first, then by the words. `names`: those of the register in the language of
    the report, for languages whose names nothing else tells. Refused where nothing of the report is in it, or far too much else.
    """
    refuse_endless(back, report)
    matching = _Matching(back, report, names)
    by_mark = len(matching.found)
    matching.by_words()
    if not matching.found:
        raise foreign(back.name)
    changes = matching.changes(lexicon)
    return Comparison(
        changes=tuple(changes),
        language=report.language,
        sentence_count=len(matching.known),
        found_count=matching.found_count,
        comment_count=back.comment_count,
        by_mark=by_mark,
        by_words=len(matching.found) - by_mark,
        is_exact=back.tag is not None and back.tag.is_of(report),
    )


def foreign(name: str) -> Refused:
    return Refused(
        f"{name}: это не отчёт, выгруженный из Свода: в нем нет ни одного его предложения. Верните файл, полученный отсюда.",
        f"{name}: this is no report exported by Svod: not one of its sentences is in it. Return the file that came from here.",
        f"{name}：这不是由 Svod 导出的报告：其中没有该报告的任何句子。请交回由本系统导出的文件。",
    )


def refuse_endless(back: Returned, report: Report) -> None:
    """Comparing takes time by the square of what is there: what is no report is not compared with one."""
    theirs, ours = sum(len(piece.text) for piece in back.pieces), sum(len(one.text) for one in report.sentences())
    if theirs > MOST_TIMES * max(ours, LEAST):
        raise Refused(
            f"{back.name}: в файле {theirs:,} знаков, в отчёте {ours:,}: это не правленый отчёт. Верните файл отсюда.",
            f"{back.name}: {theirs:,} characters, the report has {ours:,}: no edited report. Return the file from here.",
            f"{back.name}：文件有 {theirs:,} 个字符，而报告只有 {ours:,} 个：这不是经修改的报告。请交回由本系统导出的文件。",
        )


@dataclass
class _Loose:
    """Words outside of any sentence of ours, and where in the file they stand."""

    piece: Piece
    text: str
    at: At


class _Matching:
    """Which piece of the file is which sentence."""

    def __init__(self, back: Returned, report: Report, names: Collection[str]) -> None:
        self.report = report
        self.names = names
        self.places = places_of(report)
        self.rank = {key: n for n, key in enumerate(self.places.movable)}
        self.at: dict[str, At] = {}
        self.known = {one.key: one for one in report.sentences() if one.key}
        self.found: dict[str, Piece] = {}
        self.emptied: dict[str, Piece] = {}
        self.unknown: list[Piece] = []
        self.loose: list[_Loose] = []
        self.found_count = 0
        scenery = _scenery(report)
        self.heads: list[_Loose] = []  # what a table's head says may be a title without its mark
        for n, piece in enumerate(back.pieces):
            lines = (_bare(one, scenery) for one in piece.text.split("\t"))  # a tab stands between lines of their own
            text = plain(piece.text) if piece.key else f" {_TAKEN} ".join(filter(None, lines))
            if piece.key in self.known and piece.key not in self.found and text:
                self.found[piece.key] = piece
                self.at[piece.key] = (n, 0)
            elif piece.key in self.known and not text:
                self.emptied.setdefault(piece.key, piece)
            elif piece.key and piece.key not in self.known and text:
                self.unknown.append(piece)
            elif not (text or piece.comments or piece.tracked) and f"={plain(piece.text)}" in scenery:
                self.heads.append(_Loose(piece, plain(piece.text), (n, 0)))
            elif text or piece.comments or piece.tracked:
                self.loose.append(_Loose(piece, text, (n, 0)))

    def by_words(self) -> None:
        """Sentences whose marks were lost: word for word first, wherever they stand, then worded otherwise."""
        missing = [one for key, one in self.known.items() if key not in self.found]
        for sentence in sorted(missing, key=lambda one: -len(one.text)):
            words = plain(sentence.text)
            # a cell that repeats a name is that cell, not the name within another sentence
            at = next((one for one in self.loose if one.text == words), None)
            at = at or next((one for one in self.loose if _stands_in(words, one.text)), None)
            at = at or next((one for one in self.heads if one.text == words), None)
            if at:
                self.at[sentence.key] = (at.at[0], at.text.index(words))
                at.text = at.text.replace(words, " " + _TAKEN * max(1, len(words) - 2) + " ", 1)  # what follows keeps its place
                self.found[sentence.key] = Piece(sentence.key, "", at.piece.paragraph, sentence.text)
                if not _sentences(at.text):  # nothing else is left of it: what was noted there was noted of this sentence
                    self.found[sentence.key] = replace(at.piece, key=sentence.key, text=sentence.text)
                    at.piece = Piece("", "", at.piece.paragraph)
        left = []
        for loose in self.loose:
            parts, start = _sentences(loose.text), 0
            for n, part in enumerate(parts):
                piece = loose.piece if n == 0 else Piece("", "", loose.piece.paragraph)
                start = max(start, loose.text.find(part, start))
                left.append(_Loose(piece, part, (loose.at[0], start)))
            if not parts and (loose.piece.comments or loose.piece.tracked):
                left.append(_Loose(loose.piece, "", loose.at))
        self.loose = [one for one in left if not self._is_worded_otherwise(one)]

    def _is_worded_otherwise(self, loose: _Loose) -> bool:
        if not loose.text:
            return False
        missing = [one for key, one in self.known.items() if key not in self.found]
        best, share = None, ALIKE
        for sentence in missing:
            alike = SequenceMatcher(None, plain(sentence.text), loose.text, autojunk=False)
            if alike.real_quick_ratio() > share and alike.quick_ratio() > share and (ratio := alike.ratio()) > share:
                best, share = sentence, ratio
        if best is None:
            return False
        self.at[best.key] = loose.at
        struck = self.emptied.pop(best.key, Piece(best.key, "", 0))  # its words were struck out and others put beside them
        self.found[best.key] = replace(
            loose.piece,
            key=best.key,
            text=loose.text,
            tracked=[*struck.tracked, *loose.piece.tracked],
            comments=[*struck.comments, *loose.piece.comments],
        )
        return True

    def changes(self, lexicon: Lexicon | None) -> list[Change]:
        """In the order of the report; what is new right after the sentence that it follows in the file."""
        before, self.moved = Before(self.places, self.at), moved(self.places, self.at)
        self.before = before
        there = sorted((at, key) for key, at in self.at.items())
        following: dict[str, list[Change]] = {}
        for loose in sorted(self.loose, key=lambda one: one.at):
            n = bisect_left(there, (loose.at, ""))
            notes = (tuple(loose.piece.tracked), tuple(loose.piece.comments))
            new = Change("new", "", "", loose.text, "", before.of(loose.at), (), *notes)
            following.setdefault(there[n - 1][1] if n else "", []).append(new)
        changes = list(following.pop("", []))
        for key, sentence in self.known.items():
            changes += self._of(sentence, lexicon)
            changes += following.pop(key, [])
        changes += [_unknown(piece) for piece in self.unknown]
        self.found_count = sum(one.kind != "dropped" for one in changes)
        return changes

    def _of(self, sentence: Sentence, lexicon: Lexicon | None) -> list[Change]:
        piece = self.found.get(sentence.key)
        record = (sentence.tells or sentence.records)[0]
        if piece is None:
            gone = self.emptied.get(sentence.key)
            notes = (tuple(gone.tracked), tuple(gone.comments)) if gone else ((), ())
            return [Change("dropped", sentence.key, sentence.text, "", record, "", (), *notes)]
        before, after, more = plain(sentence.text), plain(piece.text), ""
        if after.startswith(before) and after != before and _sentences(after[len(before) :]) and before[-1:] in ".!?…。":
            after, more = before, after[len(before) :].strip()  # typed at the end of the control: a sentence of its own
        is_moved = sentence.key in self.moved
        where: dict[str, Any] = {"is_moved": is_moved, "paragraph": self._paragraph(sentence.key)}
        after_key = self.before.of(self.at[sentence.key]) if is_moved else ""
        notes = (tuple(piece.tracked), tuple(piece.comments))
        untouched = piece.print and print_of(piece.text) == piece.print  # the register may have moved on, the editor did not
        if after == before or untouched:
            more = "" if untouched else more
            kind: Kind = "moved" if is_moved else "same"
            made = [Change(kind, sentence.key, sentence.text, sentence.text, record, after_key, (), *notes, **where)]
        else:
            facts = facts_changed(before, after, self.report.language, lexicon, self.names)
            kind = "fact" if facts else "wording"
            made = [Change(kind, sentence.key, sentence.text, after, record, after_key, facts, *notes, **where)]
        return [*made, Change("new", "", "", more, "", self._anchor(sentence.key))] if more else made

    def _anchor(self, key: str) -> str:
        key = self.places.hosts.get(key, key)
        return key if key in self.places.anchors else ""

    def _paragraph(self, key: str) -> Break:
        """Whether a paragraph begins before it that did not, or no longer does; of sentences that stand where they stood."""
        here, order = self.found[key], self.places.movable
        if key in self.moved or key not in self.rank or not self.rank[key]:
            return ""
        before = order[self.rank[key] - 1]
        if before not in self.found or before in self.moved:
            return ""
        was, now = (before, key) in self.places.beside, self.found[before].paragraph == here.paragraph
        return "" if was == now else "split" if was else "joined"


def _stands_in(words: str, text: str) -> bool:
    """A short line (a cell, a number) is only known where it stands alone."""
    return words in text if len(words) >= LONG else words in map(plain, text.split(_TAKEN))


def _unknown(piece: Piece) -> Change:
    """A sentence of ours that the report does not say now: the register has changed since the export."""
    before = plain(piece.text) if print_of(piece.text) == piece.print else ""
    return Change("unknown", piece.key, before, plain(piece.text), "", "", (), tuple(piece.tracked), tuple(piece.comments))


def _scenery(report: Report) -> tuple[str, ...]:
    """What stands in a file beside sentences: marks of editors, heads and captions of tables."""
    marks = {editorial_mark(one, report.language) for one in report.sentences()}
    tables = [block for section in report.sections for block in section.blocks if isinstance(block, Table)]
    words = {plain(one) for table in tables for one in (*table.head, table.caption)}
    return tuple(sorted(filter(None, marks))) + tuple(f"={one}" for one in sorted(filter(None, words)))


def _bare(text: str, scenery: Iterable[str]) -> str:
    """The words without what Svod itself put beside sentences; `=words`: only where they stand alone."""
    text = plain(text)
    for one in scenery:
        alone = one.startswith("=")
        text = plain(text.replace(one, " ")) if not alone else "" if text == one[1:] else text
    return "" if _NUMBERING.match(text) else text


def _sentences(text: str) -> Sequence[str]:
    """Sentences of loose words; a sentence found already leaves only its place."""
    parts = [plain(part) for piece in text.split(_TAKEN) for part in _ENDS.split(piece)]
    return [part for part in parts if any(letter.isalnum() for letter in part)]
