"""Letters that somebody may see: the Secretariat all, a state its own, an agency those that tell of its areas."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import QuerySet

from svod.kernel.words import LANGUAGES, Trilingual
from svod.register.letters.models import Letter
from svod.register.notices.words import said_day
from svod.register.rights import Actor, Thing, may


def thing(letter: Letter) -> Thing:
    """As the table of rights sees it; a letter is of no single area."""
    return Thing("letter", state=letter.state.code)


def _parts(letter: Letter) -> list[Thing]:
    """The letter as each area sees it that was entered from it; as a whole, while none was."""
    areas = {entry.submission.request.area.code for entry in letter.entries.all()}
    return [replace(thing(letter), area=one) for one in sorted(areas)] or [thing(letter)]


def reads_file(actor: Actor, letter: Letter) -> bool:
    """The file tells all areas at once: it is for those who answer for every one of them."""
    return all(may(actor, "read", each) for each in _parts(letter))


def letters_visible(actor: Actor, **filters: object) -> list[Letter]:
    """The newest first."""
    rows: QuerySet[Letter] = Letter.objects.filter(**filters).select_related("state", "period", "source__kept_file")
    entries = rows.defer("source__text", "source__kept_file__content").prefetch_related("entries__submission__request__area")
    return [one for one in entries if any(may(actor, "read", each) for each in _parts(one))]


def letter_visible(actor: Actor, pk: int) -> Letter | None:
    """None where there is none, and where it is not for this reader."""
    return next(iter(letters_visible(actor, pk=pk)), None)


def name_of(letter: Letter) -> Trilingual:
    """«письмо № 12 от 3 марта 2026 года»."""
    ru, en, zh = (said_day(letter.dated, language) for language in LANGUAGES)
    n = letter.number
    return Trilingual(
        "письмо" + (f" № {n}" if n else " без номера") + f" от {ru}",
        "letter" + (f" No. {n}" if n else " without a number") + f" of {en}",
        zh + (f"第 {n} 号来函" if n else "无编号来函"),
    )
