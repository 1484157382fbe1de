"""`svod evaluate`: readings scored against facts written by hand, field by field, with what was missed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from svod.cli.cases import FACTS, Case, cases_of, confidence_rows, rows_of, scored
from svod.cli.database import open_register
from svod.cli.days import day
from svod.cli.packs import lexicon
from svod.cli.terminal import say, table
from svod.intake.examples import Example, examples, line_of
from svod.kernel.refusal import Refused
from svod.register.misses.models import Miss
from svod.register.misses.queries import misses as misses_noted
from svod.register.rights import operator

app = typer.Typer(add_completion=False)
KINDS = {
    "corrected": ("исправлено", "corrected", "更正"),
    "placed": ("отнесено", "placed", "归入"),
    "added": ("пропущено", "missed", "漏读"),
    "merged": ("одно, а не два", "one, not two", "应为一项"),
    "split": ("два, а не одно", "two, not one", "应为两项"),
    "not_there": ("такого нет", "not there", "原文没有"),
    "misread": ("прочитано неверно", "misread", "误读"),
}


@app.command()
def evaluate(
    place: Annotated[Path | None, typer.Argument(help="A folder of texts with facts, or one of them.")] = None,
    misses: Annotated[bool, typer.Option("--misses/--no-misses", help="List what was read wrongly.")] = True,
    dated: Annotated[str, typer.Option(help="The texts' own date, YYYY-MM-DD, where they do not give it.")] = "",
    pack: Annotated[str, typer.Option(help="Whose names to know: a pack, or none.")] = "none",
    desk: Annotated[bool, typer.Option("--desk", help="What officers noted at the review desk, instead of a folder.")] = False,
    export: Annotated[Path | None, typer.Option(help="With --desk: a folder for the passages with their facts.")] = None,
) -> None:
    """Score the reading of texts against facts written by hand: precision, recall and F1 of every field, and every miss."""
    if desk == (place is not None) or (export and not desk):
        raise Refused(
            "Укажите папку с текстами и фактами либо --desk (и тогда, если нужно, --export ПАПКА).",
            "Give a folder of texts with facts, or --desk (and with it, if you like, --export FOLDER).",
            "请指定带事实文本的文件夹，或使用 --desk（可同时使用 --export 文件夹）。",
        )
    own = day(dated) if dated else None
    cases = _of_the_desk(export) if place is None else _of_a_place(place)
    found, each = scored([Case(c.name, c.text, c.dated or own, c.facts) for c in cases], lexicon(pack))
    if misses and found.misses:
        print("\n".join(found.misses), end="\n\n")
    if len(each) > 1:
        print(table([say("текст", "text", "文本"), "F1"], [(name, f"{tally.f1:.3f}") for name, tally in each]), end="\n\n")
    head = say("уверенность|доля верных|верно|неверно", "confidence|share right|right|wrong", "置信度|正确率|正确|错误")
    print(table(head.split("|"), confidence_rows(found)), end="\n\n")
    head = say(
        "поле|точность|полнота|F1|верно|пропущено|лишнее",
        "field|precision|recall|F1|right|missed|surplus",
        "字段|精确率|召回率|F1|正确|遗漏|多余",
    )
    print(table(head.split("|"), rows_of(found, say("всё вместе", "all together", "合计"))))


def _of_a_place(place: Path) -> list[Case]:
    if not place.exists():
        raise Refused(
            f"{place}: такого файла или папки нет.",
            f"{place}: there is no such file or folder.",
            f"{place}：文件或文件夹不存在。",
        )
    cases = list(cases_of(place))
    if not cases:
        raise Refused(
            f"{place}: текстов с фактами нет. Нужны файлы .yaml или .txt и .md с .facts.json рядом.",
            f"{place}: there are no texts with facts. They are .yaml files, or .txt and .md with .facts.json beside them.",
            f"{place}：没有带事实的文本。应为 .yaml 文件，或附有 .facts.json 的 .txt、.md 文件。",
        )
    return cases


def _of_the_desk(export: Path | None) -> list[Case]:
    """The passages where officers found a miss, as they left them; the list of misses is printed, and written where asked."""
    open_register()
    noted = list(misses_noted(operator("svod evaluate")))
    if not noted:
        raise Refused(
            "Промахов чтения никто не отметил: их отмечает разбор предложений на портале.",
            "Nobody has noted a miss of the reading: they are noted at the review desk of the portal.",
            "尚无漏读误读记录；此类记录在门户审阅台上产生。",
        )
    head = say(
        "источник|строка|промах|поле|прочитано|на деле|кто",
        "source|line|miss|field|read|said|by whom",
        "来源|行|类别|字段|读作|应为|记录人",
    )
    print(table(head.split("|"), map(_row, noted), widest=40), end="\n\n")
    found = examples(noted)
    if export:
        _write(found, export)
    return [Case(one.name, one.text, one.dated, one.facts) for one in found]


def _row(miss: Miss) -> tuple[object, ...]:
    source = miss.proposal.intake.source
    kind = say(*KINDS[miss.kind])
    line = line_of(source.text, miss.start)
    return (source.file_name or source.code, line, kind, miss.field, _plain(miss.read), _plain(miss.said), miss.by)


def _plain(value: Any) -> str | None:
    if value in (None, "", [], {}):
        return None
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _write(found: list[Example], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for one in found:
        (folder / one.name).write_text(one.text, encoding="utf-8")
        facts = json.dumps(one.facts, ensure_ascii=False, indent=1) + "\n"
        (folder / one.name).with_name(Path(one.name).stem + FACTS).write_text(facts, encoding="utf-8")
    words = ("Записано отрывков: {n}, в {to}.", "Passages written: {n}, to {to}.", "已写出 {n} 个片段至 {to}。")
    print(say(*words, n=len(found), to=folder), end="\n\n")
