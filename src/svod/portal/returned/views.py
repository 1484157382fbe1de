from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from svod.compose.roundtrip.align import Comparison, Kind, returned_against
from svod.compose.roundtrip.origin import REPORT, origin_of, to_keep
from svod.compose.roundtrip.pieces import returned
from svod.compose.roundtrip.proposed import changed_facts
from svod.compose.tree import Report
from svod.intake.returned import Kept, ProposedFacts, keep_returned
from svod.kernel.refusal import Refused
from svod.language.lexicon import Lexicon, lexicon_of
from svod.portal.findings.audited import pack
from svod.portal.ui.actor import actor_in, signed_in
from svod.portal.ui.words import spoken
from svod.reading import read_text
from svod.register.rights import Actor, Forbidden, Thing, require

LARGEST = 64 * 2**20
SHOWN: tuple[Kind, ...] = ("fact", "wording", "new", "dropped", "unknown")
EVERY: tuple[Kind, ...] = ("same", *SHOWN)


@require_http_methods(["GET", "POST"])
@signed_in
def come_back(request: HttpRequest) -> HttpResponse:
    """A returned DOCX: what was changed in it; kept where a named person says so. The file itself is not stored."""
    require(actor_in(request), "reword", Thing("report", "draft"))
    context: dict[str, object] = {"page": "report", "typed": request.POST}
    status = 200
    file = request.FILES.get("file")
    if request.method == "POST":
        try:
            context |= _told(file if isinstance(file, UploadedFile) else None, request)
        except Forbidden:
            raise
        except Refused as refusal:
            context["refusal"], status = refusal.words.in_(spoken()), 409
    return render(request, "returned/page.html", context, status=status)


def _told(file: UploadedFile[bytes] | None, request: HttpRequest) -> dict[str, object]:
    if file is None or not file.size or file.size > LARGEST:
        raise Refused(
            "Выберите файл DOCX не больше 64 МБ.",
            "Choose a DOCX file of 64 MB at most.",
            "请选择不超过 64 MB 的 DOCX 文件。",
        )
    name = str(file.name)
    folder = pack()
    lexicon = lexicon_of(folder) if folder else None
    back = returned(name, file.read())
    report = origin_of(back)
    found = returned_against(back, report, lexicon)
    noted = [one for one in found.of("same") if one.comments or one.tracked]
    kept = None
    if request.POST.get("do") == "keep":
        kept = _keep(found, report, name, actor_in(request), lexicon)
    return {
        "found": found,
        "name": name,
        "counts": [(kind, len(found.of(kind))) for kind in EVERY if found.of(kind)],
        "changes": [*(one for kind in SHOWN for one in found.of(kind)), *noted],
        "kept": kept,
    }


def _keep(found: Comparison, report: Report, name: str, by: Actor, lexicon: Lexicon | None) -> Kept:
    told = changed_facts(found, name)
    reading = read_text(told[0].text, name=name, dated=report.last, lexicon=lexicon) if told else None
    return keep_returned(
        report=REPORT,
        first=report.first,
        last=report.last,
        sentences=to_keep(found, report),
        facts=ProposedFacts(told[0], reading, told[1]) if told and reading else None,
        file_name=name,
        by=by,
    )
