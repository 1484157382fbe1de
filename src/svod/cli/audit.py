"""`svod audit`: contradictions in texts or in the register. Exit status 1 when there are errors."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from svod.audit.facts.from_reading import facts_from_reading
from svod.audit.facts.from_register import facts_from_register
from svod.audit.facts.shapes import Facts
from svod.audit.run import AuditResult, as_json
from svod.audit.run import audit as run_audit
from svod.audit.sarif import as_sarif
from svod.cli.database import open_register
from svod.cli.days import day
from svod.cli.packs import DEFAULT, house, lexicon
from svod.cli.read import file_read, source_of
from svod.cli.terminal import language, say
from svod.intake.files.places import NO_PLACES, Places
from svod.kernel.refusal import Refused
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.reading import read_text
from svod.register.sources.queries import reported_period

app = typer.Typer(add_completion=False)


REGISTER = "register"


class AuditFormat(StrEnum):
    table = "table"
    json = "json"
    sarif = "sarif"


SEVERITIES = {
    Severity.ERROR: ("ошибка", "error", "错误"),
    Severity.WARNING: ("предупреждение", "warning", "警告"),
    Severity.NOTE: ("замечание", "note", "提示"),
}


def _where(facts: Facts, places: Places, offset: int | None) -> str:
    """The page or paragraph of the file, or the line of a plain text."""
    if offset is None or facts.text is None:
        return ""
    said = places.said(offset)
    if said:
        return said.in_(language())
    return say("строка {line}", "line {line}", "第 {line} 行", line=facts.text.count("\n", 0, offset) + 1)


def severities_said(result: AuditResult) -> str:
    found = Counter(finding.severity for finding in result.findings)
    return say(
        "ошибок {e}, предупреждений {w}, замечаний {n}",
        "errors: {e}, warnings: {w}, notes: {n}",
        "错误 {e}，警告 {w}，提示 {n}",
        e=found[Severity.ERROR],
        w=found[Severity.WARNING],
        n=found[Severity.NOTE],
    )


@dataclass(frozen=True)
class Audited:
    """A text or the register, ready to be audited: its facts, what JSON says of it, its places in the file."""

    name: str
    facts: Facts
    source: dict[str, object]
    places: Places


def _told(one: Audited, span: Span) -> str:
    words = " ".join(span.of(one.facts.text or "").split())
    return f"{_where(one.facts, one.places, span.start)}: «{words[:110]}{'…' if len(words) > 110 else ''}»"


def _as_table(one: Audited, result: AuditResult, other: Audited | None) -> str:
    facts, places = one.facts, one.places
    lines = []
    for finding in result.findings:
        offset = finding.spans[0].start if finding.spans else None
        lines.append(f"{finding.code}  {say(*SEVERITIES[finding.severity])}  {_where(facts, places, offset)}".rstrip())
        lines.append(f"    {finding.message.in_(language())}")
        if facts.text is not None:
            lines.extend(f"      {_told(one, span)}" for span in finding.spans[:4])
        if other is not None:
            lines.extend(f"      {other.name}, {_told(other, span)}" for span in finding.other_spans[:2])
        lines.extend(f"      {record}" for record in finding.records[:4])
    return "\n".join(lines)


@app.command()
def audit(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Texts to audit: .docx, .odt, .rtf, .html, .pdf, .txt or .md.")
    ] = None,
    register: Annotated[bool, typer.Option("--register", help="Audit the register's latest period.")] = False,
    against: Annotated[
        str, typer.Option(help="What to compare with: last year's report, the decision, any text; or register.")
    ] = "",
    format: Annotated[AuditFormat, typer.Option(help="table: for the eye; json: svod-audit/1; sarif.")] = AuditFormat.table,
    dated: Annotated[str, typer.Option(help="The texts' own date, YYYY-MM-DD.")] = "",
    pack: Annotated[str, typer.Option(help="Whose names to know: a pack, or none.")] = DEFAULT,
) -> None:
    """Audit texts, or the register. Exit status: 0 no errors, 1 errors, 2 nothing could be audited."""
    if register and against == REGISTER:
        raise Refused(
            ru="Реестр с самим собой не сравнивается: укажите в --against файл.",
            en="The register is not compared with itself: give --against a file.",
            zh="登记册不能与自身比较：请在 --against 后给出文件。",
        )
    if bool(files) == register:
        raise Refused(
            ru="Укажите, что проверить: файлы или --register.",
            en="Say what to audit: files, or --register.",
            zh="请指定检查对象：文件或 --register。",
        )
    own = day(dated) if dated else None
    audited = [_register(pack)] if register else [_text(path, own, pack) for path in files or ()]
    other = None
    if against:
        other = _register(pack) if against == REGISTER else _text(Path(against), None, pack)
        audited = [replace(one, facts=replace(one.facts, other=other.facts)) for one in audited]
    has_errors = False
    shown: list[tuple[str, str | None, AuditResult]] = []
    for one in audited:
        result = run_audit(one.facts)
        has_errors |= any(finding.severity is Severity.ERROR for finding in result.findings)
        if format is AuditFormat.sarif:
            shown.append((one.name, one.facts.text, result))
            continue
        if format is AuditFormat.json:
            against_what = {"against": other.source} if other else {}
            print(json.dumps({**as_json(result, one.source), **against_what}, ensure_ascii=False, indent=1))
            continue
        if result.findings:
            print(_as_table(one, result, other), end="\n\n")
        print(say("{name}: {found}.", "{name}: {found}.", "{name}：{found}。", name=one.name, found=severities_said(result)))
    if format is AuditFormat.sarif:
        print(
            json.dumps(
                as_sarif(shown, language(), (other.name, other.facts.text) if other else None), ensure_ascii=False, indent=1
            )
        )
    sys.exit(1 if has_errors else 0)


def _text(path: Path, dated: date | None, pack: str) -> Audited:
    file = file_read(path)
    reading = read_text(file.text, name=file.name, dated=dated, lexicon=lexicon(pack))
    return Audited(file.name, facts_from_reading(reading, house=house(pack)), source_of(file, reading), file.places)


def _register(pack: str) -> Audited:
    open_register()
    period = reported_period()
    name = say("реестр {p}", "register {p}", "登记册 {p}", p=period.code)
    return Audited(name, facts_from_register(period=period, house=house(pack)), {"register": period.code}, NO_PLACES)
