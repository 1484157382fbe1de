"""What was audited and what was found, made ready to be shown: by rule, the gravest first, each finding with its places."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import svod
from svod.audit.dismissed import fingerprint
from svod.audit.facts.from_reading import facts_from_reading
from svod.audit.facts.from_register import facts_from_register
from svod.audit.finding import Finding
from svod.audit.house import House, house_of
from svod.audit.registry import RULES
from svod.audit.rule import Rule
from svod.audit.run import audit
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual
from svod.language.lexicon import Lexicon, lexicon_of
from svod.portal.ui.fresh import fresh
from svod.portal.ui.names import Link, links_to
from svod.portal.ui.words import spoken
from svod.reading import read_text
from svod.register.dismissals.models import Dismissal
from svod.register.dismissals.queries import dismissals_of
from svod.register.rights import THEIRS, Actor, Thing, may
from svod.register.sources.models import Period, Source
from svod.register.sources.queries import latest_period, organisation

PACKS = Path(svod.__file__).parent / "packs"
ORDER = list(Severity)
AROUND = 48  # characters of the text beside the words found
MOST = 200  # characters of the words found


@dataclass(frozen=True)
class Place:
    """One side of a contradiction in a text: its line, the words and what stands beside them."""

    start: int
    line: int
    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Shown:
    message: str
    suggestion: str
    places: tuple[Place, ...]
    links: tuple[Link, ...]
    mark: str  # its fingerprint: by it the finding is dismissed
    field: str = ""  # where sources disagree on it


@dataclass(frozen=True)
class OfRule:
    """All that one rule found."""

    rule: Rule
    severity: Severity
    found: list[Shown]


@dataclass(frozen=True)
class Found:
    """What an audit found: `standing`, and `dismissed` by a named person as no fault."""

    standing: list[Finding]
    dismissed: list[tuple[Finding, Dismissal]]


@dataclass(frozen=True)
class Audited:
    """A source, or the register when there is none; `counts` are of all that stands, `rules` of what was asked for."""

    source: Source | None
    counts: Mapping[str, int]
    rules: list[OfRule]
    dismissed: list[tuple[Finding, Dismissal]]

    @property
    def shown_count(self) -> int:
        return sum(len(one.found) for one in self.rules)


def register_findings(period: Period) -> Found:
    """Made once for each state of the register."""
    made = fresh(f"findings:{period.pk}", lambda: list(audit(facts_from_register(period=period, house=house())).findings))
    return _judged(made, f"register:{period.code}")


def seen_by(actor: Actor, found: Found) -> Found:
    """For those who may read findings; without what rests on the states' material, for those who may not read it."""
    if not may(actor, "read", Thing("finding")):
        return Found([], [])
    if may(actor, "read", Thing("source", THEIRS)):
        return found
    told = [*found.standing, *(one for one, _ in found.dismissed)]
    of_states: set[str] = set()
    if any("sides" in one.data for one in told):
        of_states = set(Source.objects.filter(state__isnull=False).values_list("code", flat=True))
    return Found(
        [one for one in found.standing if not of_states & _quoted(one)],
        [(one, by) for one, by in found.dismissed if not of_states & _quoted(one)],
    )


@dataclass(frozen=True)
class Marked:
    """A finding of the register by its mark, in words."""

    mark: str
    message: Trilingual


def finding_marked(actor: Actor, mark: str) -> Marked | None:
    """The finding that a question is about; none where the reader sees no such finding, or it quotes what states have sent."""
    period = latest_period()
    if not mark or period is None or not may(actor, "read", Thing("finding")):
        return None
    found = (one for one in register_findings(period).standing if "sides" not in one.data and fingerprint(one) == mark)
    one = next(found, None)
    return Marked(mark, one.message) if one else None


def _quoted(finding: Finding) -> set[str]:
    """Codes of the sources whose words it repeats."""
    sides: Any = finding.data.get("sides") or ()
    return {str(side["source"]) for side in sides}


def text_findings(source: Source) -> Found:
    """Of a source whose text is kept; made once for each state of the register."""

    def made() -> list[Finding]:
        reading = read_text(source.text, name=source.file_name, lexicon=pack_lexicon())
        return list(audit(facts_from_reading(reading, house=house())).findings)

    return _judged(fresh(f"findings:{source.sha256}", made), f"source:{source.sha256}", source.text)


def pack() -> Path | None:
    """The folder of the organisation's own pack, where it is one of those that come with Svod."""
    held = organisation()
    folder = PACKS / held.code if held else None
    return folder if folder and (folder / "organisation.yaml").is_file() else None


def pack_lexicon() -> Lexicon | None:
    """The names that the organisation's pack knows."""
    folder = pack()
    return lexicon_of(folder) if folder else None


def house() -> House:
    folder = pack()
    return house_of(folder) if folder else House()


def _judged(findings: list[Finding], scope: str, text: str | None = None) -> Found:
    held = {one.fingerprint: one for one in dismissals_of(scope, on=datetime.now(UTC).date())}
    if not held:
        return Found(findings, [])
    marked = [(one, held.get(fingerprint(one, text))) for one in findings]
    return Found([one for one, by in marked if by is None], [(one, by) for one, by in marked if by is not None])


def counts_of(findings: Iterable[Finding]) -> dict[str, int]:
    """How many of each severity, the gravest first."""
    counts = dict.fromkeys(map(str, Severity), 0)
    for one in findings:
        counts[str(one.severity)] += 1
    return counts


def audited(source: Source | None, found: Found, *, severity: str = "", rule: str = "") -> Audited:
    """The findings that fit the filters, by rule."""
    fit = [one for one in found.standing if (not severity or one.severity == severity) and (not rule or one.code == rule)]
    fit.sort(key=lambda one: (ORDER.index(one.severity), one.code, one.order))
    links = links_to({record for one in fit for record in one.records})
    text, language = source.text if source else "", spoken()
    rules = []
    for (grave, code), some in itertools.groupby(fit, key=lambda one: (one.severity, one.code)):
        shown = [
            Shown(
                one.message.in_(language),
                one.suggestion.text if one.suggestion else "",
                tuple(_place(span, text) for span in one.spans),
                tuple(links[record] for record in one.records),
                fingerprint(one, source.text if source else None),
                str(one.data.get("field", "")) if "sides" in one.data else "",
            )
            for one in some
        ]
        rules.append(OfRule(RULES[code], grave, shown))
    return Audited(source, counts_of(found.standing), rules, found.dismissed)


def _place(span: Span, text: str) -> Place:
    """A cut in the middle of a line is marked by an ellipsis; what stands beside never reaches over the line."""
    begins = text.rfind("\n", 0, span.start) + 1
    ends = text.find("\n", span.end)
    before = text[begins : span.start]
    after = text[span.end : ends if ends >= 0 else len(text)]
    words = " ".join(span.of(text).split())
    return Place(
        span.start,
        text.count("\n", 0, span.start) + 1,
        before if len(before) <= AROUND else "…" + before[-AROUND:],
        words if len(words) <= MOST else words[:MOST] + "…",
        after if len(after) <= AROUND else after[:AROUND] + "…",
    )
