"""`svod verify journal`: nobody rewrote history."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from svod.cli.database import open_register
from svod.cli.terminal import complain, say
from svod.register.journal.queries import entry_count, first_broken

app = typer.Typer(add_completion=False)


@app.command()
def verify(what: Annotated[str, typer.Argument(help="journal")] = "journal") -> None:
    """Recompute the journal's chain of hashes. Exit status 1 when a row does not fit."""
    open_register()
    broken = first_broken()
    if broken is None:
        print(say("Журнал цел: записей {n}.", "The journal is whole: {n} entries.", "日志完整：共 {n} 条。", n=entry_count()))
        return
    complain(
        say(
            "Журнал нарушен: запись № {id} ({at:%Y-%m-%d %H:%M}, {record}) не сходится с предыдущими.",
            "The journal is broken: entry {id} ({at:%Y-%m-%d %H:%M}, {record}) does not fit those before it.",
            "日志已被破坏：第 {id} 条（{at:%Y-%m-%d %H:%M}，{record}）与前面的记录不符。",
            id=broken.pk,
            at=broken.at,
            record=broken.record,
        )
    )
    sys.exit(1)
