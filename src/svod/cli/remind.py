"""`svod remind`: the letters that have become due, made once and sent; for the machine's timer."""

from __future__ import annotations

import smtplib
from datetime import UTC, datetime, time
from typing import Annotated

import typer
from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from svod.cli.database import open_register
from svod.cli.days import day
from svod.cli.terminal import say
from svod.register.notices.queries import page_of, waiting_letters
from svod.register.notices.safety import tell_of_safety
from svod.register.notices.sending import Mail, Sent, send_due
from svod.register.questions.letters import remind_of_questions
from svod.register.rights import operator
from svod.register.sources.queries import collected_period, reported_period
from svod.register.submissions.reminders import remind as make_letters

app = typer.Typer(add_completion=False)
IN_EVERY_CAPITAL = time(6, tzinfo=UTC)
"""An hour at which it is the same day from New York to Tokyo."""


def _post(mail: Mail) -> None:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">") or "localhost"
    letter = EmailMessage(mail.subject, mail.body, None, [mail.address], headers={"Message-ID": f"<{mail.id}@{domain}>"})
    try:
        letter.send()
    except smtplib.SMTPException as fault:
        raise OSError(str(fault)) from fault


def _link(about: str) -> str:
    page = page_of(about)
    return settings.SVOD_ADDRESS + reverse(page[0], args=page[1]) if page else ""


@app.command()
def remind(
    on: Annotated[str, typer.Option(help="The day, YYYY-MM-DD; without it, this moment.")] = "",
    send: Annotated[bool, typer.Option("--send/--no-send", help="Send what is due, or only make the letters.")] = True,
    by: Annotated[str, typer.Option("--as", help="Who reminds; stands in the journal.")] = "svod remind",
) -> None:
    """Remind the states of what they have not reported and of questions that wait, and send the letters that are due.

    Meant to be run every ten minutes: no letter is made or sent twice. Letters go in the working hours of who gets them.
    """
    open_register()
    now = datetime.combine(day(on), IN_EVERY_CAPITAL) if on else datetime.now(UTC)
    made = make_letters(period=collected_period() or reported_period(), now=now, by=operator(by))
    made += remind_of_questions(now=now, by=operator(by))
    made += tell_of_safety(now=now, by=operator(by))
    print(say("Составлено писем: {n}.", "Letters made: {n}.", "已生成信件 {n} 封。", n=len(made)))
    if send and settings.SVOD_MAILS:
        _tell(send_due(now=now, post=_post, link=_link, by=operator(by)))
    elif send:
        print(
            say(
                "Почтового сервера нет (SVOD_MAIL): письма видны в портале.",
                "There is no mail server (SVOD_MAIL): letters are read in the portal.",
                "未设置邮件服务器（SVOD_MAIL）：信件可在门户中查看。",
            )
        )
    waiting, given_up = waiting_letters()
    print(
        say(
            "Ждут своего часа: {w}, не удалось отправить: {g}.",
            "Waiting for their hour: {w}, given up: {g}.",
            "待发送 {w} 封，发送失败 {g} 封。",
            w=waiting,
            g=given_up,
        )
    )


def _tell(sent: Sent) -> None:
    print(
        say(
            "Отправлено писем: {s}, сообщений электронной почты: {m}; не ушло: {f}.",
            "Letters sent: {s}, in e-mails: {m}; not sent: {f}.",
            "已发送信件 {s} 封（电子邮件 {m} 封），未发送 {f} 封。",
            s=sent.letters,
            m=sent.mails,
            f=sent.failed,
        )
    )
