"""What several checks need to know of one paper, reasoned once: routes, signers, decisions, favours asked of leaders.

These functions return facts with their places; which article a fact breaks is for the checks to say.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
    )
    from .asking import (
        Ask as Ask,
    )
    from .asking import (
        asks as asks,
    )
    from .asking import (
        independent as independent,
    )
    from .asking import (
        matters as matters,
    )
    from .consents import (
        government_consent as government_consent,
    )
    from .decisions import (
        Matter as Matter,
    )
    from .decisions import (
        Unreviewed as Unreviewed,
    )
    from .decisions import (
        issued_rule as issued_rule,
    )
    from .decisions import (
        matter as matter,
    )
    from .decisions import (
        review as review,
    )
    from .decisions import (
        reviewing_organ as reviewing_organ,
    )
    from .decisions import (
        unreviewed as unreviewed,
    )
    from .discord import (
        unsettled as unsettled,
    )
    from .assignments import (
        Involved as Involved,
        assignments as assignments,
        involved as involved,
    )
    from .consultation import (
        Consultation as Consultation,
        answered_below as answered_below,
        consultations as consultations,
        consulted as consulted,
        not_consulted as not_consulted,
        signed_by_heads as signed_by_heads,
    )
    from .dissent import (
        Disagreement as Disagreement,
        disagreement as disagreement,
    )
    from .favours import (
        Favour as Favour,
    )
    from .favours import (
        attendances as attendances,
    )
    from .favours import (
        favours_asked as favours_asked,
    )
    from .issuers import (
        joint_issuers as joint_issuers,
    )
    from .issuers import (
        marked_issuers as marked_issuers,
    )
    from .issuers import (
        same_organ as same_organ,
    )
    from .relations import (
        is_subordinate as is_subordinate,
    )
    from .relations import (
        peers as peers,
    )
    from .routes import (
        PERSONAL_KINDS as PERSONAL_KINDS,
    )
    from .routes import (
        addressed_leaders as addressed_leaders,
    )
    from .routes import (
        copied as copied,
    )
    from .routes import (
        internal_issuer as internal_issuer,
    )
    from .routes import (
        issued_by_district as issued_by_district,
    )
    from .routes import (
        issued_by_office as issued_by_office,
    )
    from .routes import (
        leader_exception as leader_exception,
    )
    from .routes import (
        sender as sender,
    )
    from .routes import (
        sent_in_parallel as sent_in_parallel,
    )
    from .routes import (
        skipped as skipped,
    )
    from .routes import (
        spanning as spanning,
    )
    from .routes import (
        superiors as superiors,
    )
    from .routes import (
        to_city as to_city,
    )
    from .routes import (
        to_district as to_district,
    )
    from .routes import (
        upward as upward,
    )
    from .secrecy import (
        published_secret as published_secret,
    )
    from .signers import (
        Standing as Standing,
    )
    from .signers import (
        acts_for_head as acts_for_head,
    )
    from .signers import (
        head_present as head_present,
    )
    from .signers import (
        is_appointment as is_appointment,
    )
    from .signers import (
        is_deputy as is_deputy,
    )
    from .signers import (
        is_head as is_head,
    )
    from .signers import (
        other_portfolio as other_portfolio,
    )
    from .signers import (
        reserved_to_head as reserved_to_head,
    )
    from .signers import (
        same_person as same_person,
    )
    from .signers import (
        signed_personally as signed_personally,
    )
    from .signers import (
        signer_missing as signer_missing,
    )
    from .signers import (
        standing as standing,
    )
    from .titles import (
        TitleParts as TitleParts,
    )
    from .titles import (
        between_organs as between_organs,
    )
    from .titles import (
        formal as formal,
    )
    from .titles import (
        stem as stem,
    )
    from .titles import (
        title_parts as title_parts,
    )

_ROOMS = {
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
    ),
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
        "Unreviewed",
        "issued_rule",
        "matter",
        "review",
        "reviewing_organ",
        "unreviewed",
    ),
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
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    """Load the room a name lives in when it is first asked for: most papers need few of them."""
    if name not in _HOME:
        raise AttributeError(name)
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value
