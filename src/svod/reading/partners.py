"""Other organisations: whose session it is when it is not our own."""

from __future__ import annotations

import re

PARTNERS = frozenset(
    {"ООН", "ЭСКАТО", "ЮНЕСКО", "ЮНЕП", "ЮНЕА", "ФАО", "ВОЗ", "МВФ", "ВТО", "МОТ", "МАГАТЭ", "ОБСЕ", "ЕС", "ЕАЭС", "ЕЭК", "СНГ", "ОДКБ", "АСЕАН", "БРИКС",
     "СВМДА", "ОЭС", "ОИС", "ЛАГ", "ЮНКТАД", "ЮНИДО", "ПРООН", "ИКАО", "МСЭ", "ВМО", "СПЕКА", "ШОС", "ЮНВТО", "ВТамО", "ИСО", "МЭК", "ОСЖД", "МСЖД", "АБР",
     "АБИИ", "ЕАБР", "НБР", "АТЭС", "ОЭСР", "ВОИС", "ИМО", "УВКБ", "ЕврАзЭС", "ЮНДОК", "МОЗМ", "КООМЕТ", "МКВК", "МФСА", "ЕЭК ООН"}
)  # fmt: skip
"""Short forms of international organisations."""
_SHORT = re.compile(r"(?<![\w-])[А-ЯЁ][А-ЯЁа-я]*[А-ЯЁ](?![\w])")
_LONG = re.compile(
    r"Организаци\w+ Объедин[её]нных Наций|Всемирн\w+ (?:\w+ )?(?:организаци|банк)|Европейск\w+ (?:союз|комисси)|Ассамбле\w+ ООН"
)


def partners_in(name: str, own: str | None) -> list[str]:
    """Short forms of other organisations in a name, in order."""
    return [m.group() for m in _SHORT.finditer(name) if m.group() in PARTNERS and m.group() != own]


def is_of_partner(name: str, own: str | None) -> bool:
    """Whether a body or event belongs to another organisation; false where the own one is named as well."""
    if own and re.search(rf"(?<![\w-]){re.escape(own)}(?![\w])", name):
        return False
    return bool(partners_in(name, own)) or bool(_LONG.search(name))
