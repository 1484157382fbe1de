"""`svod questions`: what the states were asked, what waits, what was answered."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Annotated

import typer

from svod.cli.database import open_register
from svod.cli.terminal import language, say, table
from svod.register.questions.letters import subject_of
from svod.register.questions.models import Question
from svod.register.questions.queries import OVERDUE, questions_visible, status_of
from svod.register.questions.stages import ANSWERED, NAMES, OPEN
from svod.register.rights import operator

app = typer.Typer(add_completion=False)
_LATE = ("срок истёк", "overdue", "逾期")


@app.command()
def questions(
    state: Annotated[str, typer.Option(help="ISO code: of this state alone.")] = "",
    record: Annotated[str, typer.Option(help="On this record alone, such as event:mtm-23.")] = "",
    every: Annotated[bool, typer.Option("--all", help="Closed and withdrawn ones too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, with the whole thread.")] = False,
) -> None:
    """Questions to the states, the newest first; those that are done only with --all."""
    open_register()
    filters = {"state__code": state.upper(), "record": record}
    asked = {name: value for name, value in filters.items() if value}
    found = questions_visible(operator("svod questions"), **asked)
    shown = [one for one in found if every or one.stage in {OPEN, ANSWERED}]
    today = datetime.now(UTC).date()
    if as_json:
        print(json.dumps([_as_json(one, status_of(one, today)) for one in shown], ensure_ascii=False, indent=1))
        return
    heads = say("№|кому|о чём|срок|состояние", "no.|to|about|due|status", "编号|对象|事项|期限|状态").split("|")
    rows = [
        (str(one.pk), one.state.code, _about(one), one.deadline.isoformat(), say(*_names(status_of(one, today)))) for one in shown
    ]
    print(table(heads, rows))


def _names(status: str) -> tuple[str, str, str]:
    return _LATE if status == OVERDUE else NAMES[status]


def _about(one: Question) -> str:
    words = subject_of(one).in_(language()) or " ".join(one.text.in_(language()).split())
    return f"{words[:60]}{'…' if len(words) > 60 else ''}{f' ({one.field})' if one.field else ''}"


def _as_json(one: Question, status: str) -> dict[str, object]:
    return {
        "number": one.pk,
        "state": one.state.code,
        "area": one.area.code if one.area else None,
        "record": one.record or None,
        "field": one.field or None,
        "text": {"ru": one.text.ru, "en": one.text.en, "zh": one.text.zh},
        "deadline": one.deadline.isoformat(),
        "status": status,
        "asked_by": one.asked_by,
        "thread": [{"side": m.side, "by": m.by, "text": m.text, "value": m.value} for m in one.messages.all()],
    }
