"""Every read of the catalogue; unseen is 404. ``today`` decides which posts and rights count."""

from cchc.procedures.queries.reach import (
    applied_on,
    fields_of,
    get_for,
    may_manage,
    of_agency,
    procedure_with_code,
    search,
    version_for,
    version_on,
    versions_for,
    versions_on,
    visible_to,
)
from cchc.procedures.queries.wholes import whole, wholes

__all__ = [
    "applied_on",
    "fields_of",
    "get_for",
    "may_manage",
    "of_agency",
    "procedure_with_code",
    "search",
    "version_for",
    "version_on",
    "versions_for",
    "versions_on",
    "visible_to",
    "whole",
    "wholes",
]
