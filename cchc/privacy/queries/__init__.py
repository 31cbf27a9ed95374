"""Every read of this room."""

from cchc.privacy.queries.extracts import extract_of, paper_of
from cchc.privacy.queries.keeping import (
    due_records,
    kept_for,
    months_of,
    previews,
    rules_of,
    runs_of,
)
from cchc.privacy.queries.reach import (
    acts_on,
    counts,
    has_extract,
    history,
    may_decide,
    may_handle,
    open_request,
    request_by_code,
    request_for,
    requests_of,
    run_for,
    terms_shown,
    unit_that_handles,
)

__all__ = [
    "acts_on",
    "counts",
    "due_records",
    "extract_of",
    "has_extract",
    "history",
    "kept_for",
    "may_decide",
    "may_handle",
    "months_of",
    "open_request",
    "paper_of",
    "previews",
    "request_by_code",
    "request_for",
    "requests_of",
    "rules_of",
    "run_for",
    "runs_of",
    "terms_shown",
    "unit_that_handles",
]
