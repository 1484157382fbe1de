"""Running the rules over facts."""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import dataclass, replace

from svod.audit.facts.shapes import Facts
from svod.audit.finding import Finding
from svod.audit.registry import RULES
from svod.audit.rule import Rule
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual

FORMAT = "svod-audit/1"
_COULD_NOT_RUN = Trilingual(
    "Правило {rule} не выполнено из-за внутренней ошибки ({error}). Проверка неполна: сообщите об этом разработчикам Свода.",
    "Rule {rule} could not run because of an internal error ({error}). The audit is not complete: tell the makers of Svod.",
    "规则 {rule} 因内部错误（{error}）未能执行。检查不完整，请告知 Svod 开发者。",
)
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class AuditResult:
    """`findings` by place; the others: codes of rules. A failed rule is an error among the findings."""

    findings: tuple[Finding, ...]
    run: tuple[str, ...]
    not_applicable: tuple[str, ...]
    failed: tuple[str, ...]
    switched_off: tuple[str, ...] = ()


def _could_not_run(rule: Rule, error: Exception) -> Finding:
    data = {"rule": rule.code, "error": type(error).__name__}
    return Finding(rule.code, "could-not-run", Severity.ERROR, (), (), data, None, _COULD_NOT_RUN)


def _named(value: object, facts: Facts) -> object:
    """A name of the register in every language, so that a finding speaks one; anything else as it is."""
    if isinstance(value, list):
        return [_named(one, facts) for one in value]
    words = facts.names.get(value) if isinstance(value, str) else None
    return {"ru": words.ru, "en": words.en, "zh": words.zh} if words else value


def audit(facts: Facts, *, only: Collection[str] | None = None) -> AuditResult:
    """What all rules, or those with the codes `only`, find in `facts`. A rule that crashes counts as an error."""
    findings: list[Finding] = []
    run: list[str] = []
    not_applicable: list[str] = []
    failed: list[str] = []
    off: list[str] = []
    for code, rule in RULES.items():
        if only is not None and code not in only:
            continue
        grade = facts.house.grades.get(code)
        if grade == "off":
            off.append(code)
            continue
        if not rule.applies(facts):
            not_applicable.append(code)
            continue
        try:
            found = rule.check(facts)
            findings.extend(found if grade is None else (replace(one, severity=grade) for one in found))
            run.append(code)
        except Exception as error:  # whatever a rule does wrong, the others run and the audit says so
            _log.exception("rule %s could not run", code)
            findings.append(_could_not_run(rule, error))
            failed.append(code)
    if facts.names:
        findings = [replace(one, data={key: _named(value, facts) for key, value in one.data.items()}) for one in findings]
    findings.sort(key=lambda finding: finding.order)
    return AuditResult(tuple(findings), tuple(run), tuple(not_applicable), tuple(failed), tuple(off))


def as_json(result: AuditResult, source: dict[str, object]) -> dict[str, object]:
    """The object of `svod-audit/1`; `source` is that of the reading, or names the register."""
    return {
        "format": FORMAT,
        "source": source,
        "findings": [finding.as_json() for finding in result.findings],
        "rules": {"run": len(result.run), "not_applicable": len(result.not_applicable), "switched_off": len(result.switched_off)},
    }
