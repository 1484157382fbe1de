"""The board as its page shows it: a line for each area, a cell for each state, the signs of the last periods in it.

650 marks make a page: each is written once for its status and period, and cells are put together from these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from svod.portal.ui.values import joined
from svod.portal.ui.words import named, say, spoken
from svod.register.areas.models import Area
from svod.register.sources.models import Period
from svod.register.states.models import State
from svod.register.submissions.queries import (
    NOTHING,
    OVERDUE,
    REPORTED,
    WAITING,
    Board,
    Cell,
    Statuses,
    Tally,
    tally_of,
)
from svod.register.submissions.stages import PROCESSING, RETURNED, SUBMITTED

NOT_ASKED = "not_asked"
SIGNS = {
    REPORTED: "✓",
    NOTHING: "∅",
    PROCESSING: "◐",
    SUBMITTED: "→",
    RETURNED: "↩",
    OVERDUE: "!",
    WAITING: "…",
    NOT_ASKED: "·",
}
YEARS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Mark:
    """One status in one period, ready: its sign, its link (`{}` is the key of the request), its word."""

    sign: SafeString
    link: str
    said: str  # «2023-2024 – принято»


@dataclass(frozen=True, slots=True)
class Square:
    """One state and area: what stands in the cell, and how much of what was asked is done."""

    state: str  # its name
    said: str  # the status in words, or «3 из 5»
    inside: SafeString
    tally: Tally


@dataclass(frozen=True, slots=True)
class Line:
    area: Area
    squares: list[Square]
    tally: Tally


@dataclass(frozen=True)
class Grid:
    lines: list[Line]
    of_states: list[tuple[str, Tally]]  # the name of each state and its tally
    tally: Tally


class Painter:
    """Cells for one reader: words and marks are looked up once."""

    def __init__(self, periods: Sequence[Period], years: Mapping[str, Statuses], asked: Mapping[tuple[str, str], int]) -> None:
        """`periods`: those whose marks stand in a cell, the oldest first. `asked`: how many questions wait in a cell."""
        self.periods = [one.code for one in periods]
        self.years = years
        self.asked = asked
        self.said = {status: named(status, "reported") for status in SIGNS if status != NOT_ASKED}
        self.said[NOT_ASKED] = say("board.not_asked")
        self.base = reverse("submission", args=[0]).removesuffix("0/")
        self.marks = {(period, status): self._mark(period, status) for period in self.periods for status in SIGNS}
        self.heads = {
            status: format_html('<span aria-hidden="true">{}</span> {}</a>', SIGNS[status], self.said[status]) for status in SIGNS
        }

    def _mark(self, period: str, status: str) -> Mark:
        said = say("board.year_is", period=period, status=self.said[status])
        sign = format_html('<i class="is-{}">{}</i>', status, SIGNS[status])
        link = format_html(
            '<a class="is-{0}" href="{1}@/" title="{2}" aria-label="{2}">{3}</a>', status, self.base, said, SIGNS[status]
        )
        return Mark(sign, link, said)

    def one_period(self, pair: tuple[str, str], cell: Cell | None) -> SafeString:
        """The status with its link, flags, questions; the signs of the periods, one picture with its words."""
        if cell is None:
            return self._signs(pair, mark_safe('<span class="none">–</span>'))  # our own words
        inside = [f'<a class="tag {cell.status}" href="{self.base}{cell.request.pk}/">{self.heads[cell.status]}']
        if cell.flags:
            inside.append(format_html('<small class="flags">{}</small>', joined(named(flag, "flag") for flag in cell.flags)))
        if n := self.asked.get(pair):
            inside.append(
                format_html(' <a class="tag q-open" href="{}">{}</a>', reverse("questions"), say("board.questions", n=n))
            )
        return self._signs(pair, mark_safe("".join(inside)))  # noqa: S308  # parts that are safe each

    def _signs(self, pair: tuple[str, str], before: SafeString) -> SafeString:
        marks = [self.marks[period, self._status(period, pair)] for period in self.periods]
        if len(marks) < 2 or not any(pair in self.years[period] for period in self.periods):  # one is told already
            return before
        told = say("board.years_of", years=joined(one.said for one in marks))
        return format_html(
            '{0}<span class="marks" role="img" aria-label="{1}" title="{1}">{2}</span>',
            before,
            told,
            mark_safe("".join(one.sign for one in marks)),  # noqa: S308  # safe each
        )

    def all_periods(self, pair: tuple[str, str], tally: Tally) -> SafeString:
        """How many are done, and a link for each period that asked."""
        if not tally.asked:
            return mark_safe('<span class="none">–</span>')  # our own words
        links = []
        for period in self.periods:
            brief = self.years[period].get(pair)
            mark = self.marks[period, brief.status if brief else NOT_ASKED]
            links.append(mark.link.replace("@", str(brief.request), 1) if brief else mark.sign)
        share = say("board.short", done=tally.done, asked=tally.asked)
        return format_html('<b class="share">{}</b><span class="marks">{}</span>', share, mark_safe("".join(links)))  # noqa: S308  # safe each

    def _status(self, period: str, pair: tuple[str, str]) -> str:
        brief = self.years[period].get(pair)
        return brief.status if brief else NOT_ASKED


def grid_of(
    painter: Painter, states: Sequence[State], areas: Sequence[Area], chosen: Board | None, years: Mapping[str, Statuses]
) -> Grid:
    """`chosen`: the board of one period; None shows all of `years` together."""
    language = spoken()
    names = [one.short_name.in_(language) for one in states]
    lines = []
    for area in areas:
        squares = []
        for state, name in zip(states, names, strict=True):
            pair = state.code, area.code
            if chosen is not None:
                cell = chosen.cells.get(pair)
                said = painter.said[cell.status] if cell else ""
                tally = tally_of([cell.status] if cell else [])
                squares.append(Square(name, said, painter.one_period(pair, cell), tally))
            else:
                tally = tally_of(told[pair].status for told in years.values() if pair in told)
                said = say("board.short", done=tally.done, asked=tally.asked) if tally.asked else ""
                squares.append(Square(name, said, painter.all_periods(pair, tally), tally))
        lines.append(Line(area, squares, total(one.tally for one in squares)))
    of_states = [(name, total(line.squares[n].tally for line in lines)) for n, name in enumerate(names)]
    return Grid(lines, of_states, total(line.tally for line in lines))


def total(tallies: Iterable[Tally]) -> Tally:
    told = list(tallies)
    return Tally(sum(one.done for one in told), sum(one.asked for one in told))
