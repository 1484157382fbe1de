"""The act at the head of a text: its number, date, city and body, who signs it, what is annexed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from svod.kernel.span import Span
from svod.language.gazetteer import fold
from svod.language.phrases.places import en as places_en
from svod.language.phrases.places import ru as places
from svod.language.phrases.states import en as states_en
from svod.language.phrases.states import ru as states
from svod.language.prose import prose_of
from svod.reading.calendar import range_of
from svod.reading.names import capital
from svod.reading.naming import Naming
from svod.reading.scene import Scene
from svod.reading.shapes import Decision, Signatory

_ACT = re.compile(
    r"(?:РЕШЕНИЕ|Решение|ПОСТАНОВЛЕНИЕ|Постановление|РЕЗОЛЮЦИЯ|РАСПОРЯЖЕНИЕ|DECISION|Decision|RESOLUTION|Resolution)(?: (?P<body>[^№\d]{4,}?))?(?: ?(?:№|No\.) ?(?P<number>[\w/-]+))?(?: от .*)?"
)
_NUMBER = re.compile(r"(?:^|\s)(?:№|N|No\.) ?(\d[\w/-]*)")
_RESOLVES = re.compile(
    r"^(?P<body>.{4,250}?),? ?(?:\*\*)?(?P<verb>решил[аио]?|постановил[аио]?|постановляет|решает|decided|decides|resolved|resolves)(?:\*\*)?:?$"
)
_ABOUT = re.compile(r"^(?:О|Об|О внесении|По вопросу) [а-яА-ЯЁё]|^On (?:the |an? )?[A-Z][a-z]+ [A-Za-z]")
_ANNEX = re.compile(r"^Приложени\w+(?: ?№? ?\d+)?(?:$| к )")
_OFFICE = re.compile(
    r"(?<![\w-])(?:Премьер|Президент|Председател|Министр|Глав[аы] |Заместител|Вице|Государственный|Генеральн|Руководител|Первый|Советник|Член |Prime Minister|Premier |First |Vice |State |President|Minister|Deputy|Chair|Head )",
    re.IGNORECASE,
)
_FOR = re.compile(r"^(?:За|For the) ", re.IGNORECASE)
_COLUMNS = re.compile(r"\t+| {3,}|(?<=\S)\s*\|\s*(?=\S)")
_PLAIN = re.compile(r"\*\*|__|^#+ ?|<[^>]{1,40}>")
_HEAD_LINES = 40


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str


def _lines(source: str, limit: int) -> list[_Line]:
    out, at = [], 0
    for raw in source.splitlines(keepends=True):
        words = " ".join(_PLAIN.sub("", raw).split())
        if words:
            lead = len(raw) - len(raw.lstrip("*_# \t|"))
            out.append(_Line(at + lead, at + len(raw.rstrip("*_ \t\r\n|")), words))
        at += len(raw)
        if at > limit:
            break
    return out


def _head(lines: list[_Line]) -> int | None:
    for i, line in enumerate(lines[:_HEAD_LINES]):
        match = _ACT.fullmatch(line.words)
        if match and (line.words.isupper() or match["number"] or (i + 1 < len(lines) and len(line.words) < 14)):
            return i
    return None


def _cells(source: str, block: list[tuple[int, int]]) -> Iterator[tuple[str, Span]]:
    """The columns of a block of lines, each read downwards."""
    columns: list[list[tuple[str, int, int]]] = []
    for start, end in block:
        at, parts = start, []
        for gap in _COLUMNS.finditer(source, start, end):
            parts.append((at, gap.start()))
            at = gap.end()
        parts.append((at, end))
        for number, (a, b) in enumerate(parts):
            words = " ".join(_PLAIN.sub("", source[a:b]).split())
            if not words:
                continue
            while len(columns) <= number:
                columns.append([])
            columns[number].append((words, a, b))
    for column in columns:
        yield " ".join(c[0] for c in column), Span(column[0][1], column[-1][2])


def _signatories(scene: Scene, start: int, end: int) -> tuple[Signatory, ...]:
    """Offices with their states between the operative words and the annex."""
    source = scene.prose.source
    found: list[Signatory] = []
    block: list[tuple[int, int]] = []
    at = start
    for raw in [*source[start:end].splitlines(keepends=True), "\n"]:
        words = _PLAIN.sub("", raw).strip()
        if words:
            block.append((at + len(raw) - len(raw.lstrip("*_ ")), at + len(raw.rstrip("*_ \r\n"))))
        elif block:
            for cell, span in _cells(source, block):
                signatory = _signatory(scene, cell, span)
                if signatory is not None:
                    found.append(signatory)
            block = []
        at += len(raw)
    return tuple(found)


def _signatory(scene: Scene, cell: str, span: Span) -> Signatory | None:
    if len(cell) > 200 or not (_OFFICE.match(cell) or _FOR.match(cell)):
        return None
    prose = prose_of(cell)
    found = states_en.find(prose) if scene.tongue == "en" else states.find(prose, scene.lexicon)
    named = [s for s in found if s.value.by == "name"]
    if not named:
        return None
    office = cell[: named[-1].start].strip(" ,") if not _FOR.match(cell) else ""
    return Signatory(office, named[-1].value.code, span)


def read_decision(scene: Scene, naming: Naming) -> Decision | None:
    """The act, where the text opens with one; None for a plain text."""
    source = scene.prose.source
    lines = _lines(source, 12_000)
    at = _head(lines)
    if at is None:
        return None
    annex = next((i for i, line in enumerate(lines) if i > at and _ANNEX.match(line.words)), None)
    resolves = next(((i, m) for i, line in enumerate(lines[:annex]) if i > at and (m := _RESOLVES.match(line.words))), None)
    top_end = resolves[0] if resolves else min(at + 12, annex or at + 12, len(lines))
    limit = lines[min(top_end, len(lines) - 1)].end
    evidence: dict[str, tuple[Span, ...]] = {}
    number = _number(lines[at:top_end], evidence)
    date = _date(scene, lines[at].start, limit, evidence)
    city, country = _city(scene, lines[at + 1 : top_end], evidence)
    body = _body(lines, at, resolves, naming, evidence)
    title = next((line for line in lines[at + 1 : top_end] if _ABOUT.match(line.words)), None)
    if title is not None:
        evidence["title"] = (Span(title.start, title.end),)
    if number is None and date is None:
        return None
    signed_from = lines[resolves[0]].end if resolves else limit
    signed_to = lines[annex].start if annex is not None else min(len(source), signed_from + 6000)
    heading = (
        next((line for line in lines[annex + 1 :] if line.words.isupper() and len(line.words) > 4), None)
        if annex is not None
        else None
    )
    return Decision(
        span=Span(lines[at].start, limit),
        number=number,
        date=date,
        city=city,
        country=country,
        body=body,
        title=title.words if title else None,
        signatories=_signatories(scene, signed_from, signed_to),
        annex=heading.words.capitalize() if heading else None,
        annex_span=Span(lines[annex].start, lines[annex].end) if annex is not None else None,
        evidence=evidence,
    )


def _number(lines: list[_Line], evidence: dict[str, tuple[Span, ...]]) -> str | None:
    for line in lines:
        match = _NUMBER.search(line.words)
        if match:
            evidence["number"] = (Span(line.start, line.end),)
            return match[1]
    return None


def _date(scene: Scene, start: int, end: int, evidence: dict[str, tuple[Span, ...]]) -> str | None:
    for one in scene.dates:
        span = scene.span(one.start, one.end)
        dates = range_of(scene, one)
        if start <= span.start < end and dates is not None and dates.precision == "day":
            evidence["date"] = (span,)
            scene.date_roles[one.start] = "decision"
            scene.used.add(one.start)
            return str(dates.start)
    return None


def _city(scene: Scene, lines: list[_Line], evidence: dict[str, tuple[Span, ...]]) -> tuple[str | None, str | None]:
    for line in lines:
        if _ABOUT.match(line.words) or len(line.words) > 80:
            continue
        known = scene.lexicon.city_forms.get(fold(line.words))
        prose = prose_of(line.words)
        found = places_en.find(prose) if scene.tongue == "en" else places.find(prose, scene.lexicon)
        if known is not None or found:
            evidence["city"] = (Span(line.start, line.end),)
            return (known.name, known.country) if known is not None else (found[0].value.city, found[0].value.country)
    return None, None


def _as_printed(lines: list[_Line], shouted: str) -> str:
    """A line of capitals as the text itself writes it elsewhere, else with one capital."""
    for line in lines:
        at = line.words.lower().find(shouted.lower())
        if at >= 0 and not line.words.isupper():
            return line.words[at : at + len(shouted)]
    return capital(shouted.capitalize())


def _body(
    lines: list[_Line], at: int, resolves: tuple[int, re.Match[str]] | None, naming: Naming, evidence: dict[str, tuple[Span, ...]]
) -> str | None:
    if resolves is not None:
        line = lines[resolves[0]]
        evidence["body"] = (Span(line.start, line.end),)
        return naming.body_name(resolves[1]["body"])
    if at > 0:
        evidence["body"] = (Span(lines[at - 1].start, lines[at - 1].end),)
        return _as_printed(lines, lines[at - 1].words)
    return None
