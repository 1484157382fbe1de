"""Which reports were released, and whether a file is one of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.db.models import QuerySet

from svod.kernel.refusal import Refused
from svod.register.journal.queries import history_of, is_in_chain
from svod.register.releases.changes import sha256_of
from svod.register.releases.models import AcceptedFinding, Release, ReleasedFile
from svod.register.rights import THEIRS, Actor, Thing, may


@dataclass(frozen=True, slots=True)
class Verified:
    """What holds of a release: its files are the bytes frozen, its hash is that of what it keeps, the journal says the same."""

    broken_files: tuple[str, ...]
    is_whole: bool
    is_in_journal: bool

    @property
    def holds(self) -> bool:
        return self.is_whole and self.is_in_journal and not self.broken_files


def releases_before_the_journal() -> list[Release]:
    """Releases made when the journal had a last row that it has no more: its end was cut off, or all was written anew."""
    return [one for one in releases() if one.journal and not is_in_chain(one.journal)]


def releases(report: str = "") -> QuerySet[Release]:
    """The newest first; without what they keep, which is long."""
    every = Release.objects.defer("trees", "audit")
    return every.filter(report=report) if report else every


def release_named(code: str) -> Release:
    """By its code as `releases` shows it, or the end of it where no other ends so; Refused where there is none."""
    found = [one for one in releases() if one.code == code] or [one for one in releases() if one.code.endswith(code) and code]
    if len(found) != 1:
        raise Refused(
            f"Выпуска «{code}» нет (или их несколько). Список: svod release list.",
            f"There is no release “{code}”, or more than one. The list: svod release list.",
            f"没有名为“{code}”的发布版本，或有多个。查看清单：svod release list。",
        )
    return Release.objects.get(pk=found[0].pk)


def accepted_visible(release: Release, actor: Actor) -> QuerySet[AcceptedFinding]:
    """What the audit left open in it. Findings repeat what states have said: for those who read both."""
    reads = may(actor, "read", Thing("finding")) and may(actor, "read", Thing("source", THEIRS))
    return release.accepted.all() if reads else release.accepted.none()


def release_before(release: Release) -> Release | None:
    """What a release is compared with: the one before it of the same period, else the newest of the period before."""
    same = Release.objects.filter(report=release.report, of=release.of)
    return (
        same.filter(first=release.first, last=release.last, number__lt=release.number).order_by("-number").first()
        or same.filter(last__lt=release.first).order_by("-last", "-number").first()
    )


def released_file(content: bytes) -> ReleasedFile | None:
    """The file of a release that has these very bytes."""
    return ReleasedFile.objects.filter(sha256=hashlib.sha256(content).hexdigest()).select_related("release").first()


def verified(release: Release) -> Verified:
    """Recomputed from what is stored, nothing taken on trust."""
    files = list(release.files.all())
    broken = tuple(str(one) for one in files if hashlib.sha256(bytes(one.content)).hexdigest() != one.sha256)
    hashes = {f"{one.language}{one.suffix}": one.sha256 for one in files}
    frozen = history_of(f"release:{release.code}").filter(verb="frozen").first()
    return Verified(
        broken_files=broken,
        is_whole=sha256_of(release, hashes, list(release.accepted.all())) == release.sha256,
        is_in_journal=frozen is not None and frozen.after.get("sha256") == release.sha256,
    )
