"""A report as one HTML page: no script, nothing from outside; a mark after each sentence opens its sources."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from html import escape
from pathlib import Path

from svod.compose.render.sources import Ground, grounds_of, standing
from svod.compose.render.words import (
    CHANGE,
    CHANGED_BY,
    CONTENTS,
    COVERAGE,
    INSTEAD,
    NO_SOURCE,
    SHOW,
    SOURCES,
    SPACES,
    editorial_mark,
    fact_name,
    noun_name,
)
from svod.compose.tree import Decision, Paragraph, Report, Section, Sentence, Table

STYLE = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
LAST_WORD = re.compile(r"(?:[^\s\u2e80-\uffef]{1,30}|[\u2e80-\uffef]{1,2})$")  # of Chinese: a character and its stop
MARKS = {"stated": "●", "inferred": "○", "none": "✕"}


def render(report: Report) -> bytes:
    """The whole page in UTF-8. Its own policy lets in the style that stands in it, by hash, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    lang = "zh-Hans" if report.language == "zh" else report.language
    head = (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(report.name)}</title>\n<style>{STYLE}</style>\n</head>\n"
    )
    body = f'<body>\n{_bar(report)}\n<div class="sheet">\n{_contents(report)}\n{article(report)}\n</div>\n</body>\n</html>\n'
    return (head + body).encode("utf-8", "replace")


def article(
    report: Report, page_of: Callable[[str], str] = lambda record: "", edit_of: Callable[[str], str] = lambda key: ""
) -> str:
    """The report alone, as an element `article` with its sources; the classes are those of `STYLE`.

    `page_of` gives the address of a record's page ("event:mtm-23"), empty where it has none; `edit_of`
    that of the page where the sentence of a key is changed.
    """
    return _Page(report, page_of, edit_of).article()


def _bar(report: Report) -> str:
    counted, language = report.coverage, report.language
    counts = COVERAGE.in_(language).format(n=counted.sentences, m=counted.with_sources, k=counted.inferred)
    missing = ' class="missing"' if counted.with_sources < counted.sentences else ""
    return f'<header class="bar"><p><span{missing}>{escape(counts)}</span> {escape(SHOW.in_(language))}</p></header>'


def _contents(report: Report) -> str:
    label = escape(CONTENTS.in_(report.language))
    links = "\n".join(f'<li><a href="#section-{i}">{_heading(one)}</a></li>' for i, one in enumerate(report.sections))
    return f'<nav aria-label="{label}">\n<h2>{label}</h2>\n<ol>\n{links}\n</ol>\n</nav>'


def _heading(section: Section) -> str:
    return (f"{section.number}. " if section.number else "") + escape(section.title.text)


