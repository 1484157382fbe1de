"""The proposals of an intake as a page shows them: by verdict, those that ask for a decision first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from svod.intake.files.places import Places
from svod.portal.ui.names import Link, capital, links_to
from svod.portal.ui.values import codes_in, names_of_codes, value_in_words
from svod.portal.ui.words import named, spoken
from svod.register.proposals.models import Intake, Proposal

ORDER = ("differs", "ambiguous", "new", "unplaced", "same")
OPENED = 60  # a longer list is unfolded by the reader


@dataclass(frozen=True)
class Difference:
    """A field of which the register and the text say different things, each in words."""

    field_name: str
    held: str
    found: str


@dataclass(frozen=True)
class Shown:
    proposal: Proposal
    title: str
    kind: str
    start: int | None  # of its first place in the text
    in_file: str  # the page or paragraph of the file, in words
    link: Link | None
    candidates: list[Link]
    differences: list[Difference]


@dataclass(frozen=True)
class OfVerdict:
    verdict: str
    shown: list[Shown]

    @property
    def is_open(self) -> bool:
        return self.verdict != "same" and len(self.shown) <= OPENED


@dataclass(frozen=True)
class TakenIn:
    """One intake: N found = N accounted for."""

    intake: Intake
    account: int
    verdicts: list[OfVerdict]


def taken_in(intake: Intake) -> TakenIn:
    proposals = list(intake.proposals.all())
    links = links_to(record for one in proposals for record in (one.record, *one.candidates) if record)
    names = names_of_codes({code for one in proposals for pair in one.differences.values() for code in codes_in(pair)})
    places = Places.of(intake.source.places)
    by_verdict: dict[str, list[Shown]] = {}
    for one in proposals:
        by_verdict.setdefault(one.verdict, []).append(_shown(one, links, names, places))
    known = [*ORDER, *(verdict for verdict in by_verdict if verdict not in ORDER)]
    verdicts = [OfVerdict(verdict, by_verdict[verdict]) for verdict in known if verdict in by_verdict]
    return TakenIn(intake, sum(one.is_read for one in proposals), verdicts)


def _shown(one: Proposal, links: Mapping[str, Link], names: Mapping[str, str], places: Places) -> Shown:
    spans = one.spans
    said = places.said(spans[0][0]) if spans else None
    return Shown(
        one,
        _first(one.found.get(name) for name in ("title", "name", "why")),
        named(one.found.get("what"), "field") if one.noun == "unplaced" else named(one.noun, "noun"),
        spans[0][0] if spans else None,
        said.in_(spoken()) if said else "",
        links.get(one.record),
        [links[record] for record in one.candidates],
        [
            Difference(capital(named(field, "field")), *(value_in_words(one.noun, field, side, names) for side in pair))
            for field, pair in one.differences.items()
        ],
    )


def _first(words: Iterable[object]) -> str:
    return next((str(word) for word in words if word), "")
