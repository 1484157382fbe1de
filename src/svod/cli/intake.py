"""`svod intake`: a file becomes proposals to the register; N found = N accounted for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from svod.cli.database import open_register
from svod.cli.days import day
from svod.cli.packs import DEFAULT, lexicon
from svod.cli.read import READ, file_read
from svod.cli.terminal import language, say, table
from svod.intake.accept import accept as accept_proposals
from svod.intake.files.text import FileText
from svod.intake.propose import propose
from svod.kernel.refusal import Refused
from svod.reading import read_text
from svod.register.proposals.models import Proposal
from svod.register.rights import operator

app = typer.Typer(add_completion=False)

# in the order shown: what asks for a decision comes first
VERDICTS = {
    "differs": ("расходится", "differs", "不一致"),
    "ambiguous": ("неоднозначно", "ambiguous", "不明确"),
    "new": ("новое", "new", "新"),
    "unplaced": ("не отнесено", "unplaced", "未归位"),
    "same": ("совпадает", "same", "一致"),
}
NOUNS = {
    "event": ("мероприятие", "event", "活动"),
    "document": ("документ", "document", "文件"),
    "body": ("механизм", "body", "机制"),
    "followup": ("дальнейшая работа", "follow-up", "后续工作"),
    "figure": ("показатель", "figure", "数字"),
    "decision": ("решение", "decision", "决定"),
    "unplaced": ("—", "—", "—"),
}


def _row(proposal: Proposal, source: FileText) -> tuple[object, ...]:
    found = proposal.found
    start, end = found.get("span") or found["spans"][0]
    place = source.places.said(start)
    return (
        say(*VERDICTS[proposal.verdict]),
        say(*NOUNS[proposal.noun]),
        found.get("title") or found.get("name") or found.get("why"),
        proposal.record or " | ".join(proposal.candidates),
        "; ".join(f"{field}: {_plain(held)} ≠ {_plain(said)}" for field, (held, said) in proposal.differences.items()),
        place.in_(language()) if place else f"{start}–{end}",
    )


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


@app.command()
def intake(
    file: Annotated[Path, typer.Argument(help=READ)],
    accept: Annotated[bool, typer.Option("--accept", help="Accept all that is new, same or differs; needs --as.")] = False,
    by: Annotated[str, typer.Option("--as", help="Who takes it in; stands in the journal.")] = "",
    dated: Annotated[str, typer.Option(help="The text's own date, YYYY-MM-DD.")] = "",
    invented: Annotated[
        bool, typer.Option("--invented", help="An invented sample: it never enters the organisation's facts.")
    ] = False,
    pack: Annotated[str, typer.Option(help="Whose names to know: a pack, or none.")] = DEFAULT,
) -> None:
    """Take in a source: each thing found is new, same, differs, ambiguous or unplaced. The same file again changes nothing."""
    if accept and not by.strip():
        raise Refused(
            ru="Принимает сведения всегда названный человек: добавьте --as «ИМЯ».",
            en="Facts are accepted by a named person: add --as NAME.",
            zh="接受事实须由具名人员进行：请加上 --as 姓名。",
        )
    open_register()
    source = file_read(file)
    reading = read_text(source.text, name=source.name, dated=day(dated) if dated else None, lexicon=lexicon(pack))
    taken = propose(file=source, reading=reading, is_invented=invented, by=operator(by.strip() or "svod intake"))
    proposals = list(taken.proposals.all())
    head = say(
        "вывод|вид|что|запись|в реестре ≠ в тексте|место",
        "verdict|noun|what|record|register ≠ text|place",
        "结论|类别|内容|记录|登记册 ≠ 原文|位置",
    ).split("|")
    shown = sorted(proposals, key=lambda p: (list(VERDICTS).index(p.verdict), p.pk))
    print(table(head, [_row(proposal, source) for proposal in shown], widest=48))
    counts = ", ".join(f"{say(*words)} {sum(p.verdict == verdict for p in proposals)}" for verdict, words in VERDICTS.items())
    print(
        "\n"
        + say(
            "Найдено {n} = учтено {m}: {counts}.",
            "{n} found = {m} accounted for: {counts}.",
            "发现 {n} 项 = 已计 {m} 项：{counts}。",
            n=taken.found_count,
            m=sum(proposal.is_read for proposal in proposals),
            counts=counts,
        )
    )
    if accept:
        accepted = accept_proposals(intake=taken, by=operator(by))
        print(
            say(
                "Принято: {n}; осталось открытыми: {m}. От имени: {by}.",
                "Accepted: {n}; left open: {m}. By {by}.",
                "已接受：{n}；仍待处理：{m}。经办人：{by}。",
                n=accepted.accepted,
                m=accepted.left_open,
                by=by,
            )
        )
