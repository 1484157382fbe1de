"""Bodies in English: «Coordinating Council on Statistics», «Working Group on Prices», «Senior Officials' Committee»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from svod.kernel.vocabulary import BodyKind
from svod.language.found import Found
from svod.language.prose import Prose

B = BodyKind
HEADS: dict[str, BodyKind] = {
    "Working Group": B.EXPERT_GROUP, "Expert Group": B.EXPERT_GROUP, "Task Force": B.EXPERT_GROUP, "Group": B.EXPERT_GROUP,
    "Council": B.COUNCIL, "Board": B.COUNCIL, "Bureau": B.COUNCIL, "Presidium": B.COUNCIL, "Secretariat": B.SECRETARIAT,
    "Commission": B.COMMISSION, "Committee": B.COMMISSION, "Subcommittee": B.COMMISSION, "Association": B.ASSOCIATION,
    "Federation": B.ASSOCIATION, "Chamber": B.ASSOCIATION, "Club": B.ASSOCIATION, "Consortium": B.CONSORTIUM, "Centre": B.CENTRE,
    "Center": B.CENTRE, "University": B.CENTRE, "Institute": B.CENTRE, "Union": B.ORGANISATION, "Organization": B.ORGANISATION,
    "Organisation": B.ORGANISATION, "Community": B.ORGANISATION, "Commonwealth": B.ORGANISATION, "Partnership": B.ORGANISATION,
    "Bank": B.OTHER, "Fund": B.OTHER, "Agency": B.OTHER,
}  # fmt: skip
_WORD = r"[A-Z][\w-]+(?:['’]s?)?"
_TAIL = rf"(?: (?:(?:of|on|for|in) (?:the )?)(?:(?:{_WORD}|[A-Z]{{2,}})(?: (?:and )?(?:the )?(?={_WORD}))?)+)"
_BODY = re.compile(
    rf"(?<![\w-])(?:{_WORD} ){{0,4}}?(?P<noun>Working Group|Expert Group|Task Force|{'|'.join(h for h in HEADS if ' ' not in h)})(?:['’]s)?(?!\w)(?P<tail>{_TAIL}{{0,3}})"
)
_ARTICLE = re.compile(r"^(?:The|An?|On|In|At|Its|Their|This|By|For|Of|And|From|With|To) ")


@dataclass(frozen=True, slots=True)
class EnglishBody:
    """The name as it is kept, and the noun that says what kind it is."""

    name: str
    noun: str
    kind: BodyKind


def kind_of(noun: str, name: str) -> BodyKind:
    """The kind by the noun; a working group with «Special» or «Permanent» before it is told apart."""
    if "Working Group" in name:
        return (
            B.SPECIAL_WORKING_GROUP if "Special" in name else B.PERMANENT_WORKING_GROUP if "Permanent" in name else B.EXPERT_GROUP
        )
    return HEADS[noun]


def find(prose: Prose) -> list[Found[EnglishBody]]:
    """Every body, in order; a noun alone («the Council») too."""
    found = []
    for match in _BODY.finditer(prose.text):
        start = match.start()
        while article := _ARTICLE.match(prose.text[start : match.end()]):
            start += article.end()
        printed = prose.text[start : match.end()].rstrip()
        printed = re.sub(r"['’]s?$", "", printed) if not match["tail"] else printed
        if printed.isupper() and len(printed) > 6:
            continue
        found.append(Found(start, start + len(printed), EnglishBody(printed, match["noun"], kind_of(match["noun"], printed))))
    return found


def plain(value: EnglishBody) -> str:
    return value.name