class _Page:
    """One rendering: sentences and footnotes are numbered as they come."""

    def __init__(self, report: Report, page_of: Callable[[str], str], edit_of: Callable[[str], str]) -> None:
        self.report = report
        self.page_of = page_of
        self.edit_of = edit_of
        self.space = SPACES[report.language]
        self.count = 0
        self.notes: list[str] = []

    def article(self) -> str:
        cover = self._cover(self.report.decision) if self.report.decision else ""
        lines = "".join(f'<span class="line">{self._said(sentence)}</span>' for sentence in self.report.title)
        sections = "\n".join(self._section(i, section) for i, section in enumerate(self.report.sections))
        notes = f'<section class="notes">\n{"".join(self.notes)}</section>\n' if self.notes else ""
        return f'<article>\n{cover}<h1 class="title">{lines}</h1>\n{sections}\n{notes}</article>'

    def _cover(self, cover: Decision) -> str:
        def line(sentence: Sentence, kind: str = "") -> str:
            return f'<p class="{kind}">{self._said(sentence)}</p>\n' if kind else f"<p>{self._said(sentence)}</p>\n"

        words = line(cover.organisation, "centred heavy") + line(cover.body, "centred heavy over")
        words += line(cover.word, "centred heavy")
        words += f'<p class="dated"><span>{self._said(cover.dated)}</span><span>{self._said(cover.numbered)}</span></p>\n'
        words += line(cover.city, "centred") + line(cover.subject, "centred heavy")
        words += "".join(line(sentence) for sentence in cover.operative)
        rows = [[f"<td>{self._said(cell) if cell else ''}</td>" for cell in row] for row in cover.rows]
        signed = "\n".join(f"<tr>{''.join(row)}</tr>" for row in rows)
        words += f'<table class="signed" role="presentation"><tbody>\n{signed}\n</tbody></table>\n' if rows else ""
        annexed = "".join(line(sentence) for sentence in cover.annex)
        return f'<section class="cover">\n{words}</section>\n<div class="annexed">\n{annexed}</div>\n'

    def _section(self, i: int, section: Section) -> str:
        number = f"{section.number}. " if section.number else ""
        parts = [f'<section id="section-{i}">\n<h2>{number}{self._said(section.title)}</h2>']
        in_list = False
        for block in section.blocks:
            is_item = isinstance(block, Paragraph) and block.style == "item"
            if is_item != in_list:
                parts.append("<ul>" if is_item else "</ul>")
                in_list = is_item
            parts.append(self._paragraph(block) if isinstance(block, Paragraph) else self._table(block))
        if in_list:
            parts.append("</ul>")
        return "\n".join([*parts, "</section>"])

    def _paragraph(self, paragraph: Paragraph) -> str:
        words = self.space.join(self._said(sentence) for sentence in paragraph.sentences)
        tag = "li" if paragraph.style == "item" else "p"
        return f"<{tag}>{words}</{tag}>"

    def _table(self, table: Table) -> str:
        caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
        head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
        rows = "\n".join("<tr>" + "".join(f"<td>{self._said(cell)}</td>" for cell in row) + "</tr>" for row in table.rows)
        kind = ' class="figures"' if table.is_figures else ""
        return f'<div class="wide"><table{kind}>{caption}<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>'

    def _said(self, sentence: Sentence) -> str:
        """The words, the marks of its footnotes, the mark that opens its sources: this one does not leave the last word."""
        self.count += 1
        words, number = "", self.count
        for run in sentence.runs[:-1]:
            words += escape(run.text, quote=False) + (self._note(run.footnote.sentence) if run.footnote else "")
        last = sentence.runs[-1]
        word = LAST_WORD.search(last.text)
        words += escape(last.text[: word.start()] if word else last.text, quote=False)
        tied = escape(word[0], quote=False) if word else ""
        tied += (self._note(last.footnote.sentence) if last.footnote else "") + self._hand(sentence)
        tied += self._sources(number, sentence)
        key = f' data-key="{escape(sentence.key)}"' if sentence.key else ""
        return f'<span class="s" id="s{number}"{key}>{words}<span class="tied">{tied}</span></span>'

    def _hand(self, sentence: Sentence) -> str:
        """The editor's mark; what would be said instead stands with the sources."""
        mark = editorial_mark(sentence, self.report.language)
        stale = " stale" if sentence.editorial and sentence.editorial.is_stale else ""
        return f'<sup class="hand{stale}">{escape(mark)}</sup>' if mark else ""

    def _instead(self, sentence: Sentence) -> str:
        done, language = sentence.editorial, self.report.language
        if done is None:
            return ""
        by = CHANGED_BY.in_(language).format(by=done.by) + (f". {done.reason}" if done.reason else "")
        lines = [by, INSTEAD.in_(language).format(words=done.instead)] if done.instead else [by]
        lines += [
            f"{fact_name(name, self.report.names, language)}: {before or '—'} → {now or '—'}"
            for name, before, now in done.changed
        ]
        return "".join(f'<span class="ev">{escape(line, quote=False)}</span>' for line in lines)

    def _note(self, sentence: Sentence) -> str:
        n = len(self.notes) + 1
        back = f'<a href="#r{n}">{n}</a>'
        self.notes.append("")
        self.notes[n - 1] = f'<p id="n{n}">{back} {self._said(sentence)}</p>\n'
        return f'<sup class="fn"><a href="#n{n}" id="r{n}">{n}</a></sup>'

    def _sources(self, number: int, sentence: Sentence) -> str:
        language = self.report.language
        label = escape(SOURCES.in_(language))
        kind = standing(self.report, sentence)
        shown = "".join(
            f'<span class="rec">{escape(noun_name(one.noun, language))}{": " if one.name else ""}{escape(one.name, quote=False)}'
            f"{self._record(one.record)}</span>" + "".join(self._ground(ground) for ground in one.grounds)
            for one in grounds_of(self.report, sentence)
        )
        return (
            f'<button type="button" class="q {kind}" popovertarget="q{number}" aria-label="{label}">{MARKS[kind]}</button>'
            f'<span class="src" id="q{number}" popover role="note" aria-label="{label}"><b>{label}</b>'
            f"{self._instead(sentence)}{shown}{self._edit(sentence)}</span>"
        )

    def _edit(self, sentence: Sentence) -> str:
        page = self.edit_of(sentence.key) if sentence.key else ""
        return f'<a class="edit" href="{escape(page)}">{escape(CHANGE.in_(self.report.language))}</a>' if page else ""

    def _record(self, record: str) -> str:
        code, page = f"<code>{escape(record)}</code>", self.page_of(record)
        return f'<a href="{escape(page)}">{code}</a>' if page else code

    def _ground(self, ground: Ground) -> str:
        where = ", ".join(escape(words, quote=False) for words in (ground.source, ground.places) if words)
        none = " none" if ground.source == NO_SOURCE.in_(self.report.language) else ""
        return f'<span class="ev{none}"><i>{escape(ground.fields)}</i> – {where}</span>'
