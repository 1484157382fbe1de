"""A DOCX that comes back from an editor, in pieces: our sentences by their marks, the words beside them, changes, comments."""

from __future__ import annotations

import itertools
import posixpath
import re
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from svod.compose.render.tags import ReportTag, bookmark_read, plain, report_tag_read, tag_read
from svod.intake.files.archive import Archive, attribute, child, children, local
from svod.intake.files.docx_styles import Styles
from svod.intake.files.refusals import broken
from svod.kernel.refusal import Refused

_SIGNS = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-", "softHyphen": "", "ptab": " "}
_SKIPPED = frozenset(
    {"rPr", "pPr", "sdtPr", "sdtEndPr", "tblPr", "trPr", "tcPr", "sectPr", "instrText", "delInstrText", "footnoteRef"}
)
_STRUCK = frozenset({"del", "moveFrom"})
_PUT_IN = frozenset({"ins", "moveTo"})
_STOP = re.compile(r"[.!?…。！？;；:：]+")
_NOTES = ("footnote", "endnote")


@dataclass(frozen=True, slots=True)
class Tracked:
    """A change that Word or LibreOffice tracked: words put in or struck out, by whom, when."""

    kind: Literal["in", "out"]
    words: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Comment:
    words: str
    by: str


@dataclass
class Piece:
    """A sentence of ours (`key`, `print` as exported), or words that stand outside of any: `key` is empty.

    `text` has the tracked changes accepted, `struck` are the words that they take out. `paragraph` counts from 0.
    """

    key: str
    print: str
    paragraph: int
    text: str = ""
    tracked: list[Tracked] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Returned:
    """`tag` says which report it was; None where the file does not say. `comment_count` are all comments of the file."""

    name: str
    tag: ReportTag | None
    pieces: tuple[Piece, ...]
    comment_count: int


def returned(name: str, content: bytes) -> Returned:
    """The pieces of a DOCX in the order of reading, notes at the end. Refused where it is no DOCX, broken, locked or hostile."""
    if not content.startswith(b"PK\x03\x04"):
        raise not_docx(name)
    archive = Archive(name, content, "DOCX")
    main = _related(archive, "").get("officeDocument", "")
    root = archive.xml(main) if main else None
    body = child(root, "body")
    if body is None:
        raise not_docx(name) if not main else broken(name, "DOCX")
    parts = _related(archive, main)
    styles = Styles(archive.xml(parts.get("styles", "")), None)
    reader = _Reader(_comments(archive.xml(parts.get("comments", ""))), styles)
    reader.blocks(body)
    for kind in _NOTES:
        for note in children(archive.xml(parts.get(f"{kind}s", "")), kind):
            if not attribute(note, "type"):
                reader.blocks(note)
    reader.let_go()
    _mend_ends(reader.pieces)
    return Returned(name, _tag(archive), tuple(reader.pieces), len(reader.comments))


def not_docx(name: str) -> Refused:
    return Refused(
        f"{name}: это не файл DOCX. Сохраните документ в виде DOCX и повторите.",
        f"{name}: this is no DOCX file. Save the document as DOCX and try again.",
        f"{name}：不是 DOCX 文件。请另存为 DOCX 后重试。",
    )


def _related(archive: Archive, part: str) -> dict[str, str]:
    folder, name = posixpath.split(part)
    links = archive.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
    return {
        attribute(link, "Type").rpartition("/")[2]: posixpath.normpath(posixpath.join("/", folder, attribute(link, "Target")))[1:]
        for link in children(links, "Relationship")
        if attribute(link, "TargetMode") != "External"
    }


def _tag(archive: Archive) -> ReportTag | None:
    """Word's own keywords first; a program that clears them may have left our own property."""
    parts = _related(archive, "")
    own = archive.xml(parts.get("custom-properties", ""))
    said = [one.text or "" for one in children(archive.xml(parts.get("core-properties", "")), "keywords")]
    said += ["".join(str(words) for words in one.itertext()) for one in children(own, "property")]
    return next((tag for tag in map(report_tag_read, said) if tag), None)


def _comments(root: etree._Element | None) -> dict[str, Comment]:
    return {
        attribute(one, "id"): Comment(
            plain(" ".join(each.text or "" for each in one.iter() if local(each) == "t")), attribute(one, "author")
        )
        for one in children(root, "comment")
    }


def _mend_ends(pieces: list[Piece]) -> None:
    """LibreOffice sets the end of a bookmark one sign too early after a note: the full stop beside it belongs to the sentence."""
    for one, beside in itertools.pairwise(pieces):
        stop = _STOP.match(beside.text)
        if stop and one.key and not beside.key and beside.paragraph == one.paragraph and not _STOP.match(one.text[-1:]):
            one.text += stop[0]
            beside.text = beside.text[stop.end() :]


