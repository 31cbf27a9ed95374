"""Every read of the public pages; an agency that is not public is not found (404)."""

from cchc.portal.queries.catalogue import Described, Line, catalogue, described, lines_of
from cchc.portal.queries.faces import Face, face_of, public_agencies
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
    "catalogue",
    "described",
    "face_of",
    "figures_of",
    "found_of",
    "lines_of",
    "months_with_figures",
    "public_agencies",
]
