"""`svod release`: a report is frozen for good, listed, shown, compared with the one before it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from svod.cli.audit import SEVERITIES
from svod.cli.database import open_register
from svod.cli.files import write_whole
from svod.cli.packs import DEFAULT, house
from svod.cli.terminal import language, say, table
from svod.compose.compare import SectionChange, compared
from svod.compose.keep import restored
from svod.compose.manuscript import manuscript
from svod.compose.render.words import field_name
from svod.compose.reports.today import ANNUAL, composed_today
from svod.compose.tree import Report
from svod.kernel.refusal import Refused
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Language
from svod.register.releases.changes import Acceptance, Manuscript, freeze_release
from svod.register.releases.models import Release
from svod.register.releases.queries import release_named, releases, verified
from svod.register.rights import operator
from svod.register.sources.queries import reported_period

app = typer.Typer(add_completion=False, no_args_is_help=True, help="A released report is kept for good: nobody changes it.")
SHORT = 10
NOW = "now"
By = Annotated[str, typer.Option("--as", help="Who releases it; stands in the journal.")]


def _manuscript(report: str) -> Manuscript:
    if report != ANNUAL:
        raise Refused(
            f"Выпускается только годовой отчёт ({ANNUAL}), не «{report}».",
            f"Only the annual report ({ANNUAL}) is released, not “{report}”.",
            f"仅发布年度报告（{ANNUAL}），不发布“{report}”。",
        )
    period = reported_period()

    def compose(spoken: Language) -> Report:
        return composed_today(kind=report, of="", first=period.first, last=period.last, language=spoken)

    return manuscript(report=report, compose=compose, period=period, house=house(DEFAULT), on=datetime.now(UTC).date())


def _seen(said: str, ready: Manuscript) -> str:
    """The whole mark, of which a person gave the beginning."""
    return ready.mark if len(said) >= SHORT and ready.mark.startswith(said) else said


def _acceptance(said: str, findings: Manuscript) -> Acceptance:
    """`3fa9c1=reason`, by the beginning of a mark."""
    mark, equals, reason = said.partition("=")
    found = [one.fingerprint for one in findings.findings if mark and one.fingerprint.startswith(mark)]
    if not equals or len(found) != 1:
        raise Refused(
            f"«{said}» не понято. Нужно: --accept МЕТКА=ПРИЧИНА; метки открытых замечаний: svod release check.",
            f"“{said}” is not understood. Write --accept MARK=REASON; the marks of open findings: svod release check.",
            f"无法理解“{said}”。格式：--accept 标记=理由；查看未决结果标记：svod release check。",
        )
    return Acceptance(found[0], reason)


@app.command()
def check(report: Annotated[str, typer.Argument(help="annual")] = "annual") -> None:
    """What the audit leaves open: errors hold the release until each is accepted."""
    open_register()
    ready = _manuscript(report)
    rows = [
        (one.fingerprint[:SHORT], one.code, say(*SEVERITIES[one.severity]), one.message.in_(language())) for one in ready.findings
    ]
    if rows:
        print(
            table(
                say("метка|правило|тяжесть|замечание", "mark|rule|severity|finding", "标记|规则|级别|检查结果").split("|"), rows
            )
        )
    print(
        say(
            "Открытых замечаний {n}, из них ошибок {e}. Метка отчёта: {mark} (svod release freeze --seen {mark}).",
            "Open findings: {n}, errors among them: {e}. Mark of the report: {mark} (svod release freeze --seen {mark}).",
            "未决检查结果 {n} 项，其中错误 {e} 项。报告标记：{mark}（svod release freeze --seen {mark}）。",
            mark=ready.mark[:SHORT],
            n=len(rows),
            e=len(ready.errors),
        )
    )


@app.command()
def freeze(
    report: Annotated[str, typer.Argument(help="annual")] = "annual",
    accept: Annotated[list[str] | None, typer.Option(help="MARK=REASON: let a finding stand; may be repeated.")] = None,
    remark: Annotated[str, typer.Option(help="A word to the release.")] = "",
    seen: Annotated[str, typer.Option(help="The report's mark, as check gave it: anything else is refused.")] = "",
    by: By = "",
) -> None:
    """Freeze the report of the latest period: trees, files in every language and form, the audit's result."""
    open_register()
    ready = _manuscript(report)
    accepted = [_acceptance(said, ready) for said in accept or ()]
    made = freeze_release(manuscript=ready, accepted=accepted, remark=remark, seen=_seen(seen, ready), by=operator(by))
    print(
        say(
            "Выпуск {code}: файлов {n}, открытых замечаний {m}. sha-256 {sha}",
            "Release {code}: {n} files, {m} open findings. sha-256 {sha}",
            "发布版本 {code}：文件 {n} 个，未决结果 {m} 项。sha-256 {sha}",
            code=made.code,
            n=len(ready.files),
            m=len(ready.findings),
            sha=made.sha256,
        )
    )


