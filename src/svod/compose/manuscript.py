"""A report made ready to be released: composed in every language, rendered in every form, audited. Writes nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from svod.audit.dismissed import fingerprint
from svod.audit.facts.from_register import facts_from_register
from svod.audit.house import House
from svod.audit.run import as_json, audit
from svod.compose.keep import kept
from svod.compose.render import RENDERERS
from svod.compose.render.words import fact_name
from svod.compose.tree import OVERRULED, Report
from svod.kernel.vocabulary import Severity
from svod.kernel.words import LANGUAGES, Language, Trilingual
from svod.register.dismissals.queries import dismissals_of
from svod.register.journal.queries import last_hash
from svod.register.releases.changes import Manuscript, OpenFinding
from svod.register.sources.models import Period


def manuscript(
    *,
    report: str,
    compose: Callable[[Language], Report],
    period: Period,
    house: House,
    on: date,
    languages: Collection[Language] = LANGUAGES,
    suffixes: Collection[str] = tuple(RENDERERS),
) -> Manuscript:
    """`compose` gives the report in a language; `on` is the day whose dismissals count."""
    journal = last_hash()
    composed = {language: for_the_public(compose(language)) for language in LANGUAGES if language in languages}
    any_of_them = next(iter(composed.values()))
    told, findings = _audited(period, house, on)
    return Manuscript(
        report=report,
        first=any_of_them.first,
        last=any_of_them.last,
        trees={language: kept(one) for language, one in composed.items()},
        files={(language, suffix): RENDERERS[suffix](one) for language, one in composed.items() for suffix in suffixes},
        audit=told,
        findings=(*_own(composed.values()), *findings),
        journal=journal,
    )


def _own(composed: Iterable[Report]) -> tuple[OpenFinding, ...]:
    """What the report itself leaves open: editors' sentences whose facts say something else since, sentences without a source."""
    found: dict[str, OpenFinding] = {}
    reports = list(composed)
    names = {one.language: one.names for one in reports}
    for report in reports:
        for sentence in (*report.sentences(), *report.dropped):
            done = sentence.editorial
            if done and done.is_stale:
                ru, en, zh = (_changes(done.changed, names.get(one, report.names), one) for one in LANGUAGES)
                said = Trilingual(
                    f"Правка № {done.number} ({done.by}) устарела: {ru}. Подтвердите её или отзовите.",
                    f"Change No. {done.number} ({done.by}) is stale: {en}. Confirm or withdraw it.",
                    f"第 {done.number} 号修改（{done.by}）已过时：{zh}。请确认或撤回。",
                )
                mark = _print("stale", done.number, *(part for one in done.changed for part in one[::2]))
                found.setdefault(f"stale {done.number}", OpenFinding(mark, "STALE", Severity.ERROR, said))
            elif not report.is_sourced(sentence):
                key = sentence.key or sentence.text
                said = Trilingual(*(f"{words}: {sentence.text[:200]}" for words in _UNSOURCED))
                found.setdefault(f"unsourced {key}", OpenFinding(_print("unsourced", key), "NOSOURCE", Severity.WARNING, said))
    return tuple(found.values())


def _changes(changed: Iterable[tuple[str, str, str]], names: Mapping[str, str], language: Language) -> str:
    """ "Meeting of Ministers …: dates: 2024-06-25 → 2024-06-26", by the names that readers know."""
    return "; ".join(f"{fact_name(fact, names, language)}: {was or '—'} → {now or '—'}" for fact, was, now in changed)


_UNSOURCED = ("Предложение без источника", "A sentence without a source", "没有来源的句子")


def _print(*parts: object) -> str:
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()


def for_the_public(report: Report) -> Report:
    """Without the sources that say otherwise than what was ruled: that states disagreed is the Secretariat's alone to know."""
    told = {fact: tuple(one for one in found if one.layer != OVERRULED) for fact, found in report.evidence.items()}
    return replace(report, evidence={fact: found for fact, found in told.items() if found})


def _audited(period: Period, house: House, on: date) -> tuple[dict[str, Any], tuple[OpenFinding, ...]]:
    """What the audit of the register says of the period; the findings that nobody dismissed stand open."""
    scope = f"register:{period.code}"
    result = audit(facts_from_register(period=period, house=house))
    dismissed = {one.fingerprint: one for one in dismissals_of(scope, on=on)}
    marked = [(fingerprint(one), one) for one in result.findings]
    told = as_json(result, {"register": period.code})
    told["dismissed"] = [
        {"fingerprint": mark, "code": one.code, "reason": dismissed[mark].reason, "by": dismissed[mark].by}
        for mark, one in marked
        if mark in dismissed
    ]
    standing = tuple(OpenFinding(mark, one.code, one.severity, one.message) for mark, one in marked if mark not in dismissed)
    return told, standing
