"""Freezing a report. The composer and the audit give plain data; whether it may be frozen is decided here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from svod.kernel.refusal import Refused
from svod.kernel.vocabulary import Severity
from svod.kernel.words import Trilingual
from svod.register.journal.changes import note, wait_for_turn
from svod.register.journal.queries import last_hash
from svod.register.releases.models import AcceptedFinding, Release, ReleasedFile
from svod.register.rights import Actor, Thing, require


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """A finding of the audit that nobody dismissed."""

    fingerprint: str
    code: str
    severity: Severity
    message: Trilingual


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Whoever releases lets a finding stand, and says why; nobody signs for another."""

    fingerprint: str
    reason: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A composed report ready to be frozen: trees by language, files by (language, suffix), the audit's result.

    `journal`: the last hash of the journal before it was composed; the register must not have moved on since.
    """

    report: str
    first: date
    last: date
    trees: Mapping[str, Mapping[str, Any]]
    files: Mapping[tuple[str, str], bytes]
    audit: Mapping[str, Any]
    findings: tuple[OpenFinding, ...]
    of: str = ""
    journal: str = ""

    @property
    def mark(self) -> str:
        """What a person looked at: SHA-256 over the trees and the open findings. The audit's own clock does not count."""
        told = [self.report, self.of, self.trees, [[one.fingerprint, one.severity] for one in self.findings]]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()

    @property
    def errors(self) -> tuple[OpenFinding, ...]:
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)


@transaction.atomic
def freeze_release(
    *, manuscript: Manuscript, accepted: Sequence[Acceptance] = (), remark: str = "", seen: str = "", by: Actor
) -> Release:
    """Keep the report for good under the next number of its period. Of two who release at once the second waits, then is refused.

    `seen`: the mark of the manuscript that the person looked at. Refused without the right or a name; where the report or the
    register is not what it was; while an error stands that was not accepted with a reason; where an acceptance names no open
    finding; where nothing is to be kept.
    """
    require(by, "release", Thing("report", "draft"))
    _refuse_nobody(by.name)
    _refuse_nothing(manuscript)
    wait_for_turn()
    _refuse_moved(manuscript, seen)
    acceptances = {one.fingerprint: one for one in accepted}
    _refuse_unfounded(manuscript, accepted)
    _refuse_errors(manuscript, acceptances)
    hashes = {
        f"{language}{suffix}": hashlib.sha256(content).hexdigest() for (language, suffix), content in manuscript.files.items()
    }
    release = Release(
        report=manuscript.report,
        of=manuscript.of,
        first=manuscript.first,
        last=manuscript.last,
        number=_next_number(manuscript),
        at=datetime.now(UTC),
        by=by.name.strip(),
        note=remark.strip(),
        trees=manuscript.trees,
        audit=manuscript.audit,
        journal=last_hash(),
    )
    findings = [_finding(release, one, acceptances.get(one.fingerprint), by) for one in manuscript.findings]
    release.sha256 = sha256_of(release, hashes, findings)
    release.save()
    for (language, suffix), content in sorted(manuscript.files.items()):
        ReleasedFile.objects.create(
            release=release,
            language=language,
            suffix=suffix,
            content=content,
            size=len(content),
            sha256=hashes[f"{language}{suffix}"],
        )
    AcceptedFinding.objects.bulk_create(findings, batch_size=200)
    note(
        record=f"release:{release.code}",
        verb="frozen",
        by=by.name,
        reason=remark,
        after={
            "sha256": release.sha256,
            "files": hashes,
            "open_findings": len(findings),
            "accepted_errors": len(manuscript.errors),
        },
    )
    return release


def sha256_of(release: Release, hashes: Mapping[str, str], findings: Sequence[AcceptedFinding]) -> str:
    """SHA-256 over the canonical JSON of everything that the release keeps, its files by their hashes."""
    told = [
        [release.report, release.of, release.first, release.last, release.number],
        [release.at.astimezone(UTC).isoformat(timespec="microseconds"), release.by, release.note, release.journal],
        release.trees,
        release.audit,
        dict(hashes),
        [[one.fingerprint, one.code, one.severity, one.reason, one.by] for one in findings],
    ]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()


