from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from svod.audit.facts.shapes import EventFact, Facts
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.span import Span
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

Dated = tuple[date, Span, str]
_MOSTLY = 3
"""Fewer paragraphs in order show no custom of ordering by date; so many show it where a break goes back to another year."""


class EventsOutOfOrder(Rule):
    code = "LAY005"
    severity = Severity.NOTE
    needs = ("text", "events")
    title = Trilingual("Мероприятия не по порядку дат", "Events out of the order of dates", "活动未按日期排列")
    message = Trilingual(
        "Порядок дат нарушен: {later:dates} стоит раньше, чем {earlier:dates}, хотя остальное изложено по датам.",
        "The order of dates is broken: {later:dates} stands before {earlier:dates}, while the rest is told by date.",
        "日期顺序有误：{later:dates}排在{earlier:dates}之前，而其余内容按日期排列。",
    )

    def check(self, facts: Facts) -> Iterator[Finding]:
        """One finding a section or list: whoever looks at one break sees the others."""
        for run in [*_openings(facts), *_lists(facts)]:
            breaks = list(_breaks(run))
            if breaks:
                (_, later, later_said), (_, earlier, earlier_said) = breaks[0]
                spans = [one[1] for pair in breaks[1:] for one in pair]
                yield self.found(earlier, later, *spans, later=later_said, earlier=earlier_said)


def _dated(event: EventFact) -> Dated | None:
    spans = event.evidence.get("dates", ())
    if not (event.days and spans and event.is_held) or event.is_background or event.is_decision or event.days.is_backwards:
        return None
    return event.days.first, spans[0], f"{event.days.start}/{event.days.end}"


def _openings(facts: Facts) -> Iterator[list[Dated]]:
    """For each section the dates that open its paragraphs; a section of one paragraph or two has no order."""
    starts = {passage.source.start: passage.source for passage in facts.prose.passages if passage.kind == "paragraph"}
    found: dict[int, list[Dated]] = {}
    for event in facts.events:
        dated = _dated(event)
        if dated and event.area is not None and dated[1].start in starts:
            found.setdefault(event.area, []).append(dated)
    for run in found.values():
        unique = sorted(set(run), key=lambda one: one[1])
        most = len(_longest_in_order(unique))
        other_year = any(later[0].year > earlier[0].year for later, earlier in _breaks(unique))
        if most > _MOSTLY or (most == _MOSTLY and other_year):
            yield unique


def _lists(facts: Facts) -> Iterator[list[Dated]]:
    """The sessions of one body whose dates stand together in one bracket or sentence."""
    prose = facts.prose
    sentences = [prose.span(s.start, s.end) for s in prose.sentences]
    by_body: dict[tuple[str, int | None], list[Dated]] = {}
    for event in facts.events:
        dated = _dated(event)
        if dated and event.body:
            by_body.setdefault((event.body, event.area), []).append(dated)
    for run in by_body.values():
        together = [
            [one for one in sorted(set(run), key=lambda one: one[1]) if sentence.holds(one[1])]
            for sentence in (sentences if len(run) >= _MOSTLY else ())
        ]
        yield from (group for group in together if len(group) >= _MOSTLY)


def _breaks(run: Sequence[Dated]) -> Iterator[tuple[Dated, Dated]]:
    """For each date out of order: the later one that stands first, the earlier one that stands after it."""
    kept = _longest_in_order(run)
    for at, one in enumerate(run):
        after = next((other for other in run[at + 1 :] if other[0] < one[0]), None)
        before = next((other for other in reversed(run[:at]) if other[0] > one[0]), None)
        if at not in kept and after:
            yield one, after
        elif at not in kept and before:
            yield before, one


def _longest_in_order(run: Sequence[Dated]) -> frozenset[int]:
    """Indices of the longest subsequence whose dates do not go back."""
    best: list[list[int]] = []
    for at, (day, _, _) in enumerate(run):
        before = [chain for chain in best if run[chain[-1]][0] <= day]
        best.append([*(max(before, key=len) if before else ()), at])
    return frozenset(max(best, key=len) if best else ())
