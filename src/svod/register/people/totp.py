"""Codes that change with time: RFC 6238 over HMAC-SHA-1, 30 seconds, six figures, as authenticator apps expect them."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import struct
from urllib.parse import quote, urlencode

STEP = 30
"""Seconds."""
DIGITS = 6
_WINDOW = 1
"""Steps before and after that are taken too: clocks differ."""


def new_secret() -> str:
    """160 random bits in base32 (RFC 4226, section 4)."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def code_at(secret: str, step: int, digits: int = DIGITS) -> str:
    """The code of one step (RFC 4226, section 5.3)."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", step), hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return str(number % 10**digits).zfill(digits)


def accepted_step(secret: str, code: str, now: float, after: int = 0) -> int | None:
    """The step whose code it is, among those about `now` (seconds since 1970) and later than `after`; None where it is none."""
    current = int(now // STEP)
    given = code.strip().replace(" ", "")
    for step in range(current - _WINDOW, current + _WINDOW + 1):
        if step > after and hmac.compare_digest(code_at(secret, step).encode(), given.encode()):
            return step
    return None


def address(secret: str, email: str, issuer: str) -> str:
    """The `otpauth://` address that an authenticator app takes."""
    return f"otpauth://totp/{quote(issuer)}:{quote(email)}?" + urlencode({"secret": secret, "issuer": issuer, "digits": DIGITS})
