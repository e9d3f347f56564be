"""What several checks need to know of one paper, reasoned once: routes, signers, decisions, favours asked of leaders.

These functions return facts with their places; which article a fact breaks is for the checks to say.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .agenda import (
        AgendaAsk as AgendaAsk,
        Opinions as Opinions,
        agenda_ask as agenda_ask,
        no_written_request as no_written_request,
        opinion_fault as opinion_fault,
        opinions as opinions,
    )
    from .application_forms import (
        FORM_KINDS as FORM_KINDS,
        form_matter as form_matter,
        submitter_level as submitter_level,
    )
    from .asking import (
        Ask as Ask,
        asks as asks,
        independent as independent,
        matters as matters,
    )
    from .assigned import (
        Involved as Involved,
        assignments as assignments,
        involved as involved,
    )
    from .audits import (
        interference as interference,
    )
    from .consents import (
        government_consent as government_consent,
    )
    from .consultation import (
        Consultation as Consultation,
        answered_below as answered_below,
        consultations as consultations,
        consulted as consulted,
        not_consulted as not_consulted,
        signed_by_heads as signed_by_heads,
    )
    from .decisions import (
        Matter as Matter,
        matter as matter,
    )
    from .discord import (
        unsettled as unsettled,
    )
    from .dissent import (
        DISAGREEMENT_WORDS as DISAGREEMENT_WORDS,
        Disagreement as Disagreement,
        disagreement as disagreement,
    )
    from .events import (
        Event as Event,
        Invitation as Invitation,
        days_ahead as days_ahead,
        days_in as days_in,
        invitation as invitation,
        reported_to_foreign_office as reported_to_foreign_office,
        submission as submission,
        working_days_ahead as working_days_ahead,
    )
    from .favour_words import FAVOUR_WORDS as FAVOUR_WORDS
    from .favours import (
        Favour as Favour,
        attendances as attendances,
        favours_asked as favours_asked,
    )
    from .forums import (
        Ruling as Ruling,
        irregular_meetings as irregular_meetings,
        misplaced as misplaced,
        not_collective as not_collective,
        right_forum as right_forum,
        rulings as rulings,
        special_meeting_oversteps as special_meeting_oversteps,
    )
    from .forwarding import (
        passed_on_department as passed_on_department,
    )
    from .gifts import (
        gifts_and_banquets as gifts_and_banquets,
    )
    from .groundwork import (
        Ground as Ground,
        Missing as Missing,
        ground as ground,
        missing as missing,
        touches_public as touches_public,
    )
    from .issued_rules import (
        issued_rule as issued_rule,
        tells_how_made as tells_how_made,
    )
    from .issuers import (
        joint_issuers as joint_issuers,
        marked_issuers as marked_issuers,
        same_organ as same_organ,
    )
    from .leaves import (
        ITEMS as ITEMS,
        LEADERS as LEADERS,
        Leave as Leave,
        leave as leave,
    )
    from .meeting_leaves import (
        MeetingLeave as MeetingLeave,
        meeting_leave as meeting_leave,
    )
    from .meetings import (
        Chairing as Chairing,
        chairings as chairings,
        head_away as head_away,
        is_member as is_member,
        is_vice_head as is_vice_head,
        named as named,
        not_chaired_by_head as not_chaired_by_head,
        office_rank as office_rank,
        role_of as role_of,
        stand_ins as stand_ins,
        whereabouts as whereabouts,
    )
    from .presence import (
        leader_expected as leader_expected,
    )
    from .relations import (
        is_subordinate as is_subordinate,
        peers as peers,
    )
    from .remedies import (
        first_only as first_only,
        without as without,
    )
    from .reviews import (
        Unreviewed as Unreviewed,
        blank as blank,
        review as review,
        reviewing_organ as reviewing_organ,
        unreviewed as unreviewed,
    )
    from .routes import (
        PERSONAL_KINDS as PERSONAL_KINDS,
        addressed_leaders as addressed_leaders,
        copied as copied,
        internal_issuer as internal_issuer,
        issued_by_district as issued_by_district,
        issued_by_office as issued_by_office,
        leader_exception as leader_exception,
        sender as sender,
        sent_in_parallel as sent_in_parallel,
        sent_to_leader_besides as sent_to_leader_besides,
        skipped as skipped,
        spanning as spanning,
        superiors as superiors,
        to_city as to_city,
        to_district as to_district,
        upward as upward,
    )
    from .secrecy import (
        published_secret as published_secret,
    )
    from .signers import (
        Standing as Standing,
        acts_for_head as acts_for_head,
        head_present as head_present,
        is_appointment as is_appointment,
        is_deputy as is_deputy,
        is_head as is_head,
        other_portfolio as other_portfolio,
        reserved_to_head as reserved_to_head,
        same_person as same_person,
        signed_personally as signed_personally,
        signer_missing as signer_missing,
        standing as standing,
    )
    from .submissions import SUBMITTING_KINDS as SUBMITTING_KINDS
    from .titles import (
        TitleParts as TitleParts,
        between_organs as between_organs,
        formal as formal,
        stem as stem,
        title_parts as title_parts,
    )
    from .told_signers import (
        ToldSigner as ToldSigner,
        signers_told as signers_told,
    )
    from .visits import (
        Visit as Visit,
        visit as visit,
    )

_ROOMS = {
    "audits": ("interference",),
    "gifts": ("gifts_and_banquets",),
    "agenda": (
        "AgendaAsk",
        "Opinions",
        "agenda_ask",
        "no_written_request",
        "opinion_fault",
        "opinions",
    ),
    "groundwork": (
        "Ground",
        "Missing",
        "ground",
        "missing",
        "touches_public",
    ),
    "forums": (
        "Ruling",
        "irregular_meetings",
        "misplaced",
        "not_collective",
        "right_forum",
        "rulings",
        "special_meeting_oversteps",
    ),
    "meetings": (
        "Chairing",
        "chairings",
        "head_away",
        "is_member",
        "is_vice_head",
        "named",
        "not_chaired_by_head",
        "office_rank",
        "role_of",
        "stand_ins",
        "whereabouts",
    ),
    "meeting_leaves": (
        "MeetingLeave",
        "meeting_leave",
    ),
    "remedies": ("first_only", "without"),
    "routes": (
        "PERSONAL_KINDS",
        "addressed_leaders",
        "copied",
        "internal_issuer",
        "issued_by_district",
        "issued_by_office",
        "leader_exception",
        "sender",
        "sent_in_parallel",
        "sent_to_leader_besides",
        "skipped",
        "spanning",
        "superiors",
        "to_city",
        "to_district",
        "upward",
    ),
    "signers": (
        "Standing",
        "acts_for_head",
        "head_present",
        "is_appointment",
        "is_deputy",
        "is_head",
        "other_portfolio",
        "reserved_to_head",
        "same_person",
        "signed_personally",
        "signer_missing",
        "standing",
    ),
    "decisions": (
        "Matter",
        "matter",
    ),
    "application_forms": ("FORM_KINDS", "form_matter", "submitter_level"),
    "issued_rules": ("issued_rule", "tells_how_made"),
    "reviews": ("Unreviewed", "blank", "review", "reviewing_organ", "unreviewed"),
    "submissions": ("SUBMITTING_KINDS",),
    "favour_words": ("FAVOUR_WORDS",),
    "favours": (
        "Favour",
        "attendances",
        "favours_asked",
    ),
    "titles": (
        "TitleParts",
        "between_organs",
        "formal",
        "stem",
        "title_parts",
    ),
    "told_signers": (
        "ToldSigner",
        "signers_told",
    ),
    "issuers": (
        "joint_issuers",
        "marked_issuers",
        "same_organ",
    ),
    "relations": (
        "is_subordinate",
        "peers",
    ),
    "secrecy": ("published_secret",),
    "asking": (
        "Ask",
        "asks",
        "independent",
        "matters",
    ),
    "consents": ("government_consent",),
    "discord": ("unsettled",),
    "assigned": (
        "Involved",
        "assignments",
        "involved",
    ),
    "consultation": (
        "Consultation",
        "answered_below",
        "consultations",
        "consulted",
        "not_consulted",
        "signed_by_heads",
    ),
    "events": (
        "Event",
        "Invitation",
        "days_ahead",
        "days_in",
        "invitation",
        "reported_to_foreign_office",
        "submission",
        "working_days_ahead",
    ),
    "forwarding": ("passed_on_department",),
    "visits": (
        "Visit",
        "visit",
    ),
    "leaves": (
        "ITEMS",
        "LEADERS",
        "Leave",
        "leave",
    ),
    "presence": ("leader_expected",),
    "dissent": (
        "DISAGREEMENT_WORDS",
        "Disagreement",
        "disagreement",
    ),
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    """Load the room a name lives in when it is first asked for: most papers need few of them."""
    if name not in _HOME:
        raise AttributeError(name)
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value
