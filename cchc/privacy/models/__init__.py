"""What this room keeps: requests, runs of retention, consents, breaches."""

from cchc.privacy.models.breaches import Breach, BreachNote
from cchc.privacy.models.consents import Consent, ConsentText
from cchc.privacy.models.requests import DataRequest, RetentionRun

__all__ = ["Breach", "BreachNote", "Consent", "ConsentText", "DataRequest", "RetentionRun"]
