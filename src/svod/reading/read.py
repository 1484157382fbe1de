"""Reading a text: the one way in."""

from __future__ import annotations

from datetime import date

from svod.language.lexicon import Lexicon
from svod.language.prose import prose_of
from svod.reading import english_bodies, english_documents, english_events
from svod.reading.bodies import read_bodies
from svod.reading.calendar import date_mentions, period_of, resolve_dates
from svod.reading.decision import read_decision
from svod.reading.documents import read_documents
from svod.reading.events import read_drafts
from svod.reading.figures import read_figures
from svod.reading.followups import read_followups
from svod.reading.footnotes import read_footnotes
from svod.reading.leftovers import read_leftovers
from svod.reading.links import with_decision, with_outcomes, with_session
from svod.reading.naming import naming_of
from svod.reading.scene import scene_of
from svod.reading.sections import sections_of
from svod.reading.shapes import Reading
from svod.reading.shortened import with_short_titles_joined
from svod.reading.shortforms import read_abbreviations
from svod.reading.telling import tell


def read_text(text: str, *, name: str = "", dated: date | None = None, lexicon: Lexicon | None = None) -> Reading:
    """What `text` says: events, documents, bodies and the rest, every value with its span in `text`.

    `dated` is the text's own date, for days without a year; `lexicon` the names known from a pack. Never fails on any text;
    what belongs nowhere is in `unplaced`. Time and memory grow with the length of the text.
    """
    prose = prose_of(text)
    scene = scene_of(prose, lexicon, dated)
    resolve_dates(scene)
    period = period_of(scene)
    sections = sections_of(scene)
    naming = naming_of(scene)
    drafts = read_drafts(scene) if scene.tongue == "ru" else english_events.read_drafts(scene)
    naming.see_series(drafts)
    decision = read_decision(scene, naming)
    documents_in = read_documents if scene.tongue == "ru" else english_documents.read_documents
    documents = documents_in(scene, sections, naming, drafts, decision.date if decision else None)
    documents = with_decision(documents, decision)
    documents = with_short_titles_joined(documents, scene.own)
    events = with_outcomes(with_session(tell(scene, sections, naming, drafts), decision, scene), documents)
    bodies_in = read_bodies if scene.tongue == "ru" else english_bodies.read_bodies
    bodies = tuple(bodies_in(scene, sections, naming, drafts))
    return Reading(
        text=text,
        name=name,
        language=scene.tongue,
        areas=sections.areas,
        events=tuple(events),
        documents=tuple(documents),
        bodies=bodies,
        abbreviations=read_abbreviations(scene),
        followups=read_followups(scene, sections, bodies),
        figures=read_figures(scene),
        footnotes=read_footnotes(scene, tuple(documents)),
        decision=decision,
        period=period,
        dates=date_mentions(scene),
        unplaced=read_leftovers(scene),
        dated=dated,
    )
