"""What somebody is told who guesses."""

from __future__ import annotations

from svod.kernel.refusal import Refused


class TooOften(Refused):
    """Somebody guesses: the answer waits, and waits longer each time."""


def too_often(minutes: int) -> TooOften:
    return TooOften(
        f"Слишком много попыток. Попробуйте через {minutes} мин или попросите администратора прислать приглашение.",
        f"Too many tries. Try again in {minutes} min, or ask the administrator for an invitation.",
        f"尝试次数过多。请在 {minutes} 分钟后重试，或请管理员发送邀请。",
    )


def not_these() -> Refused:
    return Refused("Адрес или пароль не подходит.", "The address or the password is not right.", "邮箱或密码不正确。")
