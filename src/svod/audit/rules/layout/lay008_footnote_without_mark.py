from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(RAISED, "0123456789")
_UP = str.maketrans("0123456789", RAISED)


class FootnoteWithoutMark(Rule):
    code = "LAY008"
    severity = Severity.ERROR
    needs = ("text",)
    title = Trilingual(
        "Сноска без знака или знак без сноски", "A footnote without its mark, or a mark without its footnote", "脚注与标记不对应"
    )
    message = Trilingual(
        "Знаку сноски «{mark}» ничего не соответствует: проверьте, не потеряна ли сноска или ссылка на нее.",
        "The footnote mark “{mark}” has no counterpart: see whether the footnote or the reference to it was lost.",
        "脚注标记“{mark}”无对应内容：请核对脚注或引用是否遗漏。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        prose = facts.prose
        notes = [passage for passage in prose.passages if passage.kind == "footnote"]
        if not notes:
            return  # a text without footnotes has marks of other kinds: powers, squares
        marks = {plain(note.number) for note in notes}
        used = {plain(anchor.mark) for anchor in prose.anchors}
        for note in notes:
            if note.number is not None and plain(note.number) not in used and not is_seen(plain(note.number), note.source, facts):
                yield self.found(note.source, mark=note.number)
        for anchor in prose.anchors:
            if plain(anchor.mark) not in marks:
                yield self.found(anchor.span, mark=anchor.mark)


def plain(mark: str | None) -> str:
    """A raised figure and a plain one are the same mark."""
    return (mark or "").translate(_PLAIN)


def is_seen(mark: str, note: Span, facts: Facts) -> bool:
    """The raised mark anywhere outside its own note, after a quotation mark or a bracket too."""
    text = facts.text or ""
    rest = text[: note.start] + text[note.end :]
    return any(sign in rest for sign in (mark.translate(_UP), f"<sup>{mark}</sup>", f"[^{mark}]"))
