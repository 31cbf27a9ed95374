"""Who may do what; docs/rules/permissions.md. The only place where roles meet acts."""

from collections.abc import Iterable

SEERS = (
    "chair",
    "vice_chair",
    "office",
    "clerk",
    "one_stop",
    "officer",
    "accountant",
    "supervisor",
)
LEADERS = ("chair", "vice_chair")
DOERS = ("chair", "vice_chair", "office", "one_stop", "officer", "accountant")

TABLE: dict[str, tuple[str, ...]] = {
    "see_plan": SEERS,
    "import_plan": ("office",),
    "adopt_plan": LEADERS,
    "amend_plan": LEADERS,
    "assign_task": ("office",),
    "submit_product": DOERS,
    "accept_product": (*LEADERS, "office"),
    "grant_extension": LEADERS,
    "waive_finding": LEADERS,
    "record_event": (*LEADERS, "office"),
    "urge": (*LEADERS, "office"),
    "draft_document": DOERS,
    "sign_off": LEADERS,
    "issue_document": ("clerk",),
    "compose_report": ("office",),
    "contribute_to_report": DOERS,
    "submit_report": ("office", "clerk"),
    "recommend": ("supervisor",),
    "answer_recommendation": (*LEADERS, "office"),
    "see_submitted": ("superior",),
    "appraise_report": ("superior",),
    "see_personal_data": ("one_stop",),
    "register_citizen": ("one_stop",),
    "see_access_log": ("chair", "administrator"),
    "manage_units": ("office", "administrator"),
    "manage_calendar": ("office", "administrator"),
    "manage_delegations": ("office",),
    "manage_templates": ("office", "administrator"),
    "manage_report_kinds": ("office", "administrator"),
    "see_procedures": SEERS,
    "manage_procedures": ("office",),
    "review_procedures": ("office", "one_stop", "officer"),
    "receive_dossier": ("one_stop",),
    "process_dossier": (*LEADERS, "one_stop", "officer", "accountant"),
    "decide_dossier": LEADERS,
    "mirror_dossiers": ("one_stop",),
    "see_masked_dossiers": (*LEADERS, "one_stop", "supervisor"),
    "reconcile_fees": (*LEADERS, "one_stop", "accountant"),
    "see_backlog": (*LEADERS, "office", "one_stop", "officer", "accountant", "supervisor"),
    "list_backlog": (*LEADERS, "office", "one_stop"),
    "keep_backlog": ("one_stop",),
    "keep_results": ("one_stop", "officer", "accountant"),
    "count_petitions": (*SEERS, "superior"),
    "see_petitions": (*LEADERS, "office", "one_stop"),
    "receive_petition": ("office", "one_stop"),
    "assign_petition": (*LEADERS, "office"),
    "answer_petition": DOERS,
    "approve_petition": LEADERS,
    "publish_petition": ("office",),
    "see_reserved_petitions": ("chair",),
    "manage_accounts": ("administrator",),
    "manage_settings": ("administrator",),
    "manage_clients": ("administrator",),
    "approve_client": LEADERS,
}


def allows(roles: Iterable[str], act: str) -> bool:
    """Whether one of the roles allows the act; an unknown act is a KeyError, not a no."""
    allowed = TABLE[act]
    return any(role in allowed for role in roles)
