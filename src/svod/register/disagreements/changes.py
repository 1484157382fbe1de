"""Ruling which value holds where sources disagree. What the sources say stays as it is."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import transaction

from svod.kernel.refusal import Refused
from svod.register.claims.models import Claim
from svod.register.disagreements.fields import MODELS, columns_of
from svod.register.disagreements.models import Ruling
from svod.register.disagreements.queries import Disagreement, disagreement_on, thing
from svod.register.journal.changes import note
from svod.register.rights import Actor, require
from svod.register.store import Store

HELD = "held"
"""The choice of the value that the register has, where no source says it."""


@transaction.atomic
def settle_disagreement(*, record: str, field: str, choice: str, reason: str, seen: str = "", by: Actor) -> Ruling:
    """Rule that one value holds; the register takes it. The sources' claims stand, the ruling is one more, by a named person.

    `choice`: the key of the claim whose value holds, or `HELD`. `seen`: the `mark` of what the officer looked at; Refused where
    a source has said something since, or somebody has ruled.
    """
    require(by, "settle", thing(record))
    noun, _, code = record.partition(":")
    if noun in MODELS:
        MODELS[noun]._default_manager.select_for_update().filter(code=code).first()  # of two who rule at once one waits
    found = disagreement_on(record, field)
    if found is None:
        raise Refused(
            "По этому полю источники больше не расходятся. Обновите страницу.",
            "The sources do not disagree on this field any more. Reload the page.",
            "各来源对该字段已无分歧，请刷新页面。",
        )
    if seen and seen != found.mark:
        raise Refused(
            "Пока вы решали, сведения изменились: источник сказал новое или решение принял другой. Проверьте и решите снова.",
            "While you were deciding, the facts changed: a source said something new, or somebody else ruled. Look again.",
            "您作决定期间情况已变化：来源有新陈述，或他人已作出认定。请核对后重新决定。",
        )
    if not reason.strip():
        raise Refused(
            "Укажите, почему верно именно это значение: без причины решение не понять.",
            "Say why this value holds: without a reason nobody will understand the ruling.",
            "请说明为何采用该值：缺少理由，他人无法理解该认定。",
        )
    return _rule(found, choice, reason.strip(), by)


def _rule(found: Disagreement, choice: str, reason: str, by: Actor) -> Ruling:
    chosen = next((one.value for one in found.sayings if str(one.claim.pk) == choice), None)
    value = found.held if choice == HELD else chosen
    if value is None:
        raise Refused("Выберите одно из значений.", "Choose one of the values.", "请选择其中一个值。")
    noun, _, code = found.record.partition(":")
    store = Store()
    store.put(MODELS[noun], noun, {code: columns_of(found.record, found.field, value)})
    claim = Claim.objects.create(record=found.record, field=found.field, value=value, layer="editorial", made_by=by.name)
    ruling = Ruling.objects.create(
        record=found.record,
        field=found.field,
        value=value,
        weighed=[list(one.mark) for one in found.sayings],
        claim=claim,
        reason=reason,
        by=by.name,
        at=datetime.now(UTC),
    )
    note(
        record=found.record,
        verb="settled",
        by=by.name,
        reason=reason,
        before=store.ledger.before.get(found.record, {}),
        after={**store.ledger.after.get(found.record, {}), "ruled on": found.field},
    )
    return ruling
