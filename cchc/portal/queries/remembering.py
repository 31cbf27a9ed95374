"""Whether a filer let us keep what they said of themselves; docs/rules/consents.md."""

from cchc.organisation.models import Agency
from cchc.portal.models import Filer
from cchc.privacy import queries as privacy
from cchc.privacy.choices import Purpose
from cchc.privacy.models import Consent
from cchc.privacy.queries import Words


def may_remember(filer: Filer) -> bool:
    """Whether a consent of the filer holds."""
    return privacy.consents_of_account(filer.account, Purpose.PREFILL).exists()


def words_to_ask(filer: Filer, agency: Agency) -> Words | None:
    """What is put before a filer who has not consented yet."""
    return None if may_remember(filer) else privacy.words_now(agency, Purpose.PREFILL)


def agreed_by(filer: Filer) -> list[Consent]:
    """What the filer consented to and may take back."""
    return list(privacy.consents_of_account(filer.account))
