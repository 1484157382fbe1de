from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from svod.compose.roundtrip.align import Change, Comparison, Kind, returned_against
from svod.compose.roundtrip.offered import as_plain, changed_facts, chosen, from_plain, kept_sentence, notes_of, offered
from svod.compose.roundtrip.origin import names_in, origin_of
from svod.compose.roundtrip.pieces import returned
from svod.intake.returned import Kept, ProposedFacts, keep_returned
from svod.kernel.refusal import Refused
from svod.kernel.words import Trilingual
from svod.language.lexicon import Lexicon, lexicon_of
from svod.portal.findings.audited import pack
from svod.portal.ui.actor import actor_in, signed_in
from svod.portal.ui.given import number_given
from svod.portal.ui.words import spoken
from svod.reading import read_text
from svod.register.rights import Actor, Forbidden, Thing, require

LARGEST = 64 * 2**20
SHOWN: tuple[Kind, ...] = ("fact", "wording", "moved", "new", "dropped", "unknown")
EVERY: tuple[Kind, ...] = ("same", *SHOWN)
SALT = "returned"
HELD = 24 * 3600  # seconds that a page may be looked at before it is kept
MOST_BOXES = 900  # a form of more fields is not taken


@dataclass(frozen=True)
class Shown:
    """A change as the page tells it: `why_not` says why nothing of it can be kept."""

    number: int
    change: Change
    is_offered: bool
    why_not: str
    name: str


@require_http_methods(["GET", "POST"])
@signed_in
def come_back(request: HttpRequest) -> HttpResponse:
    """A returned DOCX: first what was changed in it; then those changes that a named person chose. The file is not stored."""
    require(actor_in(request), "reword", Thing("report", "draft"))
    context: dict[str, object] = {"page": "report", "typed": request.POST}
    status = 200
    file = request.FILES.get("file")
    if request.method == "POST":
        try:
            if request.POST.get("offered"):
                context["kept"] = _keep(request)
            else:
                context |= _told(file if isinstance(file, UploadedFile) else None)
        except Forbidden:
            raise
        except Refused as refusal:
            context["refusal"], status = refusal.words.in_(spoken()), 409
    return render(request, "returned/page.html", context, status=status)


def _lexicon() -> Lexicon | None:
    folder = pack()
    return lexicon_of(folder) if folder else None


def _told(file: UploadedFile[bytes] | None) -> dict[str, object]:
    if file is None or not file.size or file.size > LARGEST:
        raise Refused(
            "Выберите файл DOCX не больше 64 МБ.",
            "Choose a DOCX file of 64 MB at most.",
            "请选择不超过 64 MB 的 DOCX 文件。",
        )
    name = str(file.name)
    back = returned(name, file.read())
    report = origin_of(back)
    found = returned_against(back, report, _lexicon(), names_in(report.language))
    ready = offered(found, report)
    held = {
        "report": report.code,
        "first": str(report.first),
        "last": str(report.last),
        "language": report.language,
        "name": name,
        "offers": as_plain(ready.offers),
        "notes": notes_of(found),
    }
    return {
        "found": found,
        "name": name,
        "report": report,
        "counts": [(kind, len(found.of(kind))) for kind in EVERY if found.of(kind)],
        "changes": _shown(found, report.names, ready.numbers, ready.why_not),
        "offered": signing.dumps(held, salt=SALT, compress=True),
        "offer_count": len(ready.numbers),
        "has_boxes": len(ready.numbers) <= MOST_BOXES,
    }


def _shown(found: Comparison, names: Mapping[str, str], numbers: frozenset[int], why_not: Any) -> list[Shown]:
    """By kind, the facts first; what is only noted at the end."""
    order = {kind: n for n, kind in enumerate(SHOWN)}
    none = Trilingual()
    told = [
        Shown(number, one, number in numbers, why_not.get(number, none).in_(spoken()), names.get(one.record or "", ""))
        for number, one in enumerate(found.changes)
        if not one.is_quiet
    ]
    return sorted(told, key=lambda one: (order.get(one.change.kind, len(order)), one.number))


def _keep(request: HttpRequest) -> Kept:
    """What was shown and chosen, as it was shown."""
    try:
        held = signing.loads(request.POST["offered"], salt=SALT, max_age=HELD)
    except signing.BadSignature as fault:
        raise Refused(
            "Эта страница устарела. Загрузите файл ещё раз.",
            "This page is out of date. Upload the file again.",
            "此页面已过期，请重新上传文件。",
        ) from fault
    numbers = (
        None
        if "all" in request.POST
        else {number_given(one) or 0 for one in request.POST.getlist("change") if number_given(one) is not None}
    )
    offers = chosen(from_plain(held["offers"]), numbers)
    if not offers:
        raise Refused(
            "Не отмечено ни одного изменения: принимать нечего.",
            "No change is marked: there is nothing to keep.",
            "未勾选任何变更，没有可保留的内容。",
        )
    return _kept(held, offers, actor_in(request))


def _kept(held: dict[str, Any], offers: Any, by: Actor) -> Kept:
    first, last = date.fromisoformat(held["first"]), date.fromisoformat(held["last"])
    told, facts, lexicon = changed_facts(offers, held["name"]), None, _lexicon()
    if told:
        reading = read_text(told[0].text, name=held["name"], dated=last, lexicon=lexicon)
        facts = ProposedFacts(told[0], reading, told[1])
    return keep_returned(
        report=held["report"],
        first=first,
        last=last,
        sentences=[kept_sentence(one, held["language"]) for one in offers if one.kind],
        facts=facts,
        file_name=held["name"],
        notes=held["notes"],
        by=by,
    )
