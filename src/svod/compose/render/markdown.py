"""A report as Markdown: headings, lists, tables, footnotes at the end."""

from __future__ import annotations

import re

from svod.compose.render.words import SPACES, marked
from svod.compose.tree import Decision, Paragraph, Report, Section, Sentence, Table

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&!])")
_LIST_LIKE = re.compile(r"^\s*(\d+)?((?<=\d)[.)]|(?<!\d)[-+=])(?=[\s=-]|$)")
_BLANKS = re.compile(r"[ \t\n\v\f\r\x85\u2028\u2029]+")


def render(report: Report) -> bytes:
    """The report in UTF-8."""
    page = _Page(marked(report))
    return page.text().encode("utf-8")


class _Page:
    def __init__(self, report: Report) -> None:
        self.report = report
        self.space = SPACES[report.language]
        self.notes: list[str] = []

    def text(self) -> str:
        report = self.report
        blocks = self._cover(report.decision) if report.decision else []
        blocks.append("# " + self.space.join(self._said(sentence) for sentence in report.title))
        for section in report.sections:
            blocks += self._section(section)
        blocks += self.notes
        return "\n\n".join(blocks) + "\n"

    def _cover(self, cover: Decision) -> list[str]:
        blocks = [f"**{self._said(line)}**" for line in (cover.organisation, cover.body, cover.word)]
        blocks += [self._said(line) for line in (cover.dated, cover.numbered, cover.city)]
        blocks.append(f"**{self._said(cover.subject)}**")
        blocks += [self._said(line) for line in cover.operative]
        rows = ["| " + " | ".join(self._said(cell) if cell else "" for cell in row) + " |" for row in cover.rows]
        if rows:
            blocks.append("\n".join(["| | |", "|---|---|", *rows]))
        blocks += ["---", *(self._said(line) for line in cover.annex)]
        return blocks

    def _section(self, section: Section) -> list[str]:
        number = f"{section.number}. " if section.number else ""
        blocks = [f"## {number}{self._said(section.title)}"]
        items: list[str] = []
        for block in section.blocks:
            if isinstance(block, Paragraph) and block.style == "item":
                items.append("- " + self._paragraph(block))
                continue
            if items:
                blocks.append("\n".join(items))
                items = []
            blocks.append(self._paragraph(block) if isinstance(block, Paragraph) else self._table(block))
        return [*blocks, "\n".join(items)] if items else blocks

    def _paragraph(self, paragraph: Paragraph) -> str:
        return self.space.join(self._said(sentence) for sentence in paragraph.sentences)

    def _table(self, table: Table) -> str:
        lines = [f"*{escaped(table.caption)}*", ""] if table.caption else []
        lines.append("| " + " | ".join(escaped(cell) for cell in table.head) + " |")
        lines.append("|" + "---|" * len(table.head))
        lines += ["| " + " | ".join(self._said(cell) for cell in row) + " |" for row in table.rows]
        return "\n".join(lines)

    def _said(self, sentence: Sentence) -> str:
        words = ""
        for run in sentence.runs:
            words += escaped(run.text)
            if run.footnote:
                number = len(self.notes) + 1
                words += f"[^{number}]"
                self.notes.append(f"[^{number}]: " + self._said(run.footnote.sentence))
        return words


def escaped(text: str) -> str:
    """Words that mean nothing to Markdown: a sign of its own gets a backslash; neither «1.» nor «-» at the start makes a list,
    nor a blank a block of code."""
    text = _SPECIAL.sub(r"\\\1", _BLANKS.sub(" ", text))
    return _LIST_LIKE.sub(lambda found: f"{found[1] or ''}\\{found[2]}", text)
