"""`svod return`: a report edited in Word or LibreOffice comes back; every sentence is accounted for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from svod.cli.database import open_register
from svod.cli.packs import DEFAULT, lexicon
from svod.cli.terminal import language, say
from svod.compose.render.words import field_name
from svod.compose.roundtrip.align import Change, Comparison, returned_against
from svod.compose.roundtrip.offered import changed_facts, chosen, notes_of, offered, to_keep
from svod.compose.roundtrip.origin import names_in, origin_of
from svod.compose.roundtrip.pieces import returned
from svod.compose.tree import Report
from svod.intake.files.text import bytes_of
from svod.intake.returned import ProposedFacts, keep_returned
from svod.kernel.refusal import Refused
from svod.reading import read_text
from svod.register.rights import operator

app = typer.Typer(add_completion=False)
BREAKS = {
    "split": ("абзац разделен перед этим предложением", "the paragraph is split before it", "段落在此句前被拆分"),
    "joined": ("абзац соединен с предыдущим", "its paragraph is joined to the one before", "段落与前段合并"),
}
LARGEST = 64 * 2**20
KINDS = {
    "same": ("без изменений", "unchanged", "未变"),
    "moved": ("переставлено", "moved", "移动"),
    "wording": ("изменены слова", "worded otherwise", "改写"),
    "fact": ("изменены сведения", "facts changed", "事实变更"),
    "new": ("новое", "new", "新增"),
    "dropped": ("исключено", "dropped", "删除"),
    "unknown": ("в отчёте уже нет", "no longer in the report", "报告中已无"),
}


@app.command("return")
def come_back(
    file: Annotated[Path, typer.Argument(help="A .docx that was exported here and edited.")],
    accept: Annotated[
        bool, typer.Option("--accept", help="Keep wordings, new and dropped sentences; propose changed facts. Needs --as.")
    ] = False,
    only: Annotated[str, typer.Option(help="The numbers of the changes to keep, as they are told: 3,5-8. All without it.")] = "",
    by: Annotated[str, typer.Option("--as", help="Who returns it; stands in the journal and in the report.")] = "",
) -> None:
    """Tell what was changed in a returned report, sentence by sentence; tracked changes and comments included."""
    numbers = _numbers(only) if only else None
    if accept and not by.strip():
        raise Refused(
            "Правки принимает названный человек: добавьте --as «ИМЯ».",
            "Changes are accepted by a named person: add --as NAME.",
            "修改须由具名人员接受：请加上 --as 姓名。",
        )
    open_register()
    back = returned(file.name, bytes_of(file, LARGEST))
    report = origin_of(back)
    compared = returned_against(back, report, lexicon(DEFAULT), names_in(report.language))
    why_not = offered(compared, report).why_not
    for number, one in enumerate(compared.changes):
        if not one.is_quiet:
            print("\n".join([*_said(number, one), *([f"    {why_not[number].in_(language())}"] if number in why_not else [])]))
    print(_counted(compared))
    if accept:
        _accept(compared, report, file.name, by, numbers)


def _numbers(said: str) -> frozenset[int]:
    found: set[int] = set()
    for part in said.split(","):
        first, dash, last = part.strip().partition("-")
        if not first.isdigit() or (dash and not last.isdigit()):
            raise Refused(
                f"«{said}» – не номера изменений. Пишите так: --only 3,5-8.",
                f"“{said}” are no numbers of changes. Write them so: --only 3,5-8.",
                f"“{said}”不是变更编号。请这样填写：--only 3,5-8。",
            )
        found |= set(range(int(first), min(int(last or first), int(first) + 10_000) + 1))
    return frozenset(found)


def _said(number: int, one: Change) -> list[str]:
    moved = f", {say(*KINDS['moved'])}" if one.is_moved and one.kind != "moved" else ""
    lines = [f"{number}. {say(*KINDS[one.kind])}{moved}  {one.record}".rstrip()]
    lines += [f"  < {one.before}"] if one.before and one.kind not in {"same", "moved"} else []
    lines += [f"  > {one.after}"] if one.after else []
    lines += [f"    {say(*BREAKS[one.paragraph])}"] if one.paragraph else []
    lines += [f"    {field_name(fact.field, language())}: {fact.before or '—'} → {fact.after or '—'}" for fact in one.facts]
    lines += [f"    {'+' if note.kind == 'in' else '-'} {note.words} ({note.by}, {note.at[:10]})" for note in one.tracked]
    lines += [f"    {say('примечание', 'comment', '批注')}: {note.words} ({note.by})" for note in one.comments]
    return lines


def _counted(compared: Comparison) -> str:
    counts = ", ".join(
        f"{say(*words)} {n}" for kind, words in KINDS.items() if (n := sum(c.kind == kind for c in compared.changes))
    )
    said = say(
        "Предложений в отчёте {n}, в файле {m}: {counts}. Примечаний {c}. Узнано по меткам {k}, по словам {w}.",
        "{n} sentences in the report, {m} in the file: {counts}. Comments {c}. Known by their marks {k}, by their words {w}.",
        "报告 {n} 句，文件 {m} 句：{counts}。批注 {c}。按标记识别 {k}，按文字识别 {w}。",
        n=compared.sentence_count,
        m=compared.found_count,
        counts=counts,
        c=compared.comment_count,
        k=compared.by_mark,
        w=compared.by_words,
    )
    if compared.is_exact:
        return said
    return (
        said
        + "\n"
        + say(
            "Реестр или правки изменились после выгрузки: сравнено с отчётом на сегодня, часть отличий – не от редактора.",
            "The register moved on since the export: compared with today's report, not every difference is the editor's.",
            "导出后登记册或修改已变动：已与今日报告比较，部分差异可能并非编辑所为。",
        )
    )


def _accept(compared: Comparison, report: Report, name: str, by: str, numbers: frozenset[int] | None) -> None:
    ready = offered(compared, report)
    if unknown := sorted((numbers or frozenset()) - ready.numbers):
        raise Refused(
            f"Под номером {unknown[0]} принимать нечего. Номера – в начале каждого изменения.",
            f"There is nothing to keep under number {unknown[0]}. The numbers stand at the beginning of every change.",
            f"编号 {unknown[0]} 没有可保留的内容。编号见每项变更开头。",
        )
    offers = chosen(ready.offers, numbers)
    told = changed_facts(offers, name)
    facts = None
    if told:
        reading = read_text(told[0].text, name=name, dated=report.last, lexicon=lexicon(DEFAULT))
        facts = ProposedFacts(told[0], reading, told[1])
    kept = keep_returned(
        report=report.code,
        first=report.first,
        last=report.last,
        sentences=to_keep(offers, report),
        facts=facts,
        file_name=name,
        notes=notes_of(compared),
        by=operator(by),
    )
    print(
        say(
            "Правок принято {n}, предложений для реестра {m}: их примет или отклонит названный человек (страница источника).",
            "Changes kept {n}, proposals to the register {m}: a named person accepts or rejects them (page of the source).",
            "已保留修改 {n} 项，向登记册提出建议 {m} 项，由具名人员接受或驳回（见来源页面）。",
            n=kept.wording_count,
            m=kept.proposal_count,
        )
    )
