"""All that is recognised in a text before anything is put together: atoms in order, ready to be asked for by place."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from svod.kernel.dates import DateRange
from svod.kernel.span import Span
from svod.kernel.vocabulary import EventFormat
from svod.language.found import Found
from svod.language.lexicon import Lexicon, plain_lexicon
from svod.language.nounphrase import phrase_end
from svod.language.phrases.abbreviations import ru as abbreviations
from svod.language.phrases.bodies import ru as bodies
from svod.language.phrases.chairs import en as chairs_en
from svod.language.phrases.chairs import ru as chairs
from svod.language.phrases.dates import en as dates_en
from svod.language.phrases.dates import ru as dates
from svod.language.phrases.documents import ru as documents
from svod.language.phrases.formats import en as formats_en
from svod.language.phrases.formats import ru as formats
from svod.language.phrases.kinds import ru as kinds
from svod.language.phrases.places import en as places_en
from svod.language.phrases.places import ru as places
from svod.language.phrases.stages import en as stages_en
from svod.language.phrases.stages import ru as stages
from svod.language.phrases.states import ru as states
from svod.language.phrases.statuses import en as statuses_en
from svod.language.phrases.statuses import ru as statuses
from svod.language.phrases.themes import ru as themes
from svod.language.phrases.weekdays import en as weekdays_en
from svod.language.phrases.weekdays import ru as weekdays
from svod.language.prose import Prose
from svod.language.tongue import Tongue, tongue_of
from svod.reading.shapes import DateRole

V = TypeVar("V")


class Row(Sequence[Found[V]], Generic[V]):
    """Phrases in order of place."""

    def __init__(self, found: Sequence[Found[V]]) -> None:
        self._found = list(found)
        self._starts = [f.start for f in self._found]

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # Sequence overloads int and slice
        return self._found[index]

    def __len__(self) -> int:
        return len(self._found)

    def within(self, start: int, end: int) -> list[Found[V]]:
        """Those that begin in `[start, end)`."""
        return self._found[bisect.bisect_left(self._starts, start) : bisect.bisect_left(self._starts, end)]

    def at(self, start: int) -> Found[V] | None:
        found = self.within(start, start + 1)
        return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Title:
    """A document's name: clean `[start, end)`; `inner`: it stands inside another document's name."""

    start: int
    end: int
    head: documents.DocumentHead
    inner: bool = False


@dataclass(slots=True)
class Scene:
    """The atoms of one text. Positions are clean characters; `roles` says what each date was used for, by its start."""

    prose: Prose
    lexicon: Lexicon
    dated: date | None
    dates: Row[dates.Dates]
    places: Row[places.PlaceNamed]
    formats: Row[EventFormat]
    roles: Row[chairs.Role]
    quotes: Row[str]
    events: Row[kinds.EventHead]
    titles: Row[Title]
    happenings: Row[statuses.Happening]
    progresses: Row[stages.Progress]
    short_forms: Row[abbreviations.ShortForm]
    bodies: Row[bodies.BodyHead]
    barriers: frozenset[int]
    heads: frozenset[int]
    states: frozenset[int]
    """Starts of the names of states, which are no bodies: «Российская Федерация»."""
    own: str | None
    tongue: Tongue = "ru"
    ranges: dict[int, DateRange | None] = field(default_factory=dict)
    date_roles: dict[int, DateRole] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    """Starts of the atoms that an event or a document took."""

    def text(self, start: int, end: int) -> str:
        return self.prose.text[start:end]

    def span(self, start: int, end: int) -> Span:
        return self.prose.span(start, end)

    def quoted(self, position: int) -> Found[str] | None:
        """The quotation that holds a clean position."""
        for quote in self.quotes.within(max(0, position - 400), position + 1)[::-1][:1]:
            if quote.start < position < quote.end:
                return quote
        return None

    def title_at(self, position: int) -> Title | None:
        """The outermost document name that holds a clean position."""
        for found in self.titles.within(max(0, position - 600), position + 1):
            if found.start <= position < found.end and not found.value.inner:
                return found.value
        return None


def _outermost(prose: Prose, heads: Sequence[Found[documents.DocumentHead]], ends: dict[int, int]) -> Iterator[Found[Title]]:
    reach = 0
    for found in heads:
        end = ends[found.start]
        yield Found(found.start, end, Title(found.start, end, found.value, inner=found.start < reach))
        reach = max(reach, end)


_A_BODY = re.compile(
    r"(?:\S+ )?(?:Совет|совет|Комисси|комисси|Комитет|комитет|Групп|групп|Совещани|Council|Commission|Committee)"
)


def _main_organisation(prose: Prose, lexicon: Lexicon, short: Sequence[Found[abbreviations.ShortForm]]) -> str | None:
    """The organisation whose text it is: of the pack, or the short form printed most often."""
    if lexicon.organisation:
        return lexicon.organisation
    counts: dict[str, int] = {}
    bodies_only = {one.value.form for one in short if one.value.expansion and _A_BODY.match(prose.text, one.value.expansion[0])}
    for one in short:
        if one.value.form in bodies_only:
            continue
        counts[one.value.form] = counts.get(one.value.form, 0) + 1
    best = max(counts, key=lambda form: counts[form], default=None)
    return best if best and counts[best] >= 3 else None


_AHEAD = re.compile(
    r"(?<!\w)(?:will|shall|is to|are to|состо(?:ит|ят)ся|пройд[её]т|пройдут|откро(?:е|ю)тся|начн[её]тся)(?!\w)", re.IGNORECASE
)


def _with_nearby(
    prose: Prose, found: list[Found[dates.Dates]], nearby: Sequence[Found[weekdays.Nearby]], dated: date | None
) -> list[Found[dates.Dates]]:
    """The dates and, where the text's own day is known, the days told from it; not in sentences that print a day anyway."""
    if dated is None or not nearby:
        return found
    printed = {prose.sentence_at(one.start) for one in found if one.value.first.day}
    more = []
    for one in nearby:
        at = prose.sentence_at(one.start)
        if at not in printed:
            sentence = prose.sentences[at]
            ahead = bool(_AHEAD.search(prose.text, sentence.start, sentence.end))
            more.append(Found(one.start, one.end, one.value.beside(dated, ahead=ahead)))
    return sorted([*found, *more], key=lambda f: f.start)


