"""Documents in English: «Joint Statement on …», «Action Plan for … 2023–2025», «Decision No. 7», drafts of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from svod.kernel.vocabulary import DocumentKind
from svod.language.found import Found
from svod.language.prose import Prose

D = DocumentKind
HEADS: dict[str, DocumentKind] = {
    "Strategy": D.STRATEGY, "Programme": D.PROGRAMME, "Program": D.PROGRAMME, "Action Plan": D.ACTION_PLAN, "Plan of Action": D.ACTION_PLAN,
    "Plan of Events": D.PLAN, "Work Plan": D.PLAN, "Plan": D.PLAN, "Roadmap": D.ROADMAP, "Road Map": D.ROADMAP, "Concept": D.CONCEPT,
    "Framework Agreement": D.AGREEMENT, "Framework": D.FRAMEWORK, "Regulation": D.REGULATION, "Regulations": D.REGULATION, "Rules": D.REGULATION,
    "Statute": D.REGULATION, "Charter": D.REGULATION, "Guidelines": D.OTHER, "Schedule": D.SCHEDULE, "Timetable": D.SCHEDULE,
    "Joint Statement": D.STATEMENT, "Statement": D.STATEMENT, "Appeal": D.STATEMENT, "Declaration": D.DECLARATION,
    "Memorandum of Understanding": D.MEMORANDUM, "Memorandum": D.MEMORANDUM, "Agreement": D.AGREEMENT, "Convention": D.AGREEMENT,
    "Treaty": D.AGREEMENT, "Decision": D.DECISION, "Resolution": D.DECISION, "Protocol": D.PROTOCOL, "Minutes": D.PROTOCOL,
    "Joint Communiqué": D.COMMUNIQUE, "Communiqué": D.COMMUNIQUE, "Communique": D.COMMUNIQUE, "Annual Report": D.REPORT, "Report": D.REPORT, "Review": D.ANALYSIS,
}  # fmt: skip
_NOUN = "|".join(re.escape(h) for h in sorted(HEADS, key=len, reverse=True))
_WORD = r"(?:[A-Z][\w’'-]+|[A-Z]{2,})"
_YEARS = r"(?:(?:for|until|to|up to|through) )?(?:19|20)\d\d(?: ?[–-] ?(?:19|20)\d\d)?"
_LINK = rf"(?:of|on|for|in|the|to|with|between|against|among|and(?! (?:the )?(?:[A-Z]\w+ ){{0,2}}(?:{_NOUN})\b))"
_TAIL = rf"(?: (?:{_LINK} ){{0,3}}(?:(?!No\.){_WORD}|\d+(?:st|nd|rd|th)|{_YEARS}))*"
_DOCUMENT = re.compile(
    rf"(?<![\w-])(?P<draft>[Dd]raft )?(?P<lead>(?:{_WORD} ){{0,4}}?)(?P<noun>{_NOUN})(?![\w-])(?P<tail>{_TAIL})(?P<number> No\. ?\d[\w/-]*)?(?P<body>(?: of (?:the )?{_WORD}(?: {_WORD})*){{1,3}})?"
)
_SHOUTED = re.compile(
    r"(?m)^(?P<noun>JOINT COMMUNIQUÉ|COMMUNIQUÉ|MINUTES|PLAN OF EVENTS|DECLARATION|JOINT STATEMENT)(?P<tail>(?: FOR [\d–-]+)?)(?= of | approved |$)"
)
_ARTICLE = re.compile(r"^(?:The|An?|On|In|At|Its|This|By|For|To|That|Of|Under|Draft|Adopt|Approve|Sign) ", re.IGNORECASE)
_AFTER = re.compile(r"\s+(of the (?:\S+ )?(?:Session|Meeting)[^.\n]*)")


@dataclass(frozen=True, slots=True)
class EnglishDocument:
    """The name as it is kept; `number` of a decision; `is_bare`: no more than the noun."""

    name: str
    kind: DocumentKind
    is_draft: bool
    number: str | None = None
    is_bare: bool = False


def find(prose: Prose) -> list[Found[EnglishDocument]]:
    """Every document named with a capital, in order; headings in capitals too."""
    text, found = prose.text, []
    for match in _SHOUTED.finditer(text):
        name = _titled(match.group())
        after = _AFTER.match(text, match.end()) if match["noun"] == "MINUTES" else None
        end = after.end() if after else match.end()
        found.append(
            Found(
                match.start(), end, EnglishDocument(f"{name} {after[1]}" if after else name, HEADS[_titled(match["noun"])], False)
            )
        )
    shouted = list(found)
    for match in _DOCUMENT.finditer(text):
        start = match.start("lead")
        while article := _ARTICLE.match(text[start : match.start("noun")]):
            start += article.end()
        printed = text[start : match.end()].strip()
        if printed.isupper() or any(f.start <= start < f.end for f in shouted):
            continue
        number = re.search(r"\d[\w/-]*", match["number"]) if match["number"] else None
        bare = not (match["tail"] or match["number"] or start < match.start("noun"))
        document = EnglishDocument(printed, HEADS[match["noun"]], bool(match["draft"]), number[0] if number else None, bare)
        found.append(Found(start, start + len(printed), document))
    return sorted(found, key=lambda f: f.start)


def _titled(words: str) -> str:
    return " ".join(w if w[0].isdigit() else w.lower() if w in {"OF", "FOR"} else w.capitalize() for w in words.split())


def plain(value: EnglishDocument) -> str:
    return f"{value.kind}{' draft' if value.is_draft else ''}"
