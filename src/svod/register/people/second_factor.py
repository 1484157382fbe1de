"""The second factor of one's own account: set up, asked for, dropped; recovery codes for a lost phone."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from svod.kernel.refusal import Refused
from svod.register.journal.changes import note
from svod.register.people import totp
from svod.register.people.models import Account

RECOVERY_CODES = 10


@transaction.atomic
def begin_second_factor(*, account: Account) -> str:
    """A new secret, in force once `confirm_second_factor` has seen a code of it. Refused while another is in force."""
    if account.has_second_factor:
        raise Refused(
            "Второй фактор уже включён. Чтобы сменить телефон, сначала выключите его: нужны пароль и код.",
            "The second factor is on already. To change the phone, turn it off first: with the password and a code.",
            "双重验证已启用。如需更换手机，请先用密码和验证码将其关闭。",
        )
    account.totp_secret = totp.new_secret()
    account.totp_confirmed_at = None
    account.save(update_fields=["totp_secret", "totp_confirmed_at"])
    return account.totp_secret


@transaction.atomic
def confirm_second_factor(*, account: Account, code: str, now: datetime) -> list[str]:
    """The second factor is in force; gives the recovery codes, which are told once."""
    held = Account.objects.select_for_update().get(pk=account.pk)
    step = totp.accepted_step(held.totp_secret, code, now.timestamp()) if held.totp_secret else None
    if step is None:
        raise wrong_code()
    codes = [f"{secrets.token_hex(2)}-{secrets.token_hex(2)}-{secrets.token_hex(2)}" for _ in range(RECOVERY_CODES)]
    held.totp_confirmed_at, held.totp_last_step = now, step
    held.recovery_codes = [_kept(one) for one in codes]
    held.save(update_fields=["totp_confirmed_at", "totp_last_step", "recovery_codes"])
    account.refresh_from_db()
    _note_turned(held, "second factor set", on=True)
    return codes


@transaction.atomic
def drop_second_factor(*, account: Account, password: str, code: str, now: datetime) -> None:
    """The second factor holds no more. Refused without the password and a code: an open page is not enough."""
    if not account.check_password(password):
        raise Refused("Пароль не подходит.", "The password is not right.", "密码不正确。")
    use_second_factor(account=account, code=code, now=now)
    forget_second_factor(account)
    _note_turned(account, "second factor dropped", on=False)


def _note_turned(account: Account, verb: str, *, on: bool) -> None:
    name, before, after = account.person.name, {"second factor": not on}, {"second factor": on}
    note(record=f"person:{name}", verb=verb, by=name, before=before, after=after)


def forget_second_factor(account: Account) -> None:
    """A part of a change that has asked."""
    account.totp_secret, account.totp_confirmed_at, account.recovery_codes = "", None, []
    account.save(update_fields=["totp_secret", "totp_confirmed_at", "recovery_codes"])


def _kept(code: str) -> str:
    """A recovery code as it is stored. It is random, 48 bits: a key of the machine guards it, no slow hash is needed."""
    return salted_hmac("svod.recovery-code", code, algorithm="sha256").hexdigest()


def wrong_code() -> Refused:
    return Refused(
        "Код не подходит. Введите шесть цифр, которые приложение показывает сейчас, или код восстановления.",
        "The code is not right. Enter the six figures that the app shows now, or a recovery code.",
        "验证码不正确。请输入应用当前显示的六位数字，或恢复代码。",
    )


@transaction.atomic
def use_second_factor(*, account: Account, code: str, now: datetime) -> None:
    """Refused unless the code is of this moment and was not used, or is a recovery code that was not used."""
    held = Account.objects.select_for_update().get(pk=account.pk)
    step = totp.accepted_step(held.totp_secret, code, now.timestamp(), held.totp_last_step)
    if step is not None:
        held.totp_last_step = step
        held.save(update_fields=["totp_last_step"])
        return
    given = code.strip().lower()
    kept = [one for one in held.recovery_codes if not constant_time_compare(_kept(given), one)]
    if len(kept) == len(held.recovery_codes):
        raise wrong_code()
    before, held.recovery_codes = {"left": len(held.recovery_codes)}, kept
    held.save(update_fields=["recovery_codes"])
    record, after = f"person:{held.person.name}", {"left": len(kept)}
    note(record=record, verb="recovery code used", by=held.person.name, before=before, after=after)
