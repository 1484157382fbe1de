"""`svod rules`: what the audit looks for, and a page of help for each rule."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from svod.audit.registry import RULES
from svod.cli.hits import hits
from svod.cli.terminal import language, say, table
from svod.kernel.refusal import Refused

app = typer.Typer(add_completion=False)


class What(StrEnum):
    all = "list"
    explain = "explain"


@app.command()
def rules(
    what: Annotated[What, typer.Argument(help="list, or explain CODE.")] = What.all,
    code: Annotated[str, typer.Argument(help="The code of a rule, such as DAT003.")] = "",
) -> None:
    """List the rules of the audit, or explain one."""
    if what is What.all:
        head = say("код|тяжесть|правило|найдено", "code|severity|rule|findings", "代码|级别|规则|发现").split("|")
        counted = hits()
        print(
            table(head, [(rule.code, rule.severity, rule.title.in_(language()), counted[rule.code]) for rule in RULES.values()])
        )
        print(
            "\n"
            + say(
                "Найдено: столько раз правило сработало в настоящем отчёте (33 105 знаков).",
                "Findings: how often the rule fired in the real report (33,105 characters).",
                "发现：该规则在真实报告（33,105 个字符）中触发的次数。",
            )
        )
        return
    rule = RULES.get(code.upper())
    if rule is None:
        raise Refused(
            ru=f"Правила «{code}» нет. Список правил: svod rules",
            en=f"There is no rule “{code}”. The list: svod rules",
            zh=f"没有规则“{code}”。规则列表：svod rules",
        )
    print(rule.page(language()))
