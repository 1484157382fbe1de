"""Inviting people, letting them in, giving and taking roles."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from svod.kernel.refusal import Refused
from svod.register.bodies.models import Body
from svod.register.journal.changes import note
from svod.register.people.models import Account, Invitation, Person, RoleGrant, plain_role
from svod.register.people.queries import invitations_open
from svod.register.rights import OF_A_STATE, Actor, Role, Thing, require
from svod.register.states.models import State

DAYS_OF_AN_INVITATION = 7


def hash_of_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def invite_person(
    *,
    name: str,
    email: str,
    role: Role,
    state: str = "",
    areas: Iterable[str] = (),
    body: str = "",
    language: str = "ru",
    by: Actor,
) -> str:
    """The token of an invitation; it is told once and not kept. An address that has an account is Refused."""
    require(by, "invite", Thing("person"))
    granted = _role(role, state, list(areas), body)
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as fault:
        raise Refused(
            f"«{email}» не похоже на адрес электронной почты.",
            f"“{email}” does not look like an e-mail address.",
            f"“{email}”不是有效的电子邮箱地址。",
        ) from fault
    if not name.strip():
        raise Refused("Назовите человека: имя и фамилия.", "Name the person: given name and surname.", "请填写姓名。")
    if Account.objects.filter(email__iexact=address).exists():
        raise Refused(
            f"У {address} уже есть учётная запись. Новую роль дайте на странице «Люди».",
            f"{address} has an account already. Grant a further role on the page “People”.",
            f"{address} 已有账户。请在“人员”页面授予新角色。",
        )
    token = secrets.token_urlsafe(32)
    now = datetime.now(UTC)
    Invitation.objects.create(
        email=address,
        name=name.strip(),
        role=granted,
        language=language,
        token_hash=hash_of_token(token),
        invited_by=by.name,
        invited_at=now,
        expires_at=now + timedelta(days=DAYS_OF_AN_INVITATION),
    )
    note(record=f"person:{name.strip()}", verb="invited", by=by.name, after={"email": address, **granted})
    return token


def _role(role: Role, state: str, areas: list[str], body: str) -> dict[str, Any]:
    """A role as it is granted; Refused where it lacks what it is of, or has what it cannot be of."""
    if role is Role.PUBLIC:
        raise Refused(
            "Эту роль не дают: она есть у всех.", "This role is not granted: everybody has it.", "此角色人人皆有，无需授予。"
        )
    if (role in OF_A_STATE or role is Role.CHAIR) and not State.objects.filter(code=state).exists():
        raise Refused("Для этой роли нужно государство.", "This role needs a state.", "该角色须指定国家。")
    if role is Role.CHAIR and not body:
        raise Refused("Для председателя нужен механизм.", "A chair needs a body.", "主席须指定机制。")
    if body and not Body.objects.filter(code=body).exists():
        raise Refused(
            f"В реестре нет механизма «{body}». Выберите его из списка или проверьте код.",
            f"The register has no body “{body}”. Choose one from the list, or check the code.",
            f"登记册中没有机制“{body}”。请从列表中选择，或核对代码。",
        )
    return {"role": str(role), "state": state, "areas": areas, "body": body}


def invitation_of(token: str) -> Invitation:
    """The open invitation of a token. One word for unknown, used and expired: nothing is told to somebody who guesses."""
    found = (
        invitations_open(now=datetime.now(UTC)).select_related("account__person").filter(token_hash=hash_of_token(token)).first()
    )
    if found is None:
        raise _not_valid()
    return found


def _not_valid() -> Refused:
    return Refused(
        "Приглашение недействительно: оно использовано, отозвано или устарело. Попросите администратора прислать новое.",
        "The invitation is not valid: used, withdrawn or out of date. Ask the administrator for a new one.",
        "邀请无效：已使用、已撤回或已过期。请向管理员索取新的邀请。",
    )


@transaction.atomic
def accept_invitation(*, token: str, password: str, on: date) -> Account:
    """The person's account with the role of the invitation. The password must satisfy the validators of the settings."""
    invited = invitation_of(token)
    check_strength(password, invited.email)
    return join(invitation=invited, password=password, on=on)


