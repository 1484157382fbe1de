from __future__ import annotations

from collections.abc import Iterator

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


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
            if note.number is not None and plain(note.number) not in used:
                yield self.found(note.source, mark=note.number)
        for anchor in prose.anchors:
            if plain(anchor.mark) not in marks:
                yield self.found(anchor.span, mark=anchor.mark)


def plain(mark: str | None) -> str:
    """A raised figure and a plain one are the same mark."""
    return (mark or "").translate(RAISED)

    def _is_seen(self, mark: str, note: Span, facts: Facts) -> bool:
        """The mark anywhere else, after a quotation mark or a bracket too."""
        raised = mark.translate(_RAISED)
        text = facts.text or ""
        return any(sign in text[: note.start] + text[note.end :] for sign in (raised, f"<sup>{mark}</sup>", f"[^{mark}]"))
