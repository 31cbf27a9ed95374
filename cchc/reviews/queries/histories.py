"""What happened to a review, a finding or a proposal, in words."""

from cchc.kernel import audit
from cchc.organisation.models import Agency, User
from cchc.reviews import facts
from cchc.reviews.choices import ACTS_DONE
from cchc.reviews.models import Finding
from cchc.web.components import Entry, Tone

_TONES: dict[str, Tone] = {
    "dismiss": "warn",
    "refuse": "bad",
    "accept": "good",
    "accept_partly": "good",
    "implement": "good",
    "withdraw": "warn",
}


def history(agency: Agency, kind: str, pk: int) -> list[Entry]:
    """Every act, the newest first. Three queries."""
    people = User.objects.filter(agency=agency)
    names = {person.actor_key: person.full_name for person in people}
    return [
        Entry(
            at=event.at,
            actor=names.get(event.actor, "Hệ thống"),
            text=ACTS_DONE.get(event.act, event.act),
            detail=str((event.payload or {}).get("reason", "")),
            tone=_TONES.get(event.act, "neutral"),
        )
        for event in reversed(audit.history(agency.code, kind, str(pk)))
    ]


def finding_history(finding: Finding) -> list[Entry]:
    """The acts on a finding, the newest first, and the review that found it."""
    review = finding.review
    found = Entry(at=review.run_at, actor=review.run_by.full_name, text=ACTS_DONE["find"])
    return [*history(review.agency, facts.FINDING, finding.pk), found]