@transaction.atomic
def join(*, invitation: Invitation, password: str | None, on: date) -> Account:
    """The account of an invitation, for a change that has seen whose it is. Without a password none opens it."""
    invited = invitations_open(now=datetime.now(UTC)).select_for_update().filter(pk=invitation.pk, account__isnull=True).first()
    if invited is None:
        raise _not_valid()  # somebody was faster, or it is a new way into an account, which makes none
    person, _ = Person.objects.get_or_create(
        name=invited.name, defaults={"state": State.objects.filter(code=invited.role["state"]).first()}
    )
    if hasattr(person, "account") or Account.objects.filter(email__iexact=invited.email).exists():
        raise Refused(
            f"Для {invited.name} учётная запись уже создана. Войдите с прежним адресом.",
            f"{invited.name} has an account already. Sign in with the address used before.",
            f"{invited.name} 已有账户，请使用原邮箱登录。",
        )
    account = Account(person=person, email=invited.email, language=invited.language)
    account.set_password(password)  # None: one that nothing equals
    account.save()
    invited.used_at = datetime.now(UTC)
    invited.save(update_fields=["used_at"])
    grant = _grant(person, invited.role, since=on, until=None, by=invited.invited_by)
    note(record=f"person:{person.name}", verb="joined", by=person.name, after={"email": account.email, **plain_role(grant)})
    return account


def check_strength(password: str, email: str) -> None:
    """Refused with what is wrong with a password."""
    try:
        validate_password(password)
    except ValidationError as fault:
        raise Refused(
            "Пароль слишком простой: нужно не меньше 12 знаков, не одни цифры и не из списка частых паролей.",
            "The password is too weak: at least 12 characters, not only figures and not one of the common ones.",
            "密码过于简单：至少 12 个字符，不能全为数字，也不能是常见密码。",
        ) from fault
    if email.partition("@")[0].lower() in password.lower():
        raise Refused(
            "Пароль не должен содержать ваш адрес.", "The password must not contain your address.", "密码不得包含您的邮箱名。"
        )


@transaction.atomic
def change_password(*, account: Account, old: str, new: str) -> None:
    """Refused where the old one is not right or the new one is weak. Who came by OpenID Connect has no old one."""
    if account.has_usable_password() and not account.check_password(old):
        raise Refused("Прежний пароль не подходит.", "The old password is not right.", "原密码不正确。")
    check_strength(new, account.email)
    verb = "password changed" if account.has_usable_password() else "password set"
    account.set_password(new)
    account.save(update_fields=["password"])
    note(record=f"person:{account.person.name}", verb=verb, by=account.person.name)


def _grant(person: Person, role: dict[str, Any], *, since: date, until: date | None, by: str) -> RoleGrant:
    return RoleGrant.objects.create(
        person=person,
        role=role["role"],
        state=State.objects.filter(code=role["state"]).first(),
        areas=role["areas"],
        body=role["body"],
        since=since,
        until=until,
        granted_by=by,
    )


@transaction.atomic
def grant_role(
    *,
    person: Person,
    role: Role,
    state: str = "",
    areas: Iterable[str] = (),
    body: str = "",
    since: date,
    until: date | None = None,
    by: Actor,
) -> RoleGrant:
    """Give a person a role from a day on. Nobody gives one to themselves."""
    require(by, "grant", Thing("role"))
    if person.name == by.name:
        raise Refused(
            "Себе роль не дают: попросите другого администратора.",
            "Nobody grants a role to themselves: ask another administrator.",
            "不能为自己授予角色，请由其他管理员操作。",
        )
    if until is not None and until < since:
        raise Refused("Роль кончается раньше, чем начинается.", "The role ends before it begins.", "角色结束日期早于开始日期。")
    made = _grant(person, _role(role, state, list(areas), body), since=since, until=until, by=by.name)
    note(record=f"person:{person.name}", verb="role granted", by=by.name, after=plain_role(made))
    return made


@transaction.atomic
def revoke_role(*, grant: RoleGrant, on: date, by: Actor, reason: str = "") -> None:
    """The role holds no more from `on`. The last administrator stays one."""
    require(by, "revoke", Thing("role"))
    others = RoleGrant.objects.filter(role=Role.ADMINISTRATOR, until__isnull=True, person__account__is_active=True)
    if grant.role == Role.ADMINISTRATOR and not others.exclude(person=grant.person).exists():
        raise Refused(
            "Это последний администратор. Сначала дайте эту роль другому.",
            "This is the last administrator. Grant the role to somebody else first.",
            "这是最后一名管理员，请先将该角色授予他人。",
        )
    before = plain_role(grant)
    grant.until = max(on - timedelta(days=1), grant.since - timedelta(days=1))
    grant.save(update_fields=["until"])
    after = plain_role(grant)
    note(record=f"person:{grant.person.name}", verb="role revoked", by=by.name, before=before, after=after, reason=reason)
