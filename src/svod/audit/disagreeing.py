"""What the rules on sources that disagree share: one rule looks at one kind of field, and is silent once somebody has ruled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from svod.audit.facts.shapes import Facts, Need
from svod.audit.finding import Finding
from svod.audit.rule import Rule
from svod.kernel.agreement import values_agree


class SourcesDisagree(Rule):
    """`fields`: of which the rule speaks, «event.dates»."""

    needs: ClassVar[tuple[Need, ...]] = ("disputes",)
    fields: ClassVar[tuple[str, ...]]

    def check(self, facts: Facts) -> Iterator[Finding]:
        for one in facts.disputes:
            if one.field not in self.fields or not one.stands:
                continue
            field = one.field.partition(".")[2]
            sides = [
                {
                    "who": _plain(side.who),
                    "words": _plain(side.words),
                    "source": side.source,
                    "at": side.place,
                    "value": side.value,
                }
                for side in one.sides
            ]
            unsaid = one.ruled is None and not any(values_agree(field, one.held, side.value) for side in one.sides)
            yield self.found(
                records=(one.record,), title=one.title, field=field, sides=sides, **({"held": one.held} if unsaid else {})
            )


def _plain(words: object) -> dict[str, str]:
    return {language: getattr(words, language) for language in ("ru", "en", "zh")}
