"""Several events told by one name: «48-е (27 мая) и 49-е (21 октября) заседания», «два круглых стола: «А» (…) и «Б» (…)»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from svod.kernel.span import Span
from svod.language.phrases.ordinals.ru import ordinal_of
from svod.reading.brackets import atoms_between
from svod.reading.drafts import Draft, grouped
from svod.reading.names import nominative
from svod.reading.scene import Scene

_BRACKET = r"(?: \((?:[^()]|\([^()]*\))*\))"
_NUMBER = r"(?:\d{1,3}-[а-яё]{1,3}|[IVXLC]{1,7})"
_QUOTE = r"«[^«»]*(?:«[^«»]*»[^«»]*)*»"
_BEFORE = re.compile(rf"(?:(?<=\s)|^){_NUMBER}{_BRACKET}?(?:(?:, | и |, а также ){_NUMBER}{_BRACKET}?)+ (?:[а-яё]+ ){{0,2}}$")
_AFTER = re.compile(rf": (?:соответственно )?(?P<list>{_NUMBER}{_BRACKET}(?:(?:, | и |; ){_NUMBER}{_BRACKET})+)")
_QUOTED = re.compile(rf": (?P<list>{_QUOTE}{_BRACKET}?(?:(?:, | и |; ){_QUOTE}{_BRACKET}?)+)")
_ITEM = re.compile(rf"(?P<number>{_NUMBER})(?P<bracket>{_BRACKET})?")
_QUOTED_ITEM = re.compile(rf"(?P<quote>{_QUOTE})(?P<bracket>{_BRACKET})?")


def _clone(scene: Scene, draft: Draft, start: int, end: int) -> Draft:
    head = draft.head
    name = draft.name if head is None else scene.text(scene.prose.tokens[head.at].start, draft.end)
    return replace(
        draft, start=start, end=end, name=nominative(name, draft.case, "sing"), case="nomn", plural=False, count=None, groups=[],
        spans={**{k: list(v) for k, v in draft.spans.items() if k != "count"}, "name": [(start, end), (draft.start, draft.end)]},
    )  # fmt: skip


def _by_number(scene: Scene, draft: Draft, start: int, text: str) -> list[Draft]:
    clones = []
    for item in _ITEM.finditer(text):
        if any(a <= item.start() < b for a, b in (b.span() for b in re.finditer(_BRACKET, text))):
            continue
        at = scene.prose.token_at(start + item.start("number"))
        read = ordinal_of(scene.prose.tokens, at)
        if read is None:
            continue
        clone = _clone(scene, draft, start + item.start("number"), start + item.end("number"))
        clone.ordinal, clone.ordinal_at = read[0], (clone.start, clone.end)
        clone.spans["ordinal"] = [clone.ordinal_at]
        clones.append(clone)
    return clones


def _by_quote(scene: Scene, draft: Draft, start: int, text: str) -> list[Draft]:
    clones = []
    for item in _QUOTED_ITEM.finditer(text):
        clone = _clone(scene, draft, start + item.start("quote"), start + item.end("quote"))
        clone.theme = item["quote"][1:-1]
        clone.spans["theme"] = [(clone.start, clone.end)]
        clones.append(clone)
    return clones


def _respectively(scene: Scene, draft: Draft, clones: list[Draft], sentence: Span) -> None:
    """«…: соответственно 22 мая в г. Ош и 4 декабря в г. Минске»: to each its own, in order."""
    atoms = atoms_between(scene, draft.end, sentence.end)
    groups = grouped(atoms)
    if len(groups) != len(clones) or any(not g.dates for g in groups):
        return
    for clone, group in zip(clones, groups, strict=True):
        clone.groups = [group]
        clone.has_bracket = True
    for kind, found, _ in atoms:
        scene.used.add(found.start)
        if kind == "date":
            scene.date_roles[found.start] = "event"


def spread(scene: Scene, sentence: Span, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with every plural name that lists its sessions told as one draft for each."""
    out: list[Draft] = []
    for draft in drafts:
        clones: list[Draft] = []
        if draft.head is not None:
            head = scene.prose.tokens[draft.head.at].start
            before = _BEFORE.search(scene.text(sentence.start, head))
            after = _AFTER.match(scene.prose.text, draft.end, sentence.end) if draft.plural else None
            theme = draft.spans.get("theme", [(draft.end + 2, 0)])[0][0]
            quoted = _QUOTED.match(scene.prose.text, theme - 2, sentence.end) if draft.plural else None
            if before:
                clones = _by_number(scene, draft, sentence.start + before.start(), before.group())
                if clones and "(" not in before.group():
                    _respectively(scene, draft, clones, sentence)
            elif after:
                clones = _by_number(scene, draft, after.start("list"), after["list"])
            elif quoted:
                clones = _by_quote(scene, draft, quoted.start("list"), quoted["list"])
        out.extend(clones or [draft])
    return sorted(out, key=lambda d: d.start)
