"""Which report a returned file was made from."""

from __future__ import annotations

from datetime import date

from svod.compose.keep import restored
from svod.compose.render.tags import ReportTag, plain
from svod.compose.reports.today import ANNUAL, composed_today
from svod.compose.roundtrip.align import foreign, refuse_endless
from svod.compose.roundtrip.pieces import Returned
from svod.compose.tree import Report
from svod.kernel.refusal import Refused
from svod.kernel.words import LANGUAGES, Language
from svod.register.bodies.models import Body
from svod.register.releases.models import Release
from svod.register.releases.queries import releases
from svod.register.sources.queries import reported_period
from svod.register.states.models import City, State

REPORT = ANNUAL


def annual_today(first: date, last: date, language: Language) -> Report:
    """The annual report as it would be composed today, the editors' changes in it."""
    return composed_today(kind=ANNUAL, of="", first=first, last=last, language=language)


def names_in(language: Language) -> frozenset[str]:
    """What cities, states and bodies of the register are called in a language, short names and abbreviations too."""
    fields = ((City, ("name",)), (State, ("name", "short_name", "adjective")), (Body, ("name", "short_name", "abbreviation")))
    rows = [
        row for model, each in fields for row in model._default_manager.values_list(*(f"{field}_{language}" for field in each))
    ]
    return frozenset(filter(None, (words for row in rows for words in row)))


def origin_of(back: Returned) -> Report:
    """Today's report, or the release that the file was made from; today's where neither fits exactly.

    Refused: it is not ours, or of a report that this register does not hold.
    """
    tag = back.tag
    if tag is None:
        return _known_by_words(back)
    try:
        today = composed_today(kind=tag.kind, of=tag.of, first=tag.first, last=tag.last, language=tag.language)
    except Refused as fault:
        kept = _released(tag)
        if kept is None:
            raise _elsewhere(back.name, tag) from fault
        return kept
    return today if tag.is_of(today) else _released(tag) or today


def release_of(tag: ReportTag) -> Release | None:
    """The newest release of the very report that a file says it is, word for word."""
    held = releases(tag.kind).filter(of=tag.of, first=tag.first, last=tag.last)
    return next((one for one in held if tag.language in one.trees and tag.is_of(restored(one.trees[tag.language]))), None)


def _released(tag: ReportTag) -> Report | None:
    release = release_of(tag)
    return restored(release.trees[tag.language]) if release else None


def _elsewhere(name: str, tag: ReportTag) -> Refused:
    what = f"{tag.kind} {tag.of}".strip()
    return Refused(
        f"{name}: файл отчёта «{what}» за {tag.first}–{tag.last}, а в этом реестре такого отчёта нет. Он из другого реестра?",
        f"{name}: a file of the report “{what}”, {tag.first} to {tag.last}; this register has no such report. Another register?",
        f"{name}：该文件属于报告“{what}”（{tag.first}至{tag.last}），本登记册中没有此报告。是否来自其他登记册？",
    )


def _known_by_words(back: Returned) -> Report:
    """The properties of the file were cleared: the newest report, in the language whose sentences are in it."""
    period = reported_period()
    for language in LANGUAGES:
        report = annual_today(period.first, period.last, language)
        refuse_endless(back, report)
        words = {plain(one.text) for one in report.sentences() if len(one.text) > (12 if language == "zh" else 40)}
        if any(piece_words in words or _holds(piece_words, words) for piece_words in (plain(one.text) for one in back.pieces)):
            return report
    raise foreign(back.name)


def _holds(text: str, words: set[str]) -> bool:
    """A paragraph that lost its marks holds many sentences."""
    return len(text) > 40 and any(one in text for one in words)
