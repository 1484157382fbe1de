"""`svod remind`: the letters of the day, made once and sent; for the machine's timer."""

from __future__ import annotations

import smtplib
from datetime import UTC, datetime
from typing import Annotated

import typer
from django.core.mail import send_mail

from svod.cli.database import open_register
from svod.cli.days import day
from svod.cli.terminal import say
from svod.register.notices.changes import remind as make_letters
from svod.register.notices.changes import send_due
from svod.register.questions.letters import remind_of_questions
from svod.register.rights import operator
from svod.register.sources.queries import reported_period

app = typer.Typer(add_completion=False)


def _post(address: str, subject: str, body: str) -> None:
    try:
        send_mail(subject, body, None, [address])
    except smtplib.SMTPException as fault:
        raise OSError(str(fault)) from fault


@app.command()
def remind(
    on: Annotated[str, typer.Option(help="The day, YYYY-MM-DD; today without it.")] = "",
    send: Annotated[bool, typer.Option("--send/--no-send", help="Send what is due, or only make the letters.")] = True,
    by: Annotated[str, typer.Option("--as", help="Who reminds; stands in the journal.")] = "svod remind",
) -> None:
    """Remind the states of what they have not reported and of questions that wait. The same day again makes no letter twice."""
    open_register()
    now = datetime.now(UTC)
    made = make_letters(period=reported_period(), on=day(on) if on else now.date(), by=operator(by))
    made += remind_of_questions(on=day(on) if on else now.date(), now=now, by=operator(by))
    sent, failed = send_due(now=now, post=_post, by=operator(by)) if send else (0, 0)
    print(
        say(
            "Писем составлено: {m}, отправлено: {s}, не ушло: {f}.",
            "Letters made: {m}, sent: {s}, not sent: {f}.",
            "生成信件 {m} 封，已发送 {s} 封，未发送 {f} 封。",
            m=len(made),
            s=sent,
            f=failed,
        )
    )
