"""`svod compose`: a report from the register, in a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from svod.cli.database import open_register
from svod.cli.days import period as period_of
from svod.cli.files import write_whole
from svod.cli.terminal import say
from svod.compose.render import RENDERERS
from svod.compose.reports.today import composed_today
from svod.compose.tree import Report
from svod.kernel.refusal import Refused

app = typer.Typer(add_completion=False)


def refuse_unknown_file(to: Path) -> None:
    if to.suffix not in RENDERERS:
        known = ", ".join(RENDERERS)
        raise Refused(
            ru=f"Не знаю, как писать «{to.name}». Расширение файла должно быть одним из: {known}.",
            en=f"No way to write “{to.name}”. The file's name must end in one of: {known}.",
            zh=f"无法写出“{to.name}”。文件扩展名应为：{known}。",
        )


def coverage_said(report: Report) -> str:
    counted = report.coverage
    said = say(
        "Предложений {n} (из них ячеек таблиц {cells}), с источниками {m}. Записей изложено {told}, не изложено {untold}.",
        "{n} sentences ({cells} of them cells of tables), {m} with sources. Records told: {told}, not told: {untold}.",
        "共 {n} 句（其中表格单元 {cells} 个），有来源 {m} 句。已述记录 {told} 条，未述 {untold} 条。",
        n=counted.sentences,
        cells=counted.cells,
        m=counted.with_sources,
        told=len(counted.told),
        untold=len(counted.not_told),
    )
    by_hand = say(
        " С правкой редактора {n}, из них устарело {m}.",
        " Changed by an editor: {n}, stale among them: {m}.",
        " 经编辑修改 {n} 句，其中已过时 {m} 句。",
        n=counted.editorial,
        m=counted.stale,
    )
    return said + (by_hand if counted.editorial else "")


def untold(report: Report) -> list[str]:
    """A line for every record of the period that is not told, with why."""
    no_sentence = say("предложения о ней нет", "no sentence was made for it", "没有相应句子")
    return [f"  {record}: {report.reason_not_told(record) or no_sentence}" for record in report.coverage.not_told]


@app.command()
def compose(
    report: Annotated[str, typer.Argument(help="annual; area, state or body of a code; brief.")] = "annual",
    of: Annotated[str, typer.Option(help="Code of the area, state or body.")] = "",
    period: Annotated[str, typer.Option(help="First and last month, both included.")] = "2023-11..2024-10",
    to: Annotated[Path, typer.Option(help="The file to write: .docx, .pdf, .html, .md or .json.")] = Path("out/report.docx"),
    form: Annotated[str, typer.Option("--format", help="docx, pdf, html, md or json; else as the file's name ends.")] = "",
    in_language: Annotated[str, typer.Option("--language", help="ru, en or zh.")] = "ru",
) -> None:
    """Compose a report. Every sentence carries its sources; the counts are printed."""
    to = to.with_suffix("." + form.removeprefix(".")) if form else to
    refuse_unknown_file(to)
    first, last = period_of(period)
    open_register()
    composed = composed_today(kind=report, of=of, first=first, last=last, language=in_language)
    write_whole(to, RENDERERS[to.suffix](composed))
    print(f"{to}: {coverage_said(composed)}", *untold(composed), sep="\n")