def scene_of(prose: Prose, lexicon: Lexicon | None, dated: date | None) -> Scene:
    """Finds every atom, each kind once over the whole text, by the phrases of its language."""
    known = lexicon or plain_lexicon()
    if tongue_of(prose) == "en":
        return _english(prose, known, dated)
    named = states.find(prose, known)
    found_dates = _with_nearby(prose, dates.find(prose), weekdays.find(prose), dated)
    found_places = places.find(prose, known, named)
    found_formats, found_roles = formats.find(prose), chairs.find(prose, known, named)
    heads, event_heads = documents.find(prose), kinds.find(prose)
    short = abbreviations.find(prose)
    barriers = frozenset(
        [*(f.start for f in found_dates), *(f.start for f in found_places), *(f.start for f in found_roles),
         *(f.start for f in found_formats if not prose.text[f.start : f.end].lower().startswith("видеоконференци"))]
    )  # fmt: skip
    in_formats = {t.start for f in found_formats for t in prose.tokens_in(f.start + 1, f.end)}
    event_heads = [f for f in event_heads if f.start not in in_formats]
    bodies_by_name = re.compile(r"\w+ (?:ООН|Организации Объедин)")
    starts = frozenset(
        [*(f.start for f in heads if not bodies_by_name.match(prose.text, f.start)), *(f.start for f in event_heads)]
    )
    own = _main_organisation(prose, known, short)
    ends: dict[int, int] = {}
    for head in heads:
        limit = prose.sentences[prose.sentence_at(head.start)].end
        last = phrase_end(prose, head.value.at, limit, barriers, starts, is_title=True, own=own)
        ends[head.start] = max(head.end, prose.tokens[last - 1].end)
    return Scene(
        prose=prose,
        lexicon=known,
        dated=dated,
        dates=Row(found_dates),
        places=Row(found_places),
        formats=Row(found_formats),
        roles=Row(found_roles),
        quotes=Row(themes.find(prose)),
        events=Row(event_heads),
        titles=Row(list(_outermost(prose, heads, ends))),
        happenings=Row(statuses.find(prose)),
        progresses=Row(stages.find(prose)),
        short_forms=Row(short),
        bodies=Row(bodies.find(prose)),
        barriers=barriers,
        heads=starts,
        states=frozenset(f.start for f in named if f.value.by == "name"),
        own=own,
    )


def _english(prose: Prose, known: Lexicon, dated: date | None) -> Scene:
    """The atoms of an English text; its names of events, documents and bodies are found where they are put together."""
    found_dates = _with_nearby(prose, dates_en.find(prose), weekdays_en.find(prose), dated)
    found_places, found_formats = places_en.find(prose), formats_en.find(prose)
    roles = chairs_en.find(prose)
    barriers = frozenset(f.start for row in (found_dates, found_places, found_formats, roles) for f in row)
    short = abbreviations.find(prose)
    return Scene(
        prose=prose,
        lexicon=known,
        dated=dated,
        dates=Row(found_dates),
        places=Row(found_places),
        formats=Row(found_formats),
        roles=Row(roles),
        quotes=Row(themes.find(prose)),
        events=Row([]),
        titles=Row([]),
        happenings=Row(statuses_en.find(prose)),
        progresses=Row(stages_en.find(prose)),
        short_forms=Row(short),
        bodies=Row([]),
        barriers=barriers,
        heads=frozenset(),
        states=frozenset(),
        own=_main_organisation(prose, known, short),
        tongue="en",
    )
