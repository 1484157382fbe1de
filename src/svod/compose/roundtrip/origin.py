"""Which report a returned file was made from, and what keeping its changes would record."""

from __future__ import annotations

from datetime import date

from svod.compose.hand import edits_of, facts_said, said_by
from svod.compose.keep import restored
from svod.compose.render.tags import plain
from svod.compose.reports.annual.outline import compose_annual
from svod.compose.roundtrip.align import Comparison, foreign
from svod.compose.roundtrip.pieces import Returned
from svod.compose.tree import Report
from svod.intake.returned import KeptSentence
from svod.kernel.words import LANGUAGES, Language, Trilingual
from svod.register.releases.queries import releases
from svod.register.sources.queries import reported_period
from svod.register.wordings.queries import wordings_of

REPORT = "annual"
KINDS = {"wording": "reword", "new": "add", "dropped": "drop"}


def annual_today(first: date, last: date, language: Language) -> Report:
    """The annual report as it would be composed today, the editors' changes in it."""
    return compose_annual(first=first, last=last, language=language, edits=edits_of(wordings_of(REPORT, first, last)))


def origin_of(back: Returned) -> Report:
    """Today's report, or the release that the file was made from; today's where neither fits exactly. Refused: it is not ours."""
    tag = back.tag
    if tag is None:
        return _known_by_words(back)
    today = annual_today(tag.first, tag.last, tag.language)
    if tag.is_of(today):
        return today
    held = releases(REPORT).filter(first=tag.first, last=tag.last)
    kept = (restored(one.trees[tag.language]) for one in held if tag.language in one.trees)
    return next((one for one in kept if tag.is_of(one)), today)


def _known_by_words(back: Returned) -> Report:
    """The properties of the file were cleared: the newest report, in the language whose sentences are in it."""
    period = reported_period()
    for language in LANGUAGES:
        report = annual_today(period.first, period.last, language)
        words = {plain(one.text) for one in report.sentences() if len(one.text) > 40}
        if any(plain(piece.text) in words for piece in back.pieces):
            return report
    raise foreign(back.name)


def to_keep(comparison: Comparison, report: Report) -> list[KeptSentence]:
    """Wordings, new sentences and dropped ones. Of a file that is not of this very report nothing is dropped: what it lacks may
    have come to the register since."""
    kept = []
    for one in comparison.of("wording", "new", "dropped"):
        if (one.kind == "dropped" and not comparison.is_exact) or (one.kind == "new" and not one.after_key):
            continue
        held = said_by(report, one.key) if one.key else None
        facts = facts_said(report, held) if held else {}
        text = Trilingual(**{report.language: one.after})
        kept.append(KeptSentence(KINDS[one.kind], one.key, text, one.after_key, one.before, facts))
    return kept
