"""Results with the text beside them, and rows of the backlog with their scans."""

from cchc.results.models.backlog import BacklogImport, BacklogItem, BacklogScan
from cchc.results.models.repository import Result, ResultCorrection, ResultText

__all__ = [
    "BacklogImport",
    "BacklogItem",
    "BacklogScan",
    "Result",
    "ResultCorrection",
    "ResultText",
]
