"""What Svod says when it cannot do what was asked."""

from __future__ import annotations

from svod.kernel.words import Trilingual


class Refused(Exception):
    """A request that cannot be carried out: what happened, where, and what to do, in three languages.

    The command line prints it in the user's language and ends with status 2; the portal shows it. Nothing was written.
    """

    def __init__(self, ru: str, en: str, zh: str) -> None:
        super().__init__(en)
        self.words = Trilingual(ru, en, zh)


class NotText(Refused):
    """What was sent as words holds what no words have."""

    def __init__(self) -> None:
        super().__init__(
            "В присланном есть знак с кодом 0 (NUL). В тексте его не бывает: наберите или скопируйте слова заново.",
            "What was sent holds a character of code 0 (NUL), which no text has: type or copy the words again.",
            "提交的内容包含编码为 0 的字符（NUL），文本中不应有此字符：请重新输入或复制。",
        )


def refuse_nul(said: object) -> None:
    """NotText where a string anywhere in it holds the character NUL, which no database keeps."""
    waiting = [said]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            if "\x00" in one:
                raise NotText()
        elif isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, list | tuple):
            waiting += one
