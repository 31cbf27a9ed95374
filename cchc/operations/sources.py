"""Every room's facts, in one table; a test keeps it complete."""

from cchc.api import facts as api
from cchc.citizens import facts as citizens
from cchc.dialogues import facts as dialogues
from cchc.documents import facts as documents
from cchc.dossiers import facts as dossiers
from cchc.feedback import facts as feedback
from cchc.indicators import facts as indicators
from cchc.kernel.audit import FactSource
from cchc.notices import facts as notices
from cchc.obligations import facts as obligations
from cchc.organisation import facts as organisation
from cchc.plans import facts as plans
from cchc.portal import facts as portal
from cchc.privacy import facts as privacy
from cchc.procedures import facts as procedures
from cchc.reports import facts as reports
from cchc.results import facts as results
from cchc.reviews import facts as reviews
from cchc.surveys import facts as surveys

SOURCES: tuple[FactSource, ...] = (
    *organisation.SOURCES,
    *citizens.SOURCES,
    *notices.SOURCES,
    *dossiers.SOURCES,
    *documents.SOURCES,
    *obligations.SOURCES,
    *plans.SOURCES,
    *procedures.SOURCES,
    *reports.SOURCES,
    *results.SOURCES,
    *reviews.SOURCES,
    *surveys.SOURCES,
    *dialogues.SOURCES,
    *privacy.SOURCES,
    *feedback.SOURCES,
    *indicators.SOURCES,
    *api.SOURCES,
    *portal.SOURCES,
)
