"""Which date, place, format and chair belongs to which event of a sentence."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence
from itertools import pairwise

from svod.kernel.span import Span
from svod.language.morphology import analyses
from svod.language.nounphrase import phrase_end
from svod.reading.anchors import council_at
from svod.reading.brackets import Bracket, RangedAtom, atoms_between, brackets_in
from svod.reading.drafts import Draft, Group, grouped
from svod.reading.names import nominative
from svod.reading.scene import Scene

_CUT = re.compile(
    r"(?<=;)|,(?= (?:(?:в ходе|на полях|в рамках|по итогам|во время|участник\w+|цель\w+|итог\w*|результат\w*|\w+ заседание|на|в|к|о|по) )?котор)"
    r"|,(?= (?:где|что|причем|причём|после чего|при этом) )|,(?= а (?!также))|(?<= )(?=на полях котор)|,(?= в ходе )"
)
_RELATIVE = re.compile(r",? ?котор(?:ый|ая|ое|ые|ую)\b")
_MAIN_AGAIN = re.compile(r", (?=[А-ЯЁ«\"])|, (?=(?:был|прош|состоял|пров[её]л|представител|эксперт|сторон|участник)\w*)")
_DASH = re.compile(r",? [–—-] ")
_LEAD_OF_ATOM = 6
_LONGEST_LEAD = 90
_LEAD_MARKS = 9
_DIRECT = re.compile(r"[ »”\"]*")
_ANOTHERS_CITY = re.compile(
    r"(?:делегаци\w+|представител\w+|эксперт\w+|гост\w+|администраци\w+|мэр\w*|жител\w+|университет\w*|базы?|базе) (?:из )?(?:[\w.]+ ){0,9}$",
    re.IGNORECASE,
)
_PARTICIPATION = re.compile(r"приня\w+ участие|участвовал|представлен", re.IGNORECASE)
_BACKGROUND = re.compile(r"(?:созданн|учрежд[её]нн|расположенн|действующ)\w+ (?:\w+ )?$")


def segments_of(scene: Scene, sentence: Span) -> list[int]:
    """Clean starts of the clauses of a sentence."""
    cuts = [m.end() for m in _CUT.finditer(scene.prose.text, sentence.start, sentence.end)]
    return sorted({sentence.start, *cuts, *_ends_of_relatives(scene, sentence, cuts)})


def _ends_of_relatives(scene: Scene, sentence: Span, cuts: Sequence[int]) -> list[int]:
    """Where «…, который прошел 18-20 мая в г. Атырау, …» gives way to the main clause again."""
    ends = []
    for start, stop in pairwise([*cuts, sentence.end]):
        if _RELATIVE.match(scene.prose.text, start):
            held = scene.happenings.within(start, min(stop, start + 60))
            back = _MAIN_AGAIN.search(scene.prose.text, held[0].end, stop) if held else None
            if back and scene.happenings.within(back.end(), stop):
                ends.append(back.end())
    return ends


def segment_at(segments: Sequence[int], position: int) -> int:
    return bisect.bisect_right(segments, position) - 1


def _council_before(scene: Scene, bracket: Bracket, sentence: Span, index: int) -> Draft | None:
    """The council right before a dated bracket, whose session it tells."""
    tokens = scene.prose.tokens
    close = scene.prose.token_at(bracket.start)
    for at in range(close - 1, max(close - 16, -1), -1):
        token = tokens[at]
        if token.start < sentence.start or token.kind != "word":
            break
        named = token.is_abbreviation and token.text != scene.own and len(token.text) <= 6 and not scene.titles.at(token.start)
        if not (named or council_at(scene, token.start, bracket.start)):
            continue
        if phrase_end(scene.prose, at, sentence.end, scene.barriers, scene.heads, own=scene.own) != close:
            continue
        if named and not council_at(scene, token.start, bracket.start) and not _is_convening(scene, token.text):
            continue
        case = next((a.case for a in analyses(token.lower) if a.pos == "NOUN" and a.case), "nomn") if not named else "nomn"
        printed = scene.text(token.start, tokens[close - 1].end)
        body = nominative(printed, case or "nomn")
        draft = Draft(
            token.start, tokens[close - 1].end, index, None, printed, body=body, body_at=(token.start, tokens[close - 1].end)
        )
        draft.note("body", (token.start, tokens[close - 1].end))
        draft.note("name", (token.start, tokens[close - 1].end))
        return draft
    return None


def _is_convening(scene: Scene, short: str) -> bool:
    """Whether a short form was spelt out as something that meets: a council, committee, commission."""
    for one in scene.short_forms:
        if one.value.form == short and one.value.expansion:
            first = scene.text(*one.value.expansion).split(" ")[0]
            if any(
                a.lemma in {"совет", "комитет", "комиссия", "форум", "совещание", "группа", "ассамблея"}
                for a in analyses(first.lower())
            ):
                return True
    return any(b.abbreviation == short and str(b.kind) in {"council", "commission", "forum"} for b in scene.lexicon.bodies)


def _bracket_owner(scene: Scene, bracket: Bracket, drafts: list[Draft]) -> Draft | None:
    best = None
    for draft in drafts:
        if draft.end <= bracket.start and _DIRECT.fullmatch(scene.text(draft.end, bracket.start)):
            best = draft if best is None or (draft.start <= best.start and draft.strength >= best.strength) else best
    return best


def _follows_date(scene: Scene, bracket: Bracket) -> bool:
    return any(one.end <= bracket.start <= one.end + 1 for one in scene.dates.within(max(0, bracket.start - 60), bracket.start))


def give_brackets(scene: Scene, sentence: Span, index: int, drafts: list[Draft]) -> list[Bracket]:
    """Hands every bracket to the name it follows; councils named only so join `drafts`. Returns the brackets nobody owns."""
    left = []
    for bracket in brackets_in(scene, sentence):
        owner = _bracket_owner(scene, bracket, drafts)
        if owner is None and bracket.has_day and not _follows_date(scene, bracket):
            owner = _council_before(scene, bracket, sentence, index)
            if owner is not None:
                drafts.append(owner)
                drafts.sort(key=lambda d: d.start)
        if owner is None:
            if not any(t.end <= bracket.start <= t.end + 1 for t in scene.titles.within(sentence.start, bracket.start)):
                left.append(bracket)
            continue
        owner.groups.extend(grouped(bracket.atoms))
        owner.has_bracket = True
        _use(scene, bracket.atoms, "event")
    return left


_COLON = re.compile(r" ?: ")


def give_dashes(scene: Scene, sentence: Span, drafts: list[Draft]) -> None:
    """«Заседание комитета – 13 марта 2024 г., г. Ош»: what follows a dash is as good as a bracket."""
    for at, draft in enumerate(drafts):
        dash = _DASH.match(scene.prose.text, draft.end)
        if dash is None or draft.has_bracket:
            continue
        stop = drafts[at + 1].start if at + 1 < len(drafts) else sentence.end
        atoms = [a for a in atoms_between(scene, dash.end(), stop) if a[1].start not in scene.used]
        if atoms and len(scene.text(dash.end(), atoms[0][1].start)) <= _LEAD_OF_ATOM:
            draft.groups.extend(grouped(atoms))
            draft.has_bracket = True
            _use(scene, atoms, "event")


def give_lists(scene: Scene, sentence: Span, drafts: list[Draft]) -> None:
    """«Проведено четыре заседания комиссии: 26 июня – в режиме видеоконференции; 7–8 августа – в г. Ош»: a group a segment."""
    for at, draft in enumerate(drafts):
        colon = _COLON.match(scene.prose.text, draft.end)
        if colon is None or draft.has_bracket or not (draft.plural or draft.count):
            continue
        stop = drafts[at + 1].start if at + 1 < len(drafts) else sentence.end
        edges = [colon.end(), *(m.end() for m in re.finditer(";", scene.prose.text[:stop]) if m.start() > colon.end()), stop]
        parts = [[a for a in atoms_between(scene, a, b) if a[1].start not in scene.used] for a, b in itertools.pairwise(edges)]
        if sum(kind == "date" for part in parts for kind, _, _ in part) < 2:
            continue
        for part in parts:
            draft.groups.extend(grouped(part))
            _use(scene, part, "event")
        draft.has_bracket = True


def _use(scene: Scene, atoms: Sequence[RangedAtom], role: str) -> None:
    for kind, found, _ in atoms:
        scene.used.add(found.start)
        if kind == "date":
            scene.date_roles[found.start] = "event" if role == "event" else "document"


def _flow(scene: Scene, sentence: Span, drafts: list[Draft], owned: list[tuple[int, int]]) -> list[RangedAtom]:
    """Atoms of the running sentence, outside owned brackets, names and titles."""
    out = []
    for atom in atoms_between(scene, sentence.start, sentence.end):
        kind, found, dates = atom
        at = found.start
        if at in scene.used or any(a <= at < b for a, b in owned) or any(d.start < at < d.end for d in drafts):
            continue
        title = scene.title_at(at)
        if title is not None and kind != "format":
            continue
        before = scene.text(max(sentence.start, at - 60), at)
        if (
            kind == "place"
            and (_ANOTHERS_CITY.search(before) or _BACKGROUND.search(before))
            and not re.search(r"(?:^|\W)в $", before[-4:])
        ):
            continue
        if kind == "date" and dates is None:
            continue
        out.append(atom)
    return out


def _share(drafts: list[Draft], atoms: list[RangedAtom], scene: Scene) -> None:
    for draft in drafts:
        draft.groups.extend(grouped(atoms))
    _use(scene, atoms, "event")


def _in_segment(scene: Scene, drafts: list[Draft], atoms: list[RangedAtom], end: int) -> None:
    """One clause: what stands before its first event is shared by all of them, what follows goes to the nearest before."""
    if len(drafts) == 1:
        _share(drafts, atoms, scene)
        return
    verbs = [h.start for h in scene.happenings.within(drafts[0].start, end)]
    together = not any(a.end <= v < b.start for a, b in pairwise(drafts) for v in verbs)
    lead = [a for a in atoms if a[1].start < drafts[0].start]
    if lead:
        _share([d for d in drafts if not d.is_dated], lead, scene)
    tail = [a for a in atoms if a[1].start >= drafts[-1].start]
    if tail and together and any(drafts[-1].end <= v < tail[0][1].start for v in verbs):
        _share(drafts, tail, scene)
        tail = []
    for this, following in zip(drafts, [*drafts[1:], None], strict=False):
        stop = following.start if following else end
        own = [a for a in atoms if this.start <= a[1].start < stop and (following or a in tail)]
        if not own:
            continue
        if following is not None and this.groups and any(own[0][1].start <= v < following.start for v in verbs):
            _share([following], own, scene)
        else:
            _share([this], own, scene)


def give_flow(scene: Scene, sentence: Span, drafts: list[Draft], unowned: list[Bracket]) -> None:
    """Hands the atoms of the running sentence to the events of their clause; then chairs and initiators."""
    events = [d for d in drafts if d.strength > -1.0]
    segments = segments_of(scene, sentence)
    owned = [(b.start, b.end) for b in brackets_in(scene, sentence) if b not in unowned]
    atoms = _flow(scene, sentence, drafts, owned)
    for number, start in enumerate(segments):
        end = segments[number + 1] if number + 1 < len(segments) else sentence.end
        here = [a for a in atoms if start <= a[1].start < end]
        inside = [d for d in events if start <= d.start < end]
        roles = [r for r in scene.roles.within(start, end) if not scene.title_at(r.start)]
        if not inside:
            before = [d for d in events if d.start < start]
            after = [d for d in events if d.start >= end]
            if before and _RELATIVE.match(scene.prose.text, start) and scene.happenings.within(start, end):
                inside = before[-1:]
            elif after and not before and not after[0].is_dated:
                inside = after[:1]
            elif before and roles:  # «Форум прошёл в Оше; председательствовала армянская сторона»
                here, inside = [], before[-1:]
            else:
                continue
        if here:
            _in_segment(scene, inside, here, end)
        for role in roles:
            for draft in _role_takers(inside, role.start):
                if role.value.role == "chair" and draft.chair is None:
                    draft.chair = role.value.state
                elif role.value.role == "initiator" and draft.initiator is None:
                    draft.initiator = role.value.state
                draft.note(role.value.role, (role.start, role.end))
            scene.used.add(role.start)
    _share_last_bracket(scene, sentence, events, atoms)


def lead_line(scene: Scene, index: int, drafts: list[Draft]) -> None:
    """«12.04.2022 — Ош. Семинар …» of a chronicle: a sentence of nothing but day and place before the event."""
    prose = scene.prose
    if not index or not drafts or drafts[0].groups:
        return
    before, sentence = prose.sentences[index - 1], prose.sentences[index]
    if prose.passage_at(before.start) != prose.passage_at(sentence.start) or before.end - before.start > _LONGEST_LEAD:
        return
    atoms = atoms_between(scene, before.start, before.end)
    covered = sum(found.end - found.start for _, found, _ in atoms)
    if any(kind == "date" for kind, _, _ in atoms) and before.end - before.start - covered <= _LEAD_MARKS:
        drafts[0].groups.extend(grouped(atoms))
        drafts[0].has_bracket = True
        _use(scene, atoms, "event")


def head_line(scene: Scene, sentence: Span, drafts: list[Draft]) -> None:
    """The heading of minutes: «ПРОТОКОЛ пятого заседания …», and below it a line with nothing but place and date."""
    prose = scene.prose
    passage = prose.passage_at(sentence.start)
    if not drafts or drafts[-1].groups or passage + 1 >= len(prose.passages) or prose.passages[passage].end != sentence.end:
        return
    below = prose.passages[passage + 1]
    if (
        below.end - below.start > 90
        or scene.happenings.within(sentence.start, sentence.end)
        or scene.text(sentence.end - 1, sentence.end) == "."
    ):
        return
    atoms = atoms_between(scene, below.start, below.end)
    covered = sum(found.end - found.start for _, found, _ in atoms)
    if not any(kind == "date" for kind, _, _ in atoms) or below.end - below.start - covered > 8:
        return
    drafts[-1].groups.extend(grouped(atoms))
    drafts[-1].has_bracket = True
    _use(scene, atoms, "event")


_LABEL = re.compile(
    r"(?:Дат[аы]|Место|Место проведения|Дата и место|Формат|Режим|Форма|Председатель|Председательствовал[аи]?|Date|Dates|Venue|Place|Location|Mode|Format|Chair|Chairperson)(?: проведения)? ?[:–—] ?",
    re.IGNORECASE,
)
_MOST_LABELS = 5


def head_block(scene: Scene, sentence: Span, drafts: list[Draft]) -> None:
    """«Дата: …», «Место: …», «Формат: …» in lines of their own below the name of the session."""
    prose = scene.prose
    at = prose.passage_at(sentence.start)
    if not drafts or prose.passages[at].end != sentence.end or scene.happenings.within(sentence.start, sentence.end):
        return
    atoms: list[RangedAtom] = []
    for passage in prose.passages[at + 1 : at + 1 + _MOST_LABELS]:
        label = _LABEL.match(prose.text, passage.start, passage.end)
        if label is None:
            break
        chair = next(
            (r for r in scene.roles.within(passage.start, passage.end) if r.value.role == "chair" and r.value.state), None
        )
        if chair is not None:
            drafts[-1].chair = drafts[-1].chair or chair.value.state
            drafts[-1].note("chair", (chair.start, chair.end))
            scene.used.add(chair.start)
            continue
        atoms.extend(a for a in atoms_between(scene, passage.start, passage.end) if a[1].start not in scene.used)
    if atoms and not any(d.groups for d in drafts):
        group = Group()
        for whole in grouped(atoms):
            group.dates.extend(whole.dates)
            group.places.extend(whole.places)
            group.formats.extend(whole.formats)
        drafts[-1].groups.append(group)
        drafts[-1].has_bracket = True
        _use(scene, atoms, "event")


def _role_takers(drafts: list[Draft], at: int) -> list[Draft]:
    before = [d for d in drafts if d.end <= at]
    if len(drafts) == 1 or not before:
        return drafts
    return [before[-1]] if before[-1] is not drafts[-1] or len(before) > 1 else before


def _share_last_bracket(scene: Scene, sentence: Span, events: list[Draft], atoms: list[RangedAtom]) -> None:
    """«… приняла участие в А, Б и В (г. Минск, 3 мая)»: one bracket for all."""
    if len(events) < 2 or atoms or not events[-1].has_bracket or any(d.groups for d in events[:-1]):
        return
    if _PARTICIPATION.search(scene.text(sentence.start, sentence.end)):
        for draft in events[:-1]:
            draft.groups.extend(Group(list(g.dates), list(g.places), list(g.formats)) for g in events[-1].groups)
            draft.has_bracket = True
