"""Every table of the register, gathered for Django; each noun keeps its own models."""

from __future__ import annotations

from svod.register.areas.models import Area
from svod.register.bodies.models import Body
from svod.register.chairs.models import ChairPaper
from svod.register.claims.models import Claim
from svod.register.disagreements.models import Ruling
from svod.register.dismissals.models import Dismissal
from svod.register.documents.models import Document
from svod.register.events.models import Event, EventArea, EventBody, EventCity
from svod.register.figures.models import Figure
from svod.register.followups.models import FollowUp
from svod.register.identities.models import Identity
from svod.register.journal.models import JournalEntry
from svod.register.letters.models import Entry, Letter
from svod.register.misses.models import Miss
from svod.register.notices.models import Notice
from svod.register.people.models import Account, Guess, Invitation, Person, RoleGrant
from svod.register.proposals.models import Intake, Proposal
from svod.register.questions.models import Message, Question
from svod.register.releases.models import AcceptedFinding, Release, ReleasedFile
from svod.register.sources.models import KeptFile, Organisation, Period, Source
from svod.register.states.models import City, Membership, State
from svod.register.submissions.models import Remark, Request, Submission
from svod.register.texts.models import Text
from svod.register.wordings.models import Wording

__all__ = [
    "AcceptedFinding",
    "Account",
    "Area",
    "Body",
    "ChairPaper",
    "City",
    "Claim",
    "Dismissal",
    "Document",
    "Entry",
    "Event",
    "EventArea",
    "EventBody",
    "EventCity",
    "Figure",
    "FollowUp",
    "Guess",
    "Identity",
    "Intake",
    "Invitation",
    "JournalEntry",
    "KeptFile",
    "Letter",
    "Membership",
    "Message",
    "Miss",
    "Notice",
    "Organisation",
    "Period",
    "Person",
    "Proposal",
    "Question",
    "Release",
    "ReleasedFile",
    "Remark",
    "Request",
    "RoleGrant",
    "Ruling",
    "Source",
    "State",
    "Submission",
    "Text",
    "Wording",
]