def _finding(release: Release, one: OpenFinding, accepted: Acceptance | None, by: Actor) -> AcceptedFinding:
    return AcceptedFinding(
        release=release,
        fingerprint=one.fingerprint,
        code=one.code,
        severity=str(one.severity),
        message_ru=one.message.ru,
        message_en=one.message.en,
        message_zh=one.message.zh,
        reason=accepted.reason.strip() if accepted else "",
        by=by.name.strip() if accepted else "",
    )


def _next_number(manuscript: Manuscript) -> int:
    same = Release.objects.filter(
        report=manuscript.report, of=manuscript.of, first=manuscript.first, last=manuscript.last
    ).aggregate(last=Max("number"))
    return int(same["last"] or 0) + 1


def _refuse_moved(manuscript: Manuscript, seen: str) -> None:
    """What is frozen is what was looked at, in every language of one and the same register."""
    if seen and seen != manuscript.mark:
        raise Refused(
            "Отчёт изменился с тех пор, как вы его смотрели: выпущено было бы не то. Посмотрите его еще раз и повторите выпуск.",
            "The report has changed since you looked at it: something else would be released. Look again, then release.",
            "自您查看以来报告已变更，发布的将不是您所见的内容。请重新查看后再发布。",
        )
    if manuscript.journal and manuscript.journal != last_hash():
        raise Refused(
            "Пока отчёт готовился к выпуску, кто-то изменил реестр или выпустил отчёт. Посмотрите, что нового, и повторите.",
            "While the report was made ready, somebody changed the register or released it. See what is new and try again.",
            "在准备发布期间，有人变更了登记册或发布了报告。请查看新内容后重试。",
        )


def _refuse_nobody(by: str) -> None:
    if not by.strip():
        raise Refused(
            "Отчёт выпускает названный человек: укажите имя (--as «ИМЯ»).",
            "A report is released by a named person: give a name (--as NAME).",
            "报告须由具名人员发布：请填写姓名（--as 姓名）。",
        )


def _refuse_nothing(manuscript: Manuscript) -> None:
    if not manuscript.trees or not manuscript.files:
        raise Refused(
            "Выпускать нечего: не составлен ни один язык или не готов ни один файл.",
            "There is nothing to release: no language was composed, or no file was made.",
            "没有可发布的内容：尚未编写任何语言版本或生成任何文件。",
        )


def _refuse_unfounded(manuscript: Manuscript, accepted: Sequence[Acceptance]) -> None:
    """An acceptance without a reason, or of a finding that is not open."""
    known = {one.fingerprint for one in manuscript.findings}
    for one in accepted:
        if not one.reason.strip():
            raise Refused(
                f"Замечание {one.fingerprint[:10]} принимается с причиной: иначе не понять, почему отчёт выпущен с ним.",
                f"Finding {one.fingerprint[:10]} is accepted with a reason: or nobody knows why it was let stand.",
                f"接受检查结果 {one.fingerprint[:10]} 须注明理由。",
            )
        if one.fingerprint not in known:
            raise Refused(
                f"Среди открытых замечаний нет {one.fingerprint[:10]}: сведения изменились или оно снято. Обновите список.",
                f"There is no open finding {one.fingerprint[:10]}: the facts changed, or it was dismissed. See the list again.",
                f"未决检查结果中没有 {one.fingerprint[:10]}：事实已变更或已撤销。请重新查看清单。",
            )


def _refuse_errors(manuscript: Manuscript, acceptances: Mapping[str, Acceptance]) -> None:
    standing = [one for one in manuscript.errors if one.fingerprint not in acceptances]
    if not standing:
        return
    marks = ", ".join(f"{one.code} {one.fingerprint[:10]}" for one in standing[:8]) + (" …" if len(standing) > 8 else "")
    n = len(standing)
    raise Refused(
        f"Выпуск задержан ошибками проверки: {n} ({marks}). Исправьте их, снимите или примите каждую с причиной и именем.",
        f"Errors of the audit hold the release: {n} ({marks}). Mend or dismiss them, or accept each with a reason and a name.",
        f"检查错误阻止发布：{n} 项（{marks}）。请更正、撤销，或逐项注明理由和姓名予以接受。",
    )