@app.command("list")
def listed() -> None:
    """The releases, the newest first."""
    open_register()
    rows = [(one.code, f"{one.at:%Y-%m-%d %H:%M}", one.by, one.sha256[:SHORT], one.note) for one in releases()]
    if not rows:
        print(say("Выпусков ещё нет.", "There is no release yet.", "尚无发布版本。"))
        return
    print(
        table(
            say("выпуск|когда|кем|sha-256|пометка", "release|when|by|sha-256|remark", "版本|时间|发布人|sha-256|备注").split("|"),
            rows,
        )
    )


@app.command()
def compare(
    before: Annotated[str, typer.Argument(help="The earlier release.")],
    after: Annotated[str, typer.Argument(help="The later one; “now”: what would be composed today.")] = "now",
    in_language: Annotated[str, typer.Option("--language", help="ru, en or zh.")] = "",
) -> None:
    """What is new, dropped or told otherwise: sections, bodies, events, documents, next steps."""
    open_register()
    spoken = in_language or language()
    old = _tree(release_named(before), spoken)
    new = _today(old, spoken) if after == NOW else _tree(release_named(after), spoken)
    sections = compared(old, new)
    for one in sections:
        if not one.is_alike:
            print("\n".join(_difference(one)), end="\n\n")
    print(
        say(
            "Разделов {n}, без изменений {s}. Нового {a}, выбыло {d}, изменено {c}, осталось как было {k}.",
            "{n} sections, {s} unchanged. New {a}, dropped {d}, changed {c}, the same {k}.",
            "共 {n} 个部分，{s} 个未变。新增 {a}，移除 {d}，变更 {c}，未变 {k}。",
            n=len(sections),
            s=sum(one.is_alike for one in sections),
            a=sum(len(one.new) for one in sections),
            d=sum(len(one.dropped) for one in sections),
            c=sum(len(one.changed) for one in sections),
            k=sum(one.same_count for one in sections),
        )
    )


def _tree(release: Release, spoken: str) -> Report:
    if spoken not in release.trees:
        raise Refused(
            f"В выпуске {release.code} нет языка «{spoken}». Есть: {', '.join(release.trees)}.",
            f"Release {release.code} has no “{spoken}”. It has: {', '.join(release.trees)}.",
            f"发布版本 {release.code} 没有“{spoken}”。现有：{', '.join(release.trees)}。",
        )
    return restored(release.trees[spoken])


def _today(before: Report, spoken: str) -> Report:
    return composed_today(kind=ANNUAL, of="", first=before.first, last=before.last, language=spoken)


def _difference(one: SectionChange) -> list[str]:
    standing = {"new": say("новый раздел", "new section", "新增部分"), "dropped": say("выбыл", "dropped", "已移除")}
    head = [one.title + (f" ({standing[one.standing]})" if one.standing in standing else "")]
    lines = [f"  + {say('механизм', 'body', '机制')}: {name}" for name in one.new_bodies]
    lines += [f"  - {say('механизм', 'body', '机制')}: {name}" for name in one.dropped_bodies]
    lines += [f"  + {measure.name} [{measure.record}]" for measure in one.new]
    lines += [f"  - {measure.name} [{measure.record}]" for measure in one.dropped]
    for change in one.changed:
        lines.append(f"  ~ {change.after.name} [{change.after.record}]")
        lines += [
            f"      {field_name(name, language())}: {old or '—'} → {new or '—'}" for name, (old, new) in change.facts.items()
        ]
        if not change.facts:
            lines += [f"      < {change.before.words}", f"      > {change.after.words}"]
    for old, new in one.lines:
        lines += [f"  < {old or '—'}", f"  > {new or '—'}"]
    return head + lines


@app.command()
def show(
    code: Annotated[str, typer.Argument(help="The release, as the list shows it.")],
    to: Annotated[Path | None, typer.Option(help="A folder for its files.")] = None,
) -> None:
    """One release: who, when, its files, the findings let stand; `--to` writes the files out."""
    open_register()
    one = release_named(code)
    whole = verified(one)
    print(f"{one.code}  {one.at:%Y-%m-%d %H:%M}  {one.by}  {one.note}\nsha-256 {one.sha256}")
    print(say("цел: {w}", "whole: {w}", "完整：{w}", w=say("да", "yes", "是") if whole.holds else say("НЕТ", "NO", "否")))
    files = list(one.files.all())
    print(
        table(
            say("файл|байт|sha-256", "file|bytes|sha-256", "文件|字节|sha-256").split("|"),
            [(f"{file.language}{file.suffix}", f"{file.size:,}", file.sha256) for file in files],
            widest=64,
        )
    )
    for finding in one.accepted.all():
        print(f"{finding.code}  {say(*SEVERITIES[Severity(finding.severity)])}\n    {finding.message.in_(language())}")
        if finding.reason:
            stands = ("Оставлено: {r} ({by})", "Let stand: {r} ({by})", "保留：{r}（{by}）")
            print("    " + say(*stands, r=finding.reason, by=finding.by))
    if to is not None:
        for file in files:
            write_whole(to / f"{one.code}-{file.language}{file.suffix}", bytes(file.content))
        print(say("Файлы записаны в {to}.", "The files are in {to}.", "文件已写入 {to}。", to=to))
