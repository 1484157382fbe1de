"""Event nouns in English with the words before them: «International Conference», «expert meeting», «round table»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from svod.kernel.vocabulary import EventKind
from svod.language.found import Found
from svod.language.phrases.ordinals import en as ordinals
from svod.language.prose import Prose

K = EventKind
HEADS: dict[str, EventKind | None] = {
    "meeting": None, "session": None, "summit": K.COUNCIL_SESSION, "plenary": None, "forum": K.FORUM, "congress": K.FORUM,
    "conference": K.CONFERENCE, "symposium": K.CONFERENCE, "seminar": K.SEMINAR, "workshop": K.SEMINAR, "training": K.SEMINAR,
    "training course": K.SEMINAR, "webinar": K.WEBINAR, "round table": K.ROUND_TABLE, "roundtable": K.ROUND_TABLE,
    "exhibition": K.EXHIBITION, "fair": K.EXHIBITION, "expo": K.EXHIBITION, "festival": K.FESTIVAL, "consultations": K.OTHER,
    "consultation": K.OTHER, "talks": K.OTHER, "summer school": K.OTHER, "winter school": K.OTHER, "concert": K.OTHER, "concert tour": K.OTHER,
    "contest": K.OTHER, "competition": K.OTHER, "exercise": K.OTHER, "exercises": K.OTHER, "olympiad": K.OTHER, "ceremony": K.OTHER,
    "study visit": K.OTHER, "study tour": K.OTHER, "field visit": K.OTHER, "colloquium": K.CONFERENCE, "youth camp": K.OTHER, "briefing": K.OTHER, "hackathon": K.OTHER, "expedition": K.OTHER, "theatre workshop": K.OTHER, "meetings": None, "sessions": None,
    "seminars": K.SEMINAR, "webinars": K.WEBINAR, "workshops": K.SEMINAR, "conferences": K.CONFERENCE, "round tables": K.ROUND_TABLE,
}  # fmt: skip
"""None: the body or the company that meets decides."""
_NOUN = "|".join(sorted(HEADS, key=len, reverse=True))
_LEAD = (
    r"(?:(?:[A-Z][\w'’-]+|a|the|its|two|three|four|five|several|annual|joint|regular|extraordinary|expert|ministerial|technical|training|field|port|public|legal|scientific|practical|business|photo|trade|youth|summer"
    r"|preparatory|regional|international|thematic|working|high-level|specialized|book|art|final|next|special|inaugural|jubilee|online|educational) ){0,5}?"
)
_EVENT = re.compile(rf"(?<![\w-])(?:(?P<ordinal>(?i:{ordinals.PATTERN})) )?(?P<lead>{_LEAD})(?P<noun>(?i:{_NOUN}))(?![\w-])")
_ARTICLE = re.compile(
    r"^(?:The|An?|Its|In|On|At|During|For|Earlier|Their|Our|His|This|That|These|Those|Such|Two|Three|Four|Five|Six|Several|By|Of|And|From|With|As|To) ",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class EnglishEvent:
    """`noun`: clean start of the head noun; `ordinal` with its clean characters; `kind`: what the noun says by itself."""

    noun: str
    noun_at: int
    kind: EventKind | None
    ordinal: int | None
    ordinal_at: tuple[int, int] | None
    name_at: int
    plural: bool


def find(prose: Prose) -> list[Found[EnglishEvent]]:
    """Every event noun, in order, with the adjectives and the ordinal before it."""
    found = []
    for match in _EVENT.finditer(prose.text):
        start, ordinal, where = match.start(), None, None
        if match["ordinal"]:
            ordinal = ordinals.value_of(match["ordinal"])
            where = match.span("ordinal")
        name_at = match.start("lead")
        while article := _ARTICLE.match(prose.text[name_at : match.start("noun")]):
            name_at += article.end()
            start = max(start, name_at)
        inner = ordinals.find_in(prose.text, name_at, match.start("noun")) if ordinal is None else None
        if inner is not None:
            ordinal, where, name_at = inner[0], (inner[1], inner[2]), inner[2] + 1
            start = inner[1]
        noun = match["noun"].lower()
        event = EnglishEvent(
            noun, match.start("noun"), HEADS[noun], ordinal, where, name_at, noun.endswith("s") and noun != "talks"
        )
        found.append(Found(start, match.end(), event))
    return found


def plain(value: EnglishEvent) -> str:
    return f"{value.ordinal or '-'} {value.noun}"
