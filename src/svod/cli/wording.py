"""`svod wording`: the editor's hand in the annual report: sentences reworded, dropped, moved, added."""

from __future__ import annotations

from typing import Annotated

import typer

from svod.cli.database import open_register
from svod.cli.terminal import language, say, table
from svod.compose.hand import edits_of, facts_said, said_by, unplaced
from svod.compose.reports.annual.outline import compose_annual
from svod.compose.tree import Report, Sentence
from svod.kernel.refusal import Refused
from svod.kernel.words import Trilingual
from svod.register.rights import operator
from svod.register.sources.queries import reported_period
from svod.register.wordings.changes import confirm_wording, record_wording, withdraw_wording
from svod.register.wordings.models import Wording
from svod.register.wordings.queries import wording_numbered, wordings_of

app = typer.Typer(add_completion=False, no_args_is_help=True, help="What is composed is never lost: a change can be taken back.")
REPORT = "annual"
Key = Annotated[str, typer.Argument(help="The sentence's key, as `svod wording sentences` lists it.")]
By = Annotated[str, typer.Option("--as", help="Whose change it is; stands in the journal and in the report.")]
Reason = Annotated[str, typer.Option(help="Why.")]
Ru = Annotated[str, typer.Option("--ru", help="The words in Russian.")]
En = Annotated[str, typer.Option("--en", help="The words in English.")]
Zh = Annotated[str, typer.Option("--zh", help="The words in Chinese.")]
After = Annotated[str, typer.Option(help="The key of the sentence that it follows.")]


def _report(*, edited: bool = True) -> Report:
    open_register()
    period = reported_period()
    edits = edits_of(wordings_of(REPORT, period.first, period.last)) if edited else []
    return compose_annual(first=period.first, last=period.last, language=language(), edits=edits)


def _sentence(report: Report, key: str) -> Sentence:
    found = said_by(report, key)
    if found is None:
        raise Refused(
            f"Предложения с ключом «{key}» в отчёте нет. Ключи: svod wording sentences.",
            f"The report has no sentence with the key “{key}”. The keys: svod wording sentences.",
            f"报告中没有键为“{key}”的句子。查看：svod wording sentences。",
        )
    return found


def _record(kind: str, key: str, by: str, reason: str = "", text: Trilingual | None = None, after: str = "") -> None:
    report = _report(edited=False)
    held = _sentence(report, key) if kind != "add" else None
    if after:
        _sentence(_report(), after)
    made = record_wording(
        report=REPORT,
        first=report.first,
        last=report.last,
        kind=kind,
        key=key,
        text=text,
        after=after,
        words=held.text if held else "",
        facts=facts_said(report, held) if held else None,
        reason=reason,
        by=operator(by),
    )
    print(say("Правка № {n} внесена.", "Change No. {n} is recorded.", "已记录第 {n} 号修改。", n=made.pk))


@app.command()
def sentences() -> None:
    """Every sentence of the report with its key."""
    for one in _report().sentences():
        print(f"{one.key}  {one.text}")


@app.command()
def reword(key: Key, ru: Ru = "", en: En = "", zh: Zh = "", reason: Reason = "", by: By = "") -> None:
    """Say a sentence in other words, in one language or more."""
    _record("reword", key, by, reason, Trilingual(ru, en, zh))


@app.command()
def drop(key: Key, reason: Reason = "", by: By = "") -> None:
    """Leave a sentence out; the reason stays with the report."""
    _record("drop", key, by, reason)


@app.command()
def move(key: Key, after: After = "", reason: Reason = "", by: By = "") -> None:
    """Put a sentence after another one."""
    _record("move", key, by, reason, after=after)


@app.command()
def add(after: After = "", ru: Ru = "", en: En = "", zh: Zh = "", reason: Reason = "", by: By = "") -> None:
    """A sentence of the editor's own, marked as such."""
    _record("add", "", by, reason, Trilingual(ru, en, zh), after)


@app.command()
def withdraw(
    number: Annotated[int, typer.Argument(help="The change, as the list shows it.")], reason: Reason = "", by: By = ""
) -> None:
    """Take a change back."""
    open_register()
    withdraw_wording(wording=wording_numbered(number), by=operator(by), reason=reason)
    print(say("Правка № {n} отозвана.", "Change No. {n} is withdrawn.", "第 {n} 号修改已撤回。", n=number))


@app.command()
def confirm(number: Annotated[int, typer.Argument(help="A stale change, as the list shows it.")], by: By = "") -> None:
    """Let a stale change stand with the facts as they are now."""
    report = _report(edited=False)
    wording = wording_numbered(number)
    held = _sentence(report, wording.key)
    confirm_wording(wording=wording, words=held.text, facts=facts_said(report, held), by=operator(by))
    print(say("Правка № {n} подтверждена.", "Change No. {n} is confirmed.", "第 {n} 号修改已确认。", n=number))


@app.command("list")
def listed() -> None:
    """The changes that stand; a stale one beside what would be said now."""
    report = _report()
    rows = list(wordings_of(REPORT, report.first, report.last))
    if not rows:
        print(say("Правок нет.", "There are no changes.", "没有修改。"))
        return
    lost = {one.number for one in unplaced(report, edits_of(rows))}
    by_number = {one.editorial.number: one for one in (*report.sentences(), *report.dropped) if one.editorial}
    head = say("№|вид|ключ|кем|состояние|текст", "no.|kind|key|by|state|words", "号|类型|键|编辑|状态|文字").split("|")
    print(table(head, [_row(one, by_number.get(one.pk), is_lost=one.pk in lost) for one in rows]))
    for one in rows:
        sentence = by_number.get(one.pk)
        if sentence and sentence.editorial and sentence.editorial.is_stale:
            changed = "; ".join(f"{name}: {old or '—'} → {new or '—'}" for name, old, new in sentence.editorial.changed)
            now = say("сейчас было бы", "would be said now", "现应为")
            print(f"\n{one.pk}: {changed}\n  < {sentence.text}\n  > {now}: {sentence.editorial.instead}")


def _row(one: Wording, sentence: Sentence | None, *, is_lost: bool) -> tuple[object, ...]:
    state = say("действует", "stands", "有效")
    if is_lost:
        state = say("места больше нет", "has no place any more", "已无对应位置")
    elif sentence and sentence.editorial and sentence.editorial.is_stale:
        state = say("устарела", "stale", "已过时")
    return one.pk, one.kind, one.key, one.by, state, one.text.in_(language()) or one.words
