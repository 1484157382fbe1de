"""Mail without a mail server: letters stay where the portal shows them, and say so."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class Kept(BaseEmailBackend):
    """Sends nothing; a letter is not called sent when it was not."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise OSError("no mail server: set SVOD_MAIL=smtp://user:password@host:port")
