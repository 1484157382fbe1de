"""Handing out files that people have sent."""

from __future__ import annotations

from urllib.parse import quote

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse

from svod.intake.attached import LARGEST
from svod.kernel.refusal import Refused
from svod.register.sources.models import KeptFile


def handed_out(kept: KeptFile) -> HttpResponse:
    """Byte for byte, to be saved: never opened by the browser as a page of ours."""
    answer = HttpResponse(bytes(kept.content), content_type="application/octet-stream")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(kept.name, safe='')}"
    return answer


def given_file(given: object) -> tuple[str, bytes]:
    """Name and bytes of what was uploaded; both empty where nothing was. Refused where it is too large."""
    if not isinstance(given, UploadedFile) or not given.name:
        return "", b""
    if (given.size or 0) > LARGEST:
        raise Refused("Файл больше 20 МБ.", "The file is larger than 20 MB.", "文件超过 20 MB。")
    return given.name, given.read()
