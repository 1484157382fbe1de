"""Words that say what became of an event, in English: was held, was not held, is planned, proposed."""

from __future__ import annotations

from svod.kernel.vocabulary import EventStatus
from svod.language.found import Found
from svod.language.phrases.statuses.ru import Happening, Voice, plain
from svod.language.prose import Prose
from svod.language.ranked import Ranked

S = EventStatus
_HELD = r"(?:held|convened|organi[sz]ed|conducted|opened|hosted)"
_TABLE: tuple[tuple[EventStatus, Voice, str], ...] = (
    (S.NOT_HELD, "subject", rf"(?:was|were|has|have|had|could|did) not (?:been |be )?(?:{_HELD}|take place|meet|convene)"),
    (S.CANCELLED, "subject", r"(?:(?:was|were|(?:has|have|had) been|is) )?(?:cancell?ed|called off)"),
    (S.POSTPONED, "subject", r"(?:(?:was|were|(?:has|have|had) been|is) )?(?:postponed|rescheduled|put off|deferred)"),
    (S.RESUMED, "subject", r"(?:(?:was|were|has been|have been) )?resumed(?= (?:its|their|in|on|at|online|work|after|from)\b|[,.])"),
    (S.PROPOSED, "object", r"(?:proposed|offered|suggested|proposal|recommended)(?: of [A-Z]\w+)? (?:hosting|holding|convening|to (?:hold|host|convene|organi[sz]e))"),
    (S.PROPOSED, "any", r"(?:(?:was|were|is|are|has been|have been) )?proposed(?! by)"),
    (S.PLANNED, "any", rf"(?:is|are) to be {_HELD}|(?:will|shall) (?:be {_HELD}|take place|meet|convene|open|host)|(?:is|are|was|were|originally|initially)? ?(?:planned|scheduled|foreseen|intended|announced|due)(?: to be held| to take place)?(?: (?:for|on|in))?|(?:agreed|decided|intends?|plans?) to (?:hold|convene|host|organi[sz]e)"),
    (S.PLANNED, "order", r"to (?:hold|convene|organi[sz]e|host)"),
    (S.ONGOING, "subject", r"(?:is|are) (?:under way|being held|taking place)"),
    (S.LAUNCHED, "any", r"(?:was |were )?launched"),
    (S.HELD, "subject", rf"(?:was|were|(?:has|have|had) been) {_HELD}|took place|(?:has|have|had) taken place|(?:met|convened|gathered)(?= (?:in|on|at|via|by|twice|once|three|from|online|here|today|yesterday)\b)|ran from|was chaired"),
    (S.HELD, "object", rf"{_HELD}|participated in|took part in|attended"),
)  # fmt: skip


_RANKED = Ranked((pattern, Happening(status, voice)) for status, voice, pattern in _TABLE)


def find(prose: Prose) -> list[Found[Happening]]:
    """Every such word, in order; the earlier rows of the table go first."""
    return _RANKED.find(prose)


__all__ = ["find", "plain"]
