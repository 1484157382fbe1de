"""Letters about the safety of an account: what the journal tells of it, to whom it belongs, at any hour."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from svod.kernel.words import LANGUAGES, Trilingual
from svod.register.journal.models import JournalEntry
from svod.register.notices.changes import write_notice
from svod.register.notices.hours import hours_of
from svod.register.notices.models import SAFETY, Notice
from svod.register.notices.queries import keys_written
from svod.register.notices.words import said_day
from svod.register.people.models import Account
from svod.register.rights import Actor, Thing, require

NEWS = timedelta(days=3)
"""What was longer ago is news to nobody."""
WHAT = {
    "password changed": Trilingual("сменён пароль", "the password was changed", "密码已修改"),
    "password set": Trilingual(
        "впервые задан пароль: войти можно и с ним, не только через внешнюю службу",
        "a password was set for the first time: it lets in too, not the provider alone",
        "已首次设置密码：除外部登录方式外，也可凭密码登录",
    ),
    "second factor set": Trilingual("включён второй фактор", "the second factor was turned on", "双重验证已启用"),
    "second factor dropped": Trilingual("выключен второй фактор", "the second factor was turned off", "双重验证已关闭"),
    "recovery code used": Trilingual(
        "использован код восстановления", "a recovery code was used to sign in", "已使用恢复代码登录"
    ),
    "guessed at": Trilingual(
        "несколько раз подряд введён неверный пароль или код",
        "a wrong password or code was entered several times in a row",
        "密码或验证码多次输入错误",
    ),
    "token made": Trilingual("создан ключ для программ", "a token for programs was made", "已创建程序令牌"),
    "new way in taken": Trilingual(
        "задан новый пароль по ссылке администратора", "a new password was set by a link", "已通过链接设置新密码"
    ),
    "identity linked": Trilingual(
        "привязан вход через внешнюю службу", "a sign-in through a provider was linked", "已关联外部登录方式"
    ),
    "identity unlinked": Trilingual(
        "отвязан вход через внешнюю службу", "a sign-in through a provider was unlinked", "已取消关联外部登录方式"
    ),
}
"""Verb of the journal → how the letter tells it."""
SUBJECT = Trilingual("Учётная запись: {what}", "Your account: {what}", "您的账户：{what}")
BODY = Trilingual(
    "{name}\n\nВ учётной записи {email} {at} {what}.\n\n"
    "Если это были не Вы, просим сразу сообщить администратору и сменить пароль на странице учётной записи.\n",
    "Dear {name},\n\nIn the account {email}, on {at}: {what}.\n\n"
    "If this was not you, please tell the administrator at once and change the password on the page of your account.\n",
    "{name}：\n\n账户 {email} 于 {at}：{what}。\n\n如非您本人操作，请立即告知管理员，并在账户页面修改密码。\n",
)


@transaction.atomic
def tell_of_safety(*, now: datetime, by: Actor) -> list[Notice]:
    """Once for each row of the journal that tells of an account's safety."""
    require(by, "send", Thing("notice"))
    rows = list(JournalEntry.objects.filter(verb__in=WHAT, at__gt=now - NEWS, at__lte=now, record__startswith="person:"))
    told = keys_written([_key(row) for row in rows])
    names = {row.record.partition(":")[2] for row in rows}
    accounts = {
        one.person.name: one
        for one in Account.objects.filter(person__name__in=names, is_active=True).select_related("person__state")
    }
    made = []
    for row in rows:
        account = accounts.get(row.record.partition(":")[2])
        if account is not None and _key(row) not in told:
            notice = _write(account, row, now)
            made += [notice] if notice else []
    return made


def _key(row: JournalEntry) -> str:
    return f"safety/{row.pk}"


def _write(account: Account, row: JournalEntry, now: datetime) -> Notice | None:
    zone = hours_of(account).zone
    local = row.at.astimezone(zone)
    at = Trilingual(*(f"{said_day(local.date(), language)}, {local:%H:%M} ({zone.key})" for language in LANGUAGES))
    return write_notice(
        account=account,
        key=_key(row),
        subject=SUBJECT,
        body=BODY,
        said={"what": WHAT[row.verb], "email": account.email, "at": at},
        about="account",
        urgency=SAFETY,
        now=now,
    )
