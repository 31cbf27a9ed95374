"""Every read of the public pages; an agency that is not public is not found (404)."""

from cchc.portal.queries.catalogue import Described, Line, catalogue, described, lines_of
from cchc.portal.queries.drafts import (
    PaperToGive,
    applies,
    content_of,
    draft_for,
    drafts_of,
    fileable,
    filer_with,
    missing_papers,
    newer_version,
    papers_to_give,
    sent_by,
    takes_filings,
    version_to_file,
)
from cchc.portal.queries.faces import Face, face_of, face_of_agency, public_agencies
from cchc.portal.queries.figures import COLUMNS, Counted, Figures, figures_of, months_with_figures
from cchc.portal.queries.found import Found, found_of

__all__ = [
    "COLUMNS",
    "Counted",
    "Described",
    "Face",
    "Figures",
    "Found",
    "Line",
    "PaperToGive",
    "applies",
    "catalogue",
    "content_of",
    "described",
    "draft_for",
    "drafts_of",
    "face_of",
    "face_of_agency",
    "figures_of",
    "fileable",
    "filer_with",
    "found_of",
    "lines_of",
    "missing_papers",
    "months_with_figures",
    "newer_version",
    "papers_to_give",
    "public_agencies",
    "sent_by",
    "takes_filings",
    "version_to_file",
]
