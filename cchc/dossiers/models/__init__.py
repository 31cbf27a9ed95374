"""Dossiers, their dates and pauses, papers, supplements, steps, apologies, slips, results."""

from cchc.dossiers.models.dossier import Dossier
from cchc.dossiers.models.ending import FinishCorrection, ResultFile
from cchc.dossiers.models.fees import FeeAccount, Payment
from cchc.dossiers.models.incidents import Incident
from cchc.dossiers.models.lateness import Apology, CitizenNotice, PhoneCall
from cchc.dossiers.models.mirror import (
    DossierImport,
    DossierSource,
    ImportProblem,
    SourceChange,
)
from cchc.dossiers.models.papers import (
    Attachment,
    AttemptBlocked,
    BroughtFile,
    BroughtSupplement,
    Declaration,
    PaperTaken,
    SupplementItem,
    SupplementRequest,
)
from cchc.dossiers.models.rating import RatingToken
from cchc.dossiers.models.slips import Slip
from cchc.dossiers.models.time import DueDate, Pause
from cchc.dossiers.models.work import StepRun

__all__ = [
    "Apology",
    "Attachment",
    "AttemptBlocked",
    "BroughtFile",
    "BroughtSupplement",
    "CitizenNotice",
    "Declaration",
    "Dossier",
    "DossierImport",
    "DossierSource",
    "DueDate",
    "FeeAccount",
    "FinishCorrection",
    "ImportProblem",
    "Incident",
    "PaperTaken",
    "Pause",
    "Payment",
    "PhoneCall",
    "RatingToken",
    "ResultFile",
    "Slip",
    "SourceChange",
    "StepRun",
    "SupplementItem",
    "SupplementRequest",
]
