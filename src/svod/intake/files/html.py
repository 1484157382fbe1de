"""HTML: headings, paragraphs, lists with their numbers, tables, notes. What a page has besides its text stays out: menus,
scripts, headers and footers of the site, hidden and struck out words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from svod.intake.files.manuscript import Manuscript, raised
from svod.intake.files.numerals import numeral
from svod.intake.files.places import Places
from svod.intake.files.text import encoding_of

_OUT = frozenset(
    "head script style noscript template nav aside footer button select textarea iframe object embed applet svg math canvas "
    "video audio map datalist dialog del s strike rt rp".split()
)
_OUT_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary"})
_BLOCKS = frozenset(
    "address article blockquote body caption center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 "
    "header hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PARTS_OF_A_PAGE = (*_HEADINGS, "table", "ul", "ol", "article", "section")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f\u200b]+")
_MARK = re.compile(r"[\[(]?(\d{1,3}|\*{1,4})[\])]?")
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)
_LEAST_SPOILT = 500
"""One wrong byte in so many does not make a declared encoding wrong."""
_LEAST_OF_MAIN = 200
"""Characters: a `<main>` with fewer words than this is not where the page's text is."""


def html_text(name: str, content: bytes) -> tuple[str, Places, str]:
    """The text of an HTML page, the paragraphs of its characters, and its encoding."""
    encoding = _encoding(name, content)
    page = content.decode(encoding, "replace").replace("\x00", "")
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    root = etree.fromstring(page.encode("utf-8", "replace"), parser) if page.strip() else None
    if root is None:
        return "", Places(), encoding
    reader = _Reader(_layouts(root))
    reader.walk(_main(root))
    reader.end_block()
    text, places = reader.manuscript.finished()
    return text, places, encoding


def _encoding(name: str, content: bytes) -> str:
    """What the page declares, if its bytes are that; otherwise what they look like."""
    declared = _DECLARED.search(content, 0, 4096)
    if not declared or content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return encoding_of(content, name)
    named = declared[1].decode("ascii").lower()
    try:
        spoilt = content.decode(named, "replace").count("\ufffd")
    except (LookupError, UnicodeError):
        return encoding_of(content, name)
    return named if spoilt <= len(content) // _LEAST_SPOILT else encoding_of(content, name)


def _main(root: etree._Element) -> etree._Element:
    for tag in ("main", "article"):
        found = list(root.iter(tag))
        if len(found) == 1 and sum(map(len, found[0].itertext())) >= _LEAST_OF_MAIN:
            return found[0]
    return root


def _layouts(root: etree._Element) -> set[etree._Element]:
    """The tables that lay out a page: other tables, headings or lists stand in them."""
    layouts: set[etree._Element] = set()
    above: list[etree._Element] = []
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=_PARTS_OF_A_PAGE):
        if event == "start" and above:
            layouts.add(above[-1])
        if element.tag == "table":
            above.append(element) if event == "start" else above.pop()
            if element.get("role") in {"presentation", "none"}:
                layouts.add(element)
    return layouts


@dataclass
class _Table:
    rows: list[list[str]] = field(default_factory=list)


@dataclass
class _Listing:
    form: str
    count: int


class _Reader:
    def __init__(self, layouts: set[etree._Element]) -> None:
        self.manuscript = Manuscript()
        self._layouts = layouts
        self._words: list[str] = []
        self._lists: list[_Listing] = []
        self._tables: list[_Table] = []
        self._number = ""
        self._level = 0
        self._marks: list[int] = []  # where the words of open links and raised words begin
        self._verbatim = 0

    def walk(self, root: etree._Element) -> None:
        """Every element once, without recursion: pages may be nested as deep as their maker likes."""
        self._begin(root)
        self._text(root.text)
        open_: list[tuple[etree._Element, Iterator[etree._Element]]] = [(root, iter(root))]
        while open_:
            element, inside = open_[-1]
            inner = next(inside, None)
            if inner is None:
                open_.pop()
                self._end(element)
                if open_:
                    self._text(element.tail)
            elif not isinstance(inner.tag, str) or _is_out(inner):
                self._text(inner.tail)
            else:
                self._begin(inner)
                self._text(inner.text)
                open_.append((inner, iter(inner)))

    def _text(self, words: str | None) -> None:
        if words:
            self._words.append(words if self._verbatim else _SPACE.sub(" ", words))

    def _begin(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS:
            self._begin_block(element, tag)
        elif tag == "br":
            self._words.append("\n")
        elif tag in {"sup", "a"}:
            self._marks.append(len(self._words))

    def _begin_block(self, element: etree._Element, tag: str) -> None:
        self.end_block()
        if tag in _HEADINGS:
            self._level = _HEADINGS[tag]
        elif tag == "pre":
            self._verbatim += 1
        elif tag in {"ol", "ul"}:
            form = (element.get("type") or "1") if tag == "ol" else "bullet"
            self._lists.append(_Listing(form, _whole(element.get("start"), 1) - 1))
        elif tag == "li" and self._lists:
            listing = self._lists[-1]
            listing.count = _whole(element.get("value"), listing.count + 1)
            self._number = "– " if listing.form == "bullet" else f"{numeral(listing.count, listing.form)}. "
        elif tag == "table" and element not in self._layouts:
            self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif tag in {"td", "th"} and self._tables and self._tables[-1].rows:
            self._tables[-1].rows[-1].append("")

    def _end(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag in {"sup", "a"}:
            self._end_mark(element, self._marks.pop())
        if tag not in _BLOCKS:
            return
        self.end_block()
        if tag == "pre":
            self._verbatim -= 1
        elif tag in {"ol", "ul"} and self._lists:
            self._lists.pop()
            self._number = ""
        elif tag in _HEADINGS:
            self._level = 0
        elif tag == "table" and element not in self._layouts and self._tables:
            self.manuscript.table(self._tables.pop().rows)

    def _end_mark(self, element: etree._Element, start: int) -> None:
        """Raised words, and links within the page that are a mark alone: `<a href="#note1">[1]</a>`."""
        words = "".join(self._words[start:]).strip()
        mark = _MARK.fullmatch(words)
        is_raised = element.tag == "sup" or (element.get("href") or "").startswith("#")
        if words and "\ue000" not in words and is_raised and (mark or element.tag == "sup"):
            self._words[start:] = [raised(mark[1] if mark else words)]

    def end_block(self) -> None:
        """Write the words held so far: a paragraph, or a line of a cell."""
        words = "".join(self._words)
        words = "\n".join(line.strip() for line in words.split("\n")).strip()
        self._words = []
        self._marks = [0 for _ in self._marks]
        if not words:
            return
        number, self._number = self._number, ""
        if not self._tables:
            self.manuscript.paragraph(number + words, self._level)
        elif self._tables[-1].rows and self._tables[-1].rows[-1]:
            row = self._tables[-1].rows[-1]
            row[-1] = f"{row[-1]}\n{number}{words}" if row[-1] else number + words
        else:  # the caption
            self.manuscript.paragraph(words)


def _is_out(element: etree._Element) -> bool:
    if element.tag in _OUT or not {"hidden", "popover"}.isdisjoint(element.attrib) or element.get("role") in _OUT_ROLES:
        return True
    if element.tag == "div" and element.get("title") in {"header", "footer"}:  # as LibreOffice writes those of a page
        return True
    if element.tag == "header" and next(element.iter("h1"), None) is None and element.find("nav") is not None:
        return True
    return bool(_HIDDEN.search(element.get("style") or ""))


def _whole(words: str | None, default: int) -> int:
    return int(words) if words and words.isdecimal() and len(words) < 7 else default
