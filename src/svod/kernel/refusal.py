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
