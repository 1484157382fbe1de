"""How a meeting was held, in English: in person, online, hybrid."""

from __future__ import annotations

import re

from svod.kernel.vocabulary import EventFormat
from svod.language.found import Found, longest
from svod.language.phrases.formats.ru import plain
from svod.language.prose import Prose

_HYBRID = re.compile(
    r"(?<!\w)(?:in (?:a )?)?(?:hybrid|mixed|blended)(?: format| mode| meeting)(?!\w)|(?:(?<=Mode: )|(?<=Format: )|(?<=mode: )|(?<=format: ))(?:hybrid|mixed)(?!\w)",
    re.IGNORECASE,
)
_ONLINE = re.compile(
    r"(?<!\w)(?:(?:via|by|through|using) )?(?:a )?(?:video-?conferenc(?:e|ing)|video ?link|video ?calls?|teleconference)(?!\w)"
    r"|(?<!\w)(?:in (?:an )?)?(?:online|virtual|remote)(?:ly)?(?: format| mode)?(?= on |[,.;)(]|$| and | from | by )|(?<!\w)(?:held|met) (?:online|virtually|remotely)",
    re.IGNORECASE,
)
_IN_PERSON = re.compile(r"(?<!\w)(?:in[- ]person|face[- ]to[- ]face|in physical format)(?: format| mode)?(?!\w)", re.IGNORECASE)


def find(prose: Prose) -> list[Found[EventFormat]]:
    """Every format named, in order."""
    patterns = ((_HYBRID, EventFormat.HYBRID), (_IN_PERSON, EventFormat.IN_PERSON), (_ONLINE, EventFormat.ONLINE))
    return longest(Found(m.start(), m.end(), value) for pattern, value in patterns for m in pattern.finditer(prose.text))


__all__ = ["find", "plain"]
