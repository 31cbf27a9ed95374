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
from cchc.portal.queries.faces import Face, face_of, public_agencies
from cchc.portal.queries.figures import COLUMNS, Counted, Figures, figures_of, months_with_figures
from cchc.portal.queries.found import Found, found_of
from cchc.portal.queries.news import news_acts, news_for, news_of, public_item, public_news
from cchc.portal.queries.progress import (
    Part,
    Progress,
    plans_to_show,
    progress_of,
    shown_plan,
    whole_of,
)

__all__ = [
    "COLUMNS",
    "Counted",
    "Described",
    "Face",
    "Figures",
    "Found",
    "Line",
    "PaperToGive",
    "Part",
    "Progress",
    "applies",
    "catalogue",
    "content_of",
    "described",
    "draft_for",
    "drafts_of",
    "face_of",
    "figures_of",
    "fileable",
    "filer_with",
    "found_of",
    "lines_of",
    "missing_papers",
    "months_with_figures",
    "newer_version",
    "news_acts",
    "news_for",
    "news_of",
    "papers_to_give",
    "plans_to_show",
    "progress_of",
    "public_agencies",
    "public_item",
    "public_news",
    "sent_by",
    "shown_plan",
    "takes_filings",
    "version_to_file",
    "whole_of",
]
