"""Reports that were released: for everybody."""

from __future__ import annotations

from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema

from svod.api.callers import caller
from svod.api.problems import Problem
from svod.register.releases.models import Release, ReleasedFile
from svod.register.releases.queries import releases
from svod.register.rights import Thing, may

router = Router(tags=["releases"])


class FileOut(Schema):
    language: str
    suffix: str = Field(description="As the file's name ends: .docx")
    size: int
    sha256: str


class ReleaseOut(Schema):
    code: str
    report: str
    first: date
    last: date
    number: int
    at: datetime
    sha256: str = Field(description="Over the tree, the files, the result of the audit: `svod verify` counts it anew.")
    files: list[FileOut]


@router.get("/releases", response=list[ReleaseOut], summary="Released reports")
def released(request: HttpRequest) -> list[ReleaseOut]:
    _refuse_strangers(request)
    return [_release(one) for one in releases().prefetch_related("files")]


@router.get("/releases/{code}/{language}/{suffix}", summary="A file of a release, byte for byte")
def file(request: HttpRequest, code: str, language: str, suffix: str) -> HttpResponse:
    _refuse_strangers(request)
    every = ReleasedFile.objects.filter(language=language, suffix=f".{suffix.removeprefix('.')}").select_related("release")
    found = next((one for one in every.defer("release__trees", "release__audit") if one.release.code == code), None)
    if found is None:
        raise Problem.not_found()
    answer = HttpResponse(bytes(found.content), content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{found.release.code}-{language}{found.suffix}"'
    answer["ETag"] = f'"{found.sha256}"'
    return answer


def _refuse_strangers(request: HttpRequest) -> None:
    if not may(caller(request).actor, "read", Thing("report", "released")):
        raise Problem.unauthorized()


def _release(row: Release) -> ReleaseOut:
    files = [FileOut(language=one.language, suffix=one.suffix, size=one.size, sha256=one.sha256) for one in row.files.all()]
    return ReleaseOut(
        code=row.code,
        report=row.report,
        first=row.first,
        last=row.last,
        number=row.number,
        at=row.at,
        sha256=row.sha256,
        files=files,
    )
