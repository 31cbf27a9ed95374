"""A catalogue as a file: .xlsx with six sheets, or JSON; docs/rules/procedures.md, "Files".

``read`` finds every bad row; what ``workbook`` and ``objects`` write reads back the same.
"""

from cchc.procedures.exchange.objects import objects
from cchc.procedures.exchange.reading import Catalogue, RowProblem, Written, read
from cchc.procedures.exchange.workbooks import workbook

WRITERS = {"xlsx": workbook, "json": objects}
MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}

__all__ = [
    "MEDIA_TYPES",
    "WRITERS",
    "Catalogue",
    "RowProblem",
    "Written",
    "objects",
    "read",
    "workbook",
]