class _Reader:
    def __init__(self, comments: dict[str, Comment], styles: Styles) -> None:
        self.pieces: list[Piece] = []
        self.comments = comments
        self._styles = styles
        self._paragraph = -1
        self._open: list[Piece] = []  # our sentences that the reading stands in
        self._bookmarks: dict[str, Piece] = {}
        self._placed: set[str] = set()
        self._waiting: list[Comment] = []
        self._tracked: tuple[Literal["in", "out"], str, str] | None = None

    def blocks(self, parent: etree._Element) -> None:
        """Paragraphs wherever they stand: in tables, controls, boxes."""
        for element in parent:
            name = local(element)
            if name == "p":
                if self._styles.is_contents(child(element, "pPr")):
                    continue  # the headings said once more
                self._paragraph += 1
                self._inside(element)
                self._end()
            elif name == "AlternateContent":
                self._first_of(element)
            elif name not in _SKIPPED:
                self._block(element, name)

    def _block(self, element: etree._Element, name: str) -> None:
        tag = attribute(child(element, "sdtPr", "tag"), "val") if name == "sdt" else ""
        ours = tag_read(tag)
        if ours and child(element, "sdtContent") is not None:
            # a control around a whole paragraph: Word makes one when the sentence is alone in it
            piece = self._begin(*ours)
            self._open.append(piece)
            self._paragraph += 1
            for paragraph in (one for one in element.iter() if local(one) == "p"):
                self._inside(paragraph)
            self._end()
            return
        self.blocks(element)

    def _first_of(self, element: etree._Element) -> None:
        only = child(element, "Choice")
        only = child(element, "Fallback") if only is None else only
        if only is not None:
            self._inside(only)

    def _inside(self, parent: etree._Element) -> None:
        for element in parent:
            name = local(element)
            if name in _SKIPPED:
                continue
            if name in {"t", "delText"} or name in _SIGNS:
                self._say(_SIGNS.get(name, element.text or ""), is_struck=name == "delText")
            elif name == "sdt":
                self._control(element)
            elif name in {"bookmarkStart", "bookmarkEnd"}:
                self._bookmark(element, is_start=name == "bookmarkStart")
            elif name in _STRUCK | _PUT_IN:
                before = self._tracked
                self._tracked = ("out" if name in _STRUCK else "in", attribute(element, "author"), attribute(element, "date"))
                self._inside(element)
                self._tracked = before
            elif name in {"commentReference", "commentRangeStart"}:
                self._comment(attribute(element, "id"))
            elif name == "txbxContent":
                self.blocks(element)
            elif name == "AlternateContent":
                self._first_of(element)
            else:
                self._inside(element)

    def _control(self, element: etree._Element) -> None:
        ours = tag_read(attribute(child(element, "sdtPr", "tag"), "val"))
        inside = child(element, "sdtContent")
        if inside is None:
            return
        if ours is None:
            self._inside(inside)
            return
        piece = self._begin(*ours)
        self._open.append(piece)
        self._inside(inside)
        if piece in self._open:
            self._open.remove(piece)

    def _begin(self, key: str, print: str) -> Piece:
        piece = Piece(key, print, self._paragraph, comments=self._waiting)
        self._waiting = []
        self.pieces.append(piece)
        return piece

    def _bookmark(self, element: etree._Element, *, is_start: bool) -> None:
        """A bookmark speaks where no control does."""
        number = attribute(element, "id")
        if not is_start:
            piece = self._bookmarks.pop(number, None)
            if piece in self._open and piece is not None:
                self._open.remove(piece)
            return
        ours = bookmark_read(attribute(element, "name"))
        if ours and not any(one.key == ours[0] for one in self._open):
            self._bookmarks[number] = piece = self._begin(*ours)
            self._open.append(piece)

    def _say(self, words: str, *, is_struck: bool) -> None:
        if not words:
            return
        piece = self._open[-1] if self._open else self._loose()
        if self._tracked:
            kind, by, at = self._tracked
            piece.tracked.append(Tracked(kind, words, by, at))
            is_struck |= kind == "out"
        if not is_struck:
            piece.text += words

    def _loose(self) -> Piece:
        last = self.pieces[-1] if self.pieces else None
        if last is None or last.key or last.paragraph != self._paragraph:
            self.pieces.append(last := Piece("", "", self._paragraph))
        return last

    def _comment(self, number: str) -> None:
        """A comment belongs to the sentence where it begins, once."""
        if number in self.comments and number not in self._placed:
            self._placed.add(number)
            here = [one for one in self.pieces if one.paragraph == self._paragraph]
            if self._open:
                self._open[-1].comments.append(self.comments[number])
            elif not here or here[-1].text[-1:].isspace():
                self._waiting.append(self.comments[number])  # it stands before the next sentence
            else:
                self._near().comments.append(self.comments[number])

    def _end(self) -> None:
        """A paragraph ends, and our sentences with it."""
        self._open = []
        if self._waiting:
            self._near().comments.extend(self._waiting)
            self._waiting = []

    def let_go(self) -> None:
        """Comments that stand at no word: none is lost."""
        left = [one for number, one in self.comments.items() if number not in self._placed]
        if left:
            self.pieces.append(Piece("", "", self._paragraph + 1, comments=left))

    def _near(self) -> Piece:
        here = [one for one in self.pieces if one.paragraph == self._paragraph and one.key]
        return here[-1] if here else self._loose()
