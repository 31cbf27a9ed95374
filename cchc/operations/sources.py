"""Every room's facts, in one table; a test keeps it complete."""

from cchc.api import facts as api
from cchc.citizens import facts as citizens
from cchc.documents import facts as documents
from cchc.dossiers import facts as dossiers
from cchc.kernel.audit import FactSource
from cchc.notices import facts as notices
from cchc.obligations import facts as obligations
from cchc.organisation import facts as organisation
from cchc.plans import facts as plans
from cchc.procedures import facts as procedures
from cchc.reports import facts as reports
from cchc.results import facts as results
from cchc.reviews import facts as reviews

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
    *api.SOURCES,
)
