"""The closed lists of the field: kinds, stages, statuses, formats. The values are those of the reading format."""

from __future__ import annotations

from enum import StrEnum


class EventKind(StrEnum):
    COUNCIL_SESSION = "council_session"
    MINISTERIAL_MEETING = "ministerial_meeting"
    HEADS_MEETING = "heads_meeting"
    SENIOR_OFFICIALS_SESSION = "senior_officials_session"
    WORKING_GROUP_SESSION = "working_group_session"
    EXPERT_MEETING = "expert_meeting"
    FORUM = "forum"
    CONFERENCE = "conference"
    SEMINAR = "seminar"
    WEBINAR = "webinar"
    ROUND_TABLE = "round_table"
    EXHIBITION = "exhibition"
    FESTIVAL = "festival"
    HIGH_LEVEL_EVENT = "high_level_event"
    LAUNCH = "launch"
    SESSION_OF_PARTNER = "session_of_partner"
    OTHER = "other"


class EventStatus(StrEnum):
    HELD = "held"
    NOT_HELD = "not_held"
    PLANNED = "planned"
    PROPOSED = "proposed"
    ONGOING = "ongoing"
    RESUMED = "resumed"
    LAUNCHED = "launched"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class EventFormat(StrEnum):
    IN_PERSON = "in_person"
    ONLINE = "online"
    HYBRID = "hybrid"


class DocumentKind(StrEnum):
    STRATEGY = "strategy"
    PROGRAMME = "programme"
    ACTION_PLAN = "action_plan"
    PLAN = "plan"
    ROADMAP = "roadmap"
    CONCEPT = "concept"
    FRAMEWORK = "framework"
    REGULATION = "regulation"
    STATEMENT = "statement"
    DECLARATION = "declaration"
    MEMORANDUM = "memorandum"
    AGREEMENT = "agreement"
    DECISION = "decision"
    PROTOCOL = "protocol"
    COMMUNIQUE = "communique"
    REPORT = "report"
    ANALYSIS = "analysis"
    INITIATIVE = "initiative"
    SCHEDULE = "schedule"
    OTHER = "other"


class DocumentStage(StrEnum):
    PROPOSED = "proposed"
    BEING_PREPARED = "being_prepared"
    DRAFT = "draft"
    UNDER_NEGOTIATION = "under_negotiation"
    AGREED = "agreed"
    ADOPTED = "adopted"
    IN_FORCE = "in_force"
    BEING_EXTENDED = "being_extended"


class BodyKind(StrEnum):
    ORGANISATION = "organisation"
    COUNCIL = "council"
    SECRETARIAT = "secretariat"
    MINISTERIAL_MEETING = "ministerial_meeting"
    HEADS_OF_AGENCIES_MEETING = "heads_of_agencies_meeting"
    COMMISSION = "commission"
    SPECIAL_WORKING_GROUP = "special_working_group"
    PERMANENT_WORKING_GROUP = "permanent_working_group"
    EXPERT_GROUP = "expert_group"
    FORUM = "forum"
    ASSOCIATION = "association"
    CONSORTIUM = "consortium"
    CENTRE = "centre"
    PARTNER_ORGANISATION = "partner_organisation"
    OTHER = "other"


class BodyStatus(StrEnum):
    ACTIVE = "active"
    CREATED = "created"
    PROPOSED = "proposed"
    ABSENT = "absent"
    DORMANT = "dormant"


class FollowUpNature(StrEnum):
    INTENTION = "intention"
    NEXT_STEP = "next_step"
    NEED = "need"
    RECOMMENDATION = "recommendation"
    PROPOSAL = "proposal"
    POSSIBILITY = "possibility"


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
