"""`svod read`: what a text says, with the place of every value. No database."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from svod.cli.days import day
from svod.cli.packs import DEFAULT, lexicon
from svod.cli.terminal import complain, language, say, table
from svod.intake.files.open import read_file
from svod.intake.files.text import FileText
from svod.kernel.span import Span
from svod.kernel.vocabulary import EventFormat
from svod.reading import read_text
from svod.reading.shapes import Event, Reading, Unplaced

app = typer.Typer(add_completion=False)

READ = "A .docx, .odt, .rtf, .html, .pdf, .txt or .md file."


class ReadingFormat(StrEnum):
    table = "table"
    json = "json"
    text = "text"


def file_read(path: Path) -> FileText:
    """The file's text; a conversion from an old encoding is said on the standard error."""
    file = read_file(path)
    if file.was_converted:
        complain(
            say(
                "{name}: прочитано в кодировке {encoding} и переведено в Юникод.",
                "{name}: read as {encoding} and converted to Unicode.",
                "{name}：以 {encoding} 编码读取并已转换为 Unicode。",
                name=file.name,
                encoding=file.encoding,
            )
        )
    return file


def source_of(file: FileText, reading: Reading) -> dict[str, object]:
    """The source as a reading tells it, and where its characters stand in a file that has pages or paragraphs."""
    source = reading.as_json()["source"]
    assert isinstance(source, dict)
    if not file.places:
        return source
    places = {"unit": file.places.unit, "starts": file.places.starts, "numbers": file.places.numbers}
    return {**source, "file": file.kind, "places": places}


def place(file: FileText, span: Span) -> str:
    """Characters, and the page or paragraph where the file has them: «120–180, с. 3»."""
    said = file.places.said(span.start)
    return f"{span.start}–{span.end}" + (f", {said.in_(language())}" if said else "")


FORMATS = {
    EventFormat.ONLINE: ("ВКС", "online", "视频"),
    EventFormat.HYBRID: ("смешанный", "hybrid", "混合"),
    EventFormat.IN_PERSON: ("очный", "in person", "线下"),
}


WHY = {  # what `reading.leftovers` says, for the reader's language
    "there is no such day": ("такого дня нет", "没有这一天"),
    "a date whose year the text does not say": ("дата, год которой в тексте не указан", "文中未说明年份的日期"),
    "a date that belongs to no event and no document": (
        "дата, не отнесённая ни к мероприятию, ни к документу",
        "不属于任何活动或文件的日期",
    ),
    "a place where no event was read": ("место, где мероприятия не прочитано", "未读出活动的地点"),
    "a format of no event": ("формат, не отнесённый к мероприятию", "不属于任何活动的形式"),
    "a chair or initiator of no event": ("председатель или инициатор без мероприятия", "没有对应活动的主持方或发起方"),
}


def _why(one: Unplaced) -> str:
    ru, zh = WHY[one.why]
    return say(ru, one.why, zh)


def _event_row(event: Event, file: FileText) -> tuple[object, ...]:
    where = ", ".join(p.city or p.country or "" for p in event.places or (event.place,))
    how = say(*FORMATS[event.format]) if event.format else ""
    who = event.chair or event.initiator or ""
    what = " ".join(filter(None, [str(event.ordinal or ""), event.title, f"«{event.theme}»" if event.theme else ""]))
    same = f" = {event.same_as}" if event.same_as else ""
    return (
        event.id + same,
        event.area,
        "; ".join(map(str, event.dates)),
        where,
        how,
        who,
        what,
        place(file, event.span),
    )


def _as_table(reading: Reading, file: FileText) -> str:
    events = table(
        say(
            "№|раздел|даты|место|формат|кто|что|знаки",
            "id|area|dates|place|format|who|what|characters",
            "编号|领域|日期|地点|形式|主持|内容|字符",
        ).split("|"),
        (_event_row(event, file) for event in reading.events),
    )
    documents = table(
        say(
            "№|раздел|вид|стадия|дата|наименование|знаки",
            "id|area|kind|stage|date|title|characters",
            "编号|领域|种类|阶段|日期|名称|字符",
        ).split("|"),
        [(d.id, d.area, d.kind, d.stage, d.date, d.title, place(file, d.span)) for d in reading.documents],
    )
    unplaced = [f"  {place(file, u.span)}  «{' '.join(u.span.of(reading.text).split())}»: {_why(u)}" for u in reading.unplaced]
    counts = say(
        "Мероприятий {events}, документов {documents}, механизмов {bodies}, разделов {areas}; не отнесено {unplaced}.",
        "{events} events, {documents} documents, {bodies} bodies, {areas} areas; {unplaced} unplaced.",
        "活动 {events} 项，文件 {documents} 份，机制 {bodies} 个，领域 {areas} 个；未归位 {unplaced} 处。",
        events=len(reading.events),
        documents=len(reading.documents),
        bodies=len(reading.bodies),
        areas=len(reading.areas),
        unplaced=len(reading.unplaced),
    )
    return "\n\n".join(filter(None, [events, documents, "\n".join(unplaced), counts]))


@app.command()
def read(
    file: Annotated[Path, typer.Argument(help=READ)],
    format: Annotated[
        ReadingFormat, typer.Option(help="table: for the eye; json: svod-reading/1; text: the text that offsets count in.")
    ] = ReadingFormat.table,  # one option, one line
    dated: Annotated[str, typer.Option(help="The text's own date, YYYY-MM-DD: the year of dates that have none.")] = "",
    pack: Annotated[str, typer.Option(help="Whose names to know: a pack, or none.")] = DEFAULT,
) -> None:
    """Read a text: its areas, events, documents, bodies and decision, every value with its place. No database is needed."""
    source = file_read(file)
    if format is ReadingFormat.text:
        print(source.text, end="")
        return
    reading = read_text(source.text, name=source.name, dated=day(dated) if dated else None, lexicon=lexicon(pack))
    if format is ReadingFormat.json:
        print(json.dumps({**reading.as_json(), "source": source_of(source, reading)}, ensure_ascii=False, indent=1))
        return
    print(_as_table(reading, source))
    if not reading.events and not reading.documents:
        complain(
            say(
                "В тексте не найдено ни мероприятий, ни документов. Проверьте, тот ли это файл.",
                "No events or documents were found in the text. Check that this is the right file.",
                "文本中未找到活动或文件，请确认文件是否正确。",
            )
        )
