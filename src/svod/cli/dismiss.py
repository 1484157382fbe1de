"""`svod dismiss`: a finding of the register judged to be no fault, with a reason and a name."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from svod.audit.dismissed import fingerprint
from svod.audit.facts.from_register import facts_from_register
from svod.audit.run import audit
from svod.cli.database import open_register
from svod.cli.days import day
from svod.cli.packs import DEFAULT, house
from svod.cli.terminal import language, say, table
from svod.kernel.refusal import Refused
from svod.register.dismissals.changes import dismiss_finding, restore_finding
from svod.register.dismissals.models import Dismissal
from svod.register.dismissals.queries import count_by_rule, dismissals_of
from svod.register.rights import operator
from svod.register.sources.queries import reported_period

app = typer.Typer(add_completion=False)
SHORT = 10
"""Letters of a fingerprint that a person types; a thousand findings are told apart by fewer."""


@app.command()
def dismiss(
    finding: Annotated[str, typer.Argument(help="The finding's mark, as the list shows it; without one, the list.")] = "",
    reason: Annotated[str, typer.Option(help="Why it is no fault.")] = "",
    by: Annotated[str, typer.Option("--as", help="Who says so; stands in the journal.")] = "",
    until: Annotated[str, typer.Option(help="The last day it holds, YYYY-MM-DD.")] = "",
    restore: Annotated[bool, typer.Option("--restore", help="Take a dismissal back.")] = False,
) -> None:
    """Dismiss a finding of the register, or list the findings with their marks. A dismissal dies when the facts change."""
    open_register()
    period = reported_period()
    scope = f"register:{period.code}"
    found = {fingerprint(one): one for one in audit(facts_from_register(period=period, house=house(DEFAULT))).findings}
    held = {one.fingerprint: one for one in dismissals_of(scope, on=datetime.now(UTC).date())}
    if not finding:
        rows = [
            (mark[:SHORT], one.code, one.message.in_(language()), held[mark].by if mark in held else "")
            for mark, one in found.items()
        ]
        print(
            table(
                say("метка|правило|замечание|снято", "mark|rule|finding|dismissed by", "标记|规则|检查结果|撤销人").split("|"),
                rows,
            )
        )
        if noisy := count_by_rule():
            counts = ", ".join(f"{code} {n}" for code, n in noisy.items())
            print("\n" + say("Снимали по правилам: {c}.", "Dismissed by rule: {c}.", "按规则撤销次数：{c}。", c=counts))
        return
    marks = [mark for mark in found if mark.startswith(finding)]
    if len(marks) != 1:
        raise Refused(
            f"Замечания с меткой «{finding}» нет (или их несколько). Метки: svod dismiss.",
            f"There is no finding with the mark “{finding}”, or more than one. The marks: svod dismiss.",
            f"没有标记为“{finding}”的检查结果，或有多项。查看标记：svod dismiss。",
        )
    if restore:
        _restore(held.get(marks[0]), by)
        return
    one = found[marks[0]]
    dismiss_finding(
        scope=scope,
        fingerprint=marks[0],
        code=one.code,
        message=one.message.ru,
        reason=reason,
        by=operator(by),
        until=day(until) if until else None,
    )
    print(say("Снято: {m}", "Dismissed: {m}", "已撤销：{m}", m=one.message.in_(language())))


def _restore(dismissal: Dismissal | None, by: str) -> None:
    if dismissal is None or not by.strip():
        raise Refused(
            "Это замечание не снималось, или не названо имя: --as «ИМЯ».",
            "This finding was not dismissed, or no name was given: --as NAME.",
            "该检查结果未被撤销，或未填写姓名：--as 姓名。",
        )
    restore_finding(dismissal=dismissal, by=operator(by))
    print(say("Возвращено: {c}", "Restored: {c}", "已恢复：{c}", c=dismissal.code))
