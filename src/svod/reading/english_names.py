"""Names of events in English: how far each reaches, whose session it is, its theme."""

from __future__ import annotations

import re
from collections.abc import Iterator

from svod.kernel.span import Span
from svod.language.found import Found
from svod.language.phrases.bodies.en import EnglishBody
from svod.language.phrases.kinds.en import EnglishEvent
from svod.language.phrases.kinds.ru import EventHead
from svod.reading.drafts import Draft
from svod.reading.scene import Scene

SESSIONS = frozenset({"meeting", "session", "plenary", "meetings", "sessions", "summit"})
_LINK = re.compile(r" (?:of|on|for|in the field of|on the theme of|about|with|between|among|dedicated to|against) (?:the )?")
_STOP = frozenset({
    "was", "were", "is", "are", "will", "held", "took", "has", "have", "had", "which", "that", "at", "from", "via", "by", "under", "to", "shall",
    "in", "met", "where", "who", "as", "due", "because", "could", "did", "would", "should", "planned", "scheduled", "announced", "originally", "may",
    "until", "after", "before", "during", "through", "chaired", "intended", "brought", "approved", "adopted", "including",
})  # fmt: skip
_THEME = re.compile(r"(?:,? (?:on(?: the theme| the topic)?|under the (?:theme|title|motto)|entitled|titled|called))?[:,]? ?$")
_POINTS_BACK = re.compile(
    r"(?:this|that|these|those|such|same|said|above)\s+$|(?:margins|sidelines|framework|course) of (?:the |this )?$",
    re.IGNORECASE,
)


def complement_end(scene: Scene, event: Found[EnglishEvent], limit: int) -> int:
    """Where a name ends: after its noun go «of the Council», «on tariffs», «for customs laboratories»."""
    at = event.end
    text = scene.prose.text
    while link := _LINK.match(text, at, limit):
        stop = _words_end(scene, link.end(), limit)
        if stop <= link.end() or link.end() in scene.barriers or link.start() + 1 in scene.barriers:
            break
        at = stop
    return at


def _words_end(scene: Scene, start: int, limit: int) -> int:
    end = start
    for token in scene.prose.tokens_in(start, limit):
        if token.start in scene.barriers or token.lower in _STOP:
            break
        if token.kind == "mark" and not (token.text in "’'-" and scene.prose.text[token.start - 1].isalpha()):
            break
        if token.kind == "number" or token.lower in {"of", "on", "for", "with", "between", "the"}:
            if token.lower in {"of", "the"} and token.start > start and _goes_on(scene, token.end, limit):
                continue
            break
        if token.lower == "and":
            if not _goes_on(scene, token.end, limit):
                break
            continue
        end = token.end
    return end


def _goes_on(scene: Scene, at: int, limit: int) -> bool:
    """Whether after «and», «of», «the» the same name goes on: with a word that is no stop and no article of a new name."""
    following = next(iter(scene.prose.tokens_in(at, limit)), None)
    return (
        following is not None
        and following.kind == "word"
        and following.lower not in _STOP | {"a", "an", "of", "on", "for", "called"}
        and (following.start not in scene.barriers)
    )


def body_of(scene: Scene, event: Found[EnglishEvent], end: int, bodies: list[Found[EnglishBody]]) -> Found[EnglishBody] | None:
    """«meeting of the Working Group on Prices»: the body right after the noun."""
    if event.value.noun not in SESSIONS:
        return None
    link = re.compile(r" of (?:the )?").match(scene.prose.text, event.end)
    return next((b for b in bodies if link and b.start == link.end()), None) if link else None


def draft_of(scene: Scene, event: Found[EnglishEvent], index: int, sentence: Span, bodies: list[Found[EnglishBody]]) -> Draft:
    """The draft of one name with its body, ordinal and theme."""
    value, text = event.value, scene.prose.text
    end = complement_end(scene, event, sentence.end)
    body = body_of(scene, event, end, bodies)
    if body:
        end = max(end, body.end)
    head = EventHead(scene.prose.token_at(value.noun_at), value.noun, value.kind, "nomn", "sing")
    name = text[value.name_at : end]
    if value.plural:
        name = name.replace(text[value.noun_at : event.end], text[value.noun_at : event.end].rstrip("s"), 1)
    draft = Draft(event.start, end, index, head, name, plural=value.plural)
    draft.note("name", (event.start, end))
    if value.ordinal and value.ordinal_at:
        draft.ordinal, draft.ordinal_at = value.ordinal, value.ordinal_at
        draft.note("ordinal", value.ordinal_at)
    if body:
        draft.body, draft.body_at = body.value.name, (body.start, body.end)
        draft.note("body", draft.body_at)
    if _POINTS_BACK.search(text[max(0, event.start - 24) : event.start]):
        draft.strength = -1.0
    for quote in scene.quotes.within(end, sentence.end)[:1]:
        if _THEME.fullmatch(text[end : quote.start]):
            draft.theme = quote.value
            draft.note("theme", (quote.start, quote.end))
            draft.end = quote.end
    return draft


def names_in(scene: Scene, events: list[Found[EnglishEvent]], sentence: Span) -> Iterator[Found[EnglishEvent]]:
    """The event nouns of a sentence that stand outside quotations and outside the names of others."""
    reach = sentence.start
    for event in events:
        if sentence.start <= event.start < sentence.end and event.start >= reach and not scene.quoted(event.start):
            reach = max(event.end, complement_end(scene, event, sentence.end))
            yield event
